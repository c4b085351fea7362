"""Posts that stand the other way round than something that is known has them are named."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert.out_of_turn import OutOfTurn, out_of_turn
from stillboard.model import DateSource, Origin, Post, When
from support.scripted import FORUM, THREAD, Dumps, post


def shown(*counts: int | None, **fields) -> list[Post]:
    """Posts of one capture, along the thread, as it counts them."""
    return [Post(f"{n}", sources=(Origin("a.txt", nth),) if nth else (), **fields) for n, nth in enumerate(counts)]


def dated(day: int, *names: str, original_id: str = "") -> Post:
    when = When(f"2020-05-{day:02}T08:00:00Z")
    sources = tuple(Origin(name, day) for name in names)
    return Post("x", original_id=original_id, date=when, date_source=DateSource.MARKUP, sources=sources)


@pytest.mark.parametrize(("counts", "is_page", "pair"), [
    ((1, 2, 3, 4, 5), False, None),
    ((1, 2, 4, 3, 5), False, (2, 3)),
    ((1, None, 3, 2), True, (2, 3)),
    ((1, 3, 2), False, None),  # an export lists its posts in any order
    ((3, 2, 1), True, None),  # a page may have the newest first
])  # fmt: skip
def test_posts_that_a_capture_shows_the_other_way_round_are_named(counts, is_page, pair):
    found = list(out_of_turn(shown(*counts), (), ("a.txt",) if is_page else ()))
    assert [(one.first, one.second) for one in found] == ([pair] if pair else [])
    assert all("a.txt shows" in one.why for one in found)


def test_what_people_edited_may_stand_anywhere():
    assert list(out_of_turn(shown(1, 2, 3, 5, 4, 6), (3,), ())) == []


def test_an_export_whose_instants_fall_is_in_another_order():
    posts = [dataclasses.replace(one, date=dated(n).date) for n, one in enumerate(shown(1, 2, 3, 5, 4, 6), 1)]
    assert list(out_of_turn(posts, (), ())) == []


def test_instants_and_ids_that_fall_are_named_unless_one_capture_shows_both():
    late, early = dated(9, "a.txt"), dated(3, "b.txt")
    (one,) = out_of_turn([late, early], (), ())
    assert one == OutOfTurn(0, 1, "the second was written earlier, and no capture shows both")
    assert list(out_of_turn([late, early], (0,), ())) == []
    assert list(out_of_turn([dated(9, "a.txt", "b.txt"), early], (), ("b.txt",))) == []
    (one,) = out_of_turn([Post(original_id="9"), Post(original_id="7")], (), ())
    assert "lower id" in one.why


@pytest.mark.parametrize(("turn", "is_named"), [((1, 2, 4, 3, 5, 6, 7), True), ((1, 2, 3, 4, 5, 6, 7), False)])
def test_a_conversion_names_them(tmp_path, turn, is_named):
    dumps = Dumps(tmp_path)
    dumps.convert(dumps.add("a.jsonl", FORUM, THREAD, *(post(n, place=None, original_id=f"x{n}") for n in range(1, 7))))
    other = dumps.add("b.jsonl", FORUM, THREAD, *(post(n, place=None, original_id=f"x{n}") for n in turn))
    assert (
        any("stands before" in one.text and one.text.endswith(": look at it") for one in dumps.convert(other).unsure) is is_named
    )
    assert not any("stands before" in one.text for one in dumps.convert(other).unsure)
