"""Posts' Markdown to safe HTML: tests/render/*.md says what becomes of what. UPDATE=1 rewrites them: read what changed.

A fixture is a title, a dot, Markdown, a dot, HTML, a dot. Both renderers must make the same of it; a title that says
"(gfm only: why)" is not tried with Python-Markdown. Blanks between tags do not count.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest

from stillboard.site import render, sanitize
from stillboard.site.rewrite import LinkContext
from stillboard.site.urls import Target
from support.growth import assert_within

HERE = Path(__file__).resolve().parent / "render"
ARCHIVED = {
    "https://forum.lanternside.example/posts/71/": Target("threads/wicks.7/index.html", "post-71"),
    "https://forum.lanternside.example/threads/wicks.7/page-2#post-95": Target("threads/wicks.7/page-2.html", "post-95"),
    "https://forum.lanternside.example/threads/wicks.7/": Target("threads/wicks.7/index.html"),
    "https://forum.lanternside.example/members/pell.9/": Target("members/pell.9/index.html"),
}
CONTEXT = LinkContext(
    ARCHIVED.get,
    lambda address: address.startswith("https://forum.lanternside.example/"),
    lambda target: (
        f"/{target.file.removesuffix('index.html').removesuffix('.html')}{'#' if target.fragment else ''}{target.fragment}"
    ),
)


@dataclass(frozen=True)
class Fixture:
    """One case of a file."""

    file: str
    title: str
    source: str
    shown: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"


def fixtures() -> list[Fixture]:
    found = []
    for path in sorted(HERE.glob("*.md")):
        parts = re.split(r"^\.\n", path.read_text("utf-8"), flags=re.M)
        for n in range(0, len(parts) - 1, 3):
            found.append(Fixture(path.stem, parts[n].strip().split("\n")[-1], parts[n + 1], parts[n + 2]))
    return found


def html(source: str, renderer: str) -> str:
    rendered = render.post(source.rstrip("\n").replace("→", "\t"), CONTEXT, renderer)
    return f"{str(rendered.html).rstrip()}\n" + (f"<!-- fault: {rendered.fault} -->\n" if rendered.fault else "")


def canonical(source: str) -> str:
    """What a browser makes of the HTML, without line breaks around tags."""
    tree = html5lib.parseFragment(source.replace("\xa0", " ").replace("&nbsp;", " "))
    text = html5lib.serialize(tree, quote_attr_values="always", omit_optional_tags=False, alphabetical_attributes=True)
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", text)  # typogrify keeps a line's last words together


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
@pytest.mark.parametrize("renderer", ["gfm", "markdown"])
def test_fixture(fixture: Fixture, renderer: str) -> None:
    if os.environ.get("UPDATE") == "1":
        pytest.skip("the expected HTML is being written")
    if renderer == "gfm":
        assert html(fixture.source, "gfm").rstrip() == fixture.shown.rstrip()
    elif "(gfm only: " not in fixture.title:
        assert canonical(html(fixture.source, "markdown")) == canonical(fixture.shown)


def test_update() -> None:
    """Rewrites the expected HTML where UPDATE=1; otherwise sees that there are fixtures of every subject."""
    if os.environ.get("UPDATE") == "1":
        for path in sorted(HERE.glob("*.md")):
            parts = re.split(r"^\.\n", path.read_text("utf-8"), flags=re.M)
            for n in range(1, len(parts) - 1, 3):
                parts[n + 1] = html(parts[n], "gfm")
            path.write_text(".\n".join(parts), "utf-8")
    subjects = "attachments breaks code details headings links lists quotes raw-html rtl tables"
    assert {path.stem for path in HERE.glob("*.md")} == set(subjects.split())
    assert len(fixtures()) >= 70


# ---- Bounds: whatever the input, an answer within a second; what breaks a bound is shown as text and reported.

FLOODS = {
    "quotes": ">" * 10_000 + " x",
    "spaced quotes": "> " * 10_000 + "x",
    "brackets": "[" * 100_000,
    "picture brackets": "![" * 50_000,
    "links": "[a](" * 30_000,
    "closed brackets": "[" * 20_000 + "a" + "]" * 20_000,
    "bold tags": "<b>" * 50_000,
    "bold tags with attributes": "".join(f"<b id={n}>" for n in range(20_000)),
    "unclosed links": '<a href="x">' * 20_000,
    "code blocks": "<pre><code>" * 20_000,
    "divisions": "<div>\n" * 20_000,
    "open values": '<div a="' * 20_001,
    "values in values": "<span a='<p b=\"x" * 20_001,
    "values and names": '<div a=" b=\'" c="' * 7_001,
    "hidden end tags": "<div title='</div>'>" * 5_000,
    "stars": "*a **b " * 15_000,
    "underscores": "_" * 50_000,
    "backticks": "".join("`" * n + " " for n in range(1, 400)),
    "entities": "&amp;" * 50_000,
    "broken entities": "&" * 100_000,
    "wide table": "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "|a\n" * 500,
    "long table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 8_000,
    "lists": "".join(f"{'  ' * n}- x\n" for n in range(400)),
    "list markers": "- " * 3_000 + "x",
    "references": "".join(f"[r{n}]: https://x.example/{n}\n" for n in range(4_000)) + "\n[r1]" * 2_000,
    "autolinks": "https://x.example/ " * 8_000,
    "addresses": "a@b.example " * 8_000,
    "comments": "<!-- " * 20_000,
    "declarations": "<!X " * 20_000,
    "instructions": "<? " * 20_000,
    "open tags": "<a " * 30_000,
    "headings": "# x\n" * 10_000,
    "fences": "```x\n" * 10_001,
    "attributions": "> **a** wrote:\n\n" * 5_000,
    "details": "<details><summary>x</summary>\n\n" * 3_000,
    "line": "x" * 300_000,
    "blank lines": "\n" * 100_000 + "x",
    "emphasis and links": "*[a](b) _" * 10_000,
    "strikes": "~~a ~b" * 10_000,
    "angles": "<" * 50_000,
    "quotes in words": "'\"" * 20_000,
    "ampersands": "&" * 999_000,
    "ampersands in a tag": f"<b>{'&' * 990_000}</b>",
    "ampersands in words": "AT&T " * 199_000,
    "hard blanks": "a\xa0" * 400_000,
}


@pytest.mark.parametrize("flood", FLOODS)
@pytest.mark.parametrize("renderer", ["gfm", "markdown"])
def test_flood_is_answered_in_time(flood: str, renderer: str) -> None:
    body = FLOODS[flood]
    made: list[render.Rendered] = []
    assert_within(1.0, lambda: made.append(render.post(body, CONTEXT, renderer)))
    rendered = made[-1]
    assert rendered.fault or len(rendered.html) <= 3 * (render.MAX_GROWTH * len(body) + render.MAX_EXTRA)
    if rendered.fault:
        assert rendered.html == sanitize.escaped(body)


@pytest.mark.parametrize("flood", ["spaced quotes", "bold tags", "divisions", "hidden end tags", "lists", "details"])
def test_what_is_too_deep_is_shown_as_text_and_reported(flood: str) -> None:
    assert "nested too deeply" in render.post(FLOODS[flood], CONTEXT).fault


def test_what_would_swell_is_shown_as_text_and_reported() -> None:
    assert "far larger" in render.post(FLOODS["wide table"], CONTEXT).fault


@pytest.mark.parametrize("lead", ["", "> ", "- "])
def test_tables_whose_missing_cells_would_swell_are_never_made(lead: str) -> None:
    row = "\n" + (lead if lead != "- " else "  ")
    body = lead + row.join(["|" + "a|" * 500, "|" + "-|" * 500, *["|a"] * 20_000])
    assert_within(1.0, lambda: render.post(body, CONTEXT))
    assert "far larger" in render.post(body, CONTEXT).fault
    assert_within(1.0, lambda: render.gfm(body))


@pytest.mark.parametrize(
    "part", ["# x\n", "a\n=\n", "![a](https://x.example/a.png) ", "www.x.example ", "| a |\n|---|\n| x |\n\n", "`a` "]
)
def test_too_much_markup_is_shown_as_text_and_reported(part: str) -> None:
    body = part * (900_000 // len(part))
    assert_within(1.0, lambda: render.post(body, CONTEXT))
    assert "more than 100000 tags" in render.post(body, CONTEXT).fault
    assert "longer than 1000000 characters" in render.post(part * 300_000, CONTEXT).fault
    assert not render.post("x" * 900_000, CONTEXT).fault


def test_nothing_stays_nothing() -> None:
    assert render.post("", CONTEXT) == render.Rendered("", {})
    assert render.prose("", CONTEXT, top=2, typogrified=True) == ""


def test_prose_is_typographic_and_bounded() -> None:
    assert "“lamps”" in render.prose('About "lamps"', CONTEXT, top=2, typogrified=True).unescape()
    assert '"lamps"' in render.prose('About "lamps"', CONTEXT, top=2, typogrified=False).unescape()
    assert render.prose("> " * 500 + "x", CONTEXT, top=2, typogrified=True) == sanitize.escaped("> " * 500 + "x")
    assert 'href="/threads/wicks.7/"' in render.prose(
        "[old](https://forum.lanternside.example/threads/wicks.7/)", CONTEXT, top=2, typogrified=True
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ('The "Argand" lamp', "The “Argand” lamp"),
        ("Pell's wick", "Pell’s wick"),
        ("use --help", "use --help"),
        ('a "b" \\ c', 'a "b" \\ c'),
        ("x < y's", "x < y's"),
        ("&amp; it's", "&amp; it's"),
        ("plain", "plain"),
    ],
)
def test_titles(title: str, shown: str) -> None:
    assert render.title(title, typogrified=True) == shown
    assert render.title(title, typogrified=False) == title
