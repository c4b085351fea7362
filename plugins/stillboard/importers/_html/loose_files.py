"""Files that posts show or lead to, in places where no layout looks for them: they are known by their addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...addresses import is_file
from ...markup.blocks import Block
from ...markup.from_html import Reader
from .attachments import attachment, in_lines
from .dom import ancestors, attribute

_NO_FILES = re.compile(r"avatar|smil|emoti|emoji|/rank|badge|reaction", re.IGNORECASE)
UP = 5  # levels from a link to the element of the whole file


def is_of_person(node: LexborNode, member: re.Pattern[str]) -> bool:
    """Whether it is a person's picture, or a link around it: one that leads to a member, or is in one."""
    links = (one for one in (node, *ancestors(node, UP)) if one.tag == "a")
    return any(member.search(attribute(link, "href")) for link in links)


def leads_to_file(node: LexborNode) -> bool:
    """Whether a link or a picture is of a file that was uploaded to the forum with a post."""
    address = attribute(node, "href", "data-src", "src")
    return is_file(f"/{address}") and not _NO_FILES.search(address)


def loose_files(links: Sequence[LexborNode], reader: Reader) -> tuple[Block, ...]:
    """The files that some links and pictures are of, a line each."""
    known = {node.mem_id for node in links}
    outer = [node for node in links if not any(above.mem_id in known for above in ancestors(node, UP))]
    seen: dict[str, LexborNode] = {}
    for node in outer:
        seen.setdefault(_which(node), node)
    return in_lines([line] for node in seen.values() if (line := attachment(_item(node, outer), reader)))


def _which(node: LexborNode) -> str:
    """Which file it is: a picture and the small one that leads to it are one."""
    address = attribute(node, "href", "data-src", "src")
    match = re.search(r"(?:[?&;](?:a?id|attach(?:mentid|_id)?)=|/attachments?/(?:[^/]*\.)?)(\d{1,15})", address, re.IGNORECASE)
    return match[1] if match else address


def _item(node: LexborNode, others: Sequence[LexborNode]) -> LexborNode:
    """The element around a link that is of its file alone: its name may stand next to a picture."""
    item = node
    ways = [{above.mem_id for above in ancestors(other)} for other in others if _which(other) != _which(node)]
    for above in ancestors(node, UP):
        if any(above.mem_id in way for way in ways) or above.tag in {"td", "body", "article"} or not ways:
            break
        item = above
    return item if item.mem_id != node.mem_id else node.parent if node.tag == "img" and node.parent is not None else node
