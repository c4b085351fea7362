"""Somebody all of whose posts people took out: no page, no row of a list, no line that search finds, not even a name."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.builds import build, tree

CASE = Path(__file__).parent / "avatars" / "content"
OTHER = "threads/lanternside/0/wicks.8"
NAME, PAGE = b"Wren", "members/wren-okafor.17"  # of whom the case has one post, which is removed


def archive(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CASE, tmp_path / "content"))


def named_in(site: dict[str, bytes]) -> list[str]:
    return sorted(name for name, data in site.items() if NAME in data or NAME.lower() in name.encode())


def test_nothing_is_left_of_a_member_all_of_whose_posts_were_removed(tmp_path):
    content = archive(tmp_path)
    site = tree(build(tmp_path, content))
    assert named_in(site) == []
    assert b'id="post-72"' in site["threads/faces.7/index.html"]
    assert b"marlow.5" in site["members/index.html"]


def test_nor_of_a_name_without_a_file(tmp_path):
    content = archive(tmp_path)
    (content / "members/lanternside/wren-okafor.17.md").unlink()
    post = content / "threads/lanternside/0/faces.7/72.md"
    post.write_text(post.read_text("utf-8").replace("Author-id: 17\n", ""), "utf-8")
    assert named_in(tree(build(tmp_path, content))) == []


def test_with_the_last_post_that_is_there_the_page_goes_and_comes_again(tmp_path):
    content = archive(tmp_path)
    folder = content / OTHER
    folder.mkdir()
    (folder / "thread.md").write_text("---\nTitle: Wicks\n---\n", "utf-8")
    last = folder / "81.md"
    there = "---\nAuthor: Wren Okafor\nAuthor-id: 17\nNumber: 1\n---\n\nTrim them.\n"
    last.write_text(there, "utf-8")
    before = tree(build(tmp_path, content))
    assert f"{PAGE}/index.html" in before
    last.write_text(there.partition("\n---\n\n")[0] + "\nState: removed\n---\n", "utf-8")
    without = tree(build(tmp_path, content))
    assert named_in(without) == []
    assert without == tree(build(tmp_path / "clean", content, FORUM_CACHE=False))
    last.write_text(there, "utf-8")
    assert tree(build(tmp_path, content)) == before


def test_a_post_that_the_forum_deleted_takes_nobody_away(tmp_path):
    content = archive(tmp_path)
    post = content / "threads/lanternside/0/faces.7/72.md"
    post.write_text(post.read_text("utf-8").replace("State: removed", "State: deleted"), "utf-8")
    assert f"{PAGE}/index.html" in named_in(tree(build(tmp_path, content)))
