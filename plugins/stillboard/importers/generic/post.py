"""A post of a page of no known engine, as the structure of the page shows it, and what is looked for around its posts."""

from __future__ import annotations

import dataclasses
import re

from selectolax.lexbor import LexborNode

from ...addresses import Engine
from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import text_of, words_of
from ...model import DateSource, Place, Post, Skipped, State, When
from .._html.bare_names import is_inline
from .._html.body_rules import without
from .._html.card import pair
from .._html.dom import attribute
from .._html.layout import Layout
from .._html.names import bare_name
from .._html.page_facts import PageFacts
from .._html.post import ForumPost
from .._html.quote_heads import with_names_in_lines
from .._printed_ip import without_printed_ip
from .record import Record
from .whole_bodies import unwrapped
from .withheld import withheld_by_class

# A number after a word, or Reddit's names of things.
_ID = re.compile(r"[A-Za-z_-]{0,30}?(\d{1,18})|(?:thing_)?(t[13]_[0-9a-z]{1,12})")
_ID_PLACES = ("id", "data-id", "data-post-id", "data-postid", "data-comment-id", "data-commentid", "data-message-id", "name")
LAYOUT = Layout(
    engine="",
    addresses=Engine(
        name="generic",
        thread=re.compile(r"(?P<root>https?://[^/]+/)(?P<id>(?!))?"),
        member=re.compile(r"(?:/(?:users?|members?|profiles?|u)/|[?&](?:uid|u|user|member|id)=|/profile/)(\d{1,15})(?!\w)"),
    ),
    posts="",
    post=_ID,
    author=(),
    date=(),
    body=(),
    unapproved="div.unpublished, mark.unpublished, .marker-unpublished, .marker--unpublished, .comment-awaiting-moderation",
    title=("h1",),
    crumbs=(
        '[itemtype*="BreadcrumbList"]',
        ".breadcrumbs",
        ".breadcrumb",
        "#breadcrumbs",
        "#breadcrumb",
        'nav[aria-label*="readcrumb"]',
    ),
    pagination=(".pagination", ".pagenav", ".pages", ".paging", ".pager", ".page-numbers", 'nav[aria-label*="agination"]'),
    current=(".pagination .active", ".pagination .current", '[aria-current="page"]', ".page-numbers.current"),
)


class GenericPost(ForumPost):
    """A post that the page's structure shows, or that it describes."""

    def __init__(self, record: Record, page: PageFacts, nth: int) -> None:
        self.record = record
        self.answered: GenericPost | None = None
        super().__init__(record.parts[0], page, nth)

    def find_id(self) -> str:
        """Its own element's, that of the anchor before it, else of something inside it."""
        inside = (*self.record.parts[1:2], self.node.css_first("[id]"), self.node.css_first("a[name]"))
        for node in (self.node, self.record.anchor, *inside):
            for name in _ID_PLACES:
                if match := self.layout.post.fullmatch(attribute(node, name)):
                    return match[1] or match[2]
        return ""

    def parts(self) -> tuple[LexborNode, ...]:
        return tuple(self.record.parts)

    def reply_to(self) -> str:
        return self.answered.id if self.answered is not None else ""

    def withheld_state(self) -> State | None:
        """By the classes of its elements, and of those between them and the body."""
        return withheld_by_class(self.record.parts, self.record.body) or super().withheld_state()

    def find_user(self) -> LexborNode | None:
        return self.record.author

    def find_author(self) -> str:
        lines = [line for line in text_of(self.user).splitlines() if line.strip()] if self.user is not None else []
        words = attribute(self.user, "content") or (words_of(self.user) if is_inline(self.user) else "".join(lines[:1]))
        words = words or self.record.name
        if not words and self.record.described is not None:
            words = self.record.described.author
        return clean_name(bare_name(re.sub(self.record.around, "", " ".join(words.split())) if self.record.around else words))

    def title(self) -> str:
        return self.if_own(self.record.subject) if self.record.subject else ""

    def date_node(self) -> LexborNode | None:
        return self.record.date

    def date(self) -> tuple[When | None, DateSource | None]:
        """What the page shows, else what it says of the post to search engines."""
        when, source = super().date()
        if when is None and self.record.described is not None and self.record.described.date is not None:
            return self.record.described.date, DateSource.MARKUP
        return when, source

    def body(self) -> LexborNode | None:
        return self.record.body

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        heads = [node for node in (self.record.author, self.record.date) if node is not None]
        inner = unwrapped(body, reading.is_gated)
        if reading.is_gated(inner):
            return reading.blocks(inner)
        return with_names_in_lines(reading.among(without(inner, [*heads, *self.record.left_out])))

    def item(self, place: Place | None) -> Post | Skipped:
        found = super().item(place)
        return dataclasses.replace(found, body=without_printed_ip(found.body)) if isinstance(found, Post) else found

    def pairs(self) -> list[tuple[str, str]]:
        return [pair(node) for node in self.node.css("dl") if node.css_first("dt") is not None][:6]
