"""Elements where HTML lets them stand: a body's elements one in another as the standard has it, whatever its writer typed.

Browsers, and the sanitiser, which reads as they do, show a paragraph in bold type, an item without a list and a spoiler without
a name as well as they can; the standard allows none of these. What may not hold what it holds goes, and what is missing around
something comes. No words are lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .spans import fit, spans, unspanned

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)((?:[^<>\"]|\"[^\"]*\")*+)>")
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
# Of words, and set among words.
_WORDS = frozenset(
    "abbr b bdi br cite code dfn em i img kbd mark q s samp small span strong sub sup time u var wbr".split()
)  # fmt: skip
_EITHER = frozenset({"a", "del", "ins"})  # among words, or around blocks
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_WORDS = _HEADINGS | {"p", "pre", "summary"}  # blocks that hold words alone
_HOMES = {  # what stands in certain others only
    "li": ("ul", "ol"),
    "dt": ("dl",),
    "dd": ("dl",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "tr": ("thead", "tbody", "tfoot"),
    "th": ("tr",),
    "td": ("tr",),
}
_LISTS = {"ul": "li", "ol": "li", "dl": "dd"}  # and what their content lies in
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_TABULAR = _GROUPS | {"tr", "th", "td"}
_UNHEADED = frozenset({"dt", "th"})  # no heading stands in them
_UNNAMED = '<summary dir="auto">…</summary>'  # of a spoiler without a name; it needs no language


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str  # as in the source; empty: it is not there
    shown: str  # as in what is made; empty: it went
    start: int  # where its start tag is among the pieces
    last: str = ""  # what was last in it, of a list, a table or a spoiler; empty: nothing yet
    cells: list[list[list[int]]] = field(default_factory=list)  # of a table, by groups of rows and rows: where their tags are


def nested(source: str) -> str:
    """HTML as the sanitiser writes it, with its elements where they may stand. Its time is linear in the text."""
    making = _Nesting()
    place = 0
    for tag in _TAG.finditer(source):
        making.text(source[place : tag.start()])
        place = tag.end()
        if tag[1]:
            making.end(tag[2])
        else:
            making.begin(tag[2], tag[3])
    making.text(source[place:])
    return making.finish()


class _Nesting:
    """One text's way through `nested`."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._last = ""  # of them that is not empty
        self._open: list[_Open] = []
        self._of_words = 0  # how many are open that hold words alone
        self._unheaded = 0

    def text(self, text: str) -> None:
        """Text between two tags."""
        if self._last.startswith("<pre"):
            text = text.lstrip("\n")  # readers drop the first, and would drop one more whenever it is read
        if text and not text.isspace():
            self._make_room()
        self._put(text)

    def begin(self, name: str, rest: str) -> None:
        """A start tag."""
        shown = self._among_words(name) if name in _WORDS or name in _EITHER else self._as_block(name)
        if shown and (name in ("a", "details") or "tabindex" in rest):
            self._drop(("a",), len(self._open))  # what is pressed stands in nothing that is pressed
        if name not in _VOID:
            self._push(name, shown, rest)
        elif shown:
            self._put(f"<{name}{rest}>")

    def end(self, name: str) -> None:
        """An end tag, of the element that is open."""
        while self._open and not self._open[-1].name:
            self._close(self._open[-1])
        if self._open and self._open[-1].name == name:
            self._close(self._open[-1])

    def finish(self) -> str:
        """All of it."""
        while self._open:
            self._close(self._open[-1])
        return "".join(self._out)

    def _among_words(self, name: str) -> str:
        if name == "br" and (parent := self._parent()) and parent.shown in _LISTS:
            return ""
        self._make_room()
        return name

    def _as_block(self, name: str) -> str:
        """What a block is shown as; empty: not at all."""
        if self._of_words:
            return ""
        blocks = next((n for n in range(len(self._open), 0, -1) if self._is_block(self._open[n - 1])), 0)
        self._drop(_WORDS, len(self._open) - blocks)
        if name in _HOMES:
            return self._at_home(name)
        parent = self._parent()
        if name == "div" and parent and parent.shown == "dl":
            return ""
        if name == "summary" and parent and parent.shown == "details" and not parent.last:
            parent.last = name
            return name
        self._make_room()
        if name == "figcaption" and not (parent and parent.shown == "figure"):
            return "div"
        return "p" if name == "summary" or (self._unheaded and name in _HEADINGS) else name

    def _at_home(self, name: str) -> str:
        """The same for what stands in certain others only: a list comes around an item; the parts of a table stand in one."""
        parent = self._parent()
        if parent and not parent.name and parent.shown in _LISTS.values():
            self._close(parent)
            parent = self._parent()
        if parent is None or parent.shown not in _HOMES[name]:
            if name not in _LISTS.values() and name != "dt":
                return ""
            self._make_room()
            parent = self._push("", _HOMES[name][0], "")
        before, parent.last = parent.last, name
        if name == "dd" and not before:
            self._put('<dt dir="auto"></dt>')
        return "tbody" if name == "thead" and before else name

    def _make_room(self) -> None:
        """For anything that is no part of a list: what it stands in may need something around it, or before it."""
        parent = self._parent()
        if parent and not parent.name and parent.shown in _LISTS:
            self._close(parent)
            parent = self._parent()
        if parent and parent.shown in _LISTS:
            item = _LISTS[parent.shown]
            self._push("", self._at_home(item), ' dir="auto"')
        elif parent and parent.shown == "details" and not parent.last:
            parent.last = _UNNAMED
            self._put(_UNNAMED)

    def _push(self, name: str, shown: str, rest: str) -> _Open:
        self._put(f"<{shown}{rest}>" if shown else self._gap(name))
        one = _Open(name, shown, len(self._out) - 1)
        self._note_cell(one)
        self._open.append(one)
        self._count(one, 1)
        return one

    def _fit(self, cells: list[list[list[int]]]) -> None:
        """Let each cell of a table be one place where they do not fit into one another."""
        placed = [[[spans(self._out[place]) for place in row] for row in group] for group in cells]
        if not fit(placed):
            for place in (place for group in cells for row in group for place in row):
                self._out[place] = unspanned(self._out[place])

    def _close(self, one: _Open) -> None:
        if one.shown == "tr" and not one.last:
            self.begin("td", ' dir="auto"')
            self.end("td")
        self._open.remove(one)
        self._count(one, -1)
        if one.shown == "table":
            self._fit(one.cells)
        elif one.shown == "dl" and one.last == "dt":
            self._put('<dd dir="auto"></dd>')
        elif one.shown == "details" and not one.last:
            self._put(_UNNAMED)
        if not one.name and not "".join(self._out[one.start + 1 :]).strip():
            self._out[one.start] = ""  # nothing came into what came
        else:
            self._put(f"</{one.shown}>" if one.shown else self._gap(one.name))

    def _put(self, piece: str) -> None:
        self._out.append(piece)
        self._last = piece or self._last

    def _gap(self, name: str) -> str:
        """What stands for a tag that went: blocks kept words apart."""
        return "\n" if name not in _WORDS and name not in _EITHER and self._last[-1:] not in "> \n" else ""

    def _note_cell(self, one: _Open) -> None:
        """Remember where the tags of a table's cells are."""
        if one.shown not in _TABULAR:
            return
        table = next(outer for outer in reversed(self._open) if outer.shown == "table")
        if one.shown in _GROUPS:
            table.cells.append([])
        elif one.shown == "tr":
            table.cells[-1].append([])
        else:
            table.cells[-1][-1].append(one.start)

    def _count(self, one: _Open, step: int) -> None:
        self._of_words += step * (one.shown in _OF_WORDS)
        self._unheaded += step * (one.shown in _UNHEADED)

    def _drop(self, names: frozenset[str] | tuple[str, ...], depth: int) -> None:
        """Take out those of the innermost open elements that have such a name."""
        for one in self._open[len(self._open) - depth :]:
            if one.shown in names:
                self._out[one.start] = one.shown = ""

    def _parent(self) -> _Open | None:
        return next((one for one in reversed(self._open) if one.shown), None)

    @staticmethod
    def _is_block(one: _Open) -> bool:
        return bool(one.shown) and one.shown not in _WORDS and one.shown not in _EITHER
