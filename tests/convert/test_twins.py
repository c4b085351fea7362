"""What was taken for one of several posts that say the same is named, unless what stands around it says which it is."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert.likeness import Shown
from stillboard.convert.matching import Matching
from stillboard.convert.twins import Unsettled, unsettled
from stillboard.model import Origin, Place, Post
from support.scripted import FORUM, THREAD, Dumps, known, post, sentence


def text(n: int, said: str, *sources: str, **fields) -> Post:
    """A post of a page that has no ids."""
    shown = tuple(Origin(name, n) for name in sources or ("a.txt",))
    return Post(said, author="Pell", place=Place(1, n), sources=shown, **fields)


def row(n: int, said: str) -> Post:
    """A post of an export that has ids."""
    return Post(said, author="Pell", original_id=str(9000 + n), number=n, sources=(Origin("b.jsonl", n),))


def named(old: list[Post], new: list[Post], **shown: int) -> list[Unsettled]:
    matching = Matching(old, new, shown=Shown({"a.txt": 1} | {f"{name}.txt": page for name, page in shown.items()}))
    matching.found()
    return list(unsettled(matching))


def test_the_second_of_two_posts_of_the_same_words_may_be_the_one_that_a_page_shows():
    old = [text(1, sentence(1)), text(2, sentence(2)), text(3, sentence(3))]
    page = [row(n, said) for n, said in enumerate([sentence(1), sentence(2), sentence(2), sentence(3)], 1)]
    (one,) = named(old, page)
    assert (one.n in (1, 2), one.olds, set(one.news) | {one.n}) == (True, (), {1, 2})


def test_what_was_added_to_since_may_be_what_a_page_shows_of_the_same_words():
    old = [text(1, sentence(1)), text(2, sentence(2))]
    later = [f"{sentence(2)} Edited: brass", sentence(3), sentence(2), sentence(4)]
    assert named(old, [row(n, said) for n, said in enumerate(later, 1)]) == [Unsettled(2, (), (0,))]


def test_neighbours_that_agree_say_which_of_two_it_is():
    said = [sentence(1), "+1", sentence(2), sentence(3), "+1", sentence(4)]
    assert named([text(n, one) for n, one in enumerate(said, 1)], [row(n, one) for n, one in enumerate(said, 1)]) == []
    assert named([text(n, one) for n, one in enumerate(said[:3], 1)], [row(n, one) for n, one in enumerate(said, 1)]) == []


def test_another_post_of_the_archive_may_be_meant():
    old = [row(n, one) for n, one in enumerate([sentence(1), "+1", sentence(2), "+1", sentence(3)], 1)]
    found = named(old, [text(1, sentence(1)), text(2, "+1"), text(3, sentence(3))])
    assert [one.olds for one in found if one.n == 1] == [(3,)]


def test_many_words_that_stand_further_from_the_next_post_than_before_may_be_said_again():
    old = [row(n, sentence(n)) for n in range(1, 13)]
    assert named(old, [text(1, sentence(2)), text(2, sentence(11)), text(3, sentence(12))]) == [Unsettled(0)]
    assert named(old, [text(n, sentence(n + 8)) for n in (1, 2, 3)]) == []
    uncounted = [dataclasses.replace(one, number=None) for one in old[:3]]
    new = [dataclasses.replace(row(n, sentence(said)), original_id="") for n, said in ((1, 1), (6, 3))]
    assert named(uncounted, new) == [Unsettled(0), Unsettled(1)]


def test_many_words_that_are_all_that_two_captures_have_in_common_may_be_said_again():
    old = [row(1, sentence(1)), row(5, sentence(5))]
    assert named(old, [text(n, sentence(1) if n == 3 else sentence(n + 20)) for n in (2, 3, 4)]) == [Unsettled(1)]
    assert named(old, [text(1, sentence(1)), text(2, sentence(22))]) == []  # on top of the thread in both
    assert named(old, [text(3, sentence(1))]) == []


@pytest.mark.parametrize(("before", "expected"), [(1, []), (30, [Unsettled(8), Unsettled(9)])])
def test_few_posts_that_stand_on_another_page_behind_something_else_may_be_said_again(before, expected):
    old = [Post(sentence(n), author="Pell", place=Place(2, n - 7), sources=(Origin("c.txt", n - 7),)) for n in range(8, 14)]
    old[1] = dataclasses.replace(old[1], body=sentence(before)) if before == 30 else dataclasses.replace(old[1], body=sentence(8))
    del old[0]
    page = [text(n, sentence(n if n > 8 else 8 if n == 8 else n + 40)) for n in range(1, 9)]
    page += [text(9, sentence(10)), text(10, sentence(11))]
    assert named(old, page, c=2) == expected


def test_the_report_names_both_files(tmp_path):
    dumps = Dumps(tmp_path)
    shown = [post(n, body=sentence(n), author="Pell", place=Place(1, n)) for n in (1, 2, 3)]
    dumps.convert(dumps.add("a.txt", FORUM, THREAD, *shown))
    said = [sentence(n) for n in (1, 2, 2, 3)]
    again = [known(n, body=body, author="Pell", place=None, number=n) for n, body in enumerate(said, 1)]
    report = dumps.convert(dumps.add("b.jsonl", FORUM, THREAD, *again))
    named_now = [one for one in report.unsure if one.where.startswith("b.jsonl#")]
    files = [name for name, filed in dumps.posts().items() if sentence(2) in filed.body]
    assert len(files) == 2
    assert any(all(name in one.text for name in files) for one in named_now), report.unsure
    assert dumps.convert(dumps.add("c.txt", FORUM, THREAD, post(1))).unsure == []


@pytest.mark.parametrize("n", [1, 2])
def test_what_has_more_words_and_nothing_known_next_to_it_may_be_another_post(n):
    """Somebody may have said the same again, and added to that: nothing but a place says that it is one post."""
    old = [text(n, f"{sentence(1)} {sentence(2)}")]
    assert named(old, [text(n, sentence(1), "b.txt")]) == [Unsettled(0)]
    around = [text(n + 1, sentence(3))]
    assert named([*old, *around], [text(n, sentence(1), "b.txt"), text(n + 1, sentence(3), "b.txt")]) == []
