"""Simple Machines Forum 1 and 2, and ElkArte."""

from __future__ import annotations

from . import Variant

_HOST = "https://smf.lanternside.example"
_LINK = f"{_HOST}/index.php?topic=7"


def _page(posts: list[str]) -> str:
    return f"""<!DOCTYPE html><html lang="en-US"><head><title>Lamps</title><link rel="canonical" href="{_LINK}.0"></head><body>
<div class="navigate_section"><ul><li><a href="{_HOST}/index.php"><span>Lanternside</span></a></li>
<li><a href="{_HOST}/index.php?board=3.0"><span>Workshop</span></a></li><li class="last"><a href="{_LINK}.0">
<span>Lamps</span></a>
</li></ul></div><div id="forumposts"><div class="cat_bar"><h3 class="catbg"><span id="author">Author</span>
Topic: Lamps &nbsp;(Read 120 times)</h3></div>
<form action="{_HOST}/index.php?action=quickmod2;topic=7.0" method="post" name="quickModForm" id="quickModForm">{"".join(posts)}
</form></div></body></html>"""


def _card(author: str, n: int) -> str:
    return f"""<div class="poster"><h4><img src="useroff.gif" alt="Offline">
<a href="{_HOST}/index.php?action=profile;u={n}0" title="View the profile of {author}">{author}</a></h4>
<ul class="reset smalltext user_info" id="msg_{n}_extra_info"><li class="membergroup">Keeper</li>
<li class="postcount">Posts: 31</li>
</ul></div>"""


def _post20(author: str, n: int, body: str) -> str:
    reply = f"Reply #{n - 1} " if n > 1 else ""
    return f"""<div class="windowbg"><span class="topslice"><span></span></span><div class="post_wrapper">{_card(author, n)}
<div class="postarea"><div class="flow_hidden"><div class="keyinfo"><div class="messageicon"><img src="xx.gif" alt=""></div>
<h5 id="subject_{n}"><a href="{_LINK}.msg{n}#msg{n}" rel="nofollow">Re: Lamps</a></h5>
<div class="smalltext">&#171; <strong>{reply}on:</strong> May 0{n}, 2024, 10:00:12 AM &#187;</div>
<div id="msg_{n}_quick_mod"></div></div></div><div class="post"><div class="inner" id="msg_{n}">{body}</div></div></div>
<div class="moderatorbar"><div class="smalltext modified" id="modified_{n}">
&#171; <em>Last Edit: May 0{n}, 2024, 11:00:12 AM by {author}</em> &#187;</div>
<div class="smalltext reportlinks">Logged</div><div class="signature" id="msg_{n}_signature">Keep it lit.</div></div></div></div>
<hr class="post_separator">"""


def _quote20(name: str, n: int, inner: str) -> str:
    return f"""<div class="quoteheader"><div class="topslice_quote">
<a href="{_LINK}.msg{n}#msg{n}">Quote from: {name} on May 0{n}, 2024, 10:00:12 AM</a></div></div>
<blockquote class="bbc_standard_quote">{inner}</blockquote><div class="quotefooter"><div class="botslice_quote"></div></div>"""


def _post21(author: str, n: int, body: str) -> str:
    number = f'<span class="page_number floatright">#{n - 1}</span>' if n > 1 else ""
    return f"""<div class="windowbg" id="msg{n}"><div class="post_wrapper">{_card(author, n)}<div class="postarea">
<div class="keyinfo">
<div id="subject_{n}" class="subject_title subject_hidden">
<a href="{_HOST}/index.php?msg={n}" rel="nofollow">Re: Lamps</a></div>{number}
<div class="postinfo">
<a href="{_HOST}/index.php?msg={n}" rel="nofollow" title="Reply" class="smalltext">May 0{n}, 2024, 10:00:12 AM</a>
<span class="smalltext modified floatright" id="modified_{n}"></span></div></div>
<div class="post"><div class="inner" data-msgid="{n}" id="msg_{n}">{body}</div></div>
<div class="under_message"><ul><li class="like_count smalltext">1 person likes this.</li></ul></div></div>
<div class="moderatorbar"><div class="signature" id="msg_{n}_signature">Keep it lit.</div></div></div></div>"""


