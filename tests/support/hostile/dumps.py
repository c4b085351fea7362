"""Dumps of three formats that carry hostile values in every field: what a forum would send that had been broken into."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from .payload import Payload
from .records import exported, scraped

# ruff: noqa: E501 - a line of a forum's page stays one line

PAGE = 20  # posts of a page
BASE = "https://forum.lanternside.example/"
TALK = "https://talk.lanternside.example/"


def xenforo(folder: Path, payloads: tuple[Payload, ...]) -> int:
    """XenForo 2 pages, one thread each. Returns how many posts they hold."""
    for number, group in enumerate(_groups(payloads), 1):
        (folder / f"xf-{number:02}.html").write_text(_xenforo_page(number, group), encoding="utf-8", newline="")
    return len(payloads)


def _groups(payloads: tuple[Payload, ...]) -> list[tuple[Payload, ...]]:
    return [payloads[start : start + PAGE] for start in range(0, len(payloads), PAGE)]


def _xenforo_page(number: int, payloads: tuple[Payload, ...]) -> str:
    first = escape(payloads[0].text)
    url = f"{BASE}threads/thread.{number}/"
    tags = "".join(f'<a href="/tags/x/" class="tagItem">{escape(one.text)}</a>' for one in payloads[:5])
    poll = "".join(
        f'<div class="pollResult"><h3 class="pollResult-response">{escape(one.text)}</h3><span class="pollResult-votes">Votes: 3</span></div>'
        for one in payloads[:5]
    )
    return f"""<!DOCTYPE html>
<html id="XF" lang="{first}" class="has-no-js template-thread_view" data-app="public" data-template="thread_view">
<head><meta charset="utf-8"><title>{first} | {first}</title>
<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">
<meta property="og:site_name" content="{first}"><meta property="og:title" content="{first}">
<meta property="og:description" content="{first}"></head>
<body data-template="thread_view"><div class="p-body">
<ul class="p-breadcrumbs" itemscope itemtype="https://schema.org/BreadcrumbList">
<li itemprop="itemListElement"><a href="{BASE}" itemprop="item"><span itemprop="name">{first}</span></a></li>
<li itemprop="itemListElement"><a href="{first}" itemprop="item"><span itemprop="name">{first}</span></a></li></ul>
<h1 class="p-title-value"><span class="label label--primary">{first}</span> {first} Thread{number}</h1>
<div class="p-description"><ul><li><a href="{BASE}members/x.1/" class="username">{first}</a></li></ul></div>
<dl class="tagList"><dd><span class="js-tagList">{tags}</span></dd></dl>
<div class="block js-pollContainer-1"><h2 class="block-header">{first}</h2><div class="block-body">{poll}</div></div>
<div class="block block--messages" data-lb-id="thread-{number}" data-lb-universal="0"><div class="block-body js-replyNewMessageContainer">
{"".join(_xenforo_post(one) for one in payloads)}
</div></div></div></body></html>
"""


def _xenforo_post(one: Payload) -> str:
    n, words = one.number, escape(one.text)
    url = f"{BASE}threads/thread.{n // PAGE + 1}/post-{n}"
    return f"""
<article class="message message--post js-post" data-author="{words}" data-content="post-{n}" id="js-post-{n}">
<span class="u-anchorTarget" id="post-{n}"></span>
<div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user">
<div class="message-avatar"><a href="{words}" class="avatar"><img src="{words}" alt="{words}"></a></div>
<div class="message-userDetails"><h4 class="message-name"><a href="{words}" class="username" data-user-id="{words}">{words} Author{n}</a></h4>
<h5 class="userTitle message-userTitle">{words} Title{n}</h5>
<div class="userBanner userBanner--staff"><span class="userBanner-before"></span><strong>{words} Banner{n}</strong></div></div>
<div class="message-userExtras"><dl class="pairs"><dt>{words}</dt><dd>{words}</dd></dl><dl class="pairs"><dt>Messages</dt><dd>12</dd></dl></div>
</section></div>
<div class="message-cell message-cell--main"><div class="message-main">
<header class="message-attribution"><ul class="message-attribution-main"><li class="u-concealed"><a href="{url}" rel="nofollow">
<time class="u-dt" datetime="2019-03-04T05:06:07+0000" data-time="1551675967" title="{words}">{words}</time></a></li></ul>
<ul class="message-attribution-opposite"><li><a href="{url}" rel="nofollow">#{(n - 1) % PAGE + 1}</a></li></ul></header>
<div class="message-content js-messageContent"><div class="message-userContent lbContainer" data-lb-caption-desc="{words}">
<article class="message-body js-selectToQuote"><div class="bbWrapper">begins{n}x<br>
<blockquote data-attributes="member: 5" data-quote="{words}" data-source="post: 1" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote">
<div class="bbCodeBlock-title"><a href="{words}" class="bbCodeBlock-sourceJump" data-content-selector="#{words}">{words} said:</a></div>
<div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">{words}</div></div></blockquote>
<a href="{words}" data-user-id="{words}" class="username">@{words}</a>
<a href="{words}" class="link link--external">{words}</a>
<div class="bbCodeSpoiler"><button class="bbCodeSpoiler-button"><span class="bbCodeSpoiler-button-title">{words}</span></button>
<div class="bbCodeSpoiler-content"><div class="bbCodeBlock-content">{words}</div></div></div>
<div class="bbCodeBlock bbCodeBlock--code"><div class="bbCodeBlock-title">{words}:</div>
<div class="bbCodeBlock-content"><pre class="bbCodeCode" data-lang="{words}"><code>{words}</code></pre></div></div>
<img src="{words}" data-url="{words}" alt="{words}" title="{words}" class="bbImage" width="{words}">
<img class="smilie" alt="{words}" src="{words}"> <span data-s9e-mediaembed="{words}"><iframe src="{words}"></iframe></span>
{_tamed(one.text)}</div></article></div>
<div class="message-lastEdit">Last edited by {words}: <time class="u-dt" datetime="2019-03-05T05:06:07+0000">{words}</time></div>
<div class="reactionsBar"><a class="reactionsBar-link" href="{words}"><bdi>{words}</bdi></a></div></div>
<aside class="message-signature"><div class="bbWrapper">{words}</div></aside>
</div></div></div></article>"""


def _tamed(text: str) -> str:
    """Raw markup that stays inside its post: unclosed markup would be the forum's own page, not a post."""
    return text if _is_closed(text) else escape(text)


