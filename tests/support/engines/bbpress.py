"""bbPress's stock templates: the lists of 2.2 and later, the tables of 2.0, and a theme with templates of its own."""

from __future__ import annotations

from . import Variant

_TOPIC = "https://lanternside.example/forums/topic/lamps/"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en-US"><head><link rel="canonical" href="{_TOPIC}"><title>Lamps – Lanternside</title></head>
<body class="topic bbpress single single-topic postid-99"><h1 class="entry-title">Lamps</h1><div id="bbpress-forums">
<ul id="topic-99-replies" class="forums bbp-replies"><li class="bbp-header"><div class="bbp-reply-author">Author</div>
<div class="bbp-reply-content">Posts</div></li><li class="bbp-body">{"".join(posts)}</li><li class="bbp-footer">
<div class="bbp-reply-author">Author</div><div class="bbp-reply-content">Posts</div></li></ul></div></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    return f"""<div id="post-{n}" class="bbp-reply-header"><div class="bbp-meta">
<span class="bbp-reply-post-date">May {n}, 2024 at 7:33 pm</span>
<a href="{_TOPIC}#post-{n}" class="bbp-reply-permalink">#{n}</a></div></div>
<div class="odd bbp-parent-forum-3 bbp-parent-topic-99 bbp-reply-position-{n} user-id-4{n} post-{n} reply type-reply hentry">
<div class="bbp-reply-author"><a href="/users/u{n}/" class="bbp-author-link"><span class="bbp-author-avatar"></span>
<span class="bbp-author-name">{author}</span></a><div class="bbp-author-role">Participant</div></div>
<div class="bbp-reply-content">{body}</div></div>"""


def _tables(posts: list[str]) -> str:
    return f"""<html lang="en-US"><head><link rel="canonical" href="{_TOPIC}"><title>Lamps</title></head>
<body class="single single-topic postid-99 bbPress"><h1 class="entry-title">Lamps</h1>
<table class="bbp-replies" id="topic-99-replies"><thead><tr><th class="bbp-reply-author">Author</th>
<th class="bbp-reply-content">Posts</th></tr></thead><tbody>{"".join(posts)}</tbody></table></body></html>"""


def _row(author: str, n: int, body: str) -> str:
    who = f'<a href="/users/u{n}/" class="bbp-author-name" rel="nofollow">{author}</a>'
    return f"""<tr class="bbp-reply-header"><td class="bbp-reply-author">{who}</td><td class="bbp-reply-content">
<a href="{_TOPIC}#post-{n}" title="Permanent link">May {n}, 2024 at 7:33 pm</a></td></tr>
<tr id="post-{n}" class="odd bbp-parent-forum-3 bbp-parent-topic-99 user-id-4{n} post-{n} reply hentry">
<td class="bbp-reply-author">{who}</td><td class="bbp-reply-content">{body}</td></tr>"""


def _themed(author: str, n: int, body: str) -> str:
    return f"""<div id="post-{n}" class="row bbp-reply"><div class="col"><span class="bbp-reply-byline">
<span class="bbp-reply-post-name"><a href="/members/m{n}"><img alt="" class="avatar" src="/a.png">{author}</a></span>
<span class="bbp-reply-post-date"> -  May {n}, 2024</span></span>
<div class="user-id-4{n} bbp-parent-topic-99 even post-{n} reply type-reply hentry">
<div class="bbp-reply-content bbp-reply-post-content"><div>{body}</div><div class="reply-tools">Reply</div></div>
</div></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="bbp-the-quote" cite="{_TOPIC}#post-{n}"><em class="bbp-the-quote-cite">
<a href="{_TOPIC}#post-{n}">{name} wrote:</a></em>{inner}</blockquote>"""


VARIANTS = {
    "2": Variant("bbpress", _page, _post, _quote),
    "2-tables": Variant("bbpress", _tables, _row, _quote),
    "theme": Variant("bbpress", _page, _themed, _quote),
}
