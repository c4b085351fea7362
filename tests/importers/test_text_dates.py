"""Which dates a text may be believed: the name of an upload, a line of its own, and the order of the thread."""

from __future__ import annotations

import pytest

from stillboard.model import DateSource, Post, Remark, When
from support.textpages import items, page, post, posts


def dates(*bodies: str, captured: When | None = None) -> list[tuple[str, DateSource | None]]:
    found = posts(page(*(post(body) for body in bodies)), captured=captured)
    return [(one.date.text if one.date else "", one.date_source) for one in found]


def test_an_uploads_name_dates_its_post():
    assert dates("Look:\n1589235127300.png") == [("2020-05-11T22:12:07Z", DateSource.UPLOAD_NAME)]


@pytest.mark.parametrize(
    "name", ["see 1589235127300.png", "158923512730.png", "9999999999999.png", "0000000000001.png", "1589235127300.zip"]
)
def test_another_files_name_is_no_date(name):
    assert dates(f"Look:\n{name}") == [("", None)]


def test_an_upload_after_the_capture_is_not_believed():
    assert dates("1589235127300.png", captured=When("2019-01-01")) == [("", None)]


def test_a_date_line_near_the_head_dates_its_post_and_stays():
    text = page(post("Survey\nApril 18, 2021\nNine panes."))
    assert (posts(text)[0].date, posts(text)[0].date_source) == (When("2021-04-18"), DateSource.TEXT)
    assert "April 18, 2021" in posts(text)[0].body


@pytest.mark.parametrize(
    "line", ["21 hours ago", "October 1", "On April 18, 2021 it rained.", "a\nb\nc\nd\ne\nf\nApril 18, 2021"]
)
def test_other_mentions_of_time_are_no_date(line):
    assert dates(f"Survey\n{line}\nNine panes.") == [("", None)]


def test_a_quoted_date_is_not_the_posts():
    assert dates("Ann said:\nApril 18, 2021\n1589235127300.png\nClick to expand...\nI know.") == [("", None)]


def test_the_order_of_the_thread_drops_a_date_that_breaks_it():
    upload, later = "1609459200000.png", "1612137600000.png"
    found = items(page(post(upload), post("June 1, 2015\nAn old clipping."), post(later)))
    middle = [item for item in found if isinstance(item, Post)][1]
    assert (middle.date, middle.date_source) == (None, DateSource.BETWEEN)
    assert (middle.not_before, middle.not_after) == (When("2021-01-01T00:00:00Z"), When("2021-02-01T00:00:00Z"))
    assert any("2015-06-01" in item.text for item in found if isinstance(item, Remark))


def test_among_equals_the_one_against_most_neighbours_is_wrong():
    lines = ["March 1, 2021", "March 9, 2021", "May 1, 2035", "March 20, 2021", "March 30, 2021"]
    assert [text for text, _ in dates(*(f"{line}\nWords." for line in lines))] == [
        "2021-03-01",
        "2021-03-09",
        "",
        "2021-03-20",
        "2021-03-30",
    ]


def test_two_that_contradict_each_other_are_both_left_out():
    assert dates("March 1, 2021\nWords.", "March 1, 2015\nWords.") == [("", None), ("", None)]


def test_an_undated_post_at_the_end_has_no_bounds():
    assert dates("1609459200000.png", "Words.") == [("2021-01-01T00:00:00Z", DateSource.UPLOAD_NAME), ("", None)]
