"""A captured thread put in its place in the archive: each of its posts new, unchanged, improved, or left as people made it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from ..content import records
from ..dumps import Capture
from ..errors import StillboardError
from ..ids import digest, stem_of
from ..model import Forum, Member, OtherText, Place, Post, Reason, Remark, Skipped, State, Thread
from . import disagreements, gaps, merging, renumbering
from .forums import Forums
from .matching import match
from .reading import CapturedThread, page_of
from .report import Outcome, Report, ThreadLine
from .threads import Members, OpenFile, OpenThread, Threads

_FAR = 10**7  # a post of a capture is no further in it
_TOP = Place(1, 1)


class Archive:
    """The archive at `root` during one run: what was touched of it, and the files that will change."""

    def __init__(self, root: Path) -> None:
        """Read the forums' files. ContentError if one is faulty."""
        self.root = root
        self.keepers = Forums(root)
        self.addressed: dict[str, None] = {}  # the forums with an address that captures were filed in
        self.gaps = gaps.Gaps()
        self._capture: Capture | None = None  # the one being filed
        self._filed: dict[PurePosixPath, set[str]] = {}  # the posts that came from it, by their threads
        self._threads: dict[str, Threads] = {}
        self._members: dict[str, Members] = {}

    def threads(self, forum: str) -> Threads:
        """The threads of a forum."""
        if forum not in self._threads:
            self._threads[forum] = Threads(self.root, forum)
        return self._threads[forum]

    def members(self, forum: str) -> Members:
        """The members of a forum."""
        if forum not in self._members:
            self._members[forum] = Members(self.root, forum)
        return self._members[forum]

    def filed_from(self, capture: Capture, shelved: OpenThread) -> set[str]:
        """The file names of a thread's posts that came from this capture: it may name a thread again, later on."""
        if capture is not self._capture:
            self._capture, self._filed = capture, {}
        return self._filed.setdefault(shelved.folder, set())

    def is_placed(self, capture: Capture, group: CapturedThread) -> bool:
        """Does a capture say which forum it is from?"""
        return self.keepers.is_known(group.forum, (*group.thread.addresses, capture.address))

    def home(self) -> Forum | None:
        """The forum, if it is only one, that has an address and that captures were filed in since `addressed` was emptied."""
        return self.keepers.forums[next(iter(self.addressed))].record if len(self.addressed) == 1 else None

    def may_be_from(self, forum: Forum, group: CapturedThread) -> bool:
        """Does the engine of a captured thread not contradict that it is from this forum?"""
        engines = [one.engine.partition(" ")[0] for one in (forum, group.forum) if one]
        return len({engine for engine in engines if engine}) < 2

    def changes(self, report: Report, *, everything: bool) -> Iterator[tuple[PurePosixPath, str]]:
        """The files to write now, with their texts: a forum and its boards before its threads, members last."""
        for forum, threads in self._threads.items():
            for shelved in threads.finished(all_of_them=everything):
                if not shelved.posts and shelved.head.found is None:  # its posts could not be written
                    continue
                posts = [kept.record for kept in shelved.posts]
                self.gaps.file(forum, shelved.folder, posts)
                _account(shelved, posts, report)
                yield from self.keepers.files()
                yield from shelved.changes()
        if everything:
            yield from self.keepers.files()
            for members in self._members.values():
                yield from members.changes()


def file(archive: Archive, capture: Capture, group: CapturedThread, report: Report) -> None:
    """Put a captured thread, its posts and members in the archive. An error leaves the thread as it was, and is raised."""
    try:
        forum, shelved, again = _thread(archive, capture, group, report)
    except StillboardError:
        report.posts[Outcome.FAILED] += len(group.posts)
        raise
    _posts(archive, shelved, capture, group, report, again=again)
    _absences(shelved, group, report)
    for member in _members(group):
        _member(archive.members(forum), member, capture, report)
    folder = str(shelved.folder)
    if shelved.posts:
        report.threads.setdefault(folder, ThreadLine(folder, shelved.head.record.title, shelved.head.found is None))


