"""Topics of phpBB 3 as subsilver2 prints them (view=print): a page's posts, each a table, without their ids.

From viewtopic_print.html of that style. What prosilver prints is read like its pages.
"""

from __future__ import annotations

import dataclasses

from selectolax.lexbor import LexborNode

from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from .._html.attachments import attached
from .._html.body_rules import without
from .._html.dom import first
from .._html.thread_page import ForumPage
from .layouts import SUBSILVER2
from .page import PhpBBPage
from .post import PhpBBPost

_ROW = "tr:first-child > td:nth-child(2)"
PRINTED = dataclasses.replace(
    SUBSILVER2,
    here=("span.topic ~ span a[href]", "span.topic ~ a[href]"),
    posts="table:has(> tbody > tr > td[colspan='2'] > hr.sep)",
    id_places=(),
    author=(f"{_ROW} > b",),
    card=(),
    user_title=(),
    avatar=(),
    date=(_ROW,),
    permalink=(),
    subject=("tr:nth-child(2) > td:nth-child(2) > b",),
    body=("td[colspan='2']:has(> hr.sep)",),
    tombstones="",
    title=("span.topic",),
    crumbs=(),
    pagination=("span.gensmall", "td.genmed"),
    forum_name=("span.forum", "span.Forum"),
)


class PrintedPost(PhpBBPost):
    """A post: "Author: **Ann** [ Wed May 01, 2024 10:00 am ]", "Post subject: **Lamps**", a line, and the body."""

    dated_in_words = True

    def find_author_id(self) -> str:
        """Names are no links."""
        return ""

    def date_said(self) -> str:
        """What stands in brackets behind the name."""
        return words_of(self.date_node()).removeprefix(self.author).strip(" []")

    def _files(self) -> LexborNode | None:
        return first(self.body(), "td > table.tablebg")

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Without the line over it and the table of files below."""
        line, files = first(body, "hr.sep"), self._files()
        return reading.among(without(body, [part for part in (line, files) if part is not None], self.excluded))

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files, each a row under the word for them."""
        box = self._files()
        rows = box.css("tr")[1:] if box is not None else []
        return attached(rows, reading, items="td")


class PrintedPage(PhpBBPage):
    """A topic's page as subsilver2 prints it."""

    layout = PRINTED
    post = PrintedPost

    def nodes(self) -> list[LexborNode]:
        """Every table with a line between its head and its body."""
        return ForumPage.nodes(self)


def is_printed(page: bytes) -> bool:
    """Whether a page is one, by its bytes."""
    return b'<hr class="sep"' in page and b'class="topic"' in page and b"viewtopic" in page
