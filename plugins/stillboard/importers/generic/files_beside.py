"""Files that a post shows beside its body, where no engine's table says so: links to pictures and other files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dom import ancestors, attribute
from .._html.loose_files import leads_to_file
from .record import Record

MAX_LINKS = 100  # of a post
UP = 30  # levels
_FILE = re.compile(
    r"^[^?#]{1,400}\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|pdf|zip|rar|7z|tar|gz|tgz|docx?|xlsx?|odt|ods|txt|csv|mp3|ogg|wav|mp4)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\S.{0,150}\.[A-Za-z0-9]{2,4}(?:\s?\(.{1,30}\))?")
NO_FILES = re.compile(
    r"avatar|gravatar|smil|emoti|emoji|/ranks?/|levels?/|badge|medal|award|reaction|userpic|flag|logo|banner", re.IGNORECASE
)


def files_beside(records: Sequence[Record]) -> list[list[LexborNode]]:
    """Of each post the links to files behind its body, where files are listed; what is linked before it is of the author.

    Links that several posts have are the page's.
    """
    found = [_behind(record) for record in records]
    having = Counter(href for links in found for href in {attribute(link, "href") for link in links})
    return [[link for link in links if having[attribute(link, "href")] == 1] for links in found]


def _behind(record: Record) -> list[LexborNode]:
    if record.body is None:
        return []
    known = {node.mem_id for node in (record.body, record.author, record.date, *record.left_out) if node is not None}
    links = [link for part in record.parts for link in part.css("a[href]")[:MAX_LINKS] if _leads(link)]
    links = [link for link in links if not any(one.mem_id in known for one in (link, *ancestors(link, UP)))]
    if not links:
        return []
    order = {node.mem_id: n for n, node in enumerate(node for part in record.parts for node in (part, *part.css("*")))}
    body = order.get(record.body.mem_id, len(order))
    return [link for link in links if order.get(link.mem_id, -1) > body]


def lists_files(node: LexborNode) -> bool:
    """Whether an element is or holds a link to a file."""
    links = [node] if node.tag == "a" else node.css("a[href]")[:MAX_LINKS]
    return any(attribute(link, "href") and _leads(link) for link in links)


def _leads(link: LexborNode) -> bool:
    """Whether a link is of a file: by its address, and by its name or the small picture in it."""
    address = attribute(link, "href")
    if NO_FILES.search(address):
        return False
    if leads_to_file(link):
        return True
    if _FILE.search(words_of(link)) and not address.startswith("#"):
        return True
    return bool(_FILE.search(address)) and (link.css_first("img") is not None or bool(_NAMED.fullmatch(words_of(link))))
