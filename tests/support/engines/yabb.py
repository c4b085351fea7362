"""YaBB 2.5 and 2.6, without ids of posts; the line that says who is quoted stands before the quotation."""

from __future__ import annotations

from . import Variant

_SCRIPT = "http://yabb.lanternside.example/cgi-bin/yabb2/YaBB.pl"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lanternside - Lamps</title></head><body><div>&rsaquo;
<a href="{_SCRIPT}?catselect=crafts">Crafts</a> &rsaquo; <a href="{_SCRIPT}?board=workshop">Workshop</a> &rsaquo; Lamps</div>
<div class="displaycontainer"><table><tr><td class="titlebg"> Lamps (Read 12 times)</td></tr></table></div>
<form name="multidel">{"".join(posts)}</form></body></html>"""


def _post25(author: str, n: int, body: str) -> str:
    said = f"<b>Reply #{n - 1} - </b>" if n > 1 else "<b></b>"
    return f"""<div class="displaycontainer"><table width="100%" class="bordercolor" style="table-layout: fixed;"><tr>
<td align="left" class="windowbg" valign="top" width="140"><a name="{n - 1}"></a>
<a href="{_SCRIPT}?action=viewprofile;username=m{n}" rel="nofollow">{author}</a><div class="small">Member<br /> Posts: 7<br />
</div></td><td class="windowbg" align="left" valign="top"><div class="dividerbot">
<span class="small" style="float: left; width: 3%;"><a href="{_SCRIPT}?num=17/{n - 1}#{n - 1}"><img src="/xx.gif" /></a></span>
<span class="small" style="float: left; width: 46%; vertical-align: middle;"><b>Lamps</b><br />
<span class="small">{said}May {n}<sup>th</sup>, 2024 at 10:00am</span></span></div>
<div class="message" style="float: left; width: 99%; overflow: auto;">{body}</div></td></tr><tr>
<td class="windowbg" valign="bottom"></td><td class="windowbg" align="left" valign="bottom">
<div class="small" style="float: left; width: 99%; text-align: right;"> &nbsp;</div>
<div class="small" style="float: left; width: 99%; text-align: left;"></div>
<div class="small" style="float: left; width: 99%; text-align: left;"><hr class="hr" />Keep it lit.</div></td></tr></table>
</div>"""


def _post26(author: str, n: int, body: str) -> str:
    said = f"<b>Reply #{n - 1} - </b>" if n > 1 else "<b></b>"
    return f"""<div class="displaycontainer"><div class="postcontainer"><table class="bordercolor pad_4px"><tbody><tr>
<td class="vtop post-userinfo" rowspan="4"><span class="anchor" id="{n - 1}"></span> <b>{author}</b>
<div class="small">Guest<br /></div></td><td class="dividerbot"><div style="padding: 2px; float:left">
<a href="{_SCRIPT}?num=17/{n - 1}#{n - 1}"><img src="/xx.png" /></a></div><div class="small" style="float:left"><b>Lamps</b>
<br />{said}May {n}<sup>th</sup>, 2024 at 10:00am</div></td></tr><tr><td class="windowbg vtop" colspan="3">
<div class="message" style="float: left; width: 99%; overflow: auto;">{body}</div></td></tr><tr>
<td class="windowbg bottom" colspan="3"><div class="small" style="width: 99%; text-align: right;">&nbsp;</div></td></tr><tr>
<td class="windowbg bottom" colspan="3"><div class="small" style="float: left; width: 99%; text-align: left;"></div>
<div class="small" style="float: left; width: 100%; text-align: left;"><hr class="hr" />Keep it lit.</div></td></tr></tbody>
</table></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<a href="{_SCRIPT}?num=17/{n}#{n}" class="message">{name} wrote</a> on May {n}<sup>th</sup>, 2024 at 10:00am:<br />
<div class="quote">{inner}</div>"""


VARIANTS = {
    "2.5": Variant("yabb", _page, _post25, _quote, ids=False),
    "2.6": Variant("yabb", _page, _post26, _quote, ids=False),
}
