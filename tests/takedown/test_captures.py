"""Members of real captures, which are not ours to publish: nothing stays but what is listed, and nothing comes back."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from stillboard.content import tree
from stillboard.convert import Options, convert
from stillboard.convert.merging import unquoted, words
from stillboard.convert.taken_down import name_key
from stillboard.importers import all_importers
from stillboard.model import Member, Post
from stillboard.takedown import Account, take_down

CAPTURES = os.environ.get("STILLBOARD_CAPTURES", "")
RUN = 8

pytestmark = pytest.mark.skipif(not CAPTURES, reason="STILLBOARD_CAPTURES names no folder of real captures")


def runs(text: str) -> set[str]:
    said = words(text)
    return {" ".join(said[n : n + RUN]) for n in range(len(said) - RUN + 1)}


def posts(root: Path, forum: str) -> dict[str, Post]:
    files = [entry.path for folder in tree.thread_folders(root, forum) for entry in tree.post_files(folder.path)]
    return {os.path.relpath(path, root): tree.read_post(path) for path in files}


WHENCE = ("Source: ", "Missing-from: ", "Differs: ", "Page: ", "Post: ")  # lines that name a capture


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.md")}


def taken_down(root: Path, forum: str, rank: int, shown_as: str) -> tuple[str, set[str], Account] | None:
    """Take down who wrote most, or second most: the name, the words of the posts, the account."""
    found = posts(root, forum)
    often = Counter(post.author for post in found.values() if post.author).most_common()
    if len(often) <= rank:
        return None
    name = often[rank][0]
    mine = [post.body for post in found.values() if name_key(post.author) == name_key(name)]
    members = [
        f"members/{forum}/{entry.name}"
        for entry in tree.member_files(root, forum)
        if name_key(tree.read(Member, entry.path).name) == name_key(name)
    ]
    account = take_down(root, members[0] if members else name, shown_as=shown_as or None)
    return name, set().union(*(runs(unquoted(body)) for body in mine)), account


@pytest.mark.parametrize(("rank", "shown_as"), [(0, ""), (1, ""), (0, "Nobody Else")])
def test_nothing_stays_but_what_is_listed_and_nothing_comes_back(tmp_path, rank, shown_as):
    root = tmp_path / "content"
    dumps = [path for path in sorted(Path(CAPTURES).iterdir()) if path.is_dir()]
    convert(dumps, root, all_importers(), Options(workers=1))
    forums = [forum.id for forum in tree.forums(root)]
    before = {forum: posts(root, forum) for forum in forums}
    done = {forum: found for forum in forums if (found := taken_down(root, forum, rank, shown_as))}
    assert len(done) > 10
    before_again = files(root)
    convert(dumps, root, all_importers(), Options(workers=1, again=True))
    now = files(root)
    # Records alone may learn, once, how else a capture has the words that were taken out.
    assert {path: text for path, text in now.items() if not path.startswith("takedowns/")} == {
        path: text for path, text in before_again.items() if not path.startswith("takedowns/")
    }
    convert(dumps, root, all_importers(), Options(workers=1, again=True))
    assert files(root) == now
    for forum, (name, said, account) in done.items():
        after = posts(root, forum)
        assert [(path, post.number, post.place) for path, post in after.items()] == [
            (path, post.number, post.place) for path, post in before[forum].items()
        ]
        listed = {(place.path, place.line) for place in account.look}
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        for path, text in now.items():
            if forum not in path:
                continue
            for number, line in enumerate(text.split("\n"), 1):
                hit = pattern.search(line) or (not shown_as and said & runs(line))
                if hit and line.startswith(WHENCE):  # its thread's file says it once for all
                    hit = not any(where == f"{path.rpartition('/')[0]}/thread.md" for where, _ in listed)
                assert not hit or (path, number) in listed, (path, number, line)
