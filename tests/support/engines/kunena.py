"""Kunena's templates: Blue Eagle, with the head before a table, and Crypsis, whose bodies are paragraphs."""

from __future__ import annotations

from . import Variant

_TOPIC = "https://pier.lanternside.example/forum/lamps/15-lamps"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en-GB"><head><title>Lamps - Pier</title><link rel="canonical" href="{_TOPIC}" /></head><body>
<div id="kunena" class="layout"><h1>Lamps</h1>{"".join(posts)}</div></body></html>"""


def _blue_eagle(author: str, n: int, body: str) -> str:
    return f"""<div class="kmsg-header kmsg-header-left"><h2><span class="kmsgtitle kmsg-title-left">Re: Lamps</span>
<span class="kmsgdate kmsgdate-left" title="0{n} May 2024 19:33">0{n} May 2024 19:33</span>
<span class="kmsg-id-left"><a id="{n}"></a><a href="#{n}">#{n}</a></span></h2></div>
<table class="kmsg"><tbody><tr><td rowspan="2" class="kprofile-left"><ul class="kpost-profile">
<li class="kpost-username"><a href="/forum/user/4{n}-u{n}">{author}</a></li><li class="kpost-userposts">Posts: 12</li></ul></td>
<td class="kmessage-left"><div class="kmsgbody"><div class="kmsgtext">{body}</div></div></td></tr>
<tr><td class="kbuttonbar-left"><div class="kmessage-buttons-row">Reply</div></td></tr></tbody></table>"""


def _crypsis(author: str, n: int, body: str) -> str:
    return f"""<div class="row-fluid message"><div class="span2"><ul class="unstyled center profilebox">
<li><strong><a class="kwho-user" href="/forum/user/4{n}-u{n}">{author}</a></strong></li></ul></div>
<div class="span10 message-published"><small class="text-muted pull-right">
<span class="kdate" title="0{n} May 2024 19:33">May</span> <a href="#{n}" id="{n}">#{n}</a></small>
<div class="badger-left"><div class="kmessage"><div class="kmsg">{body}</div></div></div>
</div></div>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"<b>{name} wrote:</b><blockquote>{inner}</blockquote>"


VARIANTS = {
    "blue-eagle": Variant("kunena", _page, _blue_eagle, _quote),
    "crypsis": Variant("kunena", _page, _crypsis, _quote),
}
