"""What a command line names: a post, a thread, a member, and nothing that it does not say."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.errors import UsageError
from stillboard.model import Forum
from stillboard.takedown import take_down
from support.scripted import FOLDER, THREAD, known
from support.taken import OLD


@pytest.mark.parametrize(
    "said",
    [
        f"{OLD}threads/rewiring-the-lamp-room.412/post-9001",
        f"{OLD}posts/9001/",
        "https://archive.example/threads/rewiring-the-lamp-room.412/#post-9001",
        "/threads/rewiring-the-lamp-room.412/page-1#post-9001",
        f"{FOLDER}/9001.md",
    ],
)
def test_a_post_is_named_by_file_and_by_address(archive, said):
    account = take_down(archive.root, said, dry_run=True)
    assert account.what == "the post 9001 of the thread Rewiring the lamp room"
    assert account.posts == [f"{FOLDER}/9001.md"]


@pytest.mark.parametrize(
    "said", [f"{OLD}members/marlow.5/", "/members/marlow.5/", "members/lanternside-forum/marlow.5.md", "MARLOW"]
)
def test_a_member_is_named_by_file_by_address_and_by_name(archive, said):
    account = take_down(archive.root, said, dry_run=True)
    assert account.what == "the member Marlow of Lanternside Forum"


def test_what_is_not_there_is_said(archive, tmp_path):
    for said in ("Nobody", f"{OLD}posts/123/", "/threads/none.77/", f"{FOLDER}/1.md"):
        with pytest.raises(UsageError):
            take_down(archive.root, said)
    with pytest.raises(UsageError, match="no archive"):
        take_down(tmp_path / "elsewhere", "Marlow")


def test_of_two_members_of_one_name_the_files_are_named(archive):
    talk = Forum("Lanternside Talk", addresses=("https://talk.lanternside.example/",))
    archive.add("b.html", talk, dataclasses.replace(THREAD, addresses=()), known(1, body="Words of somebody else."))
    archive.convert(archive.folder / "dumps" / "b.html")
    with pytest.raises(UsageError, match=r"marlow\.5\.md, .*marlow\.5\.md"):
        take_down(archive.root, "Marlow")
    account = take_down(archive.root, "members/lanternside-forum/marlow.5.md")
    assert [place.path for place in account.look if not place.line] == ["members/lanternside-talk/marlow.5.md"]
    there = [one for name, one in archive.posts().items() if "lanternside-talk" in name]
    assert [one.author for one in there] == ["Marlow"]


@pytest.mark.parametrize("said", ["/threads/rewiring-the-lamp-room.412/#9001", "/threads/rewiring-the-lamp-room.412/post-9001"])
def test_an_address_that_says_more_than_is_understood_takes_no_whole_thread_down(archive, said):
    with pytest.raises(UsageError):
        take_down(archive.root, said, dry_run=True)
