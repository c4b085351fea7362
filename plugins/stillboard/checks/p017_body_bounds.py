"""P017: a body is of a size and a nesting that the site can show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cmarkgfm.cmark import Options

from ..gfm import swells, to_html
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part

NESTING = 100  # elements within one another
GROWTH, FLOOR = 20, 65536  # HTML of at most 20 times the source and 64 KB: what the site renders
SIZE = 1_000_000  # characters
# Only these nest: block markers (of two elements, in lists), emphasis, brackets, tags. A body with few of them is shallow
# without a look at its tree.
_NESTERS = re.compile(r"[>*_~\[<+-]|\d[.)]|^[ \t]{100,}", re.MULTILINE)
_SIGNS = ">*_~[<+-.)"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)[^<>]*+>")
_VOID = frozenset({"br", "hr", "img", "input"})


def _faults(part: Part, _: Overview) -> Iterator[Fault]:
    for file, post in part.posts:
        if len(post.body) > SIZE:
            yield Fault(file.path, 1, f"the body has {len(post.body)} characters; cut it to {SIZE} or fewer")
        elif _may_be_deep(post.body):
            html = to_html(post.body, Options.CMARK_OPT_UNSAFE)
            if _depth(html) > NESTING:
                yield Fault(file.path, 1, f"the body nests deeper than {NESTING}; flatten its quotes or lists")
            elif swells(post.body) or len(html) > GROWTH * len(post.body) + FLOOR:
                yield Fault(file.path, 1, "the body's HTML is much larger than its text; simplify its markup")


def _may_be_deep(body: str) -> bool:
    most = sum(map(body.count, _SIGNS)) + len(body) // 100  # each of them has one of these signs, or 100 blanks
    return most >= NESTING // 2 and len(_NESTERS.findall(body)) >= NESTING // 2


def _depth(html: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[2] in _VOID:
            continue
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest


CHECK = Check("P017", "A body is neither huge nor nested beyond what the site shows.", _faults)
