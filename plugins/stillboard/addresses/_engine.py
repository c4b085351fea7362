"""What importers know of an engine's addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # a row is itself, whatever it holds
class Engine:
    """The addresses of one engine as its importer takes them apart: also those of add-ons and of forums that renamed a folder."""

    name: str

    thread: re.Pattern[str] = _NEVER
    """The address of a thread's page, fragment aside, matched from the start: groups root (ends in /) and id; perhaps slug,
    page, start (the first post's index), and base (what the thread's own address is, where that is not the whole match)."""
    thread_address: str = ""
    """The thread's own address of {root}, {id} and {slug}, where the engine has one besides that of a page."""
    offset: re.Pattern[str] = re.compile(r"[?&;](?:start|st|offset)=(\d{1,9})")
    """The index of a page's first post (group 1) in the address of the page."""
    post: re.Pattern[str] = _NEVER
    """The id (group 1) of a post in an address that leads to it."""
    post_address: str = ""
    """A post's own address of {root}, {thread} (its address), {thread_id} and {id}."""
    member: re.Pattern[str] = _NEVER
    """The member's id (group 1) in the address of a profile."""
    board: re.Pattern[str] = _NEVER
    """The board's id (one of the groups) in the address of a board."""
