"""A second theme, unlike the first in everything but the contract: a theme can be exchanged as a whole.

`plain/` has no macro, class or script of the first. Its pages are of every kind, well formed, linked, and found by search.
"""

from __future__ import annotations

import re
from pathlib import Path
from unittest import mock

import html5lib
import pytest

from stillboard.model import Post, Thread
from stillboard.site import pages, templates
from stillboard.site.files import Page
from support import lanternside, linkcheck
from support.builds import put
from support.inprocess import build
from support.searching import indexed
from support.templates import CSS

PLAIN = Path(__file__).resolve().parent / "plain"
SITE = "https://archive.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[type]]:
    """The site in the second theme, and the kinds of pages that it made."""
    folder = tmp_path_factory.mktemp("plain")
    content = folder / "content"
    lanternside.whole(content)
    for number in ("91", "92"):
        thread = Thread(f"Tagged {number}", id=number, slug="tagged", boards=("Workshop",), tags=("brass",))
        put(content, thread, lanternside.FORUM)
        put(content, Post("Polish.", id=f"{number}1", number=1, author="Pell"), lanternside.FORUM, thread)
    lanternside.page(content, "about", "About", "Saved by its readers.")
    kinds: set[type] = set()
    html = templates.Templates.html

    def seen(self: templates.Templates, page: Page, frame: pages.Frame) -> bytes:
        kinds.add(type(page.record))
        return html(self, page, frame)

    with mock.patch.object(templates.Templates, "html", seen):
        made = build(folder, content, PLAIN, SITEURL=SITE, FORUM_SEARCH="posts", FORUM_BANNER="The *lamp* is lit.")
    assert not made.error
    return folder / "output", kinds


def test_every_kind_of_page_is_made_and_whole(site: tuple[Path, set[type]]) -> None:
    output, kinds = site
    assert kinds == set(pages.TEMPLATES)
    made = linkcheck.pages(output)
    for file in made:
        text = file.read_text("utf-8")
        html5lib.HTMLParser(strict=True).parse(text)
        assert text.count("<h1") == 1, file
        assert "The <em>lamp</em>" in text
    assert len(made) > 50


def test_all_links_lead_somewhere(site: tuple[Path, set[type]]) -> None:
    assert linkcheck.broken(site[0], SITE) == []


def test_it_has_nothing_of_the_first_theme(site: tuple[Path, set[type]]) -> None:
    """Not its scripts, nor the classes of its own; what stands in bodies is the contract's."""
    output, _ = site
    assert not list(output.rglob("*.js"))
    assert not any("<script" in file.read_text("utf-8") for file in linkcheck.pages(output))
    own = "".join(file.read_text("utf-8") for file in PLAIN.rglob("*.html"))
    assert set(re.findall('class="([^"]*)"', own)) == {"body"}
    assert (output / "theme" / "forum.css").read_text("utf-8") != CSS


def test_search_finds_what_its_pages_have_marked(site: tuple[Path, set[type]]) -> None:
    data = indexed(site[0]) / "search" / "data"
    shown = "".join(file.read_text("utf-8") for file in (data / "pages").glob("*.json"))
    assert '"Polish."' in shown
    assert '"Tagged 91"' in shown
