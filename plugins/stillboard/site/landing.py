"""What the old ids of a forum lead to, as numbers: what the script on 404.html and the rules of servers are made of.

Links in posts ask links.py, thread by thread; this has all of a forum at once, in little memory: a number a post.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .. import addresses
from ..addresses.forms import PER_PAGE, names_members
from ..ids import slugify
from . import packed
from .archived import ArchivedForum, Author, ListedThread
from .places import Places
from .urls import Target

DIGITS = re.compile(r"[0-9]{1,15}", re.ASCII)  # an id that JavaScript reads exactly
PAGE, PLACE = 24, 24  # bits of a post's number that say its page, and its thread's place in the forum
MADE_UP = 1 << 49  # from here on are the keys of threads without an id that is a number
NUMBERED = frozenset({"discourse", "flarum", "nodebb", ""})  # engines whose addresses name posts by their numbers
_PER_PAGE = 20
_ORDINARY = re.compile(r"[\w .,'’&!+-]{1,80}")  # a name of which it is known what an engine makes
_SLUGGED = frozenset({"vbulletin", "nodebb"})  # engines that have a form of a name in addresses


@dataclass(frozen=True, slots=True)
class Landing:
    """A thread that old addresses lead to."""

    key: int  # the forum's id of it, or one that is made up
    slug: str
    id: str  # as the site's addresses have it
    pages: tuple[int, ...]  # those archived, in order
    per: int  # posts a page of the forum's
    ours: int = 0  # posts a page of the site's, where its pages are not the forum's; 0: they are
    firsts: tuple[int, ...] | None = None  # the number of the first post of each page, where `per` does not give the page

    def page(self, page: int, start: int) -> int:
        """The site's page for a page of the forum's, or for how many posts stood before it."""
        if self.ours:
            return (start or max(page - 1, 0) * self.per) // self.ours + 1
        return start // self.per + 1 if start else page


@dataclass(slots=True)
class Landings:
    """All that old addresses of a forum lead to."""

    forum: ArchivedForum
    threads: list[Landing] = field(default_factory=list)  # in the order of the forum's threads
    posts: list[int] = field(default_factory=list)  # sorted; see `parts_of`
    members: list[tuple[int, str, str]] = field(default_factory=list)  # id, slug and id of the page; sorted
    boards: list[tuple[int, str, str]] = field(default_factory=list)
    files: list[tuple[int, int | Target]] = field(default_factory=list)  # the id of a file, that of its post; sorted
    exact: dict[str, Target | int] = field(default_factory=dict)  # of threads the key
    """By host and path (`addresses.plain`), what no engine's form reads; by t/<id>, p/<id> and u/<name> threads and posts whose
    ids are no numbers, and members whom addresses name so."""

    @property
    def engine(self) -> str:
        """The forum's engine; "" where no forms are known of it."""
        return addresses.engine_of(self.forum.record.engine)


def parts_of(post: int) -> tuple[int, int, int]:
    """A post's id, its thread's place in the forum, and its page."""
    return post >> (PAGE + PLACE), post >> PAGE & ((1 << PLACE) - 1), post & ((1 << PAGE) - 1)


def called(forum: ArchivedForum) -> dict[str, Author]:
    """Whom addresses of a forum name by a name, or by what its engine makes of one, where only one of its authors is called so.

    vBSEO makes `ada-bee` of Ada Bee, and NodeBB does.
    """
    found = dict(forum.authors_by_name)
    if addresses.engine_of(forum.record.engine) not in _SLUGGED:
        return found
    by_slug: dict[str, dict[str, Author]] = {}
    for name, author in forum.authors_by_name.items():
        if _ORDINARY.fullmatch(name):
            by_slug.setdefault(slugify(name), {})[author.id] = author
    for slug, authors in by_slug.items():
        if len(authors) > 1:  # the name that is written so may be meant, or another
            found = {name: author for name, author in found.items() if name.casefold() != slug}
        elif slug and not DIGITS.fullmatch(slug):
            found.setdefault(slug, *authors.values())
    return found


def landings(forum: ArchivedForum, places: Places, posts_per_page: int) -> Landings:
    """What old addresses of a forum lead to. `posts_per_page`: of threads whose own paging is not known."""
    found = Landings(forum)
    keys: set[int] = set()
    for place, thread in enumerate(forum.threads):
        pages = packed.spots(thread.spots)
        key = _key(thread, keys)
        found.threads.append(landing(thread, key, pages, found.engine, posts_per_page))
        for number, spots in pages:
            for spot in spots:
                if spot.address:
                    found.exact.setdefault(addresses.plain(spot.address), places.post(thread, number, spot.id))
                named = (own for own in spot.own if not DIGITS.fullmatch(own))
                found.exact.update((f"p/{own}", places.post(thread, number, spot.id)) for own in named)
                found.posts += (
                    (int(own) << PLACE | place) << PAGE | number
                    for own in spot.own
                    if DIGITS.fullmatch(own) and number < 1 << PAGE
                )
        if thread.record.thread_id and not DIGITS.fullmatch(thread.record.thread_id):
            found.exact.setdefault(f"t/{thread.record.thread_id}", key)
        for address in thread.record.addresses:
            if not addresses.read(address, found.engine):
                found.exact.setdefault(addresses.plain(address), key)
    found.posts = _once(found.posts)
    _add_files(found, places)
    _add_members(found, places)
    _add_boards(found, places)
    return found


