"""The site as a web archive (WACZ 1.1.1, WARC 1.1): pywb, ReplayWeb.page and the like show it at its own addresses, and lead from
the old forum's addresses of its front page, boards, members, threads and posts to them.

Nothing in it says when it was made: its pages are of the time of the latest capture, and the same site gives the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from fastwarc.warc import WarcRecord, WarcRecordType
from selectolax.lexbor import LexborHTMLParser

from ..errors import UsageError
from ..model import When
from ..site import finished
from ..site.finished import Made
from ..site.urls import short
from . import _zip
from ._kinds import TYPES, kind

_LONG_AGO = "1980-01-01T00:00:00Z"  # where no capture says when it was made
_WARC = "archive/data.warc.gz"


@dataclass(frozen=True, slots=True)
class Written:
    """What a WACZ holds."""

    files: int
    old: int  # addresses of the old forum that lead to the site's


@dataclass(frozen=True, slots=True)
class _Response:
    address: str
    status: str
    kind: str
    body: bytes = b""
    location: str = ""

    def block(self) -> bytes:
        """As HTTP has it."""
        lines = [f"HTTP/1.1 {self.status}", f"Content-Type: {self.kind}", f"Content-Length: {len(self.body)}"]
        if self.location:
            lines.append(f"Location: {self.location}")
        return "".join(f"{line}\r\n" for line in (*lines, "")).encode() + self.body


def pack(output: Path, target: Path, say: Callable[[str], object] = str) -> Written:
    """Write the WACZ. UsageError for a site that does not say its own address, or what it was made of."""
    said = finished.made(output)
    site = said.address
    if not site.startswith(("http://", "https://")):
        todo = "build it with its address: `make publish SITEURL=https://archive.example`"
        raise UsageError("the site does not say where it is", where=str(output), todo=todo)
    if not _is_address(site):
        raise UsageError("what the site says of where it is, is no address", where=f"{output}: {site}", todo="build it anew")
    files = finished.files(output)
    own = frozenset(_key(f"{site}/{quote(short(file))}") for file in files)
    packing = _Packing(output, site, _date(output, said), _originals(said), own)
    with _zip.NewFile(target) as path, zipfile.ZipFile(path, "w") as wacz:
        resources = [_stored(wacz, _WARC, packing.records(files, say))]
        index = "".join(sorted(packing.index)).encode()
        resources.append(_added(wacz, "indexes/index.cdx.gz", gzip.compress(index, mtime=0)))
        head = {"format": "json-pages-1.0", "id": "pages", "title": "Pages", "hasText": False}
        pages = "".join(f"{json.dumps(one)}\n" for one in (head, *packing.pages)).encode()
        resources.append(_added(wacz, "pages/pages.jsonl", pages))
        package = json.dumps(_package(said, packing, resources), indent=2).encode()
        _added(wacz, "datapackage.json", package)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
        _added(wacz, "datapackage-digest.json", json.dumps(digest).encode())
    return Written(len(files), len(packing.old))


def _date(output: Path, said: Made) -> str:
    """The latest capture's time, as WARC has it."""
    try:
        known = [When(date).start() for date in said.captured]
    except ValueError as error:
        where = str(output / finished.PROVENANCE)
        raise UsageError(f"has a capture of no time ({error})", where=where, todo="build the site anew") from error
    return f"{max(known):%Y-%m-%dT%H:%M:%SZ}" if known else _LONG_AGO


def _originals(said: Made) -> dict[str, str]:
    """Where threads were, by the file that a thread's address leads to."""
    return {f"{thread.folder}/index.html": thread.original for thread in said.threads if thread.original}


