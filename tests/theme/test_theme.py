"""The theme's pages and stylesheet: well formed, safe, accessible, readable from 320 px up, in light and dark."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import html5lib
import msgspec
import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from stillboard.site import pages
from support.fonts import FONTS, set_font
from support.templates import COLOURS, CSS, TEMPLATES, THEME, environment, luminance

PELICANS = ("article.html", "page.html")
_BODIES = (THEME / "README.md").read_text("utf-8").partition("## What bodies are made of")[2].partition("\n## ")[0]
BODY_CLASSES = set(re.findall(r"^\| `([a-z]+)` \|", _BODIES, re.M))


# ---- Pages, full of hostile words and nearly empty.

# Words of the site's own making: dates, counts, states, post and page numbers.
OURS = (
    "time, dd, b, small, .facts > a, .downloads a, .asof, "
    ".state, .number, .initial, .jumps a, .notice p, .provenance p, h2 > .away, .poll td"
)
CANARY = "<b>x</b>\"'&{{ 7 }}"


def sample(hint: object, *, full: bool, numbers: Iterator[int], name: str = "", within: tuple[object, ...] = ()) -> object:
    """A value of a type: with everything in it, or with as little as the type allows. `within`: the records that hold it."""
    if isinstance(hint, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if hint is str and name == "path":  # of a plot: never words
        return "M0 60v-9h3v9z"
    if hint is str:
        plain = name in ("anchor", "anchors") or not full
        return f"{'post-' if plain else CANARY}{next(numbers)}" if name != "lang" else "en"
    if hint in (int, bool):
        return hint(7 if name in ("total", "percent") and full else full)
    if hint is Markup:
        return Markup("<p>Body.</p>")
    if typing.get_origin(hint) is tuple:
        one = typing.get_args(hint)[0]
        many = 0 if within.count(one) > 1 else 3 if full else 1  # of a record that holds its like, one more level
        return tuple(sample(one, full=full, numbers=numbers, name=name, within=within) for _ in range(many))
    fields = {field.name: field for field in msgspec.structs.fields(typing.cast("type[msgspec.Struct]", hint))}
    hints = typing.get_type_hints(hint)
    wanted = {key: each for key, each in hints.items() if full or fields[key].required}
    inside = (*within, hint)
    return hint(**{key: sample(each, full=full, numbers=numbers, name=key, within=inside) for key, each in wanted.items()})


def rendered(kind: type, *, full: bool, blocks: bool = True, printing: bool = True) -> str:
    numbers = itertools.count(1)
    frame, page = (sample(each, full=full, numbers=numbers) for each in (pages.Frame, kind))
    return environment(blocks=blocks, printing=printing).get_template(pages.TEMPLATES[kind]).render(frame=frame, page=page)


class Forums:
    """A page or a piece of news as Pelican gives it to a template."""

    title = "Whose <em>light</em> &amp; lens"
    content = "<p>Saved by its <b>readers</b>.</p>"
    url = "pages/about"
    lang = "en"
    summary = "<p>Saved by its <b>readers</b>…</p>"
    date = dt.datetime(2014, 3, 4, tzinfo=dt.UTC)
    status = "published"
    locale_date = "4 March 2014"


def pelicans(template: str, siteurl: str = "https://archive.example") -> str:
    frame = sample(pages.Frame, full=True, numbers=itertools.count(1))
    given = {"page" if template == "page.html" else "article": Forums}
    return environment().get_template(template).render(SITEURL=siteurl, frame_for=lambda _: frame, **given)


ALL = [
    pytest.param(kind, full, id=f"{kind.__name__}-{'full' if full else 'bare'}") for kind in pages.TEMPLATES for full in (1, 0)
]


def check_html(source: str) -> LexborHTMLParser:
    html5lib.HTMLParser(strict=True).parse(source)
    tree = LexborHTMLParser(source)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids)), sorted(ids)
    assert len(tree.css("h1")) == 1
    assert tree.css_first("html").attributes["lang"]
    assert not tree.css("style, iframe, object, form, [style]")
    check_scripts(tree)
    names = {name for node in tree.css("*") for name in node.attributes}
    assert not [name for name in names if name.startswith("on") or not re.fullmatch("[a-z-]+|viewBox|preserveAspectRatio", name)]
    assert source.index("Content-Security-Policy") < source.index("<title>") < source.index('rel="stylesheet"')
    for pointer in ("aria-labelledby", "aria-describedby"):
        assert {node.attributes[pointer] for node in tree.css(f"[{pointer}]")} <= set(ids)
    for node in tree.css("nav, a:not([aria-label])"):
        assert node.attributes.get("aria-label") or (node.tag == "a" and node.text(strip=True)), node.html
    assert not [node.html for node in tree.css('head [href^="data:"]') if " " in node.attributes["href"]]
    landmarks = [node.attributes["aria-label"] for node in tree.css("nav")]
    assert len(landmarks) == len(set(landmarks))
    levels = [int(node.tag[1]) for node in tree.css("h1, h2, h3, h4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels
    return tree


def check_scripts(tree: LexborHTMLParser) -> None:
    """Scripts are files of the theme: those of every page, that of the search box, or the one of a page that leads elsewhere."""
    policy = tree.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    scripts = [(node.parent.tag, sorted(node.attributes), node.text()) for node in tree.css("script:not([type])")]
    if tree.css("meta[http-equiv=refresh]"):
        assert scripts == [("head", ["data-target", "src"], "")]
    else:
        search = [one for one in scripts if {"data-root", "data-search"} & set(one[1])]
        assert [(where, "src" in attributes, text) for where, attributes, text in search] == [("head", True, "")] * len(search)
        assert len(search) <= 1
        others = [one for one in scripts if one not in search and "data-missing" not in one[1]]
        assert [(where, text) for where, _, text in others] == [("head", ""), ("head", "")]
        assert [set(attributes) - {"data-old"} for _, attributes, _ in others] == [{"src"}, {"data-words", "defer", "src"}]
    more = " 'wasm-unsafe-eval'; worker-src 'self' blob:" if tree.css("[data-find=search]") else ""
    assert policy == (
        f"default-src 'none'; script-src 'self'{more}; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
        "media-src 'self'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(("kind", "full"), ALL)
@pytest.mark.parametrize("blocks", [True, False])
def test_page_is_well_formed(kind: type, full: int, blocks: bool) -> None:
    check_html(rendered(kind, full=bool(full), blocks=blocks))


@pytest.mark.parametrize(("kind", "full"), [each for each in ALL if each.values[1]])
def test_users_words_stay_words(kind: type, full: int) -> None:
    source = rendered(kind, full=bool(full))
    assert "<b>x" not in source
    assert "{{" in source
    assert "&lt;b&gt;x&lt;/b&gt;&#34;&#39;&amp;" in source
    tree = check_html(source)
    words = sum(CANARY in (node.text(deep=False) or "") for node in tree.css("*"))
    assert words >= (1 if kind in (pages.RedirectPage, pages.MissingPage, pages.SearchPage) else 5)


@pytest.mark.parametrize(("kind", "full"), ALL)
def test_pages_are_what_jinja_makes_by_itself(kind: type, full: int) -> None:
    assert rendered(kind, full=bool(full)) == rendered(kind, full=bool(full), printing=False)


@pytest.mark.parametrize("kind", pages.TEMPLATES)
def test_users_words_are_isolated_from_the_words_around_them(kind: type) -> None:
    for node in check_html(rendered(kind, full=True)).css("body *"):
        if CANARY not in (node.text(deep=False) or "") or node.css_matches(OURS):
            continue
        element = node
        while element.tag not in ("bdi", "body") and element.attributes.get("dir") != "auto":
            element = element.parent
        assert element.tag != "body", node.html


@pytest.mark.parametrize("kind", pages.TEMPLATES)
def test_the_sites_own_words_give_no_direction_to_what_follows(kind: type) -> None:
    """Of `dir=auto` the first letter decides: a label's would turn a question or a signature around."""
    assert not check_html(rendered(kind, full=True)).css("[dir=auto] > .label")


