"""What is compared where: by the place at which a capture showed a post, by texts that were not kept, by people's corrections."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert import fingerprint, lines, renumbering
from stillboard.convert.doubts import doubts
from stillboard.convert.likeness import Shown
from stillboard.convert.matching import Matching
from stillboard.ids import digest
from stillboard.model import DateSource, Origin, OtherText, Place, Post, State, When
from support.scripted import TITLE_ONLY, Dumps, post, sentence, unnamed

MOMENT = {"date": When("2020-05-11T22:12:07Z"), "date_source": DateSource.MARKUP}


def found(old: list[Post], new: list[Post], **known) -> list[int | None]:
    return Matching(old, new, **known).found()


@pytest.mark.parametrize(("pages", "place", "number", "expected"), [
    ({"a.html": 1}, Place(1, 4), None, 0),  # page 1 showed it there
    ({"a.html": 1}, Place(2, 1), 4, 0),  # as the fourth of all
    ({"a.html": 3}, Place(2, 1), 4, None),
    ({}, Place(1, 4), None, None),  # a page of another length may show a second post of the same words
])  # fmt: skip
def test_a_post_that_was_put_elsewhere_since_is_known_where_a_capture_showed_it(pages, place, number, expected):
    old = [
        Post(sentence(1), author="Pell", place=Place(4, 2), sources=(Origin("a.html", 4),)),
        Post(sentence(2), place=Place(4, 3)),
    ]
    new = [Post(sentence(1), author="Pell", place=place, number=number), Post(sentence(3), place=Place(place.page, 9))]
    assert found(old, new, shown=Shown(pages))[0] == expected


@pytest.mark.parametrize(("pages", "expected"), [({}, [None, None, 0, 1]), ({"a.html": 1}, [0, None, None, 1])])
def test_few_words_are_not_known_by_a_place_that_no_capture_showed_once_there_are_more_posts(pages, expected):
    second, sources = {"place": Place(1, 2), **MOMENT}, [(Origin("a.html", n),) for n in (1, 2)]
    old = [Post("me too", author="Ada", place=Place(1, 1), sources=sources[0])]
    old.append(Post(sentence(2), author="Pell", sources=sources[1], **second))
    new = [Post(body, author="Ada", place=Place(1, n)) for n, body in enumerate(("me too", sentence(1), "me too"), 1)]
    new.append(Post(sentence(2), author="Pell", **(second | {"place": Place(1, 4)})))
    assert found(old, new, shown=Shown(pages)) == expected


def test_one_name_for_two_captures_leads_to_the_post_that_says_it():
    old = [Post(sentence(n), author="Pell", sources=(Origin("a.jsonl", 3),)) for n in (1, 2)]
    new = [Post(sentence(1), author="Pell", sources=(Origin("a.jsonl", 3),))]
    assert Matching(old, new).found(again=True) == [0]
    other = OtherText(digest(sentence(3), length=16), None, Origin("a.jsonl", 3))
    old = [dataclasses.replace(old[0], differs=(other,)), old[1]]
    new = [dataclasses.replace(new[0], body=sentence(3))]
    assert Matching(old, new).found(again=True) == [0]


def test_a_post_whose_author_people_corrected_is_known_though_it_was_edited_on_the_forum_too():
    old = [Post(sentence(n), author="Ada" if n == 1 else "Pell", place=Place(1, n)) for n in (1, 2)]
    new = [
        Post(f"{sentence(1)} {sentence(9)}", author="Pell", place=Place(1, 1)),
        Post(sentence(2), author="Pell", place=Place(1, 2)),
    ]
    assert found(old, new, edited=[0]) == [0, 1]
    assert found(old, new) == [None, 1]


def test_the_same_words_of_another_day_are_not_what_was_taken_out():
    old = Post(sentence(1), author="Pell", **MOMENT)
    new = dataclasses.replace(old, date=When("2020-05-12T22:12:07Z"))
    assert found([old], [new], edited=[0]) == [0]
    assert found([dataclasses.replace(old, state=State.REMOVED)], [new], edited=[0]) == [None]


@pytest.mark.parametrize("tie", [{"number": 1}, MOMENT, {}])
def test_a_short_post_whose_author_people_corrected_is_known_by_place_or_instant(tie):
    old, new = Post("+1", author="Ada", **tie), Post("+1", author="Pell", **tie)
    assert found([old], [new], edited=[0]) == [0 if tie else None]
    kept = dataclasses.replace(old, body=sentence(1), differs=(OtherText(digest("+1", length=16), None, Origin("a", 1)),))
    assert found([kept], [new], edited=[0]) == [0 if tie else None]


def test_a_corrected_short_post_between_two_is_not_taken_for_the_one_before_it():
    said = [(sentence(1), "Pell"), ("me too", "Pell"), ("+1", "Ada"), (sentence(4), "Pell")]
    old = [Post(body, author=author, number=n) for n, (body, author) in enumerate(said, 1)]
    new = [Post(body, author="Pell") for body in (sentence(1), "+1", sentence(4))]
    assert found(old, new, edited=[2]) == [0, 2, 3]


def test_what_stood_next_to_another_in_a_list_of_another_order_is_no_neighbour_of_it():
    posts = [
        Post(sentence(1), number=1, sources=(Origin("page", 1),)),
        Post("+1", number=2, sources=(Origin("page", 2), Origin("shuffled", 4))),
        Post(sentence(4), number=4, sources=(Origin("page", 4), Origin("shuffled", 5))),
    ]
    assert lines.unbroken({"page": [0, 1, 2]}, posts) == [[0, 1], [2]]
    assert lines.unbroken({"page": [0, 1, 2], "other": [1, 2]}, [*posts[:2], dataclasses.replace(posts[2], number=3)])[0] == [
        0,
        1,
        2,
    ]


def test_a_smiley_below_a_quotation_is_what_a_post_says():
    assert fingerprint.key(f"> **Pell** wrote:\n>\n> {sentence(1)}\n\n:)") == fingerprint.key(":)")
    assert fingerprint.key("> +1, says he") == "1 says he"
    assert fingerprint.key("") == ""


def test_a_post_that_begins_as_another_one_is_named():
    old = [Post(f"{sentence(1)} {sentence(2)}", author="Pell", place=Place(3, 2)), Post(sentence(8), place=Place(3, 3))]
    new = [Post(sentence(1), author="Pell", place=Place(1, 4)), Post(sentence(9), place=Place(1, 5))]
    matching = Matching(old, new)
    assert matching.found() == [None, None]
    assert list(doubts(matching)) == [(0, 0)]


# -- said twice at length


def test_what_is_said_twice_at_length_is_known_by_what_stands_before_it_where_captures_count_otherwise():
    said = [sentence(1), sentence(2), sentence(2)]
    old = [Post(body, author="Ada", number=n) for n, body in enumerate(said, 2)]
    new = [Post(body, author="Ada", number=n) for n, body in enumerate(said, 1)]
    assert Matching(old, new).found() == [0, 1, 2]


def test_what_stands_before_others_is_not_what_ids_put_behind_them():
    authors = {3: "Pell", 4: "Ada", 5: "Ada"}
    old = [Post(sentence(n), author=authors[n], original_id=str(identity)) for n, identity in ((4, 14), (5, 15), (3, 18))]
    new = [Post(sentence(n), author=authors[n], place=Place(2, nth)) for nth, n in enumerate((3, 4, 5), 1)]
    assert Matching(old, new).found() == [None, 0, 1]


@pytest.mark.parametrize(("first", "expected"), [(7, None), (3, 0)])
def test_the_top_of_a_thread_is_not_its_seventh_post_if_nothing_next_to_it_agrees(first, expected):
    old = [Post(sentence(1), author="Pell", number=first), Post(sentence(8), author="Ada", number=first + 1)]
    new = [Post(sentence(1), author="Pell", place=Place(1, 1)), Post(sentence(2), author="Ada", place=Place(1, 2))]
    assert Matching(old, new).found() == [expected, None]
    assert Matching(old, [new[0], dataclasses.replace(new[1], body=sentence(8))]).found() == [0, 1]


def test_a_single_post_of_another_page_shows_that_two_threads_are_one_and_is_a_post_of_its_own():
    old = [Post(sentence(n), author="Ada", place=Place(2, n)) for n in (1, 2)]
    matching = [Matching(old, [Post(sentence(1), author="Ada", place=Place(3, 1))]) for _ in range(2)]
    assert matching[0].held() == {0: 0}
    assert matching[1].held(also_elsewhere=False) == {}


def test_other_bytes_of_one_name_are_another_capture(tmp_path):
    dumps = Dumps(tmp_path)
    for folder, shown in (("a", (1, 2)), ("b", (1, 3))):
        dumps.convert(dumps.add(f"{folder}/page.txt", TITLE_ONLY, unnamed(1), *map(post, shown)))
    named = {str(source) for one in dumps.posts().values() for source in one.sources}
    assert named == {"page.txt#1", "page.txt#2", "page.txt (2)#1", "page.txt (2)#2"}


# -- captures of a thread have one order


def test_a_short_post_is_not_taken_for_one_that_captures_show_on_the_other_side_of_a_neighbour():
    old = [
        Post(sentence(1), author="Ada", original_id="7", place=Place(2, 4), sources=(Origin("export", 7),)),
        Post("+1", author="Pell", original_id="8", place=Place(2, 3), sources=(Origin("export", 8), Origin("page", 3))),
    ]
    new = [
        Post("+1", author="Pell", place=Place(2, 3), sources=(Origin("text", 3),)),
        Post(sentence(1), author="Ada", place=Place(2, 4), sources=(Origin("text", 4),)),
    ]
    assert found(old, new, shown=Shown({"page": 2, "text": 2})) == [None, 0]
    assert found(old[1:], new[:1], shown=Shown({"page": 2, "text": 2})) == [0]


def test_what_people_rewrote_is_not_what_was_written_again_behind_its_neighbours():
    said = fingerprint.of(fingerprint.key(sentence(1)), fingerprint.salt("forum", "thread"))
    old = [
        Post("Redacted.", author="Ada", fingerprint=said, sources=(Origin("first", 1),), number=1, **MOMENT),
        Post(sentence(2), author="Pell", sources=(Origin("first", 2),), original_id="8"),
    ]
    later = {**MOMENT, "date": When("2020-05-20T22:12:07Z")}
    new = [Post(sentence(2), author="Pell", original_id="8"), Post(sentence(1), author="Ada", original_id="9", **later)]
    assert found(old, new, edited=[0]) == [1, None]
    assert found(old, new[1:], edited=[0]) == [0]  # people may have corrected its date


def test_the_first_post_on_top_of_a_later_page_does_not_stand_on_that_page():
    shown = Shown({"page-2.html": 2})
    old = [
        Post(sentence(1), author="Pell", number=1, place=Place(1, 1), sources=(Origin("page-2.html", 1),)),
        Post(sentence(2), author="Ada", number=6, place=Place(2, 1), sources=(Origin("page-2.html", 2),)),
    ]
    new = [
        Post(sentence(2), author="Ada", place=Place(2, 1), sources=(Origin("text", 1),)),
        Post(sentence(1), author="Pell", place=Place(2, 2), sources=(Origin("text", 2),)),
    ]
    assert found(old, new, shown=shown) == [1, None]
    alone = [Post("+1", author="Ada", place=Place(2, 1))]
    assert found([old[0], dataclasses.replace(old[1], body="+1", number=None, place=Place(3, 2))], alone, shown=shown) == [1]


def test_a_place_that_put_a_post_in_order_is_on_no_page_that_a_capture_showed():
    old = [
        Post(sentence(1), author="Pell", place=Place(2, 3), sources=(Origin("page-1.html", 5),)),
        Post(sentence(2), author="Ada", place=Place(2, 4), sources=(Origin("page-1.html", 6),)),
    ]
    other = {"date": When("2020-05-11"), "date_source": DateSource.TEXT}
    old[0] = dataclasses.replace(old[0], date=When("2020-05-02T09:00:00Z"), date_source=DateSource.MARKUP)
    assert found(old, [Post(sentence(1), author="Pell", place=Place(2, 1), **other)], shown=Shown({"page-1.html": 1})) == [None]


def test_a_post_that_was_filed_twice_is_known_by_its_second_and_not_filed_once_more():
    old = [Post("me too", author="Pell", original_id="7", number=4, **MOMENT), Post("me too", author="Pell", number=3, **MOMENT)]
    assert found(old, [Post("me too", author="Pell", number=1, **MOMENT)]) == [0]
    assert found([old[0], dataclasses.replace(old[1], body="+1")], [Post(":)", author="Pell", number=1, **MOMENT)]) == [None]


def test_what_is_in_several_files_at_length_is_taken_for_one_of_them_and_named():
    old = [Post(sentence(1), author="Pell", place=Place(page, 2), sources=(Origin(f"{page}", 2),)) for page in (3, 4)]
    matching = Matching(old, [Post(sentence(1), author="Pell")], shown=Shown({"3": 3, "4": 4}))
    assert matching.found() == [0]
    assert matching.unproven() == {0: 0}
    on_page = [Post(sentence(1), author="Pell", place=Place(7, 1)), Post(sentence(2), place=Place(7, 2))]
    assert found(old, on_page, shown=Shown({"3": 3, "4": 4})) == [None, None]


def test_the_longest_run_keeps_what_is_sure():
    pairs = [(4, 0), (1, 1), (2, 2), (5, 3)]
    assert lines.rise_with([(4, 0)], pairs) == [(4, 0), (5, 3)]
    assert lines.rise_with([], pairs) == [(1, 1), (2, 2), (5, 3)]


# -- what contradicts itself


def test_of_runs_that_are_as_long_the_one_is_kept_of_which_more_is_known():
    assert lines.rise_with([(4, 0), (3, 1)], [(4, 0), (3, 1)]) == [(3, 1)]
    assert lines.rise_with([(4, 0), (3, 1)], [(4, 0), (3, 1)], {(4, 0): 1, (3, 1): 0}.__getitem__) == [(4, 0)]
    pairs = [(1, 0), (4, 1), (2, 2), (3, 3)]
    assert lines.rise_with(pairs, pairs, {pair: 9 * (pair == (4, 1)) for pair in pairs}.__getitem__) == [(1, 0), (2, 2), (3, 3)]


def test_of_two_posts_that_changed_places_the_one_stays_that_is_counted_as_before():
    old = [Post(sentence(n), author="Pell", number=n) for n in (4, 5)]
    new = [Post(sentence(5), author="Pell", number=5), Post(sentence(4), author="Pell", number=6)]
    assert found(old, new) == [1, None]  # what was said fourth was said again


def test_nothing_new_comes_between_two_posts_that_stood_side_by_side():
    shown = Shown({"page": 1, "text": 1})
    old = [
        Post(sentence(1), author="Pell", original_id="1", number=1, place=Place(1, 1), sources=(Origin("page", 1),)),
        Post(sentence(2), author="Ada", original_id="2", number=2, place=Place(1, 2), sources=(Origin("page", 2),)),
        Post(sentence(3), author="Marlow", original_id="3", number=3, place=Place(1, 3), sources=(Origin("page", 3),)),
    ]
    said = [(1, "Pell"), (3, "Marlow"), (3, "Marlow")]
    new = [Post(sentence(n), author=by, place=Place(1, nth)) for nth, (n, by) in enumerate(said, 1)]
    assert found(old, new, shown=shown) == [0, 2, None]  # the second post has gone, and the third was said again
    assert found(old[1:], new[1:], shown=shown)[0] is None  # where nothing stands before them, the place decides


def test_the_top_of_a_thread_is_not_what_stands_behind_many_others_in_an_export():
    old = [Post(sentence(n), author="Ada", sources=(Origin("export", n),)) for n in range(1, 8)]
    new = [Post(sentence(6), author="Ada", number=1, place=Place(1, 1)), Post("Thanks!", author="Pell", number=2)]
    assert found(old, new) == [None, None]
    assert found(old[2:], new) == [3, None]


def test_a_text_that_an_edited_file_does_not_have_is_known_though_its_author_was_corrected():
    said = fingerprint.of(fingerprint.key(sentence(2)), fingerprint.salt("forum", "thread"))
    old = [Post("+1", author="Wren", original_id="1", place=Place(1, 1), other_words=(said,))]
    assert found(old, [Post(sentence(2), author="Pell", number=1)], edited=[0]) == [0]
    assert found(old, [Post(sentence(2), author="Pell", number=1)]) == [None]


def test_what_was_edited_and_filed_twice_is_named_once_a_capture_shows_it_between_the_same_two():
    old = [
        Post(sentence(1), author="Ada", sources=(Origin("first", 1),)),
        Post("+1", author="Pell", sources=(Origin("first", 2),)),
        Post(sentence(4), author="Pell", original_id="4", sources=(Origin("export", 1),)),
        Post(sentence(3), author="Ada", sources=(Origin("first", 3), Origin("export", 2))),
    ]
    new = [Post(sentence(n), author=by) for n, by in ((1, "Ada"), (4, "Pell"), (3, "Ada"))]
    matching = Matching(old, new)
    assert matching.found() == [0, 2, 3]
    assert list(doubts(matching)) == [(1, 1)]
    matching = Matching([old[0], dataclasses.replace(old[1], author="Marlow"), *old[2:]], new)
    matching.found()
    assert list(doubts(matching)) == []


def test_a_post_of_another_id_that_says_what_people_took_out_is_named():
    said = fingerprint.of(fingerprint.key(sentence(1)), fingerprint.salt("forum", "thread"))
    old = [Post("Redacted.", author="Ada", original_id="7", fingerprint=said, number=1)]
    for author, expected in (("Ada", [(0, 0)]), ("Pell", [])):
        matching = Matching(old, [Post(sentence(1), author=author, original_id="9", number=2)], edited=[0])
        assert matching.found() == [None]
        assert list(doubts(matching)) == expected


def test_what_was_taken_out_is_named_however_few_digits_stand_side_by_side():
    salted = fingerprint.salt("forum", "thread")
    said = fingerprint.of(fingerprint.key(sentence(1)), salted)
    digits = said.partition("-")[2]
    near = "".join(one if n in (1, 4, 7, 10, 13) else f"{(int(one, 16) + 1) % 16:x}" for n, one in enumerate(digits))
    old = [Post("", author="Ada", state=State.REMOVED, fingerprint=f"{salted}-{near}")]
    matching = Matching(old, [Post("Well.", author="Pell"), Post(sentence(1), author="Ada")])
    assert matching.found() == [None, None]
    assert list(doubts(matching)) == [(0, 1)]


# -- the order of a list that says none


def test_an_export_in_any_order_stays_one_when_other_captures_show_its_posts():
    posts = [
        Post(sentence(3), author="Ada", number=3, place=Place(2, 1), sources=(Origin("export", 3), Origin("text", 1))),
        Post(sentence(2), author="Pell", number=2, sources=(Origin("export", 4),)),
    ]
    assert lines.captured(posts, {"text"}, before=posts) == {}
    assert lines.captured(posts, {"text"}) == {"export": [0, 1]}  # where it is not known that they were settled so
    alike = [Post("+1", sources=(Origin("export", nth),), original_id=identity) for nth, identity in ((1, "5"), (3, "9"))]
    between = Post("+1", place=Place(1, 4), sources=(Origin("export", 2),))
    last = dataclasses.replace(alike[1], place=Place(1, 2))
    assert "export" not in lines.captured(posts := [alike[0], between, last], before=posts)


def test_what_captures_contradict_each_other_about_moves_nothing_else():
    rank = [0, 1, 2, 3, 4]
    behind, before = lines.neighbours([[0, 2, 3, 1], [2, 4], [4, 2]])
    assert renumbering._sorted(rank, behind, before) == [0, 2, 3, 1, 4]
    behind, before = lines.neighbours([[3, 4], [4, 3], [3, 0], [0, 1, 2]])
    assert renumbering._sorted(rank, behind, before) == [3, 0, 1, 2, 4]


# -- a thread that is in two folders


def test_a_short_post_is_known_by_what_stands_next_to_it_in_the_folder_of_another_thread():
    old = [Post("+1", author="Ada", sources=(Origin("export", 7),)), Post("Yes", author="Pell", sources=(Origin("export", 9),))]
    new = [Post(sentence(1), author="Pell"), Post("+1", author="Ada"), Post("+1", author="Pell")]
    noted = {Origin("export", 6): "t-1/p1-1", Origin("export", 8): "t-1/p1-2"}
    matching = Matching(old, new)
    assert matching.found() == [None, None, None]
    assert matching.next_to_held({0: "t-1/p1-1"}, noted) == {1: 0}
    assert Matching(old, new).next_to_held({0: "t-1/p1-9"}, noted) == {}


@pytest.mark.parametrize(("last", "expected"), [(3, {1: 0}), (4, {})])
def test_an_edited_post_is_known_between_what_another_thread_holds_and_what_is_known(last, expected):
    old = [
        Post("+1", author="Ada", sources=(Origin("export", 7),)),
        Post(sentence(3), author="Pell", sources=(Origin("export", 8),)),
        Post(sentence(4), author="Pell", sources=(Origin("export", 9),)),
    ]
    new = [Post(sentence(1), author="Pell"), Post(sentence(9), author="Ada"), Post(sentence(last), author="Pell")]
    matching = Matching(old, new)
    assert matching.found()[:2] == [None, None]
    assert matching.next_to_held({0: "t-1/p1-1"}, {Origin("export", 6): "t-1/p1-1"}) == expected


def test_what_is_let_go_is_no_pair_that_may_be_wrong():
    """What another thread's file seems to hold, and cannot by its order, is as if it had never been paired."""
    old = [Post(sentence(n), author="Pell", place=Place(1, n), sources=(Origin("a.html", n),)) for n in (1, 2)]
    new = [Post(sentence(n), author="Pell", place=Place(3, n)) for n in (2, 7)]
    matching = Matching(old, new, shown=Shown({"a.html": 1}))
    assert matching.held() == {0: 1}
    assert matching.unproven() == {0: 1}
    matching.let_go({0})
    assert matching.unproven() == {}


def row(n: int, said: str) -> Post:
    """A post of a page that counts its posts."""
    return Post(said, author="Pell", place=Place(1, n), sources=(Origin("a.html", n),))


@pytest.mark.parametrize(("first", "expected"), [(sentence(1), [0, 1]), (sentence(8), [None, None])])
def test_few_words_are_not_known_by_a_spot_before_which_the_capture_has_something_new(first, expected):
    """Posts went, so that others stand at their places."""
    old = [row(1, sentence(1) if first == sentence(1) else "+1"), row(2, "me too")]
    new = [Post(said, author="Pell", place=Place(1, n)) for n, said in ((1, first), (2, "me too"))]
    assert found(old, new) == expected
