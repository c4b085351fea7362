"""What says more than what: many words than few, a minute than a place, what captures show than a guess."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert.likeness import Shown
from stillboard.convert.matching import Matching
from stillboard.model import DateSource, Origin, Place, Post, When
from support.scripted import sentence

MOMENT = {"date": When("2020-05-11T22:12:07Z"), "date_source": DateSource.MARKUP}


def found(old: list[Post], new: list[Post], **known) -> list[int | None]:
    return Matching(old, new, **known).found()


def test_many_words_that_begin_alike_say_more_than_few_at_the_same_number():
    edited = f"{sentence(1)} {sentence(2)}"
    old = [
        Post("me too", author="Ada", number=1, sources=(Origin("a.jsonl", 1),)),
        Post(edited, author="Pell", number=2, sources=(Origin("a.jsonl", 2),)),
        Post("me too", author="Ada", number=3, sources=(Origin("a.jsonl", 3),)),
    ]
    new = [
        Post("me too", author="Ada", number=3),
        Post(sentence(1), author="Pell", number=4),
    ]
    assert found(old, new) == [0, 1]  # not the last of the old ones, which is the third


@pytest.mark.parametrize(("number", "expected", "unproven"), [
    (None, 1, {1: 1}),  # the page may end there: likely, and to be named
    (4, 1, {1: 1}),
    (7, None, {}),  # pages have five posts, as its number says: it was the last of the thread
])  # fmt: skip
def test_few_words_on_top_of_the_next_page_follow_what_may_end_a_page(number, expected, unproven):
    old = [
        Post(sentence(1), author="Pell", number=number, place=Place(2, 2), sources=(Origin("a.html", 2),)),
        Post("Same here", author="Ada", place=Place(3, 1), sources=(Origin("b.txt", 1),)),
    ]
    matching = Matching(
        old, [Post(sentence(1), author="Pell"), Post("Same here", author="Ada")], shown=Shown({"a.html": 2, "b.txt": 3})
    )
    assert matching.found()[1] == expected
    assert matching.unproven() == unproven


@pytest.mark.parametrize(("minute", "twice", "expected"), [
    ("2020-05-11T22:12", False, 0),
    ("2020-05-11T22:13", False, None),
    ("2020-05-11T22:12", True, None),  # nothing tells which
])  # fmt: skip
def test_few_words_of_the_same_author_in_the_same_minute_are_the_same(minute, twice, expected):
    old = [Post("Same here", author="Pell", **MOMENT), Post(sentence(2), author="Pell")]
    old += [dataclasses.replace(old[0], date=When("2020-05-11T22:12:50Z"))] * twice
    new = [Post("Same here", author="Pell", date=When(minute), date_source=DateSource.TEXT), Post(sentence(4), author="Ada")]
    assert found(old, new)[0] == expected


def test_many_words_are_known_behind_what_nothing_but_a_guess_puts_behind_them():
    old = [
        Post(sentence(1), author="Ada", place=Place(1, 1), sources=(Origin("a.jsonl", 1), Origin("b.txt", 1))),
        Post(sentence(4), author="Ada", place=Place(1, 2), sources=(Origin("b.txt", 2),)),
        Post(sentence(2), author="Ada", number=3, sources=(Origin("a.jsonl", 2),)),
        Post(sentence(3), author="Ada", number=4, sources=(Origin("a.jsonl", 3),)),
    ]
    new = [Post(sentence(n), author="Ada", place=Place(1, n)) for n in (1, 2, 3, 4)]
    assert found(old, new, shown=Shown({"b.txt": 1})) == [0, 2, 3, 1]


@pytest.mark.parametrize(("number", "expected"), [(4, 0), (3, None)])
def test_a_post_is_known_on_another_page_by_the_number_that_a_page_gave_it(number, expected):
    old = [
        Post(sentence(1), author="Pell", number=5, place=Place(2, 1), sources=(Origin("a.html", 1), Origin("b.html", 1))),
        Post(sentence(2), author="Ada", number=6, place=Place(2, 3), sources=(Origin("a.html", 3),)),
    ]
    new = [Post(sentence(1), author="Pell", number=number, place=Place(1, number)), Post(sentence(3), place=Place(1, 9))]
    assert found(old, new, shown=Shown({"a.html": 2, "b.html": 2}))[0] == expected


def test_a_smiley_of_somebody_else_next_to_a_post_does_not_speak_for_it():
    old = [
        Post(sentence(1), author="Marlow", place=Place(1, 1), sources=(Origin("a.txt", 1),)),
        Post(":)", author="Ada", place=Place(1, 2), sources=(Origin("a.txt", 2),)),
        Post(sentence(2), author="Pell", place=Place(1, 3), sources=(Origin("a.txt", 3),)),
    ]
    new = [
        Post(sentence(2), author="Pell", number=3),
        Post(sentence(1), author="Marlow", number=6),  # said again
        Post(":)", author="Marlow", number=7),
    ]
    assert found(old, new, shown=Shown({"a.txt": 1})) == [2, None, None]


def test_few_words_are_known_next_to_what_was_taken_for_a_later_post_of_the_same_words():
    old = [
        Post(sentence(1), author="Marlow", place=Place(2, 3), also=("9016",), sources=(Origin("a.txt", 1), Origin("b.html", 3))),
        Post(":)", author="Ada", place=Place(2, 4), sources=(Origin("a.txt", 2),)),
    ]
    new = [
        Post(sentence(1), author="Marlow", original_id="9001", place=Place(1, 1)),
        Post(":)", author="Ada", original_id="9004", place=Place(1, 2)),
        Post(":)", author="Ada", original_id="9007", place=Place(1, 3)),
    ]
    assert found(old, new, shown=Shown({"b.html": 2, "a.txt": 1})) == [None, 1, None]


@pytest.mark.parametrize(("said", "expected"), [
    ([3, 4, 2, 5], [2, 3, None, None]),  # said again: what stood before them on the page stands behind them here
    ([4, 3, 2, 1], [3, 2, 1, 0]),  # the newest first
])  # fmt: skip
def test_an_export_that_counts_nothing_has_the_order_of_most_of_its_posts(said, expected):
    old = [
        Post(sentence(n), author="Pell", original_id=f"900{n}", number=n, place=Place(1, n), sources=(Origin("a.html", n),))
        for n in (1, 2, 3, 4)
    ]
    new = [Post(sentence(n), author="Pell") for n in said]
    assert found(old, new, shown=Shown({"a.html": 1})) == expected


@pytest.mark.parametrize(("nth", "expected"), [(2, 0), (1, None)])
def test_a_post_whose_file_has_no_place_is_known_by_where_a_page_showed_it(nth, expected):
    old = [Post(sentence(1), author="Pell", sources=(Origin("a.txt", 3),))]
    new = [Post(sentence(1), author="Pell", place=Place(2, nth)), Post(sentence(2), author="Ada", place=Place(2, nth + 1))]
    assert found(old, new, shown=Shown({"a.txt": 1}))[0] == expected
