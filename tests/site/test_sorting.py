"""How names and titles are sorted."""

from __future__ import annotations

from stillboard.site.sorting import sort_key

SORTED = ["alba", "Álbert", "albertine", "Iris", "Íris", "iris b", "Íris B", "Izzy", "Ｍarlow", "strasse", "Straße 2", "Wren"]


def test_case_and_accents_count_only_between_equals() -> None:
    for start in range(len(SORTED)):
        assert sorted(SORTED[start:] + SORTED[:start], key=sort_key) == SORTED


def test_names_that_look_alike_have_an_order_of_their_own() -> None:
    alike = ["Pell", "pell", "PELL", "Péll", "Pe\u0301ll"]
    assert len({sort_key(name) for name in alike}) == len(alike)


def test_vowel_signs_count_as_letters() -> None:
    assert sort_key("कि")[0] != sort_key("कु")[0]
