"""Every template in narrow and wide windows, light and dark: nothing sticks out, and axe finds no barrier."""

from __future__ import annotations

import itertools
import os

import pytest

from support.fonts import set_font
from support.looks import COLOURS, RULES, STICKING_OUT
from support.watching import listen

pytestmark = pytest.mark.browser
PAGES = {
    "home": "",
    "board": "forums/workshop.2/",
    "empty end of the boards": "forums/lamps-and-lenses.3/",
    "thread": "threads/rewinding.400/",
    "thread's last page": "threads/rewinding.400/page-3",
    "partial thread": "threads/fog-signals.12345/page-13",
    "worst post": "threads/wide.55/",
    "member": "members/member.1/",
    "members": "members/",
    "own page": "pages/about-this-archive",
    "missing": "404",
    "talk": "talk/threads/radio.31/",
    "forum": "talk/",
    "forum without a path": "forums/",
    "years": "archive/",
    "year": "archive/2019/",
    "month": "archive/2019/03/",
    "overview": "overview/",
}
CI = os.environ.get("CI") == "true"


@pytest.mark.parametrize(("width", "font"), [(320, "own"), (320, "mono"), (320, "wide"), (768, "own"), (1280, "own")])
def test_nothing_is_wider_than_the_window(browser, site, width, font):
    """One window for all pages: to open one takes longer than to look."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    set_font(page, font)
    heard: list[str] = []
    listen(page, site, heard)
    found = {}
    for name, place in PAGES.items():
        page.goto(site + place)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        wide, beyond = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(STICKING_OUT, width)
        if wide > width or beyond:
            found[name] = (wide, beyond)
    context.close()
    assert found == {}
    assert heard == []


@pytest.mark.parametrize("place", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_no_barrier(browser, site, place):
    """One window for all: to open it and to load axe takes longer than to look. The scheme changes nothing but colours."""
    if not CI:
        pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context()
    page = context.new_page()
    page.goto(site + place)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = []
    for width, scheme in itertools.product((320, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        wanted = {"type": "tag", "values": RULES} if scheme == "light" else {"type": "rule", "values": COLOURS}
        results = Axe().run(page, options={"runOnly": wanted})
        found += [
            f"{width} px, {scheme}: {one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes'][:3]]}"
            for one in results.response["violations"]
        ]
    context.close()
    assert found == []


def test_dark_and_light_differ(browser, site):
    colours = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(site)
        colours.append(page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"))
        context.close()
    assert colours[0][0] != colours[1][0]
    assert colours[0][1] != colours[1][1]
