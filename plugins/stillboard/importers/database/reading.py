"""One database being read: its tables recognised, its wanted rows in a store, and the records of what a guest could read."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from ...dumps import Capture
from ...errors import DumpError
from ...ids import Ids
from ...markup import gates
from ...markup.addresses import resolver
from ...model import Attachment, Forum, Item, Post, Remark
from .._later import Later, Piece
from .._sql import refused
from .._sql.characters import charset_of
from .._sql.store import Store
from . import engines
from .bodies import Bodies, Told, bodies_of, shown_by
from .doubts import doubt, files_doubt
from .engine import About, Answer, Right, UploadedFile
from .opening import opened, told
from .recognition import Site, chosen, sites
from .records import board_of, chain, identity, member_of, name, post_of, thread_of
from .uploads import Uploads

_BEGINNING = 64 * 1024  # bytes that show what a file is
_NAMED = 5  # boards that are named in an error
_MANY = 20_000  # posts after which it is said how far the reading is


def pieces(capture: Capture) -> Iterator[Piece]:
    """Everything in a database that a guest could read. DumpError for what cannot be read, behind all that could."""
    with capture.open() as stream:
        if error := refused.refusal(capture.name, stream.read(_BEGINNING)):
            raise error
    with contextlib.ExitStack() as held:
        dump = held.enter_context(contextlib.closing(opened(capture)))
        tables = dump.tables
        site = chosen(sites(tables, engines.all_engines()), capture.asked, tables, capture.name)
        store = held.enter_context(Store(site.engine.tables, capture.asked.cache))
        wanted = site.wanted(tables)
        asked = capture.asked.encoding  # Python's name, of an encoding that somebody knows to be right
        store.load(dump.rows(wanted), wanted, tables, asked or charset_of(dump.charset))
        if error := dump.changed(capture.name):
            raise error
        reading = _Reading(capture, site, store, doubt(site.engine, wanted, store, dump.faults))
        try:
            yield from reading.pieces()
        except DumpError as error:
            if cut := dump.error(capture.name):
                raise DumpError(f"{error.what}; it {cut.what}", where=error.where, todo=cut.todo) from error
            raise
        if beside := site.beside(tables):
            yield Remark(capture.name, beside)
        yield from told(capture, dump, store)
        yield Later(functools.partial(_closed, held.pop_all(), dump.error(capture.name)))


def _closed(held: contextlib.ExitStack, error: DumpError | None, _: None) -> Iterator[Item]:
    """Let all go, once every item is made; then say what broke the dump."""
    held.close()
    yield from ()
    if error:
        raise error


class _Reading:
    """What comes of the rows."""

    def __init__(self, capture: Capture, site: Site, store: Store, doubt: str) -> None:
        self.capture, self.engine, self.store = capture, site.engine, store
        self.doubt = doubt  # why nobody can know what guests may see
        self.about: About = self.engine.about(store)
        root = capture.address or self.about.address
        self.root = f"{root.rstrip('/')}/" if root else ""
        smilies = (
            [(str(code), str(picture or "")) for code, picture in store.ask(self.engine.smilies)] if self.engine.smilies else []
        )
        self.told: Told = (self.engine.name, self.root, shown_by(smilies))
        self.bodies: Bodies = bodies_of(self.told)
        self.uploads = Uploads(capture, resolver(self.root))
        self.boards: dict[str, Answer] = {identity(one["id"]): one for one in self._answers(self.engine.boards)}
        self.files_doubt = files_doubt(self.engine, store)
        self.rights = self._rights()
        columns = (one.split(".") for one in self.engine.authors.split())
        self.knows_guests = all(name in store.columns.get(table, {name}) for table, name in columns)
        self.handed = Ids()  # members that were handed out
        self.outside: dict[str, int] = {}  # threads in boards that are not read
        self.threads = Ids()  # that were met
        self.nameless = {"threads": 0, "posts": 0}  # rows without an id that can be one
        self.closed_posts = 0  # posts in threads that are not read
        self.met = 0  # rows of posts in threads that are
        self.twice = 0  # rows of posts and threads that came again
        self.empty = 0  # threads of which no post came
        self.posts = 0
        self.parts = 0  # posts of which some readers were shown more
        self.unseen_files, self.unseen_polls = 0, 0  # that guests were not shown, though they may read the thread

    def _answers(self, question: str, *values: Any) -> Iterator[Answer]:
        return self.store.answers(question, values)

    def _rights(self) -> dict[str, Right]:
        """Of every board; those that the person names are open."""
        known = {} if self.doubt else self.engine.rights(self.store)
        closed = self.doubt or self.about.closed
        rights: dict[str, Right] = {}
        for own in [*self.boards, *({""} & known.keys())]:
            right = known.get(own, Right(public=False, why="nothing says that guests may read it"))
            rights[own] = Right(public=False, why=closed) if self.doubt or (closed and right.public) else right
            if own in self.capture.asked.boards and not rights[own].public:
                rights[own] = Right(public=True, why=f"asked for with --board, although: {rights[own].why}")
        return rights

    def pieces(self) -> Iterator[Piece]:
        yield Forum(
            title=name(self.about.title, self.engine) or urlsplit(self.root).netloc or "Forum",
            addresses=(self.root,) if self.root else (),
            engine=self.about.engine or self.engine.name,
            lang=self.about.lang,
        )
        yield from self._boards()
        yield from self._reported()
        moved: dict[str, list[str]] = {}
        if self.engine.moved:
            for one in self._answers(self.engine.moved):
                moved.setdefault(identity(one["target"]), []).append(identity(one["id"]))
        for thread in self._answers(self.engine.threads):
            yield from self._thread(thread, moved)
        if not self.posts:
            raise self._nothing()
        yield from self._left_out()

    def _boards(self) -> Iterator[Piece]:
        """The boards that are read and those around them, the outer before the inner."""
        shown = {one for own, right in self.rights.items() if right.public and own for one in chain(own, self.boards)}
        above = {own: chain(own, self.boards) for own in self.boards if own in shown}
        order = {own: number for number, own in enumerate(self.boards, 1)}
        for own in sorted(above, key=lambda one: len(above[one])):
            if self._is_titled(own) and not self.boards[own].get("tag"):
                yield board_of(self.boards[own], self._titles(own)[:-1], order[own], self.engine, self.bodies)

    def _is_titled(self, own: str) -> bool:
        """Whether a guest could see a board's name: one around a board that is read may itself be hidden."""
        right = self.rights[own]
        return right.public or right.named or bool(self.boards[own].get("category"))

    def _titles(self, own: str) -> list[str]:
        """The titles of a board and those around it that a guest could see, the outermost first."""
        return [
            name(self.boards[one].get("title"), self.engine) or f"Board {one}"
            for one in reversed(chain(own, self.boards))
            if one == own or self._is_titled(one)
        ]

    def _reported(self) -> Iterator[Remark]:
        for note in (*self.about.notes, *([self.files_doubt] if self.files_doubt else ())):
            yield Remark(self.capture.name, note)
        yield from self._rows_left_out()
        for own in self.capture.asked.boards:
            if own not in self.rights:
                yield Remark(self.capture.name, f"--board {own}: there is no such board in it")
        for own, right in self.rights.items():
            if not own:
                yield Remark(self.capture.name, f"threads in no board are {'in' if right.public else 'OUT'}: {right.why}")
                continue
            if self.boards[own].get("category"):
                continue  # its name stands over boards, and it holds no thread
            title = name(self.boards[own].get("title"), self.engine)
            yield Remark(self.capture.name, f"board {own} {title!r} is {'in' if right.public else 'OUT'}: {right.why}")

    def _rows_left_out(self) -> Iterator[Remark]:
        """Rows that were let go as soon as the dump was read."""
        for table, number in self.store.kept.items():
            what = "rows that an add-on keeps from guests (by a password, or as private or deleted) were left out"
            yield Remark(self.capture.name, f"{table}: {number} {what}")
        if number := sum(self.store.let_go.values()):
            yield Remark(
                self.capture.name, f"{number} rows of what is in no forum (private messages, blogs, groups) were passed over"
            )
        for numbers, what in (
            (self.store.unsaid, "times nothing stands where the forum says whether guests may see a row; those were left out"),
            (self.store.differing, "ids have rows that differ in who may see them, and were left out"),
        ):
            for table, number in numbers.items():
                yield Remark(self.capture.name, f"{table}: {number} {what}")

    def _thread(self, thread: Answer, moved: Mapping[str, list[str]]) -> Iterator[Piece]:
        own, board = identity(thread["id"]), identity(thread.get("board"))
        if not own:
            self.nameless["threads"] += 1
            return
        if own in self.threads:
            self.twice += 1
            return
        self.threads.update((own,))
        inside = [board, *str(thread.get("inside") or "").split()]
        closed = [one for one in inside if (one or one == board) and not ((right := self.rights.get(one)) and right.public)]
        if closed:
            self.outside[closed[0]] = self.outside.get(closed[0], 0) + 1
            self.closed_posts += sum(1 for _ in self.store.ask(f"SELECT 1 FROM ({self.engine.posts})", (thread["id"],)))  # noqa: S608 - it is ours
            return
        right = self.rights[board]
        polls = self._polls(thread["id"])
        if polls and not right.polls:
            self.unseen_polls += 1
            polls = []
        record = thread_of(thread, self._titles(board), polls, moved.get(own, ()), self.about.per_page, self.bodies)
        seen: set[str] = set()
        for post in self._answers(self.engine.posts, thread["id"]):
            if not seen:
                yield record
            self.met += 1
            if not (one := identity(post["id"])):
                self.nameless["posts"] += 1
                continue
            if one in seen:
                self.twice += 1
                continue
            seen.add(one)
            yield from self._author(identity(post.get("author_id")))
            whose = post if self.knows_guests else {**post, "guest": None}
            yield from self._post(whose, own, record.title, files=right.files and not self.files_doubt)
        self.empty += not seen

    def _polls(self, thread: Any) -> list[Answer]:
        polls = self.engine.polls
        return list(self._answers(polls, thread) if isinstance(polls, str) else polls(self.store, thread)) if polls else []

    def _author(self, own: str) -> Iterator[Item]:
        if not own or own in self.handed:
            return
        self.handed.update((own,))
        key: int | str = int(own) if own.isdecimal() and len(own) < 16 else own
        for answer in self._answers(self.engine.members, key):
            member = member_of(answer, self.capture.captured, self.bodies)
            if member.name:
                yield member
            break

    def _post(self, post: Answer, thread: str, title: str, *, files: bool) -> Iterator[Piece]:
        self.posts += 1
        if not self.posts % _MANY:
            self.capture.asked.tell(f"{self.posts} posts")
        uploaded = (
            self.engine.files(self.store, identity(post["id"]), self.about) if self.engine.files and post.get("files") else ()
        )
        if not files:
            self.unseen_files += sum(1 for _ in uploaded)
            uploaded = ()
        found = [self.uploads.of(one) for one in self._shown(uploaded, post)]
        shown = tuple(file for file, _ in found)
        attachments = [attachment for _, attachment in found if attachment]
        values = (post, thread, title, self.capture.name, shown, self.told)
        yield Later(functools.partial(_taken, attachments), post_of, values, len(str(post.get("body") or "")) + 200)

    def _shown(self, uploaded: Iterable[UploadedFile], post: Answer) -> Iterator[UploadedFile]:
        """The files of a post without those that only a part of it shows which guests were not shown."""
        said = self.bodies.said(post) or str(post.get("raw") or "")
        seen, hidden = gates.without(said, elements=self.bodies.has_elements(said, post), closes=self.engine.closes_tags)
        self.parts += bool(hidden)
        for one in uploaded:
            keys = (one.key, *one.aliases, one.name, one.address)
            is_hidden = bool(hidden) and any(gates.names(hidden, key) for key in keys)
            if not is_hidden or any(gates.shows(seen, key) for key in keys if key):
                yield one

    def _left_out(self) -> Iterator[Remark]:
        where = self.capture.name
        if self.twice or self.store.twice:
            what = f"{self.twice + self.store.twice} rows came twice, as in a dump that holds tables twice"
            yield Remark(where, f"{what}; the first of each was read")
        if self.parts:
            yield Remark(
                where, f"{self.parts} posts have parts that only some readers were shown ([hide] and the like): left out"
            )
        if awaiting := next(iter(self.store.ask(self.engine.hidden_files)), (0,))[0] if self.engine.hidden_files else 0:
            yield Remark(where, f"{awaiting} files that await approval, or are no post's yet, were left out")
        for number, what in ((self.unseen_files, "files of posts"), (self.unseen_polls, "polls")):
            if number:
                yield Remark(where, f"{number} {what} that guests may not see were left out")
        yield from self._posts_left_out()
        if self.uploads.missing:
            todo = (
                "--files DIR names the folder of the forum's uploads"
                if self.capture.asked.files is None
                else "they are not in --files"
            )
            yield Remark(where, f"{self.uploads.missing} files of posts are not there: {todo}")
        for file, why in self.uploads.wrong.items():
            yield Remark(where, f"{file} was not taken along: {why}")

    def _posts_left_out(self) -> Iterator[Remark]:
        """Every post of the database that is not read, by why it is not."""
        where = self.capture.name
        for board, number in self.outside.items():
            if board not in self.boards:
                yield Remark(
                    where, f"{number} threads are in no board that the database has (board {board or 'none'}), and were left out"
                )
        if self.outside:
            count = f"{sum(self.outside.values())} threads with {self.closed_posts} posts"
            yield Remark(where, f"{count} are in boards that guests may not read, and were left out")
        if self.empty:
            what = "of which no post is in the database, or none that guests could see, were left out"
            yield Remark(where, f"{self.empty} threads {what}")
        for kind, number in self.nameless.items():
            if number:
                yield Remark(where, f"{number} {kind} have no id (a whole number above 0), and were left out")
        hidden = next(iter(self.store.ask(self.engine.hidden)), (0,))[0] if self.engine.hidden else 0
        if hidden:
            yield Remark(where, f"{hidden} posts that are waiting, deleted or hidden were left out")
        every = next(iter(self.store.ask(self.engine.all_posts)))[0] if self.engine.all_posts else 0
        if (rest := every - hidden - self.closed_posts - self.met) > 0:
            why = "their threads are hidden, lead elsewhere or are not in the database, or their texts are not"
            yield Remark(where, f"{rest} more posts were left out: {why}")

    def _nothing(self) -> DumpError:
        out = [(own, right.why) for own, right in self.rights.items() if not right.public]
        shown = self.doubt or "; ".join(f"board {own}: {why}" for own, why in out[:_NAMED])
        more = f"; and {len(out) - _NAMED} more boards" if len(out) > _NAMED and not self.doubt else ""
        return DumpError(
            f"{self.engine.name}, without a post that a guest could read ({shown or self.about.closed or 'no board'}{more})",
            where=self.capture.name,
            todo="--board ID reads a board in any case",
        )


def _taken(attachments: list[Attachment], post: Post) -> Iterator[Item]:
    yield from attachments
    yield post
