"""Dates as machines write them: exactly what is said, and nothing for what is no date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.model import When


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("2020-05-11T22:12:07Z", "2020-05-11T22:12:07Z"),
        ("2020-05-11t22:12:07z", "2020-05-11T22:12:07Z"),
        ("2020-05-11T22:12:07.123456789Z", "2020-05-11T22:12:07Z"),
        ("2020-05-11 22:12:07 UTC", "2020-05-11T22:12:07Z"),
        ("2020-05-11T22:12:07+02:00", "2020-05-11T20:12:07Z"),
        ("2020-05-11T22:12:07 +0200", "2020-05-11T20:12:07Z"),
        ("2020-05-11T22:12:07-07", "2020-05-12T05:12:07Z"),
        ("2020-05-11T22:12+02:00", "2020-05-11T20:12:00Z"),
        ("20200511T221207Z", "2020-05-11T22:12:07Z"),
        ("2020-05-11 22:12:07", "2020-05-11T22:12:07"),
        ("2020-05-11T22:12:07,5", "2020-05-11T22:12:07"),
        ("2020-05-11T22:12", "2020-05-11T22:12"),
        ("20200511T2212", "2020-05-11T22:12"),
        ("2020-05-11", "2020-05-11"),
        (" 20200511\n", "2020-05-11"),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00"),
    ],
)
def test_what_machines_write_is_read_as_exactly_as_it_is_said(said, text):
    assert When.iso(said) == When(text)


@pytest.mark.parametrize(
    "said",
    [
        *("", "2020", "2020-05", "2020-13-01", "2020-02-30", "2020-05-11T", "2020-05-11T25:00", "2020-05-11T22", "2020-W20-1"),
        *("20200511221207", "1589235127", "2020-05-11T22:12:07EST", "2020-05-11T22:12:07+99:00", "2020-05-11T22:12:61Z"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "٢٠٢٠-٠٥-١١", "11.05.2020", "2020-05-11T22:12:07Z" * 9000),
    ],
)
def test_what_is_no_date_of_a_machine_is_nothing(said):
    assert When.iso(said) is None


@given(moment=st.datetimes(timezones=st.timezones() | st.just(dt.UTC)), separator=st.sampled_from("T "))
def test_every_instant_that_python_writes_is_read(moment, separator):
    offset = moment.utcoffset()
    if offset is None or offset.seconds % 60:
        return  # of before there were zones
    try:
        expected = When.instant(moment)
    except (ValueError, OverflowError):
        expected = None
    assert When.iso(moment.isoformat(separator)) == expected


@given(said=st.text(max_size=40))
def test_nothing_stops_the_reading(said):
    assert When.iso(said) is None or When.iso(said).text


@pytest.mark.parametrize(
    "said", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2020-05-11T22:12+24:00", "2020-02-30T22:12+01:00"]
)
def test_an_instant_that_no_calendar_holds_is_refused_in_a_header(said):
    with pytest.raises(ValueError):
        When.read(said)
