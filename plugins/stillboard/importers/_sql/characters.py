"""Bytes of a database as text, by what they show: strict UTF-8, else the declared charset; what was encoded twice is repaired.

MySQL's latin1 is windows-1252, whose five holes are control characters. A charset changed half-way leaves both encodings in one
column, so each value is looked at for itself.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_HOLES = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
_LATIN1 = "".join(_HOLES.get(n) or bytes((n,)).decode("cp1252") for n in range(256))
_TO_LATIN1 = codecs.charmap_build(_LATIN1)
_DECLARED = {  # as MySQL and PostgreSQL call them
    "latin2": "iso8859-2",
    "latin5": "cp1254",
    "latin7": "iso8859-13",
    "greek": "iso8859-7",
    "hebrew": "iso8859-8",
    "koi8r": "koi8-r",
    "koi8u": "koi8-u",
    "koi8": "koi8-r",
    "sjis": "cp932",
    "cp932": "cp932",
    "shift_jis": "cp932",
    "big5": "cp950",
    "uhc": "cp949",
    "euc_cn": "gb18030",
    "ujis": "euc-jp",
    "eucjpms": "euc-jp",
    "euckr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "win1252": "latin1",
    "cp1252": "latin1",
    "binary": "",
    "ascii": "",
}
ESCAPING = frozenset({"gb18030", "cp932", "cp950"})  # the second byte of a sign may be that of a backslash
_NOT_ALONE = {"utf8", "utf-8", "utf8mb3", "utf8mb4", "unicode", "sql_ascii", "ucs2", "utf16", "utf32", "utf16le"}
_LEAST = 0.98  # of the values beyond ASCII: where so many survive the way back, they were encoded twice
_LOST = re.compile(rb"\?{4}")
# What UTF-8 of two to four bytes looks like when it was read as latin1 and encoded again.
_TWICE = re.compile(r"[\xc2-\xf4][^\x00-\x7f]")


def charset_of(name: str) -> str:
    """Python's name for a declared charset, "latin1" for MySQL's; "" for UTF-8, and for one that is not known."""
    name = name.lower()
    if name in _NOT_ALONE:
        return ""
    known = _DECLARED.get(name) or (f"cp{name[3:]}" if name[:3] == "win" and name[3:].isdecimal() else name)
    if known == "latin1" or name in {"binary", "ascii"}:
        return known if known == "latin1" else ""
    try:
        return codecs.lookup(known).name if known else ""
    except LookupError:
        return ""


def latin1(data: bytes) -> str:
    """The text of bytes that MySQL calls latin1: every byte is a character."""
    return codecs.charmap_decode(data, "strict", _LATIN1)[0]


def once(text: str) -> str:
    """A text that was encoded twice, as it was before; "" if it was not: the way back must be exact."""
    if text.isascii() or not _TWICE.search(text):
        return ""
    try:
        return codecs.charmap_encode(text, "strict", _TO_LATIN1)[0].decode("utf-8")
    except UnicodeError:
        return ""


@dataclass(slots=True)
class Column:
    """What the values of one column show."""

    charset: str = ""  # for what is no UTF-8; "": latin1
    beyond: int = 0  # values beyond ASCII
    twice: int = 0  # of these, such as were encoded twice
    foreign: int = 0  # of these, such as are no UTF-8
    lost: int = 0  # values with ????, which a dump in MySQL's utf8 leaves of an emoji

    def text(self, data: bytes) -> str:
        """The text of a value."""
        if data.isascii():
            if b"????" in data:
                self.lost += 1
            return data.decode("ascii")
        self.beyond += 1
        if b"????" in data:
            self.lost += 1
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            self.foreign += 1
            return data.decode(self.charset, "replace") if self.charset not in {"", "latin1"} else latin1(data)
        if once(text):
            self.twice += 1
        return text

    @property
    def is_twice(self) -> bool:
        """Whether its values were encoded twice."""
        return bool(self.twice) and self.twice >= _LEAST * self.beyond
