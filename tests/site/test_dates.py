"""Dates in words."""

from __future__ import annotations

import locale

import pytest

from stillboard.model import DateSource, When
from stillboard.site.archived import ArchivedPost
from stillboard.site.dates import Dates
from stillboard.site.languages import spoken
from stillboard.site.pages import Moment

dates = Dates(spoken("en"))


@pytest.mark.parametrize(
    ("date", "zone", "text", "short"),
    [
        ("2014", "", "2014", "2014"),
        ("2014-03", "", "March 2014", "March 2014"),
        ("2014-03-04", "", "March 4, 2014", "March 4, 2014"),
        ("2014-03-04T09:05", "", "March 4, 2014, 09:05", "March 4, 2014"),
        ("2014-03-04T09:05:59", "", "March 4, 2014, 09:05", "March 4, 2014"),
        ("2014-03-04T09:05Z", "", "March 4, 2014, 09:05 UTC", "March 4, 2014"),
        ("2014-03-04T02:05:00Z", "America/New_York", "March 3, 2014, 21:05 EST", "March 3, 2014"),
        ("2014-07-04T02:05:00Z", "America/New_York", "July 3, 2014, 22:05 EDT", "July 3, 2014"),
        ("2014-03-04T09:05", "America/New_York", "March 4, 2014, 09:05", "March 4, 2014"),
        ("2014-03-04", "Asia/Tokyo", "March 4, 2014", "March 4, 2014"),
        ("2014-03-04T23:30Z", "America/Sao_Paulo", "March 4, 2014, 20:30 UTC-03", "March 4, 2014"),
        ("2014-03-04T09:05Z", "Atlantis/Lost", "March 4, 2014, 09:05 UTC", "March 4, 2014"),
        ("2014-03-04T09:05Z", "../../etc/passwd", "March 4, 2014, 09:05 UTC", "March 4, 2014"),
        ("2014-03-04T09:05Z", "UTC", "March 4, 2014, 09:05 UTC", "March 4, 2014"),
        ("1880-01-01T12:00:01Z", "America/New_York", "January 1, 1880, 07:03 LMT", "January 1, 1880"),  # 4:56:02 behind
        ("1880-01-01T12:00:02Z", "America/New_York", "January 1, 1880, 07:04 LMT", "January 1, 1880"),
        ("0987-12-31T23:59", "", "December 31, 987, 23:59", "December 31, 987"),
        ("0001-01-01T00:00Z", "America/New_York", "January 1, 1, 00:00 UTC", "January 1, 1"),
        ("9999-12-31T23:59Z", "Asia/Tokyo", "December 31, 9999, 23:59 UTC", "December 31, 9999"),
    ],
)
def test_exactly_the_precision_known(date: str, zone: str, text: str, short: str) -> None:
    shown = dates.moment(When(date), zone)
    assert (shown.machine, shown.text, shown.short, shown.is_inferred, shown.note) == (date, text, short, False, "")


@pytest.mark.parametrize(
    ("date", "source", "note"),
    [
        ("2014-03-04T09:05Z", DateSource.MARKUP, ""),
        ("2014-03-04T09:05Z", DateSource.UPLOAD_NAME, "from the name of a file uploaded with the post"),
        ("2014-03-04", DateSource.TEXT, ""),
        ("2014-03-04T09:05", DateSource.TEXT, ""),
    ],
)
def test_how_it_is_known(date: str, source: DateSource, note: str) -> None:
    shown = dates.of_post(ArchivedPost("71", date=When(date), date_source=source))
    assert shown.note == note
    assert shown.is_inferred is bool(note)


NOTE = "from the dates of the posts around it"


@pytest.mark.parametrize(
    ("after", "before", "shown"),
    [
        (
            "2014-03-04",
            "2014-03-06",
            Moment("", "between March 4, 2014 and March 6, 2014", "between March 4, 2014 and March 6, 2014", False, NOTE),
        ),
        ("2014-03-04", None, Moment("", "after March 4, 2014", "after March 4, 2014", False, NOTE)),
        (None, "2014-03-06T10:00Z", Moment("", "before March 6, 2014", "before March 6, 2014", False, NOTE)),
        ("2014-03-04T09:00Z", "2014-03-04T11:00Z", Moment("", "March 4, 2014", "March 4, 2014", True, NOTE)),
        (None, None, None),
    ],
)
def test_between(after: str | None, before: str | None, shown: Moment | None) -> None:
    post = ArchivedPost(
        "71",
        not_before=When(after) if after else None,
        not_after=When(before) if before else None,
        date_source=DateSource.BETWEEN,
    )
    assert dates.of_post(post) == shown


def test_a_date_counts_before_its_bounds() -> None:
    assert dates.of_post(ArchivedPost("71", date=When("2014"), not_before=When("2013"))).text == "2014"


def test_no_locale_has_a_say() -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in ("de_DE.UTF-8", "ar_SA.UTF-8", "C.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            assert Dates(spoken("en")).moment(When("2014-03-04T09:05Z")).text == "March 4, 2014, 09:05 UTC"
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_day() -> None:
    assert dates.day(None) == ""
    assert dates.day(When("2014-03-04T09:05Z")) == "March 4, 2014"
