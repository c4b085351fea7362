"""Threads: a page for every archived page, and the bare address of a thread whose first page is not archived."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

import msgspec

from .. import addresses
from ..ids import is_stem
from ..model import PollOption, State, When
from ..site import instants, packed
from ..site.archived import ArchivedForum, ArchivedPage, ArchivedPost, ArchivedThread, ListedThread, Numbered, guest_name
from ..site.bodies import Bodies, nothing
from ..site.depends import digest
from ..site.files import File, Page
from ..site.index import Kind, bodies_of
from ..site.initials import initial
from ..site.languages import message
from ..site.onward import Onward
from ..site.pages import About, Card, Link, LostPage, PollAnswer, PostView, Provenance, RedirectPage, ThreadPage
from ..site.paging import missing_pages, stretches
from ..site.sanitize import language, outside
from ..site.site import Site
from ..site.urls import REDIRECT_SCRIPT, Target
from ._base import Part, in_parts
from ._downloads import Downloads
from ._thread_about import Abouts

TOMBSTONES = {
    State.DELETED: message("This post was deleted on the forum."),
    State.HIDDEN: message("This post was hidden on the forum."),
    State.REMOVED: message("This post was removed from the archive."),
}
LOST = 20  # pages that are not archived and get links of their own
_NOWHERE = Onward()
_NOBODY = Card(name="", initial="?")
_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)


class Task(msgspec.Struct, array_like=True, frozen=True):
    """One thread, or a stretch of its pages."""

    forum: int  # its place in the library
    thread: int  # its place in the forum
    begin: int  # the first of its pages that are made, by its place among them
    end: int
    whole: bytes  # packed.Whole
    signature: bytes  # of its folder
    bodies: bytes  # what the index has of those of these pages, or nothing
    onward: tuple[int | None, int | None, tuple[int, ...]]  # the places of those before and after it, and of related ones


def parts(site: Site) -> Iterator[Part]:
    """A part for every thread; several for one of very many pages, so that no process has all of it at hand."""
    for n, forum in enumerate(site.library.forums):
        for place, thread in enumerate(forum.threads):
            shown = digest(_depends_on_onward(site, n, place), *_answered(site, thread))
            known = digest("thread", site.depends.surroundings, site.depends.thread(forum, thread), shown)
            for begin, end in stretches(len(thread.numbers)):
                made_of = digest(known, begin, end) if begin or end < len(thread.numbers) else known
                task = functools.partial(_task, n, place, thread, begin, end, site.onward[n][place])
                posts = thread.count * (end - begin) // len(thread.numbers)
                yield Part(f"threads/{bodies_of(thread.packed.place, begin)}", made_of, task, posts)


def _depends_on_onward(site: Site, n: int, place: int) -> bytes:
    """What is said of threads that its pages lead to."""
    way = site.onward[n][place]
    if way == _NOWHERE:
        return b""
    threads = site.library.forums[n].threads
    return b"".join(threads[one].named if one is not None else b"-" for one in (way.previous, way.next, *way.related))


def _answered(site: Site, thread: ListedThread) -> Iterator[str]:
    """What is said of posts of other threads that its posts answer."""
    return (repr(site.links.elsewhere(thread.forum.id, own)) for own in thread.answers)


def _task(forum: int, place: int, thread: ListedThread, begin: int, end: int, way: Onward) -> Task:
    onward = (way.previous, way.next, way.related)
    of = thread.packed
    return Task(forum, place, begin, end, of.data(), of.signature, of.bodies(begin), onward)


def make(site: Site, task: Task) -> Iterator[File]:
    """The pages of a thread, and with the first of them its other files."""
    forum = site.library.forums[task.forum]
    listed = forum.threads[task.thread]
    whole = packed.whole(task.whole, listed.packed.place)
    thread = ArchivedThread(forum.record, whole.record, listed.folder, whole.pages, listed.boards)
    record = thread.record
    files = {page.number: site.urls.thread(forum.record.path, record.slug, record.id, page.number) for page in thread.pages}
    bare = site.urls.thread(forum.record.path, record.slug, record.id, 1)
    root = site.urls.root(bare)
    bodies = Bodies(site, listed.folder, root, task.signature, task.bodies)
    downloads = Downloads(site, thread, bare.rpartition("/")[0], bodies, label)
    maker = _Pages(site, forum, thread, files, bodies)
    maker.downloads = downloads.links(root)
    maker.lead_onward(listed, task)
    for page in thread.pages[task.begin : task.end]:
        changed = instants.newest(post.changed for post in page.posts)
        yield Page(files[page.number], maker.page(page), changed)
    if task.begin == 0:
        if bare not in files.values():
            yield Page(bare, _redirect(site, thread, files[thread.pages[0].number], root))
        yield from downloads.files(lambda post: site.say(TOMBSTONES[post.state]) if post.state else "")
    if bodies.are_new:
        site.rows.append((Kind.BODIES, bodies_of(listed.packed.place, task.begin), bodies.packed()))


def _redirect(site: Site, thread: ArchivedThread, file: str, root: str) -> RedirectPage:
    """What leads from the bare address of a thread whose first page is not archived to the first that is, which is `file`."""
    return RedirectPage(
        title=site.page_title(site.words(thread.record.title)),
        canonical=site.urls.canonical(file),
        about=About(site.words(thread.record.title)),
        target=site.urls.link(Target(file), root),
        script=f"{root}{REDIRECT_SCRIPT}",
    )


class _Pages:
    """What the pages of one thread have in common."""

    def __init__(self, site: Site, forum: ArchivedForum, thread: ArchivedThread, files: dict[int, str], bodies: Bodies) -> None:
        """`files`: of its pages, by number."""
        self.site, self.forum, self.thread, self.files, self.bodies = site, forum, thread, files, bodies
        record = thread.record
        self.root = root = site.urls.root(next(iter(files.values())))
        self.heading = site.words(record.title)
        self.abouts = Abouts(site, forum, thread, files, self.heading)
        self.opening = thread.opening
        boards = (site.board_link(forum, board, root) for board in thread.boards)
        around = (*site.forum_crumb(forum, root), *boards)
        self.crumbs = (site.home_link(root), *around)
        self.around = around[-1].title if around else ""
        self.answered = site.links.answered(thread) if any(post.reply_to for page in thread.pages for post in page.posts) else {}
        self.gaps = _gaps(site, thread)
        self.lost = tuple(_lost(thread)) if self.gaps else ()
        self.note = site.prose(record.body, root)
        self.answers = _answers(record.poll_options)
        self.starter = site.author_link(forum, self.opening, root) if self.opening else Link("")
        self.started = site.date(self.opening, forum) if self.opening else None
        self.times, self.names_zone = _times(site, thread)
        self.downloads: tuple[Link, ...] = ()

    def lead_onward(self, listed: ListedThread, task: Task) -> None:
        """Say where one goes on from the thread, and which others have its tags."""
        previous, following, related = task.onward
        self.previous = self._link(previous) if previous is not None else None
        self.next = self._link(following) if following is not None else None
        self.related = tuple(self._link(place) for place in related)
        self.prefix = self.site.prefix(listed, self.root)
        self.tags = self.site.tag_links(listed, self.root)

    def _link(self, place: int) -> Link:
        other = self.forum.threads[place]
        return Link(self.site.words(other.record.title), self.site.urls.link(self.site.places.thread(other), self.root))

    def page(self, page: ArchivedPage) -> ThreadPage:
        """One of them."""
        site, record = self.site, self.thread.record
        file = self.files[page.number]
        anchors = _anchors(page)
        shown: set[str] = set()
        posts = tuple(self._post(file, post, anchors.get(post.id, ()), shown) for post in page.posts)
        crumbs = (*self.crumbs, Link(self.heading, site.urls.link(Target(file), self.root)))
        # Of a thread whose pages were captured one by one, the last may not be the last that there was.
        total = record.page_count or (None if any(post.place for post in page.posts) else 0)
        number = site.page_words(page.number)
        return ThreadPage(
            title=site.page_title(self.heading, number, self.around),
            heading=self.heading,
            canonical=site.urls.canonical(file),
            about=self.abouts.page(page, posts, crumbs),
            crumbs=crumbs,
            depth=len(self.thread.boards),
            pager=site.pager(self.files, page.number, self.root, total),
            posts=posts,
            provenance=_provenance(site, self.forum, self.thread, page),
            prefix=self.prefix,
            tags=self.tags,
            states=site.states(record.states),
            starter=self.starter,
            started=self.started,
            times=self.times,
            views=record.views,
            downloads=self.downloads,
            gaps=self.gaps,
            lost=self.lost,
            note=self.note,
            poll=record.poll,
            answers=self.answers,
            lang=language(record.lang or self.forum.record.lang),
            previous=self.previous,
            next=self.next,
            related=self.related,
        )

    def _post(self, file: str, post: ArchivedPost, anchors: tuple[str, ...], shown: set[str]) -> PostView:
        """`shown`: the authors whose posts stand before it on the page; what is known of each is said once."""
        site, forum, record = self.site, self.forum, self.thread.record
        author, zone = forum.author_of(post), forum.record.timezone
        card = _NOBODY
        if author:
            card = site.card(author, self.root, post.author, short=author.id in shown, pictured=post.state is None)
            shown.add(author.id)
        elif post.is_guests:
            name = guest_name(post)
            card = Card(name=name, initial=initial(name) if name else "?", is_guest=True)
        return PostView(
            anchor=f"post-{post.id}",
            label=label(post),
            permalink=site.urls.link(Target(file, f"post-{post.id}"), self.root),
            author=card,
            body=self.bodies.html(post.id) if post.state is None else nothing,
            date=site.dates.of_post(post, zone, names_zone=self.names_zone),
            anchors=anchors,
            title=site.words(post.title) if post.title not in ("", record.title, f"Re: {record.title}") else "",
            tombstone=site.say(TOMBSTONES[post.state]) if post.state else "",
            edited=_edited(site, post),
            edited_date=site.dates.moment(post.edited, zone, names_zone=self.names_zone) if post.edited else None,
            notes=tuple(_notes(site, post)) if post.missing_from or post.differs else (),
            reactions=post.reactions,
            reply_to=self._reply(post) if post.reply_to else None,
            original=outside(post.address) if post.state is not State.REMOVED else "",
            lang=language(post.lang) if post.lang != (record.lang or forum.record.lang) else "",
            is_starter=bool(self.opening and _is_by(post, self.opening)),
        )

    def _reply(self, post: ArchivedPost) -> Link | None:
        """The post that a post answers, where that is archived: #41 by Marlow."""
        other = self.answered.get(post.reply_to)
        if other is None:
            return None
        number = label(other)
        if number and other.author:
            words = self.site.say("%(post)s by %(name)s", post=number, name=other.author)
        else:
            words = number or other.author or self.site.say("another post")
        return Link(words, self.site.urls.link(other.target, self.root))


