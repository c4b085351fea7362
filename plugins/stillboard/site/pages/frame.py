"""What surrounds every page."""

from __future__ import annotations

from typing import Annotated

from markupsafe import Markup

from ._record import Record
from .shared import Link


class Frame(Record, frozen=True):
    """What surrounds every page."""

    title: Annotated[str, "the site's name"]
    home: Annotated[str, "address of the home page"]
    stylesheet: Annotated[str, "address of the stylesheet"]
    first: Annotated[str, "address of the script that applies the reader's settings before the page is drawn"]
    script: Annotated[str, "address of the script that makes reading easier"]
    old: Annotated[str, "address of the script that leads old addresses to their pages; empty: none does"] = ""
    members: Annotated[str, "address of the list of members; empty if there are none"] = ""
    archive: Annotated[str, "address of the archive by date; empty if no date is known"] = ""
    tags: Annotated[str, "address of the list of tags; empty if there are none"] = ""
    overview: Annotated[str, "address of the page about the archive; empty if nothing is archived"] = ""
    colours: Annotated[str, "address of a further stylesheet, with the colours that the settings ask for; empty: none"] = ""
    logo: Annotated[str, "address of the picture beside the site's name; empty: none"] = ""
    logo_width: Annotated[int, "its width in pixels"] = 0
    logo_height: Annotated[int, "its height"] = 0
    banner: Annotated[Markup, "what the site says on every page, such as where the community lives now"] = Markup("")
    pages: Annotated[tuple[Link, ...], "the site's own pages, such as About"] = ()
    search: Annotated[str, "address of the search page; empty: the site has no search"] = ""
    lang: Annotated[str, "language of the site's own words"] = "en"
    dir: Annotated[str, "direction of the site's own words: ltr, or rtl"] = "ltr"
    locale: Annotated[str, "the same as OpenGraph has it"] = "en"
    licence: Annotated[str, "address of the licence under which posts may be used; empty: none is said"] = ""
    contact: Annotated[str, "whom readers ask to take something down, as an address; empty: none is said"] = ""
