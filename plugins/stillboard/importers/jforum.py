"""JForum 2: saved topic pages.

From post_show.htm and what it includes, pagination.ftl and bb_config.xml. A post is some rows of one table: its title and date,
author and body, and perhaps the signature.
"""

from __future__ import annotations

import functools
import re

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import CodeBlock, Quote
from ..markup.from_html import Reader
from ..markup.html_words import elements, words_of
from ..markup.smilies import of_code
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted, own, without
from ._html.dom import attribute, first, next_elements, previous_element, text
from ._html.layout import Layout, Lines
from ._html.page import count, words_of_title
from ._html.post import ForumPost
from ._html.relative_page import RelativePage
from ._html.smilies import picture
from ._html.thread_page import reads
from ._importer import Importer

LAYOUT = Layout(
    engine="JForum",
    addresses=other_engines.JFORUM,
    here=("a.maintitle", ".postinfo .date a"),
    posts='tr:has(> td[id^="post_text_"])',
    post=re.compile(r"post_text_(\d{1,12})"),
    id_places=('td[id^="post_text_"]',),
    author=("span.genmed > b",),
    card=("td:first-child > span.gensmall",),
    user_title=Lines(),
    pairs=Lines(),
    avatar=("td:first-child > span.gensmall > img",),
    date=(".date",),
    permalink=(".date a",),
    subject=(".subject a[name]",),
    body=("span.postbody",),
    edited=("p > i > span.gensmall",),
    signature=("hr + span.gensmall",),
    title=("a.maintitle", ".maintitle"),
    crumbs=("span.nav",),
    pagination=(".pagination",),
    current=(".pagination .current",),
    forum_name=(),
    locked=".icon_reply_locked",
)


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """A quotation, whose inner box begins with its author's name."""
    box = next((part for part in elements(node) if part.tag == "div"), node)
    head = own(box, ("cite",), "blockquote")
    parts = without(box, [head] if head is not None else [])
    return (Quote(reader.among(parts), clean_name(quoted_name(words_of(head)))),)


def _code(node: LexborNode, _: Reader) -> Converted:
    """Code, which a script colours that a saved page may not have run."""
    language = attribute(node, "class").partition(":")[0]
    return (CodeBlock((node.text() or "").strip("\r\n"), language if language.isalpha() else ""),)


# The pictures of its smilies have names that say nothing.
_SMILIES = {
    "3b63d1616c5dfcf29f8a7a031aaa7cad": ":)",
    "283a16da79f3aa23fe1025c96295f04f": ":D",
    "9d71f0541cff0a302a0309c5079e8dee": ":(",
    "ed515dbff23a0ee3241dcc0a601c9ed6": ":mrgreen:",
    "47941865eb7bbc2a777305b46cc059a2": ":-o",
    "385970365b8ed7503b4294502a458efa": ":shock:",
    "0a4d7238daa496a758252d0a2b1a1384": ":?:",
    "b2eb59423fbf5fa39342041237025880": "8)",
    "97ada74b88049a6d50a6ed40898a03d7": ":lol:",
    "1069449046bcd664c21db15b1dfedaee": ":x",
    "69934afc394145350659cd7add244ca9": ":P",
    "499fd50bc713bfcdf2ab5a23c00c2d62": ":oops:",
    "c30b4198e0907b23b8246bdd52aa1c3c": ":cry:",
    "2e207fad049d4d292f60607f80f05768": ":evil:",
    "908627bbe5e9f6a080977db8c365caff": ":twisted:",
    "2786c5c8e1a8be796fb2f726cca5a0fe": ":roll:",
    "8a80c6485cd926be453217d59a84a888": ":wink:",
    "9293feeb0183c67ea1ea8c52f0dbaf8c": ":!:",
    "136dd33cba83140c7ce38db096d05aed": ":?",
    "8f7fb9dd46fb8ef86f81154a4feaada9": ":idea:",
    "d6741711aa045b812616853b5507fd2a": ":arrow:",
}
_OWN = {name: of_code(code) or code for name, code in _SMILIES.items()}
BODY_RULES = BodyRules(
    tags={"blockquote": _quote, "textarea": _code, "img": functools.partial(picture, own=_OWN)},
    post=other_engines.JFORUM.post,
)


_GUEST = "1"  # the id of whoever is not logged in


class _Post(ForumPost):
    """A post is the row of its body, the one above and some below."""

    dated_in_words = True

    @functools.cached_property
    def _above(self) -> LexborNode | None:
        row = previous_element(self.node)
        return row if row is not None and row.css_first(".postinfo") is not None else None

    @functools.cached_property
    def _below(self) -> list[LexborNode]:
        """The rows of the signature and of the links, up to the line between two posts."""
        return next_elements(self.node, 2, lambda row: row.css_first(".spacerow, .postinfo") is not None)

    def parts(self) -> tuple[LexborNode, ...]:
        return (*((self._above,) if self._above is not None else ()), self.node, *self._below)

    def find_author_id(self) -> str:
        """Of the link to the profile, under the body."""
        return self._profile if self._profile != _GUEST else ""

    def is_guest(self) -> bool:
        return super().is_guest() or (bool(self.author) and self._profile == _GUEST)

    @functools.cached_property
    def _profile(self) -> str:
        links = [link for row in self._below for link in row.css('a[href*="user/profile/"]')[:1]]
        match = self.layout.addresses.member.search(attribute(links[0], "href")) if links else None
        return match[1] if match else ""

    def member_address(self) -> str:
        links = [link for row in self._below for link in row.css('a[href*="user/profile/"]')[:1]]
        return self.page.link(links[0]) if links else ""

    def date_node(self) -> LexborNode | None:
        return first(self._above, *self.layout.date)

    def date_said(self) -> str:
        return words_of(self.date_node())

    def title(self) -> str:
        return self.if_own(text(self._above, *self.layout.subject))

    def signature_node(self) -> LexborNode | None:
        return next((found for row in self._below if (found := first(row, *self.layout.signature)) is not None), None)


class _Page(RelativePage):
    importer = "jforum"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def addresses(self) -> tuple[str, ...]:
        """Without the number of posts on the pages before."""
        ending = self._group("ending")
        return (f"{self.root}posts/list/{self.thread_id}{ending}",) if self._match else ()

    def forum_named(self) -> str:
        """As its logo has it."""
        return text(self.page.root, "span.maintitle:not(:has(a))")

    def title(self) -> tuple[str, str]:
        found = clean_name(text(self.page.root, "a.maintitle"))
        return found or clean_name(words_of_title(self.page)) or self.title_elsewhere(), ""

    @functools.cached_property
    def number(self) -> int:
        start = self._group("start")
        by_start = int(start) // self._step + 1 if start and self._step else 1
        return count(text(self.page.root, *self.layout.current)) or by_start


_POST = re.compile(rb"""\bid=["']post_text_\d""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"postbody" in data and b"postinfo" in data and bool(_POST.search(data))


PAGE_KINDS = PageKinds(
    post_ids=(r"post_text_\d",),
    part_classes={"icon_folder": NotAThread.LIST, "icon_folder_new": NotAThread.LIST},
)
IMPORTER = Importer(
    name="jforum",
    summary="Saved topic pages of JForum 2.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
