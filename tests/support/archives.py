"""Containers made of pages, byte by byte where no library writes them."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import struct
import tarfile
import zipfile
from collections.abc import Iterable

from support.paths import DUMPS

ROOT = "https://forum.lanternside.example/"
ADDRESS = f"{ROOT}threads/a-wick-for-a-carrick-no-2.97/"
DATE = "2020-01-01T00:00:00Z"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(300)
SAMPLE = DUMPS / "xenforo" / "xf2" / "dump.html"


def zipped(files: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing, compresslevel=1) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], packing: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{packing}") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def http(body: bytes, kind: str = "text/html; charset=utf-8", *, status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(address: str, block: bytes, *, sort: str = "response", date: str = DATE, more: str = "", kind: str = "") -> bytes:
    kind = kind or "application/http; msgtype=response"
    head = f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\nContent-Type: {kind}\r\n{more}"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def warc(records: Iterable[bytes], *, packed: bool = False) -> bytes:
    start = record("urn:x", b"software: a lamp\r\n", sort="warcinfo", kind="application/warc-fields")
    return b"".join(gzip.compress(one) if packed else one for one in (start, *records))


def zstd(data: bytes) -> bytes:
    """A frame of one block that is stored as it is: https://www.rfc-editor.org/rfc/rfc8878#section-3"""
    assert len(data) < 128 * 1024
    return b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<L", len(data)) + struct.pack("<L", 1 | len(data) << 3)[:3] + data


def wacz(archives: dict[str, bytes]) -> bytes:
    files = {f"archive/{name}": data for name, data in archives.items()}
    files |= {"pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n', "datapackage.json": json.dumps({"profile": "d"}).encode()}
    return zipped(files, packing=zipfile.ZIP_STORED)


def mhtml(page: bytes, pictures: dict[str, bytes] | None = None, *, address: str = ADDRESS) -> bytes:
    """As Chrome writes it."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: =?utf-8?Q?Lamps?=\r\n"
        "Date: Wed, 1 Jan 2020 00:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----MultipartBoundary--x7----"\r\n\r\n\r\n'
    )
    text = quopri.encodestring(page).replace(b"\n", b"\r\n")
    parts = [
        f"Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {address}\r\n\r\n".encode()
        + text
    ]
    for place, data in (pictures or {}).items():
        lead = f"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {place}\r\n\r\n"
        parts.append(lead.encode() + base64.encodebytes(data).replace(b"\n", b"\r\n"))
    boundary = b"------MultipartBoundary--x7----"
    return head.encode() + b"".join(boundary + b"\r\n" + part + b"\r\n" for part in parts) + boundary + b"--\r\n"


def everywhere(page: bytes) -> dict[str, bytes]:
    """One page, in a container of each kind, by the container's file name."""
    records = [record(ADDRESS, http(page)), record(f"{ROOT}lamp.png", http(PICTURE, "image/png"))]
    return {
        "page.html.gz": gzip.compress(page),
        "page.html.bz2": bz2.compress(page),
        "page.html.xz": lzma.compress(page),
        "dump.zip": zipped({"page.html": page}),
        "dump.tar": tarred({"page.html": page}),
        "dump.tgz": tarred({"page.html": page}, "gz"),
        "dump.tar.gz": tarred({"page.html": page}, "gz"),
        "dump.tar.bz2": tarred({"page.html": page}, "bz2"),
        "dump.tar.xz": tarred({"page.html": page}, "xz"),
        "dump.warc": warc(records),
        "dump.warc.gz": warc(records, packed=True),
        "whole.warc.gz": gzip.compress(warc(records)),  # one piece, as plain gzip makes it
        "dump.warc.zst": b"".join(map(zstd, records)),
        "dump.wacz": wacz({"data.warc.gz": warc(records, packed=True)}),
        "page.mhtml": mhtml(page),
        "nested.zip": zipped({"a/dump.warc.gz": warc(records, packed=True)}),
        "packed.zip": zipped({"page.html.gz": gzip.compress(page)}),
        "headed.html": http(page, more="Date: Wed, 01 Jan 2020 00:00:00 GMT\r\n"),
    }
