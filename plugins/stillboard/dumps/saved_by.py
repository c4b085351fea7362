"""What the tools that save pages write into them: when, and from where. And the head of an HTTP response, where a file keeps it."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from dataclasses import dataclass

from ..model import When

_SAVED_FROM = re.compile(r"<!--(?: saved from url=\(\d+\)|\s*Page saved with SingleFile\s+url: )(https?://[^\s<>]{1,2000})")
_SAVED_WHEN = re.compile(
    r"<!--\s*Page saved with SingleFile\s[^<>]{0,3000}?saved date: \w{3} (\w{3} \d\d \d{4} [\d:]{8} GMT[+-]\d{4})"
)
# What the Wayback Machine writes into a page's head, and HTTrack before or after it.
_WAYBACK = re.compile(r"__wm\.wombat\(\"(https?://[^\"\s<>]{1,2000})\",\"(\d{14})\"")
_MIRRORED = re.compile(
    r"<!-- Mirrored from ([\w.:-]{1,255}/[^\s<>]{0,2000}) by HTTrack Website Copier/[^<>]{1,80}?"
    r", \w{3}, (\d\d \w{3} \d{4} [\d:]{8}) GMT -->"
)
# Saved with `wget --save-headers` or `curl -i`; the latter keeps the heads of redirections before the last one.
_HTTP = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?: [^\r\n]{0,200})?\r?\n")
_HEAD_LENGTH = 60 * 1024
# The Wayback Machine's address of a page, or of a part of one (im_, cs_ …): https://archive.org/help/wayback_api.php
_ARCHIVED = re.compile(r"(?:https?://web\.archive\.org)?/web/(\d{4,14})(?:[a-z]{2}_)?/(https?):/{1,2}(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an HTTP response."""

    length: int = 0  # bytes before the body; 0: there is no head
    status: int = 0
    media: str = ""  # its Content-Type without parameters, in lower case
    charset: str = ""
    when: When | None = None  # its Date, an instant
    fields: bytes = b""


def archived(address: str) -> tuple[str, str]:
    """An address in the Wayback Machine taken apart: the digits of its time, and the original; "" and `address` for another."""
    match = _ARCHIVED.fullmatch(address)
    return (match[1], f"{match[2]}://{match[3]}") if match else ("", address)


def saved_from(page: str) -> str:
    """The address in a browser's `<!-- saved from url=(0031)https://… -->`, in SingleFile's `url: https://…`, or in what the
    Wayback Machine writes; always the original one. "" for none.
    """
    match = _SAVED_FROM.search(page) or _WAYBACK.search(page)
    return archived(match[1])[1] if match else ""


def saved_when(page: str) -> When | None:
    """When the Wayback Machine took a page; else HTTrack's time, or SingleFile's `saved date: Tue May 12 2020 00:12:07
    GMT+0200 (…)`, the form of JavaScript's Date.
    """
    saved = _SAVED_FROM.search(page)
    wayback, mirrored, single = _WAYBACK.search(page), _MIRRORED.search(page), _SAVED_WHEN.search(page)
    if stamp := wayback[2] if wayback else archived(saved[1])[0] if saved else "":
        return When.iso(f"{stamp[:8]}T{stamp[8:]}Z")
    if mirrored:
        return _instant(mirrored[2] + "+0000", "%d %b %Y %H:%M:%S%z")
    return _instant(single[1], "%b %d %Y %H:%M:%S GMT%z") if single else None


def mirrored_from(page: str) -> str:
    """The address that HTTrack took a page from, which it writes without the scheme; "" for another page."""
    match = _MIRRORED.search(page)
    return match[1] if match else ""


def head_of(data: bytes, heads: int = 10) -> Head:
    """The head of an HTTP response at the beginning of a file, the last of at most `heads`."""
    start, status, fields = 0, 0, b""
    for _ in range(heads):
        match = _HTTP.match(data, start)
        end = re.compile(rb"\r?\n\r?\n").search(data, match.end() - 2, start + _HEAD_LENGTH) if match else None
        if match is None or end is None:
            break
        fields, status, start = data[match.end() : end.start()], int(match[1]), end.end()
    if not start:
        return Head()
    kind = field(fields, b"content-type")
    return Head(start, status, media_of(kind), charset_of(kind), http_date(field(fields, b"date")), fields)


def media_of(content_type: str) -> str:
    """The kind in a Content-Type, in lower case: `text/html`."""
    return content_type.partition(";")[0].strip().lower()


def charset_of(content_type: str) -> str:
    """The charset in a Content-Type: `text/html; charset=UTF-8`; "" for none."""
    match = re.search(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", content_type[:1000], re.IGNORECASE | re.ASCII)
    return match[1] if match else ""


def http_date(said: str) -> When | None:
    """The instant of an HTTP or mail date (`Tue, 12 May 2020 00:12:07 GMT`); None if it is none or has no zone."""
    try:
        moment = email.utils.parsedate_to_datetime(said[:100])
        if moment.tzinfo is None and said.rstrip().endswith(
            "-0000"
        ):  # an instant, by somebody who keeps their zone to themselves
            moment = moment.replace(tzinfo=dt.UTC)
        return When.instant(moment) if moment.tzinfo else None
    except (ValueError, OverflowError, IndexError):
        return None


def field(fields: bytes, name: bytes) -> str:
    """A field of a head, by its name in lower case; "" if it is not there."""
    match = re.search(rb"(?:^|\n)" + name + rb":[ \t]{0,9}([^\r\n]{0,1000})", fields, re.IGNORECASE)
    return match[1].decode("latin-1").strip() if match else ""


def _instant(said: str, form: str) -> When | None:
    try:
        return When.instant(dt.datetime.strptime(said, form))  # noqa: DTZ007 - every form ends in %z
    except ValueError:
        return None
