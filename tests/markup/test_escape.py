"""Words as Markdown, in time and without end."""

from __future__ import annotations

import pytest
from cmarkgfm.cmark import Options

from stillboard.gfm import to_html
from stillboard.markup.blocks import Break, Table, Text
from stillboard.markup.escape import words
from stillboard.markup.to_markdown import to_markdown
from support.growth import assert_linear


@pytest.mark.parametrize("part", ["www.", "http://", "ftp://www.", "www.a_b."])
def test_a_word_of_thousands_of_addresses_is_broken_up_in_linear_time(part):
    assert_linear(lambda n: words(part * n), 2_000)
    assert "<a" not in to_html(words(part * 1_000))


def test_behind_a_break_in_a_table_no_address_is_a_link_by_itself():
    markdown = to_markdown([Table((((Text("see"), Break(), Text("www.a.example/**`")),),), head=False)])
    assert "see<br>www\\.a.example/\\*\\*\\`" in markdown
    assert "see<br>www.a.example/**`" in to_html(markdown, Options.CMARK_OPT_UNSAFE)
