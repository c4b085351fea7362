"""The readers of dumps: one module or one folder for each format, with an IMPORTER (`_importer` says what that is).

To add one: write `<name>.py` with an IMPORTER of that name, add the name to NAMES, and give it a sample folder
tests/importers/<name>/. What an engine's addresses name is a row of addresses/engines.py; what else it declares are
fields of its IMPORTER. Only names stand here: a reader is loaded when it is asked for. What begins with "_" is shared by several.
"""

from __future__ import annotations

import functools
import importlib

from ..errors import UsageError
from ._html.body_rules import BodyRules, together
from ._importer import Importer

__all__ = ["NAMES", "Importer", "all_importers", "any_body_rules", "body_rules_of", "named"]

# The specific before the general: the first that accepts a capture reads it.
NAMES: tuple[str, ...] = (
    "discourse",
    "forumdl",
    "forumscraper",
    "yahoogroups",
    "jsonl",
    "database",
    "discourseraw",
    "discoursehtml",
    "bbpress",
    "discuz",
    "drupal",
    "flarum",
    "fluxbb",
    "hackernews",
    "invision",
    "jforum",
    "kunena",
    "lithium",
    "mybb",
    "nodebb",
    "phorum",
    "phpbb",
    "proboards",
    "reddit",
    "simplepress",
    "slash",
    "smf",
    "snitz",
    "somethingawful",
    "ucoz",
    "vanilla",
    "vbulletin",
    "woltlab",
    "wpforo",
    "xenforo",
    "xmb",
    "yabb",
    "mbox",
    "pipermail",
    "hypermail",
    "mhonarc",
    "text",
    "generic",
)


def named(name: str) -> Importer:
    """The importer of that name, and no other is loaded. UsageError if there is none."""
    if name not in NAMES:
        raise UsageError(f"no importer is called {name!r}", todo=f"there are {', '.join(NAMES)}")
    importer: Importer = importlib.import_module(f".{name}", __name__).IMPORTER
    return importer


@functools.cache
def all_importers() -> tuple[Importer, ...]:
    """Every importer, in the order of NAMES."""
    return tuple(map(named, NAMES))


def body_rules_of(engine: str) -> BodyRules:
    """The rules for bodies of an engine, by its importer's name; those of all engines for a name that is not known."""
    rules = named(engine).body_rules if engine in NAMES else None
    return rules or any_body_rules()


@functools.cache
def any_body_rules() -> BodyRules:
    """The rules for bodies of all engines together, for software that is not known. Loads every importer."""
    return together(importer.body_rules for importer in all_importers() if importer.body_rules)
