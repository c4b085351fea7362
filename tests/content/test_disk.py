"""Files put on the disk: whole or not at all, in the place of what was read there and of nothing else, and no leftovers."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from stillboard.content import disk as disk_module
from stillboard.content.disk import Disk, NewFile, digest
from stillboard.content.lock import WORK
from stillboard.errors import Changed, StillboardError, Unsafe

FOLDER = PurePosixPath("threads/lanternside/0/lamps.412")
FILE = PurePosixPath("members/lanternside/pell.104.md")


@pytest.fixture
def disk(tmp_path) -> Disk:
    (tmp_path / WORK).mkdir()
    return Disk(tmp_path)


def put(disk: Disk, name: PurePosixPath, text: str, found: str = "") -> StillboardError | OSError | None:
    return disk.put_each([NewFile(name, text.encode(), digest(found.encode()) if found else "")])[0]


def thread(**texts: str) -> list[NewFile]:
    return [NewFile(FOLDER / f"{name}.md", text.encode()) for name, text in texts.items()]


def change(old: str, new: str, *names: str) -> list[NewFile]:
    return [NewFile(FOLDER / f"{name}.md", new.encode(), digest(old.encode())) for name in names]


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()}


def test_a_file_takes_the_place_of_what_was_read(disk, tmp_path):
    assert put(disk, FILE, "one") is None
    assert put(disk, FILE, "two", found="one") is None
    assert files(tmp_path) == {str(FILE): "two"}


def test_what_is_named_after_a_file_that_has_no_room_is_not_there_without_it(disk, tmp_path, monkeypatch):
    """Else a forum whose file comes second would be the archive's first when the rest is converted."""
    write = disk_module.written

    def full_once(path: Path, data: bytes) -> Path:
        if data == b"two":
            raise OSError(errno.ENOSPC, "full")
        return write(path, data)

    monkeypatch.setattr(disk_module, "written", full_once)
    new = [NewFile(PurePosixPath(f"forums/{text}.md"), text.encode()) for text in ("one", "two", "three")]
    first, *others = disk.put_each(new)
    assert first is None
    assert all(isinstance(problem, OSError) and problem.errno == errno.ENOSPC for problem in others)
    assert files(tmp_path) == {"forums/one.md": "one"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot swap two files in one step")
@pytest.mark.parametrize("together", [False, True])
def test_what_is_saved_at_the_moment_of_the_move_goes_back(disk, tmp_path, monkeypatch, together):
    names = ("1", "2", "3") if together else ("1",)
    disk.put_folder(FOLDER, thread(**dict.fromkeys(names, "one")))
    saved = tmp_path / FOLDER / "1.md"
    swap = disk_module.swap

    def late(ready: Path, place: Path) -> bool:
        if place == saved and place.read_text() == "one":
            (tmp_path / "editor").write_text("by hand")
            (tmp_path / "editor").replace(place)
        return swap(ready, place)

    monkeypatch.setattr(disk_module, "swap", late)
    found = disk.put_together(FOLDER, change("one", "two", *names))
    assert isinstance(found[0], Changed)
    assert found[1:] == [None] * (len(names) - 1)
    assert files(tmp_path) == {f"{FOLDER}/{name}.md": "by hand" if name == "1" else "two" for name in names}


@pytest.mark.parametrize("together", [False, True])
def test_what_is_made_at_the_moment_of_the_move_stays(disk, tmp_path, monkeypatch, together):
    names = ("1", "2", "3") if together else ("1",)
    disk.put_folder(FOLDER, thread(thread="one"))
    link = os.link

    def late(ready: Path, place: Path) -> None:
        if place.name == "1.md":
            place.write_text("by hand")
        link(ready, place)

    monkeypatch.setattr(os, "link", late)
    found = disk.put_together(FOLDER, thread(**dict.fromkeys(names, "new")))
    assert isinstance(found[0], Changed)
    expected = {f"{FOLDER}/{name}.md": "by hand" if name == "1" else "new" for name in names}
    assert files(tmp_path) == {f"{FOLDER}/thread.md": "one", **expected}


def test_where_no_two_files_can_be_swapped_they_are_moved(disk, tmp_path, monkeypatch):
    monkeypatch.setattr(disk_module, "swap", lambda *_: False)
    disk.put_folder(FOLDER, thread(a="one", b="one"))
    assert disk.put_together(FOLDER, change("one", "two", "a", "b")) == [None, None]
    assert files(tmp_path) == {f"{FOLDER}/a.md": "two", f"{FOLDER}/b.md": "two"}


@pytest.mark.parametrize(
    ("there", "found", "words"),
    [("edited", "one", "was saved"), ("new", "", "has come there"), (None, "one", "was taken away")],
)
def test_what_somebody_did_meanwhile_stays(disk, tmp_path, there, found, words):
    if there:
        (tmp_path / FILE).parent.mkdir(parents=True)
        (tmp_path / FILE).write_text(there)
    problem = put(disk, FILE, "two", found)
    assert isinstance(problem, Changed)
    assert words in str(problem)
    assert files(tmp_path) == ({str(FILE): there} if there else {})


@pytest.mark.parametrize("at", [*FILE.parents[:-1], FILE], ids=str)
def test_a_link_is_never_written_through(disk, tmp_path, at):
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / at).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / at).symlink_to(outside)
    problem = put(disk, FILE, "x")
    assert isinstance(problem, Unsafe)
    assert str(at) in str(problem)
    assert list(outside.iterdir()) == []


