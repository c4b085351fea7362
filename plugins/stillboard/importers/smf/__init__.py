"""Simple Machines Forum 1 to 3 and ElkArte: saved topic pages, in any language and theme, and as they are printed."""

from __future__ import annotations

import functools
import re

from selectolax.lexbor import LexborNode

from ...dumps import Capture
from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import text_of, words_of
from ...model import DateSource, PollOption, When
from .._html.dom import attribute, first, sibling, text
from .._html.page import Page, count, words_of_title
from .._html.post import ForumPost
from .._html.thread_page import ForumPage, reads
from .._importer import Importer
from .body import BODY_RULES, attached
from .layouts import SMF1, SMF2
from .page_kinds import PAGE_KINDS
from .printed import PRINTED, PrintedPage, is_printed

_REPLY = re.compile(r"#\s?(\d[\d.,]{0,8})")
_VIEWS = re.compile(r"\(\D{0,40}?(\d[\d.,]{0,14})\D{0,40}\)\s*$")


class SmfPost(ForumPost):
    """A post of SMF. The forum counts replies, so the thread's second post is #1."""

    def find_id(self) -> str:
        """SMF 1.0 and some themes have it only in the link to the post."""
        links = (self.layout.addresses.post.search(attribute(link, "href")) for link in self.node.css('a[href*="msg"]')[:9])
        return super().find_id() or next((match[1] for match in links if match), "")

    def find_number(self) -> int | None:
        """One more than the number of the reply; the first post of the first page has none."""
        if shown := super().find_number():
            return shown
        date = self.date_node()
        title = attribute(date, "title").removesuffix(self.text(*self.layout.subject))
        for said in (self.text(".page_number"), words_of(date), title, self.text('[id^="info_"]')):
            if match := _REPLY.search(said[:80]):
                return (count(match[1].rstrip(".,")) or 0) + 1
        return 1 if self.nth == 1 and self.page.number == 1 else None

    def date(self) -> tuple[When | None, DateSource | None]:
        """Some boards write the last edit on a line under the date."""
        found, node = super().date(), self.date_node()
        if found[0] or node is None:
            return found
        return self.dates.printed(next(iter(text_of(node).strip().splitlines()), ""))

    def body(self) -> LexborNode | None:
        """Also what the page folds away since whoever saved it ignores the author: everybody else could read it."""
        prompt = self.node.css_first('[id$="_ignored_prompt"]')
        folded = first(self.node, '.inner[id^="msg_"]', ".inner") if prompt is not None else None
        return folded if folded is not None else super().body()

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files under the post; SMF 1 has them in a row of their own."""
        body = self.body()
        inside = {link.mem_id for link in body.css("a")} if body is not None else set()
        links = [link for link in self.node.css('a[href*="dlattach"]') if link.mem_id not in inside]
        return attached(links, reading)


class SmfPage(ForumPage):
    """A topic's page of SMF or ElkArte."""

    importer = "smf"
    rules = BODY_RULES
    post = SmfPost

    def __init__(self, page: Page) -> None:
        self.layout = SMF2 if page.first(SMF2.posts) is not None else SMF1
        super().__init__(page)

    @functools.cached_property
    def _crumbs(self) -> list[LexborNode]:
        """The links of the way to the topic: the forum, the category, the boards, the topic."""
        box = self.page.first(*self.layout.crumbs)
        return box.css(self.layout.crumb)[:40] if box is not None else []

    def forum_named(self) -> str:
        """As the way to the topic begins, where the page's head does not have it."""
        return words_of(self._crumbs[0]) if self._crumbs and not self.page.meta("og:site_name") else ""

    def title(self) -> tuple[str, str]:
        """The headings of most versions hold more than the title; the end of the way to the topic is it."""
        heading = self.page.first(".display_title #top_subject, #display_head #top_subject")
        last = next((link for link in reversed(self._crumbs) if self.is_thread(self.page.link(link))), None)
        found = clean_name(words_of(heading)) or clean_name(words_of(last)) or clean_name(self.page.meta("og:title"))
        return found or clean_name(words_of_title(self.page)) or self.title_elsewhere(), ""

    def views(self) -> int | None:
        """In the heading before the posts: "Topic: Lamps (Read 120 times)"."""
        match = _VIEWS.search(text(self.page.root, *self.layout.title)[-120:])
        return count(match[1].rstrip(".,")) if match else None

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The poll; each answer's votes stand in the element after it."""
        box = self.page.first(self.layout.poll)
        if box is None:
            return "", ()
        question = clean_name(text(box, *self.layout.question))
        options = [_option(node) for node in box.css("dl.options > dt, ul.options > li, li.poll_option")]
        return (question, tuple(option for option in options if option.text)) if question and options else ("", ())


def _option(node: LexborNode) -> PollOption:
    result = sibling(node, forward=True) if node.tag == "dt" else node
    votes = re.match(r"\d[\d.,]{0,12}", words_of(first(result, ".percentage")) if result is not None else "")
    return PollOption(clean_name(words_of(node)), count(votes[0].rstrip(".,")) if votes else None)


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    page = capture.markup
    if b"quickModForm" in page:
        return b"postarea" in page or (b"subject_" in page and b'class="post"' in page)
    if b"keyinfo" in page:
        return b"postarea" in page and b"msg_" in page
    return is_printed(page)


def _page(page: Page) -> ForumPage:
    printed = page.first(SMF2.posts) is None and page.first(PRINTED.posts) is not None
    return (PrintedPage if printed else SmfPage)(page)


IMPORTER = Importer(
    name="smf",
    summary="Saved topic pages of Simple Machines Forum 1.1 to 2.1 and of ElkArte, also as printed.",
    accepts=_accepts,
    posts=reads(_page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
