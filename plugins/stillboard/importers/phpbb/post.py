"""Posts of phpBB 3, of phpBB's older templates, in which a post is rows of a table, and of Forumotion."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader
from ...markup.html_words import elements, text_of, words_of
from ...model import DateSource, Member, State, When
from .._html.card import signature_of
from .._html.dom import ancestor, ancestors, attribute, first, following, has_class, next_elements, sibling, text
from .._html.edit_words import REASON, editor
from .._html.page import count
from .._html.page_tree import is_of_other
from .._html.post import ForumPost
from .body import files

MAX_DETAILS = 50  # elements of one post that may be its heading; a post has three
_LINE = re.compile(r"_{17}")  # phpBB writes it above a signature
_TIMES = re.compile(r"[,;:][^,;:]{0,60}$")  # ", edited 2 times in total."
_COLON = " :：\u00a0"


class PhpBBPost(ForumPost):
    """A post of phpBB 3 in prosilver and its kin."""

    links_members = False
    """Whether its page leads from the names of members to them, as phpBB does for whoever may see a profile."""

    def is_guest(self) -> bool:
        """Where phpBB leads to members, a name without a link is that of a guest, or of a member whose account is gone."""
        is_bare = self.user is not None and self.user.tag == "span" and attribute(self.user, "class").startswith("username")
        return super().is_guest() or (self.links_members and is_bare and bool(self.author) and not self.is_member())

    def address(self) -> str:
        """As phpBB forms it: the link may lead through a session, a search or the print view."""
        return self.page.post_address(self.id) if self.id and self.page.post_address(self.id) else super().address()

    def date(self) -> tuple[When | None, DateSource | None]:
        """Of an element that is a date, else of the words after the author's name: "by Ann » 12 Jan 2018, 12:33"."""
        found = self.dates.of(self.date_node())
        return found if found[0] else self.dates.printed(self.date_said())

    def date_said(self) -> str:
        """The words of the date."""
        words = words_of(self.date_node())
        _, name, tail = words.partition(self.author) if self.author else ("", "", "")
        words = tail if name and tail.strip() else words
        return re.sub(r"(?:#\d{1,9}\s?){1,3}$", "", words).strip(" »›–-,|•")  # Tapatalk writes the number of the post behind

    def _joined(self, what: str, said: str) -> When | None:
        """PhpBB 3.1 and later mark the line, whatever its language calls it."""
        marked = words_of(self.node.css_first(".profile-joined strong")).rstrip(_COLON)
        return super()._joined(what, said) or (self.dates.read(said) if marked and what == clean_name(marked) else None)

    def edited(self) -> tuple[When | None, str, str]:
        """Of the first notice that is neither of a bump nor of an extension."""
        for notice in self.node.css(self.layout.edited[0]) if self.layout.edited else []:
            inner = next(elements(notice), None)
            of_bump = inner is not None and inner.tag == "br"  # the template puts two line breaks before "Bumped by Ann"
            if not (
                of_bump or "post_deleted_msg" in attribute(notice, "class") or attribute(notice, "id") or notice.css_first("dl")
            ):
                return self.edit_of(notice)
        return None, "", ""

    def edit_of(self, notice: LexborNode) -> tuple[When | None, str, str]:
        """When, by whom and why, from "Last edited by Ann on 13 Jan 2018, 12:42, edited 1 time in total." in any language."""
        reason = text(notice, *self.layout.edit_reason) if self.layout.edit_reason else ""
        strong = words_of(notice.css_first("strong")) if reason else ""
        words = words_of(notice).removesuffix(reason).strip().removesuffix(strong).strip(" .")
        link = first(notice, '[class^="username"]', 'a[href*="profile"]', "a")
        when, _ = self.dates.of(notice.css_first("time"))
        name = clean_name(words_of(link))
        if when is None:
            when, found = self.dated_edit(words, name)
            name = name or found or editor(words)[0]
        said = None if reason else REASON.search(words)  # a skin may have it in another element
        return when, name, clean_name(said[1] if said else reason).strip("\"'“”")

    def dated_edit(self, words: str, name: str) -> tuple[When | None, str]:
        """The date in the words of a notice, and the name before it where no link has it."""
        for said in dict.fromkeys((words, _TIMES.sub("", words))):
            known = name if name and name in said else next((one for one in self.names() if f" {one} " in said), "")
            head, _, tail = said.partition(known) if known else ("", "", said)
            if when := self.dates.read(tail) or self.dates.read(head.rpartition(":")[2]) or self.dated(said):
                return when, known
        return None, ""

    def dated(self, words: str) -> When | None:
        """A date at the end of some words, however many stand before it."""
        parts = words.split()
        return (
            next((when for n in range(3, 9) if (when := self.dates.read(" ".join(parts[-n:])))), None) if len(parts) > 3 else None
        )

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        return files(self.node.css(self.layout.attachments), reading) if self.layout.attachments else ()