def _account(shelved: OpenThread, posts: Sequence[Post], report: Report) -> None:
    """Tell what is known of a thread when the run is done with it, for the time being."""
    head = shelved.head.record
    folder = str(shelved.folder)
    report.threads[folder] = dataclasses.replace(
        report.threads.get(folder) or ThreadLine(folder, head.title, new=False),
        title=head.title,
        pages=tuple(sorted({page.number for page in head.pages})),
        missing_pages=gaps.missing_pages(head),
        missing_numbers=gaps.missing_numbers(head, posts),
    )


def _thread(archive: Archive, capture: Capture, group: CapturedThread, report: Report) -> tuple[str, OpenThread, bool]:
    """The forum's stem, the thread as it is now that this capture of it is known, and whether its bytes were read before."""
    found: list[records.Record] = [group.thread, *group.boards, *([group.forum] if group.forum else [])]
    for record in found:
        records.dumps(record)  # refuses what must not be written, before anything is changed
    keepers = archive.keepers
    record = keepers.forum(group.forum, (*group.thread.addresses, capture.address))
    forum = record.id
    if record.addresses:
        archive.addressed[forum] = None
    threads = archive.threads(forum)
    shelved, others = threads.find(group.thread, group.posts)
    keepers.add_boards(forum, group.boards, group.thread.boards)
    if shelved is None:
        for other in others:
            text = f"has the same title as {other.folder}, but no post in common with it: kept apart"
            report.remarks.append(Remark(capture.name, text))
        return forum, threads.create(group.thread), False
    again = _known_source(shelved.head.record, capture, group)
    merged = merging.thread(shelved.head.record, group.thread)
    if shelved.head.edited and merged != shelved.head.record:
        text = f"thread.md would change in {_changed(shelved.head.record, merged)}"
        report.left_alone.append(Remark(str(shelved.folder), text))
    else:
        records.dumps(merged)  # two values that fit may make one that is too long
        shelved.head.record = merged
        threads.index(merged)
    return forum, shelved, again


def _known_source(thread: Thread, capture: Capture, group: CapturedThread) -> bool:
    """Call these very bytes by the name under which they were read before, and other pages of that name by another.

    True if they were read before.
    """
    known = name = next((source.name for source in thread.sources if source.sha256 == capture.sha256), "")
    if not name:
        name, number = capture.name, 1
        names = {source.name: source.captured for source in thread.sources}
        while group.thread.pages and capture.captured and name in names and names[name] not in (None, capture.captured):
            number += 1
            name = f"{capture.name} ({number})"
    if name != capture.name:
        _rename(capture.name, name, group)
    return bool(known)


def _rename(old: str, new: str, group: CapturedThread) -> None:
    pages = [dataclasses.replace(page, source=new if page.source == old else page.source) for page in group.thread.pages]
    sources = [dataclasses.replace(source, name=new if source.name == old else source.name) for source in group.thread.sources]
    group.thread = dataclasses.replace(group.thread, pages=tuple(pages), sources=tuple(sources))
    group.posts = [
        dataclasses.replace(
            post, sources=tuple(dataclasses.replace(s, capture=new) if s.capture == old else s for s in post.sources)
        )
        for post in group.posts
    ]


