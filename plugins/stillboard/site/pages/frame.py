"""What surrounds every page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ._field import is_
from .shared import Link


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page."""

    title: str = is_("the site's name")
    home: str = is_("address of the home page")
    stylesheet: str = is_("address of the stylesheet")
    first: str = is_("address of the script that applies the reader's settings before the page is drawn")
    script: str = is_("address of the script that makes reading easier")
    members: str = is_("address of the list of members; empty if there are none", "")
    archive: str = is_("address of the archive by date; empty if no date is known", "")
    tags: str = is_("address of the list of tags; empty if there are none", "")
    overview: str = is_("address of the page about the archive; empty if nothing is archived", "")
    colours: str = is_("address of a further stylesheet, with the colours that the settings ask for; empty: none", "")
    logo: str = is_("address of the picture beside the site's name; empty: none", "")
    logo_width: int = is_("its width in pixels", 0)
    logo_height: int = is_("its height", 0)
    banner: Markup = is_("what the site says on every page, such as where the community lives now", Markup(""))
    pages: tuple[Link, ...] = is_("the site's own pages, such as About", ())
    search: str = is_("address of the search page; empty: the site has no search", "")
    lang: str = is_("language of the site's own words", "en")
    dir: str = is_("direction of the site's own words: ltr, or rtl", "ltr")
    locale: str = is_("the same as OpenGraph has it", "en")
    licence: str = is_("address of the licence under which posts may be used; empty: none is said", "")
    contact: str = is_("whom readers ask to take something down, as an address; empty: none is said", "")
