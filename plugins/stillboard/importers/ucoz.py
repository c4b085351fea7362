"""uCoz: saved topic pages of its forums, in any language and with the usual templates.

From its template of a post and from pages. A post is a row of one table that holds another, with the number in its head.
"""

from __future__ import annotations

import functools
import re

from selectolax.lexbor import LexborNode

from ..addresses import other_engines
from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import Block, CodeBlock, Quote, Text
from ..markup.from_html import Reader
from ..markup.html_words import text_of, words_of
from ..markup.smilies import of_picture
from ._html.attachments import attached
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted, content, heading_beside, own, without
from ._html.dom import attribute, first, text
from ._html.layout import Layout, Lines
from ._html.page import count, words_of_title
from ._html.post import ForumPost
from ._html.relative_page import RelativePage
from ._html.smilies import picture
from ._html.thread_page import reads
from ._importer import Importer

_BRACKETS = re.compile(r"\(([^()]{1,80})\)")
LAYOUT = Layout(
    engine="uCoz",
    addresses=other_engines.UCOZ,
    here=(".forumNamesBar a.forumBarA", "a.forumBarA"),
    posts='tr[id^="post"]:has(.postTable), table.postTable[id^="post"]',
    post=re.compile(r"post(\d{1,12})"),
    author=("a.postUser", ".postUser", ".postTdTop:first-child a", ".postTdTop:first-child"),
    card=(".postTdInfo",),
    user_title=(".postRankName",),
    pairs=Lines(),
    avatar=("img.userAvatar",),
    date=(".postTdTop:nth-child(2)", ".postTdTop + .postTdTop"),
    number=("a.postNumberLink", ".postTdTop:nth-child(2) a"),
    numbered=re.compile(r"^#?\s?(\d{1,9})$"),
    permalink=("a.postNumberLink",),
    body=(".posttdMessage",),
    edited=(".edited",),
    signature=(".signatureView",),
    title=(".forumNamesBar a.forumBarA", "a.forumBarA", ".forum-title", ".gTableTop"),
    crumbs=(".forumNamesBar", ".breadcrumbs"),
    pagination=(".pagesInfo", ".switches", "ul.switches"),
    current=(".switchActive",),
    forum_name=(),
    locked='img[src*="/t_closed"]',
)


def _code(node: LexborNode, _: Reader) -> Converted:
    return (CodeBlock(text_of(first(node, ".codeMessage") or node).strip("\n")),)


_SMILE = re.compile(r"/sm/\d{1,3}/([\w-]{1,40})\.(?:gif|png)")


def _picture(node: LexborNode, reader: Reader) -> Converted:
    """A picture, or a smile of uCoz's own server."""
    match = _SMILE.search(attribute(node, "src"))
    sign = of_picture(match[1].casefold()) if match else ""
    return (Text(sign),) if sign else picture(node, reader)


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """The name stands in brackets behind the word for a quotation, or in an element of its own."""
    body = own(node, (".quoteMessage",), "bbQuoteBlock")
    head = own(node, (".bbQuoteName",), "bbQuoteBlock") or heading_beside(node, body)
    named = _BRACKETS.search(words_of(head)) if head is not None else None
    name = text(head, ".qName") or (named[1] if named else quoted_name(words_of(head)))
    return (Quote(content(node, head, body, reader), clean_name(name)),)


BODY_RULES = BodyRules(
    boilerplate="signatureView signatureHr edited bbCodeName",
    spoilers=dict.fromkeys(("uSpoilerClosed", "uSpoilerOpened"), ("", ".uSpoilerText")),
    handlers={"bbCodeBlock": _code, "bbQuoteBlock": _quote},
    tags={"img": _picture},
)


class _Post(ForumPost):
    dated_in_words = True

    def find_author_id(self) -> str:
        """The links to members are scripts."""
        return ""

    def is_member(self) -> bool:
        """The card of a guest says no more than that."""
        return bool(self.author) and self.first(".postRankName", "img.userAvatar") is not None

    def is_repeated(self) -> bool:
        """A post that is held on top of each page has no number of its own there."""
        return False

    def date_said(self) -> str:
        """Of "Дата: Вс, 2007-11-11, 23:49 | Сообщение # 1" what stands between the colon and the bar."""
        said = words_of(self.date_node()).partition("|")[0]
        return said.partition(": ")[2].strip() or said.strip()

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Without the signature, the notice of an edit and the files, which stand in the same cell."""
        return reading.among(without(body, body.css(".signatureView, .signatureHr, .edited, .eAttach"), self.excluded))

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return attached(self.node.css(".eAttach"), reading)


class _Page(RelativePage):
    importer = "ucoz"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def title(self) -> tuple[str, str]:
        """Of the way to the thread; else of the table's head, which may have a description behind it."""
        head = self.page.first(*self.layout.title)
        found = clean_name(words_of(head)) if head is not None else ""
        whole = words_of_title(self.page)
        if not found or (head is not None and head.tag != "a" and found.partition(" (")[0] not in whole):
            found = clean_name(whole.partition(" - ")[0])
        return found or self.title_elsewhere(), ""

    def forum_named(self) -> str:
        """That of the site, which stands in the page's title: "Thread - Page 2 - site - Forum"."""
        parts = words_of_title(self.page).rsplit(" - ", 2)
        return self.page.meta("og:site_name") or (parts[1] if len(parts) == 3 else "")

    @functools.cached_property
    def number(self) -> int:
        return count(text(self.page.root, *self.layout.current)) or int(self._group("page") or 0) or self._in_title or 1

    @functools.cached_property
    def _in_title(self) -> int:
        match = re.search(r" - [^\W\d]{2,12} (\d{1,6}) - ", words_of_title(self.page))
        return int(match[1]) if match else 0


_POST = re.compile(rb"""\bid=["']post\d""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    return b"posttdMessage" in data and b"postTable" in data and bool(_POST.search(data))


PAGE_KINDS = PageKinds(
    post_attributes=(r"""class=["'](?:posttdmessage|ucoz-forum-post)["']""",),
    parts={r"""class=["'](?:threadnametd|forumnametd)["' ]""": NotAThread.LIST},
)
IMPORTER = Importer(
    name="ucoz",
    summary="Saved topic pages of uCoz's forums.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
