"""Kunena 1.6 to 6, the forum of Joomla: saved topic pages in its templates Blue Eagle, Mirage, Crypsis and Aurelia.

The markup is that of its own templates: topic/default_*.php of the older ones, layouts/topic/item and layouts/message/item of the
newer ones.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urldefrag

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import Kind, NotAThread, PageKinds
from ..errors import NoThread
from ..markup.addresses import resolver
from ..markup.blocks import Block
from ..markup.from_html import Reader
from ..markup.html_words import words_of
from ..model import Board, Item, PollOption, When
from ._html.attachments import attached
from ._html.body_rules import BodyRules
from ._html.dom import attribute, following, has_class
from ._html.layout import Layout, Lines
from ._html.page import Page, words_of_title
from ._html.paragraphs import closed_where_they_end
from ._html.poll import poll_in
from ._html.post import ForumPost
from ._html.quote_heads import with_names
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

_TOPIC = re.compile(r"^[^\s:]{1,20}\s?:\s+(?=\S)")  # "TOPIC: Wicks", in the forum's language
MAX_LINKS = 1000  # of a page, to its posts
MOST = 0.8  # of a page's posts, that are of the same topic
_at_nowhere = resolver("https://page.invalid/")  # no host has such a name
# Where a link to a post stands that is the forum's, and no author's: in its number or the title of a search result.
_TO_POSTS = 'a[id][href*="#"], [class*="kmsg-id"] a[href*="#"], .kposthead-postid a[href*="#"], .kresult-title a[href*="#"]'
# Where Kunena lists posts of any topics: /forum/search, /forum/recent/posts, index.php?option=com_kunena&func=latest.
_LIST = re.compile(
    r"(?:/|[?&;](?:view|func)=)(?:(search)|(user|fbprofile)|(recent|latest|mylatest|topics|statistics))(?=[/?&;#]|$)"
)
# What its templates call the results of a search.
_RESULTS = re.compile(
    rb"""<[a-z]{1,10}\b[^<>]{0,300}?\b(?:class=["'][^"'<>]{0,200}?\bksearchresult\b|id=["']kunena_search_results\b)"""
)
_NEAR = 6  # nodes before a table in which its head is looked for
LAYOUT = Layout(
    engine="Kunena",
    addresses=other_engines.KUNENA,
    here=(".kunena-topic h1 a[href]", ".kpagination a[href]", "[id=kunena i] .pagination a[href]", "li.active a[href]"),
    posts=".row-fluid.message, .row.message, table:has(.kmsgbody):not(:has(table .kmsgbody)), li.topic-row:has(.kpost-body), "
    ".chat:has(.kmsg)",
    post=re.compile(r"(\d{1,15})"),
    id_places=('[class*="kmsg-id"] a[id]', 'a[id][href^="#"]', "a[id]"),
    author=(
        ".kpost-username a",
        ".kpost-username",
        ".profilebox a[class*='kwho-']",
        ".profilebox strong",
        "h5 > a[class*='kwho-']",
        "a[class*='kwho-']",
    ),
    card=(".kpost-profile", ".kuser-horizontal", "div:has(> .profilebox)", ".kpost-user-details"),
    user_title=(".kpost-userrank", ".kpost-user-rank"),
    avatar=(".kpost-avatar img", ".kavatar img", ".profilebox img", "img.kavatar"),
    pairs=Lines(),
    date=(".kmsgdate", ".kdate", ".kposthead-posttime", "small span[title]", "small [title]", "small"),
    number=('[class*="kmsg-id"]', ".kposthead-postid", 'a[id][href^="#"]', "small a"),
    permalink=('a[href*="#"]',),
    subject=('[class*="kmsgtitle"]', ".kposthead-replytitle h3", "h4"),
    body=("li.kpost-body", ".kmsgtext", "div.kmsg", "p.kmsg"),
    attachments=".kattach, .kmsgattach, .kpost-body-attach",
    edited=(".kmessage-editmarkup", ".kpost-body-lastedit", ".alert-info"),
    signature=(".ksignature", ".kmsgsignature", ".kpost-body-sig"),
    reactions=(".kmessage-thankyou", ".kpost-thankyou"),
    deleted=".message-deleted, .kdeleted",
    unapproved=".message-unapproved, .kunapproved:not(.kdeleted)",
    title=(".kheader h1", "#kunena h1", ".kunena-topic h1", "#kunena h3", "h1"),
    crumbs=(".kpathway", ".breadcrumb", ".breadcrumbs", ".pathway"),
    pagination=(".kpagination", ".pagination"),
    current=(".kpagination .active", ".pagination .active"),
    poll=".kpollbox, :has(> #poll-results), .kpoll, #kpolldesc, .kpolldesc",
    question=(".kheader h2", "h2:has(+ #poll-results)"),
    options="tr:has(> .kpoll-option), tr:has(> .kcol-option), li:has(> .kpoll-boxvote), #poll-results tr:has(.progress)",
    option_text=(".kpoll-option", ".kcol-option", "td:first-child", "li"),
    option_votes=(".kpoll-number", ".kcol-number", "td:nth-child(3)"),
)
BODY_RULES = BodyRules(
    boilerplate="kmsgsignature ksignature ksig kmessage-editmarkup kmessage-thankyou kattach kmsgattach kpost-body-attach "
    "kpost-body-sig kpost-body-lastedit kpost-body-editreason kreply-form",
    post=other_engines.KUNENA.post,
)


class _Post(ForumPost):
    """A post of Kunena. Its older templates have the head before the table, and the files of a bubble behind it."""

    @functools.cached_property
    def _beside(self) -> tuple[LexborNode, ...]:
        if self.node.tag == "table":
            before = _next(self.node, forward=False)
            return (before,) if before is not None and has_class(before, "kmsg-header") else ()
        behind = _next(self.node, forward=True) if has_class(self.node, "chat") else None
        return (behind,) if behind is not None and has_class(behind, "kmsgattach") else ()

    def parts(self) -> tuple[LexborNode, ...]:
        return (self.node, *self._beside)

    def _found(self, *places: str) -> LexborNode | None:
        return next((node for place in places for part in self.parts() if (node := part.css_first(place)) is not None), None)

    def find_id(self) -> str:
        nodes = (self._found(place) for place in self.layout.id_places)
        ids = (self.layout.post.fullmatch(attribute(node, "id")) for node in nodes if node is not None)
        return next((match[1] for match in ids if match), "")

    def find_number(self) -> int | None:
        said = (words_of(node) for place in self.layout.number for part in self.parts() for node in part.css(place)[:3])
        return next((int(match[1]) for words in said if (match := re.search(r"#\s?(\d{1,9})$", words))), None)

    def date_node(self) -> LexborNode | None:
        return self._found(*self.layout.date)

    def title(self) -> str:
        return self.if_own(words_of(self._found(*self.layout.subject)))

    def edit_of(self, notice: LexborNode) -> tuple[When | None, str, str]:
        """The page says "Last edit: <date> by <member>. Reason: …", the exact date in a tooltip."""
        when, name, reason = super().edit_of(notice)
        return when, name.rstrip("."), reason

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """A quotation's author stands before it in bold: "Ann wrote:"."""
        return with_names(reading.blocks(body))

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return attached([box for part in self.parts() for box in part.css(self.layout.attachments)], reading)


