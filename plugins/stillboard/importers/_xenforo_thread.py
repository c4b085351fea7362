"""A XenForo thread page as a whole: the forum, the way to the thread, its title, its pages, its poll."""

from __future__ import annotations

import functools
import re
from urllib.parse import urldefrag, urlsplit

from selectolax.lexbor import LexborNode

from ..markup.html_words import words_of
from ..model import Board, CapturedPage, Forum, PollOption, Source, Thread
from ..names import clean_name
from ._html import Page, attribute, boards_of, count, first, text
from ._xenforo_layouts import XENFORO1, XENFORO2, Layout

# .../threads/slug.12/page-3, .../threads/12/, .../index.php?threads/slug.12/page-3; forums may rename `threads`.
_THREAD = re.compile(
    r"(?P<root>https?://[^/]+/(?:[^/?]+/){0,8}?)(?P<way>(?:index\.php\?)?[\w-]+/)(?:(?P<slug>[^/.?#&]*)\.)?(?P<id>\d{1,15})(?P<rest>(?:/.*)?)"
)
_PAGE = re.compile(r"(?:/|[?&])page[-=](\d{1,7})")
_NODE = re.compile(r"(?:^|[/#.?])(?:[^/#.?]*\.)?(\d{1,10})/?$")
_IDENTITY = re.compile(r"thread-(\d{1,15})")
_ROUTE_OF_POSTS = re.compile(r"(?:posts|goto|members)/")
_OF = re.compile(r"(\d{1,6})\D{1,12}(\d{1,6})")


