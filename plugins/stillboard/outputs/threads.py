"""Threads: a page for every archived page, and the bare address of a thread whose first page is not archived."""

from __future__ import annotations

from collections.abc import Iterator

from ..ids import is_stem
from ..model import PollOption, State
from ..site import dates
from ..site.archived import ArchivedForum, ArchivedPage, ArchivedPost, ArchivedThread
from ..site.bodies import Bodies
from ..site.files import File, Page
from ..site.pages import Card, Link, PollAnswer, PostView, Provenance, RedirectPage, ThreadPage
from ..site.paging import missing_pages
from ..site.sanitize import language, outside
from ..site.site import Site
from ..site.urls import REDIRECT_SCRIPT, Target
from ._base import Output

TOMBSTONES = {
    State.DELETED: "This post was deleted on the forum.",
    State.HIDDEN: "This post was hidden on the forum.",
    State.REMOVED: "This post was removed from the archive.",
}
_NOBODY = Card(name="", initial="?")


def build(site: Site) -> Iterator[File]:
    """Every page of every thread."""
    with Bodies(site) as bodies:
        for forum in site.library.forums:
            for thread in forum.threads:
                yield from _thread(site, forum, thread, bodies)


def _thread(site: Site, forum: ArchivedForum, thread: ArchivedThread, bodies: Bodies) -> Iterator[File]:
    record = thread.record
    files = {page.number: site.urls.thread(forum.record.path, record.slug, record.id, page.number) for page in thread.pages}
    for page in thread.pages:
        yield Page(files[page.number], _page(site, forum, thread, page, files, bodies))
    bare = site.urls.thread(forum.record.path, record.slug, record.id, 1)
    if bare not in files.values():
        target = files[thread.pages[0].number]
        root = site.urls.root(bare)
        redirect = RedirectPage(
            title=site.page_title(site.words(record.title)),
            canonical=site.urls.canonical(target),
            target=site.urls.link(Target(target), root),
            script=f"{root}{REDIRECT_SCRIPT}",
        )
        yield Page(bare, redirect)


def _page(
    site: Site, forum: ArchivedForum, thread: ArchivedThread, page: ArchivedPage, files: dict[int, str], bodies: Bodies
) -> ThreadPage:
    record, file = thread.record, files[page.number]
    root = site.urls.root(file)
    opening = site.opening(thread)
    heading = site.words(record.title)
    crumbs = (site.home_link(root), *site.forum_crumb(forum), *(site.board_link(forum, b, root) for b in thread.boards))
    anchors = _anchors(page)
    # Of a thread whose pages were captured one by one, the last may not be the last that there was.
    total = record.page_count or (None if any(post.place for post in page.posts) else 0)
    number = f"Page {page.number}" if page.number > 1 else ""
    return ThreadPage(
        title=site.page_title(heading, number, site.words(thread.boards[-1].title) if thread.boards else ""),
        heading=heading,
        canonical=site.urls.canonical(file),
        crumbs=(*crumbs, Link(heading, site.urls.link(Target(file), root))),
        pager=site.pager(files, page.number, root, total),
        posts=tuple(_post(site, forum, thread, page, post, opening, bodies, anchors[post.id]) for post in page.posts),
        provenance=_provenance(forum, thread, page),
        description=next((post.excerpt for post in page.posts if post.excerpt and post.state is None), ""),
        prefix=record.prefix,
        tags=record.tags,
        states=record.states,
        starter=site.author_link(forum, opening, root) if opening else Link(""),
        started=site.date(opening, forum) if opening else None,
        views=f"{record.views:,}" if record.views is not None else "",
        gaps=_gaps(thread),
        note=site.prose(record.body, root),
        poll=record.poll,
        answers=_answers(record.poll_options),
        lang=language(record.lang or forum.record.lang),
    )


