"""WARC, the files of web archives.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/

Captures are the responses with a page or another text, in natural order of their addresses; of a page captured several
times, all. Pictures and other files are found by the pages that show them. Each record is read where it lies.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import io
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, cast

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from ..capture import Capture
from ...errors import DumpError, Unreadable
from ...model import When
from ...ids import natural
from ..saved_by import Head, charset_of, head_of, media_of
from . import compressed
from ._base import Container
from ._bounds import FREE, MAX_NEARBY, MAX_RATIO, Store, bomb, bounded, check_substance, explain
from ._listing import broken
from ._pages import finder, is_dump, key, name_of

_MAX_RECORDS = 5_000_000
_READ = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
_HEAD = 64 * 1024
_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
# A record as it is sent, as some tools keep it; its parts may be unpacked already, whatever its head says.
_DECODINGS: tuple[Literal["all", "content", "transfer", "none"], ...] = ("all", "content", "transfer", "none")


@dataclass(frozen=True, slots=True)
class _Page:
    address: str
    when: When | None
    place: int
    charset: str


@dataclass(slots=True)
class _Index:
    """What a WARC holds, and where."""

    pages: list[_Page] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)  # by `key`, the first of several
    payloads: dict[str, _Page] = field(default_factory=dict)  # by digest
    revisits: list[tuple[str, _Page]] = field(default_factory=list)  # digest, and the page whose payload is elsewhere
    problem: DumpError | None = None


def opens(capture: Capture) -> bool:
    """True if it, or what is packed in it, begins with a record of WARC."""
    beginning = capture.beginning
    if beginning.startswith(_GZIP):
        try:
            beginning = zlib.decompressobj(31).decompress(beginning, 16)
        except zlib.error:
            return False
    return beginning.startswith(b"WARC/") or (beginning.startswith(_ZSTD) and ".warc" in capture.name.lower())


def members(capture: Capture, inside: str) -> Iterator[Capture]:
    """The pages in it, and what is missing."""
    store = _by_record(capture)
    index = _index(store)
    missing = list(_settle_revisits(index))
    times: Counter[str] = Counter(page.address for page in index.pages)
    seen: Counter[str] = Counter()
    for page in sorted(index.pages, key=lambda page: (natural(page.address), page.when.text if page.when else "")):
        name = name_of(page.address)
        if times[page.address] > 1:
            seen[page.address] += 1
            name += f"@{re.sub(r'[^0-9]', '', page.when.text) if page.when else ''}-{seen[page.address]}"
        yield capture.member(
            inside + name,
            _opener(store, page.place),
            captured=page.when,
            address=page.address,
            declared=page.charset,
            nearby=finder(page.address, lambda address: _file(store, index, address)),
            addressed=True,
        )
    if missing:
        what = f"of {len(missing)} pages it only says that another archive holds them, such as {missing[0].address[:500]}"
        yield broken(DumpError(what, where=store.name, todo="convert that one too"), store.name)
    if index.problem:
        what = f"{index.problem.what}; what it holds before that was read" if index.pages else index.problem.what
        yield broken(DumpError(what, where=store.name, todo=index.problem.todo), store.name)


def _settle_revisits(index: _Index) -> Iterator[_Page]:
    """Make pages of the records that say "the same as before"; those whose payload is not in this file are handed out."""
    for digest, page in index.revisits:
        first = index.payloads.get(digest)
        if first:
            index.pages.append(dataclasses.replace(page, place=first.place, charset=first.charset))
        else:
            yield page


def _by_record(capture: Capture) -> Store:
    """The bytes, such that each record can be read where it lies. Packed as one piece, as by plain gzip, it must be unpacked."""
    store = Store(capture)
    magic = next((magic for magic in (_GZIP, _ZSTD) if store.read_at(0, 4).startswith(magic)), b"")
    if not magic:
        return store
    try:
        places = [record.stream_pos for record, _ in zip(_records(store), range(2), strict=False)]
    except Unreadable:
        raise
    except (OSError, DumpError):
        return store  # `_index` will say so
    if len(set(places)) == len(places) and all(store.read_at(place, 4).startswith(magic) for place in places):
        return store
    if magic == _ZSTD:
        raise DumpError("packed by zstd as one piece, which is not read", where=store.name, todo="unpack it: zstd -d")
    return Store(capture.member(capture.name, lambda: compressed.unpacked(capture)))


def _records(store: Store, place: int = 0) -> Iterator[WarcRecord]:
    yield from ArchiveIterator(store.window(place), parse_http=False)


def _index(store: Store) -> _Index:
    """Read the heads of all records."""
    index = _Index(problem=store.broken)
    try:
        count = _gather(index, store)
    except (OSError, EOFError, DumpError, ValueError) as error:
        index.problem = index.problem or explain(error, store.name)
    else:
        if not index.pages and not index.revisits and not index.problem:
            index.problem = DumpError(f"holds no page, among {count} records", where=store.name, todo="is it the right file?")
    return index


def _gather(index: _Index, store: Store) -> int:
    """Note all records; returns how many there are. EOFError if the last one is cut off."""
    budget = max(FREE, MAX_RATIO * store.size)
    count = size = 0
    for record in _records(store):
        count += 1
        head = record.reader.read(_HEAD) if record.record_type & _READ else b""
        length = len(head) + record.consume(budget)
        budget -= length
        size += length
        if budget <= 0 or count > _MAX_RECORDS:
            raise bomb(store.name)
        _note(index, record, head)
        if length < record.content_length:
            raise EOFError
    try:
        check_substance(count, size, store.name)
    except DumpError:
        index.pages.clear()
        index.revisits.clear()
        raise
    return count


def _note(index: _Index, record: WarcRecord, data: bytes) -> None:
    """Keep what a record is and where it lies."""
    address = _said(record, "WARC-Target-URI").strip("<> ")
    if not record.record_type & _READ or not address.lower().startswith(("http:", "https:")):
        return
    kind = "" if record.is_http else _said(record, "Content-Type")
    head = head_of(data, 1) if record.is_http else Head()
    head = head if head.length else Head(status=200, media=media_of(kind), charset=charset_of(kind))
    if not 200 <= head.status < 300 or head.status == 206:
        return
    page = _Page(address, _instant(_said(record, "WARC-Date")), record.stream_pos, head.charset)
    digest = _said(record, "WARC-Payload-Digest")
    if not is_dump(address, head.media):
        if record.record_type != WarcRecordType.revisit:
            index.files.setdefault(key(address), record.stream_pos)
    elif record.record_type == WarcRecordType.revisit:
        index.revisits.append((digest, page))
    else:
        index.pages.append(page)
        if digest:
            index.payloads.setdefault(digest, page)


def _said(record: WarcRecord, name: str) -> str:
    return record.headers.get(name) or ""


def _instant(said: str) -> When | None:
    """`2020-05-12T00:12:07Z`, in WARC 1.1 with a fraction of the second."""
    found = When.iso(said)
    return found if found and found.is_instant else None


def _opener(store: Store, place: int) -> Callable[[], BinaryIO]:
    return lambda: _open(store, place)


def _open(store: Store, place: int) -> BinaryIO:
    """A record's payload. A head that cannot be parsed stays before it: `Capture` knows such files."""
    for decoding in _DECODINGS:
        record = next(_records(store, place))
        if record.is_http:
            record.parse_http(auto_decode=decoding)
            if not record.http_headers:
                record = next(_records(store, place))
        stream = bounded(cast("BinaryIO", record.reader), store.name, functools.partial(getattr, record, "content_length"))
        try:
            cast("io.BufferedReader", stream).peek(1)
        except Unreadable:
            raise
        except DumpError as error:
            cause = error
            continue
        return stream
    raise cause


def _file(store: Store, index: _Index, address: str) -> bytes | None:
    place = index.files.get(address)
    if place is None:
        return None
    try:
        with _open(store, place) as stream:
            data = stream.read(MAX_NEARBY + 1)
    except Unreadable:
        raise
    except (OSError, DumpError):
        return None
    return data[head_of(data[:_HEAD], 1).length :] if len(data) <= MAX_NEARBY else None


CONTAINER = Container("warc", opens, members)
