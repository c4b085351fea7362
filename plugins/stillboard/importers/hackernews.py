"""Hacker News: saved pages of a story, or of one comment with the answers to it, with what each answers.

From its own news.arc, which wrote the pages until about 2013, and from pages of today. Comments stand in one table, moved to the
right by 40 points for each level; their order changes with the votes, so they have no numbers.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import other_engines as engines
from ..dumps import Capture
from ..dumps.page_kinds import THREAD, Kind, NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Block, Link, Paragraph, Text
from ..markup.from_html import Reader, drop
from ..markup.html_words import elements, words_of
from ..model import DateSource, PollOption, State, When
from ._html.body_rules import BodyRules, Converted, without
from ._html.dom import attribute, first, own_words, text
from ._html.layout import Layout
from ._html.page import Page, count, words_of_title
from ._html.post import ForumPost
from ._html.posts import note_repeats
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

_ITEM = re.compile(r"(?:^|/)item\?(?:[^#]*&)?id=(\d{1,12})")
_WIDTH = 40  # points of a level
_VOTES = re.compile(r"\d{1,7}")
_OLD = "tr:has(> td.default)"
LAYOUT = Layout(
    engine="Hacker News",
    addresses=engines.HACKER_NEWS,
    here=('.subtext a[href*="item?id="]',),
    posts=".fatitem, tr.comtr",
    post=re.compile(r"(?:up_|score_)?(\d{1,12})"),
    id_places=("tr.athing", '[id^="score_"]', '[id^="up_"]'),
    author=(".subtext .hnuser", ".hnuser", '.subtext a[href*="user?id="]', '.comhead a[href*="user?id="]'),
    date=(".age",),
    permalink=('.age a[href*="item?id="]', '.comhead a[href*="item?id="]'),
    body=(),
    title=(".titleline > a", "a.storylink", "a.titlelink", ".fatitem td.title > a", "td.title > a"),
    forum_name=(".hnname a", ".pagetop b a"),
)


def _answer(node: LexborNode, _: Reader) -> Converted:
    """The link to answer, which older pages have among the words."""
    return () if node.css_first('a[href*="reply?id="]') is not None else None


BODY_RULES = BodyRules(boilerplate="reply", tags={"u": _answer, "form": drop})


class _Post(ForumPost):
    """A comment: a row of the tree."""

    parent = ""
    """The id of what it answers."""

    def find_id(self) -> str:
        found = super().find_id()
        links = self.node.css('.comhead a[href*="item?id="]') if not found else []
        return found or next((match[1] for link in links if (match := _ITEM.search(attribute(link, "href")))), "")

    def find_author_id(self) -> str:
        """Its address has the name alone."""
        return self.author

    @functools.cached_property
    def level(self) -> int:
        """How deep it stands, from 0."""
        place = self.first("td.ind") or self.node
        said = count(attribute(place, "indent"))
        width = count(attribute(first(place, "img[width]"), "width")) or 0
        return said if said is not None else width // _WIDTH

    def date_said(self) -> str:
        """Words such as "2 hours ago"; older pages have them behind the name."""
        node = self.date_node()
        if node is not None:
            return words_of(node)
        head = words_of(self.first(".subtext", ".comhead"))
        return head.partition(self.author)[2].partition("|")[0].strip() if self.author else ""

    def date(self) -> tuple[When | None, DateSource | None]:
        """The time of UTC that the tooltip has, perhaps with Unix time behind it; else what the words say."""
        said = attribute(self.date_node(), "title").split()
        when = When.iso(f"{said[0].removesuffix('Z')}Z") if said else None
        return (when, DateSource.MARKUP) if when else self.dates.printed(self.date_said())

    def reactions(self) -> str:
        return self.text(".subtext .score", ".comhead .score", '[id^="score_"]')

    def reply_to(self) -> str:
        return self.parent

    def state(self) -> State | None:
        """Instead of its words a comment shows [deleted], [flagged] or [dead], and no author."""
        said = self.text(".comment")
        if self.author or not said.startswith("["):
            return None
        return State.DELETED if said.startswith("[deleted]") else State.HIDDEN

    def withheld_state(self) -> State | None:
        """Members who ask for it see dead comments, with their words: their heads say so."""
        head = self.node.css_first(".comhead")
        return State.HIDDEN if head is not None and "[dead]" in own_words(head) else super().withheld_state()

    def body(self) -> LexborNode | None:
        return self.first(".commtext", ".comment") if self.author else None

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Without the small print below it, which on older pages is a part of the last paragraph."""
        return reading.among(without(body, body.css("font[size='1']"), self.excluded))


