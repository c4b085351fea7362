"""Pages of MHonArc archives: one mail a page.

Facts: MHonArc's mhamain.pl and mhutil.pl: a mail's header stands in comments, <!--X-Subject: Oil -->; in X-From-R13 the
capital letters with @ and [ are moved on by fourteen of their twenty-eight, the small ones by thirteen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ..dumps.capture import Capture
from ..errors import Drift, DumpError
from ..gfm import unescaped
from ..ids import clean_name
from ..markup.html_tree import tree
from ..model import DateSource, Item
from ._importer import Importer
from ._mail.header import date_of, name_and_address
from ._mail.header import words as decoded_words
from ._mail.lists import MailingList, named_in
from ._mail.page import PageMessage, between, items, plain_id, words

_START, _END = "<!--X-Body-of-Message-->", "<!--X-Body-of-Message-End-->"
_FIELD = re.compile(r"<!--X-(Subject|From-R13|From|Date|Message-Id|Reference): ([^\n]{0,2000}?) ?-->")
_LISTED = re.compile(r"(From|Date|Subject|Message-id|In-reply-to|List-id)\s{0,3}:\s{0,3}(.{1,1000})", re.IGNORECASE | re.DOTALL)
_ROTATED = str.maketrans(
    "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[abcdefghijklmnopqrstuvwxyz", "NOPQRSTUVWXYZ[@ABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm"
)
_ATTACHED = re.compile(
    r"<p>\s{0,5}<strong>Attachment:?\s{0,5}(?:</strong>)?\s{0,5}<a href=\"([^\"<>]{1,500})\"[^<>]{0,200}>.{0,300}?</a>",
    re.IGNORECASE | re.DOTALL,
)


def _accepts(capture: Capture) -> bool:
    try:
        return _START.encode() in capture.beginning
    except DumpError:
        return False


def _items(capture: Capture) -> Iterator[Item]:
    page = capture.text
    head, _, _ = page.partition(_START)
    root = tree(head).root
    if root is None:
        raise Drift("an empty page", where=capture.name, todo="save the mail's own page")
    said, references = _fields(head)
    shown = _shown(root)
    name, address = name_and_address(said.get("From") or said.get("From-R13", "").translate(_ROTATED) or shown.get("from", ""))
    written = said.get("From", "") or shown.get("from", "")
    when = date_of(said.get("Date", "") or shown.get("date", ""))
    own = plain_id(said.get("Message-Id", "") or shown.get("message-id", ""))
    answers = plain_id(shown.get("in-reply-to", "").partition(">")[0]) or (references[-1] if references else "")
    body = between(page, _START, _END, '<div class="msgButtons')
    subject = decoded_words(said.get("Subject", "")) or shown.get("subject", "") or words(root.css_first("h1"))
    attached = tuple(unescaped(found) for found in _ATTACHED.findall(body))
    first = references[0] if references else answers or own
    yield from items(
        capture,
        PageMessage(
            subject,
            name or ("" if address else clean_name(written)),
            address,
            when,
            DateSource.MARKUP,
            _ATTACHED.sub("", body),
            own,
            answers,
            first,
            _list(capture, page, shown, subject),
            attached,
        ),
        "mhonarc",
    )


def _fields(head: str) -> tuple[dict[str, str], list[str]]:
    """What the comments say, and the ids of the mails that it refers to, the oldest first."""
    found: dict[str, str] = {}
    references: list[str] = []
    for key, value in _FIELD.findall(head[:65536]):
        if key == "Reference":
            references.append(plain_id(value))
        else:
            found.setdefault(key, " ".join(unescaped(value).split()))
    return found, [reference for reference in references if reference]


def _shown(root: LexborNode) -> dict[str, str]:
    """What the page shows of the mail's header, as a list: <li><em>Date</em>: …</li>."""
    found: dict[str, str] = {}
    for node in root.css("li")[:100]:
        match = _LISTED.fullmatch(words(node))
        if match:
            found.setdefault(match[1].lower(), match[2].strip())
    return found


def _list(capture: Capture, page: str, shown: dict[str, str], subject: str) -> MailingList | None:
    if said := re.search(r"<([^<>\s.]{2,80})\.[^<>\s]{1,200}>", shown.get("list-id", "")):
        return MailingList(said[1])
    for text in (capture.address, page[-4000:], page[:4000]):
        name, address = named_in(" ".join(text.split()).encode("utf-8", "replace")[-2000:])
        if name:
            return MailingList(name, address=address)
    parts = capture.address.split("/")
    archive = next(
        (part for part in reversed(parts[3:-1]) if re.search(r"[a-z]{3}", part) and part not in ("html", "maillist")), ""
    )
    prefix = re.match(r"(?:re:\s*)?\[([^\[\]]{2,60})\]", subject, re.IGNORECASE)
    name = archive.partition("@")[0] or (prefix[1] if prefix else "")
    return MailingList(clean_name(name)) if name else None


IMPORTER = Importer(
    name="mhonarc",
    summary="Saved pages of MHonArc archives.",
    accepts=_accepts,
    posts=_items,
)
