"""Threads of any other software: what the page says to search engines (microdata, JSON-LD), else its repeated records."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborNode

from ...dumps import Capture
from ...dumps.page_kinds import NotAThread
from ...errors import Drift, NoThread
from ...ids import clean_name
from ...markup.blocks import Block, Break, Paragraph, Text
from ...markup.html_words import words_of
from ...markup.to_markdown import to_markdown
from ...model import Board, DateSource, Item, Origin, Place, Post, Remark, Thread
from .._html.dates import PageDates, is_date
from .._html.dom import elements_before
from .._html.for_few import is_of_thread
from .._html.order_of_dates import Order
from .._html.page import Page, boards_of, words_of_title
from .._html.post import ForumPost
from .._html.thread_by_words import poll_left
from .._html.thread_page import ForumPage, reads
from .._importer import Importer
from .._phrases import EDITED
from .edits import find_edits
from .files_beside import files_beside
from .known_bodies import rules_of_all
from .linked_data import Described, described
from .links_in_row import Row, rows_of_links
from .microdata import marked
from .not_threads import Seen, is_list_of_members, kind_of_rows
from .positions import name_by_own_ids
from .post import LAYOUT, GenericPost
from .private_ways import kind_of_ways, steps_of, way_of
from .record import Record
from .records import TRIED, dates_of, order_of_records, records, rows
from .shown_besides import shown_besides
from .thread_titles import Titles
from .titles import last_crumb, own_title, segments, without_page
from .ways import holds
from .whole_bodies import APART, widen
from .words_left import left_over, not_taken

_PAGE = re.compile(r"(?P<before>.*?)(?:/page[/-]|[?&]page=|[?&]p=|/p)(?P<page>\d{1,6})(?:/|\.html?|&.*)?$")
RISING = 0.75  # of the steps from date to date along a page that goes on with time
ENOUGH = 0.6  # of the posts that the page describes, for its structure to be trusted: it alone has quotes, links and pictures
MAX_SHOWN = 200  # elements before its posts, that may tell what these are
FEW = 2  # places with dates, that tell no post from anything else
_SHOWN = "li, a, p, div, dl, dt, th, td, span, button"
MAX_HEADINGS = 40  # of a page, that may stand above its posts
_NOWHERE = "http://nowhere.invalid/"  # where a link leads that does not say where the page stood


class GenericPage(ForumPage):
    """A thread's page of no known engine."""

    importer = "generic"
    layout = LAYOUT
    post = GenericPost
    infers = frozenset[str]()  # its posts are what their structure shows

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.rules = rules_of_all()
        self.described = described(page.linked_data)
        self.order = Order.KEPT

    @functools.cached_property
    def records(self) -> list[Record]:
        """The posts of its microdata, or of its structure: whichever shows more of them."""
        root = self.page.root
        found = marked(root)
        dates = PageDates(self.page)
        others = records(
            root, lambda node: is_date(node, self.page.lang), lambda node: dates.of(node)[0], words_of_title(self.page)
        )
        if _facts_in(others) <= _facts_in(found):
            return found
        self.order = order_of_records(others, lambda node: dates.of(node)[0])
        if self.order is Order.MEMBERS:
            for record in others:
                record.date = None
        return others

    @functools.cached_property
    def posts(self) -> list[ForumPost]:
        """Those of its records, with the notices of their edits."""
        posts = super().posts
        if EDITED.search(self.page.capture.text):
            find_edits(posts)
        return posts

    def read_posts(self) -> list[ForumPost]:
        posts = [GenericPost(record, self.facts, n) for n, record in enumerate(self.records, 1)]
        known = {id(post.record): post for post in posts}
        for post, files in zip(posts, files_beside(self.records), strict=True):
            post.answered = known.get(id(post.record.answers)) if post.record.answers else None
            post.places_of_files = files
            apart = (node.mem_id for place in APART for node in post.record.body.css(place)) if post.record.body else ()
            post.excluded.update(apart)
        return list(posts)

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Posts that seem to share an id have none."""
        ids = Counter(post.id for post in posts)
        if any(many > 1 for many in ids.values()):  # an id that two posts have is no post's
            for post in posts:
                post.id = ""
        name_by_own_ids(posts, [record.parts for record in self.records], self.number)

    def title(self) -> tuple[str, str]:
        """The heading if the page's title has it too, since a page's first heading may be the site's name; else the part of the
        page's title that it shows somewhere. Without the page's number, so that the pages of a thread are one thread.
        """
        named = words_of_title(self.page)
        said = [own_title(node, named.casefold()) for node in self.page.root.css("h1, h2, h3")[:20]]
        return last_crumb(said, named) or self._titles.best or without_page(self.title_elsewhere())[0], ""

    @functools.cached_property
    def _titles(self) -> Titles:
        page = self.page
        described = page.described("DiscussionForumPosting", "QAPage").get("headline")
        others = (described if isinstance(described, str) else "", page.meta("og:title"))
        return Titles(
            page.root,
            words_of_title(page),
            self.records,
            self._rows,
            [page.meta("og:site_name"), *(without_page(clean_name(one))[0] for one in others)],
        )

    def forum_named(self) -> str:
        """A heading that the page's title has too and that is not the thread's: the site's name stands over all of its pages."""
        parts = segments(words_of_title(self.page))
        folded = {part.casefold() for part in parts} - {self.heading[0].casefold()}
        said = (clean_name(words_of(node)) for node in self.page.root.css("h1")[:5])
        return next((one for one in said if one.casefold() in folded), "") or (self._way.site(parts) if self._way else "")

    def crumbs(self) -> LexborNode | None:
        """The way to the thread: that which ends with its title, where a site has one of its own besides."""
        title = self.heading[0].casefold()
        ways = self.page.root.css('[class*="crumb" i], [id*="crumb" i]')[:20]
        ends = (way for way in ways if title and words_of(way).casefold().endswith(title) and way.css_first("a[href]"))
        return next(ends, None) or super().crumbs()

    @functools.cached_property
    def _rows(self) -> list[Row]:
        """The rows of links before its posts."""
        return [*rows_of_links(self.page.root, self.records[0].parts[0])] if self.records else []

    @functools.cached_property
    def _way(self) -> Row | None:
        """The row of links that leads to the thread."""
        title, named = self.heading[0].casefold(), frozenset(map(str.casefold, segments(words_of_title(self.page))))
        return next((row for row in self._rows if row.leads_to(title, named)), None)

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """Those of what is called the way to the thread, else of a row of links that leads there; without the thread itself."""
        found = super().boards
        if not found and self._way is not None:
            ways = self._way.boards(segments(words_of_title(self.page)), self.page.link)
            root = self.root or next((urljoin(address, "/") for _, address in ways if address), _NOWHERE)
            found = boards_of(ways, root, self.board_id)
        return found[:-1] if found and found[-1].title.casefold() == self.heading[0].casefold() else found

    @functools.cached_property
    def number(self) -> int:
        """Which page of the thread it is, by its address, else by the box with the pages, else by its title."""
        match = _PAGE.match(urldefrag(self.page.address).url)
        if match and int(match["page"]) > 0:
            return int(match["page"])
        shown = super().number
        return shown if shown > 1 else max(without_page(words_of_title(self.page))[1], 1)

    def addresses(self) -> tuple[str, ...]:
        """That of the page, without its number."""
        address = urldefrag(self.page.address).url
        match = _PAGE.match(address)
        return (match["before"] if match else address,) if address else ()

    def items(self) -> Iterator[Item]:
        """What the page shows; what it only describes, where it shows less. NoThread for a list."""
        capture = self.page.capture
        if kind := self._for_few() or (None if self.described else self._kind()):
            raise NoThread(kind.value, where=capture.name, todo=kind.todo)
        if len(self.described) * ENOUGH > len(self.records):
            if besides := shown_besides(self.page.root, self.described):
                widen(besides)
                self.records = besides
                yield from super().items()
                text = (
                    f"the page's JSON-LD describes {len(self.described)} of its {len(besides)} posts; the others name no author"
                )
                yield Remark(capture.name, text)
                return
            yield self.forum()
            yield from self.boards
            yield self._thread_of(self.described)
            for n, post in enumerate(self.described, 1):
                yield self._described(post, n)
            yield Remark(capture.name, "read from the page's JSON-LD, which holds words only: no quotes, links or pictures")
        elif self.records:
            yield from super().items()
            yield Remark(capture.name, "no importer knows this software; its posts were found by the page's structure")
            if self.order is not Order.KEPT:
                yield Remark(capture.name, self.order.value)
            yield from self._account()
        else:
            raise self._nothing()

    def _nothing(self) -> Drift:
        """What is said of a page without posts: also whether it may have one, which no other shows to be a post."""
        name, many = self.page.capture.name, dates_of(self.page.root, lambda node: is_date(node, self.page.lang))
        if not 1 <= many <= FEW:
            return Drift("no posts are found on this page", where=name, todo="is it a thread? --from NAME forces an importer")
        what = f"no posts are found on this page: too few of its places have dates ({many}) to tell posts by"
        todo = "if it is a thread: --from NAME forces the importer of its software; else write it as JSON Lines (docs/jsonl.md)"
        return Drift(what, where=name, todo=todo)

    def _for_few(self) -> NotAThread | None:
        """Whether the ways to the page lead through what one member or the staff alone can open."""
        if is_of_thread(self.page.address):
            return None
        about = {self.heading[0], *segments(words_of_title(self.page))}
        about |= {clean_name(words_of(node)) for node in self.page.root.css("h1, h2")[:5]}
        folded = {one.casefold() for one in about}
        called = self.crumbs()
        links = steps_of(called.css("a[href]")[:MAX_HEADINGS]) if called is not None else []
        links = links[:-1] if links and links[-1].words.casefold() in folded else links
        return kind_of_ways([links, *(way_of(row, folded) for row in self._rows)])

    def _kind(self) -> NotAThread | None:
        """What the page is if its records are rows of links."""
        if self.records:
            return kind_of_rows(self.records, self._seen(self.records))
        for found in rows(self.page.root, lambda node: is_date(node, self.page.lang)):
            if kind := kind_of_rows(found, self._seen(found)):
                return kind
            if is_list_of_members(found):
                return NotAThread.MEMBER
        return None

    def _seen(self, found: Sequence[Record]) -> Seen:
        """What the page shows besides some records."""
        page, dates = self.page, PageDates(self.page)
        headings = [node for node in page.root.css("h1, h2")[:5] if not any(holds(p, node) for one in found for p in one.parts)]
        said = [clean_name(words_of(node)) for node in headings]
        starts = [when.start() for record in found[:TRIED] if record.date is not None and (when := dates.of(record.date)[0])]
        steps = [before <= after for before, after in itertools.pairwise(starts)]
        over = elements_before(page.root, found[0].parts[0], "h1, h2, h3, h4", MAX_HEADINGS) if found else []
        above = clean_name(words_of(over[-1])) if over else ""
        shown = elements_before(page.root, found[0].parts[0], _SHOWN, MAX_SHOWN) if found else []
        before = [node for node in shown if not holds(node, found[0].parts[0])]
        rises = sum(steps) >= RISING * len(steps)
        return Seen(page.resolve, page.address, segments(words_of_title(page)), said, above, before, rises)

    def _account(self) -> Iterator[Remark]:
        """What fields the posts lack, and which words between them reach none: Drift if these are many; what was read is kept."""
        name = self.page.capture.name
        of = len(self.records)
        for field, lacking in (("author", sum(not post.author for post in self.posts)), ("date", self._dateless)):
            if lacking:
                yield Remark(name, f"no {field} is found for {lacking if lacking < of else 'any'} of its {of} posts")
        if missed := not_taken(self.records):
            what = f"{len(missed)} of what stands beside its posts and looks like them is read as no post: “{missed[0]}”"
            raise Drift(what, where=name, todo="what was read is kept; compare it with the page")
        if doubt := self._titles.doubt:
            yield Remark(name, f"the thread's title may be another than “{self.heading[0]}”: {doubt}")
        yield from (Remark(name, text) for text in poll_left(self.page, self.records[0].parts[0]))
        left = left_over(self.page.root, self.records, self.heading[0])
        pieces = ", ".join(f"“{words}”" for words in left.begins)
        if left.is_much:
            share = round(100 * left.letters / left.of)
            what = f"{share} % of the words between its first and last post are in no post: {pieces}"
            raise Drift(what, where=name, todo="what was read is kept; compare it with the page")
        if left.letters:
            yield Remark(name, f"some words between its first and last post are in no post: {pieces}")

    @property
    def _dateless(self) -> int:
        return sum(post.date_found()[0] is None and not post.dates.bounds(post.date_said()) for post in self.posts)

    def _thread_of(self, posts: list[Described]) -> Thread:
        thread = self.thread([None] * len(posts))
        return dataclasses.replace(thread, title=posts[0].title or thread.title)

    def _described(self, post: Described, n: int) -> Post:
        lines = [line.strip() for line in post.text.replace("\r", "").split("\n")]
        paragraphs: list[Block] = []
        for part in "\n".join(lines).split("\n\n"):
            inlines = [inline for line in part.split("\n") if line for inline in (Break(), Text(line))][1:]
            if inlines:
                paragraphs.append(Paragraph(tuple(inlines)))
        match = self.layout.addresses.member.search(post.author_address)
        return Post(
            body=to_markdown(paragraphs),
            author=post.author,
            author_id=match[1] if match else "",
            date=post.date,
            date_source=DateSource.MARKUP if post.date else None,
            place=Place(self.number, n),
            address=self.page.resolve(post.address) if post.address else "",
            edited=post.edited if post.edited != post.date else None,
            sources=(Origin(self.page.capture.name, n),),
        )


def _facts_in(found: list[Record]) -> int:
    """How many facts some records show."""
    return sum(1 + (record.author is not None) + (record.date is not None) for record in found)


def _accepts(capture: Capture) -> bool:
    """Any page of HTML: it is asked only when no other importer knows the page."""
    head = capture.head.lstrip("\ufeff \t\r\n").lower()
    return head.startswith("<") and ("<html" in head or "<!doctype html" in head or "<body" in head or "<div" in head)


IMPORTER = Importer(
    name="generic",
    summary="Thread pages of any other software, by their microdata, JSON-LD or repeated structure.",
    accepts=_accepts,
    posts=reads(GenericPage),
    fallback=True,
)
