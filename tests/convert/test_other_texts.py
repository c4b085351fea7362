"""What captures said of a post besides what its file says: other texts of it, when it was written, and what it was taken for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from stillboard.content import values
from stillboard.convert import fingerprint, lines
from stillboard.convert.doubts import doubts
from stillboard.convert.likeness import Shown
from stillboard.convert.matching import Matching
from stillboard.convert.report import Outcome
from stillboard.model import DateSource, KnownPost, Origin, Place, Post, State, When
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, post, sentence

SALT = fingerprint.salt("lanternside-forum", "412")
EARLIER = {"date": When("2020-05-11T21:00:00Z"), "date_source": DateSource.MARKUP}
MOMENT = {"date": When("2020-05-11T22:12:07Z"), "date_source": DateSource.MARKUP}


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def words(body: str) -> str:
    return fingerprint.of(fingerprint.key(body), SALT)


def remove(dumps: Dumps, name: str) -> None:
    dumps.edit(name, lambda text: text.split("\n---\n")[0] + "\nState: removed\n---\n")


# -- texts that were not kept


def test_a_post_is_known_by_a_text_that_gave_way_to_a_fuller_one(dumps):
    dumps.convert(dumps.add("a.jsonl", FORUM, THREAD, post(1, place=None), post(2, place=None, body=sentence(2))))
    fuller = known(2, body=f"{sentence(2)} {sentence(30)}")
    dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 1), known(1), fuller))
    (second,) = [one for one in dumps.posts().values() if sentence(2) in one.body]
    assert second.other_words == (words(sentence(2)),)
    report = dumps.convert(dumps.add("c.txt", FORUM, on_pages(THREAD, 2), post(2, page=2, place=Place(2, 1))))
    assert report.posts[Outcome.NEW] == 0
    assert len(dumps.posts()) == 2


def test_a_text_that_another_post_has_too_proves_nothing():
    said = Post(sentence(1), author="Pell", place=Place(1, 1))
    later = Post(f"{sentence(1)} {sentence(9)}", author="Pell", place=Place(1, 5), other_words=(words(sentence(1)),))
    new = [Post(sentence(1), author="Pell", place=Place(3, n)) for n in (1, 2)]
    assert Matching([said, later], new).found() == [None, None]
    assert Matching([said, later], new[:1]).found() == [None]
    assert Matching([later], new[:1]).found() == [0]


def test_what_was_removed_is_known_by_the_text_that_a_capture_had_of_it_since(dumps):
    dumps.convert(
        dumps.add("a.jsonl", FORUM, THREAD, known(1, place=None), post(2, place=None, number=None, body=":)", **MOMENT))
    )
    (name,) = [name for name, one in dumps.posts().items() if one.body == ":)"]
    remove(dumps, name)
    edited = {"body": sentence(20), "place": None}
    dumps.convert(dumps.add("b.jsonl", FORUM, THREAD, post(2, **edited, **MOMENT)))
    (noted,) = dumps.thread().known_posts
    assert (noted.words, noted.date) == (words(sentence(20)), None)  # the file says when
    report = dumps.convert(dumps.add("c.txt", FORUM, THREAD, post(2, **edited)))
    assert report.posts == {Outcome.REMOVED: 1}


# -- instants


@pytest.mark.parametrize("change", [remove, lambda dumps, name: dumps.edit(name, lambda text: text + "\nA note.\n")])
def test_an_edited_post_is_known_by_the_instant_that_a_capture_gave_since(dumps, change):
    dumps.convert(dumps.add("a.jsonl", FORUM, THREAD, post(1, place=None), post(2, place=None, body="+1")))
    (name,) = [name for name, one in dumps.posts().items() if one.body == "+1"]
    change(dumps, name)
    dumps.convert(dumps.add("b.jsonl", FORUM, THREAD, post(1, place=None, **EARLIER), post(2, place=None, body="+1", **MOMENT)))
    (noted,) = dumps.thread().known_posts
    assert noted.date == MOMENT["date"]
    report = dumps.convert(dumps.add("c.html", FORUM, THREAD, known(2, body=sentence(40), place=None, number=None, **MOMENT)))
    assert report.posts[Outcome.NEW] == 0
    assert len(dumps.posts()) == 2


@pytest.mark.parametrize(
    "name", ["b.txt", "- - b.txt", f"2020-05-11T22:12:07Z {words('+1')} b.txt", "2020-05-11T22:12:07Z b.txt"]
)
@pytest.mark.parametrize("date", [None, When("2020-05-11T22:12:07Z")])
@pytest.mark.parametrize("said", ["", words("+1"), words(sentence(1))])
def test_what_is_noted_of_a_post_is_read_as_it_was_written(name, date, said):
    for one in (KnownPost("p1-2", "", Origin(name, 3), date, said), KnownPost("412/9001", "9001", Origin(name, 3), date, said)):
        assert values.read_known(values.write_known(one)) == one
    assert values.write_known(KnownPost("p1-2", "", Origin("b.txt", 3))) == "p1-2 - b.txt#3"


# -- places


def test_a_place_that_was_given_for_the_orders_sake_is_no_page():
    old = [Post(sentence(1), author="Pell", place=Place(4, 2), sources=(Origin("a.jsonl", 4),))]
    new = [Post(sentence(1), author="Pell", place=Place(3, 2)), Post(sentence(3), place=Place(3, 3))]
    others = [Post(sentence(5), sources=(Origin("a.html", 1),))]
    assert Matching([*old, *others], new, shown=Shown({"a.html": 1})).found()[0] == 0
    assert Matching([*old, *others], new, shown=Shown({"a.html": 1, "a.jsonl": 4})).found()[0] is None


def test_a_text_that_was_edited_speaks_for_the_post_next_to_it_on_a_page_of_another_length():
    old = [Post(sentence(n), author="Pell", place=Place(2, n), sources=(Origin("a.html", n),)) for n in (3, 4)]
    edited = " ".join([*sentence(4).split()[:11], "rust", "moon"])
    new = [Post(body, author="Pell", place=Place(4, n)) for n, body in enumerate((sentence(3), edited), 1)]
    assert Matching(old, new, shown=Shown({"a.html": 2})).found() == [0, 1]
    assert Matching(old, [new[0], dataclasses.replace(new[1], body=sentence(8))], shown=Shown({"a.html": 2})).found() == [
        None,
        None,
    ]


def test_what_stands_on_top_of_the_thread_before_the_same_post_is_the_same():
    old = [
        Post("Redacted.", author="Pell", sources=(Origin("a.html", 1),), fingerprint=words(":)")),
        Post(sentence(2), author="Ada", sources=(Origin("a.html", 2),), place=Place(1, 2)),
    ]
    new = [Post(sentence(7), author="Pell", place=Place(1, 1)), Post(sentence(2), author="Ada", place=Place(1, 2))]
    assert Matching(old, new, edited=[0], shown=Shown({"a.html": 1})).found() == [0, 1]
    assert Matching(old, new, edited=[0], shown=Shown({"a.html": 3})).found() == [None, 1]


def test_a_post_is_known_at_each_place_at_which_a_capture_showed_it():
    twice = [Origin("b.html", 6), Origin("a.html", 8)]
    old = [
        Post(sentence(7), author="Pell", place=Place(2, 1), sources=(Origin("c.html", 1),)),
        Post(sentence(7), author="Pell", place=Place(1, 8), sources=tuple(twice)),
    ]
    new = [Post(sentence(7), author="Pell", place=Place(1, 6))]
    assert Matching(old, new, shown=Shown({"a.html": 1, "b.html": 1, "c.html": 2})).found() == [1]


def test_what_was_edited_between_two_that_are_the_same_keeps_neither_of_them_apart():
    bodies = (sentence(1), "me too", sentence(3))
    old = [Post(body, author="Ada", place=Place(2, n), sources=(Origin("a.html", n),)) for n, body in enumerate(bodies, 1)]
    new = [Post(body, author="Ada", place=Place(1, n)) for n, body in enumerate((sentence(1), sentence(8), sentence(3)), 4)]
    assert Matching(old, new, shown=Shown({"a.html": 2})).found() == [0, 1, 2]
    assert Matching(old, new[1:], shown=Shown({"a.html": 2})).found() == [None, None]


def test_nothing_is_between_two_posts_where_the_capture_left_something_out():
    old = [Post(body, author="Ada", place=Place(1, n)) for n, body in enumerate((sentence(1), "![](a.png)", sentence(3)), 1)]
    old = [dataclasses.replace(one, sources=(Origin("a.html", n),)) for n, one in enumerate(old, 1)]
    new = [Post(sentence(n), author="Ada", place=Place(1, nth)) for n, nth in ((1, 1), (8, 3), (3, 4))]
    assert Matching(old, new).found() == [0, None, 2]
    whole = [dataclasses.replace(one, place=Place(1, n)) for n, one in enumerate(new, 1)]
    assert Matching(old, whole).found() == [0, 1, 2]


def test_what_is_said_as_often_on_either_side_is_the_same():
    old = [Post(sentence(1), author="Pell", original_id=str(n)) for n in (7, 8)]
    new = [Post(sentence(1), author="Pell", number=n) for n in (7, 8)]
    assert Matching(old, new).found() == [0, 1]
    assert Matching(old, [*new, dataclasses.replace(new[0], number=9)]).found() == [None, None, None]


# -- captures of one name, and posts that were filed twice


def test_a_name_that_two_captures_have_leads_to_no_post_that_says_something_else():
    old = [Post("Redacted.", author="Ada", sources=(Origin("a.jsonl", 3),), fingerprint=words(sentence(1)))]
    new = [Post(sentence(2), author="Ada", sources=(Origin("a.jsonl", 3),)), Post(sentence(1), author="Ada")]
    assert Matching(old, new, edited=[0], shown=Shown(shared={"a.jsonl"})).found(again=True) == [None, 0]


def test_what_stands_before_a_post_that_was_filed_twice_is_known_by_either_file():
    old = [
        Post(":)", author="Marlow", sources=(Origin("a.jsonl", 1),)),
        Post("Thanks!", author="Pell", sources=(Origin("a.jsonl", 2),)),
        Post(sentence(3), author="Marlow", sources=(Origin("a.jsonl", 3), Origin("b.jsonl", 2)), original_id="9003"),
        Post("Thanks!", author="Pell", sources=(Origin("b.jsonl", 5),), original_id="9002"),
    ]
    bodies = [":)", "Thanks!", sentence(3)]
    new = [
        Post(body, author=one.author, original_id=f"900{n}") for n, (body, one) in enumerate(zip(bodies, old, strict=False), 1)
    ]
    assert Matching(old, new).found() == [0, 3, 2]


# -- the order


def test_counts_of_different_captures_do_not_say_that_an_export_is_in_no_order():
    def shown(number: int | None, place: Place | None, *captures: str) -> Post:
        return Post(sentence(1), number=number, place=place, sources=tuple(Origin(name) for name in captures))

    posts = [
        shown(None, Place(1, 8), "export", "old"),
        shown(3, Place(1, 9), "export", "old", "page"),
        shown(None, Place(1, 11), "export", "old"),
        shown(4, Place(1, 4), "export", "page"),
    ]
    assert lines.goes_forward([0, 1, 2, 3], posts, is_page=False)
    alone = [dataclasses.replace(one, sources=(Origin("export"),)) for one in posts]
    assert not lines.goes_forward([0, 1, 2, 3], alone, is_page=False)


def test_a_day_says_nothing_of_the_posts_that_were_written_on_it():
    days = ["2020-05-10", "2020-05-11", "2020-05-11", "2020-05-12"]
    posts = [Post(sentence(n), date=When(day), original_id="9" if n == 2 else "") for n, day in enumerate(days)]
    assert lines.certain(posts, [[1, 2]]) == [[0, 2, 3], [0, 1, 3]]
    assert lines.certain([dataclasses.replace(one, original_id=f"9{n}") for n, one in enumerate(posts)], [])[0] == [0, 1, 2, 3]


# -- what the report names


def test_what_was_taken_for_a_post_by_its_beginning_alone_is_named(dumps):
    dumps.convert(dumps.add("a.txt", FORUM, THREAD, post(1, place=None), post(2, place=None)))
    edited = " ".join([*sentence(2).split()[:11], "rust", "moon"])
    report = dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 2), known(8, page=2, body=edited, number=None)))
    (remark,) = report.unsure
    assert remark.where == "b.html#1"
    assert f"taken for {FOLDER}/p1-2.md" in remark.text
    assert "write a file for it" in remark.text
    again = dumps.convert(dumps.add("c.txt", FORUM, THREAD, post(1, place=None), post(2, place=None)))
    assert not again.unsure  # its neighbours say it


@pytest.mark.parametrize(("date", "expected"), [("2020-05-11", True), ("2020-05-20", False)])
def test_a_post_alone_on_another_page_is_taken_for_another_one_of_its_day_and_named(dumps, date, expected):
    day = {"date": When(date), "date_source": DateSource.TEXT}
    dumps.convert(dumps.add("a.txt", FORUM, on_pages(THREAD, 1), post(1, **day), post(2, **day)))
    report = dumps.convert(
        dumps.add("b.html", FORUM, on_pages(THREAD, 3), known(1, page=3, place=Place(3, 1), number=9, **MOMENT))
    )
    assert len(dumps.posts()) == (2 if expected else 3)
    (remark,) = report.unsure
    assert ("taken for" if expected else "may be the same post") in remark.text


def test_what_may_be_a_removed_post_that_stood_next_but_one_is_named():
    old = [Post(sentence(1), author="Ada", place=Place(1, 1)), Post("+1", author="Pell", place=Place(1, 2))]
    gone = Post(author="Marlow", place=Place(1, 3), fingerprint=words(":)"), state=State.REMOVED)
    new = [Post(sentence(1), author="Ada", place=Place(1, 1)), Post(sentence(8), author="Marlow", place=Place(1, 2))]
    matching = Matching([*old, gone], new)
    assert matching.found() == [0, None]
    assert (2, 1) in set(doubts(matching))


def test_of_two_files_that_may_be_of_one_post_the_report_says_what_to_do(dumps):
    dumps.convert(dumps.add("a.txt", FORUM, THREAD, post(1, place=None), post(2, place=None, body="+1")))
    report = dumps.convert(dumps.add("b.txt", FORUM, THREAD, post(3, place=None, body="+1")))
    (remark,) = report.unsure
    assert f"may be the same post as {FOLDER}/p1-2.md: if it is, take one of the two out with State: removed" in remark.text
