"""Discourse's JSON as topics: what `/t/ID.json`, `/t/ID/posts.json` and `/posts.json` hold, or lists of such, read with care.

The shapes are those of Discourse's own serialisers (TopicView, Post, PostStream); every field may be missing, null or of
another type, since dumps come from many versions, plugins and tools.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from ...dumps import Capture
from ...errors import DumpError
from .._records.facts import Facts

Json = Mapping[str, Any]  # an object as Discourse sent it
Placed = tuple[int, Facts]  # a post with its place in the capture, from 1
_FOREIGN = ('"format_version"', '"forum-dl"')  # other tools' JSON, which may carry Discourse's inside
_TOPIC_ADDRESS = re.compile(
    r"(https?://[^/\s\"'<>?#]+(?:/[\w.~-]+)*?)/t/(?:[^/\s\"'<>?#]*/)?(\d+)(?=[/?#\s\"'<>.\\]|$)", re.ASCII
)
_BEGINNING = 64 * 1024  # bytes of a capture that can be looked at whatever its size
_BLANKS = re.compile(r"[ \t\r\n]*")
_PLACES = re.compile(r"/(?:t|c|u|p)/|/(?:posts|latest|raw)(?:/|\.json|$)")
_AVATAR_HOST = re.compile(r"/user_avatar/([A-Za-z0-9.-]+)/", re.ASCII)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of a capture: its own facts, and the posts that the capture holds, in order."""

    facts: Facts
    posts: Collection[Placed]
    stream: tuple[int, ...] = ()  # the ids of all posts of the topic, where the dump lists them


def looks_like_discourse(capture: Capture) -> bool:
    """Whether this is JSON of Discourse's API, by the first character and by keys that no other format has."""
    head = capture.head.lstrip("\ufeff \t\r\n")
    if not head.startswith(("{", "[")) or any(mark in head for mark in _FOREIGN):
        return False
    return _has_its_keys(capture.beginning) or (len(capture.beginning) >= _BEGINNING and _has_its_keys(_all(capture)))


def _has_its_keys(data: bytes) -> bool:
    if b'"post_stream"' in data or b'"latest_posts"' in data:
        return True
    return b'"post_number"' in data and b'"topic_id"' in data and (b'"cooked"' in data or b'"raw"' in data)


def _all(capture: Capture) -> bytes:
    try:
        return capture.data
    except DumpError:  # too large; the beginning says nothing of Discourse
        return b""


def read(capture: Capture) -> list[Topic]:
    """The capture's topics, those without posts too. DumpError if it is no JSON."""
    try:
        documents = list(_documents(capture.text))
    except json.JSONDecodeError as error:
        where = f"{capture.name}:{error.lineno}"
        raise DumpError(f"broken JSON ({error.msg}, column {error.colno})", where=where, todo="fetch it again") from error
    except (RecursionError, ValueError) as error:
        raise DumpError("JSON that no program reads", where=capture.name, todo="fetch it again") from error
    objects = [_unwrapped(Facts(one)) for one in documents if isinstance(one, dict)]
    counter = iter(range(1, 1 << 60))
    topics = [_topic(one, counter) for one in objects if one.holds("post_stream", dict)]
    loose = [post for one in objects for post in (one.records("latest_posts") or ([one] if one.has("post_number") else []))]
    return [*topics, *_grouped(loose, counter)]


def topic_of(facts: Facts) -> Topic:
    """A topic as the API would give it, from JSON that is read already."""
    return _topic(facts, iter(range(1, 1 << 60)))


def _documents(said: str) -> Iterator[object]:
    """The JSON documents of a text, mostly one: several stand a line each, or one after another; a list is its members."""
    decoder = json.JSONDecoder()
    position, end = 0, len(said.rstrip())
    while position < end:
        document, position = decoder.raw_decode(said, _BLANKS.match(said, position).end())  # type: ignore[union-attr]
        yield from document if isinstance(document, list) else [document]


def _unwrapped(document: Facts) -> Facts:
    """A topic inside what Perceval stores of it: `data`, and `origin`, the forum's address."""
    inner = document.record("data")
    wrapped = inner.has("post_stream") and not document.has("post_stream")
    return Facts({**inner.data, "origin": document.text("origin")}) if wrapped else document


def _topic(facts: Facts, counter: Iterator[int]) -> Topic:
    stream = facts.record("post_stream")
    return Topic(facts, tuple(_placed(stream.records("posts"), counter)), known_ids(stream))


