"""What two posts have in common: whether they can be one, stand at one place, say nearly the same."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import DateSource, Place, Post, When
from .merging import same_title

_READ = 2000  # words: two posts that begin alike for so long are alike
ALIKE = 0.6  # the share of the shorter body's runs of words that the other must hold, where place and author agree already
_ZONES = 15 * 60  # seconds: time zones differ by whole quarter hours
_SECOND = len("2020-05-11T22:12:07")


@dataclass(frozen=True, slots=True)
class Shown:
    """What captures said of a thread's posts that the posts' own files do not say."""

    pages: Mapping[str, int] = field(default_factory=dict)  # which page of the thread a capture is, as far as it is one
    shared: Collection[str] = ()  # names that captures of different bytes have
    instants: Mapping[str, Collection[str]] = field(default_factory=dict)  # when what files hold was written, which do not say it


def compatible(old: Post, new: Post) -> bool:
    """True if the two can be one post: nothing that both say contradicts it."""
    return not (both_have_ids(old, new) or authors_differ(old, new) or dates_differ(old, new))


def both_have_ids(old: Post, new: Post) -> bool:
    """True if the forum's ids would tell; then the two were matched by them already, if they are the same."""
    return bool((old.original_id or old.also) and new.original_id)


def authors_differ(old: Post, new: Post) -> bool:
    """True if both name their authors, and not the same."""
    return bool(old.author and new.author) and not same_title(old.author, new.author)


def same_author(old: Post, new: Post) -> bool:
    """True if both name the same author."""
    return bool(old.author and new.author) and same_title(old.author, new.author)


def dates_differ(old: Post, new: Post) -> bool:
    """True if the same kind of date says that one is certainly earlier."""
    if old.date and new.date and old.date_source == new.date_source:
        return old.date.before(new.date) or new.date.before(old.date)
    return False


def days_differ(old: Post, new: Post) -> bool:
    """True if the date that a page printed with one, and what markup says of the other, are days apart, whichever of the printed
    numbers is the month: those are two posts.
    """
    if not (old.date and new.date) or {old.date_source, new.date_source} != {DateSource.TEXT, DateSource.MARKUP}:
        return False
    printed, marked = (old.date, new.date) if old.date_source is DateSource.TEXT else (new.date, old.date)
    return all(one.before(marked) or marked.before(one) for one in _readings(printed))


def _readings(printed: When) -> list[When]:
    """A printed date, and the one that it is if day and month stood the other way round."""
    year, month, day = (printed.text[:4], printed.text[5:7], printed.text[8:10])
    is_other_date = "01" <= day <= "12"
    return [printed, When(f"{year}-{day}-{month}{printed.text[10:]}")] if is_other_date else [printed]


def same_spot(old: Post, new: Post) -> bool:
    """True if both stand at the same number, or the same place of the same page."""
    return bool((old.number and old.number == new.number) or (old.place and old.place == new.place))


def side_by_side(one: Post, other: Post, *, unknown: bool = False) -> bool:
    """True if nothing stands between the two, as their numbers or places say. `unknown`: what is said if they have none."""
    if one.number and other.number:
        return abs(one.number - other.number) == 1
    if not (one.place and other.place):
        return unknown
    first, second = sorted((one.place, other.place))
    if first.page == second.page:
        return second.nth - first.nth == 1
    return second.page - first.page == 1 == second.nth and _may_end_its_page(one if one.place == first else other)


def _may_end_its_page(post: Post) -> bool:
    """True unless a post's number and place say that pages are longer: then it is the last that was captured, and no more."""
    place = post.place
    return not (post.number and place) or place.page == 1 or post.number - place.nth == (place.page - 1) * place.nth


def other_page(old: Post, new: Post) -> bool:
    """True if the two stand on pages of other numbers."""
    return bool(old.place and new.place and old.place.page != new.place.page)


def same_second(old: Post, new: Post) -> bool:
    """True if both were written by somebody known in the same second."""
    return bool(old.date and old.date == new.date and old.author and len(old.date.text) >= _SECOND)


def opens_again(old: Post, new: Post) -> bool:
    """True if one is a thread's first post, and the other the same on top of a later page, where some skins repeat it."""
    if not (old.place and new.place and old.place.nth == new.place.nth == 1 in (old.place.page, new.place.page)):
        return False
    return bool(old.date) and old.date == new.date


def opens_thread(post: Post) -> bool:
    """True if nothing stands before a post in its thread."""
    return post.number == 1 or bool(post.place and post.place.page == post.place.nth == 1)


def instants(posts: Sequence[Post]) -> dict[tuple[str, str], list[int]]:
    """Which posts a known author wrote in a known second."""
    moments: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, post in enumerate(posts):
        if post.author and (moment := instant(post)):
            moments[post.author.casefold(), moment.text].append(n)
    return moments


def instant(post: Post) -> When | None:
    """The second at which a post was written, as its markup says."""
    return post.date if post.date and post.date.is_instant and post.date_source is DateSource.MARKUP else None


def may_be_of_other_zone(one: Post, other: Post) -> bool:
    """True unless markup says of both in which second they were written, and their clocks cannot merely be in two time zones."""
    first, second = instant(one), instant(other)
    if not (first and second):
        return True
    return (first.start() - second.start()).total_seconds() % _ZONES == 0


def counted_otherwise(same: Sequence[tuple[Post, Post]], others: Sequence[tuple[Post, Post]]) -> tuple[float, Place]:
    """The first number, and the first place, at which two captures differ. Pairs of what is one post, and of what is not."""
    numbers: list[float] = [math.inf]
    places = [Place(10**9, 1)]  # behind any other
    for old, new in same:
        if old.number and new.number and old.number != new.number:
            numbers.append(min(old.number, new.number))
        if old.place and new.place and old.place != new.place:
            places.append(min(old.place, new.place))
    numbers += [new.number for old, new in others if new.number and new.number == old.number]
    places += [new.place for old, new in others if new.place and new.place == old.place]
    return min(numbers), min(places)


def share_runs(one: str, other: str) -> bool:
    """True if the shorter of two keys stands for the most part, three words at a time, in the other one."""
    first, second = runs(one), runs(other)
    shorter = min(first.total(), second.total())
    return shorter > 0 and (first & second).total() >= ALIKE * shorter


def begins(one: str, other: str) -> bool:
    """True if the longer of two keys begins with all words of the other."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and f"{longer} ".startswith(f"{shorter} ")


def runs(key: str) -> Counter[tuple[str, ...]]:
    """A key, three words at a time: bodies that merely use the same words share few of them, and "+1" is like nothing else."""
    said = key.split(" ", _READ)[:_READ]
    return Counter(zip(said, said[1:], said[2:], strict=False))
