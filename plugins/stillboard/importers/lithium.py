"""Lithium, later called Khoros Communities: saved pages of a forum's topics, however a community has arranged their parts.

From components and scrapers of communities that ran on it; the classes that Lithium itself gives are the same in all of them.
"""

from __future__ import annotations

import functools
import re

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import THREAD, NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Quote, Text
from ..markup.from_html import Reader
from ..markup.html_elements import TAGS
from ..markup.html_words import elements, words_of
from ..markup.smilies import of_code, of_picture
from ..model import When
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted
from ._html.dom import ancestors, attribute, first, has_class, is_blank
from ._html.layout import Layout
from ._html.page import count, words_of_title
from ._html.page_numbers import MAX_LINKS
from ._html.post import ForumPost
from ._html.relative_page import RelativePage
from ._html.thread_page import reads
from ._importer import Importer

_SOLVED = re.compile(r"^(?:Solved|Betreff|Gelöst|Résolu|Solucionado|Risolto|解決済み|已解决):\s*", re.IGNORECASE)
_PAGE = re.compile(r"/page/(\d{1,6})(?!\d)")
_UIDS = ("data-lia-message-uid", "data-message-id")
LAYOUT = Layout(
    engine="Khoros",
    addresses=other_engines.LITHIUM,
    here=('link[rel="canonical"]',),
    posts=".lia-quilt-forum-message:has(.lia-message-body-content)",
    post=re.compile(r"(\d{1,12})"),
    id_attributes=_UIDS,
    id_places=("[data-lia-message-uid]", "[data-message-id]"),
    author=(
        ".lia-message-author-with-avatar .lia-user-name-link",
        ".lia-user-name-link",
        ".lia-message-author-with-avatar .anon-user",
        ".lia-message-author-with-avatar .lia-user-name",
        ".lia-user-name",
    ),
    user_title=(".lia-message-author-rank",),
    avatar=("img.lia-user-avatar-message",),
    date=(".lia-message-posted-on", ".lia-message-post-date .DateTime", ".lia-message-dates .DateTime"),
    permalink=('a[href*="/m-p/"]', 'a[href*="/td-p/"]'),
    subject=(".lia-message-subject", ".MessageSubject"),
    body=(".lia-message-body-content",),
    edited=(".lia-message-edited-on",),
    signature=(".lia-message-signature",),
    title=("h1.lia-message-subject-banner", "h1.lia-forum-topic-subject", ".lia-message-subject h1", "h1.page-title"),
    crumbs=(".lia-breadcrumb", "#breadcrumbs"),
    tags=".lia-tag-list-item a.lia-tag",
    pagination=(".lia-paging-pager",),
    forum_name=(),
)


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """A quotation between two lines, with "Ann wrote:" behind the first."""
    parts = [*elements(node, text=True)]
    solid = [n for n, part in enumerate(parts) if not is_blank(part)]
    if not solid or parts[solid[0]].tag != "hr":
        return (Quote(reader.among(parts)),)
    if len(solid) > 1 and parts[solid[-1]].tag == "hr":
        parts = parts[: solid[-1]]
    parts = parts[solid[0] + 1 :]
    end = next((n for n, part in enumerate(parts) if part.tag in {"br", "p", "div", "hr"}), 0)
    words = " ".join("".join(part.text(deep=True) or "" for part in parts[:end]).split())
    if not words.endswith(":"):
        return (Quote(reader.among(parts)),)
    return (Quote(reader.among(parts[end:]), clean_name(quoted_name(words)).removeprefix("@")),)


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """An emoticon, whose description is its code, or any other picture."""
    if not has_class(node, "emoticon"):
        return TAGS["img"](node, reader)
    said = attribute(node, "alt", "title")
    name = said.strip(":").removeprefix("smiley").replace("-", "")
    return (Text(of_picture(name) or of_code(said) or said),) if said else ()


BODY_RULES = BodyRules(
    boilerplate="lia-message-signature UserSignature",
    spoilers={"lia-spoiler-container": ("", ".lia-spoiler-content")},
    tags={"blockquote": _quote, "img": _picture},
    post=other_engines.LITHIUM.post,
)


class _Post(ForumPost):
    dated_in_words = True

    def find_id(self) -> str:
        """Of its element, or one that holds nothing else; an element inside may have that of another message."""
        for node in (self.node, *ancestors(self.node, 4)):
            if match := self.layout.post.fullmatch(attribute(node, *_UIDS)):
                return match[1]
        return super().find_id()

    def date_said(self) -> str:
        """The day and the time stand in two elements; where it says how long ago, the tooltip has them."""
        node = self.date_node()
        hinted = first(node, ".local-friendly-date[title]")
        return (attribute(hinted, "title") or words_of(node)).replace("\u200e", "").strip()

    def edited(self) -> tuple[When | None, str, str]:
        node = self.first(*self.layout.edited)
        said = attribute(first(node, ".local-friendly-date[title]"), "title") or words_of(node)
        return self.dates.read(said.replace("\u200e", "").strip()), "", ""

    def title(self) -> str:
        """Without the word for an answer in the page's language."""
        return self.if_own(_SOLVED.sub("", self.text(*self.layout.subject)))

    def reply_to(self) -> str:
        """In response to which message, which its link says."""
        link = self.first('.MessageInResponseTo a[href*="/m-p/"]', '.lia-component-in-response-to a[href*="/m-p/"]')
        match = self.layout.addresses.post.search(attribute(link, "href"))
        return match[1] if match else ""


class _Page(RelativePage):
    importer = "lithium"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def title(self) -> tuple[str, str]:
        """Without the word before one that has been answered."""
        found, prefix = super().title()
        if not self.page.first(*self.layout.title):
            found = clean_name(words_of_title(self.page).rpartition(" - ")[0]) or found
        return _SOLVED.sub("", found), prefix

    @functools.cached_property
    def number(self) -> int:
        shown = _PAGE.search(self.page.address)
        return int(shown[1]) if shown else int(self._group("page") or 0) or 1

    @functools.cached_property
    def page_count(self) -> int:
        """As the links to its other pages say."""
        links = [link for box in self.page.root.css(".lia-paging-pager")[:4] for link in box.css("a[href]")[:MAX_LINKS]]
        mine = [match for link in links if (match := self.layout.addresses.thread.match(self.somewhere(link)))]
        pages = [int(match["page"]) for match in mine if match["page"] and match["id"] == self.thread_id]
        return max([self.number, *pages, *(count(words_of(link)) or 1 for link in links if mine)])


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"lia-quilt-forum-message" in data and b"lia-message-body-content" in data


PAGE_KINDS = PageKinds(
    classes={
        "forumtopicpage": THREAD,
        "forumpage": NotAThread.LIST,
        "categorypage": NotAThread.LIST,
        "communitypage": NotAThread.LIST,
        "searchpage": NotAThread.SEARCH,
        "viewprofilepage": NotAThread.MEMBER,
        "errorpage": NotAThread.ERROR,
    },
    post_attributes=(r"""class=["'][^"'<>]{0,100}lia-quilt-forum-message""",),
)
IMPORTER = Importer(
    name="lithium",
    summary="Saved topic pages of Lithium, later Khoros Communities.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
