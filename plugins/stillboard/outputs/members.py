"""Members: a page each with their posts, newest first, and the list of all."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ..site import initials, instants, linked_data, packed
from ..site.archived import ArchivedForum, Author, ListedThread
from ..site.cards import badges
from ..site.depends import digest
from ..site.files import File, Page
from ..site.months import years_of
from ..site.onward import started
from ..site.pages import About, Link, MemberGroup, MemberPage, MemberPost, MemberRow, MembersPage, SameMember, StartedThread
from ..site.sanitize import outside
from ..site.site import Site
from ..site.sorting import sort_key
from ..site.urls import Target
from ._base import Part, cut, in_parts
from ._plots import plot
from .threads import label

STARTED = 10  # threads that a member's page lists
PLOTTED = 5  # posts from which on they make a plot


Entry = tuple[int, ArchivedForum, Author, int]  # a member in the list: the place of the forum, and how many posts


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A member's pages, or a page of the list of all."""

    forum: int = 0  # its place in the library
    author: str = ""
    number: int = 0
    count: int = 0  # of the list's pages
    # Those of this page: place of the forum, id, how many posts, and who they are elsewhere.
    listed: tuple[tuple[int, str, int, tuple[tuple[int, str], ...]], ...] = ()
    initials: tuple[tuple[str, int], ...] = ()  # the letters of the list, each with the page where it begins
    started: tuple[int, ...] = ()  # threads that the member started, newest first, by their places in the forum
    more: int = 0  # threads that they started besides
    same: tuple[tuple[int, str], ...] = ()  # who they are elsewhere: place of the forum, id


