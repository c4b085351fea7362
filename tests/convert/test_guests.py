"""What conversion makes of posts by guests: a file that says so, and no member."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.content.records import loads
from stillboard.convert import merging
from stillboard.errors import ContentError
from stillboard.model import AuthorKind, Post
from stillboard.takedown import take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages

GUEST = AuthorKind.GUEST


@pytest.fixture
def dumps(tmp_path) -> Dumps:
    return Dumps(tmp_path)


def convert(dumps: Dumps, *posts: Post) -> None:
    dumps.convert(dumps.add("a.html", FORUM, on_pages(THREAD, 1), *posts))


def test_a_guest_is_said_to_be_one_and_is_no_member(dumps: Dumps) -> None:
    convert(dumps, known(1), known(2, author_id="", author_is=GUEST), known(3, author="Drifter", author_id="", author_is=GUEST))
    assert "\nAuthor: Marlow\nAuthor-is: guest\n" in dumps.files()[f"{FOLDER}/9002.md"]
    assert [post.author_is for post in dumps.posts().values()] == [None, GUEST, GUEST]
    assert [name for name in dumps.files() if name.startswith("members/")] == ["members/lanternside-forum/marlow.5.md"]


@pytest.mark.parametrize("first", [0, 1])
def test_whoever_has_an_id_in_one_capture_is_no_guest(first: int) -> None:
    """Their account may be gone since: the forum counts them as a guest now, the archive knows better."""
    both = [Post("Lit.", id="1", author="Ann", author_id="5"), Post("Lit.", id="1", author="Ann", author_is=GUEST)]
    merged = merging.post(both[first], both[1 - first])
    assert (merged.author_id, merged.author_is) == ("5", None)
    assert merging.post(merged, both[1]) == merged


def test_what_only_one_capture_says_of_a_guest_stays() -> None:
    plain = Post("Lit.", id="1", author="Ann")
    assert merging.post(plain, dataclasses.replace(plain, author_is=GUEST)).author_is is GUEST
    assert merging.post(dataclasses.replace(plain, author_is=GUEST), plain).author_is is GUEST


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(ContentError, match="Author-is cannot be 'member': guest"):
        loads(Post, "---\nAuthor: Ann\nAuthor-is: member\n---\n\nLit.\n", "1.md")


def test_a_takedown_of_a_member_finds_what_guests_wrote_under_the_name(dumps: Dumps) -> None:
    """Whoever asks for it may have written so themselves, and the account names each file."""
    convert(dumps, known(1), known(2, author_id="", author_is=GUEST), known(3, author="Pell", author_id="", author_is=GUEST))
    account = take_down(dumps.root, "Marlow")
    assert account.posts == [f"{FOLDER}/9001.md", f"{FOLDER}/9002.md"]
    gone = dumps.posts()[f"{FOLDER}/9002.md"]
    assert (gone.author, gone.author_is) == ("", None)
    assert dumps.posts()[f"{FOLDER}/9003.md"].author_is is GUEST


def test_a_guest_is_taken_down_by_name(dumps: Dumps) -> None:
    convert(dumps, known(1), known(3, author="Drifter", author_id="", author_is=GUEST))
    assert take_down(dumps.root, "Drifter").posts == [f"{FOLDER}/9003.md"]
