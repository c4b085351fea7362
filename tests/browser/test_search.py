"""Search as readers meet it: words of many languages, filters, orders, the keyboard; hostile words, and no script."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from stillboard.model import Post, Thread, When
from support.builds import build, put
from support.lanternside import FORUM
from support.looks import COLOURS, RULES, STICKING_OUT
from support.searched import searched
from support.searching import indexed
from support.serving import served
from support.watching import listen

pytestmark = pytest.mark.browser
CI = os.environ.get("CI") == "true"


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    searched(folder / "content")
    return indexed(build(folder, folder / "content"))


@pytest.fixture(scope="module")
def site(output) -> Iterator[str]:
    with served(output) as address:
        yield address


@pytest.fixture(scope="module")
def module_page(browser, site) -> Iterator[object]:
    """One window for all, since to open one takes longer than to look."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(module_page, site) -> Iterator[object]:
    heard: list[str] = []
    listen(module_page, site, heard)
    yield module_page
    assert heard == []


Look = Callable[..., list[str]]


@pytest.fixture
def look(page, site) -> Look:
    """Search for something; gives where its results lead, from the site's root."""

    def find(**query: str) -> list[str]:
        page.goto(f"{site}search/?{urlencode(query)}")
        return results(page)

    return find


def results(page) -> list[str]:
    page.locator("#told", has_text="Pages with").or_(page.locator("#told", has_text="Nothing")).wait_for()
    return [link.get_attribute("href").lstrip("/") for link in page.locator("#list h3 a").all()]


def test_a_word_of_one_post_leads_to_that_post(page, look, site):
    assert look(q="paraffinfact") == ["threads/wick.7/page-2#post-125"]
    result = page.locator("#list li")
    assert result.locator("h3").inner_text() == "A wick that will not rise"
    for words in ("Wren", "March 25, 2019", "#25", "Lamps", "Lanternside Forum"):
        assert words in result.locator(".facts").inner_text()
    assert result.locator("mark").all_inner_texts() == ["paraffinfact."]
    result.locator("a").click()
    page.wait_for_url("**/threads/wick.7/page-2#post-125")
    assert page.locator("#post-125").is_visible()


@pytest.mark.parametrize(
    ("query", "post"),
    [
        ("clockwork", "101"),  # the end of an English word
        ("lighthouse", "101"),
        ("Leuchtturm", "201"),  # umlauts, and the beginning of a word
        ("Häuser", "201"),
        ("hauser", "201"),
        ("منارة", "202"),  # without the article
        ("والمنارة", "202"),
        ("灯台", "203"),  # inside a sentence without blanks
        ("ランプ", "203"),
        ("ﾗﾝﾌﾟ", "203"),
        ("使っています", "203"),
        ("ประภาคาร", "204"),
        ("등대", "205"),  # without its particle
    ],
)
def test_words_of_all_languages(look, query, post):
    found = look(q=query, forum="Lanternside Forum")
    assert len(found) == 1
    assert found[0].endswith(f"#post-{post}")


def test_marks_stand_on_the_words(page, look):
    look(q="灯台")
    assert page.locator("#list mark").all_inner_texts() == ["灯台"]
    look(q="lamp number7")
    assert page.locator("#list li").first.locator("mark").all_inner_texts() == ["lamps", "number7."]


def test_several_words_stand_in_one_post_first(look):
    assert look(q="lamps number28")[0] == "threads/wick.7/page-2#post-128"
    assert look(q='"again number9"')[:1] == ["threads/wick.7/#post-109"]
    assert look(q='"number9 again"') == []


def test_words_that_stand_apart_are_offered_apart(page, look):
    """What stands together is one offer, what nobody says is none; a phrase in vain is offered as its words."""
    apart = ("paraffinfact zebra radio answer", "", ["paraffinfact answer", "radio"])
    for query, year, offers in (apart, ('"number9 again"', "", ["number9 again"]), ("lamps radio", "2019", ["lamps"])):
        assert look(q=query, year=year) == []
        page.locator("#fewer:visible").wait_for()
        assert page.locator("#fewer a").all_inner_texts() == offers
    page.locator("#fewer a").click()
    page.wait_for_url("**/search/?q=lamps&year=2019")
    assert results(page)
    assert page.locator("#fewer").is_hidden()


@pytest.mark.parametrize("word", ["Signatureword", "Titleword", "Noteword", "quarterdeck", "lamps zebra", "lamps noteword"])
def test_what_no_post_says_gives_nothing(page, look, word):
    assert look(q=word) == []
    assert page.locator("#told").inner_text() == "Nothing was found."


def test_a_quote_gives_the_quoted_post(look):
    assert look(q="quoteword") == ["threads/wick.7/#post-101"]


def test_members_boards_and_pages_are_found_by_their_names(look):
    assert look(q="Marlow") == ["members/marlow.1/"]
    assert look(q="zirconbright") == ["forums/lamps.3/"]
    assert look(q="handiwork") == ["pages/about-this-archive"]
    assert look(q="tagword") == ["threads/wick.7/"]


