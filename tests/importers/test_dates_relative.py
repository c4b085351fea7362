"""Dates counted from the moment of looking: what is certain of them when that moment is known."""

from __future__ import annotations

import datetime as dt

import pytest

from stillboard.importers._dates import absolute_date, is_relative, relative_bounds, relative_date, zone_of
from stillboard.model import When


def test_relative_dates_need_the_moment_of_the_capture():
    assert is_relative("Yesterday at 9:01 PM")
    assert is_relative("vor 5 Minuten")
    assert not is_relative("May 11, 2020")
    assert relative_date("Yesterday at 9:01 PM", None) is None
    assert relative_date("Yesterday at 9:01 PM", When("2020-05-11")) == When("2020-05-10T21:01")
    assert relative_date("Monday at 3:00 PM", When("2020-05-11")) == When("2020-05-04T15:00")  # a Monday: today would say "Today"
    assert relative_date("Today at 1:01 AM", When("2020-05-11T12:00:00Z")) is None  # which day it was there is not known
    assert relative_date("Today at 9:01 PM", When("2020-05-11T03:00:00Z")) == When(
        "2020-05-10T21:01"
    )  # nowhere was it 9 PM of the 11th
    assert relative_date("5 minutes ago", When("2020-05-11T03:02:10Z")) == When("2020-05-11T02:57Z")
    assert relative_date("yesterday's news", When("2020-05-11")) is None
    assert relative_date("Gestern um 17:15 Uhr", When("2020-05-11")) == When("2020-05-10T17:15")
    assert relative_date("Mittwoch um 08:30", When("2020-05-11")) == When("2020-05-06T08:30")
    assert relative_date("Dimanche à 21:04", When("2020-05-11")) == When("2020-05-10T21:04")
    assert relative_date("i går kl. 9:05", When("2020-05-11T12:00")) == When("2020-05-10T09:05")
    assert relative_date("Вчера в 23:59", When("2020-05-11")) == When("2020-05-10T23:59")
    assert relative_date("SALI 9:00", When("2020-05-11"), "tr") == When(
        "2020-05-05T09:00"
    )  # a Tuesday; and İ is the capital of i
    assert absolute_date("12 NİSAN 2015", "tr") == When("2015-04-12")


HOURS = dt.timedelta(hours=1)


def test_a_known_zone_says_which_day_it_was():
    captured = When("2020-05-11T03:00:00Z")
    assert relative_date("Yesterday, 04:12 PM", captured, zone=-5 * HOURS) == When("2020-05-09T16:12")
    assert relative_date("Yesterday, 04:12 PM", captured, zone=9 * HOURS) == When("2020-05-10T16:12")
    assert relative_date("Yesterday, 04:12 PM", captured) is None
    assert relative_bounds("Yesterday, 04:12 PM", captured) == (When("2020-05-09"), When("2020-05-10"))
    assert relative_bounds("Yesterday, 04:12 PM", captured, zone=9 * HOURS) == (When("2020-05-10T16:12"),) * 2


@pytest.mark.parametrize(
    ("text", "lang", "low", "high"),
    [
        ("3 hours ago", "en", "2020-05-11T08:00:00Z", "2020-05-11T09:30:00Z"),
        ("an hour ago", "", "2020-05-11T10:00:00Z", "2020-05-11T11:30:00Z"),
        ("2 years ago", "", "2017-05-09T12:00:00Z", "2018-11-11T00:00:00Z"),
        ("5y", "en", "2014-05-07T12:00:00Z", "2015-11-12T00:00:00Z"),
        ("2mo ago", "en", "2020-02-08T12:00:00Z", "2020-03-30T12:00:00Z"),
        ("Hace 3 días", "", "2020-05-07T12:00:00Z", "2020-05-09T00:00:00Z"),
        ("vor einem Tag", "de", "2020-05-09T12:00:00Z", "2020-05-11T00:00:00Z"),
        ("il y a 3 jours", "fr", "2020-05-07T12:00:00Z", "2020-05-09T00:00:00Z"),
        ("3 дня назад", "ru", "2020-05-07T12:00:00Z", "2020-05-09T00:00:00Z"),
        ("5 godzin temu", "pl", "2020-05-11T06:00:00Z", "2020-05-11T07:30:00Z"),
        ("for 2 uker siden", "", "2020-04-20T12:00:00Z", "2020-05-01T00:00:00Z"),
        ("3日前", "", "2020-05-07T12:00:00Z", "2020-05-09T00:00:00Z"),
        ("3일 전", "ko", "2020-05-07T12:00:00Z", "2020-05-09T00:00:00Z"),
        ("just now", "", "2020-05-11T11:58:59Z", "2020-05-11T11:59:00Z"),
        ("Поне́дельник", "", None, None),
        ("in 3 hours", "", None, None),
        ("om 3 timmar", "sv", None, None),
        ("tomorrow at 5:00 PM", "", None, None),
        ("I trimmed it 2 days ago", "", None, None),
        ("3 lamps", "", None, None),
        ("0 days ago", "", None, None),
    ],
)
def test_how_long_ago_gives_bounds_and_no_date(text, lang, low, high):
    captured = When("2020-05-11T12:00:00Z")
    assert relative_date(text, captured, lang) is None
    found = relative_bounds(text, captured, lang)
    if low is None:
        assert found is None
    elif text != "just now":
        assert found == (When(low), When(high))
    else:
        assert found is not None
        assert found[0].start() < captured.start()
    assert relative_bounds(text, None, lang) is None


def test_bounds_are_as_exact_as_the_capture():
    assert relative_bounds("3 days ago", When("2020-05-11")) == (When("2020-05-07"), When("2020-05-09"))
    assert relative_bounds("3 hours ago", When("2020-05-11T12:00")) == (When("2020-05-11T08:00"), When("2020-05-11T09:30"))
    assert relative_bounds("999 years ago", When("2020-05-11")) is not None
    assert relative_bounds("3 days ago", When("2020-05")) is None


@pytest.mark.parametrize(
    ("footer", "hours"),
    [
        ("All times are GMT -5. The time now is 10:30 AM.", -5),
        ("All times are UTC-05:00", -5),
        ("All times are UTC − 5 hours", -5),
        ("All times are UTC - 5 hours [ DST ]", -4),
        ("Alle Zeiten sind UTC + 1 Stunde [ Sommerzeit ]", 2),
        ("Alle Zeitangaben in WEZ +1. Es ist jetzt 10:30 Uhr.", 1),
        ("Alle Zeitangaben in MESZ", 2),
        ("Часовой пояс: UTC + 3 часа", 3),
        ("Всё время UTC+03:00", 3),
        ("Todos los horarios son UTC+05:30", 5.5),
        ("All times are GMT", 0),
        ("All times are UTC+99", None),
        ("All times are EST", None),
        ("The lamps of Tuttle Point", None),
    ],
)
def test_a_footer_says_the_zone(footer, hours):
    assert zone_of(footer) == (None if hours is None else hours * HOURS)
