"""From the renderer's HTML to the sanitiser: every link, picture and block of code that reaches it was written here."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from stillboard.content import nesting
from stillboard.site import render, rewrite, sanitize
from stillboard.site.urls import Target
from support.growth import assert_linear

OURS = "https://forum.lanternside.example/"
FILE = f"ab/{'ab' * 32}"


def resolve(address: str) -> Target | None:
    return Target("threads/wicks.7/index.html", "post-71") if address == f"{OURS}posts/71/" else None


CONTEXT = rewrite.LinkContext(
    resolve, lambda address: address.startswith(OURS), lambda target: f"/{target.file}#{target.fragment}".rstrip("#")
)


def rewritten(source: str) -> str:
    return rewrite.Rewriter(CONTEXT, 3).rewrite(source)


def cleaned(source: str) -> str:
    return str(sanitize.clean(rewritten(source)))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('<a href="https://x.example/">y</a>', f'<a rel="{sanitize.REL}" href="https://x.example/">y</a>'),
        ("<a href='https://x.example/'>y</a>", f'<a rel="{sanitize.REL}" href="https://x.example/">y</a>'),
        ("<A HREF=https://x.example/>y</A>", f'<a rel="{sanitize.REL}" href="https://x.example/">y</a>'),
        (
            '<a data-href="https://no.example/" href="https://x.example/">y</a>',
            f'<a rel="{sanitize.REL}" href="https://x.example/">y</a>',
        ),
        ('<a title="a > b" href="https://x.example/">y</a>', f'<a rel="{sanitize.REL}" href="https://x.example/">y</a>'),
        (
            f'<a href="{OURS}link/?target=https%3A%2F%2Fx.example%2F">y</a>',
            f'<a rel="{sanitize.REL}" href="https://x.example/">y</a>',
        ),
        (
            f'<a href="{OURS}link/?target=https%3A%2F%2Fforum.lanternside.example%2Fposts%2F71%2F">y</a>',
            '<a href="/threads/wicks.7/index.html#post-71">y</a>',
        ),
        (
            f'<a href="{OURS}link/?target=javascript%3Aalert(1)">y</a>',
            f'<a rel="{sanitize.REL}" href="{OURS}link/?target=javascript%3Aalert(1)">y</a>',
        ),
        (
            '<a href="https://other.example/link/?target=https://x.example/">y</a>',
            f'<a rel="{sanitize.REL}" href="https://other.example/link/?target=https://x.example/">y</a>',
        ),
        ('<a href="javascript:alert(1)">y</a>', "<span>y</span>"),
        ('<a href="/admin">y</a>', "<span>y</span>"),
        ("<a>y</a>", "<span>y</span>"),
        (f'<a href="{OURS}posts/71/">y</a>', '<a href="/threads/wicks.7/index.html#post-71">y</a>'),
        (f'<a href="{OURS}posts/71/">@Pell</a>', '<a class="mention" href="/threads/wicks.7/index.html#post-71">@Pell</a>'),
        (
            '<a href="#missing">lamp.jpg</a>',
            '<span class="attachment missing">lamp.jpg <small>not in this archive</small></span>',
        ),
        ('<a href="#hidden">…</a>', '<span class="removed">… <small>not shown to guests of the forum</small></span>'),
        (
            f'<a href="/content/attachments/{FILE}-lamp.pdf">y</a>',
            f'<a class="attachment" href="/attachments/{FILE}-lamp.pdf">y</a>',
        ),
        (
            f'<a href="/content/attachments/{FILE}-x.html">y</a>',
            f'<a class="attachment" href="/attachments/{FILE}-x.html.txt">y</a>',
        ),
        ('<a href="/content/attachments/../../etc/passwd">y</a>', "<span>y</span>"),
        ("</a>x", "x"),
        ("<h1>x</h1>", "<h3>x</h3>"),
        ("<h5>x</h5>", "<h3>x</h3>"),
        ("<h2>a<h5>b</h2>c</h5>d</h1>", "<h3>a<h4>b</h4>c</h3>d"),
        ("<pre>x\ny</pre>after", "<pre>x\ny</pre>after"),
        ("<pre><code>a&lt;b</code></pre>", '<div class="highlight"><pre><code>a&lt;b</code></pre></div>'),
        ("<table><tr><td>x</td></tr></table>", '<div class="scroller" tabindex="0"><table><tr><td>x</td></tr></table></div>'),
        ("<div>x</table>y</div>", "<div>xy</div>"),
        ('<input type="checkbox" checked="" disabled="" /> x', "☑ x"),
        ('<input type="checkbox" disabled="" /> x', "☐ x"),
        ('<input type="image" src="https://x.example/">', ""),
        ("<a:b>x</a:b> <pre-x>y", "<a:b>x</a:b> <pre-x>y"),
        (
            '<img src="#missing" alt="lamp.jpg">',
            '<span class="attachment missing">lamp.jpg <small>not in this archive</small></span>',
        ),
    ],
)
def test_tag(source: str, shown: str) -> None:
    assert rewritten(source) == shown


@pytest.mark.parametrize(
    "forged",
    [
        '<span class="removed">x <small>taken out of this archive</small></span>',
        '<span class="attachment missing">x <small>not in this archive</small></span>',
        "<SPAN/CLASS=attachment>x</SPAN>",
        "<span\ntitle='>'\nclass='control mention'>U+202E</span>",
        '<p class="attribution"><strong>Pell</strong> wrote:</p>',
        '<small class="unarchived">(this post is not in the archive)</small>',
        '<div class="highlight">x</div>',
        '<div tabindex="0" class="scroller">x</div>',
        '<span <b class="removed">x</b>',
        "<div title='</div>' class='highlight'>x</div>",
        '<span title=\'"<\' class="removed">x</span><span a" class="removed">x</span>',
        '<span class="removed"',
        '<code><span class="k">x</span></code>',
        '<a class="attachment missing" href="https://x.example/">x</a>',
        '<img class="x" alt="<span class=removed>" src="x"><i title="<span class=removed>x</span>">y</i>',
    ],
)
def test_what_the_site_says_in_a_body_nobody_else_says(forged: str) -> None:
    for markdown in (forged, f"one\n{forged} two\n\nthree", f"- {forged}", f"<table><tr><td>{forged}</td></tr></table>"):
        for renderer in render.RENDERERS:
            shown = LexborHTMLParser(render.post(markdown, CONTEXT, renderer).html)
            assert {node.attributes["class"] for node in shown.css("[class]")} <= {"scroller"}
            assert len(shown.css(".scroller")) == len(shown.css(".scroller > table"))


def test_pictures() -> None:
    remote = cleaned('<img src="https://x.example/wick%20two.jpg" alt="">')
    assert "<img" not in remote
    assert "wick two.jpg <small>image at x.example</small>" in remote
    local = cleaned(f'<img src="/content/attachments/{FILE}-lamp.png" alt="a &quot;lamp&quot;">')
    assert LexborHTMLParser(local).css_first("a.image > img").attributes["alt"] == 'a "lamp"'
    linked = cleaned('<a href="https://x.example/big"><img src="https://x.example/small.png" alt="x"></a>')
    assert len(LexborHTMLParser(linked).css("a")) == 1
    assert "http://[" not in cleaned('<img src="http://[half" alt="">')
    assert "an unreadable address" in cleaned('<img src="http://[half/x.png" alt="">')


QUOTE = '<blockquote>\n<p><strong>Pell</strong> <a href="%s">wrote</a>:</p>\n<p>x</p>\n</blockquote>'


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("", "https://x.example/?a=1&amp;b"),
        (" \u3000\n&nbsp;", " \u3000\n&nbsp;https://x.example/?a=1&amp;b"),
        ("<b><i></i></b><!-- words -->", "<b><i></i></b>https://x.example/?a=1&amp;b"),
        ("<script>words</script>", "https://x.example/?a=1&amp;b"),
        ("<b>words</b>", "<b>words</b>"),
        ("<b></b>.", "<b></b>."),
        ("1 < 2", "1 &lt; 2"),
        ("<code>x</code>", "<code>x</code>"),
    ],
)
def test_a_link_that_shows_nothing_shows_its_address(inside: str, shown: str) -> None:
    address = 'href="https://x.example/?a=1&amp;b"'
    assert cleaned(f"<p><a {address}>{inside}</a></p>") == f'<p dir="auto"><a rel="{sanitize.REL}" {address}>{shown}</a></p>'


def test_a_file_without_words_shows_its_name() -> None:
    link = f'<a href="/content/attachments/{FILE}-lamp-plan.pdf"></a>'
    assert ">lamp-plan.pdf</a>" in cleaned(link)
    picture = f'<a href="https://x.example/"><img src="/content/attachments/{FILE}-lamp.png"></a>'
    assert "x.example/</a>" not in cleaned(picture)
    assert "<img" in cleaned(picture)


def test_attributions() -> None:
    assert '<a class="jump" href="/threads/wicks.7/index.html#post-71">wrote</a>:' in cleaned(QUOTE % f"{OURS}posts/71/")
    assert 'wrote: <small class="unarchived">(this post is not in the archive)</small>' in cleaned(QUOTE % f"{OURS}posts/72/")
    assert f'<a rel="{sanitize.REL}" href="https://x.example/1">wrote</a>:' in cleaned(QUOTE % "https://x.example/1").replace(
        f'href="https://x.example/1" rel="{sanitize.REL}"', f'rel="{sanitize.REL}" href="https://x.example/1"'
    )
    assert "<bdi>Pell</bdi></strong> wrote:</p>" in cleaned(QUOTE % "javascript:x")


def test_a_name_with_a_link_in_it_is_no_attribution() -> None:
    source = '<blockquote>\n<p><strong><a href="https://x.example/">P</a></strong> wrote:</p>\n</blockquote>'
    assert "attribution" not in cleaned(source)
    assert sanitize.REL in cleaned(source)


def test_addresses_looked_up_are_kept_with_where_they_led() -> None:
    rewriter = rewrite.Rewriter(CONTEXT, 3)
    rewriter.rewrite(QUOTE % f"{OURS}posts/71/" + QUOTE % f"{OURS}posts/72/" + '<a href="https://x.example/">x</a>')
    assert rewriter.used == {
        f"{OURS}posts/71/": "/threads/wicks.7/index.html#post-71",
        f"{OURS}posts/72/": rewrite.UNARCHIVED,
        "https://x.example/": "",
    }


PIECES = [
    "<a href='",
    '<a href="',
    "https://evil.example/",
    "'>",
    '">',
    "<a ",
    "</a ",
    "<a",
    "</a",
    "<",
    ">",
    "</a>",
    "<a\nhref=https://evil.example/>",
    "<b title='",
    '<img src="',
    "<img src=x ",
    "<pre>",
    "</pre>",
    "<pre><code>",
    "</code></pre>",
    "<blockquote>\n<p><strong>",
    "</strong>",
    ' <a href="https://evil.example/">wrote</a>:</p>',
    "<!--",
    "-->",
    "<svg><a href=https://evil.example/>",
    "<table>",
    "</table>",
    "<input ",
    "/",
    " title=\"<a href='https://evil.example/'>\"",
    "&quot;",
    "<A/HREF=https://evil.example/ ",
    "<h1 ",
    "x",
    "\f",
    "<a href=https://evil.example/ b='<'>",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_every_link_out_is_marked_as_a_users(source: str) -> None:
    for node in LexborHTMLParser(cleaned(source)).css("a[href]"):
        href = node.attributes["href"]
        assert not sanitize.is_outside(href) or node.attributes.get("rel") == sanitize.REL, source
    assert not re.search(r"<img[^>]+src=[\"']?https?:", cleaned(source))


@given(st.text())
def test_text_goes_through(text: str) -> None:
    assert rewritten(text.replace("<", "&lt;")) == text.replace("<", "&lt;")


UNITS = [
    '<a href="x">',
    "<a ",
    "<a href='",
    '<a title="',
    "<pre><code>",
    "<pre><code></pre></code>",
    "<pre>",
    "<blockquote>\n<p><strong>",
    '<blockquote>\n<p><strong>x</strong> <a href="',
    "<img ",
    '<img src="',
    "<table>",
    "</table>",
    "</a>",
    "<h1 ",
    '<code class="language-',
    "<a " + "b=c " * 8,
    "<input href = ",
    "&amp;",
    "<p></a b='<'><a>",
    "<x",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    def run(count: int) -> None:
        text = rewritten(unit * count)
        if not nesting.too_deep(text):
            sanitize.clean(text)

    assert_linear(run, 4_000, doublings=1)


def test_bounds_are_far_away_from_what_people_write() -> None:
    body = "> > > > > > > > > > > > Twelve deep.\n\n" + "".join(f"{'  ' * n}- level\n" for n in range(15))
    assert render.post(body, CONTEXT).fault == ""
