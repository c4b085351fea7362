"""Printed dates: what is read has the precision that is printed, and nothing is added."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_within
from stillboard.importers._dates import ago, printed, told
from stillboard.model import When


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("May 11, 2020", "", "2020-05-11"),
        ("11 May 2020", "", "2020-05-11"),
        ("Sunday, June 1st, 2014 at 3:05 am", "", "2014-06-01T03:05"),
        ("Jul 9, 2022 at 3:10 PM", "", "2022-07-09T15:10"),
        ("Jul 9, 2022 at 12:10\u202fAM", "", "2022-07-09T00:10"),
        ("July 19, 2020 16:30 GMT", "", "2020-07-19T16:30Z"),
        ("Dec 31, 2020 23:30 -05:00", "", "2021-01-01T04:30Z"),
        ("Mon, 5 Oct 2020 10:20:30 +0200", "", "2020-10-05T08:20:30Z"),
        ("Sep 21, 2024 at 7:25 AM EST", "", "2024-09-21T07:25"),
        ("2020-05-11T22:12:07Z", "", "2020-05-11T22:12:07Z"),
        ("2020-05-11 22:12", "", "2020-05-11T22:12"),
        ("2020年5月11日 22:12", "ja", "2020-05-11T22:12"),
        ("10. April 2020 um 07:38 Uhr", "de", "2020-04-10T07:38"),
        ("10. April 2020 um 07:38 Uhr", "", "2020-04-10T07:38"),
        ("02 Sierpnia 2012, 00:08:23", "pl", "2012-08-02T00:08:23"),
        ("02 Sierpnia 2012, 00:08:23", "", "2012-08-02T00:08:23"),
        ("czwartek, 28 lutego 2008, 21:42", "pl", "2008-02-28T21:42"),
        ("3 мая 2019 в 12:15", "ru", "2019-05-03T12:15"),
        ("12 de mayo de 2015 a las 10:20", "es", "2015-05-12T10:20"),
        ("12 de março de 2015 às 10:20", "pt", "2015-03-12T10:20"),
        ("12 mars 2015 à 10h20", "fr", "2015-03-12T10:20"),
        ("28 Febbraio 2008 alle 10:20", "it", "2008-02-28T10:20"),
        ("2 maart 2015 om 10:20", "nl", "2015-03-02T10:20"),
        ("den 3 maj 2015 kl. 12:20", "sv", "2015-05-03T12:20"),
        ("١١ مايو ٢٠٢٠", "ar", "2020-05-11"),
        ("07.09.2018, 12:19", "de", "2018-09-07T12:19"),
        ("13/04/2010", "", "2010-04-13"),
        ("04/13/2010", "", "2010-04-13"),
    ],
)
def test_a_printed_date_keeps_its_precision(text, lang, expected):
    assert printed(text, lang) == When(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Today at 9:01 PM",
        "Yesterday, 04:50 PM",
        "21 hours ago",
        "Monday at 3:00 PM",
        "October 1",
        "5 May",
        "May 2020",
        "2020",
        "Feb 30, 2020",
        "Mar 5, 2016 at 13:00 PM",
        "May 11, 2020 at 25:00",
        "20 posts in May 2020",
        "on the 3 and the 4 of May 2020",
        "May 11, 2020, said the keeper",
        "03/04/2010",
        "07.09.2018",
        "listopad 3, 2015",  # a November in Poland, an October in Croatia
        "9" * 100_000,
        "May " * 10_000,
    ],
)
def test_what_is_no_certain_date_is_none(text):
    assert printed(text) is None


def test_two_numbers_need_an_order():
    assert printed("03/04/2010", dayfirst=True) == When("2010-04-03")
    assert printed("03/04/2010", dayfirst=False) == When("2010-03-04")
    assert printed("03/04/2010", "fr") == When("2010-04-03")
    assert printed("03/04/2010", "en-US") == When("2010-03-04")
    assert printed("03/04/2010", "en") is None


@given(st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2099, 12, 31)))
def test_every_date_of_the_common_forms_is_read_back(moment):
    minute = moment.strftime("%Y-%m-%dT%H:%M")
    assert printed(moment.strftime("%B %d, %Y")) == When(moment.strftime("%Y-%m-%d"))
    assert printed(moment.strftime("%b %d, %Y at %I:%M %p")) == When(minute)
    assert printed(moment.strftime("%d %B %Y %H:%M:%S")) == When(moment.strftime("%Y-%m-%dT%H:%M:%S"))
    assert printed(moment.strftime("%Y-%m-%d %H:%M")) == When(minute)


@given(st.text(max_size=90))
def test_any_text_is_answered(text):
    found = printed(text, "en")
    assert found is None or str(found.start().year) in "".join(
        c if c.isascii() else str(int(c)) if c.isdecimal() else c for c in text
    )
    assert isinstance(ago(text), bool)


def test_relative_dates_need_the_moment_of_the_capture():
    assert ago("Yesterday at 9:01 PM")
    assert ago("vor 5 Minuten")
    assert not ago("May 11, 2020")
    assert told("Yesterday at 9:01 PM", None) is None
    assert told("Yesterday at 9:01 PM", When("2020-05-11")) == When("2020-05-10T21:01")
    assert told("Monday at 3:00 PM", When("2020-05-11")) == When("2020-05-04T15:00")  # a Monday: today would say "Today"
    assert told("Today at 9:01 PM", When("2020-05-11T03:00:00Z")) is None  # which day it was there is not known
    assert told("5 minutes ago", When("2020-05-11T03:02:10Z")) == When("2020-05-11T02:57Z")
    assert told("yesterday's news", When("2020-05-11")) is None
    assert told("Gestern um 17:15 Uhr", When("2020-05-11")) == When("2020-05-10T17:15")
    assert told("Mittwoch um 08:30", When("2020-05-11")) == When("2020-05-06T08:30")
    assert told("Dimanche à 21:04", When("2020-05-11")) == When("2020-05-10T21:04")
    assert told("i går kl. 9:05", When("2020-05-11T12:00")) == When("2020-05-10T09:05")
    assert told("Вчера в 23:59", When("2020-05-11")) == When("2020-05-10T23:59")
    assert told("Frİday at 9:00 AM", When("2020-05-11")) is None  # a capital İ is no i


def test_hostile_lines_take_no_time():
    lines = ("1" * 79, "may " * 19, "12:" * 26, "a" * 80, "May 1" + " " * 70 + "2", "+-" * 39, "2020-" * 15)
    assert_within(3, lambda: [(printed(text), ago(text)) for text in lines])
