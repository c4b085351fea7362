"""FluxBB 1.4 and 1.5 and PunBB 1.2 to 1.4: saved thread pages, in any language and style.

From their own viewtopic.php and parser.php. PunBB 1.2 and FluxBB show a post as div.blockpost, PunBB 1.3 and 1.4 as div.post.
"""

from __future__ import annotations

import dataclasses
import functools
import re

from selectolax.lexbor import LexborNode

from ..addresses import engines
from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import CodeBlock, Quote
from ..markup.from_html import Reader
from ..markup.html_elements import language
from ..markup.html_words import text_of, words_of
from ..model import When
from ._html.attribution import quoted_name
from ._html.body_rules import BodyRules, Converted, content, own
from ._html.dom import attribute, first
from ._html.edit_words import editor
from ._html.layout import Before, Layout
from ._html.page import Page, words_of_title
from ._html.post import ForumPost
from ._html.relative_page import RelativePage
from ._html.smilies import picture
from ._html.thread_page import reads
from ._importer import Importer

FLUXBB = Layout(
    engine="FluxBB",
    addresses=engines.FLUXBB,
    here=("ul.crumbs li:last-child a", ".crumbs a[href*='topic']", "h1.main-title a", ".crumb-last a", "p.pagelink a"),
    posts='div.blockpost[id^="p"]',
    post=re.compile(r"p(\d{1,15})"),
    author=(".postleft dt strong", ".postleft dt", ".post-byline a", ".post-byline strong", ".username"),
    card=(".postleft",),
    user_title=("dd.usertitle", ".usertitle"),
    pairs=Before(".postleft dd:not(.usertitle):not(.postavatar):not(.usercontacts)", "strong"),
    date=("h2 a", "h2 span", "h2"),
    number=("h2 .conr",),
    numbered=re.compile(r"^#?\s?(\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+|\d{1,9})$"),  # FluxBB shows "#19", PunBB "19"
    permalink=("h2 a",),
    subject=(".postright > h3",),
    body=(".postright > .postmsg", ".postmsg"),
    attachments=".postattach, .attachments, fieldset.attachments",
    edited=("p.postedit",),
    signature=(".postsignature",),
    title=("ul.crumbs li:last-child a", "ul.crumbs li:last-child", ".linkst ul li:last-child"),
    crumbs=("ul.crumbs", ".linkst ul", ".crumbs"),
    pagination=("p.pagelink",),
    current=("p.pagelink strong",),
    forum_name=("#brdtitle h1", "#brdtitle h1 a"),
)
PUNBB = dataclasses.replace(
    FLUXBB,
    engine="PunBB",
    posts=".post:has(> .posthead)",
    id_places=(".posthead",),
    author=(".author-ident .username a", ".author-ident .username", ".post-byline a", ".post-byline strong"),
    card=(".post-author",),
    pairs=Before(".author-info li", "strong"),
    date=(".post-link a", ".posthead .permalink", ".post-link"),
    number=(".post-num",),
    permalink=(".posthead a.permalink", ".post-link a"),
    subject=(".entry-title",),
    body=(".entry-content",),
    edited=("p.lastedit",),
    signature=(".sig-content",),
    title=("h1.main-title a", ".main-title a.permalink", ".main-title", ".crumblast a", "#brd-crumbs-top .crumblast"),
    crumbs=("#brd-crumbs-top", "#brd-crumbs", ".crumbs"),
    pagination=("p.paging",),
    current=("p.paging strong",),
    forum_name=("#brd-title a", "#brd-title"),
)


def _quote(node: LexborNode, reader: Reader) -> Converted:
    """FluxBB: div.quotebox > cite, blockquote > div. PunBB 1.2: blockquote > div.incqbox > h4."""
    head = own(node, ("cite", "h4"), "quotebox" if node.tag != "blockquote" else "blockquote")
    body = (
        next((child for child in node.css("blockquote") if child.mem_id != node.mem_id), None)
        if node.tag != "blockquote"
        else None
    )
    return (Quote(content(node, head, body, reader), quoted_name(words_of(head)) if head is not None else ""),)


def _code(node: LexborNode, _: Reader) -> Converted:
    inner = first(node, "pre", "code")
    if inner is None:
        return None
    return (CodeBlock(text_of(first(inner, "code") or inner).strip("\n"), language(inner)),)


_OWN = {"hmm": "😕"}  # FluxBB's own smilie for ":/"
BODY_RULES = BodyRules(
    boilerplate="postedit lastedit postsignature sig-content sig-line",
    handlers={"quotebox": _quote, "codebox": _code},
    tags={"blockquote": _quote, "img": functools.partial(picture, own=_OWN)},
    post=FLUXBB.addresses.post,
)


