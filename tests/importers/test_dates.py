"""Printed dates: what is read has the precision that is printed, and nothing is added."""

from __future__ import annotations

import datetime as dt
import importlib
import sys

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.importers._dates import absolute_date, is_relative, order_of
from stillboard.importers._dates import words as _dates_words
from stillboard.model import When
from support.growth import assert_within

SHAPES = [  # of engines and their language packs
    ("Tue Nov 12, 2024 3:43 am", "", "2024-11-12T03:43"),
    ("Mo 13. Jan 2014, 15:23", "de", "2014-01-13T15:23"),
    ("Mo 13. Jan 2014, 15:23", "", "2014-01-13T15:23"),
    ("12 нояб. 2024, 15:43", "ru", "2024-11-12T15:43"),
    ("12 ноя 2024, 15:43", "", "2024-11-12T15:43"),
    ("Di 14. Apr 2009, 12:01", "de", "2009-04-14T12:01"),
    ("ven. 3 avr. 2015 13:33", "fr", "2015-04-03T13:33"),
    ("mar. 3 mars 2015 13:33", "fr", "2015-03-03T13:33"),
    ("02-15-2022, 12:29 PM", "", "2022-02-15T12:29"),
    ("15.02.2022, 12:29", "", "2022-02-15T12:29"),
    ("15/02/2022, 12h29", "fr", "2022-02-15T12:29"),
    ("15th February 2022, 12:29", "", "2022-02-15T12:29"),
    ("Jan 2nd, 2011, 08:05 PM", "", "2011-01-02T20:05"),
    ("June 01, 2024, 04:12:33 PM", "", "2024-06-01T16:12:33"),
    ("01 de Junio de 2024, 16:12:33", "es", "2024-06-01T16:12:33"),
    ("01 de Junio de 2024, 16:12:33", "", "2024-06-01T16:12:33"),
    ("02 Sierpnia 2012, 00:08:23", "pl", "2012-08-02T00:08:23"),
    ("czwartek, 28 lutego 2008, 21:42", "", "2008-02-28T21:42"),
    ("09-09-2026, 12:00 PM", "", "2026-09-09T12:00"),
    ("2019-10-16 21:36:58", "", "2019-10-16T21:36:58"),
    ("Posted 12 May 2013 - 04:15 PM", "en", "2013-05-12T16:15"),
    ("18-6-2018 at 05:39 PM", "", "2018-06-18T17:39"),
    ("June 1, 2024 at 4:12 pm", "", "2024-06-01T16:12"),
    ("Sept 5, 2014 8:02:03 GMT -5", "", "2014-09-05T13:02:03Z"),
    ("Tue, 14 Apr 2009 12:01:33 +0200", "", "2009-04-14T10:01:33Z"),
    ("14. April 2009, 12:01", "de", "2009-04-14T12:01"),
    ("2020年5月11日(月) 22:12", "ja", "2020-05-11T22:12"),
    ("2020年5月11日 星期一 下午3:05", "zh", "2020-05-11T15:05"),
    ("2020年5月11日 下午 3:05", "zh-cn", "2020-05-11T15:05"),
    ("2020-05-11 下午 3:05", "", "2020-05-11T15:05"),
    ("2020년 5월 11일 (월) 오후 3:05", "ko", "2020-05-11T15:05"),
    ("2020년 5월 11일 오후 3시 5분", "ko", "2020-05-11T15:05"),
    ("2020年05月11日 22時12分33秒", "ja", "2020-05-11T22:12:33"),
    ("الثلاثاء 12 مايو 2015, 10:20 مساءً", "ar", "2015-05-12T22:20"),
    ("12 مايو 2015, 10:20 م", "ar", "2015-05-12T22:20"),
    ("יום ג' 12 מאי 2015, 10:20", "he", "2015-05-12T10:20"),
    ("12 במאי 2015 בשעה 10:20", "he", "2015-05-12T10:20"),
    ("12 พ.ค. 2015 10:20", "th", "2015-05-12T10:20"),
    ("วันอังคารที่ 12 พฤษภาคม 2558 เวลา 10:20 น.", "th", "2015-05-12T10:20"),
    ("Thứ 3, ngày 12 tháng 5 năm 2015 lúc 10:20", "vi", "2015-05-12T10:20"),
    ("12 Tháng năm 2015, 10:20", "vi", "2015-05-12T10:20"),
    ("lúc 10:20, 12 tháng 5, 2015", "vi", "2015-05-12T10:20"),
    ("12 květen 2015, 10:20", "cs", "2015-05-12T10:20"),
    ("úte 12. kvě 2015 10:20", "cs", "2015-05-12T10:20"),
    ("12. 5. 2015 10:20", "cs", "2015-05-12T10:20"),
    ("2015. május 12., kedd 10:20", "hu", "2015-05-12T10:20"),
    ("2015. 05. 12. 10:20", "hu", "2015-05-12T10:20"),
    ("2015.05.12. 10:20", "", "2015-05-12T10:20"),
    ("Kedd Május 12, 2015 10:20 pm", "hu", "2015-05-12T22:20"),
    ("Ti Touko 12, 2015 10:20 pm", "fi", "2015-05-12T22:20"),
    ("12. toukokuuta 2015 klo 10.20", "fi", "2015-05-12T10:20"),
    ("12.05.2015 klo 10.20", "fi", "2015-05-12T10:20"),
    ("12.05.2015 10.20", "fi", "2015-05-12T10:20"),
    ("12 May 2015 Sal 10:20", "tr", "2015-05-12T10:20"),
    ("12 Mayıs 2015 Salı, saat 10.20", "tr", "2015-05-12T10:20"),
    ("Sal May 12, 2015 10:20 pm", "tr", "2015-05-12T22:20"),
    ("Τρί 12 Μάιος 2015, 10:20", "el", "2015-05-12T10:20"),
    ("Τρίτη 12 Μαΐου 2015, 10:20 μμ", "el", "2015-05-12T22:20"),
    ("15.02.09, 12:29", "de", "2009-02-15T12:29"),
    ("13-Jan-09 12:29", "", "2009-01-13T12:29"),
    ("Jan 13, '09 12:29 PM", "", "2009-01-13T12:29"),
    ("tiistai 12. toukokuuta 2015", "", "2015-05-12"),
    ("Jul 9, 2022 at 3:10\u202fPM", "", "2022-07-09T15:10"),
    ("２０１５年５月１２日", "", "2015-05-12"),
    ("12 Ekim 2015, 10:20", "tr", "2015-10-12T10:20"),
    ("2015 m. gegužės 12 d., 10:20", "lt", "2015-05-12T10:20"),
    ("2015. gada 12. maijs, 10:20", "lv", "2015-05-12T10:20"),
    ("Fri 02-03-2018, 12:29", "", "2018-03-02T12:29"),
    ("Lun 01 Jun 2015, 10:20 am", "es", "2015-06-01T10:20"),
    ("Mar 12 Mai 2015 - 10:20", "fr", "2015-05-12T10:20"),
    ("Mar Mai 12, 2015 10:20 pm", "fr", "2015-05-12T22:20"),
    ("Mar 03 Mar 2015, 10:20", "it", "2015-03-03T10:20"),
    ("Sex Mai 15, 2015 10:20 pm", "pt-br", "2015-05-15T22:20"),
    ("Wto Maj 12, 2015 10:20", "pl", "2015-05-12T10:20"),
    ("Вт май 12, 2015 10:20", "ru", "2015-05-12T10:20"),
    ("12 мая 2015 года, 10:20", "ru", "2015-05-12T10:20"),
    ("12.05.2015 в 10:20", "ru", "2015-05-12T10:20"),
    ("tis 12 maj 2015, 10:20", "sv", "2015-05-12T10:20"),
    ("Verfasst am: 12.05.2015, 10:20", "de", "2015-05-12T10:20"),
    ("Postado em 12 Maio 2015 - 10:20", "pt", "2015-05-12T10:20"),
    ("12 Μαϊ 2015", "", "2015-05-12"),
    ("2:33 PM - 5/14/2015", "en-us", "2015-05-14T14:33"),
    ("Tuesday the 12th of May 2015 10:20", "en", "2015-05-12T10:20"),
    ("12 Mai 2015", "de", "2015-05-12"),
    ("12 mai 2015", "", "2015-05-12"),
    ("mai 12 2015, 10:20", "no", "2015-05-12T10:20"),
    ("26 Şub 2009", "tr", "2009-02-26"),
    ("8 października 2009, 14:05", "", "2009-10-08T14:05"),
    ("8 Październik 2009, 14:05", "pl", "2009-10-08T14:05"),
    ("8 de abr de 2015, 9:05 a. m.", "es", "2015-04-08T09:05"),
    ("8 abr. 2015 9:05 p. m.", "es", "2015-04-08T21:05"),
]


