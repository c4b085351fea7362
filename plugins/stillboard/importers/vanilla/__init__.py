"""Vanilla Forums 2 to 4: saved discussion pages.

The markup is that of github.com/vanilla/vanilla, applications/vanilla/views/discussion/ (discussion.php, helper_functions.php),
and of the embeds of its rich editor (library/Vanilla/EmbeddedContent).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from ...addresses import engines
from ...dumps import Capture
from ...ids import clean_name
from ...markup.blocks import Block, Image, Paragraph, Quote, Text
from ...markup.from_html import Reader
from ...markup.html_words import elements, words_of
from ...markup.smilies import of_image
from ...model import Item, When
from .._html.attachments import attached, linked, local
from .._html.attribution import quoted_name
from .._html.body_rules import BodyRules, Converted, Quotation, content, heading_beside, own, without
from .._html.dom import attribute, first, has_class, text
from .._html.edit_words import editor
from .._html.fragments import parsed
from .._html.layout import Layout
from .._html.page import count
from .._html.post import ForumPost
from .._html.posts import last_counts
from .._html.thread_page import ForumPage, reads
from .._importer import Importer
from .._records.facts import Facts
from .._records.values import object_of
from .facts import items_of
from .page_kinds import PAGE_KINDS
from .payload import payload_of

LAYOUT = Layout(
    engine="Vanilla",
    addresses=engines.VANILLA,
    posts='.ItemDiscussion[id^="Discussion_"], .ItemComment[id^="Comment_"], li.Comment[id^="Comment_"], '
    'div.Discussion[id^="Discussion_"]',
    post=re.compile(r"(?:Comment_(\d{1,15})|Discussion_\d{1,15})"),
    author=(
        ".Author a.Username",
        ".Author .Username",
        ".AuthorWrap .Username",
        ".Author a:not(.PhotoWrap):not(:has(img))",
        ".Author",
    ),
    card=(".AuthorWrap",),
    user_title=(".AuthorInfo .AuthorTitle", ".AuthorInfo .Title", ".AuthorInfo .Rank"),
    badges=".AuthorInfo .Roles .Role, .AuthorInfo .Rank",
    pairs=".AuthorInfo .PostCount, .AuthorInfo .CountComments, .AuthorInfo .Points, .AuthorInfo .JoinDate",
    date=(".Meta .DateCreated time", ".DateCreated time", ".Permalink time", "time"),
    permalink=("a.Permalink",),
    avatar=(".AuthorWrap .PhotoWrap img", ".Author .PhotoWrap img"),
    body=(".Message", ".Item-Body .userContent", ".CommentBody .Message"),
    attachments=".AttachedFiles, .Attachments",
    edited=(".DateUpdated",),
    signature=(".Signature.UserSignature", ".UserSignature"),
    tombstones=".DeletedComment, .Ignored",
    deleted=".DeletedComment, .Item.Deleted",
    unapproved=".Item.Pending, .Item.Unapproved",
    title=("h1.PageTitle", ".PageTitle h1", "#Item_0.PageTitle", ".DiscussionHeading h1", "h1"),
    prefix=".Tag, .idea-counter-module",
    crumbs=(".Breadcrumbs", ".BreadcrumbWrap", ".DiscussionTabs .SubTab"),
    crumb="a",
    tags=".InlineTags a, .TagCloud a",
    locked=".Tag-Closed, .closed, .Section-Discussion .Closed.ItemDiscussion",
    sticky=".Tag-Announcement",
    pagination=(".Pager", ".NumberedPager"),
    current=(".Pager a.Highlight", ".Pager .Highlight"),
    forum_name=(".Header-logo[title]", "#Head h1", ".SiteTitle"),
    poll=".Poll, .DP_ResultsForm",
    question=(".PollTitle", ".Title", "legend"),
    options=".PollOption, .DP_ResultQuestion li, .Option",
    option_text=(".PollLabel", ".Label", ".OptionTitle"),
    option_votes=(".PollVotes", ".VoteCount"),
)


def _embed(node: LexborNode, reader: Reader) -> Converted:
    """What the rich editor embeds: its facts stand in JSON, and a quoted post is nowhere else on the page."""
    facts = Facts(object_of(attribute(node, "data-embedjson")))
    address = reader.address(facts.text("url")) if facts.text("url") else ""
    if facts.holds("body", str) and facts.text("recordType"):
        inner = parsed(facts.text("body"))
        return (Quote(reader.blocks(inner) if inner is not None else (), facts.record("insertUser").name("name"), address),)
    name = facts.name("name")
    if facts.text("embedType", "type") == "image" and address:
        return (Paragraph((Image(reader.dialect.file(address) or address, "" if name == "image" else name),)),)
    if not address:
        return None
    path = reader.dialect.file(address)
    return (Paragraph((local(path, name) if path else linked(address, name or address),)),)


def _quotation(node: LexborNode, reader: Reader) -> Converted:
    """A quotation with a heading of its own; older ones have the name in `rel`, where links have "nofollow"."""
    kind = "UserQuote" if has_class(node, "UserQuote") else "Quote"
    body = own(node, (".QuoteText",), kind)
    head = own(node, (".QuoteAuthor",), kind) or heading_beside(node, body)
    name = words_of(first(head, 'a[href*="/profile"]')) if head is not None else ""
    name = name or (quoted_name(words_of(head)) if head is not None else "") or attribute(node, "rel")
    link = first(head, 'a[href*="/discussion/"]') if head is not None else None
    return (Quote(content(node, head, body, reader), name, reader.address(attribute(link, "href"))),)


def _bare_quote(node: LexborNode, reader: Reader) -> Converted:
    """An older quotation: its heading "Ann said:" is the first line, or the blockquote's rel names the author."""
    head = next((child for child in elements(node) if child.tag in {"cite", "p"} and words_of(child).endswith(":")), None)
    named = (
        head is not None
        and len(words_of(head)) < 100
        and (head.tag == "cite" or head.css_first('a[href*="/profile"]') is not None)
    )
    name = quoted_name(words_of(head)) if named else attribute(node, "rel")
    return (Quote(reader.among(without(node, [head] if named and head is not None else [])), name),)


