"""A thread page of Burning Board or WoltLab Suite, and its posts, where they differ from any engine's."""

from __future__ import annotations

import dataclasses
import functools
import re

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import elements, text_of, words_of
from ...model import Board, DateSource, Forum, Member, State, When
from .._html.card import MAX_SIGNATURE
from .._html.dom import ancestor, attribute, first, text
from .._html.page import Page, count
from .._html.post import ForumPost
from .._html.thread_page import ForumPage
from .body import BODY_RULES, files
from .layouts import BOARD2, BOARD3, SUITE

_NOTE = re.compile(r"^(?:[:：]\s*+(?P<reason>.+?))?(?<!\s)\s*+\((?:[^()]++|\([^()]*+\))*+\)\s*+\.?$")
_GUILLEMETS = re.compile(r"[»„“\"](.{1,60}?)[«“”\"]")
_LINE = re.compile(r"_{6,}")
_ANCHOR2 = re.compile(r"post(\d{1,15})")
_HOME = re.compile(r"(?:^|/)(?:index\.php(?:\?page=Index\b[^/]{0,80})?|forum/|community/)$|^(?:https?://[^/]{1,255}/|\./)$")
_TABLES = 12  # elements around an anchor of Burning Board 2


class SuitePost(ForumPost):
    """A post of Burning Board 4 or WoltLab Suite."""

    def find_author_id(self) -> str:
        said = attribute(self.user, "data-user-id", "data-object-id") or attribute(self.node, "data-user-id")
        return said if re.fullmatch(r"[1-9]\d{0,11}", said, re.ASCII) else super().find_author_id()

    def find_number(self) -> int | None:
        found = super().find_number()
        shown = self.first(".messageNumber", ".messageCount a")
        return found or count(words_of(shown).strip("# ")) or None

    def date(self) -> tuple[When | None, DateSource | None]:
        """WoltLab Suite 6 has the instant in an element of its own."""
        said = attribute(self.date_node(), "date")
        when = self.dates.read(said.replace("T", " ")[:19]) if said else None
        if said and re.search(r"[+-]\d\d:\d\d$|Z$", said):
            when = When.iso(said) or when
        return (when, DateSource.MARKUP) if when else super().date()

    def edited(self) -> tuple[When | None, str, str]:
        """The notice: "Edited once, last by Ann: why (May 1st 2020)", in any language."""
        notice = self.first(*self.layout.edited)
        if notice is None:
            return None, "", ""
        when, name, reason = super().edited()
        stamp = attribute(notice.css_first("woltlab-core-date-time"), "date")
        user = first(notice, "a", "b", "strong")
        words = words_of(notice)
        marked = _GUILLEMETS.search(words)
        name = clean_name(words_of(user)) if user is not None else marked[1] if marked else name
        match = _NOTE.match(words.partition(name)[2].strip('«“”" ')) if name else None
        if match:
            reason = match["reason"] or ""
        shown = re.search(r"\(([^()]{6,60})\)\.?$", words)
        when = When.iso(stamp) or when or (self.dates.read(shown[1]) if shown else None)
        return when, name.strip('»«„“”"'), clean_name(reason)

    def title(self) -> str:
        """What stands over a notice that the post was deleted is no title."""
        return "" if self.state() is not None else super().title()

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return files(self.node.css(self.layout.attachments), reading)

    def reactions(self) -> str:
        """The kinds of reactions, each with its number; else the words of the list."""
        node = self.first(*self.layout.reactions)
        kinds = [
            f"{attribute(kind.css_first('img'), 'title', 'alt')} {words_of(kind)}".strip()
            for kind in (node.css("li") if node is not None else [])
        ]
        return (", ".join(kinds) or words_of(node))[:1000]

    def state(self) -> State | None:
        classes = attribute(self.node, "class")
        if "Deleted" in classes or "deleted" in classes:
            return State.DELETED
        return State.HIDDEN if "Disabled" in classes or "Collapsed" in classes or "Minimized" in classes else super().state()

    def body(self) -> LexborNode | None:
        """No body is what stands in place of a post that was deleted."""
        found = super().body()
        bare = found is not None and self.state() is not None and "messageText" not in attribute(found, "class")
        return None if bare else found


