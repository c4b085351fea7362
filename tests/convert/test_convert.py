"""Conversion: what lands where, and which post of a capture is which post of the archive."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.convert.report import Outcome, lines
from stillboard.ids import thread_stem
from stillboard.model import Board, Count, DateSource, Member, Origin, Place, Post, State, Thread, When
from stillboard.order import ordered
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, sentence, unnamed


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def test_a_dump_lands_where_the_design_says(dumps):
    boards = [Board("Workshop", board_id="3"), Board("Lamps", board_id="7", parents=("Workshop",))]
    thread = dataclasses.replace(on_pages(THREAD, 1), boards=("Workshop", "Lamps"))
    report = dumps.convert(dumps.add("a.html", FORUM, *boards, thread, Member("Marlow", member_id="5"), known(1), known(2)))
    assert report.exit_code == 0
    assert report.balanced
    assert list(dumps.files()) == [
        "boards/lanternside-forum/lamps.7.md",
        "boards/lanternside-forum/workshop.3.md",
        "forums/lanternside-forum.md",
        "members/lanternside-forum/marlow.5.md",
        f"{FOLDER}/9001.md",
        f"{FOLDER}/9002.md",
        f"{FOLDER}/thread.md",
    ]
    assert "Parent: workshop.3\n" in dumps.files()["boards/lanternside-forum/lamps.7.md"]
    assert dumps.thread().sources[0].sha256 == hashlib.sha256(b"script a.html").hexdigest()
    assert dumps.posts()[f"{FOLDER}/9001.md"].sources == (Origin("a.html", 1),)


def test_the_same_dump_again_writes_nothing_and_says_so(dumps):
    dump = dumps.add("a.html", FORUM, on_pages(THREAD, 1), *[known(n) for n in range(1, 30)])
    dumps.convert(dump)
    before = {path: path.stat().st_mtime_ns for path in dumps.root.rglob("*")}
    report = dumps.convert(dump)
    assert report.written == 0
    assert report.posts == {Outcome.UNCHANGED: 29}
    assert next(lines(report)).startswith("Nothing to do")
    assert before == {path: path.stat().st_mtime_ns for path in dumps.root.rglob("*")}


def test_two_captures_in_turn_settle_after_one_round(dumps):
    def member(date: str, count: str, title: str) -> Member:
        return Member("Marlow", member_id="5", title=title, counts=(Count("Messages", count, When(date)),))

    a = dumps.add(
        "a.html", FORUM, on_pages(THREAD, 1), member("2020-01-01", "10", "Keeper"), known(1, body="Old words stand here.")
    )
    b = dumps.add(
        "b.html", FORUM, on_pages(THREAD, 1), member("2021-01-01", "12", "Warden"), known(1, body="Other words are here.")
    )
    dumps.convert(a)
    dumps.convert(b)
    settled = dumps.files()
    for dump in (a, b, a, b):
        assert dumps.convert(dump).written == 0
    assert dumps.files() == settled
    assert "Title: Warden" in settled["members/lanternside-forum/marlow.5.md"]
    assert "12 2021-01-01 Messages" in settled["members/lanternside-forum/marlow.5.md"]


def test_a_capture_without_an_id_joins_the_thread_of_its_title_by_its_page(dumps):
    dumps.convert(dumps.add("1.html", FORUM, on_pages(THREAD, 1), known(1), known(2)))
    report = dumps.convert(dumps.add("2.txt", TITLE_ONLY, unnamed(2), post(1, page=2, body="+1"), post(2, page=2, body="+1")))
    assert report.posts == {Outcome.NEW: 2}
    assert sorted(name.rpartition("/")[2] for name in dumps.posts()) == ["9001.md", "9002.md", "p2-1.md", "p2-2.md"]
    assert [page.number for page in dumps.thread().pages] == [1, 2]
    assert len(list((dumps.root / "forums").iterdir())) == 1


def test_a_title_with_its_prefix_is_the_same_title(dumps):
    dumps.convert(dumps.add("1.html", FORUM, dataclasses.replace(on_pages(THREAD, 1), prefix="Advice"), known(1), known(2)))
    text = dataclasses.replace(unnamed(1), title="Advice - Rewiring the lamp room")
    assert dumps.convert(dumps.add("1.txt", TITLE_ONLY, text, post(1), post(2))).posts == {Outcome.MERGED: 2}


def test_a_capture_with_an_id_adopts_the_thread_whose_posts_it_holds(dumps):
    text = dumps.add("1.txt", TITLE_ONLY, unnamed(1), post(1), post(2, body="+1"), post(3))
    dumps.convert(text)
    folder = f"threads/lanternside-forum/t-{thread_stem('lanternside-forum', THREAD.title)[2:4]}/"
    folder += f"rewiring-the-lamp-room.{thread_stem('lanternside-forum', THREAD.title)}"
    markup = [known(n, date=When(f"2020-01-0{n}T10:00:00Z"), date_source=DateSource.MARKUP) for n in (1, 2, 3)]
    markup[1] = dataclasses.replace(markup[1], body="+1")
    page = dumps.add("1.html", FORUM, on_pages(THREAD, 1), *markup, known(4))
    report = dumps.convert(page)
    assert report.posts == {Outcome.IMPROVED: 3, Outcome.NEW: 1}
    assert sorted(dumps.posts()) == [f"{folder}/{stem}.md" for stem in ("9004", "p1-1", "p1-2", "p1-3")]
    assert dumps.thread(folder).thread_id == "412"
    assert dumps.posts()[f"{folder}/p1-2.md"].also == ("9002",)
    assert "Address: https://forum.lanternside.example/\n" in dumps.files()["forums/lanternside-forum.md"]
    assert [dumps.convert(dump).written for dump in (text, page)] == [0, 0]


def test_a_thread_of_the_same_title_without_a_post_in_common_is_kept_as_its_own(dumps):
    dumps.convert(dumps.add("1.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    report = dumps.convert(dumps.add("1.html", FORUM, on_pages(THREAD, 1), known(7), known(8)))
    assert len(list((dumps.root / "threads" / "lanternside-forum").glob("*/*"))) == 2
    assert any("kept as a thread of its own" in remark.text for remark in report.remarks)


def test_a_capture_that_shows_two_threads_to_be_one_says_so_and_what_to_do(dumps):
    text = dumps.add("1.txt", TITLE_ONLY, unnamed(1), post(1), post(2))
    dumps.convert(text)
    (old,) = (dumps.root / "threads" / "lanternside-forum").glob("*/*")
    assert not any("has posts of" in one.text for one in dumps.convert(dumps.add("2.html", FORUM, THREAD, known(7))).remarks)
    report = dumps.convert(dumps.add("3.html", FORUM, THREAD, known(2), known(3)))
    said = [one.text for one in report.remarks if "has posts of" in one.text]
    assert len(said) == 1
    assert old.relative_to(dumps.root).as_posix() in said[0]
    shutil.rmtree(old)
    report = dumps.convert(text)
    assert (report.posts[Outcome.NEW], len(dumps.posts())) == (2, 4)  # what the folder held had stayed there
    assert not any("has posts of" in one.text for one in report.remarks)


def test_what_a_capture_says_of_a_post_in_another_threads_file_goes_there(dumps):
    dumps.convert(dumps.add("1.txt", TITLE_ONLY, unnamed(1), post(1), post(3, place=Place(1, 2))))
    dumps.convert(dumps.add("2.txt", TITLE_ONLY, unnamed(1), post(1), post(2)))
    dumps.convert(dumps.add("3.html", FORUM, THREAD, known(7)))  # another thread, as far as it says

    def dated(n: int, at: int, **fields) -> Post:
        day = {"date": When(f"2020-01-0{n}T10:00:00Z"), "date_source": DateSource.MARKUP}
        return known(n, number=at, place=Place(1, at), **day, **fields)

    pages = [dumps.add(f"page-{n}.html", FORUM, on_pages(THREAD, 1), dated(1, 1), dated(n, 2)) for n in (2, 3)]
    pages.append(dumps.add("page-4.html", FORUM, on_pages(THREAD, 1), dated(3, 1, body=f"{sentence(3)} {sentence(9)}")))
    for page in pages:
        assert dumps.convert(page).posts[Outcome.IMPROVED] > 0
    assert [dumps.convert(page).written for page in pages] == [0, 0, 0]
    held = ordered([one for name, one in dumps.posts().items() if "/t-" in name])
    assert [(one.also, one.date.text[:10]) for one in held] == [((f"900{n}",), f"2020-01-0{n}") for n in (1, 2, 3)]
    assert held[2].body == f"{sentence(3)} {sentence(9)}"
    assert all(source.capture.endswith(".txt") for one in held for source in one.sources)  # their thread has no other captures


def test_a_sighting_goes_to_the_post_that_it_is_of_once_ids_tell_it_from_another_of_the_same_words(dumps):
    again = sentence(2)
    dumps.convert(dumps.add("1.html", FORUM, on_pages(THREAD, 1), *map(known, range(1, 5))))
    dumps.convert(dumps.add("1.txt", TITLE_ONLY, unnamed(2), post(2, place=Place(2, 1)), post(3, place=Place(2, 2))))
    text = dumps.add("2.txt", TITLE_ONLY, unnamed(2), post(5, place=Place(2, 1)), post(6, body=again, place=Place(2, 2)))
    dumps.convert(text)
    taken_for = f"{FOLDER}/9002.md"
    assert Origin("2.txt", 2) in dumps.posts()[taken_for].sources
    page = dumps.add("2.html", FORUM, on_pages(THREAD, 2), known(5, place=Place(2, 1)), known(6, body=again, place=Place(2, 2)))
    report = dumps.convert(page)
    assert dumps.posts()[taken_for].sources == (Origin("1.html", 2), Origin("1.txt", 1))
    assert Origin("2.txt", 2) in dumps.posts()[f"{FOLDER}/9006.md"].sources
    assert [one.also or one.id[-1:] for one in ordered(list(dumps.posts().values()))] == ["1", "2", "3", "4", ("9005",), "6"]
    assert [one.where for one in report.remarks if taken_for in one.text] == ["2.txt#2"]
    assert [dumps.convert(dump).written for dump in (text, page)] == [0, 0]


def test_a_thread_that_comes_to_be_called_as_another_one_says_so_if_both_hold_a_post(dumps):
    later = dataclasses.replace(unnamed(2), title="Rewiring the lamp room, continued")
    dumps.convert(dumps.add("1.txt", TITLE_ONLY, later, *(post(n, page=2) for n in (3, 4, 5))))
    dumps.convert(dumps.add("2.txt", TITLE_ONLY, unnamed(1), *map(post, range(1, 4)), post(9), post(10)))
    other, one = sorted((dumps.root / "threads" / "lanternside-forum").glob("*/*"), key=lambda path: "continued" in path.name)
    report = dumps.convert(dumps.add("3.html", TITLE_ONLY, dataclasses.replace(THREAD, addresses=()), post(4), post(5)))
    (said,) = [remark for remark in report.remarks if "has posts of" in remark.text]
    assert said.where == one.relative_to(dumps.root).as_posix()
    assert other.relative_to(dumps.root).as_posix() in said.text


def test_two_unnamed_threads_of_one_title_and_page_are_two(dumps):
    first = dumps.add("a.txt", TITLE_ONLY, unnamed(1), post(1), post(2))
    second = dumps.add("b.txt", TITLE_ONLY, unnamed(1), post(7, place=Place(1, 1)), post(8, place=Place(1, 2)))
    dumps.convert(first, second)
    assert len(list((dumps.root / "threads" / "lanternside-forum").glob("*/*"))) == 2
    assert dumps.convert(first, second).written == 0


def test_another_text_at_the_same_place_is_another_post(dumps):
    a = dumps.add("a.txt", TITLE_ONLY, unnamed(13), *[post(n, page=13) for n in (1, 2, 3)])
    inserted = [post(1, page=13), post(2, page=13), post(9, page=13, place=Place(13, 3)), post(3, page=13, place=Place(13, 4))]
    b = dumps.add("b.txt", TITLE_ONLY, unnamed(13), *inserted)
    report = dumps.convert(a, b)
    assert report.posts[Outcome.NEW] == 4
    assert sorted(name.rpartition("/")[2] for name in dumps.posts()) == ["p13-1.md", "p13-2.md", "p13-3-2.md", "p13-3.md"]
    assert dumps.convert(b, a).written == 0


def test_a_double_post_on_the_next_page_is_no_overlap(dumps):
    a = dumps.add("13.txt", TITLE_ONLY, unnamed(13), post(1, page=13), post(2, page=13, body=sentence(5)))
    b = dumps.add("14.txt", TITLE_ONLY, unnamed(14), post(1, page=14, body=sentence(5)), post(2, page=14, body=sentence(6)))
    assert dumps.convert(a, b).posts == {Outcome.NEW: 4}


def test_a_fuller_capture_improves_and_a_poorer_one_does_not(dumps):
    poor = known(1, author="", author_id="", body="The wick is")
    poor = dataclasses.replace(poor, date_source=DateSource.BETWEEN, not_before=When("2020"))
    rich = known(1, body="The wick is **damp**, says Íris.", date=When("2020-05-11T22:12:07Z"), date_source=DateSource.MARKUP)
    a = dumps.add("a.html", FORUM, THREAD, poor, known(2, body="", state=State.DELETED), known(3))
    b = dumps.add("b.html", FORUM, THREAD, rich, known(2), known(3, body="", state=State.DELETED))
    report = dumps.convert(a, b)
    assert report.posts == {Outcome.NEW: 3, Outcome.IMPROVED: 2, Outcome.MERGED: 1}
    posts = dumps.posts()
    one, two, three = (posts[f"{FOLDER}/900{n}.md"] for n in (1, 2, 3))
    assert (one.author, one.body, one.date_source, one.not_before) == ("Marlow", rich.body, DateSource.MARKUP, None)
    assert (two.body, two.state) == (sentence(2), None)
    assert (three.body, three.state) == (sentence(3), None)
    assert dumps.convert(a, b).written == 0


def test_texts_that_contradict_each_other_are_reported(dumps):
    a = dumps.add("a.html", FORUM, THREAD, known(1, body="Turn the lens left, always."))
    b = dumps.add("b.html", FORUM, THREAD, known(1, body="Turn the lens right."))
    report = dumps.convert(a, b)
    assert dumps.posts()[f"{FOLDER}/9001.md"].body == "Turn the lens left, always."
    assert [remark.where for remark in report.differences] == [f"{FOLDER}/9001.md"]


def test_the_same_bytes_under_another_name_add_nothing(dumps):
    dump = dumps.add("a.html", FORUM, on_pages(THREAD, 1), known(1))
    dumps.convert(dump)
    copy = dumps.folder / "copy.html"
    copy.write_bytes(dump.read_bytes())
    assert dumps.convert(copy).written == 0


def test_threads_are_written_as_the_run_goes_on(dumps, monkeypatch):
    threads = [Thread(f"Lamp {n}", thread_id=str(n)) for n in range(1, 5)]
    captures = [
        dumps.add(f"{n}-{turn}.html", FORUM, thread, post(turn, original_id=f"{n}0{turn}", author_id="5"))
        for turn in (1, 2)
        for n, thread in enumerate(threads)
    ]
    whole = Dumps(dumps.folder / "whole")
    whole.scripts, whole.importer = dumps.scripts, dumps.importer
    whole.convert(*captures)
    monkeypatch.setattr("stillboard.convert.threads.POSTS", 2)
    dumps.convert(*captures)
    assert dumps.files() == whole.files()


SHORT = st.sampled_from(["", "+1", "Thanks!", ":)"])  # said many times; where it is empty, a sentence is said once


@given(
    bodies=st.lists(SHORT, min_size=1, max_size=24).map(lambda said: [body or sentence(n) for n, body in enumerate(said)]),
    authors=st.lists(st.sampled_from(["Marlow", "Pell", "灯台守"]), min_size=24, max_size=24),
    with_ids=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_pages_in_any_order_give_every_post_once(tmp_path_factory, bodies, authors, with_ids, order):
    dumps = Dumps(tmp_path_factory.mktemp("run"))
    pages = [range(n, min(n + 5, len(bodies))) for n in range(0, len(bodies), 5)]
    captures = []
    for number, indexes in enumerate(pages, 1):
        posts = [
            Post(bodies[i], author=authors[i], place=Place(number, nth), original_id=str(100 + i) if with_ids else "")
            for nth, i in enumerate(indexes, 1)
        ]
        thread = on_pages(THREAD, number) if with_ids else unnamed(number)
        captures.append(dumps.add(f"{number}.html", FORUM, thread, *posts))
    order.shuffle(captures)
    assert dumps.convert(*captures).posts == {Outcome.NEW: len(bodies)}
    found = sorted(dumps.posts().values(), key=lambda p: p.place)
    assert [(p.author, p.body) for p in found] == list(zip(authors, bodies, strict=False))
    order.shuffle(captures)
    assert dumps.convert(*captures).written == 0
