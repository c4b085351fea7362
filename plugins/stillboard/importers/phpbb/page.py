"""A phpBB thread's page in each of its looks: what differs from any engine's."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import elements, words_of
from ...model import PollOption
from .._html.card import pairs_of
from .._html.dom import ancestor, attribute, of_tag
from .._html.page import count, words_of_title
from .._html.post import ForumPost
from .._html.relative_page import RelativePage
from .._html.thread_page import ForumPage
from .body import BODY_RULES
from .layouts import FORUMOTION, NUKE, PROSILVER, SUBSILVER, SUBSILVER2
from .post import ForumotionPost, PhpBBPost, RowPost, forumotion_id

_BARE = re.compile(r"p\d{1,15}")
_VOTES = re.compile(r"\[\s?(\d{1,9})\s?\]")
_ENDS = (" • ", " :: ", " · ", " &bull; ")  # between the forum's name and that of the page


class PhpBBPage(RelativePage):
    """A page of phpBB 3 in prosilver and its kin, or its print view."""

    importer = "phpbb"
    layout = PROSILVER
    rules = BODY_RULES
    post: type[ForumPost] = PhpBBPost

    def nodes(self) -> list[LexborNode]:
        """The posts. What else has their class (advertisements, rules) has no id, unless it is the print view, which gives none.

        In some skins the id is that of an anchor in or before the post, and only its parts have it; in others there is an id
        and no class.
        """
        found = [node for node in super().nodes() if self.layout.post.fullmatch(attribute(node, "id"))]
        if found:
            return found
        others = [node for node in self.page.root.css(".post") if not attribute(node, "id")]
        parts = ", ".join(self.layout.id_places)
        found = [node for node in others if self.layout.post.fullmatch(attribute(node.css_first(parts), "id"))]
        found = found or [node for node in others if node.css_first(".content") is not None]
        return found or [node for node in self.page.root.css('[id^="p"]') if self._is_post(node)]

    def _is_post(self, node: LexborNode) -> bool:
        return bool(_BARE.fullmatch(attribute(node, "id"))) and node.css_first(".content, .postbody") is not None

    def compare(self, posts: Sequence[ForumPost]) -> None:
        """Note also whether the page leads to members."""
        super().compare(posts)
        links_members = any(post.author_id for post in posts)
        for post in posts:
            if isinstance(post, PhpBBPost):
                post.links_members = links_members

    def forum_named(self) -> str:
        """Where no heading has it, the page's title does, before or after that of the thread."""
        if self.page.meta("og:site_name") or self.page.first(*self.layout.forum_name) is not None:
            return ""
        whole, title = words_of_title(self.page), self.title()[0]
        for mark in _ENDS:
            head, found, _ = whole.partition(mark)
            if found and head != title:
                return clean_name(head)
        head, found, tail = whole.partition(title) if title else ("", "", "")
        return clean_name(tail.rpartition(" - ")[2]) if found and " - " in tail else ""

    @functools.cached_property
    def thread_id(self) -> str:
        """As the page's links say it, else the field of a form: to answer, or to search the thread."""
        said = attribute(self.page.first('input[name="t"]'), "value")
        return self.linked_id() or (said if said.isdecimal() and said.isascii() and len(said) < 16 else "")

    def addresses(self) -> tuple[str, ...]:
        """By the thread's id alone; where addresses were rewritten, as the page has it, without the number of the page."""
        match = self._match
        if not match or not self.thread_id:
            return ()
        if base := self._group("base"):
            return (base,)
        if self._group("script"):
            return (f"{self.root}viewtopic.php?t={self.thread_id}",)
        start = match.start("start")
        whole = match[0].partition("?")[0]
        return (whole if start < 0 else re.sub(r"[-p]s?$", "", whole[:start]) + whole[match.end("start") :],)

    # Its pages.

    @functools.cached_property
    def _of_pages(self) -> tuple[int, int]:
        """The "Page <strong>2</strong> of <strong>5</strong>" of phpBB, in any language; (0, 0) if the page does not say."""
        for node in self.page.root.css(
            f"{', '.join(self.layout.pagination)}, td.nav, span.nav, .page-number, td.row2 span.gensmall"
        )[:20]:
            for strong in node.css("strong, b")[:4]:
                between, other = strong.next, None
                if between is not None and between.is_text_node and re.search(r"[^\W\d_]|/", between.text_content or ""):
                    other = between.next
                first_, last = (
                    count(words_of(strong)),
                    count(words_of(other)) if other is not None and other.tag == strong.tag else None,
                )
                if first_ and last and 0 < first_ <= last:
                    return first_, last
        return 0, 0

    @functools.cached_property
    def number(self) -> int:
        return self._of_pages[0] or super().number

    @functools.cached_property
    def page_count(self) -> int:
        return max(self._of_pages[1], self._of_pages[0]) or super().page_count