@pytest.mark.parametrize(("text", "lang", "expected"), SHAPES, ids=[row[0] for row in SHAPES])
def test_what_engines_print_is_read(text, lang, expected):
    assert absolute_date(text, lang) == When(expected)


@pytest.mark.parametrize(("text", "lang", "expected"), [row for row in SHAPES if row[1] and row[0][-1:] != "m"])
def test_a_language_that_is_not_said_changes_no_date(text, lang, expected):
    assert absolute_date(text) in (When(expected), None)


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
    assert absolute_date(text, lang) == When(expected)


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
    assert absolute_date(text) is None


def test_two_numbers_need_an_order():
    assert absolute_date("03/04/2010", dayfirst=True) == When("2010-04-03")
    assert absolute_date("03/04/2010", dayfirst=False) == When("2010-03-04")
    assert absolute_date("03/04/2010", "fr") == When("2010-04-03")
    assert absolute_date("03/04/2010", "en-US") == When("2010-03-04")
    assert absolute_date("03/04/2010", "en") is None


@given(st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2099, 12, 31)))
def test_every_date_of_the_common_forms_is_read_back(moment):
    minute = moment.strftime("%Y-%m-%dT%H:%M")
    assert absolute_date(moment.strftime("%B %d, %Y")) == When(moment.strftime("%Y-%m-%d"))
    assert absolute_date(moment.strftime("%b %d, %Y at %I:%M %p")) == When(minute)
    assert absolute_date(moment.strftime("%d %B %Y %H:%M:%S")) == When(moment.strftime("%Y-%m-%dT%H:%M:%S"))
    assert absolute_date(moment.strftime("%Y-%m-%d %H:%M")) == When(minute)


