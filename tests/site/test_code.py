"""Code in colours, whatever it is, in time."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments import format as formatted
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_all_lexers
from pygments.token import STANDARD_TYPES, Token

from stillboard.site import stopwatch
from stillboard.site.code import BUDGET, Code, lexer_of, marked
from stillboard.site.lexers import GUARDED, limit_of
from support.growth import assert_within

ALL = sorted(aliases[0] for _, aliases, _, _ in get_all_lexers() if aliases)
# What is tried with `make growth`; else only what people write most.
MOST_WRITTEN = ["bash", "c", "cpp", "html", "java", "javascript", "perl", "python", "restructuredtext"]
TRIED = ALL if os.environ.get("STILLBOARD_GROWTH") else MOST_WRITTEN
PARTS = [
    " ",
    "\n",
    " \n",
    "\t",
    "a ",
    "a\n",
    *"\"'\\([{<#0-`@=\u00e9",
    '\\"',
    " \\\\",
    "/*",
    "/**/ ",
    "<!--",
    "<a ",
    "$'",
    "s!!",
    "```\n",
]
PARTS += ["${", "{%", "<<A\n", "a.", "a(", "a:", "a=", "--[[]]", "public a "]


def test_every_lexer_was_measured():
    assert [aliases for _, aliases, _, _ in get_all_lexers() if aliases and not limit_of(aliases)] == []


@pytest.mark.parametrize("name", TRIED)
def test_no_code_takes_a_second(name):
    limit = limit_of(lexer_of(name).aliases)
    for part in PARTS:
        code = (part * limit)[:limit]
        assert_within(1.0, lambda code=code: Code().block(code, name))


def test_what_is_longer_is_plain():
    limit = limit_of(["java"])
    assert "<span" in Code().block("int a;\n" * (limit // 8), "java")
    assert "<span" not in Code().block("int a;\n" * (limit // 7 + 1), "java")


def test_a_post_has_a_budget():
    code = Code()
    blocks = [code.block(f"int a{n} = 1;\n" * 40, "java") for n in range(30)]
    coloured = ["<span" in block for block in blocks]
    assert coloured[0]
    assert not coloured[-1]
    assert coloured == sorted(coloured, reverse=True)
    short = Code()
    assert all("<span" in short.block(f"int a = {n};", "java") for n in range(300))
    assert BUDGET > 1.5


@pytest.mark.skipif(not stopwatch.is_there(), reason="the system has no alarms")
def test_what_was_not_foreseen_is_stopped():
    assert "bash" in GUARDED
    code = Code()
    assert_within(1.0, lambda: code.block("$'" + " \\\\" * 500, "bash"))
    assert "<span" not in code.block("echo a", "bash")  # there may be more like it
    assert "<span" in Code().block("echo a", "bash")
    assert stopwatch.within(5, lambda: 7) == 7


SAMPLE = """#!/bin/sh
# The "lamp" & its wick's length, in mm: <b>\t

int main(void) { return wick["a"] > 3 && !lit; }  // 0x1F

def trim(self, *wicks, **by) -> None:
    \'\'\'More

    lines.\'\'\'
    raise SystemExit(f"{self!r} & {1e3}")
<p class="x">{{ lamp|upper }}</p> <?php echo $a; ?>

"""
KINDS = [*STANDARD_TYPES, Token.Lamp, Token.Name.Wick, Token.Name.Wick.Trimmed, Token.Literal.String.Double.Lit]
TOKENS = st.lists(st.tuples(st.sampled_from(KINDS[:6] + KINDS[-4:]), st.text(alphabet="ab\n\n<&>\"' é", max_size=5)), max_size=12)


def as_pygments_writes(tokens):
    return formatted(tokens, HtmlFormatter(nowrap=True))


@given(TOKENS)
def test_tokens_become_the_html_that_pygments_writes(tokens):
    assert marked(tokens) == as_pygments_writes(tokens)


def test_all_kinds_of_tokens_have_the_classes_that_pygments_gives_them():
    for kind in KINDS:
        assert marked([(kind, "x")]) == as_pygments_writes([(kind, "x")])


def test_the_code_of_all_lexers_becomes_what_pygments_writes():
    for name in ALL:
        lexer = lexer_of(name)
        for code in (SAMPLE, SAMPLE.rstrip(), "\n\n", "x"):
            tokens = list(lexer.get_tokens(code))
            assert marked(tokens) == as_pygments_writes(tokens), name


def test_what_turns_code_round_is_shown_whatever_the_language():
    for lang in ("", "c"):
        shown = Code().block("a = \u202eb; // \u2066", lang)
        assert '<span class="control">U+202E</span>' in shown
        assert "\u202e" not in shown
        assert "\u2066" not in shown


@pytest.mark.parametrize("lang", ["", "python"])
def test_code_ends_no_tag_that_was_left_open_before_it(lang):
    shown = Code().block("a = 'x' > \"y\"", lang)
    assert not {"'", '"', ">"}.intersection(re.sub("<[^<>]*>", "", shown))
