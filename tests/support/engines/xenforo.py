"""XenForo 1 and 2, and the MessageCard skin."""

from __future__ import annotations

from . import Variant

_HOST = "https://forum.lanternside.example"


def _page(posts: list[str]) -> str:
    head = f'<head><link rel="canonical" href="{_HOST}/threads/lamps.7/"><title>Lamps | Lanternside</title></head>'
    return f'<html id="XF" lang="en">{head}<body><h1 class="p-title-value">Lamps</h1>{"".join(posts)}</body></html>'


def _post(author: str, n: int, body: str) -> str:
    return f"""
<article class="message message--post js-post" data-author="{author}" data-content="post-{n}" id="js-post-{n}">
<div class="message-cell message-cell--user"><h4 class="message-name">
<a href="/members/x.{n}/" class="username" data-user-id="{n}">{author}</a></h4></div>
<header class="message-attribution"><a class="message-attribution-main" href="/threads/lamps.7/post-{n}">
<time class="u-dt" datetime="2024-05-0{n}T10:00:00+0100"></time></a>
<div class="message-attribution-opposite"><a href="/threads/lamps.7/post-{n}">#{n}</a></div></header>
<article class="message-body"><div class="bbWrapper">{body}</div><div class="js-selectToQuoteEnd">&nbsp;</div></article>
<footer class="message-footer">Like Reply</footer></article>"""


def _quote(name: str, n: int, inner: str) -> str:
    return f"""<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="{name}" data-source="post: {n}">
<div class="bbCodeBlock-title"><a href="/goto/post?id={n}">{name} said:</a></div><div class="bbCodeBlock-content">
<div class="bbCodeBlock-expandContent">{inner}</div><div class="bbCodeBlock-expandLink"><a>Click to expand...</a></div></div>
</blockquote>"""


def _page1(posts: list[str]) -> str:
    return f"""<html id="XenForo" lang="en-US"><head><base href="{_HOST}/"><link rel="canonical" href="{_HOST}/threads/lamps.7/">
</head><body><div class="titleBar"><h1>Lamps</h1></div><ol id="messageList">{"".join(posts)}</ol></body></html>"""


def _post1(author: str, n: int, body: str) -> str:
    return f"""
<li id="post-{n}" class="message" data-author="{author}"><div class="messageUserInfo"><h3 class="userText">
<a href="members/x.{n}/" class="username">{author}</a></h3></div><div class="messageInfo"><div class="messageContent"><article>
<blockquote class="messageText SelectQuoteContainer">{body}<div class="messageTextEndMarker">&nbsp;</div></blockquote>
</article></div>
<div class="messageMeta"><a href="threads/lamps.7/#post-{n}" class="datePermalink">
<span class="DateTime" title="May {n}, 2024 at 1:20 PM"></span></a><a class="postNumber" href="#">#{n}</a></div></div></li>"""


def _quote1(name: str, n: int, inner: str) -> str:
    return f"""<div class="bbCodeBlock bbCodeQuote" data-author="{name}"><aside><div class="attribution type">{name} said:
<a href="goto/post?id={n}#post-{n}" class="AttributionLink">↑</a></div>
<blockquote class="quoteContainer"><div class="quote">{inner}</div>
<div class="quoteExpand">Click to expand...</div></blockquote></aside></div>"""


def _page_of_cards(posts: list[str]) -> str:
    return _page(posts).replace('<h1 class="p-title-value">', '<h1 class="MessageCard__thread-title">')


def _card(author: str, n: int, body: str) -> str:
    return f"""<div class="MessageCard" id="js-post-{n}">
<div class="MessageCard__user-info"><a class="MessageCard__user-info__name" href="/members/ann.4/">{author}</a></div>
<a class="MessageCard__date-created" href="/threads/lamps.7/post-{n}">
<time datetime="2024-05-0{n}T10:00:00+0000">May {n}</time></a>
<div class="MessageCard__content" data-post-id="{n}"><div class="bbWrapper">{body}</div></div></div>"""


VARIANTS = {
    "2": Variant("xenforo", _page, _post, _quote),
    "1": Variant("xenforo", _page1, _post1, _quote1),
    "cards": Variant("xenforo", _page_of_cards, _card, _quote),
}
