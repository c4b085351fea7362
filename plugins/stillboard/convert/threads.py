"""The threads and members of the archive that a run touches: found, read once, changed in memory, written when done."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from ..content import records, tree
from ..ids import clean_name, member_stem, slugify, stem_of, thread_stem
from ..model import Member, Post, Thread
from .matching import overlap
from .merging import address_key, is_titled

R = TypeVar("R", Thread, Member, Post)
# So much is kept in memory until the run ends; beyond, the threads that were longest untouched are written.
POSTS = 8_000
THREADS = 500


@dataclass(slots=True)
class OpenFile(Generic[R]):
    """A file of the archive: the record as it is to be, and as it was found (None: there is no file yet)."""

    record: R
    found: R | None = None
    edited: bool = False  # people changed it: it is never written

    @property
    def changed(self) -> bool:
        """Is there something to write?"""
        return self.record != self.found and not self.edited


@dataclass(slots=True)
class OpenThread:
    """A thread with its posts, in the thread's order."""

    forum: str
    head: OpenFile[Thread]
    posts: list[OpenFile[Post]] = field(default_factory=list)

    @property
    def folder(self) -> PurePosixPath:
        """The thread's folder, relative to content/."""
        return records.path(self.head.record, self.forum).parent

    def add(self, posts: Sequence[OpenFile[Post]]) -> None:
        """Put new posts among the others."""
        if posts:
            self.posts += posts
            self.sort()

    def sort(self) -> None:
        """Put the posts in the thread's order, after what it goes by has changed."""
        self.posts.sort(key=lambda kept: position(kept.record))

    def changes(self) -> Iterator[tuple[PurePosixPath, str]]:
        """The files to write, with their texts; from then on they count as found."""
        if self.head.changed:
            yield records.path(self.head.record, self.forum), records.dumps(self.head.record, sealed=True)
            self.head.found = self.head.record
        for kept in self.posts:
            if kept.changed:
                path = records.path(kept.record, self.forum, self.head.record)
                yield path, records.dumps(kept.record, sealed=True)
                kept.found = kept.record


def position(post: Post) -> tuple[int, int, int, str, str]:
    """Where a post stands among those of its thread, for telling neighbours: place, number, date, id, name."""
    if post.place:
        return post.place.page, post.place.nth, 0, "", post.id
    if post.number:
        return 0, post.number, 0, "", post.id
    known = records.forum_id(post)
    when = post.date or post.not_before
    return 10**8, 0, int(known) if known.isdecimal() and len(known) < 20 else 0, when.text if when else "", post.id


class Threads:
    """A forum's threads, by what names them: id, address, title."""

    def __init__(self, root: Path, forum: str) -> None:
        """List the folders; no file is read before it is asked for."""
        self.root, self.forum = root, forum
        self.folders = {entry.name.rpartition(".")[2]: entry.path for entry in tree.thread_folders(root, forum)}
        self._loaded: OrderedDict[str, OpenThread] = OrderedDict()
        self._unread = {True: [i for i in self.folders if _unnamed(i)], False: [i for i in self.folders if not _unnamed(i)]}
        self._ids: dict[str, str] = {}  # the forum's id of each thread read so far
        self._by_id: dict[str, str] = {}
        self._by_address: dict[str, str] = {}
        self._by_title: dict[str, dict[str, None]] = {}  # ids in the order of their coming

    def find(self, new: Thread, posts: Sequence[Post]) -> tuple[OpenThread | None, list[OpenThread]]:
        """The archive's thread that a captured one is, or None; and the threads of its title that it is not."""
        identity: str | None
        if new.thread_id:
            identity = stem_of(new.thread_id)
            if identity not in self.folders:
                self._read_heads(unnamed=True)
                identity = self._by_id.get(new.thread_id)
        else:
            self._read_heads(unnamed=True)
            self._read_heads(unnamed=False)
            keys = (address_key(address) for address in new.addresses)
            identity = next((self._by_address[key] for key in keys if key in self._by_address), None)
        return self._of_title(new, posts) if identity is None else (self.load(identity), [])

    def _of_title(self, new: Thread, posts: Sequence[Post]) -> tuple[OpenThread | None, list[OpenThread]]:
        named = dict.fromkeys(i for title in _titles(new) for i in self._by_title.get(title, ()))
        others = [self.load(i) for i in named if not (new.thread_id and self._ids[i])]
        for shelved in others:
            if overlap([kept.record for kept in shelved.posts], posts):
                return shelved, []
        if not new.thread_id and is_titled(new):
            for shelved in others:
                if _continues(shelved.head.record, new):
                    return shelved, []
        return None, others

    def index(self, head: Thread) -> None:
        """Remember what a thread is found by: to be called when it is new, or more is known of it."""
        for title in _titles(head):
            named = self._by_title.setdefault(title, {})
            named[head.id] = None
        self._ids[head.id] = head.thread_id
        if head.thread_id:
            self._by_id[head.thread_id] = head.id
        for address in head.addresses:
            self._by_address.setdefault(address_key(address), head.id)

    def create(self, new: Thread) -> OpenThread:
        """File a new thread."""
        fallback, number = thread_stem(self.forum, new.title), 1
        while not new.thread_id and fallback in self.folders:  # another thread of the same title
            number += 1
            fallback = thread_stem(self.forum, f"{new.title}\0{number}")
        filed = records.filed_thread(new, fallback)
        shelved = OpenThread(self.forum, OpenFile(filed))
        self.folders[filed.id] = str(self.root / shelved.folder)
        self._loaded[filed.id] = shelved
        self.index(filed)
        return shelved

    def load(self, identity: str) -> OpenThread:
        """Read a thread with all its posts. ContentError if one of its files is faulty."""
        if identity in self._loaded:
            self._loaded.move_to_end(identity)
            return self._loaded[identity]
        folder = self.folders[identity]
        shelved = OpenThread(self.forum, _read(Thread, f"{folder}/thread.md"))
        shelved.add([_read(Post, entry.path) for entry in tree.post_files(folder)])
        self._loaded[identity] = shelved
        return shelved

    def _read_heads(self, *, unnamed: bool) -> None:
        """Read the threads' own files, once: of the threads that were first found without an id, or of the others."""
        unread = self._unread[unnamed]
        while unread:
            self.index(tree.read_thread(self.folders[unread[-1]]))
            unread.pop()

    def finished(self, *, all_of_them: bool) -> Iterator[OpenThread]:
        """The threads to write now, the longest untouched first; they are read again if they are needed again."""
        posts = sum(len(shelved.posts) for shelved in self._loaded.values())
        while self._loaded and (all_of_them or (len(self._loaded) > 1 and (posts > POSTS or len(self._loaded) > THREADS))):
            _, shelved = self._loaded.popitem(last=False)
            posts -= len(shelved.posts)
            yield shelved


