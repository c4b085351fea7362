"""What a page is that is no thread, and how the pages of an engine say what they are.

An engine says it in a class or an id of the page as a whole, or in a part that no thread's page has. A post can write neither.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


class NotAThread(enum.StrEnum):
    """What a page is instead."""

    LOGIN = "a page that asks for a login"
    CHALLENGE = "a check of the browser, not the page behind it"
    ERROR = "an error page"
    LIST = "a list of boards or threads"
    SEARCH = "search results"
    MEMBER = "a member's page or a list of members"
    NEWS = "a list of what is new"
    FILE = "a picture's or a file's own page"
    THINGS = "a list of things, such as offers, versions or pictures"
    FEED = "a feed, which holds excerpts"
    MAP = "a site map"
    ROBOTS = "a robots.txt"
    WITHHELD = "a thread that was deleted or awaits approval, which only the forum's staff can read"
    PRIVATE = "private messages, notifications or a control panel, which one member alone can read"
    STAFF = "a page of the forum's staff, such as a list of reports, which only they can read"
    OTHER = "a page of the board, but no thread"

    @property
    def todo(self) -> str:
        """What the person can do."""
        return _TODO.get(self, "leave it out; it holds no posts")


_TODO = {
    NotAThread.WITHHELD: "leave it out; it is not public",
    NotAThread.PRIVATE: "leave it out; it is not public",
    NotAThread.STAFF: "leave it out; it is not public",
    NotAThread.LOGIN: "log in with a browser and save the thread from there",
    NotAThread.CHALLENGE: "open the thread in a browser, wait until it shows, and save it again",
    NotAThread.ERROR: "save the thread again, or leave this file out",
    NotAThread.LIST: "save the threads it links to",
    NotAThread.SEARCH: "save the threads it links to",
    NotAThread.NEWS: "save the threads it links to",
    NotAThread.FEED: "save the threads it links to",
    NotAThread.MAP: "save the threads it links to",
}
THREAD = "thread"
Kind = NotAThread | str  # a NotAThread, THREAD, or "" where nothing is said
Says = Callable[[bytes], Kind]


@dataclass(frozen=True, slots=True, eq=False)
class PageKinds:
    """How the pages of one engine say what they are. The tables lead from what a page says to its kind."""

    templates: Mapping[str, Kind] = field(default_factory=dict)
    """By how the data-template of <html> or <body> begins, in lower case; the longest beginning that fits counts."""
    ids: Mapping[str, Kind] = field(default_factory=dict)
    """By how the body's id begins, in lower case; the longest beginning that fits counts."""
    modules: Mapping[tuple[str, str], Kind] = field(default_factory=dict)
    """By the body's data-pagemodule and data-pagecontroller, in lower case."""
    classes: Mapping[str, Kind] = field(default_factory=dict)
    """By one of the body's classes, in lower case."""
    says: Says | None = None
    """What it says of the page as a whole in no other's way; from the bytes of the page."""
    post_ids: tuple[str, ...] = ()
    """How the ids of the elements begin that posts stand in, as regular expressions in lower case. A page with one is taken for a
    thread if it does not say what it is."""
    post_words: tuple[str, ...] = ()
    """What else the HTML of every post has, such as a class; in lower case."""
    post_attributes: tuple[str, ...] = ()
    """The same as regular expressions in lower case."""
    part_ids: Mapping[str, NotAThread] = field(default_factory=dict)
    """By the id of a part of the page; a number follows one that ends in "_"."""
    part_classes: Mapping[str, NotAThread] = field(default_factory=dict)
    """By the first class of a part of the page."""
    parts: Mapping[str, NotAThread] = field(default_factory=dict)
    """By the HTML of a part of the page, as a regular expression in lower case."""
    messages: Says | None = None
    """What a page is whose other parts say nothing: a message in its place, or a form; from the bytes of the page."""
    json_errors: Mapping[str, NotAThread] = field(default_factory=dict)
    """By the error_type of an answer in JSON."""


def longest(table: Mapping[str, Kind], said: str) -> Kind:
    """The kind of the longest key that some words begin with, in any case; "" for none."""
    said = said.lower()
    found = [start for start in table if said.startswith(start)] if said else []
    return table[max(found, key=len)] if found else ""
