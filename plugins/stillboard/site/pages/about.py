"""What a page says of itself to machines."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from ._record import Record


class Feed(Record, frozen=True):
    """A feed of what a page shows."""

    title: Annotated[str, "its title"]
    address: Annotated[str, "its address"]
    type: Annotated[str, "its media type"]


class About(Record, frozen=True):
    """What a page says of itself to search engines, and to sites that show a link to it."""

    title: Annotated[str, "what it is about, without the site's name"]
    description: Annotated[str, "what is on it, in a sentence or two"] = ""
    kind: Annotated[str, "website, article or profile, as OpenGraph has them"] = "website"
    published: Annotated[str, "when it was first published: an instant or a day; empty if not known"] = ""
    original: Annotated[str, "the old address of the very page"] = ""
    feeds: Annotated[tuple[Feed, ...], "feeds of what it shows; none where the site's address is not set"] = ()
    data: Annotated[Markup, "the same as JSON-LD, for a script element; empty where the site's address is not set"] = Markup("")
