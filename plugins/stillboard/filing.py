"""A captured thread put in its place in the archive: each of its posts new, unchanged, improved, or left as people made it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from . import merge, postfile
from .batches import Group, page_of
from .dumps import Capture
from .errors import StillboardError
from .keepers import Keepers
from .matching import match
from .model import Member, Post, Reason, Remark, Skipped, State, Thread
from .names import digest, stem_of
from .report import Outcome, Report, ThreadLine, gaps
from .shelf import Kept, Members, Shelved, Threads


class Archive:
    """The archive at `root` during one run: what was touched of it, and the files that will change."""

    def __init__(self, root: Path) -> None:
        """Read the forums' files. ContentError if one is faulty."""
        self.root = root
        self.keepers = Keepers(root)
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

    def changes(self, *, everything: bool) -> Iterator[tuple[PurePosixPath, str]]:
        """The files to write now, with their texts: a forum and its boards before its threads, members last."""
        for threads in self._threads.values():
            for shelved in threads.finished(all_of_them=everything):
                yield from self.keepers.files()
                yield from shelved.changes()
        if everything:
            yield from self.keepers.files()
            for members in self._members.values():
                yield from members.changes()


def file(archive: Archive, capture: Capture, group: Group, report: Report) -> None:
    """Put a captured thread, its posts and members in the archive. An error leaves the thread as it was, and is raised."""
    try:
        forum, shelved = _thread(archive, capture, group, report)
    except StillboardError:
        report.posts[Outcome.FAILED] += len(group.posts)
        raise
    _posts(shelved, capture, group, report)
    for member in _members(group):
        _member(archive.members(forum), member, capture, report)
    head = shelved.head.record
    pages = tuple(sorted({page.number for page in head.pages}))
    missing = gaps(pages, max((head.page_count or 0, *pages)))
    folder = str(shelved.folder)
    new = shelved.head.found is None
    report.threads[folder] = ThreadLine(folder, head.title, new, pages, missing)


def _thread(archive: Archive, capture: Capture, group: Group, report: Report) -> tuple[str, Shelved]:
    """The forum's stem, and the thread as it is now that this capture of it is known."""
    records: list[postfile.Record] = [group.thread, *group.boards, *([group.forum] if group.forum else [])]
    for record in records:
        postfile.dumps(record)  # refuses what must not be written, before anything is changed
    keepers = archive.keepers
    forum = keepers.forum(group.forum, (*group.thread.addresses, capture.address)).id
    threads = archive.threads(forum)
    shelved, others = threads.find(group.thread, group.posts)
    keepers.add_boards(forum, group.boards, group.thread.boards)
    if shelved is None:
        for other in others:
            text = f"has the same title as {other.folder}, but no post in common with it: kept apart"
            report.remarks.append(Remark(capture.name, text))
        return forum, threads.create(group.thread)
    _known_source(shelved.head.record, capture, group)
    merged = merge.thread(shelved.head.record, group.thread)
    if shelved.head.edited and merged != shelved.head.record:
        text = f"thread.md would change in {_changed(shelved.head.record, merged)}"
        report.left_alone.append(Remark(str(shelved.folder), text))
    else:
        postfile.dumps(merged)  # two values that fit may make one that is too long
        shelved.head.record = merged
        threads.index(merged)
    return forum, shelved


def _known_source(thread: Thread, capture: Capture, group: Group) -> None:
    """If these very bytes were read before under another name, go on calling them by that name."""
    name = next((source.name for source in thread.sources if source.sha256 == capture.sha256), capture.name)
    if name == capture.name:
        return
    pages = [
        dataclasses.replace(page, source=name if page.source == capture.name else page.source) for page in group.thread.pages
    ]
    group.thread = dataclasses.replace(group.thread, pages=tuple(pages))
    old, new = f"{capture.name}#", f"{name}#"
    group.posts = [
        dataclasses.replace(post, sources=tuple(new + s.removeprefix(old) if s.startswith(old) else s for s in post.sources))
        for post in group.posts
    ]


def _posts(shelved: Shelved, capture: Capture, group: Group, report: Report) -> None:
    posts = _once(group.posts, report)
    stems = {kept.record.id: kept for kept in shelved.posts}
    filed: list[Kept[Post]] = []
    found = match([kept.record for kept in shelved.posts], posts)
    matched = {shelved.posts[i].record.id for i in found if i is not None}
    for post, i in zip(posts, found, strict=True):
        report.read(post)
        try:
            postfile.dumps(post)
            kept = shelved.posts[i] if i is not None else stems.get(stem := _stem(post, group.thread, stems, matched))
            if kept is None:
                kept = stems[stem] = Kept(dataclasses.replace(post, id=stem))
                filed.append(kept)
                report.posts[Outcome.NEW] += 1
            else:
                report.posts[_update(kept, post, shelved, report)] += 1
        except StillboardError as error:
            report.posts[Outcome.FAILED] += 1
            report.fail(error, post.sources[0] if post.sources else capture.name)
    shelved.add(filed)


