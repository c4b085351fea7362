"""One post on a XenForo page: its facts, its body or why it has none, and what its card says of the author."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from ..markup.from_html import reader
from ..markup.html_words import text_of, words_of
from ..markup.to_markdown import to_markdown
from ..model import Count, DateSource, Member, Post, Reason, Skipped, State, When
from ..names import clean_name
from ._dates import printed
from ._html import attribute, count, first, moment, text
from ._text_words import JOINED
from ._xenforo_body import attached, dialect
from ._xenforo_thread import ThreadPage

_POST = re.compile(r"(?:[a-z]{1,4}-)?post-(\d{1,18})")  # js-post-7; an add-on of XenForo 1 has fc-post-7
_NUMBER = re.compile(r"#\s?(\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+|\d{1,9})")
_MEMBER = re.compile(r"/(?:[^/]*\.)?(\d{1,15})/?$")
_EDITOR = re.compile(r"\b(?:by|von|par|por|da|door) (.{1,60}?)\s*[:,;]")
_JOINED = (*JOINED, "join", "registr", "mitglied", "inscri", "dołącz", "регистр", "üyelik", "加入", "註冊", "注册", "登録")
MAX_SIGNATURE = 2000  # characters of the one line that a header can hold


class OnePost:
    """One post on a page."""

    def __init__(self, node: LexborNode, thread: ThreadPage, nth: int) -> None:
        self.node, self.thread, self.nth = node, thread, nth
        self.page, self.layout = thread.page, thread.layout
        self.id = _identity(node)
        self.links = node.css(self.layout.permalinks)
        self.number = next((n for link in self.links if (n := _number(words_of(link)))), None)
        self.twice = False  # does another place of the page count?
        self.repeated = thread.number > 1 and (self.number == 1 or _is_inside(node, "sticky-container"))
        self.user = first(node, *self.layout.author)
        self.author = clean_name(attribute(node, "data-author") or words_of(self.user))
        self.author_id = self._author_id()

    @property
    def counts(self) -> bool:
        """Is it one of the page's own posts?"""
        return not self.repeated and not self.twice

    @property
    def where(self) -> str:
        return f"{self.page.capture.name}#{self.nth}"

    def item(self, place: str, authors: Mapping[str, str]) -> Post | Skipped:
        """The post, or why it is none. `place`: its page and its place there; `authors`: the page's, by the ids of posts."""
        if self.repeated:
            return Skipped(Reason.DUPLICATE, self.where, f"the thread's first post, repeated on page {self.thread.number}")
        if self.twice:
            return Skipped(Reason.DUPLICATE, self.where, f"post {self.id}, which the page shows twice")
        post = self._facts(place)
        body = first(self.node, *self.layout.body)
        if body is None:
            return self._without_body(post, Reason.NOT_A_POST)
        reading = reader(dialect(self.page, self.thread.root, authors))
        blocks = reading.blocks(body)
        written = to_markdown((*blocks, *attached(self.node, self.layout.attachments, reading)))
        return dataclasses.replace(post, body=written) if written else self._without_body(post, Reason.EMPTY)

    def _without_body(self, post: Post, reason: Reason) -> Post | Skipped:
        """A post whose page says why there is nothing to see, or else the reason for leaving it out."""
        state = self._state()
        return dataclasses.replace(post, state=state) if state else Skipped(reason, self.where, words_of(self.node)[:200])

    def _facts(self, place: str) -> Post:
        """Everything but the body."""
        date, date_source = self._date()
        edited, editor = self._edited()
        return Post(
            author=self.author,
            author_id=self.author_id,
            date=date,
            date_source=date_source,
            number=self.number,
            place=place,
            address=self._address(),
            original_id=self.id,
            edited=edited,
            edited_by=editor,
            reactions=self._reactions(),
            sources=(self.where,),
        )

    def _date(self) -> tuple[When | None, DateSource | None]:
        """Where a skin shows no date, XenForo 2 still has it beside the author's name, for the captions of pictures."""
        date, source = moment(first(self.node, *self.layout.date), self.page)
        if date is None:
            caption = attribute(self.node.css_first("[data-lb-caption-desc]"), "data-lb-caption-desc")
            date = printed(caption.rpartition(" · ")[2], self.page.lang)
            source = DateSource.TEXT if date else None
        return date, source

    def member(self) -> Member | None:
        """What the page says of the author; None for one who is no member, or is not named."""
        if not self.author or not self.author_id:
            return None
        card, layout = first(self.node, *self.layout.card) or self.node, self.layout
        pairs = [_pair(pair) for pair in card.css(layout.pairs)]
        captured = self.page.capture.captured
        signature = first(self.node, *layout.signature)
        return Member(
            name=self.author,
            member_id=self.author_id,
            address=self.page.link(self.user),
            title=clean_name(text(card, *layout.user_title)),
            badges=tuple(dict.fromkeys(badge for banner in card.css(layout.banners) if (badge := clean_name(words_of(banner))))),
            joined=next((when for what, said in pairs if (when := self._joined(what, said))), None),
            counts=tuple(Count(what, number, captured) for what, said in pairs if what and (number := _numbers(said))),
            signature=_signature(signature) if signature is not None else "",
        )

    def _author_id(self) -> str:
        """The member's id, from the link's own attribute or from its address; "" for a guest and for a deleted member."""
        if self.user is None:
            return ""
        said = attribute(self.user, "data-user-id")
        if said:
            return said if re.fullmatch(r"0*[1-9]\d{0,14}", said, re.ASCII) else ""
        href = attribute(self.user, "href")
        places = (self.page.link(self.user), href.partition("?")[0], href)
        return next((match[1] for place in places if (match := _MEMBER.search(place))), "")

    def _address(self) -> str:
        """The post's own address: of a link that names its id, or of its microdata."""
        if not self.id:
            return ""
        names_it = re.compile(rf"(?:post-|posts/|[?&](?:id|p)=){self.id}\b(?!/share)")
        for link in self.links:
            href = attribute(link, "href")
            if names_it.search(href) and (address := self.page.resolve(href)):
                return address
        said = attribute(self.node, "itemid")
        if self.id in said and (address := self.page.resolve(said)):
            return address
        return f"{self.thread.root}posts/{self.id}/" if self.thread.root else ""

    def _edited(self) -> tuple[When | None, str]:
        notice = first(self.node, *self.layout.edited)
        if notice is None:
            return None, ""
        when, _ = moment(first(notice, "time", ".DateTime") or notice, self.page)
        name = clean_name(text(notice, ".username"))
        match = _EDITOR.search(words_of(notice))
        return when, name or (clean_name(match[1]) if match else "")

    def _reactions(self) -> str:
        node = first(self.node, *self.layout.reactions)
        if node is None:
            return ""
        kinds = [words_of(item) for item in node.css("li") if item.css_first("a") is None]  # the one with a link opens a list
        words = ", ".join(filter(None, kinds)) or words_of(node)
        return words.removeprefix(text(node, ".u-srOnly")).removeprefix("Reactions:").strip()[:1000]

    def _state(self) -> State | None:
        """Why there is no body, if the page says so."""
        classes = attribute(self.node, "class")
        notice = self.node.css_first(self.layout.tombstones)
        said = f"{classes} {attribute(notice, 'class')}"
        if "deleted" in said:
            return State.DELETED
        return State.HIDDEN if notice is not None or "ignored" in said or "moderated" in said else None

    def _joined(self, what: str, said: str) -> When | None:
        return printed(said, self.page.lang) if what.casefold().startswith(_JOINED) else None


