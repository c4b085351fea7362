"""Days of the Persian and of the Islamic calendar, which forums in Iran and in Arab countries print.

No forum is older than 1980, so the year tells the calendar: 1375 to 1409 are Persian years, 1416 to 1450 Islamic ones.
"""

from __future__ import annotations

import datetime as dt

PERSIAN, ISLAMIC = 100, 120  # what is added to the number of a month of these calendars
_PERSIAN_YEARS = range(1375, 1410)
_ISLAMIC_YEARS = range(1416, 1451)
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of the 33 years of a cycle, which holds from 1244 to 1472
_FIRST = (1375, dt.date(1996, 3, 20))  # a New Year's Day
_EPOCH = 227015  # the ordinal of the day before the first of the Islamic calendar: 16 July 622 (Julian) is one more
_NEAR = range(-2, 2)  # days by which a month begins earlier or later than by the rule, in the calendar of Umm al-Qura
_PERSIAN_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "فروردين ارديبهشت خرداد تير امرداد شهريور مهر ابان اذر دي بهمن اسفند",
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand",
)
_ISLAMIC_MONTHS = (
    ("محرم", "محرّم"),
    ("صفر",),
    ("ربيع الأول", "ربيع الاول", "ربيع أول", "ربيع اول"),
    ("ربيع الثاني", "ربيع الآخر", "ربيع ثاني", "ربيع الاخر"),
    ("جمادى الأولى", "جمادى الاولى", "جمادى الأول", "جماد الأول", "جمادي الأولى"),
    ("جمادى الآخرة", "جمادى الثانية", "جمادى الثاني", "جماد الثاني", "جمادى الاخرة", "جمادي الثانية"),
    ("رجب",),
    ("شعبان",),
    ("رمضان",),
    ("شوال", "شوّال"),
    ("ذو القعدة", "ذي القعدة", "ذوالقعدة"),
    ("ذو الحجة", "ذي الحجة", "ذوالحجة"),
)
MONTHS = {
    "fa": {name: PERSIAN + n for names in _PERSIAN_MONTHS for n, name in enumerate(names.split(), 1)} | {"ساعت": 0, "روز": 0},
    "ar": {name: ISLAMIC + n for n, names in enumerate(_ISLAMIC_MONTHS, 1) for name in names} | {"هـ": 0, "ه": 0},
}
"""The names of the months, by language, and what stands next to these dates and means nothing."""


def is_year(year: int) -> bool:
    """Whether a year is one of these calendars, in which there were forums."""
    return year in _PERSIAN_YEARS or year in _ISLAMIC_YEARS


def full_year(of_two: int) -> int:
    """The Persian year of two digits; 0 where none is meant."""
    return next((year for year in _PERSIAN_YEARS if year % 100 == of_two), 0)


def day_of(year: int, month: int, day: int, weekday: int | None = None) -> dt.date | None:
    """The day of one of these calendars, as that of ours; None for what neither has, and for what is not certain.

    An Islamic month begins when the moon is seen, or as each country reckons it: a day or two apart. Only the weekday (0 is a
    Monday) makes such a date certain.
    """
    if year in _PERSIAN_YEARS:
        return _persian(year, month, day)
    return _islamic(year, month, day, weekday) if year in _ISLAMIC_YEARS and weekday is not None else None


def _persian(year: int, month: int, day: int) -> dt.date | None:
    """Six months of 31 days, five of 30, and one of 29, or of 30 in leap years."""
    last = 31 if month <= 6 else 30 if month < 12 or year % 33 in _LEAP else 29
    if not (1 <= month <= 12 and 1 <= day <= last):
        return None
    since, first = _FIRST
    years = sum(366 if one % 33 in _LEAP else 365 for one in range(since, year))
    return first + dt.timedelta(days=years + 31 * (month - 1) - max(0, month - 7) + day - 1)


def _islamic(year: int, month: int, day: int, weekday: int) -> dt.date | None:
    """The day of that weekday which is near the one by the rule: 11 leap years in 30, months of 30 and of 29 days."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    ordinal = _EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    about = dt.date.fromordinal(ordinal)
    days = (about + dt.timedelta(days=n) for n in _NEAR)
    return next((one for one in days if one.weekday() == weekday), None)
