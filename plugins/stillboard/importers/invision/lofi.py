"""Topics of IP.Board in its reduced forms: the lo-fi version (lofiversion/index.php/t7.html) and the printable one (act=Print).

From lofi_skin.php and skin_printpage.php. Neither shows the posts' ids; both show every post of a topic in order, by fifties or
at once, so that their places are their numbers.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from ...model import Board
from .._html.body_rules import without
from .._html.dom import attribute, first, text
from .._html.layout import Layout
from .._html.page import Page, words_of_title
from .._html.post import ForumPost
from .._html.thread_page import ForumPage
from .body import BODY_RULES

_NEVER = re.compile(r"(?!)")
_FILE = re.compile(r"(?:^|[/?])t(\d{1,15})(?:-(\d{1,9}))?\.html")  # lofiversion/index.php/t7-50.html, index.php?t7-50.html
_BOARD = re.compile(r"(?:^|[/?])f(\d{1,10})(?:-\d{1,9})?\.html")
_POSTS_A_PAGE = 50  # of the lo-fi version, which no setting changes
_BETWEEN = re.compile(r"\s(?:>|->)\s")

LOFI = Layout(
    engine="IP.Board",
    addresses=engines.IP_BOARD_2,
    here=("#largetext a",),
    posts="#ipbcontent .postwrapper",
    post=_NEVER,
    author=(".postname",),
    date=(".postdate",),
    body=(".postcontent",),
    title=("#largetext a",),
    crumbs=(".ipbnav",),
    pagination=(".ipbpagespan",),
    forum_name=(".ipbnav a",),
)
PRINTED = dataclasses.replace(
    LOFI,
    here=("#print h2 a", "td b > a[href*='act=ST']", "td b > a[href*='showtopic=']"),
    posts=".printpost, table[border='1'][cellpadding='6']:has(td[bgcolor] b)",
    author=("h4 b", "td[bgcolor] b"),
    date=("h4", "td[bgcolor]"),
    body=("tr:nth-of-type(2) > td",),
    title=(),
    crumbs=("#print h3", "td:has(> font > b > font[color='red'])", "td:has(> span > b > span[style*='red'])"),
    pagination=(),
    forum_name=(),
)


class LofiPost(ForumPost):
    """A post of the lo-fi version."""

    def find_author_id(self) -> str:
        """Names are no links."""
        return ""


class PrintedPost(LofiPost):
    """A post of the printable version: "Posted by: Ann Jan 3 2006, 10:11 AM" over its body."""

    dated_in_words = True

    def find_author(self) -> str:
        """Behind the words that lead to it, in the first version inside the same element."""
        words = words_of(self.user)
        return clean_name(words.partition(": ")[2] if self.node.tag == "table" and ": " in words else words)

    def date_said(self) -> str:
        """The words of the line behind the name."""
        line = self.date_node()
        if line is None or self.user is None:
            return ""
        rest = words_of(line).partition(words_of(self.user))[2]
        return " ".join(rest.split())

    def body(self) -> LexborNode | None:
        """The second row of the table; else the post itself, without its line."""
        return super().body() if self.node.tag == "table" else self.node

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """All but the line over it."""
        head = first(body, "h4") if body.mem_id == self.node.mem_id else None
        return reading.among(without(body, [head] if head is not None else [], self.excluded))


class LofiPage(ForumPage):
    """A topic's page in the lo-fi version."""

    importer = "invision"
    layout = LOFI
    rules = BODY_RULES
    post: type[ForumPost] = LofiPost

    def __init__(self, page: Page) -> None:
        page.lang = ""  # these skins call every page English
        super().__init__(page)

    @functools.cached_property
    def before(self) -> int | None:
        """How many posts of the topic stand on the pages before this one, by the page's address or name; None: not known."""
        match = _FILE.search(self.page.address) or _FILE.search(self.page.capture.name)
        if match:
            return int(match[2] or 0)
        return 0 if self._pagination is None else None

    @functools.cached_property
    def number(self) -> int:
        return (self.before or 0) // _POSTS_A_PAGE + 1

    def read_posts(self) -> list[ForumPost]:
        """The posts, whose numbers are their places."""
        posts = super().read_posts()
        if self.before is not None:
            for n, post in enumerate(posts, self.before + 1):
                post.number = n
        return posts

    def posts_per_page(self, numbers: Sequence[int | None]) -> int | None:
        """That of the forum is not known: this version has pages of its own."""
        return None

    def somewhere(self, link: LexborNode) -> str:
        """Where a link leads: one of this version to the board as it is."""
        board = _BOARD.search(attribute(link, "href"))
        return f"{self.root}index.php?showforum={board[1]}" if board and self.root else super().somewhere(link)

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The way to the topic begins with the forum itself."""
        name, found = self.forum().title, super().boards
        return tuple(
            dataclasses.replace(board, parents=tuple(parent for parent in board.parents if parent != name))
            for board in found
            if board.title != name or board.board_id
        )


class PrintedPage(LofiPage):
    """A topic in the printable version, all of it on one page."""

    layout = PRINTED
    post = PrintedPost

    @functools.cached_property
    def before(self) -> int | None:
        return 0

    @functools.cached_property
    def _way(self) -> list[str]:
        """The forum, the board and the topic, by their names: "Lanternside > Workshop > Lamps"."""
        names = [clean_name(part) for part in _BETWEEN.split(text(self.page.root, *self.layout.crumbs))]
        return names if len(names) > 2 else []

    def title(self) -> tuple[str, str]:
        """The end of the way, in which it may have the sign that parts the others; else the page's title."""
        marked = clean_name(words_of(self.page.first("td font[color='red']", "td span[style*='red']")))
        whole = clean_name(_BETWEEN.split(words_of_title(self.page))[0])
        return marked or " > ".join(self._way[2:]) or whole or self.title_elsewhere(), ""

    def forum_named(self) -> str:
        """As the way begins."""
        return self._way[0] if self._way else ""

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The board, by its name alone."""
        return (Board(self._way[1]),) if self._way and self._way[1] else ()


def reduced(page: Page) -> type[LofiPage] | None:
    """What reads a page, if it is one of these versions."""
    if page.first(LOFI.posts) is not None:
        return LofiPage
    return PrintedPage if page.first("#print > .printpost", "body > table[border='1'][cellpadding='6']") is not None else None
