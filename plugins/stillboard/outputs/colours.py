"""`theme/colours.css`: the colour of the bar that the settings ask for, in place of the theme's.

A file of its own, since the theme's are copied as they are. What is written on the bar becomes black or white, whichever can be
read better: one of the two has at least 4.5 : 1 on any colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..site.files import File, Text
from ..site.site import Site
from ..site.urls import COLOURS
from ._base import Output


def build(site: Site) -> Iterator[File]:
    """The one file; none where the settings ask for no colour."""
    if colour := site.config.accent:
        # Stronger than what the theme says for dark, and for what readers choose.
        yield Text(COLOURS, f":root:root:root {{ --bar: {colour}; --bar-ink: {ink(colour)}; }}\n")


def ink(ground: str) -> str:
    """Black or white, whichever stands out more from a colour (#rgb or #rrggbb), as WCAG counts contrast."""
    digits = ground[1:] if len(ground) == 7 else "".join(2 * digit for digit in ground[1:])
    shares = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000" if (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) else "#fff"


OUTPUT = Output("colours", "The colour of the bar, where the settings ask for one.", build)
