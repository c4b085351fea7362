"""A page's own style sheets are looked up on its elements by the names that these have."""

from __future__ import annotations

import pytest

from stillboard.markup import left_out
from stillboard.markup.from_html import Dialect, from_html
from stillboard.markup.html_tree import tree
from stillboard.markup.to_markdown import to_markdown


def read(html: str) -> tuple[str, int]:
    """The Markdown of a page, and how many words of it were left out as hidden."""
    account = left_out.begin()
    body = tree(html).body
    assert body is not None
    return to_markdown(from_html(body, Dialect())), account.hidden_words


def test_an_id_is_no_class_of_the_same_name() -> None:
    html = "<style>.a{display:none}</style><p id=a>One.</p><p class=a>Two.</p><p id=b class='c a'>Three.</p>"
    assert read(html) == ("One.", 2)


@pytest.mark.parametrize("many", [0, 100])
def test_names_are_looked_for_in_the_page_however_many_there_are(many: int) -> None:
    more = "".join(f".x{n}{{display:none}}" for n in range(many))
    html = f"<head><style>{more}.gone{{display:none}}.lamp .cold{{display:none}}</style></head>"
    html += "<p class=gone>One.</p><p class=lamp>Two. <i class=cold>Three.</i></p><p class=cold>Four.</p>"
    assert read(html) == ("Two.\n\nFour.", 2)
