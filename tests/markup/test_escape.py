"""Words as Markdown, in time and without end."""

from __future__ import annotations

import pytest

from stillboard.gfm import to_html
from stillboard.markup.escape import words
from support.growth import assert_linear


@pytest.mark.parametrize("part", ["www.", "http://", "ftp://www.", "www.a_b."])
def test_a_word_of_thousands_of_addresses_is_broken_up_in_linear_time(part):
    assert_linear(lambda n: words(part * n), 2_000)
    assert "<a" not in to_html(words(part * 1_000))
