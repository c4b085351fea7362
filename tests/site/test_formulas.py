"""Pictures of formulas as the formulas that their addresses hold."""

from __future__ import annotations

import pytest

from stillboard.site import render
from stillboard.site.formulas import formula
from stillboard.site.rewrite import LinkContext


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://latex.lanternside.example/cgi-bin/mimetex.cgi?%5Clarge%20%5Csqrt{x^2+y^2}", r"\large \sqrt{x^2+y^2}"),
        ("https://latex.codecogs.com/gif.latex?%5Calpha", r"\alpha"),
        ("https://s0.wp.com/latex.php?latex=%5Cint_0%5E1+x&bg=ffffff&s=0", r"\int_0^1 x"),
        ("https://chart.example/chart?cht=tx&chl=a%2Bb", "a+b"),
        ("https://forum.example/mathtex.cgi?x", "x"),
        ("https://forum.example/lamp.png?x=1", ""),
        ("https://forum.example/latexgloves/show.png?id=3", ""),
        ("https://forum.example/latex/cover.png", ""),
        ("https://latex.example/x?" + "a" * 3000, ""),
        ("https://latex.example/x?%E2%80%AEevil", ""),
        ("http://[half?latex=x", ""),
    ],
)
def test_what_an_address_holds(address, said):
    assert formula(address) == said


def test_a_formula_is_read_and_its_picture_is_a_link():
    context = LinkContext(lambda _: None, lambda _: False, lambda _: "")
    shown = str(render.post("![](https://tex.example/latex/mimetex.cgi?a%3Cb)", context).html)
    assert "<code>a&lt;b</code></a>" in shown
    assert 'href="https://tex.example/latex/mimetex.cgi?a%3Cb"' in shown
