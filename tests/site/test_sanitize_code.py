"""Code in colours, which the sanitiser need not take apart: it comes out as if it had."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.site import sanitize
from stillboard.site.code import Code

CODE = st.text(alphabet=st.one_of(st.sampled_from("\n \"'&<>;\xa0\u202e\0\r\x0c#/a1"), st.characters(exclude_categories=["Cs"])))
AROUND = [
    ("", ""),
    ("<p>a</p>\n<ul>\n<li>", "</li>\n</ul>"),
    ("<blockquote>\n", "<p>b</p></blockquote>"),
    ("<p><em>x</em></p>", "&amp;"),
]


@given(
    st.lists(st.tuples(CODE, st.sampled_from(["", "python", "html", "yaml"]), st.sampled_from(AROUND)), min_size=1, max_size=3)
)
def test_code_passes_as_if_all_of_it_were_cleaned(blocks: list[tuple[str, str, tuple[str, str]]]) -> None:
    source = "".join(f"{before}{Code().block(code, lang)}{after}" for code, lang, (before, after) in blocks)
    assert sanitize._clean_around_code(source) == sanitize._UNASKED.clean(source)


@pytest.mark.parametrize(
    "inside",
    [
        "<b>x</b>",
        '<span class="evil">x</span>',
        '<span class="k" onclick="x">y</span>',
        '<span class="k"><span class="k">x</span></span>',
        '<span class="k">x',
        "x</span>",
        "x & y",
        "&nbsp;&#60;&lt",
        "x\r\ny\0z",
    ],
)
def test_what_is_not_only_code_in_colours_is_cleaned(inside: str) -> None:
    source = f'<p>a</p><div class="highlight"><pre><code>{inside}</code></pre></div><p>b'
    assert not sanitize._CODE.search(source)
    assert sanitize._clean_around_code(source) == sanitize._UNASKED.clean(source)
