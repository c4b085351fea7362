"""A blog as pelican-quickstart makes it takes a forum in, with the lines that docs/pelican.md says and no others."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from support.builds import Run, pelican
from support.lanternside import page, small
from support.paths import PROJECT

# What `pelican-quickstart` (Pelican 4.12) writes.
QUICKSTART = """
AUTHOR = "Marlow"
SITENAME = "The lamp room"
SITEURL = ""

PATH = "content"

TIMEZONE = "Europe/Lisbon"

DEFAULT_LANG = "en"

FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

LINKS = [("Pelican", "https://getpelican.com/")]
SOCIAL = [("Another social link", "#")]

DEFAULT_PAGINATION = 10
"""
ARTICLE = "Title: New glass\nDate: 2024-03-02 10:00\nCategory: Lamps\nTags: glass\n\nThe *new* glass came & fits.\n"


def advice() -> str:
    """The settings that the document says to add."""
    text = (PROJECT / "docs" / "pelican.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", text, re.S)
    assert found
    return textwrap.dedent(found[1])


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blog")
    small(folder / "content")
    (folder / "content" / "glass.md").write_text(ARTICLE, encoding="utf-8")
    page(folder / "content", "me", "About me", "I keep lamps.")
    (folder / "pelicanconf.py").write_text(QUICKSTART, encoding="utf-8")
    return folder


def built(blog: Path, folder: Path, more: str) -> Run:
    shutil.copytree(blog, folder)
    conf = folder / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + more, encoding="utf-8")
    return pelican(conf)


@pytest.fixture(scope="module")
def both(blog: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("both") / "site"
    done = built(blog, folder, advice())
    assert done.code == 0, done.text
    return folder / "output"


def test_the_forum_is_there(both: Path) -> None:
    thread = (both / "threads/a-wick-that-will-not-rise.7/index.html").read_text(encoding="utf-8")
    assert 'id="post-71"' in thread
    assert "A wick that will not rise" in (both / "index.html").read_text(encoding="utf-8")
    style = re.search(r'rel="stylesheet" href="/([^"?]+)', thread)
    assert style
    assert (both / style[1]).read_bytes() == (PROJECT / "theme/static/forum.css").read_bytes()


def test_the_blog_is_what_it_was(blog: Path, both: Path, tmp_path: Path) -> None:
    """Its article, page and lists, by its own theme, are those that it has without the forum but for the index's place."""
    shutil.copytree(blog, tmp_path / "alone")
    for name in ("forums", "boards", "threads", "members"):
        shutil.rmtree(tmp_path / "alone" / "content" / name, ignore_errors=True)
    conf = tmp_path / "alone" / "pelicanconf.py"
    conf.write_text(QUICKSTART + "PLUGINS = []\nINDEX_SAVE_AS = 'blog/index.html'\nOUTPUT_PATH = 'output'\n", encoding="utf-8")
    assert pelican(conf).code == 0
    alone = tmp_path / "alone" / "output"
    pages = sorted(path.relative_to(alone) for path in alone.rglob("*.html"))
    assert {Path("new-glass.html"), Path("pages/about-me.html"), Path("blog/index.html"), Path("tags.html")} <= set(pages)
    assert [page for page in pages if (both / page).read_bytes() != (alone / page).read_bytes()] == []
    assert "<em>new</em> glass came &amp; fits" in (both / "new-glass.html").read_text(encoding="utf-8")


def test_no_post_of_the_forum_became_an_article(both: Path) -> None:
    assert sorted(path.name for path in both.glob("*.html") if "wick" in path.name) == []
    assert "wick" not in (both / "blog" / "index.html").read_text(encoding="utf-8")


def test_a_second_build_writes_nothing(both: Path) -> None:
    assert "Site: 0 files written" in pelican(both.parent / "pelicanconf.py").text


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('INDEX_SAVE_AS = "blog/index.html"', 6, "index.html: two pages want this file"),
        (", PELICAN_CLASS", 2, "PELICAN_CLASS: not the class that puts a forum in place"),
    ],
)
def test_a_line_that_is_left_out_is_missed_in_one_line(blog: Path, tmp_path: Path, line: str, code: int, words: str) -> None:
    assert line in advice()
    done = built(blog, tmp_path / "site", advice().replace(line, ""))
    assert (done.code, words in done.words, "Traceback" in done.text) == (code, True, False), done.text


def test_a_theme_without_files_besides_templates_is_none_the_less_one(blog: Path, tmp_path: Path) -> None:
    done = built(blog, tmp_path / "site", advice() + 'THEME = "simple"\n')
    assert done.code == 0, done.text


def test_a_theme_that_is_none_is_refused(blog: Path, tmp_path: Path) -> None:
    done = built(blog, tmp_path / "site", advice() + 'FORUM_THEME = "/nowhere"\n')
    assert (done.code, "FORUM_THEME" in done.words, "Traceback" in done.text) == (2, True, False)
