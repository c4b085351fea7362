"""Threads: a page for every archived page, and the bare address of a thread whose first page is not archived."""

from __future__ import annotations

from collections.abc import Iterator

from ..ids import is_stem
from ..model import PollOption, Post, State
from ..site import dates
from ..site.bodies import Bodies
from ..site.library import ArchivedForum, ArchivedThread
from ..site.pages import Card, Link, PollAnswer, PostView, Provenance, RedirectPage, ThreadPage
from ..site.paging import ArchivedPage, missing_pages
from ..site.sanitize import language, outside
from ..site.site import Copied, Made, Site
from ..site.urls import Target
from ._base import Output

TOMBSTONES = {
    State.DELETED: "This post was deleted on the forum.",
    State.HIDDEN: "This post was hidden on the forum.",
    State.REMOVED: "This post was removed from the archive.",
}
_NOBODY = Card(name="", initial="?")


def build(site: Site) -> Iterator[Made | Copied]:
    """Every page of every thread."""
    with Bodies(site) as bodies:
        for room in site.library.rooms:
            for shelf in room.threads:
                yield from _thread(site, room, shelf, bodies)


def _thread(site: Site, room: ArchivedForum, shelf: ArchivedThread, bodies: Bodies) -> Iterator[Made | Copied]:
    thread = shelf.thread
    files = {s.number: site.urls.thread(room.forum.path, thread.slug, thread.id, s.number) for s in shelf.pages}
    for sheet in shelf.pages:
        yield Made(files[sheet.number], _page(site, room, shelf, sheet, files, bodies))
    bare = site.urls.thread(room.forum.path, thread.slug, thread.id, 1)
    if bare not in files.values():
        target = files[shelf.pages[0].number]
        address = site.urls.link(Target(target), site.urls.root(bare))
        title = site.page_title(site.words(thread.title))
        yield Made(bare, RedirectPage(title=title, canonical=site.urls.canonical(target), target=address))


def _page(
    site: Site, room: ArchivedForum, shelf: ArchivedThread, sheet: ArchivedPage, files: dict[int, str], bodies: Bodies
) -> ThreadPage:
    thread, file = shelf.thread, files[sheet.number]
    root = site.urls.root(file)
    opening = site.opening(shelf)
    heading = site.words(thread.title)
    crumbs = (site.home_link(root), *site.forum_crumb(room), *(site.board_link(room, b, root) for b in shelf.boards))
    anchors = _anchors(sheet)
    # Of a thread whose pages were captured one by one, the last may not be the last that there was.
    total = thread.page_count or (None if any(post.place for post in sheet.posts) else 0)
    page = f"Page {sheet.number}" if sheet.number > 1 else ""
    return ThreadPage(
        title=site.page_title(heading, page, site.words(shelf.boards[-1].title) if shelf.boards else ""),
        heading=heading,
        canonical=site.urls.canonical(file),
        crumbs=(*crumbs, Link(heading, site.urls.link(Target(file), root))),
        pager=site.pager(files, sheet.number, root, total),
        posts=tuple(_post(site, room, shelf, sheet, post, opening, bodies, anchors[post.id]) for post in sheet.posts),
        provenance=_provenance(room, shelf, sheet),
        description=next((post.body for post in sheet.posts if post.body and post.state is None), ""),
        prefix=thread.prefix,
        tags=thread.tags,
        states=thread.states,
        starter=site.author_link(room, opening, root) if opening else Link(""),
        started=site.date(opening, room) if opening else None,
        views=f"{thread.views:,}" if thread.views is not None else "",
        gaps=_gaps(shelf),
        note=site.prose(thread.body, root),
        poll=thread.poll,
        answers=_answers(thread.poll_options),
        lang=language(thread.lang or room.forum.lang),
    )


