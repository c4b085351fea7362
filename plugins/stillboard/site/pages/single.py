"""Pages that stand alone."""

from __future__ import annotations

from typing import Annotated

from ._record import Record
from .about import About


class RedirectPage(Record, frozen=True):
    """A bare address that leads to another page."""

    title: Annotated[str, "words for <title>"]
    canonical: Annotated[str, "absolute address of the target"]
    about: Annotated[About, "what it says of itself to machines"]
    target: Annotated[str, "address of the target, without an id"]
    script: Annotated[str, "address of the script that takes along the id after a #"]


class MissingPage(Record, frozen=True):
    """What a host shows for an address that is not there (404.html)."""

    title: Annotated[str, "words for <title>"]
    about: Annotated[About, "what it says of itself to machines"]
    canonical: Annotated[str, "always empty"] = ""
    script: Annotated[str, "address of the script that makes the search box; empty: the site has no search"] = ""


class SearchPage(Record, frozen=True):
    """The search page. A script finds and shows what there is."""

    title: Annotated[str, "words for <title>"]
    about: Annotated[About, "what it says of itself to machines"]
    script: Annotated[str, "address of the script"]
    root: Annotated[str, "what leads to the site's root; the addresses of results follow it"]
    mode: Annotated[str, "what is to be found: posts, threads, or as many as there are allow (auto)"]
    canonical: Annotated[str, "always empty"] = ""
    endings: Annotated[bool, "whether addresses are written with index.html and .html"] = False
