"""What stands at the ends of bodies and is the page's or a signature: what most posts have there, and what each author's have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import elements, words_of
from .._html.dom import is_blank
from .._html.page_tree import name_of
from .body_places import SHOWN
from .record import Record
from .ways import holds

MAX_LEVELS = 8  # of a body, at whose ends is looked
MAX_ENDS = 8  # pieces at an end of a body, or of what is at its end
MAX_WORDS = 300  # characters of a piece that the page repeats
MOST = 0.6  # of the posts that have the same words there, which are the page's and nobody's
NEARLY_ALL = 0.8  # the same of words as members write them
FEW = 2  # posts whose likeness says little: only of links
_DIGITS = re.compile(r"\d+")
_LINE = re.compile(r"^\s*(?:_{10,}|-- ?$)")  # what old software draws over a signature
_SAID = frozenset("p blockquote pre ul ol li table h1 h2 h3 h4 h5 h6 b strong i em".split())
Key = tuple[str, str]


def leave_out(found: Sequence[Record]) -> None:
    """Leave what is not said out of the ends of the bodies; of none everything."""
    ends = [[*_levels(record)] for record in found]
    many = Counter(key for levels in ends for key in {_key(node) for level in levels for node in level})
    signed = _signatures(found, ends)
    under = _under_rules(found, ends)
    over = _rules_over(found)
    for n, record in enumerate(found):
        if (tail := under.get(n)) and _says(record, tail):
            record.left_out = [*record.left_out, *tail]
        if n in over:
            record.left_out = [*record.left_out, over[n]]
        gone: list[LexborNode] = []
        node = record.body
        for _ in range(MAX_LEVELS):
            level = _inside(record, node) if node is not None else []
            here = [*_gone(record, level, many, signed, len(found))]
            gone += here
            kept = {one.mem_id for one in here}
            node = next((one for one in level if one.mem_id not in kept and one.is_element_node), None)
        if gone and _says(record, gone):
            record.left_out = [*record.left_out, *gone]


def _under_rules(found: Sequence[Record], ends: Sequence[Sequence[Sequence[LexborNode]]]) -> dict[int, list[LexborNode]]:
    """What stands under a line (<hr>) at the end of bodies, with the line, by the post's index: the same in all that an author
    wrote, and another with others. Where nearly all posts have it so, those of whom one post is there, too.
    """
    tails = {n: tail for n, levels in enumerate(ends) if (tail := next(filter(None, map(_tail, levels)), None))}
    said: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for n, record in enumerate(found):
        if name := words_of(record.author) or record.name:
            said[name].append((n, " ".join(map(_words, tails[n][::-1])) if n in tails else ""))
    several = {name: {words for _, words in of} for name, of in said.items() if len(of) > 1}
    signed = {name for name, words in several.items() if len(words) == 1 and "" not in words}
    if not signed or any("" not in words and len(words) > 1 for words in several.values()):
        return {}
    others = {words for name, of in said.items() for _, words in of if words and name not in signed}
    if others & {words for name in signed for _, words in said[name]}:
        return {}
    every = len(tails) >= NEARLY_ALL * len(found)
    return {n: tails[n] for name, of in said.items() for n, _ in of if n in tails and (name in signed or every)}


def _rules_over(found: Sequence[Record]) -> dict[int, LexborNode]:
    """The line (<hr>) that nearly all bodies begin with, under the date, by the post's index."""
    over: dict[int, LexborNode] = {}
    if not any(record.body is not None and record.body.css_first("hr") is not None for record in found[:FEW]):
        return over
    for n, record in enumerate(found):
        known = {node.mem_id for node in record.left_out}
        level = _inside(record, record.body)[::-1] if record.body is not None else []
        first = next((node for node in level if node.tag != "br" and node.mem_id not in known), None)
        if first is not None and first.tag == "hr":
            over[n] = first
    return over if len(found) > FEW and len(over) >= NEARLY_ALL * len(found) else {}


def _tail(level: Sequence[LexborNode]) -> list[LexborNode] | None:
    """The end of a body from its last line on, the last piece first; None if it has none, or too much stands under it."""
    at = next((n for n, node in enumerate(level[: MAX_ENDS * 2]) if node.tag == "hr"), 0)
    tail = list(level[: at + 1])
    said = sum(len(_words(node)) for node in tail)
    return tail if at and 0 < said <= MAX_WORDS and len(level) > at + 1 and not any(map(_shows, tail)) else None


