"""Names: slugs, stems and hashes that every file system takes, and values without tricks."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard import ids
from stillboard.errors import Unsafe


@given(text=st.text(max_size=300))
def test_whatever_comes_the_slug_is_a_stem(text):
    slug = ids.slugify(text, "thread")
    assert ids.is_stem(slug)
    assert len(slug) <= ids.SLUG_LENGTH
    assert ids.slugify(slug, "thread") == slug


@given(text=st.text(max_size=300))
def test_whatever_comes_the_attachment_has_a_name(text):
    name = ids.attachment_name(text)
    stem, _, ending = name.partition(".")
    assert ids.is_stem(stem)
    assert len(name) <= ids.SLUG_LENGTH
    assert ending.isalnum() or not ending


@given(text=st.text())
def test_a_value_is_one_line_in_nfc(text):
    value = ids.one_line(text)
    assert unicodedata.is_normalized("NFC", value)
    assert value == ids.one_line(value) == " ".join(value.split())
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in value)


def test_names_lose_what_hides_or_turns_round():
    assert ids.clean_name("Mar\u200blow\u202e \u2066x\u2069\n\ty") == "Marlow x y"
    assert ids.clean_name("می\u200cخواهم") == "می\u200cخواهم"  # a joiner that Persian spelling needs


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Rewiring the lamp room!", "rewiring-the-lamp-room"),
        ("Ärger mit Öl", "arger-mit-ol"),
        ("💡", "x"),
        ("CON", "con-x"),
        ("x" * 70, "x" * 60),
        ("灯台", "deng-tai"),
    ],
)
def test_slugs(title, slug):
    assert ids.slugify(title, "x") == slug


@pytest.mark.parametrize("stem", ["", "..", "a/b", "CON", "con", "com1", "prn", "a.b", "a b", "-a", "x" * 65, "é", "a\n"])
def test_what_cannot_name_a_file_is_refused(stem):
    assert not ids.is_stem(stem)
    with pytest.raises(Unsafe):
        ids.check_stem(stem)


@pytest.mark.parametrize(
    ("identity", "folder"), [("5", "0"), ("12345", "12000"), ("t-0a1b2c3d", "t-0a"), ("abc", "abc"), ("com1abc", "com1-x")]
)
def test_threads_lie_by_the_thousand(identity, folder):
    assert ids.thousand(identity) == folder


@given(identity=st.text(min_size=1, max_size=40))
def test_the_folder_of_a_thousand_is_no_device_either(identity):
    assert ids.is_stem(ids.thousand(ids.stem_of(identity)))


def test_hashes_keep_their_parts_separate():
    assert ids.digest("a", "bc") != ids.digest("ab", "c")
    assert ids.thread_stem("forum", "Lamps") == "t-" + ids.digest("forum", "Lamps")
    assert ids.member_stem("e\u0301") == ids.member_stem("\u00e9")


@given(known=st.lists(st.text("0123456789a²٣ ", max_size=20)), asked=st.lists(st.text("0123456789a²٣ ", max_size=20)))
def test_many_ids_are_a_set(known, asked):
    found = ids.Ids()
    found.update(known)
    assert [one in found for one in [*known, *asked]] == [one in known for one in [*known, *asked]]


def test_a_million_ids_in_a_row_are_small():
    found = ids.Ids()
    found.update(map(str, range(1, 1_000_001)))
    assert sum(map(sys.getsizeof, found._words.values())) + sys.getsizeof(found._words) < 1024 * 1024
    assert "1000000" in found
    assert "1000001" not in found
