"""Smilies: a character where the code is known, else the code as people typed it; never nothing, never a second one."""

from __future__ import annotations

import pytest

from stillboard.markup import smilies
from stillboard.markup.smilies import character, of_code, of_image, of_picture


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ({"alt": ":D", "title": "Big grin    :D", "data-shortname": ":D"}, "😀"),
        ({"alt": ":d", "title": ""}, "😀"),
        ({"alt": ":LOL:", "data-shortname": ":LOL:"}, "😂"),
        ({"alt": "o_O", "title": "Er... what?    o_O"}, "🤨"),
        ({"alt": "", "title": "Thumbs up    (y)"}, "👍"),
        ({"alt": "Stick Out Tongue", "title": "Stick Out Tongue    :p"}, "😛"),
        ({"alt": "👋", "data-shortname": ":wave:", "title": "Waving hand    :wave:"}, "👋"),
        ({"alt": ":tiger_face:"}, "🐯"),
        ({"alt": ":foghorn:", "title": "Foghorn    :foghorn:"}, ":foghorn:"),
        ({"alt": ":x"}, ":x"),  # a kiss here, a closed mouth there
        ({"alt": None, "title": "Foghorn    :foghorn:"}, ":foghorn:"),
        ({"alt": "", "title": "Foghorn"}, "Foghorn"),
        ({}, ""),
    ],
)
def test_what_an_image_of_a_smilie_shows(attributes, shown):
    assert of_image(attributes) == shown


def test_names_and_codes_agree_where_they_must():
    assert of_code(":tada:") == character("tada") == "🎉"
    assert of_code("tada") == of_code(":latin_small_letter_a:") == of_code("") == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("biggrin", "😀"),
        ("Big_Smile", "😀"),
        ("rolleyes", "🙄"),
        ("redface", "😳"),
        ("wink", "😉"),
        ("thumbsup", "👍"),
        ("foghorn", ""),
        ("x", ""),  # a kiss here, a closed mouth there
        ("", ""),
    ],
)
def test_what_a_picture_shows_by_its_files_name(name, shown):
    assert of_picture(name) == shown


def test_a_smilies_name_goes_before_an_emojis():
    assert (of_code(":smile:"), of_picture("smile"), character("smile")) == ("🙂", "🙂", "😄")


def test_the_table_says_everything_once():
    """No character has two rows, and no code or name two characters."""
    columns = list(zip(*smilies._TABLE, strict=True))
    assert len(set(columns[0])) == len(columns[0])
    for column in columns[1:]:
        words = [word for row in column for word in row.split()]
        assert len(set(words)) == len(words)
    assert all(any(row[1:]) for row in smilies._TABLE)
