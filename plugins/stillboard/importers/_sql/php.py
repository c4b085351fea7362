"""Values that PHP serialised, as plain values: numbers, texts, lists. Nothing is ever made of what they say of objects."""

from __future__ import annotations

import re

Value = None | bool | int | float | str | dict[int | str, "Value"]
_MAX_DEPTH = 50
_MAX_LENGTH = 4 * 1024 * 1024
_SCALAR = re.compile(r"(?:N|b:([01])|i:(-?\d{1,18})|d:(-?[\d.eE+-]{1,40}|INF|-INF|NAN));")
_TEXT = re.compile(r's:(\d{1,9}):"')
_LIST = re.compile(r"a:(\d{1,7}):\{")


class _Broken(Exception):
    pass


def unserialized(said: str) -> Value:
    """The value of a text; None for what is broken, too deep or too large, or holds an object."""
    data = said.encode("utf-8", "replace")
    if len(data) > _MAX_LENGTH:
        return None
    text = data.decode("latin-1")  # lengths count bytes
    try:
        value, end = _value(text, 0, 0)
    except (_Broken, ValueError, RecursionError):
        return None
    return value if not text[end:].strip() else None


def _value(text: str, at: int, depth: int) -> tuple[Value, int]:
    if match := _SCALAR.match(text, at):
        if match[1]:
            return match[1] == "1", match.end()
        if match[2]:
            return int(match[2]), match.end()
        return (float(match[3]) if match[3] else None), match.end()
    if match := _TEXT.match(text, at):
        end = match.end() + int(match[1])
        if text[end : end + 2] != '";':
            raise _Broken
        return text[match.end() : end].encode("latin-1").decode("utf-8", "replace"), end + 2
    if (match := _LIST.match(text, at)) and depth < _MAX_DEPTH:
        return _list(text, match.end(), int(match[1]), depth + 1)
    raise _Broken


def _list(text: str, at: int, count: int, depth: int) -> tuple[Value, int]:
    found: dict[int | str, Value] = {}
    for _ in range(count):
        key, at = _value(text, at, depth)
        value, at = _value(text, at, depth)
        if not isinstance(key, int | str) or isinstance(key, bool) or key in found:  # PHP writes each key once
            raise _Broken
        found[key] = value
    if text[at : at + 1] != "}":
        raise _Broken
    return found, at + 1
