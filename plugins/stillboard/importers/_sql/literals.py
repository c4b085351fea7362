"""What the values of SQL are as bytes: strings with their escapes undone, hexadecimal digits, numbers."""

from __future__ import annotations

import re

_ESCAPE = re.compile(rb"\\(.)|''", re.DOTALL)
_MEANS = {b"0": b"\0", b"b": b"\b", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"Z": b"\x1a", b"%": b"\\%", b"_": b"\\_"}
_POSTGRES = {**_MEANS, b"f": b"\f", b"v": b"\v", b"Z": b"Z", b"0": b"\0", b"%": b"%", b"_": b"_"}
_COPIED = re.compile(rb"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_LONGEST_NUMBER = 18  # digits: more does not fit where numbers are kept
# sqlite3 writes line breaks so: replace(replace('…','\r',char(13)),'\n',char(10)).
_REPLACED = re.compile(rb"(?:replace\()+('(?:[^']|'')*+')((?:,'\\[rn]',char\(1[03]\)\))+)", re.IGNORECASE)
_PAIR = re.compile(rb"'(\\[rn])',char\((1[03])\)", re.IGNORECASE)


def unescaped(inner: bytes, *, backslashes: bool = True) -> bytes:
    """What stands between the quotation marks of a string, as one pass over its escapes leaves it."""
    if not backslashes:
        return inner.replace(b"''", b"'")
    if b"\\" not in inner:
        return inner.replace(b"''", b"'") if b"''" in inner else inner
    if b"\0" in inner or b"\\0" in inner or b"\\%" in inner or b"\\_" in inner:
        return _ESCAPE.sub(_meant, inner)
    # The same, quicker: pairs of backslashes stand aside, so that each that is left begins an escape.
    text = inner.replace(b"\\\\", b"\0").replace(b"''", b"'") if b"''" in inner else inner.replace(b"\\\\", b"\0")
    text = (
        text.replace(b"\\n", b"\n").replace(b"\\r", b"\r").replace(b"\\t", b"\t").replace(b"\\b", b"\b").replace(b"\\Z", b"\x1a")
    )
    return text.replace(b"\\", b"").replace(b"\0", b"\\")


def _meant(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return match[0][:1] if sign is None else _MEANS.get(sign, sign)


def _meant_in_postgres(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return match[0][:1] if sign is None else _POSTGRES.get(sign, sign)


def value(raw: bytes, *, backslashes: bool = True) -> bytes | None:
    """The bytes that a literal means; None for NULL, and for what only a server knows."""
    first = raw[:1]
    if first == b"'":
        return unescaped(raw[1:-1], backslashes=backslashes)
    if first in b"0123456789-+.":
        return _hex(raw[2:]) if raw[:2] in {b"0x", b"0X"} else raw
    at = raw.find(b"'")
    if at > 0 and raw.endswith(b"'"):  # an introducer: _binary '…', X'…', N'…', E'…'
        return _introduced(raw[:at].strip().lower(), raw[at:], backslashes=backslashes)
    if first == b'"':
        inner = raw[1:-1]
        inner = inner.replace(b'""', b'"')
        return unescaped(inner.replace(b"'", b"\\'")) if backslashes else inner
    if first == b"_" and (hexed := raw.partition(b"0x")[2]):
        return _hex(hexed)
    if match := _REPLACED.fullmatch(raw):
        return _with_breaks(match)
    small = raw.lower()
    return {b"true": b"1", b"false": b"0"}.get(small)


def _introduced(word: bytes, string: bytes, *, backslashes: bool) -> bytes | None:
    if word == b"x":
        return _hex(string[1:-1])
    if word == b"b":
        digits = string[1:-1]
        return b"%d" % int(digits, 2) if digits and len(digits) <= 63 and not digits.strip(b"01") else None
    if word == b"e":
        return _ESCAPE.sub(_meant_in_postgres, string[1:-1])
    if word == b"n" or word[:1] == b"_":
        return unescaped(string[1:-1], backslashes=backslashes)
    return None


def _with_breaks(match: re.Match[bytes]) -> bytes:
    text = match[1][1:-1].replace(b"''", b"'")
    for sign, number in _PAIR.findall(match[2]):
        text = text.replace(sign, b"\r" if number == b"13" else b"\n")
    return text


def _hex(digits: bytes) -> bytes | None:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return None


def number(raw: bytes, *, backslashes: bool = True) -> int | None:
    """A whole number; None for what is none."""
    if len(raw) <= _LONGEST_NUMBER:
        try:
            return int(raw)
        except ValueError:
            pass
    return number_of(value(raw, backslashes=backslashes))


def number_of(said: bytes | None) -> int | None:
    """The number that a value's bytes write, or are: a bit is a byte 0 or 1, PostgreSQL's truth a letter."""
    if not said or len(said) > _LONGEST_NUMBER + 8:
        return None
    if said in _BITS:
        return _BITS[said]
    whole = said.partition(b".")[0].strip()
    try:
        found = int(whole)
    except ValueError:
        return None
    return found if abs(found) < 10**_LONGEST_NUMBER else None


_BITS = {b"\0": 0, b"\x01": 1, b"t": 1, b"f": 0, b"true": 1, b"false": 0}


def filled(raw: bytes, *, backslashes: bool = True) -> int:  # noqa: ARG001 - as the others of its kind
    """Whether a literal holds anything; what it holds is not looked at."""
    return 0 if raw in _EMPTY or raw.upper() == b"NULL" else 1


_EMPTY = {b"''", b'""', b"0", b"'0'", b"_binary ''", b"X''", b"x''", b"N''", b"E''"}


def copied(field: bytes) -> bytes | None:
    """A field of a line of COPY, or of a file of mysqldump --tab: None for its NULL."""
    if field == b"\\N":
        return None
    return _COPIED.sub(_copied_sign, field) if b"\\" in field else field


def _copied_sign(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign[:1] == b"x" and len(sign) > 1:
        return bytes((int(sign[1:], 16),))
    if sign[:1].isdigit() and sign[:1] < b"8":
        return bytes((int(sign, 8) & 255,))
    return _POSTGRES.get(sign, sign)
