"""Files that await approval: a page that a moderator saved shows them, in boxes of their own, to the staff alone."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from ...markup.left_out import note
from .._phrases import AWAITING
from .dom import ancestors, attribute

_LABELS = "legend, [class*=attach] h2, [class*=attach] h3, [class*=attach] h4, [class*=attach] h5, [class*=attach] dt"
_APPROVES = 'fieldset:has(a[href*="action=attachapprove"])'  # SMF's link for the staff, in whatever language
_LEGEND = re.compile(r"<legend\b", re.IGNORECASE)
_FILE = re.compile(r"attach|download|/files?/|filedata", re.IGNORECASE)
_NO_FILE = re.compile(r"attachapprove|sa=(?:approve|delete|reject)|do=(?:approve|delete)", re.IGNORECASE)
_NAMES_FILES = re.compile(r"attach|anh[aä]ng|fichier|joint|adjunt|allegat|bijlage|anexo|załączn|вложен|bifog", re.IGNORECASE)
_LONGEST = 150  # characters of a label
_UP = 3  # levels from a heading to what it is the first thing in


def take_out(root: LexborNode, html: str) -> None:
    """Take the boxes of such files out of a page, and count them: their names, their addresses and their pictures.

    `html`: the page's source.
    """
    if "attach" not in html and not _LEGEND.search(html):
        return
    boxes = {box.mem_id: box for box in root.css(_APPROVES)} if "attachapprove" in html else {}
    for label in root.css(_LABELS):
        words = words_of(label)
        if 0 < len(words) <= _LONGEST and AWAITING.search(words) and (box := _box_of(label)) is not None:
            boxes[box.mem_id] = box
    outer = [box for box in boxes.values() if not any(above.mem_id in boxes for above in ancestors(box))]
    for box in outer:
        note(awaiting_files=_count(box))
        box.decompose()


def _box_of(label: LexborNode) -> LexborNode | None:
    """The box that a label names: it is the first element in it."""
    around = label.parent
    if around is None or label.tag == "legend":
        of_files = around is not None and (_NAMES_FILES.search(words_of(label)) or _files(around))
        return around if of_files and around is not None and around.tag == "fieldset" else None
    box = None
    here = label
    for above in ancestors(label, _UP):
        if here.prev is not None and any(one.is_element_node for one in (here.prev, here.prev.prev) if one is not None):
            break
        if "attach" in f"{attribute(above, 'class')} {attribute(above, 'id')}":
            box = above
        here = above
    return box


def _files(box: LexborNode) -> set[str]:
    """The addresses of files that links in a box lead to."""
    return {href for link in box.css("a[href]") if _FILE.search(href := attribute(link, "href")) and not _NO_FILE.search(href)}


def _count(box: LexborNode) -> int:
    """How many files are in it: those that it leads to, else its lines, and one at least."""
    return len(_files(box)) or max(len(box.css("li, tr")), 1)
