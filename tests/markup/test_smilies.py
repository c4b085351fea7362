"""Smilies: a character where the code is known, else the code as people typed it; never nothing, never a second one."""

from __future__ import annotations

import pytest

from stillboard.markup.smilies import character, of_code, of_image


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
