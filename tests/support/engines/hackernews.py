"""Hacker News of today, and as its news.arc wrote it; each comment answers the story, and none has a quotation of its own."""

from __future__ import annotations

from . import Variant

_HOST = "https://news.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en" op="item"><head><link rel="canonical" href="{_HOST}/item?id=7">
<title>Lamps | Hacker News</title></head>
<body><center><table id="hnmain"><tr><td><span class="pagetop"><b class="hnname"><a href="news">Hacker News</a></b></span></td>
</tr>
<tr id="bigbox"><td><table class="comment-tree"><tr class="spacer"><td class="fatitem"></td></tr>{"".join(posts)}</table></td>
</tr>
</table></center></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<tr class="athing comtr" id="{n}"><td><table border="0">  <tr>    <td class="ind" indent="0">
<img src="s.gif" height="1" width="0"></td><td valign="top" class="votelinks"></td><td class="default"><div>
<span class="comhead">
<a href="user?id=x{n}" class="hnuser">{author}</a> <span class="age" title="2024-05-0{n}T10:00:00 171455760{n}">
<a href="item?id={n}">3 days ago</a></span> <span id="unv_{n}"></span><span class="navs"> | <a href="#2" class="clicky">next</a>
<a class="togg clicky" id="{n}" n="1" href="javascript:void(0)">[–]</a><span class="onstory"></span></span></span></div><br>
<div class="comment"><div class="commtext c00">{body}</div><div class="reply">        <p><font size="1">
<u><a href="reply?id={n}" rel="nofollow">reply</a></u></font></div></div></td></tr></table></td></tr>"""


def _quote(name: str, n: int, inner: str) -> str:
    del name, n
    return f"<p><i>&gt; {inner}</i></p>"


VARIANTS = {"2024": Variant("hackernews", _page, _post, _quote)}
