"""Which encoding bytes are in: what they show, what came with them, what they say, and what browsers assume."""

from __future__ import annotations

import codecs
import re

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
# Python's names for that document's labels, where the two differ: browsers read the larger set that holds the one named.
_NAMES = {
    **dict.fromkeys("ascii us-ascii latin1 l1 iso-8859-1 iso8859-1 iso_8859-1 iso88591 cp1252 x-cp1252".split(), "cp1252"),
    **dict.fromkeys("iso-8859-9 iso8859-9 iso_8859-9 latin5 l5".split(), "cp1254"),
    **dict.fromkeys("gb2312 gbk chinese gb_2312-80 x-gbk csgb2312 iso-ir-58".split(), "gb18030"),
    **dict.fromkeys("big5 big5-hkscs cn-big5 csbig5 x-x-big5".split(), "big5hkscs"),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis ms_kanji windows-31j csshiftjis ms932".split(), "cp932"),
    **dict.fromkeys("euc-kr ks_c_5601-1987 ksc5601 korean cseuckr ks_c_5601-1989 windows-949".split(), "cp949"),
    **dict.fromkeys("tis-620 iso-8859-11 iso8859-11 dos-874 windows-874".split(), "cp874"),
    **dict.fromkeys("iso-8859-8-i csiso88598i logical visual iso-8859-8-e".split(), "iso8859-8"),
    **dict.fromkeys("euc-jp x-euc-jp cseucpkdfmtjapanese".split(), "euc_jp"),
    **dict.fromkeys("koi koi8 koi8_r cskoi8r".split(), "koi8-r"),
    **dict.fromkeys("866 ibm866 csibm866".split(), "cp866"),
    **dict.fromkeys("macintosh mac x-mac-roman csmacintosh".split(), "mac-roman"),
    **dict.fromkeys("x-mac-cyrillic x-mac-ukrainian".split(), "mac-cyrillic"),
    **dict.fromkeys("utf8 unicode-1-1-utf-8 x-unicode20utf8".split(), "utf-8"),
    **{f"x-cp125{n}": f"cp125{n}" for n in range(9)},
}
# Python knows encodings that no page is in, and some of them are slow or no encodings of text at all.
_TEXT = re.compile(
    r"utf-?8|iso-?8859-\d{1,2}|cp(?:125\d|8\d\d|437|720|737|775|9(?:32|49|50))|koi8-[rut]|gb18030|hz|big5hkscs|euc_jp|iso2022_jp"
    r"|iso8859-\d{1,2}|mac-(?:roman|cyrillic|greek|latin2|turkish)",
)


def marked(data: bytes) -> str:
    """The encoding that a byte order mark names, or the NULs about the first letter of a page in UTF-16; "" for none."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if data[:1] == b"<" and data[1:2] == data[3:4] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:2] == b"\0<" and data[2:3] == b"\0" and data[3:4] != b"\0" else ""


def known(label: str) -> str:
    """Python's name for an encoding's label; "" if no page can be in it."""
    label = label.strip(" \t\"'").lower()
    name = _NAMES.get(label) or re.sub(r"^windows-(?=\d)", "cp", label)
    name = name.replace("iso-2022-jp", "iso2022_jp")
    try:
        return name if _TEXT.fullmatch(name) and codecs.lookup(name) else ""
    except LookupError:
        return ""


def declared(beginning: bytes) -> str:
    """The encoding that a page says it is in; "" if it says none."""
    match = _DECLARED.search(beginning[:_DECLARED_WITHIN])
    return known(match[1].decode("ascii")) if match else ""


def of(data: bytes, told: str = "", *, whole: bool = True) -> str:
    """The encoding of `data`: a byte order mark's, else UTF-8 if it is that, else `told`, else what it declares, else
    windows-1252.

    `told` came along, as in an HTTP header. Not `whole`: the data is a beginning, and may end inside a character.
    """
    if name := marked(data):
        return name
    said = known(told) or declared(data)
    if said == "iso2022_jp" and b"\x1b" in data:  # seven bits, so that it would pass for UTF-8
        return said
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
        return "utf-8"
    except UnicodeDecodeError:
        return said if said not in ("", "utf-8") else _ASSUMED