class RowPost(PhpBBPost):
    """A post in rows of a table: subsilver2 and phpBB 2's subSilver, where only a line above the signature shows it."""

    dated_in_words = True

    @functools.cached_property
    def heading(self) -> list[str]:
        """What stands above the body, part by part: "Posted: Tue May 07, 2013 9:15 am", "Post subject: Lamps"."""
        details = [part for part in self.node.css("span.postdetails, td.gensmall")[:MAX_DETAILS] if self._is_heading(part)]
        words = text_of(details[-1]) if details else ""
        return [part for part in (" ".join(part.split()) for part in re.split(r"\s{3,}|\n", words)) if part]

    def _is_heading(self, part: LexborNode) -> bool:
        above = part.parent
        link = part.css_first('a[href*="viewtopic"]') or first(above, "a[href]")
        return (
            link is not None
            and part.css_first("td.profile") is None
            and ("viewtopic" in attribute(link, "href") or "#" in attribute(link, "href"))
        )

    def date_said(self) -> str:
        """The part that is a date; what follows its name, if it is one such as "Today" that is not certain."""
        return next((part for part in self.heading if self.dates.read(part)), "") or self._relative()

    def _relative(self) -> str:
        return next((part for part in self.heading if re.search(r"\d", part) and self.dates.bounds(part)), "")

    def title(self) -> str:
        said = self.date_said()
        found = next((part.partition(":")[2].strip() for part in self.heading if part != said and ":" in part), "")
        return self.if_own(found)

    def find_author_id(self) -> str:
        """Of the name's link, else of the button under the post."""
        return super().find_author_id() or self.profile[0]

    @functools.cached_property
    def profile(self) -> tuple[str, str]:
        """The member's id and address, of the button that leads to the profile."""
        for row in self.rows:
            for link in row.css('a[href*="viewprofile"], a[href*="profile.php"]'):
                href = attribute(link, "href")
                if (match := self.layout.addresses.member.search(href)) and match[1].strip("0") and not self._in_body(link):
                    return match[1], self.page.resolve(href)
        return "", ""

    @functools.cached_property
    def rows(self) -> list[LexborNode]:
        """The table of the post, or its row and those that follow until the next post."""
        if self.node.tag != "tr":
            return [self.node]
        return [self.node, *next_elements(self.node, 3, lambda row: row.css_first("span.name, .postbody") is not None)]

    def parts(self) -> tuple[LexborNode, ...]:
        return tuple(self.rows)

    def _in_body(self, node: LexborNode) -> bool:
        found = ancestor(node, lambda above: above.mem_id == self.node.mem_id or has_class(above, "postbody"))
        return found is not None and found.mem_id != self.node.mem_id

    def member_address(self) -> str:
        return super().member_address() or self.profile[1]

    def pairs(self) -> list[tuple[str, str]]:
        lines = [line for card in self.node.css("td.profile, span.postdetails")[:2] for line in text_of(card).splitlines()]
        parts = [(head.strip(), tail.strip(_COLON)) for head, colon, tail in (line.partition(":") for line in lines) if colon]
        return [
            (clean_name(head), tail) for head, tail in parts if head and tail and len(head) < 40 and not self.dates.read(head)
        ]

    # The body.

    def body(self) -> LexborNode | None:
        """The cell where BB code breaks the span that holds the words, else that span's own element."""
        found = self.node.css_first(".postbody")
        around = found.parent if found is not None and found.tag == "span" else None
        return found if around is None or around.css_first("span.name > a[name]") is not None else around

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """What stands above the line of the signature, without the notices below."""
        return reading.among(self._parts[0])

    @functools.cached_property
    def _parts(self) -> tuple[list[LexborNode], list[LexborNode]]:
        """What the body and the signature are made of."""
        body = self.body()
        pieces = [] if body is None else pieces_of(body)
        if body is not None and body.tag == "span":  # a quotation ends the span, and what follows stands behind it
            behind = itertools.takewhile(lambda one: not (one.is_element_node and has_class(one, "gensmall")), following(body))
            pieces = [*pieces, *behind]
        places = range(len(pieces) - 1, -1, -1) if self.author_id else ()  # guests have no signatures, and may draw lines
        line = next((n for n in places if is_line(pieces[n])), len(pieces))
        return pieces[:line], pieces[line + 1 :]

    def member(self) -> Member | None:
        found = super().member()
        signature = self._parts[1] or self._below()
        lines = " · ".join(said for node in signature if (said := signature_of(node)))
        return dataclasses.replace(found, signature=lines) if found and lines else found

    def _below(self) -> list[LexborNode]:
        """The second element of the body's kind, which begins with the line."""
        others = self.node.css(".postbody")[1:]
        body = self.body()
        return [node for node in others if node.parent is not None and body is not None and _LINE.match(words_of(node))]

    def edited(self) -> tuple[When | None, str, str]:
        """In the small print after the body; it has a number (how often) next to the date."""
        body = self.body()
        cell = body if body is not None and body.tag == "td" else body.parent if body is not None else None
        for part in elements(cell) if cell is not None else ():
            notice = part if part.tag == "span" else part.css_first("td.row3 span.gensmall")
            if notice is not None and has_class(notice, "gensmall") and re.search(r"\d", words_of(notice)):
                when, name, _ = self.edit_of(notice)
                return when, name, clean_name(text(part, "td.row2 span.genmed")) if part.tag == "table" else ""
        return None, "", ""

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The tables of files after the body: subsilver2's, and those of the Attachment Mod of phpBB 2."""
        found = self.node.css("table.attachtable")
        body = self.body()
        if body is not None and body.tag != "td" and body.parent is not None:
            tables = [part for part in elements(body.parent) if part.tag == "table"]
            found += [row for table in tables if table.css_first("td.row3 b.genmed") for row in table.css("tr")[1:]]
        return files([box for box in found if box.css_first("a[href], img")], reading)

    def state(self) -> State | None:
        """A row with one cell stands for the post of somebody whom the reader ignores."""
        return State.HIDDEN if self.layout.tombstones and self.node.css_first(self.layout.tombstones) is not None else None


