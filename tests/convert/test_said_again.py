"""What somebody says again, at length, is one post more; and what a capture shows anew is not one post more than there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stillboard.convert.doubts import doubts
from stillboard.convert.likeness import Shown
from stillboard.convert.matching import Matching
from stillboard.convert.twins import Unsettled, unsettled
from stillboard.ids import digest
from stillboard.model import DateSource, Origin, OtherText, Place, Post, When
from stillboard.order import ordered
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, sentence, unnamed

FULLER = f"{sentence(2)} {sentence(9)}"


def page(*said: str, name: str = "a.html", number: int = 1, author: str = "Pell") -> list[Post]:
    return [Post(one, author=author, place=Place(number, n), sources=(Origin(name, n),)) for n, one in enumerate(said, 1) if one]


def matching(old: list[Post], new: list[Post], edited=(), **shown: int) -> Matching:
    made = Matching(old, new, (), edited, Shown({f"{name}.html": number for name, number in shown.items()}))
    made.found()
    return made


@pytest.mark.parametrize("again", [sentence(2), FULLER])
def test_a_post_is_not_edited_so_that_it_says_what_the_next_one_does(again):
    """The second went, the third moved up, whether edited or not, and what it had said was said once more."""
    old = page("Hello there", sentence(1), sentence(2))
    new = page("Hello there", again, sentence(2), name="b.txt")
    assert Matching(old, new, shown=Shown({"a.html": 1})).found() == [0, 2, None]


def test_a_post_that_was_edited_between_the_same_two_is_still_known():
    old = page(sentence(1), "Quite short then", sentence(3))
    new = page(sentence(1), "Other words", sentence(3), name="b.txt")
    assert Matching(old, new, shown=Shown({"a.html": 1})).found() == [0, 1, 2]


def test_what_two_posts_may_have_said_is_taken_for_one_of_them_not_for_a_third():
    other = OtherText(digest(FULLER, length=16), None, Origin("b.html", 2))
    (first,) = page("", FULLER)
    (second,) = page("", "", "", sentence(2), name="b.html")
    (shown,) = page(FULLER, name="c.txt")
    second = Post(sentence(2), author="Pell", original_id="9002", place=second.place, sources=second.sources, differs=(other,))
    assert matching([first, second], [shown], a=1, b=1).of_new == {0: 0}


def test_what_begins_as_an_old_post_behind_what_is_new_is_new_itself():
    old = [Post(one.body, author="Pell", sources=one.sources) for one in page(sentence(1), sentence(2), "+1", name="a.jsonl")]
    made = matching(old, page("", sentence(4), FULLER, name="b.txt", number=2))
    assert made.of_new == {}
    assert (1, 1) in list(doubts(made))
    assert matching(old, page("", sentence(1), FULLER, name="b.txt", number=2)).of_new == {0: 0, 1: 1}


def test_a_post_known_by_its_place_alone_is_named_however_sure_its_place_is():
    old = page(sentence(1), sentence(2), sentence(3))
    made = matching(old, page(sentence(1), sentence(8), sentence(3), name="b.txt"), a=1)
    assert (made.of_new, list(unsettled(made))) == ({0: 0, 1: 1, 2: 2}, [Unsettled(1)])
    made = matching(old, page(sentence(1), FULLER, sentence(3), name="b.txt"), a=1)
    assert (made.of_new, list(unsettled(made))) == ({0: 0, 1: 1, 2: 2}, [])


def test_a_post_whose_author_people_changed_may_be_either_of_two_that_say_the_same():
    (old,) = page("Thanks!", author="Wren")
    new = [*page("Thanks!", author="Marlow"), *page("", "Thanks!", author="Ada")]
    made = matching([old], new, edited=[0], a=1)
    assert list(made.of_new) == [0]
    assert [(one.n, one.news) for one in unsettled(made)] == [(0, (1,))]


def test_what_one_author_wrote_in_one_second_may_be_one_post_whatever_it_says():
    moment = {"date": When("2020-05-11T22:12:07Z"), "date_source": DateSource.MARKUP}
    old = [Post(sentence(n), author="Pell", place=Place(1, n), **moment) for n in (1, 2)]
    new = [Post(sentence(5), author="Pell", place=Place(4, 9), **moment)]
    assert {i for i, _ in doubts(matching(old, new))} == {0, 1}


def test_a_post_filed_twice_before_its_second_was_known_is_named_whatever_the_two_files_say():
    """One capture had its second, and words that were edited since; the other one its id."""
    moment = {"date": When("2020-05-11T22:12:07Z"), "date_source": DateSource.MARKUP}
    first = Post("+1", author="Pell", number=5, sources=(Origin("a.jsonl", 5),), **moment)
    by_id = Post(sentence(2), author="Pell", original_id="9013", sources=(Origin("b.jsonl", 5),))
    new = Post(sentence(2), author="Pell", original_id="9013", place=Place(1, 5), sources=(Origin("c.html", 5),), **moment)
    made = matching([first, by_id], [new])
    assert (made.of_new, list(doubts(made))) == ({0: 1}, [(0, 0)])
    both = [first, replace(by_id, sources=(*by_id.sources, Origin("a.jsonl", 6)))]
    assert not list(doubts(matching(both, [new])))  # which one capture shows as two


@pytest.mark.parametrize(
    ("printed", "is_one"),
    [("2020-05-16T09:00", False), ("2020-05-11T09:00", True), ("2020-11-05T09:00", True), ("2020-12-06", False)],
)
def test_what_a_page_dates_on_another_day_than_an_export_is_said_again(printed, is_one):
    """Unless day and month of the printed date were taken for each other. Two files are named where that is all that says so."""
    old = [Post(sentence(1), author="Pell", number=2, date=When(printed), date_source=DateSource.TEXT)]
    new = [Post(sentence(1), author="Pell", number=2, date=When("2020-05-11T12:12:07Z"), date_source=DateSource.MARKUP)]
    made = matching(old, new)
    assert (made.of_new, list(doubts(made))) == (({0: 0}, []) if is_one else ({}, [(0, 0)]))
    assert matching(old, new, edited=[0]).of_new == {0: 0}  # people may have corrected it


def test_the_order_of_a_thread_does_not_go_with_a_date_that_people_changed(tmp_path):
    """Until then all had an instant. A capture that brings nothing new leaves the order; its bytes again write nothing."""
    dumps = Dumps(tmp_path)

    def dated(n: int, **fields) -> Post:
        return known(n, date=When(f"2020-05-11T22:12:{n:02}Z"), date_source=DateSource.MARKUP, **fields)

    dumps.convert(
        dumps.add("a.jsonl", FORUM, THREAD, *(dated(n, place=None) for n in (1, 2, 3)), dated(4, place=None, original_id=""))
    )
    shown = [dated(1), dated(2), dated(5, place=Place(1, 3), number=None)]
    dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 1), *shown))
    edit = {"Date: 2020-05-11T22:12:01Z": "Date: 2020-05", "Date-source: markup": "Date-source: text"}
    for old, new in edit.items():
        dumps.edit(f"{FOLDER}/9001.md", lambda text, old=old, new=new: text.replace(old, new))
    assert [post.body[7] for post in ordered(list(dumps.posts().values()))] == ["1", "2", "3", "4", "5"]
    text = dumps.add("c.txt", TITLE_ONLY, unnamed(1), *(Post(sentence(n), author="Marlow", place=Place(1, n)) for n in (1, 2)))
    dumps.convert(text)
    before = dumps.files()
    assert [post.body[7] for post in ordered(list(dumps.posts().values()))] == ["1", "2", "3", "4", "5"]
    dumps.convert(text, again=True)
    assert dumps.files() == before
