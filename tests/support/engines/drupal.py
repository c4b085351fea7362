"""Drupal 6 in Garland, 7 in Bartik and 9, and Advanced Forum; its core has no quotations, so these are plain HTML."""

from __future__ import annotations

from . import Variant

_HOST = "https://drupal.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><title>Lamps | Lanternside</title><link rel="canonical" href="{_HOST}/node/7"></head>
<body class="not-front node-type-forum"><div class="breadcrumb"><a href="/">Home</a> » <a href="/forum">Forums</a> »
<a href="/forum/3">Workshop</a></div><h1 class="title">Lamps</h1><div id="comments" class="comment-wrapper">
<div id="node-7-hidden"></div>{"".join(posts)}</div></body></html>"""


def _post6(author: str, n: int, body: str) -> str:
    return f"""<a id="comment-{n}"></a><div class="comment comment-published odd"><div class="clear-block">
<span class="submitted">Wed, 05/0{n}/2024 - 10:00 — <a href="/user/{n}0" title="View user profile.">{author}</a></span>
<h3><a href="/node/7#comment-{n}" class="active" rel="bookmark">Re: Lamps</a></h3><div class="content">{body}
<div class="user-signature clear-block"><p>Keep it lit.</p></div></div></div>
<div class="links"><ul class="links"><li class="comment_reply first last"><a href="/comment/reply/7/{n}">reply</a></li></ul>
</div>
</div>"""


def _post7(author: str, n: int, body: str) -> str:
    return f"""<a id="comment-{n}"></a><div class="comment clearfix" about="/comment/{n}#comment-{n}"><div class="attribution">
<div class="submitted"><p class="commenter-name"><a href="/user/{n}0" class="username">{author}</a></p><p class="comment-time">
<span property="dc:date dc:created" content="2024-05-0{n}T10:00:00+00:00">Wed, 05/0{n}/2024 - 10:00</span></p>
<p class="comment-permalink"><a class="permalink" rel="bookmark" href="/comment/{n}#comment-{n}">Permalink</a></p></div></div>
<div class="comment-text"><div class="comment-arrow"></div><h3>
<a href="/comment/{n}#comment-{n}" class="permalink" rel="bookmark">
Re: Lamps</a></h3><div class="content"><div class="field field-name-comment-body"><div class="field-items">
<div class="field-item even">{body}</div></div></div></div><ul class="links inline"><li>reply</li></ul></div></div>"""


def _post9(author: str, n: int, body: str) -> str:
    return f"""<article role="article" id="comment-{n}" about="/comment/{n}" class="comment js-comment clearfix">
<span class="hidden" data-comment-timestamp="{1714557600 + (n - 1) * 86400}"></span><footer class="comment__meta">
<p class="comment__author"><a href="/user/{n}0" class="username">{author}</a></p>
<p class="comment__time">Wed, 05/0{n}/2024 - 10:00</p><p class="comment__permalink">
<a href="/comment/{n}#comment-{n}">Permalink</a>
</p></footer><div class="comment__content"><h3>
<a href="/comment/{n}#comment-{n}" class="permalink" rel="bookmark">Re: Lamps</a></h3>
<div class="clearfix text-formatted field field--name-comment-body">{body}</div><nav><ul class="links inline"><li>reply</li>
</ul></nav>
</div></article>"""


def _advanced(author: str, n: int, body: str) -> str:
    return f"""<div id="post-{n}" class="forum-post clearfix"><div class="forum-post-info clearfix">
<div class="forum-posted-on">Wed, 05/0{n}/2024 - 10:00</div>
<span class="forum-post-number"><a href="/comment/{n}#comment-{n}" class="permalink">#{n}</a></span></div>
<div class="forum-post-wrapper"><div class="forum-post-panel-sub"><div class="author-pane">
<div class="author-pane-line author-name">
<a href="/user/{n}0" class="username">{author}</a></div></div></div><div class="forum-post-panel-main clearfix">
<div class="forum-post-title">Lamps</div><div class="forum-post-content">{body}</div>
<div class="user-signature clearfix"><p>Keep it lit.</p></div></div></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    del name, n
    return f"<blockquote>{inner}</blockquote>"


VARIANTS = {
    "6": Variant("drupal", _page, _post6, _quote),
    "7": Variant("drupal", _page, _post7, _quote),
    "9": Variant("drupal", _page, _post9, _quote),
    "advanced": Variant("drupal", _page, _advanced, _quote),
}
