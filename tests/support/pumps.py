"""Texts that make a regular expression slow if any do: what its repetitions repeat, many times, after what leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser
from typing import Any

# Which characters stand for a class: texts are made with each of these preferences.
PREFERENCES = (" a0\n", "a 0\n", "0a \n", "\n a", "_-.a ", "(<[{\"'")
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
MANY = 20  # repetitions that are worth a pump


def texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of about `length` characters, each once."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.DEBUG & ~(0 if isinstance(pattern.pattern, str) else re.UNICODE))
    pumps: set[tuple[str, str]] = set()
    for preferred in PREFERENCES:
        _gather(tree, preferred, "", pumps)
    for lead, pump in sorted(pumps):
        for before, part in ((lead, pump), ("", lead + pump), (lead, f" {pump}")):
            yield before + part * max(1, (length - len(before)) // len(part)) + "\x01"


def _gather(tree: Any, preferred: str, lead: str, pumps: set[tuple[str, str]]) -> None:
    for code, value in tree:
        if code in _REPEATS:
            _, most, body = value
            if most > MANY and (pump := _sample(body, preferred)):
                pumps.add((lead, pump))
            _gather(body, preferred, lead, pumps)
        elif code is codes.SUBPATTERN:
            _gather(value[3], preferred, lead, pumps)
        elif code is codes.ATOMIC_GROUP:
            _gather(value, preferred, lead, pumps)
        elif code is codes.BRANCH:
            for branch in value[1]:
                _gather(branch, preferred, lead, pumps)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            _gather(value[1], preferred, lead, pumps)
        lead += _sample([(code, value)], preferred)


def _sample(tree: Any, preferred: str) -> str:
    """A short text that the tree matches, as far as that is easily seen."""
    out = []
    for code, value in tree:
        if code is codes.LITERAL:
            out.append(chr(value))
        elif code is codes.ANY:
            out.append(preferred[0].strip() or "a")
        elif code in (codes.IN, codes.NOT_LITERAL):
            out.append(_character(value if code is codes.IN else [(codes.NEGATE, None), (codes.LITERAL, value)], preferred))
        elif code is codes.BRANCH:
            out.append(_sample(value[1][0], preferred))
        elif code in _REPEATS:
            out.append(_sample(value[2], preferred) * min(value[0], 200))
        elif code is codes.SUBPATTERN:
            out.append(_sample(value[3], preferred))
        elif code is codes.ATOMIC_GROUP:
            out.append(_sample(value, preferred))
    return "".join(out)


def _character(members: Any, preferred: str) -> str:
    own = "".join(
        chr(value if code is codes.LITERAL else value[0]) for code, value in members if code in (codes.LITERAL, codes.RANGE)
    )
    fitting = (sign for sign in preferred + own + "xX9#%&*+/\\;:,.-=~!?@$^|`" if _is_in(sign, members))
    return next(fitting, "a")


def _is_in(sign: str, members: Any) -> bool:
    found = wanted = True
    hit = False
    for code, value in members:
        if code is codes.NEGATE:
            wanted = False
        elif code is codes.LITERAL:
            hit |= value == ord(sign)
        elif code is codes.RANGE:
            hit |= value[0] <= ord(sign) <= value[1]
        elif code is codes.CATEGORY:
            name = str(value)
            found = sign.isdigit() if "DIGIT" in name else sign.isspace() if "SPACE" in name else sign.isalnum() or sign == "_"
            hit |= found is not ("NOT" in name)
    return hit is wanted
