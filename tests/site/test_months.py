"""The month of a post: what its date says where the forum was, no more than is known, and nothing where nothing is."""

from __future__ import annotations

import datetime as dt
import itertools
import zoneinfo

import pytest

from stillboard.model import DateSource, When
from stillboard.site import dates, languages, months
from stillboard.site.archived import ArchivedPost

ZONES = (
    "",
    "UTC",
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/New_York",
    "Asia/Kathmandu",
    "nowhere/at-all",
)


@pytest.mark.parametrize("source", [None, *DateSource])
def test_inferred_is_what_a_page_says_to_be_inferred(source: DateSource | None) -> None:
    """A date that was printed with the post is none."""
    post = ArchivedPost("1", date=When("2014-03-04"), date_source=source)
    shown = dates.Dates(languages.spoken("en")).of_post(post)
    assert shown is not None
    assert months.stamp(post).startswith("~") == shown.is_inferred == (source is DateSource.UPLOAD_NAME)


def of(*, zone: str = "", **header: object) -> str:
    return months.month(months.stamp(ArchivedPost("1", **header)), zone)  # type: ignore[arg-type]


@pytest.mark.parametrize("zone", ZONES)
def test_an_instant_is_in_the_month_that_the_forums_clocks_showed(zone: str) -> None:
    clock = zoneinfo.ZoneInfo(zone) if zone and not zone.startswith("nowhere") else dt.UTC
    days = itertools.product((1999, 2016), (1, 2, 3, 12), (1, 2, 3, 14, 26, 27, 28), range(0, 24, 3), (0, 29, 30, 59))
    for parts in days:
        moment = dt.datetime(*parts, tzinfo=dt.UTC)
        assert of(date=When.instant(moment), zone=zone) == f"{moment.astimezone(clock):%Y-%m}"


@pytest.mark.parametrize(
    ("header", "month"),
    [
        ({"date": When("2014")}, "2014"),
        ({"date": When("2014-03")}, "2014-03"),
        ({"date": When("2014-03-31")}, "2014-03"),
        ({"date": When("2014-03-31T23:59")}, "2014-03"),
        ({}, ""),
        ({"not_before": When("2014-03-01")}, ""),
        ({"not_after": When("2014-03-01")}, ""),
        ({"not_before": When("2014-03-01"), "not_after": When("2014-03-30T10:00Z")}, "2014-03"),
        ({"not_before": When("2014-03-01"), "not_after": When("2014-04-02")}, "2014"),
        ({"not_before": When("2014"), "not_after": When("2014-04-02")}, "2014"),
        ({"not_before": When("2014-12-31"), "not_after": When("2015-01-01")}, ""),
        ({"date": When("0001-01-01T00:00Z")}, "0001-01"),
        ({"date": When("9999-12-31T23:59:59Z")}, "9999-12"),
    ],
)
def test_no_more_is_said_than_is_known(header: dict[str, object], month: str) -> None:
    assert of(**header) == month


def test_the_last_hours_of_the_calendar_need_no_other() -> None:
    assert of(date=When("9999-12-31T23:59:59Z"), zone="Asia/Tokyo") == "9999-12"


def test_what_was_inferred_is_counted_as_such() -> None:
    posts = [
        ArchivedPost("1", date=When("2014-03-04"), date_source=DateSource.MARKUP),
        ArchivedPost("2", date=When("2014-03-04"), date_source=DateSource.UPLOAD_NAME),
        ArchivedPost("3", date=When("2014-03-04")),
        ArchivedPost("4", not_before=When("2014-03-04"), not_after=When("2014-03-05"), date_source=DateSource.BETWEEN),
        ArchivedPost("5"),
    ]
    assert months.stamps(posts) == (("", 1), ("2014-03", 2), ("~2014-03", 1), ("~2014-03/2014-03", 1))
