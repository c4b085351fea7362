"""Vanilla's stock views: comments of 2.1 and later, and of 2.0."""

from __future__ import annotations

from . import Variant

_FORUM = "https://community.lanternside.example"


def _page(posts: list[str]) -> str:
    return f"""<html lang="en"><head><link rel="canonical" href="{_FORUM}/discussion/7/lamps/p2" /></head>
<body id="vanilla_discussion_index" class="Vanilla Discussion index"><div class="PageTitle"><h1>Lamps</h1></div>
<div class="DataBox DataBox-Comments"><ul class="MessageList DataList Comments">{"".join(posts)}</ul></div></body></html>"""


def _dated(n: int) -> str:
    return f"""<span class="MItem DateCreated"><a href="/discussion/comment/{n}/#Comment_{n}" class="Permalink" name="Item_{n}">
<time title="May {n}, 2024 8:01PM" datetime="2024-05-0{n}T20:01:44+00:00">May {n}</time></a></span>"""


def _comment(author: str, n: int, body: str) -> str:
    return f"""<li class="Item ItemComment" id="Comment_{n}"><div class="Comment"><div class="Options"></div>
<div class="Item-Header CommentHeader"><div class="AuthorWrap"><span class="Author"><a title="x" href="/profile/u{n}"
class="PhotoWrap"><img src="/i.png" alt="x" /></a><a href="/profile/u{n}" class="Username">{author}</a></span>
<span class="AuthorInfo"><span class="MItem AuthorTitle">Keeper</span></span></div>
<div class="Meta CommentMeta CommentInfo">{_dated(n)}</div></div><div class="Item-BodyWrap"><div class="Item-Body">
<div class="Message userContent">{body}</div><div class="Reactions"><span class="ReactMenu">Reply</span></div></div></div>
</div></li>"""


def _old(author: str, n: int, body: str) -> str:
    return f"""<li class="Item Comment" id="Comment_{n}"><div class="Comment"><div class="Meta"><span class="Author">
<a title="x" href="/profile/4{n}/u{n}"><img src="/a.jpg" alt="x" /></a>
<a href="/profile/4{n}/u{n}">{author}</a></span>{_dated(n)}
</div><div class="Message">{body}</div></div></li>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="Quote UserQuote"><div class="QuoteAuthor">
<a href="/profile/u{n}" rel="nofollow">{name}</a> said:
</div><div class="QuoteText">{inner}</div></blockquote>"""


VARIANTS = {
    "2.1": Variant("vanilla", _page, _comment, _quote),
    "2.0": Variant("vanilla", _page, _old, _quote),
}
