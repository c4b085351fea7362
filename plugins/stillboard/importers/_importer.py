"""What an importer is, and nothing that reads a format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..dumps import Capture
from ..dumps.page_kinds import PageKinds
from ..model import Item
from ._html.body_rules import BodyRules
from ._later import Piece


@dataclass(frozen=True, slots=True)
class Importer:
    """A reader of one format of dump."""

    name: str  # as in --from; the name of its module and of its sample folder
    summary: str  # one sentence for the list of importers
    accepts: Callable[[Capture], bool]
    """True for a capture of its kind. Looks at the name and the first bytes, and never raises."""
    posts: Callable[[Capture], Iterator[Item]]
    """Everything in a capture: Forum, Boards (outermost first), Thread, then its Members and Posts in order, then the next
    Thread. Pure and offline: the same capture gives the same items. Raises DumpError for a capture that is broken."""
    pieces: Callable[[Capture], Iterator[Piece]] | None = None
    """The same, with what makes some of the items in their places, for formats whose captures may be large."""
    fallback: bool = False  # reads what no other importer knows: it is asked last, and accepts far more
    names_authors: bool = True  # the format always names the author: posts without one mean drift
    body_rules: BodyRules | None = None
    """The rules for the engine's bodies, for those who hold its bodies without its pages. None: no engine's, or classes
    whose names are too common to be looked for in the bodies of unknown software."""
    page_kinds: PageKinds = PageKinds()  # how its pages say what they are, if they are no threads
    ends: re.Pattern[str] | None = None
    """How the words of a whole page end that the engine itself does not close with </body> and </html>."""
