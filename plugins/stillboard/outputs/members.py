"""Members: a page each with their posts, newest first, and the list of all."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ..site import instants, packed
from ..site.archived import ArchivedForum, Author, ListedThread
from ..site.depends import digest
from ..site.files import File, Page
from ..site.pages import Link, MemberPage, MemberPost, MemberRow, MembersPage
from ..site.sanitize import outside
from ..site.site import Site, badges
from ..site.sorting import sort_key
from ..site.urls import Target
from ._base import Part, cut, in_parts
from .threads import label


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A member's pages, or a page of the list of all."""

    forum: int = 0  # its place in the library
    author: str = ""
    posts: tuple[tuple[int, bytes], ...] = ()  # by threads: the place of each in the forum, and the posts in it, packed
    number: int = 0
    count: int = 0  # of the list's pages
    listed: tuple[tuple[int, str, int], ...] = ()  # those of this page: place of the forum, id, how many posts


def parts(site: Site) -> Iterator[Part]:
    """A part for every member, and one for every page of the list."""
    listed: list[tuple[int, ArchivedForum, Author, int]] = []
    for n, forum in enumerate(site.library.forums):
        names = [digest(thread.record.title, thread.record.slug, thread.record.id) for thread in forum.threads]
        for author in sorted(forum.authors.values(), key=lambda author: author.id):
            written = forum.written.get(author.id, [])
            shown = b"".join(part for place, _, posts in written for part in (names[place], posts))
            made_of = digest("member", site.depends.surroundings, site.depends.author(forum, author.id), shown)
            count = sum(many for _, many, _ in written)
            task = functools.partial(Task, n, author.id, tuple((place, posts) for place, _, posts in written))
            yield Part(f"members/{forum.record.id}/{author.id}", made_of, task, max(count // 5, 1))
            listed.append((n, forum, author, count))
    listed.sort(key=lambda entry: (sort_key(entry[2].name), entry[1].record.id, entry[2].id))
    pages = list(cut(listed, site.config.members_per_page)) if listed else []
    for number, part in enumerate(pages, 1):
        shown = b"".join(site.depends.author(forum, author.id) for _, forum, author, _ in part)
        on_it = tuple((n, author.id, count) for n, _, author, count in part)
        made_of = digest("members", site.depends.surroundings, number, len(pages), repr(on_it), shown)
        task = functools.partial(Task, number=number, count=len(pages), listed=on_it)
        yield Part(f"members/{number}", made_of, task, max(len(part) // 5, 1))


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
    posts = [Row(forum.threads[place], post) for place, some in task.posts for post in packed.written(some)]
    posts.sort(key=lambda row: row.newest, reverse=True)
    record = author.record
    pages = list(cut(posts, site.config.member_posts_per_page))
    files = {n: site.urls.member(forum.record.path, author.slug, author.id, n) for n in range(1, len(pages) + 1)}
    root = site.urls.root(files[1])
    members = Link(site.say("Members"), site.urls.link(Target(site.urls.members()), root))
    for (number, name), part in zip(files.items(), pages, strict=True):
        yield Page(
            name,
            MemberPage(
                title=site.page_title(author.name, site.page_words(number)),
                canonical=site.urls.canonical(name),
                crumbs=(site.home_link(root), members, Link(author.name, site.urls.link(Target(name), root))),
                card=site.card(author, root),
                pager=site.pager(files, number, root),
                posts=tuple(_row(site, forum, row, root) for row in part),
                total=len(posts),
                names=record.names if record else (),
                signature=record.signature if record and site.config.signatures else "",
                note=site.prose(record.body, root) if record else site.prose("", root),
                original=outside(record.address) if record else "",
            ),
            instants.newest(row.post.date for row in part),
        )


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
    several = len(site.library.forums) > 1
    files = {n: site.urls.members(n) for n in range(1, task.count + 1)}
    name = files[task.number]
    root = site.urls.root(name)
    listed = [(site.library.forums[n], own, count) for n, own, count in task.listed]
    yield Page(
        name,
        MembersPage(
            title=site.page_title(site.say("Members"), site.page_words(task.number)),
            canonical=site.urls.canonical(name),
            crumbs=(site.home_link(root), Link(site.say("Members"), site.urls.link(Target(name), root))),
            pager=site.pager(files, task.number, root),
            members=tuple(_listed(site, forum, forum.authors[own], count, root, several) for forum, own, count in listed),
        ),
    )


def _listed(site: Site, forum: ArchivedForum, author: Author, count: int, root: str, several: bool) -> MemberRow:
    return MemberRow(
        name=author.name,
        address=site.urls.link(site.places.author(author), root),
        title=author.record.title if author.record else "",
        badges=badges(author.record) if author.record else (),
        posts=count,
        forum=forum.record.title if several else "",
    )


OUTPUT = in_parts("members", "Members with their posts, and the list of all.", parts, make)
