"""The members of the archive that a run touches: found by id or name, changed in memory, written when the run ends."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..content import records, tree
from ..ids import member_stem, slugify, stem_of
from ..model import AuthorKind, Member, Post, Remark
from . import merging
from .open_file import Change, OpenFile, open_file
from .report import Report


class Members:
    """A forum's members, by id and by name."""

    def __init__(self, root: Path, forum: str) -> None:
        """Read the members' files. ContentError if one is faulty."""
        self.forum = forum
        files = [open_file(Member, entry.path) for entry in tree.member_files(root, forum)]
        self._all = {file.record.id: file for file in files}
        self._by_id = {file.record.member_id: file for file in files if file.record.member_id}
        self._by_name: dict[str, OpenFile[Member]] = {}
        for file in files:
            self._by_name.setdefault(file.record.name.casefold(), file)

    def file(self, new: Member, capture: str, report: Report) -> None:
        """File what a capture (by its name) says of a member. Unsafe if a value must not be written."""
        new = dataclasses.replace(new, counts=merging.counts((), new.counts))  # a card may say a thing twice
        file = self.find(new)
        if file is None:
            records.check(new)
            self.add(new)
            return
        merged = merging.member(file.record, new)
        if merged == file.record:
            return
        if file.edited:
            where = str(records.path(file.record, self.forum))
            report.left_alone.append(Remark(where, f"would change in {file.differing(merged)} ({capture})"))
            return
        records.check(new)
        records.check(merged)
        self.update(file, merged)

    def find(self, new: Member) -> OpenFile[Member] | None:
        """The archive's member that a captured one is: by id; else by name, if nothing says that it is another."""
        if new.member_id in self._by_id:
            return self._by_id[new.member_id]
        file = self._by_name.get(new.name.casefold())
        return None if file and new.member_id and file.record.member_id else file

    def avatars_of(self, described: Iterable[Member]) -> set[str]:
        """The pictures that the archive's files of some captured members name now."""
        return {file.record.avatar for member in described if member.avatar and (file := self.find(member))}

    def add(self, new: Member) -> None:
        """File a new member."""
        self._keep(OpenFile(named(new)))

    def update(self, file: OpenFile[Member], record: Member) -> None:
        """Change a member, and what it is found by. If its file was not yet written, it is named anew: by an id that is new."""
        if file.found is None:
            del self._all[file.record.id]
            record = named(record if record.name == file.record.name else dataclasses.replace(record, slug=""))
        file.record = record
        self._keep(file)

    def _keep(self, file: OpenFile[Member]) -> None:
        self._all[file.record.id] = file
        self._by_name.setdefault(file.record.name.casefold(), file)
        if file.record.member_id:
            self._by_id[file.record.member_id] = file

    def changes(self) -> Iterator[Change]:
        """The files to write, with their texts."""
        for file in self._all.values():
            if file.is_changed:
                yield Change(records.path(file.record, self.forum), records.dumps(file.record, sealed=True), file)


def named(member: Member) -> Member:
    """The member with the name of its file: slug and id."""
    identity = stem_of(member.member_id) if member.member_id else member_stem(member.name)
    slug = member.slug if member.slug and slugify(member.slug) == member.slug else slugify(member.name, "member")
    return dataclasses.replace(member, id=identity, slug=slug)


def members_of(described: Sequence[Member], posts: Sequence[Post]) -> Iterator[Member]:
    """The members of a captured thread that have a name: those it describes, then the authors that it only names."""
    seen = set()
    for member in described:
        seen.add((member.member_id, member.name))
        seen.add(("", member.name))
        if member.name:
            yield member
    for post in posts:
        key = (post.author_id, post.author)
        if post.author and post.author_is is not AuthorKind.GUEST and key not in seen:
            seen.add(key)
            yield Member(post.author, member_id=post.author_id)