def _posts(
    archive: Archive, shelved: OpenThread, capture: Capture, group: CapturedThread, report: Report, *, again: bool
) -> None:
    posts = _once(group.posts, report)
    forum, folder = archive.keepers.forums[shelved.forum].record, shelved.folder
    before = archive.filed_from(capture, shelved)
    stems = {kept.record.id: kept for kept in shelved.posts}
    filed: list[OpenFile[Post]] = []
    seen: list[tuple[Post, OpenFile[Post]]] = []
    fresh = moved = False
    taken = [i for i, kept in enumerate(shelved.posts) if kept.record.id in before] if before else []
    found = match([kept.record for kept in shelved.posts], posts, taken, again=again)
    matched = {shelved.posts[i].record.id for i in found if i is not None} | before
    for post, i in zip(posts, found, strict=True):
        report.read(post)
        try:
            records.dumps(post)
            kept = shelved.posts[i] if i is not None else stems.get(stem := _stem(post, group.thread, stems, matched))
            if kept is None:
                kept = stems[stem] = OpenFile(dataclasses.replace(post, id=stem))
                filed.append(kept)
                report.posts[Outcome.NEW] += 1
            elif kept.record.id in before:
                _again(post, report)
                _update(kept, dataclasses.replace(post, sources=()), shelved, report)
            else:
                old = kept.record
                report.posts[_update(kept, post, shelved, report)] += 1
                fresh |= old.sources != kept.record.sources
                moved |= (old.number, old.place) != (kept.record.number, kept.record.place)
            seen.append((post, kept))
            before.add(kept.record.id)
            archive.gaps.read(forum, folder, kept.record)
        except StillboardError as error:
            report.posts[Outcome.FAILED] += 1
            report.fail(error, str(post.sources[0]) if post.sources else capture.name)
    known = bool(shelved.posts)
    shelved.add(filed)
    if known and (filed or fresh):
        _settle(shelved, seen, filed, moved=moved)


def _settle(
    shelved: OpenThread, seen: Sequence[tuple[Post, OpenFile[Post]]], filed: Sequence[OpenFile[Post]], *, moved: bool
) -> None:
    """Put the posts in order again if this capture, which is a new one, counts them differently than those before it."""
    posts = [kept.record for kept in shelved.posts]
    moved = moved or any((post.number, post.place) != (kept.record.number, kept.record.place) for post, kept in seen)
    if not moved and not renumbering.is_odd(posts, [kept.record for kept in filed]):
        return
    for i, record in renumbering.settled(posts):
        if not shelved.posts[i].edited:
            shelved.posts[i].record = record
    shelved.sort()


def _again(post: Post, report: Report) -> None:
    report.skip(Skipped(Reason.DUPLICATE, post.sources[0], f"post {post.original_id} stands twice"))


def _absences(shelved: OpenThread, group: CapturedThread, report: Report) -> None:
    """Mark the posts that a later capture of their page lacks: this one, or one that was filed before it."""
    pages = tuple({page.number for page in group.thread.pages})
    posts = [kept.record for kept in shelved.posts]
    for i, absence in disagreements.absences(shelved.head.record, posts, pages):
        kept = shelved.posts[i]
        if kept.edited or not disagreements.marked(kept.record, absence):
            continue
        found = sorted((*kept.record.missing_from, absence), key=lambda one: (one.captured.text, one.source))
        kept.record = dataclasses.replace(kept.record, missing_from=tuple(found))
        where = f"{shelved.folder}/{kept.record.id}.md"
        report.absent.append(Remark(where, f"not in {absence.source} of {absence.captured.text}"))


def _once(posts: Sequence[Post], report: Report) -> list[Post]:
    """The posts, each of the forum's ids once: some skins repeat a post on a page."""
    seen: dict[str, int] = {}
    once: list[Post] = []
    for post in posts:
        at = seen.setdefault(post.original_id, len(once)) if post.original_id else len(once)
        if at == len(once):
            once.append(post)
            continue
        _again(post, report)
        if merging.lacks(once[at].body, post.body) and merging.lacks(post.body, once[at].body):
            report.remarks.append(
                Remark(str(post.sources[0]), f"post {post.original_id} stands twice with different words; one was kept")
            )
        once[at] = dataclasses.replace(merging.post(once[at], post), sources=once[at].sources)
    return once


def _stem(post: Post, thread: Thread, stems: dict[str, OpenFile[Post]], matched: set[str]) -> str:
    """The file name for a post that the archive does not hold; that of a removed file if the post is what was removed."""
    if post.original_id:
        stem = stem_of(post.original_id)
        own = records.own_id(Post(id=stem))
        if stem not in stems and stem != "thread" and own in (post.original_id, ""):
            return stem
        stem = f"m-{digest(post.original_id, length=16)}"
        return stem if stem not in stems else _numbered(stem, stems, matched)
    nth = post.sources[0].nth if post.sources else None
    place = post.place or Place(page_of(post, thread), nth if nth and nth < _FAR else 0)
    return _numbered(f"p{place}", stems, matched)


