"""Discourse's pages: what it sends to crawlers and to browsers without scripts, and what browsers make of it and save.

The markup is that of github.com/discourse/discourse, app/views/topics/show.html.erb and plain.html.erb, and of the components
post/ and widgets/ of its JavaScript, from 2013 on.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Sequence
from urllib.parse import urldefrag

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...gfm import MISSING
from ...ids import clean_name
from ...markup.blocks import Block, Image, Paragraph, Styled, Text
from ...markup.from_html import Handler, Reader, reader
from ...markup.html_words import text_of, words_of
from ...markup.to_markdown import to_markdown
from ...model import DateSource, Place, Post, Reason, Skipped, State, When
from .._html.body_rules import Converted, without
from .._html.dates import instant
from .._html.dom import attribute, first, has_class, is_inside, sibling
from .._html.inferred import FIELDS
from .._html.layout import Layout
from .._html.page import count
from .._html.post import ForumPost
from .._html.thread_page import ForumPage
from .._says_gone import is_notice_of_discourse
from .body import BodyContext, dialect_of
from .json import topic_address

_WITHIN = ":not(.embedded-posts *)"  # replies that were folded out inside another post
LAYOUT = Layout(
    engine="Discourse",
    addresses=engines.DISCOURSE,
    here=("h1 a[href*='/t/']", "[itemprop='url'][href*='/t/']", "a.post-date[href*='/t/']", "h2 a[href*='/t/']"),
    posts="article[id^='post_'], div.small-action[id^='post_'], .embedded-posts .reply[data-post-id], "
    ".topic-body.crawler-post:has(.post), [itemtype*='DiscussionForumPosting']:has(> .creator)",
    post=re.compile(r"(\d{1,15})"),
    id_attributes=("data-post-id",),
    author=(
        f".names [data-user-card]{_WITHIN}",
        ".topic-meta-data.embedded-reply [data-user-card]",
        ".small-action-contents [data-user-card]",
        ".creator [itemprop~='name']",
        ".creator [itemprop~='author']",
        ".creator b",
        ".creator a",
        f"[data-user-card]{_WITHIN}",
    ),
    user_title=(f".names .user-title{_WITHIN}",),
    date=(
        f".post-date .relative-date[data-time]{_WITHIN}",
        f".post-infos .relative-date[data-time]{_WITHIN}",
        "[itemprop~='datePublished'][content]",
        "time.post-time",
        ".creator time",
        f".relative-date[data-time]{_WITHIN}",
    ),
    avatar=('.topic-avatar img.avatar[src*="_2."]', '.topic-avatar img.avatar[src*="_1."]'),
    body=(f".contents > .cooked{_WITHIN}", f".cooked{_WITHIN}", ".post[itemprop]", "div.post"),
    title=(
        ".fancy-title",
        "#topic-title h1",
        "h1.crawler-topic-title",
        "h1:has(> a[href*='/t/'])",
        "h2:has(> a[href*='/t/'])",
        "h1[data-topic-id]",
    ),
    prefix=".topic-statuses",
    crumbs=("#topic-title .topic-category", "[itemtype*='Breadcrumb']", "#breadcrumbs", ".topic-category"),
    crumb="a[href*='/c/'], a[href*='/category/']",
    tags="#topic-title a.discourse-tag, .title-wrapper a.discourse-tag, .topic-category a.discourse-tag, "
    ".tags-list [itemprop='item']",
    locked="#topic-title .topic-statuses .d-icon-lock, .title-wrapper .topic-statuses .d-icon-lock",
    sticky="#topic-title .topic-statuses .d-icon-thumbtack, .title-wrapper .topic-statuses .d-icon-thumbtack",
    forum_name=("#site-logo[alt]", ".title .logo-big[alt]"),
)
_NUMBER = re.compile(r"#?\s?(\d{1,7})")
_PLAIN = re.compile(r"#(\d{1,7})(?!\w)")  # next to the name and the date, in the oldest templates
_SHARED = re.compile(r"(?<!\d)(\d{1,12})/(\d{1,7})$")  # the end of the path of a link to a post: /t/slug/12/3
_PAGE = re.compile(r"[?&]page=(\d{1,6})")
_LIKES = re.compile(r"UserLikes:(\d{1,9})")


class DiscoursePost(ForumPost):
    """A post on a page of Discourse, which counts posts along the topic and names members by their handles."""

    context: BodyContext
    """What its body needs for whole addresses; the page gives it."""

    @property
    def embedded(self) -> bool:
        """Whether it is a reply that was folded out inside another post."""
        return has_class(self.node, "reply")

    @property
    def small(self) -> bool:
        """Whether it says what was done with the topic, such as that it was closed."""
        return has_class(self.node, "small-action")

    def find_number(self) -> int | None:
        said = attribute(self.node, "id").removeprefix("post_") or self.text("[itemprop~='position']")
        if match := _NUMBER.fullmatch(said) or _PLAIN.search(self.text(".creator") or self._plain()):
            return int(match[1]) or None
        links = self.node.css("a.post-date[href], a.arrow[href], .post-link-arrow a[href]")
        paths = (re.split(r"[?#]", self.page.link(link), maxsplit=1)[0] for link in links)
        shared = (match for path in paths if "/t/" in path and (match := _SHARED.search(path)))
        return next((int(match[2]) for match in shared if match[1] == self.page.thread_id), None)

    def _plain(self) -> str:
        return words_of(self.node) if _is_heading(self.node) else ""

    def find_user(self) -> LexborNode | None:
        return self.first("b") if _is_heading(self.node) else super().find_user()

    def find_author(self) -> str:
        """The handle, which is not always what the page shows first."""
        return clean_name(attribute(self.user, "data-user-card") or words_of(self.user))

    def find_author_id(self) -> str:
        said = attribute(self.node, "data-user-id")
        return said if re.fullmatch(r"-?\d{1,15}", said, re.ASCII) else ""

    def is_member(self) -> bool:
        return bool(self.author and self.member_address())

    def member_address(self) -> str:
        found = super().member_address()
        match = self.layout.addresses.member.search(found)
        return found[: match.end()] if match else ""

    def badges(self) -> tuple[str, ...]:
        names = attribute(self.first(f".names .first{_WITHIN}"), "class").split()
        return tuple(title for name, title in (("admin", "Administrator"), ("moderator", "Moderator")) if name in names)

    def date_node(self) -> LexborNode | None:
        return self.node if _is_heading(self.node) else super().date_node()

    def date(self) -> tuple[When | None, DateSource | None]:
        node = self.date_node()
        said = attribute(node, "content")
        if said and (when := instant(said)):
            return when, DateSource.MARKUP
        if node is not None and _is_heading(node):
            words = re.split(r" at |, ", re.sub(r"\s—?\s?#\d+$", "", words_of(node)), maxsplit=1)[-1]
            return self.dates.printed(words)
        return self.dates.of(node)

    def address(self) -> str:
        return self.page.post_address(str(self.number)) if self.number else ""

    def edited(self) -> tuple[When | None, str, str]:
        """As a tooltip of the app's page says. The crawlers' page has the time of any change, such as that of a setting."""
        notice = self.first(f".post-info.edits{_WITHIN}")
        button = first(notice, "[title]") if notice is not None else None
        return self.dates.read(attribute(button, "title")), "", ""

    def reactions(self) -> str:
        likes = self._likes()
        return f"{likes} like{'' if likes == 1 else 's'}" if likes else ""

    def _likes(self) -> int:
        counter = first(
            self.node, "[itemprop~='interactionStatistic']:has([content$='LikeAction']) [itemprop~='userInteractionCount']"
        )
        if counter is None and (old := self.first("[itemprop~='interactionCount'][content^='UserLikes']")) is not None:
            match = _LIKES.match(attribute(old, "content"))
            return int(match[1]) if match else 0
        button = self.first(f".like-count{_WITHIN}", f".reactions-counter{_WITHIN}")
        said = attribute(counter, "content") or (button.text() if button is not None else "")
        return max(count(said) or 0, 0)

    def state(self) -> State | None:
        if is_inside(self.node, "deleted") and not self.embedded:
            return State.DELETED
        body = self.body()
        if body is not None and is_notice_of_discourse(words_of(body)):  # its author took the words back
            return State.DELETED
        return State.HIDDEN if body is not None and first(body, "a.expand-hidden") is not None else None

    def item(self, place: Place | None) -> Post | Skipped:
        """Its place on a page is not known: the page shows as many posts as its reader came to see."""
        if is_inside(self.node, "whisper") and not self.embedded:
            return Skipped(Reason.NOT_A_POST, self.origin, "a whisper, which only the staff could read")
        if self.counts and (state := self.state()):
            return dataclasses.replace(self.facts(None), state=state)
        return super().item(None)

    def reading(self) -> Reader:
        dialect = dialect_of(self.context, self.id)
        large = functools.partial(_lightbox, other=dialect.by_class["lightbox"])
        quoted = functools.partial(_quote, other=dialect.by_class["quote"])
        by_class: dict[str, Handler] = {**dialect.by_class, "lightbox": large, "quote": quoted}
        own = dataclasses.replace(
            dialect, by_class=by_class, address=self.page.resolve, file=self.page.file, excluded=self.excluded
        )
        return reader(own)

    def body(self) -> LexborNode | None:
        if self.small:
            return self.node
        if self.embedded:
            return self.first(".cooked")
        return sibling(self.node, forward=True) if _is_heading(self.node) else super().body()

    def written(self) -> str:
        """The body as Markdown."""
        body = self.body()
        return to_markdown(self.blocks(body, self.reading())) if body is not None else ""

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        reading = self.reading()
        if not self.small:
            return reading.blocks(body)
        said = first(body, ".small-action-contents > p", ".small-action-desc > p", ".small-action-contents", ".small-action-desc")
        words = " ".join("".join(map(text_of, without(said, said.css(".relative-date, .cooked")))).split()) if said else ""
        message = first(body, ".small-action-custom-message .cooked", ".small-action-custom-message", ".cooked")
        line = (Paragraph((Styled("*", (Text(words),)),)),) if words else ()
        return (*line, *(reading.blocks(message) if message is not None else ()))

    def shows_saved_files(self) -> bool:
        """Whether its body shows pictures that were saved with the page."""
        body = self.body()
        images = body.css("img[src]:not(.avatar):not(.emoji)") if body is not None else []
        return any(self.page.file(attribute(image, "src")) not in ("", MISSING) for image in images)


def _is_heading(node: LexborNode) -> bool:
    """Whether it is the line above a post, in the oldest templates: name, date and number, next to the words."""
    return has_class(node, "creator")


def _quote(node: LexborNode, reading: Reader, other: Handler) -> Converted:
    """A quotation, unless the forum put the answer that was accepted below the question."""
    return () if has_class(node, "accepted-answer") else other(node, reading)


def _lightbox(node: LexborNode, reading: Reader, other: Handler) -> Converted:
    """A picture that opens large: the small one, if that was saved with the page."""
    image = node.css_first("img")
    path = reading.dialect.file(attribute(image, "src")) if image is not None else ""
    if path:
        return (Image(path, attribute(image, "alt").partition("|")[0]),)
    return other(node, reading)


class DiscoursePage(ForumPage):
    """A page of a topic, as far as it shows posts itself."""

    importer = "discoursehtml"
    infers = FIELDS - {"id"}  # its pages have the posts' numbers where they do not have their ids
    layout = LAYOUT
    post = DiscoursePost

    @functools.cached_property
    def thread_id(self) -> str:
        return self._group("id") or attribute(self.page.first("article[data-topic-id]", "h1[data-topic-id]"), "data-topic-id")

    @functools.cached_property
    def slug(self) -> str:
        """The topic's slug in its address; "" if that is not known."""
        slug = self._group("slug")
        return "" if slug == "-" else slug

    @functools.cached_property
    def context(self) -> BodyContext:
        """What its bodies need for whole addresses."""
        return BodyContext(self.root if self._match else "", self.slug, self.thread_id, {}, None)

    def addresses(self) -> tuple[str, ...]:
        address = topic_address(self.context.base, self.slug, self.thread_id)
        return (address,) if address else ()

    @functools.cached_property
    def post_address(self) -> Callable[[str], str]:
        """From a post's number to its address."""
        base, slug, topic = self.context.base, self.slug, self.thread_id
        return lambda number: topic_address(base, slug, topic, int(number)) if number else ""

    @functools.cached_property
    def number(self) -> int:
        match = _PAGE.search(urldefrag(self.page.address).url)
        return max(int(match[1]), 1) if match else 1

    @functools.cached_property
    def page_count(self) -> int:
        links = (attribute(link, "href") for link in self.page.root.css("link[rel~='next'], a[rel~='next']"))
        return max([self.number, *(int(match[1]) for href in links if (match := _PAGE.search(href)))])

    def nodes(self) -> list[LexborNode]:
        return super().nodes() or self.page.root.css("div.creator:has(+ div.post)")

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Replies folded out inside others count only where they do not stand on their own."""
        super().compare(posts)
        alone = {post.id for post in posts if isinstance(post, DiscoursePost) and not post.embedded}
        seen: set[str] = set()
        for post in posts:
            if isinstance(post, DiscoursePost):
                post.context = self.context
            if isinstance(post, DiscoursePost) and post.embedded:
                post.twice = post.id in alone or post.id in seen
                seen.add(post.id)
            elif post.id in seen:
                post.twice = False
