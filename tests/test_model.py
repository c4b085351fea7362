"""The model: what text each field holds, and the values that stand for a post's place and what it was read from."""

from __future__ import annotations

import dataclasses
import typing

import pytest

from stillboard import model
from stillboard.content.values import texts_of
from stillboard.convert.cleaning import cleaned
from stillboard.model import Board, Count, Forum, Id, Member, Name, Origin, Place, PollOption, Post, Text, Thread

RECORDS = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind is not model.When  # a value of its own kind
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_that_holds_text_says_what_text_it_is(record: type) -> None:
    plain = typing.get_type_hints(record)
    text = {field.name for field in dataclasses.fields(record) if plain[field.name] in (str, tuple[str, ...])}
    assert set(texts_of(record)) == text


def test_what_text_a_field_holds_is_read_from_its_type_however_it_is_wrapped() -> None:
    made = dataclasses.make_dataclass("Made", [("one", Name), ("many", tuple[Id, ...]), ("maybe", Name | None), ("number", int)])
    assert texts_of(made) == {"one": Text.NAME, "many": Text.ID, "maybe": Text.NAME}


@pytest.mark.parametrize("record", [Forum("x"), Board("x"), Thread("x"), Member("x"), Post(), Count("x", "1"), PollOption("x")])
def test_cleaning_follows_the_kinds(record) -> None:
    hidden = "a\u202eb pell@lanternside.example\nc"
    for field, kind in texts_of(type(record)).items():
        many = isinstance(getattr(record, field), tuple)
        said = hidden.replace("@", " ") if kind is Text.ID else hidden  # an address is nobody's id
        found = getattr(cleaned(dataclasses.replace(record, **{field: (said,) if many else said})), field)
        value = found[0] if many else found
        assert ("\n" in value) == (kind is Text.MARKDOWN)
        assert ("\u202e" in value) == (kind not in (Text.NAME, Text.TAG))
        assert ("lanternside" in value) == (kind in (Text.ID, Text.STEM))


def test_places_and_origins_are_ordered_as_people_count() -> None:
    assert sorted([Place(10, 1), Place(9, 20), Place(9, 3)]) == [Place(9, 3), Place(9, 20), Place(10, 1)]
    assert [str(Place(13, 1)), str(Origin("a.html", 7)), str(Origin("a.html"))] == ["13-1", "a.html#7", "a.html"]