@pytest.mark.parametrize("template", sorted(PELICANS))
def test_pelicans_own_pages(template: str) -> None:
    tree = check_html(pelicans(template))
    assert tree.css_first("h1").text() == "Whose light & lens"
    assert tree.css_first(".body b").text() == "readers"
    assert tree.css_first("link[rel=canonical]").attributes["href"] == "https://archive.example/pages/about"
    assert not LexborHTMLParser(pelicans(template, "..")).css("link[rel=canonical]")


def test_each_post_is_an_article_named_by_the_heading_that_carries_its_anchor() -> None:
    tree = check_html(rendered(pages.ThreadPage, full=True))
    posts = tree.css("article.post")
    assert len(posts) == 3
    for post in posts:
        heading = post.css_first("h2")
        assert heading.attributes["id"] == post.attributes["aria-labelledby"]
        assert len(heading.css("span[id]")) == 3  # further anchors
        assert post.css_first("a.number").attributes["aria-label"].startswith("Post ")
        assert "around" in post.css_first(".line").text()
        assert post.css(".line time[datetime]")
        assert all(link.attributes["rel"] == "nofollow noopener ugc" for link in post.css("a.original"))


def test_what_is_not_known_is_said() -> None:
    page = sample(pages.ThreadPage, full=False, numbers=itertools.count(1))
    post = msgspec.structs.replace(page.posts[0], author=pages.Card(""))
    span = pages.Moment("", "between May 1 and May 3", "May 2020")
    page = msgspec.structs.replace(page, posts=(post, msgspec.structs.replace(post, anchor="post-0", date=span)))
    tree = check_html(
        environment()
        .get_template("thread.html")
        .render(frame=pages.Frame("x", "/", "/x.css", "/first.js", "/forum.js"), page=page)
    )
    assert "author not known" in tree.css_first("h2").text()
    assert tree.css(".line")[0].text(strip=True).startswith("date not known")
    assert tree.css(".line")[1].text(strip=True).startswith("between May 1 and May 3")
    assert not tree.css("time")