@given(st.text(max_size=90))
def test_any_text_is_answered(text):
    found = absolute_date(text, "en")
    assert found is None or str(found.start().year) in "".join(
        c if c.isascii() else str(int(c)) if c.isdecimal() else c for c in text
    )
    assert isinstance(is_relative(text), bool)


@pytest.mark.parametrize(
    ("texts", "lang", "expected"),
    [
        (["02-03-2018", "15-03-2018"], "en-US", True),  # one number above 12 settles it, whatever the language
        (["02-03-2018", "03-15-2018"], "de", False),
        (["15-03-2018", "03-15-2018"], "", None),  # a page that contradicts itself
        (["Fri 02-03-2018, 12:29"], "", True),
        (["Sat 02-03-2018, 12:29"], "", False),
        (["05.02.2018, 10:00", "04.03.2018, 10:00"], "", True),  # else it goes back
        (["02/05/2018 10:00", "03/04/2018 10:00"], "", False),
        (["02/05/2018 10:00", "03/06/2018 10:00"], "", None),
        (["02/05/2018 10:00", "03/04/2018 10:00"], "en-US", False),
        (["05/02/2018 10:00", "04/03/2018 10:00"], "en-US", True),  # a tag that software sets by itself
        (["« Reply #3 on: 05/02/2018 10:00 »", "« Reply #4 on: 04/03/2018 10:00 »"], "", True),
        (["03.05.2018, 10:00", "04.02.2018, 10:00"], "de", True),  # newest first, perhaps
        (["03-05-2018, 10:00 AM", "04-02-2018, 10:00 AM"], "de", False),  # forward only as America writes
        (["02/05/2018 10:00", "03/06/2018 10:00"], "fr", True),
        (["02/05/2018 10:00", "03/06/2018 10:00"], "en-GB", True),
        (["02/05/2018 10:00", "03/06/2018 10:00"], "en-US", False),
        (["02-05-2018, 10:00 AM", "03-06-2018, 10:00 PM"], "en", False),  # as the software prints it
        (["02-05-2018, 10:00 AM", "03-06-2018, 10:00 PM"], "en-GB", True),
        (["02-05-2018, 10:00 AM", "03-06-2018, 10:00 PM"], "de", None),  # German words, American dates: which was set?
        (["2-5-2018 at 10:00 AM"], "en", None),
        (["15.02.09, 10:00", "03.04.09, 11:00"], "", True),
        (["May 3, 2018"], "en-US", None),
        ([], "de", None),
        (["9" * 1000], "", None),
    ],
)
def test_a_page_says_which_number_is_the_month(texts, lang, expected):
    assert order_of(texts, lang) is expected


