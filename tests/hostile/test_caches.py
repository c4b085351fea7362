"""Caches that somebody else filled: they are refused, not believed, or hold nothing that the sanitiser removes."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from markupsafe import Markup

from stillboard.site.cache import NAME, Cache, _seal, key
from stillboard.site.render import Rendered
from stillboard.site.sanitised import is_sanitised
from support.builds import Run, pelican, settings, stillboard, tree
from support.lanternside import small

EVIL = '<meta http-equiv="refresh" content="0;url=https://evil.example/"><form action="https://evil.example/"><input></form>'


def place_of(folder: Path) -> bytes:
    """What this machine's seals of a cache are keyed with."""
    store = Cache(folder)
    store.close(complete=False)
    return store._place


def poison(cache: Path, html: str, place: bytes) -> int:
    """Put HTML into every row of a cache, sealed for a place; returns how many there were."""
    with sqlite3.connect(cache / NAME) as connection:
        rows = connection.execute("SELECT key, html, used, fault FROM posts").fetchall()
        for row_key, old, used, fault in rows:
            row = (row_key, html + old, used, fault)
            connection.execute("REPLACE INTO posts VALUES (?, ?, ?, ?, ?)", (*row, _seal(*row, place=place)))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(rows)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    small(tmp_path / "content")
    done = pelican(settings(tmp_path, tmp_path / "content"))
    assert done.code == 0, done.text
    return tmp_path


def rebuilt(site: Path) -> Run:
    return pelican(site / "conf.py")


def test_html_that_the_sanitiser_removes_is_rendered_anew_whatever_its_seal(site: Path) -> None:
    before = tree(site / "output")
    assert poison(site / "cache", EVIL, place_of(site / "cache"))
    assert "Site: 0 files written" in rebuilt(site).words
    assert tree(site / "output") == before
    rows = sqlite3.connect(site / "cache" / NAME).execute("SELECT html FROM posts").fetchall()
    assert all(is_sanitised(html) for (html,) in rows)


def test_words_of_another_are_not_believed(site: Path) -> None:
    """Clean HTML, sealed as this program seals it, but for the folder of another machine."""
    before = tree(site / "output")
    assert poison(site / "cache", '<p dir="auto">I never wrote this.</p>', b"")
    assert "Site: 0 files written" in rebuilt(site).words
    assert poison(site / "cache", '<p dir="auto">I never wrote this.</p>', b"another machine")
    assert "Site: 0 files written" in rebuilt(site).words
    assert tree(site / "output") == before


def test_a_copy_of_a_cache_is_not_believed(tmp_path: Path) -> None:
    row = key("body", "gfm", "/")
    store = Cache(tmp_path / "one")
    store.put(row, Rendered(Markup("<b>x</b>"), {}))
    store.close()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    for name, found in (("one", True), ("two", False)):
        store = Cache(tmp_path / name)
        assert (store.get(row, str) is not None) is found
        store.close(complete=False)


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
