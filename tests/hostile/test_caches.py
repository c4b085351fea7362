"""Caches that somebody else filled: they are refused, not believed, or hold nothing that the sanitiser removes."""

from __future__ import annotations

import dataclasses
import os
import pickle
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from stillboard.site import depends, made, packed
from stillboard.site.archived import ArchivedPost
from stillboard.site.bodies import Kept
from stillboard.site.index import NAME, SECRET, Index, Kind, _seal
from stillboard.site.library import Known
from stillboard.site.sanitised import is_sanitised
from support.builds import Run, pelican, settings, stillboard, tree
from support.lanternside import small

EVIL = '<meta http-equiv="refresh" content="0;url=https://evil.example/"><form action="https://evil.example/"><input></form>'


def place_of(folder: Path) -> bytes:
    """What this machine's seals of an index are keyed with."""
    with Index(folder) as index:
        return index._place


def poison(cache: Path, html: str, place: bytes) -> int:
    """Put HTML before every body of an index, sealed for a place; returns how many there were."""
    count = 0
    with sqlite3.connect(cache / NAME) as connection:
        for key, value in connection.execute("SELECT key, value FROM rows WHERE kind = 'bodies'").fetchall():
            kept = msgspec.msgpack.decode(value, type=Kept)
            bodies = {stem: msgspec.structs.replace(body, html=html + body.html) for stem, body in kept.bodies.items()}
            count += len(bodies)
            changed = msgspec.msgpack.encode(msgspec.structs.replace(kept, bodies=bodies))
            row = ("bodies", key, changed, _seal(place, "bodies", key, changed))
            connection.execute("REPLACE INTO rows VALUES (?, ?, ?, ?)", row)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return count


@pytest.fixture
def site(tmp_path: Path) -> Path:
    small(tmp_path / "content")
    done = pelican(settings(tmp_path, tmp_path / "content"))
    assert done.code == 0, done.text
    return tmp_path


def rebuilt(site: Path) -> Run:
    """Build with every page made anew: its site has another name, and then the old one again."""
    conf = site / "conf.py"
    conf.write_text(conf.read_text("utf-8") + "\nFORUM_TYPOGRIFY = not globals().get('FORUM_TYPOGRIFY', True)\n", "utf-8")
    return pelican(conf)


@pytest.mark.parametrize("turn", range(2))
def test_html_that_the_sanitiser_removes_is_rendered_anew_whatever_its_seal(site: Path, turn: int) -> None:
    before = tree(site / "output")
    assert poison(site / "cache", EVIL, place_of(site / "cache"))
    for post in (site / "content").rglob("threads/**/*.md") if turn else ():
        os.utime(post)  # the folder changed, the words did not
    assert rebuilt(site).code == 0
    assert not any(EVIL.encode() in data for data in tree(site / "output").values())
    assert rebuilt(site).code == 0
    assert tree(site / "output") == before
    rows = sqlite3.connect(site / "cache" / NAME).execute("SELECT value FROM rows WHERE kind = 'bodies'").fetchall()
    kept = [msgspec.msgpack.decode(value, type=Kept) for (value,) in rows]
    assert kept
    assert all(is_sanitised(body.html) for one in kept for body in one.bodies.values())


@pytest.mark.parametrize("place", [b"", b"another machine"])
def test_words_of_another_are_not_believed(site: Path, place: bytes) -> None:
    """Clean HTML, sealed as this program seals it, but for the folder of another machine."""
    before = tree(site / "output")
    assert poison(site / "cache", '<p dir="auto">I never wrote this.</p>', place)
    assert rebuilt(site).code == 0
    assert not any(b"I never wrote this" in data for data in tree(site / "output").values())
    assert rebuilt(site).code == 0
    assert tree(site / "output") == before


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("value", [b"", b"\xc0", b"\x93\x01\x02\x03", b"\x91" * 200_000, msgspec.msgpack.encode({"a": [1] * 9})])
def test_rows_that_hold_something_else_count_as_none(site: Path, kind: Kind, value: bytes) -> None:
    before = tree(site / "output")
    with Index(site / "cache") as index:
        keys = [key for (key,) in index._connection.execute("SELECT key FROM rows WHERE kind = ?", (kind.value,))]
        assert keys
        for key in keys:
            index.put(kind, key, value)
    shutil.rmtree(site / "output")
    done = rebuilt(site)
    assert done.code == 0, done.text
    assert rebuilt(site).code == 0
    assert tree(site / "output") == before


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_a_cache_that_git_tracks_is_refused(site: Path) -> None:
    for command in (["init", "-q"], ["add", "-f", f"cache/{NAME}"]):
        subprocess.run(["git", *command], cwd=site, check=True, capture_output=True)
    before = tree(site / "output")
    done = rebuilt(site)
    assert done.code == 6
    assert f"cache/{NAME}: git tracks the cache" in done.words
    assert tree(site / "output") == before
    checked = stillboard(site, "check", "--content", "content")
    assert checked.code == 1
    assert f"content/../cache/{NAME}:1: P021 git tracks the cache" in checked.text
    subprocess.run(["git", "rm", "-q", "--cached", f"cache/{NAME}"], cwd=site, check=True, capture_output=True)
    assert rebuilt(site).code == 0
    assert stillboard(site, "check", "--content", "content").code == 0


