"""Which attributes of unknown software hold a post's moment, and which lines name its author."""

from __future__ import annotations

import pytest

from stillboard.importers._html.bare_names import name_in
from stillboard.importers._html.unix_time import unix_time


@pytest.mark.parametrize(
    "name", ["time", "timestamp", "utime", "xutime", "unix", "date", "ts", "post-time", "posted-at", "created-date", "time-utc"]
)
def test_a_posts_moment_is_found(name):
    assert unix_time({f"data-{name}": "1310356194"}) == "1310356194"


@pytest.mark.parametrize(
    "name",
    [
        *("expire-time", "join-time", "birth-date", "since-ts", "created-by-ts", "ban-time", "seen-time", "timeout", "lock-time"),
        *(
            "closed-date",
            "poll-end-time",
            "runtime",
            "page-time",
            "counts",
            "time-zone-offset",
            "reply-time",
            "thread-time",
            "id",
        ),
        *("thread-time", "comment-timestamp", "edit-time", "last-time", "update-ts", "views-ts", "member-since-time"),
    ],
)
def test_other_moments_are_not(name):
    assert unix_time({f"data-{name}": "1310356194"}) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Written 13-06-2024 16:41 by Ann Lee", "Ann Lee"),
        ("Δημοσιεύτηκε 13-06-2024 16:41 από Ann", "Ann"),
        ("Moved 10-07-2004 16:41 by Ann", ""),
        ("Locked 10-07-2004 16:41 by Ann", ""),
        ("Last edited 10-07-2004 16:41 by Ann", ""),
        ("Geändert 10-07-2004 16:41 von Ann", ""),
    ],
)
def test_whoever_did_something_to_a_post_has_not_written_it(line, name):
    assert name_in(line) == name
