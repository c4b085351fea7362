"""A site whose words have no blanks: nothing sticks out. Which way pages are walked through; test_looks.py has more of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import inprocess, lanternside
from support.looks import OPENED, STICKING_OUT
from support.serving import served
from support.watching import listen

pytestmark = pytest.mark.browser
PAGES = {
    "home": "",
    "board": "forums/workshop.2/",
    "thread": "threads/rewinding.400/",
    "partial thread": "threads/fog-signals.12345/page-13",
    "worst post": "threads/wide.55/",
    "member": "members/member.1/",
    "members": "members/",
    "missing": "404",
}


@pytest.fixture(scope="module", params=["ar", "ja"])
def site(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    lanternside.whole(folder / "content")
    assert inprocess.build(folder, folder / "content", FORUM_LANG=request.param).error == ""
    with served(Path(folder / "output")) as address:
        yield request.param, address


@pytest.mark.parametrize("site", ["ja"], indirect=True)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_window(browser, site, width):
    _, address = site
    page = browser.new_page(viewport={"width": width, "height": 800})
    heard: list[str] = []
    listen(page, address, heard)
    found = {}
    for name, place in PAGES.items():
        page.goto(address + place)
        page.evaluate(OPENED)
        wide, beyond = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(STICKING_OUT, width)
        if wide > width or beyond:
            found[name] = (wide, beyond)
    page.close()
    assert (found, heard) == ({}, [])


def test_pages_are_walked_through_in_the_direction_of_the_language(browser, site):
    """The next page lies where the line goes on, and the arrows point away from one another."""
    language, address = site
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + "threads/rewinding.400/page-2")
    before, after = (page.locator(f".pager a[rel={rel}]").first.bounding_box()["x"] for rel in ("prev", "next"))
    initial, body = (page.locator(f".post .{name}").first.bounding_box()["x"] for name in ("initial", "line"))
    page.close()
    assert (after < before, initial > body) == ((True, True) if language == "ar" else (False, False))
