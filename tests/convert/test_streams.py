"""Conversion, thread by thread: exports of whole forums, threads that come again, captures that break off, other pages."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

from stillboard.convert.reading import CapturedThread, Reading
from stillboard.convert.report import Outcome, as_json, lines
from stillboard.dumps import Capture
from stillboard.errors import Drift, DumpError, NoThread
from stillboard.importers._importer import Importer
from stillboard.model import Attachment, Forum, Member, Origin, Place, Post, Reason, Remark, Skipped, Thread
from support.scripted import FOLDER, FORUM, THREAD, TITLE_ONLY, Dumps, known, on_pages, post, sentence, unnamed

LOGIN = '<html id="XF" data-template="login"><head><title>Log in | Lanternside</title></head><body></body></html>'
LIST = '<html id="XF" data-template="forum_list"><head><title>Lanternside</title></head><body></body></html>'


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def lamp(n: int) -> Thread:
    return Thread(f"Lamp {n}", thread_id=str(n), slug=f"lamp-{n}")


def test_threads_are_filed_while_the_capture_is_being_read(dumps, monkeypatch):
    monkeypatch.setattr("stillboard.convert.threads.THREADS", 3)
    written: list[int] = []

    def posts(_):
        yield FORUM
        for n in range(1, 31):
            yield lamp(n)
            yield post(n, original_id=f"{n}00", author_id="5")
            written.append(len(list(dumps.root.glob("threads/*/*/*/thread.md"))))

    dump = dumps.add("a.html")
    importer = dataclasses.replace(dumps.importer, posts=posts)
    assert dumps.convert(dump, importers=[importer]).posts == {Outcome.NEW: 30}
    assert written[-1] >= 25
    assert dumps.convert(dump, importers=[importer]).written == 0


def test_a_thread_that_comes_again_in_the_same_capture_goes_on(dumps):
    one, two = on_pages(THREAD), lamp(7)
    items = [FORUM, one, known(1), two, post(1, original_id="70"), one, known(2), two, post(2, original_id="71"), one, known(3)]
    report = dumps.convert(dumps.add("a.html", *items))
    assert report.posts == {Outcome.NEW: 5}
    assert len(report.threads) == 2
    assert [p.number for name, p in dumps.posts().items() if name.startswith(FOLDER)] == [1, 2, 3]
    assert dumps.convert(dumps.folder / "dumps" / "a.html").written == 0


def test_two_posts_of_one_capture_are_never_one_but_by_their_id(dumps):
    again = [post(n, body="Thanks!") for n in (1, 2)]
    items = [FORUM, THREAD, again[0], lamp(7), post(1, original_id="70"), THREAD, again[1]]
    dump = dumps.add("a.html", *items)
    assert dumps.convert(dump).posts == {Outcome.NEW: 3}
    assert dumps.convert(dump).written == 0
    twice = dumps.add("b.html", FORUM, lamp(8), post(1, original_id="80"), lamp(9), post(1, original_id="90"), lamp(8))
    dumps.scripts["script b.html"].append(post(1, original_id="80"))
    report = dumps.convert(twice)
    assert report.posts == {Outcome.NEW: 2, Outcome.SKIPPED: 1}
    assert [one.reason for one in report.skipped] == [Reason.DUPLICATE]
    assert report.balanced


def test_what_was_read_before_a_capture_breaks_off_stays(dumps):
    error = DumpError("line 7 is no record", where="a.html")
    dump = dumps.add("a.html", FORUM, lamp(1), post(1, original_id="10"), lamp(2), post(1, original_id="20"), error)
    report = dumps.convert(dump)
    assert report.posts == {Outcome.NEW: 2}
    assert (report.exit_code, report.balanced) == (3, True)
    assert "line 7" in report.errors[0].text
    assert len(dumps.posts()) == 2


@pytest.mark.parametrize("names_authors", [True, False])
def test_nothing_is_filed_of_a_format_that_drifted(dumps, names_authors):
    nameless = [item for n in range(1, 4) for item in (lamp(n), post(n, author="", original_id=f"{n}0"))]
    importer = dataclasses.replace(dumps.importer, names_authors=names_authors)
    report = dumps.convert(dumps.add("a.html", FORUM, *nameless), importers=[importer])
    assert report.balanced
    assert report.exit_code == (3 if names_authors else 0)
    assert bool(dumps.posts()) is not names_authors
    assert dumps.convert(dumps.add("b.html", FORUM, lamp(1)), importers=[importer]).exit_code == 3


def test_what_stands_before_the_proof_is_handed_out_after_it():
    leftovers = [Remark("a", "odd"), Skipped(Reason.NOT_A_POST, Origin("a", 2))]
    items = [FORUM, Member("Pell"), lamp(1), post(1, author=""), *leftovers, lamp(2), post(2)]
    importer = Importer("scripted", "Reads.", lambda _: True, lambda _: iter(items))
    reading = Reading(Capture("a", lambda: b""), importer)
    found = list(reading.threads())
    assert [type(one).__name__ for one in found] == ["Leftovers", "CapturedThread", "CapturedThread"]
    assert [one.thread.title for one in found if isinstance(one, CapturedThread)] == ["Lamp 1", "Lamp 2"]
    assert [member.name for one in found if isinstance(one, CapturedThread) for member in one.members] == ["Pell"]
    assert reading.yielded == 3


def test_a_capture_without_a_forum_joins_the_only_one_of_its_dump(dumps):
    shy = Forum("XenForo", engine="XenForo 2")
    dumps.add("d/a.html", shy, unnamed(2), post(1, page=2, body=sentence(21)), post(2, page=2, body=sentence(22)))
    dumps.add("d/b.html", FORUM, on_pages(THREAD, 1), known(1), known(2))
    report = dumps.convert(dumps.folder / "dumps" / "d")
    assert report.exit_code == 0
    assert [path.name for path in (dumps.root / "forums").iterdir()] == ["lanternside-forum.md"]
    assert sorted(name.rpartition("/")[2] for name in dumps.posts()) == ["9001.md", "9002.md", "p2-1.md", "p2-2.md"]
    assert dumps.convert(dumps.folder / "dumps" / "d").written == 0


@pytest.mark.parametrize(
    ("other", "shy"),
    [
        (Forum("Old Lamps", addresses=("https://lamps.example/",)), Forum("")),
        (FORUM, Forum("", engine="phpBB 3")),
        (TITLE_ONLY, Forum("")),
    ],
    ids=["two forums", "another engine", "no address"],
)
def test_it_is_never_guessed_which_forum_it_is(dumps, other, shy):
    named = (FORUM, THREAD) if other is not TITLE_ONLY else (TITLE_ONLY, unnamed(1))
    dumps.add("d/a.html", *named, known(1))
    dumps.add("d/b.html", other, Thread("Signals"), post(5))
    dumps.add("d/c.html", shy, Thread("Fog"), post(7))
    report = dumps.convert(dumps.folder / "dumps" / "d")
    assert (report.posts[Outcome.FAILED], report.balanced) == (1, True)
    assert "which forum" in report.errors[0].text


def test_a_title_made_of_an_address_gives_way_to_a_real_one(dumps):
    made = dataclasses.replace(THREAD, title="rewiring the lamp room")
    dumps.convert(dumps.add("a.html", FORUM, made, known(1)))
    dumps.convert(dumps.add("b.html", FORUM, THREAD, known(2)))
    assert dumps.thread().title == THREAD.title
    assert dumps.convert(dumps.folder / "dumps" / "a.html").written == 0


def test_threads_without_a_title_are_not_pages_of_one_another(dumps):
    for n in (1, 2):
        untitled = on_pages(Thread("Untitled"), n)
        dumps.convert(dumps.add(f"{n}.html", FORUM, untitled, post(n, page=n), post(n + 5, page=n)))
    assert len(list(dumps.root.glob("threads/*/*/*"))) == 2
    assert dumps.convert(dumps.folder / "dumps" / "2.html").written == 0


def test_members_are_named_alike_in_whatever_order_a_run_meets_them(dumps, tmp_path):
    other = Dumps(tmp_path / "other")
    for one, order in ((dumps, ("a", "b")), (other, ("b", "a"))):
        scripts = {
            "a": (FORUM, THREAD, Member("Pell"), known(1, author="Pell", author_id="")),
            "b": (FORUM, lamp(7), Member("Pell", member_id="9"), post(1, author="Pell", author_id="9", original_id="70")),
        }
        one.convert(*[one.add(f"{name}.html", *scripts[name]) for name in order])
    assert [name for name in dumps.files() if name.startswith("members/")] == ["members/lanternside-forum/pell.9.md"]
    assert dumps.files().keys() == other.files().keys()


def test_pages_that_are_no_threads_are_counted_and_lost_ones_are_named(dumps):
    dumps.add("d/1.html", FORUM, THREAD, known(1))
    folder = dumps.folder / "dumps" / "d"
    (folder / "2.html").write_text(LIST)
    (folder / "3.html").write_text(LIST)
    report = dumps.convert(folder)
    assert (report.exit_code, report.not_read, report.errors) == (0, [], [])
    assert "Not threads: 2 × a list of boards or threads." in list(lines(report))
    (folder / "4.html").write_text(LOGIN)
    report = dumps.convert(folder)
    assert report.exit_code == 1
    shown = "\n".join(lines(report))
    assert "d/4.html: a page that asks for a login; log in" in shown
    assert [one["lost"] for one in as_json(report)["not_threads"]] == [False, False, True]


def test_a_dump_of_such_pages_alone_says_what_it_is(dumps):
    page = dumps.folder / "page.html"
    page.write_text(LOGIN)
    report = dumps.convert(page)
    assert report.exit_code == 3
    assert len(report.errors) == 1
    assert "asks for a login; log in with a browser" in report.errors[0].text


def test_an_importer_may_say_that_a_file_holds_no_thread(dumps):
    dumps.add("d/1.html", FORUM, THREAD, known(1))
    dumps.add("d/2.html", NoThread("a member's page", where="2.html", todo="convert the threads"))
    report = dumps.convert(dumps.folder / "dumps" / "d")
    assert report.exit_code == 0
    assert [one.kind for one in report.not_threads] == ["a member's page"]


def test_what_an_importer_does_not_understand_any_more_is_read_generally_and_reported(dumps):
    dump = dumps.add("a.html", FORUM, THREAD)
    general = Importer("broad", "Reads all.", lambda _: True, lambda _: iter([FORUM, THREAD, known(1)]), fallback=True)
    report = dumps.convert(dump, importers=[dumps.importer, general])
    assert (report.exit_code, len(report.errors), report.posts) == (3, 1, {Outcome.NEW: 1})
    assert "scripted finds no post" in report.errors[0].text
    assert "broad read it instead" in report.errors[0].text
    assert dumps.thread().sources[0].importer == "broad"
    empty = dataclasses.replace(general, posts=lambda _: iter([FORUM, THREAD]))
    report = dumps.convert(dumps.add("b.html", FORUM, THREAD), importers=[dumps.importer, empty])
    assert (report.exit_code, len(report.errors)) == (3, 1)
    assert "scripted finds no post" in report.errors[0].text
    assert dumps.convert(dump, importers=[dumps.importer, general], importer="scripted").posts == {}


def test_a_general_importer_is_not_asked_about_pages_that_are_no_threads(dumps):
    page = dumps.folder / "page.html"
    page.write_text(LIST)
    general = Importer("broad", "Reads all.", lambda _: True, lambda _: iter([FORUM, THREAD, known(1)]), fallback=True)
    assert dumps.convert(page, importers=[dumps.importer, general]).posts == {}
    assert dumps.convert(page, importers=[dumps.importer, general], importer="broad").posts == {Outcome.NEW: 1}


def test_files_of_posts_that_were_not_asked_for_are_left_out(dumps):
    def picture(n: int) -> Attachment:
        data = b"\x89PNG %d" % n
        return Attachment(f"lamp-{n}.png", hashlib.sha256(data).hexdigest(), lambda: data)

    def showing(n: int) -> Post:
        sha = picture(n).sha256
        return known(
            n, page=n, place=Place(n, 1), number=None, body=f"![Lamp](/content/attachments/{sha[:2]}/{sha}-lamp-{n}.png)"
        )

    dump = dumps.add("a.html", FORUM, THREAD, picture(1), showing(1), picture(2), showing(2))
    dumps.convert(dump, pages=(2, 2))
    assert [path.name[65:] for path in (dumps.root / "attachments").rglob("*.png")] == ["lamp-2.png"]
    dumps.convert(dump)
    assert len(list((dumps.root / "attachments").rglob("*.png"))) == 2


def test_what_a_person_says_of_dates_and_of_addresses_reaches_the_importer(dumps):
    seen = []

    def posts(capture):
        seen.append(capture.dayfirst)
        return iter([FORUM, THREAD, known(len(seen), body=f"{sentence(1)} Write to pell@lanternside.example.")])

    importer = dataclasses.replace(dumps.importer, posts=posts)
    dumps.convert(dumps.add("a.html"), importers=[importer], dayfirst=False)
    dumps.convert(dumps.add("b.html"), importers=[importer], keep_emails=True)
    assert seen == [False, None]
    bodies = [one.body for one in dumps.posts().values()]
    assert "pell@lanternside.example" not in bodies[0]
    assert "pell@lanternside.example" in bodies[1]


def test_a_drift_inside_a_capture_that_was_read_in_part_is_an_error(dumps):
    dump = dumps.add("a.html", FORUM, THREAD, known(1), Drift("record 9 is unknown", where="a.html"))
    general = Importer("broad", "Reads all.", lambda _: True, lambda _: iter([FORUM, THREAD, known(7)]), fallback=True)
    report = dumps.convert(dump, importers=[dumps.importer, general])
    assert (report.exit_code, len(dumps.posts())) == (3, 1)
    assert "broad" not in report.errors[0].text
