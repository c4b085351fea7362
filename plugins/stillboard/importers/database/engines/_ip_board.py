"""Bodies of IP.Board and Invision Community, as the HTML that they show: with place holders, and with what is BBCode still."""

from __future__ import annotations

import html
import re

_HOLDERS = (
    ("<___base_url___>/", ""),
    ("<___base_url___>", ""),
    ("<fileStore.core_Attachment>/", "uploads/"),
    ("<fileStore.core_Emoticons>/", "uploads/"),
    ("<#EMO_DIR#>", "default"),
    ("<{POST_SNAPBACK}>", ""),
)
_QUOTE = re.compile(r"\[quote(?P<facts>(?:\s[^\[\]\n]{0,400})?)\]", re.IGNORECASE)
_FACT = re.compile(
    r"""(name|post|timestamp)=(?:'([^'\n]{0,200})'|"([^"\n]{0,200})"|&quot;([^&\n]{0,200})&quot;)""", re.IGNORECASE
)
_ELEMENTS = (("b", "b"), ("i", "i"), ("u", "u"), ("s", "s"), ("code", "pre"))
_LINK = re.compile(r"""\[url=(?:"|'|&quot;|&#39;)?([^\s\[\]"'<>]{1,2000}?)(?:"|'|&quot;|&#39;)?\](.{1,2000}?)\[/url\]""", re.I)
_BARE_LINK = re.compile(r"\[url\]([^\s\[\]\"'<>]{1,2000})\[/url\]", re.IGNORECASE)
_PICTURE = re.compile(r"\[img\]([^\s\[\]\"'<>]{1,2000})\[/img\]", re.IGNORECASE)


def placed(said: str) -> str:
    """With addresses where Invision has its place holders, which break a parser: they lead below the forum's own."""
    for holder, place in _HOLDERS:
        said = said.replace(holder, place)
    return said


def from_ip_board(said: str) -> str:
    """With what IP.Board 3 still stores as BBCode as the HTML that it shows."""
    if "[quote" in said.lower():
        said = _QUOTE.sub(_quotation, said)
        said = re.sub(r"\[/quote\]", "</blockquote>", said, flags=re.IGNORECASE)
    for tag, element in _ELEMENTS:
        said = re.sub(rf"\[(/?){tag}\]", rf"<\1{element}>", said, flags=re.IGNORECASE)
    said = _BARE_LINK.sub(r'<a href="\1">\1</a>', _LINK.sub(r'<a href="\1">\2</a>', said))
    return placed(_PICTURE.sub(r'<img src="\1" alt="">', said))


def _quotation(match: re.Match[str]) -> str:
    facts = {key.lower(): one or two or three for key, one, two, three in _FACT.findall(match["facts"])}
    name, post = html.escape(html.unescape(facts.get("name", ""))), facts.get("post", "")
    return f'<blockquote class="ipsBlockquote" data-author="{name}" data-cid="{post if post.isdecimal() else ""}">'
