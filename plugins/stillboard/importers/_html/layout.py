"""Where a forum engine, or one of its skins, puts the parts of a thread's page: data, and nothing that reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...addresses import Engine

Selectors = tuple[str, ...]  # of CSS, tried in order; the first that finds something counts


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
    """What the page says of the author beside the post."""
    user_title: Selectors = ()
    badges: str = ""
    pairs: str = ""
    """The lines of the card: a dl with dt and dd, or the words "Posts: 12"."""
    date: Selectors
    number: Selectors = ()
    """The words "#19"."""
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
