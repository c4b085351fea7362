"""What the addresses of engines name whose forums are fewer, or older: one row an engine, as in `engines`.

From the engines' own templates and scripts.
"""

from __future__ import annotations

import re

from ._engine import Engine

HACKER_NEWS = Engine(
    name="hackernews",
    # item?id=12&p=2: stories and comments alike
    thread=re.compile(
        r"(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,4}?)item\?(?:[^#]{0,200}?&)?id=(?P<id>\d{1,12})(?!\d)"
        r"(?:[^#]{0,100}?&p=(?P<page>\d{1,5}))?[^#]*$"
    ),
    thread_address="{root}item?id={id}",
    post=re.compile(r"(?:^|/)item\?(?:[^#]{0,200}?&)?id=(\d{1,12})(?!\d)"),
    post_address="{root}item?id={id}",
    member=re.compile(r"(?:^|/)user\?id=([\w-]{1,40})"),
)

REDDIT = Engine(
    name="reddit",
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/?#]+/)(?:r|s|u|user)/[^/?#]{1,40}/comments/(?P<id>[0-9a-z]{1,13})(?![0-9a-z])"
        r"(?:/(?P<slug>[^/?#]*))?/?)(?:[0-9a-z]{1,13}/?)?(?:\?[^#]*)?$"
    ),
    post=re.compile(r"/comments/[0-9a-z]{1,13}/[^/?#]*/([0-9a-z]{1,13})(?![0-9a-z])"),
    member=re.compile(r"/(?:user|u)/([\w-]{1,40})"),
    board=re.compile(r"/r/([\w-]{1,40})/?(?:$|[?#])"),
)

DRUPAL = Engine(
    name="drupal",
    # /node/12, ?q=node/12; sites have paths of words beside it
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,5}?)(?:(?:index\.php)?\?q=)?(?:[a-z]{2}/)?node/(?P<id>\d{1,12}))(?!\d)"
        r"(?:/?(?:[?&][^#]*)?)$"
    ),
    thread_address="{root}node/{id}",
    post=re.compile(r"#comment-(\d{1,12})(?!\d)"),
    post_address="{thread}#comment-{id}",
    member=re.compile(r"/users?/([\w.-]{1,60})(?:[?#]|$)|[?&]q=user/(\d{1,12})"),
    board=re.compile(r"/forums?/([\w-]{1,60})/?(?:[?#]|$)|/taxonomy/term/(\d{1,9})|[?&]q=forum/(\d{1,9})"),
)

UCOZ = Engine(
    name="ucoz",
    thread=re.compile(
        r"(?P<root>https?://[^/?#]+/)forum/(?P<board>\d{1,6})-(?P<id>[1-9]\d{0,11})(?:-(?P<page>\d{1,6}))?(?:-[\d-]*)?/?(?:\?[^#]*)?$"
    ),
    post=re.compile(r"#(\d{1,12})(?!\w)"),
    post_address="{thread}#{id}",
    board=re.compile(r"(?:^|/)forum/(\d{1,6})(?:-0)?(?:-\d{1,4})?/?(?:$|[?#])"),
)

_ROOT = r"(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,8}?)"
DISCUZ = Engine(
    name="discuz",
    # forum.php?mod=viewthread&tid=12&page=2, thread-12-2-1.html, archiver/?tid-12-page-2.html; before X: viewthread.php?tid=12
    thread=re.compile(
        _ROOT
        + r"(?:archiver/)?(?:(?:forum|viewthread)\.php\?(?:[^#]{0,300}?&)?tid=|thread-|(?:index\.php)?\??tid-)(?P<id>\d{1,12})"
        r"(?!\d)(?:(?:-page)?-(?P<page>\d{1,6})(?:-\d{1,6})?\.html|\.html|(?:[^#]{0,300}?&page=(?P<asked>\d{1,6})(?!\d))?[^#]*)$"
    ),
    thread_address="{root}forum.php?mod=viewthread&tid={id}",
    post=re.compile(r"(?:[?&]pid=|#pid)(\d{1,12})(?!\d)"),
    post_address="{root}forum.php?mod=redirect&goto=findpost&ptid={thread_id}&pid={id}",
    member=re.compile(r"(?:[?&]uid=|space-uid-)(\d{1,12})(?!\d)"),
    board=re.compile(r"(?:[?&]fid=|(?:^|/)(?:forum|index)\.php\?gid=|(?:^|/)forum-|fid-)(\d{1,9})(?!\d)"),
)

PHORUM = Engine(
    name="phorum",
    # read.php?3,12,99#msg-99, read.php?3,12,page=2; also behind a slash
    thread=re.compile(
        _ROOT + r"(?:phorum\d?/)?read\.php[?/](?P<board>\d{1,9}),(?P<id>\d{1,12})(?!\d)(?:,[^#]*?page=(?P<page>\d{1,6}))?[^#]*$"
    ),
    post=re.compile(r"(?:#msg-|read\.php[?/]\d{1,9},\d{1,12},)(\d{1,12})(?!\d)"),
    post_address="{thread}#msg-{id}",
    member=re.compile(r"profile\.php[?/](?:\d{1,9},)?(\d{1,12})(?!\d)"),
    board=re.compile(r"list\.php[?/](\d{1,9})(?!\d)"),
)

