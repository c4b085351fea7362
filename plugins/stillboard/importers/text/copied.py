"""Pages of phpBB, vBulletin 3 and 4, FluxBB, PunBB and Discourse (as it prints) that a person copied with select-all.

Words that only say what the forum always says (Top, Quote) are known by standing at all posts, in any language.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import When
from .._dates import absolute_date, is_relative
from .._phrases import ANSWER, WITHHELD, WROTE, pattern_of
from .cards import Card, named, number
from .extract import Extract, Found
from .forms import CARDS, FORMS, Form, Mark
from .trailers import Trailer
from .under import signatures, trimmed
from .words import COUNTED, LABELS, changed_by, plain, said

_CARD = 30  # lines of the longest card
_TITLES = 6  # lines of it before the first label
_MOST = 0.6  # of the posts: what stands at so many is the forum's
_QUOTED = re.compile(
    r" ?(?:originally posted by|zitat von|citation envoyée par|reply with quote|mit zitat antworten) ?", re.IGNORECASE
)
_NUMERIC = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./]\d{2,4}(?!\d)")
# Over a quotation, and on the button that makes one.
_QUOTE = frozenset(
    "quote|zitat|citation|citer|citar|cita|citaat|citeren|cytat|cytuj|цитата|citação|reply with quote|mit zitat antworten".split(
        "|"
    )
)
_STOPS = (".", ",", "!", "?", ";", ":", "…")
_PAGES = re.compile(
    r"(?<!\S)(?:page|seite|página|pagina|strona|страница) (\d{1,6}) (?:of|von|sur|de|di|van|z|из) (\d{1,6})(?!\S)", re.IGNORECASE
)
_TIME = re.compile(r"\d ?[:.h] ?\d\d")
# What is shown to the staff alone, in words of phpBB and vBulletin besides those that all pages are looked through for.
_OF_STAFF = re.compile(
    r"awaits approval|approve disapprove|^deleted post|delete permanently|has been deleted by|posted from ip"
    r"|^(?:ip|ip address)\b.{0,3}:? ?\d{1,3}\.\d{1,3}\.",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\d[\d.,]{0,12}(?: \w{1,12}(?:\(s\))?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = re.compile(r"([^\s:][^:]{1,24}): ?(\S.{0,80})")
_NAMED = re.compile(r"(?:thread|thema|discussion|tema|hilo|onderwerp|wątek|тема): (?P<title>\S.{0,250})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copied:
    """A copied page."""

    form: Form
    title: str
    posts: Extract
    ends: tuple[str, ...]  # lines under the posts that were taken for the forum's; none: nothing shows where the last post ends
    page: int | None  # None: nothing tells
    page_count: int | None
    doubt: str = ""  # why the text cannot be taken apart for sure


def find(lines: Sequence[str], lang: str, dayfirst: bool | None) -> Copied | None:
    """A copied page of one of these engines; None for any other text. `dayfirst`: what is known of dates such as 04-09-2005."""
    found = [(form, marks) for form in FORMS if (marks := _marks(form, lines, lang)) and _is_sure(form, marks, lines)]
    if not found:
        return None
    form, marks = max(found, key=lambda one: len(one[1]))
    doubt = "lines of it are heads of posts of two engines" if len({one.engine for one, _ in found}) > 1 else ""
    copied = _read(form, _in_order(marks), lines, lang, dayfirst)
    return dataclasses.replace(copied, doubt=doubt or _doubt(form, marks, lines, lang))


def _marks(form: Form, lines: Sequence[str], lang: str) -> list[Mark]:
    """The lines that look like heads of posts, of whatever number."""
    marks: list[Mark] = []
    for i in range(len(lines)):
        mark = form.mark(lines, i)
        if mark is None or not _is_date(mark.date, lang):
            continue
        below = next((line for line in lines[mark.stop : mark.stop + 4] if line.strip()), "")
        if form.above or mark.author or _is_name(below):
            marks.append(mark)
    return marks


def _in_order(marks: Sequence[Mark]) -> list[Mark]:
    """Those whose numbers rise."""
    kept: list[Mark] = []
    for mark in marks:
        if not (mark.number and kept and mark.number <= (kept[-1].number or 0)):
            kept.append(mark)
    return kept


def _doubt(form: Form, marks: Sequence[Mark], lines: Sequence[str], lang: str) -> str:
    """What makes it uncertain which lines are heads of posts, or who may read them: what posts quote looks like heads, too."""
    if any(_OF_STAFF.search(line) or WITHHELD.search(line) for line in lines if len(line) < 100):
        return "it shows what only the staff of the forum can read"
    if len(_in_order(marks)) < len(marks):
        return "two of its posts have one number"
    taken = {i for mark in marks for i in range(mark.at, mark.stop)}
    for i, line in enumerate(lines):
        if i not in taken and len(line) < 200 and (match := form.like.fullmatch(line.strip())) and _is_date(match["date"], lang):
            return f"a line looks like the head of a post and cannot be read: {line.strip()[:60]}"
    common = _common_labels(marks, lines)
    floors = [0, *(mark.stop for mark in marks)]
    if form.above and any(_author_above(lines, floor, mark, common) is None for floor, mark in zip(floors, marks, strict=False)):
        return "a line looks like the head of a post, and no card of its author stands over it"
    return ""


def _is_name(line: str) -> bool:
    return bool(named(line)) and not line.rstrip().endswith(_STOPS)


def _is_date(text: str, lang: str) -> bool:
    """Whether it is a date with a time of day, as engines print it with a post."""
    return bool(_TIME.search(text)) and (
        is_relative(text) or any(absolute_date(text, lang, order) for order in (None, True, False))
    )


def _is_sure(form: Form, marks: Sequence[Mark], lines: Sequence[str]) -> bool:
    """Whether the marks are those of posts: most have a card or a quotation; without cards there are two."""
    if not form.carded:
        return len(marks) > 1
    signed = 0
    for mark, after in zip(marks, [*(one.at for one in marks[1:]), len(lines)], strict=True):
        card = lines[max(mark.at - _CARD, 0) : mark.at] if form.above else lines[mark.stop : min(after, mark.stop + _CARD)]
        signed += any(_is_label(line, frozenset()) for line in card) or any(
            _QUOTED.match(line) for line in lines[mark.stop : after]
        )
    return 2 * signed >= len(marks)


def _read(form: Form, marks: Sequence[Mark], lines: Sequence[str], lang: str, dayfirst: bool | None) -> Copied:
    order = dayfirst if dayfirst is not None else _order([mark.date for mark in marks], lang)
    begins, cards, bodies = _parts(form, marks, lines)
    names = [card.name for card in cards]
    foot, ends = trimmed(bodies, names)
    if form.above:
        buttons = _buttons(marks, lines, begins)
        for mark, begin, body in zip(marks, begins, bodies, strict=True):
            body.insert(0, _subject_above(lines[begin + 1 : mark.at], buttons))
    title = _title(form, marks, lines[: begins[0]], bodies)
    opening = marks[0].subject or next((line.strip() for line in bodies[0] if line.strip()), "")  # its own, without "Re:"
    firsts = [next((line.strip() for line in body if line.strip()), "") for body in bodies]
    most = sum(ANSWER.sub("", first) == title for first in firsts) >= _MOST * len(bodies)
    for n, body in enumerate(bodies):
        _take_subject(form, body, title, sure=form.above or most or not n)
    signed = signatures(bodies, names)
    posts = []
    for mark, card, body, below in zip(marks, cards, bodies, signed, strict=True):
        trailer = _take_edit(body, mark, lang, order)
        own = _attributed(body)
        posts.append(Found(own, card, True, mark.number, _as_read(mark.date, lang, order), trailer, below))
    above = lines[: begins[0]]
    extract = Extract(tuple(posts), tuple(foot), tuple(above))
    of = next((found for line in [*above, *foot] if len(line) < 80 and (found := _PAGES.search(line))), None)
    opens = posts[0].number == 1 or (bool(title) and opening == title)
    return Copied(form, title, extract, ends, int(of[1]) if of else 1 if opens else None, int(of[2]) if of else None)


def _order(dates: Sequence[str], lang: str) -> bool | None:
    """Whether the day comes before the month: what one date of the page shows, else what lets none go back; else None."""
    pairs = [(int(match[1]), int(match[2])) for date in dates if (match := _NUMERIC.match(date))]
    shown = {a > 12 for a, b in pairs if (a > 12) != (b > 12)}
    if shown:
        return shown.pop() if len(shown) == 1 else None
    fitting = []
    for order in (True, False):
        read = [absolute_date(date, lang, order) for date in dates if not is_relative(date)]
        if all(read):
            fitting.append((order, all(not b.before(a) for a, b in itertools.pairwise(read) if a and b)))
    certain = [order for order, rises in fitting if rises] if len(fitting) > 1 else [order for order, _ in fitting]
    return certain[0] if len(certain) == 1 else None


def _as_read(date: str, lang: str, order: bool | None) -> str:
    when: When | None = absolute_date(date, lang, order)
    return when.text.replace("T", " ") if when and absolute_date(date, lang) is None else date


def _parts(form: Form, marks: Sequence[Mark], lines: Sequence[str]) -> tuple[list[int], list[Card], list[list[str]]]:
    """Where each post begins, its card, and its lines up to the next one."""
    common = _common_labels(marks, lines)
    begins, cards, starts, ends = [], [], [], []
    for n, mark in enumerate(marks):
        floor = marks[n - 1].stop if n else 0
        after = marks[n + 1].at if n + 1 < len(marks) else len(lines)
        if form.above:
            at = _author_above(lines, floor, mark, common)
            begins.append(mark.at if at is None else at)
            cards.append(_card(mark.author, lines[begins[-1] + 1 : mark.at], common))
            starts.append(mark.stop)
        else:
            named = mark.author or next((line.strip() for line in lines[mark.stop : after] if line.strip()), "")
            start = mark.stop if mark.author else next((j for j in range(mark.stop, after) if lines[j].strip()), mark.stop) + 1
            stop = _card_end(lines, start, after, common) if form.carded else start
            begins.append(mark.at)
            cards.append(_card(named, lines[start:stop], common))
            starts.append(stop)
        ends.append(after)
    ends[:-1] = begins[1:]
    bodies = [list(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return begins, cards, bodies


def _common_labels(marks: Sequence[Mark], lines: Sequence[str]) -> frozenset[str]:
    """Labels of cards that the words of no language tell: they stand beside several of the dates."""
    seen: Counter[str] = Counter()
    for before, mark, after in zip([None, *marks], marks, [*marks[1:], None], strict=False):
        above = lines[max(mark.at - _CARD, before.stop if before else 0) : mark.at]
        below = lines[mark.stop : min(mark.stop + _CARD, after.at if after else len(lines))]
        beside = [line.strip() for line in (*above, "", *below)]
        said = {match[1] for line in beside if (match := _LABEL.fullmatch(line))}
        said |= {f"{line}\n" for line, value in itertools.pairwise(beside) if 0 < len(line) < 25 and _VALUE.fullmatch(value)}
        seen.update(said)
    return frozenset(label for label, times in seen.items() if times > 1 and times >= _MOST * len(marks))


def _is_label(line: str, common: frozenset[str]) -> bool:
    line = line.strip()
    match = _LABEL.fullmatch(line)
    if match and (match[1] in common or is_labelled(line)):
        return True
    return match is None and len(line) < 25 and bool(CARDS.match(line))


def is_labelled(line: str) -> bool:
    """Whether it is a label of a card with its number or date behind it: "Posts: 12"."""
    match = _LABEL.fullmatch(line.strip()) if ":" in line[:30] else None
    if match is None:
        return False
    return bool(number(match[2])) if plain(match[1]) in COUNTED else bool(CARDS.match(match[1]) and _YEAR.search(match[2]))


def _author_above(lines: Sequence[str], floor: int, mark: Mark, common: frozenset[str]) -> int | None:
    """The line of the card over a mark that has the author's name alone: the last one with a label below it, else the last."""
    own = [j for j in range(max(floor, mark.at - _CARD), mark.at) if lines[j].strip() == mark.author]
    labelled = [j for j in own if any(_is_label(line, common) for line in lines[j + 1 : mark.at])]
    return labelled[-1] if labelled else own[-1] if own else None


