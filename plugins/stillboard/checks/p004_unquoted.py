"""P004: forges show headers as YAML, so a value that YAML would misread stands in double quotes."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.header import quote
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part, header_lines, keys_of


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file in part.files:
        words = keys_of(file.kind)
        for number, line in header_lines(file.text):
            key, _colon, rest = line.partition(":")
            value = rest.strip(" ")
            if not value or key not in words or value.startswith('"'):
                continue
            quoted = quote(value, text=words[key])
            if quoted != value:
                yield Fault(file.path, number, f"YAML would misread the value of {key}; write {key}: {quoted[:200]}")


CHECK = Check("P004", "A value that YAML would misread stands in double quotes.", _faults)
