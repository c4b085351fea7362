"""wpForo's layouts: threaded (version 2), and extended (version 1)."""

from __future__ import annotations

from . import Variant

_TOPIC = "https://lanternside.example/community/keepers/lamps/"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en-US"><head><link rel="canonical" href="{_TOPIC}" /></head><body><div id="wpforo">
<div id="wpforo-wrap">
<h1 id="wpforo-title">Lamps</h1><div class="wpfl-4">{"".join(posts)}</div></div></div></body></html>"""


def _threaded(author: str, n: int, body: str) -> str:
    return f"""<div id="post-{n}" data-postid="{n}" data-userid="4{n}" class="post-wrap reply-wrap wpfn-{n}">
<div class="wpforo-post"><div class="wpf-left"><div class="wpf-author-posts">Posts: 12</div></div><div class="wpf-right">
<div class="wpf-author"><div class="wpf-author-name"><span></span>&nbsp;<a href="/participant/u{n}/">{author}</a></div></div>
<div class="wpf-post-date">May {n}, 2024 7:33 pm</div><a href="{_TOPIC}#post-{n}" class="wpf-post-link"></a>
<div class="wpf-content"><div class="wpforo-post-content">{body}</div><div class="wpforo-post-meta"></div></div>
<div class="wpf-content-foot">Like Reply</div></div></div></div>"""


def _extended(author: str, n: int, body: str) -> str:
    return f"""<div id="post-{n}" class="post-wrap"><div class="wpforo-post wpfcl-1"><div class="wpf-left">
<div class="author-data"><div class="author-name"><span></span>&nbsp;<a href="/profile/u{n}/">{author}</a></div>
<div class="author-title">Keeper</div>
<div class="author-posts">Posts: 12</div></div></div><div class="wpf-right">
<div class="wpforo-post-content-top">
<span>May {n}, 2024 7:33 pm</span> &nbsp; <a href="{_TOPIC}#post-{n}"><i></i></a></div>
<div class="wpforo-post-content">{body}</div></div><div class="bottom"><div class="bright">Reply</div></div></div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<blockquote data-userid="4{n}" data-postid="{n}"><div class="wpforo-post-quote-author"><strong> Posted by: {name}
</strong></div>{inner}</blockquote>"""


VARIANTS = {
    "threaded": Variant("wpforo", _page, _threaded, _quote),
    "extended": Variant("wpforo", _page, _extended, _quote),
}
