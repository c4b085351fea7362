"""Slash, which runs Slashdot: saved pages of a story and its comments, with what each comment answers.

From dispComment, Slash.pm and pages of Slashdot. Comments are lists in lists; one that a page shows by its title alone is none.
"""

from __future__ import annotations

import functools
import re

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import PageKinds
from ..ids import clean_name
from ..markup.html_words import words_of
from ._html.body_rules import BodyRules
from ._html.dom import ancestor, attribute
from ._html.layout import Layout
from ._html.page import words_of_title
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

_TREE = re.compile(r"tree_(\d{1,12})")
_NUMBER = re.compile(r"\s*\((\d{1,9})\)$")
_BY = re.compile(r"^by\s+(?P<name>.{1,80}?)(?:\s+\*)?(?:\s+(?:on|Alter)\s.*)?$")
LAYOUT = Layout(
    engine="Slash",
    addresses=other_engines.SLASH,
    here=('a[href*="comments.pl?sid="]', 'a[href*="comments.pl"][href*="sid="]'),
    posts='article.fhitem-story, div[id^="comment_"]:has(> .commentBody)',
    post=re.compile(r"comment_(\d{1,12})"),
    author=(".story-byline a", '.by a[href*="/~"]', '.details a[href*="/~"]', ".by", ".details"),
    date=(".story-byline time", ".otherdetails", ".details"),
    permalink=('.otherdetails a[href*="cid="]', '.details a[href*="cid="]'),
    subject=(".title h4 a",),
    body=('.body [id^="text-"]', '.commentBody [id^="comment_body_"]', ".commentBody"),
    signature=('.commentBody [id^="comment_sig_"]',),
    reactions=(".title .score",),
    title=(".story-title > a", "h2.story a"),
    forum_name=(),
)
BODY_RULES = BodyRules(boilerplate="sig commentshrunk", post=other_engines.SLASH.post)


class _Post(ForumPost):
    dated_in_words = True

    @property
    def is_story(self) -> bool:
        return self.node.tag == "article"

    def find_id(self) -> str:
        """A story's has another series of numbers than those of comments."""
        return f"story-{attribute(self.node, 'data-fhid')}" if self.is_story else super().find_id()

    def find_author(self) -> str:
        """A member's name stands with the member's number; whoever wrote without a name has neither a link nor one."""
        words = words_of(self.user)
        if self.user is not None and self.user.tag == "a":
            return clean_name(_NUMBER.sub("", words))
        match = _BY.match(words)
        return clean_name(match["name"]) if match else ""

    def find_author_id(self) -> str:
        match = _NUMBER.search(words_of(self.user)) if self.user is not None and self.user.tag == "a" else None
        return match[1] if match else ""

    def date_said(self) -> str:
        """Of "on Wednesday May 01, 2024 @10:00AM (#99)" what stands behind the word."""
        words = words_of(self.date_node())
        said = re.split(r"(?:^|\s)on\s", words, maxsplit=1)[-1] if re.search(r"(?:^|\s)on\s", words) else words
        return said.partition(" (")[0].replace("@", "").strip()

    def address(self) -> str:
        """A story's is the thread's."""
        return next(iter(self.page.addresses), "") if self.is_story else super().address()

    def reactions(self) -> str:
        return super().reactions().strip("() ")

    def reply_to(self) -> str:
        """The comment in whose list it stands."""
        item = ancestor(self.node, lambda one: one.tag == "li" and bool(_TREE.fullmatch(attribute(one, "id"))), 3)
        outer = ancestor(item, lambda one: one.tag == "li" and bool(_TREE.fullmatch(attribute(one, "id"))), 6)
        match = _TREE.fullmatch(attribute(outer, "id"))
        return match[1] if match else ""


class _Page(ForumPage):
    importer = "slash"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def nodes(self) -> list[LexborNode]:
        """The story, if there is no more than one, and its comments."""
        found = super().nodes()
        stories = [node for node in found if node.tag == "article"]
        return [node for node in found if node.tag != "article" or len(stories) == 1]

    def addresses(self) -> tuple[str, ...]:
        """The story's own address too, if the page says it."""
        own = self.page.address.partition("#")[0].partition("?")[0]
        return tuple(dict.fromkeys(([own] if "/story/" in own else []) + list(super().addresses())))

    def title(self) -> tuple[str, str]:
        found = super().title()[0] if self.page.first(*self.layout.title) is not None else self._parts[0]
        return found or self.title_elsewhere(), ""

    @functools.cached_property
    def _parts(self) -> tuple[str, str]:
        """The title and the site's name, of the page's title: "Lamps - Slashdot", and once "Slashdot | Lamps"."""
        whole = words_of_title(self.page)
        head, bar, tail = whole.partition(" | ")
        if bar:
            return clean_name(tail), clean_name(head)
        head, mark, tail = whole.rpartition(" - ")
        return (clean_name(head), clean_name(tail)) if mark else (clean_name(whole), "")

    def forum_named(self) -> str:
        return self.page.meta("og:site_name") or self._parts[1]

    @functools.cached_property
    def number(self) -> int:
        return 1

    @functools.cached_property
    def page_count(self) -> int:
        return 1


_COMMENT = re.compile(rb"""\bid=["']comment_body_\d""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"commentBody" in data and b"tree_" in data and bool(_COMMENT.search(data))


PAGE_KINDS = PageKinds(post_ids=(r"comment_body_\d",))
IMPORTER = Importer(
    name="slash",
    summary="Saved pages of Slashdot, and of others that run Slash.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