class _Story(_Post):
    """What the thread is about: a link, words, or both; on the page of a comment that comment."""

    @property
    def is_comment(self) -> bool:
        return self.node.css_first(".commtext, .default .comhead") is not None

    def body(self) -> LexborNode | None:
        """All of it: the link alone may be what was posted."""
        return super().body() if self.is_comment else self.node

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """The link that was submitted, and the words."""
        if self.is_comment:
            return super().blocks(body, reading)
        link = first(body, *self.layout.title)
        href = attribute(link, "href")
        address = "" if _ITEM.search(href) else reading.address(href)
        found: tuple[Block, ...] = (Paragraph((Link(address, (Text(words_of(link)),)),)),) if address else ()
        words = first(body, ".toptext")
        if words is not None:
            return (*found, *reading.blocks(words))
        return (*found, *(block for cell in self._cells() for block in reading.among(without(cell, cell.css("form, table")))))

    def _cells(self) -> list[LexborNode]:
        """Cells in rows of their own, without a class, where older pages have the words."""
        rows = [row for part in elements(self.node) for row in (elements(part) if part.tag == "tbody" else (part,))]
        after = [row for row in rows if row.css_first(".subtext, td.title, .votelinks, form") is None]
        return [cell for row in after for cell in elements(row) if cell.tag == "td" and not attribute(cell, "class")]

    def reply_to(self) -> str:
        """On the page of a comment the link to its parent says what it answers."""
        links = self.node.css(".par a, .navs a, .comhead a") if self.is_comment else []
        parents = (_ITEM.search(attribute(link, "href")) for link in links if words_of(link) == "parent")
        return next((match[1] for match in parents if match), "")


class _Page(ForumPage):
    importer = "hackernews"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def __init__(self, page: Page) -> None:
        if page.first("tr.comtr, .fatitem") is None:
            story = "table:has(> tbody > tr > td.subtext)"
            self.layout = dataclasses.replace(LAYOUT, posts=f"{story}, {_OLD}")
        super().__init__(page)

    @functools.cached_property
    def _on(self) -> LexborNode | None:
        """On the page of a comment, the link to the story that it belongs to."""
        return self.page.first(".fatitem .onstory a", ".fatitem .storyon a")

    @functools.cached_property
    def thread_id(self) -> str:
        on = _ITEM.search(attribute(self._on, "href"))
        story = self.page.first(".fatitem tr.athing[id]")
        return (on[1] if on else "") or attribute(story, "id") or self.linked_id()

    def addresses(self) -> tuple[str, ...]:
        return (f"{self.root}item?id={self.thread_id}",) if self.root and self.thread_id else ()

    def title(self) -> tuple[str, str]:
        """The story's; of a comment's page that of the story, which is cut there if it is long."""
        found = clean_name(words_of(self._on)) or super().title()[0]
        return found or clean_name(words_of_title(self.page).rpartition(" | ")[0]) or self.title_elsewhere(), ""

    def read_posts(self) -> list[ForumPost]:
        """The story, and the comments with what they answer by how far to the right they stand."""
        found: list[ForumPost] = []
        way: list[_Post] = []
        top = ""
        for n, node in enumerate(self.nodes(), 1):
            is_row = node.tag == "tr"
            post = (_Post if is_row else _Story)(node, self.facts, n)
            found.append(post)
            if not is_row:
                top = post.id
                continue
            del way[post.level :]
            above = way[-1].id if way else top
            post.parent = above if len(way) == post.level else ""  # its parent stands on another page
            way.extend([post] * (post.level + 1 - len(way)))
        return found

    def compare(self, posts: Sequence[ForumPost]) -> None:
        note_repeats(posts)

    def nodes(self) -> list[LexborNode]:
        """Rows inside the story's table belong to it: the choices of a poll, or the comment that the page is about."""
        found = super().nodes()
        return [node for node in found if node.tag != "tr" or _table_class(node) != "fatitem"]

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The choices stand below the story, each with its points in the row after it."""
        rows = self.page.root.css(".fatitem tr:has(> td.comment)")
        options = [(clean_name(words_of(row.css_first("td.comment"))), row) for row in rows]
        question = self.heading[0] if options else ""
        return question, tuple(PollOption(words, _points(row)) for words, row in options if words)


def _points(row: LexborNode) -> int | None:
    below = row.next
    while below is not None and not below.is_element_node:
        below = below.next
    match = _VOTES.search(text(below, '.score, [id^="score_"]')) if below is not None else None
    return int(match[0]) if match else None


def _table_class(row: LexborNode) -> str:
    above = row.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return attribute(above, "class")


_SUBTEXT = re.compile(rb"""class=["']?subtext["'\s>]""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    if b"fatitem" in data:
        return b"hnuser" in data and b"item?id=" in data
    if b"comhead" not in data or b"user?id=" not in data:
        return False
    # Before 2014 the tables had no names; a list has a line of small print for each of many stories.
    return b'class="default"' in data.replace(b"class=default", b'class="default"') and len(_SUBTEXT.findall(data)) == 1


_OP = re.compile(rb"""<html\b[^<>]{0,300}\bop=["']?(\w{1,20})""")
_OPS = {
    b"item": THREAD,
    b"user": NotAThread.MEMBER,
    b"threads": NotAThread.MEMBER,
    b"submitted": NotAThread.MEMBER,
    b"favorites": NotAThread.MEMBER,
    b"upvoted": NotAThread.MEMBER,
    b"newcomments": NotAThread.NEWS,
    b"bestcomments": NotAThread.NEWS,
    b"login": NotAThread.LOGIN,
    **dict.fromkeys((b"news", b"newest", b"front", b"ask", b"show", b"shownew", b"jobs", b"best", b"active"), NotAThread.LIST),
}


def _says(page: bytes) -> Kind:
    """Its pages name what made them."""
    match = _OP.search(page[:5000]) if b"hnmain" in page else None
    return _OPS.get(match[1], NotAThread.OTHER) if match else ""


PAGE_KINDS = PageKinds(says=_says)
IMPORTER = Importer(
    name="hackernews",
    summary="Saved pages of Hacker News: a story with its comments.",
    accepts=_accepts,
    posts=reads(_Page),
    names_authors=False,
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
