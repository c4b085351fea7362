"""GitHub's Markdown parser: what it writes is what the package writes, and its memory comes back."""

from __future__ import annotations

import sys
from pathlib import Path

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.gfm import FORBIDDEN, forbidden, has_raw_html, swells, to_html

STATM = Path("/proc/self/statm")
BODY = "The wick | smokes, **still**.\n\n- [ ] trim\n- [x] soak\n\n| a | b |\n|---|---|\n| ~~c~~ | http://lamps.example/ |\n" * 10


@given(st.text(max_size=200) | st.lists(st.sampled_from("*_`|>-#[]() \nab<i>&")).map("".join))
def test_the_html_is_that_of_the_package(text):
    assert to_html(text) == cmarkgfm.github_flavored_markdown_to_html(text)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("a <b>c</b>", True),
        ("<div>\n\nx", True),
        ("a <!-- b -->", True),
        ("a<br>b", True),
        ("`<b>` and a < b, <- c", False),
        ("```html\n<b>\n<!-- raw HTML omitted -->\n```", False),
        ("    <b>", False),
        (r"\<b>", False),
        ("<https://x.example/>", False),
        ("&lt;b>", False),
        ("", False),
    ],
)
def test_raw_html_is_told_from_code_and_words(text, has):
    assert has_raw_html(text) is has


def test_rows_without_a_line_between_their_cells_swell_too():
    assert swells("|a|b|c|d|\n|-|-|-|-|\n" + "x\n" * 20_000)
    assert not swells("|a|b|\n|-|-|\n" + "x\n" * 20_000)


@given(st.text() | st.text(alphabet="a\n\t\x00\x1f\x7f\x85\u2028"))
def test_what_no_file_may_hold_is_found(text):
    found, known = forbidden(text), FORBIDDEN.search(text)
    assert (found and found.start()) == (known and known.start())


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a process is read as Linux reports it")
def test_the_memory_of_a_document_comes_back():
    def megabytes() -> float:
        return int(STATM.read_text().split()[1]) * 4096 / 1e6

    for _ in range(200):
        to_html(BODY)
    before = megabytes()
    for _ in range(2000):
        to_html(BODY)
    assert megabytes() - before < 5  # the package alone would keep some 60
