"""What Vanilla's rich editors store, as HTML: operations of Quill (Rich), or a tree of nodes (Rich2)."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from typing import Any

from ._ip_board import from_ip_board

_DEEPEST = 60  # nodes in one another
_INLINE = (("bold", "b"), ("italic", "i"), ("strike", "s"), ("strikethrough", "s"), ("code", "code"), ("codeInline", "code"))
# Nodes that are elements of HTML themselves; of all others, only what is in them is shown.
_ELEMENTS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr th td caption blockquote".split())
_AROUND = {
    **dict.fromkeys(("blockquote-line", "spoiler-line", "callout-line", "lic"), ("<p>", "</p>")),
    "code_block": ("<pre>", "</pre>"),
    "code_line": ("", "\n"),
    "spoiler": ("<details>", "</details>"),
}
_EMBEDS = frozenset({"rich_embed_card", "rich_embed_inline"})


def from_rich(said: str, kind: str) -> str:
    """The HTML of a stored text; one that is no such text as it stands."""
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        return html.escape(said)
    if not isinstance(found, list):
        return html.escape(said)
    return _of_nodes(found, 0) if kind == "rich2" else _of_operations(found)


# Rich2.


def _of_nodes(nodes: object, depth: int) -> str:
    return "".join(_node(one, depth) for one in nodes if isinstance(one, dict)) if isinstance(nodes, list) else ""


def _node(node: dict[str, Any], depth: int) -> str:
    if isinstance(text := node.get("text"), str):
        return _inline(text, node).replace("\n", "<br>")
    if depth > _DEEPEST:
        return html.escape(" ".join(_words(node)))
    kind = str(node.get("type") or "")
    inner = _of_nodes(node.get("children"), depth + 1)
    if kind in _EMBEDS:
        return _external(node.get("embedData")) or _link(node.get("url"), inner)
    if kind in _SIGNS:
        return html.escape(_SIGNS[kind](node))
    return _link(node.get("url"), inner) if kind == "a" else _element(kind, inner)


def _element(kind: str, inner: str) -> str:
    if kind in _ELEMENTS:
        return f"<{kind}>{inner}</{kind}>"
    before, after = _AROUND.get(kind, ("", ""))
    return f"{before}{inner}{after}"


def _alternative(node: dict[str, Any]) -> str:
    attributes = node.get("attributes")
    return str(attributes.get("alt") or "") if isinstance(attributes, dict) else ""


_SIGNS: dict[str, Callable[[dict[str, Any]], str]] = {
    "@": lambda node: f"@{node.get('name') or ''}",
    "legacy_emoji_image": _alternative,
}


def _words(node: dict[str, Any]) -> Iterator[str]:
    """The words of nodes that lie too deep to be shown as what they are."""
    waiting: list[object] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(text := one.get("text"), str):
                yield text
            children = one.get("children")
            waiting += reversed(children) if isinstance(children, list) else ()


# Rich.


def _of_operations(operations: list[Any]) -> str:
    """Each line ends in an operation that says what it is."""
    lines: list[str] = []
    line = ""
    for one in operations:
        insert = one.get("insert") if isinstance(one, dict) else None
        attributes = one.get("attributes") if isinstance(one, dict) else None
        attributes = attributes if isinstance(attributes, dict) else {}
        if isinstance(insert, dict):
            line += _embedded(insert)
        elif isinstance(insert, str):
            first, *others = insert.split("\n")
            line += _inline(first, attributes)
            for other in others:
                lines.append(_line(line, attributes))
                line = _inline(other, attributes)
    lines.append(_line(line, {}) if line else "")
    return "".join(lines).replace("</ul><ul>", "").replace("</ol><ol>", "").replace("</blockquote><blockquote>", "<br>")


def _inline(said: str, attributes: dict[str, Any]) -> str:
    made = html.escape(said)
    if not made:
        return ""
    for name, tag in _INLINE:
        if attributes.get(name):
            made = f"<{tag}>{made}</{tag}>"
    return _link(attributes.get("link"), made)


def _link(address: object, shown: str) -> str:
    return f'<a href="{html.escape(address)}">{shown or html.escape(address)}</a>' if isinstance(address, str) else shown


def _line(line: str, attributes: dict[str, Any]) -> str:
    header, listed = attributes.get("header"), attributes.get("list")
    level = header.get("level") if isinstance(header, dict) else header
    if isinstance(level, int) and 1 <= level <= 6:
        return f"<h{level}>{line}</h{level}>"
    kind = listed.get("type") if isinstance(listed, dict) else listed
    if kind in ("bullet", "ordered", "numbered"):
        tag = "ul" if kind == "bullet" else "ol"
        return f"<{tag}><li>{line}</li></{tag}>"
    if any(str(key).startswith("blockquote") for key in attributes):
        return f"<blockquote>{line}</blockquote>"
    if any(str(key).startswith(("codeBlock", "code-block")) for key in attributes):
        return f"<pre>{line}\n</pre>"
    if any(str(key).startswith("spoiler") for key in attributes):
        return f"<details>{line}</details>"
    return f"<p>{line}</p>" if line else ""


def _embedded(insert: dict[str, Any]) -> str:
    data = insert.get("embed-external")
    if isinstance(data, dict) and (made := _external(data.get("data"))):
        return made
    mention = insert.get("mention")
    if isinstance(mention, dict):
        return html.escape(f"@{mention.get('name', '')}")
    emoji = insert.get("emoji")
    character = emoji.get("emojiChar") if isinstance(emoji, dict) else ""
    return html.escape(str(character or ""))


# What both embed.


def _external(data: object) -> str:
    """An element such as pages have; of a quotation without its HTML, that of what was quoted."""
    if not isinstance(data, dict):
        return ""
    old = data.get("attributes")
    data = {**old, **data} if isinstance(old, dict) else data  # as the first version had it
    raw = data.get("bodyRaw")
    if raw and not isinstance(data.get("body"), str):
        kind = str(data.get("format") or "").lower()
        text = raw if isinstance(raw, str) else json.dumps(raw)
        data = {**data, "body": _FORMATS.get(kind, html.escape)(text)}
    if isinstance(data.get("body"), str):
        data = {**data, "recordType": str(data.get("recordType") or "comment")}
    elif not isinstance(data.get("url"), str):
        return ""
    known = {key: data[key] for key in ("url", "name", "type", "embedType", "body", "recordType", "insertUser") if key in data}
    return f'<div class="js-embed" data-embedjson="{html.escape(json.dumps(known))}"></div>'


_FORMATS: dict[str, Callable[[str], str]] = {
    "rich": lambda said: from_rich(said, "rich"),
    "rich2": lambda said: from_rich(said, "rich2"),
    "html": str,
    "wysiwyg": str,
    "ipb": from_ip_board,
}
