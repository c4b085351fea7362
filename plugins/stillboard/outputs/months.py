"""The archive by years and months: which threads were started when, and which went on."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import msgspec

from ..model import When
from ..site import instants
from ..site.depends import digest
from ..site.files import File, Page
from ..site.months import UNKNOWN, Active, Months
from ..site.pages import Link, MonthPage, MonthRow, ThreadRow, YearPage, YearsPage, YearView
from ..site.site import Site
from ..site.urls import Target
from ._base import Part, cut, in_parts

Listed = tuple[int, int, int, bool]
"""A thread: the place of its forum in the library, its own in that, its posts in that time, and whether it was started then."""


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A page: of a month, of a year, or of all years."""

    when: str = ""  # `2014-03`, `2014`; "": all years
    number: int = 1
    count: int = 1  # of its pages
    posts: dict[str, int] = {}  # by months and years: what the page says of them
    inferred: int = 0
    before: str = ""  # the month or year before in which posts were written
    after: str = ""
    threads: tuple[Listed, ...] = ()


def parts(site: Site) -> Iterator[Part]:
    """A part for every page."""
    months = site.months
    if not site.has_dates:
        return
    yield _part(site, Task(posts=dict(months.posts)))
    yield from _line(site, months, months.years)
    yield from _line(site, months, sorted(when for when in months.posts if len(when) == 7))


def _line(site: Site, months: Months, line: list[str]) -> Iterator[Part]:
    """The pages of months or years, which lead to those before and after."""
    for before, when, after in zip(["", *line], line, [*line[1:], ""], strict=False):
        year = {one: posts for one, posts in months.posts.items() if one[:4] == when} if len(when) == 4 else {}
        posts = year or {when: months.posts[when]}
        pages = list(cut(sorted(months.threads.get(when, ()), key=functools.partial(_order, site)), site.config.threads_per_page))
        for number, part in enumerate(pages, 1):
            threads = tuple((one.forum, one.thread, one.posts, one.is_start) for one in part)
            yield _part(site, Task(when, number, len(pages), posts, months.inferred[when], before, after, threads))


def _order(site: Site, one: Active) -> tuple[bool, str, int, int, int]:
    """Those that were started first, as they were; then those that went on, the liveliest first."""
    opening = site.library.forums[one.forum].threads[one.thread].opening
    started = opening.when.start().isoformat() if one.is_start and opening and opening.when else ""
    return not one.is_start, started, -one.posts, one.forum, one.thread


def _part(site: Site, task: Task) -> Part:
    forums = site.library.forums
    shown = b"".join(site.depends.listed(forums[n], forums[n].threads[place]) for n, place, _, _ in task.threads)
    made_of = digest("months", site.depends.surroundings, msgspec.msgpack.encode(task), shown)
    return Part(f"months/{task.when}/{task.number}", made_of, functools.partial(_itself, task), len(task.threads) or 1)


def _itself(task: Task) -> Task:
    return task


def make(site: Site, task: Task) -> Iterator[File]:
    """One page."""
    files = {n: site.urls.date(task.when, n) for n in range(1, task.count + 1)}
    name = files[task.number]
    root = site.urls.root(name)
    home = (site.home_link(root), Link(site.say("By date"), site.urls.link(Target(site.urls.date()), root)))
    if not task.when:
        yield Page(
            name,
            YearsPage(
                title=site.page_title(site.say("By date")),
                canonical=site.urls.canonical(name),
                about=site.about(home, root),
                crumbs=home,
                years=tuple(_year(site, task.posts, year, root) for year in sorted(_years(task.posts), reverse=True)),
                undated=task.posts.get(UNKNOWN, 0),
            ),
        )
        return
    heading = _words(site, task.when)
    title = site.page_title(heading, site.page_words(task.number))
    here = Link(heading, site.urls.link(Target(name), root))
    pager = site.pager(files, task.number, root)
    before, after = (_link(site, when, root) if when else None for when in (task.before, task.after))
    rows = [(one[3], _row(site, one, root)) for one in task.threads]
    if len(task.when) == 4:
        threads = tuple(row for _, row in rows)
        year = _year(site, task.posts, task.when, root)
        about = site.about((*home, here), root)
        yield Page(name, YearPage(title, site.urls.canonical(name), about, (*home, here), pager, year, before, after, threads))
        return
    way = (*home, _link(site, task.when[:4], root), here)
    yield Page(
        name,
        MonthPage(
            title=title,
            heading=heading,
            canonical=site.urls.canonical(name),
            about=site.about(way, root),
            crumbs=way,
            pager=pager,
            posts=task.posts[task.when],
            inferred=task.inferred,
            previous=before,
            next=after,
            started=tuple(row for is_start, row in rows if is_start),
            active=tuple(row for is_start, row in rows if not is_start),
        ),
        instants.newest(site.library.forums[n].threads[place].changed for n, place, _, _ in task.threads),
    )


def _words(site: Site, when: str) -> str:
    """A month or a year in words."""
    return site.dates.day(When(when))


def _years(posts: Iterable[str]) -> set[str]:
    return {when[:4] for when in posts if when}


def _link(site: Site, when: str, root: str) -> Link:
    return Link(_words(site, when), site.urls.link(Target(site.urls.date(when)), root))


def _year(site: Site, posts: dict[str, int], year: str, root: str) -> YearView:
    link = _link(site, year, root)
    own = sorted(when for when in posts if when[:4] == year and len(when) == 7)
    links = [_link(site, when, root) for when in own]
    months = tuple(MonthRow(month.title, month.address, posts[when]) for month, when in zip(links, own, strict=True))
    unplaced = posts.get(year, 0)
    return YearView(link.title, link.address, sum(posts[when] for when in own) + unplaced, months, unplaced)


def _row(site: Site, listed: Listed, root: str) -> ThreadRow:
    n, place, posts, _ = listed
    forum = site.library.forums[n]
    return site.thread_row(forum, forum.threads[place], root, with_board=True, here=posts)


OUTPUT = in_parts("months", "The archive by years and months.", parts, make, of_library=True)