def forged(cache: Path, change: Callable[[msgspec.Struct], msgspec.Struct]) -> None:
    """Change the facts and the posts of every thread, with digests and seals that agree."""
    with Index(cache) as index:
        for (key,) in index._connection.execute("SELECT key FROM rows WHERE kind = 'facts'").fetchall():
            whole = packed.pack(change(packed.whole(index.get(Kind.WHOLE, key), key)))
            known = msgspec.msgpack.decode(index.get(Kind.FACTS, key), type=Known)
            facts = packed.pack(change(packed.FACTS.decode(known.facts)))
            index.put(Kind.WHOLE, key, whole)
            index.put(Kind.FACTS, key, packed.pack(Known(known.signature, depends.digest(whole), depends.digest(facts), facts)))


def named(row: msgspec.Struct, **parts: object) -> msgspec.Struct:
    """A row about a thread that says other things of it."""
    return saying(row, record=dataclasses.replace(row.record, **parts))


def saying(row: msgspec.Struct, **parts: object) -> msgspec.Struct:
    """A row that says what this program would not even put in one."""
    for name, value in parts.items():
        if hasattr(row, name):
            msgspec.structs.force_setattr(row, name, value)
    return row


def posted(row: msgspec.Struct) -> msgspec.Struct:
    """A thread whose posts are files elsewhere."""
    pages = (msgspec.structs.replace(page, posts=_elsewhere(page.posts)) for page in getattr(row, "pages", ()))
    return msgspec.structs.replace(row, pages=tuple(pages)) if hasattr(row, "pages") else row


def _elsewhere(posts: tuple[ArchivedPost, ...]) -> tuple[ArchivedPost, ...]:
    return tuple(msgspec.structs.replace(post, id="../../../../secret") for post in posts)


SHAPES = {
    "slug": lambda row: named(row, slug="../../../out"),
    "absolute": lambda row: named(row, slug="/tmp/out"),  # noqa: S108 - nothing is put there
    "id": lambda row: named(row, id="x/../../../../out"),
    "nul": lambda row: named(row, slug="a\0b"),
    "state": lambda row: named(row, states=("<script>",)),
    "stamps": lambda row: saying(row, stamps=(("2014-99", 1),)),
    "posts": posted,
}


@pytest.mark.parametrize("secret", ["", "0123456789abcdef" * 4])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_thread_of_another_shape_writes_and_reads_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str, secret: str
) -> None:
    """Rows of the right types, sealed as this program seals them: they are read anew, or a line says what they are."""
    monkeypatch.setenv(SECRET, secret)
    site = tmp_path / "deep" / "site"
    small(site / "content")
    (site / "secret.md").write_text("Date: 2020\n\nNobody may see this.\n")
    assert pelican(settings(site, site / "content")).code == 0
    for post in (site / "content").rglob("*.md"):
        os.utime(post, (1_500_000_000, 1_500_000_000))
    time.sleep(2.1)  # a folder that has just changed is read again in any case
    assert pelican(site / "conf.py").code == 0
    before = {path for path in tmp_path.rglob("*") if "output" not in path.parts}
    plain = tree(site / "output")
    forged(site / "cache", SHAPES[shape])
    shutil.rmtree(site / "output")
    done = pelican(site / "conf.py")
    assert "Traceback" not in done.text
    assert {path for path in tmp_path.rglob("*") if "output" not in path.parts} <= before
    if shape == "posts":
        assert (done.code, "the cache holds what no build has made" in done.words) == (6, True)
    else:
        assert (done.code, tree(site / "output")) == (0, plain)


@pytest.mark.parametrize(
    "part",
    [
        made.MadePart(files=[made.MadeFile("a/../../x", b"")]),
        made.MadePart(files=[made.MadeFile("a.html", b"", changed="2020</lastmod><loc>https://evil.example/</loc>")]),
        made.MadePart(pictures={"a\0b": 1}),
        made.MadePart(pictures={"../../x.png": 1}),
    ],
)
def test_a_part_of_the_site_that_no_build_made_counts_as_none(part: made.MadePart) -> None:
    assert made.sound(part) is None
    sound = made.MadePart(files=[made.MadeFile("a/b.html", b"", changed="2020-03-04T05:06:07Z")], pictures={"ab/c.png": 1})
    assert made.sound(sound) is sound


class Runs:
    """What leaves a trace when it is unpickled."""

    def __init__(self, trace: str) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (Path(self.trace),)


@pytest.mark.parametrize("name", ["LOAD_CONTENT_CACHE", "CACHE_CONTENT"])
def test_pelican_s_own_caches_are_refused(site: Path, name: str) -> None:
    trace = site / "it ran"
    for generator in ("ArticlesGenerator", "PagesGenerator"):
        for layer in ("", "-Readers"):
            (site / "cache" / f"{generator}{layer}").write_bytes(pickle.dumps(Runs(str(trace))))
    done = pelican(site / "conf.py", "-e", f"{name}=true", "GZIP_CACHE=false")
    assert done.code == 2
    assert name in done.words
    assert not trace.exists()
    assert rebuilt(site).code == 0
    assert not trace.exists()
