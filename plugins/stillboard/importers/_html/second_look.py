"""What a page's layout has left open, looked for by what the page says: the second look at a page, after its selectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .beside import Beside
from .by_words import found_by_words
from .loose_files import leads_to_file
from .post import ForumPost
from .unread import said_of_unread


class SecondLook:
    """What the posts of a page show beside their bodies, and what came of it."""

    def __init__(self, posts: Sequence[ForumPost]) -> None:
        """Look, and give posts what is found."""
        self.posts = posts
        shown = [post for post in posts if post.counts and (post.body() or post.place_of_body) is not None]
        self.beside = [Beside(post) for post in shown]
        self.said = list(found_by_words(self.beside)) if shown else []
        for one in self.beside:
            one.post.places_of_files = [node for node in one.leads if leads_to_file(node) and not one.in_card(node)]

    def remarks(self, title: str) -> Iterator[str]:
        """What must be said, now that the posts are read. `title`: the thread's."""
        yield from self.said
        if found := sum(post.found_files for post in self.posts):
            of = f"the files of {found} posts" if found > 1 else "the files of a post"
            yield f"this skin shows {of} in a place that is not known; they were found by their addresses"
        yield from said_of_unread(self.beside, title)
