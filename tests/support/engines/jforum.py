"""JForum 2: a post is some rows of one table."""

from __future__ import annotations

from . import Variant

_HOST = "http://jforum.lanternside.example/jforum"


def _page(posts: list[str]) -> str:
    return f"""<html><head><title>Lamps</title></head><body><table><tr><td><span class="maintitle">
<a href="{_HOST}/posts/list/7.page" name="top" class="maintitle" id="top">Lamps</a></span><span class="nav">
<a class="nav" href="{_HOST}/forums/list.page">Forum Index </a> &raquo;
<a class="nav" href="{_HOST}/forums/show/3.page">Workshop </a></span>
<table class="forumline">{"".join(posts)}</table></td></tr></table></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<tr><td colspan="2"><div class="postinfo"><div class="date"><a href="{_HOST}/posts/list/7.page#{n}">
<img src="new.gif" alt="[Post New]" /></a>2024-05-0{n} 10:00:00</div><div class="subject">&nbsp;&nbsp; &nbsp;<b>Subject:</b>
<a name="{n}">Re:Lamps</a></div><div class="action"></div></div></td></tr><tr>
<td class="row1" valign="top" align="left" rowspan="3"><span class="genmed"><b>{author}</b></span><br />
<span class="gensmall"> Keeper <br /> Joined: 2019-03-02 17:45:00<br /> Messages: 7<br /></span></td>
<td class="row1" valign="top" id="post_text_{n}"><span class="postbody"> {body} </span></td></tr>
<tr><td colspan="2" class="row1"><hr/><span class="gensmall">Keep it lit.</span></td></tr>
<tr><td class="row1"><a href="{_HOST}/user/profile/{n}0.page" class="icon_profile"><img src="transp.gif" alt="" /></a></td></tr>
<tr><td class="spacerow" colspan="2" height="1"></td></tr>"""


def _quote(name: str, n: int, inner: str) -> str:
    del n
    return f"<blockquote><div><cite>{name} wrote:</cite>{inner}</div></blockquote>"


VARIANTS = {"2": Variant("jforum", _page, _post, _quote)}
