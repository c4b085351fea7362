"""Dates of the Persian and of the Islamic calendar, as forums print them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.importers._dates import absolute_date, calendars

# The first days of Persian years, as the calendar's keepers in Iran gave them out.
NEW_YEARS = "1375:20 1379:20 1383:20 1387:20 1391:20 1395:20 1399:20 1403:20 1376:21 1384:21 1390:21 1396:21 1400:21 1402:21"
DATES = [
    ("1394/11/27", "fa", "2016-02-16"),
    ("1394/11/27", "en", "2016-02-16"),  # no other calendar's year is meant, whatever the page calls its language
    ("۱۳۹۴/۱۱/۲۷, ۱۰:۳۵", "fa", "2016-02-16T10:35"),
    ("27-11-1394, 10:35 AM", "fa", "2016-02-16T10:35"),
    ("سه‌شنبه ۲۷ بهمن ۱۳۹۴، ۱۰:۳۵ ق.ظ", "fa", "2016-02-16T10:35"),
    ("27 بهمن 94 10:30", "fa", "2016-02-16T10:30"),
    ("۱ آذر ۱۳۸۵ ساعت ۰۹:۱۲ ب.ظ", "fa", "2006-11-22T21:12"),
    ("27 Bahman 1394", "fa", "2016-02-16"),
    ("27 نوامبر 2015", "fa", "2015-11-27"),  # November, not the ninth month of theirs
    ("الخميس 10 رمضان 1434", "ar", "2013-07-18"),
    ("الجمعة 16-05-1431 هـ, 09:30 PM", "ar", "2010-04-30T21:30"),
]
NONE = [
    ("1394/13/27", "fa"),
    ("1394/12/30", "fa"),  # no leap year
    ("05-03-1394, 10:35 AM", "fa"),  # the third month, or the fifth
    ("12 Jan 1394", "en"),
    ("27 بهمن 2015", "fa"),
    ("1250/11/27", "fa"),
    ("10 رمضان 1434", "ar"),  # a day earlier or later, by the country
    ("الأحد 10 رمضان 1434", "ar"),  # which was no Sunday anywhere
]


@pytest.mark.parametrize(("text", "lang", "expected"), DATES, ids=[text for text, _, _ in DATES])
def test_a_date_of_another_calendar_becomes_one_of_ours(text, lang, expected):
    found = absolute_date(text, lang)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(("text", "lang"), NONE, ids=[text for text, _ in NONE])
def test_what_is_not_certain_in_another_calendar_is_none(text, lang):
    assert absolute_date(text, lang) is None


def test_persian_years_begin_when_they_did():
    for year, day in (map(int, one.split(":")) for one in NEW_YEARS.split()):
        assert calendars.day_of(year, 1, 1) == dt.date(year + 621, 3, day)


@given(st.integers(1375, 1408), st.integers(1, 12), st.integers(1, 31))
def test_persian_days_follow_each_other(year, month, day):
    found, following = calendars.day_of(year, month, day), calendars.day_of(year, month, day + 1)
    if found is None:
        assert following is None
        return
    following = following or calendars.day_of(year, month + 1, 1) or calendars.day_of(year + 1, 1, 1)
    assert following == found + dt.timedelta(days=1)


@given(st.integers(1416, 1449), st.integers(1, 12), st.integers(1, 29), st.integers(0, 6))
def test_an_islamic_date_is_of_the_weekday_that_it_names(year, month, day, weekday):
    found = calendars.day_of(year, month, day, weekday)
    assert found is None or found.weekday() == weekday
    assert calendars.day_of(year, month, day) is None
