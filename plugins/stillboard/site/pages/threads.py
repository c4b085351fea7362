"""A page of a thread."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from ._record import Record
from .about import About
from .shared import Card, Link, Moment, Pager


class PostView(Record, frozen=True):
    """A post on its thread's page."""

    anchor: Annotated[str, "id of its element: post-…"]
    label: Annotated[
        str, "its number as shown: #241, or #13-1 where only the place on a further page is known; empty: it has none"
    ]
    permalink: Annotated[str, "its address"]
    author: Annotated[Card, "who wrote it"]
    body: Annotated[Markup, "its text as HTML; empty for a tombstone"] = Markup("")
    date: Annotated[Moment | None, "when"] = None
    anchors: Annotated[tuple[str, ...], "further ids under which it is known"] = ()
    title: Annotated[str, "its own subject line"] = ""
    tombstone: Annotated[str, "why there is no text, in words"] = ""
    edited: Annotated[str, "the edit notice in words, without the date"] = ""
    edited_date: Annotated[Moment | None, "when it was last edited"] = None
    notes: Annotated[tuple[str, ...], "what captures of other days say against it, in words"] = ()
    reactions: Annotated[str, "reactions as the page showed them"] = ""
    reply_to: Annotated[Link | None, "the post it answers"] = None
    original: Annotated[str, "its old address, as a link out of the archive"] = ""
    lang: Annotated[str, "language, where it is known and not the thread's"] = ""
    is_starter: Annotated[bool, "whether the thread's starter wrote it"] = False


class PollAnswer(Record, frozen=True):
    """One answer of a poll."""

    text: Annotated[str, "the answer"]
    votes: Annotated[int | None, "how many voted for it"] = None
    percent: Annotated[int | None, "share of all votes, 0 to 100"] = None


class Provenance(Record, frozen=True):
    """Where a page comes from."""

    original: Annotated[str, "its old address"] = ""
    wayback: Annotated[str, "where the Wayback Machine shows it as it was, or lists what it has"] = ""
    forum: Annotated[str, "the forum's name"] = ""
    captured: Annotated[str, "when it was captured, in words; empty if not known"] = ""
    sources: Annotated[tuple[str, ...], "names of the captures it was read from"] = ()


class LostPage(Record, frozen=True):
    """A page of a thread that is not archived."""

    number: Annotated[int, "its number"]
    original: Annotated[str, "its old address"]
    wayback: Annotated[str, "where the Wayback Machine lists what it has of it"]


class ThreadPage(Record, frozen=True):
    """One page of a thread."""

    title: Annotated[str, "words for <title>"]
    heading: Annotated[str, "the thread's title"]
    canonical: Annotated[str, "its own absolute address"]
    about: Annotated[About, "what it says of itself to machines"]
    crumbs: Annotated[tuple[Link, ...], "the way from the home page, the thread last"]
    depth: Annotated[int, "how many of the crumbs are boards: those right before the thread"]
    pager: Annotated[Pager, "the thread's pages"]
    posts: Annotated[tuple[PostView, ...], "the posts of this page, in order"]
    provenance: Annotated[Provenance, "where it comes from"]
    prefix: Annotated[Link, "the thread's prefix, linked to the threads that have it; empty title: none"] = Link("")
    tags: Annotated[tuple[Link, ...], "the thread's tags, linked to the threads that have them"] = ()
    states: Annotated[tuple[str, ...], "sticky, locked, moved"] = ()
    starter: Annotated[Link, "who started the thread; empty title: not known"] = Link("")
    started: Annotated[Moment | None, "when"] = None
    times: Annotated[str, "what all times on it have in common, such as their zone, in words"] = ""
    views: Annotated[int | None, "views when it was captured"] = None
    downloads: Annotated[tuple[Link, ...], "the thread as one file, in each format that the site offers"] = ()
    gaps: Annotated[str, "which of its pages are not archived, in words; empty: none is known to be missing"] = ""
    lost: Annotated[tuple[LostPage, ...], "the first of these pages, where their old addresses are known"] = ()
    note: Annotated[Markup, "the archivist's note"] = Markup("")
    poll: Annotated[str, "the poll's question"] = ""
    answers: Annotated[tuple[PollAnswer, ...], "the poll's answers"] = ()
    lang: Annotated[str, "the thread's language"] = ""
    previous: Annotated[Link | None, "the thread that was started before it in its board"] = None
    next: Annotated[Link | None, "the thread that was started after it"] = None
    related: Annotated[tuple[Link, ...], "threads that have rare words or tags in common with it"] = ()
