"""Pages that stand alone."""

from __future__ import annotations

from dataclasses import dataclass

from ._field import is_
from .about import About


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A bare address that leads to another page."""

    title: str = is_("words for <title>")
    canonical: str = is_("absolute address of the target")
    about: About = is_("what it says of itself to machines")
    target: str = is_("address of the target, without an id")
    script: str = is_("address of the script that takes along the id after a #")


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What a host shows for an address that is not there (404.html)."""

    title: str = is_("words for <title>")
    about: About = is_("what it says of itself to machines")
    canonical: str = is_("always empty", "")
    script: str = is_("address of the script that makes the search box; empty: the site has no search", "")


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page. A script finds and shows what there is."""

    title: str = is_("words for <title>")
    about: About = is_("what it says of itself to machines")
    script: str = is_("address of the script")
    root: str = is_("what leads to the site's root; the addresses of results follow it")
    mode: str = is_("what is to be found: posts, threads, or as many as there are allow (auto)")
    canonical: str = is_("always empty", "")
    endings: bool = is_("whether addresses are written with index.html and .html", False)