def _is_by(post: ArchivedPost, opening: ArchivedPost) -> bool:
    """Whether whoever started a thread wrote a post: of two guests of one name nobody knows whether they are one."""
    if post.is_guests or opening.is_guests:
        return post.id == opening.id
    return bool(post.author) and post.author == opening.author


def _anchors(page: ArchivedPage) -> dict[str, tuple[str, ...]]:
    """The further ids of each post of a page, by its own; no id stands twice on a page."""
    if not any(post.also or post.forum_id not in ("", post.id) for post in page.posts):
        return {}
    taken = {post.id for post in page.posts}
    found: dict[str, tuple[str, ...]] = {}
    for post in page.posts:
        fresh = [own for own in dict.fromkeys((post.forum_id, *post.also)) if is_stem(own) and own not in taken]
        taken.update(fresh)
        found[post.id] = tuple(f"post-{own}" for own in fresh)
    return found


def label(post: Numbered) -> str:
    """A post's number as it is shown: the forum's own count, else its place, which on the first page is that count, else an id
    that is a number. Empty for a post that has none of them, such as a mail.
    """
    if post.number is not None:
        return f"#{post.number}"
    if post.place:
        return f"#{post.place.nth if post.place.page == 1 else post.place}"
    return f"#{post.id}" if _NUMBER.fullmatch(post.id) else ""


