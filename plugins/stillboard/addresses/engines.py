"""How importers, which know the engine of a page, take its addresses apart, and how posts are addressed: one row an engine, and
one for each generation whose addresses differ. What any address that comes along names is in forms.py.

From the engines' own route classes and templates, and those of their add-ons that rewrite addresses.
"""

from __future__ import annotations

import dataclasses
import re

from . import other_engines
from ._engine import Engine

# Where the forum lies: everything before its own part of the path, / at its end.
_ROOT = r"(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,8}?)"

XENFORO = Engine(
    name="xenforo",
    # Forums may rename `threads`.
    thread=re.compile(
        r"(?P<root>https?://[^/]+/(?:[^/?]+/){0,8}?)"
        r"(?P<way>(?!(?:posts|goto|members)/)(?:index\.php\?)?(?!(?:posts|goto|members)/)[\w-]+/)"
        r"(?:(?P<slug>[^/.?#&]*)\.)?(?P<id>\d{1,15})(?:/(?:.*(?:/|[?&])?page[-=](?P<page>\d{1,7}))?.*)?$"
    ),
    # Neither the id of a profile-post, nor that of the page that shares a post.
    post=re.compile(r"(?:(?<![\w-])|(?<=%23))(?:post[:?&/ -]?\s*(?:id=)?|posts/)(\d{1,18})(?!\d)(?!/share)"),
    post_address="{root}posts/{id}/",
    member=re.compile(r"/(?:[^/]*\.)?(\d{1,15})/?$"),
    board=re.compile(r"(?:^|[/#.?])(?:[^/#.?]*\.)?(\d{1,10})/?$"),
)

DISCOURSE = Engine(
    name="discourse",
    thread=re.compile(
        r"(?P<root>https?://[^/]+/(?:[^/?]+/){0,4}?)t/(?:(?P<slug>\d*+[^/?#\d][^/?#]*+|\d++(?=/\d))/)?(?P<id>\d{1,12})"
        r"(?:\.html)?(?:/[^?]*)?(?:\?(?:.*&)?(?:page=(?P<page>\d{1,6}))?.*)?$"
    ),
    member=re.compile(r"/(?:u|users)/([^/?#]{1,60})"),
    board=re.compile(r"/(?:c|category)/(?:[^?#]*/)?(\d{1,9})(?:/[a-z]{1,9})?/?(?:$|[?#])"),
)

INVISION = Engine(
    name="invision",
    # .../topic/12-slug/page/3/, .../topic/12-slug/page__st__20, .../index.php?/topic/12-slug/?page=3,
    # .../index.php?showtopic=12&st=20, .../index.php?act=ST&f=3&t=12 (IP.Board 1)
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/]+/(?:[^/?]+/){0,8}?)(?:index\.php)?"
        r"(?:\??/?topic/|\?(?:[^#]{0,200}?[&;])??showtopic=|\?(?:[^#]{0,200}?[&;])??act=ST[&;][^#]{0,60}?\bt=)"
        r"(?P<id>\d{1,15})(?:-(?P<slug>[^/?&#]*))?/?)"
        r"(?:[^#]{0,200}?(?:page[/=-](?P<page>\d{1,7})|(?:\bst=|__st__)(?P<start>\d{1,9})))?[^#]*$"
    ),
    offset=re.compile(r"(?:[?&;]st=|__st__)(\d{1,9})"),
    post=re.compile(r"(?:[?&;]comment=|#(?:findC|c)omment-|#entry|[?&;]p(?:id)?=|__pid?__|showpost=)(\d{1,18})(?!\d)"),
    post_address="{thread}?do=findComment&comment={id}",
    member=re.compile(r"(?:(?:profile|user|members?)/|showuser=|[?&;](?:mid|MID)=)(\d{1,15})(?!\d)"),
    board=re.compile(r"(?:forums?/|showforum=|[?&;]f=)(\d{1,10})(?!\d)"),
)
IP_BOARD_3 = dataclasses.replace(INVISION, post_address="{root}index.php?app=forums&module=forums&section=findpost&pid={id}")
IP_BOARD_2 = dataclasses.replace(INVISION, post_address="{root}index.php?act=findpost&pid={id}")

