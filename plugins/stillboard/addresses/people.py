"""Whom an address names by what its parameters say: searches for somebody's posts, members' pages by name, messages to them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

_NAMES = frozenset(
    """author authors by c[users] from_user members name nick nickname poster posted_by postedby searchuser showuser to to_user
    un user username user_name users who""".split()
)
"""Parameters that hold a member's name; a name may be called so too, so what they hold counts only where somebody is known."""
_MOST = 50  # parameters that are looked at


def named_in(address: str) -> Iterator[str]:
    """The names in an address's parameters, each as it is, and what stands between its commas. Never raises."""
    try:
        query = urlsplit(address).query
        # Older software sets semicolons between parameters.
        pairs = parse_qsl(query.replace("&amp;", "&").replace(";", "&"), max_num_fields=_MOST)
    except ValueError:
        return
    for key, value in pairs:
        if key.lower().removesuffix("[]") in _NAMES:
            yield value
            if "," in value:
                yield from (name for part in value.split(",") if (name := part.strip()))