def test_what_cannot_be_is_evidence_too():
    assert order_of(["02/05/2018 10:00"], captured=When("2018-03-01T00:00:00Z")) is False
    assert order_of(["05/02/2018 10:00"], captured=When("2018-03-01T00:00:00Z")) is True
    assert order_of(["05/02/2018"], pairs=[("04/03/2018", "05/02/2018")]) is False
    assert order_of(["05/02/2018"], "de", captured=When("2017")) is None  # neither can be


def test_a_weekday_settles_a_date_by_itself():
    assert absolute_date("Fri 02-03-2018, 12:29") == When("2018-03-02T12:29")
    assert absolute_date("samedi 03/02/2018", "fr-CA") == When("2018-02-03")
    assert absolute_date("Mon 02-03-2018, 12:29") is None


def test_a_month_is_read_where_it_is_asked_for():
    assert absolute_date("October 2019") is None
    assert absolute_date("October 2019", months=True) == When("2019-10")
    assert absolute_date("Okt 2019", "de", months=True) == When("2019-10")
    assert absolute_date("10 2019", months=True) is None
    assert absolute_date("lamps 2019", months=True) is None


@pytest.mark.parametrize("text", ["15.02.09", "09-02-15 12:29", "20年5月3日", "13 Jan 65 10:20", "2. 3. 09 10:20"])
def test_a_short_year_that_is_not_certain_is_none(text):
    assert absolute_date(text) is None


MONTHS = "january february march april may june july august september october november december".split()


@pytest.mark.parametrize("code", _dates_words.LANGUAGES)
def test_dateparser_reads_the_same(code):
    table = importlib.import_module(f"dateparser.data.date_translation_data.{code}").info
    agreed = 0
    for number, name in enumerate(MONTHS, 1):
        for word in table[name]:
            text = f"{number + 12} {word} 2015 10:20"
            ours = absolute_date(text, code)
            settings = {"PARSERS": ["absolute-time"], "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
            theirs = dateparser.parse(text, languages=[code], settings=settings) if number % 4 == 1 else None
            if ours and theirs:
                assert ours == When(theirs.strftime("%Y-%m-%dT%H:%M")), text
            agreed += ours == When(f"2015-{number:02}-{number + 12}T10:20")
    assert agreed >= 12


def test_a_date_in_any_language_takes_microseconds():
    read = absolute_date.__wrapped__
    for row in SHAPES:
        read(row[0], row[1])  # the tables are loaded once
    # Ten times what it takes; twenty times over, since once is too short for the clock.
    assert_within(20 * len(SHAPES) * 300e-6, lambda: [read(text, lang) for text, lang, _ in SHAPES * 20])


def test_hostile_lines_take_no_time():
    lines = ("1" * 79, "may " * 19, "12:" * 26, "a" * 80, "May 1" + " " * 70 + "2", "+-" * 39, "2020-" * 15)
    assert_within(3, lambda: [(absolute_date(text), is_relative(text)) for text in lines])


def test_words_that_cannot_be_loaded_are_not_taken_for_none(monkeypatch):
    """Python says of a folder that it may not list that nothing is in it: the dates of a language would be lost."""
    _dates_words.words.cache_clear()
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "dateparser.data.date_translation_data.fi", None)
        with pytest.raises(ImportError):
            _dates_words.words("fi")
    assert "tammikuu" in _dates_words.words("fi").meanings
    assert not _dates_words.words("xx").meanings.keys() & {"tammikuu"}
