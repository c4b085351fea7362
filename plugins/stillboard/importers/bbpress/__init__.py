"""bbPress 2: saved topic pages, in the stock templates and in themes that have their own, and BuddyPress's groups.

Themes rebuild the templates (github.com/bbpress/bbPress, src/templates/default/bbpress/loop-single-reply.php and
content-single-topic-lead.php), but keep the functions inside: the classes of bbp_get_reply_class(), the class of the content.
A post is what is around one content.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...dumps import Capture
from ...dumps.page_kinds import THREAD, NotAThread, PageKinds
from ...ids import clean_name
from ...markup.blocks import Block, Heading
from ...markup.from_html import Reader
from ...markup.html_words import elements, text_of, words_of
from ...model import DateSource, State, When
from .._html.attribution import says_who_wrote
from .._html.body_rules import BodyRules, Quotation, without
from .._html.dom import ancestor, ancestors, attribute, first, has_class, is_blank, of_class, previous_element, text
from .._html.layout import Layout
from .._html.names import bare_name
from .._html.page import after_title, count, words_of_title
from .._html.post import ForumPost
from .._html.posts import last_counts
from .._html.said import said_in
from .._html.thread_page import ForumPage, reads
from .._importer import Importer
from .topic import ASIDE, ids_around, is_aside, member_link, shown_date, with_others

_ID = re.compile(r"(?:^|\s)(?:post|reply)-(\d{1,15})(?=\s|$)")
_USER = re.compile(r"(?:^|\s)user-id-(\d{1,12})(?=\s|$)")
_TOPIC = re.compile(r"(?:^|\s)(?:postid-|bbp-topic-|topic-)(\d{1,15})(?:-lead|-replies)?(?=\s|$)")
_POSTS = re.compile(r"\s\(\d{1,6}\s[^()]{1,30}\)$")
_PARENTS = re.compile(rb"\bbbp-parent-topic-(\d{1,15})\b")
_CONTENTS = ".bbp-reply-content, .bbp-topic-content, .bbp-reply-post-content, #topic-post-list .post-content"
_NO_POSTS = frozenset("bbp-header bbp-footer bbp-reply-header bbp-topic-header".split())
_WRAPPERS = frozenset("bbp-body bbp-replies bbp-best-replies bbpress-wrapper bbp-threaded-replies".split())
_OUTER = frozenset("body main section ul ol table tbody article".split())
_ROLES = "[class*='role'], [class*='rank'], [class*='badge'], .bbp-author-title"  # what stands with a name and is none
_DEEP = 6  # elements of a theme around a content that may belong to its post
LAYOUT = Layout(
    engine="bbPress",
    addresses=engines.BBPRESS,
    posts="",
    post=_ID,
    author=(
        ".bbp-author-name",
        ".bbp-author-link",
        ".bbp-reply-author-name",
        ".bbp-topic-author-name",
        ".bbp-reply-author a[href]",
        ".bbp-topic-author a[href]",
        ".bbp-reply-post-name a[href]",
        ".bbp-thread-byline a[href]",
        ".poster-meta > a:not(:has(img))",
        ".bbp-reply-post-name",
        ".bbp-reply-author",
        ".bbp-topic-author",
    ),
    user_title=(".bbp-author-title", ".bbp-author-role"),
    badges=".bbp-reply-post-name .badge, .bbp-thread-byline .badge, .bbp-author-badge",
    date=(
        ".bbp-reply-post-date",
        ".bbp-topic-post-date",
        ".bbp-reply-date",
        ".bbp-thread-byline",
        ".bbp-reply-header .bbp-reply-content",
        ".bbp-topic-header .bbp-topic-content",
        ".poster-meta .time-since",
        ".poster-meta span",
        "time",
    ),
    permalink=("a.bbp-reply-permalink", "a.bbp-topic-permalink", "a[href*='#post-']"),
    body=(_CONTENTS,),
    attachments=".bbp-attachments, .gdbbx-attachments, .d4p-bbp-attachments",
    edited=(".bbp-reply-revision-log-item:last-child", ".bbp-topic-revision-log-item:last-child"),
    signature=(".bbp-signature", ".d4p-bbp-signature", ".gdbbx-signature"),
    title=(
        ".bbp-breadcrumb-current",
        "h1.entry-title",
        "h1.page-title",
        "h1.topic-title",
        ".bbp-lead-topic > h2",
        "#topic-meta h3",
        "#bbpress-forums h1",
    ),
    crumbs=(".bbp-breadcrumb",),
    crumb="a:not(.bbp-breadcrumb-home):not(.bbp-breadcrumb-root)",
    tags=".bbp-topic-tags a, .bbpdsc-topic-tags a",
    locked="[class*='bbp-parent-forum-'].status-closed",
    sticky="[class*='bbp-parent-forum-'].sticky, [class*='bbp-parent-forum-'].super-sticky",
    pagination=(".bbp-pagination-links",),
    current=(".bbp-pagination-links .page-numbers.current",),
)
_QUOTATION = Quotation(
    heads=(".bbp-the-quote-cite", ".d4p-bbt-quote-title", ".d4p-bbp-quote-title", ".bbp-quote-title", ".quote-author", "cite"),
    posts=("cite", "data-post"),
    leads=True,
)
BODY_RULES = BodyRules(
    boilerplate="bbp-reply-revision-log bbp-topic-revision-log bbp-signature d4p-bbp-signature gdbbx-signature bbp-attachments "
    "gdbbx-attachments d4p-bbp-attachments bbp-thread-byline bbpdsc-topic-tags bbp-voting bbp-topic-tags bbp-admin-links "
    "topic-tools reply-tools bbp-reply-header bbp-topic-header bbp-reply-title",
    quotes={
        **dict.fromkeys(("bbp-the-quote", "d4pbbc-quote", "d4p-bbp-quote", "bbp-quote", "bbcode-quote"), _QUOTATION),
        "blockquote": _QUOTATION,
    },
    spoilers={"d4pbbc-spoiler": ("", ""), "bbp-spoiler": (".bbp-spoiler-title", ".bbp-spoiler-content")},
    post=engines.BBPRESS.post,
)


class _Post(ForumPost):
    firsts: Mapping[int, str]
    """The post that stands first in an element, by the element; the page gives it."""

    @functools.cached_property
    def _parts(self) -> tuple[LexborNode, ...]:
        """What belongs to the post: the elements around its content, and the heading that stands before it."""
        before = previous_element(self.node)
        headed = before is not None and has_class(before, "bbp-reply-header", "bbp-topic-header")
        return (before, self.node) if before is not None and headed else (self.node,)

    def parts(self) -> tuple[LexborNode, ...]:
        return self._parts

    def _first(self, *selectors: str) -> LexborNode | None:
        found = (part.parent and part.css_first(selector) for selector in selectors for part in self._parts)
        return next((node for node in found if node is not None), None)

    def _said(self, pattern: re.Pattern[str]) -> str:
        """What the classes and ids of the elements around the content say."""
        inner = self.node.css("[class*='user-id-'], [class*='bbp-parent-'], [id^='post-']")[:3]
        around = self.node.parent  # a theme's own element of a post: <article id="reply-7">
        outer = (around,) if pattern is not _TOPIC and around is not None and around.tag in {"article", "li"} else ()
        for node in (*inner, *self._parts, *outer):
            if match := pattern.search(attribute(node, "class")) or pattern.search(attribute(node, "id")):
                return match[1]
        return ""

    def find_id(self) -> str:
        return self._said(_ID) or self._said(_TOPIC) or (self.page.thread_id if self.is_lead else "")

    @property
    def is_lead(self) -> bool:
        """Whether it is the topic itself, shown above its replies."""
        return has_class(self.body(), "bbp-topic-content")

    def is_repeated(self) -> bool:
        return bool(self.id) and self.id == self.page.thread_id

    def find_user(self) -> LexborNode | None:
        named = (self._first(selector) for selector in self.layout.author)
        found = next((node for node in named if node is not None and _named_in(node)), None)
        return found if found is not None or self._said(_USER) else member_link(self.page, self.node)

    def find_author(self) -> str:
        """What a guest's column shows below the name is no part of it."""
        return _named_in(self.user) if self.user is not None else ""

    def find_author_id(self) -> str:
        """Of the post's classes, where 0 is a guest; without one see `_Page.posts`."""
        return self._said(_USER).lstrip("0")

    def is_guest(self) -> bool:
        """Whether the classes say that nobody was logged in."""
        return bool(self._said(_USER)) and not self.author_id

    def date_node(self) -> LexborNode | None:
        found = self._first(*self.layout.date)
        return found if found is not None or self._said(_USER) else shown_date(self.node, self.page.lang)

    def date(self) -> tuple[When | None, DateSource | None]:
        found, node = super().date(), self.date_node()
        links = node.css("a, .badge") if node is not None and not found[0] else []
        return self.dates.printed(" ".join(map(words_of, without(node, links)))) if node is not None and links else found

    def address(self) -> str:
        links = (link for selector in self.layout.permalink for part in self._parts for link in part.css(selector))
        hrefs = (self.page.link(link) for link in links)
        return (
            next((href for href in hrefs if (match := engines.BBPRESS.post.search(href)) and match[1] == self.id), "")
            if self.id
            else ""
        )

    def reactions(self) -> str:
        score = self._first(".bbp-voting .score")
        votes = count(attribute(score, "title") or words_of(score))
        return f"{votes} vote{'' if votes == 1 else 's'}" if votes else ""

    def edited(self) -> tuple[When | None, str, str]:
        when, name, reason = super().edited()
        notice = self.first(*self.layout.edited)
        return when, (clean_name(text(notice, ".bbp-author-name")) if notice is not None else "") or name, reason

    def reply_to(self) -> str:
        """The post in whose list of replies it stands."""
        replies = ancestor(self.node, of_class("bbp-threaded-replies"), 4)
        outer = replies.parent if replies is not None else None
        return self.firsts.get(outer.mem_id, "") if outer is not None else ""

    def withheld_state(self) -> State | None:
        return self.state()

    def state(self) -> State | None:
        said = f" {self._classes()} "
        if " status-trash " in said or " status-deleted " in said:
            return State.DELETED
        return State.HIDDEN if any(f" status-{one} " in said for one in ("spam", "pending", "hidden", "private")) else None

    def _classes(self) -> str:
        return " ".join(attribute(node, "class") for node in (*self._parts, *self.node.css("[class*='bbp-parent-']")[:1]))

    def body(self) -> LexborNode | None:
        """Its content, else what holds most of the words where a theme gives that no class of its own."""
        return self.node if _is_content(self.node) else self.first(*self.layout.body) or self._spoken

    @functools.cached_property
    def _spoken(self) -> LexborNode | None:
        return said_in(
            self.node, (self.find_user(), self.date_node(), shown_date(self.node, self.page.lang), *self.node.css(ASIDE)[:5])
        )

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Without the topic's title, which some themes have inside."""
        title = self.page.title
        heading = first(body, "h1, h2, h3") if self.is_lead else None
        if heading is not None and clean_name(words_of(heading)) == title:
            found = reading.blocks(body)
            return found[1:] if found and isinstance(found[0], Heading) else found
        return reading.blocks(body)


