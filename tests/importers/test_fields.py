"""Skins: a class or an attribute that an engine's table looks for is gone, and the posts come out all the same, or it is said."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from stillboard.convert.clock import Clock
from stillboard.convert.reader import Reader
from stillboard.convert.reading import CapturedThread, Leftovers
from stillboard.dumps import Capture
from stillboard.errors import DumpError
from stillboard.importers import all_importers
from stillboard.model import Post
from support.engine_variants import VARIANTS
from support.engines import Variant
from support.growth import assert_linear

READER = Reader(all_importers())
AUTHORS = ("Marlow", "Wren Okafor", "tidewatch", "Marlow", "Pell")
BODIES = (
    "salt and oil for the lamp, and a wick that was trimmed the night before",
    "the wick is low again<br>Trim it first, then fill the tank with the good oil.",
    "I did: nothing of it <b>works</b> with the old burner. Who made yours?",
    "a foundry in the north, long closed; the plate on its side has a number",
    "<i>thanks</i> both of you, that was the answer I was looking for all along",
)
# What a skin may call otherwise and is no field of a post: a signature, the notice of an edit, a post's tools; and the
# class that has a post's own number in it, which no skin has in one post and not in the others.
NO_FIELD = re.compile(r"sig|edit|tools|links|options|status|^post--\d$")


@dataclass(frozen=True)
class Read:
    """What came of a page."""

    posts: list[Post]
    said: list[str]


def read(page: str) -> Read:
    posts: list[Post] = []
    said: list[str] = []
    try:
        for part in READER.parts(Capture("page.html", page.encode), Clock(0)):
            if isinstance(part, CapturedThread):
                posts += part.posts
            if isinstance(part, Leftovers):
                said += [*(remark.text for remark in part.remarks), *(skipped.text for skipped in part.skipped)]
    except DumpError as error:
        said.append(str(error))
    return Read(posts, said)


def page_of(variant: Variant) -> str:
    posts = enumerate(zip(AUTHORS, BODIES, strict=True), 1)
    return variant.page([variant.post(html.escape(author), n, body) for n, (author, body) in posts])


def marks(variant: Variant) -> Iterator[tuple[str, str]]:
    """The classes and the attributes that a post's elements have, as the name of an attribute and its value without numbers."""
    found: set[tuple[str, str]] = set()
    for n in (1, 2):
        post = variant.post("Marlow", n, BODIES[0])
        found |= {("class", name) for value in re.findall(r'\bclass="([^"]*)"', post) for name in value.split()}
        for name, value in re.findall(r'\b(id|name|itemprop|data-[a-z-]+)="([^"]*)"', post):
            found.add((name, re.sub(r"\d+", "0", value)))
    yield from sorted(mark for mark in found if not NO_FIELD.search(mark[1]) and "Marlow" not in mark[1])


def without(page: str, mark: tuple[str, str]) -> str:
    """The page where a class has another name, or an attribute is gone, everywhere."""
    name, value = mark
    if name == "class":
        return re.sub(
            r'\bclass="([^"]*)"',
            lambda found: f'class="{" ".join("other" if one == value else one for one in found[1].split())}"',
            page,
        )
    return re.sub(rf'\b{name}="([^"]*)"', lambda found: "" if re.sub(r"\d+", "0", found[1]) == value else found[0], page)


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))
def test_a_mark_that_a_skin_has_not_loses_nothing_in_silence_and_makes_nothing_up(variant):
    page = page_of(variant)
    stock = read(page).posts
    assert [post.author for post in stock] == list(AUTHORS)
    for mark in marks(variant):
        found = read(without(page, mark))
        if not found.said:
            assert [facts(post) for post in found.posts] == [facts(post) for post in stock], mark
        for post in found.posts:  # what is given is right, though something was said
            own = next((one for one in stock if words(one.body) in words(post.body)), None)
            if own is not None and post.author:  # the general importer may leave a word of the page behind the name
                assert post.author.startswith(own.author), mark
            if own is not None and post.date:
                assert post.date.text[:10] == own.date.text[:10], mark


def facts(post: Post) -> tuple[str, str, str, str]:
    return post.author, post.date.text[:16] if post.date else "", words(post.body), post.original_id or str(post.number)


def words(body: str) -> str:
    return " ".join(re.findall(r"\w+", body))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Salt &amp;amp; oil", "Salt & oil"),
        ("&amp;ldquo;Wicks&amp;rdquo; &amp;#8211; which?", "“Wicks” – which?"),
        ("A &amp;lt;b&amp;gt; in a signature", "A &lt;b&gt; in a signature"),
        ("AT&T; or not", "AT&T; or not"),
        ("Q&amp;A", "Q&A"),
    ],
)
def test_a_title_that_was_escaped_twice_is_read_once_more(written, title):
    variant = VARIANTS["xenforo-2"]
    page = (
        page_of(variant)
        .replace('"p-title-value">Lamps', f'"p-title-value">{written}')
        .replace("<title>Lamps", f"<title>{written}")
    )
    capture = Capture("page.html", page.encode)
    parts = [part for part in READER.parts(capture, Clock(0)) if isinstance(part, CapturedThread)]
    assert [part.thread.title for part in parts] == [title]


@pytest.mark.parametrize("name", ["xenforo-1", "phpbb-3.3", "vbulletin-4"])
def test_to_find_fields_takes_time_in_line_with_the_page(name):
    variant = VARIANTS[name]
    mark = {"xenforo-1": "DateTime", "phpbb-3.3": "author", "vbulletin-4": "date"}[name]

    def beside(n: int) -> None:
        posts = [variant.post(AUTHORS[k % 5], k % 9 + 1, BODIES[k % 5]) for k in range(n)]
        read(without(variant.page(posts), ("class", mark)))

    assert_linear(beside, 40, doublings=1)
