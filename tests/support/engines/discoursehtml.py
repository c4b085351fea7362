"""Discourse's page of a topic, as a browser makes and saves it. (What it sends to crawlers has no ids of posts.)"""

from __future__ import annotations

from . import Variant

_HOST = "https://board.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><link rel="canonical" href="{_HOST}/t/lamps/7"></head><body><section id="topic">
<div id="topic-title"><h1 data-topic-id="7"><a href="/t/lamps/7" class="fancy-title">Lamps</a></h1></div>
<div class="post-stream">{"".join(posts)}</div></section></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<div class="topic-post clearfix regular"><article id="post_{n}" data-post-id="{n}" data-topic-id="7"
data-user-id="4{n}" class="boxed onscreen-post">
<div class="row"><div class="topic-avatar"><a data-user-card="{author}" href="/u/u{n}"></a></div>
<div class="topic-body clearfix"><div class="topic-meta-data"><div class="names trigger-user-card"><span class="first username">
<a href="/u/u{n}" data-user-card="{author}">{author}</a></span></div><div class="post-infos"><div class="post-info post-date">
<a class="post-date" href="/t/lamps/7/{n}"><span data-time="{1714471200000 + n * 86400000}" class="relative-date">May</span></a>
</div></div></div><div class="regular contents"><div class="cooked">{body}</div><section class="post-menu-area clearfix">
<nav class="post-controls"><button>Reply</button></nav></section></div></div></div></article></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<aside class="quote no-group" data-username="{name}" data-post="{n}" data-topic="7"><div class="title">
<div class="quote-controls"></div> {name}:</div><blockquote>{inner}</blockquote></aside>"""


VARIANTS = {"app": Variant("discoursehtml", _page, _post, _quote)}
