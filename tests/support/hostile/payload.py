"""Reads the payload files; payloads/README.md says how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from support.paths import TESTS

FOLDER = TESTS / "hostile" / "payloads"


@dataclass(frozen=True, slots=True)
class Payload:
    """A hostile text. `number` counts through all files."""

    number: int
    name: str
    text: str


def payloads() -> tuple[Payload, ...]:
    """All payloads, in the order of their files."""
    found: list[tuple[str, str]] = []
    for file in sorted(FOLDER.glob("*.txt")):
        parts = re.split(r"^%% (\S+)\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not parts[0].strip(), f"{file.name} does not start with a %% line"
        found += zip(parts[1::2], (part.removesuffix("\n") for part in parts[2::2]), strict=True)
    assert len({name for name, _ in found}) == len(found), "two payloads share a name"
    return tuple(Payload(number, name, _unescape(text)) for number, (name, text) in enumerate(found, 1))


def _unescape(text: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]{1,6})\}", lambda match: chr(int(match[1], 16)), text)
