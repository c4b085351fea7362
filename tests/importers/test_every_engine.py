"""Every engine's stock markup: posts made at random come out whole, in order, each word once, under their authors."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.model import Item, Post
from support.engine_variants import VARIANTS
from support.engines import Variant
from support.growth import assert_linear

READERS = {importer.name: importer for importer in all_importers()}
each_variant = pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))

NAMES = ("Marlow", "Wren Okafor", "tidewatch", "Íris Fonseca", "Pell", "灯台守", "ورد", "[EL84] O'Neil & Sons")
# A word's letters say where it belongs, so that none can be lost, doubled or moved without being seen.
syllables = st.text("bdfgklmnprstvz", min_size=2, max_size=3)


@st.composite
def bodies(draw: st.DrawFn, variant: Variant, depth: int = 0) -> tuple[str, list[str]]:
    """The HTML of a body, and its words in order."""
    said: list[str] = []

    def some(least: int = 1) -> str:
        new = [f"{word}ax{len(said)}q{depth}" for word in draw(st.lists(syllables, min_size=least, max_size=4))]
        said.extend(new)
        return " ".join(new)

    def quoted() -> str:
        inner, inside = draw(bodies(variant, depth + 1))
        said.extend(inside)
        return variant.quote(draw(st.sampled_from(NAMES)), draw(st.integers(1, 9)), inner)

    forms = {
        "plain": some,
        "break": lambda: f"{some()}<br>\n{some()}<br><br>{some()}",
        "strong": lambda: f"{some()} <b>{some()}</b> <i>{some()}</i>{', ' + some()}",
        "coloured": lambda: f'<span style="color: #ff0000; font-size: 18px">{some()}</span>',
        "centred": lambda: f'<div style="text-align: center">{some()}</div>',
        "link": lambda: f'<a href="https://lamps.example/{draw(syllables)}" rel="nofollow">{some()}</a>',
        "list": lambda: f"<ul><li>{some()}</li><li>{some()}</li></ul>",
        "marks": lambda: html.escape(f"{some()} * _{some()}_ # <{some()}> [x]"),
    }
    if depth < 2:
        forms["quote"] = quoted
    parts = [forms[kind]() for kind in draw(st.lists(st.sampled_from(sorted(forms)), min_size=1, max_size=4))]
    return "<br>\n".join((*parts, some())), said


@each_variant
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_word_of_every_body_once_in_order_under_its_author(variant, data):
    numbers = range(1, data.draw(st.integers(1, 4)) + 1)
    authors = [data.draw(st.sampled_from(NAMES)) for _ in numbers]
    made = [data.draw(bodies(variant)) for _ in numbers]
    page = variant.page([variant.post(html.escape(a), n, body) for a, n, (body, _) in zip(authors, numbers, made, strict=True)])
    posts = [item for item in read(variant, page) if isinstance(item, Post)]
    assert [post.author for post in posts] == authors
    for post, (_, said) in zip(posts, made, strict=True):
        assert re.findall(r"[a-z]+ax\d+q\d", post.body) == said, post.body
    dates = [post.date.text[:10] for post in posts if post.date]
    assert dates == [f"2024-05-0{n}" for n in numbers]
    assert [post.original_id for post in posts] == [str(n) if variant.ids else "" for n in numbers]


def read(variant: Variant, page: str) -> list[Item]:
    capture = Capture("page.html", page.encode)
    takers = [importer.name for importer in all_importers() if not importer.fallback and importer.accepts(capture)]
    assert takers == [variant.importer]
    return list(READERS[variant.importer].posts(capture))


@each_variant
def test_time_grows_with_the_page_and_no_faster(variant):
    def of_posts(n: int) -> None:
        posts = [variant.post("Marlow", k % 9 + 1, "salt <b>and</b> oil<br>" * 3) for k in range(n)]
        page = variant.page(posts).encode()
        list(READERS[variant.importer].posts(Capture("page.html", lambda: page)))

    def of_quotes(n: int) -> None:
        body = "salt"
        for _ in range(n):
            body = variant.quote("Pell", 1, body)
        page = variant.page([variant.post("Marlow", 1, body)]).encode()
        list(READERS[variant.importer].posts(Capture("page.html", lambda: page)))

    assert_linear(of_posts, 40, doublings=1)
    assert_linear(of_quotes, 100, doublings=1)


TREES = {"hackernews", "reddit", "slash"}  # what they show first is what readers thought best


@pytest.mark.parametrize(
    "name", sorted(name for name, variant in VARIANTS.items() if variant.ids and variant.importer not in TREES)
)
def test_a_page_that_shows_the_newest_post_first_is_not_the_threads_order(name):
    variant = VARIANTS[name]
    page = variant.page([variant.post(f"Pell{n}", n, f"the lamp number {n}") for n in (4, 3, 2, 1)])
    posts = [item for item in read(variant, page) if isinstance(item, Post)]
    stands = {post.original_id: post.number or (post.place.nth if post.place else 0) for post in posts}
    assert [stands[str(n)] for n in (1, 2, 3, 4)] in ([1, 2, 3, 4], [0, 0, 0, 0])
