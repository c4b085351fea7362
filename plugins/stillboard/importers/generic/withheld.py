"""Posts that only the staff of a forum sees, by what their elements are called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model import State

# What software calls the element of a post that only its staff sees: Drupal, WordPress and others.
_DELETED = re.compile(
    r"(?:^|\s)(?:(?:is|post|comment|message|node|soft|status)[-_]{1,2})?(?:deleted|trash)(?:$|\s)", re.IGNORECASE
)
_UNAPPROVED = re.compile(
    r"(?:^|\s)(?:(?:is|post|comment|message|node|status)[-_]{1,2})?"
    r"(?:unapproved|unpublished|pending|spam|moderated|not-approved|awaiting-\w+)(?:$|\s)",
    re.IGNORECASE,
)


def withheld_by_class(classes: Iterable[str]) -> State | None:
    """Whether the classes of a post's elements say that it was deleted, or awaits approval."""
    said = " ".join(classes)
    if _DELETED.search(said):
        return State.DELETED
    return State.HIDDEN if _UNAPPROVED.search(said) else None
