"""Reads thread pages as plain text: of XenForo what an extraction tool leaves of them, or a person's select-all and copy; of
phpBB, vBulletin, FluxBB and Discourse the latter.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...addresses import engines
from ...dumps import Capture
from ...errors import Drift, DumpError
from ...ids import clean_name
from ...markup.from_text import Quoted, from_text
from ...markup.to_markdown import to_markdown
from ...model import (
    AuthorKind,
    CapturedPage,
    Count,
    DateSource,
    Forum,
    Item,
    Member,
    Origin,
    Place,
    Post,
    Reason,
    Remark,
    Skipped,
    Source,
    Thread,
    When,
)
from .._dates import absolute_date, relative_date
from .._importer import Importer
from .._printed_ip import without_printed_ip
from .address import ThreadAddress, place
from .cards import Card
from .copied import Copied, is_labelled, said_by
from .copied import find as find_other
from .dates import Dated, consistent, infer
from .extract import Extract, Found
from .extract import find as find_extract
from .page import Head, head, is_thread, lines_of
from .paste import find as find_copied
from .quotes import Quotes
from .under import is_known_end
from .words import CLOSING, END, said

_NAMES = re.compile(r".*\.(?:txt|text)|[^.]*", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(
    r"\s*(?:[<{\[]|From \S+ |(?:Return-Path|Received|Message-ID|From|Date|Subject|MIME-Version|WARC/\d)\b ?[:.\d])", re.IGNORECASE
)


_LINKED = re.compile(r"\s*\[\d{1,4}\]\S")


@dataclass(frozen=True, slots=True)
class _Read:
    """A post on its way: as found, its body in Markdown, and its date."""

    found: Found
    body: str
    dated: Dated
    unquoted: str = ""  # who is quoted where the text does not show the quotation's end


def accepts(capture: Capture) -> bool:
    """Whether it is plain text in the shape of a page of one of these engines."""
    try:
        name = capture.name.rpartition("/")[2]
        if not _NAMES.fullmatch(name) or _OTHER.match(capture.head) or "\0" in capture.head:
            return False
        return is_thread(capture.text) or _other(capture) is not None
    except DumpError:
        return False


def posts(capture: Capture) -> Iterator[Item]:
    """Forum, thread, members with a card, posts, and remarks. Drift if the page shows no post."""
    lines = lines_of(capture.text)
    facts = head(lines)
    other = _other(capture)
    if other:
        facts = Head(title=other.title, page=other.page, page_count=other.page_count, lang=facts.lang)
    found = other.posts if other else _find(lines, facts)
    if doubt := other.doubt if other else _is_foreign(lines, found) * "a page of a forum that is not read as text":
        raise Drift(doubt, where=capture.name, todo="convert the page's HTML")
    if not found.marked and not any(post.carded for post in found.posts):
        raise Drift("nothing in the text shows where a post begins", where=capture.name, todo="convert the page's HTML")
    if not any(_shows(post.lines) for post in found.posts):
        raise Drift("a thread's title, but no post under it", where=capture.name, todo="save the page again, or convert its HTML")
    signatures = _signatures(found.posts)
    reads = _read(found.posts, signatures, capture.captured, facts.lang, said_by if other else said)
    dates, dropped = consistent([read.dated for read in reads])
    where = place(capture.address, other.form.addresses if other else engines.XENFORO)
    if facts.forum or where.host:
        engine = other.form.engine if other else "XenForo"
        yield Forum(facts.forum or where.host, addresses=(where.forum,) if where.forum else (), engine=engine)
    named = where.page if where.page != 1 else _first_page(found.posts)  # an address without a page may be the thread's
    page = facts.page or named or (None if other else _first_page(found.posts))
    yield _thread(capture, facts, page, where)
    yield from _members(found.posts, signatures, capture.captured)
    for n, (read, dated) in enumerate(zip(reads, dates, strict=True), 1):
        if read.body:
            yield _post(read, dated, capture, facts.lang, Place(page, n) if page else None, n)
        else:
            yield Skipped(Reason.EMPTY, Origin(capture.name, n), read.found.card.name)
    yield from _outside(capture, found)
    yield from _remarks(capture, found, reads, dropped, signatures)
    if other and not other.posts.outside:
        yield Remark(capture.name, "the text does not show where the last post ends: what follows it was kept in it")
    if other and (lines := [line for line in other.ends if not is_known_end(line)]):
        yield Remark(capture.name, f"what stands under most posts was left out as the forum's own words: {' / '.join(lines)}")


def _other(capture: Capture) -> Copied | None:
    """The page as one of another engine than XenForo, if XenForo's own marks do not show as many posts."""
    lines = lines_of(capture.text)
    lang = head(lines).lang
    other = find_other(lines, lang, capture.dayfirst)
    copied = find_copied(lines, lang) if other else None
    return None if other and copied and len(copied.posts) >= len(other.posts.posts) else other


