"""Reddit as it was until 2018, and still is at old.reddit.com: saved pages of a post with its comments, and what each answers.

From its own templates (link.html, comment.html, comment_skeleton.html, printable.html). Comments stand inside those that they
answer; their order changes with the votes, so they have no numbers.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import other_engines as engines
from ..dumps import Capture
from ..dumps.page_kinds import THREAD, NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Block, Link, Paragraph, Text
from ..markup.from_html import Reader, drop
from ..markup.html_words import words_of
from ..model import Board, Forum, State, When
from ._html.body_rules import BodyRules
from ._html.dom import ancestor, ancestors, attribute, classes, first, has_class, of_class
from ._html.layout import Layout
from ._html.page import Page
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

_NAME = re.compile(r"(?:thing_)?t[13]_([0-9a-z]{1,13})")
_LEVELS = 4  # elements between a comment and the one that it answers
LAYOUT = Layout(
    engine="reddit",
    addresses=engines.REDDIT,
    here=('#siteTable .thing.link a.comments[href*="/comments/"]',),
    posts="#siteTable > .thing.link > .entry, .commentarea .thing.comment > .entry",
    post=_NAME,
    author=(".tagline a.author", ".tagline .author"),
    date=(".tagline time:not(.edited-timestamp)",),
    permalink=("a.bylink[href*='/comments/']", "a.comments[href*='/comments/']"),
    body=(".usertext-body .md", ".commentbody .md", ".md"),
    edited=(".tagline time.edited-timestamp",),
    reactions=(".tagline .score.unvoted",),
    title=("#siteTable .thing.link p.title > a.title", "#siteTable .thing.link a.title"),
    forum_name=(),
    locked=".locked-infobar, .locked-tagline",
)


BODY_RULES = BodyRules(tags={"form": drop})


class _Post(ForumPost):
    """A comment, or the post; `node` is the part of it that holds none of those below it."""

    @property
    def thing(self) -> LexborNode:
        """All of it, those below it too."""
        return self.node.parent or self.node

    @property
    def is_link(self) -> bool:
        """Whether it is what the thread is about."""
        return has_class(self.thing, "link")

    def find_id(self) -> str:
        for name in ("data-fullname", "id"):
            if match := _NAME.fullmatch(attribute(self.thing, name)):
                return match[1]
        named = (_NAME.fullmatch(name.removeprefix("id-")) for name in classes(self.thing))
        return next((match[1] for match in named if match), "")

    def find_author(self) -> str:
        return super().find_author() or clean_name(attribute(self.thing, "data-author")).replace("[deleted]", "")

    def find_author_id(self) -> str:
        """Members are addressed by their names."""
        return self.author

    def is_member(self) -> bool:
        return bool(self.author)

    def address(self) -> str:
        """The post's is the thread's, which those of comments begin with."""
        thread = next(iter(self.page.addresses), "")
        if self.is_link:
            return thread
        return super().address() or (f"{thread.rstrip('/')}/{self.id}/" if thread.count("/") > 6 and self.id else "")

    def reply_to(self) -> str:
        """The comment around it, else the post; unless the page shows one comment's answers alone."""
        around = ancestor(self.thing, of_class("thing"), _LEVELS)
        if around is not None:
            match = _NAME.fullmatch(attribute(around, "data-fullname", "id"))
            return match[1] if match else ""
        return "" if self.is_link or self._is_cut_out() else self.page.thread_id

    def _is_cut_out(self) -> bool:
        area = next((above for above in ancestors(self.thing, 6) if has_class(above, "commentarea")), None)
        return area is not None and area.css_first(".infobar a[href*='/comments/']") is not None

    def edited(self) -> tuple[When | None, str, str]:
        """The sign behind the date has the time of the edit."""
        when, _ = self.dates.of(self.first(*self.layout.edited))
        return when, "", ""

    def state(self) -> State | None:
        """A comment or a post without an author says in its place what became of it."""
        return self._said()

    def withheld_state(self) -> State | None:
        """To moderators a page shows what was removed, in a box of a class of its own (printable.html of reddit's source)."""
        removed = State.HIDDEN if has_class(self.thing, "spam") else None
        return removed or super().withheld_state() or (self._said() if not self.author else None)

    def _said(self) -> State | None:
        body = self.first(*self.layout.body)
        said = words_of(body) if body is not None else words_of(self.first(".tagline em", ".tagline"))
        if self.is_link and self._link() is not None:
            return None
        if said in {"[deleted]", "[removed]"} or said.startswith("[deleted]"):
            return State.DELETED if "deleted" in said else State.HIDDEN
        return State.DELETED if not self.is_link and has_class(self.thing, "deleted") else None

    def _link(self) -> LexborNode | None:
        """The link that was submitted; None for a post of words."""
        link = self.first("p.title > a.title", "a.title")
        own = self.is_link and not has_class(self.thing, "self") and "/comments/" not in attribute(link, "href")
        return link if own and attribute(link, "href") else None

    def body(self) -> LexborNode | None:
        return self.node if self.is_link else super().body()

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Of the post the link that was submitted, and its words."""
        if not self.is_link:
            return reading.blocks(body)
        link, words = self._link(), self.first(*self.layout.body)
        address = reading.address(attribute(link, "href")) if link is not None else ""
        found: tuple[Block, ...] = (Paragraph((Link(address, (Text(words_of(link)),)),)),) if address else ()
        return (*found, *reading.blocks(words)) if words is not None else found


class _Page(ForumPage):
    importer = "reddit"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def __init__(self, page: Page) -> None:
        page.lang = page.lang.partition("-")[0]
        super().__init__(page)

    @functools.cached_property
    def _link(self) -> LexborNode | None:
        return self.page.first("#siteTable > .thing.link")

    @functools.cached_property
    def thread_id(self) -> str:
        match = _NAME.fullmatch(attribute(self._link, "data-fullname", "id"))
        return match[1] if match else self.linked_id()

    @functools.cached_property
    def number(self) -> int:
        return 1

    def title(self) -> tuple[str, str]:
        """The post's; its flair is a prefix beside it."""
        return super().title()[0], clean_name(words_of(first(self._link, ".linkflairlabel")))

    def forum(self) -> Forum:
        """The site: its parts are boards."""
        title = "reddit" if "reddit.com" in self.root or not self.root else super().forum().title
        return Forum(title, addresses=(self.root,) if self.root else (), engine="reddit", lang=self.page.lang)

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The subreddit."""
        said = attribute(self._link, "data-subreddit")
        head = self.page.first(".pagename.redditname a", ".redditname a", "span.pagename a")
        name = clean_name(said or words_of(head))
        if not name:
            return ()
        address = f"{self.root}r/{name}/" if self.root and said else self.page.link(head)
        return (Board(name, board_id=name, addresses=(address,) if address else ()),)

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """It repeats no post."""


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"commentarea" in data and b"siteTable" in data and b"tagline" in data and b"t3_" in data


PAGE_KINDS = PageKinds(
    classes={
        "comments-page": THREAD,
        "listing-page": NotAThread.LIST,
        "profile-page": NotAThread.MEMBER,
        "search-page": NotAThread.SEARCH,
        "wiki-page": NotAThread.OTHER,
    },
    post_ids=(r"thing_t1_",),
)
IMPORTER = Importer(
    name="reddit",
    summary="Saved pages of old Reddit: a post with its comments.",
    accepts=_accepts,
    posts=reads(_Page),
    names_authors=False,
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
