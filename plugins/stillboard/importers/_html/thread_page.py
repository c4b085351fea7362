"""A thread's page of any forum engine: the forum, the way to the thread, its title, its pages, its poll, its posts.

An engine is a subclass of ForumPage with its `layout` and `rules`, and of ForumPost where it shows posts in a way of its own.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import ClassVar
from urllib.parse import urldefrag, urlsplit

from selectolax.lexbor import LexborNode

from ...dumps import Capture
from ...dumps.page_kinds import NotAThread
from ...errors import Drift, NoThread, PartLeft
from ...ids import clean_name
from ...markup.addresses import resolver
from ...markup.html_words import words_of
from ...model import Board, CapturedPage, Forum, Item, PollOption, Remark, Source, Thread
from .alike import with_alike
from .beside import named
from .bodies_left import LOOK, bodies_left, said_of_left
from .body_rules import BodyRules
from .dates import PageDates
from .dom import attribute, elements_before, text
from .inferred import FIELDS, Inference, infer
from .judged_dates import judge
from .layout import Layout
from .page import Page, after_title, boards_of, count, once_escaped, shown_title, words_of_title
from .page_facts import PageFacts, nowhere
from .page_numbers import MAX_LINKS, PageNumbers
from .poll import poll_in
from .post import ForumPost
from .posts import authors_of, is_backwards, members, note_inside, note_repeats, note_withheld, placed
from .posts_left import posts_left, said_of_posts_left
from .second_look import SecondLook
from .single_file import said_of_hidden
from .thread_by_words import poll_left, shows_shares, way_of
from .what_ids_say import are_of_several_threads, without_ids_as_numbers

_ID = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}", re.ASCII)  # a thread's, and no word of its title
_NOWHERE = "https://page.invalid/"  # no host has such a name
_at_nowhere = resolver(_NOWHERE)
MAX_OPTIONS = 1000  # of a poll; and tags of a thread


class ForumPage(PageNumbers):
    """One page of a thread. Subclasses name an engine."""

    importer: ClassVar[str]  # its name, as in --from
    layout: Layout
    rules: BodyRules = BodyRules()
    post: type[ForumPost] = ForumPost
    infers: ClassVar[AbstractSet[str]] = FIELDS
    """The fields that are looked for by the structure of its posts where its layout does not find them."""
    inferences: Sequence[Inference] = ()
    judged: Sequence[str] = ()
    second: SecondLook | None = None
    way: LexborNode | None = None
    """The row of links that leads to the thread, where its form shows it."""

    def __init__(self, page: Page) -> None:
        """Find out where it stood."""
        self.page = page
        self._match = self.layout.addresses.thread.match(urldefrag(page.address).url) or self._led_here()
        self.root = self._match["root"] if self._match else self.front()

    def _led_here(self) -> re.Match[str] | None:
        """The address of the thread, from what leads to it on its own page."""
        nodes = (self.page.first(selector) for selector in self.layout.here)
        places = (self.page.resolve(attribute(node, "href", "action")) for node in nodes if node is not None)
        return next((match for place in places if (match := self.layout.addresses.thread.match(urldefrag(place).url))), None)

    def front(self) -> str:
        """The forum's address where that of the page does not show it: that of its host, or ""."""
        parts = urlsplit(self.page.address or self.page.base)
        return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""

    # The thread.

    def forum(self) -> Forum:
        """The forum, by the name it gives itself."""
        page = self.page
        title = page.meta("og:site_name") or text(page.root, *self.layout.forum_name) or after_title(page)
        title = clean_name(self.forum_named()) or clean_name(title) or urlsplit(self.root).netloc or self.layout.engine or "Forum"
        return Forum(title, addresses=(self.root,) if self.root else (), engine=self.layout.engine, lang=page.lang)

    def forum_named(self) -> str:
        """Its name, where pages of this engine have it in a place of their own; "" else."""
        return ""

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The boards around the thread, outermost first."""
        crumbs = self.crumbs()
        found = self._boards_in(crumbs.css(self.layout.crumb)[:MAX_LINKS]) if crumbs is not None else ()
        if not found and self.layout.crumbs and self.infers and self.posts:
            self.way = way_of(self.page, self.posts[0].node, lambda link: self.is_board(self.somewhere(link)))
            found = self._boards_in(self.way.css("a[href]")[:MAX_LINKS]) if self.way is not None else ()
        return found

    def crumbs(self) -> LexborNode | None:
        """The breadcrumb."""
        return self.page.first(*self.layout.crumbs)

    def _boards_in(self, links: Sequence[LexborNode]) -> tuple[Board, ...]:
        """The boards that the links of a breadcrumb lead to."""
        named = [(clean_name(words_of(link)), self.somewhere(link)) for link in links]
        named = [(title, address) for title, address in named if not (self.is_thread(address) or self.is_no_board(address))]
        there = next((address for _, address in named if address and not address.startswith(_NOWHERE)), "")
        parts = urlsplit(there)  # a page that does not say where it stood may have whole addresses in its links
        root = self.root or (f"{parts.scheme}://{parts.netloc}/" if there else _NOWHERE)
        boards = boards_of(named, root, self.board_id)
        known = (tuple(address for address in board.addresses if not address.startswith(_NOWHERE)) for board in boards)
        return tuple(dataclasses.replace(board, addresses=addresses) for board, addresses in zip(boards, known, strict=True))

    def is_board(self, address: str) -> bool:
        """Whether an address is a board's, and no thread's, post's or member's."""
        layout = self.layout.addresses
        if not address or layout.thread.match(urldefrag(address).url) or layout.post.search(address) or "/members/" in address:
            return False
        return bool(self.board_id(address)) and not self.is_no_board(address)

    def somewhere(self, link: LexborNode) -> str:
        """Where a link leads; on a page that does not say where it stood, at a host that cannot be: its path still shows ids."""
        found = self.page.link(link)
        return found if found or self.root else _at_nowhere(attribute(link, "href"))

    def is_no_board(self, address: str) -> bool:
        """Whether an address is no board's but a member's: SMF names moderators behind a board. Engines add their front pages."""
        return bool(self.layout.addresses.member.search(address) and not self.layout.addresses.board.search(address))

    def is_thread(self, address: str) -> bool:
        """Whether an address of the breadcrumb leads to this very thread."""
        match = self.layout.addresses.thread.match(urldefrag(address).url) if address else None
        return bool(match and self.thread_id and match["id"] == self.thread_id)

    def is_other(self, address: str) -> bool:
        """Whether an address leads to another thread."""
        match = self.layout.addresses.thread.match(urldefrag(address).url) if address else None
        other = (match["id"] or "") if match else ""
        of_post = self.layout.addresses.post.search(address)
        return bool(_ID.fullmatch(other)) and other != self.thread_id and not of_post and not self.is_no_board(address)

    def board_id(self, address: str) -> str:
        """The forum's own id of a board, from its address; "" if it shows none."""
        match = self.layout.addresses.board.search(address)
        return next((group for group in match.groups() if group), "") if match else ""

    @functools.cached_property
    def thread_id(self) -> str:
        """The forum's own id of the thread; "" if the page does not show it."""
        return self.linked_id()

    def linked_id(self) -> str:
        """The thread's id, of the page's address; else of the links and forms that lead to the thread, even if not to where."""
        if found := self._group("id"):
            return found
        nodes = [node for selector in self.layout.here if (node := self.page.first(selector)) is not None]
        places = (_at_nowhere(attribute(node, "href", "action")).partition("#")[0] for node in nodes)
        return next((match["id"] for place in places if (match := self.layout.addresses.thread.match(place))), "")

    def thread(self, numbers: Sequence[int | None]) -> Thread:
        """The thread; `numbers` are those of its posts on this page."""
        page, capture = self.page, self.page.capture
        title, prefix = self.heading
        question, options = self.poll()
        return Thread(
            title=title,
            slug=self._group("slug"),
            thread_id=self.thread_id,
            addresses=self.addresses(),
            boards=tuple(board.title for board in self.boards),
            prefix=prefix,
            tags=tuple(dict.fromkeys(tag for link in self._all(self.layout.tags) if (tag := clean_name(words_of(link))))),
            states=self.states(),
            posts_per_page=self.posts_per_page(numbers),
            page_count=self.page_count,
            pages=(CapturedPage(self.number, capture.captured, capture.name),),
            views=self.views(),
            lang=page.lang,
            poll=question,
            poll_options=options,
            sources=(Source(capture.name, capture.sha256, self.importer, capture.captured),),
        )

    def _all(self, selector: str) -> list[LexborNode]:
        """What a selector finds. "A B" is looked for from A: else each B would look for it through all that is around it."""
        found: dict[int, LexborNode] = {}
        for places in filter(None, re.split(r",\s*(?![^\[(]*[\])])", selector)):
            outer, _, inner = places.strip().rpartition(" ")
            simple = outer and not re.search(r"[>+~\[(]", places)
            boxes = self.page.root.css(outer)[:MAX_OPTIONS] if simple else [self.page.root]
            for box in boxes:
                found |= {node.mem_id: node for node in box.css(inner if simple else places)[:MAX_OPTIONS]}
        return [*found.values()][:MAX_OPTIONS]

    def states(self) -> tuple[str, ...]:
        """Of: sticky, locked."""
        layout = self.layout
        found = (("sticky", layout.sticky), ("locked", layout.locked))
        return tuple(state for state, selector in found if selector and self.page.first(selector) is not None)

    @functools.cached_property
    def heading(self) -> tuple[str, str]:
        """The title without its prefix, and the prefix: what `title` finds, looked for once."""
        title, prefix = self.title()
        return once_escaped(title), once_escaped(prefix)

    def title(self) -> tuple[str, str]:
        """The title without its prefix, and the prefix."""
        heading = self._heading()
        whole = clean_name(words_of(heading)) if heading is not None else ""
        if not whole or heading is None:
            return self.title_elsewhere(), ""
        labels = heading.css(self.layout.prefix) if self.layout.prefix else []
        prefix = " ".join(clean_name(words_of(label)) for label in labels)
        title = whole[len(prefix) :].strip(" -–|") if prefix and whole.startswith(prefix) else whole
        return title or whole, prefix

    def _heading(self) -> LexborNode | None:
        """The heading where the engine has it; another that fits there if the page's <title> shares no word with the first: it
        stands over something else, such as an announcement.
        """
        found = [node for places in self.layout.title for node in self.page.root.css(places)[:5]]
        said = words_of_title(self.page).casefold()
        words = set(re.findall(r"\w+", said))
        if not found or not words or words & set(re.findall(r"\w+", words_of(found[0]).casefold())):
            return found[0] if found else None
        named = (node for node in found[1:] if (whole := clean_name(words_of(node)).casefold()) and whole in said)
        return next(named, found[0])

    def title_elsewhere(self) -> str:
        """The title where the skin's heading is not known: a page's first heading may be the forum's name."""
        said = self.page.described("DiscussionForumPosting", "QAPage").get("headline")
        found = clean_name(said if isinstance(said, str) else "") or clean_name(self.page.meta("og:title"))
        return found or clean_name(text(self.page.root, "h1")) or clean_name(shown_title(self.page)) or "Untitled"

    def addresses(self) -> tuple[str, ...]:
        """The thread's own address, without the page's number and the post's; none if the page does not say where it stood."""
        if not self._match:
            return ()
        if self.layout.addresses.thread_address:
            slug = self._group("slug")
            return (self.layout.addresses.thread_address.format(root=self.root, id=self.thread_id, slug=slug),)
        return (self._group("base") or self._match[0],)

    def views(self) -> int | None:
        """The number of views, where the page's JSON-LD gives it."""
        statistics = self.page.described("DiscussionForumPosting").get("interactionStatistic")
        for item in statistics if isinstance(statistics, list) else [statistics]:
            if isinstance(item, dict) and "View" in str(item.get("interactionType")):
                return count(str(item.get("userInteractionCount")))
        return None

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The poll's question and answers; empty if there is none."""
        return poll_in(self.page.root, self.layout)

    # The posts.

    def nodes(self) -> list[LexborNode]:
        """The elements of the posts, in order."""
        nodes = {node.mem_id: node for node in self.page.root.css(self.layout.posts)}  # several selectors may find one post
        return list(nodes.values())

    @functools.cached_property
    def facts(self) -> PageFacts:
        """What the posts are read with."""
        page = self.page
        return PageFacts(
            layout=self.layout,
            rules=self.rules,
            name=page.capture.name,
            captured=page.capture.captured,
            lang=page.lang,
            number=self.number,
            thread_id=self.thread_id,
            title=self.heading[0],
            addresses=self.addresses(),
            resolve=page.resolve,
            file=page.file,
            picture=page.picture,
            keep=page.keep,
            post_address=self.post_address,
        )

    @functools.cached_property
    def posts(self) -> list[ForumPost]:
        """The page's posts; those that it repeats say so."""
        posts = self.read_posts()
        note_inside(posts)
        without_ids_as_numbers(posts)
        self.compare(posts)
        note_withheld(self.page.root, posts)
        dates = PageDates(self.page, self.shown_dates(posts) if self.page.capture.dayfirst is None else ())
        authors = authors_of(posts)
        for post in posts:
            post.dates, post.authors = dates, authors
        self.judged = [*self.judged, *judge(posts)] if self.infers else []
        self.inferences = list(infer(self.page, posts, self.infers))
        self.second = SecondLook(posts) if self.infers else None
        if self.inferences or (self.second and self.second.said):
            authors = authors_of(posts)
            for post in posts:
                post.authors = authors
        return posts

    def read_posts(self) -> list[ForumPost]:
        """Which posts the page shows, of whom, in order."""
        posts = [self.post(node, self.facts, n) for n, node in enumerate(self.nodes(), 1)]
        posts, self.judged = with_alike(self.page.root, posts) if self.infers else (posts, ())
        return posts

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Note on posts what only all of them together show: which the page repeats."""
        note_repeats(posts)

    def shown_dates(self, posts: Sequence[ForumPost]) -> list[str]:
        """The dates of the posts in words: what shows whether the day or the month comes first."""
        return [words for post in posts if (words := post.date_said())]

    @functools.cached_property
    def post_address(self) -> Callable[[str], str]:
        """From a post's id to its address; "" where it is not known how the forum addresses it."""
        form = self.layout.addresses.post_address
        known = {"root": self.root, "thread": next(iter(self.addresses()), ""), "thread_id": self.thread_id}
        if not form or not self.root or any(f"{{{name}}}" in form and not value for name, value in known.items()):
            return nowhere
        return lambda post: form.format_map({**known, "id": post}) if post else ""

    def items(self) -> Iterator[Item]:
        """Everything on the page. Drift if it shows no post; NoThread if only the staff can read the thread."""
        if self.layout.thread_deleted and self.page.first(self.layout.thread_deleted) is not None:
            raise NoThread(NotAThread.WITHHELD.value, where=self.page.capture.name, todo=NotAThread.WITHHELD.todo)
        posts = self.posts
        if not posts:
            todo = "save the thread's page while it shows its posts"
            raise Drift(f"a {self.layout.engine} page without a post", where=self.page.capture.name, todo=todo)
        if are_of_several_threads(posts, self.thread_id, self.page.root):
            raise NoThread(NotAThread.SEARCH.value, where=self.page.capture.name, todo=NotAThread.SEARCH.todo)
        yield self.forum()
        yield from self.boards
        backwards = is_backwards(posts)
        thread = self.thread([post.number for post in posts if post.counts and not backwards])
        yield dataclasses.replace(thread, pages=()) if backwards and self.page_count > 1 else thread
        yield from members(posts)
        for post, place in placed(posts, self.number, self.page_count):
            item = post.item(place)
            yield from self.page.new_files()
            yield item
        yield from (Remark(self.page.capture.name, said) for said in self.remarks(sum(post.counts for post in posts)))

    def remarks(self, shown: int) -> Iterator[str]:
        """What must be said of the page's posts. `shown`: how many there are. PartLeft if some were not read."""
        yield from self.judged
        if is_backwards(self.posts):
            yield "it shows the newest post first"
        yield from (inference.said(shown) for inference in self.inferences)
        yield from said_of_hidden(post.body() for post in self.posts) if self.page.by_single_file else ()
        if self.second:
            yield from self.second.remarks(self.heading[0])
            yield from said_of_left(bodies_left(self.page.root, self.posts, self.poll()), self.facts)
            yield from self._said_of_thread()
            left = posts_left(self.page, self.posts, self.is_other)
            if any(one.is_sure for one in left):
                raise PartLeft(said_of_posts_left(left), where=self.page.capture.name, todo=LOOK)
            if left:
                yield said_of_posts_left(left)

    def _said_of_thread(self) -> Iterator[str]:
        if self.way is not None and self.boards:
            where = named(self.way)
            yield f"this skin shows the way to the thread in a place that is not known; it was found by its form: {where}"
        elif self.layout.crumbs and not self.boards and self.posts:
            links = elements_before(self.page.root, self.posts[0].node, "a[href]", MAX_LINKS * 10)
            said = (words_of(link) for link in reversed(links) if self.is_board(self.somewhere(link)))
            if words := next(filter(None, said), ""):
                yield f"the way to the thread is not known, though a link before its posts leads to a board: “{words[:60]}”"
        question, options = self.poll()
        if self.layout.poll and not (question and options) and self.posts:
            yield from poll_left(self.page, self.posts[0].node)
        counted = not options or any(one.votes is not None for one in options)
        box = None if counted else self.page.first(self.layout.poll)
        if box is not None and shows_shares(box):
            yield "how many chose which answer of the poll stands in a place that is not known, and was not read"


def reads(page: Callable[[Page], ForumPage]) -> Callable[[Capture], Iterator[Item]]:
    """The `posts` of an engine's importer."""

    def posts(capture: Capture) -> Iterator[Item]:
        yield from page(Page(capture)).items()

    return posts
