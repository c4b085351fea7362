"""The kinds of files of a forum's site: one module for each, with an OUTPUT (`_base` says what that is).

To add one: write `<name>.py` with an OUTPUT of that name, add the name to NAMES, and give it a sample folder
tests/outputs/<name>/. Only names stand here: an output is loaded when it is asked for.
"""

from __future__ import annotations

import functools
import importlib

from ._base import Output, Part

__all__ = ["NAMES", "Output", "Part", "all_outputs"]

# In the order in which they are built.
NAMES: tuple[str, ...] = (
    "threads",
    "boards",
    "forums",
    "home",
    "orders",
    "months",
    "tags",
    "overview",
    "members",
    "feeds",
    "missing",
    "addresses",
    "rules",
    "search",
    "provenance",
    "colours",
    "attachments",
    "thumbnails",
    "headers",
    "robots",
    "llms",
    "sitemap",  # last: it lists what the others have made
)


@functools.cache
def all_outputs() -> tuple[Output, ...]:
    """Every output, in the order of NAMES."""
    return tuple(map(_loaded, NAMES))


def _loaded(name: str) -> Output:
    output: Output = importlib.import_module(f".{name}", __name__).OUTPUT
    return output