def _buttons(marks: Sequence[Mark], lines: Sequence[str], begins: Sequence[int]) -> frozenset[str]:
    """The lines that stand over most marks: what can be pressed there."""
    times: Counter[str] = Counter()
    for mark, begin in zip(marks, begins, strict=True):
        times.update({line.strip() for line in lines[begin + 1 : mark.at]})
    common = {line for line, many in times.items() if many > 1 and many >= _MOST * len(marks) and not ANSWER.match(line)}
    return frozenset({*common, *(line for line in times if plain(line) in _QUOTE)})


def _subject_above(above: Sequence[str], buttons: frozenset[str]) -> str:
    """The line over a mark that is the post's subject: the last that is no button; "" for a card's label."""
    said = next((line.strip() for line in reversed(above) if line.strip() and line.strip() not in buttons), "")
    return "" if _LABEL.fullmatch(said) and not ANSWER.match(said) else said


def _card_end(lines: Sequence[str], start: int, after: int, common: frozenset[str]) -> int:
    """The line after the last label of a card, or `start` if there is none. What only this card says belongs to the words."""
    end, waited = start, 0
    seen: set[str] = set()
    j = start
    while j < min(after, start + _CARD) and waited <= (_TITLES if end == start else 0):
        line = lines[j].strip()
        label = plain(line.partition(":")[0])
        wide = 0 if not line or label in seen else _width(lines, j, common)
        if wide:
            seen.add(label)
            end, waited = j + wide, 0
        else:
            waited += bool(line)
        j += wide or 1
    return end


