"""Marks and links that work wherever they stand become what they become with a look at all that stands next to them."""

from __future__ import annotations

import random

import pytest

from stillboard.markup import inlines, left_out
from stillboard.markup.blocks import Break, Image, Link, Styled, Text
from stillboard.markup.inlines import paragraph

WORDS = (
    "wick", "two words", " ", "lamp ", " oil", "it's (so).", "a\nb", "日本", "x!", "1.", "#", "", "  ", ",", "ends. ",
    "^", ":", "sid-1",
    "*", "_", "a_b", "http://a.example", "www.a.example", "[x", "a&amp;b", "\u200b", "x\xa0y", "~",
    "?s=0123456789abcdef0123456789abcdef",
)  # fmt: skip
ADDRESSES = ("http://k.example/a", "http://k.example/a b", "http://k.example/(x", "", "/content/x.png", "https://k.example/a_b*c")


def _some(dice, depth=0):
    made = []
    for _ in range(dice.randint(0, 5)):
        words = Text("".join(dice.choice(WORDS if dice.random() < 0.05 else WORDS[:8]) for _ in range(dice.randint(0, 3))))
        inner = _some(dice, depth + 1) if depth < 2 and dice.random() < 0.1 else (words,)
        kinds = (words, words, Break(), Styled(dice.choice(("**", "*", "~~")), inner), Link(dice.choice(ADDRESSES), inner))
        made.append(dice.choice((*kinds, Image("http://k.example/a.png", "")) if dice.random() < 0.2 else kinds))
    return tuple(made)


@pytest.mark.parametrize("seed", range(6))
def test_a_paragraph_is_the_same_with_the_long_way_and_without(seed, monkeypatch):
    dice = random.Random(seed)  # noqa: S311 - it must fall the same everywhere
    paragraphs = [_some(dice) for _ in range(3000)]
    quick = []
    simply = inlines.simply
    monkeypatch.setattr(inlines, "simply", lambda *given: quick.append(simply(*given)) or quick[-1])
    short_way = [(left_out.begin(), paragraph(one)) for one in paragraphs]
    monkeypatch.setattr(inlines, "simply", lambda *_: None)
    for one, found in zip(paragraphs, short_way, strict=True):
        assert found == (left_out.begin(), paragraph(one)), one
    assert sum(one is not None and "](" in one for one in quick) > 30


def test_a_link_beside_a_word_that_is_taken_out_whole():
    link = Link("http://k.example/a", (Text("http://k.example/a"),))
    session = "?s=0123456789abcdef0123456789abcdef"
    assert paragraph((link, Text(session))) == "<http://k.example/a>"
    assert paragraph((Text(session), link)) == "<http://k.example/a>"
