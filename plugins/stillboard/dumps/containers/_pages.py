"""Pages and files that are known by address, as WARC and MHTML keep them: which are dumps, and what a page's links lead to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from ...ids import one_line
from ._listing import COMPANIONS

_TEXT = re.compile(
    r"text/(?:html|plain|xml|markdown|json|x-json)|application/(?:xhtml\+xml|xml|json|x-json|ld\+json|x-ndjson|ndjson|jsonl|mbox"
    r"|x-jsonlines|vnd\.api\+json)|message/rfc822"
)
# What servers do not call by its name: archives of mailing lists, and files of records.
_RECORDS = (".mbox", ".mbox.gz", ".txt.gz", ".json", ".jsonl", ".jsonl.gz", ".json.gz")
_NAME_LENGTH = 300


def is_dump(address: str, media: str) -> bool:
    """True if what stands at an address can be a dump. `media`: its Content-Type without parameters, "" for none."""
    path = urlsplit_or_none(address).lower()
    if path == "/robots.txt":
        return False
    if _TEXT.fullmatch(media):
        return True
    unnamed = media in ("", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip")
    return unnamed and (path.endswith(_RECORDS) or (not media and posixpath.splitext(path)[1] not in COMPANIONS))


def urlsplit_or_none(address: str) -> str:
    """The path of an address; "" for what is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def name_of(address: str) -> str:
    """A capture's name: the address without its scheme, as the folders of a mirror would have it."""
    return one_line(unquote(re.sub(r"^[a-zA-Z][\w+.-]*:/*", "", address, count=1)))[:_NAME_LENGTH] or "page"


def key(address: str) -> str:
    """What addresses of one thing have in common: no fragment, http for https."""
    return re.sub(r"^https(?=:)", "http", urldefrag(address).url)


def finder(page: str, read: Callable[[str], bytes | None]) -> Callable[[str], bytes | None]:
    """Look up a file by its address, which may be relative to that of the page; `read` does so by `key`."""

    def nearby(address: str) -> bytes | None:
        if not address or len(address) > 2000:
            return None
        try:
            return read(key(urljoin(page, address)))
        except ValueError:
            return None

    return nearby
