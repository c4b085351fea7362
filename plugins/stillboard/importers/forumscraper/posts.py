"""One post of forumscraper's files, whatever the engine: the keys differ, what they hold does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...gfm import unescaped
from ...ids import clean_name
from ...markup.addresses import absolute, resolver
from ...markup.blocks import Block, Break, Inline, Link, Paragraph, Text
from ...markup.html_words import words_of
from ...markup.to_markdown import to_markdown
from ...model import AuthorKind, Member, Post, Reason, Skipped, State, When
from .._html.body_rules import LinkContext, dialect
from .._html.dom import attribute
from .._html.fragments import blocks_in, parsed, words_in
from .._phrases import ANSWER
from .._records.dates import Dates
from .._records.facts import Facts
from .._records.withheld import withheld
from .._scraped_engines import ScrapedEngine
from .members import author_of, is_guest, member_of
from .trees import REPLY

BODIES = ("text", "content", "body")
IDS = ("id", "postid")
_BY = re.compile(
    r"^\W*(?:by|von|par|por|da|door|przez|wysłane przez|od|av|af|ред\.|пользователем|от|tarafından)[: ]\s*(?P<name>\S.{0,60}?)\s*"
    r"(?:(?:reason|grund|raison|razón|motivo|reden|powód|причина|syy|orsak)\s*:\s*(?P<reason>.{1,300}))?\W*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\.php\?[^#]{0,200}?\b(?:attach|attachmentid|id|aid)=(\d{1,15})")
# XMB writes into the text itself who edited it: "[Edited on 5-9-2005 by Ann]"
_XMB_EDIT = re.compile(r"\[Edited on ([\d/.-]{6,10}) by ([^\[\]<>]{1,60})\](?=(?:<br\s*+/?>|\s|</font>)*(?:\[Edited|$|</font>))")
_BREAK = re.compile(r"<br\s{0,9}/?>$")


@dataclass(frozen=True, slots=True)
class ScrapedThread:
    """The thread that a post stands in."""

    engine: ScrapedEngine
    root: str  # the forum's address, or ""
    url: str  # the thread's
    thread_id: str
    title: str
    dates: Dates
    authors: dict[str, str]  # the names of the thread's posts by their ids
    state: State | None = None  # if not everybody saw the thread


@dataclass(frozen=True, slots=True)
class _Edit:
    when: When | None = None
    by: str = ""
    reason: str = ""


def post_of(post: Facts, thread: ScrapedThread, number: int | None) -> tuple[Post | Skipped, Member | None]:
    """The post, or why it is none, and its author. `number`: its place along the thread, if that is known."""
    author = author_of(post)
    html, edit = _body(post, thread)
    signature = post.text("signature") or _xmb_signature(html, thread.engine)
    member = member_of(author, signature, thread.dates)
    reading = dialect(thread.engine.body_rules(), _link_context(thread))
    state = withheld(post) or thread.state
    body = "" if state else to_markdown((*blocks_in(html, reading), *_attached(post, thread)))
    if not body and not state:
        return Skipped(Reason.EMPTY, post.origin, author.name), member
    own = post.identity(*IDS)
    date, source = thread.dates.read(_date(post))
    return Post(
        body=body,
        author=author.name,
        author_id=author.id,
        author_is=AuthorKind.GUEST if is_guest(author, member) else None,
        date=date,
        date_source=source,
        number=number,
        title="" if state else _title(post, thread),
        address=thread.engine.post_address(thread.root, thread.url, thread.thread_id, own),
        original_id=own,
        reply_to=post.identity(REPLY),
        edited=edit.when,
        edited_by=edit.by,
        edit_reason=edit.reason,
        reactions=_reactions(post),
        state=state,
        sources=(post.origin,),
    ), member


def _date(post: Facts) -> str:
    return post.written("date") if post.holds("date", int) else words_in(post.text("date"))


def _body(post: Facts, thread: ScrapedThread) -> tuple[str, _Edit]:
    html = post.text(*BODIES)
    if thread.engine.name != "xmb":
        return html, _edit(post, thread)
    edits = [(match[2], thread.dates.when(match[1])) for match in _XMB_EDIT.finditer(html)]
    if not edits or None in [when for _, when in edits]:
        return html, _Edit()
    name, when = edits[-1]
    return "".join(_without_edits(html)), _Edit(when, clean_name(name))


def _without_edits(html: str) -> Iterator[str]:
    """The text between the notes of edits, without the line breaks before each."""
    place = 0
    for match in _XMB_EDIT.finditer(html):
        words = html[place : match.start()].rstrip()
        while found := _BREAK.search(words, max(0, len(words) - 20)):
            words = words[: found.start()].rstrip()
        yield words
        place = match.end()
    yield html[place:]


def _xmb_signature(html: str, engine: ScrapedEngine) -> str:
    body = parsed(html) if engine.name == "xmb" and 'class="sig"' in html else None
    node = body.css_first("div.sig") if body is not None else None
    return (node.html or "") if node is not None else ""


def _link_context(thread: ScrapedThread) -> LinkContext:
    def address_of(post: str) -> str:
        return thread.engine.post_address(thread.root, thread.url, thread.thread_id, post)

    return LinkContext(address=resolver(thread.root or thread.url), post_address=address_of, authors=thread.authors)


def _title(post: Facts, thread: ScrapedThread) -> str:
    """The post's own title, where it is another than the thread's."""
    html = post.text("title") if post.has(*BODIES) and thread.engine.name == "vbulletin" else ""
    if thread.engine.name == "xmb" and (body := parsed(post.text(*BODIES))) is not None:
        html = (node.html or "") if (node := body.css_first("font.subject")) is not None else ""
    words = clean_name(words_in(html))
    bare = ANSWER.sub("", words).casefold()
    return "" if not bare or bare.rstrip("….") in thread.title.casefold() else words


def _edit(post: Facts, thread: ScrapedThread) -> _Edit:
    """When, by whom and why it was edited: an object in vBulletin's posts, the words of the notice in SMF's."""
    if post.holds("edited", dict):
        said = post.record("edited")
        before, when, after = thread.dates.within(words_in(said.text("date")).strip(" .;,"))
        reason = " ".join(part for part in (before, after) if part).strip(" .;,")
        return _Edit(when, clean_name(words_in(said.text("user"))), clean_name(reason) if when else "")
    editor = post.record("editor") if post.holds("editor", dict) else None
    words = words_in(post.text("edited")).strip("«» ")
    _, when, after = (
        ("", whole, "") if (whole := thread.dates.when(words)) else thread.dates.within(words.partition(":")[2] or words)
    )
    match = _BY.match(after)
    name = match["name"] if match else editor.text("name") if editor else ""
    return _Edit(when, clean_name(words_in(name)), clean_name((match["reason"] or "") if match else ""))


def _attached(post: Facts, thread: ScrapedThread) -> tuple[Block, ...]:
    """The files under a post, a line each: their names and addresses, and what the page said of their size."""
    inlines: list[Inline] = []
    for value in post.values("attachments"):
        for line in _files(value, post, thread):
            inlines.extend((*([Break()] if inlines else []), *line))
    return (Paragraph(tuple(inlines)),) if inlines else ()


def _files(value: object, post: Facts, thread: ScrapedThread) -> Iterator[tuple[Inline, ...]]:
    base = thread.root or thread.url
    if isinstance(value, dict):
        file = Facts(value, post.where, post.faults)
        size = ", ".join(part for part in (words_in(file.text("size")), words_in(file.text("resolution"))) if part)
        line = _file(absolute(unescaped(file.text("link")), base), words_in(file.text("name")))
        yield (*line, Text(f" ({size})")) if size and line else line
    elif isinstance(value, str) and "<" in value:
        body = parsed(value)
        for link in body.css("a[href]") if body is not None else ():
            words = words_of(link) or attribute(link.css_first("img"), "alt", "title") or attribute(link, "title")
            yield _file(absolute(attribute(link, "href"), base), words)
    elif isinstance(value, str):
        yield _file(absolute(unescaped(value), base), "")
    elif value is not None:
        post.faults.add(post.where, "an attachment is neither an object nor a text")


def _file(address: str, name: str) -> tuple[Inline, ...]:
    named = _NUMBERED.search(address)
    name = name or (f"attachment {named[1]}" if named else address.partition("?")[0].rstrip("/").rpartition("/")[2]) or address
    if not name:
        return ()
    return (Link(address, (Text(name),)) if address else Text(name),)


def _reactions(post: Facts) -> str:
    """Who reacted and how, or how many did; who gave thanks; the score."""
    by: dict[str, list[str]] = {}
    for one in (*post.records("reactions_details"), *post.records("reactions")):
        user, kind = clean_name(words_in(one.text("user"))), clean_name(words_in(one.text("reaction")))
        if user:
            by.setdefault(kind.capitalize() if kind.isascii() else kind, []).append(user)
    said = [f"{kind}: {', '.join(users)}" if kind else ", ".join(users) for kind, users in by.items()]
    if not said:
        kinds = [(clean_name(one.text("name", "type")), one.number("count")) for one in post.records("reactions")]
        said = [f"{kind} {count}" for kind, count in kinds if kind and count]
    if not said:
        said = [", ".join(name for one in post.records("reactions_users") if (name := clean_name(one.text("name"))))]
    thanks = [name for one in post.records("thankedby") if (name := clean_name(words_in(one.text("user"))))]
    if thanks:
        said.append(f"Thanks: {', '.join(thanks)}")
    if post.flag("checkmark"):
        said.append("accepted answer")
    if score := _score(post):
        said.append(f"score {score}")
    return "; ".join(part for part in said if part)[:1000]


def _score(post: Facts) -> str:
    """The votes of Stack Exchange and Hacker News, the score of SMF's mod for that."""
    value = next((post.data[key] for key in ("score", "rating") if post.data.get(key)), None)
    if value is not None and not isinstance(value, str | int):
        post.faults.add(post.where, "the score is neither a number nor a text")
        return ""
    said = words_in(str(value)) if value is not None else ""
    return said if re.fullmatch(r"[+-]?\d{1,9}", said) and said.strip("+-0") else ""
