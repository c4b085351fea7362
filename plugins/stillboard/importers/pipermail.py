"""Pages of Mailman 2's archives (Pipermail): one mail a page.

Facts: Mailman's Archiver/HyperArch.py, its article.html and index templates. A page says its mail's own id (as the In-Reply-To of
the link that answers it), but not which mail it answers: the thread index beside it does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from selectolax.lexbor import LexborNode

from ..dumps.capture import Capture
from ..errors import Drift, DumpError
from ..ids import clean_name
from ..markup.html_tree import tree
from ..model import DateSource, Item
from ._importer import Importer
from ._mail.header import date_of, name_and_address
from ._mail.lists import MailingList, named_in
from ._mail.page import PageMessage, between, items, nearby, plain_id, words

_START, _END = "<!--beginarticle-->", "<!--endarticle-->"
_INDEX = re.compile(
    rb"<!--(\d{1,3}) [^<>]{0,300}-->\s{0,20}(?:</?UL>\s{0,20}){0,400}<LI>\s{0,20}<A HREF=\"([\w./-]{1,80}\.html)\"", re.IGNORECASE
)
_OWN_ID = re.compile(rb"In-Reply-To=(%3C[^\"'&<>\s]{1,600})", re.IGNORECASE)
_HERE = re.compile(rb"(?:date|thread|subject|author)\.html#0*(\d{1,9})\"")


def _accepts(capture: Capture) -> bool:
    try:
        return _START.encode() in capture.beginning and b"<html" in capture.beginning[:4096].lower()
    except DumpError:
        return False


def _items(capture: Capture) -> Iterator[Item]:
    head, _, _ = capture.text.partition(_START)
    body = between(capture.text, _START, _END)
    root = tree(head).root
    heading = root.css_first("h1") if root is not None else None
    if root is None or heading is None:
        raise Drift("an archive's page without its heading", where=capture.name, todo="save the mail's own page")
    link = root.css_first('a[href^="mailto:" i]')
    subject = words(heading) or clean_name((link.attributes.get("title") or "") if link is not None else "")
    own = _own_id(capture.beginning)
    _, author = name_and_address(words(link))
    name, named = name_and_address(words(root.css_first("b")))
    name = name or ("" if named else clean_name(words(root.css_first("b"))))
    when = date_of(words(root.css_first("i")), mail=False)
    found = _list(capture, link, author)
    source = DateSource.TEXT if when else None
    yield from items(
        capture,
        PageMessage(subject, name or named, author or named, when, source, body, own, "", _root(capture, own), found),
        "pipermail",
    )


def _own_id(page: bytes) -> str:
    match = _OWN_ID.search(page)
    return plain_id(unquote(match[1].decode("ascii", "replace"))) if match else ""


def _list(capture: Capture, link: LexborNode | None, author: str) -> MailingList | None:
    """The list: the page's last link names it, its own address, or the address that answers go to."""
    after = capture.text.partition(_END)[2]
    for said in (after, capture.address):
        name, page = named_in(" ".join(said.split()).encode("utf-8", "replace")[-2000:])
        if name:
            return MailingList(name, address=page)
    target = urlsplit((link.attributes.get("href") or "") if link is not None else "")
    name, at, _ = unquote(target.path).partition("@")
    if at and f"{name}@".lower() != author.partition("@")[0] + "@" and "In-Reply-To" in parse_qs(target.query):
        return MailingList(clean_name(name))
    return None


def _root(capture: Capture, own: str) -> str:
    """The id of the thread's first mail, from the thread index beside the page; "" if that is not held."""
    index = nearby(capture, "thread.html")
    here = _file(capture)
    first = _roots(index).get(here, "") if index and here else ""
    if not first or first == here:
        return own if first else ""
    return _own_id(nearby(capture, first))


def _file(capture: Capture) -> str:
    """The page's name in its archive: that of the file, else the number in its links to the indexes, six digits long."""
    name = (capture.address or capture.name).rpartition("/")[2]
    if re.fullmatch(r"\d{4,9}\.html", name):
        return name
    match = _HERE.search(capture.beginning)
    return f"{int(match[1]):06}.html" if match else ""


@functools.lru_cache(maxsize=4)
def _roots(index: bytes) -> dict[str, str]:
    """Page → page of the first mail of its thread. The index's comments say how deep each mail stands."""
    found: dict[str, str] = {}
    root = ""
    for depth, page in _INDEX.findall(index):
        name = page.decode("ascii")
        root = name if depth == b"0" or not root else root
        found[name] = root
    return found


IMPORTER = Importer(
    name="pipermail",
    summary="Saved pages of Mailman 2 archives (Pipermail).",
    accepts=_accepts,
    posts=_items,
)
