"""Pictures of formulas whose address holds the formula: what can be read need not be fetched."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

MAX_LENGTH = 2000
_DRAWERS = re.compile(r"(?:^|[/.-])(?:latex|mimetex|mathtex|texrender)(?:[/.-]|$)")  # in the host or path of what draws one
_FIELDS = ("latex", "formula", "tex", "chl")


def formula(address: str) -> str:
    """The formula, as TeX writes it, that a picture's address asks for; "" for any other picture."""
    try:
        parts = urlsplit(address)
        host, query = parts.hostname or "", parts.query
    except ValueError:  # http://[half an IPv6 address
        return ""
    if not query or len(query) > MAX_LENGTH:
        return ""
    fields = parse_qs(query)
    if not _DRAWERS.search(f"{host}{parts.path}".lower()) and fields.get("cht") != ["tx"]:
        return ""
    named = next((fields[name][0] for name in _FIELDS if name in fields), "")
    words = " ".join((named or unquote(query)).split())
    return words if words.isprintable() else ""
