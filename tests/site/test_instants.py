"""Dates for machines: exactly what is known, in the forms that each format has."""

from __future__ import annotations

import pytest

from stillboard.model import When
from stillboard.site import instants

KNOWN = {
    # what is known: in JSON-LD, in a sitemap, in Atom
    "2014-03-04T17:20:09Z": ("2014-03-04T17:20:09Z", "2014-03-04T17:20:09Z", "2014-03-04T17:20:09Z"),
    "2014-03-04T17:20Z": ("2014-03-04T17:20:00Z", "2014-03-04T17:20:00Z", "2014-03-04T17:20:00Z"),
    "2014-03-04T17:20:09": ("2014-03-04", "2014-03-04", "2014-03-04T17:20:09Z"),
    "2014-03-04T17:20": ("2014-03-04", "2014-03-04", "2014-03-04T17:20:00Z"),
    "2014-03-04": ("2014-03-04", "2014-03-04", "2014-03-04T00:00:00Z"),
    "2014-03": ("2014-03", "", "2014-03-01T00:00:00Z"),
    "2014": ("2014", "", "2014-01-01T00:00:00Z"),
}


@pytest.mark.parametrize("known", KNOWN)
def test_forms(known: str) -> None:
    when = When(known)
    assert KNOWN[known] == (instants.iso(when), instants.w3c(when), instants.rfc3339(when))
    moment = instants.moment(when)
    assert moment
    assert moment.tzinfo


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert instants.iso(None) == instants.w3c(None) == ""
    assert instants.moment(None) is None
    assert instants.newest([]) is instants.newest([None]) is None


def test_the_newest() -> None:
    texts = ["2014", "2014-03", "2014-03-04T17:20Z", "2014-03-04T17:20:09", "2014-03-04T17:20:10Z", "2014-03-05"]
    whens = [When(text) for text in texts]
    assert sorted(whens, key=instants.order) == sorted(whens, key=When.start) == whens
    assert instants.newest([None, *whens, None]) == whens[-1]
