"""A page of a thread."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ._field import is_
from .about import About
from .shared import Card, Link, Moment, Pager


@dataclass(frozen=True, slots=True)
class PostView:
    """A post on its thread's page."""

    anchor: str = is_("id of its element: post-…")
    label: str = is_("its number as shown: #241, or #13-1 where only the place on a further page is known; empty: it has none")
    permalink: str = is_("its address")
    author: Card = is_("who wrote it")
    body: Markup = is_("its text as HTML; empty for a tombstone", Markup(""))
    date: Moment | None = is_("when", None)
    anchors: tuple[str, ...] = is_("further ids under which it is known", ())
    title: str = is_("its own subject line", "")
    tombstone: str = is_("why there is no text, in words", "")
    edited: str = is_("the edit notice in words, without the date", "")
    edited_date: Moment | None = is_("when it was last edited", None)
    notes: tuple[str, ...] = is_("what captures of other days say against it, in words", ())
    reactions: str = is_("reactions as the page showed them", "")
    reply_to: Link | None = is_("the post it answers", None)
    original: str = is_("its old address, as a link out of the archive", "")
    lang: str = is_("language, where it is known and not the thread's", "")
    is_starter: bool = is_("whether the thread's starter wrote it", False)


@dataclass(frozen=True, slots=True)
class PollAnswer:
    """One answer of a poll."""

    text: str = is_("the answer")
    votes: int | None = is_("how many voted for it", None)
    percent: int | None = is_("share of all votes, 0 to 100", None)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a page comes from."""

    original: str = is_("its old address", "")
    wayback: str = is_("where the Wayback Machine shows it as it was, or lists what it has", "")
    forum: str = is_("the forum's name", "")
    captured: str = is_("when it was captured, in words; empty if not known", "")
    sources: tuple[str, ...] = is_("names of the captures it was read from", ())


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One page of a thread."""

    title: str = is_("words for <title>")
    heading: str = is_("the thread's title")
    canonical: str = is_("its own absolute address")
    about: About = is_("what it says of itself to machines")
    crumbs: tuple[Link, ...] = is_("the way from the home page, the thread last")
    depth: int = is_("how many of the crumbs are boards: those right before the thread")
    pager: Pager = is_("the thread's pages")
    posts: tuple[PostView, ...] = is_("the posts of this page, in order")
    provenance: Provenance = is_("where it comes from")
    prefix: Link = is_("the thread's prefix, linked to the threads that have it; empty title: none", Link(""))
    tags: tuple[Link, ...] = is_("the thread's tags, linked to the threads that have them", ())
    states: tuple[str, ...] = is_("sticky, locked, moved", ())
    starter: Link = is_("who started the thread; empty title: not known", Link(""))
    started: Moment | None = is_("when", None)
    times: str = is_("what all times on it have in common, such as their zone, in words", "")
    views: int | None = is_("views when it was captured", None)
    downloads: tuple[Link, ...] = is_("the thread as one file, in each format that the site offers", ())
    gaps: str = is_("which of its pages are not archived, in words; empty: none is known to be missing", "")
    note: Markup = is_("the archivist's note", Markup(""))
    poll: str = is_("the poll's question", "")
    answers: tuple[PollAnswer, ...] = is_("the poll's answers", ())
    lang: str = is_("the thread's language", "")
    previous: Link | None = is_("the thread that was started before it in its board", None)
    next: Link | None = is_("the thread that was started after it", None)
    related: tuple[Link, ...] = is_("threads that have rare words or tags in common with it", ())
