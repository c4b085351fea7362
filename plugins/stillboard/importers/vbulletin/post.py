"""The posts of vBulletin 3 to 6, where they differ from any engine's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import elements, words_of
from ...model import DateSource, Place, Post, Reason, Skipped, State, When
from .._dates import absolute_date
from .._html.card import is_notice
from .._html.dom import ancestors, attribute, first, following, has_class, nodes_in, own_words, text
from .._html.page import count
from .._html.post import ForumPost
from .._phrases import WITHHELD
from .._vbulletin_files import files, gallery

_LINE = "_____"  # what vBulletin 3 writes over a signature
_NOTICE = 120  # characters in which a notice of a deletion says that it is one
_END = 400  # nodes after the element of a message, among which the comment that ends it is looked for


class Post4(ForumPost):
    """A post of vBulletin 4, in either layout (postbit, postbit_legacy), its mobile style, or its printable view."""

    def date_node(self) -> LexborNode | None:
        """Some skins have it among what the card says."""
        found = super().date_node()
        if found is None:
            cells = self.node.css(".posthead, .userinfo_extra dd, .userinfo dd, .postdetails dd")[:8]
            found = next((cell for cell in cells if (when := self.page_date(cell)) and when.has_time), None)
        return found

    def page_date(self, node: LexborNode) -> When | None:
        """The date in an element's words, whichever order its day and month have."""
        return absolute_date(words_of(node), self.page.lang, dayfirst=True)

    def _is_shown(self) -> bool:
        """Whether no notice has taken its place: of a deletion, or of a member whom the reader ignores."""
        return not {"postbitdeleted", "postbitignored", "automoderated"} & set(attribute(self.node, "class").split())

    def body(self) -> LexborNode | None:
        """What stands in a notice is no message."""
        return super().body() if self._is_shown() else None

    def title(self) -> str:
        return super().title() if self._is_shown() else ""

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return files(self.node.css(self.layout.attachments), reading)

    def is_member(self) -> bool:
        """A profile's address by vBSEO may be without the member's id."""
        return super().is_member() or bool(self.author and self.member_address())

    def edited(self) -> tuple[When | None, str, str]:
        """vBulletin: "Last edited by Ann; 02-15-2022 at 03:27 PM. Reason: why", "Geändert von Ann (15.02.2022 um 15:27 Uhr)"."""
        when, name, reason = super().edited()
        notice = self.first(*self.layout.edited)
        words = words_of(notice)
        head, *tails = re.split(r"[;؛(（]", words[:400])
        said = (part for tail in tails for part in (tail.partition(")")[0], tail.partition(". ")[0]))
        when = when or next((found for part in said if (found := self.dates.read(part.strip(" .")))), None)
        if "(" in name:
            name = clean_name(name.partition("(")[0])
        label = text(notice, ".reason") if notice is not None else ""
        if label and label in words:
            reason = words.partition(label)[2].strip() or reason or label
        return when, name if name in head else "", clean_name(reason)

    def state(self) -> State | None:
        deleted = self.node.css_first(
            ".deletereason, .deletedby, .postbit_deleted, img[src*='trashcan'], .b-post__deleted-message"
        )
        hidden = has_class(self.node, "automoderated")
        return State.DELETED if deleted is not None else State.HIDDEN if hidden else super().state()

    def item(self, place: Place | None) -> Post | Skipped:
        """An advertisement among the posts has no number, no date, and nobody's profile."""
        if (
            self.number is None
            and not self.author_id
            and self.state() is None
            and self.date_found()[0] is None
            and not self._is_dated()
        ):
            return Skipped(Reason.NOT_A_POST, self.origin, words_of(self.node)[:200])
        return super().item(place)

    def _is_dated(self) -> bool:
        """Whether it shows a time of day, or a day that could not be read."""
        return bool(re.search(r"\d", words_of(self.date_node())))


