"""HTML of a known form: nothing passes here otherwise than through the sanitiser."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stillboard.site import render, sanitize, wellformed
from stillboard.site.rewrite import LinkContext
from support.growth import assert_linear

OUTSIDE = f'<a rel="{sanitize.REL}" href="https://x.example/a?b=1&amp;c=%20">'
TAGS = [
    *wellformed._STARTS,
    *wellformed._ENDS,
    OUTSIDE,
    '<a href="../a-thread.1/#post-2">',
    '<a class="jump" href="./">',
    f'<a class="attachment remote" rel="{sanitize.REL}" href="https://x.example/a.png">',
    '<ol start="3">',
    '<div class="highlight"><pre><code><span class="k">if</span> x &lt; &quot;y&#39;</code></pre></div>',
]
ODD = [
    '<a href="javascript:x">',
    '<a href="https://x.example/&quot;">',
    '<a href="//x.example/">',
    '<a href="https://x@y.example/">',
    '<a href="https://xn--a.example/">',
    '<a href="https://1.2.3.999/">',
    '<a href="https://x.example:99999/">',
    '<a href="mailto:a@x.example">',
    '<a id="main" href="https://x.example/">',
    '<p onclick="x">',
    '<span class="x">',
    "<script>",
    "</script>",
    "<svg>",
    "<style>",
    "<!-- -->",
    "<input>",
    "<pre>",
    "</pre>",
    '<div class="highlight">',
    '<div class="highlight"><pre><code><b>x</b></code></pre></div>',
    "<TD>",
    "<b>",
    "</b>",
    "<caption>",
    "<img src=x onerror=x>",
    "<>",
    "<",
    ">",
    "&",
    "&#60;",
    "&nbsp;",
    "&ampx",
    "\r",
    "\0",
]
WORDS = [
    "x",
    " ",
    "\n",
    "\t",
    "\f",
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "'",
    '"',
    "\xa0",
    "é",
    "&amp;lt;b&amp;gt;",
    "&am",
    "p;",
    "&",
    "lt;",
    "\u202e",
    "\ufeff",
]


def _same(source: str) -> bool:
    """Whether the form is known; then what is made of it has to be what the sanitiser makes, whoever wrote it."""
    made = wellformed.cleaned(source)
    if made is None:
        return False
    assert made == sanitize.clean(source)
    assert made == sanitize.clean(source, raw=False)
    return True


words = st.lists(st.sampled_from([*WORDS, "x"]), max_size=3).map("".join)
inline = st.recursive(
    words,
    lambda more: st.one_of(
        st.builds(
            lambda name, said: f"<{name}>{said}</{name}>", st.sampled_from(["em", "strong", "code", "del", "bdi", "small"]), more
        ),
        st.builds(lambda said: f"{OUTSIDE}{said}</a>", more),
        st.builds(lambda one, other: f"{one}<br />\n{other}", more, more),
    ),
    max_leaves=4,
)
block = st.recursive(
    st.one_of(
        st.builds(lambda name, said: f"<{name}>{said}</{name}>", st.sampled_from(["p", "h3", "h6"]), inline),
        st.builds(
            lambda row: f"{TABLE[0]}<tr>{''.join(f'<th>{one}</th>' for one in row)}</tr>{TABLE[1]}", st.lists(inline, max_size=3)
        ),
        st.sampled_from(["<hr />", TAGS[-1]]),
        inline,
    ),
    lambda more: st.one_of(
        st.builds(lambda said: f"<blockquote>\n{said}\n</blockquote>", more),
        st.builds(lambda said: f"<details><summary>x</summary>\n{said}</details>", more),
        st.builds(lambda one, other: f"<ul>\n<li>{one}</li>\n<li>{other}</li>\n</ul>", more, more),
        st.builds(lambda one, other: f"{one}\n{other}", more, more),
    ),
    max_leaves=6,
)
TABLE = (
    '<div class="scroller" tabindex="0"><table>\n<thead>\n',
    "\n</thead>\n<tbody>\n<tr>\n<td>x</td>\n</tr>\n</tbody></table></div>",
)


@settings(max_examples=400)
@given(block)
def test_html_of_the_form_is_as_the_sanitiser_makes_it(source: str) -> None:
    _same(f"<p>x</p>{source}")


@settings(max_examples=400)
@given(block, st.data())
def test_html_that_a_tag_too_many_or_too_few_makes_odd_is_too(source: str, data: st.DataObject) -> None:
    pieces = wellformed._TAGS.split(source)
    place = data.draw(st.integers(0, len(pieces)))
    there = data.draw(st.sampled_from([[], ["</p>"], ["<p>"], *([one] for one in (*TAGS, *ODD, *WORDS))]))
    _same("".join([*pieces[:place], *there, *pieces[place + data.draw(st.integers(0, 2)) :]]))


@settings(max_examples=400)
@given(st.lists(st.sampled_from([*TAGS, *ODD, *WORDS]), max_size=12).map("".join))
@example("<p>&am<br>p;</p>")
@example("<p>x &<em>lt;script&gt</em>;</p>")
@example("<ul><li>a</li>x</ul>")
@example("<ul>\xa0\n</ul>")
@example("\ufeff<p>x</p>")
@example("<details>x<summary>y</summary></details>")
@example("<table><thead><tr></tr></thead></table>")
@example("<p><em><p>x</p></em></p>")
@example(f"<p>{OUTSIDE}<em>{OUTSIDE}x</a></em></a></p>")
def test_any_html_is_as_the_sanitiser_makes_it_or_left_to_it(source: str) -> None:
    _same(source)


@pytest.mark.parametrize("tag", ODD)
def test_what_is_not_listed_is_left_to_the_sanitiser(tag: str) -> None:
    assert wellformed.cleaned(f"<p>x{tag}</p>") is None


@pytest.mark.parametrize(
    "body",
    [
        "Hello, *you* and **you**, `x < y`, ~~no~~.  \nAnd https://x.example/a?b=1&c=2",
        "> **Ann** wrote:\n>\n> Hello\n\n```python\nprint('x')\n```",
        "* one\n* two\n  1. three\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n# Heading\n\n----\n",
        "<details><summary>Spoiler</summary>\n\nIt was *him*.\n\n</details>",
    ],
)
def test_what_posts_are_made_of_is_known(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the sanitiser was asked")

    monkeypatch.setattr(sanitize, "clean", never)
    context = LinkContext(lambda _: None, lambda _: False, lambda _: "")
    assert render.post(body, context).html.endswith(">\n")


def test_its_time_is_linear() -> None:
    assert_linear(lambda count: wellformed.cleaned("<p>x</p>" * count), 4_000)
    assert_linear(lambda count: wellformed.cleaned('<div class="highlight"><pre><code>' * count), 4_000)
    assert_linear(lambda count: wellformed.cleaned("<p>" + "<a " * count), 4_000)
    assert_linear(lambda count: wellformed.cleaned('<div class="highlight"><pre><code><span>' * count + "<x" * count), 4_000)
