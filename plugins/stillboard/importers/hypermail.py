"""Pages of Hypermail archives: one mail a page.

Facts: Hypermail's src/print.c: what a mail's header says stands in comments, <!-- name="Ann" -->, around its body too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from ..dumps.capture import Capture
from ..errors import Drift, DumpError
from ..gfm import unescaped
from ..ids import clean_name
from ..markup.html_tree import tree
from ..model import DateSource, Item, When
from ._importer import Importer
from ._mail.header import date_of, name_and_address, plain_address
from ._mail.header import words as decoded_words
from ._mail.lists import MailingList, named_in
from ._mail.page import PageMessage, between, items, nearby, plain_id, words

_START, _END = '<!-- body="start" -->', '<!-- body="end" -->'
_FIELD = re.compile(r"<!-- ([a-z]{2,12})=\"([^\n]{0,2000}?)\" -->")
_GENERATOR = re.compile(rb"<meta name=\"generator\" content=\"hypermail", re.IGNORECASE)
_MARKS = (b'<!-- sent="', b'<!-- received="', b'<!-- isosent="', b'<!-- id="', b'<meta name="Author"')
_ANSWERED = re.compile(
    r"in reply to(?:</[a-z]{1,10}>)?\s{0,5}:?(?:</[a-z]{1,10}>)?\s{0,20}<a href=\"([\w./-]{1,200})\"", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"<li>[^<>\n]{0,200}attachment:?\s{0,5}<a href=\"([^\"<>]{1,500})\"[^<>]{0,200}>[^<>]{0,300}</a>\s{0,5}(?:</li>)?",
    re.IGNORECASE,
)
# What newer versions and w3.org have behind a mail's words, inside the comments that mark the body.
_RECEIVED = re.compile(
    r"<(span|p)\s[^<>]{0,60}?\b(?:id|class)=\"received\"[^<>]{0,60}>\s{0,9}<dfn>(?:(?!</\1>).){0,300}</\1>(?=(?:\s|</div>){0,40}$)",
    re.DOTALL,
)
_HEADERS = '<address class="headers">'
_TITLE = re.compile(r"([^:]{2,80}?)(?: archive| mailing list)?: ")
_NEAR_END = 1000  # characters
_STEPS = 100  # from an answer back to what it answers


def _accepts(capture: Capture) -> bool:
    try:
        page = capture.beginning
        return _START.encode() in page and (any(mark in page for mark in _MARKS) or bool(_GENERATOR.search(page)))
    except DumpError:
        return False


def _items(capture: Capture) -> Iterator[Item]:
    page = capture.text
    root = tree(page).root
    body = between(page, _START, _END)
    if root is None:
        raise Drift("an empty page", where=capture.name, todo="save the mail's own page")
    said = _fields(page)
    subject = said.get("subject") or _meta(root, "Subject") or words(root.css_first("h1"))
    name, address = name_and_address(said.get("name", "") or _meta(root, "Author"))
    address = plain_address(said.get("email", "")) or address
    when = _date(said) or date_of(_meta(root, "Date"))
    attached = tuple(unescaped(found) for found in _ATTACHED.findall(body))
    body = re.sub(r"<ul>\s{0,20}</ul>", "", _ATTACHED.sub("", _without_headers(body)))
    own, answers = plain_id(said.get("id", "")), plain_id(said.get("inreplyto", ""))
    yield from items(
        capture,
        PageMessage(
            subject,
            name or ("" if "@" in said.get("name", "") else clean_name(said.get("name", ""))),
            address,
            when,
            DateSource.MARKUP,
            body,
            own,
            answers,
            _root(capture, page, own, answers),
            _list(capture, root, subject),
            attached,
        ),
        "hypermail",
    )


def _without_headers(body: str) -> str:
    """The body without the mail's header and the day it came in, which newer versions put into it."""
    body = body[:-_NEAR_END] + _RECEIVED.sub("", body[-_NEAR_END:])
    before, _, rest = body.partition(_HEADERS)
    _, end, after = rest.partition("</address>")
    return before + after if end else body


def _fields(page: str) -> dict[str, str]:
    """What the comments say, the first of each name."""
    found: dict[str, str] = {}
    for key, value in _FIELD.findall(page[:65536]):
        found.setdefault(key, " ".join(decoded_words(unescaped(value)).split()))
    return found


def _meta(root: LexborNode, name: str) -> str:
    node = root.css_first(f'meta[name="{name}" i]')
    return " ".join(((node.attributes.get("content") or "") if node is not None else "").split())


def _date(said: dict[str, str]) -> When | None:
    """When it was sent; `isosent` is in UTC."""
    stamp = said.get("isosent", "")
    return When.iso(f"{stamp[:8]}T{stamp[8:]}Z") or date_of(said.get("sent", ""))


def _list(capture: Capture, root: LexborNode, subject: str) -> MailingList | None:
    """The list: as addresses name it, else as the page's title does (`lamps-talk: Re: Oil`), else the subject's prefix."""
    links = (node.attributes.get("href") or "" for node in root.css("a[href]")[:200])
    for said in (capture.address, *links):
        name, page = named_in(said.encode("utf-8", "replace"))
        if name:
            return MailingList(name, address=page)
    title = words_of_title(root)
    at = title.find(subject) if subject else -1
    match = _TITLE.fullmatch(title[:at]) if at > 0 else None
    if match:
        return MailingList(clean_name(match[1]))
    prefix = re.match(r"(?:re:\s*)?\[([^\[\]]{2,60})\]", subject, re.IGNORECASE)
    return MailingList(clean_name(prefix[1])) if prefix else None


def words_of_title(root: LexborNode) -> str:
    """The words of the title element."""
    node = root.css_first("title")
    return " ".join((node.text() or "").split()) if node is not None else ""


def _root(capture: Capture, page: str, own: str, answers: str) -> str:
    """The id of the thread's first mail: found by going from page to page back to what is answered; "" if one is missing."""
    for _ in range(_STEPS):
        if not answers:
            return own
        match = _ANSWERED.search(page[:65536])
        data = nearby(capture, unquote(match[1])) if match and "/" not in match[1] else b""
        said = _fields(data.decode("utf-8", "replace")) if data else {}
        if not data or plain_id(said.get("id", "")) != answers:
            return ""
        page, own, answers = data.decode("utf-8", "replace"), answers, plain_id(said.get("inreplyto", ""))
    return ""


IMPORTER = Importer(
    name="hypermail",
    summary="Saved pages of Hypermail archives.",
    accepts=_accepts,
    posts=_items,
)
