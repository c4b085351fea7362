"""Everything under content/, as the site needs it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from stillboard.errors import ContentError
from stillboard.ids import digest, member_stem
from stillboard.site import library, packed, reading
from stillboard.site.index import Index
from stillboard.workers import Workers


def file(*head: str, body: str = "") -> str:
    return "---\n" + "".join(f"{line}\n" for line in head) + "---\n" + (f"\n{body}\n" if body else "")


THREAD = "threads/lanternside/0/wicks.7"
FILES = {
    "forums/lanternside.md": file("Title: Lanternside Forum"),
    "boards/lanternside/lamps.3.md": file("Title: Lamps"),
    "boards/lanternside/wicks.4.md": file("Title: Wicks", "Parent: lamps.3"),
    "members/lanternside/pell.9.md": file("Name: Pell", "Title: Keeper"),
    f"{THREAD}/thread.md": file("Title: Wicks", "Board: Lamps", "Board: Wicks", "Board: Flat ones"),
    f"{THREAD}/71.md": file("Author: Pell", "Author-id: 9", body="> quoted\n\nHow *flat* should it be?"),
    f"{THREAD}/72.md": file("Author: tidewatch", body="x"),
    f"{THREAD}/73.md": file("Author: Pell the Elder", "Author-id: 9", body="x"),
    f"{THREAD}/74.md": file(body="nobody said who wrote this"),
}


def load(root: Path, files: dict[str, str]) -> library.Library:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return library.load(root, 20)


def test_a_forum(tmp_path: Path) -> None:
    (forum,) = load(tmp_path, FILES).forums
    (thread,) = forum.threads
    posts = thread.opened().posts
    assert [post.id for post in posts] == ["71", "72", "73", "74"]
    assert posts[0].excerpt == "How flat should it be?"
    assert [board.title for board in thread.boards] == ["Lamps", "Wicks", "Flat ones"]
    assert [board.id for board in thread.boards[:2]] == ["lamps.3", "wicks.4"]
    assert thread.boards[2].parent == "wicks.4"  # made up from its title
    assert all(forum.by_board[board.id] == [thread] for board in thread.boards)


def test_languages_of_code_are_told_while_others_read(tmp_path: Path) -> None:
    code = "```Python\na\n```\n\n> ~~~ c++\n> b\n> ~~~\n\n```\nplain\n```\n\nSay ```no``` more.\n"
    files = {"forums/lanternside.md": FILES["forums/lanternside.md"]}
    for n, body in enumerate(("```sql\n```\n", code, "```sql\n```\n")):
        files |= {f"{THREAD}{n}/thread.md": file("Title: Wicks"), f"{THREAD}{n}/8{n}.md": file(body=body)}
    told: list[list[str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "CHUNK", 1)
        load(tmp_path, files)
        library.load(tmp_path, 20, None, Workers(2, 0), prepare=lambda languages: told.append(list(languages)))
    assert told == [[], ["sql"], ["sql", "python", "c++"]]


@pytest.mark.parametrize("workers", [1, 2])
def test_only_threads_that_changed_are_read_and_prepared_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(library, "CHUNK", 1)
    files = {"forums/lanternside.md": FILES["forums/lanternside.md"]}
    for n in range(5):
        files |= {f"{THREAD}{n}/thread.md": file("Title: Wicks"), f"{THREAD}{n}/8{n}.md": file(body=f"the text of {n}")}
    load(tmp_path / "content", files)
    time.sleep(reading.TICK / 1e9 + 0.2)  # a file of this moment is read again, whatever it looks like
    prepared: list[object] = []

    def again() -> list[str]:
        with Index(tmp_path / "cache") as index:
            put: list[str] = []
            monkeypatch.setattr(index, "put", lambda kind, key, value: put.append(key) or Index.put(index, kind, key, value))
            line = Workers(workers, 0)
            (forum,) = library.load(tmp_path / "content", 20, index, line, prepare=prepared.append).forums
            assert [thread.opened().posts[0].id for thread in forum.threads] == [f"8{n}" for n in range(5)]
            return sorted({key.rpartition(".")[2] for key in put})

    assert again() == ["70", "71", "72", "73", "74"]
    assert bool(prepared) == (workers > 1)
    prepared.clear()
    assert again() == []
    assert prepared == []
    (tmp_path / "content" / f"{THREAD}3" / "83.md").write_text(file(body="another text"), "utf-8")
    assert again() == ["73"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_folder_whose_name_is_no_text_is_a_fault(tmp_path: Path) -> None:
    load(tmp_path, FILES)
    (tmp_path / THREAD).rename(tmp_path / f"{THREAD}\udcff")
    with Index(tmp_path / "cache") as index, pytest.raises(ContentError, match="cannot name a file"):
        library.load(tmp_path, 20, index)
    assert not index.fault


def test_authors(tmp_path: Path) -> None:
    (forum,) = load(tmp_path, FILES).forums
    pell, tidewatch, elder, nobody = (forum.author_of(post) for post in forum.threads[0].opened().posts)
    assert pell.record.title == "Keeper"
    assert elder is pell  # the id counts, not the name of the day
    assert (tidewatch.record, tidewatch.slug) == (None, "tidewatch")
    assert tidewatch.id.startswith("n-")
    assert nobody is None


def test_two_members_of_one_name(tmp_path: Path) -> None:
    files = {**FILES, "members/lanternside/pell.n-00000000.md": file("Name: Pell")}
    files[f"{THREAD}/75.md"] = file("Author: Pell", body="x")
    (forum,) = load(tmp_path, files).forums
    posts = {post.id: post for post in forum.threads[0].opened().posts}
    assert forum.author_of(posts["71"]).id == "9"
    assert forum.author_of(posts["75"]).id == "n-00000000"


def test_a_file_keeps_its_id_when_the_name_in_it_is_changed(tmp_path: Path) -> None:
    """Posts and threads go on saying the old name; what the file says is not lost to one that is made up from it."""
    member, board = member_stem("Old Pell"), f"b-{digest('lanternside', 'Rants')}"
    renamed = {
        f"members/lanternside/old-pell.{member}.md": file("Name: New Pell", "Title: Keeper"),
        f"boards/lanternside/rants.{board}.md": file("Title: Speeches", body="What was said."),
        f"{THREAD}/thread.md": file("Title: Wicks", "Board: Rants"),
        f"{THREAD}/75.md": file("Author: Old Pell", body="x"),
        f"{THREAD}/76.md": file("Author: New Pell", body="x"),
    }
    (forum,) = load(tmp_path, {**FILES, **renamed}).forums
    author = forum.authors[member]
    assert author.record is not None
    assert (author.name, author.record.title) == ("New Pell", "Keeper")
    assert forum.authors_by_name["Old Pell"] is forum.authors_by_name["New Pell"] is author
    assert [len(packed.written(posts)) for _, posts in forum.written.by(member)] == [1, 1]
    assert (forum.written.count(member), forum.written.count("nobody")) == (2, 0)
    assert [(one.title, one.body) for one in forum.threads[0].boards] == [("Speeches", "What was said.")]


def test_nothing_is_a_site_too(tmp_path: Path) -> None:
    assert load(tmp_path, {}).forums == ()


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        (f"{THREAD}/75.md", "no header", "does not start with a ---"),
        (f"{THREAD}/75.md", file("Autor: Pell"), "did you mean Author"),
        (f"{THREAD}/75.md", file("Save_as: ../x"), "refused"),
        (f"{THREAD}/thread.md", file("Prefix: x"), "Title is missing"),
        ("threads/lanternside/0/empty.8/thread.md", file("Title: Empty"), "a thread without posts"),
        ("threads/lanternside/0/headless.8/1.md", file("Author: Pell", body="x"), "thread.md"),
        ("threads/elsewhere/0/wicks.7/thread.md", file("Title: Wicks"), "there is no forums/elsewhere.md"),
        ("boards/lanternside/lamps.5.md", file("Title: x", "Order: one"), "Order cannot be"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path: Path, name: str, text: str, fault: str) -> None:
    with pytest.raises(ContentError, match=fault) as caught:
        load(tmp_path, {**FILES, name: text})
    assert name.rpartition("/")[0].partition("/")[2].partition("/")[0] in str(caught.value)


def test_all_faults_are_counted(tmp_path: Path) -> None:
    files = {**FILES, **{f"{THREAD}/8{n}.md": "broken" for n in range(9)}}
    with pytest.raises(ContentError, match=r"and 4 more"):
        load(tmp_path, files)


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(file("Author: Pell", body="secret"))
    root = tmp_path / "content"
    load(root, FILES)
    (root / THREAD / "76.md").symlink_to(outside)
    assert "76" not in {post.id for post in library.load(root, 20).forums[0].threads[0].opened().posts}


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "/home/pell/wicks.html", "file:///wicks.html"]
)
def test_an_address_that_is_none_of_the_web_is_not_published(tmp_path: Path, bad: str) -> None:
    good = "HTTP://forum.lanternside.example/t/7"
    files = {
        **FILES,
        "forums/lanternside.md": file("Title: Lanternside Forum", f"Address: {bad}", f"Address: {good}"),
        "boards/lanternside/lamps.3.md": file("Title: Lamps", f"Address: {bad}"),
        "members/lanternside/pell.9.md": file("Name: Pell", f"Address: {bad}"),
        f"{THREAD}/thread.md": file("Title: Wicks", "Board: Lamps", f"Address: {bad}", f"Address: {good}"),
        f"{THREAD}/71.md": file("Author: Pell", "Author-id: 9", f"Address: {bad}", body="x"),
        f"{THREAD}/72.md": file("Author: Pell", "Author-id: 9", f"Address: {good}", body="x"),
    }
    (forum,) = load(tmp_path, files).forums
    (thread,) = forum.threads
    assert forum.record.addresses == thread.record.addresses == thread.opened().record.addresses == (good,)
    assert [post.address for post in thread.opened().posts[:2]] == ["", good]
    assert [board.addresses for board in thread.boards] == [()]
    assert [author.record.address for author in forum.authors.values() if author.record] == [""]