def parts(site: Site) -> Iterator[Part]:
    """A part for every member, and one for every page of the list."""
    listed: list[Entry] = []
    for n, forum in enumerate(site.library.forums):
        started_by = _started(forum)
        for author in sorted(forum.authors.values(), key=lambda author: author.id):
            shown = forum.written.digests(author.id)
            begun = started_by.get(author.id, [])
            same = site.people.get((n, author.id), ())
            known = (site.depends.author(site.library.forums[of], own) for of, own in ((n, author.id), *same))
            is_shown = author.id in forum.shown
            made_of = digest("member", site.depends.surroundings, repr((same, begun, is_shown)), *known, shown)
            count = forum.written.count(author.id)
            task = functools.partial(
                Task,
                n,
                author.id,
                started=tuple(begun[:STARTED]),
                more=max(len(begun) - STARTED, 0),
                same=same,
            )
            yield Part(f"members/{forum.record.id}/{author.id}", made_of, task, max(count // 5, 1))
            listed.append((n, forum, author, count))
    letters = {id(author): initials.initial(author.name) for _, _, author, _ in listed}
    listed.sort(
        key=lambda entry: (initials.place(letters[id(entry[2])]), sort_key(entry[2].name), entry[1].record.id, entry[2].id)
    )
    listed = _joined(site, listed)
    pages = list(cut(listed, site.config.members_per_page)) if listed else []
    begin: dict[str, int] = {}
    for number, part in enumerate(pages, 1):
        for _, _, author, _ in part:
            begin.setdefault(letters[id(author)], number)
    for number, part in enumerate(pages, 1):
        on_it = tuple((n, author.id, count, site.people.get((n, author.id), ())) for n, _, author, count in part)
        every = [one for n, own, _, same in on_it for one in ((n, own), *same)]
        shown = b"".join(site.depends.author(site.library.forums[n], own) for n, own in every)
        pictured = [author.id in forum.shown for _, forum, author, _ in part]
        made_of = digest("members", site.depends.surroundings, number, len(pages), repr((on_it, begin, pictured)), shown)
        ways = tuple(begin.items())
        task = functools.partial(Task, number=number, count=len(pages), listed=on_it, initials=ways)
        yield Part(f"members/{number}", made_of, task, max(len(part) // 5, 1))


def _joined(site: Site, listed: list[Entry]) -> list[Entry]:
    """The members in their order. Who is the same person and has the same name stands there once, with the posts of all."""
    if not site.people:
        return listed
    counts = {(n, author.id): count for n, _, author, count in listed}
    named: set[tuple[tuple[int, str], str]] = set()
    joined: list[Entry] = []
    for n, forum, author, count in listed:
        same = site.people.get((n, author.id), ())
        if same:
            key = (min((n, author.id), *same), sort_key(author.name)[0])
            if key in named:
                continue
            named.add(key)
        joined.append((n, forum, author, count + sum(counts.get(one, 0) for one in same)))
    return joined


def _started(forum: ArchivedForum) -> dict[str, list[int]]:
    """The threads that each member started, newest first."""
    found: dict[str, list[int]] = {}
    for place, thread in enumerate(forum.threads):
        author = forum.author_of(thread.opening) if thread.opening else None
        if author:
            found.setdefault(author.id, []).append(place)
    for places in found.values():
        places.sort(key=lambda place: started(forum.threads[place]), reverse=True)
    return found


def make(site: Site, task: Task) -> Iterator[File]:
    """The pages of a member, or one of the list."""
    return _list(site, task) if task.number else _member(site, task)


class Row(NamedTuple):
    """A post of a member."""

    thread: ListedThread
    post: packed.Written

    @property
    def newest(self) -> tuple[str, str]:
        """A key that sorts the newest last."""
        return self.post.newest, f"{self.thread.record.id}/{self.post.id:>64}"


def _member(site: Site, task: Task) -> Iterator[File]:
    forum = site.library.forums[task.forum]
    author = forum.authors[task.author]
    posts = [Row(forum.threads[place], post) for place, some in forum.written.by(author.id) for post in packed.written(some)]
    posts.sort(key=lambda row: row.newest, reverse=True)
    record = author.record
    dated = [row for row in posts if row.post.date]
    plotted = len(posts) >= PLOTTED
    pages = list(cut(posts, site.config.member_posts_per_page))
    files = {n: site.urls.member(forum.record.path, author.slug, author.id, n) for n in range(1, len(pages) + 1)}
    root = site.urls.root(files[1])
    members = Link(site.say("Members"), site.urls.link(Target(site.urls.members()), root))
    about = functools.partial(_about, site, author, len(posts), files[1])
    for (number, name), part in zip(files.items(), pages, strict=True):
        way = (site.home_link(root), members, Link(author.name, site.urls.link(Target(name), root)))
        yield Page(
            name,
            MemberPage(
                title=site.page_title(author.name, site.page_words(number)),
                canonical=site.urls.canonical(name),
                about=about(way, root),
                crumbs=way,
                card=site.card(author, root),
                pager=site.pager(files, number, root),
                posts=tuple(_row(site, forum, row, root) for row in part),
                total=len(posts),
                names=record.names if record else (),
                signature=record.signature if record and site.config.signatures else "",
                note=site.prose(record.body, root) if record else site.prose("", root),
                original=outside(record.address) if record else "",
                same=tuple(_same(site, *one, root) for one in task.same),
                first=_row(site, forum, dated[-1], root) if dated and number == 1 else None,
                last=_row(site, forum, dated[0], root) if dated and number == 1 else None,
                plot=plot(site, Counter(years_of((row.post for row in posts), forum)), by_years=True)
                if plotted and number == 1
                else None,
                started=tuple(_started_thread(site, forum, place, root) for place in task.started) if number == 1 else (),
                more=task.more if number == 1 else 0,
            ),
            instants.newest(row.post.date for row in part),
        )


def _about(site: Site, author: Author, posts: int, file: str, way: tuple[Link, ...], root: str) -> About:
    record = author.record
    former, joined = (record.names, instants.w3c(record.joined)) if record else ((), "")
    profile = linked_data.profile(author.name, site.urls.canonical(file), former, joined, posts)
    return About(
        title=author.name,
        description=site.say("Posts by %(name)s in %(site)s.", name=author.name, site=site.config.title),
        kind="profile",
        original=outside(record.address) if record else "",
        data=site.linked_data(root, way, profile),
    )


def _same(site: Site, n: int, own: str, root: str) -> SameMember:
    forum = site.library.forums[n]
    author = forum.authors[own]
    return SameMember(Link(author.name, site.urls.link(site.places.author(author), root)), site.words(forum.record.title))


def _started_thread(site: Site, forum: ArchivedForum, place: int, root: str) -> StartedThread:
    thread = forum.threads[place]
    link = Link(site.words(thread.record.title), site.urls.link(site.places.thread(thread), root))
    return StartedThread(link, site.date(thread.opening, forum) if thread.opening else None)


def _row(site: Site, forum: ArchivedForum, row: Row, root: str) -> MemberPost:
    thread, post = row
    return MemberPost(
        address=site.urls.link(site.places.post(thread, post.page, post.id), root),
        thread=site.words(thread.record.title),
        label=label(post),
        excerpt=post.excerpt,
        date=site.dates.of_post(post, forum.record.timezone),
    )


def _list(site: Site, task: Task) -> Iterator[File]:
    files = {n: site.urls.members(n) for n in range(1, task.count + 1)}
    name = files[task.number]
    root = site.urls.root(name)
    heading = site.say("Members")
    way = (site.home_link(root), Link(heading, site.urls.link(Target(name), root)))
    data = site.linked_data(root, way)
    groups: dict[str, list[MemberRow]] = {}
    for n, own, count, same in task.listed:
        forum = site.library.forums[n]
        author = forum.authors[own]
        groups.setdefault(initials.initial(author.name), []).append(_listed(site, forum, author, count, same, root))
    letters = ((letter, Target(files[page], initials.anchor(letter))) for letter, page in task.initials)
    yield Page(
        name,
        MembersPage(
            title=site.page_title(heading, site.page_words(task.number)),
            canonical=site.urls.canonical(name),
            about=About(heading, site.say("Members whose posts are in %(site)s.", site=site.config.title), data=data),
            crumbs=way,
            pager=site.pager(files, task.number, root),
            groups=tuple(MemberGroup(letter, initials.anchor(letter), tuple(rows)) for letter, rows in groups.items()),
            initials=tuple(Link(letter, site.urls.link(place, root)) for letter, place in letters) if task.count > 1 else (),
        ),
    )


def _listed(
    site: Site, forum: ArchivedForum, author: Author, count: int, same: tuple[tuple[int, str], ...], root: str
) -> MemberRow:
    return MemberRow(
        name=author.name,
        address=site.urls.link(site.places.author(author), root),
        title=author.record.title if author.record else "",
        badges=badges(author.record) if author.record else (),
        posts=count,
        forum=forum.record.title if len(site.library.forums) > 1 else "",
        same=tuple(_same(site, n, own, root) for n, own in same),
        picture=site.picture(author, root),
    )


OUTPUT = in_parts("members", "Members with their posts, and the list of all.", parts, make, of_library=True)