def test_a_folder_or_a_file_in_the_way_is_named(disk, tmp_path):
    (tmp_path / FILE).mkdir(parents=True)
    assert "no file" in str(put(disk, FILE, "x"))
    (tmp_path / "forums").write_text("x")
    assert "in the way of a folder" in str(put(disk, PurePosixPath("forums/a.md"), "x"))


def test_a_new_thread_comes_whole_and_takes_the_place_of_an_empty_folder(disk, tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    disk.put_folder(FOLDER, thread(thread="head", p1="one"))
    assert files(tmp_path) == {f"{FOLDER}/thread.md": "head", f"{FOLDER}/p1.md": "one"}
    with pytest.raises(Changed):
        disk.put_folder(FOLDER, thread(thread="other"))
    assert os.listdir(tmp_path / WORK) == []


def test_one_bad_file_of_a_thread_is_left_out_alone(disk, tmp_path):
    disk.put_folder(FOLDER, thread(thread="old", p1="old", p2="old", p3="old"))
    (tmp_path / FOLDER / "p1.md").write_text("edited")
    (tmp_path / FOLDER / "p2.md").unlink()
    (tmp_path / FOLDER / "p2.md").symlink_to(tmp_path)
    problems = disk.put_together(FOLDER, change("old", "new", "thread", "p1", "p2", "p3"))
    assert [type(problem) for problem in problems] == [type(None), Changed, Unsafe, type(None)]
    assert [(tmp_path / FOLDER / f"{name}.md").read_text() for name in ("thread", "p1", "p3")] == ["new", "edited", "new"]


def test_a_write_that_fails_leaves_all_as_it_was(disk, tmp_path, monkeypatch):
    disk.put_folder(FOLDER, thread(thread="old", p1="old"))
    before = files(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        disk.put_together(FOLDER, change("old", "new", "thread", "p1"))
    assert isinstance(put(disk, FILE, "x"), OSError)
    with pytest.raises(OSError, match="No space"):
        disk.put_folder(PurePosixPath("threads/lanternside/0/other.1"), thread(thread="x"))
    assert files(tmp_path) == before


def test_the_next_run_finishes_what_lies_ready_and_keeps_what_was_saved_since(disk, tmp_path, monkeypatch):
    disk.put_folder(FOLDER, thread(thread="old", p1="old", p2="old"))
    swap, moved = disk_module.swap, []

    def once(*paths: Path) -> bool:
        if moved:
            raise OSError(errno.EIO, "Input/output error")
        moved.append(paths)
        return swap(*paths) or bool(os.replace(*paths))

    with monkeypatch.context() as patch:
        patch.setattr(disk_module, "swap", once)
        with pytest.raises(StillboardError, match="the next run finishes it"):
            disk.put_together(FOLDER, change("old", "new", "thread", "p1", "p2"))
    (tmp_path / FOLDER / "p2.md").write_text("edited")
    problems = list(Disk(tmp_path).recover())
    assert [type(problem) for problem in problems] == [Changed]
    assert [(tmp_path / FOLDER / f"{name}.md").read_text() for name in ("thread", "p1", "p2")] == ["new", "new", "edited"]
    assert os.listdir(tmp_path / WORK) == []


def test_what_cannot_be_read_after_it_was_swapped_out_was_not_saved_by_anybody(disk, tmp_path, monkeypatch):
    """Nobody knows whether it was: that is an error, and no edit that is left alone in a run that did all it was to do."""
    disk.put_folder(FOLDER, thread(thread="old", p1="old"))
    assert put(disk, FILE, "old") is None
    read = disk_module.read_bytes

    def failing(path: Path) -> bytes:
        if WORK in Path(path).parts:
            raise OSError(errno.EIO, "Input/output error", str(path))
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(disk_module, "read_bytes", failing)
        assert isinstance(put(disk, FILE, "new", found="old"), OSError)
        with pytest.raises(StillboardError, match="the next run finishes it"):
            disk.put_together(FOLDER, change("old", "new", "thread", "p1"))
    assert files(tmp_path)[str(FILE)] == "old"
    assert list(Disk(tmp_path).recover()) == []
    assert files(tmp_path) == {str(FILE): "old", f"{FOLDER}/thread.md": "new", f"{FOLDER}/p1.md": "new"}


def test_what_was_saved_just_before_a_swap_is_given_back_by_the_next_run(disk, tmp_path, monkeypatch):
    disk.put_folder(FOLDER, thread(thread="old", p1="old"))
    swap = disk_module.swap

    def saved_then_killed(one: Path, other: Path) -> bool:
        other.write_text("edited")
        if not swap(one, other):
            pytest.skip("this system cannot swap two files")
        raise KeyboardInterrupt  # as a signal would end it here

    with monkeypatch.context() as patch:
        patch.setattr(disk_module, "swap", saved_then_killed)
        with pytest.raises(KeyboardInterrupt):
            disk.put_together(FOLDER, change("old", "new", "thread", "p1"))
    problems = list(Disk(tmp_path).recover())
    assert [type(problem) for problem in problems] == [Changed]
    assert files(tmp_path) == {f"{FOLDER}/thread.md": "edited", f"{FOLDER}/p1.md": "new"}


NONE_OF_OURS = [
    "",
    "[]",
    '{"folder": "../x", "files": {}}',
    '{"folder": "a", "files": {"../x": ["", ""]}}',
    '{"folder": "a", "files": {"..\\\\..\\\\x": ["", ""]}}',
    '{"folder": "C:", "files": {"x": ["", ""]}}',
]


@pytest.mark.parametrize("listed", NONE_OF_OURS)
def test_a_list_that_is_none_of_ours_moves_nothing(disk, tmp_path, listed):
    ready = tmp_path / WORK / "ready-000001"
    ready.mkdir()
    (ready / "x").write_text("x")
    (ready / "list.json").write_text(listed)
    assert list(disk.recover()) == []
    assert files(tmp_path) == {}


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_what_lies_ready_by_a_clone_is_swept_and_not_moved(disk, tmp_path):
    ready = tmp_path / WORK / "ready-000001"
    ready.mkdir()
    (ready / "x.md").write_text("x")
    (ready / "list.json").write_text(json.dumps({"folder": "pages", "files": {"x.md": ["", digest(b"x")]}}))
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "-f", WORK], cwd=tmp_path, check=True)
    assert list(disk.recover()) == []
    assert not (tmp_path / "pages").exists()
    assert os.listdir(tmp_path / WORK) == []


