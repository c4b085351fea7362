"""A thread's poll, where the layout says."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...model import PollOption
from .dom import first, text
from .layout import Layout
from .page import count

MAX_OPTIONS = 1000


def poll_in(root: LexborNode, layout: Layout) -> tuple[str, tuple[PollOption, ...]]:
    """The poll's question and answers; empty if there is none."""
    box = first(root, layout.poll) if layout.poll else None
    if box is None:
        return "", ()
    question = clean_name(text(box, *layout.question))
    found: dict[str, PollOption] = {}
    for option in box.css(layout.options)[:MAX_OPTIONS]:
        words = clean_name(text(option, *layout.option_text))
        if words and words not in found:
            found[words] = PollOption(words, _votes(text(option, *layout.option_votes)))
    return (question, tuple(found.values())) if question else ("", ())


def _votes(said: str) -> int | None:
    digits = re.search(r"\d[\d.,]{0,12}", said)
    return count(digits[0].rstrip(".,")) if digits else None
