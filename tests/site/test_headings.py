"""Headings inside what people wrote."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.model import Board, Forum, Member, Post, Thread
from stillboard.site import headings, render
from stillboard.site.rewrite import LinkContext
from support import lanternside
from support.builds import build, put
from support.growth import assert_within

NOWHERE = LinkContext(lambda _: None, lambda _: False, lambda _: "")


def levels(source: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", source)]


@pytest.mark.parametrize(
    ("written", "top", "shown"),
    [
        ([], 3, []),
        ([1], 2, [2]),
        ([4], 3, [3]),
        ([2, 2, 3], 2, [2, 2, 3]),
        ([4, 2, 6, 3], 2, [2, 2, 3, 3]),
        ([1, 6, 4, 2, 1], 3, [3, 4, 4, 4, 3]),
        ([1, 2, 3, 4, 5, 6], 3, [3, 4, 5, 6, 6, 6]),
    ],
)
def test_levels(written: list[int], top: int, shown: list[int]) -> None:
    source = "".join(f"<h{level} id='x'>a</h{level}>\n<p>b</p>\n" for level in written)
    made = headings.levelled(source, top)
    assert levels(made) == shown
    assert re.findall(r"</h([1-6])", made) == [str(level) for level in shown]
    assert headings.are_levelled(made, top)
    assert re.sub(r"h[1-6]", "", made) == re.sub(r"h[1-6]", "", source)


@given(st.lists(st.integers(1, 6)), st.integers(2, 4))
def test_none_skips_a_level(written: list[int], top: int) -> None:
    made = levels(headings.levelled("".join(f"<h{level}>a</h{level}>" for level in written), top))
    assert len(made) == len(written)
    assert all(top <= after <= before + 1 for before, after in itertools.pairwise([top - 1, *made]))


PIECES = ("# a", "## b", "### c", "#### d", "<h2>e", "</h2>", "<template><h1>", "</template>", "> ## f", "<b><h6>g")


@given(st.lists(st.sampled_from(PIECES)))
def test_none_skips_a_level_in_any_body(lines: list[str]) -> None:
    made = render.post("\n\n".join(lines), NOWHERE)
    assert made.fault == ""
    assert headings.are_levelled(made.html, render.POST_TOP), made.html


def test_what_only_looks_like_a_heading_stays() -> None:
    for source in ("<!-- <h6> -->", "<hr>", "<h7>x</h7>", "<header>x</header>", "</h2>"):
        assert headings.levelled(source, 3) == source


def test_comments_that_never_end_cost_no_more_than_their_length() -> None:
    source = "<!-- " * 200_000 + "<h2>x</h2>"
    assert_within(1.0, lambda: headings.levelled(source, 3))
    assert headings.levelled(source, 3) == source


def test_prose_starts_where_its_page_says() -> None:
    assert levels(render.prose("#### a\n\n# b", NOWHERE, top=2, typogrified=True)) == [2, 2]
    assert levels(render.prose("#### a\n\n# b\n\n## c", NOWHERE, top=3, typogrified=False)) == [3, 3, 4]


def test_a_site_whose_writers_typed_any_level(tmp_path: Path) -> None:
    content = tmp_path / "content"
    deep = "##### deep\n\n## less\n\n#### again"
    thread = Thread("Wicks", id="7", slug="wicks", boards=("Lamps",), body=deep)
    put(content, Forum("Lanternside Forum", id="lanternside", body=deep), "lanternside")
    put(content, Board("Lamps", id="lamps.3", body=deep), "lanternside")
    put(content, Member("Pell", id="9", slug="pell", member_id="9", body=deep), "lanternside")
    put(content, thread, "lanternside")
    for n, body in enumerate((deep, "# high", f"> {deep}".replace("\n", "\n> "), "<h6>a<h1>b</h6>c</h1>"), 71):
        put(
            content,
            Post(body, id=str(n), author="Pell", author_id="9", title="On wicks" if n == 72 else ""),
            "lanternside",
            thread,
        )
    lanternside.page(content, "about", "About", deep)
    seen = set()
    for page in build(tmp_path, content).rglob("*.html"):
        made = levels(page.read_text("utf-8"))
        assert made.count(1) == 1, page
        assert made[0] == 1, page
        assert all(after <= before + 1 for before, after in itertools.pairwise(made)), (page, made)
        seen.update(made)
    assert seen == {1, 2, 3, 4}
