"""The order of a thread's posts, and the pages they stand on."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.ids import natural
from stillboard.model import Place, Post, Thread, When
from stillboard.order import ordered
from stillboard.site.paging import STRETCH, STRETCHES, archived_pages, missing_pages, stretches
from support.growth import assert_within

THREAD = Thread("Wicks", id="7", slug="wicks")


def post(name: str, **known: object) -> Post:
    if isinstance(known.get("date"), str):
        known["date"] = When(known["date"])
    return Post(id=name, original_id=name if name.isdecimal() else "", **known)


def names(posts: list[Post]) -> list[str]:
    return [post.id for post in posts]


def pages(thread: Thread, posts: list[Post], size: int = 20) -> dict[int, list[str]]:
    return {page.number: names(page.posts) for page in archived_pages(thread, ordered(posts), size)}


def test_order_by_number_before_all_else() -> None:
    posts = [
        post("9", number=2, place=Place(1, 1), date="2014-01-01"),
        post("3", number=10),
        post("5", number=1, place=Place(2, 1)),
    ]
    assert names(ordered(posts)) == ["5", "9", "3"]


def test_order_by_place_in_numbers_not_in_letters() -> None:
    assert names(ordered([post("a", place=Place(10, 1)), post("b", place=Place(9, 20)), post("c", place=Place(9, 3))])) == [
        "c",
        "b",
        "a",
    ]


def test_order_by_date_then_by_id() -> None:
    posts = [post("10", date="2014-03-04T10:00Z"), post("9", date="2014-03-04T10:00Z"), post("8", date="2014-03-05")]
    assert names(ordered(posts)) == ["9", "10", "8"]
    assert names(ordered([post("100"), post("99"), post("20")])) == ["20", "99", "100"]


def test_order_by_bounds_where_there_is_no_date() -> None:
    posts = [
        post("b", date="2014-03-05"),
        post("a", not_before=When("2014-03-04"), not_after=When("2014-03-06")),
        post("c", not_after=When("2014-03-09")),
    ]
    assert names(ordered(posts)) == ["a", "b", "c"]


def test_order_by_name() -> None:
    assert names(ordered([post("p13-10"), post("p13-3-2"), post("p13-3"), post("p2-1")])) == [
        "p2-1",
        "p13-3",
        "p13-3-2",
        "p13-10",
    ]
    assert natural("p13-3-2") > natural("p13-3")


def test_two_posts_of_one_place_stand_together() -> None:
    posts = [post("p13-4", place=Place(13, 4)), post("p13-3-2", place=Place(13, 3)), post("p13-3", place=Place(13, 3))]
    assert names(ordered(posts)) == ["p13-3", "p13-3-2", "p13-4"]


def test_a_post_that_lacks_what_the_others_have_goes_where_its_date_says() -> None:
    posts = [post(str(n), number=n, date=f"2014-03-0{n}") for n in (1, 2, 3)]
    assert names(ordered([*posts, post("x", date="2014-03-02")])) == ["1", "2", "x", "3"]
    assert names(ordered([*posts, post("x", date="2014-02-01")])) == ["x", "1", "2", "3"]
    assert names(ordered([*posts, post("x")])) == ["1", "2", "3", "x"]
    assert names(ordered([*posts, post("y", date="2014-03-02"), post("x", date="2014-03-02")])) == ["1", "2", "x", "y", "3"]


def test_numbers_and_posts_a_page_give_the_page() -> None:
    thread = Thread("Wicks", posts_per_page=10)
    assert pages(thread, [post(str(n), number=n) for n in (1, 10, 11, 95, 100, 101)]) == {
        1: ["1", "10"],
        2: ["11"],
        10: ["95", "100"],
        11: ["101"],
    }
    assert pages(thread, [post("0", number=0), post("1", number=1)]) == {1: ["0", "1"]}


def test_captured_pages_stay_what_they_are() -> None:
    posts = [post(f"p13-{n}", place=Place(13, n)) for n in range(1, 41)]
    assert pages(THREAD, posts) == {13: [f"p13-{n}" for n in range(1, 41)]}


def test_a_post_without_a_place_stays_with_the_one_before_it() -> None:
    posts = [
        post("1", place=Place(2, 1), date="2014-01-01"),
        post("2", date="2014-01-02"),
        post("3", place=Place(4, 1), date="2014-01-03"),
        post("4", date="2014-01-04"),
    ]
    assert pages(THREAD, posts) == {2: ["1", "2"], 4: ["3", "4"]}
    assert pages(THREAD, [post("1", date="2013-01-01"), *posts[2:]]) == {4: ["1", "3", "4"]}


def test_our_own_paging_where_nothing_is_known() -> None:
    posts = [post(str(n)) for n in range(1, 8)]
    assert pages(THREAD, posts, 3) == {1: ["1", "2", "3"], 2: ["4", "5", "6"], 3: ["7"]}


@pytest.mark.parametrize(
    ("have", "count", "runs"),
    [
        ([1, 2, 3], None, []),
        ([13], None, [(1, 12)]),
        ([13], 20, [(1, 12), (14, 20)]),
        ([1, 3, 6, 7], 9, [(2, 2), (4, 5), (8, 9)]),
        ([1], 1, []),
        ([5], 2, [(1, 4)]),
        ([9_999_999], None, [(1, 9_999_998)]),
    ],
)
def test_missing_pages(have: list[int], count: int | None, runs: list[tuple[int, int]]) -> None:
    assert missing_pages(Thread("Wicks", page_count=count), have) == runs


PAGE = st.integers(0, 6)
POSTS = st.lists(
    st.builds(
        lambda number, place, date, own: {"number": number, "place": place, "date": date, "original_id": own},
        st.one_of(st.none(), st.integers(0, 30)),
        st.one_of(st.none(), st.builds(Place, PAGE, PAGE)),
        st.one_of(
            st.none(), st.sampled_from(["2014", "2014-03", "2014-03-04", "2014-03-04T10:00", "2014-03-04T10:00Z"]).map(When)
        ),
        st.one_of(st.just(""), st.integers(1, 40).map(str)),
    ),
    min_size=1,
    max_size=14,
).map(lambda known: [Post(id=f"p{n}", **fields) for n, fields in enumerate(known)])


@given(POSTS, st.one_of(st.none(), st.integers(0, 5)), st.integers(1, 5), st.randoms(use_true_random=False))
def test_every_post_is_on_one_page_in_an_order_of_its_own(
    posts: list[Post], per_page: int | None, size: int, chance: random.Random
) -> None:
    thread = Thread("Wicks", posts_per_page=per_page)
    found = archived_pages(thread, ordered(posts), size)
    assert sorted(p.id for page in found for p in page.posts) == sorted(p.id for p in posts)
    numbers = [page.number for page in found]
    assert all(before < after for before, after in itertools.pairwise([0, *numbers]))
    assert all(page.posts for page in found)
    shuffled = posts[:]
    chance.shuffle(shuffled)
    assert archived_pages(thread, ordered(shuffled), size) == found


def test_a_long_mixed_thread_takes_no_time() -> None:
    posts = [Post(id=f"a{n}", number=n, date=When.epoch(n * 60)) for n in range(6000)] + [
        Post(id=f"b{n}", date=When.epoch(n * 90)) for n in range(5999)
    ]
    assert len(ordered(posts)) == 11999
    assert_within(3, lambda: ordered(posts))


@given(st.integers(1, 5000))
def test_stretches_are_all_pages_in_order_and_never_many(pages: int) -> None:
    found = list(stretches(pages))
    assert [begin for begin, _ in found] == [0, *(end for _, end in found[:-1])]
    assert found[-1][1] == pages
    assert len(found) <= STRETCHES
    assert len(found) == 1 or pages > STRETCH
