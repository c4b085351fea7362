"""What the forms of old addresses are made of: see forms.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PARTS = {"ID": r"[0-9]{1,18}", "N": r"[0-9]{1,7}", "SLUG": r"[^/?&;]*"}
KINDS = ("post", "thread", "member", "board", "file")
"""What an address can be of; at least one of these is named in each."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form. What it can name: KINDS, and number (of a post along its thread), page, start (how many posts stand before the
    page), per (posts a page, as the reader had it set), and maybe (a page, or the last word of a title).
    """

    path: str
    """The pattern of the path, or of what stands in its place behind a question mark. Each group is in every match."""
    query: Mapping[str, str] = field(default_factory=dict)
    """For each parameter what its value is: a name, or a pattern where it holds more, each of whose groups is in every match."""
    asked: str = ""
    """A parameter with its value that must be there too: action=profile."""
    own: bool = False
    """Whether it says so little that it counts only where the forum is known to be of this engine."""


def form(path: str, query: str = "", asked: str = "", *, own: bool = False, **values: str) -> Form:
    """A form; `query`: parameters that are an id or a number, each with what it is: "p=post t=thread"."""
    plain = dict(pair.split("=") for pair in query.split())
    return Form(path, {**plain, **values}, asked, own)


THREAD, POST, PAGE = "(?P<thread>ID)", "(?P<post>ID)", "(?P<page>N)"
START, NUMBER, BOARD = "(?P<start>N)", "(?P<number>N)", "(?P<board>ID)"
MEMBER, FILE, NAME = "(?P<member>ID)", "(?P<file>ID)", "(?P<member>[^/?&;]{1,80})"
INDEX = r"(?:index\.php)?"
