"""Feeds: the posts that were written or edited last, of the site, of each forum where there are several, and of each board.

Atom for all, and JSON Feed for what is no board: every feed is a file, and some hosts count them. An entry has the beginning of
its post, not the whole: who follows an archive wants to know that something came, and reads it where it stands, among the posts
that it answers; and a feed stays a few kilobytes. No thread has a feed: there would be as many files again.

Ids are made of what never changes: the names of the files of forum, board, thread and post, without titles and addresses.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from ..model import Board
from ..site import instants
from ..site.archived import ArchivedForum, ArchivedPost, ListedThread
from ..site.depends import digest
from ..site.files import File, Text
from ..site.site import Site
from ..site.urls import Target
from . import _xml
from ._base import Part, in_parts
from .threads import label

SINCE = "2026"  # the year in which every tag URI (RFC 4151) was made; never another one, or all entries are new to their readers
Listed = tuple[int, int]  # a thread: the place of its forum in the library, and its own in that
ListedPost = tuple[int, int, int, ArchivedPost]  # a post: those of its thread, its page, and itself


class Task(msgspec.Struct, array_like=True, frozen=True):
    """A feed."""

    posts: tuple[ListedPost, ...]  # the newest first; one at least
    forum: int | None = None  # its place in the library; None: the site
    board: str = ""


class Entry(NamedTuple):
    """A post in a feed."""

    forum: ArchivedForum
    thread: ListedThread
    page: int
    post: ArchivedPost


def parts(site: Site) -> Iterator[Part]:
    """A part for every feed. What has no post of a known date has no feed: a feed must say when it was changed last."""
    if not site.config.feed_posts:
        return
    forums = site.library.forums
    places = [{thread.packed.place: place for place, thread in enumerate(forum.threads)} for forum in forums]
    every = [(n, place) for n, forum in enumerate(forums) for place in range(len(forum.threads))]
    yield from _part(site, "feeds", every, b"")
    for n, forum in enumerate(forums):
        if len(forums) > 1:
            yield from _part(site, f"feeds/{forum.record.id}", [(n, place) for place in range(len(forum.threads))], b"", n)
        for board in sorted(forum.boards.values(), key=lambda board: board.id):
            own = [(n, places[n][thread.packed.place]) for thread in forum.by_board.get(board.id, ())]
            yield from _part(site, f"feeds/{forum.record.id}/{board.id}", own, site.depends.board(forum, board.id), n, board.id)


def _part(
    site: Site, name: str, threads: Sequence[Listed], shown: bytes, forum: int | None = None, board: str = ""
) -> Iterator[Part]:
    """The part of a feed of some threads; `shown`: a digest of what it says besides them."""
    forums = site.library.forums
    dated = [listed for listed in threads if forums[listed[0]].threads[listed[1]].changed]
    dated.sort(key=lambda listed: _order_of_thread(forums[listed[0]].threads[listed[1]]), reverse=True)
    newest = dated[: site.config.feed_posts]  # each has one post at least that is as new as any of those left out
    if newest:
        of = (site.depends.thread(forums[n], forums[n].threads[place]) for n, place in newest)
        task = functools.partial(_task, site, newest, forum, board)
        yield Part(name, digest("feed", site.depends.surroundings, shown, *of), task, len(newest))


def _task(site: Site, threads: Sequence[Listed], forum: int | None, board: str) -> Task:
    return Task(tuple(_newest(site, threads)), forum, board)


def _newest(site: Site, threads: Iterable[Listed]) -> list[ListedPost]:
    """The newest posts of some threads, the newest first. Of the threads, which are in the same order, hardly any is opened."""
    found: list[tuple[tuple[str, str, str, str], ListedPost]] = []
    for n, place in threads:
        thread = site.library.forums[n].threads[place]
        if len(found) == site.config.feed_posts and found[-1][0][:3] >= _order_of_thread(thread):
            break  # nor is any of what follows as new as those
        for page in thread.packed.whole().pages:
            dated = (post for post in page.posts if post.state is None and post.changed)
            found += [(_order(thread, post), (n, place, page.number, post)) for post in dated]
        found.sort(key=lambda one: one[0], reverse=True)
        del found[site.config.feed_posts :]
    return [one for _, one in found]


def _order_of_thread(thread: ListedThread) -> tuple[str, str, str]:
    return instants.order(thread.changed) if thread.changed else "", thread.forum.id, thread.record.id


def make(site: Site, task: Task) -> Iterator[File]:
    """A feed, in its forms."""
    forums = site.library.forums
    feed = _Feed(site, [Entry(forums[n], forums[n].threads[place], page, post) for n, place, page, post in task.posts])
    if task.forum is None:
        first = site.library.forums[0].record.id
        titles: tuple[str, ...] = ()
        home, own, files = site.urls.home(), _tag(first, "site"), [site.urls.feed("atom"), site.urls.feed("json")]
    else:
        forum = site.library.forums[task.forum]
        titles, home, own, files = _place(site, forum, forum.boards.get(task.board))
    title = site.page_title(*titles)
    yield Text(files[0], feed.atom(title, home, own, files[0]))
    for file in files[1:]:
        yield Text(file, feed.json(title, home, file))


def _place(site: Site, forum: ArchivedForum, board: Board | None) -> tuple[tuple[str, ...], str, str, list[str]]:
    """The titles of a forum or a board, the file of its page, its id, and the files of its feeds."""
    identity = forum.record.id
    if board is None:
        files = [site.urls.feed("atom", identity), site.urls.feed("json", identity)]
        home = site.forum_files.get(identity) or site.urls.home()
        return (site.words(forum.record.title),), home, _tag(identity, "forum"), files
    slug, _, own = board.id.rpartition(".")
    files = [site.urls.board_feed(forum.record.path, slug, own)]
    return (site.words(board.title),), site.urls.board(forum.record.path, slug, own), _tag(identity, f"board/{own}"), files


def _order(thread: ListedThread, post: ArchivedPost) -> tuple[str, str, str, str]:
    return instants.order(post.changed) if post.changed else "", thread.forum.id, thread.record.id, post.id


def _tag(forum: str, what: str) -> str:
    return f"tag:{forum},{SINCE}:{what}"


class _Feed:
    """The newest posts of something."""

    def __init__(self, site: Site, entries: Sequence[Entry]) -> None:
        """`entries`: the newest first; one at least."""
        self.site = site
        self.entries = entries

    def atom(self, title: str, home: str, own: str, file: str) -> str:
        """As Atom (RFC 4287)."""
        site = self.site
        updated = max(map(_updated, self.entries))
        licence = f'<link rel="license" href="{_xml.address(site.config.licence)}"/>\n' if site.config.licence else ""
        return (
            f'{_xml.HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml.text(site.language.tag)}">\n'
            f"<id>{own}</id>\n<title>{_xml.text(title)}</title>\n<updated>{updated}</updated>\n"
            f'<link rel="self" type="application/atom+xml" href="{_xml.address(site.urls.absolute(file))}"/>\n'
            f'<link rel="alternate" type="text/html" href="{_xml.address(site.urls.absolute(home))}"/>\n{licence}'
            f"{''.join(map(self._entry, self.entries))}</feed>\n"
        )

    def _entry(self, entry: Entry) -> str:
        post, thread = entry.post, entry.thread
        author, page = self._author(entry)
        # Where the zone is not known there is no instant to give, and only `updated` has to be there.
        published = f"<published>{instants.iso(post.date)}</published>\n" if post.date and post.date.is_instant else ""
        category = f'<category term="{_xml.text(thread.boards[-1].title)}"/>\n' if thread.boards else ""
        summary = f"<summary>{_xml.text(post.excerpt)}</summary>\n" if post.excerpt else ""
        return (
            f"<entry>\n<id>{_id(entry)}</id>\n<title>{_xml.text(self._title(entry))}</title>\n"
            f"<updated>{_updated(entry)}</updated>\n{published}"
            f"<author><name>{_xml.text(author)}</name>{f'<uri>{_xml.address(page)}</uri>' if page else ''}</author>\n"
            f'<link rel="alternate" type="text/html" href="{_xml.address(self._address(entry))}"/>\n{category}{summary}</entry>\n'
        )

    def json(self, title: str, home: str, file: str) -> bytes:
        """As JSON Feed 1.1."""
        site = self.site
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": site.urls.absolute(home),
            "feed_url": site.urls.absolute(file),
            "language": site.language.tag,
            "items": [self._item(entry) for entry in self.entries],
        }
        return msgspec.json.format(msgspec.json.encode(feed), indent=1) + b"\n"

    def _item(self, entry: Entry) -> dict[str, Any]:
        post, thread = entry.post, entry.thread
        author, page = self._author(entry)
        item: dict[str, Any] = {"id": _id(entry), "url": self._address(entry), "title": self._title(entry)}
        item["content_text"] = post.excerpt or item["title"]  # some must be there
        for key, when in (("date_published", post.date), ("date_modified", post.edited)):
            if when and when.is_instant:
                item[key] = instants.iso(when)
        item["authors"] = [{"name": author, "url": page} if page else {"name": author}]
        if thread.boards:
            item["tags"] = [thread.boards[-1].title]
        return item

    def _title(self, entry: Entry) -> str:
        """The thread's title, and behind it the post's number where it did not start it."""
        title = self.site.words(entry.thread.record.title)
        opening = entry.thread.opening
        return title if opening and opening.id == entry.post.id else f"{title} · {label(entry.post)}"

    def _address(self, entry: Entry) -> str:
        return self._absolute(self.site.places.post(entry.thread, entry.page, entry.post.id))

    def _author(self, entry: Entry) -> tuple[str, str]:
        """The author's name, and the address of their page."""
        site = self.site
        author = entry.forum.author_of(entry.post)
        name = entry.post.author or (author.name if author else "") or site.say("author not known")
        return name, self._absolute(site.places.author(author)) if author else ""

    def _absolute(self, target: Target) -> str:
        return self.site.urls.absolute(target.file, target.fragment)


def _id(entry: Entry) -> str:
    return _tag(entry.thread.forum.id, f"post/{entry.thread.record.id}/{entry.post.id}")


def _updated(entry: Entry) -> str:
    return instants.rfc3339(entry.post.changed) if entry.post.changed else ""


OUTPUT = in_parts("feeds", "The newest posts for feed readers: `feed.atom`, `feed.json`.", parts, make, of_library=True)
