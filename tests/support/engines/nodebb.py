"""NodeBB's themes: Harmony (3 and 4) and Persona (1 and 2)."""

from __future__ import annotations

from . import Variant

_FORUM = "https://talk.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en-GB"><head><link rel="canonical" href="{_FORUM}/topic/7/lamps" /></head>
<body class="page-topic template-topic"><h1 component="post/header"><span component="topic/title">Lamps</span></h1>
<ul component="topic" class="posts timeline" data-tid="7" data-cid="6">{"".join(posts)}</ul></body></html>"""


def _facts(author: str, n: int) -> str:
    when = 1714471200000 + n * 86400000
    own = f'data-index="{n - 1}" data-pid="{n}" data-timestamp="{when}"'
    return f'{own} data-uid="4{n}" data-username="{author}" data-userslug="u{n}"'


def _harmony(author: str, n: int, body: str) -> str:
    return f"""<li component="post" class="" {_facts(author, n)} itemprop="comment" itemscope>
<a component="post/anchor" id="{n}"></a>
<div class="post-container"><div class="post-header" itemprop="author" itemscope><a class="fw-bold" href="/user/u{n}"
data-username="{author}" data-uid="4{n}">{author}</a><span class="text-muted">wrote on <a href="/post/{n}" class="timeago"
title="2024-05-0{n}T10:00:00.000Z"></a></span><i component="post/edit-indicator" class="fa fa-edit hidden"></i>
<span data-editor="" component="post/editor" class="visually-hidden">last edited by <span class="timeago"></span></span></div>
<div class="content text-break" component="post/content" itemprop="text">{body}</div><div component="post/footer">
<div component="post/actions"><a component="post/reply" href="#">Reply</a><a component="post/vote-count" data-votes="0">0</a>
</div>
<div component="post/replies/container" class="hidden-empty"></div></div></div></li>"""


def _persona(author: str, n: int, body: str) -> str:
    return f"""<li component="post" class="" {_facts(author, n)} itemscope itemtype="http://schema.org/Comment">
<a component="post/anchor" name="{n}"></a><div class="clearfix post-header"><div class="icon pull-left">
<a href="/user/u{n}">X</a>
</div><small class="pull-left"><strong><a href="/user/u{n}" itemprop="author" data-username="{author}"
data-uid="4{n}">{author}</a></strong></small><div class="post-info"><a class="permalink" href="/post/{n}"><span class="timeago"
title="2024-05-0{n}T10:00:00.000Z"></span></a></div></div><br />
<div class="content" component="post/content" itemprop="text">{body}</div><div class="clearfix post-footer">
<a component="post/reply" href="#">Reply</a></div><hr/></li>"""


def _quote(name: str, n: int, inner: str) -> str:
    who = f'<a class="plugin-mentions-user plugin-mentions-a" href="/user/u{n}">@<bdi>{name}</bdi></a>'
    said = f'{who} <a href="/post/{n}">said</a>:'
    return f"""<p dir="auto">{said}</p>
<blockquote>{inner}</blockquote>"""


VARIANTS = {
    "harmony": Variant("nodebb", _page, _harmony, _quote),
    "persona": Variant("nodebb", _page, _persona, _quote),
}
