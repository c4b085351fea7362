"""Pages of the archive's own as HTML: every hostile payload comes out harmless, and what a writer means is kept."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import html5lib
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typogrify.filters import typogrify

from stillboard.content.own_pages import MARKDOWN, TAGS
from stillboard.site import own_pages, sanitize
from stillboard.site.own_pages import Surroundings
from support.growth import assert_linear
from support.hostile import pages
from support.hostile.payload import payloads

FILE = f"attachments/{pages.NAME}"
AROUND = Surroundings(
    PurePosixPath("pages"), "/old", "", lambda path: "news/two" if path == "news/two.md" else "", lambda path: path == FILE
)
ALLOWED = frozenset(
    "id title lang dir class align scope tabindex href rel src alt width height loading start value datetime colspan rowspan "
    "span".split()
)


def made(body: str) -> str:
    """A page as Pelican makes it."""
    extensions = [*MARKDOWN["extension_configs"]]
    engine = markdown.Markdown(extensions=extensions, extension_configs=MARKDOWN["extension_configs"], output_format="html5")
    return str(typogrify(engine.convert(f"\n\n{body}")))


def shown(body: str) -> str:
    return str(own_pages.shown(made(body), AROUND))


def harms(html: str) -> list[str]:
    """What of a page's HTML the frame around it, or a reader, would suffer from."""
    page = html5lib.parse(f'<!doctype html><main><div class="prose">{html}</div></main><footer></footer>')
    body = next(element for element in page.iter() if element.get("class") == "prose")
    after = [child.tag.rpartition("}")[2] for child in page.find("{*}body")]
    inside = [child.get("class") for child in page.find("{*}body")[0]]
    found = [] if (after, inside) == (["main", "footer"], ["prose"]) else [f"the frame: {after} {inside}"]
    for element in body.iter():
        if element is body:
            continue
        tag = str(element.tag).removeprefix("{http://www.w3.org/1999/xhtml}")
        found += [] if tag in TAGS and tag != "h1" else [f"<{tag}>"]
        found += sorted(set(element.attrib) - ALLOWED)
        address = element.get("href", element.get("src", "#"))
        outside = re.match(r"(?:https?://[^/\\\s]|mailto:)", address) and tag == "a"
        found += [] if outside or re.match(r"(?![/\\]{2})[\w./#?~%+@-]*\Z|[\w./?~%+@#=&;:,-]*\Z(?<!:)", address) else [address]
    return found


@pytest.mark.parametrize("kind", ["links", "html"])
def test_nothing_of_a_hostile_page_harms(kind: str) -> None:
    assert {body: found for body in pages.bodies(kind) if (found := harms(shown(body)))} == {}


def test_nothing_of_any_payload_harms_in_a_page() -> None:
    assert {one.name: found for one in payloads() if (found := harms(shown(one.text)))} == {}


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<p>", "</div>", "<table>", "<td>", "<a href=x>", "</main>", "x", "<li>", "<h1>", "<!--", '"']
        )
    )
)
def test_whatever_is_nested_stays_inside(pieces: list[str]) -> None:
    cleaned = str(own_pages.shown("".join(pieces), AROUND))
    assert harms(cleaned) == []
    assert str(sanitize.clean_page(cleaned)) == cleaned


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("# One\n\n### Two", "<h2>One</h2>\n<h3>Two</h3>"),
        ("# One {#one .x}", '<h2 id="one">One</h2>'),
        (f"[a]({{static}}/{FILE})", f'<p><a href="/old/{FILE}">a</a></p>'),
        (f"![a](/content/{FILE})", f'<p><img alt="a" src="/old/{FILE}" loading="lazy"></p>'),
        ("[a]({filename}/news/two.md#b)", '<p><a href="/old/news/two#b">a</a></p>'),
        ("[a]({filename}/news/gone.md)", "<p><a>a</a></p>"),
        ("[a](https://x.example/?b&c)", f'<p><a href="https://x.example/?b&amp;c" rel="{sanitize.REL}">a</a></p>'),
        (
            "![a](https://x.example/b.png)",
            f'<p><a class="attachment remote" href="https://x.example/b.png" rel="{sanitize.REL}">a</a></p>',
        ),
        ("a\n:   b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ("| a |\n|--:|\n| b |", '<th align="right">a</th>'),
        ("```python\nx = 1\n```", '<div class="highlight"><pre tabindex="0"><code><span class="n">x</span>'),
        ("*[X]: Y\nX", '<p><abbr title="Y">X</abbr></p>'),
        ("<details><summary>a</summary>b</details>", "<details><summary>a</summary>b</details>"),
        ('<figure id="f"><figcaption>a</figcaption></figure>', '<figure id="f"><figcaption>a</figcaption></figure>'),
        (
            '<time datetime="2026-03-14">then</time> <q lang="de">so</q>',
            '<time datetime="2026-03-14">then</time> <q lang="de">so</q>',
        ),
    ],
)
def test_what_a_writer_means_is_kept(body: str, html: str) -> None:
    assert html in shown(body)


@pytest.mark.parametrize(
    "body",
    [
        "<span class='removed x'>a <small>taken out of this archive</small></span>",
        "a\n{: .attribution}",
        '<a id="a" title="b" class="attachment missing" href="https://x.example/">a</a>',
        '<div class="highlight"><pre class="highlight"><code><b class="k">x</b></code></pre></div>',
        '<p title="<span" class="attribution">a</p>',
    ],
)
def test_no_page_says_what_the_site_says_in_posts(body: str) -> None:
    assert "class=" not in shown(body)


@pytest.mark.parametrize(
    "body",
    [
        '<image href="{static}/../../x" alt="A boat">',
        '<img src="{static}/../../x" alt="A boat">',
        '<img alt="A boat">',
        "<img src='a|b {x}' alt='A boat'>",
        '<img src="javascript:x" alt="A boat"><svg><image href="{static}/x"/><use href="https://x.example/#y"/></svg>',
    ],
)
def test_a_picture_that_leads_nowhere_is_its_words(body: str) -> None:
    html = shown(f"One {body} two")
    assert "<img" not in html
    assert "A boat two" in html.replace("&nbsp;", " ")


def test_footnotes_lead_there_and_back() -> None:
    html = shown("Words[^1].\n\n[^1]: More.")
    assert set(re.findall(r'href="#([^"]*)"', html)) == set(re.findall(r'id="([^"]*)"', html)) == {"fn:1", "fnref:1"}


def test_a_title_is_words() -> None:
    assert sanitize.clean_title('A <b>lamp</b> &amp; <script>x</script><span class="caps">NASA</span>') == (
        'A <b>lamp</b> &amp; <span class="caps">NASA</span>'
    )


def test_too_much_is_shown_as_it_stands() -> None:
    assert str(own_pages.shown("<b>" * 200, AROUND)).startswith('<pre tabindex="0">&lt;b&gt;')


@pytest.mark.parametrize("unit", ["<p>x</p>", '<a href="{static}/x">', "<h1>a</h1>", '<img alt="', "<pre><code>"])
def test_time_is_linear(unit: str) -> None:
    assert_linear(lambda count: own_pages.shown(unit * count, AROUND), 800)
