"""What a thread's page says once, and what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.model import Count, Forum, Member, Place, Post, Thread, When
from stillboard.outputs import threads
from stillboard.site import config, library, pages
from stillboard.site.archived import ArchivedPost
from stillboard.site.files import Page
from stillboard.site.site import Site
from support.builds import put

OLD = "https://forum.lanternside.example/threads/wicks.7/"


def site_of(content: Path, posts: list[Post], *, timezone: str = "", members: tuple[Member, ...] = ()) -> Site:
    put(content, Forum("Lanternside", id="lanternside", timezone=timezone), "lanternside")
    thread = Thread("Wicks", id="7", slug="wicks", addresses=(OLD,))
    put(content, thread, "lanternside")
    for post in posts:
        put(content, post, "lanternside", thread)
    for member in members:
        put(content, member, "lanternside")
    settings = {"PATH": str(content), "CACHE_PATH": "no-cache", "SITENAME": "x", "FORUM_CACHE": False}
    found = config.read(settings)
    return Site(found, library.load(found.content, found.posts_per_page))


def page_of(site: Site) -> pages.ThreadPage:
    record = next(item.record for item in threads.OUTPUT.build(site) if isinstance(item, Page))
    assert isinstance(record, pages.ThreadPage)
    return record


@pytest.mark.parametrize(
    ("post", "label"),
    [
        (ArchivedPost("5678", number=13, place=Place(2, 3)), "#13"),
        (ArchivedPost("p1-3", place=Place(1, 3)), "#3"),
        (ArchivedPost("p13-3", place=Place(13, 3)), "#13-3"),
        (ArchivedPost("5678"), "#5678"),
        (ArchivedPost("m-49c59cca086265c3"), ""),
    ],
)
def test_a_post_is_numbered_as_the_forum_counted(post, label):
    assert threads.label(post) == label


@pytest.mark.parametrize(
    ("dates", "timezone", "times", "shown"),
    [
        (("2014-03-04T09:05Z", "2014-03-05"), "", "Times in UTC", "March 4, 2014, 09:05"),
        (("2014-03-04T09:05Z",), "America/New_York", "Times in America/New York", "March 4, 2014, 04:05"),
        (("2014-03-04T09:05", "2014-03"), "Europe/Lisbon", "Times as the forum showed them", "March 4, 2014, 09:05"),
        (
            ("2014-03-04T09:05Z", "2014-03-05T10:00"),
            "",
            "Times without a zone as the forum showed them",
            "March 4, 2014, 09:05 UTC",
        ),
        (("2014-03-04",), "", "", "March 4, 2014"),
    ],
)
def test_the_zone_is_said_once_where_all_times_share_it(tmp_path, dates, timezone, times, shown):
    posts = [Post("Lit.", id=str(n), author="Pell", number=n, date=When(date)) for n, date in enumerate(dates, 1)]
    page = page_of(site_of(tmp_path, posts, timezone=timezone))
    assert page.times == times
    assert page.posts[0].date is not None
    assert page.posts[0].date.text == shown


def test_what_is_known_of_an_author_is_said_once_a_page(tmp_path):
    pell = Member(
        "Pell",
        id="4",
        slug="pell",
        member_id="4",
        badges=("Original poster", "Moderator"),
        counts=(Count("Messages", "12"), Count("Âge", "38")),
        joined=When("2011"),
        title="Keeper",
    )
    posts = [Post("Lit.", id=str(n), author="Pell", author_id="4", number=n) for n in (1, 2)]
    site = site_of(tmp_path, posts, members=(pell,))
    first, second = (post.author for post in page_of(site).posts)
    assert [number.what for number in first.numbers] == ["Messages"]
    assert first.joined
    assert (second.numbers, second.joined) == ((), None)
    assert (first.title, first.badges) == (second.title, second.badges) == ("Keeper", ("Moderator",))
    assert all(post.is_starter for post in page_of(site).posts)


def test_a_page_names_its_original_and_the_wayback_machine(tmp_path):
    origin = page_of(site_of(tmp_path, [Post("Lit.", id="1", number=1)])).provenance
    assert origin.original == OLD
    assert origin.wayback == f"https://web.archive.org/web/*/{OLD}"


@pytest.mark.parametrize("address", ["", "mailto:a@lanternside.example", "javascript:1"])
def test_what_is_no_page_is_not_at_the_wayback_machine(address):
    assert threads._wayback(address, When("2020-01-02")) == ""
