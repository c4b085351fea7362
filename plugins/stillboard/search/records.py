"""What the index is made of: a record a page of the site, or a record a thread, and what becomes of it for readers.

A record's words are its title, its head and its posts, in this order. Pagefind says by a word's place in the record where it
was found; search.js counts the words of what the record shows in the same way, and so comes to the post.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from .pages import FoundPage
from .tokens import SIGN, words

BUNDLE = 16_384
"""Bytes of a file of records, where it has several: hosts count files, and readers load few of them."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTER = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Record:
    """One entry of the index."""

    page: FoundPage  # a thread's first
    names_forum: bool = False  # whether readers are told which forum it is of
    is_first: bool = True  # whether its title is to be found here
    with_posts: bool = True  # whether the posts are shown, or the thread alone
    texts: list[str] = field(default_factory=list)  # of its posts

    @property
    def title(self) -> list[str]:
        """The words of the title."""
        return words(self.page.title)

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.title) + sum(len(words(text)) for text in self._texts())

    def _texts(self) -> Iterator[str]:
        """What is read of it after the title. Pagefind leaves out what has no word, so one of signs alone is given one."""
        texts = [self.page.head, *self.texts] if self.is_first else self.texts
        yield from texts
        if not any(map(_LETTER.search, (self.page.title, *texts))):
            yield SIGN

    def shown(self) -> bytes:
        """What search.js shows of it, as JSON."""
        page = self.page
        first = page.posts[0] if page.posts else None
        fields: dict[str, object] = {
            "f": page.file,
            "k": page.kind,
            "t": page.title,
            "b": page.boards[-1][1] if page.kind == "thread" and page.boards else "",
        }
        if self.names_forum:
            fields["o"] = page.forum
        if self.is_first and self.with_posts:
            fields["h"] = page.head
        if self.with_posts:
            fields["p"] = [[one.anchor, one.label, one.author, one.date, one.shown, one.text] for one in page.posts]
        elif first:
            fields["s"] = [first.author or page.starter, first.shown, first.text[:300]]
        return _json(fields)

    def html(self, lang: str) -> str:
        """What Pagefind reads."""
        title = " ".join(self.title)
        parts = [f"<h1>{html.escape(title)}</h1>" if self.is_first else f"<p data-pagefind-weight=0.5>{html.escape(title)}</p>"]
        for text in self._texts():
            if text:
                parts.append(f"<p>{html.escape(' '.join(words(text)))}</p>")
        parts += (_filter(name, value) for name, value in self._filters())
        return f"<!doctype html><html lang={lang}><body data-pagefind-body>{''.join(parts)}</body></html>"

    def _filters(self) -> Iterator[tuple[str, str]]:
        page = self.page
        if page.kind != "thread":
            return
        yield "forum", page.forum
        yield "starter", page.starter
        yield from (("board", address) for address, _ in page.boards)
        yield from (("year", year) for year in sorted({post.year for post in page.posts}))
        yield from (("by", author) for author in sorted({post.author for post in page.posts}))

    def days(self) -> tuple[int, int]:
        """The first and the last day that a post of it is of, in days since 1970; 0 where no date is known."""
        dates = [post.date[:10] for post in self.page.posts if post.date]
        return (_day(min(dates)), _day(max(dates))) if dates else (0, 0)


def _day(date: str) -> int:
    """A day, the first that it can be where its month or day is not known. 0 is said of none, and of what is no date."""
    try:
        return (dt.date.fromisoformat(f"{date}-01-01"[:10]) - dt.date(1970, 1, 1)).days or 1
    except ValueError:
        return 0


def _filter(name: str, value: str) -> str:
    return f'<i data-pagefind-filter="{name}[data-v]" data-v="{html.escape(value)}"></i>' if value else ""


def of_pages(pages: Sequence[FoundPage]) -> Iterator[Record]:
    """A record for every page; each thread's title is found on its first page alone."""
    several = _several(pages)
    for _, group in groupby(pages, _folder):
        for n, page in enumerate(group):
            yield Record(page, several, page.kind != "thread" or n == 0, texts=[post.text for post in page.posts])


