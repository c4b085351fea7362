"""Headers: quoting as YAML needs it, seals that notice edits, and parsing whose time is linear."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.growth import assert_linear
from stillboard.content import header
from stillboard.errors import Unsafe

KEYS = {"Author": False, "Also": True}
# What YAML 1.1 and 1.2 readers take for something else than the words that stand there.
MISREAD = [
    *("Re: x", "@bob", "[GER]Max", "yes", "No", "ON", "off", "True", "null", "~", "2020", "1_000", "0x1F", "0o17", "1.5", "1e3"),
    *("-3", "+3", ".5", "2020-01-02", "1:30", '"q"', "'q'", "#x", "a #x", "a:", "- x", "? x", "! x", "%x", "&x", "*x", "{a}"),
    *("`x", ", x", "> x", "| x", " x", "x ", "=", "<<", ".inf", ".nan", "---"),
]
PLAIN = (
    "Marlow|Wren Okafor|灯台守|ورد|it's|a-b|x=y|50% off|a#b|a:b|https://x.example/|C:\\dir|2020 was fine|no way|e\u0301".split(
        "|"
    )
)


@pytest.mark.parametrize("value", MISREAD)
def test_what_yaml_would_misread_is_quoted(value):
    assert header.quote(value, text=True) == json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("value", PLAIN)
def test_plain_words_stay_plain(value):
    assert header.quote(value, text=True) == value


def test_numbers_and_dates_that_are_no_words_stay_plain():
    for value in ("2020-09-30", "12", "2018-01-12T12:15:00Z"):
        assert header.quote(value, text=False) == value


@given(value=st.text(min_size=1))
def test_unquoting_undoes_quoting_or_says_why_not(value):
    read, fault = header.unquote(header.quote(value, text=True))
    assert fault or header.quote(read, text=True)
    try:
        header.check_value(value, "x")
    except Unsafe:
        return
    assert (read, fault) == (value, "")


@given(text=st.text())
def test_parsing_never_raises_and_lines_are_lines(text):
    for variant in (text, "---\n" + text, f"---\nAuthor: x\n{text}\n---\n{text}"):
        parsed = header.parse(variant, KEYS)
        count = variant.count("\n") + 1
        assert all(1 <= problem.line <= count + 1 for problem in parsed.problems)


@given(author=st.sampled_from(["Pell", "Marlow"]), body=st.text(alphabet="ab \n-:W", max_size=60))
def test_a_seal_is_of_all_but_itself(author, body):
    text = header.compose([("Author", author)], header.strip_blank_lines(body))
    seal = header.seal(text)
    sealed = header.compose([("Author", author), ("Written", seal)], header.strip_blank_lines(body))
    assert header.seal(sealed) == seal
    assert header.seal(sealed.replace("Author", "Auteur", 1)) != seal


def test_spaces_that_mean_code_stay_before_a_body():
    assert header.strip_blank_lines("\n  \n    code\n\n") == "    code"


@pytest.mark.parametrize("piece", ["---\n", "Author: x\n", "A: \n", '"', "\n", " ", "a:", "\\"])
def test_the_time_of_parsing_is_linear(piece):
    assert_linear(lambda n: header.parse("---\n" + piece * n, KEYS), 3000)


# ---- The quick way through a regular file says what the careful one says.

LINES = [
    *("Author: Pell", "Author:  Pell ", "Also: 7", "Also: e\u0301", 'Also: "7"', "Also: a\tb", "Also: a\x01", "Also:", "Also: "),
    *("Also:7", "Also: x: y", "Auteur: x", "author: x", "", " ", "---", "--- ", "Also: \u2028", "Also: a\r", "Also: b\n\nAlso: c"),
    *("Also: " + "x" * 4000, "Also: " + "x" * 4001),
]
FENCES = ["---\n", "--- \n", "---\r\n", "\ufeff---\n", "---", ""]
REST = ["", "\n", "\nbody\n", "\n\n  \n    code\n\n", "body", " \nbody", "\n---\n", "\na\x07", "\na\r\nb", "\na\x85", "\n\tx"]


def assert_read_as_any_other(text):
    quick = header._regular(text, KEYS)
    assert quick is None or quick == header._any(text, KEYS)
    assert header.parse(text, KEYS) == header._any(text, KEYS)


@pytest.mark.parametrize("line", LINES)
def test_a_regular_line_is_read_as_any_other(line):
    for before in ("", "Also: 6\n", "Author: Pell\n"):
        assert_read_as_any_other(f"---\n{before}{line}\n---\n\nbody\n")


@pytest.mark.parametrize("rest", REST)
def test_a_regular_file_is_read_as_any_other(rest):
    for first in FENCES:
        for last in FENCES:
            assert_read_as_any_other(f"{first}Author: Pell\n{last}{rest}")
            assert_read_as_any_other(f"{first}{last}{rest}")


@given(lines=st.lists(st.sampled_from(LINES) | st.text(max_size=12).map("Also: {}".format), max_size=4), rest=st.text())
def test_so_is_whatever_else_there_is(lines, rest):
    head = "".join(f"{line}\n" for line in lines)
    assert_read_as_any_other(f"---\n{head}---\n{rest}")
    assert_read_as_any_other(f"---\n{head}---\n\n{rest}")


def test_what_the_converter_writes_is_regular():
    text = header.compose([("Author", "Íris"), ("Also", "7"), ("Also", "8")], "The wick smokes.\n\n\tcode")
    regular = header._regular(text, KEYS)
    assert regular == header._any(text, KEYS)
    assert regular.entries == (("Author", "Íris", 2), ("Also", "7", 3), ("Also", "8", 4))