@dataclass(slots=True)
class _Packing:
    """A site on its way into a WARC."""

    output: Path
    site: str  # its address
    date: str
    originals: dict[str, str]  # where threads were, by their files
    own: frozenset[str]  # keys of the addresses of the site's files
    index: list[str] = field(default_factory=list)  # a line a record
    pages: list[dict[str, str]] = field(default_factory=list)
    old: dict[str, str] = field(default_factory=dict)  # addresses of the old forum -> where they lead

    def records(self, files: Iterable[str], say: Callable[[str], object]) -> Iterator[bytes]:
        """The WARC, record by record, each packed for itself."""
        offset = 0
        for number, response in enumerate(one for file in files for one in self._responses(file)):
            if number % 500 == 0:
                say(f"{number:,} records written")
            data = gzip.compress(_record(response, self.date), mtime=0)
            self.index.append(_indexed(response, self.date, offset, len(data)))
            offset += len(data)
            yield data

    def _responses(self, file: str) -> Iterator[_Response]:
        """A file at its address, and at the old addresses that lead to it."""
        data = (self.output / file).read_bytes()
        address = f"{self.site}/{quote(short(file))}"
        yield _Response(address, "200 OK", kind(file), data)
        if not file.endswith(".html"):
            return
        tree = LexborHTMLParser(data.decode("utf-8", "replace"))
        title = tree.css_first("title")
        name = hashlib.sha256(file.encode()).hexdigest()[:22]
        self.pages.append({"id": name, "url": address, "ts": self.date, "title": title.text() if title else file})
        if was := self.originals.get(file):
            yield from self._redirect(was, address)
        if b'data-find="thread"' in data:
            for post in tree.css("[data-find^=post-]"):
                link = post.css_first("a.original[href]")
                if link is not None:
                    yield from self._redirect(link.attributes.get("href") or "", f"{address}#{post.attributes.get('data-find')}")
        elif link := tree.css_first("header a.original[href]"):  # of the forum, a board or a member
            was = link.attributes.get("href") or ""
            if "#" not in was:  # else it is a part of another page, as categories are of the front page
                yield from self._redirect(was, address)

    def _redirect(self, was: str, address: str) -> Iterator[_Response]:
        """From an old address to where it is now; each once, since what is behind a # never reaches a server.

        None from where the site itself has a page: a site that took the forum's place is found there.
        """
        was = was.partition("#")[0]
        if _is_address(was) and was not in self.old and _key(was) not in self.own:
            self.old[was] = address
            yield _Response(quote(was, safe="%/:?&=;+,@!$'()*[]~"), "301 Moved Permanently", TYPES[".html"], b"", address)


def _is_address(text: str) -> bool:
    """Whether a player can be asked for it, and an index can name it."""
    try:
        return text.startswith(("http://", "https://")) and text.isprintable() and " " not in text and bool(_key(text))
    except ValueError:
        return False


def _record(response: _Response, date: str) -> bytes:
    block = response.block()
    name = hashlib.sha256(f"{response.address} {response.status}".encode() + block).hexdigest()
    record = WarcRecord()
    urn = f"uuid:{name[:8]}-{name[8:12]}-4{name[13:16]}-8{name[17:20]}-{name[20:32]}"
    record.init_headers(record_type=WarcRecordType.response, record_urn=urn.encode())
    record.headers["WARC-Target-URI"] = response.address
    record.headers["WARC-Date"] = date
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(block)
    out = io.BytesIO()
    record.write(out, checksum_data=True)
    return out.getvalue()


def _indexed(response: _Response, date: str, offset: int, length: int) -> str:
    """The record's line in the index (CDXJ)."""
    said = {
        "url": response.address,
        "mime": response.kind.partition(";")[0],
        "status": response.status[:3],
        "digest": f"sha1:{base64.b32encode(hashlib.sha1(response.body, usedforsecurity=False).digest()).decode()}",
        "length": str(length),
        "offset": str(offset),
        "filename": "data.warc.gz",
    }
    return f"{_key(response.address)} {''.join(filter(str.isdigit, date))} {json.dumps(said)}\n"


def _key(address: str) -> str:
    """An address as indexes sort it (SURT): the host's parts turned round, then the path. ValueError for what is none."""
    parts = urlsplit(address.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    path = parts.path.rstrip("/") or "/"
    return f"{host}{port}){path}{query}"


def _package(said: Made, packing: _Packing, resources: list[dict[str, object]]) -> dict[str, object]:
    return {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": said.title,
        "mainPageURL": f"{packing.site}/",
        "mainPageDate": packing.date,
        "created": packing.date,
        "software": "Stillboard",
        "resources": resources,
    }


def _added(wacz: zipfile.ZipFile, name: str, data: bytes) -> dict[str, object]:
    return _stored(wacz, name, (data,))


def _stored(wacz: zipfile.ZipFile, name: str, blocks: Iterable[bytes]) -> dict[str, object]:
    """Put a file into the WACZ, not packed, so that players can read parts of it; what the package says of it."""
    entry = _zip.entry(name, packed=False)
    size, digest = 0, hashlib.sha256()
    with wacz.open(entry, "w", force_zip64=True) as file:
        for block in blocks:
            file.write(block)
            size += len(block)
            digest.update(block)
    return {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{digest.hexdigest()}", "bytes": size}
