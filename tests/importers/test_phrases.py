"""Whom a quotation's heading names, in every language of the one table, for pages, mails and text."""

from __future__ import annotations

import pytest

from stillboard.importers._html.attribution import quoted_name
from stillboard.importers._mail.attribution import attributed
from stillboard.importers._phrases import JOINED, QUOTED_FROM, SAID, WROTE, WROTE_FIRST, pattern_of
from stillboard.importers.text.words import said

NO_SPACE = ("さん", "님이", "写道", "寫道", "說", "说")  # after a name in these scripts


def words(table, *, without=()):
    return [word for language, said in table.items() if language not in without for word in said.split("|")]


def heading(word: str) -> str:
    return f"Ann{'' if word.startswith(NO_SPACE) else ' '}{word}:"


@pytest.mark.parametrize("word", [*words(WROTE), *words(SAID)])
def test_a_page_names_who_wrote(word):
    assert quoted_name(heading(word)) == "Ann"


@pytest.mark.parametrize("word", words(WROTE))
def test_a_mail_names_who_wrote(word):
    assert attributed([f"2016-06-01 10:20 Ann {word}:"]) == "Ann"


@pytest.mark.parametrize("word", [*words(WROTE, without=("en", "ja")), *words(SAID)])
def test_a_text_names_who_wrote(word):
    japanese = word in SAID["ja"].split("|")
    assert said(f"Ann{'' if japanese else ' '}{word}:") == "Ann"


@pytest.mark.parametrize("word", words(WROTE_FIRST))
def test_the_verb_may_come_first(word):
    assert quoted_name(f"Am 12.11.2013 um 16:05 {word} Ann:") == "Ann"
    assert attributed([f"Am 12.11.2013 um 16:05 {word} Ann:"]) == "Ann"


@pytest.mark.parametrize("word", words(QUOTED_FROM))
def test_a_quotation_names_whom_it_is_from(word):
    capital = word.capitalize()
    assert quoted_name(f"{capital} Ann:") == "Ann"
    assert attributed([f"{capital} Ann:"]) == "Ann"
    assert said(f"{capital} Ann:") == "Ann"


@pytest.mark.parametrize("line", ["Lisa:", "Ann wrote:", "Thank you for what you wrote:"])
def test_what_members_type_is_no_heading_of_a_text(line):
    assert said(line) is None


def test_a_name_that_ends_like_a_short_verb_stays_whole():
    assert quoted_name("Lisa:") == "Lisa"


def test_a_pattern_prefers_the_longer_words():
    assert pattern_of({"xx": "cytat|cytat z"}) == "cytat\\ z|cytat"
    assert pattern_of({"en": "wrote", "xx": "(a)"}, without="en") == "\\(a\\)"


def test_a_label_has_the_first_language_that_says_it():
    assert (JOINED["joined"], JOINED["inscrit(e)"]) == ("en", "fr")