VBULLETIN = Engine(
    name="vbulletin",
    # The pages of its threads, with those that vBSEO and DBSEO made of them, are taken apart in importers/vbulletin.
    # Posts: showthread.php?p=7#post7, 7-post3.html, lamps-post7.html, node/7; not the page of an archive, t-5-p-2.html.
    post=re.compile(
        r"(?:[?&;]p(?:ostid)?=|#post|/node/|-post(?=\d{1,15}\.html)|(?:^|(?<=/))(?=\d{1,15}-post\d))(\d{1,15})(?!\d)"
    ),
    post_address="{root}showthread.php?p={id}#post{id}",
    member=re.compile(
        r"member\.php\?(?:[^#]*?[&;])?u(?:serid)?=(\d{1,12})|member\.php[/?](\d{1,12})|/members?/(\d{1,12})(?!\d)"
        r"|/members?/[^/?#]*?-(\d{1,12})(?:\.html|/)?$|(?:^|/)(\d{1,12})-[^/?#]*\.html|[/-]u(\d{1,12})(?:\.html|/|$)"
    ),
    board=re.compile(
        r"forumdisplay\.php\?(?:[^#]*?[&;])?f(?:orumid)?=(\d{1,10})|forumdisplay\.php[/?](\d{1,10})|/forums?/(\d{1,10})(?!\d)"
        r"|/f(?:orum)?-?(\d{1,10})(?:[/.-]|$)|[/-](\d{1,10})/$|/(\d{1,10})-[^/]*/?$"
    ),
)
VBULLETIN_5 = dataclasses.replace(
    VBULLETIN,
    post=re.compile(r"(?:[?&;]p=|#post|/node/)(\d{1,15})(?!\d)"),
    post_address="{thread}#post{id}",
    member=re.compile(r"/members?/(?:[^/?#]*[?&]u(?:serid)?=)?(\d{1,12})(?!\d)"),
    board=re.compile(r"/(\d{1,10})-[^/]*/?$"),
)
VBULLETIN_ARCHIVE = dataclasses.replace(VBULLETIN, post_address="", board=re.compile(r"/f-(\d{1,10})(?:-p-\d+)?\.html"))

MYBB = Engine(
    name="mybb",
    # .../showthread.php?tid=12&page=3, .../thread-12-page-3.html, .../thread-12-post-99.html, .../Thread-a-slug?page=3
    thread=re.compile(
        r"(?P<root>https?://[^/]+/(?:[^/?]+/){0,8}?)(?:showthread\.php\?(?:[^#]{0,200}?[&;])??tid=|thread-)"
        r"(?P<id>\d{1,15})(?!\d)(?:[^#]{0,100}?page[=-](?P<page>\d{1,7}))?[^#]*$",
        re.IGNORECASE,
    ),
    thread_address="{root}showthread.php?tid={id}",
    post=re.compile(r"(?:#pid|[?&;]pid=|-post-)(\d{1,18})(?!\d)"),
    post_address="{root}showthread.php?pid={id}#pid{id}",
    member=re.compile(r"(?:[?&;]uid=|\buser-)(\d{1,15})(?!\d)"),
    board=re.compile(r"(?:[?&;]fid=|\bforum-)(\d{1,10})(?!\d)"),
)

SMF = Engine(
    name="smf",
    # .../index.php?topic=12.20, ?topic=12.msg345#msg345, index.php/topic,12.20.html; add-ons write slug-t12.20.html
    thread=re.compile(
        r"(?P<root>https?://[^/]+/(?:[^/?]+/){0,8}?)"
        r"(?:(?:index\.php)?(?:\?(?:[^#]{0,200}?[;&])??topic=|[/?]*topic,)|(?P<slug>[^/?#,]{1,200}?)-t)"
        r"(?P<id>\d{1,15})(?:\.(?P<start>\d{1,9}))?(?![\w-])(?:\.(?:msg|new|from|html)[^#]*|[;&/][^#]*)?$"
    ),
    thread_address="{root}index.php?topic={id}.0",
    offset=re.compile(r"topic[=,]\d{1,15}\.(\d{1,9})"),
    post=re.compile(r"(?:#msg|[.;?&/]msg[=]?)(\d{1,18})(?!\d)"),
    post_address="{root}index.php?topic={thread_id}.msg{id}#msg{id}",
    member=re.compile(r"(?:action=profile[;&/,](?:area=\w{1,20}[;&])?u[=,]|[?;&]u=|/profile/[^/]{0,80}?-?u?)(\d{1,15})(?!\d)"),
    board=re.compile(r"(?:board[=,]|/b)(\d{1,10})(?!\d)"),
)

