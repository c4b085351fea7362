"""What stands beside the bodies of a page's posts: what is the page's or the author's there, and what only the post can show."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import elements, words_of
from .._html.dom import attribute
from .._html.page_tree import name_of
from .body_places import HEADING, NO_BODY, SHOWN
from .files_beside import NO_FILES, lists_files
from .record import Record
from .ways import holds

SAID = frozenset("p blockquote pre".split())
_SHOWN = frozenset(SHOWN.split(", "))
_ALWAYS = 0.8  # of the records, in which the same words or pictures are the page's and not anybody's
_QUOTE = re.compile(r"quot|cite", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FIELD = re.compile(  # named for something that a page says of a post
    r"(?<![a-z])(?:likes?|liked|votes?|voting|ratings?|rank|karma|thanks|reactions?|score|tags?|permalink|buttons?|controls?|menu|nav"
    r"|tools|report|stats?|badges?)(?![a-z])",
    re.IGNORECASE,
)
MAX_WORDS = 120  # characters of what a page repeats in its records
MAX_SHOWN = 5  # pictures of an element by which it is known again
MAX_SOURCE = 400  # characters of what shows one
Key = tuple[str, str]


def beside(above: LexborNode | None, body: LexborNode | None) -> list[LexborNode]:
    """What stands in an element beside what was said, and beside each element between both."""
    found: list[LexborNode] = []
    if above is None or (body is not None and body.mem_id == above.mem_id):
        return found
    inner = body
    while inner is not None and inner.parent is not None and inner.parent.mem_id != above.mem_id:
        found += (child for child in elements(inner.parent) if child.mem_id != inner.mem_id)
        inner = inner.parent
    return [*(child for child in elements(above) if inner is None or child.mem_id != inner.mem_id), *found]


class Besides:
    """What the posts of a page have beside their bodies."""

    def __init__(self, found: Sequence[Record], children: Sequence[Sequence[LexborNode]]) -> None:
        """`children`: of each record, what stands beside its body."""
        self._records = len(found)
        self._many = Counter(
            key for record, of in zip(found, children, strict=True) for key in {_key(child, record) for child in of}
        )
        self._members = _members_pictures(found, children)
        self._having: Counter[str] = Counter()
        leading: dict[str, set[str]] = defaultdict(set)
        for of in children:
            shown = [pair for child in of if shows(child) for pair in _shown_in(child)]
            self._having.update({source for source, _ in shown})
            for source, href in shown:
                leading[source].add(href)
        self._buttons = {source for source, hrefs in leading.items() if len(hrefs) > 1 and "" not in hrefs}

    def are_the_pages(self, child: LexborNode, record: Record) -> bool:
        """Whether an element is the page's or the author's: it names the author or the date, or every record has it."""
        words = words_of(child)
        heads = [head for head in (record.author, record.date) if holds(child, head)]
        if heads:
            return len(words) <= sum(len(words_of(head)) for head in heads) + HEADING
        many = self._many[_key(child, record)]
        if child.tag in SAID and not attribute(child, "class"):
            return bool(words) and self._records > 2 and len(words) <= MAX_WORDS and many >= _ALWAYS * self._records
        named = hint(child)
        if _QUOTE.search(named) and len(words) > HEADING:
            return False  # what somebody said, not a button that quotes
        if NO_BODY.search(named) or _FIELD.search(named) or child.mem_id in self._members:
            return True
        if not words:
            return shows(child) and (self._is_always(many) or self._are_buttons(child))
        return len(words) <= MAX_WORDS and self._records > 1 and many * 2 > self._records

    def only_one_has(self, child: LexborNode) -> bool:
        """Whether an element shows something that no other post has beside its body, and that is not named as a member's."""
        return any(self._having[source] == 1 and not NO_FILES.search(source) for source, _ in _shown_in(child))

    def _is_always(self, many: int) -> bool:
        return self._records > 1 and many >= _ALWAYS * self._records

    def _are_buttons(self, child: LexborNode) -> bool:
        """Whether an element's pictures lead elsewhere in each post, or most posts have one of several of them."""
        shown = [source for source, _ in _shown_in(child)]
        return all(source in self._buttons for source in shown) or (
            len(shown) > 1 and any(self._is_always(self._having[source]) for source in shown)
        )


def shown_behind(above: LexborNode, record: Record, body: LexborNode, besides: Besides) -> list[LexborNode]:
    """The pictures, films and the like that only the post has behind its body, in an element that also holds its name and date;
    not the files that are listed there.
    """
    found: list[LexborNode] = []
    behind = False
    for child in elements(above):
        if child.mem_id == body.mem_id:
            behind = True
        elif behind and any(holds(child, head) for head in (record.author, record.date)):
            break
        elif (
            behind
            and shows(child)
            and not lists_files(child)
            and besides.only_one_has(child)
            and not besides.are_the_pages(child, record)
        ):
            found.append(child)
    return found


def shows(node: LexborNode) -> bool:
    """Whether an element is or holds a picture, a film or the like."""
    return node.tag in _SHOWN or node.css_first(SHOWN) is not None


def hint(node: LexborNode) -> str:
    """What an element's class and id say of it."""
    return attribute(node, "class") + " " + attribute(node, "itemprop", "id") if node.tag not in SAID else ""


def _sources(node: LexborNode) -> str:
    """What an element shows, as the page has it."""
    return " ".join(source for source, _ in _shown_in(node))


def _shown_in(node: LexborNode) -> list[tuple[str, str]]:
    """What an element shows, as the page has it, each with the address that it leads to, or ""."""
    shown = [node] if node.tag in _SHOWN else node.css(SHOWN)[:MAX_SHOWN]
    links = ((one, one.parent if one.parent is not None and one.parent.tag == "a" else None) for one in shown)
    return [((one.html or "")[:MAX_SOURCE], attribute(link, "href") if link is not None else "") for one, link in links]


def _key(child: LexborNode, record: Record) -> Key:
    words = words_of(child)[: MAX_WORDS + 1]
    if not words:
        return name_of(child), _sources(child)
    if child.tag in SAID:
        return name_of(child), words
    name = words_of(record.author) if child.tag == "a" else ""  # "Answer Wren"
    return name_of(child), _DIGITS.sub("0", words.replace(name, "") if name else words)


def _members_pictures(found: Sequence[Record], children: Sequence[Sequence[LexborNode]]) -> set[int]:
    """Elements without words that show the same in all posts of each author who wrote several: their picture, their rank."""
    posts = Counter(words_of(record.author) or record.name for record in found)
    several = {author for author, many in posts.items() if author and many > 1}
    pictures: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    nodes: dict[str, list[int]] = defaultdict(list)
    for record, of in zip(found, children, strict=True):
        author = words_of(record.author) or record.name
        for child in of:
            if not words_of(child) and shows(child):
                nodes[name_of(child)].append(child.mem_id)
                pictures[name_of(child)][author][_sources(child)] += 1
    return {
        mem_id
        for name, by in pictures.items()
        if several and all([*by[author].values()] == [posts[author]] for author in several)
        for mem_id in nodes[name]
    }