def _next(node: LexborNode, *, forward: bool) -> LexborNode | None:
    """The element behind another, or before it."""
    near = (other for other, _ in zip(following(node, forward=forward), range(_NEAR), strict=False))
    return next((other for other in near if other.is_element_node), None)


class _Page(ForumPage):
    importer = "kunena"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def __init__(self, page: Page) -> None:
        """Crypsis writes bodies as paragraphs, whatever they hold, alone in a box."""
        closed_where_they_end(page.root, "p.kmsg", alone_in="kmessage")
        super().__init__(page)

    def _led_here(self) -> re.Match[str] | None:
        """Joomla says in <base> which page it is; else the numbers of the posts lead to their topic."""
        thread = self.layout.addresses.thread
        said = thread.match(urldefrag(self.page.base).url) if self.page.base != self.page.address else None
        places = (self.page.resolve(href) for href in self._to_posts)
        shown = (match for place in places if (match := thread.match(urldefrag(place).url)))
        return said or next(shown, None) or super()._led_here()

    def linked_id(self) -> str:
        """Also of a page that does not say where it stood: the topic that its posts lead to."""
        return self._group("id") or next(iter(self._topics), "") or super().linked_id()

    @functools.cached_property
    def _to_posts(self) -> tuple[str, ...]:
        """What leads to the page's posts, by more than their place on it."""
        hrefs = (attribute(link, "href") for link in self.page.root.css(_TO_POSTS)[:MAX_LINKS])
        return tuple(href for href in hrefs if href[:1] != "#" and self.layout.post.fullmatch(href.partition("#")[2]))

    @functools.cached_property
    def _topics(self) -> Counter[str]:
        """The topics that the posts' own links name, and how often."""
        found = (self.layout.addresses.thread.match(urldefrag(_at_nowhere(href)).url) for href in self._to_posts)
        return Counter(match["id"] for match in found if match)

    def items(self) -> Iterator[Item]:
        """NoThread for a list of posts of any topics, which Kunena shows as it shows a topic's."""
        if kind := self._listed():
            raise NoThread(kind.value, where=self.page.capture.name, todo=kind.todo)
        yield from super().items()

    def _listed(self) -> NotAThread | None:
        where = self.page.address or self.page.base
        match = None if self.layout.addresses.thread.match(urldefrag(where).url) else _LIST.search(where)
        if match:
            return NotAThread.SEARCH if match[1] else NotAThread.MEMBER if match[2] else NotAThread.NEWS
        several = len(self._topics) > 1 and max(self._topics.values()) < MOST * self._topics.total()
        return NotAThread.SEARCH if several else None

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """A forum may show ids where others show numbers, and ids that follow one another look like these on later pages, too."""
        numbered = [post for post in posts if post.number is not None]
        if numbered and numbered[0].number != 1 and all(post.id == str(post.number) for post in numbered):
            for post in numbered:
                post.number = None
        super().compare(posts)

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """Without the word for a poll before the question."""
        question, options = poll_in(self.page.root, self.layout)
        return _TOPIC.sub("", question), options

    def title(self) -> tuple[str, str]:
        """Without the word for a topic before it, which the page's own title has not."""
        title, prefix = super().title()
        bare = _TOPIC.sub("", title)
        said = words_of_title(self.page).casefold()
        return (bare if title.casefold() not in said and bare.casefold() in said else title), prefix

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The way to the thread without the topic itself, and what the site calls its forum."""
        return tuple(board for board in super().boards if board.title.casefold() != self.heading[0].casefold())


def _accepts(capture: Capture) -> bool:
    data = capture.markup
    if b"kunena" not in data and b"Kunena" not in data:
        return False
    return b'class="kmsg' in data or b"kmsgtext" in data or b"kpost-body" in data


def _says(page: bytes) -> Kind:
    has = b"searchresult" in page or b"kunena_search_results" in page  # looking for tags takes long
    return NotAThread.SEARCH if has and _RESULTS.search(page) else ""


PAGE_KINDS = PageKinds(
    says=_says,
    post_words=('class="kmsg"', "kmsgtext", "kpost-body"),
)
IMPORTER = Importer(
    name="kunena",
    summary="Saved topic pages of Kunena, the forum of Joomla.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
