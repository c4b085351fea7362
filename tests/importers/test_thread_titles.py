"""On pages of no known engine a thread's title is told from the names of site and board, or the report says so."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers.generic import IMPORTER
from stillboard.model import Remark, Thread

NAMES = {"t": "Wicks that smoke", "b": "Lamps and oil", "f": "Pier Club"}
NAMED = [
    "{t}",
    "{t} - {f}",
    "{f} - {t}",
    "{f}: {t}",
    "{t} | {b} | {f}",
    "{f} -> {t}",
    "{f} :: View topic - {t}",
    "{f}",
    "{b} - {f}",
]
HEADS = [
    "",
    "<h1>{f}</h1>",
    "<h1>{t}</h1>",
    "<h1>{f}</h1><h2>{t}</h2>",
    "<h1><a href='/'>{f}</a></h1><h2>{b}</h2>",
    "<b>{t}</b><br>",
]
WAYS = {
    "words": "<br><a href='/'>{f}</a> / <a href='/b/3'>{b}</a> / {t}",
    "links": "<p><a href='/'>{f}</a> &gt; <a href='/b/3'>{b}</a> &gt; <a href='/t/12'>{t}</a></p>",
    "board": "<p><a href='/'>{f}</a> &raquo; <a href='/b/3'>{b}</a></p>",
    "none": "",
}
POST = '<tr><td class="author"><b>{who}</b><br>Keeper</td><td>{over}<i>{n} June 2014 10:0{n}</i><p>{said}</p></td></tr>'
SAID = ["The wick is far too long for it.", "Trim it by a finger, as they say.", "Mine burned well after that."]


def read(named: str, head: str, way: str, over: str = "") -> tuple[str, list[str]]:
    """The title, and what the report says of it."""
    rows = "".join(
        POST.format(n=n, who=who, over=over and over.format(**NAMES), said=SAID[n - 1])
        for n, who in enumerate(["Wren", "Pell", "Marlow"], 1)
    )
    above = (head + way).format(**NAMES)
    title = named.format(**NAMES)
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{above}<table>{rows}</table></body></html>"
    items = list(IMPORTER.posts(Capture("page.html", page.encode)))
    said = [item.text for item in items if isinstance(item, Remark) and "title" in item.text]
    return next(item.title for item in items if isinstance(item, Thread)), said


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("way", ["words", "links"])
def test_a_way_to_the_thread_tells_its_title(named, head, way):
    assert read(named, head, WAYS[way])[0] == NAMES["t"]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("way", ["board", "none"])
def test_what_posts_answer_tells_it(named, head, way):
    assert read(named, head, WAYS[way], '<u class="s">Re: {t}</u>')[0] == NAMES["t"]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("way", ["board", "none"])
def test_where_nothing_tells_it_the_report_says_so(named, head, way):
    title, said = read(named, head, WAYS[way])
    shown_alone = way == "none" and (named == "{b} - {f}" or "{b}" in head)  # a board alone, which nobody can know there
    assert title == NAMES["t"] or said or shown_alone


def test_a_heading_that_begins_the_title_needs_no_word():
    assert read("{t} - {f}", "<h1>{t}</h1>", WAYS["board"]) == (NAMES["t"], [])


@pytest.mark.parametrize("named", ["{f}: Wicks that ...", "Wicks that… - {f}"])
def test_a_title_that_was_cut_off_is_whole_where_the_page_shows_it(named):
    assert read(named, "<div class='over'>{t}</div>", WAYS["board"])[0] == NAMES["t"]
