"""Files that a post shows beside its body, where no engine's table says so: links to pictures and other files."""

from __future__ import annotations

import re

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
_NO_FILES = re.compile(r"avatar|gravatar|smil|emoti|emoji|/ranks?/|badge|reaction|userpic|flag", re.IGNORECASE)


def files_beside(record: Record) -> list[LexborNode]:
    """The links to files in a post that are in neither its body, nor its author's name or date."""
    if record.body is None:
        return []
    known = {node.mem_id for node in (record.body, record.author, record.date, *record.left_out) if node is not None}
    links = [link for part in record.parts for link in part.css("a[href]")[:MAX_LINKS] if _leads(link)]
    return [link for link in links if not any(one.mem_id in known for one in (link, *ancestors(link, UP)))]


def _leads(link: LexborNode) -> bool:
    """Whether a link is of a file: by its address, and by its name or the small picture in it."""
    address = attribute(link, "href")
    if _NO_FILES.search(address):
        return False
    if leads_to_file(link):
        return True
    if _FILE.search(words_of(link)) and not address.startswith("#"):
        return True
    return bool(_FILE.search(address)) and (link.css_first("img") is not None or bool(_NAMED.fullmatch(words_of(link))))
