"""Kunena: bodies that are paragraphs, and names that stand before quotations."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers.kunena import IMPORTER
from stillboard.model import Post
from support.engine_variants import VARIANTS

CRYPSIS = VARIANTS["kunena-crypsis"]
INNER = [
    "<ul><li>flat</li></ul>",
    "<blockquote>flat</blockquote>",
    "<pre>flat</pre>",
    "<table><tr><td>flat</td></tr></table>",
    "<div>flat</div>",
    "<h2>flat</h2>",
]


def bodies(*posts: str) -> list[str]:
    page = CRYPSIS.page([CRYPSIS.post(f"Wren {n}", n, body) for n, body in enumerate(posts, 1)])
    ends = "</div></div></div>\n</div></div>"
    page = page.replace('<div class="kmsg">', '<p class="kmsg">').replace(ends, ends.replace("</div>", "</p>", 1))
    capture = Capture("page.html", page.encode)
    assert IMPORTER.accepts(capture)
    return [item.body for item in IMPORTER.posts(capture) if isinstance(item, Post)]


@pytest.mark.parametrize("inner", INNER)
def test_what_a_browser_puts_outside_of_a_paragraph_stays_in_the_body(inner):
    first, second = bodies(f"The wick is {inner} and <b>new</b>.", "No.")
    assert first.startswith("The wick is")
    assert "flat" in first
    assert "and **new**." in first
    assert second == "No."


def test_a_paragraph_takes_nothing_in_that_stands_behind_its_end():
    first, second = bodies("The wick.", "No.")
    assert (first, second) == ("The wick.", "No.")


def test_the_name_before_a_quotation_is_its_name():
    first, _ = bodies("<b>Marlow wrote:</b><blockquote>Trim it.</blockquote>I did.", "No.")
    assert first == "> **Marlow** wrote:\n>\n> Trim it.\n\nI did."


def test_bold_words_before_a_quotation_that_name_nobody_stay():
    first, _ = bodies("<b>Listen:</b><blockquote>Trim it.</blockquote>I did.", "No.")
    assert first == "**Listen:**\n\n> Trim it.\n\nI did."
