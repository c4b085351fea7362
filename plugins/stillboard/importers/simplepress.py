"""Simple:Press, the forum for WordPress, 5 and 6: saved topic pages.

From spTopicView.php of several themes, and sp-topic-view-functions.php. Where a topic lies its site decides: addresses have words
alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from urllib.parse import urldefrag

from selectolax.lexbor import LexborNode

from ..addresses import Engine
from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..ids import clean_name
from ..markup.html_words import elements, words_of
from ..model import Board, State
from ._html.body_rules import BodyRules, Quotation
from ._html.dom import has_class
from ._html.layout import Layout
from ._html.page import words_of_title
from ._html.page_facts import nowhere
from ._html.page_numbers import MAX_LINKS
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

_NEVER = re.compile(r"(?!)")
_PAGE = re.compile(r"/page-(\d{1,6})/?$")
_POSTS = re.compile(r"(\d[\d.,]{0,11})")
ADDRESSES = Engine(name="simplepress", thread=_NEVER, post=re.compile(r"#p(\d{1,12})(?!\w)"), member=_NEVER, board=_NEVER)
LAYOUT = Layout(
    engine="Simple:Press",
    addresses=ADDRESSES,
    posts=".spTopicPostSection:has(.spPostContent)",
    post=re.compile(r"(?:p|spPostIndexContent)(\d{1,12})"),
    id_places=('.spPostContent[id^="spPostIndexContent"]',),
    author=(".spPostUserName",),
    user_title=(".spPostUserRank", ".spPostUserSpecialRank"),
    date=(".spPostUserDate",),
    number=(".spPostNumber", ".spPrintNumber"),
    numbered=re.compile(r"^#?(\d{1,9})$"),
    body=(".spPostContent",),
    signature=(".spPostUserSignature",),
    title=("#spTopicHeaderName", ".spTopicViewSection .spHeaderName"),
    crumbs=("#spBreadCrumbs", ".spBreadCrumbs"),
    pagination=(".spPageLinks",),
    forum_name=(),
)
BODY_RULES = BodyRules(
    boilerplate="spPostUserSignature",
    quotes={"spPostEmbedQuote": Quotation(heads=("strong",), named=())},
    post=ADDRESSES.post,
)


class _Post(ForumPost):
    dated_in_words = True

    def find_author_id(self) -> str:
        """Links to members are of words, or scripts."""
        return ""

    def is_repeated(self) -> bool:
        return False

    def is_member(self) -> bool:
        """Of a guest it says no number of posts."""
        return bool(self.author) and self.first(".spPostUserPosts") is not None

    def date_said(self) -> str:
        """The day and the time, in two lines or with a dash between."""
        return words_of(self.date_node()).replace(" - ", " ")

    def pairs(self) -> list[tuple[str, str]]:
        """The number stands behind or before the words: "Forum Posts: 12", or "12 Posts"."""
        said = self.text(".spPostUserPosts")
        match = _POSTS.search(said)
        return [(clean_name(said.replace(match[0], "").strip(" :")), match[0])] if match else []

    @functools.cached_property
    def _notice(self) -> LexborNode | None:
        """What stands over a post that awaits approval."""
        body = self.body()
        return next((part for part in elements(body) if has_class(part, "spMessage")), None) if body is not None else None

    def withheld_state(self) -> State | None:
        return State.HIDDEN if self._notice is not None else super().withheld_state()


class _Page(ForumPage):
    importer = "simplepress"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    @functools.cached_property
    def _own(self) -> str:
        """The address of the page itself."""
        found = urldefrag(self.page.address).url.partition("?")[0]
        return found if not found or found.endswith("/") else f"{found}/"

    def front(self) -> str:
        """The address of the first of the boards' pages: the forum itself."""
        crumbs = self.page.first(*self.layout.crumbs)
        links = [self.page.link(link) for link in (crumbs.css("a[href]")[:MAX_LINKS] if crumbs is not None else [])]
        site = super().front()
        inner = [link for link in links if link and self._own.startswith(link) and link != site]
        return min(inner, key=len, default="") if self._own else ""

    def addresses(self) -> tuple[str, ...]:
        """Without the number of the page."""
        own = _PAGE.sub("/", self._own)
        return (own,) if own else ()

    @functools.cached_property
    def post_address(self) -> Callable[[str], str]:
        """A post's is that of its page."""
        own = self._own
        return (lambda post: f"{own}#p{post}" if post else "") if own else nowhere

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """Those between the forum and the topic: the site's own front, and the forum's, come before."""
        crumbs = self.page.first(*self.layout.crumbs)
        links = crumbs.css("a[href]")[:MAX_LINKS] if crumbs is not None else []
        found = [(clean_name(words_of(link)), self.page.link(link)) for link in links]
        topic = self.heading[0]
        boards: list[Board] = []
        for title, address in found[2:]:
            if title and title != topic:
                parents = tuple(board.title for board in boards)
                boards.append(Board(title, parents=parents, addresses=(address,) if address else ()))
        return tuple(boards)

    def forum_named(self) -> str:
        """The site's name, which ends the page's title or begins the way to the topic."""
        return self.page.meta("og:site_name") or re.split(r"\s[|–-]\s", words_of_title(self.page))[-1]

    @functools.cached_property
    def thread_id(self) -> str:
        """It shows none."""
        return ""

    @functools.cached_property
    def number(self) -> int:
        match = _PAGE.search(self._own)
        return int(match[1]) if match else 1


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"spTopicPostSection" in data and b"spPostIndexContent" in data and b"spPostUserName" in data


PAGE_KINDS = PageKinds(
    post_ids=(r"sppostindexcontent\d",),
    part_classes={"spForumTopicSection": NotAThread.LIST, "spGroupForumSection": NotAThread.LIST},
)
IMPORTER = Importer(
    name="simplepress",
    summary="Saved topic pages of Simple:Press, the forum for WordPress.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