def numbers(found: list[str]) -> list[int]:
    return [int(address.rpartition("-")[2]) - 100 for address in found]


def all_of(page) -> list[int]:
    """The results, with all that "Show more results" shows."""
    more = page.locator("#more")
    while more.is_visible():
        before = page.locator("#list li").count()
        more.click()
        page.locator("#list li").nth(before).wait_for()
    return numbers(hrefs(page))


def test_filters(page, look):
    look(q="trimming", year="2019", sort="old")
    assert all_of(page) == sorted(set(range(16, 31)) - {25})
    assert numbers(look(q="trimming", by="Marlow", sort="new")) == list(range(30, 18, -3))
    assert all_of(page) == list(range(30, 0, -3))
    assert look(q="trimming", starter="Íris") == []
    assert look(q="clockworks", forum="Lanternside Talk") == ["talk/threads/radio.31/#post-301"]
    assert look(q="clockworks", board="forums/lamps.3/") == ["threads/wick.7/#post-101"]
    of_both = look(q="Leuchttürme", board="forums/workshop.2/", year="2021", starter="Íris", by="Íris")
    assert of_both == ["threads/lights.8/#post-201"]
    assert look(q="Leuchttürme", board="forums/lamps.3/") == []


def test_filters_alone_list_posts(page, look):
    assert numbers(look(by="Pell", year="2019", sort="new")) == [29, 26, 23, 20]
    assert all_of(page) == [29, 26, 23, 20, 17]


def test_orders_by_date_go_across_pages(page, look):
    every = sorted(set(range(2, 31)) - {25})
    assert len(look(q="trimming", sort="old")) < len(every)
    assert all_of(page) == every
    look(q="trimming", sort="new")
    assert all_of(page) == every[::-1]


def hrefs(page) -> list[str]:
    return [link.get_attribute("href") for link in page.locator("#list h3 a").all()]


def test_further_posts_of_a_page_are_one_step_away(page, look):
    first = look(q="trimming")
    assert len(first) == 6  # three of each page
    button = page.get_by_role("button", name="Further posts found on this page: 16")
    button.click()
    assert len(hrefs(page)) == 22
    assert page.evaluate("() => document.activeElement.closest('#list') !== null")


def test_by_keyboard_from_any_page(page, site):
    page.goto(f"{site}threads/wick.7/page-2")
    page.get_by_role("link", name="Search").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    box = page.get_by_role("searchbox", name="Search the archive")
    assert box.evaluate("one => one === document.activeElement")
    page.keyboard.type("paraffinfact")
    page.keyboard.press("Enter")
    assert results(page) == ["threads/wick.7/page-2#post-125"]
    assert page.url == f"{site}search/?q=paraffinfact"
    assert page.get_by_role("search").count() == 1
    assert page.locator("#told[role=status]").inner_text() == "Pages with what you look for: 1. Results shown: 1."
    box.fill("quoteword")
    page.keyboard.press("Enter")
    page.locator("#list a", has_text="A wick").and_(page.locator("[href$='post-101']")).wait_for()
    page.go_back()
    page.locator("#list [href$='post-125']").wait_for()
    assert box.input_value() == "paraffinfact"


def test_what_there_is_to_choose_from(page, look, site):
    look(q="clockworks")
    assert page.locator("datalist option").count() == 0
    page.locator("details summary").click()
    page.locator("#year option", has_text="2021").wait_for(state="attached")
    assert page.locator("#forum option").all_inner_texts() == ["all forums", "Lanternside Forum", "Lanternside Talk"]
    boards = ["all boards", "Lanternside Forum: Workshop", "Lanternside Forum: Workshop / Lamps"]
    assert page.locator("#board option").all_inner_texts() == boards
    page.locator("#by").focus()
    page.locator("datalist option").first.wait_for(state="attached")
    names = [option.get_attribute("value") for option in page.locator("datalist option").all()]
    assert names == ["Marlow", "Pell", "Wren", "Íris"]
    page.locator("#forum").select_option("Lanternside Talk")
    page.locator("#list [href$='post-301']").wait_for()
    assert results(page) == ["talk/threads/radio.31/#post-301"]
    assert page.url.endswith("?q=clockworks&forum=Lanternside+Talk")


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        '"><script>alert(1)</script>',
        "hostileword",
        "javascript:alert(1)",
        '"',
        "'\\u0000%00",
        "ꙮ",
        "\u202e灯" * 50,
        "a" * 5000,
        "{pages} $& ${x}",
    ],
)
def test_hostile_words_stay_words(page, site, query):
    page.goto(f"{site}search/?q={quote(query)}&by={quote(query)}&board={quote(query)}&sort={quote(query)}")
    page.locator("#told").wait_for(state="attached")
    page.goto(f"{site}search/?q={quote(query)}")
    page.locator("#told", has_not_text="Searching").wait_for(state="attached")
    assert page.locator("main img, main script, main b").count() == 0
    if query == "hostileword":
        page.locator("#list li").wait_for()
        assert '"quoted" </script>hostileword' in page.locator("#list .excerpt").inner_text()


