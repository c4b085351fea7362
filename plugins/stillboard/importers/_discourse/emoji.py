"""Discourse's emoji names in labels and in running text, as characters where they are known."""

from __future__ import annotations

import re

from ...markup.smilies import character, of_picture

SHORTCODE = re.compile(r":([a-z0-9_+-]{1,60})(?::t[2-6])?:", re.ASCII)


def labelled(label: str) -> str:
    """The emoji of an image's label, such as `:tada:` or `:wave:t3:`; "" if it is none or not known.

    Forums that moved to Discourse have the smilies of before as emoji of their own (`:mrgreen:`).
    """
    match = SHORTCODE.fullmatch(label)
    return (character(match[1]) or of_picture(match[1])) if match else ""


def with_characters(words: str) -> str:
    """The words with every :name: of a known emoji as its character."""
    return SHORTCODE.sub(lambda match: character(match[1]) or match[0], words)
