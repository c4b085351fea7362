"""Posts over time, as pages show them."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import When
from ..site import plots
from ..site.pages import Plot, PlotRow
from ..site.site import Site


def plot(site: Site, counts: Mapping[str, int], *, by_years: bool = False) -> Plot | None:
    """A plot of posts by their months (`2014-03`), years (`2014`), or ""; by years where months are too many. None: no plot."""
    years = plots.years(counts)
    every = [] if by_years else plots.line(counts)
    shown: Mapping[str, int] = counts
    is_monthly = bool(every)
    if not every and len(years) > 1:
        every, shown = plots.span(min(years), max(years)), years
    if not every:
        return None
    return Plot(
        path=plots.path(every, shown),
        width=plots.width(every),
        height=plots.HEIGHT,
        first=_words(site, every[0]),
        last=_words(site, every[-1]),
        most=max(shown.get(when, 0) for when in every),
        is_monthly=is_monthly,
        years=tuple(PlotRow(_words(site, year), posts) for year, posts in years.items()),
    )


def _words(site: Site, when: str) -> str:
    return site.dates.day(When(when))
