"""Conversion's account: every post is in the sums, every failure is reported, hostile dumps stay in their place."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

from stillboard.convert.report import Outcome, as_json, lines
from stillboard.errors import DumpError, Unreadable
from stillboard.model import Attachment, Forum, Member, Origin, OtherText, Place, Post, Reason, Remark, Skipped, State, Thread
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, post, sentence


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


def test_every_post_is_accounted_for(dumps):
    items = [
        FORUM,
        THREAD,
        known(1),
        known(1, body=sentence(1) + " Once more."),
        Skipped(Reason.NOT_A_POST, Origin("a.html", 3), "Advertisement"),
        Post(author="Pell", place=Place(1, 4)),
        known(5, differs=(OtherText("no digest", None, Origin("a.html", 1)),)),
        known(6),
    ]
    report = dumps.convert(dumps.add("a.html", *items))
    assert report.balanced
    assert report.posts == {Outcome.NEW: 2, Outcome.SKIPPED: 3, Outcome.FAILED: 1}
    assert sorted(skipped.reason for skipped in report.skipped) == [Reason.DUPLICATE, Reason.EMPTY, Reason.NOT_A_POST]
    assert report.exit_code == 4
    assert "Once more." in dumps.posts()[f"{FOLDER}/9001.md"].body
    shown = "\n".join(lines(report))
    assert "Skipped, not a post: 1" in shown
    assert "Advertisement" in shown
    assert as_json(report)["posts"]["failed"] == 1


def test_one_broken_capture_holds_up_no_other(dumps):
    dumps.add("d/1.html", FORUM, THREAD, known(1), DumpError("broken off", where="1.html"))
    dumps.add("d/2.html", FORUM, THREAD, known(2))
    dumps.add("d/10.html", FORUM, THREAD)
    dumps.add("d/11.html", FORUM, THREAD, known(3, author=""))
    (dumps.folder / "dumps/d/note.xyz").write_text("no dump")
    report = dumps.convert(dumps.folder / "dumps" / "d")
    assert list(dumps.posts()) == [f"{FOLDER}/9001.md", f"{FOLDER}/9002.md"]
    assert [failure.where for failure in report.errors] == ["d/1.html", "d/10.html", "d/11.html"]
    assert report.not_read == ["note.xyz"]
    assert report.exit_code == 3
    assert "no author" in report.errors[2].text


def test_a_file_that_nobody_reads_fails_the_run(dumps):
    (dumps.folder / "note.txt").write_text("no dump")
    report = dumps.convert(dumps.folder / "note.txt")
    assert report.exit_code == 3
    assert "no importer knows it; `stillboard list` shows the formats" in report.errors[0].text
    (dumps.folder / "empty.html").touch()
    assert "an empty file" in dumps.convert(dumps.folder / "empty.html").errors[0].text
    dumps.add("d/1.html", FORUM, THREAD, known(1))
    (dumps.folder / "dumps/d/note.txt").write_text("no dump")
    assert dumps.convert(dumps.folder / "dumps" / "d").exit_code == 1
    with pytest.raises(DumpError, match="no such file"):
        dumps.convert(dumps.folder / "nowhere")


def test_formats_that_do_not_name_authors_may_leave_them_out(dumps):
    shy = dataclasses.replace(dumps.importer, names_authors=False)
    report = dumps.convert(dumps.add("a.txt", FORUM, THREAD, known(1, author="")), importers=[shy])
    assert (report.exit_code, report.authors_unknown) == (0, 1)
    assert not any(name.startswith("members/") for name in dumps.files())


def test_a_part_of_the_pages_can_be_asked_for(dumps):
    numbered = [Post(sentence(n), author="Pell", number=n, original_id=str(n)) for n in range(1, 51)]
    report = dumps.convert(dumps.add("a.html", FORUM, THREAD, *numbered), pages=(2, 2))
    assert report.posts == {Outcome.NEW: 20, Outcome.NOT_ASKED: 30}
    assert report.balanced
    assert [p.number for p in sorted(dumps.posts().values(), key=lambda p: p.number or 0)] == list(range(21, 41))


def test_a_dry_run_reports_the_same_and_writes_nothing(dumps):
    a = dumps.add("a.html", FORUM, THREAD, known(1), known(2))
    b = dumps.add("b.html", FORUM, THREAD, known(2), known(3))
    shown = as_json(dumps.convert(a, b, dry_run=True))
    assert not dumps.root.exists()
    done = as_json(dumps.convert(a, b))
    assert shown | {"files": None} == done | {"files": None}
    assert shown["files"]["written"] == done["files"]["written"]


def test_attachments_are_kept_once_and_by_their_content(dumps):
    data = b"\x89PNG lamp"
    lamp = Attachment("Lamp ../1.png", hashlib.sha256(data).hexdigest(), lambda: data)
    liar = Attachment("lamp.png", "0" * 64, lambda: data)
    dump = dumps.add("a.html", FORUM, THREAD, lamp, known(1), lamp)
    report = dumps.convert(dump)
    path = dumps.root / "attachments" / lamp.sha256[:2] / f"{lamp.sha256}-lamp-1.png"
    assert path.read_bytes() == data
    assert report.attachments == {"kept": 1, "already_kept": 1, "missing": 0}
    assert dumps.convert(dump).written == 0
    assert dumps.convert(dumps.add("b.html", FORUM, THREAD, liar, known(1))).exit_code == 4
    assert len(list((dumps.root / "attachments").rglob("*.png"))) == 1


@pytest.mark.parametrize("readable", [0, 1, 2])
def test_a_file_that_cannot_be_read_costs_no_post(dumps, readable):
    """Whichever reading of it fails."""
    data = b"%PDF-1.4 chart"
    times = iter([data] * readable)

    def read() -> bytes:
        for known_data in times:
            return known_data
        raise Unreadable("cannot be read (Input/output error)", where="chart.pdf")

    chart = Attachment("chart.pdf", hashlib.sha256(data).hexdigest(), read)
    report = dumps.convert(dumps.add("a.html", FORUM, THREAD, chart, known(1), known(2)))
    assert report.posts == {Outcome.NEW: 2}
    assert report.exit_code == (0 if report.attachments["kept"] else 3)


def test_posts_that_an_error_kept_from_being_filed_are_counted(dumps, monkeypatch):
    def full(*_: object, **__: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("stillboard.convert.attachments.keep", full)
    chart = Attachment("chart.pdf", "0" * 64, lambda: b"")
    dumps.add("d/1.html", FORUM, THREAD, chart, known(1), known(2))
    dumps.add("d/2.html", FORUM, THREAD, known(3))
    report = dumps.convert(dumps.folder / "dumps" / "d")
    assert report.balanced
    assert report.posts == {Outcome.FAILED: 2, Outcome.NEW: 1}
    assert report.exit_code == 3


def test_hostile_values_cannot_leave_their_place(dumps):
    forum = Forum("../../etc", addresses=("https://evil.example/",))
    thread = Thread("\u202eCON\x00\nname: x", thread_id="../../../tmp/x", slug="../up", boards=("a/../b", "\ud800"))
    bad = Post("Hi\x00\x1b[31m\u2028there", author="Mar\u200blow\n---", original_id="../9", author_id="..", place=Place(1, 1))
    report = dumps.convert(
        dumps.add("a.html", forum, thread, Member("aux", member_id="../../m"), bad, post(2, original_id="thread"))
    )
    assert report.exit_code == 0
    assert report.posts == {Outcome.NEW: 2}
    outside = [path for path in dumps.folder.rglob("*") if path.is_file() and dumps.root not in path.parents]
    assert [path.name for path in outside] == ["a.html"]
    assert sorted(p.original_id for p in dumps.posts().values()) == ["../9", "thread"]
    assert dumps.convert(dumps.folder / "dumps" / "a.html").written == 0


def test_a_link_in_the_archive_is_not_followed(dumps, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (dumps.root).mkdir()
    (dumps.root / "forums").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    report = dumps.convert(dumps.add("a.html", FORUM, THREAD, known(1)))
    assert [error.text for error in report.errors] == [f"{dumps.root}/forums: a symbolic link is in the way; remove it"]
    assert report.exit_code == 4
    assert not list((tmp_path / "elsewhere").iterdir())
    assert (dumps.root / FOLDER / "9001.md").is_file()  # it holds up nothing else


def test_a_faulty_file_stops_its_thread_and_no_other(dumps):
    other = Thread("Old radios", thread_id="77")
    dump = dumps.add("a.html", FORUM, THREAD, known(1), other, post(1, original_id="70", author_id="5"))
    dumps.convert(dump)
    dumps.edit(f"{FOLDER}/9001.md", lambda text: text.replace("Author:", "Authr:"))
    (dumps.root / "threads/lanternside-forum/0/old-radios.77/70.md").unlink()
    report = dumps.convert(dump)
    assert report.posts == {Outcome.FAILED: 1, Outcome.NEW: 1}
    assert report.exit_code == 4
    assert "9001.md:2" in report.errors[0].text


def test_remarks_and_gaps_are_reported(dumps):
    thread = dataclasses.replace(on_pages(THREAD, 2, 4), page_count=6)
    report = dumps.convert(dumps.add("a.html", FORUM, thread, known(1), Remark("a.html", "the last post is cut off")))
    shown = "\n".join(lines(report))
    assert "not captured: page 1, 3, 5-6" in shown
    assert "a.html: the last post is cut off" in shown


def test_a_page_of_tombstones_is_no_drift(dumps):
    gone = known(1, author="", body="", state=State.DELETED)
    assert dumps.convert(dumps.add("a.html", FORUM, THREAD, gone)).exit_code == 0


def test_a_forum_that_no_dump_gives_an_address_is_named_once(dumps):
    nameless = dataclasses.replace(FORUM, addresses=())
    bare = dataclasses.replace(THREAD, addresses=())
    for page in (1, 2):
        dumps.add(f"d/{page}.html", nameless, on_pages(bare, page), known(page, page=page, address=""))
    report = dumps.convert(dumps.folder / "dumps" / "d")
    said = [remark.where for remark in report.remarks if "name it with --url" in remark.text]
    assert said == ["forums/lanternside-forum.md"]
    known_place = dumps.add("e.html", FORUM, on_pages(THREAD, 3), known(3, page=3))
    assert not [remark for remark in dumps.convert(known_place).remarks if "--url" in remark.text]
