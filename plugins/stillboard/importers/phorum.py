"""Phorum 5: saved pages of a thread, flat, hybrid (answers moved to the right) and threaded (one message over the tree of all).

From read.tpl, read_hybrid.tpl and read_threads.tpl of its templates emerald and classic, and from its modules bbcode and editor.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Block, Quote
from ..markup.from_html import Reader
from ..markup.html_words import elements, words_of
from ..model import State, When
from ._html.attachments import in_lines, shown, sized
from ._html.body_rules import BodyRules, Converted, without
from ._html.dom import attribute, first, first_solid, has_class, next_element, nodes_in, own_words, previous_element, text
from ._html.layout import Layout, Lines
from ._html.page import count, words_of_title
from ._html.post import ForumPost
from ._html.relative_page import RelativePage
from ._html.smilies import picture
from ._html.thread_page import reads
from ._importer import Importer
from ._phrases import ANSWER

_LEFT = re.compile(r"padding-left:\s*(\d{1,5})")
_EDITED = re.compile(r"Edited \d{1,6} time\(s\)\. Last edit at (?P<date>.{6,40}?) by (?P<name>.{1,80}?)\.\s*$")
_FILE = re.compile(r"^(?P<name>.{1,200}?)\s*\((?P<size>[\d.,]{1,12}\s?[KMG]?i?B?(?:ytes)?)\)$")
LAYOUT = Layout(
    engine="Phorum",
    addresses=other_engines.PHORUM,
    here=('a[href*="read.php"][href*="printview"]', 'a[href*="follow.php"]'),
    posts="#phorum div.message, div:has(> .PhorumReadBodyText)",
    post=re.compile(r"msg-(\d{1,12})"),
    id_attributes=("name", "id"),
    author=('.message-author a[href*="profile"]', ".message-author > a", ".message-author"),
    card=(".message-user-info",),
    pairs=Lines(),
    date=(".message-date", ".generic td > small", "small"),
    subject=(".generic small > strong", ".PhorumReadBodySubject"),
    body=(".message-body", ".PhorumReadBodyText"),
    title=(),
    crumbs=("#breadcrumb", ".breadcrumb", ".PhorumTitleText"),
    pagination=(".paging", ".PhorumNavBlock"),
    current=(".paging .current-page",),
    forum_name=(),
)


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """The word "Quote:", who is quoted in a line, and the words; the first versions have that word outside of the inner box."""
    if not has_class(node, "bbcode"):
        return (Quote(reader.blocks(node)),)
    inner = _box(node)
    if inner is None:
        rest = [*itertools.dropwhile(lambda one: one.tag != "br", nodes_in(node))]
        return (Quote(reader.among(rest) if rest else reader.blocks(node)),)
    head = first_solid(inner)
    gone = [head] if head is not None and head.tag == "small" else []
    named = next_element(head) if gone else head
    if named is None or named.tag != "strong" or getattr(next_element(named), "tag", "") != "br":
        return (Quote(reader.among(without(inner, gone))),)
    return (Quote(reader.among(without(inner, [*gone, named])), clean_name(words_of(named))),)


def _box(node: LexborNode) -> LexborNode | None:
    """The box right inside a quotation."""
    return next((part for part in elements(node) if part.tag == "div"), None)


BODY_RULES = BodyRules(
    boilerplate="message-options message-moderation",
    tags={"blockquote": _quote, "img": picture},
    post=other_engines.PHORUM.post,
)


class _Post(ForumPost):
    """A message. `above` is the one that it answers, as far as the page shows."""

    dated_in_words = True

    above = ""

    def find_id(self) -> str:
        """Of the anchor before it. The first message of a thread has none, but its thread's id."""
        box = self.node.parent if has_class(self.node.parent, "PhorumReadMessageBlock") else self.node
        anchor = previous_element(box) if box is not None else None
        match = self.layout.post.fullmatch(attribute(anchor, "name", "id")) if anchor is not None else None
        return match[1] if match else ""

    @functools.cached_property
    def _heads(self) -> list[LexborNode]:
        """Of the template classic: the title (if it has not another form), the author and the date, in lines."""
        return [part for part in elements(self.node) if has_class(part, "PhorumReadBodyHead")]

    def find_user(self) -> LexborNode | None:
        if len(self._heads) > 1:
            return first(self._heads[-2], "strong > a", "strong")
        return super().find_user()

    def find_author(self) -> str:
        """A guest's name stands with the links beside it."""
        user = self.user
        return clean_name(own_words(user) if user is not None and user.tag == "div" else words_of(user))

    def find_author_id(self) -> str:
        return super().find_author_id() if self.user is not None and self.user.tag == "a" else ""

    def date_node(self) -> LexborNode | None:
        return self._heads[-1] if self._heads else super().date_node()

    def date_said(self) -> str:
        """Behind the message's title, in a line of its own."""
        node = self.date_node()
        return words_of(node).partition(": ")[2] if self._heads else own_words(node)

    def title(self) -> str:
        named = text(self._heads[0], "strong") if len(self._heads) > 2 else ""
        return self.if_own(named) if named else super().title()

    def reply_to(self) -> str:
        return self.above

    @functools.cached_property
    def _notice(self) -> tuple[LexborNode | None, re.Match[str] | None]:
        """The words that say that it was edited, which are the end of the body."""
        body = self.body()
        for part in [*nodes_in(body)][::-1][:12] if body is not None else ():
            if part.is_text_node and (match := _EDITED.search(" ".join((part.text_content or "").split()))):
                return part, match
        return None, None

    def edited(self) -> tuple[When | None, str, str]:
        match = self._notice[1]
        return (self.dates.read(match["date"]), clean_name(match["name"]), "") if match else (None, "", "")

    def withheld_state(self) -> State | None:
        """A notice, which only moderators see, stands over one that awaits approval."""
        before = previous_element(self.node)
        waits = has_class(before, "PhorumStdBlock") and before is not None and before.css_first(".PhorumReadBodyText") is None
        warned = any(has_class(part, "warning") for part in elements(body)) if (body := self.body()) is not None else False
        return State.HIDDEN if waits or warned else super().withheld_state()

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        notice = self._notice[0]
        return reading.among(without(body, [*([notice] if notice is not None else []), *body.css(".attachments")], self.excluded))

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files below: "Open | Download - lamp.jpg (12KB)" line by line, or links with those words."""
        box = self.first(".attachments") or (self.node if self._heads else None)
        lines = []
        for line in _lines(box) if box is not None else ():
            links = [part for part in line if part.tag == "a" and "file.php" in attribute(part, "href")]
            loose = " ".join("".join(part.text_content or "" for part in line if part.is_text_node).split())
            named = _FILE.match(loose.lstrip("| ").removeprefix("- ")) if len(links) > 1 else None
            for link in links[:1] if named else links:
                match = named or _FILE.match(words_of(link))
                if file := shown((attribute(link, "href"),), match["name"] if match else words_of(link), reading):
                    lines.append((file, *sized(match["size"] if match else "")))
        return in_lines(lines)


def _lines(box: LexborNode) -> list[list[LexborNode]]:
    """The nodes in a box, line by line."""
    lines: list[list[LexborNode]] = [[]]
    for node in nodes_in(box):
        if node.tag == "br":
            lines.append([])
        else:
            lines[-1].append(node)
    return lines


class _Page(RelativePage):
    importer = "phorum"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    @functools.cached_property
    def _tree(self) -> list[tuple[int, str, bool]]:
        """Of a threaded page: how far each message is moved to the right, its id, and whether it is the one shown."""
        found = []
        for cell in self.page.root.css("table.list td:first-child, .PhorumStdTable td:first-child"):
            moved = _LEFT.search(attribute(cell.css_first("h4"), "style") or attribute(cell, "style"))
            link = cell.css_first('a[href*="read.php"]')
            if moved:
                match = self.layout.addresses.post.search(attribute(link, "href"))
                found.append((int(moved[1]), match[1] if match else "", has_class(cell, "current") or link is None))
        return found

    def addresses(self) -> tuple[str, ...]:
        """Without what the address may ask for besides: a message, a page, the printable form."""
        return (f"{self.root}read.php?{self._group('board')},{self.thread_id}",) if self._match else ()

    def title(self) -> tuple[str, str]:
        """Of the heading; on a threaded page that of the tree's first message."""
        top = self.page.first("table.list h4 a", ".PhorumStdTable td:first-child a, .PhorumStdTable td:first-child b")
        named = words_of(top) if self._tree else text(self.page.root, "#page-info h1", ".PhorumReadBodySubject")
        first_head = text(self.page.root, ".PhorumReadBodyHead > strong")
        return clean_name(named or ANSWER.sub("", first_head)) or clean_name(words_of_title(self.page).rpartition(" :: ")[2]), ""

    def forum_named(self) -> str:
        """The first part of the page's title, or of the line over all."""
        head = self.page.first(".PhorumTitleText")
        return own_words(head).strip(" :\u00a0") if head is not None else words_of_title(self.page).partition(" :: ")[0]

    @functools.cached_property
    def number(self) -> int:
        return count(text(self.page.root, *self.layout.current)) or int(self._group("page") or 0) or 1

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Note the ids that the messages do not have themselves, and what each answers."""
        super().compare(posts)
        asked = self.layout.addresses.post.search(self.page.address)
        if len(posts) == 1 and not posts[0].id and self._tree:
            at = next((n for n, (_, _, current) in enumerate(self._tree) if current), 0)
            posts[0].id = self._tree[at][1] or (asked[1] if asked else "") or (self.thread_id if at == 0 else "")
            _hang(posts[0], self._tree[at][0], [(moved, name) for moved, name, _ in self._tree[:at]])
            return
        if posts and not posts[0].id and self.number == 1:
            posts[0].id = self.thread_id
        above: list[tuple[int, str]] = []
        for post in posts:
            if moved := _LEFT.search(attribute(post.node, "style")):
                _hang(post, int(moved[1]), above)
                above.append((int(moved[1]), post.id))


def _hang(post: ForumPost, moved: int, above: list[tuple[int, str]]) -> None:
    """Note what a message answers: the nearest above that is less moved to the right."""
    if isinstance(post, _Post):
        post.above = next((name for other, name in above[::-1] if other < moved), "")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"PhorumReadBodyText" in data or (b'id="phorum"' in data and b"message-author" in data and b"message-body" in data)


PAGE_KINDS = PageKinds(
    post_attributes=(r"""class=["'](?:message-body|phorumreadbodytext|phorummessage)["']""",),
    part_classes={"message-subject-threaded": NotAThread.LIST, "PhorumTableHeader": NotAThread.LIST},
)
IMPORTER = Importer(
    name="phorum",
    summary="Saved pages of Phorum 5, flat, hybrid and threaded.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