def _times(site: Site, thread: ArchivedThread) -> tuple[str, bool]:
    """What is said once of a thread's times, and whether each names its zone besides: only where not all are of one kind."""
    texts = [when.text for page in thread.pages for post in page.posts for when in (post.date, post.edited) if when]
    kinds = {text[-1] == "Z" for text in texts if len(text) > len("2014-03-04")}
    if kinds == {True}:
        return site.say("Times in %(zone)s", zone=site.dates.zone_name(thread.forum.timezone)), False
    if kinds == {False}:
        return site.say("Times as the forum showed them"), False
    return site.say("Times without a zone as the forum showed them") if kinds else "", True


def _edited(site: Site, post: ArchivedPost) -> str:
    if post.edited_by and post.edit_reason:
        return site.say("Last edited by %(name)s: %(reason)s", name=post.edited_by, reason=post.edit_reason)
    if post.edited_by:
        return site.say("Last edited by %(name)s", name=post.edited_by)
    if post.edit_reason:
        return site.say("Last edited: %(reason)s", reason=post.edit_reason)
    return site.say("Last edited") if post.edited else ""


def _notes(site: Site, post: ArchivedPost) -> Iterator[str]:
    """What captures of other days say: each thing once, in the order of the days."""
    days = dict.fromkeys(site.dates.day(absence.captured) for absence in post.missing_from)
    if days:
        listed = site.say("; ").join(days)
        yield site.say_many("Not in the capture of %(days)s", "Not in the captures of %(days)s", len(days), days=listed)
    texts = {other.digest for other in post.differs}
    whens = dict.fromkeys(site.dates.day(other.captured) for other in post.differs if other.captured)
    if texts and whens:
        yield site.say_many(
            "Another capture has a different text (%(days)s)",
            "Other captures have different texts (%(days)s)",
            len(texts),
            days=site.say("; ").join(whens),
        )
    elif texts:
        yield site.say_many("Another capture has a different text", "Other captures have different texts", len(texts))


