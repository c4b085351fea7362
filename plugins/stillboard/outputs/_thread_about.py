"""What the pages of a thread say of themselves to machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..site import instants, linked_data
from ..site.archived import ArchivedForum, ArchivedPage, ArchivedThread, guest_name
from ..site.linked_data import Node
from ..site.pages import About, Link, PostView
from ..site.sanitize import outside
from ..site.site import Site


class Abouts:
    """What the pages of one thread say."""

    def __init__(self, site: Site, forum: ArchivedForum, thread: ArchivedThread, files: dict[int, str], heading: str) -> None:
        """`files`: of its pages, by number; `heading`: its title as it is shown."""
        self._site, self._thread, self._files, self._heading = site, thread, files, heading
        self._opening = opening = thread.opening
        self._root = root = site.urls.root(files[thread.pages[0].number])
        self._published = instants.w3c(opening.date) if opening else ""
        self._original = outside(next(iter(thread.record.addresses), ""))
        dated = any(post.state is None and post.changed for post in thread.posts)
        self._feeds = site.feeds(root, forum, thread.boards[-1] if thread.boards else None) if dated else ()
        self._people: dict[tuple[str, str], Node] = {}
        self._posting: Node = {}
        is_named = opening and (forum.author_of(opening) or guest_name(opening))
        if site.config.site_url and opening and is_named:
            author = site.author_link(forum, opening, root)
            address = site.urls.canonical(files[thread.pages[0].number])
            self._posting = linked_data.posting(heading, address, opening, self._person(author.title, author.address))
        if self._posting:
            self._add_more(forum)

    def _add_more(self, forum: ArchivedForum) -> None:
        site, posting = self._site, self._posting
        if self._thread.boards:
            posting["isPartOf"] = site.urls.canonical(site.places.board(forum, self._thread.boards[-1]).file)
        if self._original:
            posting["isBasedOn"] = self._original
        if site.config.licence:
            posting["license"] = site.config.licence

    def page(self, page: ArchivedPage, views: Sequence[PostView], way: Sequence[Link]) -> About:
        """What one of them says; `views`: its posts as it shows them, `way`: the way to it."""
        shown = next((post.excerpt for post in page.posts if post.excerpt and post.state is None), "")
        return About(
            title=self._heading,
            description=shown or self._site.say("A thread of %(site)s, archived and read only.", site=self._site.config.title),
            kind="article",
            published=self._published,
            original=self._original if page.number == 1 else "",
            feeds=self._feeds,
            data=self._site.linked_data(self._root, way, self._with_comments(page, views)),
        )

    def _with_comments(self, page: ArchivedPage, views: Sequence[PostView]) -> Node:
        if not self._posting:
            return {}
        comments = list(self._comments(page, views))
        own: Node = {}
        if self._opening in page.posts:
            is_gone = self._opening.state is not None
            own = {"creativeWorkStatus": "Deleted"} if is_gone else self._words(page.posts.index(self._opening), page, views)
        return {**self._posting, **own, **({"commentCount": len(comments), "comment": comments} if comments else {})}

    def _comments(self, page: ArchivedPage, views: Sequence[PostView]) -> Iterator[Node]:
        here = self._site.urls.canonical(self._files[page.number])
        for n, (post, view) in enumerate(zip(page.posts, views, strict=True)):
            if post is self._opening or post.state is not None or not view.author.name:
                continue
            author = self._person(view.author.name, view.author.address)
            if node := linked_data.comment(post, f"{here}#{view.anchor}", author, self._words(n, page, views)):
                yield node

    def _words(self, n: int, page: ArchivedPage, views: Sequence[PostView]) -> Node:
        post = page.posts[n]
        return {} if post.state is not None else linked_data.words(post.excerpt, views[n].body, self._absolute)

    def _person(self, name: str, address: str) -> Node:
        key = (name, address)
        if key not in self._people:
            self._people[key] = linked_data.person(name, self._absolute(address) if address else "")
        return self._people[key]

    def _absolute(self, address: str) -> str:
        return self._site.urls.absolute_link(address, self._root)
