"""The theme's templates as the site sets them up, and its stylesheet."""

from __future__ import annotations

import re

import jinja2

from support.paths import PROJECT

THEME = PROJECT / "theme"
TEMPLATES = THEME / "templates"
CSS = (THEME / "static" / "forum.css").read_text("utf-8")
# The colours of each scheme by their names in the stylesheet.
COLOURS = {
    scheme: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", part))
    for scheme, part in zip(("light", "dark"), CSS.split("@media", 2), strict=False)
}


def environment(*, blocks: bool = True) -> jinja2.Environment:
    """Jinja as pelicanconf.py sets it up; without trimming too, since blanks between words must not depend on it."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=blocks, lstrip_blocks=blocks
    )
