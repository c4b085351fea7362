"""Drupal's forum, 5 to 10: saved pages of a topic, a node with its comments, also with the module Advanced Forum.

From node.tpl.php and comment.tpl.php of the core and of Garland and Bartik, their later .html.twig, and Advanced Forum's
advanced-forum-post.tpl.php. Themes change much, but hardly ever the classes that Drupal itself gives.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import THREAD, NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Block
from ..markup.from_html import Reader
from ..markup.html_words import words_of
from ..model import DateSource, State, When
from ._html.body_rules import BodyRules, Quotation, without
from ._html.dates import instant
from ._html.dom import ancestor, attribute, belongs_to, classes, first, has_class, of_class, previous_element, text
from ._html.layout import Layout
from ._html.page import words_of_title
from ._html.page_numbers import MAX_LINKS
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

# "Submitted by Ann (not verified) on Sat, 02/06/2012 - 14:08", and "Sat, 02/06/2012 - 14:08 — Ann".
_BY = re.compile(
    r"\b(?:by|von|door|par|por|da|av|af|przez|od|пользователем|от|автор) (?P<name>.{1,80}?)(?P<guest> \([^()\d]{3,40}\))?"
    r" (?:on|am|op|le|el|il|em|den|d\.|w|dne|в) (?P<date>\D{0,15}\d.*)$",
    re.IGNORECASE | re.DOTALL,
)
_GUEST = re.compile(r" \([^()\d]{3,40}\)$")
_DASH = " — "
_COMMENT = re.compile(r"#comment-(\d{1,12})(?!\d)")
_PAGE = re.compile(r"[?&]page=(?:\d{1,3}%2C|\d{1,3},)?(\d{1,6})")
# The line that says who wrote it and when.
_LINES = (
    ".node__submitted",
    ".node__meta",
    ".comment__submitted",
    ".submitted",
    ".comment__meta",
    ".attribution",
    ".forum-posted-on",
)
_ANY_LINE = ", ".join(_LINES)
# What else shows a comment's author or date in themes without such a line.
_SIGNED = ".comment__author, .comment__time, .comment-time, [data-comment-timestamp], [property~='dc:created'][content]"
_NAMES = (".username", '[property="schema:name"]', '[property="foaf:name"]', 'a[href*="/user"]', 'a[href*="q=user/"]')
LAYOUT = Layout(
    engine="Drupal",
    addresses=other_engines.DRUPAL,
    here=('link[rel="shortlink"]', 'a[href*="/comment/reply/"]'),
    posts='div.node[id^="node-"], article.node--type-forum, article.node-forum, article[data-history-node-id], div.forum-post, '
    "div.comment, article.comment, [data-comment-user-id], [typeof~='schema:Comment'], [typeof~='sioct:Comment']",
    post=re.compile(r"(?:comment-|post-)(\d{1,12})"),
    author=(),
    card=(".author-pane",),
    pairs=".author-pane-line",
    date=(".forum-posted-on", ".comment-time", ".comment__time", *_LINES),
    number=(".forum-post-number a", ".forum-post-number"),
    permalink=('a[href*="#comment-"]',),
    subject=(".forum-post-title", ".post-title", "h3.title", "h3.comment__title", "h3"),
    body=(".forum-post-content", ".node__content", ".comment__content", ".content"),
    signature=(".user-signature", ".author-signature", ".comment__signature"),
    tombstones="",
    unapproved="",
    title=("h1#page-title", "h1.page-title", "h1.title", "h1.page__title", "#page-title", "h1"),
    crumbs=(".breadcrumb",),
    pagination=(".pager",),
    current=(".pager-current",),
    forum_name=("#site-name a", "#site-name", ".site-name a", ".site-branding__name a", ".site-name"),
)
BODY_RULES = BodyRules(
    boilerplate="submitted user-signature author-signature comment__signature forum-topic-navigation links comment_forbidden "
    "terms "
    "field-name-taxonomy-forums field--name-taxonomy-forums taxonomy book-navigation topic-previous topic-next "
    "visually-hidden element-invisible field-name-comment-link comment-comments",
    quotes={
        "bb-quote": Quotation(heads=(".bb-quote-author", ".bb-quote-body > b")),
        "quote-msg": Quotation(heads=(".quote-author",)),
    },
    post=_COMMENT,
)


def _is_described(node: LexborNode) -> bool:
    """Whether an element says of itself that it is a comment, whatever its class."""
    return "data-comment-user-id" in node.attributes or "Comment" in attribute(node, "typeof")


def _is_comment(node: LexborNode) -> bool:
    if _is_described(node):
        return True
    return has_class(node, "comment", "comment-wrapper", "field--type-comment") or attribute(node, "id") == "comments"


class _Post(ForumPost):
    """The topic itself, or a comment."""

    parent = ""
    """The id of the comment that it hangs on."""

    @property
    def is_node(self) -> bool:
        return (
            not has_class(self.node, "comment")
            and not _is_described(self.node)
            and (has_class(self.node, "node") or "data-history-node-id" in self.node.attributes)
        )

    def find_id(self) -> str:
        """Of a comment: its own, of its link, or of the anchor before it. A topic's has another series of numbers."""
        if self.is_node:
            said = re.search(r"\d{1,12}$", attribute(self.node, "data-history-node-id", "id"))
            return f"node-{said[0]}" if said else ""
        if found := super().find_id():
            return found
        links = (_COMMENT.search(attribute(link, "href")) for link in self.node.css('a[href*="#comment-"]')[:5])
        if found := next((match[1] for match in links if match), ""):
            return found
        before = previous_element(self.node)
        anchor = before if before is not None and before.tag == "a" else None
        match = self.layout.post.fullmatch(attribute(anchor, "id", "name"))
        return match[1] if match else ""

    def own(self, *selectors: str) -> LexborNode | None:
        """The first element found that is its own: a topic may have its comments inside it."""
        if not self.is_node:
            return self.first(*selectors)
        found = (node for selector in selectors for node in self.node.css(selector)[:9])
        return next((node for node in found if belongs_to(node, self.node, _is_comment)), None)

    @functools.cached_property
    def _line(self) -> LexborNode | None:
        return self.own(*_LINES)

    def find_user(self) -> LexborNode | None:
        return self.own(".author-name a", ".author-name") or first(self._line, *_NAMES)

    def find_author(self) -> str:
        """A guest's name is no link, and may have no element either."""
        if self.user is not None and (name := clean_name(_GUEST.sub("", words_of(self.user)))):
            return name
        line = words_of(self._line)
        match = _BY.search(line)
        named = match["name"] if match else line.rpartition(_DASH)[2] if _DASH in line else ""
        return clean_name(_GUEST.sub("", named.strip()))

    def is_guest(self) -> bool:
        """Behind the name that a guest has typed stands, in brackets, that it is not verified."""
        return super().is_guest() or (bool(self.author) and not self.is_member() and self._is_unverified())

    def _is_unverified(self) -> bool:
        match = _BY.search(words_of(self._line))
        said = words_of(self.user)
        return bool(_GUEST.search(said)) if _GUEST.sub("", said).strip() else bool(match and match["guest"])

    def is_repeated(self) -> bool:
        """The topic stands above each page of its comments."""
        return self.is_node

    def date_said(self) -> str:
        """Its date in words, without the name beside it."""
        said = words_of(self.date_node())
        if match := _BY.search(said):
            return match["date"].strip(" .")
        return (said.partition(_DASH)[0] if _DASH in said else said).strip(" .")

    def date(self) -> tuple[When | None, DateSource | None]:
        """The instant that Drupal 7 and later have in the markup; else as printed."""
        dated = self.own('[property~="dc:created"][content]', '[property="schema:dateCreated"][content]')
        when = instant(attribute(dated, "content"))
        if when is None and not self.is_node:
            when = instant(attribute(self.own("[data-comment-timestamp]"), "data-comment-timestamp"))
        when = when or instant(attribute(first(self._line, "time[datetime]"), "datetime"))
        return (when, DateSource.MARKUP) if when else self.dates.printed(self.date_said())

    def date_node(self) -> LexborNode | None:
        return self.own(*self.layout.date)

    def body(self) -> LexborNode | None:
        return self.own(*self.layout.body)

    def signature_node(self) -> LexborNode | None:
        return self.own(*self.layout.signature)

    def address(self) -> str:
        """The topic's is the thread's."""
        return next(iter(self.page.addresses), "") if self.is_node else super().address()

    def title(self) -> str:
        return "" if self.is_node else super().title()

    def reply_to(self) -> str:
        """The comment above whose answers are moved to the right; Advanced Forum says the number: "(Reply to #3)"."""
        said = re.search(r"#(\d{1,7})", self.text(".forum-in-reply-to"))
        return self.parent or (f"#{said[1]}" if said else "")

    def state(self) -> State | None:
        return None

    def withheld_state(self) -> State | None:
        """What only the staff sees: comments that await approval."""
        names = {"comment-unpublished", "comment--unpublished", "node-unpublished", "node--unpublished", "unpublished"}
        return State.HIDDEN if names & set(classes(self.node)) else super().withheld_state()

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Without the title and the links, which some themes have in the same box."""
        titles = [node for node in body.css("h3") if node.css_first('a[rel="bookmark"]') is not None]
        comments = body.css("#comments, .comment-wrapper, .field--type-comment") if self.is_node else []
        return reading.among(without(body, [*titles, *comments], self.excluded))


class _Page(ForumPage):
    importer = "drupal"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    @functools.cached_property
    def thread_id(self) -> str:
        node = self.page.first('.node[id^="node-"]', "[data-history-node-id]")
        match = re.search(r"\d{1,12}$", attribute(node, "data-history-node-id", "id"))
        named = re.search(r"\bpage-node-(\d{1,12})\b", attribute(self.page.first("body"), "class"))
        return self._group("id") or (match[0] if match else "") or (named[1] if named else "") or self.linked_id()

    def addresses(self) -> tuple[str, ...]:
        """As the page has it, which may be a path of words, and by the topic's id."""
        own = self.page.address.partition("#")[0].partition("?")[0] if "?q=" not in self.page.address else ""
        by_id = f"{self.root}node/{self.thread_id}" if self.root and self.thread_id and self._match else ""
        return tuple(dict.fromkeys(filter(None, (own, by_id))))

    @functools.cached_property
    def number(self) -> int:
        """The addresses of pages count from 0; Drupal 8 says "Current page" before the number."""
        shown = re.search(r"\d{1,6}", text(self.page.root, ".pager-current", ".pager__item.is-active", ".pager li.active"))
        asked = _PAGE.search(self.page.address)
        return int(shown[0]) if shown and int(shown[0]) else int(asked[1]) + 1 if asked else 1

    @functools.cached_property
    def page_count(self) -> int:
        box = self.page.first(*self.layout.pagination)
        links = box.css("a[href]")[:MAX_LINKS] if box is not None else []
        asked = (_PAGE.search(attribute(link, "href")) for link in links)
        return max(self.number, *(int(match[1]) + 1 for match in asked if match), 1)

    def forum_named(self) -> str:
        """The site's, which ends the page's title too."""
        whole = words_of_title(self.page).rpartition(" | ")
        named = self.page.meta("og:site_name") or text(self.page.root, *self.layout.forum_name)
        return clean_name(named) or (whole[2] if whole[0] else "")

    def nodes(self) -> list[LexborNode]:
        """What has a line that says who wrote it; the rest with these classes are blocks beside the topic."""
        found = [node for node in super().nodes() if node.css_first(_ANY_LINE) is not None or node.css_first(_SIGNED) is not None]
        topics = [node for node in found if not (has_class(node, "comment", "forum-post") or _is_described(node))]
        return [node for node in found if node not in topics[1:]] if len(topics) > 1 else found

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Note what each comment hangs on: its answers lie in a box that follows it."""
        super().compare(posts)
        known = {post.node.mem_id: post for post in posts}
        for post in posts:
            box = ancestor(post.node, of_class("indented"), 6)
            above = previous_element(box) if box is not None else None
            while above is not None and above.mem_id not in known and above.tag != "div":
                above = previous_element(above)
            inner = known.get(above.mem_id) if above is not None else None
            if isinstance(post, _Post) and inner is not None:
                post.parent = inner.id


_TOPIC = re.compile(
    rb"""node-type-forum|node--type-forum|\bnode-forum\b|forum-topic-navigation|field-name-taxonomy-forums|"""
    rb"""field--name-taxonomy-forums|\bforum-post-content\b"""
)
_LINE = re.compile(rb"""class=["'][^"'<>]{0,200}(?:\bsubmitted\b|__submitted|node__meta|comment__meta|forum-posted-on)""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    if b"node-" not in data or (b"submitted" not in data and b"forum-posted-on" not in data and b"__meta" not in data):
        return False
    return bool(_TOPIC.search(data)) and bool(_LINE.search(data))


PAGE_KINDS = PageKinds(
    classes={
        "node-type-forum": THREAD,
        "page-node-type-forum": THREAD,
        "page-forum": NotAThread.LIST,
        "path-forum": NotAThread.LIST,
        "page-tracker": NotAThread.NEWS,
        "path-user": NotAThread.MEMBER,
    },
    post_ids=(r"comment-\d",),
)
IMPORTER = Importer(
    name="drupal",
    summary="Saved topic pages of Drupal's forum, and of its Advanced Forum.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
