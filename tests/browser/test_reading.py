"""A reader's story: from a search engine to a post, along a quote to its page, through the pages, by mouse and keyboard."""

from __future__ import annotations

import re

import pytest

from support import lanternside
from support.builds import build

pytestmark = pytest.mark.browser
THREAD = "threads/rewinding.400/"


def box(page, selector: str) -> dict[str, float]:
    """Where an element stands in the window."""
    found = page.locator(selector).bounding_box()
    assert found is not None, selector
    return found


def in_view(page, own: str) -> None:
    """The post's head is in the window, and nothing lies over it."""
    place = box(page, f"#{own}")
    assert 0 <= place["y"] <= 800 - place["height"], place
    article = box(page, f"article[aria-labelledby='{own}']")
    for bar in page.locator("header.bar").all():
        over = bar.bounding_box()
        assert over is None or over["y"] + over["height"] <= article["y"] + 1, "the site's bar lies over the post"


def test_an_address_of_a_post_shows_that_post(page, site):
    page.goto(f"{site}{THREAD}page-2#post-430")
    in_view(page, "post-430")
    assert page.locator("article[aria-labelledby='post-430'] .tombstone").inner_text() == "This post was deleted on the forum."


def test_a_second_name_of_a_post_leads_to_it_too(page, site):
    page.goto(f"{site}{THREAD}#post-90001")
    in_view(page, "post-408")


def test_a_quote_leads_to_the_post_on_its_page(page, site):
    page.goto(f"{site}{THREAD}page-3#post-445")
    page.locator("article[aria-labelledby='post-445'] .attribution a").click()
    page.wait_for_url(f"**/{THREAD}#post-402")
    in_view(page, "post-402")


def test_a_quote_of_a_post_that_is_not_here_says_so(page, site):
    page.goto(f"{site}{THREAD}page-3#post-447")
    attribution = page.locator("article[aria-labelledby='post-447'] .attribution")
    assert "not in the archive" in attribution.inner_text()
    assert attribution.locator("a").count() == 0


def test_a_link_leads_to_the_other_forum(page, site):
    page.goto(f"{site}{THREAD}page-3#post-446")
    page.locator("article[aria-labelledby='post-446'] .body > p a").click()
    page.wait_for_url("**/talk/threads/radio.31/#post-312")
    in_view(page, "post-312")


def test_a_spoiler_opens(page, site):
    page.goto(f"{site}{THREAD}page-3#post-446")
    spoiler = page.locator("article[aria-labelledby='post-446'] details")
    hidden = spoiler.get_by_text("Paraffin, and patience.")
    assert not hidden.is_visible()
    spoiler.locator("summary").click()
    assert hidden.is_visible()


def test_the_pages_of_a_thread_follow_one_another(page, site):
    page.goto(site + THREAD)
    labels = []
    for number in (1, 2, 3):
        labels += page.locator("article .number").all_inner_texts()
        assert f"Page {number} of 3" in page.locator("nav.pager").first.inner_text()
        if number < 3:
            page.locator("nav.pager a[rel=next]").first.click()
            page.wait_for_url(f"**/{THREAD}page-{number + 1}")
    assert labels == [f"#{n}" for n in range(1, 51)]
    page.locator("nav.pager").last.get_by_role("link", name=re.compile("First")).click()
    page.wait_for_url(f"**/{THREAD}")


def test_the_bare_address_of_a_partial_thread_leads_to_its_page(page, site):
    page.goto(f"{site}threads/fog-signals.12345/")
    page.wait_for_url("**/threads/fog-signals.12345/page-13")
    assert page.get_by_text("Pages 1–12 and 14–40 of this thread are not archived.").is_visible()
    assert "between January 2019 and March 2019" in page.locator("article").first.inner_text()