def _levels(record: Record) -> list[list[LexborNode]]:
    """What a body consists of, last piece first; then what each of its last elements consists of, and so on."""
    todo = [record.body] if record.body is not None else []
    levels: list[list[LexborNode]] = []
    for node in todo:
        level = _inside(record, node)
        levels.append(level)
        if len(levels) == MAX_LEVELS * 2:
            break
        todo += [child for child in level[:MAX_ENDS] if child.is_element_node and child.tag not in _SAID][:2]
    return levels


def _inside(record: Record, node: LexborNode) -> list[LexborNode]:
    """The pieces of an element, the last first, but for the author and the date."""
    pieces = (child for child in elements(node, text=True) if not is_blank(child))
    return [child for child in pieces if not any(holds(child, head) for head in (record.author, record.date))][::-1]


def _gone(
    record: Record, level: Sequence[LexborNode], many: Counter[Key], signed: set[str], records: int
) -> Iterator[LexborNode]:
    """What is left out of one level: at its end, and over what was said."""
    lines = [n for n, node in enumerate(level) if _LINE.match(_words(node))]
    if lines and sum(len(_words(node)) for node in level[: lines[-1] + 1]) <= MAX_WORDS * 2 and len(level) > lines[-1] + 1:
        yield from level[: lines[-1] + 1]
        level = level[lines[-1] + 1 :]
    known = {node.mem_id for node in record.left_out}
    last = level[0].mem_id if level else None  # what is called so further up is what was said
    for pieces in (level[:MAX_ENDS], level[::-1][:MAX_ENDS]):
        for node in pieces:
            if node.tag in {"br", "hr"} or node.mem_id in known:
                continue
            signs = node.is_element_node and node.mem_id == last and name_of(node) in signed
            if not signs and not _is_the_pages(node, many, records):
                break
            yield node


def _is_the_pages(node: LexborNode, many: Counter[Key], records: int) -> bool:
    """Whether as good as all posts have the same there."""
    words = _words(node)
    if not words or len(words) > MAX_WORDS or _shows(node):
        return False
    links = ([node] if node.tag == "a" else node.css("a")) if node.is_element_node else []
    if records <= FEW and sum(len(words_of(link)) for link in links) < 0.8 * len(words.replace(" ", "")):
        return False
    return many[_key(node)] >= (NEARLY_ALL if node.is_text_node or node.tag in _SAID else MOST) * records


def _signatures(found: Sequence[Record], ends: Sequence[Sequence[Sequence[LexborNode]]]) -> set[str]:
    """The names of elements at the ends of bodies that have the same in all that an author wrote, and not in what others did."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record, levels in zip(found, ends, strict=True):
        author = words_of(record.author) or record.name
        for level in levels:
            for node in level[:1] if author else ():
                if node.is_element_node and node.tag not in _SAID and not node.css_first("blockquote"):
                    said[name_of(node)][author].append(words_of(node))
    return {name for name, of in said.items() if _are_signatures([*of.values()])}


def _are_signatures(said: Sequence[Sequence[str]]) -> bool:
    several = [words for words in said if len(words) > 1]
    alike = [len(set(words)) == 1 and 0 < len(words[0]) <= MAX_WORDS for words in several]
    return bool(several) and all(alike) and sum(map(len, several)) > FEW and len({words[0] for words in said}) > 1


def _says(record: Record, gone: Sequence[LexborNode]) -> bool:
    """Whether a body still says something without some pieces."""
    whole = len(words_of(record.body).replace(" ", ""))
    without = [*gone, *record.left_out]
    heads = [head for head in (record.author, record.date) if head is not None and holds(record.body, head)]
    without += [head for head in heads if not any(holds(node, head) for node in without if node.is_element_node)]
    left = whole - sum(len(_words(node).replace(" ", "")) for node in without)
    return left > 0 or _shows(record.body)


def _shows(node: LexborNode | None) -> bool:
    return node is not None and node.is_element_node and node.css_first(SHOWN) is not None


def _words(node: LexborNode) -> str:
    return " ".join((node.text_content or "").split()) if node.is_text_node else words_of(node)


def _key(node: LexborNode) -> Key:
    words = _words(node)[: MAX_WORDS + 1]
    return (name_of(node), _DIGITS.sub("0", words)) if node.is_element_node else ("", words)
