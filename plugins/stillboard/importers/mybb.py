"""MyBB 1.4 to 1.8: saved thread pages, with its classic and its horizontal posts."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ..addresses import engines
from ..dumps import Capture
from ..dumps.page_kinds import Kind, NotAThread, PageKinds
from ..ids import clean_name
from ..markup.blocks import CodeBlock, Text
from ..markup.from_html import Reader
from ..markup.html_words import text_of, words_of
from ..markup.smilies import of_code, of_image, of_picture
from ..model import Board, DateSource, PollOption, State, When
from ._html.body_rules import BodyRules, Converted, Quotation, without
from ._html.dom import attribute, first, previous_element, text
from ._html.layout import Layout, Lines
from ._html.page import Page, count
from ._html.post import ForumPost
from ._html.thread_page import ForumPage, reads
from ._importer import Importer

LAYOUT = Layout(
    engine="MyBB",
    addresses=engines.MYBB,
    here=(
        'a[href*="nextoldest"]',
        '.post_head a[href*="tid="]',
        '.postbit-number a[href*="tid="]',
        'a[href*="nextnewest"]',
        'a[href*="action=lastpost"]',
    ),
    posts='div.post[id^="post_"], table[id^="post_"], article.post-article, .post_wrapper',
    post=re.compile(r"(?:post_|pid_?)(\d{1,18})"),
    id_places=('.post_body[id^="pid_"]', '[id^="pid_"]', 'a[id^="pid"]'),
    author=(
        ".author_information .largetext a",
        ".author_information .largetext",
        ".post_author .largetext a",
        ".largetext a",
        ".largetext",
        ".post-username a",
        ".post-username",
        ".author_information strong",
        ".post_author strong",
    ),
    card=(".post_author:has(.author_statistics)", ".post_author", "td:has(> strong > .largetext)"),
    date=(".post_date", ".post_head .smalltext", "td.tcat .float_left", "td.tcat"),
    user_title=Lines((".author_information .smalltext", ".smalltext")),
    pairs=Lines((".author_statistics", ".post_author_info", ".smalltext")),
    number=(".post_head strong a", ".post_head a", '[id^="post_link_"]', "td.tcat a", "strong a"),
    permalink=('.post_head a[href*="pid"]', 'a[id^="post_link_"]', 'a[href*="#pid"]'),
    avatar=(".author_avatar img", ".post_avatar img", '.post_author img[src*="avatars/"]'),
    body=(".post_body", '[id^="pid_"]'),
    attachments="fieldset",
    edited=(".post_edit", ".edited_post"),
    signature=(".signature",),
    reactions=(".tyl_content", ".post_thx", '[id^="tyl_data_"]'),
    tombstones=".deleted_post_author, .ignored_post",
    deleted=".deleted_post, .trow_deleted, .post_deleted, .deleted_post_hidden",
    unapproved=".unapproved_post, .trow_shaded, .post_unapproved, .unapproved_post_hidden",
    title=(
        ".navigation .active",
        ".thread-header h1",
        "#posts_container .thead strong",
        ".thead > div > strong",
        ".thead strong",
    ),
    prefix=".prefix, .label",
    crumbs=(".navigation",),
    locked='a[title*="losed"], .buttons_closed, .new_reply_button .closed, img[src*="closed"]',
    pagination=(".pagination",),
    current=(".pagination_current",),
    forum_name=(".navigation a",),
    poll="table:has(.pollbar_outer):not(:has(table)), table:has(img[src*=pollbar]):not(:has(table)), "
    "form[action=polls\\.php] table",
)
# Its archive mode, archive/index.php?thread-12-2.html: words alone, without the posts' ids.
ARCHIVE = Layout(
    engine="MyBB",
    addresses=engines.MYBB,
    here=("#fullversion a", "#infobox a"),
    posts="#content > div.post:has(> .message), div.post:has(> .header .dateline)",
    post=re.compile(r"(?:post_|pid_?)(\d{1,18})"),
    author=(".author h2 a", ".author h2", ".author"),
    date=(".dateline",),
    body=(".message",),
    title=("#fullversion a",),
    crumbs=(".navigation",),
    pagination=(".multipage",),
    current=(".multipage > strong ~ strong",),
    forum_name=(".navigation a",),
)
# What MyBB's own smilies show, by their names without blanks, where other engines mean something else or have none.
_OWN = {"huh": "😕", "sleepy": "😴", "at": "@"}


def _code(node: LexborNode, _: Reader) -> Converted:
    body = first(node, ".body code", ".body", "code", "pre")
    lines = text_of(body if body is not None else node)
    return (CodeBlock(lines.strip("\n"), "php" if "phpcodeblock" in attribute(node, "class") else ""),)


def _smiley(node: LexborNode, _: Reader) -> Converted:
    """MyBB says its name: "Big Grin"."""
    name = attribute(node, "alt", "title").lower().replace(" ", "")
    sign = _OWN.get(name) or of_picture(name) or of_code(f":{name}:") or of_image(node.attributes)
    return (Text(sign),) if sign else ()


_QUOTATION = Quotation(heads=("cite",), other="span", named=(), posts=("data-pid",))
BODY_RULES = BodyRules(
    boilerplate="quick_jump post_edit edited_post signature",
    quotes={"mycode_quote": _QUOTATION, "blockquote": _QUOTATION, "quote_body": Quotation(above="quote_header", other="span")},
    spoilers={"spoiler": (".spoiler_header, .spoiler_title", ".spoiler_body, .spoiler_content")},
    handlers={**dict.fromkeys(("codeblock", "phpcodeblock"), _code), **dict.fromkeys(("smilie", "smilie_1"), _smiley)},
    post=engines.MYBB.post,
)


class MybbPost(ForumPost):
    """A post of MyBB."""

    def withheld_state(self) -> State | None:
        """MyBB 1.8 puts a notice before a deleted post, which the staff can unfold."""
        notice = previous_element(self.node)
        gone = bool(self.id) and attribute(notice, "id") == f"deleted_post_{self.id}"
        return State.DELETED if gone else super().withheld_state()

    def said(self) -> str:
        """The words of its date. "Yesterday" has the day in a tooltip, and the edit's date may stand next to it."""
        node = self.date_node()
        if node is None:
            return ""
        shown = node.css_first("span[title]")
        title = attribute(shown, "title")
        rest = " ".join(text_of(part) for part in without(node, [*node.css(".post_edit, .edited_post, a, span[title]")]))
        return f"{title} {rest}".strip() if title and ":" not in title else title or " ".join(rest.split())

    def date(self) -> tuple[When | None, DateSource | None]:
        """Its date as printed."""
        return self.dates.printed(" ".join(self.said().replace(" ,", ",").split()))

    def edited(self) -> tuple[When | None, str, str]:
        """The page says "(This post was last modified: <date> by <member>. Edit Reason: …)"."""
        when, name, reason = super().edited()
        notice = self.first(*self.layout.edited)
        linked = clean_name(text(notice, "a")) if notice is not None else ""
        return when, linked or name.rstrip(".)"), reason.removesuffix(")").strip("\"'“” ")

    def title(self) -> str:
        """MyBB 1.8 has it in the tooltip of the post's number."""
        link = self.first(".post_head strong a[title]")
        return self.if_own(attribute(link, "title"))


