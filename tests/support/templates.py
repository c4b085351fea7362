"""The theme's templates as the site sets them up, and its stylesheet."""

from __future__ import annotations

import re

import jinja2

from stillboard.site.printing import ENVIRONMENT
from stillboard.site.words import Words
from support.paths import PROJECT

THEME = PROJECT / "theme"
TEMPLATES = THEME / "templates"
CSS = (THEME / "static" / "forum.css").read_text("utf-8")
# The colours of each scheme by their names in the stylesheet.
COLOURS = {
    scheme: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", part))
    for scheme, part in zip(("light", "dark"), CSS.split("@media", 2), strict=False)
}


def environment(*, blocks: bool = True, printing: bool = True) -> jinja2.Environment:
    """Jinja as the site sets it up, if need be without trimming (no blank between words may depend on it) or as Jinja prints."""
    extensions = ENVIRONMENT["extensions"] if printing else [Words]
    options = {**ENVIRONMENT, "trim_blocks": blocks, "lstrip_blocks": blocks, "extensions": extensions}
    return jinja2.Environment(**options, loader=jinja2.FileSystemLoader(TEMPLATES))  # noqa: S701 - it says autoescape


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
