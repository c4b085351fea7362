"""YaBB 2: saved thread pages, in any language, of 2.0 to 2.6.

From Display.template, Display.pl and YaBBC.pl. It has no ids of posts: what its links lead to is their number along the thread.
"""

from __future__ import annotations

import functools
import itertools
import math
import re

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Block, CodeBlock, Quote
from ..markup.from_html import Reader
from ..markup.html_words import elements, text_of, words_of
from ._html.attachments import in_lines, shown
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted
from ._html.dom import attribute, first, following, has_class, is_blank, nodes_in
from ._html.layout import Layout, Lines
from ._html.page import count, words_of_title
from ._html.post import ForumPost
from ._html.relative_page import RelativePage
from ._html.smilies import picture
from ._html.thread_page import reads
from ._importer import Importer

_READ = re.compile(r"^(?P<title>.*?) ?\((?P<read>[^()]*)\) ?$", re.DOTALL)
_FILES = re.compile(r"/attachments/|action=downloadfile", re.IGNORECASE)
_LANGUAGE = re.compile(r"\bsh_(?!sourceCode\b)([a-z0-9+#]{1,20})\b")
LAYOUT = Layout(
    engine="YaBB 2",
    addresses=other_engines.YABB,
    here=('a[href*="action=print;num="]', 'a[href*="action=post;num="]', '.message ~ a[href*="num="]', 'a[href*="?num="]'),
    posts="table.bordercolor:has(div.message)",
    post=re.compile(r"(?!)"),
    author=('td:first-child > a[href*="action=viewprofile"]', "td:first-child > b", "td:first-child > a"),
    card=("td:first-child > div.small",),
    user_title=Lines(),
    pairs=Lines(),
    avatar=('td:first-child > div.small img:not([alt="*"])',),  # the stars of a rank
    date=(),
    subject=("table.bordercolor td:nth-child(2) .small > b",),  # of the post, not of a table around the page
    body=("div.message",),
    edited=('div.small[style*="right"] > i',),
    signature=(),
    title=("td.titlebg",),
    pagination=("td.catbg", "table.tabtitle"),
    forum_name=(),
)


def _code(node: LexborNode, _: Reader) -> Converted:
    match = _LANGUAGE.search(attribute(node, "class"))
    return (CodeBlock(text_of(node).strip("\n"), match[1] if match else ""),)


def _box(node: LexborNode, reader: Reader) -> Converted:
    """A quotation; who is quoted stands before it: "Ann wrote on May 1st, 2024 at 10:00am:", with a link to the post."""
    if not has_class(node, "quote"):
        return None
    head = _head(node)
    link = next((part for part in head if part.tag == "a"), None)
    words = " ".join("".join(text_of(part) for part in head).split())
    named = quoted_name(words) if link is not None else ""
    return (Quote(reader.among(_parts(node)), clean_name(named), reader.address(attribute(link, "href"))),)


def _head(node: LexborNode) -> list[LexborNode]:
    """The line before a quotation or code that YaBB writes: a link and a date, or a word in bold, up to a colon."""
    found: list[LexborNode] = []
    for part in itertools.islice(following(node, forward=False), 9):
        if part.tag == "b" or (part.tag == "a" and has_class(part, "message")):
            words = " ".join("".join(text_of(one) for one in [part, *found[::-1]]).split())
            return [*found, part][::-1] if words.endswith(":") else []
        said = any(one.is_text_node and not is_blank(one) for one in found)
        if not (part.is_text_node or part.tag == "sup" or (part.tag == "br" and not said)):  # "May 1st" has a raised ending
            break
        found.append(part)
    return []


def _parts(node: LexborNode) -> list[LexborNode]:
    """What stands in an element, without the lines before quotations and code, which are read with these."""
    parts = [*elements(node, text=True)]
    boxes = [part for part in parts if part.tag in {"div", "pre"} and has_class(part, "quote", "code")]
    gone = {part.mem_id for box in boxes for part in _head(box)}
    return [part for part in parts if part.mem_id not in gone]


BODY_RULES = BodyRules(tags={"div": _box, "pre": _code, "img": picture})
_LEFT = 'div.small[style*="text-align: left"], div.small[style*="text-align:left"]'  # the latter where blanks were left out


