"""Posts whose elements a skin calls otherwise than the page's other posts: they have an id of the same form, and a body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.hidden import hides
from .dom import ancestors, attribute, first
from .post import ForumPost

MOST = 1000  # elements with such an id that are looked at
# What shows posts of elsewhere, or those of the thread again.
_AGAIN = re.compile(r"similar|related|preview|review|recent|latest|print|sidebar|suggest|teaser|widget", re.IGNORECASE)
Way = tuple[str | None, ...]
_ASIDE = frozenset({"aside", "blockquote", "footer", "nav", "noscript", "template"})


def with_alike(root: LexborNode, posts: list[ForumPost]) -> tuple[list[ForumPost], Sequence[str]]:
    """A page's posts and those alike, in the page's order, and what a report must say of these."""
    found = alike(root, posts)
    if not found:
        return posts, ()
    nodes = in_order(root, [post.node for post in (*posts, *found)])
    return [type(posts[0])(node, posts[0].page, n) for n, node in enumerate(nodes, 1)], (said_of_alike(found),)


def alike(root: LexborNode, posts: Sequence[ForumPost]) -> list[ForumPost]:
    """The posts that stand on the page as those that were found do, in elements that the layout does not know."""
    if not posts:
        return []
    layout = posts[0].layout
    inside = {part.mem_id for post in posts for part in post.parts()}
    around = {above.mem_id for post in posts for part in post.parts() for above in ancestors(part)}
    ways = {way_to(post.node) for post in posts}
    known = {post.id for post in posts} | {""}
    found: list[ForumPost] = []
    for node in _numbered(root, posts[0])[:MOST]:
        if node.mem_id in inside or node.mem_id in around or first(node, *layout.body) is None:
            continue
        above = list(ancestors(node))
        if any(one.mem_id in inside for one in above) or any(is_aside(one) for one in (node, *above)):
            continue
        if way_to(node) not in ways:
            continue
        post = type(posts[0])(node, posts[0].page, len(posts) + len(found) + 1)
        if post.id in known or not post.id.strip("0") or not post.author:  # 0 is an advertisement's
            continue
        known.add(post.id)
        inside.add(node.mem_id)
        found.append(post)
    return found


def _numbered(root: LexborNode, post: ForumPost) -> list[LexborNode]:
    """The elements that have an id of the form of the posts', in the page's order."""
    layout = post.layout
    found: dict[int, LexborNode] = {}
    for name in layout.id_attributes:
        found |= {node.mem_id: node for node in root.css(f"[{name}]") if layout.post.fullmatch(attribute(node, name))}
    return in_order(root, [*found.values()])


def way_to(node: LexborNode) -> Way:
    """What is around an element: one that stands elsewhere on the page is no post of the thread."""
    return (node.tag, *(above.tag for above in ancestors(node)))


def is_aside(node: LexborNode) -> bool:
    """Whether an element, by its name, shows no posts of the thread, or shows them again."""
    attributes = node.attributes
    if node.tag in {"html", "body"}:
        return False
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return node.tag in _ASIDE or hides(attributes) or bool(_AGAIN.search(names))


def in_order(root: LexborNode, nodes: Sequence[LexborNode]) -> list[LexborNode]:
    """Some elements in the page's order, each once."""
    wanted = {node.mem_id: node for node in nodes}
    if len(wanted) < 2:
        return [*wanted.values()]
    return [node for node in root.traverse() if node.mem_id in wanted]


def said_of_alike(found: Sequence[ForumPost]) -> str:
    """As a report says it."""
    names = Counter(_called(post.node) for post in found)
    what = f"{len(found)} of its posts are" if len(found) > 1 else "one of its posts is"
    places = ", ".join(name for name, _ in names.most_common(3))
    return f"{what} in an element that this skin calls otherwise than those of {found[0].layout.engine}: {places}"


def _called(node: LexborNode) -> str:
    return ".".join((node.tag or "", *attribute(node, "class").split()[:2]))