def test_the_bare_address_of_a_partial_thread_takes_a_post_along(page, site, scripts):
    page.goto(f"{site}threads/fog-signals.12345/#post-p13-15")
    page.wait_for_url("**/threads/fog-signals.12345/page-13*")
    if scripts:
        assert page.url.endswith("/page-13#post-p13-15")
        in_view(page, "post-p13-15")
        page.go_back()  # the page that led here is none to go back to
        assert "fog-signals" not in page.url


def test_from_a_search_engine_to_the_board_the_member_and_back(page, site):
    page.goto(f"{site}{THREAD}page-2")
    assert "Rewinding the clockwork" in page.title()
    page.locator("nav.crumbs").get_by_role("link", name="Workshop").click()
    page.wait_for_url("**/forums/workshop.2/")
    page.get_by_role("link", name=re.compile("^Lamps and lenses")).first.click()
    page.wait_for_url("**/forums/lamps-and-lenses.3/")
    page.get_by_role("link", name=re.compile("Rewinding")).first.click()
    page.wait_for_url(f"**/{THREAD}")
    page.locator("article[aria-labelledby='post-407'] .name a").click()
    page.wait_for_url("**/members/**")
    page.locator("ol.posts a").first.click()
    page.wait_for_url("**/threads/**#post-**")


def test_an_address_that_is_not_there_says_so(page, site, heard):
    page.goto(f"{site}threads/never.1/page-9")
    assert page.get_by_role("heading", name="Not in this archive").is_visible()
    page.locator("main a").click()
    page.wait_for_url(site)
    assert [line for line in heard if "404" not in line] == []
    heard.clear()  # the browser itself notes the 404


def test_the_skip_link_comes_first_and_works(page, site):
    page.goto(site + THREAD)
    page.keyboard.press("Tab")
    skip = page.locator("a:focus")
    assert skip.inner_text() == "Skip to content"
    place = skip.bounding_box()
    assert place is not None
    assert place["y"] >= 0
    assert place["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")
    assert page.locator("main a:focus, main summary:focus").count() == 1


def test_what_has_the_focus_can_be_seen(browser, site):
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(site + THREAD)
        for _ in range(25):
            page.keyboard.press("Tab")
            shown = page.evaluate(
                "() => { const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();"
                " return {tag: one.outerHTML.slice(0, 80), width: parseFloat(style.outlineWidth), kind: style.outlineStyle,"
                " top: box.top, bottom: box.bottom, height: innerHeight} }"
            )
            assert shown["kind"] != "none", shown
            assert shown["width"] >= 1, shown
            assert shown["bottom"] > 0, shown
            assert shown["top"] < shown["height"], shown
        context.close()


def test_a_site_on_disk_reads_without_a_server(browser, tmp_path):
    lanternside.whole(tmp_path / "content")
    output = build(tmp_path, tmp_path / "content", RELATIVE_URLS=True)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((output / "index.html").as_uri())
    page.locator("h3").get_by_role("link", name=re.compile("Rewinding")).click()
    page.locator("nav.pager a[rel=next]").first.click()
    page.wait_for_url("**/threads/rewinding.400/page-2.html")
    page.goto((output / "threads/rewinding.400/page-3.html").as_uri() + "#post-445")
    page.locator("article[aria-labelledby='post-445'] .attribution a").click()
    page.wait_for_url("**/threads/rewinding.400/index.html#post-402")
    page.goto((output / "threads/fog-signals.12345/index.html").as_uri())
    page.wait_for_url("**/threads/fog-signals.12345/page-13.html")
    context.close()


def test_on_disk_too_a_post_is_taken_along(browser, tmp_path):
    lanternside.whole(tmp_path / "content")
    output = build(tmp_path, tmp_path / "content", RELATIVE_URLS=True)
    page = browser.new_page()
    page.goto((output / "threads/fog-signals.12345/index.html").as_uri() + "#post-p13-15")
    page.wait_for_url("**/threads/fog-signals.12345/page-13.html#post-p13-15")
    page.close()
