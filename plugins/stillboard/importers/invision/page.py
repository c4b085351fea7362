"""A topic's page of Invision's boards and its posts, where they differ from any engine's."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from typing import Any

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import elements, text_of, words_of
from ...model import DateSource, PollOption, State, When
from .._html.body_rules import without
from .._html.dom import attribute, first, text
from .._html.edit_words import editor
from .._html.page import Page, count
from .._html.post import ForumPost
from .._html.thread_page import ForumPage
from .body import BODY_RULES
from .layouts import INVISION2, INVISION3, INVISION4

_FEED = re.compile(r"(?:^|_)topic-(\d{1,15})")
_COUNTED = re.compile(r"(\d[\d.,\u00a0\u202f ]{0,14})\s+([^\W\d].{1,40})")
# What stands in a heading together with the name.
_NEXT_TO_NAME = ".post_id, .posted_info, .ip, .right, .ipsEntry__group, .ipsResponsive_showPhone, .ipsRepBadge, .ipsBadge, label"


class InvisionPost(ForumPost):
    """A post of any of Invision's boards."""

    @functools.cached_property
    def quote_data(self) -> dict[str, Any]:
        """What Invision Community gives its own button "Quote" of the post: userid, username, timestamp, contentid."""
        said = attribute(self.node.css_first("[data-quotedata]"), "data-quotedata")
        try:
            data = json.loads(said) if said else {}
        except (ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}

    def find_author(self) -> str:
        node = self.user
        if node is None:
            said = self.quote_data.get("username")
            return clean_name(said) if isinstance(said, str) else ""
        name = " ".join(text_of(part) for part in without(node, node.css(_NEXT_TO_NAME)))
        return clean_name(" ".join(name.split())) or clean_name(words_of(node))

    def is_guest(self) -> bool:
        """Also by what the button "Quote" says of the author: no member's id."""
        said = self.quote_data
        return super().is_guest() or bool(self.author and "userid" in said and not said["userid"] and not self.is_member())

    def date(self) -> tuple[When | None, DateSource | None]:
        node = self.date_node()
        said = attribute(node, "title")
        if node is not None and node.tag == "abbr" and "T" in said:
            stated = When.iso(said)
            if stated:
                return stated, DateSource.MARKUP
        when, source = self.dates.of(node)
        stamp = self.quote_data.get("timestamp")
        if when is None and isinstance(stamp, int) and 0 < stamp < 1 << 33:
            return When.epoch(stamp), DateSource.MARKUP
        return when, source

    def pairs(self) -> list[tuple[str, str]]:
        """The numbers of the card: "31 posts", in a tooltip where a symbol stands for the word; "Posts: 31" in IP.Board 2."""
        card = self.card()
        if self.layout is INVISION2:
            return [(what, said) for what, said in super().pairs() if said != self.author_id]
        found: list[tuple[str, str]] = []
        for node in card.css("li"):
            said = attribute(node.css_first("a[title]"), "title")
            match = next((match for words in (said, words_of(node)[:80]) if (match := _COUNTED.fullmatch(words))), None)
            if match:
                found.append((clean_name(match[2]), match[1].strip()))
        return list(dict.fromkeys(found))

    def edited(self) -> tuple[When | None, str, str]:
        """The page says "Edited <time> by Ann", and after it the reason."""
        notice = self.first(*self.layout.edited)
        if notice is None or not words_of(notice):
            return None, "", ""
        head = notice if notice.tag == "span" and self.layout is INVISION2 else first(notice, "strong") or notice
        shown = first(head, "time")
        if shown is not None:
            when, words = self.dates.of(shown)[0], words_of(head).replace(words_of(shown), " ; ", 1)
            name = editor(words)[0]
        else:
            name, rest = editor(words_of(head))
            when = self.dates.read(rest.strip(" .;")) or self.dates.read(words_of(head).strip(" .;"))
        name = name or clean_name(text(head, "a", "b"))
        rest_nodes = without(notice, [head, *notice.css("a")]) if head is not notice else []
        reason = text(notice, ".reason") or " ".join(" ".join(map(text_of, rest_nodes)).split())
        return when, name, clean_name(reason).strip("\"'“”()")

    def reactions(self) -> str:
        """Each kind with its number, where symbols show them; else the words."""
        counts = []
        for node in self.node.css(".ipsReact_reactCount, .ipsReact_reaction"):
            kind = attribute(node.css_first("img"), "alt") or attribute(node.css_first("[title]"), "title")
            number = words_of(node)
            if kind and count(number):
                counts.append(f"{kind} {number}")
        shown = ", ".join(dict.fromkeys(counts)) or self.text(".ipsReact_blurb", "[data-role=reactionBlurb]")
        return (shown or super().reactions())[:1000]

    def state(self) -> State | None:
        return State.DELETED if self.node.css_first('[id^="postsDelete_"]') is not None else super().state()

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """Without the notice of an edit, and without files that stand in a box of their own."""
        elsewhere = body.css("[data-excludequote]")
        elsewhere += body.css(self.layout.attachments) if self.layout.attachments else []
        return reading.among(without(body, elsewhere, self.excluded))


