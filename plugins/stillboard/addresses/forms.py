"""What old addresses of each engine look like: the one table that links in posts, the script on 404.html and the rules of servers
are made of.

A pattern is written in what the expressions of Python, PCRE (nginx, Apache), RE2 (Caddy) and JavaScript have in common, with no
look to the side, and without regard to case. In it ID is an id, N a number, SLUG the words that engines put beside an id and
never look at. It is looked for behind the address's start, a / or a ?, up to the end of the path, so that the folder in which a
forum lay and an index.php? before the path are no matter.
"""

from __future__ import annotations

import functools

from ._form import BOARD, FILE, INDEX, KINDS, MEMBER, NAME, NUMBER, PAGE, PARTS, POST, START, THREAD, Form, form
from .other_forms import (
    BBPRESS,
    DISCUZ,
    DRUPAL,
    HACKER_NEWS,
    JFORUM,
    KUNENA,
    LITHIUM,
    PHORUM,
    REDDIT,
    SLASH,
    SNITZ,
    UCOZ,
    WPFORO,
    XMB,
    YABB,
)

__all__ = ["BARE", "FORMS", "FRAGMENTS", "KINDS", "PARTS", "PER_PAGE", "Form", "names_members"]

XENFORO = (
    # /threads/slug.12/page-3, /threads/slug.12/post-99, /threads/12/, also behind index.php?; /posts/99/, goto/post?id=99
    form(rf"threads/(?:[^/?]*\.)?{THREAD}/page-?{PAGE}"),
    form(rf"threads/(?:[^/?]*\.)?{THREAD}/post-{POST}"),
    form(rf"threads/(?:[^/?]*\.)?{THREAD}(?:/[a-z-]*)?", "page=page quote=post"),
    form(rf"posts/{POST}(?:/[a-z-]*)?"),
    form(rf"goto/post/{POST}"),
    form(r"(?:goto/post|posts)", "id=post"),
    form(rf"members/(?:[^/?]*\.)?{MEMBER}(?:/[a-z-]*)?"),
    form(rf"(?:media/(?:albums/)?users|resources/authors)/(?:[^/?]*\.)?{MEMBER}(?:/[a-z-]*)?"),
    form(r"search/member", "user_id=member"),
    form(rf"(?:forums|categories)/(?:[^/?]*\.)?{BOARD}(?:/page-?N)?"),
    form(rf"attachments/(?:[^/?]*\.)?{FILE}"),
    # under the names that owners gave threads: /topics/slug.12/page-3, /t/slug.12/
    form(rf"(?:t|thread|topics?|discussions?)/[^/?]*\.{THREAD}/page-?{PAGE}", own=True),
    form(rf"(?:t|thread|topics?|discussions?)/[^/?]*\.{THREAD}/post-{POST}", own=True),
    form(rf"(?:t|thread|topics?|discussions?)/[^/?]*\.{THREAD}(?:/[a-z-]*)?", "page=page", own=True),
)
DISCOURSE = (
    # /t/slug/12/3, /t/12/3, /t/slug/12.json, /raw/12/3, /p/99, /c/slug/5; a slug is never digits alone
    form(rf"t/(?:[0-9]*[^/?0-9][^/?]*/)?{THREAD}/{NUMBER}(?:/[a-z]*)?"),
    form(rf"t/(?:[0-9]*[^/?0-9][^/?]*/)?{THREAD}(?:\.[a-z]+)?(?:/[a-z]*)?", "page=page"),
    form(rf"raw/{THREAD}/{NUMBER}"),
    form(rf"raw/{THREAD}"),
    form(rf"p/{POST}(?:/[0-9]+)?"),
    form(rf"c/(?:[^/?]+/)+{BOARD}(?:/[a-z/]*)?"),
    form(rf"(?:u|users)/{NAME}(?:/[a-z/-]*)?"),
)
INVISION = (
    # /topic/12-slug/page/2/, /topic/12-slug/page__st__20, ?do=findComment&comment=99, index.php?showtopic=12&st=20,
    # index.php?act=ST&f=3&t=12, /lofiversion/index.php/t12-20.html
    form(rf"topic/{THREAD}-[^?&;]*__p(?:id)?__{POST}[^?&;]*"),
    form(rf"topic/{THREAD}-[^?&;]*__st__{START}[^?&;]*"),
    form(rf"topic/{THREAD}-SLUG/page[/-]?{PAGE}"),
    form(rf"topic/{THREAD}-SLUG(?:/[a-z_-]*)?", "comment=post pid=post p=post page=page st=start"),
    form(
        INDEX, "comment=post pid=post p=post showtopic=thread page=page st=start showuser=member showforum=board attach_id=file"
    ),
    form(INDEX, "t=thread st=start", "act=ST"),
    form(INDEX, "t=thread", "act=Print"),
    form(INDEX, "t=thread", "section=printtopic"),
    form(INDEX, "tid=thread", "code=showtopic"),
    form(INDEX, "qpid=post t=thread", "act=Post"),
    form(INDEX, "f=board", "act=SF"),
    form(INDEX, "MID=member", "act=Profile"),
    form(INDEX, "id=file", "act=attach"),
    form(rf"lofiversion/index\.php[/?]t{THREAD}-{START}\.html"),
    form(rf"lofiversion/index\.php[/?]t{THREAD}\.html"),
    form(rf"lofiversion/index\.php[/?]f{BOARD}(?:-N)?\.html"),
    form(rf"(?:profile|user)/{MEMBER}-SLUG(?:/[a-z_-]*)?"),
    form(rf"forum/{BOARD}-SLUG(?:/[^?&;]*)?"),
    form(r"interface/file/attachment\.php", "id=file"),
)
VBULLETIN = (
    # /threads/12-slug/page2, showthread.php?12-slug/page2 (vBulletin 4); showthread.php?t=12&page=4, showpost.php?p=99;
    # archive/index.php/t-12-p-2.html
    form(rf"(?:threads|showthread\.php|showthread|printthread\.php)[/?]{THREAD}(?:-SLUG)?/page-?{PAGE}", "p=post"),
    form(
        rf"(?:threads|showthread\.php|showthread|printthread\.php)[/?]{THREAD}(?:-SLUG)?", "p=post page=page pp=per postid=post"
    ),
    form(
        r"(?:showthread|printthread|showpost|newreply)\.php",
        "p=post postid=post t=thread threadid=thread page=page pagenumber=page pp=per perpage=per",
    ),
    form(rf"archive/index\.php[/?]t-{THREAD}-p-{PAGE}\.html"),
    form(rf"archive/index\.php[/?]t-{THREAD}\.html"),
    form(rf"archive/index\.php[/?]f-{BOARD}(?:-p-N)?\.html"),
    form(rf"(?:members|member\.php)[/?]{MEMBER}-SLUG(?:/[a-z-]*)?"),
    form(rf"member\.php[/?]{MEMBER}"),
    form(r"member\.php", "u=member userid=member"),
    form(rf"(?:forums|forumdisplay\.php)[/?]{BOARD}-SLUG(?:/page-?N)?"),
    form(rf"forumdisplay\.php[/?]{BOARD}"),
    form(r"forumdisplay\.php", "f=board forumid=board"),
    form(r"attachment\.php", "attachmentid=file"),
    form(rf"attachments/(?:[^?]+/)?{FILE}d[0-9]+(?:t)?-[^/?]*"),
    form(rf"node/{POST}"),
    form(r"filedata/fetch", "id=file"),
    form(r"(?:report|reputation)\.php", "p=post", own=True),
    form(r"sendmessage\.php", "t=thread", "do=sendtofriend"),
    form(r"misc\.php", "t=thread", "do=whoposted"),
    form(r"search\.php", "u=member userid=member", "do=finduser"),
    # vBSEO, DBSEO: /lamps/12-slug-2.html, /12-slug-post99.html, /99-post3.html, /slug-12/page2.html; archive/t-12-p-2.html
    form(rf"(?:archive|sitemap)/t-{THREAD}-p-{PAGE}\.html", own=True),
    form(rf"(?:archive|sitemap)/t-{THREAD}\.html", own=True),
    form(rf"members/(?:SLUG-)?{MEMBER}\.html", own=True),
    form(rf"members/{NAME}\.html", own=True),
    form(rf"{POST}-post[0-9]*\.html", own=True),
    form(rf"SLUG-post{POST}\.html", own=True),
    form(rf"{THREAD}-SLUG/page-?{PAGE}", "p=post", own=True),
    form(rf"{THREAD}-SLUG-(?P<maybe>N)\.html", own=True),
    form(rf"{THREAD}-SLUG", "p=post page=page", own=True),
    form(rf"SLUG-t?{THREAD}/(?:index|page)-?{PAGE}(?:\.html)?", own=True),
    form(rf"SLUG-t{THREAD}-p(?:age)?-?{PAGE}(?:\.html)?", own=True),
    form(rf"SLUG-f{BOARD}(?:-N)?(?:\.html)?", own=True),
    form(rf"SLUG-t?{THREAD}(?:\.html)?", own=True),
    form(rf"f-?{BOARD}(?:\.html)?", own=True),
)
MYBB = (
    # /thread-12-page-2.html, /thread-12-post-34.html, /user-5.html, /forum-3.html, archive/index.php?thread-12-2.html
    form(rf"thread-{THREAD}-(?:page-)?{PAGE}\.html"),
    form(rf"thread-{THREAD}-post-{POST}\.html"),
    form(rf"thread-{THREAD}(?:-[a-z]+)?\.html"),
    form(rf"user-{MEMBER}\.html"),
    form(rf"forum-{BOARD}(?:-(?:page-)?N)?\.html"),
    form(r"(?:showthread|printthread)\.php", "pid=post tid=thread page=page"),
    form(r"newreply\.php", "replyto=post pid=post tid=thread"),
    form(r"forumdisplay\.php", "fid=board"),
    form(r"member\.php", "uid=member"),
    form(r"search\.php", "uid=member", "action=finduser"),
    form(r"search\.php", "uid=member", "action=finduserthreads"),
    form(r"attachment\.php", "aid=file thumbnail=file"),
    form(r"thread-SLUG", "pid=post"),
)
_MORE = r"(?:/[a-z]+[0-9]?(?:[,/][^?]*)?)?(?:\.html?)?"
_MESSAGE = r"(?P<thread>ID)\.msg(?P<post>ID)(?:#.*)?"
_OFFSET = r"(?P<thread>ID)\.(?P<start>N)(?:#.*)?"
_TOPIC = r"(?P<thread>ID)(?:\.[a-z]*|\.from[0-9]+)?(?:#.*)?"
SMF = (
    # index.php/topic,12.15.html, index.php/topic,12.msg34.html; index.php?topic=12.msg34#msg34; 2.1: ?msg=34; YaBB SE;
    # in any order: index.php/action,dlattach/topic,12.0/attach,7
    form(rf"attach,{FILE}{_MORE}"),
    form(rf"topic,{THREAD}\.msg{POST}{_MORE}"),
    form(rf"topic,{THREAD}\.{START}{_MORE}"),
    form(rf"topic,{THREAD}(?:\.[a-z]+)?{_MORE}"),
    form(rf"msg,{POST}{_MORE}"),
    form(rf"action,profile/(?:[^?]*/)?u,{MEMBER}{_MORE}"),
    form(rf"u,{MEMBER}/(?:[^?]*/)?action,profile{_MORE}"),
    form(rf"board,{BOARD}(?:\.N)?{_MORE}"),
    form(INDEX, "attach=file", "action=dlattach", topic=r"(?P<thread>ID)(?:\.[0-9a-z]+)?"),
    form(INDEX, "u=member", "action=profile"),
    form(INDEX, "threadid=thread start=start", "action=display"),
    form(INDEX, "quote=post", "action=post", topic=r"(?P<thread>ID)(?:\.[0-9a-z]+)?"),
    form(INDEX, topic=_MESSAGE),
    form(INDEX, "msg=post", topic=_OFFSET),
    form(INDEX, "msg=post", topic=_TOPIC),
    form(INDEX, board=r"(?P<board>ID)(?:\.[0-9a-z]+)?(?:#.*)?"),
    form(rf"SLUG[-_]t{THREAD}\.msg{POST}(?:\.html?)?"),
    form(rf"SLUG[-_]t{THREAD}\.{START}(?:\.html?)?"),
)
FLUXBB = (
    # viewtopic.php?id=12&p=2, viewtopic.php?pid=99; PunBB's /topic/12/slug/page/2/, /topic12-p2.html, /post/99/
    form(r"(?:viewtopic|viewprintable|viewprinttopic)\.php", "pid=post id=thread p=page"),
    form(r"viewforum\.php", "id=board"),
    form(r"profile\.php", "id=member"),
    form(r"search\.php", "user_id=member", "action=show_user_posts"),
    form(r"search\.php", "user_id=member", "action=show_user_topics"),
    form(r"post\.php", "qid=post tid=thread", own=True),
    form(r"misc\.php", "report=post", own=True),
    form(r"extern\.php", "tid=thread", own=True),
    form(rf"topic{THREAD}-p{PAGE}\.html", own=True),
    form(rf"topic{THREAD}(?:-[a-z-]+)?\.html", own=True),
    form(rf"forum{BOARD}(?:-pN)?\.html", own=True),
    form(rf"user{MEMBER}\.html", own=True),
    form(rf"post{POST}\.html", own=True),
    form(rf"topic/{THREAD}(?:/SLUG)?/page/{PAGE}"),
    form(rf"topic-{THREAD}(?:-SLUG)?-page-?{PAGE}\.html"),
    form(rf"topic-{THREAD}(?:-SLUG)?\.html"),
    form(rf"topic/{THREAD}(?:/SLUG)?", own=True),
    form(rf"forum/{BOARD}(?:/SLUG)?(?:/page/N)?"),
    form(rf"post/{POST}", own=True),
    form(rf"user/{MEMBER}", own=True),
)
NODEBB = (
    form(rf"topic/{THREAD}/[^/?]*/{NUMBER}"),
    form(rf"topic/{THREAD}(?:\.rss)?(?:/[^/?]*)?", "page=page"),
    form(rf"post/{POST}"),
    form(rf"category/{BOARD}(?:/[^/?]*)?"),
    form(rf"uid/{MEMBER}"),
    form(rf"user/{NAME}", own=True),
)
PROBOARDS = (
    form(rf"thread/{THREAD}(?:/[^/?]*)?", "page=page"),
    form(rf"post/{POST}/thread"),
    form(rf"board/{BOARD}(?:/[^/?]*)?"),
    form(rf"user/{MEMBER}"),
    form(r"(?:index\.cgi)?", "thread=thread page=page", "action=display"),
    form(r"index\.cgi", "num=thread start=start", "action=display"),
    form(r"index\.cgi", "thread=thread", "action=print"),
    form(r"index\.cgi", "post=post thread=thread", "action=gotopost"),
)
WOLTLAB = (
    # /thread/12-slug/?pageNo=2, index.php/Thread/12-slug/, index.php?page=Thread&threadID=12; 2: thread.php?threadid=12
    form(rf"threads?/{THREAD}-SLUG", "postID=post pageNo=page"),
    form(rf"threads?/{THREAD}", "postID=post pageNo=page", own=True),
    form(rf"boards?/{BOARD}-SLUG"),
    form(rf"user/{MEMBER}-SLUG"),
    form(rf"attachment/{FILE}-SLUG"),
    form(INDEX, "postID=post threadID=thread pageNo=page userID=member boardID=board attachmentID=file"),
    form(r"(?:thread|printthread|print)\.php", "postid=post threadid=thread page=page"),
    form(r"(?:board|profile)\.php", "boardid=board userid=member"),
)
VANILLA = (
    form(rf"discussion/comment/{POST}(?:/pN)?"),
    form(rf"discussion/{THREAD}(?:/[^/?]*)?/p{PAGE}"),
    form(rf"discussion/{THREAD}(?:/[^/?]*)?"),
    form(r"comments\.php", "DiscussionID=thread page=page"),
    form(rf"profile/{MEMBER}/[^/?]*"),
    form(rf"profile/{NAME}", own=True),
)
FLARUM = (
    form(rf"d/{THREAD}(?:-SLUG)?/{NUMBER}"),
    form(rf"d/{THREAD}(?:-SLUG)?", "near=number page=page"),
    form(rf"u/{NAME}", own=True),
)
PHPBB = (
    # viewtopic.php?f=1&t=2&start=15, once ?topic=2&forum=1; with rewritten addresses: /slug-t12-15.html, /topic12.html,
    # /post34.html, /board-f3/page25.html, /slug-vt12-15.html, /about12.html, /sutra34.html, /ftopict-12.html
    form(r"viewtopic\.php", "p=post t=thread start=start"),
    form(r"viewtopic\.php", "post=post topic=thread start=start", own=True),
    form(r"viewforum\.php", "f=board"),
    form(r"(?:memberlist|profile)\.php", "u=member"),
    form(r"search\.php", "author_id=member"),
    form(r"download(?:/file)?\.php", "id=file"),
    # as a module of PHP-Nuke and its kin
    form(r"(?:modules|index)\.php", "p=post t=thread start=start", "file=viewtopic"),
    form(r"(?:modules|index)\.php", "f=board", "file=viewforum"),
    form(r"(?:modules|index)\.php", "u=member", "file=profile"),
    form(rf"(?:SLUG-)?(?:t|f?topic)-?{THREAD}(?:-|s|-s){START}(?:-SLUG)?\.html?"),
    form(rf"(?:SLUG-)?(?:t|f?topic)-?{THREAD}\.html?"),
    form(rf"(?:SLUG-vt|about|ftopict-?){THREAD}-{START}\.html?", own=True),
    form(rf"(?:SLUG-vt|about|ftopict-?){THREAD}\.html?", "start=start", own=True),
    form(rf"(?:SLUG-vp|sutra|ftopicp-?){POST}\.html?", own=True),
    form(rf"SLUG-vf{BOARD}(?:-N)?\.html?", own=True),
    form(rf"SLUG-t{THREAD}/(?:page|index)-?{START}(?:\.html?)?", own=True),
    form(rf"SLUG-u{MEMBER}(?:\.html?)?", own=True),
    form(rf"SLUG-t{THREAD}-s?{START}", own=True),
    form(rf"SLUG-t{THREAD}", own=True),
    form(rf"f?topic{THREAD}-SLUG\.html?", own=True),
    form(rf"post-?{POST}\.html?"),
    form(rf"member-?{MEMBER}\.html?"),
    form(rf"(?:SLUG-f|forum-?){BOARD}(?:-N)?(?:/(?:page-?N|index))?(?:\.html?)?", own=True),
)
FORUMOTION = (
    # /t7-slug, /t7p25-slug, and once /board-f1/slug-t7.htm; /u5, /f3-slug
    form(rf"t{THREAD}p{START}(?:-SLUG)?"),
    form(rf"t{THREAD}(?:-SLUG)?"),
    form(rf"SLUG-t{THREAD}\.htm", own=True),
    form(r"viewtopic\.forum", "p=post t=thread start=start"),
    form(r"viewforum\.forum", "f=board"),
    form(r"profile\.forum", "u=member"),
    form(rf"u{MEMBER}"),
    form(rf"f{BOARD}(?:pN)?-SLUG"),
)
FORMS: dict[str, tuple[Form, ...]] = {
    "xenforo": XENFORO,
    "discourse": DISCOURSE,
    "invision": INVISION,
    "vbulletin": VBULLETIN,
    "mybb": MYBB,
    "smf": SMF,
    "fluxbb": FLUXBB,
    "nodebb": NODEBB,
    "proboards": PROBOARDS,
    "woltlab": WOLTLAB,
    "vanilla": VANILLA,
    "flarum": FLARUM,
    "phpbb": PHPBB,
    "forumotion": FORUMOTION,
    "xmb": XMB,
    "somethingawful": VBULLETIN[2:3] + VBULLETIN[8:9] + VBULLETIN[11:12],
    "bbpress": BBPRESS,
    "wpforo": WPFORO,
    "hackernews": HACKER_NEWS,
    "reddit": REDDIT,
    "drupal": DRUPAL,
    "ucoz": UCOZ,
    "discuz": DISCUZ,
    "phorum": PHORUM,
    "yabb": YABB,
    "jforum": JFORUM,
    "snitz": SNITZ,
    "lithium": LITHIUM,
    "slash": SLASH,
    "kunena": KUNENA,
}
"""By engine, in the order in which they are asked: where two know a form, the first says what it names."""

FRAGMENTS = "js-post-|post-|post_|post|p|pid|msg|comment-|elComment_|findComment-|entry|Comment_|Comment-|reply-|msg-"
"""What stands before a post's id behind the #, in any engine."""
BARE = frozenset({"phpbb", "forumotion", "ucoz", "jforum", "snitz", "kunena"})
"""Engines whose post's id also stands alone there."""
PER_PAGE = {
    "phpbb": 10,
    "mybb": 10,
    "smf": 15,
    "fluxbb": 25,
    "forumotion": 15,
    "vanilla": 30,
    "somethingawful": 40,
    "bbpress": 15,
    "lithium": 10,
}
"""Posts a page as engines have it by themselves, where that is not 20."""


@functools.cache
def names_members(engine: str) -> bool:
    """Whether addresses of an engine, or of one that is not known, name members by their names."""
    every = FORMS.get(engine) or tuple(form for forms in FORMS.values() for form in forms)
    return any("(?P<member>[^" in pattern for form in every for pattern in (form.path, *form.query.values()))