def _width(lines: Sequence[str], j: int, common: frozenset[str]) -> int:
    """How many lines an entry of a card takes: one with its value behind the label, two with the value below; 0: it is none."""
    line = lines[j].strip()
    return 1 if _LABEL.fullmatch(line) and _is_label(line, common) else _pair(lines, j, common)


def _pair(lines: Sequence[str], j: int, common: frozenset[str]) -> int:
    """2 where a label stands over its value: a date of joining or a count, or a label that most cards of the page have."""
    label, value = lines[j].strip(), lines[j + 1].strip() if j + 1 < len(lines) else ""
    if not value or len(label) > 25:
        return 0
    if plain(label) in COUNTED:
        return 2 if number(value) else 0
    if CARDS.match(label):
        return 2 if _YEAR.search(value) and len(value) < 30 else 0
    if f"{label}\n" in common:
        return 2 if _VALUE.fullmatch(value) else 0
    further = plain(label) in LABELS and len(value) < 60
    return 2 if further and any(_pair(lines, k, frozenset()) for k in range(j + 2, min(j + 6, len(lines)))) else 0


def _card(name: str, lines: Sequence[str], common: frozenset[str]) -> Card:
    """What a card says that a member's file keeps."""
    joined, counts, titles = None, [], []
    for n, line in enumerate(lines):
        match = _LABEL.fullmatch(line.strip())
        label, value = (match[1], match[2]) if match else (line.strip(), lines[n + 1].strip() if n + 1 < len(lines) else "")
        if CARDS.match(label) and not joined:
            joined = absolute_date(value, "", months=True)
        elif plain(label) in COUNTED and (count := number(value.strip())):
            counts.append((plain(label), count))
        elif not counts and not joined and line.strip() and not match and not _is_label(line, common):
            titles.append(line.strip())
    title = titles[0] if len(titles) == 1 else ""
    return Card(name, title=title, joined=joined, counts=tuple(dict(counts).items()))


