"""What a reader loads stays small: the pages beyond what people wrote, the stylesheet, the scripts."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from support.extremes import SETTINGS, fill
from support.inprocess import build
from support.paths import PROJECT

STATIC = PROJECT / "theme" / "static"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weight")
    fill(folder / "content")
    assert build(folder, folder / "content", SITEURL="https://archive.example", **SETTINGS).error == ""
    return Path(folder / "output")


def test_the_stylesheet() -> None:
    assert (STATIC / "forum.css").stat().st_size <= 30_000


def test_the_scripts_of_a_page() -> None:
    """404.html has the most: all but the one that takes an id along. The search page is without the one for old addresses."""
    scripts = {file.name: len(gzip.compress(file.read_bytes())) for file in STATIC.glob("*.js") if file.name != "redirect.js"}
    assert scripts.keys() == {"first.js", "forum.js", "search.js", "old.js"}
    assert sum(scripts.values()) - scripts["old.js"] <= 15_000
    assert scripts["old.js"] <= 5_000


@pytest.mark.parametrize("thread", ["rewinding.400", "worst.70"])
def test_a_page_of_twenty_posts_beyond_their_bodies(output: Path, thread: str) -> None:
    page = (output / "threads" / thread / "index.html").read_text("utf-8")
    tree = LexborHTMLParser(page)
    bodies = tree.css("article.post .body")
    assert len(tree.css("article.post")) == 20
    assert len(bodies) == 20
    own = len(page.encode()) - sum(len((body.html or "").encode()) for body in bodies)
    assert own <= 60_000
