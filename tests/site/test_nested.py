"""What people nested as they liked, as HTML has it: nothing stands where it may not, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from stillboard.site import sanitize, spans
from stillboard.site.nested import nested
from support.growth import assert_linear

P, LI, TD = '<p dir="auto">', '<li dir="auto">', '<td dir="auto">'
CASES = {
    "<b>a<p>b</p></b>": f"a{P}b</p>",
    "<b>a<i>b</i></b>": "<b>a<i>b</i></b>",
    "<del>a<p>b</p></del>": f"<del>a{P}b</p></del>",
    "<h3>a<p>b</p><ul><li>c</li></ul></h3>d": '<h3 dir="auto">a\nb\nc\n</h3>d',
    "<ul>a<b>b</b><li>c</li></ul>": f"<ul>{LI}a<b>b</b></li>{LI}c</li></ul>",
    "<ul><b>a<li>b</li></b>c</ul>": f"<ul>{LI}a</li>{LI}b</li>{LI}c</li></ul>",
    "<ul><br><li>a</li></ul>": f"<ul>{LI}a</li></ul>",
    "<li>a</li><li>b</li>c": f"<ul>{LI}a</li>{LI}b</li></ul>c",
    "<dl><dt>a</dt></dl>": '<dl><dt dir="auto">a</dt><dd dir="auto"></dd></dl>',
    "<dl><dd>a</dd>b</dl>": '<dl><dt dir="auto"></dt><dd dir="auto">a</dd><dd dir="auto">b</dd></dl>',
    "<dl><dt><h3>a</h3></dt><dd>b</dd></dl>": f'<dl><dt dir="auto">{P}a</p></dt><dd dir="auto">b</dd></dl>',
    "<details>a</details>": '<details><summary dir="auto">…</summary>a</details>',
    "<details><summary>a</summary>b<summary>c</summary></details>": (
        f'<details><summary dir="auto">a</summary>b{P}c</p></details>'
    ),
    "<a>a<details><summary>b</summary></details></a>": 'a<details><summary dir="auto">b</summary></details>',
    "<table><tr></tr></table>": f"<table><tbody><tr>{TD}</td></tr></tbody></table>",
    '<table><tr><td colspan="2">a</table>': f"<table><tbody><tr>{TD}a</td></tr></tbody></table>",
    '<table><tr><td colspan="2">a<tr><td>b<td>c</table>': (
        f'<table><tbody><tr><td colspan="2" dir="auto">a</td></tr><tr>{TD}b</td>{TD}c</td></tr></tbody></table>'
    ),
    "<pre>\n\n\n\n\n\n\n\na</pre>": '<pre tabindex="0">a</pre>',
}
WRITTEN = [f"<{'/' * closing}{tag}>" for tag in sorted(sanitize.TAGS - {"img"}) for closing in (False, True)]
SOUP = st.lists(st.sampled_from([*WRITTEN, *("lamp", "wick", " oil ", "\n")]), max_size=40).map("".join)


@pytest.mark.parametrize("source", CASES)
def test_cases(source: str) -> None:
    shown = str(sanitize.clean(source))
    assert sorted(shown) == sorted(CASES[source])  # nh3 writes attributes in an order of its own
    assert shown.replace('dir="auto" colspan="2"', 'colspan="2" dir="auto"') == CASES[source]


def words(source: str) -> str:
    return "".join(LexborHTMLParser(f"<body>{source}").body.text().replace("…", "").split())


@given(SOUP)
def test_no_word_is_lost_and_none_comes(source: str) -> None:
    cleaned = sanitize._CLEANER.clean(source)
    assert words(nested(cleaned)) == words(cleaned)


@given(SOUP)
def test_what_is_nested_is_read_as_it_is_written(source: str) -> None:
    shown = str(sanitize.clean(source))
    assert nested(shown) == shown
    assert sanitize._CLEANER.clean(shown) == shown


@pytest.mark.parametrize(
    "unit",
    [
        "<b><p>a</p></b>",
        "<ul>a</ul>",
        "<h3><p>a</p></h3>",
        "<dl><dd>a</dd></dl>",
        '<table><tr><td rowspan="9">a</td></tr></table>',
        "<li>a</li>",
        "<details>a</details>",
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    regular = sanitize._CLEANER.clean(unit)
    assert_linear(lambda count: nested(regular * count), 100)


@pytest.mark.parametrize(
    ("groups", "fits"),
    [
        ([[[(1, 1), (1, 1)], [(1, 1)]]], True),
        ([[[(2, 1)], [(1, 1), (1, 1)]]], True),
        ([[[(2, 1)], [(1, 1)]]], False),  # no cell begins in the second column
        ([[[(1, 2), (1, 1)], [(1, 1)]]], True),
        ([[[(1, 3), (1, 1)], [(1, 1)]]], False),  # beyond the end
        ([[[(1, 2)]], [[(1, 1)]]], False),  # beyond the end of the group
        ([[[(1, 1), (1, 2)], [(2, 1)]]], False),  # two in one place
        ([[[(0, 1)]]], False),
        ([[[(99999, 99999)]]], False),
        ([], True),
    ],
)
def test_cells(groups: list[list[list[tuple[int, int]]]], fits: bool) -> None:
    assert spans.fit(groups) is fits
