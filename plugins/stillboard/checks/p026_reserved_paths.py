"""P026: a forum's page lies where its addresses begin."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.forum_paths import is_reserved
from ..model import Forum
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    if part.path != "forums":
        return
    for file in part.files:
        if isinstance(file.record, Forum) and is_reserved(path := file.record.path):
            text = (
                f"/{path}/ is an address of the site's own, so that this forum's page is /{path}/forums/; another Path is better"
            )
            yield Fault(file.path, file.line_of("Path"), text)


CHECK = Check("P026", "A forum's Path is no address of the site's own.", _faults, is_hint=True)
