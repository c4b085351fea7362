"""One capture, read whole by its importer: its threads with their posts and members, cleaned, counted and not yet filed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from .clean import cleaned
from .dumps import Capture
from .errors import Drift, DumpError, UsageError
from .importers._base import Importer
from .model import Attachment, Board, Forum, Member, Post, Reason, Remark, Skipped, Source, Thread

POSTS_PER_PAGE = 20  # where a dump knows neither pages nor their length


@dataclass(slots=True)
class Group:
    """A thread of a capture."""

    thread: Thread
    forum: Forum | None
    boards: list[Board]
    members: list[Member] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


@dataclass(slots=True)
class Batch:
    """All that a capture yields."""

    capture: Capture
    importer: Importer
    groups: list[Group] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    yielded: int = 0  # posts and skipped things


def choose(capture: Capture, importers: Sequence[Importer], forced: str = "") -> Importer | None:
    """The importer that reads a capture: the forced one, else the first that accepts it. UsageError for an unknown name."""
    if forced:
        for importer in importers:
            if importer.name == forced:
                return importer
        raise UsageError(f"no importer is called {forced!r}", todo=f"there are {', '.join(i.name for i in importers)}")
    return next((importer for importer in importers if importer.accepts(capture)), None)


def read(capture: Capture, importer: Importer) -> Batch:
    """Read a capture. DumpError if it is broken, Drift if it yields no post, or none that names its author."""
    batch = Batch(capture, importer)
    forum: Forum | None = None
    boards: list[Board] = []
    members: list[Member] = []
    for item in importer.posts(capture):
        match item:
            case Post():
                batch.yielded += 1
                _add_post(batch, cleaned(item))
            case Thread():
                batch.groups.append(Group(_with_source(batch, cleaned(item)), forum, boards, members))
                boards, members = list(boards), []
            case Member():
                (batch.groups[-1].members if batch.groups else members).append(cleaned(item))
            case Forum():
                forum, boards = cleaned(item), []
            case Board():
                boards = [*boards, cleaned(item)]
            case Attachment():
                batch.attachments.append(item)
            case Skipped():
                batch.yielded += 1
                batch.skipped.append(item)
            case Remark():
                batch.remarks.append(item)
    _check(batch)
    return batch


def _add_post(batch: Batch, post: Post) -> None:
    where = f"{batch.capture.name}#{batch.yielded}"
    if not batch.groups:
        raise DumpError("a post before any thread", where=where, todo=f"the importer {batch.importer.name} needs mending")
    if not (post.body or post.state or post.title):
        batch.skipped.append(Skipped(Reason.EMPTY, post.sources[0] if post.sources else where, post.author))
        return
    batch.groups[-1].posts.append(post if post.sources else dataclasses.replace(post, sources=(where,)))


def _with_source(batch: Batch, thread: Thread) -> Thread:
    capture = batch.capture
    if any(source.sha256 == capture.sha256 for source in thread.sources):
        return thread
    source = Source(capture.name, capture.sha256, batch.importer.name, capture.captured)
    return dataclasses.replace(thread, sources=(*thread.sources, source))


def _check(batch: Batch) -> None:
    posts = [post for group in batch.groups for post in group.posts]
    name = batch.importer.name
    if not posts:
        raise Drift(
            f"{name} finds no post in it", where=batch.capture.name, todo="is it a thread? the importer may be out of date"
        )
    shown = [post for post in posts if not post.state]  # a tombstone may well hide its author
    if batch.importer.names_authors and shown and not any(post.author for post in shown):
        what = f"{name} finds no author for any of {len(shown)} posts"
        raise Drift(what, where=batch.capture.name, todo="the importer is out of date with this forum")


def page_of(post: Post, thread: Thread) -> int:
    """The page of its thread that a post stands on."""
    page = post.place.partition("-")[0]
    if page:
        return int(page)
    if post.number:
        return (post.number - 1) // (thread.posts_per_page or POSTS_PER_PAGE) + 1
    return thread.pages[0].number if thread.pages else 1


def only_pages(group: Group, first: int, last: int) -> int:
    """Leave out what is not on the pages asked for; returns how many posts that were."""
    before = len(group.posts)
    group.posts = [post for post in group.posts if first <= page_of(post, group.thread) <= last]
    pages = tuple(page for page in group.thread.pages if first <= page.number <= last)
    group.thread = dataclasses.replace(group.thread, pages=pages)
    return before - len(group.posts)
