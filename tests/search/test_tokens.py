"""Words as the index has them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.search import tokens
from support.paths import PROJECT

SCRIPT = (PROJECT / "theme" / "static" / "search.js").read_text("utf-8")


def test_scripts_without_blanks_become_pairs():
    assert tokens.tokens("灯台守") == ("ꙮ00287830021488", "ꙮ00214880023432", "ꙮ0023432")
    assert tokens.tokens("ＬＥＤ灯") == ("LED", "ꙮ0028783")
    assert tokens.words("a 灯台 b") == ["a", *tokens.tokens("灯台"), "b"]


def test_half_width_kana_are_kana():
    assert tokens.tokens("ﾗﾝ") == tokens.tokens("ラン")


@pytest.mark.parametrize(
    ("one", "other"),
    [("المنارة", "منارة"), ("والمنارة", "المناره"), ("مَنارَة", "منارة"), ("الفانوس", "فانوس"), ("فتيل", "فتيلها")],
)
def test_arabic_words_without_what_may_be_written_or_not(one, other):
    assert tokens.tokens(one) == tokens.tokens(other)


def test_a_short_arabic_word_stays_a_word():
    assert tokens.tokens("الم") == ("الم",)
    assert tokens.tokens("ّ") != ("",)


@given(st.text())
def test_no_word_is_lost_and_none_is_empty(text):
    """search.js counts as this does: a word for a run of letters that are written apart, one for each that is not."""
    plain = tokens.plain(text)
    assert plain == tokens.plain(plain)
    words = tokens.words(plain)
    assert all(word and not re.search(r"\s", word) for word in words)
    counted = sum(
        len(part) if re.match(f"[{tokens.UNSPACED}]", part) else 1
        for word in plain.split(" ")
        if word
        for part in tokens._PARTS.findall(word)
    )
    assert len(words) == counted


def test_the_script_knows_the_same_letters():
    found = re.search(r'const UNSPACED = "(.*)"', SCRIPT)
    assert found
    written = re.sub(r"\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})", lambda match: chr(int(match[1] or match[2], 16)), found[1])
    assert written == tokens.UNSPACED
