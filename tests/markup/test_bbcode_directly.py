"""BBCode without HTML on the way is what it is with it: block for block, over all that its tags can be put to."""

from __future__ import annotations

import random

import pytest

from stillboard.markup import from_bbcode, left_out
from stillboard.markup.bbcode_directly import LONGEST
from stillboard.markup.bbcode_tags import BBCodeContext

CONTEXT = BBCodeContext(
    address=lambda address: address if address.startswith(("http", "mailto:")) else "",
    post_address=lambda post: f"https://lamps.example/{post}" if post else "",
    smilies={":D": "😀"},
)
WORDS = (
    "wick", "two words", " ", "\n", "\n\n", "a & b", "<i>", "x\xa0y", "*star*", "_", "http://a.example/b", ":D", "日本", "  ",
    "\t",
    ".", '"q"', "&amp;", "1.", "# h", "\u200b", "www.a.example", "[", "\\", "[*]", "[/b]", "[quote]", "[hr]", "\x0b",
)  # fmt: skip
ADDRESSES = (
    "http://l.example/?sid=0123456789abcdef0123456789abcdef",
    "http://k.example",
    "javascript:x",
    "",
    "/rel",
    "www.k.example",
)
QUOTED = ("", '="Ann & Bo"', '="Ann" post_id=12', "=Ann;12", " author=Ann link=topic=7.msg12#msg12 date=1", "='Ann' pid='12'")
KINDS = "b i s u em strong color url url email img quote list code sub xyz font size spoiler del php me".split()
VALUES = ("", "=2", '="x y"', "=1", "=C++", "=a b")


class Writer:
    """Writes posts by chance."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - it must fall the same everywhere

    def words(self) -> str:
        return "".join(
            self.dice.choice(WORDS[: None if self.dice.random() < 0.1 else -8]) for _ in range(self.dice.randint(0, 4))
        )

    def inner(self, depth: int) -> str:
        return "".join(self.piece(depth + 1) for _ in range(self.dice.randint(0, 4)))

    def items(self, depth: int) -> str:
        between = ("", "\n", " ", "odd" if self.dice.random() < 0.05 else "")
        end = self.dice.choice(("", "", "[/*]"))
        return "".join(f"{self.dice.choice(between)}[*]{self.inner(depth)}{end}" for _ in range(self.dice.randint(0, 3)))

    def piece(self, depth: int) -> str:
        if depth > 5 or self.dice.random() < 0.4:
            return self.words()
        kind = self.dice.choice(KINDS)
        if self.dice.random() < 0.1:
            kind = kind.upper()
        value = self.dice.choice(QUOTED if kind == "quote" else VALUES)
        if kind in {"url", "email", "img"}:
            to = self.dice.choice(ADDRESSES)
            return f"[{kind}]{to}[/{kind}]" if self.dice.random() < 0.5 else f"[{kind}={to}]{self.inner(depth)}[/{kind}]"
        if kind in {"code", "php"}:
            return f"[{kind}{value}]{self.words()}[/{kind}]"
        return f"[{kind}{value}]{self.items(depth) if kind == 'list' else self.inner(depth)}[/{kind}]"

    def post(self) -> str:
        post = self.inner(-1) + self.inner(-1)
        if post and self.dice.random() < 0.03:  # cut, or changed by hand
            at = self.dice.randrange(len(post))
            post = post[:at] + post[at + self.dice.randint(1, 5) :]
        return post


@pytest.mark.parametrize("seed", range(8))
def test_a_post_is_the_same_with_html_on_the_way_and_without(seed, monkeypatch):
    writer = Writer(seed)
    posts = [writer.post() for _ in range(800)]
    asked = []
    directly = from_bbcode.directly
    monkeypatch.setattr(from_bbcode, "directly", lambda *given: asked.append(directly(*given)) or asked[-1])
    monkeypatch.setattr(from_bbcode, "_of_words", lambda *_: None)
    short_way = [(left_out.begin(), from_bbcode.from_bbcode(post, CONTEXT)) for post in posts]
    monkeypatch.setattr(from_bbcode, "directly", lambda *_: None)
    for post, found in zip(posts, short_way, strict=True):
        assert found == (left_out.begin(), from_bbcode.from_bbcode(post, CONTEXT)), post
    assert sum(one is not None for one in asked) > 200


@pytest.mark.parametrize(
    "post",
    [
        "[b]x[i]y[/b]z[/i]",
        "[b][quote]x[/quote][/b]",
        "[url=http://a.example][url=http://b.example]x[/url][/url]",
        "[list]x[*]y[/list]",
        "[list][*][b]x[*]y[/b][/list]",
        "[b]x\x0b[/b]",
        "[b]/cdn-cgi/l/email-protection#2a[/b]",
        "[quote]" * 40 + "[b]x[/b]" + "[/quote]" * 40,
        "[spoiler]x[/spoiler]",
        "[b]" + "x" * LONGEST + "[/b]",
    ],
)
def test_what_does_not_stand_as_people_write_it_goes_the_long_way(post, monkeypatch):
    gone = []
    tree = from_bbcode.tree
    monkeypatch.setattr(from_bbcode, "tree", lambda html: gone.append(html) or tree(html))
    from_bbcode.from_bbcode(post, CONTEXT)
    assert gone