def _title(form: Form, marks: Sequence[Mark], above: Sequence[str], bodies: Sequence[list[str]]) -> str:
    """The thread's title: what the subjects of most posts are, or a line over the posts says."""
    subjects = [
        mark.subject or next((line.strip() for line in body if line.strip()), "")
        for mark, body in zip(marks, bodies, strict=True)
    ]
    bare = [ANSWER.sub("", subject) for subject in subjects]
    shown = {re.split(r"(?:^|\s)[»►>/›] ", line.strip())[-1].strip() for line in above}
    named = next((match["title"].strip() for line in above if (match := _NAMED.fullmatch(line.strip()))), "")
    if named:
        return named
    if likely := [subject for subject in bare if subject in shown]:
        return likely[0]
    own = Counter(
        ANSWER.sub("", mark.subject or (body[0].strip() if form.above and body else ""))
        for mark, body in zip(marks, bodies, strict=True)
    )
    subject, many = next(((subject, many) for subject, many in own.most_common(2) if subject), ("", 0))
    if many > 1 and many >= _MOST * len(marks):
        return subject
    printed = [line.strip() for line in above if line.strip()]
    return printed[1] if not form.carded and len(printed) > 1 else ""


def _take_subject(form: Form, body: list[str], title: str, *, sure: bool) -> None:
    """Take the line over a post's words out of them that only repeats the thread's title; never all of its words."""
    first = 0 if form.above else next((j for j, line in enumerate(body) if line.strip()), 0)
    said = body[first].strip() if body else ""
    if (not said and form.above and body) or (
        said
        and (sure or ANSWER.match(said))
        and ANSWER.sub("", said) == title
        and any(line.strip() for line in body[first + 1 :])
    ):
        del body[: first + 1]