def _once(posts: Sequence[Post], report: Report) -> list[Post]:
    """The posts, each of the forum's ids once: some skins repeat a post on a page."""
    seen: dict[str, int] = {}
    once: list[Post] = []
    for post in posts:
        at = seen.setdefault(post.original_id, len(once)) if post.original_id else len(once)
        if at == len(once):
            once.append(post)
            continue
        report.skip(Skipped(Reason.DUPLICATE, post.sources[0], f"post {post.original_id} stands twice"))
        if merge.lacks(once[at].body, post.body) and merge.lacks(post.body, once[at].body):
            report.remarks.append(
                Remark(post.sources[0], f"post {post.original_id} stands twice with different words; one was kept")
            )
        once[at] = dataclasses.replace(merge.post(once[at], post), sources=once[at].sources)
    return once


def _stem(post: Post, thread: Thread, stems: dict[str, Kept[Post]], matched: set[str]) -> str:
    """The file name for a post that the archive does not hold; that of a removed file if the post is what was removed."""
    if post.original_id:
        stem = stem_of(post.original_id)
        own = postfile.own_id(Post(id=stem))
        if stem not in stems and stem != "thread" and own in (post.original_id, ""):
            return stem
        stem = f"m-{digest(post.original_id, length=16)}"
        return stem if stem not in stems else _numbered(stem, stems, matched)
    nth = post.sources[0].rpartition("#")[2] if post.sources else ""
    place = post.place or f"{page_of(post, thread)}-{nth if nth.isdecimal() and len(nth) < 8 else 0}"
    return _numbered(f"p{place}", stems, matched)


def _numbered(first: str, stems: dict[str, Kept[Post]], matched: set[str]) -> str:
    stem, number = first, 1
    while stem in stems and (stem in matched or stems[stem].record.state is not State.REMOVED):
        number += 1
        stem = f"{first}-{number}"
    matched.add(stem)
    return stem


def _update(kept: Kept[Post], post: Post, shelved: Shelved, report: Report) -> Outcome:
    old = kept.record
    if old.state is State.REMOVED:
        return Outcome.REMOVED
    merged = merge.post(old, post)
    where = f"{shelved.folder}/{old.id}.md"
    other = post.body if merged.body == old.body else old.body
    if kept.edited:
        changed = _changed(old, merged) if merged != old else "body" if merge.lacks(merged.body, other) else ""
        if changed:
            report.left_alone.append(Remark(where, f"would change in {changed} ({', '.join(post.sources)})"))
        return Outcome.LEFT_ALONE
    if merge.lacks(merged.body, other):
        text = f"the other text is {digest(other, length=16)} ({', '.join(post.sources)})"
        report.differences.append(Remark(where, text))
    if merged == old:
        return Outcome.UNCHANGED
    postfile.dumps(merged)
    kept.record = merged
    return Outcome.MERGED if dataclasses.replace(merged, sources=old.sources) == old else Outcome.IMPROVED


def _changed(old: Post | Thread | Member, new: Post | Thread | Member) -> str:
    names = [field.name for field in dataclasses.fields(old) if getattr(old, field.name) != getattr(new, field.name)]
    keys = {key.field: key.name for key in postfile.KEYS[type(old)]}
    return ", ".join(keys.get(name, f"its {name}") for name in names)


def _members(group: Group) -> Iterator[Member]:
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
    new = dataclasses.replace(new, counts=merge.counts((), new.counts))  # a card may say a thing twice
    try:
        postfile.dumps(new)
    except StillboardError as error:
        report.fail(error, capture.name)
        return
    kept = members.find(new)
    if kept is None:
        members.add(new)
        return
    merged = merge.member(kept.record, new)
    if merged == kept.record:
        return
    if kept.edited:
        where = str(postfile.path(kept.record, members.forum))
        report.left_alone.append(Remark(where, f"would change in {_changed(kept.record, merged)} ({capture.name})"))
        return
    try:
        postfile.dumps(merged)
    except StillboardError as error:
        report.fail(error, capture.name)
        return
    members.update(kept, merged)
