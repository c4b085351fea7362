"""The header of a mail: its fields decoded, its parameters, mailboxes and dates. Nothing here raises for what a header holds.

Facts: RFC 5322 (fields, dates), RFC 2047 (encoded words). Parameters (RFC 2231) are read by Python's `email`. The rest is not,
for what it does with mail as it is: `email.parser` ends a header at `>From …` and at `Subject : x`, and takes five times as long;
`decode_header` gives up a whole field for one broken word, and loses bytes of 8-bit letters next to words ("Å" ends a line);
`parseaddr` cuts `Doe, John <j@x>` at the comma and does not know "ann at x"; `parsedate_tz` takes any day and any letters.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import Message

from ...dumps import encoding
from ...gfm import unescaped
from ...ids import clean_name
from ...model import When

MAX_VALUE = 8000  # characters of one field that are read
_MAX_REFERENCES = 100_000
_FOLD = re.compile(rb"\r?\n[ \t]")
_FIELD = re.compile(rb"([!-9;-~]{1,76})[ \t]{0,10}:")
# The fields that are read. What else a header holds (addresses of machines, of other receivers) is nobody's business.
_WANTED = frozenset(
    "from sender reply-to x-original-from subject date message-id references in-reply-to list-id list-archive x-beenthere "
    "x-mailing-list mailing-list newsgroups archived-at content-location content-type content-transfer-encoding "
    "content-disposition content-id x-forumdl-version x-mozilla-status x-no-archive".split()
)
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?]{0,1000})\?=", re.ASCII)
_ANGLE = re.compile(r"< ?([^<>]{0,320})>|\[(?:mailto|smtp):\s?([^\[\]]{1,320})\]", re.IGNORECASE)
_COMMENT = re.compile(r"\(([^()]{0,300})\)")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"@]{1,80}(?:@|_at_|\s+(?:at|en|à|chez|bei)\s+)(?:\[[\da-fA-F.:]{1,60}\]|[\w.-]{1,255})")
_AT = re.compile(r"(?<=\S)(?:_at_|\s+(?:at|en|à|chez|bei)\s+)(?=[\w.\[\]-])")
_ID = re.compile(r"<\s*([^<>\s]{1,400})\s*>")
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
_ZONE = r"(?P<zone>[+-]\d{4}|[+-]\d\d:\d\d|[A-Za-z]{1,5}(?:[+-]\d{2}:?\d{2})?)"
_DATES = (
    re.compile(
        rf"(?:[^\W\d_]{{2,9}}\.?,?\s{{0,5}})?(?P<day>\d{{1,2}})[\s-]+(?P<month>[A-Za-z]{{3}})[a-z]{{0,6}}\.?[\s-]+(?P<year>\d{{2,4}}),?\s+{_CLOCK}(?:\s*{_ZONE})?"
    ),
    re.compile(
        rf"(?:[A-Za-z]{{3,9}},?\s+)?(?P<month>[A-Za-z]{{3}})[a-z]{{0,6}}\s+(?P<day>\d{{1,2}}),?\s+{_CLOCK}(?:\s+{_ZONE})?\s+(?P<year>\d{{4}})(?:\s+(?P<after>[+-]\d{{4}}))?"
    ),
    re.compile(rf"(?P<year>\d{{4}})[-/](?P<number>\d{{1,2}})[-/](?P<day>\d{{1,2}})[T\s]+{_CLOCK}(?:\s*{_ZONE})?"),
)
# The zones that RFC 5322 names; any other letters name different offsets in different countries, so they say nothing certain.
_ZONES = {
    "UT": 0,
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
_CERTAIN = frozenset({"UT", "UTC", "GMT", "Z"})
_FIRST, _LAST = 1970, 2037  # years; a Date outside is nonsense
_FARTHEST = 14  # hours from UTC


def decoded(data: bytes, label: str = "") -> str:
    """Bytes as text, in the encoding that their label names unless they are plainly in another; never raises."""
    name = encoding.known(label)
    if name == "iso2022_jp" and b"\x1b" in data:
        return data.decode("iso2022_jp_ext", "replace")
    try:
        return data.decode("utf-7" if label.lower() == "utf-7" and b"+" in data else "utf-8")
    except UnicodeDecodeError:
        return data.decode(name if name not in ("", "utf-8") else "cp1252", "replace")


def words(said: str) -> str:
    """A field's value with its encoded words decoded (RFC 2047): adjacent ones of one charset are one run of bytes."""
    if "=?" not in said:
        return said
    out: list[str] = []
    run, label, end = b"", "", 0
    for match in _WORD.finditer(said):
        between = said[end : match.start()]
        if between.strip() or not end or match[1].lower() != label:
            out.append(decoded(run, label))
            out.append(between if between.strip() or not end else "")
            run, label = b"", match[1].lower()
        run += _bytes_of(match[2], match[3])
        end = match.end()
    return "".join((*out, decoded(run, label), said[end:]))


def _bytes_of(how: str, said: str) -> bytes:
    """The bytes of an encoded word; its characters themselves if they are no such code."""
    raw = said.encode("utf-8", "replace")
    try:
        if how in "bB":
            return base64.b64decode(raw + b"=" * (-len(raw) % 4))
        return binascii.a2b_qp(raw, header=True)
    except binascii.Error:
        return raw


