"""Threads of any other software: what the page says to search engines (microdata, JSON-LD), else its repeated records."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag

from selectolax.lexbor import LexborNode

from ...addresses import Engine
from ...dumps import Capture
from ...errors import Drift
from ...ids import clean_name
from ...markup.blocks import Block, Break, Paragraph, Text
from ...markup.from_html import Reader
from ...markup.html_words import elements, words_of
from ...markup.to_markdown import to_markdown
from ...model import DateSource, Item, Origin, Place, Post, Remark, Skipped, State, Thread
from .. import any_body_rules
from .._html.body_rules import BodyRules, Converted, without
from .._html.card import pair
from .._html.dates import is_date
from .._html.dom import attribute
from .._html.layout import Layout
from .._html.page import Page
from .._html.page_facts import PageFacts
from .._html.post import ForumPost
from .._html.thread_page import ForumPage, reads, words_of_title
from .._importer import Importer
from .._printed_ip import without_printed_ip
from .linked_data import Described, described
from .microdata import marked
from .records import Record, records
from .whole_bodies import APART

_PAGE = re.compile(r"(?P<before>.*?)(?:/page[/-]|[?&]page=|[?&]p=|/p)(?P<page>\d{1,6})(?:/|\.html?|&.*)?$")
# A number after a word, or Reddit's names of things.
_ID = re.compile(r"[A-Za-z_-]{0,30}?(\d{1,18})|(?:thing_)?(t[13]_[0-9a-z]{1,12})")
_LEADING = re.compile(r"^(?:by|von|par|por|da|door|przez|af|av|от|posted by|written by)[: ]\s*|[:,]$", re.IGNORECASE)
ENOUGH = 0.6  # of the posts that the page describes, for its structure to be trusted: it alone has quotes, links and pictures
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


def _no_quote(node: LexborNode, reader: Reader) -> Converted:
    """What a member says, in a blockquote: vBulletin 4 and XenForo 1 write bodies so."""
    return reader.blocks(node)


@functools.cache
def _body_rules() -> BodyRules:
    known = any_body_rules()
    return dataclasses.replace(known, handlers={**known.handlers, "postcontent": _no_quote, "messageText": _no_quote})


# What software calls the element of a post that only its staff sees: Drupal, WordPress and others.
_DELETED = re.compile(
    r"(?:^|\s)(?:(?:is|post|comment|message|node|soft|status)[-_]{1,2})?(?:deleted|trash)(?:$|\s)", re.IGNORECASE
)
_UNAPPROVED = re.compile(
    r"(?:^|\s)(?:(?:is|post|comment|message|node|status)[-_]{1,2})?"
    r"(?:unapproved|unpublished|pending|spam|moderated|not-approved|awaiting-\w+)(?:$|\s)",
    re.IGNORECASE,
)


class _Post(ForumPost):
    """A post that the page's structure shows, or that it describes."""

    def __init__(self, record: Record, page: PageFacts, nth: int) -> None:
        self.record = record
        self.answered: _Post | None = None
        super().__init__(record.parts[0], page, nth)

    def find_id(self) -> str:
        """Its own element's, that of the anchor before it, else of something inside it."""
        inside = (*self.record.parts[1:2], self.node.css_first("[id]"), self.node.css_first("a[name]"))
        for node in (self.node, self.record.anchor, *inside):
            for name in ("id", "data-id", "data-post-id", "name"):
                if match := self.layout.post.fullmatch(attribute(node, name)):
                    return match[1] or match[2]
        return ""

    def reply_to(self) -> str:
        return self.answered.id if self.answered is not None else ""

    def withheld_state(self) -> State | None:
        """By the classes of its elements."""
        said = " ".join(attribute(part, "class") for part in self.record.parts)
        if _DELETED.search(said):
            return State.DELETED
        return State.HIDDEN if _UNAPPROVED.search(said) else super().withheld_state()

    def find_user(self) -> LexborNode | None:
        return self.record.author

    def find_author(self) -> str:
        words = attribute(self.user, "content") or words_of(self.user) or self.record.name
        return clean_name(_LEADING.sub("", words))

    def date_node(self) -> LexborNode | None:
        return self.record.date

    def body(self) -> LexborNode | None:
        return self.record.body

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        heads = [node for node in (self.record.author, self.record.date) if node is not None]
        return reading.among(without(_unwrapped(body), [*heads, *self.record.left_out]))

    def item(self, place: Place | None) -> Post | Skipped:
        found = super().item(place)
        return dataclasses.replace(found, body=without_printed_ip(found.body)) if isinstance(found, Post) else found

    def pairs(self) -> list[tuple[str, str]]:
        return [pair(node) for node in self.node.css("dl") if node.css_first("dt") is not None][:6]


