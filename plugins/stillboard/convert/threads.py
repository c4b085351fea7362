"""The threads of the archive that a run touches: found, read once, changed in memory, written when done."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..content import records, tree
from ..errors import StillboardError, Unreadable
from ..ids import stem_of, thread_stem
from ..model import KnownPost, Post, State, Thread
from ..order import ordered
from ..weight import Weights
from . import captures_file, fingerprint
from .aside import Aside
from .likeness import Shown
from .merging import address_key, is_titled, titles_of
from .namesakes import Beginnings, Groups, Namesakes
from .one_thread import overlap
from .open_file import Change, Changes, OpenFile, open_file

# So much is kept in memory until the run ends; beyond, the threads that were longest untouched are written.
POSTS = 8_000
BYTES = 24 * 1024 * 1024  # of the bodies of posts, as they lie in memory: of some forums each is much longer, or of wide letters
THREADS = 500


@dataclass(slots=True)
class OpenThread:
    """A thread with its posts, in the thread's order."""

    forum: str
    head: OpenFile[Thread]
    posts: list[OpenFile[Post]] = field(default_factory=list)
    captures: OpenFile[Thread] | None = None  # captures.txt: what people's thread.md does not say

    @property
    def salt(self) -> str:
        """Of the fingerprints of its posts."""
        return fingerprint.salt(self.forum, self.head.record.id)

    @property
    def folder(self) -> PurePosixPath:
        """The thread's folder, relative to content/."""
        return records.path(self.head.record, self.forum).parent

    def post_records(self) -> list[Post]:
        """The posts as they are to be."""
        return [file.record for file in self.posts]

    def add(self, posts: Sequence[OpenFile[Post]]) -> None:
        """Put new posts among the others."""
        if posts:
            self.posts += posts
            self.sort()

    def sort(self) -> None:
        """Put the posts in the thread's order, after what it goes by has changed."""
        files = {file.record.id: file for file in self.posts}
        self.posts = [files[post.id] for post in ordered(self.as_read())]

    def as_read(self) -> list[Post]:
        """The posts as who reads their files sees them: an id that is only noted puts none in order."""
        return [
            dataclasses.replace(file.record, also=file.found.also) if file.edited and file.found else file.record
            for file in self.posts
        ]

    def shown(self) -> Shown:
        """What captures said of the thread's posts that their files do not say."""
        head = self.head.record
        instants: dict[str, set[str]] = defaultdict(set)
        for known in head.known_posts:
            if known.date:
                instants[known.file].add(known.date.text)
        names = Counter(source.name for source in head.sources)
        shared = {name for name, count in names.items() if count > 1}
        return Shown({page.source: page.number for page in head.pages}, shared, instants)

    def note_known_posts(self) -> None:
        """Let edited posts be known by where captures show them, and by their ids there, which their files do not say."""
        further: dict[str, list[KnownPost]] = defaultdict(list)
        for known in self.head.record.known_posts:
            further[known.file].append(known)
        for file in self.posts if further else ():
            if file.edited and (found := further.get(file.record.id)):
                post = file.record
                ids = [one.original_id for one in found if one.original_id not in ("", post.original_id, records.own_id(post))]
                sources = dict.fromkeys((*post.sources, *(one.source for one in found)))
                also = dict.fromkeys((*post.also, *ids))
                words = dict.fromkeys((*post.other_words, *(one.words for one in found if one.words)))
                file.record = dataclasses.replace(post, sources=tuple(sources), also=tuple(also), other_words=tuple(words))

    def edited(self) -> set[int]:
        """The posts (by index) whose files people changed."""
        return {i for i, file in enumerate(self.posts) if file.edited}

    @property
    def is_changed(self) -> bool:
        """True if there is something to write."""
        return any(head.is_changed for head in self._heads()) or any(file.is_changed for file in self.posts)

    def _heads(self) -> list[OpenFile[Thread]]:
        """The thread's own file, and captures.txt as it is to be, if there is or must be one."""
        if self.head.edited and self.head.found:
            left = captures_file.left(self.head.found, self.head.record)
            self.captures = self.captures or (None if captures_file.is_empty(left) else OpenFile(left))
            if self.captures:
                self.captures.record = dataclasses.replace(left, written=self.captures.record.written)
        return [self.head, self.captures] if self.captures else [self.head]

    def changes(self) -> Changes:
        """The files to write, with their texts."""
        files: list[Change] = []
        for head in self._heads():
            if head.is_changed:
                path = records.path(head.record, self.forum)
                path = path if head is self.head else path.with_name(records.CAPTURES)
                files.append(Change(path, records.dumps(head.record, sealed=True), head))
        salted = self.salt
        for file in self.posts:
            if file.is_changed:
                is_out = file.record.state is State.REMOVED  # its words are gone, and its file is the maintainers'
                words = fingerprint.of(fingerprint.key(file.record.body), salted)
                file.record = dataclasses.replace(file.record, fingerprint=file.record.fingerprint if is_out else words)
                path = records.path(file.record, self.forum, self.head.record)
                files.append(Change(path, records.dumps(file.record, sealed=not is_out), file))
        has_folder = self.head.seen or any(file.seen for file in self.posts)
        return Changes(files, self.folder, is_new=not has_folder)


