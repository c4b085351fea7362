"""A vBulletin thread page and its posts, where they differ from any engine's."""

from __future__ import annotations

import dataclasses
import functools
import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from ...model import Board, Forum, PollOption
from .._html.dom import attribute, first, text
from .._html.layout import Layout
from .._html.page import Page, count
from .._html.post import ForumPost
from .._html.thread_page import ForumPage
from .addresses import ThreadAddress, thread_of
from .body import BODY_RULES
from .layouts import ARCHIVE, VBULLETIN3, VBULLETIN4, VBULLETIN5
from .poll import old_poll
from .post import Post3, Post4, Post5

_POST3 = re.compile(r"(?:edit|post)(\d{1,15})")
_FRAMES = frozenset("table div section article li tr td tbody".split())
_IDS = (
    'input[name="t"], input[name="threadid"], input[name="searchthreadid"]',
    (
        'a[href*="printthread.php?t="], a[href*="threadid="], a[href*="showthread.php?t="][href*="mode="], '
        'td.navbar > a[href*="showthread.php?t="]:has(> img)'  # that loads the page anew
    ),
)
_HOME = re.compile(r"/(?:forum|forums|forumhome|index|archive/index)(?:\.php|\.html)?/?$")
_LABEL = re.compile(r"^(?:thread|thema|discussion|tema|onderwerp|konu|sujet|topic)\s?:\s?", re.IGNORECASE)