YABB = Engine(
    name="yabb",
    # YaBB.pl?num=1278201900/15#15; YaBB 1: YaBB.pl?board=lamps;action=display;num=1278201900;start=15
    thread=re.compile(
        _ROOT + r"(?P<script>YaBB\.(?:pl|cgi))\?(?:[^#]{0,300}?[;&])?num=(?P<id>\d{1,12})(?!\d)"
        r"(?:/(?P<start>\d{1,7})(?!\d)|[^#]{0,200}?[;&]start=(?P<begins>\d{1,7})(?!\d))?[^#]*$"
    ),
    offset=re.compile(r"(?:num=\d{1,12}/|[;&]start=)(\d{1,7})(?!\d)"),
    member=re.compile(r"username=([^/?&;#]{1,80})"),
    board=re.compile(r"[?;&](?:board|catselect)=([\w-]{1,60})"),
)

JFORUM = Engine(
    name="jforum",
    # /posts/list/12.page, /posts/list/15/12.page#99
    thread=re.compile(
        _ROOT + r"posts/(?:list|preList)/(?:(?P<start>\d{1,7})/)?(?P<id>\d{1,12})(?P<ending>\.\w{2,6})?(?:[?;][^#]*)?$"
    ),
    offset=re.compile(r"posts/list/(\d{1,7})/\d"),
    post=re.compile(r"#(\d{1,12})(?!\w)"),
    post_address="{thread}#{id}",
    member=re.compile(r"user/profile/(\d{1,12})(?!\d)"),
    board=re.compile(r"forums/show/(?:\d{1,7}/)?(\d{1,9})(?!\d)"),
)

SNITZ = Engine(
    name="snitz",
    # topic.asp?TOPIC_ID=12&FORUM_ID=3&whichpage=2
    thread=re.compile(
        _ROOT + r"(?:topic|link|pop_printer_friendly)\.asp\?(?:[^#]{0,300}?&)?TOPIC_ID=(?P<id>\d{1,12})(?!\d)"
        r"(?:[^#]{0,300}?&whichpage=(?P<page>\d{1,6}))?[^#]*$",
        re.IGNORECASE,
    ),
    thread_address="{root}topic.asp?TOPIC_ID={id}",
    post=re.compile(r"(?:#|[?&]REPLY_ID=)(\d{1,12})(?!\w)", re.IGNORECASE),
    post_address="{root}topic.asp?TOPIC_ID={thread_id}#{id}",
    member=re.compile(r"pop_profile\.asp\?(?:[^#]{0,100}?&)?id=(\d{1,12})(?!\d)", re.IGNORECASE),
    board=re.compile(r"(?<!topic)\.asp\?(?:[^#]{0,100}?&)?(?:FORUM_ID=(\d{1,9})|CAT_ID=(\d{1,9}))(?!\d)", re.IGNORECASE),
)

LITHIUM = Engine(
    name="lithium",
    # /t5/Workshop/Trimming-the-wick/td-p/12/page/2; /m-p/99 shows the thread of a message
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/?#]+/(?:[^/?#]+/)?)t5/[^/?#]+/(?P<slug>[^/?#]+)/td-p/(?P<id>\d{1,12}))(?!\d)"
        r"(?:/(?:[a-z-]+/[^/?#]+/)*(?:page/(?P<page>\d{1,6})(?!\d))?)?[^#]*$"
    ),
    post=re.compile(r"/m-p/(\d{1,12})(?!\d)"),
    member=re.compile(r"/user/viewprofilepage/user-id/(\d{1,12})(?!\d)"),
    board=re.compile(r"/(?:bd-p|ct-p|gh-p|gp-p)/([\w.-]{1,80})"),
)

SLASH = Engine(
    name="slash",
    # comments.pl?sid=231151&cid=18768961; a story's own address, /story/17/11/28/023204/slug, does not have that number
    thread=re.compile(_ROOT + r"comments\.pl\?(?:[^#]{0,200}?&)?sid=(?P<id>\d{1,12})(?![\d/])[^#]*$"),
    thread_address="{root}comments.pl?sid={id}",
    post=re.compile(r"[?&]cid=([1-9]\d{0,11})(?!\d)"),
    post_address="{root}comments.pl?sid={thread_id}&cid={id}",
    member=re.compile(r"/~([^/?#]{1,60})"),
)

KUNENA = Engine(
    name="kunena",
    # /forum/lamps/12-wicks?start=6, /forum/3-lamps/12-wicks?limit=6&limitstart=6,
    # index.php?option=com_kunena&view=topic&catid=3&id=12
    thread=re.compile(
        r"(?P<base>(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,6}?)"
        r"(?:index\.php\?(?:[^#]{0,100}?[&;])??option=com_kunena[&;](?:[^#]{0,200}?[&;])??id=|(?!user/)[^/?#]{1,200}/)"
        r"(?P<id>\d{1,12})(?:-(?P<slug>[^/?#&]*))?(?![^?#&]))/?(?:[^#]{0,200}?[?&;](?:limit)?start=(?P<start>\d{1,9}))?[^#]*$"
    ),
    offset=re.compile(r"[?&;](?:limit)?start=(\d{1,9})"),
    post=re.compile(r"(?:#|[?&;]mesid=)(\d{1,15})(?!\w)"),
    post_address="{thread}#{id}",
    member=re.compile(r"(?:/user/|[?&;]userid=)(\d{1,12})(?!\d)"),
    board=re.compile(r"(?:[?&;]catid=|/)(\d{1,10})(?:-[^/?#]*)?/?(?:$|[?#&])"),
)

ENGINES = (HACKER_NEWS, REDDIT, DRUPAL, UCOZ, DISCUZ, PHORUM, YABB, JFORUM, SNITZ, LITHIUM, SLASH, KUNENA)