# ---- The stylesheet.

LIGHT, DARK = COLOURS["light"], COLOURS["dark"]


def test_dark_is_the_same_whether_the_device_or_the_reader_asks_for_it() -> None:
    _, device, reader = re.findall(r":root[^{}]*\{([^{}]*--paper[^{}]*)\}", CSS.partition("/* Page */")[0])
    assert set(re.findall(r"--[^;]*;", device)) == set(re.findall(r"--[^;]*;", reader))


ON = {  # what stands on what, as text: at least 4.5 : 1
    "paper": "ink soft link visited",
    "card": "ink soft link visited",
    "side": "ink soft link lamp-ink",
    "quote": "ink soft link visited",
    "code": "ink t-keyword t-string t-comment t-name t-number t-wrong",
    "tint": "tint-ink",
    "lamp": "lamp-ink link",
    "bar": "bar-ink",
    "link": "card",
}
MARKS = {"card": "edge lamp-rule link", "paper": "edge", "lamp": "lamp-rule", "tint": "link", "bar": "bar-ink"}  # at least 3 : 1


@pytest.mark.parametrize(("colours", "scheme"), [(LIGHT, "light"), (DARK, "dark")], ids=["light", "dark"])
def test_contrast(colours: dict[str, str], scheme: str) -> None:
    assert colours.keys() == LIGHT.keys(), scheme
    for pairs, least in ((ON, 4.5), (MARKS, 3.0)):
        for ground, marks in pairs.items():
            for mark in marks.split():
                dark, light = sorted((luminance(colours[ground]), luminance(colours[mark])))
                assert (light + 0.05) / (dark + 0.05) >= least, f"{scheme}: {mark} on {ground}"


def test_stylesheet_is_small_and_alone() -> None:
    assert len(CSS.encode()) < 30_000
    assert not re.search(r"@import|@font-face|url\(|//[a-z]|!important", re.sub(r"/\*.*?\*/", "", CSS, flags=re.S))
    assert set(re.findall(r"var\(--([a-z-]+)\)", CSS)) <= set(re.findall(r"--([a-z-]+):", CSS))


