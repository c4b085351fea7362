"""Topics of SMF and ElkArte as they print them (action=printpage): all posts on one page, without their ids.

From Printpage.template.php of SMF 1.1, 2.0 and 2.1.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...ids import clean_name
from ...markup.html_words import elements, words_of
from ...model import Board, DateSource, PollOption, When
from .._html.dom import following, next_element, text
from .._html.layout import Layout
from .._html.page import Page, count, words_of_title
from .._html.post import ForumPost
from .._html.thread_page import ForumPage
from .body import BODY_RULES

_LEAD = 20  # nodes between a post's subject and its body
_VOTES = re.compile(r"(\d{1,9})\s*$")

PRINTED = Layout(
    engine="SMF 2",
    addresses=engines.SMF,
    here=('.print_options a[href*="topic="]', ".print_options strong a"),
    posts="#posts > .postheader, td > div[style*='5ex']",
    post=re.compile(r"(?!)"),
    author=(),
    date=(),
    body=(),
    title=(),
    forum_name=("#title", "h1.largetext"),
    poll="#poll_data",
    question=(".question > strong",),
)
PRINTED1 = dataclasses.replace(PRINTED, engine="SMF 1")


class PrintedPost(ForumPost):
    """A post: "Title: **Lamps**", "Post by: **Ann** on **May 01, 2024**", and its body."""

    @functools.cached_property
    def _bold(self) -> list[LexborNode]:
        """The subject, the author and the date, which are all that is bold over the body."""
        if self.layout is PRINTED:
            return [part for part in elements(self.node) if part.tag == "strong"]
        found = []
        for other in _before(self.node, _LEAD):
            if other.tag == "div":
                break
            if other.tag == "b":
                found.append(other)
        return found[::-1][-3:]

    def find_user(self) -> LexborNode | None:
        return self._bold[1] if len(self._bold) == 3 else None

    def find_author_id(self) -> str:
        """Names are no links."""
        return ""

    def date_node(self) -> LexborNode | None:
        return self._bold[2] if len(self._bold) == 3 else None

    def date(self) -> tuple[When | None, DateSource | None]:
        """As printed; "Today at" stands in an element of its own inside."""
        return self.dates.printed(words_of(self.date_node()))

    def title(self) -> str:
        """The post's own, which the first element has."""
        return self.if_own(words_of(self._bold[0])) if len(self._bold) == 3 else ""

    def body(self) -> LexborNode | None:
        """What follows the lines of the head."""
        return next_element(self.node) if self.layout is PRINTED else self.node


def _before(node: LexborNode, most: int) -> Iterator[LexborNode]:
    elements = (other for other in following(node, forward=False) if other.is_element_node)
    yield from (other for other, _ in zip(elements, range(most), strict=False))


class PrintedPage(ForumPage):
    """A topic as it is printed."""

    importer = "smf"
    rules = BODY_RULES
    post = PrintedPost

    def __init__(self, page: Page) -> None:
        self.layout = PRINTED if page.first(".postheader") is not None else PRINTED1
        super().__init__(page)

    @functools.cached_property
    def number(self) -> int:
        return 1

    def read_posts(self) -> list[ForumPost]:
        """The posts, whose numbers are their places: the page has all of them."""
        posts = super().read_posts()
        for n, post in enumerate(posts, 1):
            post.number = n
        return posts

    @functools.cached_property
    def _way(self) -> list[str]:
        """The names on the way to the topic: "Category => Board => Topic started by: Ann on May 01, 2024"."""
        words = text(self.page.root, "#linktree", "h2.normaltext")
        return [clean_name(part) for part in words.split(" => ")][:-1]

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The category and the boards, by their names alone."""
        return tuple(Board(name, parents=tuple(self._way[:n])) for n, name in enumerate(self._way) if name)

    def title(self) -> tuple[str, str]:
        """Of the page's title, behind the words for such a page: "Print Page - Lamps"."""
        head, mark, tail = words_of_title(self.page).partition(" - ")
        return clean_name(tail if mark else head) or self.title_elsewhere(), ""

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The poll, whose answers are lines with their votes behind them."""
        box = self.page.first(self.layout.poll)
        question = clean_name(text(box, *self.layout.question)) if box is not None else ""
        options = []
        for line in box.css(".question > div") if box is not None else ():
            answer = line.css_first("strong")
            votes = _VOTES.search(words_of(line).partition(words_of(answer))[2])
            if words := clean_name(words_of(answer)):
                options.append(PollOption(words, count(votes[1]) if votes else None))
        return (question, tuple(dict.fromkeys(options))) if question and options else ("", ())


def is_printed(page: bytes) -> bool:
    """Whether a page is one, by its bytes."""
    if b"postheader" in page:
        return b'id="linktree"' in page and b"postbody" in page and b'id="posts"' in page
    return (b"margin: 0 5ex" in page or b"margin:0 5ex" in page) and b'class="normaltext"' in page
