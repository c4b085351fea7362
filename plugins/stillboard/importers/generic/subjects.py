"""The line over a post that has the thread's title, or one of its own: software that draws it inside the post's own cell or box
has it before what was said. It is no part of that: one that says another thing than the thread's title is the post's title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import elements, words_of
from .._html.dom import following, is_blank
from .._html.page_tree import name_of
from .._phrases import ANSWER
from .record import Record
from .ways import holds

FEW = 2  # posts that must have such a line
MOST = 0.6  # of the posts, whose line has the thread's title
MAX_SUBJECT = 200  # characters of a line
MIN_TITLE = 4  # characters of a title
_LEVELS = 8  # of a body, at whose beginning is looked
_MAX_LINKS = 20  # of a line: buttons to answer, to quote
# What a member begins a post with: where most posts begin with the title so, only those have it from the page.
_SAID = frozenset("p b strong i em u span font a li ul ol blockquote pre center".split())


def find_subjects(found: Sequence[Record], named: str) -> None:
    """Take these lines out of the bodies. `named`: the page's title, which has the thread's."""
    named = named.casefold()
    lines: dict[str, dict[int, LexborNode]] = defaultdict(dict)
    for n, record in enumerate(found):
        for node in _fronts(record):
            lines[name_of(node)].setdefault(n, node)
    for at in lines.values():
        if len(at) < max(FEW, MOST * len(found)):
            continue
        buttons = Counter(words for node in at.values() for words in {words_of(link) for link in _links(node)})
        common = frozenset(words for words, many in buttons.items() if words and many >= max(FEW, MOST * len(at)))
        said = {n: _without(node, common) for n, node in at.items()}
        titled = {n for n, words in said.items() if _is_title(words, named)}
        if len(titled) < max(FEW, MOST * len(found)) or len({_bare(said[n]) for n in titled}) > 1:
            continue
        for n, node in at.items():
            if n in titled or (node.tag not in _SAID and len(said[n]) <= MAX_SUBJECT and _has_more(found[n], node)):
                found[n].left_out = [*found[n].left_out, node, *_line_under(node)]
                found[n].subject = found[n].subject or said[n]
        return


def _fronts(record: Record) -> Iterator[LexborNode]:
    """What a body begins with, and what that begins with, and so on: each with less than all of it."""
    node, whole = record.body, len(words_of(record.body))
    for _ in range(_LEVELS):
        pieces = (piece for piece in elements(node, text=True) if not is_blank(piece)) if node is not None else iter(())
        node = next((one for one in pieces if not any(holds(one, head) for head in (record.author, record.date))), None)
        if node is None or not node.is_element_node:
            return
        if len(words_of(node)) < whole:
            yield node


def _line_under(node: LexborNode) -> list[LexborNode]:
    below = next((one for one in following(node) if not is_blank(one)), None)
    return [below] if below is not None and below.tag == "hr" else []


def _links(node: LexborNode) -> list[LexborNode]:
    return ([node] if node.tag == "a" else node.css("a, button"))[:_MAX_LINKS]


def _without(node: LexborNode, buttons: frozenset[str]) -> str:
    """The words of a line without those of its buttons; with them where it has nothing else."""
    words = words_of(node)
    left = words
    for button in {words_of(link) for link in _links(node)} & buttons:
        left = left.replace(button, " ", 1) if button != words else left
    return clean_name(left) or clean_name(words)


def _bare(words: str) -> str:
    return ANSWER.sub("", words).casefold()


def _is_title(words: str, named: str) -> bool:
    bare = _bare(words)
    return len(bare) >= MIN_TITLE and bare in named


def _has_more(record: Record, node: LexborNode) -> bool:
    """Whether a body says something besides."""
    return len(words_of(record.body)) > len(words_of(node)) or record.body is None
