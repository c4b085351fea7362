"""Discuz's archiver (archiver/?tid-12.html): the posts of a thread one after another, without their ids.

From its forum/viewthread.php and common/header.php: a line that says who wrote and when, the title, and the bare body.
"""

from __future__ import annotations

import functools
import itertools
import re

from selectolax.lexbor import LexborNode

from ...addresses import other_engines
from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from ...model import State
from .._html.dom import following, has_class, own_words, text
from .._html.layout import Layout
from .._html.page import count
from .._html.post import ForumPost
from .._html.relative_page import RelativePage
from .body import BODY_RULES
from .page import named_before_engine

_AUTHOR = re.compile(rb"""<p class=["']author["']""")
_MOST = 3000  # nodes of one body
LAYOUT = Layout(
    engine="Discuz! X",
    addresses=other_engines.DISCUZ,
    here=("#end a[href]",),
    posts="#content > p.author",
    post=re.compile(r"(?!)"),
    author=("strong",),
    date=(),
    body=(),
    title=(),
    crumbs=("#nav",),
    pagination=(".page",),
    current=(".page strong",),
    forum_name=("#nav a",),
)


class _Post(ForumPost):
    dated_in_words = True

    def find_author_id(self) -> str:
        """Names are no links."""
        return ""

    def date_node(self) -> LexborNode | None:
        return self.node

    def date_said(self) -> str:
        """The words behind the name."""
        return own_words(self.node)

    @functools.cached_property
    def _below(self) -> list[LexborNode]:
        """What follows, up to the next post."""
        return [*itertools.takewhile(lambda one: not _ends(one), itertools.islice(following(self.node), _MOST))]

    @property
    def _title(self) -> LexborNode | None:
        return next((part for part in self._below if part.is_element_node), None)

    def title(self) -> str:
        head = self._title
        return self.if_own(words_of(head)) if head is not None and head.tag == "h3" else ""

    def body(self) -> LexborNode | None:
        return self.node

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """What stands below the post's title."""
        head = self._title
        gone = head.mem_id if head is not None and head.tag == "h3" else 0
        return reading.among([part for part in self._below if part.mem_id != gone])

    def state(self) -> State | None:
        """A post without even a title is one that the forum does not show."""
        return State.HIDDEN if self._title is None else None


def _ends(node: LexborNode) -> bool:
    return (node.tag == "p" and has_class(node, "author")) or has_class(node, "page")


class ArchiverPage(RelativePage):
    """A thread's page of the archiver."""

    importer = "discuz"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    @functools.cached_property
    def number(self) -> int:
        return count(text(self.page.root, *self.layout.current)) or int(self._group("page") or self._group("asked") or 0) or 1

    def title(self) -> tuple[str, str]:
        """Of the link to the thread itself."""
        return clean_name(text(self.page.root, "#end a strong", "#end a")) or self.title_elsewhere(), ""

    def forum_named(self) -> str:
        """The site's, which the page's title has before the engine's."""
        return named_before_engine(self.page)


def is_archived(page: bytes) -> bool:
    """Whether a page is one, by its bytes."""
    return bool(_AUTHOR.search(page)) and b'id="end"' in page
