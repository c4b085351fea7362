"""A thread's page of Discuz! X for telephones: viewthread.htm of its "touch" templates, X2.5 to X3.5, and styles of it."""

from __future__ import annotations

import dataclasses
import re

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from ...model import DateSource, State, When
from .._html.attachments import in_lines, shown
from .._html.dom import attribute, first, own_words
from .._html.post import ForumPost
from .page import FIRST_POSTS, LAYOUT, DiscuzPage, DiscuzPost

_MOST_FILES = 60  # of a post
_NUMBER = re.compile(r"\D?\s?(\d{1,6})\s?\D?")
MOBILE = dataclasses.replace(
    LAYOUT,
    here=(
        'form[action*="action=reply"]',
        'a[href*="action=reply"][href*="tid="]',
        'a[href*="findpost"][href*="ptid="]',
        'link[rel="canonical"]',
    ),
    posts='div.plc[id^="pid"], div.plc[id^="commentdetail_"]',
    author=(".authi .z a[href]", ".authi b > a[href]", '.authi a[href*="uid="]', ".dd1 a[href]", "ul > li > a"),
    card=(),
    user_title=(),
    date=(".authi .mtime", ".authi .rela", ".dd2", "li.mtime"),
    number=(".authi .mtit .y", ".authi .grey > em", ".authi em"),
    permalink=(),
    subject=(".message > h2",),
    body=(".message", "li.mtxt"),
    attachments='ul[class*="img_"] img, ul[class*="attach"] a[href], ul.post_attlist a[href]',
    signature=(),
    tombstones=".message > .grey.quote",
    title=(".view_tit", ".postlist > h2", "#thread_subject", "h1"),
    crumbs=(".header h2", ".header .category", "header .nav", ".g_mbx"),
    pagination=(".pg", ".page"),
    current=(".pg strong", ".page strong"),
)


class _Post(DiscuzPost):
    @property
    def is_comment(self) -> bool:
        return attribute(self.node, "id").startswith("commentdetail_")

    def find_author(self) -> str:
        """Guests, and who wrote without a name, have no link that leads anywhere."""
        return ForumPost.find_author(self) or clean_name(own_words(self.first(".authi .z", ".authi b")))

    def find_number(self) -> int | None:
        """The first posts have words for it, as on other pages; of the older template also "2楼"."""
        said = words_of(self.first(*self.layout.number)) if not self.is_comment else ""
        found = _NUMBER.fullmatch(said)
        return FIRST_POSTS.get(said) or (int(found[1]) if found else None)

    def date(self) -> tuple[When | None, DateSource | None]:
        """Beside it stands how often the thread was read; the tooltip has it where words say how long ago."""
        node = self.date_node()
        return self.dates.printed(attribute(first(node, "span[title]"), "title"), self.date_said())

    def date_said(self) -> str:
        node = self.date_node()
        return attribute(first(node, "span[title]"), "title") or own_words(node) or words_of(node)

    def pairs(self) -> list[tuple[str, str]]:
        """These templates have no card."""
        return []

    def body(self) -> LexborNode | None:
        """None where the page only says that it is withheld."""
        return None if self.state() else super().body()

    def state(self) -> State | None:
        """A notice in place of what was said; over it, it is for the staff."""
        notice = self.node.css_first(self.layout.tombstones)
        return State.HIDDEN if notice is not None and words_of(notice) == words_of(super().body()) else None

    def withheld_state(self) -> State | None:
        """What stands with such a notice is for the staff alone."""
        notice = self.node.css_first(self.layout.tombstones)
        if notice is not None and self.state() is None and notice.css_first("a") is None:
            return State.HIDDEN
        return ForumPost.withheld_state(self)

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """A comment's words stand in an element of their own here."""
        return ForumPost.blocks(self, body, reading)

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """Pictures and files under the body, in lists."""
        lines = []
        for node in self.node.css(self.layout.attachments)[:_MOST_FILES]:
            sources = [attribute(node, name) for name in ("zoomfile", "file", "href", "src") if attribute(node, name)]
            if file := shown(sources, words_of(node) or attribute(node, "alt", "title"), reading):
                lines.append([file])
        return in_lines(lines)


class MobilePage(DiscuzPage):
    """A thread's page for telephones."""

    layout = MOBILE
    post = _Post

    def title(self) -> tuple[str, str]:
        """What the heading says itself: before it stands the kind of the thread, behind it how often it was read."""
        node = self.page.first(*self.layout.title)
        said = clean_name(own_words(node)) if node is not None else ""
        return (said, "") if said else super().title()

    def views(self) -> int | None:
        """Not shown in one way."""
        return None