def said_by(line: str) -> str | None:
    """The name in an attribution of these engines ("Ann wrote: ↑Fri Mar 01, 2024", "Originally Posted by Ann"), or None."""
    line = " ".join(line.split())
    match = _WROTE.fullmatch(line) or _ORIGINALLY.fullmatch(line) if len(line) < 160 else None
    return match["name"] if match else said(line)


def _attributed(body: Sequence[str]) -> tuple[str, ...]:
    """A post's lines without the word "Quote" over who is quoted."""
    pairs = itertools.zip_longest(body, body[1:], fillvalue="")
    return tuple(line for line, below in pairs if not (plain(line) in _QUOTE and said_by(below)))


_WROTE = re.compile(rf"(?P<name>\S.{{0,60}}?) (?:{pattern_of(WROTE)}): ?(?:↑.{{0,60}})?")
_ORIGINALLY = re.compile(
    r"(?:originally posted by|zitat von|citation envoyée par|iniciado por|originariamente inviato da) (?P<name>\S.{0,60}?)"
    r"(?: view post| beitrag anzeigen| voir le message| ver mensaje| visualizza messaggio)?:?",
    re.IGNORECASE,
)


def _take_edit(body: list[str], mark: Mark, lang: str, order: bool | None) -> Trailer:
    """Take out the line near the end that says when the post was edited, and by whom: not before it was written."""
    written = absolute_date(mark.date, lang, order)
    for j in range(len(body) - 1, max(len(body) - 12, -1), -1):
        found = changed_by(body[j])
        edited = absolute_date(found[1], lang, order) if found else None
        if found and (edited or is_relative(found[1])) and not (edited and written and edited.before(written)):
            del body[j]
            return Trailer(edited=_as_read(found[1], lang, order), edited_by=found[0])
    return Trailer()
