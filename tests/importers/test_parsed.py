"""The tree of a page, which is made once."""

from __future__ import annotations

from stillboard.dumps import Capture
from stillboard.importers._html import parsed

PAGE = "<html><body><p>The lamp is lit.</p></body></html>"


def test_a_page_is_parsed_once() -> None:
    capture = Capture("a.html", PAGE.encode)
    looked = parsed.look(capture)
    assert parsed.look(capture) is looked
    assert parsed.take(capture, capture.text) is looked


def test_who_takes_a_tree_has_it_alone() -> None:
    capture = Capture("a.html", PAGE.encode)
    first = parsed.take(capture, capture.text)
    assert first is not None
    first.css_first("p").decompose()
    second = parsed.take(capture, capture.text)
    assert second is not None
    assert second.text() == "The lamp is lit."


def test_a_page_that_was_changed_before_is_parsed_as_it_is_then() -> None:
    capture = Capture("a.html", PAGE.encode)
    parsed.look(capture)
    taken = parsed.take(capture, PAGE.replace("lit", "out"))
    assert taken is not None
    assert taken.text() == "The lamp is out."
