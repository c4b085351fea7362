"""GitHub's Markdown parser: what it writes is what the package writes, and its memory comes back."""

from __future__ import annotations

import sys
from pathlib import Path

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.gfm import to_html

STATM = Path("/proc/self/statm")
BODY = "The wick | smokes, **still**.\n\n- [ ] trim\n- [x] soak\n\n| a | b |\n|---|---|\n| ~~c~~ | http://lamps.example/ |\n" * 10


@given(st.text(max_size=200) | st.lists(st.sampled_from("*_`|>-#[]() \nab<i>&")).map("".join))
def test_the_html_is_that_of_the_package(text):
    assert to_html(text) == cmarkgfm.github_flavored_markdown_to_html(text)


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
