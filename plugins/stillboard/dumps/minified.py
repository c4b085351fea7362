"""Pages written as short as HTML allows, as SingleFile saves them and some servers send them: attributes without quotes, and
without the ends of elements that readers add by themselves, that of the page among them.

Which ends may be left out: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
"""

from __future__ import annotations

import re
from collections import Counter

_HEAD = 4096  # bytes in which nearly every other page shows quotes
_BARE = re.compile(rb"""\s(?:class|id|href|rel|name)=[^\s"'>]""", re.IGNORECASE)
_QUOTED = re.compile(rb"""\s(?:class|id|href|rel|name)=["'][^\s"'<>=`]{1,200}["']""", re.IGNORECASE)  # for no need
_TAG = re.compile(rb"""<[a-z](?:[^<>"']|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""(\s[^\s"'<>=/]{1,80}=)(?:("[^"]*+"|'[^']*+')|([^\s"'<>`]++))""")
_BEGIN = re.compile(r"""<(?:(!--)|(/?)([a-z][a-z0-9]*+)((?:[^<>"']|"[^"]*+"|'[^']*+')*+)>)""", re.IGNORECASE)
_WORDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}  # hold no elements
# Elements whose end no page may leave out, those that are around all of a page among them.
_ENDED = frozenset(
    "a article aside b blockquote button center code del details div dl em fieldset figure font footer form h1 h2 h3 h4 h5 h6 "
    "header i ins label main nav ol pre section select small span strong sub summary sup table u ul".split()
)


def is_minified(beginning: bytes) -> bool:
    """Whether a page has more attributes without quotes than with quotes that could be left out, in its head already."""
    return all(len(_BARE.findall(part)) > len(_QUOTED.findall(part)) for part in (beginning[:_HEAD], beginning))


def quoted(data: bytes) -> bytes:
    """A page with all of its attributes in double quotes, so that words can be looked for as forums write them."""
    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(_in_quotes, tag[0]), data)


def _in_quotes(attribute: re.Match[bytes]) -> bytes:
    return attribute[0] if attribute[3] is None else attribute[1] + b'"' + attribute[3] + b'"'


def is_whole(text: str) -> bool:
    """Whether all elements of a page that need an end have one: a page that stops earlier leaves open what is around all of it."""
    depth: Counter[str] = Counter()
    place = 0
    while begun := _BEGIN.search(text, place):
        place = begun.end()
        name = (begun[3] or "").lower()
        if begun[1]:
            place = text.find("-->", place) + 3
            if place < 3:
                return False
        elif name in _WORDS and not begun[2]:
            end = _WORDS[name].search(text, place)
            if end is None:
                return False
            place = end.end()
        elif name in _ENDED:
            depth[name] += -1 if begun[2] else 1
    return "<" not in text[place:] and all(left <= 0 for left in depth.values())