def test_a_missing_page_offers_the_words_of_its_address(page, site):
    other = page.context.new_page()
    other.goto(f"{site}old/showthread.php?t=99")
    assert other.get_by_role("searchbox", name="Search the archive").input_value() == ""
    other.goto(f"{site}threads/a-paraffinfact.99/page-2")
    box = other.get_by_role("searchbox", name="Search the archive")
    assert box.input_value() == "a paraffinfact"
    box.fill("paraffinfact")
    other.keyboard.press("Enter")
    other.wait_for_url("**/search/?q=paraffinfact")
    assert results(other) == ["threads/wick.7/page-2#post-125"]
    other.close()


def test_without_script_the_page_says_so(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}search/?q=lamps")
    assert "Searching needs JavaScript" in page.locator("main").inner_text()
    assert page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))") == [
        "/",
        "/archive/",
        "/members/",
    ]
    assert page.locator("main input, main button, main form").count() == 0
    page.goto(f"{site}nowhere")
    assert page.locator("main input, main button, main form").count() == 0
    context.close()


def test_without_an_index_the_page_says_so(browser, output, tmp_path):
    shutil.copytree(output, tmp_path / "site")
    shutil.rmtree(tmp_path / "site/search/data")
    with served(tmp_path / "site") as address:
        page = browser.new_page()
        page.goto(f"{address}search/?q=lamps")
        page.locator("#told", has_text="has not been made yet").wait_for()
        page.close()


def test_the_first_search_loads_little(browser, site):
    context = browser.new_context()
    page = context.new_page()
    loaded: list[tuple[str, int]] = []
    page.on("response", lambda answer: loaded.append((answer.url, int(answer.headers["content-length"]))))
    page.goto(f"{site}search/?q=paraffinfact")
    results(page)
    context.close()
    assert sum(size for _, size in loaded) < 300_000, loaded


def test_an_order_by_date_loads_no_more_records_than_it_shows(browser, tmp_path):
    searched(tmp_path / "content")
    for n in range(1, 13):
        thread = Thread("Trimming", id=str(500 + n), slug="trimming")
        put(tmp_path / "content", thread, FORUM)
        body = f"A tinderbox. {'Trimming the lamps again. ' * 800}"
        put(
            tmp_path / "content",
            Post(body, id=str(500 + n), author="Wren", number=1, date=When(f"2001-01-{n:02}")),
            FORUM,
            thread,
        )
    with served(indexed(build(tmp_path, tmp_path / "content"))) as address:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}search/?q=tinderbox&sort=new")
        assert [one.partition("#post-")[2] for one in results(page)] == ["512", "511", "510", "509"]
        assert len([url for url in asked if "/data/pages/" in url]) == 4
        assert all_of(page) == list(range(412, 400, -1))
        page.close()


@pytest.mark.parametrize(
    "more", [{"RELATIVE_URLS": True}, {"SITEURL": "https://archive.example/forum"}], ids=["relative", "base"]
)
def test_under_other_addresses(browser, tmp_path, more):
    searched(tmp_path / "content")
    output = indexed(build(tmp_path, tmp_path / "content", **more))
    root = tmp_path / "root"
    if "SITEURL" in more:
        root.mkdir()
        output.rename(root / "forum")
        output = root
    with served(output) as address:
        page = browser.new_page()
        start = f"{address}forum/" if "SITEURL" in more else address
        page.goto(f"{start}search/index.html?q=paraffinfact&board={quote('forums/lamps.3/')}")
        page.locator("#list h3 a").click()
        page.wait_for_url(f"{start}threads/wick.7/page-2{'.html' if 'RELATIVE_URLS' in more else ''}#post-125")
        assert page.locator("#post-125").is_visible()
        page.close()


def test_threads_as_a_whole(browser, tmp_path):
    searched(tmp_path / "content")
    with served(indexed(build(tmp_path, tmp_path / "content", FORUM_SEARCH="threads"))) as address:
        page = browser.new_page()
        page.goto(f"{address}search/?q=paraffinfact")
        assert results(page) == ["threads/wick.7/"]
        page.goto(f"{address}search/?q=trimming&sort=new")
        assert results(page) == ["threads/wick.7/"]
        page.close()


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_axe_finds_no_barrier_and_nothing_sticks_out(page, look, rtl):
    if not CI:
        pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    from axe_playwright_python.sync_playwright import Axe

    look(q="trimming", year="2019")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.evaluate(f"() => {{ document.documentElement.dir = '{'rtl' if rtl else 'ltr'}' }}")
    found = []
    for width, scheme in itertools.product((320, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(STICKING_OUT, width) == []
        wanted = {"type": "tag", "values": RULES} if scheme == "light" else {"type": "rule", "values": COLOURS}
        results = Axe().run(page, options={"runOnly": wanted})
        found += [f"{width} px, {scheme}: {one['id']}: {one['help']}" for one in results.response["violations"]]
    page.set_viewport_size({"width": 1280, "height": 800})
    assert found == []