def _identity(node: LexborNode) -> str:
    """The forum's id of the post."""
    inner = node.css_first("[data-post-id]") if "MessageCard" in attribute(node, "class") else None
    for said in (attribute(node, "data-content"), attribute(node, "id"), attribute(node, "data-lb-id")):
        if match := _POST.fullmatch(said):
            return match[1]
    said = attribute(node, "data-post-id") or attribute(inner, "data-post-id")
    return said if said.isdecimal() and said.isascii() else ""


def _is_inside(node: LexborNode, name: str) -> bool:
    """Does the element, or one around it up to four levels, have the class?"""
    around: LexborNode | None = node
    for _ in range(5):
        if around is None:
            return False
        if name in attribute(around, "class").split():
            return True
        around = around.parent
    return False


def _number(words: str) -> int | None:
    match = _NUMBER.fullmatch(words)
    return int(re.sub(r"\D", "", match[1])) if match else None


def _pair(pair: LexborNode) -> tuple[str, str]:
    """The name and the value of one line of a member's card; the name may stand in a tooltip only."""
    name = pair.css_first("dt")
    hint = first(name, "[title]", "[data-original-title]") if name is not None else None
    words = words_of(name) or attribute(hint, "title", "data-original-title") or attribute(name, "title")
    return clean_name(words).rstrip(" :"), words_of(pair.css_first("dd"))


def _numbers(said: str) -> str:
    """A number, or several joined by /, in plain digits; "" for anything else."""
    parts = [count(part) for part in said.split("/")]
    return "/".join(map(str, parts)) if len(parts) < 5 and None not in parts else ""


def _signature(node: LexborNode) -> str:
    return " · ".join(line for line in (" ".join(part.split()) for part in text_of(node).splitlines()) if line)[:MAX_SIGNATURE]
