"""Under which letter a name stands in a list."""

from __future__ import annotations

import unicodedata

from .sorting import sort_key

OTHER = "#"  # names that begin with no letter
_SYLLABLES = {"CJK": "漢", "HIRAGANA": "あ", "KATAKANA": "ア", "HANGUL": "가"}
"""What stands for a script that has more letters than one looks through."""


def initial(name: str) -> str:
    """The letter, without accents and as a capital where there are any; one for all of a script of many; or OTHER."""
    letter = sort_key(name)[0][:1]
    if not letter.isalpha():
        return OTHER
    script = unicodedata.name(letter, "").partition(" ")[0]
    capital = letter.upper()
    return _SYLLABLES.get(script, capital if len(capital) == 1 else letter)


def place(letter: str) -> tuple[bool, str]:
    """A key that sorts letters: A to Z first, then those of other scripts, OTHER last."""
    return letter == OTHER, letter


def anchor(letter: str) -> str:
    """The id of a letter's heading."""
    return f"at-{letter.lower() if letter.isascii() and letter.isalpha() else f'{ord(letter):x}'}"