class VBulletinPage(ForumPage):
    """A thread page of vBulletin 3 to 6."""

    importer = "vbulletin"
    rules = BODY_RULES

    def __init__(self, page: Page) -> None:
        self.layout = layout_of(page)
        self.post = _POSTS.get(self.layout.engine, ForumPost)
        super().__init__(page)
        self.root = self._declared_root() or (self.thread_address.folder if self.thread_address else "") or self.front()
        if not self.root and self.thread_address and self.thread_address.own:  # known from the page's links alone
            parts = urlsplit(self.thread_address.own)
            self.root = f"{parts.scheme}://{parts.netloc}/"

    def _declared_root(self) -> str:
        """The forum's address as vBulletin 4 says it, or vBulletin 5 by its <base>."""
        said = self.page.resolve(self.page.meta("vb_meta_bburl") or attribute(self.page.first("base[href]"), "href"))
        return f"{said.rstrip('/')}/" if said else ""

    @functools.cached_property
    def thread_address(self) -> ThreadAddress | None:
        """What the thread's address says: the page's own, else one that its page box or the link to another view shows."""
        shown = self._shown
        if "." in self.page.address and (address := thread_of(self.page.address, shown)):
            return address
        links = self.page.root.css('link[rel="next"], link[rel="prev"]')
        links += self._pagination.css("a[href]")[:5] if self._pagination is not None else []
        links += self.page.root.css(f'{_IDS[1]}, [class*="threadtitle"] a[href]')[:5]
        for link in links:
            numbers = (shown - 1, shown + 1, count(words_of(link)) or 0)
            found = [address for n in numbers if (address := thread_of(self.page.link(link), n))]
            if found:
                return min(found, key=lambda address: len(address.own))
        return None

    @functools.cached_property
    def thread_id(self) -> str:
        if self.thread_address:
            return self.thread_address.id
        name = "nodeid" if self.layout is VBULLETIN5 else ""
        for node in self.page.root.css(f'input[name="{name}"]' if name else _IDS[0])[:5]:
            said = attribute(node, "value")
            if said.isascii() and said.isdecimal() and said.strip("0"):
                return said
        links = self.page.root.css(f'{_IDS[1]}, [class*="threadtitle"] a[href]')[:5]
        return next((address.id for link in links if (address := thread_of(self.somewhere(link)))), "")

    @functools.cached_property
    def _page_of_pages(self) -> tuple[int, int]:
        """The "Page 2 of 10" of the box, in any language; (0, 0) for none."""
        if self.layout is VBULLETIN5:
            shown = count(attribute(self.page.first(".pagenav input[name='page']"), "value")) or 0
            return shown, count(text(self.page.root, ".pagenav .pagetotal")) or 0
        label = first(self._pagination, ".popupctrl", ".vbmenu_control") if self._pagination is not None else None
        numbers = [int(number) for number in re.findall(r"\d{1,6}", words_of(label)[:100])]
        return (numbers[0], numbers[1]) if len(numbers) == 2 and numbers[0] <= numbers[1] else (0, 0)

    @functools.cached_property
    def _shown(self) -> int:
        """The number that the page box shows; 0 for none."""
        return self._page_of_pages[0] or count(text(self.page.root, *self.layout.current)) or 0

    @functools.cached_property
    def number(self) -> int:
        return self._shown or (thread_of(self.page.address) or ThreadAddress("")).page or 1

    @functools.cached_property
    def page_count(self) -> int:
        return max(self._page_of_pages[1], super().page_count)

    def addresses(self) -> tuple[str, ...]:
        """The thread's own, and showthread.php?t=…, which vBulletin 3 and 4 go on to take where another is shown."""
        own = self.thread_address.own if self.thread_address else ""
        stock = f"{self.root}showthread.php?t={self.thread_id}" if self.root and self.thread_id else ""
        found = (own, "" if self.layout is VBULLETIN5 else stock)
        return tuple(dict.fromkeys(filter(None, found)))

    def is_no_board(self, address: str) -> bool:
        return bool(_HOME.search(address)) or super().is_no_board(address)

    def is_thread(self, address: str) -> bool:
        found = thread_of(address) if address else None
        return bool(found and self.thread_id and found.id == self.thread_id)

    def _group(self, name: str) -> str:
        return self.thread_address.slug if self.thread_address and name == "slug" else ""

    def forum(self) -> Forum:
        """The forum: vBulletin 4 names it in the words for its logo, vBulletin 3 in the first link of its breadcrumb."""
        found = super().forum()
        logo = attribute(self.page.first(".logo-image img, #logo img"), "alt").partition(" - Powered")[0]
        home = words_of(self.page.first("span.navbar a, #navbar a")) if self.layout in {VBULLETIN3, ARCHIVE} else ""
        named = found.title and found.title != urlsplit(self.root).netloc and found.title != found.engine
        said = re.match(r"vBulletin \d", self.page.meta("generator"))
        return dataclasses.replace(
            found,
            title=found.title if named else clean_name(home) or clean_name(logo) or found.title,
            engine=said[0] if said else found.engine,
        )

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The boards; the front page has several names."""
        home = words_of(self.page.first("span.navbar a, #navbar a")) if self.layout in {VBULLETIN3, ARCHIVE} else ""
        found = [board for board in super().boards if not _HOME.search(next(iter(board.addresses), ""))]
        found = [board for board in found if board.addresses or board.title != home]
        return tuple(
            dataclasses.replace(board, parents=tuple(other.title for other in found[:n])) for n, board in enumerate(found)
        )

    def title(self) -> tuple[str, str]:
        """The title: vBulletin 4 writes "Thread: " before it where the heading has no place of its own for the title."""
        title, prefix = super().title()
        title = clean_name(_LABEL.sub("", title)) or title
        if not prefix and self.layout is VBULLETIN4:  # its form is the forum's own, and its place between the two
            before = words_of(self.page.first("#pagetitle h1")).partition(title)[0]
            prefix = clean_name(before.partition(":")[2])[:60]
        return title, prefix

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        return old_poll(self.page) if self.layout is VBULLETIN3 else super().poll()

    def nodes(self) -> list[LexborNode]:
        """The posts. Advertisements look like them, but have no id, or neither a number nor a member or a guest as author."""
        found = super().nodes()
        if self.layout is VBULLETIN3:
            return _outermost(found)
        if self.layout is VBULLETIN4:
            return [
                node
                for node in found
                if re.fullmatch(r"post_\d{1,15}", attribute(node, "id")) or "postbitdeleted" in attribute(node, "class")
            ]
        return found


_POSTS: dict[str, type[ForumPost]] = {
    VBULLETIN3.engine: Post3,
    VBULLETIN4.engine: Post4,
    VBULLETIN5.engine: Post5,
}


def layout_of(page: Page) -> Layout:
    """Which generation wrote the page, by its posts."""
    for layout, mark in (
        (VBULLETIN5, "li.b-post, .conversation-list > li.list-item"),
        (VBULLETIN4, 'li.postcontainer, li[id^="post_"] .postcontent, li[id^="post_"] .content'),
        (ARCHIVE, "div.posttop + div.posttext"),
    ):
        if page.first(mark) is not None:
            return layout
    return VBULLETIN3


def _outermost(found: list[LexborNode]) -> list[LexborNode]:
    """Of the elements edit7 and post7 the outer one, which comes first."""
    kept: dict[str, LexborNode] = {}
    for node in found:
        match = _POST3.fullmatch(attribute(node, "id"))
        if match and node.tag in _FRAMES:
            kept.setdefault(match[1], node)
    return list(kept.values())
