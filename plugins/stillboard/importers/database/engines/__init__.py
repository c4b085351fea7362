"""The engines whose databases are read: a module each, with an ENGINE or several (`..engine` says what that is)."""

from __future__ import annotations

import functools
import importlib

from ..engine import Engine

# The specific before the general: the first whose tables are there is believed.
NAMES: tuple[str, ...] = (
    "phpbb3",
    "phpbb2",
    "xenforo",
    "vbulletin5",
    "vbulletin",
    "smf",
    "mybb",
    "fluxbb",
    "flarum",
    "vanilla",
    "discourse",
    "invision",
    "woltlab",
    "burningboard3",
    "wpforo",
    "bbpress",
)


@functools.cache
def all_engines() -> tuple[Engine, ...]:
    """Every engine, in the order of NAMES."""
    return tuple(engine for name in NAMES for engine in importlib.import_module(f".{name}", __name__).ENGINES)


@functools.cache
def named(name: str) -> Engine:
    """The engine of that name."""
    return next(engine for engine in all_engines() if engine.name == name)
