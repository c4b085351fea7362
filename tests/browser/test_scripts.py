"""What the scripts add to a thread's page: settings, keys, folded quotes, copies, pictures, the jump box, the whole thread."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from stillboard.model import Forum, Post, Thread, When
from support.builds import PATIENCE, build, put
from support.lanternside import attachment, page, png
from support.serving import served
from support.watching import listen

pytestmark = pytest.mark.browser
FORUM = "lanternside"
THREAD = "threads/wicks.7/"
LONG = "\n".join(f"> line {n} of a very long quote<br>" for n in range(60))
DEEP = "".join(f"{'>' * depth} depth {depth}\n{'>' * depth}\n" for depth in range(1, 7)) + "\n".join(
    f">>>>>> deep line {n}  " for n in range(20)
)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """A thread of twelve pages of three posts each."""
    folder = tmp_path_factory.mktemp("scripts")
    content = folder / "content"
    lamp = attachment(content, "lamp.png", png(1200, 40))
    put(content, Forum("Lanternside", id=FORUM), FORUM)
    thread = Thread("Wicks", id="7", slug="wicks", posts_per_page=3, page_count=13)
    put(content, thread, FORUM)
    bodies = {
        1: f"> **Marlow** wrote:\n>\n{LONG}\n\nYes.\n\n{DEEP}\n\nAnd so.",
        2: f"```python\nlight = 1\n```\n\n![a lamp]({lamp})",
    }
    for n in range(1, 37):
        post = Post(
            bodies.get(n, f"Words {n}. " * 40),
            id=str(n),
            author=("Pell", "Wren")[n % 2],
            number=n,
            date=When("2019-03-04T10:00Z"),
        )
        put(content, post, FORUM, thread)
    page(content, "about", "About", "Words.")
    with served(build(folder, content)) as address:
        yield address


@pytest.fixture
def window(browser, site, heard) -> Iterator[object]:
    """A reader's window, on the first page of the thread."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    opened = context.new_page()
    listen(opened, site, heard)
    opened.goto(site + THREAD)
    yield opened
    context.close()
    assert heard == []


def until(window, said: str) -> None:
    """Wait until an expression holds; Playwright's own way to wait for one is refused by the pages' policy."""
    end = time.monotonic() + PATIENCE
    while not window.evaluate(said):
        assert time.monotonic() < end, said
        time.sleep(0.05)


def kept(window) -> dict[str, str]:
    return window.evaluate("({...localStorage})")


def settings(window):
    window.get_by_role("button", name="Settings").click()
    return window.get_by_role("dialog", name="Settings")


def test_nothing_is_kept_until_a_reader_changes_a_setting(window, site):
    assert kept(window) == {}
    dialog = settings(window)
    assert kept(window) == {}
    dialog.get_by_label("Colours").select_option("dark")
    dialog.get_by_label("Text").select_option("largest")
    dark = window.evaluate("getComputedStyle(document.body).backgroundColor")
    window.goto(f"{site}{THREAD}page-2")
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert window.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 20
    dialog = settings(window)
    dialog.get_by_label("Colours").select_option("")
    dialog.get_by_label("Text").select_option("")
    assert kept(window) == {}


def test_settings_apply_before_the_page_is_drawn(window, site, heard):
    settings(window).get_by_label("Colours").select_option("dark")
    window.route("**/forum.js*", lambda route: route.abort())  # what runs later has no part in it
    said = []
    window.on("requestfailed", lambda request: said.append(request.url))
    window.goto(f"{site}{THREAD}page-2", wait_until="commit")
    window.wait_for_selector("h1")
    assert window.evaluate("document.documentElement.dataset.theme") == "dark"
    window.wait_for_load_state("load")
    until(window, "!document.documentElement.dataset.scripts")  # and nothing stays folded without its button
    assert said
    heard.clear()  # the browser itself notes the script that did not come


def test_wild_words_in_the_store_do_no_harm(window, site):
    for wild in ("1", "null", '"x"', "{", '{"theme":"<b>","size":7,"places":{}}', "[]"):
        window.evaluate("text => { localStorage['stillboard.settings'] = localStorage['stillboard.places'] = text }", wild)
        window.goto(site + THREAD)
        assert window.evaluate("[document.documentElement.dataset.theme, document.documentElement.dataset.size]") == [None, None]
        window.get_by_role("button", name="Settings").wait_for()
    settings(window).get_by_label("Colours").select_option("dark")  # a list, which was there last, would keep nothing
    assert kept(window)["stillboard.settings"] == '{"theme":"dark"}'


def test_an_address_that_is_no_encoding_does_no_harm(window, site):
    window.goto(site + THREAD)
    for wild in ("#%", "#%E0%A4%A", "#<img src=x>"):
        window.evaluate("wild => { location.hash = wild }", wild)
        until(window, f"location.hash === new URL({wild!r}, location).hash")


def focused(window) -> str:
    return window.evaluate("document.activeElement.getAttribute('aria-labelledby')")


