"""Flarum: a discussion as a browser shows it, and the JSON from which it is made."""

from __future__ import annotations

import html
import json

from . import Variant

_FORUM = "https://flarum.lanternside.example"
_D = f"{_FORUM}/d/7-lamps"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><link rel="canonical" href="{_D}"></head><body><div id="app"><div id="flarum-loading"></div>
<h1 class="DiscussionHero-title">Lamps</h1><div class="PostStream">{"".join(posts)}</div></div></body></html>"""


def _post(author: str, n: int, body: str) -> str:
    when = f"2024-05-0{n}T10:00:00.000Z"
    return f"""<div class="PostStream-item" data-index="{n - 1}" data-time="{when}" data-number="{n}" data-id="{n}"
data-type="comment"><article class="CommentPost Post"><header class="Post-header"><ul><li class="item-user"><div
class="PostUser"><h3 class="PostUser-name"><a href="/u/u{n}"><span class="Avatar">X</span> <span
class="username">{author}</span></a></h3></div></li>
<li class="item-meta"><a class="Dropdown-toggle"><time pubdate datetime="{when}">May</time></a></li></ul></header>
<div class="Post-body">{body}</div><aside class="Post-actions"><button>Reply</button></aside></article></div>"""


def _payload(posts: list[str]) -> str:
    included = [one for post in posts for one in json.loads(post)]
    discussion = {"type": "discussions", "id": "7", "attributes": {"title": "Lamps", "slug": "7-lamps"}}
    said = json.dumps({"resources": [], "apiDocument": {"data": discussion, "included": included}}).replace("</", "<\\/")
    return f"""<html lang="en"><head><link rel="canonical" href="{_D}"></head><body><div id="flarum-loading"></div>
<noscript id="flarum-content"></noscript><script id="flarum-json-payload" type="application/json">{said}</script></body>
</html>"""


def _json_post(author: str, n: int, body: str) -> str:
    facts = {"number": n, "createdAt": f"2024-05-0{n}T10:00:00+00:00", "contentType": "comment", "contentHtml": body}
    user = {"type": "users", "id": f"4{n}"}
    post = {"type": "posts", "id": str(n), "attributes": facts, "relationships": {"user": {"data": user}}}
    return json.dumps([post, {**user, "attributes": {"username": f"u{n}", "displayName": html.unescape(author)}}])


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="uncited"><div><p><a href="{_D}/{n}" class="PostMention" data-id="{n}">{name}</a> </p>
{inner}</div></blockquote>"""


VARIANTS = {
    "app": Variant("flarum", _page, _post, _quote),
    "payload": Variant("flarum", _payload, _json_post, _quote),
}
