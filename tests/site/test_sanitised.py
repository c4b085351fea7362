"""The cheap test of what comes out of a cache: all that the sanitiser makes of posts passes, and nothing that it removes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.site import render, sanitize
from stillboard.site.rewrite import LinkContext
from stillboard.site.sanitised import is_sanitised
from stillboard.site.urls import Target
from support.growth import assert_linear
from support.hostile.payload import payloads
from support.paths import DUMPS

CONTEXT = LinkContext(lambda _: Target("threads/x.1/index.html", "post-2"), lambda _: True, lambda target: f"/{target.file}")
FORBIDDEN = [
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<form action="https://evil.example/"></form>',
    '<input name="password">',
    "<script>alert(1)</script>",
    "<style></style>",
    "<dialog open></dialog>",
    "<main></main>",
    '<p id="main">a</p>',
    '<p style="x">a</p>',
    '<p onclick="x">a</p>',
    '<p class="foot">a</p>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="//evil.example/">a</a>',
    '<a href="&#106;avascript:alert(1)">a</a>',
    '<a href="/x" target="_top">a</a>',
    '<a href="/x" href="/y">a</a>',
    '<img src="https://evil.example/x.gif">',
    "<img src=x onerror=alert(1)>",
    "<img src='x'>",
    '<svg onload="x"></svg>',
    '<span class="attachment" title="x">a</span>',
    "<!-- a -->",
    "<!doctype html>",
    "<?x?>",
    "<P>a</P>",
    "<p >a</p>",
    "<p/>",
    "<br/>",
    "</div>",
    "</div></article></main>",
    "<div>",
    "<b><p></b></p>",
    "<p>a</p></p>",
    "<p",
    "<p dir=auto>a</p>",
    "a < b",
    "<plaintext>",
    "a\0b",
]


def bodies() -> list[str]:
    """Bodies of all kinds: those of hostile payloads, and those of the sample dumps."""
    posts = sorted(DUMPS.glob("*/*/expected/threads/**/*.md"))[::7]
    samples = [re.sub(r"\A---\n.*?\n---\n", "", post.read_text("utf-8"), flags=re.S) for post in posts]
    return [*(payload.text for payload in payloads()), *samples]


@pytest.mark.parametrize("renderer", ["gfm", "markdown"])
def test_what_the_sanitiser_makes_passes(renderer: str) -> None:
    assert [body for body in bodies() if not is_sanitised(render.post(body, CONTEXT, renderer).html)] == []


@pytest.mark.parametrize("piece", FORBIDDEN)
def test_what_the_sanitiser_removes_does_not_pass(piece: str) -> None:
    assert not is_sanitised(piece)
    assert not is_sanitised(f'<p dir="auto">before</p>{piece}<p dir="auto">after</p>')
    assert is_sanitised(sanitize.clean(piece))


@given(st.text(alphabet=st.sampled_from(list("<>/=\"' abpimgdivhref:&#;-!\n")), max_size=60))
def test_what_passes_is_what_the_sanitiser_would_leave(source: str) -> None:
    """It keeps the elements of all that passes. It may add to them, such as a direction, and write characters otherwise."""
    cleaned = sanitize.clean(source)
    assert is_sanitised(cleaned)
    if is_sanitised(source):
        names = re.compile("</?[a-z0-9]+")
        assert sorted(names.findall(source)) == sorted(names.findall(cleaned)) or "<p" in source or "<t" in source


@pytest.mark.parametrize(
    "unit", ["<", "<a", '<a href="', "<b>", "</b>", '<p dir="auto">x</p>', '<a class="', " dir=", '<img alt="" ']
)
def test_time_is_linear(unit: str) -> None:
    assert_linear(lambda count: is_sanitised(unit * count), 20_000)