class MybbPage(ForumPage):
    """A thread's page of MyBB."""

    importer = "mybb"
    rules = BODY_RULES
    post = MybbPost

    def __init__(self, page: Page) -> None:
        """Its archive mode is known by the line that leads to the thread as it is."""
        self.layout = ARCHIVE if page.first(LAYOUT.posts) is None and page.first("#fullversion") is not None else LAYOUT
        super().__init__(page)

    @functools.cached_property
    def boards(self) -> tuple[Board, ...]:
        """The way back leads to the page of the board that the thread was on."""
        found = [dataclasses.replace(board, addresses=tuple(map(_paged, board.addresses))) for board in super().boards]
        if self.layout is ARCHIVE and found and found[0].title == self.forum().title:  # its way back begins with the forum
            found = [dataclasses.replace(board, parents=board.parents[1:]) for board in found[1:]]
        return tuple(found)

    def somewhere(self, link: LexborNode) -> str:
        """Where a link leads: one of the archive mode to the board as it is."""
        board = _ARCHIVED.search(attribute(link, "href")) if self.layout is ARCHIVE else None
        return f"{self.root}forumdisplay.php?fid={board[1]}" if board and self.root else super().somewhere(link)

    def shown_dates(self, posts: Sequence[ForumPost]) -> list[str]:
        """The dates of the posts, without those of edits."""
        return [words for post in posts if isinstance(post, MybbPost) and (words := post.said())]

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The page says "Poll: the question" over rows of an answer, a bar, its votes and their share."""
        box = self.page.first(LAYOUT.poll)
        if box is None:
            return "", ()
        head = clean_name(text(box, ".thead strong", ".thead"))
        options = []
        for row in box.css("tr:has(.pollbar_outer), tr:has(img[src*=pollbar]), tr:has(input[type=radio])"):
            cells = [words for cell in row.css("td") if (words := clean_name(words_of(cell)))]
            if cells:
                options.append(PollOption(cells[0], next((n for cell in cells[1:] if (n := count(cell)) is not None), None)))
        question = head.partition(": ")[2] or head
        return (question, tuple(options)) if question and options else ("", ())


_ARCHIVED = re.compile(r"index\.php(?:\?|/)forum-(\d{1,10})(?:-\d{1,7})?\.html")


def _paged(address: str) -> str:
    return re.sub(r"(?:&|\?|-)page[=-]\d{1,7}", "", address)


def _accepts(capture: Capture) -> bool:
    if not capture.head.lstrip().startswith("<"):
        return False
    page = capture.markup
    if b'id="fullversion"' in page and b"dateline" in page and b"?tid=" in page:
        return True
    return b"post_body" in page and b"pid_" in page and (b"MyBB" in page or b"post_author" in page)


# The form of the login page; that in the head of every page is the quick one as well.
_LOGIN_FORM, _QUICK_LOGIN = (
    re.compile(rb"""value=["']do_login["']""", re.IGNORECASE),
    re.compile(rb"""name=["']quick_login["']""", re.IGNORECASE),
)


def _login(page: bytes) -> Kind:
    return NotAThread.LOGIN if len(_LOGIN_FORM.findall(page)) > len(_QUICK_LOGIN.findall(page)) else ""


PAGE_KINDS = PageKinds(
    post_ids=(r"post_\d", r"pid_?\d"),
    post_attributes=(r"""<div class="post">\s{0,20}<div class="header">""",),  # of the archive mode
    part_ids={"tid_": NotAThread.LIST},
    messages=_login,
)
IMPORTER = Importer(
    name="mybb",
    summary="Saved thread pages of MyBB 1.6 to 1.8.",
    accepts=_accepts,
    posts=reads(MybbPage),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