def test_leftovers_and_threads_without_files_are_swept(disk, tmp_path):
    disk.put_folder(FOLDER, thread(thread="head"))
    (tmp_path / FOLDER / ".stillboard-abc").write_text("x")
    (tmp_path / "attachments/ab/.stillboard-def").mkdir(parents=True)
    (tmp_path / WORK / "new-000007").mkdir()
    (tmp_path / "threads/lanternside/0/empty.9").mkdir()
    (tmp_path / "pages").mkdir()
    assert list(disk.recover()) == []
    assert files(tmp_path) == {f"{FOLDER}/thread.md": "head"}
    assert os.listdir(tmp_path / "threads/lanternside/0") == ["lamps.412"]
    assert (tmp_path / "pages").is_dir()  # a person's


def test_an_archive_of_several_file_systems_is_written(disk, tmp_path, monkeypatch):
    replace = os.replace

    def elsewhere(source: Path, target: Path) -> None:
        if WORK in Path(source).parts:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        replace(source, target)

    monkeypatch.setattr(os, "replace", elsewhere)
    disk.put_folder(FOLDER, thread(thread="head", p1="one"))
    assert put(disk, FILE, "x") is None
    assert files(tmp_path) == {f"{FOLDER}/thread.md": "head", f"{FOLDER}/p1.md": "one", str(FILE): "x"}
    assert json.dumps(os.listdir(tmp_path / WORK)) == "[]"
