"""Smilies that are plain pictures without a class: phpBB, FluxBB, PunBB and XMB keep them in a folder of that name."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from ...markup.blocks import Text
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS
from ...markup.smilies import of_image
from .._html.body_rules import Made
from .._html.dom import attribute

_FILE = re.compile(
    r"(?:^|/)(?:smilies|smiles|smileys|smilie|emoticons?)/(?:[^/?#]{1,60}/){0,3}(?:icon_)?(?:e_)?([\w-]{1,40})\.(?:gif|png|svg|webp)",
    re.IGNORECASE,
)
# By their files, as the engines ship them: a description such as "Very Happy" is in the forum's language, a file's name is not.
_SIGNS: dict[str, str] = {
    "smile": "🙂", "biggrin": "😀", "big_smile": "😀", "bigsmile": "😀", "grin": "😀", "sad": "🙁", "wink": "😉", "razz": "😛",
    "tongue": "😛", "mad": "😡", "evil": "👿", "twisted": "😈", "roll": "🙄", "rolleyes": "🙄", "confused": "😕", "hmm": "😕",
    "neutral": "😐", "surprised": "😮", "eek": "😱", "yikes": "😮", "shocked": "😱", "cool": "😎", "lol": "😂", "redface": "😳",
    "cry": "😢", "mrgreen": "😁", "ugeek": "🤓", "geek": "🤓", "exclaim": "❗", "question": "❓", "idea": "💡", "arrow": "➡️",
    "love": "😍", "bigeek": "😱",
}  # fmt: skip


def picture(node: LexborNode, reader: Reader) -> Made:
    """The handler of pictures: a smilie becomes the character that it shows, else its code."""
    match = _FILE.search(attribute(node, "src"))
    if not match:
        return TAGS["img"](node, reader)
    said = of_image(node.attributes)
    sign = (said if said and not said.isascii() else "") or _SIGNS.get(match[1].casefold()) or said
    return (Text(sign),) if sign else ()
