"""XMB 1.9: posts in three rows of one table."""

from __future__ import annotations

from . import Variant

_HOST = "https://lanternside.example/talk"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><!-- XMB 1.9.11 --><head><title>Lamps - Lanternside - Powered by XMB</title>
<link rel="canonical" href="{_HOST}/viewthread.php?tid=7"></head><body><a name="top"></a><table><tr>
<td class="nav"> <a href="{_HOST}/">Lanternside</a> &raquo; <a href="forumdisplay.php?fid=3">Workshop</a> &raquo; Lamps</td>
</tr></table>
<table><tr class="header"><td width="18%">Author: </td><td>Subject: Lamps</td></tr>{"".join(posts)}</table></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<tr bgcolor="#fff"><td rowspan="3" valign="top" class="tablerow" style="width: 18%;"><font class="mediumtxt">
<strong>
<a href="./member.php?action=viewpro&amp;member=x{n}">{author}</a></strong></font><br /><div class="smalltxt">
<a name="pid{n}"></a>Keeper<br />
<hr /><br />Posts: 24<br />Registered: 24-6-2006<br />Location: the gallery<br /><br /><strong>Mood:</strong> dim</div><br />
</td>
<td valign="top" class="tablerow" style="height: 30px; width: 82%;"><table width="100%"><tr>
<td class="smalltxt" valign="top"><img src="i.gif" alt="" />
<a href="viewthread.php?tid=7&amp;goto=search&amp;pid={n}" rel="nofollow">posted on {n}-5-2024 at 10:00</a></td>
<td class="smalltxt" align="right"><a href="post.php?action=reply&amp;tid=7&amp;repquote={n}">
<img src="q.gif" alt="Reply With Quote" /></a></td></tr></table></td></tr>
<tr bgcolor="#fff"><td class="tablerow" valign="top" style="height: 80px; width: 82%"><font class="subject"><strong>
</strong></font><br /><br />
<font class="mediumtxt">{body}</font><br /><br /><br /><br /><div class="sig">Mind the step.</div></td></tr>
<tr bgcolor="#fff"><td class="tablerow" valign="bottom"><table><tr><td class="smalltxt">
<a href="member.php?action=viewpro&amp;member=x{n}">
<img src="p.gif" alt="View User's Profile" /></a></td></tr></table></td></tr>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""</font><table align="center" class="quote"><tr>
<td class="quote">Quote: <a href="viewthread.php?tid=7&amp;goto=search&amp;pid={n}">
Originally posted by {name} &nbsp;<img src="l.gif" alt="" /></a></td></tr><tr><td class="quotemessage">{inner} </td></tr>
</table><font class="mediumtxt">"""


def _older(name: str, n: int, inner: str) -> str:
    del n
    return f"""</font><table align="center" class="quote"><tr><td class="quote">Quote:</td></tr><tr><td class="quotemessage">
<em>Originally posted by {name}</em><br />{inner} </td></tr></table><font class="mediumtxt">"""


VARIANTS = {"1.9.11": Variant("xmb", _page, _post, _quote), "1.9.5": Variant("xmb", _page, _post, _older)}
