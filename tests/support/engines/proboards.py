"""ProBoards 5."""

from __future__ import annotations

from . import Variant

_HOST = "https://lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<!DOCTYPE html><html><head><title>Lamps | Lanternside</title><link rel="canonical" href="{_HOST}/thread/7/lamps">
</head><body><ul id="nav-tree"><li><a href="/" itemprop="item"><span>Home</span></a></li>
<li><a href="/board/3/workshop" itemprop="item"><span>Workshop</span></a></li>
<li><a href="/thread/7/lamps" itemprop="item"><span>Lamps</span></a></li></ul>
<div class="container posts"><div class="title-bar"><h1>Lamps</h1></div><table class="list">
<tbody>{"".join(posts)}</tbody></table></div>
</body></html>"""


def _post(author: str, n: int, body: str) -> str:
    moment = 1714557600 + (n - 1) * 86400
    link = f'<a class="user-link user-{n}0" href="/user/{n}0" title="@x" data-id="{n}0"><span itemprop="name">{author}</span></a>'
    return f"""<tr id="post-{n}" class="item post"><td class="left-panel"><div class="mini-profile">{link}
<div class="avatar"></div>
<div class="info">Posts: 31<br></div></div></td>
<td class="content"><div class="info"><a href="/post/{n}/thread"><span class="date">
<abbr class="o-timestamp time" title="May {n}, 2024 10:00:00 GMT" data-timestamp="{moment}000">May {n}, 2024</abbr>
</span></a></div
>
<article><div class="message">{body}</div></article>
<div class="edited_by">Last Edit:
<abbr class="time" data-timestamp="{moment}000">May {n}, 2024</abbr> by {link}</div></td></tr>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<div class="quote" source="/post/{n}/thread" timestamp="1714557600" author="@x"><div class="quote_body">
<div class="quote_avatar_container"><div class="avatar-wrapper"><img src="a.png" alt="{name} Avatar"></div></div>
<div class="quote_header"><a href="/post/{n}/thread"><abbr class="time" data-timestamp="1714557600000">May 1, 2024</abbr></a>
<a href="/user/{n}0" class="user-link"><span itemprop="name">{name}</span></a> said:</div>{inner}
<div class="quote_clear"></div></div></div>"""


VARIANTS: dict[str, Variant] = {"5": Variant("proboards", _page, _post, _quote)}
