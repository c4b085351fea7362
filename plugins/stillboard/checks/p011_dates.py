"""P011: a post's date and what is said of its origin agree."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import DateSource, Post
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file, post in part.posts:
        for key, text in _disagreements(post):
            yield Fault(file.path, file.line_of(key), text)


def _disagreements(post: Post) -> Iterator[tuple[str, str]]:
    """Each with the key whose line it concerns."""
    between = post.date_source is DateSource.BETWEEN
    if between and post.date:
        yield "Date", "Date-source between is for a post without a date; drop Date or say where it comes from"
    if between and not (post.not_before or post.not_after):
        yield "Date-source", "Date-source between needs Not-before or Not-after; add one or drop the line"
    if post.date_source and not between and not post.date:
        yield "Date-source", "Date-source stands without Date; add the date or drop the line"
    if not between and (post.not_before or post.not_after):
        key = "Not-before" if post.not_before else "Not-after"
        yield key, f"{key} is for Date-source between; write that, or keep only Date"
    if post.not_before and post.not_after and post.not_after.before(post.not_before):
        yield "Not-before", "Not-before is later than Not-after; swap or correct them"
    if post.edited and post.date and post.edited.before(post.date):
        yield "Edited", "Edited is earlier than Date; correct one of them"


CHECK = Check("P011", "Date, Date-source, Not-before and Not-after agree with one another.", _faults)
