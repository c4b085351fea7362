"""Names that stand in no element of their own: a guest's, in the line that says by whom and when something was written."""

from __future__ import annotations

import re

from ...ids import clean_name

MAX_LINE = 200  # characters of a line that names the author and the date
_BY = r"(?:by|von|par|por|da|di|door|przez|od|av|af|from|от|автор|dari|tarafından)"
# "Submitted by Ann (not verified) on Fri, 25/05/2012": a word that leads to a name, the name, and what leads to the date.
_LINE = re.compile(
    rf"(?:^|\s){_BY}(?:\s|:\s?)(?P<name>\S.{{0,60}}?)\s*(?:\([^()]{{1,40}}\)\s*)?"
    r"(?:[,:;»@|–—]\s|\s-\s|\s(?:on|at|am|um|le|el|il|op|em|den|dnia|på|в|den)\s)(?=.{0,40}\d)",
    re.IGNORECASE,
)


def name_in(line: str) -> str:
    """The name in such a line; "" if it names nobody."""
    match = _LINE.search(line) if len(line) <= MAX_LINE else None
    return clean_name(match["name"]) if match else ""
