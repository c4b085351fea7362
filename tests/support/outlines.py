"""What the pages that lead through the archive show, as lines that no theme has a say in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stillboard.site import pages


def ways(page: pages.PageRecord) -> Iterator[str]:
    """What a page says of its months, its tags, and where one goes on."""
    for choice in getattr(page, "sorts", ()):
        yield f"sort by: {choice.title} [{choice.address}]{' *' if choice.is_current else ''}"
    match page:
        case pages.ThreadPage():
            yield from labels(page)
        case pages.TagsPage():
            for kind, rows in (("prefix", page.prefixes), ("tag", page.tags)):
                yield from (f"{kind}: {row.title} [{row.address}] {row.threads}" for row in rows)
            yield f"of one thread: {page.single}"
        case pages.MembersPage() | pages.MemberPage():
            yield from _people(page)
        case pages.OverviewPage():
            yield from _overview(page)
        case pages.ThreadsPage():
            yield f"list: {page.label}"
        case pages.YearsPage() | pages.YearPage() | pages.MonthPage():
            yield from _times(page)


def _times(page: pages.YearsPage | pages.YearPage | pages.MonthPage) -> Iterator[str]:
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


def _people(page: pages.MembersPage | pages.MemberPage) -> Iterator[str]:
    if isinstance(page, pages.MembersPage):
        if page.initials:
            yield f"letters: {' '.join(map(_link, page.initials))}"
        for group in page.groups:
            yield f"under {group.initial} #{group.anchor}"
            for one in group.members:
                yield f"member: {one.name} [{one.address}] {one.title} {one.badges} {one.posts} {one.forum}".rstrip()
        return
    yield from (f"the same: {_link(one.member)} {one.forum}" for one in page.same)
    if page.first and page.last:
        yield f"first [{page.first.address}] last [{page.last.address}]"
    if page.plot:
        yield f"plot: {', '.join(f'{year.title} {year.posts}' for year in page.plot.years)}"
    yield from (f"started: {_link(one.thread)} {one.date.short if one.date else '-'}" for one in page.started)
    if page.more:
        yield f"started: {page.more} more"


def _overview(page: pages.OverviewPage) -> Iterator[str]:
    yield f"holds: {page.all_threads} threads, {page.all_posts} posts"
    if page.plot:
        years = ", ".join(f"{year.title} {year.posts}" for year in page.plot.years)
        yield f"plot: {page.plot.first} to {page.plot.last}, at most {page.plot.most}: {page.plot.path}; {years}"
    for forum in page.sources:
        counts = f"{forum.boards} boards {forum.threads} threads {forum.posts} posts {forum.members} members"
        captures = f"{forum.captures} captures, {forum.undated} undated, {forum.first or '-'} to {forum.last or '-'}"
        yield f"of: {forum.title} [{forum.address}] {forum.engine} {forum.original}: {counts}; {captures}"
    yield f"partial {page.partial}, undated {page.undated}, inferred {page.inferred}, nameless {page.nameless}"
    yield f"tombstones {page.tombstones}, differing {page.differing}, vanished {page.vanished}"


def labels(page: pages.ThreadPage) -> Iterator[str]:
    """A thread's prefix and tags, and where one goes on from it."""
    if page.prefix.title:
        yield f"prefix: {_link(page.prefix)}"
    if page.tags:
        yield f"tags: {', '.join(map(_link, page.tags))}"
    if page.previous or page.next:
        yield from _neighbours(page.previous, page.next)
    if page.related:
        yield f"related: {', '.join(map(_link, page.related))}"


def _link(link: pages.Link) -> str:
    return f"{link.title} [{link.address}]"


def _year(year: pages.YearView) -> str:
    months = ", ".join(f"{month.title} [{month.address}] {month.posts}" for month in year.months)
    return f"{year.title} [{year.address}] {year.posts}: {months or '-'}; of no month {year.unplaced}"


def _neighbours(previous: pages.Link | None, following: pages.Link | None) -> Iterator[str]:
    yield f"before [{previous.address if previous else ''}] after [{following.address if following else ''}]"


def _threads(how: str, rows: Iterable[pages.ThreadRow]) -> Iterator[str]:
    for row in rows:
        yield f"{how}: {row.title} [{row.address}] {row.here} of {row.posts}"