def of_threads(pages: Sequence[FoundPage]) -> Iterator[Record]:
    """A record for every thread, and for every page that is none of a thread."""
    several = _several(pages)
    for _, group in groupby(pages, _folder):
        threads = []
        for page in group:
            if page.kind == "thread":
                threads.append(page)
            else:
                yield Record(page)
        if threads:
            first = threads[0]
            first.posts = [post for page in threads for post in page.posts]
            yield Record(first, several, with_posts=False, texts=[post.text for post in first.posts])


def _several(pages: Iterable[FoundPage]) -> bool:
    return len({page.forum for page in pages} - {""}) > 1


def _folder(page: FoundPage) -> str:
    return page.file.rpartition("/")[0]


def bundled(records: Iterable[Record]) -> tuple[list[str], dict[str, bytes], dict[str, str]]:
    """The name of each record, the files of what search.js shows of them, and the names of files that it loads at first.

    A name is the record's place among all: every reader loads the names, in an order that is Pagefind's. `list` has what the
    files of records are asked for with, so that none comes from a cache that is older; how many are in each; and of each record
    how many words to pass over where its title is another's. `newest` and `oldest`, for those who ask for an order by date, have
    the day of each record's last or first post: see `_days`.
    """
    names: list[str] = []
    files: dict[str, bytes] = {}
    counts: list[int] = []
    skipped: list[int] = []
    days: list[tuple[int, int]] = []
    digest = hashlib.sha256()
    for bundle in _bundles(records):
        data = b"[" + b",\n".join(shown for _, shown in bundle) + b"]\n"
        files[f"pages/{_short(len(counts))}.json"] = data
        counts.append(len(bundle))
        digest.update(data)
        for record, _ in bundle:
            names.append(_short(len(names)))
            skipped.append(0 if record.is_first else len(record.title))
            days.append(record.days())
    lists: dict[str, object] = {
        "list": [digest.hexdigest()[:10], counts, skipped],
        "newest": _days([last for _, last in days]),
        "oldest": _days([first for first, _ in days]),
    }
    named: dict[str, str] = {}
    for kind, value in lists.items():
        data = _json(value)
        named[kind] = f"{kind}.{hashlib.sha256(data).hexdigest()[:10]}.json"
        files[named[kind]] = data
    return names, files, named


def _days(days: Sequence[int]) -> list[object]:
    """Days as short as they get: the day before the first, in days since 1970; the digits of each; all of them in 36 digits.

    What the digits say is counted from that day on; 0: not known.
    """
    before = min(filter(None, days), default=1) - 1
    width = len(_short(max(filter(None, days), default=before) - before))
    return [before, width, "".join(_short(day - before if day else 0).rjust(width, "0") for day in days)]


def _short(number: int) -> str:
    """A number in 36 digits, as JavaScript reads them."""
    digits = ""
    while number or not digits:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits


def _bundles(records: Iterable[Record]) -> Iterator[list[tuple[Record, bytes]]]:
    bundle: list[tuple[Record, bytes]] = []
    size = 0
    for record in records:
        shown = record.shown()
        if bundle and size + len(shown) > BUNDLE:
            yield bundle
            bundle, size = [], 0
        bundle.append((record, shown))
        size += len(shown)
    if bundle:
        yield bundle


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def choices(pages: Iterable[FoundPage]) -> dict[str, bytes]:
    """What readers may choose from, as JSON: forums, boards and years; and the names of who wrote."""
    forums: set[str] = set()
    boards: dict[str, tuple[str, str]] = {}
    years: set[str] = set()
    people: set[str] = set()
    for page in filter(lambda page: page.kind == "thread", pages):
        forums.add(page.forum)
        for n, (address, _) in enumerate(page.boards):
            boards[address] = (" / ".join(title for _, title in page.boards[: n + 1]), page.forum)
        years.update(map(attrgetter("year"), page.posts))
        people.update(map(attrgetter("author"), page.posts))
        people.add(page.starter)
    listed = sorted([forum, title, address] for address, (title, forum) in boards.items())
    small = {"forums": sorted(forums - {""}), "boards": listed, "years": sorted(years - {""}, reverse=True)}
    return {"choices.json": _json(small), "people.json": _json(sorted(people - {""}))}