class Threads:
    """A forum's threads, by what names them: id, address, title."""

    def __init__(self, root: Path, forum: str, cache: Path | None = None, note: Callable[[OpenThread], object] = bool) -> None:
        """List the folders; no file is read before it is asked for. `cache`: where what a dry run puts aside is to be; `note` is
        called with each thread before it is.
        """
        self.root, self.forum, self._note = root, forum, note
        self._aside: Aside[OpenThread] = Aside(cache)
        named = {entry.name.rpartition(".")[2]: entry.path for entry in tree.thread_folders(root, forum)}
        self.folders = {identity: path for identity, path in named.items() if tree.has_thread(path)}
        self._headless = {identity: path for identity, path in named.items() if identity not in self.folders}
        self._shut: dict[str, StillboardError] = {}  # threads that could not be written
        self._loaded: OrderedDict[str, OpenThread] = OrderedDict()
        self._weights = Weights()
        self._unread = {True: [i for i in self.folders if _unnamed(i)], False: [i for i in self.folders if not _unnamed(i)]}
        self._ids: dict[str, str] = {}  # the forum's id of each thread read so far
        self._by_id: dict[str, str] = {}
        self._numbers: dict[str, int] = {}  # how many threads without an id have a title
        self._by_address: dict[str, str] = {}
        self._by_title: Groups[str] = Groups()
        self._beginnings = Beginnings()
        self._namesakes = Namesakes()
        self._by_bytes: dict[str, dict[str, None]] = defaultdict(dict)  # the threads read from a capture, by its sha256
        self._shown: dict[str, dict[int, str]] = {}  # sha256 of a capture -> which thread its posts are in

    def find(self, new: Thread, posts: Sequence[Post], sha256: str = "") -> tuple[OpenThread | None, list[str]]:
        """The archive's thread that a captured one is, or None; and the ids of the threads of its title that it is not, or that
        it may be as well.

        `sha256`: of the capture. A thread that has been read from these very bytes stays the one that it was found to be.
        """
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
            identity = identity or self._of_bytes(sha256, new, posts)
        return self._of_title(new, posts) if identity is None else (self.load(identity), [])

    def _of_title(self, new: Thread, posts: Sequence[Post]) -> tuple[OpenThread | None, list[str]]:
        others = [i for i in self._named(new) if not (new.thread_id and self._ids[i])]
        near = self._namesakes.among(others, posts, self._looked_into)
        shared = [self._overlap(self.load(identity), posts) for identity in near]
        if most := max(shared, default=0):
            return self.load(near[shared.index(most)]), []
        if retitled := self._retitled(new, posts):
            return retitled, []
        going_on = self._namesakes.continued_by(others, new) if is_titled(new) else []
        if going_on and (len(going_on) == 1 or not new.thread_id):
            return self.load(going_on[0]), going_on[1:]
        return None, others

    def _retitled(self, new: Thread, posts: Sequence[Post]) -> OpenThread | None:
        """The thread whose title goes on where the captured one's ends, or the other way round, if the two share most posts."""
        for thread in self._going_on(new, posts, has_id=bool(new.thread_id)):
            if self._shares_most(thread, posts):
                return thread
        return None

    def _shares_most(self, thread: OpenThread, posts: Sequence[Post]) -> bool:
        return self._overlap(thread, posts) * 2 >= min(len(posts), len(thread.posts))

    def _going_on(self, new: Thread, posts: Sequence[Post], *, has_id: bool) -> Iterator[OpenThread]:
        """The threads whose title goes on where a captured one's ends, or the other way round, that may hold posts of it.

        `has_id`: only those are looked at that have none.
        """
        named = self._beginnings.going_on(new.title, has_id=has_id) if is_titled(new) else ()
        near = dict.fromkeys(identity for identity in named if not (has_id and self._ids[identity]))
        yield from map(self.load, self._namesakes.among(near, posts, self._looked_into))

    def parts(self, known: OpenThread, new: Thread, posts: Sequence[Post]) -> list[OpenThread]:
        """The other threads that hold posts of a captured thread, which is the known one, as far as it says: those of its title
        that hold any, and those whose title goes on where its ends that hold most.
        """
        found = [thread for thread in self.namesakes(known, new, posts) if self._overlap(thread, posts)]
        going_on = (thread for thread in self.going_on(known, new, posts) if thread not in found)
        return [*found, *(thread for thread in going_on if self._shares_most(thread, posts))]

    def going_on(self, known: OpenThread, new: Thread, posts: Sequence[Post]) -> list[OpenThread]:
        """The other threads that may hold posts of a captured thread, which is the known one, and was called otherwise then: its
        title goes on where theirs ends, or the other way round, and no ids or addresses say that they are others.
        """
        self._read_heads(unnamed=True)
        has_id = bool(new.thread_id or known.head.record.thread_id)
        near = [thread for thread in self._going_on(new, posts, has_id=has_id) if thread.head.record.id != known.head.record.id]
        return [thread for thread in near if not (new.addresses and thread.head.record.addresses)]

    def _overlap(self, thread: OpenThread, posts: Sequence[Post]) -> int:
        return overlap(thread.post_records(), posts, thread.edited(), thread.shown())

    def holding(self, known: OpenThread, posts: Sequence[Post]) -> list[OpenThread]:
        """The other threads that hold posts of a capture of this one, as was noted when it was read before."""
        shown = {source for post in posts for source in post.sources}
        files = (one.file for one in known.head.record.known_posts if one.source in shown)
        others = dict.fromkeys(identity for file in files for identity, slash, _ in [file.partition("/")] if slash)
        return [self.load(identity) for identity in others if identity in self.folders and identity != known.head.record.id]

    def namesakes(self, known: OpenThread, new: Thread, posts: Sequence[Post]) -> list[OpenThread]:
        """The other threads of a captured thread's title that may hold posts of it, but for those whose ids or addresses say
        that they are others.
        """
        self._read_heads(unnamed=True)
        named = self._named(known.head.record) | self._named(new)
        others = [i for i in named if i != known.head.record.id and not (new.thread_id and self._ids[i])]
        near = map(self.load, self._namesakes.among(others, posts, self._looked_into))
        return [thread for thread in near if not (new.addresses and thread.head.record.addresses)]

    def _named(self, new: Thread) -> dict[str, None]:
        """The ids of the threads that are called so, in the order of their coming; last, those that were when they were filed."""
        named = dict.fromkeys(i for title in titles_of(new) for i in self._by_title.of(title))
        # Their ids are made of their first titles, whatever people call them since.
        filed = itertools.takewhile(self._ids.__contains__, self._stems(new.title))
        return {**named, **dict.fromkeys(filed)}

    def _stems(self, title: str, number: int = 1) -> Iterator[str]:
        """The ids of threads of a title that have none of their own, from the first of that title, or a later one, on."""
        for n in itertools.count(number):
            yield thread_stem(self.forum, f"{title}\0{n}" if n > 1 else title)

    def _looked_into(self, identity: str) -> tuple[Sequence[Post], set[int]]:
        """A thread's posts, and those among them that people changed."""
        thread = self.load(identity)
        return thread.post_records(), thread.edited()

    def folder(self, identity: str) -> str:
        """The folder of a thread, relative to content/."""
        return Path(self.folders[identity]).relative_to(self.root).as_posix()

    def _of_bytes(self, sha256: str, new: Thread, posts: Sequence[Post]) -> str | None:
        """The thread in which a capture's posts are since it was last read: by their places in it, or by its title alone."""
        if sha256 not in self._by_bytes:
            return None
        if sha256 not in self._shown:
            self._shown[sha256] = {}
            for identity in list(self._by_bytes[sha256]):
                self.note(sha256, self.load(identity))
        shown = self._shown[sha256]
        found = next((shown[one.nth] for post in posts for one in post.sources if one.nth in shown), None)
        titled = (i for title in titles_of(new) for i in self._by_title.of(title) if i in self._by_bytes[sha256])
        return found or next(titled, None)  # people may have taken the places out of its files

    def note(self, sha256: str, thread: OpenThread) -> None:
        """Remember what a thread holds, now that a capture of it is filed: by what else it can be found."""
        self._namesakes.changed(thread.head.record)
        if sha256 not in self._shown:
            return
        names = {source.name for source in thread.head.record.sources if source.sha256 == sha256}
        places = (one.nth for post in thread.post_records() for one in post.sources if one.capture in names)
        self._shown[sha256].update((nth, thread.head.record.id) for nth in places if nth is not None)

    def index(self, head: Thread) -> None:
        """Remember what a thread is found by: to be called when it is new, or more is known of it."""
        self.call(head.id, head)
        self._ids[head.id] = head.thread_id
        self._namesakes.changed(head)
        if head.thread_id:
            self._by_id[head.thread_id] = head.id
        for source in head.sources:
            self._by_bytes[source.sha256][head.id] = None
        for address in head.addresses:
            self._by_address.setdefault(address_key(address), head.id)

    def call(self, identity: str, new: Thread) -> None:
        """Remember that a thread is called so too, in this run: its title may have changed on the forum."""
        for title in titles_of(new):
            if self._by_title.add(title, identity):
                self._beginnings.add(title, identity, has_id=not _unnamed(identity))

    def create(self, new: Thread, shown: Callable[[Thread], Thread] = dataclasses.replace) -> OpenThread:
        """File a new thread. `shown`: what the archive may say of it; it is called so all the same while the run goes on."""
        fallback, number = thread_stem(self.forum, new.title), self._numbers.get(new.title, 1)
        if not new.thread_id and fallback in self.folders:  # another thread of the same title
            stems = enumerate(self._stems(new.title, number), number)
            number, fallback = next((n, stem) for n, stem in stems if stem not in self.folders)
            self._numbers[new.title] = number
        filed = shown(records.filed_thread(new, fallback))
        posts: list[OpenFile[Post]] = []
        if left := self._headless.get(filed.id):  # somebody took thread.md away, or a run ended before it was written
            posts = [open_file(Post, entry.path) for entry in tree.post_files(left)]
            filed = dataclasses.replace(filed, slug=PurePosixPath(Path(left).name).stem) if posts else filed
        thread = OpenThread(self.forum, OpenFile(filed))
        thread.add(posts)
        self.folders[filed.id] = str(self.root / thread.folder)
        self.index(filed)
        self.call(filed.id, new)
        return self._keep(filed.id, thread)

    def shut(self, identity: str, error: StillboardError) -> None:
        """Load a thread no more in this run: it could not be written."""
        self._shut[identity] = error

    def load(self, identity: str) -> OpenThread:
        """Read a thread with all its posts. ContentError if one of its files is faulty."""
        if identity in self._shut:
            raise self._shut[identity]
        if identity in self._loaded:
            self._loaded.move_to_end(identity)
            return self._keep(identity, self._loaded[identity])
        if identity in self._aside:
            return self._keep(identity, self._aside.take(identity))
        folder = self.folders[identity]
        thread = OpenThread(self.forum, open_file(Thread, f"{folder}/thread.md"))
        if path := tree.captures_file(folder):
            thread.captures = open_file(Thread, path)
            thread.head.record = captures_file.joined(thread.head.record, thread.captures.record)
        thread.add([open_file(Post, entry.path) for entry in tree.post_files(folder)])
        thread.note_known_posts()
        return self._keep(identity, thread)

    def _read_heads(self, *, unnamed: bool) -> None:
        """Read the threads' own files, once: of the threads that were first found without an id, or of the others."""
        unread = self._unread[unnamed]
        while unread:
            self.index(captures_file.read_thread(self.folders[unread[-1]]))
            unread.pop()

    def finished(self, *, all_of_them: bool) -> Iterator[OpenThread]:
        """The threads to write now, the longest untouched first; they are read again if they are needed again."""
        if all_of_them:
            yield from self._aside.all()
        yield from (thread for _, thread in self._let_go(all_of_them=all_of_them))

    def put_aside(self) -> None:
        """Let these threads go in a dry run, which does not write them: they come with all others, in their turn."""
        for identity, thread in self._let_go(all_of_them=False):
            self._note(thread)
            try:
                self._aside.put(identity, thread)
            except Unreadable:  # it is still to be accounted for
                self._keep(identity, thread)
                raise

    def _let_go(self, *, all_of_them: bool) -> Iterator[tuple[str, OpenThread]]:
        self._weights.weigh(self._loaded)
        while self._loaded and (all_of_them or (len(self._loaded) > 1 and self._is_much)):
            identity, thread = self._loaded.popitem(last=False)
            self._weights.let_go(identity)
            yield identity, thread

    @property
    def _is_much(self) -> bool:
        return self._weights.posts > POSTS or self._weights.size > BYTES or len(self._loaded) > THREADS

    def _keep(self, identity: str, thread: OpenThread) -> OpenThread:
        self._loaded[identity] = thread
        self._weights.touch(identity)
        return thread


def _unnamed(identity: str) -> bool:
    return identity.startswith("t-")
