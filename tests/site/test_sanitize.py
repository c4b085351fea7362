"""The last step of every body: what passes it, what does not, and the bound on nesting that stands before it."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillboard.content import nesting
from stillboard.gfm import has_raw_html
from stillboard.site import render, sanitize
from stillboard.site.rewrite import LinkContext, Rewriter
from support.growth import assert_linear

PIECES = [
    "<b>",
    "</b>",
    "<i id=x>",
    "</i>",
    "<p>",
    "</p>",
    "<a href='https://x.example/'>",
    "<a href=javascript:x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<div class='highlight evil'>",
    "</div>",
    "<svg>",
    "<math><mi>",
    "</svg>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<textarea>",
    "</textarea>",
    "<!--",
    "-->",
    "<img src=x onerror=alert(1)>",
    "<p title='",
    "'>",
    '"',
    "text",
    "&lt;",
    "&amp;",
    "&#x3c;",
    "&#0;",
    "<",
    ">",
    "\x00",
    "\u202e",
    "<template>",
    "</template>",
    "<li>",
    "<ul>",
    "</ul>",
    "<details open ontoggle=x>",
    "<summary>",
    "</details>",
    "<form action=x>",
    "<input name=id>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    '<span class="k evil">',
    "</span>",
    "<a name=x id=y>",
    "<noscript>",
    "</noscript>",
    "<select>",
    "<object>",
    "<![CDATA[",
    "]]>",
    "<?x",
    "?>",
]
SOUP = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
CLASSES = set().union(*sanitize.CLASSES.values())


def elements(source: str) -> list[LexborNode]:
    root = LexborHTMLParser(f"<body>{source}").body
    return [node for node in root.css("*") if node.tag not in ("body", "-text", "-comment")]


def depth(source: str) -> int:
    """How deep elements really nest, by an HTML5 parser."""
    deepest, line = 0, [(LexborHTMLParser(f"<!doctype html><body><div>{source}").body, 0)]
    while line:
        node, level = line.pop()
        deepest = max(deepest, level)
        child = node.child
        while child is not None:
            if child.is_element_node:
                line.append((child, level + 1))
            child = child.next
    return deepest - 1


@given(SOUP, st.booleans())
def test_whatever_comes_out_is_on_the_list(source: str, raw: bool) -> None:
    cleaned = str(sanitize.clean(source, raw=raw))
    for node in elements(cleaned):
        assert node.tag in sanitize.TAGS
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in ("id", "name", "style", "srcset", "target"), cleaned
            if name in ("href", "src"):
                assert sanitize.is_inside(value) or sanitize.is_outside(value)
            if name == "class":
                assert set(value.split()) <= CLASSES
    assert "<!--" not in cleaned


@given(SOUP)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    once = str(sanitize.clean(source))
    assert str(sanitize.clean(once)) == once


ADDRESSES = [
    ("https://forum.lanternside.example/threads/wicks.7/", True),
    ("HTTP://FORUM.LANTERNSIDE.EXAMPLE/", True),
    ("https://x.example/a(b)?c=d&e=f#g", True),
    ("https://x.example/ورد", True),
    ("https://x.example/@pell?to=a@b#c@d", True),
    ("https://forum.lanternside.example@evil.example/", False),
    ("https://pell:wick@x.example", False),
    ("mailto:pell@lanternside.example", True),
    ("mailto:pell@lanternside.example?bcc=all@x.example", False),
    ("javascript:alert(1)", False),
    ("JaVaScRiPt:alert(1)", False),
    ("java\tscript:alert(1)", False),
    (" https://x.example/", False),
    ("https://x.example/\u202e", False),
    ("https://x.example/\u200b", False),
    ("https://x.example/\xa0", False),
    ("https://x.example/\n", False),
    ("https://x.example/\\", False),
    ("data:text/html,x", False),
    ("vbscript:x", False),
    ("ftp://x.example/", False),
    ("//x.example/", False),
    ("/threads/wicks.7/", False),
    ("https://", False),
    ("https://x.example/" + "a" * 4000, False),
    ("", False),
]


WRITTEN = st.lists(
    st.sampled_from(
        [
            *(
                "a ",
                "*b* ",
                "\n\n",
                "\n> ",
                "\n- ",
                "\n7. ",
                "\n## ",
                "`<b>` ",
                "\n```c\nint <a>;\n```\n",
                '"',
                " < ",
                "a<b",
                "&lt;",
            ),
            *(
                "[x](https://x.example/?a=1&b=2) ",
                "![y](https://x.example/y.png) ",
                "https://x.example/\u200b ",
                " href=",
                '="',
                "<br>",
            ),
            *(
                "[x](https://x.example/\u202e) ",
                "\n|a|b|\n|:-|-:|\n|c|d|\n\n",
                "- [x] z\n",
                " <script>",
                "</p>",
                "www.x.example ",
            ),
            *("<https://x.example/> ", ' src="javascript:x" ', ' href="javascript:x" '),
            *(
                "\n```python\nx = \"a\"  # \xa0'&lt;'\n```\n",
                "\n```yaml\na: 'b'\n```\n",
                "\n```\n",
                "\n> ```rust\n> fn a(){}\n> ```\n",
            ),
            *("\n    <i>indented\n", "\n1. ```sql\n   select 'x'\n   ```\n", "~~a", "**b", "`<code></code>`", "\n[^1]: "),
        ]
    ),
    max_size=25,
).map("".join)


@given(WRITTEN)
def test_what_renderers_write_is_cleaned_once_and_as_strictly(body: str) -> None:
    source = Rewriter(LinkContext(lambda _: None, lambda _: False, str), 3).rewrite(render.gfm(body))
    once = sanitize.clean(source, raw=False)
    assert once == sanitize._CLEANER.clean(source)
    assert has_raw_html(body) or once == sanitize.clean(source)


@pytest.mark.parametrize("address", [address for address, fits in ADDRESSES if not fits and not sanitize.is_inside(address)])
def test_no_way_through_the_sanitiser_lets_a_bad_address_pass(address: str) -> None:
    source = f'<p>see href="https://x.example/" and <a href="{html.escape(address)}">x</a> <img src="{html.escape(address)}">'
    for raw in (True, False):
        assert not re.search("(?:href|src)=", str(sanitize.clean(source, raw=raw)).partition(" and ")[2])


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_plain_text_stays(text: str) -> None:
    cleaned = str(sanitize.clean(html.escape(text)))
    assert html.unescape(cleaned.replace("&nbsp;", "\xa0")) == text


@given(st.text())
def test_escaped_text_is_shown_as_it_stands(text: str) -> None:
    shown = sanitize.escaped(text)
    assert html.unescape(re.sub(r"^<pre[^>]*>|</pre>$", "", str(shown))) == html.unescape(html.escape(text))
    assert shown.count("<") == 2


@pytest.mark.parametrize(("address", "fits"), ADDRESSES)
def test_outside_addresses(address: str, fits: bool) -> None:
    assert sanitize.is_outside(address) is fits


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("/", True),
        ("/threads/wicks.7/", True),
        ("/threads/wicks.7/page-2#post-13-1", True),
        ("/Lanternside/threads/wicks.7/", True),
        ("/~pell/old_forum/threads/wicks.7/", True),
        ("../../threads/wicks.7/index.html#post-9", True),
        ("./index.html", True),
        ("//evil.example/", False),
        ("/\\evil.example/", False),
        ("/threads//evil", False),
        ("javascript:x", False),
        ("/a/../../b", False),
        ("/threads/wicks.7/#<b>", False),
        ("", False),
    ],
)
def test_inside_addresses(address: str, fits: bool) -> None:
    assert sanitize.is_inside(address) is fits


def test_attributes_that_stay() -> None:
    source = '<ol start="7"><li>x</li></ol><table><tr><td align="right" colspan="2" style="x">y</td></tr><tr><td>1<td>2</table>'
    cleaned = str(sanitize.clean(source))
    assert '<ol start="7">' in cleaned
    assert 'align="right"' in cleaned
    assert 'colspan="2"' in cleaned
    assert "style" not in cleaned
    assert 'start="x"' not in str(sanitize.clean('<ol start="x">'))


# ---- Nesting

DEEP = [
    "<b>" * 101,
    "<i><table></i></table>" * 150,
    "<div title='</div>'>" * 150,
    '<div title="</div>">' * 150,
    "<div><!-- </div> -->" * 150,
    "<div><object></div></object>" * 150,
    "<div></3 </div>" * 150,
    "<div></div x='>'<p>" * 150,
    '<div a"="></div>' * 60 + '"' + "<div>" * 60,
    "<p><b></p>" * 150,
    "<table><tr><td>" * 150,
    "<ul><li>" * 150,
    "<blockquote><p>" * 150,
    "<button><p></button></p>" * 150,
    "<svg>" + "<tr>" * 150,
    "<div>" * 100 + '<span class="k">x</span>',
    '<div a"=">' + '<span class="k">x</span>\n' * 100,
]
FLAT = [
    "<p>x</p>" * 5000,
    "<p>x" * 5000,
    "<ul>" + "<li>x" * 5000 + "</ul>",
    "<table>" + "<tr><td>x<td>y" * 3000 + "</table>",
    "<dl>" + "<dt>x<dd>y" * 3000 + "</dl>",
    "x<br>" * 5000,
    '<img src="x" alt="y" />' * 5000,
    "<blockquote>\n<p><strong>Pell</strong> wrote:</p>\n</blockquote>" * 500,
    "<!-- more --><hr>" * 500,
    "a < b " * 5000,
    "<div>" * 100 + "</div>" * 100,
    "<div>" * 99 + '<span class="k">x</span>y' * 150 + "</div>" * 99,
    '<pre><code><span class="k">int</span> <span class="n">a</span>\n</code></pre>' * 500,
    '<div a"=">' + '<span class="k">x</span>\n' * 99,
]


@pytest.mark.parametrize("source", DEEP, ids=lambda source: source[:24])
def test_deep_html_is_found(source: str) -> None:
    assert nesting.too_deep(source)


@pytest.mark.parametrize("source", FLAT, ids=lambda source: source[:24])
def test_flat_html_passes(source: str) -> None:
    assert not nesting.too_deep(source)
    assert depth(source) <= nesting.MAX_DEPTH


TAGS = (
    "b i a p div span table tr td th tbody caption ul li dl dt dd button object select option svg math mi foreignObject title "
    "textarea template form h1 h2 blockquote pre code marquee nobr ruby rt font script style"
).split()
UNIT = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS]),
        st.sampled_from([f"</{tag}>" for tag in TAGS]),
        st.sampled_from(
            [
                "<!--",
                "-->",
                "<div title='",
                "'>",
                '<p a"=">',
                "<p/>",
                "</p x>",
                "<![CDATA[",
                "]]>",
                "<?",
                ">",
                "</>",
                "</1",
                "<x-y z>",
            ]
        ),
    ),
    min_size=1,
    max_size=7,
).map("".join)


@given(st.lists(UNIT, min_size=1, max_size=3), st.integers(30, 160))
def test_what_passes_is_never_much_deeper_than_the_bound(units: list[str], times: int) -> None:
    """A parser may add <tbody> and <tr> of its own: at most two for each table."""
    source = "".join(unit * times for unit in units)
    if not nesting.too_deep(source):
        assert depth(source) <= 2 * nesting.MAX_DEPTH


@pytest.mark.parametrize(
    "unit", ["<b>", "</b>", "<a b='", "<div a=b c", "<!--", "<p " + "a " * 20, "<p a=", "</p ", "<", "<p a='<'>", "<x" * 9]
)
def test_the_bound_is_found_in_a_time_that_grows_with_the_length(unit: str) -> None:
    assert_linear(lambda count: nesting.too_deep("<br>" * 101 + unit * count), 20_000)


@pytest.mark.parametrize("raw", [True, False])
def test_a_class_that_may_not_stay_leaves_no_empty_one(raw):
    assert 'class=""' not in sanitize.clean(
        '<p class="tombstone">Lamps</p><a href="https://x.example/" class="frame">x</a>', raw=raw
    )
    assert 'class=""' not in sanitize.clean_page('<p id="a" class="tombstone">Lamps</p><h1 class="frame">x</h1>')
    assert sanitize.clean('<p>a class="" in words</p>', raw=raw) == '<p dir="auto">a class="" in words</p>'
