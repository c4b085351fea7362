"""forumscraper's files: what differs between engines, and values that are not what they should be."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from stillboard.dumps import Capture, captures
from stillboard.errors import Drift, DumpError
from stillboard.importers._scraped_engines import ScrapedEngine
from stillboard.importers.forumscraper import IMPORTER, not_a_thread
from stillboard.model import DateSource, Item, Member, Post, Remark, Skipped, Thread, When

Json = dict[str, object]


def thread(*posts: Json, **facts: object) -> Json:
    return {
        "format_version": "xenforo-2-thread",
        "url": "https://lanternside.example/threads/lamps.9/",
        "id": 9,
        "title": "Lamps",
        "path": ["Forums", "Workshop"],
        "posts": list(posts),
    } | facts


def post(own: int = 1, **facts: object) -> Json:
    return {"id": own, "date": "2019-03-02T18:04:11+0100", "text": "Oil.", "user": "Pell", "user_id": 31} | facts


def read(document: object, *, captured: When | None = None) -> tuple[list[Item], str]:
    data = json.dumps(document).encode()
    found: list[Item] = []
    try:
        found.extend(IMPORTER.posts(Capture("9", lambda: data, captured=captured)))
    except DumpError as error:
        return found, str(error)
    return found, ""


def posts(document: object, *, captured: When | None = None) -> list[Post]:
    return [item for item in read(document, captured=captured)[0] if isinstance(item, Post)]


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        ("xenforo-2-user", "a member's page"),
        ("hackernews-user", "a member's page"),
        ("smf-1-forum", "a list of threads"),
        ("xmb-board", "a list of boards"),
        ("phpbb-2+-forum", "a list of threads"),
        ("xenforo-2-thread", ""),
    ],
)
def test_other_files_of_it_are_named_for_what_they_are(version: str, kind: str) -> None:
    capture = Capture("m-7", lambda: json.dumps({"format_version": version, "url": "https://lanternside.example/"}).encode())
    assert IMPORTER.accepts(capture)
    assert not_a_thread(capture) == kind
    with pytest.raises(Drift, match=kind or "without a post"):
        list(IMPORTER.posts(capture))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": 5}, "#2 'text' is a number, not a text"),
        ({"id": [2]}, "#2 'id' is a list, not an id"),
        ({"date": {}}, "#2 'date' is an object, not a text"),
        ({"attachments": "a"}, "#2 'attachments' is a text, not a list"),
        ({"attachments": [5]}, "#2 an attachment is neither an object nor a text"),
        ({"reactions": [5]}, "#2 'reactions' is a number, not an object"),
        ({"user": True}, "#2 'user' is true or false, not a text"),
        ({"user_extras": {"pairs": "x"}}, "#2 'pairs' is a text, not a list"),
        ({"score": 1.5}, "#2 the score is neither a number nor a text"),
    ],
)
def test_a_value_of_another_type_is_reported_and_the_rest_is_read(wrong: Json, said: str) -> None:
    items, error = read(thread(post(1), post(2) | wrong, post(3)))
    assert said in error
    assert sum(isinstance(item, Post | Skipped) for item in items) == 3
    assert [item.text for item in items if isinstance(item, Remark)]


def test_missing_and_empty_values_are_no_faults() -> None:
    bare = {"text": "Oil."}
    items, error = read(
        thread(post(1), bare, post(3, user=None, user_id=0, date="", signature=None, attachments=None, reactions=[]))
    )
    assert error == ""
    assert [one.author for one in items if isinstance(one, Post)] == ["Pell", "", ""]
    assert {item.text for item in items if isinstance(item, Remark)} == {
        f"1 of 3 posts have no field for their {what}" for what in ("id", "date", "author")
    }


@pytest.mark.parametrize(
    ("dates", "read_as"),
    [
        (["3-9-2005 at 05:12", "22-9-2005 at 06:31"], ["2005-09-03T05:12", "2005-09-22T06:31"]),
        (["09-03-2005, 05:12 AM", "09-22-2005, 06:31 AM"], ["2005-09-03T05:12", "2005-09-22T06:31"]),
        (["3-9-2005 at 05:12"], [None]),
        (["1551546251", "2021-02-03T04:05:06 1612325106"], ["2019-03-02T17:04:11Z", "2021-02-03T04:05:06Z"]),
        (["2015-04-06 10:00:00Z", "2015-04-06 10:00"], ["2015-04-06T10:00:00Z", "2015-04-06T10:00"]),
        (["Tue 4 Aug '09, 9:12pm"], ["2009-08-04T21:12"]),
    ],
)
def test_dates(dates: list[str], read_as: list[str | None]) -> None:
    found = posts(thread(*(post(n, date=date) for n, date in enumerate(dates, 1))))
    assert [one.date.text if one.date else None for one in found] == read_as
    assert all(bool(one.date_source) is bool(one.date) for one in found)


def test_a_relative_date_needs_the_time_of_the_capture() -> None:
    said = thread(post(1, date="Yesterday at 9:01 PM"))
    assert posts(said)[0].date is None
    [found] = posts(said, captured=When("2020-05-12T10:00"))
    assert (found.date, found.date_source) == (When("2020-05-11T21:01"), DateSource.TEXT)


@pytest.mark.parametrize(
    ("name", "url", "boards", "root"),
    [
        ("xenforo", "https://a.example/community/threads/x.9/", 1, "https://a.example/community/"),
        ("xenforo", "https://a.example/index.php?threads/x.9/", 1, "https://a.example/"),
        ("phpbb", "https://a.example/forum/viewtopic.php?f=1&t=9", 1, "https://a.example/forum/"),
        ("smf", "https://a.example/smf/index.php?topic=9.0", 1, "https://a.example/smf/"),
        ("smf", "https://a.example/lamps-t9.0.html", 1, "https://a.example/"),
        ("vbulletin", "https://a.example/vb/showthread.php?t=9", 1, "https://a.example/vb/"),
        ("vbulletin", "https://a.example/forum/workshop/lamps/9-x", 2, "https://a.example/forum/"),
        ("invision", "https://a.example/forums/topic/9-x/", 1, "https://a.example/"),
        ("xmb", "http://a.example/talk/viewthread.php?tid=9", 1, "http://a.example/talk/"),
        ("smf", "javascript:alert(1)", 1, ""),
    ],
)
def test_the_forums_address(name: str, url: str, boards: int, root: str) -> None:
    assert ScrapedEngine(name, "").root(url, boards) == root


def test_a_later_page_gives_no_numbers() -> None:
    assert [one.number for one in posts(thread(post(1), post(2)))] == [1, 2]
    for url in ("https://lanternside.example/threads/lamps.9/page-3", "https://lanternside.example/index.php?topic=9.30"):
        assert [one.number for one in posts(thread(post(1), post(2), url=url))] == [None, None]


def test_a_card_describes_the_member() -> None:
    extras = {
        "stars": [],
        "bar": [],
        "pairs": [{"key": "Dołączył(a)", "value": "2014-07-02T20:09:31+0200"}, {"key": "Wpisy", "value": "1,306"}],
    }
    items, _ = read(
        thread(post(1, user_extras=extras, user_title="Keeper", user_banners=["Staff", "Staff"], signature="a<br />b"))
    )
    [member] = [item for item in items if isinstance(item, Member)]
    assert (member.title, member.badges, member.signature) == ("Keeper", ("Staff",), "a · b")
    assert (member.joined, [(one.what, one.number) for one in member.counts]) == (
        When("2014-07-02T18:09:31Z"),
        [("Wpisy", "1306")],
    )


def test_a_post_met_twice_counts_once() -> None:
    items, _ = read(thread(post(1), post(2), post(1)))
    assert [one.number for one in items if isinstance(one, Post)] == [1, 2]
    assert sum(isinstance(item, Skipped) for item in items) == 1
    assert [one.title for one in items if isinstance(one, Thread)] == ["Lamps"]


@pytest.mark.skipif("STILLBOARD_CAPTURES" not in os.environ, reason="STILLBOARD_CAPTURES names no folder of real captures")
def test_real_files_give_every_post_with_author_and_date() -> None:
    paths = sorted(Path(os.environ["STILLBOARD_CAPTURES"], "forumscraper-json").glob("*.json"))
    assert paths
    for path in paths:
        [capture] = captures(path)
        found = [item for item in IMPORTER.posts(capture) if isinstance(item, Post)]
        assert len(found) == len(json.loads(path.read_text(encoding="utf-8"))["posts"]), path
        assert all(one.author and one.date and one.original_id for one in found), path
