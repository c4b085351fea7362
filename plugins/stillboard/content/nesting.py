"""How deep the elements of HTML can be nested, before anything builds a tree of it: the sanitiser's time is not linear in nesting."""

from __future__ import annotations

import re

MAX_DEPTH = 100
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# A tag, end tag or comment that every HTML tokeniser reads alike: CommonMark's grammar of tags, without < in attributes.
_CLEAN = (
    r"<(?:([a-zA-Z][a-zA-Z0-9:-]*+)(?:\s++[a-zA-Z_:][a-zA-Z0-9_.:-]*+(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'=<>`]++))?+)*+\s*+/?>"
    r"|/([a-zA-Z][a-zA-Z0-9:-]*+)\s*+>"
    r"|!--[^<>]*-->)"
)
# What most tags of a long post are: code in colours, a row of words with nothing else in them. They are taken together.
_WORDS = r"((?:<span class=\"[a-zA-Z0-9 -]*+\">[^<]*+</span>[^<]*+)++)"
_STEPS = re.compile(rf"{_WORDS}|{_CLEAN}|(</|<[a-zA-Z!?])", re.ASCII)
# Inside these, parsers go by other rules. No renderer makes them, and the sanitiser drops them.
_WILD = frozenset({"svg", "math", "template", "select", "frameset"})
# Elements that end where another of the list begins, so that rows and items without end tags are not taken for nesting.
_ENDED_BY = {
    "p": {"p"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
}


def too_deep(source: str) -> bool:
    """Whether elements can be nested deeper than MAX_DEPTH. False is always right; wild HTML may get a needless True.

    An end tag counts only right after what it ends: otherwise it may be void, as `</i>` is in `<i><table></i>`. After
    the first tag that parsers may read differently (an attribute can hide an end tag), no end tag counts.
    """
    tags = source.count("<")
    if tags <= MAX_DEPTH or tags - source.count("</") <= MAX_DEPTH:
        return False  # all elements together are no more than that
    line: list[str] = []  # names of the open elements
    readable = True
    for words, begun, ended, odd in _STEPS.findall(source):
        name = (begun or ended).lower()
        readable = readable and not odd and name not in _WILD
        if words:
            deeper = 1 if readable else words.count("</span>")
            if len(line) + deeper > MAX_DEPTH:
                return True
            if not readable:
                line += ["span"] * deeper
        elif ended:
            if readable and line and line[-1] == name:
                line.pop()
        elif begun or odd not in ("", "</"):
            while readable and line and line[-1] in _ENDED_BY.get(name, ()):
                line.pop()
            if name not in _VOID:
                line.append(name)
        if len(line) > MAX_DEPTH:
            return True
    return False
