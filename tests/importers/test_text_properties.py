"""The text importer on pages made at random, and on the worst that its rules can meet."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.errors import Drift
from stillboard.model import Post
from support.growth import assert_linear
from support.textpages import LONG, bare, copied, items, page, pasted, post, posts

# Words that no rule of the importer can take for a label, a button or a name.
WORD = st.text("bcdfghjkmnpqrtvwxz", min_size=6, max_size=12)
BODY = st.lists(st.lists(WORD, min_size=5, max_size=9).map(" ".join), min_size=1, max_size=4).map("\n\n".join)
NAMES = st.sampled_from(["Pell", "Wren Okafor", "Íris Fonseca", "ورد", "灯台守", "tidewatch"])
THREAD = st.lists(st.tuples(NAMES, BODY), min_size=1, max_size=8)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def written(found: list[Post]) -> list[tuple[str, list[str]]]:
    return [(one.author, words(re.sub(r"(?m)^> (?:\*\*.*\*\* wrote:)?", "", one.body))) for one in found]


@settings(max_examples=60)
@given(THREAD)
def test_every_word_of_an_extract_comes_out_once_under_its_author(thread):
    found = posts(page(*(post(body, name) for name, body in thread)))
    assert written(found) == [(name, words(body)) for name, body in thread]


@settings(max_examples=60)
@given(THREAD)
def test_every_word_of_a_copied_page_comes_out_once_under_its_author(thread):
    found = posts(pasted(*(copied(n, body, name) for n, (name, body) in enumerate(thread, 1))))
    assert written(found) == [(name, words(body)) for name, body in thread]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.booleans(), NAMES, BODY), min_size=1, max_size=8))
def test_posts_without_a_card_never_get_a_neighbours_name(thread):
    found = posts(page(*(post(body, name) if named else bare(body) for named, name, body in thread)))
    assert written(found) == [(name if named else "", words(body)) for named, name, body in thread]


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_hostile_bodies_are_read_without_an_error(body):
    for item in items(page(post("First."), post(body), post("Last."))):
        assert item is not None


WORST = {
    "quotes of one line": lambda n: page(*(bare(f"{LONG}\nAnswer {i}.") for i in range(n))),
    "one quote in ever longer posts": lambda n: page(
        bare("\n".join(f"{LONG} {i}" for i in range(n))), bare("\n".join(f"{LONG} {i}" for i in range(n)) + "\nYes.")
    ),
    "open quotes": lambda n: page(bare("Ann said:\n" * n + "Yes.")),
    "nested quotes": lambda n: page(bare("Ann said:\n" * n + "Yes.\n" + "Click to expand...\n" * n)),
    "cards": lambda n: page(*(post("Words.", f"Pell {i}") for i in range(n))),
    "short lines between blank ones": lambda n: page(bare("Lamp\n\nOil\n" * n)),
    "dates": lambda n: page(*(post(f"March {i % 28 + 1}, {2000 + i % 30}\nWords.") for i in range(n))),
    "kinds of reaction": lambda n: page(*(post("Words.", after="  • Like\n" * 20) for _ in range(n // 20))),
    "bullets": lambda n: page(bare("".join(" " * (i % 40) + f"• item {i}\n" for i in range(n)))),
    "spaces": lambda n: page(bare(" " * n + "x\n" + "•" + " " * n + "\n" + "1" * n)),
    "numbers": lambda n: pasted(*(copied(i, "Words.") for i in range(1, n + 1))),
    "numbers without cards": lambda n: (
        "Lamps | Lanternside\n" + "Jan 3, 2019\n#1\n" + "".join(f"Jan 3, 2019\n#{i}\nWords.\n" for i in range(2, n))
    ),
    "posts of phpBB": lambda n: (
        "Lamps\n" + "".join(f"Pell\nPosts: 1\nRe: Lamps\nby Pell » Jan 3, 2019 7:{i % 60:02} am\nOil.\nTop\n" for i in range(n))
    ),
    "posts of vBulletin": lambda n: "".join(f"01-03-2019, 07:{i % 60:02} AM #{i}\nPell\nPosts: 1\nOil.\n" for i in range(1, n)),
    "names that are long": lambda n: "by " * n + "» Jan 3, 2019 7:01 am\n" + "Posted: " * n + "\n" + "#1 " * n,
}


@pytest.mark.parametrize("kind", WORST)
def test_time_grows_with_the_length(kind):
    def read(n: int) -> None:
        with contextlib.suppress(Drift):  # said when all is read
            items(WORST[kind](n))

    assert_linear(read, 200)
