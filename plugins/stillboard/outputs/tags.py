"""Tags and prefixes: the threads of each that several have, by their newest post, and the list of all."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from ..site import instants
from ..site.depends import digest
from ..site.files import File, Page
from ..site.pages import Link, TagRow, TagsPage, ThreadsPage
from ..site.site import Site, newest
from ..site.urls import Target
from ._base import Part, cut, in_parts

SIZE = 500  # tags a page of their list


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A page of a tag, or of the list of tags."""

    number: int
    count: int  # of its pages
    stem: str = ""  # of the tag's address; "": the list
    is_prefix: bool = False
    name: str = ""
    threads: tuple[tuple[int, int], ...] = ()  # those of this page: the place of each one's forum, and its own in that
    listed: tuple[tuple[str, str, bool, int], ...] = ()  # tags of this page: stem, name, whether a prefix, how many threads
    single: int = 0  # tags of one thread


def parts(site: Site) -> Iterator[Part]:
    """A part for every page."""
    tags = site.tags.with_page
    if not tags:
        return
    forums = site.library.forums
    for tag in tags:
        threads = sorted(tag.threads, key=lambda one: newest(forums[one[0]].threads[one[1]]), reverse=True)
        pages = list(cut(threads, site.config.threads_per_page))
        for number, part in enumerate(pages, 1):
            yield _part(site, Task(number, len(pages), tag.stem, tag.is_prefix, tag.name, tuple(part)))
    single = len(site.tags.tags) + len(site.tags.prefixes) - len(tags)
    lists = list(cut([(tag.stem, tag.name, tag.is_prefix, len(tag.threads)) for tag in tags], SIZE))
    for number, listed in enumerate(lists, 1):
        yield _part(site, Task(number, len(lists), listed=tuple(listed), single=single))


def _part(site: Site, task: Task) -> Part:
    forums = site.library.forums
    shown = b"".join(site.depends.listed(forums[n], forums[n].threads[place]) for n, place in task.threads)
    made_of = digest("tags", site.depends.surroundings, msgspec.msgpack.encode(task), shown)
    kind = "prefix" if task.is_prefix else "tag"
    return Part(f"tags/{kind}/{task.stem}/{task.number}", made_of, functools.partial(_itself, task), len(task.threads) or 1)


def _itself(task: Task) -> Task:
    return task


def make(site: Site, task: Task) -> Iterator[File]:
    """One page."""
    every = site.urls.tags()
    files = {n: _file(site, task, n) for n in range(1, task.count + 1)}
    name = files[task.number]
    root = site.urls.root(name)
    crumbs = (site.home_link(root), Link(site.say("Tags"), site.urls.link(Target(every), root)))
    page = site.page_words(task.number)
    if not task.stem:
        rows = [(is_prefix, _row(site, stem, own, is_prefix, many, root)) for stem, own, is_prefix, many in task.listed]
        yield Page(
            name,
            TagsPage(
                title=site.page_title(site.say("Tags"), page),
                canonical=site.urls.canonical(name),
                about=site.about(crumbs, root),
                crumbs=crumbs,
                pager=site.pager(files, task.number, root),
                prefixes=tuple(row for is_prefix, row in rows if is_prefix),
                tags=tuple(row for is_prefix, row in rows if not is_prefix),
                single=task.single,
            ),
        )
        return
    label = site.say("Prefix") if task.is_prefix else site.say("Tag")
    threads = ((site.library.forums[n], place) for n, place in task.threads)
    way = (*crumbs, Link(task.name, site.urls.link(Target(name), root)))
    yield Page(
        name,
        ThreadsPage(
            title=site.page_title(task.name, page, label),
            heading=task.name,
            label=label,
            canonical=site.urls.canonical(name),
            about=site.about(way, root),
            crumbs=way,
            pager=site.pager(files, task.number, root),
            threads=tuple(site.thread_row(forum, forum.threads[place], root, with_board=True) for forum, place in threads),
        ),
        instants.newest(site.library.forums[n].threads[place].changed for n, place in task.threads),
    )


def _file(site: Site, task: Task, number: int) -> str:
    return site.urls.tag(task.stem, task.is_prefix, number) if task.stem else site.urls.tags(number)


def _row(site: Site, stem: str, name: str, is_prefix: bool, many: int, root: str) -> TagRow:
    return TagRow(name, site.urls.link(Target(site.urls.tag(stem, is_prefix)), root), many)


OUTPUT = in_parts("tags", "Tags and prefixes with their threads.", parts, make, of_library=True)
