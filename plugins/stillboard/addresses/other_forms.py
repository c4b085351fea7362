"""What old addresses look like of engines whose forums are fewer, or older: rows of the table in forms.py."""

from __future__ import annotations

from ._form import BOARD, INDEX, MEMBER, NAME, PAGE, POST, START, THREAD, Form, form

XMB = (
    form(r"viewthread\.php", "pid=post tid=thread page=page"),
    form(r"forumdisplay\.php", "fid=board"),
    form(r"files\.php", "aid=file pid=post"),
)
BBPRESS = (
    form(r"topic\.php", "id=thread page=page"),
    form(rf"reply/{POST}"),
    form(INDEX, "p=post"),
)
WPFORO = (form(rf"postid/{POST}"),)
HACKER_NEWS = (form(r"item", "id=post"),)  # stories and comments have their ids from one series
REDDIT = (
    # /r/lamps/comments/1abcd/which_oil/, /r/lamps/comments/1abcd/which_oil/k2x/; ids are of letters too
    form(r"(?:r|u|user)/[^/?]{1,40}/comments/(?P<thread>[0-9a-z]{1,13})/[^/?]*/(?P<post>[0-9a-z]{1,13})"),
    form(r"(?:r|u|user)/[^/?]{1,40}/comments/(?P<thread>[0-9a-z]{1,13})(?:\.[a-z]+)?(?:/[^/?]*)?"),
    form(r"comments/(?P<thread>[0-9a-z]{1,13})(?:/[^/?]*)?", own=True),
    form(rf"user/{NAME}", own=True),
)
DRUPAL = (
    # /node/12, ?q=node/12, /comment/99#comment-99; what a site's own paths name only its pages say
    form(rf"comment/{POST}"),
    form(rf"comment/reply/{THREAD}/{POST}"),
    form(rf"comment/reply/{THREAD}", own=True),
    form(rf"node/{THREAD}", own=True),
    form(INDEX, q=r"node/(?P<thread>ID)", own=True),
    form(INDEX, q=r"user/(?P<member>ID)", own=True),
    form(INDEX, q=r"forum/(?P<board>ID)", own=True),
    form(rf"forum/{BOARD}", own=True),
    form(rf"user/{MEMBER}", own=True),
)
_NO_ZERO = "(?P<thread>[1-9][0-9]{0,11})"
UCOZ = (
    # /forum/3-12-2, the second page of the thread 12 in the board 3; /forum/3-12-99-16-1194824940, a post of it
    form(rf"forum/N-{_NO_ZERO}-{POST}-16-[0-9]+"),
    form(rf"forum/N-{_NO_ZERO}-0-(?:17|[0-9]+-[0-9]+)", own=True),
    form(rf"forum/N-{_NO_ZERO}-{PAGE}", own=True),
    form(rf"forum/{BOARD}(?:-0(?:-N)?)?", own=True),
)
DISCUZ = (
    # forum.php?mod=viewthread&tid=12&page=2, thread-12-2-1.html, archiver/?tid-12-page-2.html; 7 and before: viewthread.php
    form(rf"thread-{THREAD}-{PAGE}-N\.html"),
    form(rf"forum-viewthread-tid-{THREAD}(?:-[^/?]*)?-page-{PAGE}(?:-[^/?]*)?\.html"),
    form(rf"forum-viewthread-tid-{THREAD}(?:-[^/?]*)?\.html"),
    form(r"(?:forum|viewthread|redirect)\.php", "tid=thread ptid=thread page=page pid=post fid=board aid=file"),
    form(rf"(?:archiver/)?[?]?tid-{THREAD}-page-{PAGE}\.html"),
    form(rf"(?:archiver/)?[?]?tid-{THREAD}\.html"),
    form(rf"(?:archiver/)?[?]?fid-{BOARD}(?:-page-N)?\.html"),
    form(r"(?:home|space)\.php", "uid=member"),
    form(rf"space-uid-{MEMBER}\.html"),
    form(rf"forum-{BOARD}-N\.html"),
    form(r"forumdisplay\.php", "fid=board"),
)
PHORUM = (
    # read.php?3,12,99#msg-99, read.php?3,12,page=2, list.php?3, profile.php?3,5
    form(rf"read\.php[/?]N,{THREAD},page={PAGE}"),
    form(rf"read\.php[/?]N,{THREAD},{POST}(?:,[a-z=0-9]*)*"),
    form(rf"read\.php[/?]N,{THREAD}(?:,[a-z]+)?"),
    form(r"read\.php", "i=post t=thread f=board"),
    form(rf"list\.php[/?]{BOARD}(?:,page=N)?"),
    form(rf"profile\.php[/?]N,{MEMBER}"),
)
YABB = (
    # YaBB.pl?num=1278201900/15#15, YaBB.pl?board=lamps;action=display;num=1278201900;start=15
    form(r"YaBB\.(?:pl|cgi)", num=r"(?P<thread>ID)/(?P<start>N)"),
    form(r"YaBB\.(?:pl|cgi)", "num=thread start=start"),
    form(r"YaBB\.(?:pl|cgi)", "", "action=viewprofile", username=r"(?P<member>[^/?&;]{1,80})"),
)
JFORUM = (
    # /posts/list/12.page, /posts/list/15/12.page#99, /posts/preList/12/99.page, /forums/show/3.page
    form(rf"posts/list/{START}/{THREAD}\.(?:page|htm)"),
    form(rf"posts/list/{THREAD}\.(?:page|htm)"),
    form(rf"posts/preList/{THREAD}/{POST}\.(?:page|htm)"),
    form(rf"forums/show/(?:N/)?{BOARD}\.(?:page|htm)"),
    form(rf"user/profile/{MEMBER}\.(?:page|htm)"),
)
SNITZ = (
    # topic.asp?TOPIC_ID=12&whichpage=2#99, forum.asp?FORUM_ID=3, pop_profile.asp?mode=display&id=5
    form(r"(?:topic|link|pop_printer_friendly)\.asp", "TOPIC_ID=thread whichpage=page REPLY_ID=post"),
    form(r"forum\.asp", "FORUM_ID=board"),
    form(r"pop_profile\.asp", "id=member"),
)
LITHIUM = (
    # /t5/Workshop/Trimming-the-wick/td-p/12/page/2, /t5/Workshop/Re-Trimming/m-p/99
    form(rf"t5/[^/?]+/[^/?]+/td-p/{THREAD}/page/{PAGE}"),
    form(rf"t5/[^/?]+/[^/?]+/td-p/{THREAD}(?:/[^?]*)?"),
    form(rf"t5/[^/?]+/[^/?]+/(?:m|ba|ta|idi|qaq)-p/{POST}(?:/[^?]*)?"),
    form(rf"t5/forums/replypage/board-id/[^/?]+/message-id/{POST}"),
    Form(r"board/message", {r"message\.id": "post", r"thread\.id": "thread"}, own=True),
    form(r"t5/[^/?]+/(?:bd-p|ct-p|gh-p|gp-p)/(?P<board>[a-z0-9._-]{1,80})"),
    form(rf"t5/user/viewprofilepage/user-id/{MEMBER}"),
)
SLASH = (form(r"comments\.pl", "sid=thread cid=post"),)  # comments.pl?sid=12&cid=99
KUNENA = (
    # index.php?option=com_kunena&view=topic&catid=3&id=12&limitstart=6; /3-lamps/12-wicks?start=6. In /lamps/12-wicks nothing
    # tells a topic from a board in the folder "lamps": only pages say which it is.
    form(INDEX, "mesid=post id=thread limitstart=start start=start", "view=topic", own=True),
    form(INDEX, "id=thread limitstart=start", "func=view", own=True),
    form(INDEX, "catid=board", "func=showcat", own=True),
    form(INDEX, "catid=board", "view=category", own=True),
    form(INDEX, "userid=member", "view=user", own=True),
    form(rf"[0-9]+-SLUG/{THREAD}-SLUG", "mesid=post limitstart=start start=start", own=True),
    form(rf"user/{MEMBER}-SLUG", own=True),
)
