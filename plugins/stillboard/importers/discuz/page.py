"""A thread's page of Discuz! X, from its viewthread.htm, viewthread_node.htm and the template of its attached files."""

from __future__ import annotations

import functools
import itertools
import re

from selectolax.lexbor import LexborNode

from ...addresses import other_engines
from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import words_of
from ...model import DateSource, State, When
from .._html.attachments import in_lines, shown
from .._html.body_rules import without
from .._html.dom import ancestor, attribute, first, following, has_class, own_words, text
from .._html.layout import Layout
from .._html.page import Page, count, words_of_title
from .._html.post import ForumPost
from .._html.relative_page import RelativePage
from .body import BODY_RULES

FIRST_POSTS = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}
_FOR_TELEPHONES = frozenset({"手机版", "手機版"})  # what the templates for telephones put behind the site's name
_NEAR = 30  # nodes behind a notice
EDITED = re.compile(r"由 ?(?P<name>.{1,60}?) ?[于於] ?(?P<date>\d{4}-.{1,30}?) ?[编編]")
LAYOUT = Layout(
    engine="Discuz! X",
    addresses=other_engines.DISCUZ,
    here=("#thread_subject", 'link[rel="canonical"]', '.pti a[href*="tid="]', "form#modactions"),
    posts='table[id^="pid"], .cm .pstl',
    post=re.compile(r"pid(\d{1,12})"),
    author=(".authi a.xw1", ".authi a.xi2", ".psta a.xw1", ".psta a.xi2:last-of-type"),
    card=(".pls",),
    user_title=('.pls p > em > a[href*="gid="]', '.pls p > em > font > a[href*="gid="]'),
    date=('em[id^="authorposton"]', ".psti .xg1"),
    number=('.pi a[id^="postnum"] em', '.pi a[id^="postnum"]'),
    numbered=re.compile(r"^#?(\d{1,9})(?:\s?#|\s?楼|\s?樓)?$"),
    permalink=('a[id^="postnum"]',),
    subject=(".pcb > h2",),
    body=('[id^="postmessage_"]', ".psti"),
    attachments=".pattl",
    edited=("i.pstatus",),
    signature=(".sign",),
    tombstones=".pcb > .locked",
    title=("#thread_subject", "h1.ts a:last-of-type", "h1.ts"),
    crumbs=("#pt .z", "#pt"),
    pagination=(".pgs .pg", ".pg"),
    current=(".pg strong",),
    forum_name=(),
)


class DiscuzPost(ForumPost):
    """A post, or a comment under one."""

    def find_id(self) -> str:
        """A comment under a post has none."""
        return "" if self.is_comment else super().find_id()

    @property
    def is_comment(self) -> bool:
        return has_class(self.node, "pstl")

    def find_author(self) -> str:
        """Guests, members who were removed, and who wrote without a name have no link."""
        return super().find_author() or clean_name(own_words(self._head)) or clean_name(self.text(".psta"))

    @property
    def _head(self) -> LexborNode | None:
        return self.first(".pls > .pi", ".pls .pi")

    def find_number(self) -> int | None:
        """Styles have words for the first posts, and a picture for one that is held on top."""
        said = words_of(self.node.css_first('a[id^="postnum"]')) if not self.is_comment else ""
        return FIRST_POSTS.get(said) or super().find_number()

    def is_repeated(self) -> bool:
        """Each page shows its own posts only."""
        return False

    def date(self) -> tuple[When | None, DateSource | None]:
        """The tooltip has the date where the words say how long ago it was."""
        node = self.date_node()
        return self.dates.printed(attribute(first(node, "span[title]"), "title"), words_of(node))

    def date_said(self) -> str:
        node = self.date_node()
        return attribute(first(node, "span[title]"), "title") or words_of(node)

    def pairs(self) -> list[tuple[str, str]]:
        """What stands under the picture: numbers over or behind the words for them."""
        pairs = []
        for cell in self.card().css(".tns th, .tns td")[:9]:
            shown_as = text(cell, "p")
            number = attribute(first(cell, "p span[title]", "p a[title]"), "title") or shown_as
            pairs.append((clean_name(words_of(cell).removeprefix(shown_as).strip()), number))
        names, values = self.card().css("dl.pil dt")[:20], self.card().css("dl.pil dd")[:20]
        pairs += [(clean_name(words_of(name)), words_of(value)) for name, value in zip(names, values, strict=False)]
        return pairs

    def edited(self) -> tuple[When | None, str, str]:
        """Of "本帖最后由 Ann 于 2024-5-1 14:15 编辑": the name stands between the signs for "by" and "at"."""
        words = words_of(self.first(*self.layout.edited))
        match = EDITED.search(words)
        return (self.dates.read(match["date"]), clean_name(match["name"]), "") if match else super().edited()

    def reply_to(self) -> str:
        """A comment hangs on the post above it."""
        box = ancestor(self.node, lambda one: attribute(one, "id").startswith("comment_"), 4) if self.is_comment else None
        return re.sub(r"\D", "", attribute(box, "id"))[:12]

    def state(self) -> State | None:
        """A notice stands in place of the body: for readers with more rights, or a member who was banned."""
        notice = self.node.css_first(self.layout.tombstones)
        return State.HIDDEN if notice is not None else None

    def withheld_state(self) -> State | None:
        """Moderators see such a notice over the body; one with a link says what others paid for it."""
        notices = self.node.css(self.layout.tombstones)[:4] if not self.is_comment else []
        if any(notice.css_first("a") is None and _is_over_body(notice) for notice in notices):
            return State.HIDDEN
        return super().withheld_state()

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Of a comment, what stands before the date and the links."""
        if not self.is_comment:
            return super().blocks(body, reading)
        return reading.among(without(body, body.css(".xg1, a.xi2"), self.excluded))

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files below: a picture by its own address, which stands beside an empty one."""
        lines = []
        for item in self.node.css(".pattl .tattl"):
            link, pictured = first(item, "p.attnm a[href]", "p.mbn a[href]"), item.css_first("img[zoomfile], img[file]")
            sources = [attribute(pictured, "zoomfile"), attribute(pictured, "file"), attribute(link, "href")]
            if file := shown([source for source in sources if source], words_of(link), reading):
                lines.append([file])
        return in_lines(lines)


def named_before_engine(page: Page) -> str:
    """The site's name, which the page's title has before the engine's: "Lamps - Workshop - Lanternside - Powered by"."""
    parts = [part.strip() for part in words_of_title(page).split(" - ") if "Powered by" not in part]
    if for_telephones := len(parts) > 1 and parts[-1] in _FOR_TELEPHONES:
        del parts[-1]
    return parts[-1] if len(parts) > 1 + for_telephones else ""


def _is_over_body(notice: LexborNode) -> bool:
    below = [one for one in itertools.islice(following(notice), _NEAR) if one.is_element_node]
    return any(
        attribute(one, "id").startswith("postmessage_") or one.css_first('[id^="postmessage_"]') is not None for one in below
    )


class DiscuzPage(RelativePage):
    """A thread's page of Discuz! X."""

    importer = "discuz"
    layout = LAYOUT
    rules = BODY_RULES
    post = DiscuzPost

    def forum_named(self) -> str:
        return self.page.meta("application-name") or named_before_engine(self.page)

    @functools.cached_property
    def number(self) -> int:
        return count(text(self.page.root, *self.layout.current)) or int(self._group("page") or self._group("asked") or 0) or 1

    def views(self) -> int | None:
        """The first of the two numbers over the authors; the second is that of the answers."""
        return count(text(self.page.root, ".hm .xi1"))
