"""What a takedown did, what it could not do, and what a person must look at: in lines."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..errors import StillboardError
from .inside import kinds

SHOWN = 200  # lines of one kind, of what is done; of what a person must look at, all are
_EXCERPT = 60  # characters on each side of what is to be looked at


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file that a person must look at; line 0: the file's name."""

    path: str
    line: int
    text: str = ""


@dataclass(slots=True)
class Account:
    """The account of one takedown, filled while it goes on."""

    what: str  # what is taken out, in words
    dry_run: bool = False
    record: str = ""  # the file that says so
    posts: list[str] = field(default_factory=list)  # that became tombstones
    renamed: list[str] = field(default_factory=list)  # that stay under a pseudonym
    quoting: list[str] = field(default_factory=list)  # posts of others that changed: quotations, mentions, reactions, files
    edited: list[str] = field(default_factory=list)  # of all these, those that people had edited: nothing else of them changed
    titles: list[str] = field(default_factory=list)  # the folders of threads that lose their titles
    files: list[str] = field(default_factory=list)  # attachments, members' files and threads' folders that were taken away
    look: list[Place] = field(default_factory=list)
    perhaps: list[Place] = field(default_factory=list)  # where a part of the name stands alone
    short: list[Place] = field(default_factory=list)  # where initials, or few letters of the name, stand alone
    ordinary: list[str] = field(default_factory=list)  # of these, those that are words like any other in this archive
    inside: list[str] = field(default_factory=list)  # attached files that hold the name, and where
    unread: list[str] = field(default_factory=list)  # the kinds of those that were not looked into wholly, one for each file
    shared: list[str] = field(default_factory=list)  # files of theirs that stay, since somebody else shows them
    unsearched: int = 0  # posts that go, and whose words were not looked for: there were too many
    errors: list[StillboardError] = field(default_factory=list)
    written: int = 0
    is_recorded: bool = False  # whether the record is in its place: without it nothing is changed
    is_complete: bool = False  # whether all files could be written, so that what goes could go
    signal: int = 0  # that ended it; 0: none

    def move(self, old: str, new: str) -> None:
        """Name the files of a folder where they are from now on. `old`, `new`: its paths, relative to content/."""
        for listed in (self.posts, self.renamed, self.quoting, self.edited):
            listed[:] = [f"{new}{one.removeprefix(old)}" if one.startswith(f"{old}/") else one for one in listed]
        for places in (self.look, self.perhaps, self.short):
            places[:] = [
                dataclasses.replace(one, path=f"{new}{one.path.removeprefix(old)}") if one.path.startswith(f"{old}/") else one
                for one in places
            ]

    @property
    def exit_code(self) -> int:
        """0 if everything was done; else the first error's, or 128 and the number of the signal that ended it."""
        if self.signal:
            return 128 + self.signal
        return self.errors[0].exitcode if self.errors else 0


def lines(account: Account) -> Iterator[str]:
    """The account for people."""
    yield f"{_how_far(account)} {account.what}."
    if not (account.dry_run or account.is_recorded):
        yield "Nothing was changed: the record of it, by which conversions go, comes first."
        yield from _not_done(account)
        return
    if account.record:
        yield f"  {account.record} keeps it out, and names nobody"
    yield from _section("Posts that go; a tombstone keeps the number, the place and the anchor of each", account.posts)
    yield from _section("Posts that stay, under the pseudonym", account.renamed)
    yield from _section("Files of others without quotations, mentions, reactions and files of it", account.quoting)
    yield from _section("Of these edited by people; nothing else of them changes", account.edited)
    titles = "Threads without a title and addresses with its words from now on: it went with the post that opened them"
    yield from _section(titles, account.titles)
    is_left = not (account.is_complete or account.dry_run)
    yield from _section("Files that are still to go, when all else is done" if is_left else "Files that go", account.files)
    yield from _section("Look at these yourself: the name, or the words, in what others wrote", map(_shown, account.look))
    yield from _section("Perhaps these mean them: a part of the name that nobody else there has", map(_shown, account.perhaps))
    yield from _section("Perhaps these too: initials, or few letters of the name", map(_shown, account.short))
    if account.ordinary:
        said = ", ".join(account.ordinary)
        yield f"Words like any other in this archive, of which no line is listed, though they may mean them: {said}"
    yield from _section("Attached files that hold the name; they stay until you take them away", account.inside, math.inf)
    shared = "Files of theirs that stay, since something else shows them: look whom they show"
    yield from _section(shared, account.shared, math.inf)
    if account.unread:
        yield f"Attached files of which not all could be looked into: {', '.join(kinds(account.unread))}"
    if account.unsearched:
        yield f"The words of {account.unsearched} posts were not looked for in what others wrote: there are too many of them."
    yield "What this does not reach: git's history, dumps/, the published site until it is built anew, caches, search engines."
    yield "docs/takedown.md says how. Then build (make html or make publish): the search index must be made anew too."
    yield from _not_done(account)


def _how_far(account: Account) -> str:
    if account.dry_run:
        return "Would take out"
    if not account.is_recorded:
        return "Could not take out"
    is_done = account.is_complete and not (account.errors or account.signal)
    return "Took out" if is_done else "Did not take out all of"


def _not_done(account: Account) -> Iterator[str]:
    if account.signal:
        yield "Stopped; every file is whole. The same command goes on."
    if account.errors:
        yield f"Not done: {len(account.errors)} file{'s' if len(account.errors) > 1 else ''}; put them right, and run this again."


def excerpt(line: str, start: int, end: int) -> str:
    """A line around what was found in it."""
    first, last = max(0, start - _EXCERPT), min(len(line), end + _EXCERPT)
    return f"{'…' if first else ''}{line[first:last].strip()}{'…' if last < len(line) else ''}"


def _shown(place: Place) -> str:
    if not place.line:
        return f"{place.path}: its name"
    return f"{place.path}:{place.line}: {place.text}"


def _section(title: str, rows: Iterable[str], most: float = SHOWN) -> Iterator[str]:
    """Some lines; those that a person must look at, which come in their order, all."""
    is_looked_at = isinstance(rows, map)
    listed = list(rows) if is_looked_at else sorted(rows)
    if not listed:
        return
    yield f"{title}: {len(listed)}"
    for n, row in enumerate(listed):
        if n >= most and not is_looked_at:
            yield f"  … and {len(listed) - n} more"
            return
        yield f"  {row}"
