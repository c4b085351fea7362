"""Where a post stands, as the converter asks it of one or two; the order of whole threads is tested in tests/site."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.model import CapturedPage, Place, Post, Thread, When
from stillboard.order import ordered, page_of, spots
from stillboard.site.config import SETTINGS

LONG_IDS = ["998877665544332211", "1098877665544332211"]  # 18 and 19 digits, as chats count


@pytest.mark.parametrize(
    ("post", "thread", "page"),
    [
        (Post(place=Place(13, 2), number=3), Thread("Wicks"), 13),
        (Post(number=45), Thread("Wicks", posts_per_page=15), 3),
        (Post(number=46), Thread("Wicks", posts_per_page=15), 4),
        (Post(number=20), Thread("Wicks"), 1),
        (Post(number=21), Thread("Wicks"), 2),
        (Post(), Thread("Wicks", pages=(CapturedPage(7, None, "a"), CapturedPage(8, None, "a"))), 7),
        (Post(), Thread("Wicks"), 1),
    ],
)
def test_the_page_of_a_post(post: Post, thread: Thread, page: int) -> None:
    assert page_of(post, thread) == page


def test_pages_of_unknown_length_are_as_long_for_the_site_as_for_the_converter() -> None:
    default = next(setting.default for setting in SETTINGS if setting.name == "FORUM_POSTS_PER_PAGE")
    assert page_of(Post(number=default), Thread("Wicks")) == 1
    assert page_of(Post(number=default + 1), Thread("Wicks")) == 2


def test_without_a_spot_dates_count_and_then_ids() -> None:
    posts = [Post(id="1", original_id="b", date=When("2020")), Post(id="2", original_id="a", date=When("2019"))]
    assert [post.original_id for post in ordered(posts)] == ["a", "b"]
    ids = ("100", *reversed(LONG_IDS), "99")
    assert [post.original_id for post in ordered([Post(original_id=one) for one in ids])] == ["99", "100", *LONG_IDS]


def test_an_id_that_became_known_later_counts_too() -> None:
    posts = [Post(id="p1-1", also=("12",)), Post(id="9", original_id="9"), Post(id="p1-2", also=("x-1", "10"))]
    assert [post.id for post in ordered(posts)] == ["9", "p1-2", "p1-1"]


def test_days_and_instants_are_no_common_measure() -> None:
    first, second = When("2015-03-08T20:47:33Z"), When("2015-03-08")
    counted = [Post(id="b", date=first, number=2), Post(id="c", date=second, number=3)]
    uncounted = Post(id="z", date=When("2015-03-12T11:55:00Z"))
    assert [post.id for post in ordered([uncounted, *counted])] == ["b", "c", "z"]
    early = [Post(id=f"a{n}", date=When(f"2015-03-0{n}T08:00:00Z")) for n in (1, 2)]
    assert [post.id for post in ordered([*counted[::-1], *early])] == ["a1", "a2", "b", "c"]
    assert [post.id for post in ordered([*early, Post(id="d", date=When("2015-03-02"))])] == ["a1", "d", "a2"]


def test_two_posts_are_compared_by_what_they_have_in_common() -> None:
    assert spots(Post(number=3, place=Place(1, 9)), Post(number=2, place=Place(2, 1))) == ((3,), (2,))
    assert spots(Post(number=3, place=Place(1, 9)), Post(place=Place(2, 1))) == ((1, 9), (2, 1))
    assert spots(Post(number=0), Post(number=1)) == ((0,), (1,))
    assert spots(Post(number=3), Post(place=Place(2, 1))) is None


@given(st.lists(st.tuples(st.none() | st.integers(1, 9), st.none() | st.integers(1, 9)), max_size=9))
def test_no_post_is_lost_and_known_numbers_go_up(known: list[tuple[int | None, int | None]]) -> None:
    posts = [Post(id=f"m-{n}", number=number, place=Place(1, nth) if nth else None) for n, (number, nth) in enumerate(known)]
    line = ordered(posts)
    assert sorted(post.id for post in line) == sorted(post.id for post in posts)
    numbers = [post.number for post in line]
    if None not in numbers:
        assert numbers == sorted(numbers)
    assert line == ordered(posts[::-1])


def test_dates_tell_what_stands_before_a_post_without_a_number_whatever_day_people_gave_another() -> None:
    """The post without a number has a place behind that of 3; 4 has none, but was written before it."""
    days = [When(f"2015-03-{day}T08:00:00Z") for day in ("06", "09", "12", "14", "23")]
    numbered = [Post(id=str(n), number=n, place=Place(1, n) if n < 4 else None, date=days[n - 1]) for n in (1, 2, 3, 4)]
    last = Post(id="z", place=Place(2, 1), date=days[-1])
    assert [post.id for post in ordered([last, *numbered])] == ["1", "2", "3", "4", "z"]
    numbered[2] = dataclasses.replace(numbered[2], date=When("2015-03"))
    assert [post.id for post in ordered([last, *numbered])] == ["1", "2", "3", "4", "z"]


def test_dates_that_do_not_rise_along_numbers_put_no_post_further_back() -> None:
    days = [When(f"2015-03-{day}T08:00:00Z") for day in ("06", "25", "12")]
    numbered = [Post(id=str(n), number=n, place=Place(1, n), date=days[n - 1]) for n in (1, 2, 3)]
    numbered.append(Post(id="4", number=4))  # or the dates would decide everything
    between = Post(id="z", place=Place(1, 1), date=When("2015-03-20T08:00:00Z"))
    assert [post.id for post in ordered([*numbered, between])] == ["1", "z", "2", "3", "4"]
