"""The orders in which lists of threads can be read, besides that by their last post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..ids import natural
from ..site.archived import ListedThread
from ..site.languages import message
from ..site.pages import Choice
from ..site.site import Site
from ..site.sorting import sort_key
from ..site.urls import Target

WORDS = {
    "": message("Last post"),
    "start": message("Newest threads"),
    "replies": message("Most replies"),
    "views": message("Most views"),
    "title": message("Title"),
}
"""What the orders are called; "" is that of every list."""
RANKED = ("replies", "views")  # those of which forums and the site have the first page


def orders_of(site: Site, threads: Sequence[ListedThread]) -> tuple[str, ...]:
    """The other orders of a board's threads that are worth their pages: there are several pages, and what to sort by is known."""
    if len(threads) <= site.config.threads_per_page:
        return ()
    has_views = sum(thread.record.views is not None for thread in threads) > 1
    return tuple(order for order in site.config.orders if order != "views" or has_views)


def ranked(site: Site, threads: Sequence[ListedThread]) -> tuple[str, ...]:
    """The same of a forum's threads, or the site's."""
    return tuple(order for order in orders_of(site, threads) if order in RANKED)


def ordered(site: Site, places: Sequence[tuple[int, int]], order: str) -> list[tuple[int, int]]:
    """Some threads in an order: the place of each one's forum in the library, and its own in that."""
    key, is_reversed = _KEYS[order]
    forums = site.library.forums
    return sorted(places, key=lambda one: (key(forums[one[0]].threads[one[1]]), one), reverse=is_reversed)


def choices(site: Site, first: str, orders: Sequence[str], current: str, root: str) -> tuple[Choice, ...]:
    """The way to a list's other orders; none where it has no other. `first`: the file of its first page by the last post."""
    every = ("", *orders) if orders else ()
    files = [(order, site.urls.ordered(first, order) if order else first) for order in every]
    return tuple(Choice(site.say(WORDS[order]), site.urls.link(Target(file), root), order == current) for order, file in files)


def _by_title(thread: ListedThread) -> Any:
    return sort_key(thread.record.title), natural(thread.record.id)


def _by_start(thread: ListedThread) -> Any:
    when = thread.opening.when if thread.opening else None
    return when.start().isoformat() if when else "", natural(thread.record.id)


def _by_replies(thread: ListedThread) -> Any:
    return (1 if thread.opening else 0) - thread.count, _by_title(thread)


def _by_views(thread: ListedThread) -> Any:
    return thread.record.views is None, -(thread.record.views or 0), _by_title(thread)


_KEYS: dict[str, tuple[Callable[[ListedThread], Any], bool]] = {
    "start": (_by_start, True),
    "replies": (_by_replies, False),
    "views": (_by_views, False),
    "title": (_by_title, False),
}
"""By its name: the key that sorts, and whether the other way round."""