def test_classes_are_styled_and_styles_are_used() -> None:
    sources = "".join(re.sub(r"\{#.*?#\}|\{%.*?%\}", " ", path.read_text("utf-8")) for path in TEMPLATES.rglob("*.html"))
    used = {name for names in re.findall(r'class="([^"]*)"', sources) for name in names.split()}
    selectors = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", CSS, flags=re.S)
    tokens = set(re.findall(r"\.([a-z0-9]+)", " ".join(re.findall(r"^\s*\.highlight .*", selectors, re.M))))
    styled = set(re.findall(r"\.([a-z][a-z0-9]*)", selectors))
    script = (THEME / "static" / "forum.js").read_text("utf-8")
    used |= {name for names in re.findall(r'class(?:Name: |List\.add\()"([^"]*)"', script) for name in names.split()}
    assert used <= styled
    assert BODY_CLASSES
    assert styled >= BODY_CLASSES
    assert styled - used - tokens <= BODY_CLASSES


# ---- In a browser.

WIDE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='4000' height='40'/%3E"
HOSTILE = Markup(  # noqa: S704 - our own HTML
    f"<p>{'w' * 400}</p>{'<blockquote><p>deep</p>' * 12}{'</blockquote>' * 12}"
    "<details><summary>Spoiler</summary><p>kept under a cloth</p></details>"
    f"<table><tr>{'<td>cell</td>' * 30}</tr></table><pre>{'x' * 300}</pre>"
    f'<p>Z{chr(0x0301) * 300}</p><p><img alt="wide" src="{WIDE}"></p>'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One page of each kind, full of long and hostile things, and the stylesheet next to them."""
    folder = tmp_path_factory.mktemp("site")
    for script in (THEME / "static").glob("*.js"):
        (folder / script.name).write_text(script.read_text("utf-8"), "utf-8")
    (folder / "forum.css").write_text(CSS, "utf-8")
    (folder / "colours.css").write_text(":root:root:root { --bar: #fa0; --bar-ink: #000; }", "utf-8")
    for kind, template in pages.TEMPLATES.items():
        numbers = itertools.count(1)
        frame = msgspec.structs.replace(
            sample(pages.Frame, full=True, numbers=numbers), stylesheet="forum.css", first="first.js", script="forum.js"
        )
        frame = msgspec.structs.replace(frame, colours="colours.css", old="", logo=WIDE, logo_width=4000, logo_height=40)
        page = sample(kind, full=True, numbers=numbers)
        if kind is pages.ThreadPage:
            posts = [msgspec.structs.replace(post, body=HOSTILE) for post in page.posts]
            page = msgspec.structs.replace(page, heading="t" * 200, posts=posts)
        if kind is pages.RedirectPage:
            page = msgspec.structs.replace(page, target="missing.html", script="redirect.js")
        if kind is pages.MissingPage:
            page = msgspec.structs.replace(page, script="search.js")
        if kind is pages.SearchPage:
            page = msgspec.structs.replace(page, script="search.js", root="./")
        html = environment().get_template(template).render(frame=frame, page=page)
        (folder / template).write_text(re.sub(r'(?<=<img class="initial" src=")[^"]*', WIDE, html), "utf-8")
    return folder


@pytest.mark.browser
@pytest.mark.parametrize("font", FONTS)
def test_nothing_scrolls_sideways_and_nothing_is_refused(site: Path, browser: typing.Any, font: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
        page = context.new_page()
        set_font(page, font)
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))  # noqa: B023 - read before the next turn
        for template in pages.TEMPLATES.values():
            page.goto((site / template).as_uri(), wait_until="load")
            page.wait_for_url("**/missing.html" if template == "redirect.html" else f"**/{template}")
            assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, template
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            wanted = (LIGHT if scheme == "light" else DARK)["paper"]
            assert ground == f"rgb({', '.join(str(int(wanted[n : n + 2], 16)) for n in (1, 3, 5))})"
        assert complaints == []
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_paper_shows_spoilers_and_a_link_lands_on_its_post(site: Path, browser: typing.Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto((site / "thread.html").as_uri())
    hidden = page.locator("details p").first
    assert not hidden.is_visible()
    page.emulate_media(media="print")
    assert hidden.is_visible()
    page.emulate_media(media="screen")
    anchor = page.locator("article.post").nth(1).get_attribute("aria-labelledby")
    page.goto(f"{(site / 'thread.html').as_uri()}#{anchor}")
    assert 0 <= page.locator("article.post").nth(1).bounding_box()["y"] < 100
    page.close()
