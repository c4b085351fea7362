"""A page of Flarum: the posts that its JSON has, and those that the page itself shows."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...dumps.page_kinds import NotAThread
from ...errors import Drift, NoThread
from ...gfm import MISSING
from ...ids import clean_name
from ...markup.blocks import Block, Paragraph, Styled, Text
from ...markup.from_html import Reader, reader
from ...markup.html_words import text_of, words_of
from ...markup.to_markdown import to_markdown
from ...model import (
    Board,
    Count,
    DateSource,
    Forum,
    Item,
    Member,
    Origin,
    Place,
    Post,
    Reason,
    Remark,
    Skipped,
    State,
    Thread,
    When,
)
from .._html.avatars import with_avatars
from .._html.body_rules import dialect, without
from .._html.dates import instant
from .._html.dom import attribute, has_class
from .._html.fragments import parsed
from .._html.layout import Layout
from .._html.page import Page
from .._html.post import ForumPost
from .._html.posts import authors_of, members
from .._html.thread_page import ForumPage
from .body import BODY_RULES, first_mention
from .payload import Resource, payload_of

_NOBODY = re.compile(r"\[[^\[\]]{0,60}\]")
_SHOWN = 20  # ids of missing posts that are named
LAYOUT = Layout(
    engine="Flarum",
    addresses=engines.FLARUM,
    posts=".PostStream-item[data-id]",
    post=re.compile(r"(\d{1,15})"),
    id_attributes=("data-id",),
    author=(
        ".PostUser-name .username",
        ".PostUser .username",
        ".PostUser-name",
        ".EventPost-user",
        ".EventPost-info .username",
    ),
    badges=".PostUser-badges .Badge[title]",
    date=(".Post-header time", "time[data-pubdate]", ".PostMeta time", "time"),
    avatar=("img.PostUser-avatar", ".PostUser img.Avatar"),
    body=(".Post-body",),
    deleted=".Post--hidden",
    unapproved=".Post--unapproved",
    thread_deleted=".DiscussionPage-discussion .DiscussionHero--hidden",
    title=(".DiscussionHero-title", ".DiscussionHero h1", "noscript h1", "#flarum-content h1"),
    tags=".DiscussionHero .TagLabel",
    pagination=(),
    forum_name=("#home-link img[alt]", "#home-link"),
)
# What is said of an event that stands among the posts, by its contentType.
_EVENTS = {
    "discussionRenamed": "renamed the discussion",
    "discussionLocked": "locked the discussion",
    "discussionStickied": "stickied the discussion",
    "discussionTagged": "changed the tags",
    "discussionMerged": "merged a discussion into this one",
    "discussionSplit": "split the discussion",
}


class FlarumPost(ForumPost):
    """A post that the page shows."""

    def find_number(self) -> int | None:
        said = attribute(self.node, "data-number")
        return int(said) or None if re.fullmatch(r"\d{1,9}", said, re.ASCII) else None

    def find_author(self) -> str:
        """In place of a deleted member's name there are words in brackets, in the forum's language."""
        letters = self.user.css(".Avatar") if self.user is not None else []  # that stand for a picture
        name = clean_name(" ".join(map(text_of, without(self.user, letters)))) if self.user and letters else super().find_author()
        return "" if _NOBODY.fullmatch(name) and not self.member_address() else name

    def find_author_id(self) -> str:
        """The page itself shows none; see `FlarumPage.compare`."""
        return ""

    def is_member(self) -> bool:
        return bool(self.author and self.member_address())

    def member_address(self) -> str:
        link = self.node.css_first(".PostUser a[href*='/u/'], .EventPost-info a[href*='/u/']")
        return self.page.link(link)

    def date(self) -> tuple[When | None, DateSource | None]:
        when = instant(attribute(self.node, "data-time"))
        return (when, DateSource.MARKUP) if when else super().date()

    def address(self) -> str:
        return self.page.post_address(str(self.number)) if self.number else ""

    def edited(self) -> tuple[When | None, str, str]:
        notice = self.first(".PostEdited")
        said = attribute(notice, "title", "data-original-title", "aria-label") if notice is not None else ""
        return self.dates.read(said), "", ""

    def reactions(self) -> str:
        return words_of(self.first(".Post-likedBy"))[:1000]

    def reply_to(self) -> str:
        body = self.body()
        return _answered(body) if body is not None else ""

    def state(self) -> State | None:
        return State.DELETED if self.first(".Post--hidden") is not None else None

    def body(self) -> LexborNode | None:
        return super().body() or self.first(".EventPost-info")

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        if has_class(body, "EventPost-info"):
            said = " ".join(" ".join(map(text_of, without(body, body.css("time")))).split())
            return (Paragraph((Styled("*", (Text(said),)),)),)
        return reading.blocks(body)

    def item(self, place: Place | None) -> Post | Skipped:
        """Its place on a page is not known: the page shows as many posts as its reader came to see."""
        hidden = self.state() if self.counts else None
        return dataclasses.replace(self.facts(None), state=hidden) if hidden else super().item(None if self.number else place)


class FlarumPage(ForumPage):
    """One page of a discussion."""

    importer = "flarum"
    layout = LAYOUT
    rules = BODY_RULES
    post = FlarumPost

    def __init__(self, page: Page) -> None:
        self.payload = payload_of(page)
        super().__init__(page)

    # What the JSON says.

    @functools.cached_property
    def base(self) -> str:
        """The forum's address, as the page or its JSON says."""
        forum = self.payload.forum if self.payload else None
        said = forum.attributes.text("baseUrl") if forum else ""
        return self.root if self._match or not said.startswith("http") else f"{said.rstrip('/')}/"

    @functools.cached_property
    def thread_id(self) -> str:
        return self.payload.discussion.id if self.payload else self._group("id")

    @functools.cached_property
    def member_ids(self) -> dict[str, str]:
        """The ids of the members that the JSON knows, by the name they are shown by."""
        known = self.payload.known if self.payload else {}
        return {name.casefold(): own for (kind, own), one in known.items() if kind == "users" and (name := _name(one))}

    def forum(self) -> Forum:
        forum = super().forum()
        said = self.payload.forum if self.payload else None
        title = said.attributes.name("title") if said else ""
        return dataclasses.replace(forum, title=title or forum.title, addresses=(self.base,) if self.base else ())

    @functools.cached_property
    def _tags(self) -> list[Resource]:
        return self.payload.related(self.payload.discussion, "tags", "tags") if self.payload else []

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The first of its primary tags, which have a place in the forum's list, with the one around it."""
        primary = [tag for tag in self._tags if tag.attributes.number("position") is not None]
        outer = [tag for tag in primary if not tag.attributes.flag("isChild")][:1]
        inner = [tag for tag in primary if tag.attributes.flag("isChild")][:1]
        boards: list[Board] = []
        for tag in (*outer, *inner):
            slug = tag.attributes.text("slug")
            address = (f"{self.base}t/{quote(slug)}",) if self.base and slug else ()
            parents = tuple(board.title for board in boards)
            boards.append(Board(tag.attributes.name("name"), board_id=tag.id, parents=parents, addresses=address))
        return tuple(board for board in boards if board.title)

    def title(self) -> tuple[str, str]:
        said = self.payload.discussion.attributes.name("title") if self.payload else ""
        return (said, "") if said else super().title()

    def addresses(self) -> tuple[str, ...]:
        slug = (self.payload.discussion.attributes.text("slug") if self.payload else "") or self._slug()
        if not self.base or not self.thread_id:
            return ()
        return (f"{self.base}d/{slug if slug.startswith(f'{self.thread_id}-') else self.thread_id}",)

    def _slug(self) -> str:
        return f"{self._group('id')}-{self._group('slug')}" if self._group("slug") else ""

    @functools.cached_property
    def post_address(self) -> Callable[[str], str]:
        """From a post's number to its address."""
        thread = next(iter(self.addresses()), "")
        return lambda number: f"{thread}/{number}" if thread and number else ""

    def thread(self, numbers: Sequence[int | None]) -> Thread:
        thread = dataclasses.replace(super().thread(()), page_count=None, posts_per_page=None)
        if not self.payload:
            return thread
        facts = self.payload.discussion
        boards = {board.title for board in self.boards}
        question, options = self.payload.poll()
        slug = facts.attributes.text("slug").removeprefix(f"{facts.id}-") or thread.slug
        tags = tuple(dict.fromkeys(name for tag in self._tags if (name := tag.attributes.name("name")) and name not in boards))
        states = (("sticky", "isSticky"), ("locked", "isLocked"))
        return dataclasses.replace(
            thread,
            slug=slug if slug != facts.id else "",
            tags=tags,
            states=tuple(state for state, name in states if facts.attributes.flag(name)),
            views=facts.attributes.number("views", "viewCount"),
            poll=question,
            poll_options=options,
        )

    # The posts.

    def nodes(self) -> list[LexborNode]:
        """Those that a browser shows; else those of the page without scripts, if the JSON is not there."""
        return super().nodes() or ([] if self.payload else self.page.root.css("article:has(.PostUser)"))

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """The JSON knows the members' ids."""
        super().compare(posts)
        for post in posts:
            post.author_id = self.member_ids.get(post.author.casefold(), "")

    def items(self) -> Iterator[Item]:
        """What the JSON says, and what else the page shows."""
        if not self.payload:
            yield from super().items()
            return
        if self.payload.discussion.attributes.flag("isHidden"):
            raise NoThread(NotAThread.WITHHELD.value, where=self.page.capture.name, todo=NotAThread.WITHHELD.todo)
        listed = self.payload.posts
        ids = {post.id for post in listed}
        shown = {post.id: post for post in self.posts if post.counts and isinstance(post, FlarumPost)}
        more = [post for own, post in shown.items() if own not in ids]
        if not listed and not more:
            raise Drift("a Flarum page without a post", where=self.page.capture.name, todo="save it while it shows its posts")
        yield self.forum()
        yield from self.boards
        yield self.thread(())
        if remark := self._lacking(ids | set(shown)):
            yield remark
        yield from with_avatars(self._members(listed), shown.values())
        yield from members([post for post in more if not post.author_id])
        posts = [
            (post.attributes.number("number") or 0, self._post_of(post, nth, shown.get(post.id)))
            for nth, post in enumerate(listed, 1)
        ]
        for nth, post in enumerate(more, len(listed) + 1):
            post.nth = nth
            posts.append((post.number or 0, post.item(None)))
        yield from self.page.new_files()
        yield from (item for _, item in sorted(posts, key=lambda placed: placed[0]))

    def _lacking(self, held: set[str]) -> Remark | None:
        """The JSON lists the ids of all posts."""
        listed = self.payload.discussion.ids("posts") if self.payload else []
        missing = [own for own in listed if own not in held]
        if not missing:
            return None
        which = f"{', '.join(missing[:_SHOWN])}{', …' if len(missing) > _SHOWN else ''}"
        lacking = f"{len(missing)} of the discussion's {len(listed)} posts are not on this page: ids {which}"
        return Remark(self.page.capture.name, lacking)

    def _members(self, posts: list[Resource]) -> Iterator[Member]:
        captured = self.page.capture.captured
        known = {user.id: user for post in posts for user in self._related(post, "users", "user")}
        for user in known.values():
            slug = user.attributes.text("slug") or user.attributes.text("username")
            counts = (
                ("Discussions", user.attributes.number("discussionCount")),
                ("Posts", user.attributes.number("commentCount")),
            )
            yield Member(
                _name(user),
                member_id=user.id,
                address=f"{self.base}u/{quote(slug)}" if self.base and slug else "",
                badges=tuple(
                    name for group in self._related(user, "groups", "groups") if (name := group.attributes.name("nameSingular"))
                ),
                joined=user.when("joinTime", "joinedAt"),
                counts=tuple(Count(what, str(number), captured) for what, number in counts if number is not None),
            )

    def _related(self, one: Resource, kind: str, *names: str) -> list[Resource]:
        return self.payload.related(one, kind, *names) if self.payload else []

    def _post_of(self, post: Resource, nth: int, shown: FlarumPost | None) -> Post | Skipped:
        """A post of the JSON. `shown` is the same on the page, whose pictures may have been saved with it."""
        origin = Origin(self.page.capture.name, nth)
        user = next(iter(self._related(post, "users", "user")), None)
        editor = next(iter(self._related(post, "users", "editedUser", "editUser")), None)
        number, date = post.attributes.number("number"), post.when("createdAt", "time")
        gone = post.attributes.flag("isHidden") or bool(post.attributes.text("hiddenAt", "hideTime"))
        node = parsed(post.attributes.text("contentHtml"))
        pending = post.attributes.data.get("isApproved") is False
        body = "" if gone or pending else self._body(post, node, shown)
        if not body and not gone and not pending:
            return Skipped(Reason.EMPTY, origin, post.id)
        likes = len(post.ids("likes")) or post.attributes.number("likesCount") or 0
        return Post(
            body=body,
            author=_name(user) if user else "",
            author_id=user.id if user else "",
            date=date,
            date_source=DateSource.MARKUP if date else None,
            number=number,
            address=self.post_address(str(number or "")),
            original_id=post.id,
            reply_to=_answered(node) if node is not None else "",
            edited=post.when("editedAt", "editTime"),
            edited_by=_name(editor) if editor else "",
            reactions=f"{likes} like{'' if likes == 1 else 's'}" if likes else "",
            state=State.DELETED if gone else State.HIDDEN if pending else None,
            sources=(origin,),
        )

    def _body(self, post: Resource, node: LexborNode | None, shown: FlarumPost | None) -> str:
        reading = reader(dialect(self.rules, self.facts.link_context(authors_of(self.posts))))
        own = shown.body() if shown is not None else None
        if own is not None and any(self.page.file(attribute(image, "src")) not in ("", MISSING) for image in own.css("img[src]")):
            return to_markdown(reading.blocks(own))
        if node is not None:
            return to_markdown(reading.blocks(node))
        said = _EVENTS.get(post.attributes.text("contentType"), post.attributes.text("contentType"))
        if not said or said == "comment":
            return ""
        return to_markdown([Paragraph((Styled("*", (Text(f"{said}{_change(post)}"),)),))])


def _change(post: Resource) -> str:
    """From which title to which, where a discussion was renamed; that something was undone."""
    content = post.attributes.data.get("content")
    if isinstance(content, list) and len(content) == 2 and all(isinstance(one, str) for one in content):
        return f": {clean_name(content[0])} → {clean_name(content[1])}"
    undone = isinstance(content, dict) and (content.get("locked") is False or content.get("sticky") is False)
    return " (undone)" if undone else ""


def _name(user: Resource) -> str:
    return user.attributes.name("displayName") or user.attributes.name("username")


def _answered(body: LexborNode) -> str:
    """The id of the post that a body begins by mentioning; a quotation at the beginning mentions the post that it quotes."""
    said = attribute(first_mention(body), "data-id")
    return said if re.fullmatch(r"\d{1,15}", said, re.ASCII) else ""