class GenericPage(ForumPage):
    """A thread's page of no known engine."""

    importer = "generic"
    layout = LAYOUT
    post = _Post

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.rules = _body_rules()
        self.described = described(page.linked_data)

    @functools.cached_property
    def records(self) -> list[Record]:
        """The posts of its microdata, or of its structure: whichever shows more of them."""
        root = self.page.root
        found = marked(root)
        others = records(root, lambda node: is_date(node, self.page.lang))
        return others if _facts_in(others) > _facts_in(found) else found

    def read_posts(self) -> list[ForumPost]:
        posts = [_Post(record, self.facts, n) for n, record in enumerate(self.records, 1)]
        known = {id(post.record): post for post in posts}
        for post in posts:
            post.answered = known.get(id(post.record.answers)) if post.record.answers else None
            apart = (node.mem_id for place in APART for node in post.record.body.css(place)) if post.record.body else ()
            post.excluded.update(apart)
        return list(posts)

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Posts that seem to share an id have none."""
        ids = Counter(post.id for post in posts)
        if any(many > 1 for many in ids.values()):  # an id that two posts have is no post's
            for post in posts:
                post.id = ""

    def title(self) -> tuple[str, str]:
        """The heading if the page's title has it too, since a page's first heading may be the site's name."""
        whole = words_of_title(self.page).casefold()
        said = [clean_name(words_of(node)) for node in self.page.root.css("h1, h2, h3")[:20]]
        shown = [words for words in said if len(words) > 3 and words.casefold() in whole and not self._is_forum(words)]
        if shown:
            return next((words for words in shown if whole.startswith(words.casefold())), shown[0]), ""
        return self.title_elsewhere(), ""

    def _is_forum(self, words: str) -> bool:
        return words.casefold() == self.page.meta("og:site_name").casefold()

    @functools.cached_property
    def number(self) -> int:
        """Which page of the thread it is, by its address, else by the box with the pages."""
        match = _PAGE.match(urldefrag(self.page.address).url)
        return int(match["page"]) if match and int(match["page"]) > 0 else super().number

    def addresses(self) -> tuple[str, ...]:
        """That of the page, without its number."""
        address = urldefrag(self.page.address).url
        match = _PAGE.match(address)
        return (match["before"] if match else address,) if address else ()

    def items(self) -> Iterator[Item]:
        """What the page shows; what it only describes, where it shows less."""
        capture = self.page.capture
        if len(self.described) * ENOUGH > len(self.posts):
            yield self.forum()
            yield from self.boards
            yield self._thread_of(self.described)
            for n, post in enumerate(self.described, 1):
                yield self._described(post, n)
            yield Remark(capture.name, "read from the page's JSON-LD, which holds words only: no quotes, links or pictures")
        elif self.posts:
            yield from super().items()
            yield Remark(capture.name, "no importer knows this software; its posts were found by the page's structure")
        else:
            raise Drift(
                "no posts are found on this page", where=capture.name, todo="is it a thread? --from NAME forces an importer"
            )

    def _thread_of(self, posts: list[Described]) -> Thread:
        thread = self.thread([None] * len(posts))
        return dataclasses.replace(thread, title=posts[0].title or thread.title)

    def _described(self, post: Described, n: int) -> Post:
        lines = [line.strip() for line in post.text.replace("\r", "").split("\n")]
        paragraphs: list[Block] = []
        for part in "\n".join(lines).split("\n\n"):
            inlines = [inline for line in part.split("\n") if line for inline in (Break(), Text(line))][1:]
            if inlines:
                paragraphs.append(Paragraph(tuple(inlines)))
        match = self.layout.addresses.member.search(post.author_address)
        return Post(
            body=to_markdown(paragraphs),
            author=post.author,
            author_id=match[1] if match else "",
            date=post.date,
            date_source=DateSource.MARKUP if post.date else None,
            place=Place(self.number, n),
            address=self.page.resolve(post.address) if post.address else "",
            edited=post.edited if post.edited != post.date else None,
            sources=(Origin(self.page.capture.name, n),),
        )


def _unwrapped(body: LexborNode) -> LexborNode:
    """What a body holds and nothing else: some software puts all a member says into a blockquote."""
    node = body
    for _ in range(8):
        inner = [child for child in elements(node, text=True) if not child.is_text_node or (child.text_content or "").strip()]
        if len(inner) != 1 or inner[0].tag not in {"div", "article", "section", "blockquote", "td", "font"}:
            return node
        node = inner[0]
    return node


def _facts_in(found: list[Record]) -> int:
    """How many facts some records show."""
    return sum(1 + (record.author is not None) + (record.date is not None) for record in found)


def _accepts(capture: Capture) -> bool:
    """Any page of HTML: it is asked only when no other importer knows the page."""
    head = capture.head.lstrip("\ufeff \t\r\n").lower()
    return head.startswith("<") and ("<html" in head or "<!doctype html" in head or "<body" in head or "<div" in head)


IMPORTER = Importer(
    name="generic",
    summary="Thread pages of any other software, by their microdata, JSON-LD or repeated structure.",
    accepts=_accepts,
    posts=reads(GenericPage),
    fallback=True,
)
