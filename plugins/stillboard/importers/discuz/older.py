"""A thread's page of Discuz! 6 and 7, from the templates viewthread.htm and discuzcode.htm of both and from pages of 6."""

from __future__ import annotations

import dataclasses
import re

from selectolax.lexbor import LexborNode

from ...addresses import other_engines
from ...ids import clean_name
from ...markup.blocks import Block, Inline, Paragraph
from ...markup.from_html import Reader
from ...markup.gated import GAP
from ...markup.html_words import text_of, words_of
from ...markup.left_out import note
from ...model import When
from .._html.attachments import in_lines, shown
from .._html.body_rules import without
from .._html.dom import ancestor, attribute, first, own_words
from .._html.layout import Layout
from .page import EDITED, FIRST_POSTS, DiscuzPage, DiscuzPost

_MOST_PARTS = 20  # of a body, that are looked at
LAYOUT = Layout(
    engine="Discuz!",
    addresses=dataclasses.replace(
        other_engines.DISCUZ,
        thread_address="{root}viewthread.php?tid={id}",
        post_address="{root}redirect.php?goto=findpost&pid={id}&ptid={thread_id}",
    ),
    here=('.postinfo a[href*="tid="]', 'a[href*="action=printable"]'),
    posts='table[id^="pid"]',
    post=re.compile(r"pid(\d{1,12})"),
    author=('.postauthor cite a[href*="uid="]', '.postauthor > .postinfo a[href*="uid="]'),
    card=(".postauthor",),
    user_title=(".postauthor > p > em", ".postauthor > .customstatus"),
    date=('em[id^="authorposton"]', ".postcontent > .postinfo"),
    number=('[id^="postnum"] em', '[id^="postnum"]'),
    numbered=re.compile(r"^#?(\d{1,9})(?:\s?#|\s?楼|\s?樓)?$"),
    permalink=('a[id^="postnum"]',),
    subject=(".postmessage > h2",),
    body=('[id^="postmessage_"]',),
    attachments=".t_attachlist",
    signature=(".signatures",),
    tombstones=".postmessage > .notice, .postmessage > .locked",
    title=("#threadtitle h1", ".viewthread > h1"),
    crumbs=("#nav",),
    pagination=(".pages",),
    current=(".pages strong",),
    forum_name=(),
)


class _Post(DiscuzPost):
    dated_in_words = True

    def find_author(self) -> str:
        """Guests, and who wrote without a name, have no link."""
        return clean_name(words_of(self.user)) or clean_name(own_words(self.first(".postauthor cite", ".postauthor > .postinfo")))

    def find_number(self) -> int | None:
        """Styles have words for the first posts."""
        return FIRST_POSTS.get(words_of(self.first(*self.layout.number))) or super().find_number()

    def date_said(self) -> str:
        """Of 6, what stands between the buttons for the size of the letters and the links."""
        return own_words(self.date_node())

    def pairs(self) -> list[tuple[str, str]]:
        """What opens over the name, which 6 has in a row of its own."""
        lists = self.node.css(".postauthor dl")[:3]
        names = [name for one in lists for name in one.css("dt")[:20]]
        values = [value for one in lists for value in one.css("dd")[:20]]
        pairs = zip(names, values, strict=False)
        return [(clean_name(words_of(name)), words_of(value)) for name, value in pairs if words_of(name) != "UID"]

    def edited(self) -> tuple[When | None, str, str]:
        match = EDITED.search(words_of(self._notice()))
        return (self.dates.read(match["date"]), clean_name(match["name"]), "") if match else (None, "", "")

    def _notice(self) -> LexborNode | None:
        """The notice of an edit: italic, at the end of the text or its beginning."""
        body = self.body()
        found = body.css("i") if body is not None else []
        return next((node for node in (*found[-1:], *found[:1]) if EDITED.search(words_of(node))), None)

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """All but the notice of an edit, with the brackets around it."""
        notice = self._notice()
        return reading.among(without(body, _with_brackets(notice), self.excluded)) if notice is not None else reading.blocks(body)

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files below. Guests are shown none of a post in which something is hidden from them."""
        files = self.node.css(self.layout.attachments)
        body = self.body()
        if files and body is not None and _hides_something(body):
            note(gated_parts=1)
            return (Paragraph((GAP,)),)
        return in_lines([[file] for item in files if (file := _file(item, reading))])


def _file(item: LexborNode, reading: Reader) -> Inline | None:
    """A picture by its own address, which stands beside an empty one; any other file by that which loads it."""
    link, pictured = first(item, "dt a[href]", "p a[href]"), first(item, "img[file]", "dd img[src]")
    sources = [attribute(pictured, "file") or attribute(pictured, "src"), attribute(link, "href")]
    name = words_of(link) or attribute(pictured, "alt")
    return shown([source for source in sources if source and not source.startswith("javascript:")], name, reading)


def _hides_something(body: LexborNode) -> bool:
    """Whether a body has a part that only some readers were shown, outside of quotations."""
    parts = body.css(".showhide, .locked")[:_MOST_PARTS]
    return any(ancestor(part, lambda node: node.tag == "blockquote") is None for part in parts)


def _with_brackets(notice: LexborNode) -> list[LexborNode]:
    """Of "[<i> ... </i>]", all three."""
    around = [(notice.prev, "["), (notice.next, "]")]
    return [notice, *(node for node, sign in around if node is not None and node.is_text_node and text_of(node).strip() == sign)]


class OlderPage(DiscuzPage):
    """A thread's page of Discuz! 6 or 7."""

    layout = LAYOUT
    post = _Post

    def title(self) -> tuple[str, str]:
        """Only over the first post; else the end of the breadcrumb."""
        if first(self.page.root, *self.layout.title) is None:
            named = own_words(first(self.page.root, *self.layout.crumbs)).rpartition("»")[2].strip()
            if named:
                return clean_name(named), ""
        return super().title()
