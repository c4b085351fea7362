"""What a command line names: a post, a thread, a member, and nothing that it does not say."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.convert.spelling import shared
from stillboard.errors import UsageError
from stillboard.model import Forum, Member
from stillboard.takedown import Called, take_down
from support.scripted import FOLDER, FORUM, THREAD, known
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


@pytest.mark.parametrize("said", ["marlowe_quint", "Quint, Marlowe", "Marlow Quint", "Marl\u043ewe Quint", "marlowequint"])
def test_who_is_spelled_otherwise_is_said_as_they_are_called(dumps, said):
    quint = Member("Marlowe Quint", member_id="5", address=f"{OLD}members/5/")
    dumps.add("a.html", FORUM, THREAD, quint, known(1, author="Marlowe Quint", author_id="5"), known(2, author="Marlowe Quinn"))
    dumps.convert(dumps.folder / "dumps" / "a.html")
    with pytest.raises(UsageError) as refused:
        take_down(dumps.root, said)
    assert "'Marlowe Quint' (members/lanternside-forum/marlowe-quint.5.md)" in refused.value.todo
    assert take_down(dumps.root, "Marlowe Quint", dry_run=True).what == "the member Marlowe Quint of Lanternside Forum"
    with pytest.raises(UsageError) as refused:
        take_down(dumps.root, "Pell")
    assert "perhaps" not in refused.value.todo


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


@pytest.mark.parametrize("said", [f"{FOLDER}/9001.md", f"{OLD}posts/9001/", FOLDER])
def test_an_id_is_of_a_member_and_of_no_post(archive, said):
    with pytest.raises(UsageError, match=r"this is a (post|thread): --id says which member is meant.*leave out --id"):
        take_down(archive.root, Called(said, "5"), dry_run=True)


def test_a_members_file_goes_with_the_id_that_it_has(archive):
    said = "members/lanternside-forum/marlow.5.md"
    assert take_down(archive.root, Called(said, "5"), dry_run=True).what == "the member Marlow of Lanternside Forum"
    with pytest.raises(UsageError, match="nobody of the id 6"):
        take_down(archive.root, Called(said, "6"), dry_run=True)


def test_a_thread_whose_own_file_is_gone_is_named_in_words(archive):
    (archive.root / FOLDER / "thread.md").unlink()
    account = take_down(archive.root, f"{FOLDER}/9001.md", dry_run=True)
    assert account.what == "the post 9001 of the thread 412 (rewiring-the-lamp-room) of Lanternside Forum"


@pytest.mark.parametrize("shown_as", ["Marl", "marlow_2", "Mr. MARLOW", "Old Márlow", "marlowquist"])
def test_a_pseudonym_shows_nothing_of_the_name(archive, shown_as):
    before = archive.files()
    with pytest.raises(UsageError, match="which is a part of the name that is to go"):
        take_down(archive.root, "Marlow", shown_as=shown_as)
    assert archive.files() == before


@pytest.mark.parametrize(
    ("name", "shown_as", "part"),
    [
        ("Marlowe Quint", "Marlowe", "marlowe"),
        ("Marlowe Quint", "Quint B.", "quint"),
        ("Marlowe Quint", "marlowequint", "marlowequint"),
        ("Marlowe Quint", "A keeper", ""),
        ("The Lamp", "The Owl", ""),
        ("Jo", "John", ""),
        ("Jo", "Jo B.", "jo"),
    ],
)
def test_what_two_names_share(name, shown_as, part):
    assert shared(name, shown_as) == part
