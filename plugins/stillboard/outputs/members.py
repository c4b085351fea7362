"""Members: a page each with their posts, newest first, and the list of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..site.archived import ArchivedForum, ArchivedPost, ArchivedThread, Author
from ..site.files import File, Page
from ..site.pages import Link, MemberPage, MemberPost, MemberRow, MembersPage
from ..site.sanitize import outside
from ..site.site import Site
from ..site.sorting import sort_key
from ..site.urls import Target
from ._base import Output, paged
from .threads import label

Written = tuple[ArchivedThread, int, ArchivedPost]  # a post with its thread and the number of the page it stands on


def build(site: Site) -> Iterator[File]:
    """Every member's pages, then the list."""
    listed: list[tuple[ArchivedForum, Author, int]] = []
    for forum in site.library.forums:
        posts: dict[str, list[Written]] = defaultdict(list)
        for thread in forum.threads:
            for page in thread.pages:
                for post in page.posts:
                    if author := forum.author_of(post):
                        posts[author.id].append((thread, page.number, post))
        for author in sorted(forum.authors.values(), key=lambda author: author.id):
            yield from _member(site, forum, author, posts[author.id])
            listed.append((forum, author, len(posts[author.id])))
    listed.sort(key=lambda entry: (sort_key(entry[1].name), entry[0].record.id, entry[1].id))
    if listed:
        yield from _list(site, listed)


def _newest(written: Written) -> tuple[str, str]:
    thread, _, post = written
    when = post.when
    return (when.start().isoformat() if when else "", f"{thread.record.id}/{post.id:>64}")


def _member(site: Site, forum: ArchivedForum, author: Author, posts: list[Written]) -> Iterator[File]:
    posts = sorted(posts, key=_newest, reverse=True)
    record = author.record

    def file(number: int) -> str:
        return site.urls.member(forum.record.path, author.slug, author.id, number)

    for number, name, part, files in paged(posts, site.config.member_posts_per_page, file):
        root = site.urls.root(name)
        members = Link("Members", site.urls.link(Target(site.urls.members()), root))
        yield Page(
            name,
            MemberPage(
                title=site.page_title(author.name, f"Page {number}" if number > 1 else ""),
                canonical=site.urls.canonical(name),
                crumbs=(site.home_link(root), members, Link(author.name, site.urls.link(Target(name), root))),
                card=site.card(author, root),
                pager=site.pager(files, number, root),
                posts=tuple(_row(site, forum, written, root) for written in part),
                total=len(posts),
                names=record.names if record else (),
                signature=record.signature if record and site.config.signatures else "",
                note=site.prose(record.body, root) if record else site.prose("", root),
                original=outside(record.address) if record else "",
            ),
        )


def _row(site: Site, forum: ArchivedForum, written: Written, root: str) -> MemberPost:
    thread, number, post = written
    return MemberPost(
        address=site.urls.link(site.links.post(thread, number, post.id), root),
        thread=site.words(thread.record.title),
        label=label(post),
        excerpt=post.excerpt if post.state is None else "",
        date=site.date(post, forum),
    )


def _list(site: Site, listed: list[tuple[ArchivedForum, Author, int]]) -> Iterator[File]:
    several = len(site.library.forums) > 1
    for number, name, part, files in paged(listed, site.config.members_per_page, site.urls.members):
        root = site.urls.root(name)
        yield Page(
            name,
            MembersPage(
                title=site.page_title("Members", f"Page {number}" if number > 1 else ""),
                canonical=site.urls.canonical(name),
                crumbs=(site.home_link(root), Link("Members", site.urls.link(Target(name), root))),
                pager=site.pager(files, number, root),
                members=tuple(
                    MemberRow(
                        name=author.name,
                        address=site.urls.link(site.links.author(author), root),
                        title=author.record.title if author.record else "",
                        badges=author.record.badges if author.record else (),
                        posts=count,
                        forum=forum.record.title if several else "",
                    )
                    for forum, author, count in part
                ),
            ),
        )


OUTPUT = Output("members", "Members with their posts, and the list of all.", build)
