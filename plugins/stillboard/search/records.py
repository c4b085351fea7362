"""What the index is made of: a record a page of the site, or a record a thread, and what becomes of it for readers.

A record's words are its title, its head and its posts, in this order. Pagefind says by a word's place in the record where it
was found; search.js counts the words of what the record shows in the same way, and so comes to the post.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from .pages import FoundPage
from .tokens import words

BUNDLE = 16_384
"""Bytes of a file of records, where it has several: hosts count files, and readers load few of them."""
_FIRST, _LAST = "t0000", "t9999"  # where what has no date stands, by its newest and its oldest


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
        head = words(self.page.head) if self.is_first else []
        return len(self.title) + len(head) + sum(len(words(text)) for text in self.texts)

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
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    def html(self, lang: str) -> str:
        """What Pagefind reads."""
        page = self.page
        title = " ".join(self.title)
        parts = [f"<h1>{html.escape(title)}</h1>" if self.is_first else f"<p data-pagefind-weight=0.5>{html.escape(title)}</p>"]
        for text in (page.head if self.is_first else "", *self.texts):
            if text:
                parts.append(f"<p>{html.escape(' '.join(words(text)))}</p>")
        parts += (_given("filter", name, value) for name, value in self._filters())
        parts += (_given("sort", name, value) for name, value in self._sorts())
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

    def _sorts(self) -> Iterator[tuple[str, str]]:
        dates = [f"t{post.date}" for post in self.page.posts if post.date]
        yield "new", max(dates, default=_FIRST)
        yield "old", min(dates, default=_LAST)


def _given(kind: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{kind}="{name}[data-v]" data-v="{html.escape(value)}"></i>' if value else ""


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


def bundled(records: Iterable[Record]) -> tuple[list[str], dict[str, bytes]]:
    """What is shown of records, several in a file; and the name of each, by which search.js finds it.

    A name is that of the file, the record's place in it, and how many words to pass over where its title is another's.
    """
    names: list[str] = []
    files: dict[str, bytes] = {}
    bundle: list[tuple[Record, bytes]] = []

    def close() -> None:
        data = b"[" + b",\n".join(shown for _, shown in bundle) + b"]\n"
        name = hashlib.sha256(data).hexdigest()[:10]
        files[f"pages/{name}.json"] = data
        for place, (record, _) in enumerate(bundle):
            names.append(f"{name}.{place}" if record.is_first else f"{name}.{place}.{len(record.title)}")
        bundle.clear()

    size = 0
    for record in records:
        shown = record.shown()
        if bundle and size + len(shown) > BUNDLE:
            close()
            size = 0
        bundle.append((record, shown))
        size += len(shown)
    if bundle:
        close()
    return names, files


def choices(pages: Iterable[FoundPage]) -> tuple[bytes, bytes]:
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
    return tuple(json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() for one in (small, sorted(people - {""})))  # type: ignore[return-value]