def pieces_of(body: LexborNode) -> list[LexborNode]:
    """The parts of a body, those of the spans that BB code cut it into among them; without what is printed small below."""
    pieces: list[LexborNode] = []
    for part in elements(body, text=True):
        classes = attribute(part, "class").split() if part.is_element_node else []
        if "postbody" in classes:
            pieces.extend(elements(part, text=True))
        elif not {"gensmall", "attachtable"} & set(classes) and not (part.tag == "hr" and not _is_begun(part)):
            pieces.append(part)
    return pieces


def _is_begun(line: LexborNode) -> bool:
    """Whether a body has begun before a line across its cell: some skins draw one above it."""
    return any(one.is_element_node and has_class(one, "postbody") for one in following(line, forward=False)) or has_class(
        line.parent, "postbody"
    )


def is_line(node: LexborNode) -> bool:
    """Whether it is the line above a signature."""
    return node.is_text_node and bool(_LINE.fullmatch((node.text_content or "").strip()))


def forumotion_id(node: LexborNode) -> str:
    """The id of a post, of its class or of an anchor, as the years went by; "" or 0 for what only looks like one."""
    places = (node, node.css_first(".posthead"), node.css_first("a[name]"), node.css_first("div[id]"))
    said = [attribute(place, name) for place in places for name in ("id", "name")]
    match = re.search(r"\bpost--(\d{1,15})(?!\d)", attribute(node, "class"))
    return match[1] if match else next((one[1] for words in said if (one := re.fullmatch(r"p?(\d{1,15})", words))), "")


class ForumotionPost(PhpBBPost):
    """A post of a forum at Forumotion, in any of its versions."""

    def find_id(self) -> str:
        return forumotion_id(self.node)

    def body(self) -> LexborNode | None:
        """Not what the author's name or the date stands in, whichever place it has in this version."""
        found = super().body()
        heads = (self.user, self.date_node())
        inside = found is not None and any(
            above.mem_id == found.mem_id for head in heads if head is not None for above in (head, *ancestors(head, 10))
        )
        return None if inside else found

    def date_said(self) -> str:
        """Without the post's own title, where a heading holds both."""
        said = super().date_said()
        subject = words_of(self.first(*self.layout.subject))
        return said.rpartition(subject)[2].strip() or said if subject and subject in said else said

    def date(self) -> tuple[When | None, DateSource | None]:
        """In phpBB 2's look the date stands after the title: "Subject: Lamps   Tue 12 Jan 2010 - 9:15"."""
        when, source = super().date()
        if when is None and (details := self.node.css("td span.postdetails")):
            parts = [part.strip() for part in re.split(r"\s{3,}|\n", text_of(details[-1])) if part.strip()]
            return self.dates.printed(*(part for part in reversed(parts) if not is_of_other(part)))
        return when, source

    def pairs(self) -> list[tuple[str, str]]:
        """A label (words, or a picture with a description) and the text after it."""
        found: list[tuple[str, str]] = []
        for label in self.card().css(".label")[:20]:
            name = words_of(label) or attribute(label.css_first("img"), "alt")
            value: list[str] = []
            for other in following(label):
                if other.is_element_node and (other.tag == "br" or has_class(other, "label")):
                    break
                value.append(text_of(other) if other.is_element_node else other.text_content or "")
            said = " ".join("".join(value).split()) or self._definition_of(label)
            found.append((clean_name(name.rstrip(_COLON)), said.strip(_COLON)))
        return [(name, said) for name, said in found if name and said]

    def _definition_of(self, label: LexborNode) -> str:
        """The value of a label that has an element of its own: dt and dd."""
        own = label.parent
        other = sibling(own, forward=True) if own is not None and own.tag == "dt" else None
        return words_of(other) if other is not None and other.tag == "dd" else ""

    def edited(self) -> tuple[When | None, str, str]:
        notice = self.first(*self.layout.edited)
        return self.edit_of(notice) if notice is not None and words_of(notice) else (None, "", "")

    def user_title(self) -> str:
        found = super().user_title()
        return "" if count(found) is not None else found