class ThreadPage:
    """One page of a thread."""

    def __init__(self, page: Page) -> None:
        """Find out which XenForo it is, and where it stood."""
        self.page = page
        self.layout: Layout = XENFORO1 if _is_first(page) else XENFORO2
        self._match = _address(page.address)
        self.root = self._match["root"] if self._match else _front(page)

    def forum(self) -> Forum:
        """The forum, by the name it gives itself."""
        page = self.page
        shown = page.meta("og:site_name") or text(page.root, ".boardTitle", ".p-header-logo")
        title = shown or _after_title(page) or urlsplit(self.root).netloc
        addresses = (self.root,) if self.root else ()
        return Forum(clean_name(title) or "XenForo", addresses=addresses, engine=self.layout.engine, lang=page.lang)

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The boards around the thread, outermost first."""
        crumbs = self.page.first(*self.layout.crumbs)
        if crumbs is None:
            return ()
        links = [(clean_name(words_of(link)), self.page.link(link)) for link in crumbs.css(self.layout.crumb)]
        return boards_of(links, self.root, _node)

    @functools.cached_property
    def number(self) -> int:
        """Which page of the thread it is, from 1."""
        root = self.page.root
        said = attribute(root.css_first(".PageNav[data-page]"), "data-page") or text(root, ".pageNav-page--current")
        shown = _PAGE.search(self._match["rest"]) if self._match else None
        return count(said) or (int(shown[1]) if shown else 1)

    @functools.cached_property
    def page_count(self) -> int:
        """How many pages the thread had."""
        root = self.page.root
        last = attribute(root.css_first(".PageNav[data-last]"), "data-last")
        if pages := count(last):
            return max(pages, self.number)
        shown = [count(words_of(link)) or 0 for link in root.css(".pageNav-page a, .pageNav-page--current")[:40]]
        of = _OF.search(text(root, ".pageNavSimple-el--current"))
        return max(self.number, *shown, int(of[2]) if of else 1)

    def thread(self, numbers: list[int | None]) -> Thread:
        """The thread; `numbers` are those of its posts on this page."""
        page, layout, capture = self.page, self.layout, self.page.capture
        title, prefix = self._title()
        question, options = self._poll()
        return Thread(
            title=title,
            slug=(self._match["slug"] or "") if self._match else "",
            thread_id=self._identity(),
            addresses=self._addresses(),
            boards=tuple(board.title for board in self.boards),
            prefix=prefix,
            tags=tuple(dict.fromkeys(tag for link in page.root.css(layout.tags) if (tag := clean_name(words_of(link))))),
            states=tuple(state for state in ("sticky", "locked") if page.first(getattr(layout, state)) is not None),
            posts_per_page=self._posts_per_page(numbers),
            page_count=self.page_count,
            pages=(CapturedPage(self.number, capture.captured, capture.name),),
            views=self._views(),
            lang=page.lang,
            poll=question,
            poll_options=options,
            sources=(Source(capture.name, capture.sha256, "xenforo", capture.captured),),
        )

    def _title(self) -> tuple[str, str]:
        """The title without its prefix, and the prefix."""
        heading = self.page.first(*self.layout.title)
        whole = clean_name(words_of(heading)) if heading is not None else ""
        if not whole:
            return self._title_elsewhere(), ""
        prefix = " ".join(clean_name(words_of(label)) for label in heading.css(self.layout.prefix)) if heading is not None else ""
        title = whole[len(prefix) :].strip(" -–|") if prefix and whole.startswith(prefix) else whole
        return title or whole, prefix

    def _title_elsewhere(self) -> str:
        """The title where the skin's heading is not known: a page's first heading may be the forum's name."""
        said = self.page.described("DiscussionForumPosting").get("headline")
        found = clean_name(said if isinstance(said, str) else "") or clean_name(self.page.meta("og:title"))
        return found or clean_name(text(self.page.root, "h1")) or "Untitled"

    def _identity(self) -> str:
        root = self.page.root
        said = attribute(root, "data-content-key") or attribute(root.css_first('[data-lb-id^="thread-"]'), "data-lb-id")
        match = _IDENTITY.fullmatch(said)
        return match[1] if match else self._match["id"] if self._match else ""

    def _addresses(self) -> tuple[str, ...]:
        match = self._match
        if not match:
            return ()
        slug = f"{match['slug']}." if match["slug"] else ""
        return (f"{match['root']}{match['way']}{slug}{match['id']}/",)

    def _posts_per_page(self, numbers: list[int | None]) -> int | None:
        """What the posts' numbers prove: page 3 begins with #41, or page 1 of several ends with #20."""
        if not numbers or numbers[0] is None:
            return None
        before = numbers[0] - 1
        if self.number > 1:
            return before // (self.number - 1) if before and before % (self.number - 1) == 0 else None
        return numbers[-1] if self.page_count > 1 else None

    def _views(self) -> int | None:
        """The number of views, where the page's JSON-LD gives it (XenForo 2.3)."""
        statistics = self.page.described("DiscussionForumPosting").get("interactionStatistic")
        for item in statistics if isinstance(statistics, list) else [statistics]:
            if isinstance(item, dict) and "View" in str(item.get("interactionType")):
                return count(str(item.get("userInteractionCount")))
        return None

    def _poll(self) -> tuple[str, tuple[PollOption, ...]]:
        layout = self.layout
        box = self.page.first(layout.poll)
        if box is None:
            return "", ()
        question = clean_name(text(box, *layout.question))
        found: dict[str, PollOption] = {}
        for option in box.css(layout.options):
            words = clean_name(text(option, *layout.option_text))
            if words and words not in found:
                found[words] = PollOption(words, _votes(text(option, *layout.option_votes)))
        return (question, tuple(found.values())) if question else ("", ())


def _votes(said: str) -> int | None:
    digits = re.search(r"\d[\d.,]{0,12}", said)
    return count(digits[0].rstrip(".,")) if digits else None


def _is_first(page: Page) -> bool:
    """Is it XenForo 1? Its <html> says so; else its posts' bodies do."""
    said = page.root.attributes.get("id")
    return said == "XenForo" or (said != "XF" and page.first("blockquote.messageText") is not None)


def _address(address: str) -> re.Match[str] | None:
    """The address of a thread's page taken apart; None if it is no such address."""
    plain = urldefrag(address).url
    match = _THREAD.fullmatch(plain)
    return match if match and not _ROUTE_OF_POSTS.fullmatch(match["way"]) else None


def _front(page: Page) -> str:
    """The forum's address where the page does not say its own: that of its host."""
    parts = urlsplit(page.address)
    return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""


def _node(address: str) -> str:
    match = _NODE.search(address)
    return match[1] if match else ""


def _after_title(page: Page) -> str:
    """The forum's name at the end of the page's title: `Thread | Forum`."""
    head, bar, tail = words_of_title(page).rpartition(" | ")
    return tail if bar and head else ""


def words_of_title(page: Page) -> str:
    """The words of the title element, which text_of leaves out."""
    node: LexborNode | None = first(page.root, "title")
    return " ".join((node.text() or "").split()) if node is not None else ""
