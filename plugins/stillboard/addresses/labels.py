"""Which engine is meant by what a forum says of itself."""

from __future__ import annotations

import functools

from .forms import FORMS

_LABELS = {
    "ip.board": "invision",
    "ipb": "invision",
    "punbb": "fluxbb",
    "burning board": "woltlab",
    "something awful": "somethingawful",
    "elkarte": "smf",
    "tapatalk": "phpbb",
    "hacker news": "hackernews",
    "khoros": "lithium",
}


@functools.cache
def engine_of(label: str) -> str:
    """The engine that a forum's own words name, such as "XenForo 2": a key of FORMS; "" if none of these."""
    said = label.casefold()
    known = {**{name: name for name in FORMS}, **_LABELS}
    return next((name for word, name in known.items() if word in said), "")
