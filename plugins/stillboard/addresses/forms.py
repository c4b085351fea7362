"""What old addresses of each engine look like: the one table that links in posts, the script on 404.html and the rules of servers
are made of.

A pattern is written in what the expressions of Python, PCRE (nginx, Apache), RE2 (Caddy) and JavaScript have in common, with no
look to the side, and without regard to case. In it ID is an id, N a number, SLUG the words that engines put beside an id and
never look at. It is looked for behind the address's start, a / or a ?, up to the end of the path, so that the folder in which a
forum lay and an index.php? before the path are no matter.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

PARTS = {"ID": r"[0-9]{1,18}", "N": r"[0-9]{1,7}", "SLUG": r"[^/?&;]*"}
KINDS = ("post", "thread", "member", "board", "file")
"""What an address can be of; at least one of these is named in each."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form. What it can name: KINDS, and number (of a post along its thread), page, start (how many posts stand before the
    page), per (posts a page, as the reader had it set), and maybe (a page, or the last word of a title).
    """

    path: str
    """The pattern of the path, or of what stands in its place behind a question mark. Each group is in every match."""
    query: Mapping[str, str] = field(default_factory=dict)
    """For each parameter what its value is: a name, or a pattern where it holds more, each of whose groups is in every match."""
    asked: str = ""
    """A parameter with its value that must be there too: action=profile."""
    own: bool = False
    """Whether it says so little that it counts only where the forum is known to be of this engine."""


def _form(path: str, query: str = "", asked: str = "", *, own: bool = False, **values: str) -> Form:
    """A form; `query`: parameters that are an id or a number, each with what it is: "p=post t=thread"."""
    plain = dict(pair.split("=") for pair in query.split())
    return Form(path, {**plain, **values}, asked, own)


_THREAD, _POST, _PAGE = "(?P<thread>ID)", "(?P<post>ID)", "(?P<page>N)"
_START, _NUMBER, _BOARD = "(?P<start>N)", "(?P<number>N)", "(?P<board>ID)"
_MEMBER, _FILE, _NAME = "(?P<member>ID)", "(?P<file>ID)", "(?P<member>[^/?&;]{1,80})"
_INDEX = r"(?:index\.php)?"

XENFORO = (
    # /threads/slug.12/page-3, /threads/slug.12/post-99, /threads/12/, also behind index.php?; /posts/99/, goto/post?id=99
    _form(rf"threads/(?:[^/?]*\.)?{_THREAD}/page-?{_PAGE}"),
    _form(rf"threads/(?:[^/?]*\.)?{_THREAD}/post-{_POST}"),
    _form(rf"threads/(?:[^/?]*\.)?{_THREAD}(?:/[a-z-]*)?", "page=page quote=post"),
    _form(rf"posts/{_POST}(?:/[a-z-]*)?"),
    _form(rf"goto/post/{_POST}"),
    _form(r"(?:goto/post|posts)", "id=post"),
    _form(rf"members/(?:[^/?]*\.)?{_MEMBER}(?:/[a-z-]*)?"),
    _form(rf"(?:forums|categories)/(?:[^/?]*\.)?{_BOARD}(?:/page-?N)?"),
    _form(rf"attachments/(?:[^/?]*\.)?{_FILE}"),
)
DISCOURSE = (
    # /t/slug/12/3, /t/12/3, /t/slug/12.json, /raw/12/3, /p/99, /c/slug/5; a slug is never digits alone
    _form(rf"t/(?:[0-9]*[^/?0-9][^/?]*/)?{_THREAD}/{_NUMBER}(?:/[a-z]*)?"),
    _form(rf"t/(?:[0-9]*[^/?0-9][^/?]*/)?{_THREAD}(?:\.[a-z]+)?(?:/[a-z]*)?", "page=page"),
    _form(rf"raw/{_THREAD}/{_NUMBER}"),
    _form(rf"raw/{_THREAD}"),
    _form(rf"p/{_POST}(?:/[0-9]+)?"),
    _form(rf"c/(?:[^/?]+/)+{_BOARD}(?:/[a-z/]*)?"),
    _form(rf"(?:u|users)/{_NAME}(?:/[a-z/-]*)?"),
)
INVISION = (
    # /topic/12-slug/page/2/, /topic/12-slug/page__st__20, ?do=findComment&comment=99, index.php?showtopic=12&st=20,
    # index.php?act=ST&f=3&t=12, /lofiversion/index.php/t12-20.html
    _form(rf"topic/{_THREAD}-[^?&;]*__p(?:id)?__{_POST}[^?&;]*"),
    _form(rf"topic/{_THREAD}-[^?&;]*__st__{_START}[^?&;]*"),
    _form(rf"topic/{_THREAD}-SLUG/page[/-]?{_PAGE}"),
    _form(rf"topic/{_THREAD}-SLUG(?:/[a-z_-]*)?", "comment=post pid=post p=post page=page st=start"),
    _form(
        _INDEX, "comment=post pid=post p=post showtopic=thread page=page st=start showuser=member showforum=board attach_id=file"
    ),
    _form(_INDEX, "t=thread st=start", "act=ST"),
    _form(_INDEX, "t=thread", "act=Print"),
    _form(_INDEX, "f=board", "act=SF"),
    _form(_INDEX, "MID=member", "act=Profile"),
    _form(_INDEX, "id=file", "act=attach"),
    _form(rf"lofiversion/index\.php[/?]t{_THREAD}-{_START}\.html"),
    _form(rf"lofiversion/index\.php[/?]t{_THREAD}\.html"),
    _form(rf"lofiversion/index\.php[/?]f{_BOARD}(?:-N)?\.html"),
    _form(rf"(?:profile|user)/{_MEMBER}-SLUG(?:/[a-z_-]*)?"),
    _form(rf"forum/{_BOARD}-SLUG(?:/[^?&;]*)?"),
    _form(r"interface/file/attachment\.php", "id=file"),
)
VBULLETIN = (
    # /threads/12-slug/page2, showthread.php?12-slug/page2 (vBulletin 4); showthread.php?t=12&page=4, showpost.php?p=99;
    # archive/index.php/t-12-p-2.html
    _form(rf"(?:threads|showthread\.php|showthread|printthread\.php)[/?]{_THREAD}(?:-SLUG)?/page-?{_PAGE}", "p=post"),
    _form(
        rf"(?:threads|showthread\.php|showthread|printthread\.php)[/?]{_THREAD}(?:-SLUG)?", "p=post page=page pp=per postid=post"
    ),
    _form(
        r"(?:showthread|printthread|showpost|newreply)\.php",
        "p=post postid=post t=thread threadid=thread page=page pagenumber=page pp=per perpage=per",
    ),
    _form(rf"archive/index\.php[/?]t-{_THREAD}-p-{_PAGE}\.html"),
    _form(rf"archive/index\.php[/?]t-{_THREAD}\.html"),
    _form(rf"archive/index\.php[/?]f-{_BOARD}(?:-p-N)?\.html"),
    _form(rf"(?:members|member\.php)[/?]{_MEMBER}-SLUG(?:/[a-z-]*)?"),
    _form(rf"member\.php[/?]{_MEMBER}"),
    _form(r"member\.php", "u=member userid=member"),
    _form(rf"(?:forums|forumdisplay\.php)[/?]{_BOARD}-SLUG(?:/page-?N)?"),
    _form(rf"forumdisplay\.php[/?]{_BOARD}"),
    _form(r"forumdisplay\.php", "f=board forumid=board"),
    _form(r"attachment\.php", "attachmentid=file"),
    _form(rf"attachments/(?:[^?]+/)?{_FILE}d[0-9]+(?:t)?-[^/?]*"),
    _form(rf"node/{_POST}"),
    _form(r"filedata/fetch", "id=file"),
    # vBSEO, DBSEO: /lamps/12-slug-2.html, /12-slug-post99.html, /99-post3.html, /slug-12/page2.html
    _form(rf"{_POST}-post[0-9]*\.html", own=True),
    _form(rf"SLUG-post{_POST}\.html", own=True),
    _form(rf"{_THREAD}-SLUG/page-?{_PAGE}", "p=post", own=True),
    _form(rf"{_THREAD}-SLUG-(?P<maybe>N)\.html", own=True),
    _form(rf"{_THREAD}-SLUG", "p=post page=page", own=True),
    _form(rf"SLUG-t?{_THREAD}/(?:index|page)-?{_PAGE}(?:\.html)?", own=True),
    _form(rf"SLUG-t{_THREAD}-p(?:age)?-?{_PAGE}(?:\.html)?", own=True),
    _form(rf"SLUG-f{_BOARD}(?:-N)?(?:\.html)?", own=True),
    _form(rf"SLUG-t?{_THREAD}(?:\.html)?", own=True),
    _form(rf"f-?{_BOARD}(?:\.html)?", own=True),
)
MYBB = (
    # /thread-12-page-2.html, /thread-12-post-34.html, /user-5.html, /forum-3.html, archive/index.php?thread-12-2.html
    _form(rf"thread-{_THREAD}-(?:page-)?{_PAGE}\.html"),
    _form(rf"thread-{_THREAD}-post-{_POST}\.html"),
    _form(rf"thread-{_THREAD}(?:-[a-z]+)?\.html"),
    _form(rf"user-{_MEMBER}\.html"),
    _form(rf"forum-{_BOARD}(?:-(?:page-)?N)?\.html"),
    _form(r"(?:showthread|printthread)\.php", "pid=post tid=thread page=page"),
    _form(r"forumdisplay\.php", "fid=board"),
    _form(r"member\.php", "uid=member"),
    _form(r"attachment\.php", "aid=file thumbnail=file"),
    _form(r"thread-SLUG", "pid=post"),
)
_MORE = r"(?:/[a-z]+(?:[,/][^?]*)?)?(?:\.html?)?"
_MESSAGE = r"(?P<thread>ID)\.msg(?P<post>ID)(?:#.*)?"
_OFFSET = r"(?P<thread>ID)\.(?P<start>N)(?:#.*)?"
_TOPIC = r"(?P<thread>ID)(?:\.[a-z]*)?(?:#.*)?"
SMF = (
    # index.php/topic,12.15.html, index.php/topic,12.msg34.html; index.php?topic=12.msg34#msg34; 2.1: ?msg=34; YaBB SE;
    # in any order: index.php/action,dlattach/topic,12.0/attach,7
    _form(rf"attach,{_FILE}{_MORE}"),
    _form(rf"topic,{_THREAD}\.msg{_POST}{_MORE}"),
    _form(rf"topic,{_THREAD}\.{_START}{_MORE}"),
    _form(rf"topic,{_THREAD}(?:\.[a-z]+)?{_MORE}"),
    _form(rf"msg,{_POST}{_MORE}"),
    _form(rf"action,profile/(?:[^?]*/)?u,{_MEMBER}{_MORE}"),
    _form(rf"u,{_MEMBER}/(?:[^?]*/)?action,profile{_MORE}"),
    _form(rf"board,{_BOARD}(?:\.N)?{_MORE}"),
    _form(_INDEX, "attach=file", "action=dlattach", topic=r"(?P<thread>ID)(?:\.[0-9a-z]+)?"),
    _form(_INDEX, "u=member", "action=profile"),
    _form(_INDEX, "threadid=thread start=start", "action=display"),
    _form(_INDEX, topic=_MESSAGE),
    _form(_INDEX, "msg=post", topic=_OFFSET),
    _form(_INDEX, "msg=post", topic=_TOPIC),
    _form(_INDEX, board=r"(?P<board>ID)(?:\.[0-9a-z]+)?(?:#.*)?"),
    _form(rf"SLUG[-_]t{_THREAD}\.msg{_POST}(?:\.html?)?"),
    _form(rf"SLUG[-_]t{_THREAD}\.{_START}(?:\.html?)?"),
)
FLUXBB = (
    # viewtopic.php?id=12&p=2, viewtopic.php?pid=99; PunBB's /topic/12/slug/page/2/, /topic12.html, /post/99/
    _form(r"(?:viewtopic|viewprintable|viewprinttopic)\.php", "pid=post id=thread p=page"),
    _form(r"viewforum\.php", "id=board"),
    _form(r"profile\.php", "id=member"),
    _form(rf"topic/{_THREAD}(?:/SLUG)?/page/{_PAGE}"),
    _form(rf"topic-{_THREAD}(?:-SLUG)?-page-?{_PAGE}\.html"),
    _form(rf"topic-{_THREAD}(?:-SLUG)?\.html"),
    _form(rf"topic/{_THREAD}(?:/SLUG)?", own=True),
    _form(rf"forum/{_BOARD}(?:/SLUG)?(?:/page/N)?"),
    _form(rf"post/{_POST}", own=True),
    _form(rf"user/{_MEMBER}", own=True),
)
NODEBB = (
    _form(rf"topic/{_THREAD}/[^/?]*/{_NUMBER}"),
    _form(rf"topic/{_THREAD}(?:/[^/?]*)?", "page=page"),
    _form(rf"post/{_POST}"),
    _form(rf"category/{_BOARD}(?:/[^/?]*)?"),
    _form(rf"uid/{_MEMBER}"),
    _form(rf"user/{_NAME}", own=True),
)
PROBOARDS = (
    _form(rf"thread/{_THREAD}(?:/[^/?]*)?", "page=page"),
    _form(rf"post/{_POST}/thread"),
    _form(rf"board/{_BOARD}(?:/[^/?]*)?"),
    _form(rf"user/{_MEMBER}"),
    _form(r"(?:index\.cgi)?", "thread=thread page=page", "action=display"),
)
WOLTLAB = (
    # /thread/12-slug/?pageNo=2, index.php/Thread/12-slug/, index.php?page=Thread&threadID=12; 2: thread.php?threadid=12
    _form(rf"threads?/{_THREAD}-SLUG", "postID=post pageNo=page"),
    _form(rf"threads?/{_THREAD}", "postID=post pageNo=page", own=True),
    _form(rf"boards?/{_BOARD}-SLUG"),
    _form(rf"user/{_MEMBER}-SLUG"),
    _form(rf"attachment/{_FILE}-SLUG"),
    _form(_INDEX, "postID=post threadID=thread pageNo=page userID=member boardID=board attachmentID=file"),
    _form(r"(?:thread|printthread)\.php", "postid=post threadid=thread page=page"),
    _form(r"(?:board|profile)\.php", "boardid=board userid=member"),
)
VANILLA = (
    _form(rf"discussion/comment/{_POST}(?:/pN)?"),
    _form(rf"discussion/{_THREAD}(?:/[^/?]*)?/p{_PAGE}"),
    _form(rf"discussion/{_THREAD}(?:/[^/?]*)?"),
    _form(r"comments\.php", "DiscussionID=thread page=page"),
    _form(rf"profile/{_MEMBER}/[^/?]*"),
    _form(rf"profile/{_NAME}", own=True),
)
FLARUM = (
    _form(rf"d/{_THREAD}(?:-SLUG)?/{_NUMBER}"),
    _form(rf"d/{_THREAD}(?:-SLUG)?", "near=number page=page"),
    _form(rf"u/{_NAME}", own=True),
)
PHPBB = (
    # viewtopic.php?f=1&t=2&start=15; with rewritten addresses: /slug-t12-15.html, /topic12.html, /post34.html, /board-f3/
    _form(r"viewtopic\.php", "p=post t=thread start=start"),
    _form(r"viewforum\.php", "f=board"),
    _form(r"(?:memberlist|profile)\.php", "u=member"),
    _form(r"download(?:/file)?\.php", "id=file"),
    # as a module of PHP-Nuke and its kin
    _form(r"(?:modules|index)\.php", "p=post t=thread start=start", "file=viewtopic"),
    _form(r"(?:modules|index)\.php", "f=board", "file=viewforum"),
    _form(r"(?:modules|index)\.php", "u=member", "file=profile"),
    _form(rf"(?:SLUG-)?(?:t|f?topic)-?{_THREAD}(?:-|s|-s){_START}(?:-SLUG)?\.html?"),
    _form(rf"(?:SLUG-)?(?:t|f?topic)-?{_THREAD}\.html?"),
    _form(rf"SLUG-t{_THREAD}-s?{_START}", own=True),
    _form(rf"SLUG-t{_THREAD}", own=True),
    _form(rf"f?topic{_THREAD}-SLUG\.html?", own=True),
    _form(rf"post-?{_POST}\.html?"),
    _form(rf"member-?{_MEMBER}\.html?"),
    _form(rf"(?:SLUG-f|forum-?){_BOARD}(?:-N)?(?:\.html?)?", own=True),
)
FORUMOTION = (
    # /t7-slug, /t7p25-slug, and once /board-f1/slug-t7.htm; /u5, /f3-slug
    _form(rf"t{_THREAD}p{_START}(?:-SLUG)?"),
    _form(rf"t{_THREAD}(?:-SLUG)?"),
    _form(rf"SLUG-t{_THREAD}\.htm", own=True),
    _form(rf"u{_MEMBER}"),
    _form(rf"f{_BOARD}(?:pN)?-SLUG"),
)
XMB = (
    _form(r"viewthread\.php", "pid=post tid=thread page=page"),
    _form(r"forumdisplay\.php", "fid=board"),
    _form(r"files\.php", "aid=file pid=post"),
)
BBPRESS = (
    _form(r"topic\.php", "id=thread page=page"),
    _form(rf"reply/{_POST}"),
    _form(_INDEX, "p=post"),
)
WPFORO = (_form(rf"postid/{_POST}"),)
HACKER_NEWS = (_form(r"item", "id=post"),)  # stories and comments have their ids from one series
REDDIT = (
    # /r/lamps/comments/1abcd/which_oil/, /r/lamps/comments/1abcd/which_oil/k2x/; ids are of letters too
    _form(r"(?:r|u|user)/[^/?]{1,40}/comments/(?P<thread>[0-9a-z]{1,13})/[^/?]*/(?P<post>[0-9a-z]{1,13})"),
    _form(r"(?:r|u|user)/[^/?]{1,40}/comments/(?P<thread>[0-9a-z]{1,13})(?:/[^/?]*)?"),
    _form(rf"user/{_NAME}", own=True),
)
DRUPAL = (
    # /node/12, ?q=node/12, /comment/99#comment-99; what a site's own paths name only its pages say
    _form(rf"comment/{_POST}"),
    _form(rf"node/{_THREAD}", own=True),
    _form(rf"forum/{_BOARD}", own=True),
    _form(rf"user/{_MEMBER}", own=True),
)
_NO_ZERO = "(?P<thread>[1-9][0-9]{0,11})"
UCOZ = (
    # /forum/3-12-2, the second page of the thread 12 in the board 3; /forum/3-12-99-16-1194824940, a post of it
    _form(rf"forum/N-{_NO_ZERO}-{_POST}-16-[0-9]+"),
    _form(rf"forum/N-{_NO_ZERO}-0-(?:17|[0-9]+-[0-9]+)", own=True),
    _form(rf"forum/N-{_NO_ZERO}-{_PAGE}", own=True),
    _form(rf"forum/{_BOARD}(?:-0(?:-N)?)?", own=True),
)
DISCUZ = (
    # forum.php?mod=viewthread&tid=12&page=2, thread-12-2-1.html, archiver/?tid-12-page-2.html; 7 and before: viewthread.php
    _form(rf"thread-{_THREAD}-{_PAGE}-N\.html"),
    _form(r"(?:forum|viewthread|redirect)\.php", "tid=thread ptid=thread page=page pid=post fid=board aid=file"),
    _form(rf"(?:archiver/)?[?]?tid-{_THREAD}-page-{_PAGE}\.html"),
    _form(rf"(?:archiver/)?[?]?tid-{_THREAD}\.html"),
    _form(rf"(?:archiver/)?[?]?fid-{_BOARD}(?:-page-N)?\.html"),
    _form(r"(?:home|space)\.php", "uid=member"),
    _form(rf"space-uid-{_MEMBER}\.html"),
    _form(rf"forum-{_BOARD}-N\.html"),
    _form(r"forumdisplay\.php", "fid=board"),
)
PHORUM = (
    # read.php?3,12,99#msg-99, read.php?3,12,page=2, list.php?3, profile.php?3,5
    _form(rf"read\.php[/?]N,{_THREAD},page={_PAGE}"),
    _form(rf"read\.php[/?]N,{_THREAD},{_POST}(?:,[a-z=0-9]*)*"),
    _form(rf"read\.php[/?]N,{_THREAD}(?:,[a-z]+)?"),
    _form(r"read\.php", "i=post t=thread f=board"),
    _form(rf"list\.php[/?]{_BOARD}(?:,page=N)?"),
    _form(rf"profile\.php[/?]N,{_MEMBER}"),
)
YABB = (
    # YaBB.pl?num=1278201900/15#15, YaBB.pl?board=lamps;action=display;num=1278201900;start=15
    _form(r"YaBB\.(?:pl|cgi)", num=r"(?P<thread>ID)/(?P<start>N)"),
    _form(r"YaBB\.(?:pl|cgi)", "num=thread start=start"),
    _form(r"YaBB\.(?:pl|cgi)", "", "action=viewprofile", username=r"(?P<member>[^/?&;]{1,80})"),
)
JFORUM = (
    # /posts/list/12.page, /posts/list/15/12.page#99, /posts/preList/12/99.page, /forums/show/3.page
    _form(rf"posts/list/{_START}/{_THREAD}\.(?:page|htm)"),
    _form(rf"posts/list/{_THREAD}\.(?:page|htm)"),
    _form(rf"posts/preList/{_THREAD}/{_POST}\.(?:page|htm)"),
    _form(rf"forums/show/(?:N/)?{_BOARD}\.(?:page|htm)"),
    _form(rf"user/profile/{_MEMBER}\.(?:page|htm)"),
)
SNITZ = (
    # topic.asp?TOPIC_ID=12&whichpage=2#99, forum.asp?FORUM_ID=3, pop_profile.asp?mode=display&id=5
    _form(r"(?:topic|link|pop_printer_friendly)\.asp", "TOPIC_ID=thread whichpage=page REPLY_ID=post"),
    _form(r"forum\.asp", "FORUM_ID=board"),
    _form(r"pop_profile\.asp", "id=member"),
)
LITHIUM = (
    # /t5/Workshop/Trimming-the-wick/td-p/12/page/2, /t5/Workshop/Re-Trimming/m-p/99
    _form(rf"t5/[^/?]+/[^/?]+/td-p/{_THREAD}/page/{_PAGE}"),
    _form(rf"t5/[^/?]+/[^/?]+/td-p/{_THREAD}"),
    _form(rf"t5/[^/?]+/[^/?]+/m-p/{_POST}(?:/[^?]*)?"),
    _form(r"t5/[^/?]+/(?:bd-p|ct-p|gh-p|gp-p)/(?P<board>[a-z0-9._-]{1,80})"),
    _form(rf"t5/user/viewprofilepage/user-id/{_MEMBER}"),
)
SLASH = (_form(r"comments\.pl", "sid=thread cid=post"),)  # comments.pl?sid=12&cid=99
KUNENA = (
    # index.php?option=com_kunena&view=topic&catid=3&id=12&limitstart=6; /3-lamps/12-wicks?start=6. In /lamps/12-wicks nothing
    # tells a topic from a board in the folder "lamps": only pages say which it is.
    _form(_INDEX, "mesid=post id=thread limitstart=start start=start", "view=topic", own=True),
    _form(_INDEX, "catid=board", "view=category", own=True),
    _form(_INDEX, "userid=member", "view=user", own=True),
    _form(rf"[0-9]+-SLUG/{_THREAD}-SLUG", "mesid=post limitstart=start start=start", own=True),
    _form(rf"user/{_MEMBER}-SLUG", own=True),
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
