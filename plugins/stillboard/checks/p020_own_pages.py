"""P020: a page of the archive's own (pages/, news/) chooses no address, and leads to pages and attachments alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..content import own_pages
from ..content.tree import read_text
from ..errors import ContentError
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part

_FOLDERS = ("pages", "news")
_KEPT = frozenset({".gitattributes", ".gitignore", ".gitkeep"})


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    if part.path.partition("/")[0] not in _FOLDERS:
        return
    strays = {stray.path for stray in part.strays}
    for name in part.names:
        path = f"{part.path}/{name}"
        if path in strays or name in part.folders or name in _KEPT:
            continue
        if PurePosixPath(name).suffix not in own_pages.ENDINGS:
            yield Fault(path, 1, "nobody reads this file; pages are .md files, and a picture of theirs goes to attachments/")
            continue
        yield from _of_page(path, overview)


def _of_page(path: str, overview: Overview) -> Iterator[Fault]:
    try:
        text = read_text(overview.content / path)
    except ContentError as error:
        yield Fault(path, 1, f"{error.what}; {error.todo}")
        return

    def has_file(target: str) -> bool:
        return target.partition("/")[0] in (*_FOLDERS, "attachments") and overview.has_file(target)

    looked = own_pages.look(text, PurePosixPath(path), has_file, is_news=path.startswith("news/"))
    for problem in (*looked.problems, *looked.left_out):
        yield Fault(path, problem.line, problem.text)


CHECK = Check("P020", "A page of the archive's own chooses no address, and leads to pages and attachments alone.", _faults)