class _Post(ForumPost):
    dated_in_words = True

    def find_number(self) -> int | None:
        """By the anchor, which counts from 0."""
        anchor = self.first("td:first-child > a[name]", "td:first-child > span.anchor")
        name = attribute(anchor, "name", "id")
        return int(name) + 1 if name.isascii() and name.isdecimal() and len(name) < 8 else None

    def is_repeated(self) -> bool:
        return False

    def find_author_id(self) -> str:
        """The name by which the member logs in."""
        return super().find_author_id() if attribute(self.user, "href") else ""

    def address(self) -> str:
        """Of the post's number, which is that of the replies before it."""
        thread = next(iter(self.page.addresses), "")
        return f"{thread}/{self.number - 1}#{self.number - 1}" if thread and self.number else ""

    def date_node(self) -> LexborNode | None:
        """What holds the bold title, or the small line under it."""
        title = self.first(*self.layout.subject)
        box = title.parent if title is not None else None
        return first(box, "span.small") or box

    def date_said(self) -> str:
        """Behind the title and "Reply #1 - "."""
        node = self.date_node()
        bold = [part for part in elements(node) if part.tag == "b"] if node is not None else []
        kept = bold[-1:] if bold and not words_of(bold[-1]).endswith("-") and len(bold) > 2 else []  # "Today"
        parts = [part for part in nodes_in(node) if part.is_text_node or part in kept] if node is not None else []
        return " ".join("".join(part.text_content or "" for part in parts).split())

    @functools.cached_property
    def _below(self) -> list[LexborNode]:
        """The lines under the body: of the files, and of the signature."""
        return self.node.css(_LEFT)[-2:]

    def signature_node(self) -> LexborNode | None:
        return self._below[1] if len(self._below) == 2 else None

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        return reading.among(_parts(body))

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files, as links and pictures of a folder of their own."""
        lines, seen = [], set()
        for link in self._below[0].css("a[href]") if len(self._below) == 2 else ():
            address, name = attribute(link, "href"), words_of(link) or attribute(link, "href").rpartition("/")[2]
            if address not in seen and _FILES.search(address) and (file := shown((address,), name, reading)):
                seen.add(address)
                lines.append((file,))
        return in_lines(lines)


class _Page(RelativePage):
    importer = "yabb"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def addresses(self) -> tuple[str, ...]:
        """By the thread's number alone."""
        if not self._match:
            return ()
        return (f"{self.root}{self._match['script']}?num={self.thread_id}",)

    def _ways(self) -> list[tuple[LexborNode, str]]:
        """The category and the board lie beside each other, before the thread's title."""
        link = self.page.first('a[href*="?board="]:not([href*=";"])')
        beside = elements(link.parent) if link is not None and link.parent is not None else ()
        links = [part for part in beside if part.tag == "a" and ";" not in attribute(part, "href")]
        return [(link, board) for link in links if (board := self.board_id(attribute(link, "href")))]

    @functools.cached_property
    def _head(self) -> re.Match[str] | None:
        """The title and the words in brackets: "Lamps (Read 12 times)"."""
        whole = words_of_title(self.page)
        found = (_READ.match(words_of(node)) for place in self.layout.title for node in self.page.root.css(place)[:30])
        return next((match for match in found if match and match["title"] and match["title"] in whole), None)

    def title(self) -> tuple[str, str]:
        """Of the line over the posts, without the number of views."""
        found = clean_name(self._head["title"]) if self._head else ""
        return found or clean_name(words_of_title(self.page).rpartition(" - ")[2]) or self.title_elsewhere(), ""

    def views(self) -> int | None:
        digits = re.search(r"\d[\d.,]{0,11}", self._head["read"]) if self._head else None
        return count(digits[0]) if digits else None

    def forum_named(self) -> str:
        """The first part of the page's title: "Lanternside - Lamps"."""
        named = words_of_title(self.page).partition(" - ")
        return named[0] if named[1] else ""

    @functools.cached_property
    def number(self) -> int:
        """By how many posts stand on the pages before."""
        anchor = self.page.first("table.bordercolor td:first-child > a[name]", "table.bordercolor td:first-child > span.anchor")
        start = attribute(anchor, "name", "id") or self._group("start") or self._group("begins")
        step = math.gcd(*self._starts, int(start) if start.isdecimal() else 0)
        return int(start) // step + 1 if step and start.isdecimal() else 1


_POST = re.compile(rb"""<(?:a\s+name|span\s+class="anchor"\s+id)=["']?\d""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"displaycontainer" in data and b"bordercolor" in data and b'class="message"' in data and bool(_POST.search(data))


PAGE_KINDS = PageKinds(
    post_attributes=(r"""class=["']displaycontainer["']""",),
    parts={r"""class=["']messageindex""": NotAThread.LIST},
)
IMPORTER = Importer(
    name="yabb",
    summary="Saved thread pages of YaBB 2.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