class RowPage(PhpBBPage):
    """A page of phpBB 3 in subsilver2."""

    layout = SUBSILVER2
    post = RowPost

    def shown_dates(self, posts: Sequence[ForumPost]) -> list[str]:
        """Whatever stands above a body: to find the date there takes the order that is asked for."""
        return [part for post in posts if isinstance(post, RowPost) for part in post.heading]

    def nodes(self) -> list[LexborNode]:
        return ForumPage.nodes(self)

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """A table without a mark of its own: rows with a form's field, or with the votes in brackets."""
        rows: dict[int, LexborNode] = {}
        for cell in self.page.root.css('input[name^="vote_id"], td.row2 td.gen, td.row2 td > span.gen'):
            if cell.tag == "input" or _VOTES.fullmatch(words_of(cell)):
                row = ancestor(cell, of_tag("tr"))
                if row is not None:
                    rows[row.mem_id] = row
        if not rows:
            return "", ()
        options = [self._option(row) for row in rows.values()]
        inner = ancestor(next(iter(rows.values())), of_tag("table"))
        outer = ancestor(inner, of_tag("table"))
        question = clean_name(words_of(outer.css_first("b"))) if outer is not None else ""
        return (question, tuple(dict.fromkeys(option for option in options if option.text))) if question else ("", ())

    def _option(self, row: LexborNode) -> PollOption:
        words = [words_of(cell) for cell in elements(row) if cell.tag == "td"]
        votes = next((match[1] for said in words if (match := _VOTES.fullmatch(said))), "")
        return PollOption(clean_name(next(filter(None, words), "")), int(votes) if votes else None)


class SubSilverPage(RowPage):
    """A page of phpBB 2."""

    layout = SUBSILVER


class NukePage(SubSilverPage):
    """A page of phpBB 2 as a module of PHP-Nuke and its kin."""

    layout = NUKE


class ForumotionPage(PhpBBPage):
    """A page of a forum at Forumotion."""

    layout = FORUMOTION
    post = ForumotionPost

    def nodes(self) -> list[LexborNode]:
        """The posts; an advertisement in the guise of one has the id 0."""
        found = self.page.root.css('.post-wrap[class*="post--"]') or ForumPage.nodes(self)  # AwesomeBB has a .post inside
        return [node for node in found if forumotion_id(node).strip("0")]

    def poll(self) -> tuple[str, tuple[PollOption, ...]]:
        """As in prosilver; AwesomeBB has a list of captions and votes."""
        box = self.page.first("dl.poll")
        if box is None:
            return super().poll()
        heading = self.page.first(".block:has(dl.poll) .block-header h2 span", ".block:has(dl.poll) .block-header")
        options = [(caption, re.match(r"\d{1,9}", said)) for caption, said in pairs_of(box)]
        made = tuple(PollOption(caption, int(votes[0]) if votes else None) for caption, votes in options)
        totals = {clean_name(words_of(node)).rstrip(" :") for node in box.css("dt.poll-total")}
        question = clean_name(words_of(heading))
        return (question, tuple(option for option in made if option.text not in totals)) if question else ("", ())