class FluxBBPost(ForumPost):
    """A post of FluxBB or PunBB."""

    def is_repeated(self) -> bool:
        """It repeats no first post; the numbers of a thread whose posts are read by the post begin anew."""
        return False

    def _joined(self, what: str, said: str) -> When | None:
        """The only date on the card."""
        return super()._joined(what, said) or (self.dates.read(said) if len(said) > 7 else None)

    def title(self) -> str:
        """FluxBB shows the thread's over each post."""
        return ""

    def edited(self) -> tuple[When | None, str, str]:
        """From "Last edited by Ann (2019-09-29 10:46:47)" in any language: the date is in brackets, the name before them."""
        words = words_of(self.first(*self.layout.edited))
        head, bracket, tail = words.rpartition("(")
        if not bracket:
            return super().edited()
        named = next((name for name in self.names() if head.strip().endswith(name)), "") or editor(head)[0]
        return self.dates.read(tail.rstrip(") .")), named or clean_name(head.strip().rpartition(" ")[2]), ""


class FluxBBPage(RelativePage):
    """A thread page of FluxBB or PunBB."""

    importer = "fluxbb"
    rules = BODY_RULES
    post = FluxBBPost

    def __init__(self, page: Page) -> None:
        self.layout = PUNBB if page.first(FLUXBB.posts) is None else FLUXBB
        super().__init__(page)

    def title(self) -> tuple[str, str]:
        """In PunBB 1.2 it ends the way to the thread and is no link."""
        title, prefix = super().title()
        return title.lstrip("»›→ ") or title, prefix

    def title_elsewhere(self) -> str:
        """Of the page's title, "Thread / Board / Forum"; FluxBB 1.4 has it as "Thread (Page 2) / Board / Forum"."""
        head, bar, _ = words_of_title(self.page).partition(" / ")
        return clean_name(re.sub(r"\s\([^()]{1,20}\s\d{1,6}\)$", "", head)) if bar else super().title_elsewhere()

    def forum_named(self) -> str:
        """What ends the page's title, if no heading has it: "Thread / Board / Forum", "Thread - Forum"."""
        if self.page.meta("og:site_name") or self.page.first(*self.layout.forum_name) is not None:
            return ""
        whole = words_of_title(self.page)
        before, _, name = whole.rpartition(" / " if " / " in whole else " - ")
        return name if before else ""

    def addresses(self) -> tuple[str, ...]:
        """By the thread's id alone; where addresses were rewritten, as the page has it, without the number of the page."""
        match = self._match
        if not match:
            return ()
        if "viewtopic" in match["way"] or "?" in match["way"]:
            return (f"{self.root}viewtopic.php?id={self.thread_id}",)
        end = match.end("slug") if match["slug"] else match.end("id")
        return (match[0][:end] + (".html" if match[0].endswith((".html", ".htm")) else "/"),)

    def states(self) -> tuple[str, ...]:
        """A closed thread says so without a link where others have one to answer."""
        reply = self.page.first("p.postlink", "p.posting")
        shut = (
            reply is not None
            and reply.css_first("a") is None
            and bool(words_of(reply))
            and "postlink" in attribute(reply, "class")
        )
        return ("locked",) if shut else ()


_POST = re.compile(rb"""\bid=["']?p\d{1,15}["'\s>]""")


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    data = capture.markup
    if b"blockpost" in data:
        return b"postmsg" in data and bool(_POST.search(data))
    return b"entry-content" in data and b"posthead" in data and b"post-ident" in data and bool(_POST.search(data))


PAGE_KINDS = PageKinds(
    post_ids=(r"""p\d{1,12}["'\s>]""",),
    post_words=("blockpost",),
    part_ids={
        "punindex": NotAThread.LIST,
        "punviewforum": NotAThread.LIST,
        "punsearch": NotAThread.SEARCH,
        "punprofile": NotAThread.MEMBER,
        "punuserlist": NotAThread.MEMBER,
    },
    parts={
        r"""<div[^<>]{0,200}id=["']punlogin["']""": NotAThread.LOGIN,
        r"""id=["']msg["']\sclass=["']block["']""": NotAThread.ERROR,
    },
)
IMPORTER = Importer(
    name="fluxbb",
    summary="Saved thread pages of FluxBB and PunBB.",
    accepts=_accepts,
    posts=reads(FluxBBPage),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
