"""Where a forum engine, or one of its skins, puts the parts of a thread's page: data, and nothing that reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...addresses import Engine

Selectors = tuple[str, ...]  # of CSS, tried in order; the first that finds something counts


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of an element's words, where the engine gives them no elements of their own: "Posts: 12"."""

    places: Selectors = ()
    """Of the element, inside the card; without one it is the card itself."""


@dataclass(frozen=True, slots=True)
class After:
    """The words of an element after those of another inside it, which names them: `<strong>Posts:</strong> 12`."""

    selector: str
    name: str


@dataclass(frozen=True, slots=True)
class Before:
    """The words of an element before those of another inside it, which is the value: `Posts <strong>12</strong>`."""

    selector: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The places of a thread page. Those of a post are looked for inside the post; an empty one is not shown by the engine."""

    engine: str
    addresses: Engine
    """What the engine's addresses name."""
    here: Selectors = ()
    """Links and forms whose address is the thread's, for a page that does not say where it stood."""

    # A post.
    posts: str
    """All posts, in the page's order."""
    post: re.Pattern[str]
    """The post's id (group 1) in one of the attributes `id_attributes`, matched whole."""
    id_attributes: tuple[str, ...] = ("id",)
    id_places: Selectors = ()
    """Elements inside the post that have the id where the post's own element has not."""
    author: Selectors
    """The author's name, a link for a member."""
    card: Selectors = ()
    """What the page says of the author next to the post."""
    user_title: Selectors | Lines = ()
    """Of lines it is the first that is no pair."""
    avatar: Selectors = ()
    """The author's picture, an img outside the post's body."""
    badges: str = ""
    guest: str = ""
    """What the post of a guest has, or is itself, and that of a member never: no member has it, whatever the name."""
    pairs: str | Lines | After | Before = ""
    """The lines of the card: a dl with dt and dd, or the words "Posts: 12"."""
    date: Selectors
    number: Selectors = ()
    """The words "#19", or what else `numbered` takes."""
    numbered: re.Pattern[str] = re.compile(r"^#\s?(\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+|\d{1,9})$")
    """The post's number (group 1) in those words."""
    permalink: Selectors = ()
    """Links to the post."""
    subject: Selectors = ()
    """The post's own title."""
    body: Selectors
    attachments: str = ""
    edited: Selectors = ()
    edit_reason: Selectors = ()
    signature: Selectors = ()
    reactions: Selectors = ()
    tombstones: str = ""
    """What stands in place of a post that is not shown."""
    deleted: str = ""
    """On a page that the staff saved: the posts that were deleted, what is around them, or what they have outside the body."""
    unapproved: str = ""
    """The same of posts that await approval, or were hidden from everybody else."""
    thread_deleted: str = ""
    """What a thread's page has only if the thread itself was deleted, or awaits approval."""
    repeated: str = ""
    """The class of the post, or of what is around it, for a first post that is shown again on each page."""

    # The thread.
    title: Selectors
    prefix: str = ""
    """The labels inside the title."""
    crumbs: Selectors = ()
    """The breadcrumb."""
    crumb: str = "a"
    tags: str = ""
    locked: str = ""
    sticky: str = ""
    pagination: Selectors = ()
    """The box with the numbers of the pages."""
    current: Selectors = ()
    """The number of this page, in the box or elsewhere."""
    forum_name: Selectors = ()
    poll: str = ""
    question: Selectors = ()
    options: str = ""
    option_text: Selectors = ()
    option_votes: Selectors = ()