def _is_closed(text: str) -> bool:
    lowered = text.lower()
    swallowing = (
        "<!--",
        "<plaintext",
        "<textarea",
        "<title",
        "<style",
        "<script",
        "<xmp",
        "<iframe",
        "<noembed",
        "<noframes",
        "<select",
    )
    return not any(
        word in lowered
        for word in (*swallowing, "<noscript", "<template", "</div", "</article", "<svg", "<math", "=\n", 'alt="\n', "<frameset")
    )


def discourse(folder: Path, payloads: tuple[Payload, ...]) -> int:
    """Discourse's JSON, one topic each. Returns how many posts they hold."""
    for number, group in enumerate(_groups(payloads), 1):
        text = json.dumps(_topic(number, group), ensure_ascii=number % 2 == 0)
        (folder / f"topic-{number:02}.json").write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    return len(payloads)


def _topic(number: int, payloads: tuple[Payload, ...]) -> dict[str, Any]:
    first = payloads[0].text
    posts = [_topic_post(one, nth, number) for nth, one in enumerate(payloads, 1)]
    return {
        "id": number,
        "title": f"{first} Topic{number}",
        "fancy_title": escape(first),
        "slug": first,
        "category_id": 7,
        "categories": [{"id": 7, "name": f"{first} Category{number}", "slug": first}],
        "tags": [one.text for one in payloads[:5]],
        "posts_count": len(posts),
        "views": 12,
        "chunk_size": 20,
        "created_at": "2022-03-04T05:06:07.000Z",
        "image_url": first,
        "archetype": "regular",  # of any other nobody knows whether it was public: its posts stay out
        "details": {"created_by": {"id": 1, "username": first, "name": first}, "links": [{"url": first, "title": first}]},
        "post_stream": {"posts": posts, "stream": [post["id"] for post in posts]},
    }


def _topic_post(one: Payload, nth: int, topic: int) -> dict[str, Any]:
    words, quoted = one.text, escape(one.text)
    cooked = (
        f"<p>begins{one.number}x</p>{_tamed(words)}"
        f'<aside class="quote no-group" data-username="{quoted}" data-post="1" data-topic="{topic}"><div class="title">'
        f'<img alt="{quoted}" src="{quoted}" class="avatar"> {quoted}:</div><blockquote><p>{quoted}</p></blockquote></aside>'
        f'<p><a class="mention" href="{quoted}">@{quoted}</a> <a href="{quoted}">{quoted}</a></p>'
        f'<aside class="onebox allowlistedgeneric" data-onebox-src="{quoted}"><header class="source"><a href="{quoted}">{quoted}</a>'
        f'</header><article class="onebox-body"><h3><a href="{quoted}">{quoted}</a></h3><p>{quoted}</p></article></aside>'
        f'<pre data-code-wrap="{quoted}"><code class="lang-{quoted}">{quoted}</code></pre>'
        f'<div class="lightbox-wrapper"><a class="lightbox" href="{quoted}" title="{quoted}"><img src="{quoted}" alt="{quoted}"></a></div>'
        f'<details><summary>{quoted}</summary><p>{quoted}</p></details><div class="poll" data-poll-name="{quoted}"></div>'
    )
    return {
        "id": 5000 + one.number,
        "username": f"{words} User{one.number}",
        "name": words,
        "user_id": 100 + one.number,
        "user_title": words,
        "post_number": nth,
        "post_type": 1,
        "created_at": "2022-03-04T05:06:07.000Z",
        "updated_at": "2022-03-05T05:06:07.000Z",
        "version": 2,
        "edit_reason": words,
        "cooked": cooked,
        "topic_id": topic,
        "topic_slug": words,
        "avatar_template": words,
        "primary_group_name": words,
        "reply_to_post_number": 1 if nth > 1 else None,
        "reactions": [{"id": words, "type": "emoji", "count": 2}],
        "polls": [{"name": words, "title": words, "options": [{"id": words, "html": quoted, "votes": 1}]}],
        "admin": True,
        "action_code": None,
    }


def pasted(folder: Path, payloads: tuple[Payload, ...]) -> int:
    """Text copied out of a XenForo page, as people paste it. Returns how many posts it holds."""
    lines = [f"Lamps and lenses {payloads[0].text} | Page 2 | Lanternside Forum", "", "Lamps and lenses", ""]
    for one in payloads:
        words = " ".join(one.text.split())
        lines += [f"Pell {one.number}", "", words, "Joined", "May 5, 2019", "Messages", "96", "Reaction score", "140"]
        lines += [f"begins{one.number}x", "", words, "\N{NO-BREAK SPACE}", ""]
    (folder / "lamps-p2.txt").write_text("\n".join([*lines, "Top", ""]), encoding="utf-8", newline="")
    return len(payloads)


WRITERS = {"xenforo": xenforo, "discourse": discourse, "forumscraper": scraped, "jsonl": exported, "text": pasted}
