"""Posts that only the staff of a forum sees, by what their elements are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...model import State
from .._html.dom import ancestors, attribute

# What software calls the element of a post that only its staff sees: Drupal, WordPress and others.
_DELETED = re.compile(
    r"(?:^|\s)(?:(?:is|post|comment|message|node|soft|status)[-_]{0,2})?(?:deleted|trash)(?:$|\s)", re.IGNORECASE
)
_UNAPPROVED = re.compile(
    r"(?:^|\s)(?:(?:is|post|comment|message|node|status)[-_]{0,2})?"
    r"(?:unapproved|unpublished|pending|spam|moderated|not-approved|awaiting-\w+)(?:$|\s)"
    r"|(?:^|\s)(?:post|comment|message)[-_]{0,2}(?:hidden|disabled)(?:$|\s)",
    re.IGNORECASE,
)


def withheld_by_class(parts: Sequence[LexborNode], body: LexborNode | None) -> State | None:
    """Whether a post was deleted or awaits approval, by the classes of its parts and of what is between them and its body."""
    ends = {part.mem_id for part in parts}
    way = [body, *ancestors(body)] if body is not None else []
    end = next((n for n, node in enumerate(way) if node.mem_id in ends), 0)
    said = " ".join(attribute(node, "class") for node in (*parts, *way[:end]))
    if _DELETED.search(said):
        return State.DELETED
    return State.HIDDEN if _UNAPPROVED.search(said) else None
