"""An object of JSON, read with care: any value may be missing, null, or of another type. All importers of JSON read it so.

What is of another type is kept as a fault where a dump is data that somebody can repair; in the JSON that a page carries along it
is as if it were not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...errors import DumpError
from ...ids import clean_name
from ...model import Origin, Remark

_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "an object"}
_LONGEST_NUMBER = 15  # digits
_KEPT = 1000  # faults of one capture
_SHOWN = 5  # faults named in the error that ends a capture


def object_in(line: bytes, where: str, faults: Faults) -> dict[str, Any] | None:
    """The object that a line of JSON Lines holds; None for a blank line, and, with a fault, for one that holds none."""
    try:
        said = line.decode("utf-8")
    except UnicodeDecodeError:
        faults.add(where, "no UTF-8: signs are lost")
        said = line.decode("utf-8", "replace")
    said = said.strip("\ufeff \t\r\n\0")
    if not said:
        return None
    try:
        value = json.loads(said)
    except json.JSONDecodeError as error:
        faults.add(where, f"no JSON: {error.msg}, column {error.colno}")
        return None
    except (RecursionError, ValueError):
        faults.add(where, "JSON that no program reads")
        return None
    if not isinstance(value, dict):
        faults.add(where, "no object: each line is one {…}")
        return None
    return value


@dataclass(slots=True)
class Faults:
    """What of a capture could not be read, each with its place in it."""

    name: str  # the capture's
    found: list[Remark] = field(default_factory=list)
    _known: set[Remark] = field(default_factory=set)
    _further: int = 0

    def add(self, where: str, what: str) -> None:
        """Keep a fault, once."""
        fault = Remark(where, what)
        if len(self.found) >= _KEPT:
            self._further += 1
        elif fault not in self._known:
            self._known.add(fault)
            self.found.append(fault)

    def take(self, found: list[Remark]) -> None:
        """Keep faults that others found."""
        for fault in found:
            self.add(fault.where, fault.text)

    def error(self, todo: str = "correct these values in the dump, or make it again") -> DumpError | None:
        """The error that ends a capture with faults, for all that was read stays; None if there is none."""
        if not self.found:
            return None
        few = "; ".join(f"{fault.where.removeprefix(self.name)} {fault.text}".strip() for fault in self.found[:_SHOWN])
        rest = len(self.found) - _SHOWN
        more = f"; and {rest} more" if rest > 0 and not self._further else "; and many more" if rest > 0 else ""
        return DumpError(f"cannot be read in full ({few}{more})", where=self.name, todo=todo)


class _Unasked(Faults):
    """Keeps none."""

    def add(self, where: str, what: str) -> None:
        """Forget a fault."""


_UNASKED = _Unasked("")


@dataclass(frozen=True, slots=True)
class Facts:
    """One object."""

    data: Mapping[str, Any]
    where: str = ""  # its place, for faults
    faults: Faults = field(default_factory=lambda: _UNASKED)
    nth: int | None = None  # which record of the capture it is, or is part of, from 1

    @property
    def origin(self) -> Origin:
        """What in the capture it was read from."""
        return Origin(self.faults.name, self.nth)

    def quiet(self) -> Facts:
        """The same object, whose faults nobody is told."""
        return Facts(self.data, self.where, Faults(self.faults.name), self.nth)

    def has(self, *keys: str) -> bool:
        """Whether one of the keys is there at all."""
        return any(key in self.data for key in keys)

    def holds(self, key: str, kind: type) -> bool:
        """Whether the value of a key is of a type, where dumps have now this one, now another. True and false are no numbers."""
        value = self.data.get(key)
        return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))

    def written(self, key: str) -> str:
        """A text, or a whole number as it is written; "" for all else, which is no fault."""
        return str(self.data[key]) if self.holds(key, str) or self.holds(key, int) else ""

    def _value(self, keys: tuple[str, ...]) -> tuple[str, Any]:
        """The first of the keys that says something, and what it says."""
        for key in keys:
            value = self.data.get(key)
            if value is not None and value != "":
                return key, value
        return keys[0], None

    def _wrong(self, key: str, value: object, wanted: str) -> None:
        self.faults.add(self.where, f"{key!r} is {_KINDS.get(type(value), 'something')}, not {wanted}")

    def text(self, *keys: str) -> str:
        """The text of the first key that has one, as it stands; "" if there is none."""
        key, value = self._value(keys)
        if value is not None and not isinstance(value, str):
            self._wrong(key, value, "a text")
        return value if isinstance(value, str) else ""

    def name(self, *keys: str) -> str:
        """A name or a title: on one line."""
        return clean_name(self.text(*keys))

    def identity(self, *keys: str) -> str:
        """An id, a number or a text; "" if there is none. 0 is none."""
        key, value = self._value(keys)
        if type(value) is int:
            return str(value)[:200] if value else ""
        if value is not None and (not isinstance(value, int | str) or isinstance(value, bool)):
            self._wrong(key, value, "an id")
            return ""
        said = clean_name(str(value))[:200] if value is not None else ""
        return said if said.strip("0") else ""

    def number(self, *keys: str) -> int | None:
        """A whole number of at least 0, also one written as a text; None if there is none."""
        key, value = self._value(keys)
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal():
            value = int(value.strip()[: _LONGEST_NUMBER + 1])
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**_LONGEST_NUMBER:
            self._wrong(key, value, "a whole number that a forum counts to")
            return None
        return value

    def flag(self, *keys: str) -> bool:
        """Whether it is true; a database says 1."""
        key, value = self._value(keys)
        if value is not None and not isinstance(value, bool) and value not in (0, 1):
            self._wrong(key, value, "true or false")
        return value is True or value == 1

    def record(self, *keys: str) -> Facts:
        """An object inside this one; one without any key if there is none."""
        key, value = self._value(keys)
        if value is not None and value != [] and not isinstance(value, dict):
            self._wrong(key, value, "an object")
        return Facts(value if isinstance(value, dict) else {}, self.where, self.faults, self.nth)

    def values(self, *keys: str) -> list[Any]:
        """A list; [] if there is none."""
        key, value = self._value(keys)
        if value is not None and value != {} and not isinstance(value, list):
            self._wrong(key, value, "a list")
        return value if isinstance(value, list) else []

    def records(self, *keys: str) -> list[Facts]:
        """The objects of a list."""
        found: list[Facts] = []
        for value in self.values(*keys):
            if isinstance(value, dict):
                found.append(Facts(value, self.where, self.faults, self.nth))
            elif value is not None:
                self._wrong(keys[0], value, "an object, as a member of that list should be")
        return found

    def texts(self, *keys: str) -> list[str]:
        """The texts of a list, without the empty ones."""
        found: list[str] = []
        for value in self.values(*keys):
            if isinstance(value, str):
                found.append(value)
            elif value is not None:
                self._wrong(keys[0], value, "a text, as a member of that list should be")
        return [value for value in found if value.strip()]
