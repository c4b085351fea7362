"""Snitz Forums 2000, 3.3 and 3.4: saved topic pages.

From topic.asp and inc_func_common.asp. A post is a row of one table: who wrote it, and a table with the date, the body, and what
follows it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import PageKinds
from ..ids import clean_name
from ..markup.blocks import Quote, Text
from ..markup.from_html import Reader
from ..markup.html_words import elements, words_of
from ..markup.smilies import of_picture
from ..model import State, When
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted
from ._html.dom import ancestor, attribute, first, following, is_blank, of_tag
from ._html.layout import Layout
from ._html.page import count, words_of_title
from ._html.post import ForumPost
from ._html.relative_page import RelativePage
from ._html.smilies import picture
from ._html.thread_page import reads
from ._importer import Importer

_EDITED = re.compile(r"\s-\s(?P<name>.{1,80}?)\s\S{1,12}\s(?P<date>\d.{4,30})$")
_WAITS = ("NOT MODERATED!!!", "ON HOLD")
_POSTS = re.compile(r"^(\d[\d.,]{0,11})\s+(\D{2,30})$")
_SMILE = re.compile(r"(?:^|/)icon_smile(?:_(\w{1,20}))?\.(?:gif|png)$", re.IGNORECASE)
LAYOUT = Layout(
    engine="Snitz",
    addresses=other_engines.SNITZ,
    posts="span#msg",
    post=re.compile(r"(\d{1,12})"),
    id_attributes=("name",),
    id_places=("td > table > tbody > tr:first-child > td > a[name]",),
    author=('td:first-child span.spnMessageText a[href*="pop_profile"]', "td:first-child span.spnMessageText"),
    user_title=("td:first-child small",),
    date=("td > table > tbody > tr:first-child > td > font",),
    body=("span#msg",),
    edited=("td > table > tbody > tr > td > hr + font:not(:has(span))",),
    signature=("td > table > tbody > tr > td > hr + font > span.spnMessageText",),
    title=(),
    forum_name=(),
)


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """The word "quote:", and between two lines what is quoted, which begins with "Originally posted by Ann"."""
    if attribute(node, "id") != "quote":
        return (Quote(reader.blocks(node)),)
    box = next((part for part in elements(node) if part.tag == "font"), node)
    parts = [*elements(box, text=True)]
    ruled = [n for n, part in enumerate(parts) if part.tag == "hr"]
    parts = parts[ruled[0] + 1 : ruled[-1] if len(ruled) > 1 else None] if ruled else parts
    solid = next((part for part in parts if not is_blank(part) and part.tag != "br"), None)
    words = words_of(solid) if solid is not None and solid.tag in {"i", "em"} else ""
    name = quoted_name(words)
    if name and name != words and solid is not None:
        return (Quote(reader.among([part for part in parts if part.mem_id != solid.mem_id]), clean_name(name)),)
    return (Quote(reader.among(parts)),)


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A smile of its own, or any other picture."""
    match = _SMILE.search(attribute(node, "src"))
    if not match:
        return picture(node, reader)
    name = (match[1] or "smile").casefold()
    return (Text(of_picture({"big": "biggrin"}.get(name, name)) or f":{name}:"),)


BODY_RULES = BodyRules(tags={"blockquote": _quote, "img": _picture}, post=other_engines.SNITZ.post)


class _Post(ForumPost):
    dated_in_words = True

    def date_said(self) -> str:
        """Behind "Posted - ", with a colon between the day and the time."""
        said = words_of(self.date_node()).partition("- ")[2]
        return " ".join(said.replace(" : ", " ").split())

    def pairs(self) -> list[tuple[str, str]]:
        """The number of posts stands before the word."""
        matches = (_POSTS.match(words_of(small)) for small in self.node.css("td:first-child small")[:9])
        return [(clean_name(match[2]), match[1]) for match in matches if match]

    def user_title(self) -> str:
        found = super().user_title()
        return "" if _POSTS.match(found) else found

    def edited(self) -> tuple[When | None, str, str]:
        """Of "Edited by - Ann on 05/02/2024 14:15:00"."""
        match = _EDITED.search(words_of(self.first(*self.layout.edited)))
        return (self.dates.read(match["date"]), clean_name(match["name"]), "") if match else (None, "", "")

    def withheld_state(self) -> State | None:
        """Only moderators see what awaits approval."""
        return State.HIDDEN if words_of(self.date_node()) in _WAITS else super().withheld_state()


