"""Which encoding bytes are in: what they show, what came with them, what they say, and what browsers assume."""

from __future__ import annotations

import codecs
import re

import webencodings

from .unlabelled import shown_by

WIDE = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_DECLARED_WITHIN = 4096  # bytes; browsers look through 1024
# The longer mark first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ASSUMED = "windows-1252"  # what browsers assume: https://encoding.spec.whatwg.org/
_LATIN = frozenset({_ASSUMED, "cp1252", "iso8859-1"})  # servers and templates say these of pages in any language
# Of what browsers read as the larger set, webencodings names the smaller one.
_LARGER = {"gbk": "gb18030"}
# What mail and old systems name besides. Python knows encodings that no page is in, and some of them are slow or no encodings of
# text at all.
_FURTHER = re.compile(r"iso-?8859-\d{1,2}|cp(?:125\d|8\d\d|437|720|737|775|9(?:32|49|50))|koi8-t|hz|big5hkscs|euc_jp|iso2022_jp|mac-(?:greek|latin2|turkish)", re.ASCII)


def marked(data: bytes) -> str:
    """The encoding that a byte order mark names, or the NULs about the first letter of a page in UTF-16; "" for none."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if data[:1] == b"<" and data[1:2] == data[3:4] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:2] == b"\0<" and data[2:3] == b"\0" and data[3:4] != b"\0" else ""


def known(label: str) -> str:
    """Python's name for the encoding that browsers understand by a label; "" if no page can be in it.

    UTF-16 and UTF-32 are none: their bytes show them, and a label that could be read as ASCII is wrong.
    """
    label = label.strip(" \t\r\n\"'").lower()
    found = webencodings.lookup(label)
    name = found.codec_info.name if found else label if _FURTHER.fullmatch(label) else ""
    name = _LARGER.get(name, name)
    try:
        return codecs.lookup(name).name if name and name not in WIDE else ""
    except LookupError:  # the standard's own: replacement, x-user-defined
        return ""


def declared(beginning: bytes) -> str:
    """The encoding that a page says it is in; "" if it says none."""
    match = _DECLARED.search(beginning[:_DECLARED_WITHIN])
    return known(match[1].decode("ascii")) if match else ""


def of(data: bytes, label: str = "", *, whole: bool = True) -> str:
    """The encoding of `data`: a byte order mark's, else UTF-8 if it is that, else `label`, else what it declares, else
    windows-1252; but what its words show where they cannot be in windows-1252.

    `label` came along, as in an HTTP header. Not `whole`: the data is a beginning, and may end inside a character.
    """
    if name := marked(data):
        return name
    said = known(label) or declared(data)
    if said == "iso2022_jp" and b"\x1b" in data:  # seven bits, so that it would pass for UTF-8
        return said
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
        return "utf-8"
    except UnicodeDecodeError:
        said = said if said not in ("", "utf-8") else _ASSUMED
        return shown_by(data) or said if said in _LATIN else said


def contradicted(data: bytes, label: str = "") -> str:
    """The encoding that `data` names, or that browsers assume, where `of` goes by its words instead; else ""."""
    said = known(label) or declared(data)
    said = said if said not in ("", "utf-8") else _ASSUMED
    return "" if of(data, label) in (said, "utf-8", marked(data)) or said not in _LATIN else said