def _emoji(node: LexborNode, _: Reader) -> Converted:
    sign = of_image(node.attributes)
    return (Text(sign),) if sign else None


_MOVED = Quotation(heads=(".ipsQuote_citation",), bodies=(".ipsQuote_contents",), names=("data-ipsquote-username", "data-author"))
BODY_RULES = BodyRules(
    boilerplate="QuoteFolding Signature UserSignature DateUpdated Reactions ReactMenu sr-only",
    quotes={"ipsQuote": _MOVED},  # forums that came from Invision have the last
    code="codeBlock",
    spoilers={
        "Spoiler": (".SpoilerTitle", ".SpoilerText"),
        "UserSpoiler": (".SpoilerTitle", ".SpoilerText"),
        "spoiler": (".spoiler-buttonContainer", ".spoiler-content"),
    },
    handlers={
        "UserQuote": _quotation,
        "Quote": _quotation,
        "js-embed": _embed,
        "embedExternal": _embed,
        "js-embedResponsive": _embed,
        "emoji": _emoji,
    },
    tags={"blockquote": _bare_quote},
    post=engines.VANILLA.post,
)


class _Post(ForumPost):
    def find_id(self) -> str:
        """The opening post has its discussion's id, which is no comment's."""
        said = attribute(self.node, "id")
        return said.lower().replace("_", "-") if re.fullmatch(r"Discussion_\d{1,15}", said, re.ASCII) else super().find_id()

    def is_repeated(self) -> bool:
        return self.id.startswith("discussion-")

    def address(self) -> str:
        return next(iter(self.page.addresses), "") if self.id.startswith("discussion-") else super().address()

    def find_author_id(self) -> str:
        """Profiles are addressed by number in the old way, by name in the new one."""
        found = super().find_author_id()
        match = re.search(r"/profile/(?:\d+/)?([^/?#]{1,180})", attribute(self.user, "href"))
        return found or (clean_name(unquote(match[1])) if match else "")

    def edited(self) -> tuple[When | None, str, str]:
        """The editor's name stands in the tooltip only."""
        when, name, reason = super().edited()
        notice = self.first(*self.layout.edited)
        time = first(notice, "time[title]") if notice is not None else None
        return when, (name or editor(attribute(time, "title").rstrip(" ."))[0]) if when else "", reason

    def reactions(self) -> str:
        """The kinds that were given, each with its number."""
        found: dict[str, str] = {}
        for button in self.node.css(".Reactions .ReactButton, .ReactMenu .ReactButton"):
            number = text(button, ".Count")
            kind = text(button, ".ReactLabel") or attribute(button, "title")
            if kind and count(number):
                found[kind] = number
        return ", ".join(f"{kind} {number}" for kind, number in found.items())[:1000]

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return attached(self.node.css(self.layout.attachments), reading, ".Attachment, li")


class _Page(ForumPage):
    importer = "vanilla"
    layout = LAYOUT
    rules = BODY_RULES
    post = _Post

    def items(self) -> Iterator[Item]:
        """What the page shows; else what the JSON has from which a browser would draw it."""
        payload = None if self.posts else payload_of(self.page, self.thread_id)
        return items_of(self, payload) if payload else super().items()

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Answers that were accepted stand above the others too; they count where they stand among them."""
        last_counts(posts)


_ADDRESS = re.compile(rb"""(?:canonical|og:url)["'][^<>]{0,40}["']https?://[^"'<>]{1,300}/discussion/\d""")


def _accepts(capture: Capture) -> bool:
    data = capture.markup
    if b"__REACT_QUERY_PRELOAD__" in data and b"insertUser" in data and _ADDRESS.search(capture.beginning):
        return True
    if b"Comment_" in data and b"Permalink" in data:
        return b"ItemComment" in data or b"DateCreated" in data
    return b"ItemDiscussion" in data and b"Discussion_" in data and b'class="Message' in data  # a list of discussions has none


IMPORTER = Importer(
    name="vanilla",
    summary="Saved discussion pages of Vanilla Forums.",
    accepts=_accepts,
    posts=reads(_Page),
    body_rules=BODY_RULES,
    page_kinds=PAGE_KINDS,
)
