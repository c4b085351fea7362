"""The way to a thread where nothing is called so: a row of links with signs between them, before the posts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .._html.dom import ancestors, attribute, elements_before, following
from .titles import is_of_site

MAX_LINKS = 400  # of a page before its posts
MAX_ROW = 9  # links of a row
MAX_WORDS = 400  # characters of a row
UP = 3  # levels around a link
MAX_LINE = 40  # pieces of a line
_INLINE = frozenset("a b strong i em span font small img u".split())
_SIGN = r"[\s\xa0]*(?:[»›>→/\\▸▶·]|->|=>|::|»){1,2}[\s\xa0]*"
_STEP = " » "  # between the items of a list
_ROW = re.compile(rf"[^\w\x00]*\x00(?:{_SIGN}\x00)*(?:(?:{_SIGN}|:\s)(?P<tail>[^\x00]*))?[\s\xa0]*")
_CALLED = re.compile(r"crumb|navstrip|nav-?path|pathway|linktree", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of links."""

    node: LexborNode
    links: tuple[LexborNode, ...]
    tail: str
    """The words behind the last sign, which are no link."""

    @property
    def words(self) -> list[str]:
        """What the links say."""
        return [clean_name(words_of(link)) for link in self.links]

    def leads_to(self, title: str, named: frozenset[str]) -> bool:
        """Whether it is the way to the thread: it ends with its title, or is called so, or a link says what the page's title says
        besides. `title`, `named`: without regard to case; `named` are the parts of the page's title.
        """
        words = [one.casefold() for one in self.words]
        ends = self.tail.casefold().endswith(title) or words[-1] == title
        return bool(title) and (ends or self.is_called_so or any(one in named and one != title for one in words[1:]))

    def site(self, parts: Sequence[str]) -> str:
        """The site's name, if the first link has it: it is the first or the last of what the page's title consists of."""
        first = self.words[0]
        ends = {part.casefold() for part in (parts[0], parts[-1])} if len(parts) > 1 else set()
        return first if len(self.links) > 1 and first.casefold() in ends else ""

    def boards(self, parts: Sequence[str], address: Callable[[LexborNode], str]) -> list[tuple[str, str]]:
        """The titles and addresses of what it leads through, without the site and what is called as its front is."""
        site = self.site(parts)
        ways = [(words, address(link)) for words, link in zip(self.words, self.links, strict=True)]
        return [(words, where) for words, where in ways if words != site and not is_of_site(words)]

    @property
    def is_called_so(self) -> bool:
        """Whether its element is called a way."""
        nodes = (self.node, *ancestors(self.node, 1))
        return any(_CALLED.search(attribute(node, "class") + " " + attribute(node, "id")) for node in nodes)


def rows_of_links(root: LexborNode, first_post: LexborNode) -> Iterator[Row]:
    """The rows before the posts, each once, the last first."""
    seen: set[int] = set()
    for link in reversed(elements_before(root, first_post, "a[href]", MAX_LINKS)):
        if row := _around(link, seen) or _in_line(link, seen):
            yield row


def _around(link: LexborNode, seen: set[int]) -> Row | None:
    """An element around a link that is nothing but a row. `seen`: those that were looked at."""
    for above in ancestors(link, UP):
        if above.mem_id in seen or above.tag in {"body", "html", "form"}:
            return None
        seen.add(above.mem_id)
        links = _links_in([above])
        if len(links) > MAX_ROW:
            return None
        if row := _row(above, links, [above]):
            return row
    return None


def _in_line(link: LexborNode, seen: set[int]) -> Row | None:
    """What stands in one line with a link, in an element that holds more than this line."""
    before = [*itertools.takewhile(_is_in_line, itertools.islice(following(link, forward=False), MAX_LINE))][::-1]
    behind = [*itertools.takewhile(_is_in_line, itertools.islice(following(link), MAX_LINE))]
    line = [*before, link, *behind]
    if link.parent is None or line[0].mem_id in seen or len(line) > MAX_LINE:
        return None
    seen.add(line[0].mem_id)
    links = _links_in(line)
    return _row(link.parent, links, line) if 1 <= len(links) <= MAX_ROW else None


def _is_in_line(node: LexborNode) -> bool:
    return not node.is_element_node or node.tag in _INLINE


def _links_in(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    inside = (one for node in nodes if node.is_element_node for one in ([node] if node.tag == "a" else node.css("a[href]")))
    return [one for one in itertools.islice(inside, MAX_ROW * 4) if any(map(str.isalpha, words_of(one)))]


def _row(of: LexborNode, links: Sequence[LexborNode], pieces: Sequence[LexborNode]) -> Row | None:
    match = _ROW.fullmatch(_with_marks(pieces)) if links else None
    if match is None or (of.tag in {"ul", "ol"} and not match["tail"]):  # a menu, or threads like it
        return None
    return Row(of, tuple(links), clean_name(match["tail"] or "")) if len(links) > 1 or match["tail"] else None


def _with_marks(nodes: Sequence[LexborNode]) -> str:
    """The words of neighbours with a mark for each link with words in it."""
    said: list[str] = []
    size = 0
    todo = [*reversed(nodes)]
    while todo and size <= MAX_WORDS:
        here = todo.pop()
        if here.is_text_node:
            said.append((here.text_content or "").replace("\x00", " "))
            size += len(said[-1].strip())
        elif here.tag == "a" and attribute(here, "href"):
            said.append("\x00" if any(map(str.isalpha, words_of(here))) else " ")
        elif here.is_element_node and here.tag not in {"script", "style", "img"}:
            said.append(_STEP if here.tag == "li" and "".join(said).strip() else "")
            inner = here.last_child
            while inner is not None:
                todo.append(inner)
                inner = inner.prev
    return "".join(said) if size <= MAX_WORDS else "\x01"
