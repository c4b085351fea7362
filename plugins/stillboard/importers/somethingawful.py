"""The forums of Something Awful: saved pages of showthread.php. Their engine grew out of vBulletin 2 and looks like no other."""

from __future__ import annotations

import dataclasses
import functools
import re

from selectolax.lexbor import LexborNode

from ..addresses import engines
from ..dumps import Capture
from ..dumps.page_kinds import PageKinds
from ..ids import clean_name
from ..markup.blocks import Block, CodeBlock, Quote, Spoiler
from ..markup.from_html import Reader
from ..markup.html_elements import TAGS, language
from ..markup.html_words import text_of, words_of
from ..model import Board, DateSource, State, When
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted, own
from ._html.dom import attribute, first, has_class, own_words
from ._html.layout import Layout
from ._html.page import count
from ._html.post import ForumPost
from ._html.smilies import smilie
from ._html.thread_page import ForumPage, reads
from ._importer import Importer
from ._vbulletin_files import files

_USER = re.compile(r"\buserid-(\d{1,12})\b")
_EDITED = re.compile(
    r"^(?P<name>.{1,60}?) (?:fucked around with this message|.{3,60}) at (?P<time>\d\d?:\d\d) on (?P<day>.{6,20})$"
)
_LAYOUT = Layout(
    engine="Something Awful",
    addresses=engines.SOMETHING_AWFUL,
    posts="table.post",
    post=re.compile(r"post(\d{1,15})"),
    author=("dt.author", ".author"),
    card=("dl.userinfo",),
    date=("td.postdate", ".postdate"),
    body=(".complete_shit", "td.postbody", ".postbody"),
    attachments="p.attachment",
    edited=("p.editedby",),
    tombstones=".ignored",
    title=("a.bclast", ".bclast"),
    forum_name=(".breadcrumbs a",),
    crumb="a:not(.bclast)",
    crumbs=(".breadcrumbs .mainbodytextlarge", ".breadcrumbs"),
    locked="img[src*='forum-closed'], img[src*='button-closed']",
    pagination=(".pages",),
    current=(".pages select option[selected]", ".pages .curpage"),
    poll="form[action*='poll.php'], table#main_full:has(img[src*='polls/bar'])",
)


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A smilie has its code in its tooltip: title=":ssh:"."""
    sign = smilie(node)
    return (sign,) if sign else TAGS["img"](node, reader)


def _block(node: LexborNode, reader: Reader) -> Converted:
    """A quotation, "Ann posted:" above it; or code, which stands in a block like it."""
    if has_class(node, "code"):
        lines = node.css_first("pre")
        return (CodeBlock(text_of(lines).strip("\n"), language(node)),) if lines is not None else None
    head, body = own(node, ("h4",), "bbc-block"), own(node, ("blockquote",), "bbc-block")
    href = attribute(first(head, "a[href]"), "href") if head is not None else ""
    address = reader.address(href) if engines.SOMETHING_AWFUL.post.search(href) else ""
    return (Quote(reader.blocks(body if body is not None else node), quoted_name(words_of(head)), address),)


def _hidden(node: LexborNode, reader: Reader) -> Converted:
    """Words that show only under the pointer."""
    return (Spoiler(reader.blocks(node)),)


class _Post(ForumPost):
    def find_number(self) -> int | None:
        """Its place along the thread."""
        return count(attribute(self.node, "data-idx")) or None

    def find_author_id(self) -> str:
        cell = self.node.css_first("td.userinfo")
        match = _USER.search(attribute(cell, "class"))
        return match[1] if match else super().find_author_id()

    def member_address(self) -> str:
        link = self.first(".profilelinks a[href*='member.php']")
        formed = f"/member.php?action=getinfo&userid={self.author_id}" if self.author_id else ""
        return self.page.link(link) or (self.page.resolve(formed) if formed else "")

    def user_title(self) -> str:
        return clean_name(words_of(self.node.css_first("dd.title")))

    def badges(self) -> tuple[str, ...]:
        """Of: platinum, mod, admin, and so on, as the classes of the name say."""
        return tuple(name for name in attribute(self.user, "class").split() if name not in {"author", "op", "userid"})

    def pairs(self) -> list[tuple[str, str]]:
        return [("joined", words_of(self.node.css_first("dd.registered")))]

    def date(self) -> tuple[When | None, DateSource | None]:
        """In the words among the links."""
        return self.dates.printed(own_words(self.date_node()))

    def edited(self) -> tuple[When | None, str, str]:
        match = _EDITED.match(words_of(self.first(*self.layout.edited)))
        return (self.dates.read(f"{match['day']} {match['time']}"), clean_name(match["name"]), "") if match else (None, "", "")

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return files(self.node.css(self.layout.attachments), reading)

    def state(self) -> State | None:
        return State.HIDDEN if has_class(self.node, "ignored") else None


class _Page(ForumPage):
    importer = "somethingawful"
    layout = _LAYOUT
    rules = BodyRules(
        boilerplate="editedby attachment",
        handlers={"bbc-block": _block, "bbc-spoiler": _hidden},
        tags={"img": _picture},
        post=engines.SOMETHING_AWFUL.post,
    )
    post = _Post

    @functools.cached_property
    def _body(self) -> LexborNode | None:
        return self.page.first("body")

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The boards, without the way home, which bears the forum's name."""
        found = [board for board in super().boards if board.title != self.forum().title]
        return tuple(
            dataclasses.replace(board, parents=tuple(other.title for other in found[:n])) for n, board in enumerate(found)
        )

    @functools.cached_property
    def thread_id(self) -> str:
        said = attribute(self._body, "data-thread")
        return said if said.isascii() and said.isdecimal() else self._group("id")

    def addresses(self) -> tuple[str, ...]:
        return (
            (self.layout.addresses.thread_address.format(root=self.root, id=self.thread_id),)
            if self.root and self.thread_id
            else ()
        )

    @functools.cached_property
    def number(self) -> int:
        said = attribute(self._box, "data-current-page") or attribute(self.page.first(*self.layout.current), "value")
        return count(said) or int(self._group("page") or 1)

    @functools.cached_property
    def page_count(self) -> int:
        options = self.page.root.css(".pages select option")
        last = count(attribute(options[-1], "value")) if options else None
        return max(count(attribute(self._box, "data-total-pages")) or 0, last or 0, self.number)

    @functools.cached_property
    def _box(self) -> LexborNode | None:
        return self.page.first(".pages[data-current-page]")


def _accepts(capture: Capture) -> bool:
    data = capture.markup if capture.head.lstrip().startswith("<") else b""
    return b'id="something_awful"' in data and (b'class="showthread' in data or b'class="postbody' in data)


PAGE_KINDS = PageKinds(
    post_ids=(r"post\d",),
)
IMPORTER = Importer(
    name="somethingawful",
    summary="Saved thread pages of the Something Awful forums.",
    accepts=_accepts,
    posts=reads(_Page),
    page_kinds=PAGE_KINDS,
)
