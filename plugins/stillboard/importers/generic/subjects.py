"""The line over a post that has the thread's title, or one of its own: software that draws it inside the post's own cell or box
has it before what was said. It is no part of that: one that says another thing than the thread's title is the post's title.
So is a heading of each post that stands beside what was said.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import elements, words_of
from .._dates import absolute_date
from .._html.dom import attribute, following, is_blank
from .._html.page_tree import name_of
from .._phrases import ANSWER
from .record import Record
from .rows_of_lists import is_profile
from .ways import holds

FEW = 2  # posts that must have such a line
MANY = 3  # posts whose headings say another thing each, that no place or rank is taken for a title
MOST = 0.6  # of the posts, whose line has the thread's title
MAX_SUBJECT = 200  # characters of a line
MIN_TITLE = 4  # characters of a title
_LEVELS = 8  # of a body, at whose beginning is looked
_MAX_LINKS = 20  # of a line: buttons to answer, to quote
_DIGITS = re.compile(r"\d+")
_MAX_HEADINGS = 10  # of a post, that are looked at
_HEADINGS = 'h1, h2, h3, h4, h5, h6, [class*="subject" i], [class*="title" i]'
# What is called so and is somebody's rank, or stands over a part of the post.
_OTHERS = re.compile(r"user|member|author|poster|rank|role|group|custom|name|sub-?title|quote|attach|poll|sig", re.IGNORECASE)
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


def find_headings(found: Sequence[Record], named: str) -> None:
    """Take the headings that stand beside what posts say for their titles: at one place in most posts, and not what is said of
    their authors, a rank or a place, which is the same in all that one of them wrote. `named`: the page's title.
    """
    named = named.casefold()
    places: dict[str, dict[int, LexborNode]] = defaultdict(dict)
    if not any(any(_headings(record)) for record in found[:MANY]):
        return
    for n, record in enumerate(found):
        for node in _headings(record):
            places[name_of(node)].setdefault(n, node)
    for at in places.values():
        said = {n: clean_name(words_of(node)) for n, node in at.items()}
        if len(at) >= max(FEW, MOST * len(found)) and _are_their_own(found, said, named):
            for n, words in said.items():
                found[n].subject = found[n].subject or words
            return


def _headings(record: Record) -> Iterator[LexborNode]:
    """The headings of a post outside of its body that name neither its author nor its date."""
    heads = (record.author, record.date)
    for node in (node for part in record.parts for node in part.css(_HEADINGS)[:_MAX_HEADINGS]):
        words = words_of(node)
        if not any(map(str.isalpha, words)) or len(words) > MAX_SUBJECT or absolute_date(words) is not None:
            continue
        if record.body is not None and (holds(record.body, node) or holds(node, record.body)):
            continue
        if any(head is not None and (holds(node, head) or holds(head, node)) for head in heads):
            continue
        called = f"{attribute(node, 'class')} {attribute(node.parent, 'class')}"
        if not _OTHERS.search(called) and not any(map(is_profile, _links(node))):
            yield node


def _are_their_own(found: Sequence[Record], said: Mapping[int, str], named: str) -> bool:
    """Whether headings are the posts' own: one has the page's title, or says "Re:", or each says another thing."""
    by: dict[str, set[str]] = defaultdict(set)
    for n, words in said.items():
        by[words_of(found[n].author) or found[n].name].add(_DIGITS.sub("", words))
    if any(_is_title(words, named) or ANSWER.match(words) for words in said.values()):
        return True
    differ = {_DIGITS.sub("", words) for words in said.values()}
    if len(by) < len(said) and len(differ) < MOST * len(said):
        return any(len(of) > 1 for of in by.values())
    return len(said) >= MANY and len(differ) >= MOST * len(said)


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