@dataclass(slots=True)
class Header:
    """The fields of a message or of a part of one, the first of each name. Names are in lower case."""

    fields: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """A field, decoded, in one line; "" if it is not there."""
        return " ".join(words(self.fields.get(name, "")).split())

    def parameters(self, name: str) -> dict[str, str]:
        """The parameters of a field (charset, boundary, filename …), by their names in lower case; {} where they contradict one
        another.
        """
        message = Message()
        message[name] = self.fields.get(name, "")[:MAX_VALUE]
        try:
            pairs = message.get_params(failobj=[], header=name)[1:]
        except (TypeError, ValueError):  # `name*` beside `name*0`, or a segment's number of thousands of digits
            return {}
        found: dict[str, str] = {}
        for key, value in pairs:
            found.setdefault(key.lower(), _parameter(value))
        return found

    @property
    def kind(self) -> str:
        """The content type, as `text/plain`; "" if none is given."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()


def _parameter(value: str | tuple[str | None, str | None, str]) -> str:
    """A parameter's value, which `email` gives with its charset if it was percent-encoded (RFC 2231)."""
    if isinstance(value, str):
        return words(value)
    label, _, said = value
    return decoded(said.encode("latin-1", "replace"), label or "utf-8")


def header_of(raw: bytes) -> Header:
    """The fields of a header's bytes. Folded lines are joined; what is no field is passed over."""
    lines = _FOLD.sub(b" ", raw).split(b"\n")
    matches = ((line, match) for line in lines if (match := _FIELD.match(line)))
    return header_with((match[1].decode("ascii"), line[match.end() :]) for line, match in matches)


def header_with(items: Iterable[tuple[str, bytes]]) -> Header:
    """The fields that are read, of names and raw values."""
    fields: dict[str, str] = {}
    for key, raw in items:
        name = key.lower()
        if name in _WANTED and name not in fields:
            value = raw[: _MAX_REFERENCES if name == "references" else MAX_VALUE].strip()
            fields[name] = value.decode("ascii") if value.isascii() else decoded(value)
    return Header(fields)


def ids(said: str) -> list[str]:
    """The message ids in a field, in order, without their brackets."""
    return _ID.findall(said)


def name_and_address(said: str) -> tuple[str, str]:
    """The name and the address of the first mailbox in a raw From field, each possibly empty. Addresses are in lower case; the
    archives' "ann at x.example" becomes ann@x.example.
    """
    said = " ".join(said.split())
    angle = _ANGLE.search(said)
    if angle:
        name, address = said[: angle.start()], angle[1] or angle[2] or ""
    else:
        match = _ADDRESS.search(said)
        address = match[0] if match else ""
        comments = _COMMENT.findall(said.replace(address, ""))
        name = comments[-1] if comments else said if not match else ""
    if angle and not name.strip(' "') and (comment := _COMMENT.search(said[angle.end() :])):
        name = comment[1]
    found = _ADDRESS.search(address)
    return clean_name(_bare(words(_unquoted(name)))), plain_address(found[0]) if found else ""


def _unquoted(name: str) -> str:
    name = name.strip().strip(",;").strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1]
    return re.sub(r"\\(.)", r"\1", name)


def _bare(name: str) -> str:
    """A name without the quotation marks and HTML entities that mailers and archives leave around it."""
    name = unescaped(name).strip()
    while len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    return name


def plain_address(said: str) -> str:
    """An address as it is compared: lower case, with an @."""
    return _AT.sub("@", said.strip()).replace(" ", "").lower()


def date_of(said: str, *, mail: bool = True) -> When | None:
    """The date that a Date field says: an instant if its zone is known, else a wall clock; None for nonsense.

    "-0000" is universal time too, from a system whose own zone nobody knows (RFC 5322, 3.3). The zones' names of RFC 5322 hold
    in a mail's own header; on a page (not `mail`) only UTC and GMT are certain.
    """
    said = " ".join(_COMMENT.sub(" ", said[:200]).split()).strip(" ,;")
    match = next((found for pattern in _DATES if (found := pattern.match(said))), None)
    if not match:
        return None
    parts = match.groupdict()
    month = _MONTHS.get((parts.get("month") or "").lower()) or int(parts.get("number") or 0)
    year = _year(parts["year"])
    clock = f"{int(parts['hour']):02}:{parts['minute']}" + (f":{parts['second']}" if parts["second"] else "")
    try:
        local = When(f"{year:04}-{month:02}-{int(parts['day']):02}T{clock.replace(':60', ':59')}")
        if not _FIRST <= year <= _LAST:
            return None
        offset = _offset(parts.get("after") or parts["zone"] or "", mail=mail)
        return local if offset is None else When.instant(local.start() - offset)
    except (ValueError, OverflowError):
        return None


def _year(digits: str) -> int:
    """Two digits up to 49 are of this century, else of the last one; three count from 1900 (RFC 5322, 4.3)."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _offset(zone: str, *, mail: bool) -> dt.timedelta | None:
    """How far a zone is from UTC; None if it does not say. ValueError for an offset that no zone has."""
    zone = zone.upper().replace(":", "")
    digits = re.search(r"([+-])(\d\d)(\d\d)$", zone)
    if digits:
        offset = dt.timedelta(hours=int(digits[2]), minutes=int(digits[3]))
        if offset > dt.timedelta(hours=_FARTHEST) or int(digits[3]) > 59:
            return None
        return offset if digits[1] == "+" else -offset
    known = zone in _CERTAIN or (mail and zone in _ZONES)
    return dt.timedelta(hours=_ZONES[zone]) if known else None
