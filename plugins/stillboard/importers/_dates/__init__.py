"""Reads dates as pages print them, and never adds anything the page does not say.

`printed` reads absolute dates in any language, `order_of` finds out once for each page which number is the month, `told`
reads "Yesterday" against the time of the capture, and `zone_of` the footer that says a page's zone.
"""

from __future__ import annotations

from .absolute import printed
from .order import order_of
from .relative import ago, told, told_between, zone_of

__all__ = ["ago", "order_of", "printed", "told", "told_between", "zone_of"]