class _Page(ForumPage):
    importer = "bbpress"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    @functools.cached_property
    def thread_id(self) -> str:
        nodes = (
            self.page.first(place) for place in ("body", "[id^='topic-'][id$='-replies']", "[id^='bbp-topic-'][id$='-lead']")
        )
        said = (f"{attribute(node, 'class')} {attribute(node, 'id')}" for node in nodes if node is not None)
        return next((match[1] for words in said if (match := _TOPIC.search(words))), "")

    @functools.cached_property
    def number(self) -> int:
        current = first(self.page.root, *self.layout.current)
        return count(words_of(current)) or int(self._group("page") or 1)

    def title_elsewhere(self) -> str:
        """Of the page's own title, without the site's name behind it."""
        named = clean_name(self.page.meta("og:title")) or clean_name(words_of_title(self.page))
        site = self.page.meta("og:site_name") or after_title(self.page)
        return clean_name(re.split(r"\s[–—|»•-]\s", named.removesuffix(site))[0]) or named or super().title_elsewhere()

    def title(self) -> tuple[str, str]:
        """BuddyPress's groups show the number of posts after it."""
        title, prefix = super().title()
        return (_POSTS.sub("", title) if self.page.first("#topic-meta") is not None else title), prefix

    def _heading(self) -> LexborNode | None:
        """Not a heading that says nothing of what the page's title says: a form's, to report a reply."""
        found = super()._heading()
        said = set(re.findall(r"\w+", words_of_title(self.page).casefold()))
        return found if not said or said & set(re.findall(r"\w+", words_of(found).casefold())) else None

    def nodes(self) -> list[LexborNode]:
        """What is around each content, as far as it holds no other."""
        every = {node.mem_id: node for node in self.page.root.css(_CONTENTS)}
        contents = [n for n in every.values() if not (_is_heading(n) or is_aside(n)) and every.keys().isdisjoint(ids_around(n))]
        held: Counter[int] = Counter()
        for content in contents:
            held.update(ids_around(content))
        found = {}
        for content in contents:
            outer = content
            for node in _wrappers(content):
                if held[node.mem_id] > 1:
                    break
                outer = node
            found[outer.mem_id] = outer
        return with_others(self, list(found.values()))

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Those that a theme shows above the others too (the best replies) count where they stand."""
        last_counts(posts)
        members = {post.member_address(): post.author_id for post in posts if post.author_id}
        firsts = _firsts(posts)
        for post in posts:
            address = post.member_address()
            if address and not post.author_id and not (isinstance(post, _Post) and post.is_guest()):
                post.author_id = members.get(address) or self.member_name(address)
            if isinstance(post, _Post):
                post.firsts = firsts

    def member_name(self, address: str) -> str:
        """What the address of a profile names a member by, for templates that do not show the id."""
        match = self.layout.addresses.member.search(address)
        return match[1] if match else ""


def _named_in(node: LexborNode) -> str:
    """The name that an element shows: its first line, without what the author is on the forum, and what leads to the name."""
    roles = node.css(_ROLES)[:5] if node.tag != "a" else []
    named = _first_of_several(node) if node.tag != "a" else node
    said = " ".join(map(text_of, without(named, [role for role in roles if role.mem_id != named.mem_id])))
    lines = said.strip().splitlines()
    name = clean_name(lines[0]) if lines else ""
    return name if node.tag == "a" or (name.endswith(":") and says_who_wrote(name)) else bare_name(name)


def _first_of_several(node: LexborNode) -> LexborNode:
    """Where a name and a role are an element each and nothing says which is which, the first."""
    for _ in range(_DEEP):
        pieces = [one for one in elements(node, text=True) if not is_blank(one) and (one.is_text_node or words_of(one))]
        pieces = [one for one in pieces if one.is_text_node or not one.css_matches(_ROLES)]
        if not pieces or any(one.is_text_node for one in pieces):
            return node
        node = pieces[0]
    return node


def _firsts(posts: Sequence[ForumPost]) -> dict[int, str]:
    """The post that stands first in an element, by the element: it is what the replies below it answer."""
    known: dict[int, str] = {}
    for post in posts:
        for node in (post.node, *ancestors(post.node, _DEEP - 1)):
            if node.tag in _OUTER:
                break
            known.setdefault(node.mem_id, post.id)
    return known


def _is_content(node: LexborNode) -> bool:
    return bool({"bbp-reply-content", "bbp-topic-content", "bbp-reply-post-content"} & set(attribute(node, "class").split()))


def _is_heading(node: LexborNode) -> bool:
    """Whether it is the word "Posts" above or below the replies, or the date above a post."""
    if node.tag == "th":
        return True
    return any(has_class(above, *_NO_POSTS) for above in ancestors(node, 2))


def _wrappers(content: LexborNode) -> list[LexborNode]:
    """The elements around a content that may be a part of its post, the nearest first."""
    found: list[LexborNode] = []
    for node in ancestors(content, _DEEP):
        if node.tag in _OUTER or has_class(node, *_WRAPPERS) or attribute(node, "id") == "bbpress-forums":
            break
        found.append(node)
    return found


def _accepts(capture: Capture) -> bool:
    data = capture.markup
    if (b"bbp-" not in data and b"topic-post-list" not in data) or b"bbp-search-results" in data:
        return False
    if b"bbp-reply-content" not in data and b"bbp-topic-content" not in data:
        return b'id="topic-post-list"' in data or (b"bbp-parent-topic-" in data and len(set(_PARENTS.findall(data))) == 1)
    return len(set(_PARENTS.findall(data))) < 2  # a member's replies, and what a search finds, are of several topics


PAGE_KINDS = PageKinds(
    classes={
        "single-topic": THREAD,
        "single-forum": NotAThread.LIST,
        "forum-archive": NotAThread.LIST,
        "post-type-archive-forum": NotAThread.LIST,
        "post-type-archive-topic": NotAThread.LIST,
        "bbp-user-page": NotAThread.MEMBER,
        "forum-search": NotAThread.SEARCH,
        "bbp-search": NotAThread.SEARCH,
    },
    post_ids=("bbp-reply-",),
    post_words=("bbp-reply-content",),
)
IMPORTER = Importer(
    name="bbpress",
    summary="Saved topic pages of bbPress 2.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
