"""Code in colours, whatever it is, in time."""

from __future__ import annotations

import os

import pytest
from pygments.lexers import get_all_lexers

from stillboard.site import stopwatch
from stillboard.site.code import BUDGET, Code, _lexer
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
    limit = limit_of(_lexer(name).aliases)
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
