"""The content/ folder: no link is followed, every walk is in order, and what cannot be read is never taken for nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from stillboard.content import tree
from stillboard.errors import ContentError

def test_no_link_is_read_or_walked(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "lanternside.md").write_text("---\nTitle: x\n---\n")
    root = tmp_path / "content"
    root.mkdir()
    (root / "forums").symlink_to(outside, target_is_directory=True)
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
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "thread.md").write_text("---\nTitle: Lamps\n---\n")
    (tmp_path / folder / "9001.md").write_text("---\nAuthor: Pell\n---\n\nHello\n")
    found = [Path(entry.path) for entry in tree.thread_folders(tmp_path, "lanternside")]
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [folder]
    thread = tree.read_thread(found[0])
    assert (thread.id, thread.slug, thread.thread_id) == ("412", "lamps", "412")
    posts = [tree.read_post(entry.path) for entry in tree.post_files(found[0])]
    assert [(post.id, post.original_id, post.body) for post in posts] == [("9001", "9001", "Hello")]


def test_a_folder_that_cannot_be_listed_is_not_empty(tmp_path, monkeypatch):
    def refused(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refused)
    with pytest.raises(ContentError, match="cannot be read"):
        tree.entries(tmp_path, folders=False)
    with pytest.raises(ContentError, match="cannot be read"):
        list(tree.links(tmp_path))


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES])
def test_what_the_system_will_not_say_is_never_that_there_is_none(tmp_path, monkeypatch, number):
    (tmp_path / "captures.txt").write_text("x")
    assert tree.captures_file(tmp_path)
    assert tree.captures_file(tmp_path / "elsewhere") is None

    def fails(path, **_):
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(os, "lstat", fails)
    for asked in (tree.captures_file, tree.has_thread):
        with pytest.raises(ContentError, match="cannot be read"):
            asked(tmp_path)


def test_post_paths_are_those_of_post_files(tmp_path):
    for name in ("1.md", "p1-2.md", "thread.md", ".hidden.md", "captures.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "3.md").mkdir()
    (tmp_path / "4.md").symlink_to("1.md")
    assert sorted(tree.post_paths(tmp_path)) == [entry.path for entry in tree.post_files(tmp_path)]
    assert list(tree.post_paths(tmp_path / "none")) == []
