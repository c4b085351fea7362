"""How names and titles are sorted for people."""

from __future__ import annotations

import unicodedata


def sort_key(name: str) -> tuple[str, str, str]:
    """A key that sorts names and titles as a reader looks them up: case does not count, and accents only between equals."""
    if name.isascii():  # nothing to take apart
        return name.lower(), name.lower(), name
    full = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return ("".join(letter for letter in full if not unicodedata.combining(letter)), full, name)
