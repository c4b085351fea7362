"""Pages whose links are relative: what these say of the thread and its boards, also where nobody says where the page stood."""

from __future__ import annotations

import functools

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from ...model import Board
from .dom import attribute
from .thread_page import ForumPage

MAX_WAYS = 4  # places of a page where its breadcrumb may stand
MAX_LINKS = 30  # of a breadcrumb


class RelativePage(ForumPage):
    """A page of an engine that addresses its parts by scripts in one folder."""

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The links of the breadcrumb that lead to boards, outermost first; else of the row of links whose form shows it."""
        boards: list[Board] = []
        for link, board in self._ways():
            title, address = clean_name(words_of(link)), self.page.link(link)
            if title and board not in [other.board_id for other in boards]:
                parents = tuple(other.title for other in boards)
                boards.append(Board(title, board_id=board, parents=parents, addresses=(address,) if address else ()))
        return tuple(boards) or super().boards

    def _ways(self) -> list[tuple[LexborNode, str]]:
        for selector in self.layout.crumbs:
            for node in self.page.root.css(selector)[:MAX_WAYS]:
                links = [(link, self.board_id(attribute(link, "href"))) for link in node.css("a[href]")[:MAX_LINKS]]
                if ways := [(link, board) for link, board in links if board]:
                    return ways
        return []
