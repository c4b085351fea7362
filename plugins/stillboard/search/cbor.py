"""The part of CBOR (RFC 8949) that Pagefind's files are written in: arrays, texts and whole numbers."""

from __future__ import annotations

from ..errors import BuildError

Value = list["Value"] | str | int
_LONG = {24: 1, 25: 2, 26: 4, 27: 8}  # how many bytes of a number follow


def loads(data: bytes) -> Value:
    """What one item says. BuildError for what Pagefind's files do not have."""
    try:
        value, end = _item(data, 0)
    except (IndexError, UnicodeDecodeError) as error:
        raise _foreign() from error
    if end != len(data):
        raise _foreign()
    return value


def dumps(value: Value) -> bytes:
    """The shortest form of a value."""
    if isinstance(value, str):
        data = value.encode("utf-8")
        return _head(3, len(data)) + data
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(dumps, value))
    return _head(0, value) if value >= 0 else _head(1, -1 - value)


def _item(data: bytes, at: int) -> tuple[Value, int]:
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number in _LONG:
        size = _LONG[number]
        if at + size > len(data):
            raise _foreign()
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    elif number > 23:
        raise _foreign()
    if kind == 0:
        return number, at
    if kind == 1:
        return -1 - number, at
    if kind == 3:
        if at + number > len(data):
            raise _foreign()
        return data[at : at + number].decode("utf-8"), at + number
    if kind == 4:
        items: list[Value] = []
        for _ in range(number):
            item, at = _item(data, at)
            items.append(item)
        return items, at
    raise _foreign()


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    short = next(short for short, size in _LONG.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | short]) + number.to_bytes(_LONG[short], "big")


def _foreign() -> BuildError:
    return BuildError("Pagefind has written a file in a form that is not known here", todo="install the one in pyproject.toml")
