"""One post on a forum's page: its facts, its body or why it has none, and what its card says of the author."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.blocks import Block
from ...markup.from_html import Reader, reader
from ...markup.html_words import words_of
from ...markup.to_markdown import to_markdown
from ...model import AuthorKind, Count, DateSource, Member, Origin, Place, Post, Reason, Skipped, State, When
from .._dates import absolute_date
from .._phrases import ANSWER, GUEST, SINCE
from .attachments import attached, forums_own
from .body_rules import dialect
from .card import MAX_LINES, is_notice, numbers, pairs_in, signature_of, title_in
from .dates import PageDates, date_words
from .dom import attribute, first, is_inside, text
from .edit_words import REASON, editor
from .looked_up import LookedUp
from .loose_files import leads_to_file, loose_files
from .names import only_name
from .page import once_escaped
from .page_facts import PageFacts


class ForumPost(LookedUp):
    """A post on a page. Subclasses say what an engine shows in a way of its own."""

    dates: PageDates
    """What reads its dates; it is known when all posts of the page are."""
    dated_in_words: bool = False
    """Whether its date is in what `date_said` gives, and in no attribute of an element."""
    authors: Mapping[str, str]
    """The names of the page's posts by their ids; known when all of them are."""
    withheld: State | None
    """Why only the staff can read the post, though their page shows it."""
    place_of_date: tuple[LexborNode, str] | None = None
    """Where the structure of the page shows the date that its layout does not find: an element, and the words of the date."""
    _own_date: tuple[When | None, DateSource | None] | None = None
    """What `date` finds, once it was asked."""
    dateless: bool = False
    """Whether what the layout takes for its date cannot be that."""
    place_of_body: LexborNode | None = None
    """The same of the body."""
    place_of_edit: LexborNode | None = None
    """The notice of an edit, where its words show it."""
    places_of_files: Sequence[LexborNode] = ()
    """Links and pictures that are of files by their addresses, in places where the layout knows none."""
    found_files: bool = False
    """Whether files were read from there."""
    lines_found: Sequence[tuple[str, str]] = ()
    """The lines of the author's card, where their words show them."""

    def __init__(self, node: LexborNode, page: PageFacts, nth: int) -> None:
        """Find out which post of whom it is. `nth`: its place on the page, from 1."""
        super().__init__(node)
        self.page, self.nth = page, nth
        self.layout = page.layout
        self.id = self.find_id()
        self.number = self.find_number()
        self.withheld = None
        self.twice = False  # whether another place of the page counts
        self.excluded: set[int] = set()  # elements of posts that a broken page has inside this one
        self.repeated = page.number > 1 and self.is_repeated()
        self.user = self.find_user()
        found = self.find_author()
        self.author = only_name(self.user, found, page.title)
        if found and not self.author:
            self.user = None
        self.author_id = self.find_author_id()

    @property
    def counts(self) -> bool:
        """Whether it is one of the page's own posts."""
        return not self.repeated and not self.twice

    @property
    def origin(self) -> Origin:
        return Origin(self.page.name, self.nth)

    # What it is.

    def find_id(self) -> str:
        """The forum's id of the post; "" if the page does not show it."""
        for node in (self.node, *(self.node.css_first(place) for place in self.layout.id_places)):
            attributes = node.attributes if node is not None else {}
            for name in self.layout.id_attributes:
                if match := self.layout.post.fullmatch(attributes.get(name) or ""):
                    return match[1]
        return ""

    def find_number(self) -> int | None:
        """Its number along the thread, from 1."""
        for selector in self.layout.number:
            for node in self.node.css(selector):
                if match := self.layout.numbered.search(words_of(node)):
                    return int(re.sub(r"\D", "", match[1])) or None
        return None

    def is_repeated(self) -> bool:
        """Whether it is the thread's first post, which some skins show on each page."""
        return self.number == 1 or (bool(self.layout.repeated) and is_inside(self.node, self.layout.repeated))

    def find_user(self) -> LexborNode | None:
        """The element that names the author."""
        return self.first(*self.layout.author)

    def find_author(self) -> str:
        """The author's name; "" if the page does not show it."""
        return clean_name(words_of(self.user))

    def find_author_id(self) -> str:
        """The member's id, from the address of the profile; "" for a guest and for a deleted member."""
        node = self.user
        if node is not None and node.tag != "a":
            node = first(node, "a[href]") or (node.parent if node.parent is not None and node.parent.tag == "a" else None)
        href = attribute(node, "href")
        member = self.layout.addresses.member
        match = (member.search(href) or member.search(self.page.link(node))) if href else None
        return next((group for group in match.groups() if group and group.strip("0")), "") if match else ""

    def is_member(self) -> bool:
        """Whether the author is a member: by the profile or, where guests may see none, by the day of joining."""
        return bool(self.author and (self.author_id or self.joined()))

    def is_guest(self) -> bool:
        """Whether the page says that no member wrote it: by an element, or by the forum's word for a guest."""
        if not self.author or self.is_member():
            return False
        own = self.layout.guest
        if own and (self.node.css_matches(own) or any(part.css_first(own) is not None for part in self.parts())):
            return True
        return any(said.strip(" *().").casefold() in GUEST for said in (self.author, self.user_title(), *self.badges()))

    def joined(self) -> When | None:
        """Since when the author is a member."""
        return next((when for what, said in self.lines() if (when := self._joined(what, said))), None)

    def signature_node(self) -> LexborNode | None:
        """The element of the author's signature."""
        return self.first(*self.layout.signature)

    def card(self) -> LexborNode:
        """What the page says of the author next to the post."""
        return self.first(*self.layout.card) or self.node

    def member(self) -> Member | None:
        """What the page says of the author; None for one who is no member, or is not named."""
        if not self.is_member():
            return None
        pairs = self.lines()
        captured = self.page.captured
        signature = self.signature_node()
        return Member(
            name=self.author,
            member_id=self.author_id,
            address=self.member_address(),
            title="" if is_notice(self.user_title()) else self.user_title(),
            badges=tuple(badge for badge in self.badges() if not is_notice(badge)),
            joined=next((when for what, said in pairs if (when := self._joined(what, said))), None),
            counts=tuple(
                Count(what, number, captured)
                for what, said in pairs
                if what and (number := numbers(said)) and not self._joined(what, said)
            ),
            signature=signature_of(signature) if signature is not None else "",
        )

    @functools.cached_property
    def shown_member(self) -> Member | None:
        """The same, asked for once: when everything is found that the page shows of the author."""
        return self.member()

    def member_address(self) -> str:
        """The address of the author's profile."""
        node = self.user
        link = node if node is None or node.tag == "a" else first(node, "a[href]") or node.parent
        return self.page.link(link) if link is not None and link.tag == "a" else ""

    def user_title(self) -> str:
        return title_in(self.card(), self.layout.user_title)

    def badges(self) -> tuple[str, ...]:
        found = self.card().css(self.layout.badges)[:MAX_LINES] if self.layout.badges else []
        return tuple(dict.fromkeys(badge for node in found if (badge := clean_name(words_of(node)))))

    def pairs(self) -> list[tuple[str, str]]:
        """What the card says line by line: ("Messages", "12,324")."""
        return pairs_in(self.card(), self.layout.pairs)

    def lines(self) -> Sequence[tuple[str, str]]:
        """The same from where the layout has it, else from where its words show it."""
        return self.lines_found or self._lines_known

    @functools.cached_property
    def _lines_known(self) -> Sequence[tuple[str, str]]:
        return self.pairs()

    def _joined(self, what: str, said: str) -> When | None:
        if not what.casefold().startswith(SINCE):
            return None
        return self.dates.read(said) or absolute_date(said, self.page.lang, months=True)

    def date_node(self) -> LexborNode | None:
        """The element that shows the post's date."""
        return self.first(*self.layout.date)

    def date_said(self) -> str:
        """The words of its date; "" if it shows none."""
        return date_words(self.date_node())

    def date(self) -> tuple[When | None, DateSource | None]:
        """The post's date, and how it is known."""
        return self.dates.printed(self.date_said()) if self.dated_in_words else self.dates.of(self.date_node())

    def date_found(self) -> tuple[When | None, DateSource | None]:
        """The post's date, from where the layout has it, else from where the structure of the page shows it."""
        if self._own_date is None:
            self._own_date = self.date()
        found = self._own_date if not self.dateless else (None, None)
        return found if found[0] or self.place_of_date is None else self.dates.shown(*self.place_of_date)

    def parts(self) -> tuple[LexborNode, ...]:
        """The elements that the post consists of."""
        return (self.node,)

    def known(self) -> set[int]:
        """The elements in which neither the date nor the author is looked for: what was written, and what is said of it."""
        found = (self.body(), self.place_of_body, self.place_of_edit)
        return self._known | {node.mem_id for node in found if node is not None} | self.excluded

    @functools.cached_property
    def _known(self) -> set[int]:
        """Those of them that the layout names."""
        layout = self.layout
        places = (*layout.edited, *layout.reactions, layout.attachments, layout.tombstones)
        nodes = [node for place in places if place for node in self.node.css(place)[:MAX_LINES]]
        return {node.mem_id for node in (*nodes, self.signature_node()) if node is not None}

    def title(self) -> str:
        """The post's own title, where it is another than the thread's (or "Re: " and that)."""
        if not self.layout.subject:
            return ""
        return self.if_own(self.text(*self.layout.subject))

    def if_own(self, title: str) -> str:
        """A title, if it says another thing than the thread's; "" else."""
        title = once_escaped(title)
        bare = ANSWER.sub("", clean_name(title)).casefold()
        return "" if bare.rstrip("….") in self.page.title.casefold() else clean_name(title)

    def names(self) -> list[str]:
        """Who wrote on the page, the longest name first."""
        return sorted(set(self.authors.values()), key=len, reverse=True)

    def address(self) -> str:
        """The post's own address, of a link that names its id; else as the engine forms it."""
        if not self.id:
            return ""
        for selector in self.layout.permalink:
            for link in self.node.css(selector):
                href = attribute(link, "href")
                match = self.layout.addresses.post.search(href)
                if match and match[1] == self.id and (address := self.page.resolve(href)):
                    return address
        return self.page.post_address(self.id)

    def edited(self) -> tuple[When | None, str, str]:
        """When, by whom and why it was edited last, as far as the page says."""
        notice = self.first(*self.layout.edited)
        return self.edit_of(notice) if notice is not None and words_of(notice) else (None, "", "")

    def edit_shown(self) -> tuple[When | None, str, str]:
        """The same from where the layout has it, else from where its words show it."""
        found = self.edited()
        return found if any(found) or self.place_of_edit is None else self.edit_of(self.place_of_edit)

    def edit_of(self, notice: LexborNode) -> tuple[When | None, str, str]:
        """When, by whom and why, from the notice of an edit."""
        when, _ = self.dates.of(first(notice, "time", ".DateTime", "abbr[title]", "span.time") or notice)
        words = words_of(notice)
        named, rest = editor(REASON.split(words)[0])
        when = when or self.dates.read(rest)
        name = clean_name(text(notice, ".username", ".username-coloured", 'a[href*="profile"]', 'a[href*="member"]'))
        reason = text(notice, *self.layout.edit_reason) if self.layout.edit_reason else ""
        if not reason and (found := REASON.search(words)):
            reason = found[1]
        return when, name or named, clean_name(reason).strip("\"'“”")

    def reactions(self) -> str:
        """Who reacted, in the page's words; a box of marks alone names nobody."""
        said = self.text(*self.layout.reactions)[:1000] if self.layout.reactions else ""
        return said if any(map(str.isalnum, said)) else ""

    def reply_to(self) -> str:
        """The id of the post it answers, or "#" and its number; "" if the page does not say."""
        return ""

    def state(self) -> State | None:
        """Why there is no body, if the page says so."""
        notice = self.node.css_first(self.layout.tombstones) if self.layout.tombstones else None
        said = f"{attribute(self.node, 'class')} {attribute(notice, 'class')} {attribute(notice, 'id')}"
        if "deleted" in said or "removed" in said:
            return State.DELETED
        return State.HIDDEN if notice is not None or "ignored" in said or "moderated" in said else None

    def withheld_state(self) -> State | None:
        """Why the post is no longer (not yet) to be read, though a moderator's page shows it; None for all others."""
        return self.withheld

    def item(self, place: Place | None) -> Post | Skipped:
        """The post, or why it is none. `place`: its page and its place there."""
        if self.repeated:  # whoever has page 1 too knows it there; whoever has not, keeps it
            place, self.number = Place(1, 1), 1
        if self.twice:
            return Skipped(Reason.DUPLICATE, self.origin, f"post {self.id}, which the page shows twice")
        if state := self.withheld_state() or self.withheld:
            return dataclasses.replace(self.facts(place), title="", edit_reason="", reactions="", state=state)
        body = self.body() or self.place_of_body
        if body is None:
            return self._without_body(place, Reason.NOT_A_POST)
        reading, said = self.read(body)
        written = to_markdown((*said, *self.files(reading)))
        if not written:
            return self._without_body(place, Reason.EMPTY)
        boxes = self.node.css(self.layout.attachments) if self.layout.attachments else []
        return dataclasses.replace(
            self.facts(place), body=written, files=forums_own((body, *boxes, *self.places_of_files), self.page.resolve, written)
        )

    def read(self, body: LexborNode) -> tuple[Reader, tuple[Block, ...]]:
        """What the author wrote in a body, and by what it was read."""
        reading = reader(dialect(self.page.rules, self.page.link_context(self.authors), self.excluded))
        return reading, reading.blocks(body) if reading.is_gated(body) else self.blocks(body, reading)

    def body(self) -> LexborNode | None:
        """The element with what the author wrote."""
        return self.first(*self.layout.body)

    def blocks(self, body: LexborNode, reading: Reader) -> tuple[Block, ...]:
        """What the author wrote."""
        return reading.blocks(body)

    def attached(self, reading: Reader) -> tuple[Block, ...]:
        """The files under the post."""
        return attached(self.node.css(self.layout.attachments), reading) if self.layout.attachments else ()

    def files(self, reading: Reader) -> tuple[Block, ...]:
        """The same from where the layout has them, else from where their addresses show them."""
        found = self.attached(reading)
        boxes = self.node.css(self.layout.attachments)[:MAX_LINES] if self.layout.attachments and not found else []
        places = [*self.places_of_files, *(node for box in boxes for node in box.css("a[href], img") if leads_to_file(node))]
        if not found and places:
            found = loose_files(places, reading)
            self.found_files = bool(found)
        return found

    def _without_body(self, place: Place | None, reason: Reason) -> Post | Skipped:
        """A post whose page says why there is nothing to see, or else the reason for leaving it out."""
        state = self.state()
        if state:
            return dataclasses.replace(self.facts(place), state=state)
        return Skipped(reason, self.origin, words_of(self.node)[:200])

    def facts(self, place: Place | None) -> Post:
        """Everything but the body."""
        date, date_source = self.date_found()
        edited, editor, reason = self.edit_shown()
        between = (
            None
            if date or self.dateless
            else self.dates.bounds(self.place_of_date[1] if self.place_of_date else self.date_said())
        )
        return Post(
            author=self.author,
            author_id=self.author_id,
            author_is=AuthorKind.GUEST if self.is_guest() else None,
            date=date,
            date_source=DateSource.BETWEEN if between else date_source,
            not_before=between[0] if between else None,
            not_after=between[1] if between else None,
            number=self.number,
            place=place,
            title=self.title(),
            address=self.address(),
            original_id=self.id,
            reply_to=self.reply_to(),
            edited=edited,
            edited_by=editor,
            edit_reason=reason,
            reactions=self.reactions(),
            sources=(self.origin,),
        )
