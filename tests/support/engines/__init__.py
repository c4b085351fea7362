"""The stock markup of each forum engine, for tests that make pages of it: one file per engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    """How one generation of an engine writes a thread's page."""

    importer: str
    page: Callable[[list[str]], str]
    """A page of posts."""
    post: Callable[[str, int, str], str]
    """A post from its author, a number from 1 to 9 that is its id and its day in May 2024, and the HTML of its body."""
    quote: Callable[[str, int, str], str]
    """A quotation of a member's post (by its number), from the HTML of what is quoted."""
    ids: bool = True
    """Whether it shows the posts' ids."""
