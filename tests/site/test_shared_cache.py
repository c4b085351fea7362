"""The cache of one machine on another: believed by who has the secret, and no danger to anybody else."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest

from stillboard.errors import BuildError, SettingsError
from stillboard.site import bodies, packed
from stillboard.site import index as index_module
from stillboard.site.index import NAME, SECRET, Index, Kind, _seal, _shared_place
from support.builds import pelican, settings, tree
from support.lanternside import small

KEY = "0123456789abcdef" * 4
ROWS = {f"lanternside/0/thread-{n}": f"{n}".encode() * 300 for n in range(9)}


def fill(folder: Path) -> None:
    with Index(folder) as index:
        for key, value in ROWS.items():
            index.put(Kind.BODIES, key, value)


def found(folder: Path) -> list[bytes | None]:
    with Index(folder) as index:
        return [index.get(Kind.BODIES, key) for key in ROWS]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that was made with the secret, in another folder."""
    monkeypatch.setenv(SECRET, KEY)
    fill(tmp_path / "there")
    shutil.copytree(tmp_path / "there", tmp_path / "here")
    return tmp_path / "here"


def test_who_has_the_secret_believes_a_copy(copied: Path) -> None:
    assert found(copied) == list(ROWS.values())


@pytest.mark.parametrize("secret", ["", KEY[:-1] + "0", KEY * 2])
def test_nobody_else_does(copied: Path, monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv(SECRET, secret)
    assert found(copied) == [None] * len(ROWS)
    fill(copied)
    assert found(copied) == list(ROWS.values())


def test_one_that_was_made_without_the_secret_is_not_believed_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    assert found(tmp_path) == list(ROWS.values())
    monkeypatch.setenv(SECRET, KEY)
    assert found(tmp_path) == [None] * len(ROWS)


def test_another_program_does_not_believe_it(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module.versions, "code", lambda: b"another program")
    assert found(copied) == [None] * len(ROWS)


def test_a_row_under_another_name_is_not_believed(copied: Path) -> None:
    with sqlite3.connect(copied / NAME) as connection:
        connection.execute("UPDATE rows SET kind = 'whole'")
    connection.close()
    with Index(copied) as index:
        assert [index.get(Kind.WHOLE, key) for key in ROWS] == [None] * len(ROWS)


@pytest.mark.parametrize("length", [0, 100, 4096, 9000])
def test_a_cut_copy_is_no_failure(copied: Path, length: int) -> None:
    path = copied / NAME
    path.write_bytes(path.read_bytes()[:length])
    assert set(found(copied)) <= {None, *ROWS.values()}
    fill(copied)
    fill(copied)
    assert found(copied) == list(ROWS.values())


@pytest.mark.parametrize("secret", ["x", "0123456789abcdef", " " * 40 + "short"])
def test_a_secret_that_could_be_guessed_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv(SECRET, secret)
    with pytest.raises(SettingsError, match="needs 32 signs or more"):
        Index(tmp_path)


def test_it_never_lies_in_the_file(copied: Path) -> None:
    assert KEY.encode() not in (copied / NAME).read_bytes()


# Whole builds: a machine that has the files of content/ anew, and the cache of another.


def built(folder: Path, secret: str, content: Path, cache: Path | None = None) -> dict[str, bytes]:
    """The site that a machine makes which has nothing but a copy of content/ and of a cache."""
    folder.mkdir()
    shutil.copytree(content, folder / "content")
    if cache:
        shutil.copytree(cache, folder / "cache")
    run = pelican(settings(folder, folder / "content", extra="FORUM_WORKERS = 1\n"), **{SECRET: secret})
    assert run.code == 0, run.text
    assert "Traceback" not in run.text
    return tree(folder / "output")


def cache_of(folder: Path) -> Path:
    return next(folder.rglob(NAME)).parent


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    small(tmp_path / "content")
    return tmp_path / "content"


def changed(cache: Path, statement: str, secret: str = "") -> None:
    """Change rows, and seal them anew if a secret is given."""
    with sqlite3.connect(cache / NAME) as connection:
        connection.execute(statement)
        if secret:
            place = _shared_place(secret.encode())
            for kind, key, value in list(connection.execute("SELECT kind, key, value FROM rows")):
                connection.execute(
                    "UPDATE rows SET seal = ? WHERE kind = ? AND key = ?", (_seal(place, kind, key, value), kind, key)
                )
    connection.close()


def rewritten(cache: Path, before: str, after: str) -> int:
    """Put other HTML into the bodies that a cache has, with right seals; in how many threads."""
    done = 0
    with sqlite3.connect(cache / NAME) as connection:
        for key, value in list(connection.execute("SELECT key, value FROM rows WHERE kind = 'bodies'")):
            kept = msgspec.msgpack.decode(value, type=bodies.Kept)
            new = {
                stem: msgspec.structs.replace(body, html=body.html.replace(before, after)) for stem, body in kept.bodies.items()
            }
            done += new != kept.bodies
            values = msgspec.msgpack.encode(msgspec.structs.replace(kept, bodies=new)), key
            connection.execute("UPDATE rows SET value = ? WHERE kind = 'bodies' AND key = ?", values)
    connection.close()
    changed(cache, "SELECT 1", KEY)
    return done


def test_what_was_rendered_there_is_taken(archive: Path, tmp_path: Path) -> None:
    """Seen by a word that only the cache has: whoever has the secret put it there."""
    plain = built(tmp_path / "one", KEY, archive)
    cache = cache_of(tmp_path / "one")
    assert built(tmp_path / "two", KEY, archive, cache) == plain
    assert rewritten(cache, "</p>", " taken</p>")
    assert any(b" taken</p>" in data for data in built(tmp_path / "three", KEY, archive, cache).values())


def test_what_no_sanitiser_made_is_made_anew_whoever_sealed_it(archive: Path, tmp_path: Path) -> None:
    plain = built(tmp_path / "one", KEY, archive)
    cache = cache_of(tmp_path / "one")
    assert rewritten(cache, "</p>", "<script>alert(1)</script></p>")
    assert built(tmp_path / "two", KEY, archive, cache) == plain


def test_a_cache_of_strangers_changes_nothing(archive: Path, tmp_path: Path) -> None:
    plain = built(tmp_path / "one", "", archive)
    built(tmp_path / "theirs", "f" * 64, archive)
    cache = cache_of(tmp_path / "theirs")
    assert built(tmp_path / "two", KEY, archive, cache) == plain
    assert built(tmp_path / "three", "", archive, cache) == plain


def test_an_older_cache_changes_nothing(archive: Path, tmp_path: Path) -> None:
    built(tmp_path / "older", KEY, archive)
    post = min(path for path in (archive / "threads").rglob("*.md") if path.name != "thread.md")
    post.write_text(post.read_text("utf-8") + "\nAnd the wick was new.\n", "utf-8")
    plain = built(tmp_path / "one", "", archive)
    assert built(tmp_path / "two", KEY, archive, cache_of(tmp_path / "older")) == plain
    assert any(b"And the wick was new" in data for data in plain.values())


@pytest.mark.parametrize("blob", ["X'93'", "X'C1'", "X'80'", "X'9190'", "ZEROBLOB(5000)", "X''"])
@pytest.mark.parametrize("kind", ["facts", "whole", "bodies", "part"])
def test_rubbish_with_a_right_seal_is_no_traceback(archive: Path, tmp_path: Path, kind: str, blob: str) -> None:
    plain = built(tmp_path / "one", KEY, archive)
    cache = cache_of(tmp_path / "one")
    changed(cache, f"UPDATE rows SET value = {blob} WHERE kind = '{kind}'", KEY)  # noqa: S608 - ours
    assert built(tmp_path / "two", KEY, archive, cache) == plain


def test_facts_whose_inside_is_rubbish_are_read_anew() -> None:
    spots = packed.pack([(1, [packed.Spot("a", (), 1)])])
    written = packed.pack([packed.Written("", "a", 1, "words")])

    class Shell(msgspec.Struct):
        spots: bytes
        authors: tuple[packed.Author, ...]
        numbers: tuple[int, ...]

    def sound(spots: bytes, posts: bytes, numbers: tuple[int, ...] = (1,)) -> bool:
        return packed.are_sound(Shell(spots, (packed.Author("Pell", "", 1, posts, b""),), numbers))  # type: ignore[arg-type]

    assert sound(spots, written)
    for wrong in (b"", b"\xc1", b"\x93", packed.pack([]), packed.pack([("one", [])]), b"\x91" * 100_000):
        assert not sound(wrong, written)
    for wrong in (b"", b"\xc1", packed.pack(["words"]), packed.pack([packed.Written("", "a", 7, "on no page")])):
        assert not sound(spots, wrong)
    assert not sound(spots, written, (1, 2))


def test_rubbish_inside_of_what_this_machine_sealed_is_a_line() -> None:
    for unpack in (lambda data: packed.whole(data, "forum/0/thread.1"), packed.written, packed.spots):
        for wrong in (b"", b"\xc1", b"\x93", b"\x91" * 100_000):
            with pytest.raises(BuildError, match="the cache holds what no build has made; delete its folder"):
                unpack(wrong)
