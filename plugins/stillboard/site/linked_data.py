"""What pages say to search engines, as JSON-LD in schema.org's words, after Google's rules for forums and profiles.

A thread is a DiscussionForumPosting, which each of its pages repeats with the address of the thread, and the posts of the page
are its comments. The rules want an author and a day of each, and a text or a picture: a post of which these are not known is left
out, and so is the whole where they are not known of the post that started the thread. Tombstones are no comments.

A text is the beginning of a post. The rules want none longer, and the whole would make each page twice as heavy.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from . import instants
from .archived import ArchivedPost
from .config import Config
from .excerpts import LENGTH
from .pages import Link

Node = dict[str, Any]
nothing = Markup("")
_TAG = re.compile(r"<[^<>]*+(?:>|$)")
_PICTURE = re.compile(r'<img\b[^<>]*?\ssrc="([^"<>]*+)"')
_encode = msgspec.json.Encoder().encode


def script(nodes: Iterable[Node]) -> Markup:
    """Nodes as what a script element holds: nothing in it can end the element, whatever people wrote."""
    graph = [node for node in nodes if node]
    if not graph:
        return nothing
    said = _encode({"@context": "https://schema.org", "@graph": graph}).decode("utf-8")
    # U+2028 and U+2029 end a line in JavaScript of old.
    for letter, written in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        if letter in said:
            said = said.replace(letter, written)
    return Markup(said)  # noqa: S704 - JSON without any <


def website(config: Config) -> Node:
    """The site, on its home page."""
    return {"@type": "WebSite", "name": config.title, "url": f"{config.site_url}/"}


def breadcrumbs(crumbs: Sequence[Link], absolute: Callable[[str], str]) -> Node:
    """The way to a page. `absolute` makes a crumb's address absolute."""
    linked = [crumb for crumb in crumbs if crumb.address]
    items = [
        {"@type": "ListItem", "position": place, "name": crumb.title, "item": absolute(crumb.address)}
        for place, crumb in enumerate(linked, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items} if len(items) > 1 else {}


def person(name: str, page: str) -> Node:
    """Who wrote something; `page`: the address of their page, or ""."""
    return {"@type": "Person", "name": name, "url": page} if page else {"@type": "Person", "name": name}


def profile(name: str, page: str, former: Sequence[str], joined: str, posts: int) -> Node:
    """A member's page. `joined`: a day or an instant, or ""; `posts`: how many of theirs are archived."""
    who = person(name, page)
    if former:
        who["alternateName"] = list(former)
    who["agentInteractionStatistic"] = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/WriteAction",
        "userInteractionCount": posts,
    }
    node: Node = {"@type": "ProfilePage", "url": page, "mainEntity": who}
    if joined:
        node["dateCreated"] = joined
    return node


def posting(heading: str, address: str, opening: ArchivedPost | None, author: Node | None) -> Node:
    """A thread, as every page of it says it; {} if it is not known who started it, or on which day.

    `author`: of the post that started it, `opening`; `address`: of the thread.
    """
    published = instants.w3c(opening.date) if opening else ""
    if opening is None or author is None or not published:
        return {}
    node: Node = {
        "@type": "DiscussionForumPosting",
        "headline": heading,
        "url": address,
        "author": author,
        "datePublished": published,
    }
    if edited := instants.w3c(opening.edited):
        node["dateModified"] = edited
    return node


def comment(post: ArchivedPost, address: str, author: Node, said: Node) -> Node:
    """A post that answers; `said`: what `words` gives. {} if the day is not known, or nothing can be said of it."""
    published = instants.w3c(post.date)
    if not published or not said:
        return {}
    node = {"@type": "Comment", "url": address, "author": author, "datePublished": published, **said}
    if edited := instants.w3c(post.edited):
        node["dateModified"] = edited
    return node


def words(excerpt: str, body: str, absolute: Callable[[str], str]) -> Node:
    """What a post says: how it begins, else what its quotes and code begin with, else its first picture; {} if there is none.

    `body`: its HTML; `absolute` makes an address in it absolute.
    """
    if excerpt:
        return {"text": excerpt}
    text = " ".join(html.unescape(_TAG.sub(" ", body[: LENGTH * 20])).split())
    if text:
        return {"text": text if len(text) <= LENGTH else f"{text[:LENGTH]}…"}
    picture = _PICTURE.search(body)
    return {"image": absolute(html.unescape(picture[1]))} if picture else {}