class Post2(ForumPost):
    """A post of Burning Board 2, in tables without names: `node` is the table, found by its anchor."""

    def find_user(self) -> LexborNode | None:
        cell = self._cell(0)
        return first(cell, *self.layout.author) if cell is not None else None

    def _cell(self, nth: int) -> LexborNode | None:
        row = self.node.css_first("tr")
        cells = [cell for cell in elements(row) if cell.tag == "td"] if row is not None else []
        return cells[nth] if len(cells) > nth else None

    def user_title(self) -> str:
        cell = self._cell(0)
        lines = [line.strip() for line in _lines_of(cell)] if cell is not None else []
        return clean_name(lines[1]) if len(lines) > 1 and lines[0] == self.author and ":" not in lines[1] else ""

    def date_node(self) -> LexborNode | None:
        """The line in the row below that has the time."""
        time = next(iter(self.node.css(".time")[-1:]), None)
        return time.parent if time is not None else None

    def title(self) -> str:
        cell = self._cell(1)
        return self.if_own(text(cell, ".smallfont b"))

    def body(self) -> LexborNode | None:
        """The cell with the line under the title."""
        line = self.node.css_first(".threadline")
        return line.parent if line is not None else None

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        return reading.among(self._parts(body)[0])

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files, in frames of their own."""
        body = self.body()
        return files(body.css("fieldset"), reading) if body is not None else ()

    def _parts(self, body: LexborNode) -> tuple[list[LexborNode], list[LexborNode], LexborNode | None]:
        """What the author wrote below the line, the signature, and the notice of an edit."""
        wrote: list[LexborNode] = []
        signature: list[LexborNode] = []
        notice: LexborNode | None = None
        begun = signed = False
        for part in elements(body, text=True):
            if "threadline" in attribute(part, "class"):
                begun = True
            elif begun and part.tag == "p" and part.css_first(".smallfont") is not None:
                notice = part
            elif begun and part.css_first("fieldset") is not None:
                continue
            elif begun:
                words = (part.text_content or "") if part.is_text_node else words_of(part)
                signed = signed or bool(_LINE.match(words.strip()))
                (signature if signed else wrote).append(part)
        return wrote, signature, notice

    def member(self) -> Member | None:
        found = super().member()
        return dataclasses.replace(found, signature=self._signature()[:MAX_SIGNATURE]) if found else None

    def _signature(self) -> str:
        body = self.body()
        parts = self._parts(body)[1] if body is not None else []
        lines = ((part.text_content or "") if part.is_text_node else words_of(part) for part in parts)
        return " · ".join(line for line in (" ".join(line.split()).strip("_ ") for line in lines) if line)

    def edited(self) -> tuple[When | None, str, str]:
        body = self.body()
        notice = self._parts(body)[2] if body is not None else None
        words = words_of(notice)
        user = clean_name(words_of(first(notice, "b", "a"))) if notice is not None else ""
        shown = re.search(r"(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,12}?\d{1,2}:\d\d)", words)
        return (self.dates.read(shown[1]) if shown else None), user, ""


def _lines_of(node: LexborNode) -> list[str]:
    return [" ".join(line.split()) for line in text_of(node).splitlines() if line.strip()]


class WoltLabPage(ForumPage):
    """A thread page of Burning Board 2 to 4 or of WoltLab Suite."""

    importer = "woltlab"
    rules = BODY_RULES

    def __init__(self, page: Page) -> None:
        self.layout = SUITE
        for layout, mark in ((SUITE, SUITE.posts), (BOARD3, BOARD3.posts), (BOARD2, ".threadline")):
            if page.first(mark) is not None:
                self.layout = layout
                break
        self.post = Post2 if self.layout is BOARD2 else SuitePost
        super().__init__(page)

    @functools.cached_property
    def thread_id(self) -> str:
        said = attribute(self.page.first("[data-thread-id]"), "data-thread-id") or attribute(
            self.page.first('input[name="threadid"]'), "value"
        )
        return self._group("id") or (said if said.isascii() and said.isdecimal() else "")

    def addresses(self) -> tuple[str, ...]:
        if not self._match or self.layout is not SUITE:
            return super().addresses()
        slug = f"-{self._group('slug')}" if self._group("slug") else ""
        return (f"{self.root}{self._group('way')}{self._group('id')}{slug}/",)

    @functools.cached_property
    def _page_of_pages(self) -> tuple[int, int]:
        """The numbers that WoltLab Suite 6 gives to its element of page numbers."""
        node = self.page.first("woltlab-core-pagination")
        return count(attribute(node, "page")) or 0, count(attribute(node, "count")) or 0

    @functools.cached_property
    def number(self) -> int:
        return self._page_of_pages[0] or super().number

    @functools.cached_property
    def page_count(self) -> int:
        return max(self._page_of_pages[1], super().page_count)

    def forum(self) -> Forum:
        """Burning Board 2 and 3 have the forum's name at the front of the breadcrumb only."""
        found = super().forum()
        crumbs = self.page.first(*self.layout.crumbs)
        home = first(crumbs, self.layout.crumb) if crumbs is not None else None
        if self.page.meta("og:site_name") or home is None or not _HOME.search(attribute(home, "href")):
            return found
        return dataclasses.replace(found, title=clean_name(words_of(home)) or found.title)

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The boards; the front page has an address of its own in Burning Board 3."""
        found = [board for board in super().boards if not _HOME.search(next(iter(board.addresses), ""))]
        return tuple(
            dataclasses.replace(board, parents=tuple(other.title for other in found[:n])) for n, board in enumerate(found)
        )

    def title(self) -> tuple[str, str]:
        """The title; the labels of WoltLab Suite stand below it."""
        title, prefix = super().title()
        return title, prefix or clean_name(text(self.page.root, ".wbbThread .labelList .label", ".boxHeadline .labelList .label"))

    def nodes(self) -> list[LexborNode]:
        if self.layout is not BOARD2:
            return super().nodes()
        tables: dict[int, LexborNode] = {}
        for anchor in super().nodes():
            if _ANCHOR2.fullmatch(attribute(anchor, "name")) and (table := _table_of(anchor)) is not None:
                tables.setdefault(table.mem_id, table)
        return list(tables.values())


def _table_of(anchor: LexborNode) -> LexborNode | None:
    """The nearest table that is a post's, by the line in it."""
    return ancestor(anchor, lambda node: node.tag == "table" and node.css_first(".threadline") is not None, _TABLES)
