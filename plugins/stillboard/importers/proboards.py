"""ProBoards 5: saved thread pages."""

from __future__ import annotations

import functools
import re

from selectolax.lexbor import LexborNode

from ..addresses import engines
from ..dumps import Capture
from ..dumps.page_kinds import PageKinds
from ..ids import clean_name
from ..markup.blocks import Text
from ..markup.from_html import Reader
from ..markup.html_elements import TAGS
from ..markup.html_words import text_of, words_of
from ..markup.smilies import of_image
from ..model import DateSource, When
from ._html.body_rules import BodyRules, Converted, Quotation
from ._html.dom import attribute
from ._html.layout import Layout, Lines
from ._html.page import count
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

LAYOUT = Layout(
    engine="ProBoards",
    addresses=engines.PROBOARDS,
    here=('#nav-tree a[href*="/thread/"]', '.nav-tree-wrapper a[href*="/thread/"]', 'a.thread-link[href*="/thread/"]'),
    posts='tr.post[id^="post-"], tr.item[id^="post-"], .post[id^="post-"]',
    post=re.compile(r"post-(\d{1,18})"),
    author=(
        ".left-panel .user-guest",
        ".left-panel .user-link",
        ".mini-profile .user-guest",
        ".mini-profile .user-link",
        ".mini-profile",
    ),
    card=(".mini-profile",),
    user_title=(".mini-profile .rank", ".mini-profile .group"),
    guest=".user-guest",
    pairs=Lines(),
    date=(".content > .info .date abbr", ".date abbr[data-timestamp]", "abbr.o-timestamp", "abbr.time"),
    permalink=('a[href*="/post/"]',),
    subject=("h3.title", ".post-title"),
    body=(".message",),
    attachments=".attachments, .attachment-list",
    edited=(".edited_by",),
    signature=(".signature",),
    reactions=(".likes-count", ".likes"),
    deleted=".post.deleted",
    unapproved=".post.moderated, .post.unapproved",
    title=(".container.posts .title-bar h1", ".title-bar h1"),
    crumbs=("#nav-tree", ".nav-tree-wrapper", "#navigation-tree"),
    pagination=(".ui-pagination", ".pagination"),
    current=(".ui-pagination .state-selected", ".ui-pagination .selected"),
    forum_name=("#logo", "#banner h1"),
    poll=".container.posts .poll",
    question=("h3",),
    options=".results tr",
    option_text=(".answer > div", ".answer"),
    option_votes=(".votes",),
)


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A picture, or a smiley as the character that it shows."""
    if "/smiley" in attribute(node, "src") and (sign := of_image(node.attributes)):
        return (Text(sign),)
    return TAGS["img"](node, reader)


BODY_RULES = BodyRules(
    boilerplate="quote_avatar_container quote_clear edited_by signature",
    quotes={"quote": Quotation(heads=(".quote_header",), named=(".user-link", "[itemprop=name]"), posts=("source",), leads=True)},
    code="code",
    spoilers={"spoiler": (".spoiler_header", ".spoiler_content")},
    tags={"img": _picture},
    post=engines.PROBOARDS.post,
)


class ProboardsPost(ForumPost):
    """A post of ProBoards."""

    def date(self) -> tuple[When | None, DateSource | None]:
        """Its instant, which the page has in milliseconds."""
        stamp = attribute(self.date_node(), "data-timestamp")
        if stamp.isascii() and stamp.isdecimal() and len(stamp) in {12, 13}:
            return When.epoch(int(stamp) // 1000), DateSource.MARKUP
        return super().date()

    def edited(self) -> tuple[When | None, str, str]:
        """When, to the second, and by whom."""
        notice = self.node.css_first(".edited_by")
        stamp = attribute(notice.css_first("[data-timestamp]"), "data-timestamp") if notice is not None else ""
        when, name, reason = super().edited()
        known = stamp.isascii() and stamp.isdecimal() and len(stamp) in {12, 13}
        shown = clean_name(words_of(notice.css_first(".user-link"))) if notice is not None else ""
        return (When.epoch(int(stamp) // 1000) if known else when), shown or name, reason

    def find_author(self) -> str:
        """A guest's name is the first line of the card."""
        node = self.user
        if node is None or "mini-profile" not in attribute(node, "class"):
            return super().find_author()
        return next((clean_name(line) for line in text_of(node).splitlines() if line.strip()), "")


class ProboardsPage(ForumPage):
    """A thread's page of ProBoards."""

    importer = "proboards"
    layout = LAYOUT
    rules = BODY_RULES
    post = ProboardsPost

    @functools.cached_property
    def script_data(self) -> str:
        """What the page gives its scripts of the thread."""
        scripts = (script.text() or "" for script in self.page.root.css("script"))
        said = next((said for said in scripts if said.lstrip().startswith("proboards.data(")), "")
        match = re.search(r'"thread":\{([^{}]{0,4000})', said)
        return match[1] if match else ""

    def states(self) -> tuple[str, ...]:
        """As the page says to its scripts."""
        found = (("sticky", "is_sticky"), ("locked", "is_locked"))
        return tuple(state for state, key in found if re.search(rf'"{key}":"?1\b', self.script_data))

    def views(self) -> int | None:
        """As the page says to its scripts."""
        match = re.search(r'"views":"?([\d,]{1,15})', self.script_data)
        return count(match[1].rstrip(",")) if match else super().views()

    def title(self) -> tuple[str, str]:
        """The way to the thread ends with it."""
        crumbs = self.page.first(*LAYOUT.crumbs)
        links = crumbs.css("a")[-3:] if crumbs is not None else []
        found = next((link for link in reversed(links) if self.is_thread(self.page.link(link))), None)
        return (clean_name(words_of(found)), "") if found is not None and words_of(found) else super().title()


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    page = capture.markup
    return b"left-panel" in page and b"mini-profile" in page and b'id="post-' in page


PAGE_KINDS = PageKinds(
    post_ids=(r"post-\d",),
)
IMPORTER = Importer(
    name="proboards",
    summary="Saved thread pages of ProBoards 5.",
    accepts=_accepts,
    posts=reads(ProboardsPage),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