def test_keys_lead_from_post_to_post_and_page_to_page_and_can_be_turned_off(window):
    window.keyboard.press("j")
    window.keyboard.press("j")
    window.keyboard.press("j")
    window.keyboard.press("k")
    assert focused(window) in ("post-1", "post-2")
    window.keyboard.press("n")
    window.wait_for_url("**/page-2")
    window.keyboard.press("p")
    window.wait_for_url(f"**/{THREAD}")
    window.keyboard.press("Control+n")
    window.keyboard.press("?")
    dialog = window.get_by_role("dialog", name="Settings")
    assert "next post" in dialog.inner_text()
    dialog.get_by_label("Keyboard shortcuts").uncheck()
    window.keyboard.press("Escape")
    assert dialog.count() == 0
    window.keyboard.press("j")
    assert focused(window) is None
    window.keyboard.press("n")
    window.keyboard.press("?")
    assert dialog.count() == 0
    assert window.url.endswith(THREAD)


QUOTE = "article[aria-labelledby='post-1'] .body > blockquote"


def test_a_long_quote_is_folded_and_opens(window):
    first = window.locator(QUOTE).first
    low = first.bounding_box()["height"]
    assert low < 400
    first.get_by_role("button", name="Show the whole quote").click()
    assert first.bounding_box()["height"] > 2 * low
    assert first.get_by_role("button").count() == 0
    assert window.evaluate("document.activeElement.tagName") == "BLOCKQUOTE"
    deep = window.locator("blockquote blockquote blockquote blockquote").first
    assert deep.bounding_box()["height"] < 120


def test_what_is_looked_for_in_a_folded_quote_is_found(window, site):
    window.goto("about:blank")
    window.goto(f"{site}{THREAD}#:~:text=line%2059%20of%20a%20very%20long")  # the browser scrolls as it does for what it finds
    until(window, f"document.querySelector(\"{QUOTE}\").classList.contains('open')")


def test_paper_and_readers_without_scripts_have_every_word(window, browser, site):
    window.emulate_media(media="print")
    shown = "one => one.scrollHeight <= one.clientHeight + 1"
    assert window.locator(QUOTE).first.evaluate(shown)
    assert not window.get_by_role("button").first.is_visible()
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site + THREAD)
    assert plain.locator("button").count() == 0
    assert plain.locator(QUOTE).first.bounding_box()["height"] > 800
    context.close()


def test_code_and_links_are_copied_and_it_is_said(window, browser, site):
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.get_by_role("button", name="Copy", exact=True).click()
    until(window, "document.querySelector('[role=status]').textContent === 'Copied'")
    assert window.evaluate("navigator.clipboard.readText()").strip() == "light = 1"
    window.get_by_role("button", name="Copy the link: Post #2 by Pell").click()
    until(window, "navigator.clipboard.readText().then(text => text.endsWith('#post-2'))")
    assert window.evaluate("navigator.clipboard.readText()") == f"{site}{THREAD}#post-2"


def test_a_picture_opens_over_the_page_and_the_focus_returns(window):
    link = window.locator("a.image")
    link.focus()
    window.keyboard.press("Enter")
    dialog = window.get_by_role("dialog", name="a lamp")
    assert dialog.locator("img").evaluate("one => one.decode().then(() => one.naturalWidth)") == 1200
    window.keyboard.press("Escape")
    assert dialog.count() == 0
    assert window.evaluate("document.activeElement.className") == "image"
    assert window.url.endswith(THREAD)


def test_the_jump_box_leads_to_a_page(window):
    pager = window.locator("nav.pager").first
    pager.get_by_text("Page 1 of 13").click()
    pager.get_by_label("Page", exact=True).fill("13")
    pager.get_by_role("button", name="Go").click()
    assert window.url.endswith(THREAD)  # it is not archived
    pager.get_by_label("Page", exact=True).fill("9")
    window.keyboard.press("Enter")
    window.wait_for_url("**/page-9")


def test_only_the_posts_of_one_author_are_shown(window):
    dialog = settings(window)
    dialog.get_by_label("Show only posts by").select_option("Pell")
    window.keyboard.press("Escape")
    posts = window.locator("article.post")
    assert [posts.nth(n).is_visible() for n in range(3)] == [False, True, False]
    window.evaluate("location.hash = '#post-3'")
    until(window, "!document.querySelector('article[hidden]')")


def test_the_whole_thread_comes_onto_one_page(window, site):
    window.goto(f"{site}{THREAD}page-5")
    settings(window).get_by_role("button", name="Put the whole thread on this page").click()
    until(window, "document.querySelectorAll('article.post').length === 36")
    until(window, "!document.querySelector('nav.pager')")
    assert window.locator("a.number").all_inner_texts() == [f"#{n}" for n in range(1, 37)]
    assert window.locator("[id='post-1']").count() == 1


def test_a_reader_goes_on_where_they_left_if_they_wish(window, site):
    settings(window).get_by_label("Remember where I stopped").check()
    window.keyboard.press("Escape")
    window.goto(f"{site}{THREAD}page-4#post-12")
    window.goto(site)
    window.goto(site + THREAD)
    window.get_by_role("link", name="Continue where you left: #12").click()
    window.wait_for_url("**/page-4#post-12")
    settings(window).get_by_label("Remember where I stopped").uncheck()
    assert kept(window) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_the_page_is_loaded_and_a_post_is_in_the_first_window(browser, site, width):
    context = browser.new_context(viewport={"width": width, "height": 640})
    window = context.new_page()
    window.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(one => { moved += one.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    window.goto(site + THREAD, wait_until="load")
    until(window, "document.documentElement.dataset.scripts === 'ready'")
    assert window.evaluate("moved") <= 0.1
    assert window.locator("article.post .body").first.bounding_box()["y"] < 500
    assert window.evaluate("document.scrollingElement.scrollWidth") <= width
    context.close()
