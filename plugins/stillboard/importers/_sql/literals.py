"""What the values of SQL are as bytes: strings with their escapes undone, hexadecimal digits, numbers."""

from __future__ import annotations

import codecs
import re

_ESCAPE = re.compile(rb"\\(.)|''", re.DOTALL)
# What may be an escape that bytes of Python have not: others mean the same in both, and are undone in a twentieth of the time.
_UNLIKE_PYTHON = re.compile(rb"\\(?:[^nrtb'\"\\]|\Z)")
_IN_DOUBLE = re.compile(rb'\\(.)|""', re.DOTALL)
_MEANS = {b"0": b"\0", b"b": b"\b", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"Z": b"\x1a", b"%": b"\\%", b"_": b"\\_"}
_POSTGRES = {**_MEANS, b"f": b"\f", b"v": b"\v", b"Z": b"Z", b"0": b"\0", b"%": b"%", b"_": b"_"}
_COPIED = re.compile(rb"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_IN_POSTGRES = re.compile(
    rb"\\(x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{4}|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}|[0-7]{1,3}|.)|''", re.DOTALL
)
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
    if b"''" in inner or (_UNLIKE_PYTHON.search(inner) and _UNLIKE_PYTHON.search(inner.replace(b"\\\\", b""))):
        return _ESCAPE.sub(_meant, inner)
    return codecs.escape_decode(inner)[0]


def _meant(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return match[0][:1] if sign is None else _MEANS.get(sign, sign)


def _meant_in_postgres(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign is None:
        return match[0][:1]
    if sign[:1] in b"uU" and len(sign) > 1:
        return chr(int(sign[1:], 16)).encode("utf-8", "surrogatepass")
    return _copied_sign(match)


class Unknown(Exception):
    """A value that only a server knows, or that is worked out by an expression."""


def value(raw: bytes, *, backslashes: bool = True) -> bytes | None:
    """The bytes that a literal means; None for NULL. Unknown for an expression."""
    first = raw[:1]
    if first == b"'":
        return unescaped(raw[1:-1], backslashes=backslashes)
    if first in b"0123456789-+.":
        return _hex(raw[2:]) if raw[:2] in {b"0x", b"0X"} else raw
    small = raw.lower()
    if small in _CONSTANTS:
        return _CONSTANTS[small]
    if raw[-1:] == b"'" and (word := _INTRODUCER.match(raw)):  # _binary '…', X'…', N'…'
        return introduced(word[1].lower(), raw[word.end() :], backslashes=backslashes)
    if first == b'"':
        inner = raw[1:-1]
        return _IN_DOUBLE.sub(_meant, inner) if backslashes and b"\\" in inner else inner.replace(b'""', b'"')
    if match := _REPLACED.fullmatch(raw):
        return _with_breaks(match)
    raise Unknown


_INTRODUCER = re.compile(rb"(_\w{1,30}|[A-Za-z])\s*+(?=')")
_CONSTANTS = {b"null": None, b"true": b"1", b"false": b"0"}


def introduced(word: bytes, string: bytes, *, backslashes: bool) -> bytes | None:
    """What a string with a word before it means. Unknown for a word that is not known."""
    if word == b"x":
        return _hex(string[1:-1])
    if word == b"b":
        digits = string[1:-1]
        if not digits or len(digits) > 63 or digits.strip(b"01"):
            raise Unknown
        return b"%d" % int(digits, 2)
    if word == b"e":
        return _IN_POSTGRES.sub(_meant_in_postgres, string[1:-1])
    if word in {b"n", b"_binary"} or (word[:1] == b"_" and word[1:].isalnum()):
        return unescaped(string[1:-1], backslashes=backslashes)
    raise Unknown


def _with_breaks(match: re.Match[bytes]) -> bytes:
    text = match[1][1:-1].replace(b"''", b"'")
    for sign, number in _PAIR.findall(match[2]):
        text = text.replace(sign, b"\r" if number == b"13" else b"\n")
    return text


def _hex(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError as error:
        raise Unknown from error


def number(raw: bytes, *, backslashes: bool = True) -> int | None:
    """A whole number; None for NULL. Unknown for what is none."""
    if len(raw) <= _LONGEST_NUMBER:
        try:
            return int(raw)
        except ValueError:
            pass
    return number_of(value(raw, backslashes=backslashes))


def number_of(said: bytes | None) -> int | None:
    """The number that a value's bytes write, or are: a bit is a byte 0 or 1, PostgreSQL's truth a letter. A fraction is cut off.
    None for nothing. Unknown for what is no number, or one of too many digits.
    """
    if not said:
        return None
    if said in _BITS:
        return _BITS[said]
    match = _NUMBER.fullmatch(said.strip())
    if match is None:
        raise Unknown
    whole, fraction, power = match[1], match[2] or b"", int(match[3] or 0)
    if power < -_MOST_DIGITS or power > _MOST_DIGITS or len(whole) + len(fraction) > _MOST_DIGITS:
        raise Unknown
    sign, digits = (b"-", whole[1:]) if whole[:1] == b"-" else (b"", whole.lstrip(b"+"))
    point = len(digits) + power  # where it stands among all of them
    digits += fraction
    shown = digits[: max(point, 0)] + b"0" * max(0, point - len(digits))
    found = int(sign + (shown or b"0"))
    if abs(found) >= 10**_LONGEST_NUMBER:
        raise Unknown
    return found


_MOST_DIGITS = 60
_NUMBER = re.compile(rb"([-+]?(?=\.?\d)\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?")
_BITS = {b"\0": 0, b"\x01": 1, b"t": 1, b"f": 0, b"true": 1, b"false": 0}


def filled(raw: bytes, *, backslashes: bool = True) -> int:  # noqa: ARG001 - as the others of its kind
    """Whether a literal holds anything; what it holds is not looked at."""
    return 0 if _EMPTY.fullmatch(raw) else 1


_EMPTY = re.compile(rb"\s*(?:NULL|0|'0'|\"\"|(?:_\w+\s*|[XNEB])?'')(?:\s*::\s*\w+(?:\s+\w+)?)?\s*", re.IGNORECASE)


def copied(field: bytes, nothing: bytes = b"\\N") -> bytes | None:
    """A field of a line of COPY: None for its NULL, which is written as `nothing`."""
    if field == nothing:
        return None
    return _COPIED.sub(_copied_sign, field) if b"\\" in field else field


def _copied_sign(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign[:1] == b"x" and len(sign) > 1:
        return bytes((int(sign[1:], 16),))
    if sign[:1].isdigit() and sign[:1] < b"8":
        return bytes((int(sign, 8) & 255,))
    return _POSTGRES.get(sign, sign)
