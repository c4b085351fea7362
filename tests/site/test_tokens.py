"""The tokens of code are those that Pygments finds, whatever rules are left out on the way."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_all_lexers, get_lexer_by_name

from stillboard.site import stopwatch
from stillboard.site.lexers import GUARDED
from stillboard.site.tokens import ALL, beginnings, quickened

SAMPLE = """#!/bin/sh
# The "lamp" & its wick's length, in mm: <b>\\t

int main(void) { return wick["a"] > 3 && !lit; }  // 0x1F

def trim(self, *wicks, **by) -> None:
    \'\'\'More

    lines.\'\'\'
    raise SystemExit(f"{self!r} & {1e3}")
<p class="x">{{ lamp|upper }}</p> <?php echo $a; ?>

"""
WORDS = [
    "if",
    "def ",
    "class ",
    "end",
    "begin",
    'r"',
    "b'",
    '"""',
    "/*",
    "*/",
    "//",
    "<!--",
    "-->",
    "{{",
    "}}",
    "{%",
    "0x1F",
    "1e9",
    "$(",
]
WORDS += [
    "#include <a.h>\n",
    "<script>",
    "</script>",
    "return",
    "import",
    "#!",
    "\n---\n",
    "${",
    "@",
    "::",
    "=>",
    "->",
    "\n",
    " ",
    "\t",
    "\n\n",
]
ODD = [*"'\"\\`{}[]()<>/*-+=%$#@!~^&|;:,.?09afxzAFXZ_", "é", "ß", "ſ", "\u212a", "İ", "中", "\0", "\x7f", "\u2028"]
CODE = st.lists(st.sampled_from([*WORDS, *ODD, *SAMPLE.split(" ")]), max_size=40).map("".join)
OFTEN = ["bash", "html+php", "java", "javascript", "python", "sql"]


def lexers():
    return [aliases[0] for _, aliases, _, _ in get_all_lexers() if aliases and GUARDED.isdisjoint(aliases)]


def made(name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of expressions that a later Python will read otherwise
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)


def assert_same_tokens(name, code):
    expected = stopwatch.within(5, lambda: list(made(name).get_tokens(code)))
    if expected is not None:
        assert list(quickened(made(name)).get_tokens(code)) == expected, name


def test_all_lexers_find_what_they_find_otherwise():
    quick = 0
    for name in lexers():
        quick += "get_tokens_unprocessed" in vars(quickened(made(name)))
        for code in (SAMPLE, "".join((*ODD, *WORDS))):
            assert_same_tokens(name, code)
    assert quick > 200


@pytest.mark.parametrize("name", OFTEN)
@given(code=CODE)
def test_whatever_the_code_is(name, code):
    assert_same_tokens(name, code)


PARTS = [
    "a",
    "[b-d]",
    "[^e]",
    "\\d",
    "\\W",
    "\\s*",
    "(?:fg|hi)",
    "j?",
    "k{2,3}",
    "(?i:l)",
    "(?=m)",
    "(?!n)",
    "(?<=o)",
    "\\b",
    "^",
    "$",
    ".",
    "é",
    "(p)?",
]
PARTS += ["(?:q|)", "(?>rs)", "t*?", "u++", "(?s:.)", "[\\w-]+", "[^\\W\\d]", "(?-i:v)", "(?a:\\w)"]
FLAGS = st.sampled_from([0, re.I, re.M, re.S, re.I | re.M | re.S, re.A, re.I | re.A])


@given(
    st.lists(st.sampled_from(PARTS), max_size=4).map("".join),
    FLAGS,
    st.text(alphabet="abcdefgijklmnopqrstuv\nKſé 1-", max_size=4),
)
def test_what_an_expression_matches_begins_as_was_said(source, flags, text):
    pattern = re.compile(source, flags)
    begins = beginnings(pattern.match)
    if match := pattern.match(text):
        assert begins == ALL or not text[:1].isascii() or begins >> ord(match[0][0]) & 1


def test_what_can_be_empty_is_asked_everywhere():
    for source in ("", "a*", "a|", "(?=a)", "(?:ab)?", "\\b", "(a)?\\1"):
        assert beginnings(re.compile(source).match) == ALL
    assert beginnings(lambda text, place: None) == ALL


def test_what_cannot_begin_so_is_left_out():
    def told(source, flags=0):
        begins = beginnings(re.compile(source, flags).match)
        return "".join(chr(n) for n in range(128) if begins >> n & 1)

    assert told("(?!x)[ab]?c") == "abc"
    assert told("if|else") == "ei"
    assert told("k", re.I) == "Kk"
    assert told("\u212a", re.I) == "Kk"  # the sign of the Kelvin is a K to those who do not care about capitals
    assert told("(?i:a)b*") == "Aa"
    assert told("é") == ""
