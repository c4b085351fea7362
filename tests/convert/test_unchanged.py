"""Dumps that were converted are skipped, and never where it could lose anything: each way in which something may have changed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from stillboard.convert import convert, unchanged
from stillboard.convert.report import Outcome
from stillboard.convert.run import Options
from stillboard.errors import DumpError
from stillboard.importers import all_importers
from stillboard.model import Thread, When
from support.paths import PROJECT
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known

OTHER = Thread("Fog signals", thread_id="500", slug="fog-signals", addresses=("https://forum.lanternside.example/threads/500/",))
OTHER_FOLDER = "threads/lanternside-forum/0/fog-signals.500"


class Remembering(Dumps):
    """Dumps that are converted with a cache."""

    def convert(self, *dumps: Path, **options):
        return super().convert(*dumps, **{"cache": self.folder / "cache", **options})

    def skipped(self, *dumps: Path, **options) -> int:
        return len(self.convert(*dumps, **options).unchanged)


@pytest.fixture
def dumps(tmp_path) -> Remembering:
    return Remembering(tmp_path)


@pytest.fixture
def dump(dumps) -> Path:
    """A dump that was converted."""
    made = dumps.add("a.html", FORUM, THREAD, known(1), known(2))
    assert dumps.convert(made).written > 0
    return made


def test_an_unchanged_dump_is_not_read_again(dumps, dump):
    before = dumps.files()
    dumps.scripts.clear()  # it could not be read any more
    report = dumps.convert(dump)
    assert (report.exit_code, report.written, report.captures, len(report.unchanged)) == (0, 0, 0, 1)
    assert dumps.files() == before


def test_the_report_says_how_many_since_when_and_how_to_convert_them(dumps, dump):
    from stillboard.convert.report import as_json, lines

    report = dumps.convert(dump)
    day = report.unchanged[0]
    assert list(lines(report)) == [f"Nothing to do: 1 dump unchanged since {day}, skipped; --again converts it."]
    assert as_json(report)["unchanged"] == {"dumps": 1, "since": day}
    both = dumps.convert(dump, dumps.add("b.html", FORUM, OTHER, known(7)))
    shown = list(lines(both))
    assert shown[0].startswith("Read 1 post of 1 thread")
    assert shown[1] == f"1 dump unchanged since {day}, skipped; --again converts it."


def test_again_converts_it(dumps, dump):
    report = dumps.convert(dump, again=True)
    assert (report.captures, report.written, report.unchanged) == (1, 0, [])
    assert dumps.skipped(dump) == 1


def test_a_dry_run_neither_skips_nor_remembers(dumps, dump):
    assert dumps.skipped(dump, dry_run=True) == 0
    new = dumps.add("b.html", FORUM, OTHER, known(7))
    dumps.convert(new, dry_run=True)
    assert dumps.convert(new).written > 0


def test_without_a_cache_nothing_is_remembered(dumps, dump):
    assert dumps.skipped(dump, cache=None) == 0


def test_other_bytes_of_the_same_size_and_time_are_another_dump(dumps, dump):
    times = dump.stat()
    text = dump.read_text()
    changed = text.replace("a.html", "b.html")
    dumps.scripts[changed] = [FORUM, THREAD, known(1), known(2), known(3)]
    dump.write_text(changed)
    os.utime(dump, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (dump.stat().st_size, dump.stat().st_mtime_ns) == (times.st_size, times.st_mtime_ns)
    dumps.convert(dump)
    assert f"{FOLDER}/9003.md" in dumps.files()


@pytest.mark.parametrize("clock", [0, 4_000_000_000])
def test_the_clock_has_no_say(dumps, dump, clock):
    os.utime(dump, (clock, clock))
    for path in dumps.root.rglob("*.md"):
        os.utime(path, (clock, clock))
    assert dumps.skipped(dump) == 1


GONE = [FOLDER, f"{FOLDER}/9001.md", "members", "forums"]


@pytest.mark.parametrize("name", GONE)
def test_what_was_deleted_by_hand_comes_back(dumps, dump, name):
    before = dumps.files()
    gone = dumps.root / name
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    assert dumps.files() != before
    assert dumps.convert(dump).unchanged == []
    assert dumps.files() == before
    assert dumps.skipped(dump) == 1


def test_a_thread_without_its_head_gets_it_back_from_the_dump(dumps, dump):
    before = dumps.files()
    (dumps.root / FOLDER / "thread.md").unlink()
    assert [dumps.convert(dump).exit_code for _ in range(2)] == [0, 0]
    assert dumps.files() == before


def test_a_whole_archive_that_is_gone_comes_back(dumps, dump):
    before = dumps.files()
    shutil.rmtree(dumps.root)
    dumps.convert(dump)
    assert dumps.files() == before


def test_an_edited_file_is_looked_at_and_left_alone(dumps, dump):
    name = f"{FOLDER}/9001.md"
    dumps.edit(name, lambda text: text + "\nA word more.\n")
    edited = dumps.files()[name]
    report = dumps.convert(dump)
    assert report.unchanged == []
    assert dumps.files()[name] == edited
    assert dumps.skipped(dump) == 1


def test_an_edit_of_the_same_size_and_time_is_seen(dumps, dump):
    path = dumps.root / FOLDER / "9001.md"
    times, text = path.stat(), path.read_text()
    path.write_text(text.replace("Number 1:", "Number 8:"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size
    assert dumps.skipped(dump) == 0


def test_a_branch_without_the_thread_and_back(dumps, dump, tmp_path):
    """As git does it: the files go away, and come back with the same bytes and other times."""
    shutil.move(dumps.root, tmp_path / "branch")
    dumps.root.mkdir()
    assert dumps.convert(dump).written > 0
    shutil.rmtree(dumps.root)
    shutil.copytree(tmp_path / "branch", dumps.root, copy_function=shutil.copyfile)
    assert dumps.skipped(dump) == 1


def test_a_link_in_the_place_of_a_file_is_a_change(dumps, dump, tmp_path):
    path = dumps.root / FOLDER / "9001.md"
    shutil.move(path, tmp_path / "elsewhere.md")
    path.symlink_to(tmp_path / "elsewhere.md")
    report = dumps.convert(dump)
    assert [(error.text, error.exit_code) for error in report.errors] == [
        (f"{path}: a symbolic link is in the way; remove it", 4)
    ]
    assert report.posts[Outcome.FAILED] == 1
    assert path.is_symlink()


OPTIONS = [
    {"pages": (1, 1)},
    {"boards": ("Outer",)},
    {"dayfirst": True},
    {"keep_emails": True},
    {"captured": When("2020-05-11")},
    {"url": "https://x.example/"},
    {"importer": "scripted"},
]


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: next(iter(options)))
def test_other_options_convert_it_anew(dumps, dump, options):
    assert dumps.skipped(dump, **options) == 0
    assert dumps.skipped(dump, **options) == 1


def test_another_version_of_the_program_converts_it_anew(dumps, dump, monkeypatch):
    monkeypatch.setattr(unchanged, "program", lambda: "another")
    assert dumps.skipped(dump) == 0
    assert dumps.skipped(dump) == 1


def test_the_version_is_that_of_the_code(tmp_path, monkeypatch):
    package = tmp_path / "stillboard"
    shutil.copytree(PROJECT / "plugins/stillboard", package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(unchanged, "__file__", str(package / "convert" / "unchanged.py"))
    first = unchanged.program.__wrapped__()
    assert unchanged.program.__wrapped__() == first
    with (package / "importers" / "xmb.py").open("a") as file:
        file.write("# a change\n")
    assert unchanged.program.__wrapped__() != first


def test_other_importers_convert_it_anew(dumps, dump):
    import dataclasses

    more = dataclasses.replace(dumps.importer, name="more", accepts=lambda _: False)
    assert dumps.skipped(dump, importers=[dumps.importer, more]) == 0


FAULTS = {
    "an error inside": lambda dumps: dumps.add("bad.html", FORUM, OTHER, known(7), DumpError("broken", where="bad.html")),
    "no post": lambda dumps: dumps.add("bad.html", FORUM, OTHER),
}


@pytest.mark.parametrize("fault", list(FAULTS))
def test_a_dump_that_ended_with_an_error_is_never_skipped(dumps, dump, fault):
    bad = FAULTS[fault](dumps)
    codes = [dumps.convert(dump, bad).exit_code for _ in range(3)]
    report = dumps.convert(dump, bad)
    assert {*codes, report.exit_code} == {3}
    assert len(report.unchanged) == 1
    assert len(report.errors) == 1


def test_a_folder_with_a_file_that_nothing_reads_is_never_skipped(dumps):
    dumps.add("folder/a.html", FORUM, THREAD, known(1))
    (dumps.folder / "dumps/folder/b.html").write_text("what is this?")
    folder = dumps.folder / "dumps/folder"
    assert [dumps.convert(folder).exit_code for _ in range(2)] == [1, 1]
    (dumps.folder / "dumps/folder/b.html").unlink()
    assert dumps.skipped(folder) == 0
    assert dumps.skipped(folder) == 1


def test_a_file_more_in_a_folder_is_a_change(dumps):
    dumps.add("folder/a.html", FORUM, THREAD, known(1))
    folder = dumps.folder / "dumps/folder"
    dumps.convert(folder)
    assert dumps.skipped(folder) == 1
    dumps.add("folder/b.html", FORUM, THREAD, known(2))
    assert dumps.skipped(folder) == 0
    assert f"{FOLDER}/9002.md" in dumps.files()


def test_a_new_dump_of_another_thread_wakes_no_other(dumps, dump):
    new = dumps.add("b.html", FORUM, OTHER, known(7, author="Wren", author_id="8"))
    report = dumps.convert(new, dump)  # the new one comes first, and brings a member
    assert (len(report.unchanged), f"{OTHER_FOLDER}/9007.md" in dumps.files()) == (1, True)
    assert dumps.skipped(new, dump) == 2


def test_a_new_dump_of_the_same_thread_wakes_the_others_once(dumps, dump):
    new = dumps.add("b.html", FORUM, THREAD, known(3))
    assert dumps.skipped(dump, new) == 1
    assert dumps.skipped(dump, new) == 1
    assert dumps.skipped(dump, new) == 2


def test_a_dump_that_was_not_named_is_not_taken_for_unchanged(dumps, dump):
    """What somebody deleted meanwhile is not forgotten since another dump of the forum was converted."""
    other = dumps.add("b.html", FORUM, OTHER, known(7, author="Wren", author_id="8"))
    dumps.convert(other)
    dumps.convert(dump, other)
    member = next((dumps.root / "members").rglob("marlow*.md"))
    member.unlink()
    dumps.convert(other)
    assert not member.exists()
    assert dumps.skipped(dump) == 0
    assert member.exists()


def test_two_archives_next_to_each_other_are_two(dumps, dump):
    root = dumps.root
    dumps.root = dumps.folder / "another"
    assert dumps.convert(dump).written > 0
    assert dumps.skipped(dump) == 1
    dumps.root = root
    assert dumps.skipped(dump) == 1


BROKEN = ["", "[]", "{", '{"version": 1}', '{"version": 1, "place": "x", "dumps": []}', "[" * 100_000, "\x00"]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_cache_counts_as_none(dumps, dump, text):
    file = dumps.folder / "cache/conversions/conversions.json"
    file.write_text(text)
    assert dumps.skipped(dump) == 0
    assert dumps.skipped(dump) == 1


@pytest.mark.parametrize("field", ["threads", "forums", "attachments", "nearby", "archive", "date"])
def test_an_entry_of_another_shape_counts_as_none(dumps, dump, field):
    file = dumps.folder / "cache/conversions/conversions.json"
    for value in (None, 5):
        stored = json.loads(file.read_text())
        next(iter(stored["dumps"].values()))[field] = value
        file.write_text(json.dumps(stored))
        report = dumps.convert(dump)
        assert report.exit_code == 0
        assert report.unchanged in ([], ["5"], ["None"])
        dumps.convert(dump, again=True)


def test_a_cache_that_came_from_elsewhere_is_not_believed(dumps, dump):
    """As a clone or an unpacked archive brings it: the same bytes in another folder of the disk."""
    cache = dumps.folder / "cache"
    shutil.copytree(cache, dumps.folder / "copy")
    shutil.rmtree(cache)
    (dumps.folder / "hold").mkdir()  # so that its number is not given again
    shutil.copytree(dumps.folder / "copy", cache)
    assert dumps.skipped(dump) == 0


def test_git_never_sees_it(dumps, dump):
    assert (dumps.folder / "cache/conversions/.gitignore").read_text() == "*\n"


def test_a_cache_that_cannot_be_written_is_no_failure(dumps):
    (dumps.folder / "cache").write_text("a file is in the way")
    dump = dumps.add("a.html", FORUM, THREAD, known(1))
    assert [dumps.convert(dump).exit_code for _ in range(2)] == [0, 0]


def test_dumps_that_are_gone_are_forgotten(dumps, dump):
    dump.unlink()
    dumps.convert(dumps.add("b.html", FORUM, OTHER, known(7)))
    stored = json.loads((dumps.folder / "cache/conversions/conversions.json").read_text())
    assert len(stored["dumps"]) == 1


def test_an_interrupted_run_remembers_nothing(dumps, monkeypatch):
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    dump = dumps.add("a.html", FORUM, THREAD, known(1))
    with monkeypatch.context() as patch:
        patch.setattr("stillboard.convert.run.Run._write", stop)
        report = dumps.convert(dump)
    assert (report.exit_code, report.posts[Outcome.FAILED], report.written) == (130, 1, 0)
    assert dumps.skipped(dump) == 0


def test_a_file_next_to_a_page_is_a_part_of_its_dump(tmp_path):
    """What a page shows and did not find counts too: it may have been put there since."""
    saved = PROJECT / "dumps/forum-pages"
    folder = tmp_path / "dumps"
    folder.mkdir()
    page = folder / "thread-412.html"
    shutil.copy(saved / page.name, page)
    options = Options(cache=tmp_path / "cache")

    def skipped() -> int:
        return len(convert([page], tmp_path / "content", all_importers(), options).unchanged)

    assert [skipped(), skipped()] == [0, 1]
    shutil.copytree(saved / "thread-412_files", folder / "thread-412_files")
    assert [skipped(), skipped()] == [0, 1]
    kept = next((tmp_path / "content/attachments").rglob("*lamp.png"))
    kept.unlink()
    assert [skipped(), skipped()] == [0, 1]
    assert kept.exists()
    with (folder / "thread-412_files/lamp.png").open("ab") as file:
        file.write(b"more")
    assert [skipped(), skipped()] == [0, 1]
