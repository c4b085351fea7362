"""What people rewrote or removed, and what other captures show again, is known again: by place, instant, neighbours, words."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import shutil
from pathlib import Path

import pytest

from stillboard.content import records
from stillboard.convert import fingerprint, matching
from stillboard.convert.doubts import doubts
from stillboard.convert.report import Outcome
from stillboard.model import DateSource, Origin, Place, Post, State, When
from stillboard.order import ordered
from support.growth import assert_linear
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, sentence, unnamed

SALT = fingerprint.salt("lanternside-forum", "412")


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def said(body: str) -> str:
    return fingerprint.of(fingerprint.key(body), SALT)


def named(dumps: Dumps, words: str) -> str:
    return next(name for name, one in dumps.posts().items() if words in one.body)


def remove(dumps: Dumps, words: str, *, bare: bool = False) -> str:
    """Take a post out, as content/README.md says."""
    name = named(dumps, words)
    head = "" if bare else "\n".join(dumps.files()[name].split("\n---\n")[0].split("\n")[1:]) + "\n"
    dumps.edit(name, lambda _: f"---\n{head}State: removed\n---\n")
    return name


def rewrite(dumps: Dumps, words: str) -> str:
    name = named(dumps, words)
    dumps.edit(name, lambda text: text.split("\n---\n")[0] + "\n---\n\nRedacted at the author's wish.\n")
    return name


# -- fingerprints


def test_a_fingerprint_does_not_depend_on_what_captures_make_of_a_post():
    body = f"> **Pell** wrote:\n>\n> Is it lit?\n\n{sentence(3)}"
    assert said(body) == said(sentence(3)) == said(sentence(3).upper())
    assert said("") == ""
    assert said("![](a.png)") != said("![](b.png)")
    assert fingerprint.of(fingerprint.key(sentence(3)), "other") != said(sentence(3))


@pytest.mark.parametrize(
    "words", ["the wick of a lamp burns down soon", " ".join(["лампа wick ламп"] * 30), " ".join(map(str, range(600)))]
)
def test_a_fingerprint_is_made_of_the_smallest_of_each_hash(words):
    pairs = {" ".join(pair).encode() for pair in itertools.pairwise(words.split()[:500])}
    rows = [hashlib.blake2b(pair, key=b"salt", digest_size=64).digest() for pair in pairs]
    smallest = [min(int.from_bytes(row[n : n + 4], "big") for row in rows) for n in range(0, 64, 4)]
    assert fingerprint.of(words, "salt") == "salt-" + "".join(f"{value % 16:x}" for value in smallest)


def test_words_more_or_less_leave_most_digits():
    words = " ".join(sentence(n) for n in range(5))
    for other in (words + " smile", "Pell said " + words, words.replace("prism", "prisms")):
        assert fingerprint.is_like(said(words), said(other))
    assert not any(fingerprint.is_like(said(words), said(" ".join(sentence(n) for n in range(k, k + 5)))) for k in (5, 10))


def test_what_is_added_to_leaves_the_fingerprint_of_its_beginning():
    longer = " ".join(sentence(n) for n in range(1, 9))
    assert not fingerprint.is_like(said(sentence(1)), said(longer))
    assert said(sentence(1)) in fingerprint.beginnings_of(fingerprint.key(longer), SALT)
    assert said(longer) in fingerprint.beginnings_of(fingerprint.key(longer), SALT)
    assert said(sentence(2)) not in fingerprint.beginnings_of(fingerprint.key(longer), SALT)
    assert fingerprint.beginnings_of("one two", SALT) == fingerprint.beginnings_of("", SALT) == frozenset()


def test_few_words_cannot_be_found_out_by_trying():
    number = "call 5550173"
    matching_guesses = sum(said(f"call 555{n:04}") == said(number) for n in range(10_000))
    assert len(said(number)) == len(SALT) + 4
    assert matching_guesses > 1


# -- the same bytes again


@pytest.mark.parametrize("change", ["rewrite", "remove", "bare"])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_the_same_bytes_bring_nothing_back(dumps, change, n):
    text = dumps.add("t.txt", TITLE_ONLY, unnamed(1), *[post(k) for k in (1, 2, 3)])
    dumps.convert(text)
    if change == "rewrite":
        rewrite(dumps, sentence(n))
    else:
        remove(dumps, sentence(n), bare=change == "bare")
    before = dumps.files()
    report = dumps.convert(text)
    assert dumps.files() == before
    assert report.posts[Outcome.NEW] == 0
    assert report.posts[Outcome.LEFT_ALONE if change == "rewrite" else Outcome.REMOVED] == 1
    copy = text.with_name("renamed.txt")
    shutil.move(text, copy)
    assert dumps.convert(copy).written == 0


def test_the_same_bytes_stay_in_the_thread_where_they_are_even_if_its_every_word_is_another(dumps):
    text = dumps.add("t.txt", TITLE_ONLY, unnamed(1), post(1))
    dumps.convert(text)
    rewrite(dumps, sentence(1))
    name = next(name for name in dumps.files() if name.endswith("thread.md"))
    dumps.edit(name, lambda found: found.replace("Title: Rewiring the lamp room", "Title: Something else"))
    before = dumps.files()
    assert dumps.convert(text).posts == {Outcome.LEFT_ALONE: 1}
    assert dumps.files() == before


def test_an_author_whom_people_corrected_is_no_other_post(dumps):
    one = dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2))
    two = dumps.add("b.txt", TITLE_ONLY, unnamed(1), post(1), post(2), post(3))
    dumps.convert(one)
    dumps.edit(named(dumps, sentence(2)), lambda text: text.replace("Author: Marlow", "Author: Marlow the Elder"))
    assert dumps.convert(one).posts == {Outcome.UNCHANGED: 1, Outcome.LEFT_ALONE: 1}
    assert dumps.convert(two).posts == {Outcome.MERGED: 1, Outcome.LEFT_ALONE: 1, Outcome.NEW: 1}


# -- another capture


@pytest.mark.parametrize("n", [1, 2, 3])
@pytest.mark.parametrize("change", [rewrite, remove])
def test_another_capture_brings_nothing_back(dumps, change, n):
    one = dumps.add("a.txt", TITLE_ONLY, unnamed(1), *[post(k) for k in (1, 2, 3)])
    two = dumps.add("b.html", FORUM, on_pages(THREAD, 1), *[known(k, body=sentence(k) + " (smile)") for k in (1, 2, 3, 4)])
    dumps.convert(one)
    change(dumps, sentence(n))
    report = dumps.convert(two)
    assert report.posts[Outcome.NEW] == 1
    assert [name for name, one in dumps.posts().items() if sentence(n) in one.body] == []
    assert len(dumps.posts()) == 4


def test_a_removed_post_alone_in_another_capture_is_known_by_its_words(dumps):
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2)))
    remove(dumps, sentence(1))
    report = dumps.convert(dumps.add("b.txt", TITLE_ONLY, unnamed(3), post(1, place=Place(3, 1))))
    assert report.posts == {Outcome.REMOVED: 1}


def test_a_removed_post_to_which_its_author_added_much_stays_out_and_is_named(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    name = remove(dumps, sentence(1))
    longer = " ".join(sentence(n) for n in (1, 21, 22, 23, 24, 25, 26))
    report = dumps.convert(dumps.add("b.txt", TITLE_ONLY, unnamed(3), post(1, place=Place(3, 4), body=longer)))
    assert report.posts == {Outcome.REMOVED: 1}
    assert len(report.unsure) == 1
    assert name in report.unsure[0].text


def test_a_new_post_is_never_taken_for_a_removed_one_of_the_same_author_and_place(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    name = remove(dumps, sentence(2))
    report = dumps.convert(dumps.add("b.txt", TITLE_ONLY, unnamed(1), post(1), post(2, body=sentence(9))))
    assert report.posts == {Outcome.MERGED: 1, Outcome.NEW: 1}
    assert report.unsure == []  # its fingerprint says that it is another
    assert dumps.posts()[name].state is State.REMOVED
    assert named(dumps, sentence(9)) == name.replace("p1-2", "p1-2-2")


def test_where_nothing_proves_it_the_report_names_the_pair(dumps):
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    name = remove(dumps, sentence(2), bare=True)
    report = dumps.convert(dumps.add("b.txt", TITLE_ONLY, unnamed(1), post(1), post(2, body=sentence(9))))
    assert [one.where for one in report.unsure] == [name.replace("p1-2", "p1-2-2")]
    assert name in report.unsure[0].text
    assert dumps.convert(dumps.folder / "dumps" / "b.txt").unsure == []


def test_both_neighbours_say_which_post_was_rewritten_on_the_forum(dumps):
    one = dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2, author="Pell"), post(3))
    two = dumps.add("b.txt", TITLE_ONLY, unnamed(1), post(1), post(2, author="Pell", body=sentence(9)), post(3))
    dumps.convert(one, two)
    assert len(dumps.posts()) == 3


def test_the_second_of_an_instant_and_its_author_say_who_it_is():
    moment = {"author": "Pell", "date": When("2020-05-11T22:12:07Z"), "date_source": DateSource.MARKUP}
    old, new = Post(sentence(1), **moment), Post(sentence(2), **moment)
    assert matching.match([old], [new]) == [0]
    assert matching.match([old, old], [new]) == [None]
    assert matching.match([old], [dataclasses.replace(new, author="Ada")]) == [None]


def test_an_export_in_any_order_is_compared_in_the_thread_s(dumps):
    bodies = [sentence(1), "+1", sentence(2), "+1", sentence(3)]
    posts = [post(n, body=body, number=n) for n, body in enumerate(bodies, 1)]
    dumps.convert(dumps.add("a.txt", TITLE_ONLY, unnamed(1), *[dataclasses.replace(one, number=None) for one in posts]))
    shuffled = [dataclasses.replace(posts[n], place=None) for n in (3, 0, 4, 2, 1)]
    assert Outcome.NEW not in dumps.convert(dumps.add("b.jsonl", FORUM, THREAD, *shuffled)).posts
    assert [one.body for one in ordered(list(dumps.posts().values()))] == bodies


# -- threads


@pytest.mark.parametrize("together", [True, False])
def test_text_of_page_2_first_and_pages_1_and_2_later_are_one_thread(dumps, together):
    text = dumps.add("p2.txt", TITLE_ONLY, unnamed(2), *[post(n, place=Place(2, n - 4)) for n in (5, 6, 7, 8)])
    one = dumps.add("1.html", FORUM, on_pages(THREAD, 1), *[known(n) for n in (1, 2, 3, 4)])
    two = dumps.add("2.html", FORUM, on_pages(THREAD, 2), *[known(n, place=Place(2, n - 4)) for n in (5, 6, 7, 8)])
    if together:
        dumps.convert(text, one, two)
    else:
        dumps.convert(text)
        dumps.convert(one, two)
    assert [one.body for one in ordered(list(dumps.posts().values()))] == [sentence(n) for n in range(1, 9)]
    assert len([name for name in dumps.files() if name.endswith("thread.md")]) == 1


def test_an_archive_of_before_fingerprints_is_left_as_it_is(dumps):
    dump = dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1), known(2))
    dumps.convert(dump)
    name = f"{FOLDER}/9001.md"
    record = dataclasses.replace(dumps.posts()[name], fingerprint="")

    (dumps.root / name).write_text(records.dumps(record, sealed=True), encoding="utf-8")
    before = dumps.files()
    assert dumps.convert(dump).posts == {Outcome.UNCHANGED: 2}
    assert dumps.files() == before


# -- time


def test_the_time_of_knowing_removed_posts_is_about_linear():
    def run(n: int) -> None:
        old = [
            Post(author="Pell", state=State.REMOVED, place=Place(1, i), fingerprint=said(sentence(i)), sources=(Origin("a", i),))
            for i in range(1, n)
        ]
        new = [Post(sentence(i), author="Pell", place=Place(2, i), sources=(Origin("b", i),)) for i in range(1, n)]
        matcher = matching.Matching(old, new, edited=range(n - 1))
        assert matcher.found() == list(range(n - 1))
        assert list(doubts(matcher)) == []

    assert_linear(run, 300)
