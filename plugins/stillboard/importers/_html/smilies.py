"""Smilies that are plain pictures without a class of their own, as the characters that they show: known by their folder's name,
and then by their code, or by the names that engines have given the files for twenty years: wink.gif, icon_e_biggrin.png.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from ...markup.blocks import Text
from ...markup.from_html import Reader
from ...markup.html_elements import TAGS
from ...markup.smilies import of_code, of_image, of_picture
from .body_rules import Converted
from .dom import attribute

_FILE = re.compile(
    r"(?:^|/)(?:smilies|smiles|smileys|smilie|emoticons?)/(?:[^/?#]{1,60}/){0,3}(?:icon_)?(?:e_)?([\w-]{1,40})\.(?:gif|png|svg|webp)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?:icon_)?(?:e_)?(?=.)")


def smilie(node: LexborNode) -> Text | None:
    """What a picture shows: a character, else the smilie's code; None if it is no smilie. vBulletin, Burning Board."""
    source = attribute(node, "src").partition("?")[0].lower()
    folder, _, name = source.rpartition("/")
    if not any(part in folder for part in ("smil", "emot")):
        return None
    stem, said = name.partition(".")[0], attribute(node, "alt") or attribute(node, "title")
    plain = _PREFIX.sub("", stem)
    sign = of_code(said) or of_picture(plain) or of_code(f":{plain}:") or of_code(f":{said.lower()}:")
    if sign:
        return Text(sign)
    return Text(of_image(node.attributes) if said[:1] in {":", ";"} else f":{stem}:")


def picture(node: LexborNode, reader: Reader, own: Mapping[str, str] | None = None) -> Converted:
    """The handler of pictures of phpBB, FluxBB, PunBB and XMB: a smilie becomes the character that it shows, else its code.

    By its file before its description: "Very Happy" is in the forum's language. `own`: what the engine's files show, by their
    names, where it is not what they show elsewhere.
    """
    match = _FILE.search(attribute(node, "src"))
    if not match:
        return TAGS["img"](node, reader)
    said, name = of_image(node.attributes), match[1].casefold()
    sign = (said if said and not said.isascii() else "") or (own or {}).get(name) or of_picture(name) or said
    return (Text(sign),) if sign else ()
