"""A page of each template, from left to right and from right to left, in narrow and wide windows, light and dark: nothing
sticks out or moves, axe finds no barrier, what it cannot decide has been looked at (reviewed.toml), and no script is needed.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator

import pytest

from support.extremes import PAGES, SETTINGS, fill
from support.fonts import set_font
from support.inprocess import build
from support.looks import OPENED, STICKING_OUT, axe, findings, reviewed
from support.serving import served
from support.watching import listen

pytestmark = pytest.mark.browser
CI = os.environ.get("CI") == "true"
# Windows: 320 CSS pixels are a telephone, and also a window of 1280 at 400 %.
WINDOWS = [(320, 256, 4, "own"), (320, 640, 1, "mono"), (320, 640, 1, "wide"), (768, 800, 1, "own"), (1280, 800, 1, "own")]
MOVED = """window.moved = 0
new PerformanceObserver(list => list.getEntries().forEach(one => { moved += one.value }))
    .observe({type: 'layout-shift', buffered: true})"""
WORDS = "[...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, th, dt, dd, pre, summary)')].map(one => one.innerText)"
CONTENT = re.compile("^data:|/attachments/|/search/data/")  # of a post, and what is searched in
ADDED = "document.querySelectorAll('main :is(button, form, .back)').forEach(one => one.remove())"


@pytest.fixture(scope="module", params=["en", "ar"], ids=["ltr", "rtl"])
def site(request, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
    fill(folder / "content")
    assert build(folder, folder / "content", FORUM_LANG=request.param, **SETTINGS).error == ""
    with served(folder / "output") as address:
        yield address


@pytest.mark.parametrize(("width", "height", "scale", "font"), WINDOWS)
def test_nothing_is_wider_than_the_window(browser, site, width, height, scale, font):
    """One window for all pages: to open one takes longer than to look."""
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=scale)
    page = context.new_page()
    set_font(page, font)
    found = {}
    for name, place in PAGES.items():
        page.goto(site + place)
        page.evaluate(OPENED)
        wide, beyond = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(STICKING_OUT, width)
        if wide > width or beyond:
            found[name] = (wide, beyond)
    context.close()
    assert found == {}


def test_axe_finds_no_barrier(browser, site):
    """The scheme changes nothing but colours."""
    if not CI:
        pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    page = browser.new_page()
    wrong, undecided = [], []
    unmet = {entry["where"] for entry in reviewed()}
    for name, place in PAGES.items():
        page.goto(site + place)
        page.evaluate(OPENED)
        axe(page)
        unmet -= {where for where in unmet if page.locator(where).count()}
        for width, scheme in itertools.product((320, 1280), ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            found = findings(page, scheme)
            wrong += [f"{name}, {width} px, {scheme}: {one}" for one in found.wrong]
            undecided += [f"{name}, {width} px, {scheme}: {one}" for one in found.undecided]
    page.close()
    assert wrong == []
    assert undecided == []
    assert unmet == set(), "nothing is left of what was looked at"


def test_pages_are_still_and_light_and_need_no_script(browser, site):
    """Nothing moves while they are loaded, they ask for little and only here, say nothing, and have all words without scripts."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    plain = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page, without = context.new_page(), plain.new_page()
    page.add_init_script(MOVED)
    heard: list[str] = []
    asked: list[str] = []
    listen(page, site, heard)
    page.on("request", lambda request: asked.append(request.url))
    for name, place in PAGES.items():
        asked.clear()
        page.goto(site + place)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("moved") <= 0.1, name
        assert len([url for url in asked if not CONTENT.search(url)]) <= 5, (name, asked)
        if name == "search":  # a script is what finds
            continue
        without.goto(site + place)
        page.evaluate(OPENED)
        page.evaluate(ADDED)
        without.evaluate(OPENED)
        if name != "missing":
            assert page.evaluate(WORDS) == without.evaluate(WORDS), name
    context.close()
    plain.close()
    assert [line for line in heard if "status of 404" not in line] == []  # that the browser says itself of the missing page


@pytest.mark.parametrize("width", [320, 1280])
def test_a_link_to_a_post_shows_it(browser, site, width):
    """Whatever lies above it, and also where the words that are linked lie in a spoiler."""
    page = browser.new_page(viewport={"width": width, "height": 640})
    for anchor in ("post-7001", "post-7002", "post-7003", "post-7020"):
        page.goto("about:blank")
        page.goto(f"{site}threads/worst.70/#{anchor}")
        top = page.locator(f"article[aria-labelledby='{anchor}']").bounding_box()["y"]
        assert -1 <= top < 320, anchor
    page.goto("about:blank")
    page.goto(f"{site}threads/worst.70/#:~:text=Paraffin%20under%20a%20cloth")
    page.get_by_text("Paraffin under a cloth.").wait_for()
    page.close()


def test_paper_has_every_word(browser, site):
    """Spoilers and folded quotes are open on it."""
    page = browser.new_page()
    page.goto(f"{site}threads/worst.70/")
    hidden = page.get_by_text("Paraffin under a cloth.")
    assert not hidden.is_visible()
    page.emulate_media(media="print")
    assert hidden.is_visible()
    cut = "[...document.querySelectorAll('.body blockquote')].filter(one => one.scrollHeight > one.clientHeight + 1).length"
    assert page.evaluate(cut) == 0
    page.close()


def test_dark_and_light_differ(browser, site):
    colours = []
    page = browser.new_page()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(site)
        colours.append(page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"))
    page.close()
    assert colours[0][0] != colours[1][0]
    assert colours[0][1] != colours[1][1]