def _titles(thread: Thread) -> list[str]:
    """What a thread may be called: its title, also with its prefix, as the title of XenForo's page has it."""
    title = clean_name(thread.title).casefold()
    prefixed = [f"{thread.prefix} - {thread.title}", f"{thread.prefix} {thread.title}"] if thread.prefix else []
    return [title, *(clean_name(name).casefold() for name in prefixed)] if title else []


def _unnamed(identity: str) -> bool:
    return identity.startswith("t-")


def _continues(old: Thread, new: Thread) -> bool:
    """Can the two be pages of one thread: other pages, and no other board?"""
    before, after = ({page.number for page in thread.pages} for thread in (old, new))
    return bool(before and after) and not before & after and (not old.boards or not new.boards or old.boards == new.boards)


def _read(kind: type[R], path: str) -> OpenFile[R]:
    text = tree.read_text(path)
    record = records.loads(kind, text, PurePosixPath(Path(path).as_posix()))
    return OpenFile(record, record, edited=records.is_edited(text))


class Members:
    """A forum's members, by id and by name."""

    def __init__(self, root: Path, forum: str) -> None:
        """Read the members' files. ContentError if one is faulty."""
        self.forum = forum
        files = tree.entries(root / "members" / forum, folders=False, ending=".md")
        self._all = {kept.record.id: kept for kept in (_read(Member, entry.path) for entry in files)}
        self._by_id = {kept.record.member_id: kept for kept in self._all.values() if kept.record.member_id}
        self._by_name: dict[str, OpenFile[Member]] = {}
        for kept in self._all.values():
            self._by_name.setdefault(kept.record.name.casefold(), kept)

    def find(self, new: Member) -> OpenFile[Member] | None:
        """The archive's member that a captured one is: by id; else by name, if nothing says that it is another."""
        if new.member_id in self._by_id:
            return self._by_id[new.member_id]
        kept = self._by_name.get(new.name.casefold())
        return None if kept and new.member_id and kept.record.member_id else kept

    def add(self, new: Member) -> None:
        """File a new member."""
        self._keep(OpenFile(_filed_member(new)))

    def update(self, kept: OpenFile[Member], record: Member) -> None:
        """Change a member, and what it is found by. If its file was not yet written, it is named anew: by an id that is new."""
        if kept.found is None:
            del self._all[kept.record.id]
            record = _filed_member(record if record.name == kept.record.name else dataclasses.replace(record, slug=""))
        kept.record = record
        self._keep(kept)

    def _keep(self, kept: OpenFile[Member]) -> None:
        self._all[kept.record.id] = kept
        self._by_name.setdefault(kept.record.name.casefold(), kept)
        if kept.record.member_id:
            self._by_id[kept.record.member_id] = kept

    def changes(self) -> Iterator[tuple[PurePosixPath, str]]:
        """The files to write, with their texts."""
        for kept in self._all.values():
            if kept.changed:
                yield records.path(kept.record, self.forum), records.dumps(kept.record, sealed=True)
                kept.found = kept.record


def _filed_member(member: Member) -> Member:
    identity = stem_of(member.member_id) if member.member_id else member_stem(member.name)
    slug = member.slug if member.slug and slugify(member.slug) == member.slug else slugify(member.name, "member")
    return dataclasses.replace(member, id=identity, slug=slug)
