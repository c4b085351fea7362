"""What the pages that lead through the archive show, as lines that no theme has a say in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stillboard.site import pages


def ways(page: pages.PageRecord) -> Iterator[str]:
    """What a page says of its months."""
    match page:
        case pages.YearsPage():
            for year in page.years:
                yield f"year: {_year(year)}"
            yield f"undated: {page.undated}"
        case pages.YearPage():
            yield f"year: {_year(page.year)}"
            yield from _neighbours(page.previous, page.next)
        case pages.MonthPage():
            yield f"posts: {page.posts}, {page.inferred} inferred"
            yield from _neighbours(page.previous, page.next)
            yield from _threads("started", page.started)
            yield from _threads("went on", page.active)


def _year(year: pages.YearView) -> str:
    months = ", ".join(f"{month.title} [{month.address}] {month.posts}" for month in year.months)
    return f"{year.title} [{year.address}] {year.posts}: {months or '-'}; of no month {year.unplaced}"


def _neighbours(previous: pages.Link | None, following: pages.Link | None) -> Iterator[str]:
    yield f"before [{previous.address if previous else ''}] after [{following.address if following else ''}]"


def _threads(how: str, rows: Iterable[pages.ThreadRow]) -> Iterator[str]:
    for row in rows:
        yield f"{how}: {row.title} [{row.address}] {row.here} of {row.posts}"