class InvisionPage(ForumPage):
    """A topic's page of any of Invision's boards."""

    importer = "invision"
    rules = BODY_RULES
    post = InvisionPost

    def __init__(self, page: Page) -> None:
        found = ((INVISION4, INVISION4.posts), (INVISION3, ".post_block"))
        self.layout = next((layout for layout, mark in found if page.first(mark) is not None), INVISION2)
        super().__init__(page)

    @functools.cached_property
    def thread_id(self) -> str:
        root = self.page.root
        said = (attribute(root.css_first("[data-feedid]"), "data-feedid"),)
        feeds = (match[1] for words in said if (match := _FEED.search(words)))
        like = attribute(root.css_first('[data-app="forums"][data-area="topics"]'), "data-relid")
        return self._group("id") or next(feeds, "") or (like if like.isdecimal() and like.isascii() else "")

    @functools.cached_property
    def post_address(self) -> Callable[[str], str]:
        """A topic's address that has a query takes the post into it."""
        return functools.partial(_in_query, super().post_address)

    @functools.cached_property
    def page_count(self) -> int:
        box = self._pagination
        links = box.css("[data-page]") if box is not None else []
        shown = [attribute(box, "data-pages"), *(attribute(link, "data-page") for link in links)]
        return max(super().page_count, *(count(said) or 0 for said in shown), 0)

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """The poll. One with several questions has the question before each answer."""
        box = self.page.first(self.layout.poll) if self.layout.poll else None
        if box is None:
            return "", ()
        asked = [(item, choices) for item in box.css("ol > li, .poll_question") if (choices := _choices(item))]
        options: dict[str, PollOption] = {}
        questions: list[str] = []
        for item, choices in asked:
            question = re.sub(r"^\d{1,2}\. ", "", clean_name(text(item, "h3", "h4")))
            questions.append(question)
            for choice in choices:
                option = _option(choice, f"{question}: " if len(asked) > 1 else "")
                options.setdefault(option.text, option)
        title = clean_name(text(box, *self.layout.question))
        name = questions[0] if len(questions) == 1 and questions[0] else title
        return (name, tuple(option for option in options.values() if option.text)) if name and options else ("", ())


def _in_query(post_address: Callable[[str], str], post: str) -> str:
    address = post_address(post)
    base, _, query = address.rpartition("?do=")
    return f"{base}&do={query}" if "?" in base else address


def _choices(item: LexborNode) -> list[LexborNode]:
    """The answers to one question of a poll."""
    found = item.css("ul > li") if item.tag == "li" else item.css("ol > li")
    return [node for node in found if words_of(node)]


def _option(node: LexborNode, before: str) -> PollOption:
    words = clean_name(text(node, ".answer", "label", ".ipsType_richText", ".ipsPollList__choice") or _first_words(node))
    bar = node.css_first("[data-votes]")
    said = attribute(bar, "data-votes") or text(node, ".votes", ".ipsGrid_span1")
    digits = re.search(r"\d[\d.,]{0,12}", said)
    return PollOption(f"{before}{words}" if words else "", count(digits[0].rstrip(".,")) if digits else None)


def _first_words(node: LexborNode) -> str:
    return next((words for child in elements(node) if (words := words_of(child))), "")
