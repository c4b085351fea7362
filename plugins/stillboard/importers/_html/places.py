"""What the posts of a page show besides their bodies, by place: elements of the same names all the way from the post's own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from selectolax.lexbor import LexborNode

from ...markup.hidden import hides
from .dom import ancestors, following
from .page_tree import Element, Tree
from .post import ForumPost

T = TypeVar("T")
Place = tuple[object, ...]
MOST = 400  # elements of a post outside its body that are looked at
UP = 4  # levels around a post
NEXT = 4  # elements next to a post
_ASIDE = frozenset({"blockquote", "button", "option"})  # words of somebody else, or of the page


@dataclass(frozen=True, slots=True)
class Spot:
    """An element of a post, outside of what is known of it."""

    element: Element
    tree: Tree
    in_card: bool
    """Whether it stands in what the page says of the author."""


class Places:
    """The elements of some posts, by their places."""

    def __init__(self, posts: Sequence[ForumPost], *, beside: bool = False) -> None:
        """`beside`: what stands next to the posts and around each of them instead of what is in them."""
        self.posts = posts
        kinds: dict[tuple[int, str], int] = {}
        parts = _beside(posts) if beside else [post.parts() for post in posts]
        every = {part.mem_id for post in posts for part in post.parts()}
        self._trees = [[Tree(part, kinds, every) for part in one] for one in parts]
        self._apart = [{part.mem_id for part in post.parts()} if beside else set[int]() for post in posts]

    def spots(self, n: int) -> Iterator[Spot]:
        """The elements of the n-th post that its layout does not know: not its body, signature, files, and notice of an edit."""
        post = self.posts[n]
        card, known = post.card(), post.known() | self._apart[n]
        cards = {card.mem_id} if all(card.mem_id != part.mem_id for part in post.parts()) else set()
        body = post.body()
        if body is not None:
            cards -= {body.mem_id, *(above.mem_id for above in ancestors(body, 30))}
        for tree in self._trees[n]:
            at = end_of_card = shown = 0
            while at < len(tree.elements) and shown < MOST:
                element = tree.elements[at]
                mem_id = element.node.mem_id
                # A printed post is its own body: what somebody is quoted with is none of its fields.
                inside = at or self._apart[n] or (body is not None and mem_id == body.mem_id)
                if inside and (mem_id in known or element.node.tag in _ASIDE or hides(element.node.attributes)):
                    at = max(element.end, at + 1)
                    continue
                if mem_id in cards:
                    end_of_card = element.end
                yield Spot(element, tree, at < end_of_card)
                at += 1
                shown += 1

    def elements(self, n: int) -> Iterator[Spot]:
        """All elements of the n-th post."""
        for tree in self._trees[n]:
            for element in tree.elements:
                yield Spot(element, tree, in_card=False)

    def by_place(self, shown: Callable[[Spot], T | None], *, whole: bool = False) -> dict[Place, dict[int, tuple[Spot, T]]]:
        """What `shown` finds in the elements of the posts, by place and by the post's index. Of several elements of one place in
        one post the first are of a place each. `whole`: look at the bodies, too.
        """
        found: dict[Place, dict[int, tuple[Spot, T]]] = defaultdict(dict)
        for n in range(len(self.posts)):
            seen: dict[Place, int] = defaultdict(int)
            for spot in self.elements(n) if whole else self.spots(n):
                value = shown(spot)
                if value is None:
                    continue
                for place in _places(spot):
                    nth = seen[place]
                    seen[place] += 1
                    if nth < 3:
                        found[(*place, nth)][n] = spot, value
        return found


def _places(spot: Spot) -> tuple[Place, Place]:
    """The kinds of an element: by its whole way, and by its name and that of the element around it."""
    element = spot.element
    above = spot.tree.elements[element.parent].name if element.parent >= 0 else ""
    return ("way", element.kind), ("near", above, element.name)


def _beside(posts: Sequence[ForumPost]) -> list[list[LexborNode]]:
    """Of each post the highest element that is around it and no other post, and what stands before that up to the post before;
    what stands after it, where nothing stands before the first.
    """
    held: Counter[int] = Counter()
    for post in posts:
        held.update({above.mem_id for part in post.parts() for above in ancestors(part, UP)})
    outer: list[LexborNode] = []
    for post in posts:
        node = post.parts()[0]
        for above in ancestors(node, UP):
            if held[above.mem_id] > 1 or above.tag in {"body", "html", "main"} or len(posts) == 1:
                break
            node = above
        outer.append(node)
    known = {node.mem_id for node in outer} | {part.mem_id for post in posts for part in post.parts()}
    before = [_up_to(node, known, forward=False) for node in outer]
    others = before if before and before[0] else [_up_to(node, known, forward=True) for node in outer]
    return [[node, *near] for node, near in zip(outer, others, strict=True)]


def _up_to(node: LexborNode, known: AbstractSet[int], *, forward: bool) -> list[LexborNode]:
    """The elements next to one, up to the next post."""
    found: list[LexborNode] = []
    for other in following(node, forward=forward):
        if other.is_element_node:
            if other.mem_id in known or len(found) == NEXT:
                break
            found.append(other)
    return found


def called(spot: Spot) -> str:
    """An element as a report names it: small.date in div.head."""
    element = spot.element
    above = spot.tree.elements[element.parent] if element.parent >= 0 else None
    name = element.name.lstrip("0123456789").rstrip(".")
    return f"{name} in {above.name.lstrip('0123456789').rstrip('.')}" if above is not None else name
