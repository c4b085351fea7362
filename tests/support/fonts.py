"""Fonts that a reader may have: what tests measure must hold with several, and on a machine with one font or hardly any."""

from __future__ import annotations

from typing import Any

from support.paths import PROJECT

# By name, what is added to the theme's stylesheet. Letters further apart stand for a font that is wider than any here.
FONTS = {
    "own": "",
    "serif": ":root { --sans: serif; --serif: serif; --mono: serif; }",
    "mono": ":root { --sans: monospace; --serif: monospace; --mono: monospace; }",
    "wide": "body, h1, h2, h3, :is(code, pre) { letter-spacing: .125em; }",
}


def wear(page: Any, font: str) -> None:
    """Give every page that a window opens from here on one of the FONTS."""
    css = (PROJECT / "theme" / "static" / "forum.css").read_text("utf-8") + FONTS[font]
    page.route("**/forum.css*", lambda route: route.fulfill(body=css, content_type="text/css"))
