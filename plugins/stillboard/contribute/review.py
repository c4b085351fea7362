"""What a change of content/ brings, in Markdown that can stand in a comment: for who reviews it, and for who asks for it.

Titles and names come from strangers: whatever they hold, it is shown as words.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..checks import Finding
from ..content import tree
from ..errors import StillboardError
from ..gfm import MISSING
from ..ids import one_line
from ..model import Forum, Post, State, Thread

SHOWN = 30  # rows of a kind
MOST_POSTS = 250  # of a request: forges show no more than 300 files of a change
_MARKUP = re.compile(r"[\\`*_\[\]<>()#!|~&@:]")
_DEFAULT = "threads/{slug}.{id}"


@dataclass(slots=True)
class Change:
    """The files of content/ that differ, relative to it, with /."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        """Every one of them."""
        return sorted((*self.new, *self.changed, *self.gone))

    def posts(self) -> list[str]:
        """Those that are posts and are there now."""
        return [path for path in sorted((*self.new, *self.changed)) if is_post(path)]


@dataclass(slots=True)
class _Brought:
    """What is brought of one thread."""

    thread: Thread | None = None
    is_new: bool = False
    new: int = 0
    changed: int = 0


def is_post(path: str) -> bool:
    """Whether a path is that of a post."""
    return path.startswith("threads/") and path.endswith(".md") and not path.endswith("/thread.md") and path.count("/") == 4


def between(base: Path, proposed: Path) -> Change:
    """What differs between two folders with the files of an archive. Links are followed nowhere, and count as files."""
    before, now = _files(base), _files(proposed)
    return Change(
        new=[path for path in now if path not in before],
        changed=[path for path in now if path in before and not _same(base / path, proposed / path)],
        gone=[path for path in before if path not in now],
    )


def _files(root: Path) -> dict[str, None]:
    found: dict[str, None] = {}
    for folder, folders, names in os.walk(root, onerror=_unlisted):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(folder).relative_to(root).as_posix()
        for name in sorted((*names, *links)):
            found[name if inside == "." else f"{inside}/{name}"] = None
    return found


def _unlisted(error: OSError) -> None:
    raise tree.unreadable(error, error.filename) from error


def _same(one: Path, other: Path) -> bool:
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and os.readlink(one) == os.readlink(other)
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def lines(root: Path, change: Change, findings: Sequence[Finding] | None = None, notes: Iterable[str] = ()) -> Iterator[str]:
    """The review, line by line. `root`: the archive as it is to be; `findings`: of `stillboard check`; `notes`: said besides."""
    brought, posts, faults = _read(root, change)
    threads = sorted(brought.items())
    yield f"**{_many(len(brought), 'thread')}, {_many(len(posts), 'post')}**{_size(change)}"
    yield ""
    if threads:
        yield from _threads(root, threads)
    if posts:
        yield from _posts(posts)
    yield from _sources(threads)
    yield from _others(change)
    yield from _list("Could not be read", faults)
    if findings is not None:
        count = sum(not one.is_hint for one in findings)
        yield from _list(f"`stillboard check`: {_many(count, 'finding')}", [str(one) for one in findings if not one.is_hint])
        if not count:
            yield "`stillboard check` finds nothing."
            yield ""
    yield from notes


def _read(root: Path, change: Change) -> tuple[dict[str, _Brought], list[Post], list[str]]:
    brought: dict[str, _Brought] = {}
    posts: list[Post] = []
    faults: list[str] = []
    for path in change.posts():
        one = brought.setdefault(path.rpartition("/")[0], _Brought())
        one.new += path in change.new
        one.changed += path in change.changed
        try:
            posts.append(tree.read_post(root / path))
        except StillboardError as error:
            faults.append(f"{path}: {error.what}")
    for folder, one in brought.items():
        one.is_new = f"{folder}/thread.md" in change.new
        try:
            one.thread = tree.read_thread(root / folder)
        except StillboardError as error:
            faults.append(f"{folder}/thread.md: {error.what}")
    return brought, posts, faults


def _size(change: Change) -> str:
    posts = len(change.posts())
    if posts <= MOST_POSTS:
        return "."
    return f". Forges show no more than 300 files of a change: {MOST_POSTS} posts a request can be read, this has {posts}."


def _threads(root: Path, threads: Sequence[tuple[str, _Brought]]) -> Iterator[str]:
    paths = {forum.id: forum.path for forum in _forums(root)}
    yield "| thread | posts | address here | not captured | was at |"
    yield "|---|---:|---|---|---|"
    for folder, one in threads[:SHOWN]:
        forum, _, name = PurePosixPath(folder).parts[1:4]
        slug, _, identity = name.rpartition(".")
        address = f"{paths.get(forum, '')}/{_DEFAULT.format(slug=slug, id=identity)}"
        title = one.thread.title if one.thread else name
        new = f"{one.new} new" + (f", {one.changed} changed" if one.changed else "")
        yield (
            f"| {words(title)}{'' if one.is_new else ' (is there already)'} | {new} | `/{address.strip('/')}/` "
            f"| {_gaps(one.thread)} | {_was_at(one.thread)} |"
        )
    if len(threads) > SHOWN:
        yield f"| … and {len(threads) - SHOWN} more | | | | |"
    yield ""


def _forums(root: Path) -> list[Forum]:
    try:
        return list(tree.forums(root))
    except StillboardError:  # the check says it
        return []


def _gaps(thread: Thread | None) -> str:
    if thread is None or not thread.page_count:
        return ""
    have = {page.number for page in thread.pages}
    missing = [number for number in range(1, min(thread.page_count, 10_000) + 1) if number not in have] if have else []
    if not missing:
        return ""
    return f"{len(missing)} of {thread.page_count} pages"


def _was_at(thread: Thread | None) -> str:
    return (
        f"`{one_line(thread.addresses[0]).replace('`', '').replace('|', '%7C')[:200]}`"
        if thread and thread.addresses
        else "not known"
    )


def _posts(posts: Sequence[Post]) -> Iterator[str]:
    dates = Counter(post.date_source.value if post.date_source else "given" if post.date else "none" for post in posts)
    yield f"* dates: {', '.join(f'{number} {source}' for source, number in sorted(dates.items()))}"
    unknown = sum(not post.author and post.state is None for post in posts)
    empty = sum(post.state is not None for post in posts)
    lost = sum(post.body.count(f"]({MISSING})") for post in posts)
    for number, what in (
        (unknown, "without an author"),
        (empty, "without a text (deleted, hidden, removed)"),
        (sum(post.state is State.REMOVED for post in posts), "taken out of this archive"),
    ):
        if number:
            yield f"* {_many(number, 'post')} {what}"
    if lost:
        yield f"* {_many(lost, 'file')} shown by posts that no dump holds"
    yield ""


def _sources(threads: Sequence[tuple[str, _Brought]]) -> Iterator[str]:
    found = {source.sha256: source for _, one in threads if one.thread for source in one.thread.sources}
    if found:
        yield "<details><summary>Read from</summary>"
        yield ""
        for source in list(found.values())[:SHOWN]:
            when = f", captured {source.captured.text}" if source.captured else ", nobody knows when it was captured"
            yield f"* {words(source.name)} ({words(source.importer)}{when}), sha256 `{source.sha256}`"
        if len(found) > SHOWN:
            yield f"* … and {len(found) - SHOWN} more"
        yield ""
        yield "</details>"
        yield ""


def _others(change: Change) -> Iterator[str]:
    """What changes besides new threads: a person must look at each of these."""
    edited = [path for path in change.changed if is_post(path)]
    yield from _list("Posts of the archive that change", edited)
    yield from _list("Files that go", change.gone)
    records = [path for path in change.all if path.startswith("takedowns/")]
    yield from _list("Records of takedowns that change: what was taken out may come back", records)
    own = [path for path in (*change.new, *change.changed) if path.partition("/")[0] in ("pages", "news", "README.md")]
    yield from _list("Pages of the archive's own", own)
    kinds = Counter(path.partition("/")[0] for path in (*change.new, *change.changed))
    said = ", ".join(_many(kinds[kind], name) for kind, name in _KINDS.items() if kinds[kind])
    if said:
        yield f"Besides: {said}."
        yield ""


_KINDS = {"forums": "forum", "boards": "board", "members": "member", "attachments": "attachment"}


def _list(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield f"**{title}**"
        yield ""
        yield from (f"* {words(row)}" for row in rows[:SHOWN])
        if len(rows) > SHOWN:
            yield f"* … and {len(rows) - SHOWN} more"
        yield ""


def words(text: str) -> str:
    """Words on one line that Markdown and forges take for nothing else: no link, no HTML, nobody who is called."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", one_line(text)[:300])


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