def _is_foreign(lines: Sequence[str], found: Extract) -> bool:
    """Whether what looks a little like a page of XenForo is one of another engine: its cards have labels and values in one line,
    its posts dates and numbers but no cards, or many of them no author, under no such first line as extraction tools write.
    """
    if sum(is_labelled(line) for line in lines) > 2:
        return True
    carded = sum(bool(post.card.joined or post.card.counts) for post in found.posts)
    if all(post.date and post.number for post in found.posts):
        return 2 * carded < len(found.posts)
    if " | " in _first(lines):
        return False
    if any(line.strip() == "References" for line in lines[-2000:]) and sum(bool(_LINKED.match(line)) for line in lines) > 2:
        return True  # as Lynx prints pages: names have numbers before them
    if END not in lines and carded < 2:
        return True
    return 3 * sum(not post.card.name for post in found.posts) > len(found.posts)


def _first(lines: Sequence[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def _find(lines: Sequence[str], facts: Head) -> Extract:
    """The page read as a copied one if its posts have dates and numbers, else as an extract.

    A body may hold a date and "#1" too: where there are more end marks than numbers, the reading with more cards is right.
    """
    copied = find_copied(lines, facts.lang)
    if copied and lines.count(END) <= len(copied.posts):
        return copied
    extract = find_extract(lines, facts.top, facts.members)
    return copied if copied and _cards(copied) >= _cards(extract) else extract


def _cards(found: Extract) -> int:
    return sum(post.carded for post in found.posts)


def _shows(lines: Sequence[str]) -> bool:
    return any(line.strip() for line in lines)


def _signatures(found: Sequence[Found]) -> dict[str, tuple[str, ...]]:
    """Author → the lines that stand below the end mark of at least two of their posts."""
    seen = Counter(
        (post.card.name, tuple(line.strip() for line in post.leftover if line.strip())) for post in found if post.card.name
    )
    return {name: lines for (name, lines), count in seen.items() if count > 1 and lines}


def _read(
    found: Sequence[Found],
    signatures: dict[str, tuple[str, ...]],
    captured: When | None,
    lang: str,
    said: Callable[[str], str | None],
) -> list[_Read]:
    quotes = Quotes(said)
    reads = []
    for post in found:
        lines = list(post.lines)
        if post.leftover and tuple(line.strip() for line in post.leftover if line.strip()) != signatures.get(post.card.name):
            lines += ["", *post.leftover]
        lines += ["", *post.trailer.files] if post.trailer.files else []
        marked = quotes.read(post.card.name, lines)
        own = [line for line in marked if not isinstance(line, Quoted)]
        dated = _printed_date(post.date, captured, lang) if post.date else infer(own, captured, lang)
        unquoted = next((name for line in own if (name := said(line))), "")
        reads.append(_Read(post, without_printed_ip(to_markdown(from_text(marked))), dated, unquoted))
    return reads


def _printed_date(text: str, captured: When | None, lang: str) -> Dated:
    """The date printed next to a post."""
    when = absolute_date(text, lang) or relative_date(text, captured)
    return Dated(when, DateSource.TEXT) if when else Dated()


def _thread(capture: Capture, facts: Head, page: int | None, where: ThreadAddress) -> Thread:
    title = facts.title or clean_name(capture.name.rpartition("/")[2].rpartition(".")[0]) or "thread"
    return Thread(
        title,
        slug=where.slug,
        thread_id=where.thread_id,
        addresses=(where.thread,) if where.thread else (),
        prefix=facts.prefix,
        states=("locked",) if facts.locked else (),
        page_count=facts.page_count,
        pages=(CapturedPage(page, capture.captured, capture.name),) if page else (),
        sources=(Source(capture.name, capture.sha256, IMPORTER.name, capture.captured),),
    )


def _first_page(found: Sequence[Found]) -> int | None:
    """1; None where the posts' numbers show that it is another page, and nothing says which."""
    first = next((post.number for post in found if post.number), None)
    return 1 if first is None or first <= len(found) else None


def _members(found: Sequence[Found], signatures: dict[str, tuple[str, ...]], captured: When | None) -> Iterator[Member]:
    """The members whose cards the page shows, in the order of their first post; the fullest card counts."""
    cards: dict[str, tuple[Card, tuple[int, ...]]] = {}
    for post in found:
        card = post.card
        size = (bool(card.title) + bool(card.joined), len(card.counts), len(card.badges))
        if (
            card.name
            and not card.is_guest
            and (card.title or card.badges or card.joined or card.counts)
            and size > cards.get(card.name, (card, (-1,)))[1]
        ):
            cards[card.name] = (card, size)
    for name, (card, _) in cards.items():
        counts = tuple(Count(what, number, captured) for what, number in card.counts)
        signature = clean_name(" / ".join(signatures.get(name, ())))[:1000]
        yield Member(name, title=card.title, badges=card.badges, joined=card.joined, counts=counts, signature=signature)


def _post(read: _Read, dated: Dated, capture: Capture, lang: str, place: Place | None, n: int) -> Post:
    trailer = read.found.trailer
    edited = trailer.edited
    return Post(
        read.body,
        author=read.found.card.name,
        author_is=AuthorKind.GUEST if read.found.card.is_guest else None,
        date=dated.date,
        date_source=dated.source,
        not_before=dated.not_before,
        not_after=dated.not_after,
        number=read.found.number,
        place=place,
        edited=(absolute_date(edited, lang) or relative_date(edited, capture.captured)) if edited else None,
        edited_by=clean_name(trailer.edited_by),
        reactions=clean_name(trailer.reactions)[:500],
        sources=(Origin(capture.name, n),),
    )


def _outside(capture: Capture, found: Extract) -> Iterator[Skipped]:
    """The parts of the page around its posts, so that nothing goes unnamed."""
    for lines in (found.above, found.outside):
        closing = next((i for i, line in enumerate(lines) if CLOSING.match(line.strip())), len(lines))
        text = clean_name(" ".join(line.strip() for line in lines[: min(closing, 20)]))[:120]
        if text:
            yield Skipped(Reason.NOT_A_POST, Origin(capture.name), text)


def _remarks(
    capture: Capture, found: Extract, reads: Sequence[_Read], dropped: Sequence[int], signatures: dict[str, tuple[str, ...]]
) -> Iterator[Remark]:
    nameless = sum(1 for read in reads if read.body and not read.found.card.name)
    if nameless:
        yield Remark(capture.name, f"the text does not name the author of {nameless} of {len(reads)} posts")
    if not found.marked:
        yield Remark(
            capture.name,
            "the text marks no post's end: posts begin where cards do, and one without a card is part of the post before it",
        )
    for i in dropped:
        date = reads[i].dated.date
        yield Remark(
            str(Origin(capture.name, i + 1)),
            f"the date in it ({date.text if date else ''}) contradicts the order of the thread and was left out",
        )
    for n, read in enumerate(reads, 1):
        text = clean_name(" ".join(read.found.leftover))
        if text and read.found.card.name not in signatures:
            yield Remark(str(Origin(capture.name, n)), f"what follows the post's end was kept in it: {text[:60]}")
        if read.unquoted:
            yield Remark(
                str(Origin(capture.name, n)), f"the text does not show where the quotation of {clean_name(read.unquoted)} ends"
            )
    yield from _gaps(capture, [read.found.number for read in reads if read.found.number])


def _gaps(capture: Capture, numbers: Sequence[int]) -> Iterator[Remark]:
    """Numbers that the text skips."""
    for one, other in itertools.pairwise(numbers):
        if other > one + 1:
            lost = f"#{one + 1}" if other == one + 2 else f"#{one + 1} to #{other - 1}"
            yield Remark(capture.name, f"the text does not show {lost}")


IMPORTER = Importer(
    name="text",
    summary="Thread pages as plain text: XenForo's from extraction tools, those of further engines copied with select-all.",
    accepts=accepts,
    posts=posts,
    names_authors=False,
)
