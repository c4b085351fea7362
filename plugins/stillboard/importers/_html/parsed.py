"""The tree of a capture's HTML, made once for all who only look at it, and handed over to the importer, which changes it."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborNode

from ...dumps import Capture
from ...markup.html_tree import tree

_PARSED: WeakKeyDictionary[Capture, LexborNode] = WeakKeyDictionary()  # no longer than the capture is there


def look(capture: Capture) -> LexborNode | None:
    """The root of a capture's tree, to be left as it is; None for an empty page. DumpError if the capture cannot be read."""
    root = _PARSED.get(capture)
    if root is None and (root := tree(capture.text).root) is not None:
        _PARSED[capture] = root
    return root


def take(capture: Capture, html: str) -> LexborNode | None:
    """The root of the tree of a capture whose HTML that is, to be changed by whoever takes it; None for an empty page.

    `html` is no deeper than `html_tree.MAX_DEPTH`.
    """
    known = _PARSED.pop(capture, None)
    return known if known is not None and html is capture.text else tree(html, is_shallow=True).root
