"""What every kind of page is made with: the library, the addresses, and the parts that several kinds share."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ..model import Board, Post
from . import dates, render
from .config import Config
from .library import ArchivedForum, ArchivedThread, Author, Library
from .links import Links
from .pages import Card, Frame, LastPost, Link, Moment, Number, Page, PageLink, Pager, ThreadRow
from .paging import missing_pages
from .rewrite import LinkContext
from .urls import STYLESHEET, Target, Urls

NEAR = 2  # pages shown on each side of the current one
ALL = 200  # a list of all pages longer than this shows every tenth
GONE = Link("(author not known)")


@dataclass(frozen=True, slots=True)
class Made:
    """A page and the file it becomes, relative to the output folder."""

    file: str
    page: Page


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of content/ that is published as it is."""

    file: str
    source: Path


class Site:
    """The site as its pages see it."""

    def __init__(self, config: Config, library: Library, own_pages: Sequence[tuple[str, str]] = (), style: str = "") -> None:
        """`own_pages`: title and file of Pelican's own pages, for the bar on top; `style`: a hash of the stylesheet."""
        self.config = config
        self.library = library
        self.urls = Urls(config)
        self.links = Links(library, self.urls)
        self.own_pages = tuple(own_pages)
        self.stylesheet = f"{STYLESHEET}?v={style}" if style else STYLESHEET
        self.faults: list[str] = []  # what could not be shown as meant

    def frame(self, root: str) -> Frame:
        """What surrounds a page whose root is `root`."""
        has_members = any(room.people for room in self.library.rooms)
        return Frame(
            title=self.config.title,
            home=self.urls.link(Target(self.urls.home()), root),
            stylesheet=f"{root}{self.stylesheet}",
            members=self.urls.link(Target(self.urls.members()), root) if has_members else "",
            pages=tuple(Link(title, self.urls.link(Target(file), root)) for title, file in self.own_pages),
            lang=self.config.lang,
        )

    @functools.lru_cache(maxsize=64)  # noqa: B019 - one Site a build
    def around(self, root: str) -> LinkContext:
        """What links in bodies depend on, for pages whose root is `root`."""
        return LinkContext(self.links.resolve, self.links.is_ours, lambda target: self.urls.link(target, root))

    def prose(self, body: str, root: str) -> Markup:
        """The keeper's own words as HTML."""
        return render.prose(body, self.around(root), typogrified=self.config.typogrify)

    def words(self, title: str) -> str:
        """A title as it is shown."""
        return render.title(title, typogrified=self.config.typogrify)

    def page_title(self, *parts: str) -> str:
        """Words for <title>, the particular first."""
        return " · ".join(part for part in (*parts, self.config.title) if part)

    def home_link(self, root: str) -> Link:
        """The first crumb."""
        return Link("Home", self.urls.link(Target(self.urls.home()), root))

    def author_link(self, room: ArchivedForum, post: Post, root: str) -> Link:
        """Who wrote a post, as a link to their page."""
        person = room.author(post)
        if person is None:
            return Link(post.author) if post.author else GONE
        return Link(post.author or person.name, self.urls.link(self.links.person(person), root))

    def card(self, person: Author, root: str, name: str = "") -> Card:
        """An author's card; `name` is the name they bore on a post."""
        record = person.record
        name = name or person.name
        card = Card(name=name, address=self.urls.link(self.links.person(person), root), initial=initial(name))
        if record is None:
            return card
        return dataclasses.replace(
            card,
            title=record.title,
            badges=record.badges,
            joined=dates.moment(record.joined) if record.joined else None,
            numbers=tuple(Number(c.what, grouped(c.number), dates.day(c.as_of)) for c in record.counts),
        )

    def date(self, post: Post, room: ArchivedForum) -> Moment | None:
        """When a post was written."""
        return dates.of_post(post, room.forum.timezone)

    def last_post(self, room: ArchivedForum, shelf: ArchivedThread, root: str, *, with_thread: bool = False) -> LastPost:
        """The newest post of a thread."""
        sheet = shelf.pages[-1]
        post = sheet.posts[-1]
        return LastPost(
            address=self.urls.link(self.links.post(shelf, sheet.number, post.id), root),
            author=self.author_link(room, post, root),
            date=self.date(post, room),
            thread=self.words(shelf.thread.title) if with_thread else "",
        )

    def thread_row(self, room: ArchivedForum, shelf: ArchivedThread, root: str, *, with_board: bool = False) -> ThreadRow:
        """A thread in a list."""
        thread, opening = shelf.thread, self.opening(shelf)
        numbers = [sheet.number for sheet in shelf.pages][-3:] if len(shelf.pages) > 1 else []
        return ThreadRow(
            title=self.words(thread.title),
            address=self.urls.link(self.links.thread(shelf), root),
            prefix=thread.prefix,
            starter=self.author_link(room, opening, root) if opening else Link(""),
            started=self.date(opening, room) if opening else None,
            posts=shelf.count,
            replies=shelf.count - (1 if opening else 0),
            views=f"{thread.views:,}" if thread.views is not None else "",
            states=thread.states,
            pages=tuple(Link(str(n), self.urls.link(self.links.thread(shelf, n), root)) for n in numbers),
            board=self.board_link(room, shelf.boards[-1], root) if with_board and shelf.boards else None,
            last=self.last_post(room, shelf, root),
            partial=bool(missing_pages(thread, shelf.pages)),
        )

    @staticmethod
    def opening(shelf: ArchivedThread) -> Post | None:
        """The post that started the thread, if it is archived: the first of page 1 (and number 1, where numbers are known)."""
        first = shelf.pages[0]
        post = first.posts[0]
        return post if first.number == 1 and post.number in (None, 1) else None

    def board_link(self, room: ArchivedForum, board: Board, root: str) -> Link:
        """A board's title as a link."""
        slug, _, identity = board.id.rpartition(".")
        return Link(self.words(board.title), self.urls.link(Target(self.urls.board(room.forum.path, slug, identity)), root))

    def forum_crumb(self, room: ArchivedForum) -> tuple[Link, ...]:
        """The forum's name among the crumbs, where the site has several."""
        return (Link(room.forum.title),) if len(self.library.rooms) > 1 else ()

    def pager(self, files: dict[int, str], current: int, root: str, total: int | None = 0) -> Pager:
        """The way through pages. `files`: the pages that exist, by number, in order.

        `total`: the last page that there ever was, if that is more; None: it is not known.
        """
        numbers = list(files)
        here = numbers.index(current)

        def address(number: int | None) -> str:
            return self.urls.link(Target(files[number]), root) if number in files else ""

        shown = sorted({numbers[0], numbers[-1], *numbers[max(here - NEAR, 0) : here + NEAR + 1]})
        gaps = [False, *(after - before > 1 for before, after in itertools.pairwise(shown))]
        near = tuple(PageLink(n, address(n), n == current, gap) for n, gap in zip(shown, gaps, strict=True))
        listed = numbers if len(numbers) <= ALL else numbers[:1] + [n for n in numbers[1:-1] if n % 10 == 0] + numbers[-1:]
        return Pager(
            current=current,
            total=0 if total is None else max(total, numbers[-1]),
            first=address(numbers[0]) if here else "",
            previous=address(numbers[here - 1]) if here else "",
            next=address(numbers[here + 1]) if here + 1 < len(numbers) else "",
            last=address(numbers[-1]) if here + 1 < len(numbers) else "",
            near=near,
            all=tuple(PageLink(n, address(n), n == current) for n in listed) if len(numbers) > 1 else (),
        )


def initial(name: str) -> str:
    """One letter to stand for a name."""
    return next((letter.upper() for letter in name if letter.isalnum()), "?")


def grouped(number: str) -> str:
    """A count with separators: 12324 -> 12,324; 24463/1293/0 -> 24,463 / 1,293 / 0."""
    return " / ".join(f"{int(part):,}" for part in number.split("/"))


def newest(shelf: ArchivedThread) -> tuple[str, str]:
    """A key that sorts threads by their last post whose date is known; without any a thread is last where reversed."""
    posts = (post for sheet in reversed(shelf.pages) for post in reversed(sheet.posts))
    when = next((known for post in posts if (known := post.date or post.not_before or post.not_after)), None)
    return (when.start().isoformat() if when else "", shelf.thread.id)
