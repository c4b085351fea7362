"""What the style of an element says of whether it is shown, as browsers read it: of several the last, or the important one; what
is no value of CSS says nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

_OF_INTEREST = re.compile(r"display|visibility|opacity|font|clip|height|indent|(?:left|top|right)\s*:\s*-|\\", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|([^\r\n\f0-9a-fA-F]))")
_DECLARATION = re.compile(r"(?:[^;\"'(]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|\([^()]*+(?:\)|\Z)|\()++")
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.IGNORECASE)
_AROUND = frozenset("inherit unset revert revert-layer".split())
_DISPLAYS = frozenset(
    "none initial contents block inline flow flow-root run-in list-item table inline-block inline-table inline-flex inline-grid "
    "flex grid ruby ruby-base ruby-text math table-row-group table-header-group table-footer-group table-row table-cell "
    "table-column table-column-group table-caption "
    "-webkit-box -webkit-inline-box -webkit-flex -ms-flexbox -moz-box -ms-grid".split()
)
_VISIBILITIES = {"visible": "shown", "initial": "shown", "hidden": "hidden", "collapse": "hidden"}
_OUT = re.compile(r"clip|height|indent|(?:left|top|right)\s*:\s*-", re.IGNORECASE)
_NONE = re.compile(r"[+-]?0*(?:\.0+)?(?<=0)(?:px|r?em|%)?")
_FAR = re.compile(r"-(?:\d{4,9}(?:\.\d+)?px|999px|\d{3,9}(?:\.\d+)?(?:r?em|%|vw))")
_CLIPPED = re.compile(r"rect\(\s*([01])(?:px)?(?:[\s,]+\1(?:px)?){3}\s*\)")
_INSET = re.compile(r"inset\(\s*(?:50|100)%\s*\)")
_NUMBER = re.compile(r"([+-]?)(\d++(?:\.\d++)?|\.\d++)(?:e[+-]?\d{1,3})?(%|[a-z]*+)", re.ASCII)
_SIZES = frozenset("xx-small x-small small medium large x-large xx-large xxx-large".split())
_RELATIVE = frozenset("em ex ch cap ic lh %".split()) | {"smaller", "larger"}  # to the size around
MAX_STYLE = 20_000  # characters of one style that are looked at


class Shown(NamedTuple):
    """What an element's own style says. None: nothing; what is around it holds."""

    display: bool | None = None  # False: neither it nor anything in it is shown
    opacity: bool | None = None  # the same
    visible: bool | None = None  # what is in it can say otherwise
    sized: bool | None = None  # whether its words have a size; the same

    @property
    def is_gone(self) -> bool:
        """Whether nothing in it can be seen, whatever that says."""
        return self.display is False or self.opacity is False

    @property
    def hides(self) -> bool:
        """Whether its own words cannot be seen."""
        return self.is_gone or self.visible is False or self.sized is False


NOTHING = Shown()
PROPERTIES = ("display", "opacity", "visibility", "font-size")
"""Those that matter here, in the order of `Shown`."""
_SAYS = {"shown": True, "hidden": False, "around": None}
Declared = tuple[str, str, bool]
"""A property, its value, and whether it is important."""


@functools.lru_cache(maxsize=2048)
def shown(style: str, sheets: str = "") -> Shown:
    """What an element's style says. `sheets`: what the page's own style sheets say of it, as a style."""
    if not (_OF_INTEREST.search(style) or sheets):
        return NOTHING
    found: dict[str, tuple[bool, bool | None]] = {}
    for source in (sheets, style):
        for name, value, important in declarations(source):
            if (name in found and found[name][0] and not important) or not (says := meaning(name, value)):
                continue
            found[name] = important, _SAYS[says]
    if is_out_of_sight(style):
        found["opacity"] = False, False
    return Shown(*(found[name][1] if name in found else None for name in PROPERTIES))


def is_out_of_sight(style: str) -> bool:
    """Whether a style leaves no room for what an element shows, or puts it off the page: for readers of screens aloud, mostly."""
    if not _OUT.search(style):
        return False
    said: dict[str, str] = {}
    for match in _DECLARATION.finditer(_COMMENT.sub(" ", style[:MAX_STYLE])):
        name, _, value = match[0].partition(":")
        said[_plain(name)] = _IMPORTANT.sub("", _plain(value))
    cut = said.get("overflow", said.get("overflow-y", "")) in {"hidden", "clip"}
    flat = any(_NONE.fullmatch(said.get(name, "")) for name in ("height", "max-height"))
    lifted = said.get("position") in {"absolute", "fixed"}
    off = any(_FAR.fullmatch(said.get(name, "")) for name in ("left", "right", "top"))
    return (
        (cut and flat)
        or (lifted and (off or bool(_CLIPPED.fullmatch(said.get("clip", "")))))
        or bool(_INSET.fullmatch(said.get("clip-path", "")))
        or bool(_FAR.fullmatch(said.get("text-indent", "")))
    )


def declarations(style: str) -> Iterator[Declared]:
    """The declarations in a style that matter here, in order; also those whose values are none."""
    style = _COMMENT.sub(" ", style[:MAX_STYLE])
    for match in _DECLARATION.finditer(style):
        name, colon, value = match[0].partition(":")
        if not colon:
            continue
        name, value = _plain(name), _plain(value)
        important = bool(found := _IMPORTANT.search(value))
        value = value[: found.start()].strip() if found else value
        if name == "font":
            name, value = "font-size", _size_in(value)
        if name in PROPERTIES:
            yield name, value, important


def _size_in(font: str) -> str:
    """The size in a value of `font`: the first measure; a number alone is a weight, unless it is none."""
    for word in font.split():
        size = word.partition("/")[0]
        number = _NUMBER.fullmatch(size)
        if number and (number[3] or not number[2].strip("0.")):
            return size
    return "medium"


def _plain(text: str) -> str:
    return unescaped(text).strip().lower()


def unescaped(text: str) -> str:
    """Words of CSS with the characters that their escapes stand for."""
    return _ESCAPE.sub(lambda match: _character(match[1]) if match[1] else match[2], text) if "\\" in text else text


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 else "\ufffd"


def meaning(name: str, value: str) -> str:
    """What one declaration says: "shown", "hidden", "around" for what holds around it; "" if it is no value."""
    if value in _AROUND:
        return "around"
    if "(" in value:  # a variable, a calculation: shown as far as anybody knows
        return "shown"
    if name == "display":
        is_value = bool(value) and _DISPLAYS.issuperset(value.split())
        return "" if not is_value else "hidden" if value == "none" else "shown"
    if name == "visibility":
        return _VISIBILITIES.get(value, "")
    return _measured(name, value)


def _measured(name: str, value: str) -> str:
    """The same of a size or an opacity."""
    number = _NUMBER.fullmatch(value)
    if number is None:
        is_size = name == "font-size" and (value in _SIZES or value in _RELATIVE)
        return "around" if is_size and value in _RELATIVE else "shown" if is_size or value == "initial" else ""
    sign, digits, unit = number.groups()
    is_none = not digits.strip("0.")
    if name == "opacity":
        return "" if unit not in ("", "%") else "hidden" if is_none or sign == "-" else "shown"
    if sign == "-" and not is_none:
        return ""
    return "hidden" if is_none else "around" if unit in _RELATIVE else "shown"
