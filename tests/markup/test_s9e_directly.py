"""Posts of s9e without HTML on the way are what they are with it: block for block, over all that its elements can be put to."""

from __future__ import annotations

import random

import pytest

from stillboard.markup import from_s9e, left_out, s9e_directly
from stillboard.markup.bbcode_tags import BBCodeContext
from stillboard.markup.s9e_directly import directly

CONTEXT = BBCodeContext(
    address=lambda address: address if address.startswith("http") else "",
    post_address=lambda post: f"https://lamps.example/{post}" if post else "",
    smilies={":D": "😀"},
)
WORDS = (
    "wick", "two words", " ", "\n", "a &amp; b", "&lt;i&gt;", "x\xa0y", "*star*", "_", "http://a.example/b", ":D", "日本", "  ",
    ".", "&quot;q&quot;", "&#13;", "&#9;", "1.", "# h", "\u200b", "www.a.example", "[b]", "\\",
)  # fmt: skip
SESSION = "http://l.example/?a=1&amp;sid=0123456789abcdef0123456789abcdef"
ADDRESSES = (SESSION, "http://k.example", "javascript:x", "", "/rel")
PICTURES = ("http://l.example/a.png", "www.x.example/y.png", " ", "rel.png")
QUOTED = ("", ' author="Ann &amp; Bo"', ' author="Ann" post_id="12"', ' author="Ann" post_id="x"')
KINDS = "b i s u em strong color url url img e quote list code br br size sub xyz font smil".split()


class Writer:
    """Writes posts by chance."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - it must fall the same everywhere

    def words(self) -> str:
        return "".join(self.dice.choice(WORDS) for _ in range(self.dice.randint(0, 4)))

    def inner(self, depth: int) -> str:
        return "".join(self.piece(depth + 1) for _ in range(self.dice.randint(0, 4)))

    def items(self, depth: int) -> str:
        between = ("", "\n", " ", "odd" if self.dice.random() < 0.05 else "")
        many = range(self.dice.randint(0, 3))
        return "".join(f"{self.dice.choice(between)}<LI><s>[*]</s>{self.inner(depth)}</LI>" for _ in many)

    def piece(self, depth: int) -> str:
        choice = self.dice.choice
        if depth > 5 or self.dice.random() < 0.4:
            return self.words()
        kind = choice(KINDS)
        if kind == "br":
            return "<br/>" + choice(("", "\n"))
        if kind == "e":
            return f"<E>{choice((':D', ':)', 'zz', '&lt;3'))}</E>"
        said = self.said(kind)
        inner = {"img": self.words, "list": lambda: self.items(depth), "code": lambda: f"<i>\n</i>{self.words()}"}.get(kind)
        inside = inner() if inner else self.inner(depth)
        return f"<{kind.upper()}{said}><s>[{kind}]</s>{inside}<e>[/{kind}]</e></{kind.upper()}>"

    def said(self, kind: str) -> str:
        """The attributes of an element."""
        address, picture, quoted = (self.dice.choice(some) for some in (ADDRESSES, PICTURES, QUOTED))
        numbered, language = (self.dice.choice(("", some)) for some in (' type="decimal"', ' lang="C++"'))
        known = {"url": f' url="{address}"', "img": f' src="{picture}"', "quote": quoted, "list": numbered, "code": language}
        return known.get(kind, f' {kind}="2"' if kind in {"color", "size", "font"} else "")

    def post(self) -> str:
        root = self.dice.choice("rt")
        post = f"<{root}>{self.inner(-1)}{self.inner(-1)}</{root}>"
        if self.dice.random() < 0.03:  # cut, or changed by hand
            at = self.dice.randrange(len(post))
            post = post[:at] + post[at + self.dice.randint(1, 5) :]
        return post


@pytest.mark.parametrize("seed", range(8))
def test_a_post_is_the_same_with_html_on_the_way_and_without(seed, monkeypatch):
    writer = Writer(seed)
    posts = [writer.post() for _ in range(600)]
    short_way, accounts = [], []
    for post in posts:
        accounts.append(left_out.begin())
        short_way.append(directly(post, CONTEXT))
    monkeypatch.setattr(from_s9e, "directly", lambda *_: None)
    for post, found, account in zip(posts, short_way, accounts, strict=True):
        if found is not None:
            again = left_out.begin()
            assert (found, account) == (from_s9e.from_s9e(post, CONTEXT), again), post
    assert sum(found is not None for found in short_way) > 100


@pytest.mark.parametrize(
    "post",
    [
        "<r><QUOTE>x</r>",
        "<r><B>x</r></B>",
        "<r><s>x</r>",
        "<r>x</r>y",
        "<r>&#0;&#13;</r>",
        "<r><LI>x</LI></r>",
        "<r><B><QUOTE>x</QUOTE></B></r>",
        '<r><URL url="http://a.example"><URL url="http://b.example">x</URL></URL></r>',
        "<r>" + "<QUOTE>" * 40 + "x" + "</QUOTE>" * 40 + "</r>",
        "<r>" + "x" * s9e_directly._LONGEST + "</r>",
        '<r><a data-cfemail="2a" href="/cdn-cgi/l/email-protection">x</a></r>',
    ],
)
def test_what_is_not_as_the_forum_writes_it_goes_the_long_way(post):
    assert directly(post, CONTEXT) is None
