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
from ...ids import clean_name

Json = Mapping[str, Any]  # an object as Discourse sent it
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

    facts: Json
    posts: Collection[tuple[int, Json]]  # each with its place in the capture, from 1
    stream: tuple[int, ...] = ()  # the ids of all posts of the topic, where the dump lists them


def looks_like_discourse(capture: Capture) -> bool:
    """Is this JSON of Discourse's API? By the first character and by keys that no other format has."""
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
    objects = [_unwrapped(one) for one in documents if isinstance(one, dict)]
    counter = iter(range(1, 1 << 60))
    topics = [_topic(one, counter) for one in objects if isinstance(one.get("post_stream"), dict)]
    loose = [post for one in objects for post in (listed(one, "latest_posts") or ([one] if "post_number" in one else []))]
    return [*topics, *_grouped(loose, counter)]


def _documents(said: str) -> Iterator[object]:
    """The JSON documents of a text, mostly one: several stand a line each, or one after another; a list is its members."""
    decoder = json.JSONDecoder()
    position, end = 0, len(said.rstrip())
    while position < end:
        document, position = decoder.raw_decode(said, _BLANKS.match(said, position).end())  # type: ignore[union-attr]
        yield from document if isinstance(document, list) else [document]


def _unwrapped(document: Json) -> Json:
    """A topic inside what Perceval stores of it: `data`, and `origin`, the forum's address."""
    inner = document.get("data")
    wrapped = "post_stream" not in document and isinstance(inner, dict) and "post_stream" in inner
    return {**inner, "origin": text(document, "origin")} if wrapped and isinstance(inner, dict) else document


def _topic(facts: Json, counter: Iterator[int]) -> Topic:
    stream = facts["post_stream"]
    return Topic(facts, tuple(_placed(listed(stream, "posts"), counter)), known_ids(stream))


def _placed(posts: list[Json], counter: Iterator[int]) -> Iterator[tuple[int, Json]]:
    return ((next(counter), post) for post in posts)


def known_ids(stream: Json) -> tuple[int, ...]:
    """The ids of all posts of a topic, as its post_stream lists them."""
    ids = stream.get("stream")
    return tuple(one for one in ids if isinstance(one, int)) if isinstance(ids, list) else ()


def _grouped(posts: list[Json], counter: Iterator[int]) -> Iterator[Topic]:
    """Posts that come newest first and from many topics, put together by topic and in the order of their numbers."""
    topics: dict[str, list[tuple[int, Json]]] = {}
    for place, post in _placed(posts, counter):
        topics.setdefault(identity(post, "topic_id"), []).append((place, post))
    for own, members in topics.items():
        members.sort(key=lambda placed: (number(placed[1], "post_number") or 0, placed[0]))
        first = members[0][1]
        facts = {"id": own, "title": text(first, "topic_title"), "category_id": first.get("category_id")}
        yield Topic(facts, tuple(members))


def text(facts: Json, key: str) -> str:
    """A text; "" if there is none."""
    value = facts.get(key)
    return value if isinstance(value, str) else ""


def number(facts: Json, key: str) -> int | None:
    """A whole number of at least 0 and of a bearable length; None if there is none."""
    value = facts.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**15 else None


def identity(facts: Json, key: str) -> str:
    """An id, which may be a number or a text; "" if there is none."""
    value = facts.get(key)
    return clean_name(str(value))[:200] if isinstance(value, int | str) and not isinstance(value, bool) else ""


def flag(facts: Json, key: str) -> bool:
    """Is it true? Null and all else are false."""
    return facts.get(key) is True


def listed(facts: Json, key: str) -> list[Json]:
    """The objects of a list; [] if there is none."""
    value = facts.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def base_address(capture: Capture, topics: list[Topic], words: str) -> str:
    """The forum's address with / at its end: the capture's own, else what the dump says of itself; "" if it does not.
    `words` is where it may say so: the whole text, or the beginning of a large one.

    Discourse marks links to itself as internal and stores some of them whole. Its avatars' paths name its host.
    """
    said = capture.address or next((origin for topic in topics if (origin := text(topic.facts, "origin"))), "")
    if said:
        return base_of(said)
    found = {base_of(address) for topic in topics for address in _internal(topic)} - {""}
    if not found:
        hosts = set(_AVATAR_HOST.findall(words))
        own = {(identity(topic.facts, "id")) for topic in topics}
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
    details = topic.facts.get("details")
    links = listed(details, "links") if isinstance(details, dict) else []
    for link in [*links, *(link for _, post in topic.posts for link in listed(post, "link_counts"))]:
        if flag(link, "internal") and _TOPIC_ADDRESS.match(text(link, "url")):
            yield text(link, "url")


def _slug_in(address: str, topic: Topic) -> bool:
    slug = slug_of(topic)
    return bool(slug) and f"/{slug}/" in address


def slug_of(topic: Topic) -> str:
    """The topic's slug in its address; "" if the dump does not say."""
    return text(topic.facts, "slug") or next(
        (text(post, "topic_slug") for _, post in topic.posts if text(post, "topic_slug")), ""
    )


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
    """The categories that the dump happens to name, by id: a topic itself only tells the id.

    Where suggestions were stored before and after a category was renamed, the name that stands most often is taken.
    """
    seen: Counter[Category] = Counter()
    for topic in topics:
        for facts in _category_facts(topic.facts):
            name = clean_name(text(facts, "name"))
            if name and identity(facts, "id"):
                parent = identity(facts, "parent_category_id")
                seen[Category(identity(facts, "id"), name, text(facts, "slug"), parent)] += 1
    return {category.id: category for category, _ in reversed(seen.most_common())}


def _category_facts(facts: Json) -> Iterator[Json]:
    details = facts.get("details")
    inner = details if isinstance(details, dict) else {}
    yield from listed(facts, "categories")
    for key in ("suggested_topics", "related_topics"):
        for one in [*listed(facts, key), *listed(inner, key)]:
            if isinstance(one.get("category"), dict):
                yield one["category"]
    if isinstance(facts.get("category"), dict):
        yield facts["category"]