class _Page(RelativePage):
    importer = "snitz"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def nodes(self) -> list[LexborNode]:
        """Of each body the row that holds the author too: that of the table around the one it stands in."""
        rows = []
        for body in super().nodes():
            inner = ancestor(body, of_tag("tr"), 6)
            outer = ancestor(inner, of_tag("tr"), 6)
            if outer is not None:
                rows.append(outer)
        return rows

    @functools.cached_property
    def thread_id(self) -> str:
        """Of the page's address; else of the forms and links to answer."""
        link = self.page.first('a[href*="post.asp?"][href*="TOPIC_ID="]')
        match = re.search(r"TOPIC_ID=(\d{1,12})(?!\d)", attribute(link, "href"))
        said = attribute(self.page.first('input[name="TOPIC_ID"]'), "value")
        return self._group("id") or (said if said.isdecimal() else "") or (match[1] if match else "")

    def board_id(self, address: str) -> str:
        """Categories and forums have series of ids of their own."""
        found = super().board_id(address)
        return f"c{found}" if found and "FORUM_ID=" not in address.upper() else found

    def _ways(self) -> list[tuple[LexborNode, str]]:
        """The way to the topic: the forum, the category and the board, in one box."""
        link = self._board_link
        links = link.parent.css("a[href]")[:9] if link is not None and link.parent is not None else []
        return [(link, board) for link in links if (board := self.board_id(attribute(link, "href")))]

    @functools.cached_property
    def _board_link(self) -> LexborNode | None:
        return self.page.first('a[href^="forum.asp?FORUM_ID="]', 'a[href*="/forum.asp?FORUM_ID="]')

    def title(self) -> tuple[str, str]:
        """The words behind the link to the board; else of the page's title, behind the forum's name."""
        behind = [part for part in following(self._board_link) if part.is_text_node and not is_blank(part)]
        found = clean_name(" ".join((part.text_content or "") for part in behind[-1:]))
        return found or clean_name(words_of_title(self.page).partition(" - ")[2]) or self.title_elsewhere(), ""

    def forum_named(self) -> str:
        """The page's title, which the topic's may follow."""
        return words_of_title(self.page).removesuffix(self.heading[0]).rstrip(" -")

    @functools.cached_property
    def _pages(self) -> LexborNode | None:
        return self.page.first('select[name="whichpage"]')

    @functools.cached_property
    def number(self) -> int:
        """What the list of pages has chosen."""
        return count(attribute(first(self._pages, "option[selected]"), "value")) or int(self._group("page") or 0) or 1

    @functools.cached_property
    def page_count(self) -> int:
        options = self._pages.css("option") if self._pages is not None else []
        return max([self.number, *(count(attribute(option, "value")) or 1 for option in options)])

    def compare(self, posts: Sequence[ForumPost]) -> None:
        super().compare(posts)
        if posts and not posts[0].id and self.number == 1:
            posts[0].id = self.thread_id


_BODY = re.compile(rb"""class=["']?spnMessageText["']? id=["']?msg\b""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"spnMessageText" in data and b"pop_profile" in data and bool(_BODY.search(data))


PAGE_KINDS = PageKinds(post_attributes=(r"""class=["']?spnmessagetext["']? id=["']?msg\b""",))
IMPORTER = Importer(
    name="snitz",
    summary="Saved topic pages of Snitz Forums 2000.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
