"""The content/ folder: whole files or none, no link followed, every walk in order."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from stillboard.content import tree
from stillboard.errors import ContentError, Unsafe

FILE = PurePosixPath("forums/lanternside.md")


def test_a_file_is_written_once(tmp_path):
    assert tree.write_text(tmp_path, FILE, "ورد\n")
    before = (tmp_path / FILE).stat().st_mtime_ns
    assert not tree.write_text(tmp_path, FILE, "ورد\n")
    assert (tmp_path / FILE).stat().st_mtime_ns == before
    assert (tmp_path / FILE).read_bytes() == "ورد\n".encode()
    assert tree.write_text(tmp_path, FILE, "x\n")
    assert [path.name for path in (tmp_path / "forums").iterdir()] == ["lanternside.md"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    tree.write_text(tmp_path, FILE, "old\n")

    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OSError, match="full"):
        tree.write_text(tmp_path, FILE, "new\n")
    assert (tmp_path / FILE).read_text() == "old\n"
    assert len(list((tmp_path / "forums").iterdir())) == 1


def test_no_link_is_written_through_or_read_or_walked(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "lanternside.md").write_text("---\nTitle: x\n---\n")
    root = tmp_path / "content"
    root.mkdir()
    (root / "forums").symlink_to(outside, target_is_directory=True)
    with pytest.raises(Unsafe, match="symbolic link"):
        tree.write_text(root, FILE, "x")
    (root / "boards").mkdir()
    (root / "boards" / "a.md").symlink_to(outside / "lanternside.md")
    assert tree.entries(root / "boards", folders=False) == []
    assert tree.entries(root, folders=True) != []
    with pytest.raises(ContentError, match="link"):
        tree.read_text(root / "boards" / "a.md")


def test_entries_are_sorted_and_hidden_ones_left_out(tmp_path):
    for name in ("b.md", "a.md", ".c.md", "d.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "e.md").mkdir()
    assert [entry.name for entry in tree.entries(tmp_path, folders=False, ending=".md")] == ["a.md", "b.md"]
    assert [entry.name for entry in tree.entries(tmp_path, folders=True)] == ["e.md"]
    assert tree.entries(tmp_path / "nowhere", folders=False) == []


def test_what_is_no_text_is_reported_with_its_line(tmp_path, monkeypatch):
    path = tmp_path / "x.md"
    path.write_bytes(b"---\nAuthor: \xff\n---\n")
    with pytest.raises(ContentError, match=r"x\.md:2: not UTF-8"):
        tree.read_text(path)
    monkeypatch.setattr(tree, "MAX_FILE", 10)
    with pytest.raises(ContentError, match="larger than"):
        tree.read_text(path)


def test_a_thread_and_its_posts_are_read_from_their_folder(tmp_path):
    folder = "threads/lanternside/0/lamps.412"
    tree.write_text(tmp_path, PurePosixPath(folder, "thread.md"), "---\nTitle: Lamps\n---\n")
    tree.write_text(tmp_path, PurePosixPath(folder, "9001.md"), "---\nAuthor: Pell\n---\n\nHello\n")
    found = [Path(entry.path) for entry in tree.thread_folders(tmp_path, "lanternside")]
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [folder]
    thread = tree.read_thread(found[0])
    assert (thread.id, thread.slug, thread.thread_id) == ("412", "lamps", "412")
    posts = [tree.read_post(entry.path) for entry in tree.post_files(found[0])]
    assert [(post.id, post.original_id, post.body) for post in posts] == [("9001", "9001", "Hello")]
