"""Pages without the quotes and ends that HTML allows to leave out: known as such, read the same, and their own end is seen."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture, minified
from support.growth import assert_linear

PAGE = (
    "<!DOCTYPE html> <html lang=en><meta charset=utf-8><title>Lamps > wicks</title>"
    '<style>.a{background:url("x<div>.png")}</style>'
    "<body class=dark><!-- <div> --><div id=wrap class='post wide' title=\"a <div> of > it\"><a href=/lamps/>Lamps</a>"
    "<table><tr><td>One<td>Two</table><ul><li>1<li>2</ul><p>Oil<br><img src=data:, alt=x></div>"
)


def test_a_page_is_minified_if_quotes_stand_only_where_they_must():
    assert minified.is_minified(PAGE.encode())
    assert not minified.is_minified(b'<html lang=en><body class="dark"><a href="/lamps/">Lamps</a><p id=x>')
    assert not minified.is_minified(b"<html><body><p>Nothing.")


def test_attributes_get_quotes_and_nothing_else_changes():
    page = b"""<a class=x href=/a?b=c&d title='it "is"' data-n=1 checked>a class=y</a> <b id="z q">x=1 < y=2</b>"""
    assert minified.quoted(page) == (
        b"""<a class="x" href="/a?b=c&d" title='it "is"' data-n="1" checked>a class=y</a> <b id="z q">x=1 < y=2</b>"""
    )


def test_the_end_of_a_page_without_end_tags_is_seen():
    assert minified.is_whole(PAGE)
    assert not Capture("lamps.html", PAGE.encode).is_cut
    inside = PAGE.index("<div id") + 1
    for end in range(inside, len(PAGE)):
        cut = Capture("lamps.html", PAGE[:end].encode)
        assert cut.is_cut, PAGE[:end][-60:]


def test_a_page_with_quotes_needs_its_end():
    assert Capture("lamps.html", lambda: b'<html><body class="dark"><div id="wrap"><p>Oil</p></div>').is_cut


@pytest.mark.parametrize("piece", ["<a", '<a b="', "<a b=c ", "<!--", "<style>", "<div ", "x=", "</div", "'", '"<a "', "\"'<a '\""])
def test_it_takes_time_in_line_with_the_page(piece):
    def all_of_it(n: int) -> None:
        page = piece * n
        minified.is_minified(page.encode())
        minified.quoted(page.encode())
        minified.is_whole(page)

    assert_linear(all_of_it, 2_000)