def _numbered(first: str, stems: dict[str, OpenFile[Post]], matched: set[str]) -> str:
    stem, number = first, 1
    while stem in stems and (stem in matched or stems[stem].record.state is not State.REMOVED):
        number += 1
        stem = f"{first}-{number}"
    matched.add(stem)
    return stem


def _update(kept: OpenFile[Post], post: Post, shelved: OpenThread, report: Report) -> Outcome:
    old = kept.record
    if old.state is State.REMOVED:
        return Outcome.REMOVED
    merged, others = _merged(old, post, shelved)
    other = post.body if merged.body == old.body else old.body
    lacking = other != merged.body and merging.lacks(merged.body, other)
    if kept.edited:
        if changed := _changed(old, merged) or ("body" if lacking else ""):
            text = f"would change in {changed} ({', '.join(map(str, post.sources))})"
            report.left_alone.append(Remark(f"{shelved.folder}/{old.id}.md", text))
        return Outcome.LEFT_ALONE
    if others or lacking:
        sources = [one.source for one in others] or post.sources
        text = f"the other text is {digest(other, length=16)} ({', '.join(map(str, sources))})"
        report.differences.append(Remark(f"{shelved.folder}/{old.id}.md", text))
    if merged == old:
        return Outcome.UNCHANGED
    records.dumps(merged)
    kept.record = merged
    return Outcome.MERGED if dataclasses.replace(merged, sources=old.sources) == old else Outcome.IMPROVED


def _merged(old: Post, post: Post, shelved: OpenThread) -> tuple[Post, tuple[OtherText, ...]]:
    """A post as it is now that this capture of it is known, and the texts that lost."""
    merged, head = merging.post(old, post), shelved.head.record
    tops = old.place and post.place and old.place != post.place and _TOP in (old.place, post.place)
    if tops and not merging.is_known(old, post):
        others = (kept.record for kept in shelved.posts)
        if renumbering.opens_each_page(merged, head, others):
            merged = dataclasses.replace(merged, place=_TOP, number=old.number or post.number)
    texts = disagreements.other_texts(old, post, merged.body, head.sources)
    return (dataclasses.replace(merged, differs=(*merged.differs, *texts)), texts) if texts else (merged, ())


def _changed(old: Post | Thread | Member, new: Post | Thread | Member) -> str:
    names = [field.name for field in dataclasses.fields(old) if getattr(old, field.name) != getattr(new, field.name)]
    keys = {key.field: key.name for key in records.KEYS[type(old)]}
    return ", ".join(keys.get(name, f"its {name}") for name in names)


def _members(group: CapturedThread) -> Iterator[Member]:
    """The members of a captured thread: those it describes, then the authors that it only names."""
    seen = set()
    for member in group.members:
        seen.add((member.member_id, member.name))
        seen.add(("", member.name))
        yield member
    for post in group.posts:
        key = (post.author_id, post.author)
        if post.author and key not in seen:
            seen.add(key)
            yield Member(post.author, member_id=post.author_id)


def _member(members: Members, new: Member, capture: Capture, report: Report) -> None:
    if not new.name:
        return
    new = dataclasses.replace(new, counts=merging.counts((), new.counts))  # a card may say a thing twice
    kept = members.find(new)
    merged = merging.member(kept.record, new) if kept else new
    if kept and merged == kept.record:
        return
    if kept and kept.edited:
        where = str(records.path(kept.record, members.forum))
        report.left_alone.append(Remark(where, f"would change in {_changed(kept.record, merged)} ({capture.name})"))
        return
    try:
        records.dumps(new)
        records.dumps(merged)
    except StillboardError as error:
        report.fail(error, capture.name)
        return
    if kept:
        members.update(kept, merged)
    else:
        members.add(new)
