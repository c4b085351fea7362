"""XMB 1.8 to 1.10: saved thread pages, in any language and theme.

From its own viewthread.php, its templates and its BB code. A post is three rows of one table: who wrote and when, the body, and
what the reader can press.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import engines
from ..dumps import Capture
from ..ids import clean_name
from ..markup.blocks import Block
from ..markup.from_html import Reader
from ..markup.html_words import elements, text_of, words_of
from ..model import Count, Member, PollOption
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules
from ._html.card import numbers, signature_of
from ._html.dom import attribute, has_class, next_elements
from ._html.layout import Layout
from ._html.page import words_of_title
from ._html.post import ForumPost
from ._html.quote_cells import quote_cells
from ._html.relative_page import RelativePage
from ._html.smilies import picture
from ._html.thread_page import reads
from ._importer import Importer
from ._phrases import GUEST

LAYOUT = Layout(
    engine="XMB",
    addresses=engines.XMB,
    here=("a[href*='viewthread'][href*='goto=search']", "a[href*='action=printable']", "a[href*='action=reply']"),
    posts="tr:has(> td > div.smalltxt > a[name^='pid']), tr:has(> td > a[name^='pid']), tr:has(> td > font > a[name^='pid'])",
    post=re.compile(r"pid(\d{1,15})"),
    id_attributes=("name",),
    id_places=("a[name^='pid']",),
    author=(".mediumtxt strong", ".mediumtxt b", ".mediumtxt"),
    date=("td.smalltxt > a[href*='goto=search']", "td.smalltxt > a", "td.smalltxt"),
    permalink=("td.smalltxt > a[href*='pid=']",),
    body=(),
    title=(),
    crumbs=("td.nav", ".nav"),
    pagination=("td.multi", ".multipage", "tr.multipage"),
    current=("td.multi strong", ".multipage strong"),
    forum_name=("td.nav > a",),
    # The staff's list of what awaits approval, from 1.9.12 on, shows posts with the template of threads.
    thread_deleted='td.nav > a[href$="quarantine.php"], form[action*="?action=approve"], form[action*="?action=delete"]',
)
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}[-./]\d{1,2}[-./]\d{4}(?!\d)")
_VOTES = re.compile(r"(\d{1,9})\s?(?:\(|$)")


def _name(head: LexborNode | None, cell: LexborNode, reader: Reader) -> tuple[str, str, list[LexborNode]]:
    """Who is quoted, in the heading's link to the post (XMB 1.9.8 on) or in the first words: "Originally posted by Ann"."""
    link = head.css_first("a[href]") if head is not None else None
    if link is not None:
        return quoted_name(words_of(link)), reader.address(attribute(link, "href")), []
    lead = next((part for part in elements(cell, text=True) if part.is_element_node or (part.text_content or "").strip()), None)
    if lead is None or lead.tag not in {"em", "i"} or len(words_of(lead)) > 120:
        return "", "", []
    words = words_of(lead)
    name = quoted_name(words)
    return (name, "", [lead]) if name and name != words else ("", "", [])


_OWN = {"grin": "😀", "shocked": "😱"}  # what these smilies of XMB show
# The small print inside a body is of attached files: how often they were taken.
BODY_RULES = BodyRules(
    boilerplate="sig smalltxt",
    tags={"table": quote_cells(_name), "img": functools.partial(picture, own=_OWN)},
    post=engines.XMB.post,
)


class XMBPost(ForumPost):
    """A post of XMB, which is a row and those that follow."""

    @functools.cached_property
    def _below(self) -> list[LexborNode]:
        """The rows of the body and of the buttons."""
        return next_elements(self.node, 2, lambda row: row.css_first("a[name^='pid']") is not None)

    def find_author_id(self) -> str:
        """XMB addresses members by their names only."""
        return ""

    def is_guest(self) -> bool:
        """The card says so in its small print."""
        said = (line.strip().casefold() for part in self.node.css(".smalltxt")[:1] for line in text_of(part).splitlines())
        return super().is_guest() or (bool(self.author) and not self.is_member() and any(line in GUEST for line in said))

    def title(self) -> str:
        """The post's own title, which stands above its body."""
        return self.if_own(words_of(self._below[0].css_first(".subject"))) if self._below else ""

    def body(self) -> LexborNode | None:
        """The cell of the second row."""
        return self._below[0].css_first("td") if self._below else None

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """What stands below the post's title; attached files are a part of it, the signature is none."""
        parts = list(elements(body, text=True))
        below = next((n for n, part in enumerate(parts, 1) if has_class(part, "subject")), 0)
        return reading.among(parts[below:])

    def member(self) -> Member | None:
        """By the name, since XMB shows no ids."""
        if self.user is None or self.user.css_first("a[href]") is None or not self.author:
            return None
        lines = [line.strip() for line in text_of(self.first("div.smalltxt", ".smalltxt") or self.node).splitlines()]
        pairs = [(clean_name(head), tail.strip()) for head, colon, tail in (line.partition(":") for line in lines) if colon]
        signature = self._below[0].css_first(".sig") if self._below else None
        captured = self.page.captured
        return Member(
            name=self.author,
            address=self.member_address(),
            title=next((clean_name(line) for line in lines if line and ":" not in line), ""),
            joined=next((when for _, said in pairs if (when := self.dates.read(said))), None),
            counts=tuple(Count(what, number, captured) for what, said in pairs if what and (number := numbers(said))),
            signature=signature_of(signature) if signature is not None else "",
        )


class XMBPage(RelativePage):
    """A thread page of XMB."""

    importer = "xmb"
    layout = LAYOUT
    rules = BODY_RULES
    post = XMBPost

    def shown_dates(self, posts: Sequence[ForumPost]) -> list[str]:
        """Those of the members' registrations too: they have the same form, and more days after the twelfth."""
        cards = [words_of(post.node.css_first(".smalltxt")) for post in posts]
        return [*super().shown_dates(posts), *(match[0] for words in cards for match in _NUMBERS.finditer(words))]

    def title(self) -> tuple[str, str]:
        """The end of the way to the thread, "Forum » Board » Thread"; else of the page's title, before the forum's name."""
        way = words_of(self.page.first(*self.layout.crumbs)).rpartition("»")[2].strip()
        return clean_name(way) or clean_name(words_of_title(self.page).partition(" - ")[0]) or self.title_elsewhere(), ""

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The form above the posts; its question is the thread's title."""
        form = self.page.first('form[action*="votepoll"], form[name="poll"]')
        options = []
        for row in form.css("tr.tablerow") if form is not None else ():
            cells = [words_of(cell) for cell in elements(row) if cell.tag == "td"]
            votes = _VOTES.search(cells[-1]) if len(cells) > 1 else None
            if text := next(filter(None, cells), ""):
                options.append(PollOption(clean_name(text), int(votes[1]) if votes else None))
        return (self.title()[0], tuple(dict.fromkeys(options))) if options else ("", ())

    def states(self) -> tuple[str, ...]:
        """A closed thread shows a picture for it, as far as the theme names it so."""
        return ("locked",) if self.page.first('img[src*="closed"], img[src*="lock_folder"]') is not None else ()


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"mediumtxt" in data and b"tablerow" in data and bool(_POST.search(data))


_POST = re.compile(rb"""<a\s[^>]{0,60}?\bname=["']?pid\d""")
IMPORTER = Importer(
    name="xmb",
    summary="Saved thread pages of XMB 1.8 to 1.10.",
    accepts=_accepts,
    posts=reads(XMBPage),
    body_rules=BODY_RULES,
)
