"""Every regular expression of the program, wherever it stands: its time grows with the text, no faster.

Each is matched; one that the program looks for anywhere in a text (search, sub, split, …) is looked for as well: if every place
at which it could begin reads on to the end, that time grows with the square.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
import warnings
from collections.abc import Callable, Iterator
from types import ModuleType
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
_LOOKS = {"search", "sub", "subn", "split", "finditer", "findall"}
LENGTH = 2_000
MOST = 0.02  # CPU seconds; a time that grows with the square takes longer, a linear one a thousandth


def test_no_expression_goes_back_over_what_it_read() -> None:
    slow = [
        f"{where}: {pattern.pattern[:80]!r} on {text[:40]!r}"
        for where, pattern in sorted(expressions().items())
        if not where.startswith(tuple(SHORT))
        for text in texts(pattern, LENGTH)
        if _is_slow(pattern.match, pattern, text)
    ]
    assert slow == []


def test_none_that_is_looked_for_reads_the_same_from_every_place() -> None:
    known, searched = expressions(), _searched()
    assert len(searched) > 100
    slow = [
        f"{where}: {pattern.pattern[:80]!r} in {text[:40]!r}"
        for where, pattern in sorted(known.items())
        if id(pattern) in searched and not where.startswith(tuple(SHORT))
        for text in texts(pattern, LENGTH)
        if _is_slow(pattern.search, pattern, text)
    ]
    assert slow == []


def test_an_expression_that_does_is_seen() -> None:
    pattern = re.compile(r"\s*(?:-{3,}|[- ]{20,})x")
    texts_ = list(texts(pattern, 4 * LENGTH))  # also on a machine that is quick
    assert any(_is_slow(pattern.match, pattern, text) for text in texts_)
    pattern = re.compile(r"(-*)x")
    assert not any(_is_slow(pattern.match, pattern, text) for text in texts(pattern, 4 * LENGTH))
    assert any(_is_slow(pattern.search, pattern, text) for text in texts(pattern, 4 * LENGTH))


def _is_slow(run: Callable[[Any], object], pattern: re.Pattern[Any], text: str) -> bool:
    said = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    if seconds(lambda: _timed(run, said)) <= MOST:
        return False
    half = said[: len(said) // 2] + said[-1:]
    times = sorted((seconds(lambda: _timed(run, said)), seconds(lambda: _timed(run, half))) for _ in range(3))
    return times[1][0] > MOST and times[1][0] > 2.5 * times[1][1]


def _timed(run: Callable[[Any], object], said: Any) -> None:
    stopwatch.within(1.0, lambda: run(said))


def _searched() -> set[int]:
    """The expressions that some module looks for anywhere in a text: their ids."""
    found: set[int] = set()
    for module in _modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Attribute) and node.attr in _LOOKS and isinstance(node.value, ast.Name):
                found.add(id(vars(module).get(node.value.id)))
    return found & {id(pattern) for pattern in expressions().values()}


def expressions() -> dict[str, re.Pattern[Any]]:
    """Those that stand in modules, in tables, records and defaults too, by where they do."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in _modules():
        for name, value in list(vars(module).items()):
            found.update(_within(value, f"{module.__name__}.{name}", 0))
    assert len(found) > 400
    return found


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(stillboard.__path__, "stillboard."):
        if not module.name.endswith("__main__"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield importlib.import_module(module.name)


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
