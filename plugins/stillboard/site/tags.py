"""Tags and prefixes: which threads have one, and which of them have a page.

Two spellings that differ in case or width are one tag. A tag of a single thread has no page: its list would be that thread.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..ids import digest, slugify
from .archived import Library, ListedThread

FEWEST = 2  # threads of a tag that has a page
_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_PAGE = re.compile(r"page-[0-9]+")
_LEFT_OUT = "…"  # what a tag becomes that named somebody who was taken down: it says of no two threads that they have it


@dataclass(slots=True)
class Tag:
    """A tag, or a prefix."""

    is_prefix: bool
    folded: str  # what its spellings have in common
    spellings: Counter[str] = field(default_factory=Counter)
    threads: list[tuple[int, int]] = field(default_factory=list)
    """Those that have it: the place of each one's forum in the library, and its own in that."""

    @property
    def name(self) -> str:
        """Its commonest spelling."""
        return min(self.spellings, key=lambda name: (-self.spellings[name], name))

    @property
    def has_page(self) -> bool:
        """Whether there is a list of its threads."""
        return len(self.threads) >= FEWEST and self.folded != _LEFT_OUT

    @property
    def stem(self) -> str:
        """Its part of its page's address: no other has it, nor one that differs in case alone."""
        slug = slugify(self.folded, "tag")
        if _PLAIN.fullmatch(self.folded) and slug == self.folded.replace(" ", "-") and not _PAGE.fullmatch(slug):
            return slug
        return f"{slug}.t-{digest(self.folded)}"


@dataclass(slots=True)
class Tags:
    """The tags and prefixes of a library."""

    tags: dict[str, Tag] = field(default_factory=dict)  # by what their spellings have in common
    prefixes: dict[str, Tag] = field(default_factory=dict)

    @property
    def with_page(self) -> list[Tag]:
        """Those that have a page: prefixes first, each kind in the order of its names."""
        every = (*self.prefixes.values(), *self.tags.values())
        return sorted((tag for tag in every if tag.has_page), key=lambda tag: (not tag.is_prefix, tag.folded))

    def of(self, thread: ListedThread) -> Iterator[tuple[str, Tag]]:
        """The tags of a thread, as it spells them."""
        for name in dict.fromkeys(thread.record.tags):
            yield name, self.tags[_folded(name)]

    def prefix_of(self, thread: ListedThread) -> Tag | None:
        """The prefix of a thread."""
        return self.prefixes[_folded(thread.record.prefix)] if thread.record.prefix else None

    def shown(self, thread: ListedThread) -> str:
        """What a page shows of a thread's tags besides their names: which have a page."""
        if not thread.record.tags and not thread.record.prefix:
            return ""
        prefix = self.prefix_of(thread)
        return repr((bool(prefix and prefix.has_page), *(tag.has_page for _, tag in self.of(thread))))


def tags(library: Library) -> Tags:
    """The tags and prefixes of a library."""
    found = Tags()
    for n, forum in enumerate(library.forums):
        for place, thread in enumerate(forum.threads):
            if thread.record.prefix:
                _enter(found.prefixes, thread.record.prefix, True, (n, place))
            for name in thread.record.tags:
                _enter(found.tags, name, False, (n, place))
    return found


def _enter(into: dict[str, Tag], name: str, is_prefix: bool, place: tuple[int, int]) -> None:
    folded = _folded(name)
    tag = into.get(folded)
    if tag is None:
        tag = into[folded] = Tag(is_prefix, folded)
    tag.spellings[name] += 1
    if tag.threads[-1:] != [place]:  # a thread may have it in two spellings
        tag.threads.append(place)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
