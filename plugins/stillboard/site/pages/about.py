"""What a page says of itself to machines."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ._field import is_


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of what a page shows."""

    title: str = is_("its title")
    address: str = is_("its address")
    type: str = is_("its media type")


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself to search engines, and to sites that show a link to it."""

    title: str = is_("what it is about, without the site's name")
    description: str = is_("what is on it, in a sentence or two", "")
    kind: str = is_("website, article or profile, as OpenGraph has them", "website")
    published: str = is_("when it was first published: an instant or a day; empty if not known", "")
    original: str = is_("the old address of the very page", "")
    feeds: tuple[Feed, ...] = is_("feeds of what it shows; none where the site's address is not set", ())
    data: Markup = is_("the same as JSON-LD, for a script element; empty where the site's address is not set", Markup(""))
