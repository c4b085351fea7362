"""Readers as they come: with one question, looking for their own posts, after what was said in a month; and with the keyboard."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from stillboard.model import Member, Post, Thread, When
from support import lanternside
from support.builds import PATIENCE, build, put
from support.lanternside import FORUM, TALK
from support.searching import indexed
from support.serving import served
from support.watching import listen

pytestmark = pytest.mark.browser
MOST = 4  # clicks
WALKED = ("", "talk/forums/signals.5/", "threads/rewinding.400/page-3", "members/", "search/", "archive/2019/", "overview/")
# What a keyboard must reach, in the order in which it stands on the page.
REACHED = """() => {
    window.reached = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(one =>
        one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
    return reached.length
}"""
# Where the focus is: the place among these, whether it is seen, and whether it is marked.
FOCUSED = """() => {
    const one = document.activeElement
    const box = one.getBoundingClientRect(), style = getComputedStyle(one)
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    return [reached.indexOf(one), seen, marked, one.outerHTML.slice(0, 120)]
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """Two forums, with more members than a page of their list has."""
    folder = tmp_path_factory.mktemp("readers")
    content = folder / "content"
    lanternside.whole(content)
    put(content, Member("Jürgen Wick", id="90", slug="jurgen", member_id="90", signature="Keep it lit."), FORUM)
    put(content, Member("Jurgen Wick", id="91", slug="jurgen", member_id="91", same_as=(f"{FORUM}/jurgen.90",)), TALK)
    for forum, own in ((FORUM, "90"), (TALK, "91")):
        thread = Thread("The lamp of Jürgen", id=own, slug="lamp-of-jurgen", thread_id=own)
        put(content, thread, forum)
        post = Post(
            "It stands in the attic.", id=own, author="Jürgen Wick", author_id=own, number=1, date=When("2015-11-03T10:00Z")
        )
        put(content, post, forum, thread)
    with served(indexed(build(folder, content, FORUM_MEMBERS_PER_PAGE=4, FORUM_SIGNATURES=True))) as address:
        yield address


@pytest.fixture
def window(browser, site) -> Iterator[object]:
    """A telephone, on the home page."""
    heard: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.set_default_timeout(60_000)
    opened = context.new_page()
    listen(opened, site, heard)
    opened.goto(site)
    yield opened
    context.close()
    assert heard == []


def clicked(window, *links: object) -> None:
    """Follow some links, no more than a reader has patience for."""
    assert len(links) <= MOST
    for link in links:
        window.locator(link).first.click() if isinstance(link, str) else link().click()
        window.wait_for_load_state()


def until(window, said: str) -> None:
    end = time.monotonic() + PATIENCE
    while not window.evaluate(said):
        assert time.monotonic() < end, said
        time.sleep(0.05)


def test_a_reader_with_one_question(window, site):
    """From the home page by one search, to the post itself."""
    clicked(window, "a.lens")
    window.keyboard.type("paraffin overnight")
    window.keyboard.press("Enter")
    window.locator("#list a").first.click()
    window.wait_for_url("**/threads/**#post-*")
    post = window.locator(f"article[aria-labelledby='{window.url.partition('#')[2]}']")
    assert "paraffin" in post.inner_text().lower()
    assert -1 <= post.bounding_box()["y"] < 400


def test_a_member_who_looks_for_their_own_posts(window, site):
    """By the list of members and a part of their name, as they type it; they stand there once, whatever forums they wrote in."""
    clicked(window, lambda: window.get_by_role("navigation", name="Site").get_by_role("link", name="Members"))
    window.get_by_label("Filter by name").fill("jurg")
    until(window, "document.querySelectorAll('main > ul.people > li').length === 1")
    assert window.locator("nav.pager").first.is_hidden()
    found = window.locator("ul.people:visible > li")
    assert (
        found.locator(".facts").inner_text().split() == "2 posts Lanternside Talk also Jürgen Wick in Lanternside Forum".split()
    )
    clicked(window, "ul.people:visible .name a")
    assert window.locator("main").get_by_text("It stands in the attic.").count() == 1
    clicked(window, lambda: window.locator("main").get_by_role("link", name="Jürgen Wick"))
    assert window.url.removeprefix(site) == "members/jurgen.90/"
    window.go_back()
    window.go_back()
    window.get_by_label("Filter by name").fill("nobody of this name")
    until(window, "document.querySelectorAll('main > ul.people > li').length === 0")
    window.get_by_label("Filter by name").fill("")
    until(window, "document.querySelectorAll('main > section:not([hidden])').length > 0")


def test_a_signature_can_be_turned_off(window, site):
    window.goto(f"{site}members/jurgen.90/")
    assert window.get_by_text("Keep it lit.").is_visible()
    window.get_by_role("button", name="Settings").click()
    window.get_by_label("Show signatures").uncheck()
    window.reload()
    assert window.get_by_text("Keep it lit.").is_hidden()
    window.get_by_role("button", name="Settings").click()
    window.get_by_label("Show signatures").check()
    assert window.evaluate("localStorage.length") == 0


def test_a_journalist_who_wants_a_month(window, site):
    """By date, year, month: its threads, and how many posts of the month each has."""
    clicked(
        window,
        lambda: window.get_by_role("navigation", name="Site").get_by_role("link", name="By date"),
        lambda: window.locator("main").get_by_role("link", name="2015", exact=True),
        lambda: window.locator("main").get_by_role("link", name="November"),
    )
    assert "November 2015" in window.locator("h1").inner_text()
    assert window.get_by_role("link", name="The lamp of Jürgen").count() == 2


@pytest.mark.parametrize("place", WALKED, ids=lambda place: place or "home")
def test_a_walk_with_the_keyboard(browser, site, place):
    """Tab comes to all that can be pressed, from top to bottom, first to what skips the bar; each is seen and marked."""
    window = browser.new_page(viewport={"width": 1280, "height": 800})
    window.goto(site + place)
    window.evaluate("document.activeElement.blur()")
    count = window.evaluate(REACHED)
    passed = []
    for _ in range(2 * count):  # some boxes that scroll can be come to besides
        window.keyboard.press("Tab")
        at, seen, marked, html = window.evaluate(FOCUSED)
        if html.startswith("<body") or (passed and at == 0):
            break
        assert seen, html
        assert marked, html
        passed += [at] if at >= 0 else []
    window.close()
    assert passed == list(range(passed[0], count))
    assert passed[0] == 0 or place == "search/"  # whose field has the focus from the beginning


def test_skipping_the_bar_and_closing_the_settings(window, site):
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.className") == "skip"
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"
    button = window.get_by_role("button", name="Settings")
    button.focus()
    window.keyboard.press("Enter")
    assert window.get_by_role("dialog").is_visible()
    window.keyboard.press("Escape")
    until(window, "!document.querySelector('dialog')")
    assert window.evaluate("document.activeElement.getAttribute('aria-label')") == "Settings"