def _post(
    site: Site,
    room: ArchivedForum,
    shelf: ArchivedThread,
    sheet: ArchivedPage,
    post: Post,
    opening: Post | None,
    bodies: Bodies,
    anchors: tuple[str, ...],
) -> PostView:
    file = site.urls.thread(room.forum.path, shelf.thread.slug, shelf.thread.id, sheet.number)
    root = site.urls.root(file)
    person = room.author(post)
    edited = dates.moment(post.edited, room.forum.timezone) if post.edited else None
    return PostView(
        anchor=f"post-{post.id}",
        label=label(post),
        permalink=site.urls.link(Target(file, f"post-{post.id}"), root),
        author=site.card(person, root, post.author) if person else _NOBODY,
        body=bodies.html(shelf, post, root) if post.state is None else bodies.nothing,
        date=site.date(post, room),
        anchors=anchors,
        title=site.words(post.title) if post.title not in ("", shelf.thread.title, f"Re: {shelf.thread.title}") else "",
        tombstone=TOMBSTONES[post.state] if post.state else "",
        edited=_edited(post),
        edited_date=edited,
        notes=tuple(_notes(post)),
        reactions=post.reactions,
        reply_to=_reply(site, shelf, post, root),
        original=outside(post.address),
        lang=language(post.lang) if post.lang != (shelf.thread.lang or room.forum.lang) else "",
        is_starter=bool(opening and post.author and post.author == opening.author),
    )


def _anchors(sheet: ArchivedPage) -> dict[str, tuple[str, ...]]:
    """The further ids of each post of a page, by its own; no id stands twice on a page."""
    taken = {post.id for post in sheet.posts}
    found: dict[str, tuple[str, ...]] = {}
    for post in sheet.posts:
        fresh = [own for own in dict.fromkeys(post.also) if is_stem(own) and own not in taken]
        taken.update(fresh)
        found[post.id] = tuple(f"post-{own}" for own in fresh)
    return found


def _reply(site: Site, shelf: ArchivedThread, post: Post, root: str) -> Link | None:
    """The post that a post answers, where that is archived: #41 by Marlow."""
    answered = site.links.answered(shelf, post) if post.reply_to else None
    if answered is None:
        return None
    place, other = answered
    return Link(f"{label(other)} by {other.author}" if other.author else label(other), site.urls.link(place, root))


def label(post: Post) -> str:
    """A post's number as it is shown: the forum's own count, else its place, else its id."""
    return f"#{post.number}" if post.number is not None else f"#{post.place or post.id}"


def _edited(post: Post) -> str:
    if not (post.edited or post.edited_by or post.edit_reason):
        return ""
    words = f"Last edited by {post.edited_by}" if post.edited_by else "Last edited"
    return f"{words}: {post.edit_reason}" if post.edit_reason else words


def _notes(post: Post) -> Iterator[str]:
    """What captures of other days say: each thing once, in the order of the days."""
    days = dict.fromkeys(dates.day(absence.captured) for absence in post.missing_from)
    if days:
        yield f"Not in the {'capture' if len(days) == 1 else 'captures'} of {'; '.join(days)}"
    texts = {other.digest for other in post.differs}
    whens = dict.fromkeys(dates.day(other.captured) for other in post.differs if other.captured)
    if texts:
        what = "Another capture has a different text" if len(texts) == 1 else "Other captures have different texts"
        yield f"{what} ({'; '.join(whens)})" if whens else what


def _provenance(room: ArchivedForum, shelf: ArchivedThread, sheet: ArchivedPage) -> Provenance:
    captured = [page for page in shelf.thread.pages if page.number == sheet.number]
    names = [page.source for page in captured] or [source.name for source in shelf.thread.sources]
    when = [page.captured for page in captured if page.captured] or [s.captured for s in shelf.thread.sources if s.captured]
    days = list(dict.fromkeys(dates.day(moment) for moment in when))
    address = outside(next(iter(shelf.thread.addresses), ""))
    return Provenance(original=address, forum=room.forum.title, captured=", ".join(days), sources=tuple(dict.fromkeys(names)))


def _gaps(shelf: ArchivedThread) -> str:
    runs = missing_pages(shelf.thread, shelf.pages)
    if not runs:
        return ""
    words = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    single = len(runs) == 1 and runs[0][0] == runs[0][1]
    text = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{'Page' if single else 'Pages'} {text} of this thread {'is' if single else 'are'} not archived."


def _answers(options: tuple[PollOption, ...]) -> tuple[PollAnswer, ...]:
    total = sum(option.votes or 0 for option in options)
    return tuple(
        PollAnswer(
            text=option.text,
            votes="" if option.votes is None else f"{option.votes:,}",
            percent=round(100 * option.votes / total) if total and option.votes is not None else None,
        )
        for option in options
    )


OUTPUT = Output("threads", "The pages of every thread.", build)
