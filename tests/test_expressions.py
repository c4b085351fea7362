"""Every regular expression of the program, wherever it stands: when it is matched, its time grows with the text, no faster."""

from __future__ import annotations

import dataclasses
import importlib
import itertools
import os
import pkgutil
import re
import warnings
from collections.abc import Iterator
from typing import Any

import stillboard
from stillboard.site import stopwatch
from support.growth import seconds
from support.pumps import texts

# What these are matched with is short, by a bound next to where they are used.
SHORT = {
    "stillboard.addresses": "an address of at most 2000 characters",
    "stillboard.cli": "what the person typed",
    "stillboard.importers._mail.attribution": "400 characters",
    "stillboard.importers._html.attribution": "200 characters",
}
LENGTH = 2_000
MOST = 0.02  # CPU seconds; a time that grows with the square takes longer, a linear one a thousandth
EVERY = 1 if os.environ.get("STILLBOARD_GROWTH") else 4  # which of the texts are tried; `make growth` tries all


def test_no_expression_goes_back_over_what_it_read() -> None:
    slow = [
        f"{where}: {pattern.pattern[:80]!r} on {text[:40]!r}"
        for where, pattern in sorted(expressions().items())
        if not where.startswith(tuple(SHORT))
        for text in itertools.islice(texts(pattern, LENGTH), 0, None, EVERY)
        if _is_slow(pattern, text)
    ]
    assert slow == []


def test_an_expression_that_does_is_seen() -> None:
    pattern = re.compile(r"\s*(?:-{3,}|[- ]{20,})x")
    assert any(_is_slow(pattern, text) for text in texts(pattern, 4 * LENGTH))  # also on a machine that is quick


def _is_slow(pattern: re.Pattern[Any], text: str) -> bool:
    said = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    if seconds(lambda: stopwatch.within(1.0, lambda: pattern.match(said))) <= MOST:
        return False
    half = said[: len(said) // 2] + said[-1:]
    times = sorted((seconds(lambda: _match(pattern, said)), seconds(lambda: _match(pattern, half))) for _ in range(3))
    return times[1][0] > MOST and times[1][0] > 2.5 * times[1][1]


def _match(pattern: re.Pattern[Any], said: Any) -> None:
    stopwatch.within(1.0, lambda: pattern.match(said))


def expressions() -> dict[str, re.Pattern[Any]]:
    """Those that stand in modules, in tables, records and defaults too, by where they do."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(stillboard.__path__, "stillboard."):
        if not module.name.endswith("__main__"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                names = vars(importlib.import_module(module.name))
            for name, value in list(names.items()):
                found.update(_within(value, f"{module.name}.{name}", 0))
    assert len(found) > 400
    return found


def _within(value: object, where: str, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield where, value
    elif depth > 4:
        return
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _within(inner, f"{where}[{key!r}]", depth + 1)
    elif isinstance(value, list | tuple):
        for n, inner in enumerate(value):
            yield from _within(inner, f"{where}[{n}]", depth + 1)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _within(getattr(value, field.name, None), f"{where}.{field.name}", depth + 1)
