"""What was taken for another post is known or named: by its turn, by the second it was written in, and by who said it."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert import fingerprint, lines
from stillboard.convert.likeness import Shown, may_be_of_other_zone
from stillboard.convert.matching import Matching
from stillboard.convert.mistaken import crossed, moved
from stillboard.convert.sightings import Sightings
from stillboard.convert.twins import unsettled
from stillboard.model import DateSource, Origin, Place, Post, State, When
from support.scripted import FOLDER, FORUM, THREAD, Dumps, post, sentence, unnamed

SALT = fingerprint.salt("forum", "412")


def at(second: str, **fields) -> dict[str, object]:
    return {"date": When(second), "date_source": DateSource.MARKUP, **fields}


def shown(body: str, *sources: str, **fields) -> Post:
    origins = tuple(Origin(name, int(nth)) for name, nth in (source.split("#") for source in sources))
    return Post(body, author=str(fields.pop("author", "Pell")), sources=origins, **fields)


def found(old: list[Post], new: list[Post], **known) -> list[int | None]:
    return Matching(old, new, **known).found()


@pytest.fixture
def dumps(tmp_path) -> Dumps:
    return Dumps(tmp_path)


# -- which of two that say the same


def test_a_number_from_before_others_went_is_no_spot():
    old = [shown(sentence(1), "a#1", number=3), shown(sentence(2), "a#2", number=4), shown(sentence(2), "a#3", number=5)]
    said = [sentence(9), sentence(1), sentence(2), sentence(2)]
    new = [shown(body, f"b#{n}", number=n, place=Place(1, n)) for n, body in enumerate(said, 1)]
    assert found(old, new) == [None, 0, 1, 2]


def test_what_a_capture_shows_next_to_a_post_comes_before_what_numbers_put_there():
    old = [
        shown(sentence(1), "a#1", number=1),
        shown("+1", "list#9", number=2),
        shown("+1", "a#2"),
        shown(sentence(2), "a#3"),
    ]
    new = [shown(body, f"b#{n}") for n, body in enumerate((sentence(1), "+1", sentence(2)), 1)]
    assert found(old, new) == [0, 2, 3]


def test_a_first_post_that_a_later_page_repeats_has_no_neighbour_there():
    old = [
        shown(sentence(1), "a#1", "b#1", place=Place(1, 1)),
        shown(sentence(2), "a#2", place=Place(1, 2)),
        shown(sentence(2), "b#2", place=Place(2, 1)),
    ]
    sightings = Sightings(old, {"a": 1, "b": 2})
    assert sightings.repeating == {"b"}
    assert lines.unbroken({"a": [0, 1], "b": [0, 2]}, old, sightings.repeating) == [[0, 1], [0], [2]]
    new = [shown(body, f"c#{n}") for n, body in enumerate((sentence(1), sentence(2), sentence(5), sentence(2)), 1)]
    assert found(old, new, shown=Shown({"a": 1, "b": 2}))[:2] == [0, 1]


def test_a_place_that_was_given_for_the_order_is_no_spot():
    old = [shown("Thanks!", "a#2", place=Place(2, 3)), shown(sentence(2), "a#4", place=Place(2, 5))]
    new = [shown(body, f"b#{n}", place=Place(2, n)) for n, body in enumerate((sentence(2), sentence(3), "Thanks!"), 1)]
    assert found(old, new, shown=Shown({"a": 2, "b": 2})) == [1, None, None]


def test_edited_posts_say_nothing_of_the_order_of_what_shows_them():
    places = [Place(1, 1), Place(1, 2), Place(1, 5), Place(1, 3), Place(1, 4)]
    posts = [shown(sentence(n), f"list#{n}", place=place) for n, place in enumerate(places, 1)]
    assert lines.captured(posts, before=posts) == {}
    assert lines.captured(posts, before=posts, fixed={2}) == {"list": [0, 1, 2, 3, 4]}


# -- what a further capture tells apart


def taken_for_each_other() -> list[Post]:
    return [
        shown(sentence(1), "list#1"),
        shown(sentence(2), "list#2", "page#5", number=5, **at("2020-05-11T12:00:00Z")),
        shown(sentence(2), "list#3", "page#4", number=6, **at("2020-05-11T11:00:00Z")),
    ]


def before(posts: list[Post]) -> list[Post | None]:
    return [
        dataclasses.replace(one, sources=one.sources[:1], number=n, date=None, date_source=None) for n, one in enumerate(posts)
    ]


def test_two_posts_of_the_same_words_that_were_taken_for_each_other_are_told_apart():
    posts = taken_for_each_other()
    (moves,) = crossed(posts, before(posts), {"page"}, ())
    assert [(str(source), i, j) for source, i, j in moves] == [("list#2", 1, 2), ("list#3", 2, 1)]
    assert not list(crossed(posts, before(posts), {"page"}, {1}))
    in_order = [posts[0], dataclasses.replace(posts[1], date=When("2020-05-11T10:00:00Z")), posts[2]]
    assert not list(crossed(in_order, before(posts), {"page"}, ()))
    other = [posts[0], dataclasses.replace(posts[1], body=sentence(3)), posts[2]]
    assert not list(crossed(other, before(posts), {"page"}, ()))


def test_of_two_posts_of_the_same_words_one_may_say_nothing_of_its_turn():
    earlier = shown(sentence(3), "list#3", "page#4", **at("2020-05-11T11:00:00Z"))
    posts = [*taken_for_each_other()[:2], earlier, shown(sentence(2), "list#4")]
    moves = [(str(source), i, j) for one in crossed(posts, before(posts), {"page"}, ()) for source, i, j in one]
    assert moves == [("list#2", 1, 3), ("list#4", 3, 1)]
    one_more = [*posts, shown(sentence(2), "list#5")]  # which may be the one, too
    assert not list(crossed(one_more, before(one_more), {"page"}, ()))


def test_a_list_in_any_order_says_nothing_of_two_posts_of_the_same_words():
    posts = taken_for_each_other()
    counted = [one and dataclasses.replace(one, number=9 - n) for n, one in enumerate(before(posts))]
    assert not list(crossed(posts, counted, {"page"}, ()))


def test_the_second_of_a_post_goes_with_what_showed_it():
    moment = at("2020-05-11T12:00:00Z")
    one, other = shown(sentence(2), "a#1", "b#3", **moment), shown(sentence(2), "c#4", **moment)
    left, right = moved(one, other, Origin("b", 3))
    assert (left.date, left.date_source, right.date) == (None, None, other.date)
    earlier = dataclasses.replace(one, date=When("2020-05-10T12:00:00Z"))
    assert moved(earlier, other, Origin("b", 3))[0].date == earlier.date


# -- what people changed


@pytest.mark.parametrize(("second", "is_one"), [("T23:12:07Z", True), ("T22:27:07Z", True), ("T22:12:09Z", False)])
def test_a_second_that_people_corrected_differs_by_time_zones(second, is_one):
    old = Post(sentence(1), author="Pell", **at("2020-05-11T22:12:07Z"))
    new = dataclasses.replace(old, date=When(f"2020-05-11{second}"))
    assert may_be_of_other_zone(old, new) == is_one
    assert found([old], [new], edited=[0]) == [0 if is_one else None]
    assert found([dataclasses.replace(old, date=When("2015-03"), date_source=DateSource.TEXT)], [new], edited=[0]) == [0]


def test_an_author_whom_people_corrected_is_known_by_the_second_that_the_file_says():
    old = Post("![](lamp.png)", author="Wren", **at("2020-05-11T22:12:07Z"))
    new = Post(sentence(1), author="Pell", **at("2020-05-11T22:12:07Z"))
    matching = Matching([old], [new], edited=[0])
    assert matching.found() == [0]
    assert [one.n for one in unsettled(matching)] == [0]  # two people may write in one second
    assert found([old], [new]) == [None]
    assert found([dataclasses.replace(old, body=sentence(5))], [new], edited=[0]) == [None]
    assert found([dataclasses.replace(old, state=State.REMOVED, body="")], [new], edited=[0]) == [None]


def test_a_note_below_a_post_takes_nothing_out():
    said = fingerprint.of(fingerprint.key(sentence(1)), SALT)
    noted = Post(f"{sentence(1)}\n\nNote: sold.", author="Pell", place=Place(1, 1), fingerprint=said)
    new = [Post(sentence(1), author="Pell", place=Place(4, 2)), Post(sentence(2), author="Pell", place=Place(4, 1))]
    for body, is_out in ((noted.body, False), ("Redacted.", True)):
        matching = Matching([dataclasses.replace(noted, body=body), Post(sentence(9), place=Place(1, 2))], new, (), {0})
        assert matching.is_taken_out(0) == is_out
        assert (matching.found()[0] == 0) == is_out


def three(dumps: Dumps) -> None:
    said = [sentence(2), sentence(3), "+1"]
    dumps.convert(
        dumps.add("a.txt", FORUM, THREAD, *(post(n, body=body, author="Pell", place=None) for n, body in enumerate(said, 1)))
    )


def by_another(dumps: Dumps):
    said = [(sentence(2), "Pell"), (sentence(3), "Pell"), ("+1", "Marlow")]
    posts = (post(n, body=body, author=author, place=None) for n, (body, author) in enumerate(said, 4))
    return dumps.convert(dumps.add("b.jsonl", FORUM, THREAD, *posts))


def test_few_words_of_another_author_are_not_what_people_took_out(dumps):
    three(dumps)
    dumps.edit(f"{FOLDER}/p1-3.md", lambda text: text.replace("\n+1\n", "\nRedacted.\n"))
    report = by_another(dumps)
    assert [one.author for one in dumps.posts().values() if one.body == "+1"] == ["Marlow"]
    assert any("p1-3.md" in one.text for one in report.unsure)


def test_few_words_under_a_name_that_people_corrected_are_named(dumps):
    three(dumps)
    dumps.edit(f"{FOLDER}/p1-3.md", lambda text: text.replace("Author: Pell", "Author: Wren"))
    report = by_another(dumps)
    assert len(dumps.posts()) == 3
    (remark,) = report.unsure
    assert remark.where == "b.jsonl#3"
    assert "p1-3.md by its words or its place alone" in remark.text


# -- words that a file had before


def test_words_that_a_file_had_before_are_named_where_something_else_stands_next_to_them():
    said = (fingerprint.of(fingerprint.key(sentence(1)), SALT),)
    old = [shown(f"{sentence(1)} {sentence(7)}", "a#1", other_words=said), shown(sentence(2), "a#2"), shown(sentence(3), "a#3")]
    for following, expected in ((sentence(2), []), (sentence(5), [0])):
        matching = Matching(old, [shown(sentence(1), "b#1"), shown(following, "b#2"), shown(sentence(6), "b#3")])
        assert matching.found()[0] == 0
        assert [one.n for one in unsettled(matching)] == expected


def test_what_another_threads_file_said_is_said_again_behind_what_came_later(dumps):
    """A text that names no thread began one of its own; later captures show which posts follow which."""
    changed = f"{' '.join(sentence(5).split()[:9])} rust moon drum boat"
    dumps.convert(dumps.add("first.jsonl", FORUM, THREAD, post(1, place=None, **at("2020-05-01T10:00:00Z"))))
    text = [post(n, body=sentence(n), author="Pell", page=2) for n in (4, 5, 6)]
    dumps.convert(dumps.add("second.txt", FORUM, unnamed(2), *text))
    said = [sentence(4), changed, sentence(6), sentence(7), sentence(8)]
    dated = [post(n, body=body, author="Pell", place=None, **at(f"2020-05-1{n}T10:00:00Z")) for n, body in enumerate(said, 4 - 3)]
    dumps.convert(dumps.add("third.jsonl", FORUM, THREAD, *dated))
    count = len(dumps.files())
    behind = [post(n, body=body, author="Pell", place=None) for n, body in enumerate((sentence(7), sentence(8), sentence(5)), 21)]
    report = dumps.convert(dumps.add("fourth.jsonl", FORUM, THREAD, *behind))
    assert len(dumps.files()) == count + 1, report.unsure
    assert any("may be the same post" in one.text for one in report.unsure)
