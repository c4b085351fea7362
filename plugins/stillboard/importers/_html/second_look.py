"""What a page's layout has left open, looked for by what the page says: the second look at a page, after its selectors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .beside import Beside
from .by_words import found_by_words
from .loose_files import is_of_person, leads_to_file
from .post import ForumPost
from .unread import said_of_unread

# Words from one tag to another.
_ESCAPED = re.compile(
    r"<(?:p|div|br|blockquote|ul|ol|span|strong|em|table|h[1-6])\b[^<>]{0,200}>.*</?[a-z][a-z0-9]{0,15}\b[^<>]{0,200}>", re.DOTALL
)


def _is_file(node: LexborNode, one: Beside) -> bool:
    """Whether a link or picture is of a file of the post, and no picture of its author."""
    if not leads_to_file(node) or one.in_card(node):
        return False
    return not is_of_person(node, one.post.layout.addresses.member)


class SecondLook:
    """What the posts of a page show beside their bodies, and what came of it."""

    def __init__(self, posts: Sequence[ForumPost]) -> None:
        """Look, and give posts what is found."""
        self.posts = posts
        shown = [post for post in posts if post.counts and (post.body() or post.place_of_body) is not None]
        self.beside = [Beside(post) for post in shown]
        self.said = list(found_by_words(self.beside)) if shown else []
        for one in self.beside:
            one.post.places_of_files = [node for node in one.leads if _is_file(node, one)]

    def remarks(self, title: str) -> Iterator[str]:
        """What must be said, now that the posts are read. `title`: the thread's."""
        yield from self.said
        escaped = [one for one in self.beside if one.body is not None and _ESCAPED.fullmatch(words_of(one.body))]
        if len(escaped) * 2 > len(self.beside):
            of = "its posts" if len(escaped) == len(self.beside) else f"{len(escaped)} of {len(self.beside)} posts"
            yield f"{of} show tags of HTML as words, as if they had been escaped twice: they stay as the page shows them"
        if found := sum(post.found_files for post in self.posts):
            of = f"the files of {found} posts" if found > 1 else "the files of a post"
            yield f"this skin shows {of} in a place that is not known; they were found by their addresses"
        yield from said_of_unread(self.beside, title)
