"""Values that a dump works out: calls of functions, strings that are joined, with blanks and comments anywhere.

Only what gives the same on every server is worked out, and nothing is run: what only a server knows is `Unknown`.
"""

from __future__ import annotations

import base64
import binascii
import functools
import re
from collections.abc import Callable, Sequence

from . import grammar, literals
from .characters import charset_of
from .literals import Unknown

_MAX_DEPTH = 40
_LARGEST = 64 * 1024 * 1024  # bytes that a value may come to
_WIDE = {"ucs2": "utf-16-be", "utf16": "utf-16-be", "utf16le": "utf-16-le", "utf32": "utf-32-be"}
_UNISTR = re.compile(r"\\(?:\\|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\+([0-9A-Fa-f]{6})|([0-9A-Fa-f]{4}))")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_TYPES = frozenset({"date", "time", "timestamp", "datetime", "interval", "json"})
_LENGTH = re.compile(rb"\(\s*(\d{1,9})\s*\)")
Said = bytes | None


class Odd(Exception):
    """What is no row of SQL."""


@functools.cache
def tokens(*, backslashes: bool) -> re.Pattern[bytes]:
    """One word of SQL after the other. Nothing fits what is not at hand whole: a string or a comment that does not end."""
    dollars = rb"(?!)" if backslashes else rb"\$(?P<tag>\w{0,30})\$(?P<inside>(?:[^$]++|\$(?!(?P=tag)\$))*+)\$(?P=tag)\$"
    comment = rb"/\*(?!M?!)(?:[^*]++|\*(?!/))*+\*/|/\*M?!\d{0,6}+|\*/|--(?=[ \t\r\n])[^\n]*+\n" + (
        rb"|\#[^\n]*+\n" if backslashes else rb"|--[^\n]*+\n"
    )
    return re.compile(
        rb"(?P<gap>\s++|%s)|(?P<escaped>[eE]'(?:[^'\\]++|\\.|'')*+')|(?P<string>%s)|(?P<double>\"(?:[^\"\\]++|\\.|\"\")*+\"|`[^`]*+`)"
        rb"|(?P<dollar>%s)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comma>,)|(?P<end>;)"
        rb"|(?P<number>0[xX][0-9A-Fa-f]++|0b[01]++|(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][-+]?[0-9]++)?+)|(?P<word>[A-Za-z_@][\w@.$]*+)"
        rb"|(?P<sign>\|\||::|/(?!\*)|-(?!-[ \t\r\n])%s|[^'\"`/$\#-])" % (
            comment,
            grammar.strings(backslashes=backslashes),
            dollars,
            rb"|\$" if backslashes else rb"|\#|\$(?!\w{0,30}\$)",
        ),
        re.DOTALL,
    )  # fmt: skip


def split_row(data: bytes, at: int, *, backslashes: bool) -> tuple[list[bytes], int] | None:
    """The values of a row in brackets, and where it ends; None if it is not at hand whole. Odd for what is none."""
    fits = tokens(backslashes=backslashes).match
    depth, start, values = 0, at, []
    while (match := fits(data, at)) is not None:
        kind, at = match.lastgroup, match.end()
        if kind == "open":
            depth += 1
            start = at if depth == 1 else start
        elif kind == "close":
            depth -= 1
            if depth == 0:
                values.append(data[start : match.start()])
                return values, at
        elif kind == "comma" and depth == 1:
            values.append(data[start : match.start()])
            start = at
        elif kind == "end" or (depth <= 0 and kind != "gap" and match[0].upper() != b"ROW"):
            raise Odd
    return None


def split_value(data: bytes, at: int, *, backslashes: bool) -> tuple[bytes, int] | None:
    """A value behind = in SET a=1, b=2, and where the sign stands that ends it; None if it is not at hand whole."""
    fits = tokens(backslashes=backslashes).match
    depth, start = 0, at
    while (match := fits(data, at)) is not None:
        kind, at = match.lastgroup, match.end()
        depth += (kind == "open") - (kind == "close")
        if depth < 0:
            raise Odd
        if kind == "end" or (kind == "comma" and not depth) or (not depth and kind == "word" and match[0].upper() == b"ON"):
            return data[start : match.start()], match.start()
    return None


