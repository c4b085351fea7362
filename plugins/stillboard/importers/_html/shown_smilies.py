"""Smilies whose pictures have no mark but the names that engines have given them for twenty years: wink.gif, biggrin.png."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ...markup.blocks import Text
from ...markup.smilies import of_code, of_image
from .dom import attribute

# By the names of the pictures, the codes that stand for them in vBulletin and Burning Board.
_CODES = {
    "smile": ":)",
    "frown": ":(",
    "sad": ":(",
    "redface": ":o",
    "biggrin": ":D",
    "wink": ";)",
    "tongue": ":p",
    "cool": ":cool:",
    "rolleyes": ":rolleyes:",
    "mad": ":mad:",
    "eek": ":eek:",
    "confused": ":confused:",
}


def smilie(node: LexborNode) -> Text | None:
    """The character that a picture stands for, else its code; None if it is no smilie."""
    source = attribute(node, "src").partition("?")[0].lower()
    folder, _, name = source.rpartition("/")
    if not any(mark in folder for mark in ("smil", "emot")):
        return None
    stem, said = name.partition(".")[0], attribute(node, "alt") or attribute(node, "title")
    sign = of_code(_CODES.get(stem, "")) or of_code(said) or of_code(f":{stem}:") or of_code(f":{said.lower()}:")
    if sign:
        return Text(sign)
    return Text(of_image(node.attributes) if said[:1] in {":", ";"} else f":{stem}:")