def _quote21(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="bbc_standard_quote"><cite>
<a href="{_HOST}/index.php?msg={n}">Quote from: {name} on May 0{n}, 2024, 10:00:12 AM</a></cite>{inner}</blockquote>"""


def _page1(posts: list[str]) -> str:
    return f"""<html><head><title>Lamps</title></head><body><div class="nav"><b>
<a href="{_HOST}/index.php" class="nav">Lanternside</a></b>
&gt; <b><a href="{_HOST}/index.php?board=3.0" class="nav">Workshop</a></b> &gt; <b>
<a href="{_LINK}.0" class="nav">Lamps</a></b></div>
<table class="tborder"><tr class="catbg3"><td> Author</td>
<td id="top_subject"> Topic: Lamps &nbsp;(Read 120 times)</td></tr></table>
<form action="{_HOST}/index.php?action=quickmod2;topic=7.0" method="post" name="quickModForm" id="quickModForm">
<table class="bordercolor">{"".join(posts)}</table></form></body></html>"""


def _post1(author: str, n: int, body: str) -> str:
    reply = f"Reply #{n - 1} " if n > 1 else ""
    return f"""<tr><td style="padding: 1px 1px 0 1px;"><a name="msg{n}"></a>
<table width="100%"><tr><td class="windowbg"><table width="100%" style="table-layout: fixed;"><tr>
<td valign="top" width="16%" rowspan="2"><b><a href="{_HOST}/index.php?action=profile;u={n}0">{author}</a></b>
<div class="smalltext">Keeper<br>Posts: 31<br></div></td>
<td valign="top" width="85%"><table width="100%"><tr><td><img src="xx.gif" alt=""></td><td>
<div style="font-weight: bold;" id="subject_{n}"><a href="{_LINK}.msg{n}#msg{n}">Re: Lamps</a></div>
<div class="smalltext">&#171; <b>{reply}on:</b> May 0{n}, 2024, 10:00:12 AM &#187;</div></td>
<td align="right">Quote</td></tr></table>
<hr class="hrcolor"><div class="post">{body}</div></td></tr>
<tr><td class="smalltext"><table><tr><td id="modified_{n}"><i>Last Edit: May 0{n}, 2024, 11:00:12 AM by {author}</i></td>
<td>Logged</td></tr></table><hr><div class="signature">Keep it lit.</div></td></tr></table></td></tr></table></td></tr>"""


def _quote1(name: str, n: int, inner: str) -> str:
    return f"""<div class="quoteheader">
<a href="{_LINK}.msg{n}#msg{n}">Quote from: {name} on May 0{n}, 2024, 10:00:12 AM</a></div>
<div class="quote">{inner}</div>"""


def _post_elk(author: str, n: int, body: str) -> str:
    reply = f'<a href="{_LINK}.msg{n}#msg{n}">Reply #{n - 1}</a> &ndash; ' if n > 1 else ""
    return f"""<div class="windowbg"><a id="msg{n}"></a><ul class="poster"><li class="listlevel1 subsections">
<a class="linklevel1 name" href="{_HOST}/index.php?action=profile;u={n}0">{author}</a></li>
<li class="listlevel1 membergroup">Keeper</li></ul>
<div class="postarea"><div class="keyinfo"><span id="post_subject_{n}" class="post_subject">Re: Lamps</span>
<h5 id="info_{n}">{reply}May 0{n}, 2024, 10:00:12 AM</h5></div>
<div class="inner" id="msg_{n}">{body}</div><ul class="quickbuttons"><li class="listlevel1">Quote</li></ul></div></div>"""


def _page_printed(posts: list[str]) -> str:
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="canonical" href="{_LINK}.0">
<title>Print Page - Lamps</title></head><body><h1 id="title">Lanternside</h1>
<h2 id="linktree">General =&gt; Workshop =&gt; Topic started by: Marlow on May 01, 2024</h2>
<dl id="posts">{"".join(posts)}</dl><div id="footer" class="smalltext">SMF 2.0</div></body></html>"""


def _post_printed(author: str, n: int, body: str) -> str:
    return f"""<dt class="postheader">Title: <strong>Re: Lamps</strong><br>
Post by: <strong>{author}</strong> on <strong>May 0{n}, 2024, 10:00:12 AM</strong></dt><dd class="postbody">{body}</dd>"""


def _page_printed1(posts: list[str]) -> str:
    return f"""<html><head><title>Print Page - Lamps</title></head><body><h1 class="largetext">Lanternside</h1>
<h2 class="normaltext">General => Workshop => Topic started by: Marlow on May 01, 2024</h2>
<table width="90%"><tr><td>{"".join(posts)}<br><br><div align="center" class="smalltext">SMF 1.1</div>
</td></tr></table></body></html>"""


def _post_printed1(author: str, n: int, body: str) -> str:
    return f"""<br><hr size="2" width="100%">Title: <b>Re: Lamps</b><br>
Post by: <b>{author}</b> on <b>May 0{n}, 2024, 10:00:12 AM</b><hr><div style="margin: 0 5ex;">{body}</div>"""


VARIANTS: dict[str, Variant] = {
    "2.1": Variant("smf", _page, _post21, _quote21),
    "2.0": Variant("smf", _page, _post20, _quote20),
    "1.1": Variant("smf", _page1, _post1, _quote1),
    "elkarte": Variant("smf", _page, _post_elk, _quote20),
    "2.0 printed": Variant("smf", _page_printed, _post_printed, _quote20, ids=False),
    "1.1 printed": Variant("smf", _page_printed1, _post_printed1, _quote1, ids=False),
}