def value(raw: bytes, *, backslashes: bool = True) -> Said:
    """The bytes that an expression gives; None for NULL. Unknown if only a server knows."""
    try:
        reading = _Reading(raw, backslashes=backslashes)
        found = reading.expression()
    except (ValueError, LookupError, OverflowError, RecursionError) as error:
        raise Unknown from error
    if reading.at != len(reading.found) or (found is not None and len(found) > _LARGEST):
        raise Unknown
    return found


class _Reading:
    """An expression as it is read."""

    def __init__(self, raw: bytes, *, backslashes: bool) -> None:
        self._backslashes = backslashes
        self.found: list[tuple[str, bytes]] = []
        self.at = self._depth = 0
        at, fits = 0, tokens(backslashes=backslashes).match
        raw += b"\n"  # which ends a comment
        while at < len(raw):
            match = fits(raw, at)
            if match is None:
                raise Unknown
            at = match.end()
            if match.lastgroup != "gap":
                kind = match.lastgroup or ""
                self.found.append((kind, match["inside"] if kind == "dollar" else match[0]))

    def _sees(self, kind: str, said: bytes = b"", ahead: int = 0) -> bool:
        place = self.at + ahead
        if place >= len(self.found) or self.found[place][0] != kind:
            return False
        return not said or self.found[place][1].upper() == said

    def _takes(self, kind: str, said: bytes = b"") -> bool:
        taken = self._sees(kind, said)
        self.at += taken
        return taken

    def _next(self) -> tuple[str, bytes]:
        if self.at >= len(self.found):
            raise Unknown
        self.at += 1
        return self.found[self.at - 1]

    def expression(self) -> Said:
        """What stands here, up to where it ends."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise Unknown
        found = self._term()
        while True:
            if self._takes("sign", b"||"):
                if self._backslashes:  # where it may as well mean "or"
                    raise Unknown
                other = self._term()
                found = None if found is None or other is None else found + other
            elif self._takes("sign", b"::"):
                self._type()
            elif self._takes("word", b"COLLATE"):
                self._next()
            elif found is not None and self._sees("string") and self.found[self.at - 1][0] == "string":
                found += self._term() or b""
            else:
                break
        self._depth -= 1
        return found

    def _type(self) -> bytes:
        """A type, with what stands in brackets behind it."""
        kind, said = self._next()
        if kind not in {"word", "double"}:
            raise Unknown
        while self._sees("word") and not self._sees("word", b"COLLATE"):
            said += b" " + self._next()[1]
        if self._takes("open", b"("):
            said += b"("
            while not self._sees("close"):
                said += self._next()[1]
            self.at += 1
            said += b")"
        while self._takes("open", b"["):
            self.at += not self._sees("close")
            self._next()
        return said

    def _term(self) -> Said:
        kind, said = self._next()
        if kind in {"string", "escaped", "double"} and said[:1] != b"`":
            return literals.value(said, backslashes=self._backslashes)
        if kind == "dollar":
            return said
        if kind == "number":
            return b"%d" % int(said, 0) if said[:2] == b"0b" else literals.value(said)
        if kind == "sign" and said in b"+-" and self._sees("number"):
            return (said if said == b"-" else b"") + self._next()[1]
        if kind == "open" and said == b"(":
            found = self.expression()
            if not self._takes("close", b")"):
                raise Unknown
            return found
        if kind == "word":
            return self._word(said)
        raise Unknown

    def _word(self, said: bytes) -> Said:
        word = said.decode("ascii", "replace").lower()
        if self._sees("open", b"("):
            self.at += 1
            return self._call(word)
        if word == "u" and self._sees("sign", b"&") and self._sees("string", ahead=1):
            self.at += 1
            return _unistr(literals.value(self._next()[1], backslashes=False) or b"")
        if self._sees("string") or (word[:1] == "_" and self._sees("number")):
            string = self._next()[1]
            if word in _TYPES:
                return literals.value(string, backslashes=self._backslashes)
            if word[:1] == "_":
                found = literals.value(string, backslashes=self._backslashes)
                return _decoded(found, word[1:]) if string[:1] != b"'" else found
            return literals.introduced(word.encode(), string, backslashes=self._backslashes)
        if word[:1] == "_" and self._sees("word", b"X"):  # _utf8mb4 x'…'
            return _decoded(self._term(), word[1:])
        if word == "null":
            return None
        if word in {"true", "false"}:
            return b"1" if word == "true" else b"0"
        raise Unknown

    def _call(self, word: str) -> Said:
        if word in {"cast", "convert"}:
            return self._changed()
        given: list[Said] = []
        while not self._takes("close", b")"):
            given.append(self.expression())
            if self._takes("word", b"USING"):
                self._next()
            elif not self._takes("comma") and not self._sees("close"):
                raise Unknown
        if word == "char":
            word = "char" if self._backslashes else "unicode"
        function = _FUNCTIONS.get(word)
        if function is None:
            raise Unknown
        if word in {"coalesce", "ifnull"}:
            return next((one for one in given if one is not None), None)
        if any(one is None for one in given):
            if word in {"concat", "concat_ws", "char", "unicode"}:  # of which servers make different things
                raise Unknown
            return None
        return function([one for one in given if one is not None])

    def _changed(self) -> Said:
        """CAST(… AS type), CONVERT(… USING charset), CONVERT(…, type): the same text, unless it is cut."""
        found = self.expression()
        if self._takes("word", b"USING"):
            found = _decoded(found, self._next()[1].decode("ascii", "replace"))
        elif self._takes("word", b"AS") or self._takes("comma"):
            length = _LENGTH.search(self._type())
            if length and found is not None and len(found) > int(length[1]):
                raise Unknown
        if not self._takes("close", b")"):
            raise Unknown
        return found


def _decoded(found: Said, charset: str) -> Said:
    """Bytes of a charset as UTF-8, where they are no text of one byte a character."""
    name = _WIDE.get(charset.lower()) or charset_of(charset)
    if found is None or not name or name == "latin1":
        return found
    return found.decode(name).encode()


def _unistr(said: bytes) -> bytes:
    def sign(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3] or match[4]
        return chr(int(code, 16)) if code else "\\"

    text = _UNISTR.sub(sign, said.decode("utf-8", "surrogateescape"))
    text = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return text.encode("utf-8", "surrogateescape")


def _replaced(given: Sequence[bytes]) -> bytes:
    text, old, new = given
    if old and len(text) + text.count(old) * len(new) > _LARGEST:
        raise Unknown
    return text.replace(old, new) if old else text


def _char(given: Sequence[bytes]) -> bytes:
    numbers = [int(one) for one in given]
    return b"".join(number.to_bytes(max(1, (number.bit_length() + 7) // 8), "big") for number in numbers)


def _joined(given: Sequence[bytes]) -> bytes:
    if sum(map(len, given)) > _LARGEST:
        raise Unknown
    return b"".join(given)


def _with(given: Sequence[bytes]) -> bytes:
    if sum(map(len, given)) + len(given[0]) * len(given) > _LARGEST:
        raise Unknown
    return given[0].join(given[1:])


def _one(function: Callable[[bytes], bytes]) -> Callable[[Sequence[bytes]], bytes]:
    def called(given: Sequence[bytes]) -> bytes:
        (only,) = given
        return function(only)

    return called


def _of_base64(said: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(said.split()), validate=True)
    except binascii.Error as error:
        raise Unknown from error


def _bytes_of(said: bytes) -> bytes:
    """What PostgreSQL writes of bytes."""
    return bytes.fromhex(said[2:].decode("ascii")) if said[:2] == b"\\x" else said


def _decoding(given: Sequence[bytes]) -> bytes:
    said, form = given
    kind = form.lower()
    if kind == b"hex":
        return bytes.fromhex(said.decode("ascii"))
    if kind == b"base64":
        return _of_base64(said)
    raise Unknown


def _converted(given: Sequence[bytes]) -> bytes:
    said, charset = given
    return _decoded(_bytes_of(said), charset.decode("ascii")) or b""


_FUNCTIONS: dict[str, Callable[[Sequence[bytes]], bytes]] = {
    "unistr": _one(_unistr),
    "unhex": _one(lambda said: bytes.fromhex(said.decode("ascii"))),
    "from_base64": _one(_of_base64),
    "chr": _one(lambda said: chr(int(said)).encode()),
    "unicode": lambda given: "".join(chr(int(one)) for one in given).encode(),
    "char": _char,
    "concat": _joined,
    "concat_ws": _with,
    "replace": _replaced,
    "convert_from": _converted,
    "decode": _decoding,
    "coalesce": _joined,
    "ifnull": _joined,
    "binary": _one(bytes),
    "hextoraw": _one(lambda said: bytes.fromhex(said.decode("ascii"))),
}
