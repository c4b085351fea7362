"""Parts of the theme's pages as Chromium draws them: poll bars, titles, the pager."""

from __future__ import annotations

import itertools
import re
import typing

import pytest

from stillboard.site import pages
from support.fonts import FONTS
from support.pictures import rows
from support.templates import COLOURS, CSS, environment


def show(page: typing.Any, body: str) -> None:
    """A page with the theme's stylesheet and a body of a test's own."""
    page.set_content(f"<!doctype html><style>{CSS}</style><main class='width'>{body}</main>")


@pytest.mark.browser
@pytest.mark.parametrize("scale", [1, 2])
def test_poll_bars_fill_their_track_from_top_to_bottom(browser: typing.Any, scale: int) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 200}, device_scale_factor=scale)
    answers = tuple(pages.PollAnswer("Oil", 1, percent) for percent in (50, 100, 0))
    show(page, environment().get_template("parts/poll.html").module.poll("Which?", answers))
    filled = tuple(int(COLOURS["light"]["link"][n : n + 2], 16) for n in (1, 3, 5))
    for meter, share in zip(page.locator("meter").all(), (0.5, 1.0, 0.0), strict=True):
        picture = rows(meter.screenshot())
        high = sum(row[len(row) // 4][:3] == filled for row in picture)
        assert high >= 9 * scale if share else high == 0, high  # of 10, whose first or last may be shared with the ground
        along = [pixel[:3] == filled for pixel in picture[len(picture) // 2]]
        assert abs(sum(along) / len(along) - share) < 0.05
    page.close()


LINES = """() => [...document.querySelectorAll('.tried')].map(tried => {
    const range = document.createRange(), lines = []
    const walker = document.createTreeWalker(tried, NodeFilter.SHOW_TEXT)
    for (let last = null, node = walker.nextNode(); node; node = walker.nextNode())
        for (let n = 0; n < node.data.length; n++) {
            range.setStart(node, n)
            range.setEnd(node, n + 1)
            const box = range.getBoundingClientRect()
            if (last === null || (node.data[n].trim() && box.top > last + 4)) lines.push('')
            if (node.data[n].trim()) last = box.top
            lines[lines.length - 1] += node.data[n]
        }
    return lines.map(line => line.trim())
})"""


@pytest.mark.browser
@pytest.mark.parametrize("font", FONTS)
def test_titles_keep_options_of_commands_in_one_piece(browser: typing.Any, font: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 640})
    title = str(environment().get_template("parts/words.html").module.title("Use --help, or tool --dry-run=x <now>"))
    show(
        page,
        f"<style>{FONTS[font]}</style>" + "".join(f'<h1 class="tried" style="width:{em}em">{title}</h1>' for em in range(12, 40)),
    )
    shown = page.evaluate(LINES)
    assert {" ".join(lines) for lines in shown} == {"Use --help, or tool --dry-run=x <now>"}
    assert len({len(lines) for lines in shown}) > 1
    for lines in shown:
        assert [word for line in lines for word in line.split(" ") if "-" in word] == ["--help,", "--dry-run=x"], lines
    page.close()


@pytest.mark.browser
def test_a_title_that_is_one_long_line_of_dashes_is_broken(browser: typing.Any) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    show(page, f"<h1>{environment().get_template('parts/words.html').module.title('-' * 300)}</h1>")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("title", ["plain", "a  b - c", "--", "x -- y", " --a  --b "])
def test_titles_are_shown_as_they_are(title: str) -> None:
    shown = str(environment().get_template("parts/words.html").module.title(title))
    assert re.sub("<[^>]*>", "", shown) == title


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pager_is_walked_through_as_it_is_drawn(browser: typing.Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640})
    links = tuple(pages.PageLink(number, f"#{number}", number == 5) for number in range(1, 10))
    pager = pages.Pager(5, 9, "#first", "#previous", "#next", "#last", links[2:7], links)
    show(page, environment().get_template("parts/navigation.html").module.pager(pager, "Pages"))
    page.evaluate("document.querySelector('details').open = true")
    focused = "(() => { const box = document.activeElement.getBoundingClientRect(); return [box.top, box.bottom, box.left] })()"
    places = []
    for _ in range(page.locator("a, summary").count()):
        page.keyboard.press("Tab")
        places.append(page.evaluate(focused))
    assert len(places) == 4 + 5 + 1 + 9
    for (_, bottom, left), (top, _, following) in itertools.pairwise(places):
        assert top >= bottom - 1 or following > left, places
    assert [top for top, _, _ in places] == sorted(top for top, _, _ in places)
    page.close()
