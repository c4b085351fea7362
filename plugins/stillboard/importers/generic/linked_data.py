"""The posts that a page describes for search engines: schema.org's DiscussionForumPosting, QAPage and Comment as JSON-LD.

Its properties: https://schema.org/DiscussionForumPosting, https://schema.org/QAPage, https://schema.org/Comment
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...ids import clean_name
from ...model import When

THREADS = ("DiscussionForumPosting", "QAPage", "Question", "SocialMediaPosting")
_REPLIES = ("comment", "acceptedAnswer", "suggestedAnswer", "answer", "reply")
MAX_POSTS = 20_000
MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Described:
    """One post as JSON-LD describes it; empty is what it does not say."""

    text: str
    author: str = ""
    author_address: str = ""
    date: When | None = None
    edited: When | None = None
    address: str = ""
    title: str = ""


def described(objects: tuple[dict[str, Any], ...]) -> list[Described]:
    """The posts of the first thread among a page's JSON-LD objects: the opening one, then the replies by date if all have one."""
    for item in objects:
        if _types(item) & set(THREADS):
            main = item.get("mainEntity")
            found = list(_posts(main if isinstance(main, dict) else item))
            if found:
                dated = [(post.date.start(), n) for n, post in enumerate(found[1:], 1) if post.date]
                order = [n for _, n in sorted(dated)] if len(dated) == len(found) - 1 else range(1, len(found))
                return [found[0], *(found[n] for n in order)]
    return []


def _types(item: dict[str, Any]) -> set[str]:
    said = item.get("@type")
    return {one for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)}


def _posts(item: dict[str, Any]) -> Iterator[Described]:
    """A post and all its replies, those of replies after theirs."""
    todo: list[tuple[dict[str, Any], int]] = [(item, 0)]
    count = 0
    while todo and count < MAX_POSTS:
        one, depth = todo.pop()
        post = _post(one)
        if post.text:
            count += 1
            yield post
        replies = [reply for key in _REPLIES for reply in _listed(one.get(key)) if isinstance(reply, dict)]
        if depth < MAX_DEPTH:
            todo.extend((reply, depth + 1) for reply in reversed(replies))


def _post(item: dict[str, Any]) -> Described:
    author = next((one for one in _listed(item.get("author")) if isinstance(one, dict | str)), "")
    name, address = (author.get("name"), author.get("url")) if isinstance(author, dict) else (author, "")
    return Described(
        text=_words(item, "articleBody", "text", "commentText"),
        author=clean_name(name) if isinstance(name, str) else "",
        author_address=address if isinstance(address, str) else "",
        date=When.iso(_words(item, "datePublished", "dateCreated")),
        edited=When.iso(_words(item, "dateModified")),
        address=_words(item, "url", "@id", "sharedContent"),
        title=_words(item, "headline", "name"),
    )


def _words(item: dict[str, Any], *keys: str) -> str:
    return next((value for key in keys if isinstance(value := item.get(key), str) and value.strip()), "")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