def _placed(posts: list[Facts], counter: Iterator[int]) -> Iterator[Placed]:
    return ((next(counter), post) for post in posts)


def known_ids(stream: Facts) -> tuple[int, ...]:
    """The ids of all posts of a topic, as its post_stream lists them."""
    return tuple(one for one in stream.values("stream") if isinstance(one, int))


def _grouped(posts: list[Facts], counter: Iterator[int]) -> Iterator[Topic]:
    """Posts that come newest first and from many topics, put together by topic and in the order of their numbers."""
    topics: dict[str, list[Placed]] = {}
    for place, post in _placed(posts, counter):
        topics.setdefault(post.identity("topic_id"), []).append((place, post))
    for members in topics.values():
        members.sort(key=lambda placed: (placed[1].number("post_number") or 0, placed[0]))
        yield Topic(topic_facts(members[0][1]), tuple(members))


def topic_facts(post: Facts) -> Facts:
    """What a post that stands alone says of its topic."""
    data = {"id": post.identity("topic_id"), "title": post.text("topic_title"), "category_id": post.data.get("category_id")}
    return Facts(data)


def base_address(address: str, topics: list[Topic], words: str) -> str:
    """The forum's address with / at its end; "" if nothing says it. `address` is the capture's own; else the dump may say it, in
    its facts or somewhere among its `words`: the whole text, or the beginning of a large one.

    Discourse marks links to itself as internal and stores some of them whole. Its avatars' paths name its host.
    """
    said = address or next((origin for topic in topics if (origin := topic.facts.text("origin"))), "")
    if said:
        return base_of(said)
    found = {base_of(address) for topic in topics for address in _internal(topic)} - {""}
    if not found:
        hosts = set(_AVATAR_HOST.findall(words))
        own = {(topic.facts.identity("id")) for topic in topics}
        for match in _TOPIC_ADDRESS.finditer(words):
            if urlsplit(match[1]).hostname in hosts or (len(topics) == 1 and match[2] in own and _slug_in(match[0], topics[0])):
                found.add(f"{match[1]}/")
    return found.pop() if len(found) == 1 else ""


def base_of(address: str) -> str:
    """Where the forum begins: what stands before /t/, /posts or the like; else the whole address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{_PLACES.split(parts.path, maxsplit=1)[0].rstrip('/')}/"


def _internal(topic: Topic) -> Iterator[str]:
    links = topic.facts.record("details").records("links")
    for link in [*links, *(link for _, post in topic.posts for link in post.records("link_counts"))]:
        if link.flag("internal") and _TOPIC_ADDRESS.match(link.text("url")):
            yield link.text("url")


def _slug_in(address: str, topic: Topic) -> bool:
    slug = slug_of(topic)
    return bool(slug) and f"/{slug}/" in address


def slug_of(topic: Topic) -> str:
    """The topic's slug in its address; "" if the dump does not say."""
    return topic.facts.text("slug") or next((post.text("topic_slug") for _, post in topic.posts if post.text("topic_slug")), "")


def topic_address(base: str, slug: str, topic_id: str, post: int | None = None) -> str:
    """The address of a topic or of a post in it; "" where the forum's address or the topic is not known."""
    if not base or not topic_id:
        return ""
    path = f"t/{quote(slug, safe='%')}/{topic_id}" if slug else f"t/{topic_id}"
    return f"{base}{path}" if post is None else f"{base}{path}/{post}"


@dataclass(frozen=True, slots=True)
class Category:
    """A category as some part of the dump names it."""

    id: str
    name: str
    slug: str
    parent: str  # an id, or ""


def categories(topics: list[Topic]) -> dict[str, Category]:
    """The categories that the dump happens to name, by id: a topic itself has only the id.

    Where suggestions were stored before and after a category was renamed, the name that stands most often is taken.
    """
    seen: Counter[Category] = Counter()
    for topic in topics:
        for facts in _category_facts(topic.facts):
            name = facts.name("name")
            if name and facts.identity("id"):
                parent = facts.identity("parent_category_id")
                seen[Category(facts.identity("id"), name, facts.text("slug"), parent)] += 1
    return {category.id: category for category, _ in reversed(seen.most_common())}


def _category_facts(facts: Facts) -> Iterator[Facts]:
    yield from facts.records("categories")
    for key in ("suggested_topics", "related_topics"):
        for one in [*facts.records(key), *facts.record("details").records(key)]:
            yield one.record("category")
    yield facts.record("category")
