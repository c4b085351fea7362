"""Slash, as Slashdot has run it since 2007."""

from __future__ import annotations

from . import Variant

_HOST = "//hardware.slash.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lamps - Lanternside</title>
<link rel="canonical" href="https:{_HOST}/story/24/05/01/094204/lamps"></head><body><ul id="commentlisting" class="d2">
{"".join(posts)}</ul></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<li id="tree_{n}" class="comment"><div id="comment_status_{n}" class="commentstatus"></div>
<div id="comment_{n}" class="full"><div id="comment_top_{n}" class="commentTop newcomment"><div class="title"><h4>
<a id="comment_link_{n}" href="{_HOST}/comments.pl?sid=7&amp;cid={n}">Re:Lamps</a>
<span id="comment_score_{n}" class="score">(Score:2)</span></h4></div><div class="details"><span class="by">by
<a href="//slash.example/~a{n}">{author} ({n}0)</a></span><span class="otherdetails" id="comment_otherdetails_{n}">
on Wednesday May 0{n}, 2024 @10:00AM (<a href="{_HOST}/comments.pl?sid=7&amp;cid={n}">#{n}</a>)</span></div></div>
<div class="commentBody"><div id="comment_body_{n}">{body}</div>
<div id="comment_sig_{n}" class="sig">Keep it lit.</div></div>
<div class="commentSub" id="comment_sub_{n}">[ <a href="{_HOST}/comments.pl?sid=7&amp;op=Reply&amp;pid={n}">Reply to This</a> ]
</div></div></li>"""


def _quote(name: str, n: int, inner: str) -> str:
    del name, n
    return f"<blockquote>{inner}</blockquote>"


VARIANTS = {"d2": Variant("slash", _page, _post, _quote)}
