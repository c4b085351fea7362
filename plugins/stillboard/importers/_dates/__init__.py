"""Reads dates as pages print them, and never adds anything the page does not say.

`absolute_date` reads absolute dates in any language, `order_of` finds out once for each page which number is the month,
`relative_date` reads "Yesterday" against the time of the capture, and `zone_of` the footer that says a page's zone.
"""

from __future__ import annotations

from .absolute import absolute_date
from .order import order_of
from .relative import is_relative, relative_bounds, relative_date, zone_of

__all__ = ["absolute_date", "is_relative", "order_of", "relative_bounds", "relative_date", "zone_of"]
