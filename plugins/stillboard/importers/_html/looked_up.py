"""An element of a page in which each thing is looked for once, however often it is asked for."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .dom import first


class LookedUp:
    """An element, and what was found in it. The page must stay as it is from here on."""

    def __init__(self, node: LexborNode) -> None:
        """Nothing is looked for yet."""
        self.node = node
        self._known_places: dict[tuple[str, ...], LexborNode | None] = {}

    def first(self, *selectors: str) -> LexborNode | None:
        """The first element inside it that the first fitting selector finds: see `dom.first`."""
        if selectors not in self._known_places:
            self._known_places[selectors] = first(self.node, *selectors)
        return self._known_places[selectors]

    def text(self, *selectors: str) -> str:
        """The words of that element, on one line; "" if there is none."""
        return words_of(self.first(*selectors))
