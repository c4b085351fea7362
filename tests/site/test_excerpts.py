"""How a post begins, as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.site.excerpts import LENGTH, excerpt
from support.growth import assert_within


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("The lamp is lit.", "The lamp is lit."),
        ("> **Pell** [wrote](https://x.example/1):\n>\n> Is it?\n\nYes.", "Yes."),
        ("> only a quote", ""),
        ("**Bold** and *thin* and ~~gone~~ and `dim`", "Bold and thin and gone and dim"),
        ("snake_case and 2 * 3", "snake_case and 2 * 3"),
        ("[the log](https://harbour.example/log) ![lens](https://x.example/a.png)", "the log lens"),
        ("[lamp.jpg](#missing)", "lamp.jpg"),
        ("```python\nprint(1)\n```\n\nSee above.", "See above."),
        ("# Title\n\n- wick\n- oil\n\n1. one", "Title wick oil one"),
        ("a<br>b <b>c</b>", "a b c"),
        ("1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        (r"\*not bold\* \[x\]", "*not bold* [x]"),
        ("one\\\ntwo\nthree", "one two three"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("one\n\n---\n\ntwo", "one two"),
        ("مرحبا بالجميع", "مرحبا بالجميع"),
        ("", ""),
    ],
)
def test_excerpt(body: str, shown: str) -> None:
    assert excerpt(body) == shown


def test_long_text_is_cut_between_words() -> None:
    shown = excerpt("lantern " * 100)
    assert shown.endswith("lantern…")
    assert len(shown) <= LENGTH + 1
    assert excerpt("灯" * 500) == "灯" * LENGTH + "…"


@given(st.text(alphabet="ab >`~-*_|[]()<>#\\&;\n.1", max_size=300))
def test_never_raises_and_never_grows(body: str) -> None:
    shown = excerpt(body)
    assert len(shown) <= LENGTH + 1
    assert "\n" not in shown


@pytest.mark.parametrize(
    "unit", ["```x\n", "|", "- ", "[x](", "<a ", "> ", "\\", "&amp;", "|-", "* ", "[", "`", "\n", "~~~\n", "<b", "_"]
)
def test_no_flood_takes_long(unit: str) -> None:
    assert_within(0.25, lambda: excerpt(unit * 100_000 + "x"))
