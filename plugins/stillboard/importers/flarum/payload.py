"""The JSON that a Flarum page carries: the answer of its API (JSON:API) for the discussion, with posts, members and tags.

Its shape is that of github.com/flarum/framework, framework/core/views/frontend/app.blade.php and src/Api/Serializer; betas named
times otherwise (`time`, `editTime`, `hideTime`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model import PollOption, When
from .._html.dates import instant
from .._html.page import Page
from .._records.facts import Facts
from .._records.values import value_at

_LOADS = re.compile(r"\bapp\.(?:load|boot)\(\s{0,20}(?=\{)|\b(?:var|const|let) (?:payload|data) = (?=\{)|\bapp\.preload = (?=\{)")
_MOST = 200  # scripts that are looked at


@dataclass(frozen=True, slots=True)
class Resource:
    """One object of the answer; whatever it lacks is empty."""

    type: str
    id: str
    attributes: Facts
    relationships: Facts

    def when(self, *names: str) -> When | None:
        """The instant in the first of the attributes that has one."""
        return next((when for name in names if (when := instant(self.attributes.text(name)))), None)

    def ids(self, *names: str) -> list[str]:
        """The ids of what it is related to, by the first of the names that has any."""
        for name in names:
            relation = self.relationships.record(name)
            many = relation.holds("data", list)
            found = [one.identity("id") for one in (relation.records("data") if many else [relation.record("data")])]
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
            one for (kind, _), one in self.known.items() if kind == "posts" and one.attributes.has("contentHtml", "contentType")
        ]
        own = [one for one in found if self.discussion.id in (*one.ids("discussion"), self.discussion.id)]
        return sorted(own, key=lambda post: post.attributes.number("number") or 0)

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The question and the answers of the first poll."""
        for (kind, _), poll in self.known.items():
            options = self.related(poll, "poll_options", "options") if kind == "polls" else []
            answers = tuple(
                PollOption(said, one.attributes.number("voteCount", "votes"))
                for one in options
                if (said := one.attributes.name("answer"))
            )
            if answers and (question := poll.attributes.name("question")):
                return question, answers
        return "", ()


def payload_of(page: Page) -> Payload | None:
    """The answer for the discussion that the page was made from; None if it carries none."""
    for said in _scripts(page):
        document = said.record("apiDocument", "document")
        data = document.record("data")
        if data.text("type") == "discussions":
            known = {(one.type, one.id): one for one in map(_resource, document.records("included"))}
            forum = next((one for one in map(_resource, said.records("resources")) if one.type == "forums"), None)
            return Payload(_resource(data), known, forum)
    return None


def _scripts(page: Page) -> Iterator[Facts]:
    for script in page.root.css("script:not([src])")[:_MOST]:
        words = (script.text() or "").strip()
        match = _LOADS.search(words)
        if words.startswith("{") and "json" in (script.attributes.get("type") or ""):
            found = value_at(words, 0)
        else:
            found = value_at(words, match.end()) if match else None
        if isinstance(found, dict):
            yield Facts(found)


def _resource(one: Facts) -> Resource:
    return Resource(one.text("type"), one.identity("id"), one.record("attributes"), one.record("relationships"))
