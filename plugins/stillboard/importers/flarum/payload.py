"""The JSON that a Flarum page carries: the answer of its API (JSON:API) for the discussion, with posts, members and tags.

Its shape is that of github.com/flarum/framework, framework/core/views/frontend/app.blade.php and src/Api/Serializer; betas named
times otherwise (`time`, `editTime`, `hideTime`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...ids import clean_name
from ...model import PollOption, When
from .._html.dates import instant
from .._html.page import Page

Json = Mapping[str, Any]
_LOADS = re.compile(r"\bapp\.(?:load|boot)\(\s{0,20}(?=\{)|\b(?:var|const|let) (?:payload|data) = (?=\{)|\bapp\.preload = (?=\{)")
_MOST = 200  # scripts that are looked at


@dataclass(frozen=True, slots=True)
class Resource:
    """One object of the answer; whatever it lacks is empty."""

    type: str
    id: str
    facts: Json
    links: Json

    def text(self, *names: str) -> str:
        """The first of the attributes that is a text and not empty."""
        return next((said for name in names if isinstance(said := self.facts.get(name), str) and said), "")

    def words(self, *names: str) -> str:
        """The same as a name: clean, on one line."""
        return clean_name(self.text(*names))

    def number(self, *names: str) -> int | None:
        """The first of the attributes that is a whole number of at least 0."""
        values = (self.facts.get(name) for name in names)
        return next((one for one in values if isinstance(one, int) and not isinstance(one, bool) and 0 <= one < 10**15), None)

    def when(self, *names: str) -> When | None:
        """The instant in the first of the attributes that has one."""
        return next((when for name in names if (when := instant(self.text(name)))), None)

    def flag(self, *names: str) -> bool:
        """Whether one of the attributes is true."""
        return any(self.facts.get(name) is True for name in names)

    def ids(self, *names: str) -> list[str]:
        """The ids of what it is related to, by the first of the names that has any."""
        for name in names:
            relation = self.links.get(name)
            data = relation.get("data") if isinstance(relation, dict) else None
            found = [_id(one) for one in (data if isinstance(data, list) else [data]) if isinstance(one, dict)]
            if any(found):
                return [one for one in found if one]
        return []


@dataclass(frozen=True, slots=True)
class Payload:
    """A discussion and what the answer includes with it."""

    discussion: Resource
    known: Mapping[tuple[str, str], Resource]  # by type and id
    forum: Resource | None

    def related(self, one: Resource, kind: str, *names: str) -> list[Resource]:
        """The objects of a kind that one is related to, as far as the answer includes them."""
        return [found for own in one.ids(*names) if (found := self.known.get((kind, own)))]

    @property
    def posts(self) -> list[Resource]:
        """The posts in the order of their numbers."""
        found = [
            one for (kind, _), one in self.known.items() if kind == "posts" and ({"contentHtml", "contentType"} & set(one.facts))
        ]
        own = [one for one in found if self.discussion.id in (*one.ids("discussion"), self.discussion.id)]
        return sorted(own, key=lambda post: post.number("number") or 0)

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The question and the answers of the first poll."""
        for (kind, _), poll in self.known.items():
            options = self.related(poll, "poll_options", "options") if kind == "polls" else []
            answers = tuple(
                PollOption(said, one.number("voteCount", "votes")) for one in options if (said := one.words("answer"))
            )
            if answers and (question := poll.words("question")):
                return question, answers
        return "", ()


def payload_of(page: Page) -> Payload | None:
    """The answer for the discussion that the page was made from; None if it carries none."""
    for said in _scripts(page):
        document = next((one for key in ("apiDocument", "document") if isinstance(one := said.get(key), dict)), None)
        data = document.get("data") if document else None
        if document and isinstance(data, dict) and data.get("type") == "discussions":
            included = document.get("included")
            shared = said.get("resources")
            known = {(one.type, one.id): one for one in _resources(included)}
            forum = next((one for one in _resources(shared) if one.type == "forums"), None)
            return Payload(_resource(data), known, forum)
    return None


def _scripts(page: Page) -> Iterator[Json]:
    decoder = json.JSONDecoder()
    for script in page.root.css("script:not([src])")[:_MOST]:
        words = script.text() or ""
        json_only = words.lstrip().startswith("{") and "json" in (script.attributes.get("type") or "")
        match = None if json_only else _LOADS.search(words)
        if not json_only and not match:
            continue
        try:
            found, _ = decoder.raw_decode(words.strip() if match is None else words, match.end() if match else 0)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            yield found


def _resources(said: object) -> list[Resource]:
    return [_resource(one) for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def _resource(one: Json) -> Resource:
    facts, links = one.get("attributes"), one.get("relationships")
    kind = one.get("type")
    return Resource(
        kind if isinstance(kind, str) else "",
        _id(one),
        facts if isinstance(facts, dict) else {},
        links if isinstance(links, dict) else {},
    )


def _id(one: Json) -> str:
    said = one.get("id")
    return clean_name(str(said))[:60] if isinstance(said, str | int) and not isinstance(said, bool) else ""
