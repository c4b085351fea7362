"""The forms that each engine gives to bodies, by the engine's name, and those of all engines at once."""

from __future__ import annotations

import re

from ._flarum.body import FORMS as FLARUM
from ._html.forms import Forms
from ._invision.body import FORMS as INVISION
from ._phpbb.body import FORMS as PHPBB
from ._smf.body import FORMS as SMF
from ._vbulletin.body import FORMS as VBULLETIN
from ._woltlab.body import FORMS as WOLTLAB
from ._xenforo.body import FORMS as XENFORO
from .bbpress import FORMS as BBPRESS
from .fluxbb import FORMS as FLUXBB
from .mybb import FORMS as MYBB
from .nodebb import FORMS as NODEBB
from .proboards import FORMS as PROBOARDS
from .vanilla import FORMS as VANILLA
from .wpforo import FORMS as WPFORO
from .xmb import FORMS as XMB

FORMS: dict[str, Forms] = {
    "bbpress": BBPRESS,
    "flarum": FLARUM,
    "fluxbb": FLUXBB,
    "invision": INVISION,
    "mybb": MYBB,
    "nodebb": NODEBB,
    "proboards": PROBOARDS,
    "phpbb": PHPBB,
    "smf": SMF,
    "vanilla": VANILLA,
    "vbulletin": VBULLETIN,
    "woltlab": WOLTLAB,
    "wpforo": WPFORO,
    "xenforo": XENFORO,
    "xmb": XMB,
}


def forms_of(engine: str) -> Forms:
    """The forms of an engine by the name of its importer; those of all engines for a name that is not known."""
    return FORMS.get(engine, EVERY)


def _all_at_once() -> Forms:
    """What any engine writes. Where two claim a class, the first of FORMS has it."""
    known = list(reversed(FORMS.values()))
    return Forms(
        furniture=" ".join(forms.furniture for forms in known),
        quotes={name: quotation for forms in known for name, quotation in forms.quotes.items()},
        code=" ".join(forms.code for forms in known),
        spoilers={name: places for forms in known for name, places in forms.spoilers.items()},
        handlers={name: handler for forms in known for name, handler in forms.handlers.items()},
        post=re.compile("|".join(f"(?:{pattern})" for pattern in dict.fromkeys(forms.post.pattern for forms in known))),
    )


EVERY = _all_at_once()
