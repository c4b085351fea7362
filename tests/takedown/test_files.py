"""Files go by use: what somebody else shows stays, what only went shows goes, in every run."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stillboard.content.disk import Disk
from stillboard.dumps import attachment_path
from stillboard.model import Attachment
from stillboard.takedown import lines, take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known
from support.taken import MEMBER, PELL, by_pell

DATA = b"Wick: flat.\n"
MINE, PELLS = (Attachment(name, hashlib.sha256(DATA).hexdigest(), lambda: DATA) for name in ("mine.txt", "pells.txt"))


def link(attachment: Attachment) -> str:
    return f"[file]({attachment_path(attachment)})"


def kept(dumps: Dumps) -> set[str]:
    return {name.rpartition("-")[2] for name in dumps.files() if name.startswith("attachments/")}


@pytest.fixture
def filed(dumps: Dumps) -> Dumps:
    """Two files of the same bytes: one that Marlow shows, and one that Pell does."""
    posts = (known(1, body=f"This: {link(MINE)}"), by_pell(2, f"Mine: {link(PELLS)}"))
    dumps.convert(dumps.add("a.html", FORUM, THREAD, MEMBER, PELL, *posts, MINE, PELLS))
    assert kept(dumps) == {"mine.txt", "pells.txt"}
    return dumps


@pytest.mark.parametrize("said", [f"{FOLDER}/9001.md", "Marlow"])
def test_equal_bytes_of_somebody_else_stay_in_every_run(filed, said):
    take_down(filed.root, said)
    body = filed.posts()[f"{FOLDER}/9002.md"].body
    assert kept(filed) == {"pells.txt"}
    (record,) = [name for name in filed.files() if name.startswith("takedowns/")]
    for again in (said, record, record):
        assert take_down(filed.root, again).exit_code == 0
        assert kept(filed) == {"pells.txt"}
        assert filed.posts()[f"{FOLDER}/9002.md"].body == body
    before = filed.files()
    report = filed.convert(filed.folder / "dumps" / "a.html", again=True)
    assert (report.written, filed.files()) == (0, before)


def test_a_run_that_was_cut_short_leaves_no_file_to_the_next(filed, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(Disk, "take_away", lambda *_: (_ for _ in ()).throw(PermissionError("held")))
        assert take_down(filed.root, f"{FOLDER}/9001.md").exit_code != 0
    assert kept(filed) == {"mine.txt", "pells.txt"}
    account = take_down(filed.root, f"{FOLDER}/9001.md")
    assert [Path(one).name.rpartition("-")[2] for one in account.files] == ["mine.txt"]
    assert kept(filed) == {"pells.txt"}


def test_what_an_own_page_shows_stays(filed):
    place = attachment_path(MINE).removeprefix("/content/")
    (filed.root / "pages").mkdir()
    (filed.root / "pages" / "about.md").write_text(f"Title: About\n\n[It]({{static}}/{place})\n", encoding="utf-8")
    take_down(filed.root, f"{FOLDER}/9001.md")
    assert kept(filed) == {"mine.txt", "pells.txt"}


def test_the_account_says_took_out_only_of_what_is_done(filed):
    taken = filed.root / "takedowns"
    taken.write_text("in the way", encoding="utf-8")
    before = filed.files()
    said = list(lines(take_down(filed.root, "Marlow")))
    assert said[0] == "Could not take out the member Marlow of Lanternside Forum."
    assert (len(said), filed.files()) == (3, before)
    taken.unlink()

    whole = before[f"{FOLDER}/9002.md"]
    filed.edit(f"{FOLDER}/9002.md", lambda _: "no post")
    said = list(lines(take_down(filed.root, "Marlow")))
    assert said[0] == "Did not take out all of the member Marlow of Lanternside Forum."
    assert "keeps it out" in said[1]
    assert "still to go" in "".join(said)

    filed.edit(f"{FOLDER}/9002.md", lambda _: whole)
    assert next(lines(take_down(filed.root, "Marlow"))).startswith("Took out the member Marlow")
    assert kept(filed) == {"pells.txt"}


LONE = Attachment("lone.txt", hashlib.sha256(b"Oil: none.\n").hexdigest(), lambda: b"Oil: none.\n")
OLD_PLACES = tuple(f"https://forum.lanternside.example/attachments/{name}-txt.{n}/" for n, name in ((1, "mine"), (2, "lone")))


def test_where_the_forum_had_a_file_goes_with_it(dumps):
    both = f"{link(MINE)} {link(LONE)}"
    posts = (known(1, body=both, files=OLD_PLACES), by_pell(2, f"His: {link(MINE)}", files=OLD_PLACES[:1]))
    dumps.convert(dumps.add("a.html", FORUM, THREAD, MEMBER, PELL, *posts, MINE, LONE))
    assert dumps.posts()[f"{FOLDER}/9001.md"].files == OLD_PLACES
    take_down(dumps.root, f"{FOLDER}/9001.md")
    before = dumps.posts()
    assert (before[f"{FOLDER}/9001.md"].files, before[f"{FOLDER}/9002.md"].files) == ((), OLD_PLACES[:1])
    later = by_pell(3, f"His too: {link(LONE)}", files=OLD_PLACES[1:])
    dumps.convert(dumps.add("b.html", FORUM, THREAD, *posts, later, MINE, LONE))
    assert dumps.posts()[f"{FOLDER}/9003.md"].files == ()  # a note stands in its place
    assert {name: post.files for name, post in dumps.posts().items() if name in before} == {
        name: post.files for name, post in before.items()
    }
