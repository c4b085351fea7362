"""Authors that no element names: in a line with the date ("Posted by Ann on May 1st"), or in the words of a picture of them."""

from __future__ import annotations

import re

from ...ids import clean_name
from ...markup.html_words import words_of
from .bare_names import MAX_LINE, name_in
from .dom import attribute
from .names import MAX_NAME
from .places import Spot

_PICTURE = re.compile(r"avatar|userpic|user-?photo|profile-?(?:pic|image|photo)|gravatar", re.IGNORECASE)
# "Ann's avatar", "Photo of Ann", "View Ann's profile".
_LEADING = r"(?:avatar|photo|picture|profile (?:photo|picture)|profile|foto|bild|avatarbild|image)\s(?:of|for|von|de|di|do|da)\s"
_BEHIND = r"['’]s?\s(?:avatar|photo|picture|profile(?: (?:photo|picture|page|image))?|gravatar)"
_SAYS = re.compile(
    rf"(?:(?:view|see|visit)\s)?(?:{_LEADING}(?P<after>\S.{{0,59}}?)|(?P<before>\S.{{0,59}}?){_BEHIND})[.:]?", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:user(?:'s)?\s|member\s|profile\s|default\s|your\s)?(?:avatar|user|photo|picture|gravatar|image|profile|member|pic|icon)",
    re.IGNORECASE,
)


def name_in_line(spot: Spot) -> str | None:
    """The name in a line that says who wrote a post and when."""
    element = spot.element
    if not element.own or element.letters > MAX_LINE:
        return None
    return name_in(words_of(element.node)) or None


def name_by_picture(spot: Spot) -> str | None:
    """The name that the words of a member's picture have, or those of the link around it."""
    node = spot.element.node
    if node.tag != "img" or not _is_of_member(spot):
        return None
    said = (attribute(node, "alt"), attribute(node, "title"), attribute(node.parent, "title"))
    names = (clean_name(words) for words in said if 0 < len(words) <= MAX_NAME * 2)
    return next((name for words in names if (name := _named(words))), None)


def _is_of_member(spot: Spot) -> bool:
    node = spot.element.node
    words = f"{attribute(node, 'class')} {attribute(node, 'src')} {attribute(node.parent, 'class')}"
    around = [one for one in (node, node.parent) if one is not None]
    return bool(_PICTURE.search(words)) or any(_SAYS.fullmatch(attribute(one, "alt", "title")) for one in around)


def _named(words: str) -> str:
    if match := _SAYS.fullmatch(words):
        return clean_name(match["after"] or match["before"])
    return "" if _NOBODY.fullmatch(words) or len(words) > MAX_NAME else words