class Post5(Post4):
    """A post of vBulletin 5 and 6, or a comment on one."""

    def reply_to(self) -> str:
        """A comment stands under the post that it answers."""
        if not has_class(self.node, "b-comment"):
            return ""
        posts = (above for above in ancestors(self.node, 10) if has_class(above, "b-post"))
        places = (place for post in posts for place in (post, post.css_first("a.anchor[id^='post']")))
        said = (attribute(place, name) for place in places for name in self.layout.id_attributes)
        return next((match[1] for words in said if (match := self.layout.post.fullmatch(words))), "")

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The pictures of a gallery post have their words in their names alone."""
        return (*gallery(self.node.css(".b-gallery-thumbnail-list")[:5], reading), *super().attached(reading))


class Post3(Post4):
    """A post of vBulletin 3, whose stock templates name next to nothing."""

    def find_number(self) -> int | None:
        """It stands in the name of a link: <a id="postcount7" name="3">."""
        node = self.first(*self.layout.number)
        return (count(attribute(node, "name")) or count(words_of(node).strip("#"))) if node is not None else None

    def date_node(self) -> LexborNode | None:
        """The cell with the anchor post7; else the first cell at the head that has digits other than the number."""
        if found := super().date_node():
            return found
        anchor = self.node.css_first(f'a[name="post{self.id}"]')
        heads = [anchor.parent] if anchor is not None and anchor.parent is not None else []
        heads += self.node.css(".thead, .tcat, .posthead")[:4]
        return next((node for node in heads if len(re.findall(r"\d", words_of(node))) > 2), heads[0] if heads else None)

    def date(self) -> tuple[When | None, DateSource | None]:
        """What is written next to the anchor, if no element of its own has it."""
        found = super().date()
        return found if found[0] else self.dates.printed(own_words(self.date_node()).strip("# "))

    def user_title(self) -> str:
        """The first line in small letters under the name."""
        menu = self.first('[id^="postmenu_"]', "div.bigusername") or (self.user.parent if self.user is not None else None)
        line = next(_after(menu, 4), None) if menu is not None else None
        plain = (
            line is not None
            and "smallfont" in attribute(line, "class")
            and not any(child.tag in {"img", "div", "br"} for child in elements(line))
        )
        return clean_name(words_of(line)) if plain else ""

    def body(self) -> LexborNode | None:
        """The element of the message; a cell without one may hold it, but not that of a post that is not shown."""
        found = super().body()
        if found is None or "post_message" in attribute(found, "id"):
            return found
        return found if self._has_card() and self._notice_in(found) is None else None

    def _notice_in(self, cell: LexborNode) -> re.Match[str] | None:
        """What a cell without an element for the message says instead of it, if that leads to whoever deleted the post.

        In vBulletin 3.0 such cells have messages too, with comments around them.
        """
        found = WITHHELD.search(words_of(cell)[:_NOTICE])
        member = self.layout.addresses.member
        leads = found is not None and any(member.search(attribute(link, "href")) for link in cell.css("a[href]")[:5])
        return found if leads and not _between_comments(cell) else None

    def _has_card(self) -> bool:
        return self.first(".bigusername", '[id^="postmenu_"]', '[id^="td_post_"]') is not None

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """A message whose HTML is broken goes on behind its element, to the comment that ends it."""
        if "post_message" in attribute(body, "id"):
            rest = _to_comment(body, "/ message")
            return reading.blocks(body) if not rest else reading.among([body, *rest])
        inside = _between_comments(body)
        parts = inside or [part for part in elements(body, text=True) if not self._is_boilerplate(part)]
        return reading.among(parts)

    def _is_boilerplate(self, part: LexborNode) -> bool:
        """Whether it is no part of the message in a cell that has no element for it."""
        small = part.is_element_node and "smallfont" in attribute(part, "class")
        return part.is_element_node and (small or part.css_first("fieldset") is not None or words_of(part).startswith(_LINE))

    def signature_node(self) -> LexborNode | None:
        """The element under the message that begins with a line of underscores."""
        if found := super().signature_node():
            return found
        message = self.node.css_first('[id^="post_message_"]')
        below = _after(message, 8) if message is not None else iter(())
        return next((part for part in below if words_of(part)[:40].startswith(_LINE)), None)

    def edited(self) -> tuple[When | None, str, str]:
        return super().edited() if self.node.css_first('[id^="post_message_"], [id^="td_post_"]') is not None else (None, "", "")

    def state(self) -> State | None:
        """A post that is not shown has its author and a notice in cells of their own."""
        cell = super().body()
        if cell is not None and "post_message" not in attribute(cell, "id") and (notice := self._notice_in(cell)):
            return State.HIDDEN if notice["hidden"] else State.DELETED
        if self._is_noticed_beside():
            return State.DELETED
        found = super().state()
        return found or (
            State.DELETED if not self._has_card() and self._names_deleter() else None if self._has_card() else State.HIDDEN
        )

    def _is_noticed_beside(self) -> bool:
        """Whether a notice stands in the cell of the author's name, of a post without a place for a message."""
        if self.user is None or self.node.css_first('[id^="post_message_"], [id^="td_post_"]') is not None:
            return False
        cell = next((above for above in ancestors(self.user, 4) if above.tag in {"td", "th"}), None)
        if cell is None or _between_comments(self.node):
            return False
        alone = words_of(cell).partition(self.author)[2].strip()
        parts = (words_of(part) for part in cell.css(".smallfont, div, span, p")[:20])
        return any(is_notice(said) for said in (alone, *parts))

    def _names_deleter(self) -> bool:
        """Whether the notice leads to the profile of whoever deleted the post, and not to a list of ignored members."""
        notice = self.node.css_first(".alt1 .smallfont")
        return notice is not None and first(notice, "a[href*='profile.php']") is None and first(notice, "a[href]") is not None


def _after(node: LexborNode, most: int) -> Iterator[LexborNode]:
    """The elements that follow one."""
    return (other for other in itertools.islice(following(node), most * 4) if other.is_element_node)


def _comment(node: LexborNode) -> str:
    return (node.comment_content or "").strip() if node.is_comment_node else ""


def _to_comment(node: LexborNode, words: str) -> list[LexborNode]:
    """The nodes after one, up to a comment; empty if there is none."""
    found: list[LexborNode] = []
    for other in itertools.islice(following(node), _END):
        if _comment(other) == words:
            return found
        found.append(other)
    return []


def _between_comments(cell: LexborNode) -> list[LexborNode]:
    """What stands between <!-- message --> and <!-- / message --> in a cell of vBulletin 3.0."""
    begun = next((node for node in nodes_in(cell) if _comment(node) == "message"), None)
    return _to_comment(begun, "/ message") if begun is not None else []
