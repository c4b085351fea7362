"""Packed twins: of what gains by it, the same each time, none of a file that is gone."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from stillboard.errors import UsageError
from stillboard.hosting.precompress import LEAST, precompress
from stillboard.proof.sealing import seal
from stillboard.proof.verifying import verify
from stillboard.site.twins import NOTE
from support import lanternside
from support.builds import built, tree
from support.inprocess import build

WORDS = "The clockwork stops after eleven turns. " * 100


def twins(folder: Path) -> set[str]:
    return {file for file in tree(folder) if file.endswith((".gz", ".br"))}


def test_twins_hold_the_file(tmp_path: Path) -> None:
    built(tmp_path, "a.html")
    (tmp_path / "a.html").write_text(WORDS)
    (tmp_path / "small.html").write_text("x" * (LEAST - 1))
    (tmp_path / "edge.html").write_text("x" * LEAST)
    (tmp_path / "noise.txt").write_bytes(os.urandom(5000))
    (tmp_path / "picture.png").write_text(WORDS)
    (tmp_path / "_headers").write_text(WORDS)
    done = precompress(tmp_path)
    assert twins(tmp_path) == {"a.html.gz", "a.html.br", "edge.html.gz", "edge.html.br"}
    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()) == WORDS.encode()
    assert brotli.decompress((tmp_path / "a.html.br").read_bytes()) == WORDS.encode()
    assert (tmp_path / "a.html.gz").read_bytes()[4:8] == bytes(4)  # no time stands in it
    assert (done.packed, done.same) == (3, 0)


def test_only_what_changed_is_packed_again(tmp_path: Path) -> None:
    built(tmp_path, "a.html", "b.html")
    (tmp_path / "a.html").write_text(WORDS)
    (tmp_path / "b.html").write_text(WORDS)
    precompress(tmp_path)
    before = tree(tmp_path)
    assert (precompress(tmp_path).packed, tree(tmp_path)) == (0, before)
    (tmp_path / "a.html").write_text(WORDS + "More.")
    (tmp_path / "b.html.br").unlink()
    assert precompress(tmp_path).packed == 2
    assert brotli.decompress((tmp_path / "a.html.br").read_bytes()).endswith(b"More.")
    assert twins(tmp_path) == {"a.html.gz", "a.html.br", "b.html.gz", "b.html.br"}


def test_twins_of_what_is_gone_go_and_others_stay(tmp_path: Path) -> None:
    built(tmp_path, "own.txt.gz")
    (tmp_path / "a.html").write_text(WORDS)
    (tmp_path / "own.txt.gz").write_bytes(b"somebody's own")
    precompress(tmp_path)
    (tmp_path / "a.html").unlink()
    assert precompress(tmp_path).removed == 2
    assert twins(tmp_path) == {"own.txt.gz"}
    (tmp_path / "a.html").write_text("short")
    precompress(tmp_path)
    (tmp_path / NOTE).write_text("{not a note")
    assert precompress(tmp_path).removed == 0


@pytest.mark.parametrize("name", ["../outside.html", "/etc/x.html", "a/../../outside.html"])
def test_a_note_that_names_other_places_removes_nothing_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").touch()
    built(tmp_path / "site", "index.html")
    (tmp_path / "outside.html.gz").write_text("x")
    (tmp_path / "site" / NOTE).write_text(f'{{"{name}": [1, 2, 3]}}')
    precompress(tmp_path / "site")
    assert (tmp_path / "outside.html.gz").exists()


def test_no_site(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        precompress(tmp_path / "nothing")
    (tmp_path / "a.html").write_text(WORDS)
    with pytest.raises(UsageError, match="no site that stillboard has built"):
        precompress(tmp_path)
    assert set(tree(tmp_path)) == {"a.html"}  # nothing is written beside what is somebody's own


def test_a_build_takes_away_twins_of_what_it_replaces_and_no_others(tmp_path: Path) -> None:
    lanternside.small(tmp_path / "content")
    site = {"SITEURL": "https://archive.example", "FORUM_SEARCH": "off"}
    assert build(tmp_path, tmp_path / "content", **site).error == ""
    output = tmp_path / "output"
    precompress(output)
    before = twins(output)
    thread = "threads/a-wick-that-will-not-rise.7/index.html"
    assert {f"{thread}.gz", "theme/forum.css.gz"} <= before
    post = next((tmp_path / "content").glob("threads/*/*/*/73.md"))
    post.write_text(post.read_text().rpartition("---\n")[0] + "---\n\nAnother text.\n")
    assert build(tmp_path, tmp_path / "content", **site).error == ""
    left = twins(output)
    assert f"{thread}.gz" not in left
    assert f"{thread}.br" not in left
    assert {"theme/forum.css.gz", "theme/forum.css.br"} <= left
    assert precompress(output).packed < len(before) / 2  # the others are not packed again
    assert "Another text." in gzip.decompress((output / f"{thread}.gz").read_bytes()).decode()


def test_a_copy_is_verified_with_its_twins(tmp_path: Path) -> None:
    lanternside.small(tmp_path / "content")
    assert build(tmp_path, tmp_path / "content", SITEURL="https://archive.example", FORUM_HOST="nginx").error == ""
    output = tmp_path / "output"
    precompress(output)
    seal(output, str, str)
    assert verify(output).findings == []
    (output / "index.html.gz").write_bytes(gzip.compress(b"another page"))
    (output / "index.html.br").write_bytes(b"no brotli")
    (output / "404.html.gz").write_bytes(gzip.compress(bytes(10**7)))
    (output / "own.txt.gz").write_bytes(b"x")
    assert verify(output).findings == [
        "404.html.gz: is not 404.html, packed",
        "index.html.br: is not index.html, packed",
        "index.html.gz: is not index.html, packed",
        "own.txt.gz: is not of this site",
    ]
