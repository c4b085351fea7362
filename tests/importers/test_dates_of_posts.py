"""A post's date is its own: not the day on which somebody joined, edited or was here last, and none that cannot be."""

from __future__ import annotations

import html
import itertools
import re

import pytest

from stillboard.convert.reading import CapturedThread, Leftovers, Reading
from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.importers._importer import Importer
from stillboard.model import DateSource, Post, Thread, When
from support.engine_variants import VARIANTS
from support.engines import Variant

READERS = {importer.name: importer for importer in all_importers()}
AUTHORS = ("Marlow", "Pell", "Marlow", "Wren Okafor", "Pell", "Marlow")
each_variant = pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))
DAY = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:(?:\d{1,2}(?:st|nd|rd|th)?[ .]{1,2})May[ ,]{1,2}2024|"
    r"May \d{1,2}(?:st|nd|rd|th)?,? 2024|\d{1,2}([-/.])\d{1,2}\1 ?2024|2024-05-\d\d)"
)
LABELS = ("Joined: ", "Mitglied seit ", "Registered: ", "Last visit: ", "Zuletzt aktiv: ", "Edited: ")


def read(importer: Importer, capture: Capture) -> tuple[list[Post], list[str]]:
    posts: list[Post] = []
    said: list[str] = []
    for part in Reading(capture, importer).threads():
        posts += part.posts if isinstance(part, CapturedThread) else []
        said += [remark.text for remark in part.remarks] if isinstance(part, Leftovers) else []
    return posts, said


def page_of(variant: Variant, days: range | list[int]) -> str:
    posts = [
        variant.post(html.escape(author), n, f"the lamp burns low, says {author}, for the {n}. time")
        for author, n in zip(AUTHORS, days, strict=True)
    ]
    return variant.page(posts)


@each_variant
def test_no_date_is_after_the_capture(variant):
    page = page_of(variant, range(1, 7)).encode()
    capture = Capture("page.html", lambda: page, captured=When("2024-05-03T12:00Z"))
    posts, _ = read(READERS[variant.importer], capture)
    assert len(posts) == len(AUTHORS)
    assert all(post.date.text < "2024-05-06" for post in posts if post.date)


@each_variant
def test_no_date_is_before_there_were_forums(variant):
    page = page_of(variant, range(1, 7)).replace("2024", "1970").replace("171455", "171").replace("17146", "1714")
    posts, _ = read(READERS[variant.importer], Capture("page.html", page.encode))
    assert not any(post.date and post.date.text < "1980" for post in posts)


@each_variant
def test_dates_that_go_back_and_forth_are_said(variant):
    posts, said = read(READERS[variant.importer], Capture("page.html", page_of(variant, [3, 1, 5, 2, 6, 4]).encode))
    assert len(posts) == len(AUTHORS)
    of_an_api = all(post.date_source is DateSource.MARKUP for post in posts)
    assert of_an_api or any("back and forth" in one for one in said) or not all(post.date for post in posts)


@pytest.mark.parametrize(
    ("variant", "label"), [*zip(VARIANTS.values(), itertools.cycle(LABELS), strict=False)], ids=list(VARIANTS)
)
def test_what_is_dated_otherwise_is_no_date_of_a_post(variant, label):
    """The label stands in front of every date that the page prints, as if a skin had the member's date in that place."""
    page = page_of(variant, range(1, 7))
    page = re.sub(r'\b(?:datetime|data-(?:time|timestamp|datestring|timestring)|title)="[^"]*\d{2}[^"]*"', "", page)
    page = re.sub(rf"(?<![\d/=-]){DAY}", rf"{label}\g<0>", page)
    posts, _ = read(READERS[variant.importer], Capture("page.html", page.encode))
    assert not [post.date for post in posts if post.date and label in page]


def items(*posts: Post) -> Importer:
    return Importer("made", "Posts as the test has them.", lambda _: True, lambda _: iter((Thread("Lamps"), *posts)))


@pytest.mark.parametrize("date", ["1969-12-31T23:59:59Z", "1970-01-01", "1970", "2024-05-09", "2038-01-19T03:14:07Z"])
def test_a_date_that_cannot_be_is_absent_whatever_the_format(date):
    post = Post(body="The lamp burns.", author="Pell", date=When(date), date_source=DateSource.MARKUP, edited=When("2038-01-19"))
    capture = Capture("dump", lambda: b"x", captured=When("2024-05-03"))
    posts, said = read(items(post), capture)
    assert [(one.date, one.date_source, one.edited) for one in posts] == [(None, None, None)]
    assert said