def _provenance(site: Site, forum: ArchivedForum, thread: ArchivedThread, page: ArchivedPage) -> Provenance:
    record = thread.record
    captures = [captured for captured in record.pages if captured.number == page.number]
    names = [captured.source for captured in captures] or [source.name for source in record.sources]
    when = [one.captured for one in captures if one.captured] or [source.captured for source in record.sources if source.captured]
    days = list(dict.fromkeys(site.dates.day(moment) for moment in when))
    address = outside(next(iter(record.addresses), ""))
    return Provenance(
        original=address,
        wayback=_wayback(address, when[0] if when else None),
        forum=forum.record.title,
        captured=site.say(", ").join(days),
        sources=tuple(dict.fromkeys(names)),
    )


def _wayback(address: str, captured: When | None) -> str:
    """Where the Wayback Machine shows a page: its capture nearest to a moment, or the list of all its captures."""
    if not address.startswith("http"):
        return ""
    moment = "".join(filter(str.isdigit, captured.text)) if captured else ""
    return outside(f"https://web.archive.org/web/{moment or '*'}/{address}")


def _gaps(site: Site, thread: ArchivedThread) -> str:
    runs = missing_pages(thread.record, thread.numbers)
    if not runs:
        return ""
    pages = site.language.formats.listed([str(first) if first == last else f"{first}–{last}" for first, last in runs])
    count = sum(last - first + 1 for first, last in runs)
    return site.say_many(
        "Page %(pages)s of this thread is not archived.", "Pages %(pages)s of this thread are not archived.", count, pages=pages
    )


def _lost(thread: ArchivedThread) -> Iterator[LostPage]:
    """The first of a thread's pages that are not archived, where the forum's way to address pages is known."""
    record, engine = thread.record, addresses.engine_of(thread.forum.engine)
    own = next(iter(record.addresses), "")
    runs = missing_pages(record, thread.numbers)
    numbers = itertools.chain.from_iterable(range(first, last + 1) for first, last in runs)
    for number in itertools.islice(numbers, LOST):
        if address := outside(addresses.page_of(own, engine, number, record.posts_per_page or 0)):
            yield LostPage(number, address, _wayback(address, None))


def _answers(options: tuple[PollOption, ...]) -> tuple[PollAnswer, ...]:
    total = sum(option.votes or 0 for option in options)
    return tuple(
        PollAnswer(
            text=option.text,
            votes=option.votes,
            percent=round(100 * option.votes / total) if total and option.votes is not None else None,
        )
        for option in options
    )


OUTPUT = in_parts("threads", "The pages of every thread.", parts, make, of_library=True)
