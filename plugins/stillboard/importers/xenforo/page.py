"""A XenForo thread page and its posts, where they differ from any engine's."""

from __future__ import annotations

import functools
import re

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block, Paragraph, Styled, Text
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from ...model import DateSource, When
from .._html.attachments import attached
from .._html.dom import attribute, text
from .._html.page import Page, count
from .._html.post import ForumPost
from .._html.thread_page import ForumPage
from .body import BODY_RULES
from .layouts import XENFORO1, XENFORO2

MAX_NAMES = 20  # links in a post that may be its author's
MAX_FIELDS = 100  # of a thread
_THREAD_KEY = re.compile(r"thread-(\d{1,15})")


class XenForoPost(ForumPost):
    """A post of XenForo 1 or 2."""

    def find_id(self) -> str:
        found = super().find_id()
        if "MessageCard" in attribute(self.node, "class"):
            inner = attribute(self.node.css_first("[data-post-id]"), "data-post-id")
            found = found or (inner if inner.isdecimal() and inner.isascii() else "")
        return found

    def find_user(self) -> LexborNode | None:
        """Where a skin has the name elsewhere: the link that says what the post's element says."""
        if found := super().find_user():
            return found
        name = attribute(self.node, "data-author")
        links = self.node.css("a.username")[:MAX_NAMES] if name else []
        return next((link for link in links if words_of(link) == name), None)

    def find_author(self) -> str:
        return clean_name(attribute(self.node, "data-author") or words_of(self.user))

    def find_author_id(self) -> str:
        """From the link's own attribute, where 0 is a guest or a deleted member; else from its address."""
        said = attribute(self.user, "data-user-id")
        if said:
            return said if re.fullmatch(r"0*[1-9]\d{0,14}", said, re.ASCII) else ""
        href = attribute(self.user, "href")
        places = (self.page.link(self.user), href.partition("?")[0], href)
        return next((match[1] for place in places if (match := self.layout.addresses.member.search(place))), "")

    def date(self) -> tuple[When | None, DateSource | None]:
        """Where a skin shows no date, XenForo 2 still has it next to the author's name, for the captions of pictures."""
        found = super().date()
        caption = "" if found[0] else attribute(self.node.css_first("[data-lb-caption-desc]"), "data-lb-caption-desc")
        return self.dates.printed(caption.rpartition(" · ")[2]) if caption else found

    def address(self) -> str:
        """Of a link that names its id, of its microdata, or as XenForo forms it."""
        found = super().address()
        said = attribute(self.node, "itemid")
        if found == self.page.post_address(self.id) and self.id and self.id in said:
            return self.page.resolve(said) or found
        return found

    def reactions(self) -> str:
        node = self.first(*self.layout.reactions)
        if node is None:
            return ""
        kinds = [words_of(item) for item in node.css("li") if item.css_first("a") is None]  # the one with a link opens a list
        words = ", ".join(filter(None, kinds)) or words_of(node)
        return words.removeprefix(text(node, ".u-srOnly")).removeprefix("Reactions:").strip()[:1000]

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """With what the author filled in where the forum asks for more than a text: it stands above the text, or below it."""
        before, after = (_fields(self.node, place, reading) for place in ("before", "after"))
        return (*before, *super().blocks(body, reading), *after)

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return attached(self.node.css(self.layout.attachments)[:1], reading, items="li")


class XenForoPage(ForumPage):
    """A thread page of XenForo 1 or 2."""

    importer = "xenforo"
    rules = BODY_RULES
    post = XenForoPost

    def __init__(self, page: Page) -> None:
        self.layout = XENFORO1 if _is_first(page) else XENFORO2
        super().__init__(page)

    @functools.cached_property
    def thread_id(self) -> str:
        root = self.page.root
        said = attribute(root, "data-content-key") or attribute(root.css_first('[data-lb-id^="thread-"]'), "data-lb-id")
        match = _THREAD_KEY.fullmatch(said)
        return match[1] if match else self.linked_id()

    def addresses(self) -> tuple[str, ...]:
        if not self._match:
            return ()
        slug = f"{self._group('slug')}." if self._group("slug") else ""
        return (f"{self.root}{self._group('way')}{slug}{self._group('id')}/",)

    @functools.cached_property
    def number(self) -> int:
        said = attribute(self.page.root.css_first(".PageNav[data-page]"), "data-page")
        shown = count(said) or count(text(self.page.root, ".pageNav-page--current"))
        return shown or int(self._group("page") or 1)

    @functools.cached_property
    def page_count(self) -> int:
        last = count(attribute(self.page.root.css_first(".PageNav[data-last]"), "data-last"))
        return max(last, self.number) if last else super().page_count


def _fields(node: LexborNode, place: str, reading: Reader) -> tuple[Block, ...]:
    """The thread's own fields in a first post, a paragraph each: its name and what was filled in."""
    found: list[Block] = []
    for pair in node.css(f".message-fields--{place} dl")[:MAX_FIELDS]:
        name, value = words_of(pair.css_first("dt")), pair.css_first("dd")
        said = reading.blocks(value) if value is not None else ()
        if name and said:
            label = Styled("**", (Text(f"{name}:"),))
            first_line = (Paragraph((label, Text(" "), *said[0].inlines)),) if isinstance(said[0], Paragraph) else ()
            found += (*first_line, *said[1:]) if first_line else (Paragraph((label,)), *said)
    return tuple(found)


def _is_first(page: Page) -> bool:
    """Whether it is XenForo 1: its <html> says so, else its posts' bodies do."""
    said = page.root.attributes.get("id")
    return said == "XenForo" or (said != "XF" and page.first("blockquote.messageText") is not None)