def _add_files(found: Landings, places: Places) -> None:
    """Old addresses of files lead to the posts that show them, or else to the first one that leads to them."""
    hosts = {addresses.host(one) for one in found.forum.record.addresses}
    files: dict[int, int | Target] = {}
    for is_linked in (False, True):
        for thread in found.forum.threads:
            for number, spots in packed.spots(thread.spots):
                for spot in spots:
                    for address in spot.linked_files if is_linked else spot.files:
                        if hosts and addresses.host(address) not in hosts:
                            continue
                        named = addresses.read(address, found.engine)
                        own = next((int(one) for one in spot.own if DIGITS.fullmatch(one)), 0)
                        if named and DIGITS.fullmatch(named.file):
                            files.setdefault(int(named.file), own or places.post(thread, number, spot.id))
                        elif not (named or is_linked):
                            found.exact.setdefault(addresses.plain(address), places.post(thread, number, spot.id))
    found.files = sorted(files.items(), key=lambda one: one[0])


def _once(posts: list[int]) -> list[int]:
    """Sorted, each id once: that in the first thread counts."""
    posts.sort()
    shift = PAGE + PLACE
    return [post for n, post in enumerate(posts) if not n or post >> shift != posts[n - 1] >> shift]


def _key(thread: ListedThread, keys: set[int]) -> int:
    own = thread.record.thread_id
    key = int(own) if DIGITS.fullmatch(own) and int(own) < MADE_UP else -1
    if key < 0 or key in keys:
        key = MADE_UP + int.from_bytes(hashlib.sha256(thread.record.id.encode()).digest()[:5], "big")
    while key in keys:
        key += 1
    keys.add(key)
    return key


def landing(thread: ListedThread, key: int, pages: packed.Spots, engine: str, posts_per_page: int) -> Landing:
    """A thread as old addresses lead to it. `pages`: where its posts stand; `posts_per_page`: as for `landings`."""
    record = thread.record
    per = record.posts_per_page or PER_PAGE.get(engine, _PER_PAGE)
    is_captured = bool(thread.last.place or (thread.opening and thread.opening.place))
    is_numbered = bool(record.posts_per_page) and all(spot.number is not None for _, spots in pages for spot in spots)
    ours = 0 if is_captured or is_numbered or per == posts_per_page else posts_per_page
    if is_captured and not record.posts_per_page and len(pages) > 1:  # pages other than the last are full
        per = max(len(spots) for _, spots in pages[:-1])
    firsts = None
    if engine in NUMBERED:
        numbers = [(number, [spot.number for spot in spots if spot.number]) for number, spots in pages]
        if any((one - 1) // per + 1 != number for number, every in numbers for one in every) or not any(numbers):
            firsts = tuple(min(every, default=0) for _, every in numbers)
    return Landing(key, record.slug, record.id, thread.numbers, per, ours, firsts)


def _add_members(found: Landings, places: Places) -> None:
    for own, author in found.forum.authors_by_own_id.items():
        if DIGITS.fullmatch(own):
            found.members.append((int(own), author.slug, author.id))
        else:
            found.exact.setdefault(f"u/{own.casefold()}", places.author(author))
    for author in found.forum.authors.values():
        if author.record and author.record.address and not addresses.read(author.record.address, found.engine):
            found.exact.setdefault(addresses.plain(author.record.address), places.author(author))
    if names_members(found.engine):
        for name, author in called(found.forum).items():
            found.exact.setdefault(f"u/{name.casefold()}", places.author(author))
    found.members.sort()


def _add_boards(found: Landings, places: Places) -> None:
    for own, board in found.forum.boards_by_own_id.items():
        if DIGITS.fullmatch(own):
            slug, _, identity = board.id.rpartition(".")
            found.boards.append((int(own), slug, identity))
    for board in found.forum.boards.values():
        for address in board.addresses:
            if not addresses.read(address, found.engine):
                found.exact.setdefault(addresses.plain(address), places.board(found.forum, board))
    found.boards.sort()


_ALIAS = re.compile(r"/(?P<way>[a-z][\w-]{0,40})/(?:[^/?#]*\.)?(?P<id>[0-9]+)/?$", re.ASCII | re.IGNORECASE)


def renamed(forum: ArchivedForum) -> dict[str, str]:
    """What a forum of XenForo calls the folders of threads, members and boards, where that is not what XenForo does."""
    if addresses.engine_of(forum.record.engine) != "xenforo":
        return {}
    found: dict[str, str] = {}
    for usual, own, address in _addressed(forum):
        match = _ALIAS.search(address)
        if match and match["id"] == own and match["way"].lower() != usual:
            found.setdefault(match["way"].lower(), usual)
    return {way: usual for way, usual in sorted(found.items()) if way not in ("threads", "members", "forums", "posts")}


def _addressed(forum: ArchivedForum) -> Iterator[tuple[str, str, str]]:
    for thread in forum.threads:
        yield from (("threads", thread.record.thread_id or thread.record.id, address) for address in thread.record.addresses)
    for board in forum.boards.values():
        yield from (("forums", board.board_id, address) for address in board.addresses)
    for author in forum.authors.values():
        if author.record and author.record.address:
            yield "members", author.record.member_id, author.record.address
