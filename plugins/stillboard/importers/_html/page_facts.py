"""What a post is read with: the facts of the page that it stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...model import Attachment, When
from .body_rules import BodyRules, LinkContext
from .dom import attribute
from .layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """The facts of a page that are known before its posts are read."""

    layout: Layout
    rules: BodyRules
    name: str
    """The name of the capture."""
    captured: When | None
    lang: str
    number: int
    """Which page of the thread it is, from 1."""
    thread_id: str
    """The forum's own id of the thread; "" if the page does not show it."""
    title: str
    """The thread's, without its prefix."""
    addresses: tuple[str, ...]
    """The thread's."""
    resolve: Callable[[str], str]
    """From an address on the page to an absolute one; "" if it must not be followed."""
    file: Callable[[str], str]
    """From an address on the page to the path of a file that the dump holds, or ""."""
    picture: Callable[[str], Attachment | None]
    """From an address on the page to a picture that the dump holds."""
    keep: Callable[[Attachment], str]
    """Hands such a picture out with the page's files: its path in the archive."""
    post_address: Callable[[str], str]
    """From a post's id to its address; "" where it is not known how the forum addresses it."""

    def link(self, node: LexborNode | None) -> str:
        """The absolute address that a link leads to; "" for none."""
        href = attribute(node, "href")
        return self.resolve(href) if href else ""

    def link_context(self, authors: Mapping[str, str]) -> LinkContext:
        """What the words of bodies refer to; `authors`: the names of the page's posts by their ids."""
        return LinkContext(self.resolve, self.file, self.post_address, authors)


def nowhere(_: str) -> str:
    """The address of a post where none is known."""
    return ""