NODEBB = Engine(
    name="nodebb",
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/]+/(?:[^/?]+/){0,4}?)topic/(?P<id>\d{1,15}|[0-9a-f]{8}-[0-9a-f-]{27})"
        r"(?:/(?P<slug>[^/?#]*))?)(?:/\d+)?/?(?:\?(?:.*&)?(?:page=(?P<page>\d{1,6}))?.*)?$"
    ),
    post=re.compile(r"/post/(\d{1,15})(?!\w)"),
    post_address="{root}post/{id}",
    member=re.compile(r"/user/([^/?#]{1,60})"),
    board=re.compile(r"/category/(\d{1,10})"),
)

PROBOARDS = Engine(
    name="proboards",
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/]+/)thread/(?P<id>\d{1,15})(?:/(?P<slug>[^/?#]*))?)"
        r"(?:\?(?:[^#]*?page=(?P<page>\d{1,7}))?[^#]*)?$"
    ),
    post=re.compile(r"/post/(\d{1,18})(?!\d)"),
    post_address="{root}post/{id}/thread",
    member=re.compile(r"/user/(\d{1,15})(?!\d)"),
    board=re.compile(r"/board/(\d{1,10})(?!\d)"),
)

WOLTLAB = Engine(
    name="woltlab",
    # thread/12-lamps/?pageNo=2, index.php?thread/12-lamps/&pageNo=2, index.php/Thread/12-Lamps/
    thread=re.compile(
        rf"{_ROOT}(?P<way>(?:index\.php[/?])?(?:[Tt]hreads?|[\w-]{{0,20}}-thread)/)(?P<id>\d{{1,15}})(?:-(?P<slug>[^/?#&]*))?"
        r"(?:/?$|/?[?&].*?(?:pageNo=(?P<page>\d{1,7}).*)?$|/.*$)"
    ),
    post=re.compile(r"(?:[?&;]postID=|#post|/post/)(\d{1,15})(?!\d)", re.IGNORECASE),
    post_address="{thread}?postID={id}#post{id}",
    member=re.compile(r"(?:user/|userID=|userid=)(\d{1,12})(?!\d)", re.IGNORECASE),
    board=re.compile(r"(?:board/|boardID=|boardid=|forum/)(\d{1,10})(?!\d)", re.IGNORECASE),
)
BURNING_BOARD_3 = dataclasses.replace(
    WOLTLAB,
    thread=re.compile(
        _ROOT
        + r"(?:index\.php\?(?:[^#]*?&)?page=Thread(?:[^#]*?&)?threadID=(?P<id>\d{1,15})(?:[^#]*?&pageNo=(?P<page>\d{1,7}))?.*)$"
    ),
    thread_address="{root}index.php?page=Thread&threadID={id}",
    post_address="{root}index.php?page=Thread&postID={id}#post{id}",
)
BURNING_BOARD_2 = dataclasses.replace(
    WOLTLAB,
    thread=re.compile(_ROOT + r"(?:thread\.php\?(?:[^#]*?&)?threadid=(?P<id>\d{1,15})(?:[^#]*?&page=(?P<page>\d{1,7}))?.*)$"),
    thread_address="{root}thread.php?threadid={id}",
    post_address="{root}thread.php?postid={id}#post{id}",
)

VANILLA = Engine(
    name="vanilla",
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/]+/(?:[^/?]+/){0,5}?)discussion/(?P<id>\d{1,15})(?:/(?P<slug>(?!p\d+$)[^/?#]*))?)"
        r"(?:/p(?P<page>\d{1,6}))?/?(?:\?.*)?$"
    ),
    post=re.compile(r"(?:/discussion/comment/|#Comment_)(\d{1,15})(?!\w)"),
    post_address="{root}discussion/comment/{id}/#Comment_{id}",
    member=re.compile(r"/profile/(\d{1,15})/"),
    board=re.compile(r"/categories/([^/?#]{1,60})"),
)

FLARUM = Engine(
    name="flarum",
    thread=re.compile(
        r"(?P<root>https?://[^/]+/(?:[^/?]+/){0,4}?)d/(?P<id>\d{1,12})(?:-(?P<slug>[^/?#]*))?(?:/(?:\d+|reply))?/?"
        r"(?:\?(?:.*&)?(?:page=(?P<page>\d{1,6}))?.*)?$"
    ),
    post=re.compile(r"/d/\d{1,12}(?:-[^/?#]*)?/(\d{1,9})(?!\w)"),  # its number, not its id
    member=re.compile(r"/u/([^/?#]{1,60})"),
    board=re.compile(r"/t/([^/?#]{1,100})"),
)

_BOARD_FOLDER = r"(?:[^/?#]{1,200}-v?f\d{1,9}(?:-\d{1,9})?/)?"  # with phpBB SEO
PHPBB = Engine(
    name="phpbb",
    # phpBB SEO's board-f1/title-t2-15.html and topic2.html, phpBB 2's ftopic2-15.html, Tapatalk's title-t2-s15.html
    thread=re.compile(
        rf"{_ROOT}{_BOARD_FOLDER}"
        r"(?:(?P<script>viewtopic\.php\?(?:[^#]{0,300}?[&;])?t=)|f?topic-?|(?P<slug>[^/?#]{1,200}?)-v?t)(?P<id>\d{1,15})(?!\d)"
        r"(?:(?:[^#]{0,300}?[&;]start=|-s?)(?P<start>\d{1,9}))?(?:-\d{1,2}-(?:asc|desc))?(?:\.html?|[&;?/][^#]*)?$"
    ),
    offset=re.compile(r"(?:[?&;]start=|-t\d{1,15}-s?|/t\d{1,15}p)(\d{1,9})(?!\d)"),
    post=re.compile(r"(?:[?&;]p=|#p?|/post)(\d{1,15})(?!\w)"),
    post_address="{root}viewtopic.php?p={id}#p{id}",
    member=re.compile(r"(?:[?&;]u=|/member|-u|/user)(\d{1,15})(?!\w)"),
    board=re.compile(r"(?:viewforum\.php\?(?:[^#]{0,300}?[&;])?f=|-v?f|/forum-?|index\.php\?c=)(\d{1,15})(?!\w)"),
)
PHPBB_2 = dataclasses.replace(PHPBB, post_address="{root}viewtopic.php?p={id}#{id}")
# phpBB 2 as a module of PHP-Nuke and its kin: modules.php?name=Forums&file=viewtopic&t=2&start=15, or index.php?…
PHPBB_NUKE = dataclasses.replace(
    PHPBB,
    thread=re.compile(
        rf"(?P<base>{_ROOT}(?:modules|index)\.php\?(?=[^#]{{0,300}}?file=viewtopic(?![^&;#]))(?:[^#]{{0,200}}?[&;])??"
        r"(?P<before>file=viewtopic[&;](?:[^#]{0,200}?[&;])??)?t=(?P<id>\d{1,15})(?!\d)(?(before)|[^#]{0,200}?[&;]file=viewtopic(?![^&;#])))"
        r"(?:[^#]{0,200}?[&;]start=(?P<start>\d{1,9}))?(?:[&;][^#]*)?$"
    ),
    post_address="",  # of one script or the other
    board=re.compile(r"(?:file=viewforum[&;](?:[^#]{0,200}?[&;])?f=|name=Forums[&;]c=)(\d{1,15})(?!\w)"),
)
FORUMOTION = dataclasses.replace(
    PHPBB,
    name="forumotion",
    thread=re.compile(
        rf"(?P<root>https?://[^/?#]+/){_BOARD_FOLDER}(?:[^/?#]{{1,200}}?-)?t(?P<id>\d{{1,15}})"
        r"(?:p(?P<start>\d{1,9})|[np](?=-)|-\d{1,9}(?=\.htm))?(?:-(?P<slug>[^/?#.]*))?(?:\.html?)?(?:\?[^#]*)?$"
    ),
    post=re.compile(r"#(?:p)?(\d{1,15})(?!\w)"),
    post_address="{thread}#{id}",
    member=re.compile(r"(?:^|//[^/]{1,200})/u(\d{1,15})(?!\w)"),
    board=re.compile(r"/([fc]\d{1,9})-|-([fc]\d{1,9})/?$"),
)

FLUXBB = Engine(
    name="fluxbb",
    # viewtopic.php?id=12&p=2; PunBB's own rewritten ones: topic12.html, topic/12/slug/page/2/, topic-12-slug-page-2.html
    thread=re.compile(
        rf"{_ROOT}(?:(?P<way>viewtopic\.php\?(?:[^#]{{0,200}}?[&;])?id=|(?:topic|t)[/-]?|topic\.php\?id=))(?P<id>\d{{1,15}})(?!\d)"
        r"(?:[/-](?P<slug>(?!p(?:age)?\b)[^/?#.&]{1,200}?))?(?:(?:[^#]{0,300}?[&;]p=|[/-]p(?:age)?[/-]?)(?P<page>\d{1,7}))?"
        r"(?:\.html?|/|[&;?][^#]*)?$"
    ),
    post=re.compile(r"(?:[?&;]pid=|#p|/post[/-]?)(\d{1,15})(?!\w)"),
    post_address="{root}viewtopic.php?pid={id}#p{id}",
    member=re.compile(r"(?:profile\.php\?(?:[^#]{0,100}[&;])?id=|/user[/-]?)(\d{1,15})(?!\w)"),
    board=re.compile(r"(?:viewforum\.php\?(?:[^#]{0,100}[&;])?id=|/forum[/-]?)(\d{1,15})(?!\w)"),
)

XMB = Engine(
    name="xmb",
    # viewthread.php?tid=12&page=2; the rewritten addresses of XMB 1.9.11 differ from forum to forum
    thread=re.compile(
        _ROOT
        + r"viewthread\.php\?(?:[^#]{0,300}?[&;])?tid=(?P<id>\d{1,15})(?!\d)(?:[^#]{0,300}?[&;]page=(?P<page>\d{1,7}))?[^#]*$"
    ),
    thread_address="{root}viewthread.php?tid={id}",
    post=re.compile(r"(?:[?&;]pid=|#pid)(\d{1,15})(?!\d)"),
    post_address="{root}viewthread.php?goto=search&pid={id}",
    board=re.compile(r"(?:forumdisplay\.php\?(?:[^#]{0,200}[&;])?fid=|index\.php\?(?:[^#]{0,200}[&;])?gid=)(\d{1,15})(?!\d)"),
)

SOMETHING_AWFUL = Engine(
    name="somethingawful",
    thread=re.compile(
        r"(?P<root>https?://[^/?#]+/)showthread\.php\?(?:[^#]*?[&;])?threadid=(?P<id>\d{1,15})"
        r"(?:[^#]*?[&;]pagenumber=(?P<page>\d{1,6}))?.*$"
    ),
    thread_address="{root}showthread.php?threadid={id}",
    post=re.compile(r"(?:[?&;]postid=|#post)(\d{1,15})(?!\d)"),
    post_address="{root}showthread.php?goto=post&postid={id}#post{id}",
    member=re.compile(r"[?&;]userid=(\d{1,12})"),
    board=re.compile(r"[?&;]forumid=(\d{1,10})"),
)

BBPRESS = Engine(
    name="bbpress",  # as WPFORO it makes addresses of titles: only posts have an id in them
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/]+/)(?P<id>(?!))?(?:[^/?#]+/){0,12}?(?P<slug>[^/?#]+)/?(?:\?(?:p|topic|post_type)=[^#]*)?)"
        r"(?:(?<=/)page/(?P<page>\d{1,6})/?)?(?:\?[^#]*)?$"
    ),
    post=re.compile(r"#post-(\d{1,15})(?!\w)"),
    member=re.compile(r"/(?:users?|members?|profile|author)/([^/?#]{1,60})"),
    board=re.compile(r"/(?:forums?|board)/(?:[^/?#]{1,200}/){0,8}([^/?#]{1,200})/?$|[?&]forum=([^&#]{1,200})"),
)
WPFORO = Engine(
    name="wpforo",
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/]+/)(?P<id>(?!))?(?:[^/?#]+/){0,12}?(?P<slug>[^/?#]+)/?)"
        r"(?:(?<=/)paged/(?P<page>\d{1,6})/?)?(?:\?[^#]*)?$"
    ),
    post=re.compile(r"#post-(\d{1,15})(?!\w)"),
    post_address="{thread}#post-{id}",
    member=re.compile(r"/(?:participant|profile)/([^/?#]{1,60})"),
)

# All of them, by their names.
ENGINES = (
    *other_engines.ENGINES, XENFORO, DISCOURSE, INVISION, VBULLETIN, MYBB, SMF, NODEBB, PROBOARDS, WOLTLAB, VANILLA, FLARUM,
    PHPBB, FORUMOTION, FLUXBB, XMB, SOMETHING_AWFUL, BBPRESS, WPFORO,
)  # fmt: skip
