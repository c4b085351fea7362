"""Which page of its thread a page is, how many there are, and how many posts one has."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence
from urllib.parse import urldefrag

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .dom import attribute, text
from .layout import Layout
from .page import Page, count

_OF = re.compile(r"(\d{1,6})\D{1,14}(\d{1,6})")
MAX_LINKS = 60  # of a box of page numbers, and of a breadcrumb


class PageNumbers:
    """What a thread's page says of the thread's pages."""

    layout: Layout
    page: Page

    @functools.cached_property
    def thread_id(self) -> str:
        """The forum's own id of the thread; "" if the page does not show it."""
        raise NotImplementedError

    _match: re.Match[str] | None

    def _group(self, name: str) -> str:
        return (self._match[name] or "") if self._match and name in self._match.re.groupindex else ""

    @functools.cached_property
    def number(self) -> int:
        """Which page of the thread it is, from 1."""
        shown = self._group("page")
        for said in (text(self.page.root, *self.layout.current), shown):
            if (n := count(said)) and n > 0:
                return n
        if of := self._of:
            return int(of[1])
        start = self._group("start")
        return int(start) // self._step + 1 if start and self._step else 1

    @functools.cached_property
    def page_count(self) -> int:
        """How many pages the thread had, as far as this one shows."""
        of = int(self._of[2]) if self._of else 0
        numbers = [n for link in self._page_links if (n := count(words_of(link)))]
        starts = [start // self._step + 1 for start in self._starts] if self._step else []
        return max(self.number, of, *numbers, *starts)

    @functools.cached_property
    def _pagination(self) -> LexborNode | None:
        return self.page.first(*self.layout.pagination)

    @functools.cached_property
    def _of(self) -> re.Match[str] | None:
        """The "Page 3 of 10" of the box."""
        match = _OF.search(words_of(self._pagination)[:200].replace("\u00a0", " ")) if self._pagination is not None else None
        between = match[0][len(match[1]) : -len(match[2])] if match else ""
        lettered = bool(re.search(r"[^\W\d_]|/", between))  # "1 2 3" and "1, 2" are no "3 of 10"
        return match if match and lettered and 0 < int(match[1]) <= int(match[2]) else None

    @functools.cached_property
    def _page_links(self) -> list[LexborNode]:
        """What may name the pages: in their box; without one each link with the number of the page that it leads to."""
        if self._pagination is not None:
            return self._pagination.css("a, strong, span, b, em, li")[:MAX_LINKS]
        links = [link for link in self.page.root.css("a[href]") if count(words_of(link))] if self.layout.pagination else []
        return [link for link in links[: MAX_LINKS * 5] if self._leads_to_page(link)][:MAX_LINKS]

    def _leads_to_page(self, link: LexborNode) -> bool:
        match = self.layout.addresses.thread.match(urldefrag(self.page.link(link)).url)
        if not match or not self.thread_id or match.groupdict().get("id") != self.thread_id:
            return False
        found = match.groupdict()
        return found.get("page") == words_of(link).strip() or bool(found.get("start"))

    @functools.cached_property
    def _starts(self) -> list[int]:
        """The first posts' indices in the addresses of the other pages: phpBB's start=30, as the layout says."""
        hrefs = (attribute(link, "href") for link in self._page_links)
        return [int(match[1]) for href in hrefs if (match := self.layout.addresses.offset.search(href))]

    @functools.cached_property
    def _step(self) -> int:
        """How many posts a page has, from those indices; 0 if they do not show it."""
        start = self._group("start")
        return math.gcd(*self._starts, int(start) if start else 0)

    def posts_per_page(self, numbers: Sequence[int | None]) -> int | None:
        """What the addresses of its pages prove, or the posts' numbers: page 3 begins with #41, page 1 of several ends at #20."""
        if self._step > 1:
            return self._step
        if not numbers or numbers[0] is None:
            return None
        before = numbers[0] - 1
        if self.number > 1:
            return before // (self.number - 1) if before and before % (self.number - 1) == 0 else None
        return numbers[-1] if self.page_count > 1 else None
