"""Members: a page each with their posts, newest first, and the list of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model import Post
from ..site.library import ArchivedForum, ArchivedThread, Author
from ..site.pages import Link, MemberPage, MemberPost, MemberRow, MembersPage
from ..site.sanitize import outside
from ..site.site import Copied, Made, Site
from ..site.urls import Target
from ._base import Output, paged
from .threads import label

Written = tuple[ArchivedThread, int, Post]  # a post with its thread and the page it stands on


def build(site: Site) -> Iterator[Made | Copied]:
    """Every member's pages, then the list."""
    listed: list[tuple[ArchivedForum, Author, int]] = []
    for room in site.library.rooms:
        posts: dict[str, list[Written]] = defaultdict(list)
        for shelf in room.threads:
            for sheet in shelf.pages:
                for post in sheet.posts:
                    if person := room.author(post):
                        posts[person.id].append((shelf, sheet.number, post))
        for person in sorted(room.people.values(), key=lambda person: person.id):
            yield from _member(site, room, person, posts[person.id])
            listed.append((room, person, len(posts[person.id])))
    listed.sort(key=lambda entry: (entry[1].name.casefold(), entry[0].forum.id, entry[1].id))
    if listed:
        yield from _list(site, listed)


def _newest(written: Written) -> tuple[str, str]:
    post = written[2]
    when = post.date or post.not_before or post.not_after
    return (when.start().isoformat() if when else "", f"{written[0].thread.id}/{post.id:>64}")


def _member(site: Site, room: ArchivedForum, person: Author, posts: list[Written]) -> Iterator[Made | Copied]:
    posts = sorted(posts, key=_newest, reverse=True)
    record = person.record

    def file(number: int) -> str:
        return site.urls.member(room.forum.path, person.slug, person.id, number)

    for number, name, part, files in paged(posts, site.config.member_posts_per_page, file):
        root = site.urls.root(name)
        members = Link("Members", site.urls.link(Target(site.urls.members()), root))
        yield Made(
            name,
            MemberPage(
                title=site.page_title(person.name, f"Page {number}" if number > 1 else ""),
                canonical=site.urls.canonical(name),
                crumbs=(site.home_link(root), members, Link(person.name, site.urls.link(Target(name), root))),
                card=site.card(person, root),
                pager=site.pager(files, number, root),
                posts=tuple(_row(site, room, written, root) for written in part),
                total=len(posts),
                names=record.names if record else (),
                signature=record.signature if record and site.config.signatures else "",
                note=site.prose(record.body, root) if record else site.prose("", root),
                original=outside(record.address) if record else "",
            ),
        )


def _row(site: Site, room: ArchivedForum, written: Written, root: str) -> MemberPost:
    shelf, page, post = written
    return MemberPost(
        address=site.urls.link(site.links.post(shelf, page, post.id), root),
        thread=site.words(shelf.thread.title),
        label=label(post),
        excerpt=post.body if post.state is None else "",
        date=site.date(post, room),
    )


def _list(site: Site, listed: list[tuple[ArchivedForum, Author, int]]) -> Iterator[Made | Copied]:
    several = len(site.library.rooms) > 1
    for number, name, part, files in paged(listed, site.config.members_per_page, site.urls.members):
        root = site.urls.root(name)
        yield Made(
            name,
            MembersPage(
                title=site.page_title("Members", f"Page {number}" if number > 1 else ""),
                canonical=site.urls.canonical(name),
                crumbs=(site.home_link(root), Link("Members", site.urls.link(Target(name), root))),
                pager=site.pager(files, number, root),
                members=tuple(
                    MemberRow(
                        name=person.name,
                        address=site.urls.link(site.links.person(person), root),
                        title=person.record.title if person.record else "",
                        badges=person.record.badges if person.record else (),
                        posts=count,
                        forum=room.forum.title if several else "",
                    )
                    for room, person, count in part
                ),
            ),
        )


OUTPUT = Output("members", "Members with their posts, and the list of all.", build)