def _post(
    site: Site,
    forum: ArchivedForum,
    thread: ArchivedThread,
    page: ArchivedPage,
    post: ArchivedPost,
    opening: ArchivedPost | None,
    bodies: Bodies,
    anchors: tuple[str, ...],
) -> PostView:
    file = site.urls.thread(forum.record.path, thread.record.slug, thread.record.id, page.number)
    root = site.urls.root(file)
    author = forum.author_of(post)
    edited = dates.moment(post.edited, forum.record.timezone) if post.edited else None
    return PostView(
        anchor=f"post-{post.id}",
        label=label(post),
        permalink=site.urls.link(Target(file, f"post-{post.id}"), root),
        author=site.card(author, root, post.author) if author else _NOBODY,
        body=bodies.html(thread, post, root) if post.state is None else bodies.nothing,
        date=site.date(post, forum),
        anchors=anchors,
        title=site.words(post.title) if post.title not in ("", thread.record.title, f"Re: {thread.record.title}") else "",
        tombstone=TOMBSTONES[post.state] if post.state else "",
        edited=_edited(post),
        edited_date=edited,
        notes=tuple(_notes(post)),
        reactions=post.reactions,
        reply_to=_reply(site, thread, post, root),
        original=outside(post.address),
        lang=language(post.lang) if post.lang != (thread.record.lang or forum.record.lang) else "",
        is_starter=bool(opening and post.author and post.author == opening.author),
    )


def _anchors(page: ArchivedPage) -> dict[str, tuple[str, ...]]:
    """The further ids of each post of a page, by its own; no id stands twice on a page."""
    taken = {post.id for post in page.posts}
    found: dict[str, tuple[str, ...]] = {}
    for post in page.posts:
        fresh = [own for own in dict.fromkeys(post.also) if is_stem(own) and own not in taken]
        taken.update(fresh)
        found[post.id] = tuple(f"post-{own}" for own in fresh)
    return found


def _reply(site: Site, thread: ArchivedThread, post: ArchivedPost, root: str) -> Link | None:
    """The post that a post answers, where that is archived: #41 by Marlow."""
    answered = site.links.answered(thread, post) if post.reply_to else None
    if answered is None:
        return None
    place, other = answered
    return Link(f"{label(other)} by {other.author}" if other.author else label(other), site.urls.link(place, root))


def label(post: ArchivedPost) -> str:
    """A post's number as it is shown: the forum's own count, else its place, else its id."""
    return f"#{post.number}" if post.number is not None else f"#{post.place or post.id}"


def _edited(post: ArchivedPost) -> str:
    if not (post.edited or post.edited_by or post.edit_reason):
        return ""
    words = f"Last edited by {post.edited_by}" if post.edited_by else "Last edited"
    return f"{words}: {post.edit_reason}" if post.edit_reason else words


def _notes(post: ArchivedPost) -> Iterator[str]:
    """What captures of other days say: each thing once, in the order of the days."""
    days = dict.fromkeys(dates.day(absence.captured) for absence in post.missing_from)
    if days:
        yield f"Not in the {'capture' if len(days) == 1 else 'captures'} of {'; '.join(days)}"
    texts = {other.digest for other in post.differs}
    whens = dict.fromkeys(dates.day(other.captured) for other in post.differs if other.captured)
    if texts:
        what = "Another capture has a different text" if len(texts) == 1 else "Other captures have different texts"
        yield f"{what} ({'; '.join(whens)})" if whens else what


def _provenance(forum: ArchivedForum, thread: ArchivedThread, page: ArchivedPage) -> Provenance:
    record = thread.record
    captures = [captured for captured in record.pages if captured.number == page.number]
    names = [captured.source for captured in captures] or [source.name for source in record.sources]
    when = [one.captured for one in captures if one.captured] or [source.captured for source in record.sources if source.captured]
    days = list(dict.fromkeys(dates.day(moment) for moment in when))
    address = outside(next(iter(record.addresses), ""))
    return Provenance(original=address, forum=forum.record.title, captured=", ".join(days), sources=tuple(dict.fromkeys(names)))


def _gaps(thread: ArchivedThread) -> str:
    runs = missing_pages(thread.record, thread.pages)
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
