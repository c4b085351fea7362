"""What is known of an engine's addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

ID = r"\d{1,18}"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # a row is itself, whatever its mappings hold
class Engine:
    """The addresses of one engine. `read` of this folder uses the first part for any address that comes along; importers, which
    know the engine of a page, use the second part, which also fits add-ons and forums that renamed a folder.
    """

    name: str
    paths: tuple[str, ...] = ()
    """Patterns of the end of a path, with the groups post, thread, number (of the post), page, member, board; ID is an id."""
    scripts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each script the parameters that name something, and what: {"viewtopic.php": {"p": "post"}}."""
    asked: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same for a parameter with its value, whatever the script: {"action=profile": {"u": "member"}}."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Parameters whose value holds more than an id, whatever the script, each with a pattern like those of `paths`."""
    behind: Mapping[str, str] = field(default_factory=dict)
    """The parameters that name something behind the path of a thread: /threads/12-slug?p=99."""
    fragments: str = ""
    """What stands before a post's id behind the #, parted by |."""
    files: str = ""
    """A pattern of the addresses of uploaded files."""

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
