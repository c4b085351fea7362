"""What every kind of page is made with: the library, the addresses, and the parts that several kinds share."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from markupsafe import Markup
from msgspec import structs

from ..model import Board
from . import instants, linked_data, render
from .archived import ArchivedForum, ArchivedPost, Author, Library, ListedThread, guest_name
from .cards import avatar, badges, counted, is_age
from .config import Config
from .dates import Dates
from .depends import Depends
from .files import File, OwnPage, Page
from .index import Kind
from .languages import message, opengraph, spoken
from .links import Links
from .months import Months, months
from .onward import Onward, onward
from .pages import About, Card, Feed, Frame, LastPost, Link, Moment, Number, PageLink, Pager, Picture, ThreadRow
from .people import people
from .pictures import PORTRAITS, Pictures, logo
from .places import Places
from .rewrite import LinkContext
from .tags import Tag, tags
from .urls import COLOURS, FIRST_SCRIPT, OLD_SCRIPT, SCRIPT, SEARCH, STYLESHEET, Target, Urls, attachment_file

NEAR = 2  # pages shown on each side of the current one
FEW_TAGS = 5  # that a list shows of a thread
CARDS = 5000  # of members that are kept at hand
STATES = {"sticky": message("sticky"), "locked": message("locked"), "moved": message("moved")}
ALL = 200  # a list of all pages longer than this shows every tenth
_ATOM = "application/atom+xml"
_JSON = "application/feed+json"


class Site:
    """The site as its pages see it."""

    def __init__(
        self,
        config: Config,
        library: Library,
        own_pages: Sequence[OwnPage] = (),
        style: str = "",
        made_with: Sequence[bytes] = (),
    ) -> None:
        """`own_pages`: Pelican's own pages and news; `style`: a hash of stylesheet and scripts.

        `made_with`: digests of what else makes the pages, such as the templates.
        """
        self.config = config
        self.library = library
        self.urls = Urls(config)
        self.places = Places(self.urls)
        self.language = spoken(config.lang)
        self.dates = Dates(self.language)
        self.own_pages = tuple((page.title, page.file) for page in own_pages if page.in_bar)
        self.own_places = {page.url: page.changed for page in own_pages if page.url}
        version = f"?v={style}" if style else ""
        self.stylesheet, self.first, self.script, self.old_script = (
            f"{file}{version}" for file in (STYLESHEET, FIRST_SCRIPT, SCRIPT, OLD_SCRIPT)
        )
        self._cards: dict[tuple[str, str, str, str, bool], Card] = {}  # those made last; a member has many posts
        self._shown = {forum.record.id: forum.shown for forum in library.forums}
        self._frames: dict[str, Frame] = {}
        self.has_members = any(forum.authors for forum in library.forums)
        self.has_threads = any(forum.threads for forum in library.forums)
        self.has_dates = any(thread.stamps and thread.stamps[-1][0] for forum in library.forums for thread in forum.threads)
        self.tags = tags(library)
        self.people = people(library)
        self.has_tags = any(tag.has_page for every in (self.tags.tags, self.tags.prefixes) for tag in every.values())
        self.logo = logo(config.content, config.logo)
        shown = (self.own_pages, self.has_members, self.has_threads, self.has_dates, self.has_tags, self.logo)
        self.depends = Depends(config, library, self.tags, repr(shown), self.stylesheet, self.language.digest, *made_with)
        self.pictures = Pictures(config.content, config.thumbnails)
        # What making pages leaves behind, besides the pages and what they were told of pictures:
        self.faults: list[str] = []  # what could not be shown as meant
        self.referred = {config.logo} - {
            ""
        }  # files of content/attachments/ that pages link, relative to it; no others are published
        self.looked_up: dict[str, dict[str, str]] = {}  # by the root of pages, and old addresses in them: where these led
        self.rows: list[tuple[Kind, str, bytes]] = []  # for the index
        self.listed: dict[str, str] = {}  # pages for search engines, by their files: when what each shows was last changed, or ""

    @functools.cached_property
    def links(self) -> Links:
        """Where everything is. Made when it is first asked for: a build that changes little may not need it."""
        return Links(self.library, self.places)

    def entry(self, item: File) -> str | None:
        """When what a page shows was last changed, for a list of pages: "" where that is not known; None for what is not listed.

        A page is listed that names its own address as the one it is to be found at.
        """
        if not isinstance(item, Page) or not item.record.canonical or item.record.canonical != self.urls.canonical(item.file):
            return None
        return instants.w3c(item.changed)

    @functools.cached_property
    def banner(self) -> Markup:
        """What stands on top of every page. Its links lead where they say: what the archive holds is no matter."""
        if not self.config.banner:
            return Markup("")
        context = LinkContext(lambda _: None, lambda _: False, lambda _: "")
        return render.prose(self.config.banner, context, top=2, typogrified=self.config.typogrify)

    def frame(self, root: str) -> Frame:
        """What surrounds a page whose root is `root`."""
        if root not in self._frames:
            self._frames[root] = self._frame(root)
        return self._frames[root]

    def _frame(self, root: str) -> Frame:
        return Frame(
            title=self.config.title,
            home=self.urls.link(Target(self.urls.home()), root),
            stylesheet=f"{root}{self.stylesheet}",
            colours=f"{root}{COLOURS}?v={self.config.accent[1:]}" if self.config.accent else "",
            logo=f"{root}{attachment_file(self.config.logo)}" if self.config.logo else "",
            logo_width=self.logo[0],
            logo_height=self.logo[1],
            first=f"{root}{self.first}",
            script=f"{root}{self.script}",
            old=f"{root}{self.old_script}" if self.config.old_addresses else "",
            members=self.urls.link(Target(self.urls.members()), root) if self.has_members else "",
            tags=self.urls.link(Target(self.urls.tags()), root) if self.has_tags else "",
            overview=self.urls.link(Target(self.urls.overview()), root) if self.has_threads else "",
            banner=self.banner,
            archive=self.urls.link(Target(self.urls.date()), root) if self.has_dates else "",
            pages=tuple(Link(title, self.urls.link(Target(file), root)) for title, file in self.own_pages),
            search=self.urls.link(Target(SEARCH), root) if self.config.search != "off" else "",
            lang=self.language.tag,
            dir=self.language.direction,
            locale=opengraph(self.language.tag),
            licence=self.config.licence,
            contact=self.config.contact,
        )

    def link_context(self, root: str) -> LinkContext:
        """What links in bodies depend on, for pages whose root is `root`."""
        looked_up = self.looked_up.setdefault(root, {})
        links = self.links
        link = functools.partial(self.urls.link, root=root)
        return LinkContext(
            links.resolve, links.is_ours, link, self.referred.add, looked_up, self.language.say, self.pictures.shown
        )

    def prose(self, body: str, root: str, *, top: int = 2) -> Markup:
        """The archive's maintainers' own words as HTML. `top`: the level below the heading that the words stand under."""
        if not body:
            return Markup("")
        return render.prose(body, self.link_context(root), top=top, typogrified=self.config.typogrify)

    def say(self, words: str, /, **parts: object) -> str:
        """Words of the interface in the site's language. `parts`: what stands at each `%(name)s` of theirs."""
        return self.language.say(words, **parts)

    def say_many(self, one: str, many: str, number: int, /, **parts: object) -> str:
        """Words of the interface that depend on a number, which `%(n)s` in them shows."""
        return self.language.say_many(one, many, number, **parts)

    def grouped(self, number: int) -> str:
        """A number with separators, as it is read: 1,204."""
        return self.language.formats.number(number)

    def words(self, title: str) -> str:
        """A title as it is shown."""
        return render.title(title, typogrified=self.config.typogrify)

    def page_title(self, *parts: str) -> str:
        """Words for <title>, the particular first."""
        return " · ".join(part for part in (*parts, self.config.title) if part)

    def page_words(self, number: int) -> str:
        """Words for the title of a page of several; empty for the first."""
        return self.say("Page %(page)s", page=number) if number > 1 else ""

    def home_link(self, root: str) -> Link:
        """The first crumb."""
        return Link(self.say("Home"), self.urls.link(Target(self.urls.home()), root))

    def author_link(self, forum: ArchivedForum, post: ArchivedPost, root: str) -> Link:
        """Who wrote a post, as a link to their page; of somebody all of whose posts were taken out, not even the name.

        A guest has a name and no page.
        """
        author = forum.author_of(post)
        if author is None and post.is_guests:
            return Link(guest_name(post) or self.say("Guest"))
        if author is None:
            return Link(self.say("(author not known)"))
        return Link(post.author or author.name, self.urls.link(self.places.author(author), root))

    def card(self, author: Author, root: str, name: str = "", *, short: bool = False, pictured: bool = True) -> Card:
        """An author's card. `name`: that on a post; `short`: without what one before it says; `pictured`: with their picture."""
        key = (author.forum.id, author.id, root, name, short)
        if key not in self._cards:
            if len(self._cards) >= CARDS:
                self._cards.clear()
            self._cards[key] = self._card(author, root, name or author.name, short=short)
        picture = self.picture(author, root) if pictured else None
        return structs.replace(self._cards[key], picture=picture) if picture else self._cards[key]

    def picture(self, author: Author, root: str) -> Picture | None:
        """A member's picture; None if the archive has none that can be shown, or no post that is shown with its body."""
        own = avatar(author, self._shown[author.forum.id])
        file, width, height = self.pictures.portrait(own) if own else ("", 0, 0)
        if not file:
            return None
        self.referred.add(f"{PORTRAITS}{own}")
        return Picture(self.urls.link(Target(file), root), width, height)

    def _card(self, author: Author, root: str, name: str, *, short: bool) -> Card:
        record = author.record
        card = Card(name=name, address=self.urls.link(self.places.author(author), root), initial=initial(name))
        if record is None:
            return card
        counts = () if short else tuple(count for count in record.counts if not is_age(count.what))
        return structs.replace(
            card,
            title=record.title,
            badges=badges(record),
            joined=self.dates.moment(record.joined) if record.joined and not short else None,
            numbers=tuple(Number(c.what, counted(c.number, self.grouped), self.dates.day(c.as_of)) for c in counts),
        )

    def states(self, states: tuple[str, ...]) -> tuple[str, ...]:
        """What a thread is, in words: sticky, locked, moved."""
        return tuple(self.say(STATES[state]) for state in states)

    def date(self, post: ArchivedPost, forum: ArchivedForum) -> Moment | None:
        """When a post was written."""
        return self.dates.of_post(post, forum.record.timezone)

    def last_post(self, forum: ArchivedForum, thread: ListedThread, root: str, *, with_thread: bool = False) -> LastPost:
        """The newest post of a thread."""
        post = thread.last
        return LastPost(
            address=self.urls.link(self.places.post(thread, thread.numbers[-1], post.id), root),
            author=self.author_link(forum, post, root),
            date=self.date(post, forum),
            thread=self.words(thread.record.title) if with_thread else "",
        )

    def thread_row(
        self, forum: ArchivedForum, thread: ListedThread, root: str, *, with_board: bool = False, here: int = 0
    ) -> ThreadRow:
        """A thread in a list. `here`: how many posts of it the list is about, where not all."""
        record, opening = thread.record, thread.opening
        numbers = thread.numbers[-3:] if len(thread.numbers) > 1 else ()
        return ThreadRow(
            title=self.words(record.title),
            address=self.urls.link(self.places.thread(thread), root),
            prefix=self.prefix(thread, root),
            starter=self.author_link(forum, opening, root) if opening else Link(""),
            started=self.date(opening, forum) if opening else None,
            posts=thread.count,
            replies=thread.count - (1 if opening else 0),
            views=record.views,
            states=self.states(record.states),
            tags=self.tag_links(thread, root)[:FEW_TAGS],
            pages=tuple(Link(str(n), self.urls.link(self.places.thread(thread, n), root)) for n in numbers),
            board=self.board_link(forum, thread.boards[-1], root) if with_board and thread.boards else None,
            last=self.last_post(forum, thread, root),
            is_partial=thread.is_partial,
            here=here,
        )

    def prefix(self, thread: ListedThread, root: str) -> Link:
        """A thread's prefix, as a link to the threads that have it."""
        tag = self.tags.prefix_of(thread)
        return self._tag_link(thread.record.prefix, tag, root) if tag else Link("")

    def tag_links(self, thread: ListedThread, root: str) -> tuple[Link, ...]:
        """A thread's tags, as links to the threads that have them."""
        return tuple(self._tag_link(name, tag, root) for name, tag in self.tags.of(thread))

    def _tag_link(self, name: str, tag: Tag, root: str) -> Link:
        return Link(name, self.urls.link(Target(self.urls.tag(tag.stem, tag.is_prefix)), root) if tag.has_page else "")

    def board_link(self, forum: ArchivedForum, board: Board, root: str) -> Link:
        """A board's title as a link."""
        slug, _, identity = board.id.rpartition(".")
        return Link(self.words(board.title), self.urls.link(Target(self.urls.board(forum.record.path, slug, identity)), root))

    def feeds(
        self, root: str, forum: ArchivedForum | None = None, board: Board | None = None, *, is_its_page: bool = False
    ) -> tuple[Feed, ...]:
        """The feeds of what a page shows, the nearest first: of a board, its forum and the site. `is_its_page`: the forum's own.

        For pages that show a post of a known date or edit: only then is it certain that there are feeds.
        """
        if not self.config.feed_posts:
            return ()
        found: list[tuple[tuple[str, ...], str, str]] = []
        if forum and board:
            slug, _, identity = board.id.rpartition(".")
            found.append(((self.words(board.title),), self.urls.board_feed(forum.record.path, slug, identity), _ATOM))
        if forum and len(self.library.forums) > 1:
            found.append(((self.words(forum.record.title),), self.urls.feed("atom", forum.record.id), _ATOM))
            if is_its_page:
                found.append(((self.words(forum.record.title),), self.urls.feed("json", forum.record.id), _JSON))
        found.append(((), self.urls.feed("atom"), _ATOM))
        if not forum:
            found.append(((), self.urls.feed("json"), _JSON))
        return tuple(Feed(self.page_title(*titles), self.urls.link(Target(file), root), kind) for titles, file, kind in found)

    def linked_data(self, root: str, way: Sequence[Link], *nodes: linked_data.Node) -> Markup:
        """What a page says as JSON-LD: the way to it, and more. Nothing without the site's address: addresses there are whole."""
        if not self.config.site_url:
            return linked_data.nothing
        return linked_data.script((*nodes, linked_data.breadcrumbs(way, functools.partial(self.urls.absolute_link, root=root))))

    def about(self, way: Sequence[Link], root: str) -> About:
        """What a list says of itself; `way`: the way to it, which ends with its title."""
        title = way[-1].title
        said = self.say("%(title)s: from %(site)s, archived and read only.", title=title, site=self.config.title)
        return About(title, said, data=self.linked_data(root, way))

    @functools.cached_property
    def months(self) -> Months:
        """When the posts were written."""
        return months(self.library)

    @functools.cached_property
    def onward(self) -> list[list[Onward]]:
        """Where one goes on from each thread of each forum."""
        return [onward(forum) for forum in self.library.forums]

    @functools.cached_property
    def forum_files(self) -> dict[str, str]:
        """The files of forums' pages, by the forums' ids; of a single forum, the home page is that. No two share one."""
        if len(self.library.forums) < 2:
            return {}
        taken: dict[str, str] = {}
        for forum in self.library.forums:
            taken.setdefault(self.urls.forum(forum.record.path), forum.record.id)
        return {forum: file for file, forum in taken.items()}

    def forum_link(self, forum: ArchivedForum, root: str) -> Link:
        """A forum's name as a link to its page."""
        file = self.forum_files.get(forum.record.id)
        return Link(self.words(forum.record.title), self.urls.link(Target(file), root) if file else "")

    def forum_crumb(self, forum: ArchivedForum, root: str) -> tuple[Link, ...]:
        """The forum's name among the crumbs, where the site has several."""
        return (self.forum_link(forum, root),) if len(self.library.forums) > 1 else ()

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


def newest(thread: ListedThread) -> tuple[str, str]:
    """A key that sorts threads by their last post whose date is known; without any a thread is last where reversed."""
    return (thread.newest, thread.record.id)
