"""The forms that each engine gives to bodies, by the engine's name, and those of all engines at once."""

from __future__ import annotations

import re

from ._html.body_rules import BodyRules
from .bbpress import BODY_RULES as BBPRESS
from .flarum.body import BODY_RULES as FLARUM
from .fluxbb import BODY_RULES as FLUXBB
from .invision.body import BODY_RULES as INVISION
from .mybb import BODY_RULES as MYBB
from .nodebb import BODY_RULES as NODEBB
from .phpbb.body import BODY_RULES as PHPBB
from .proboards import BODY_RULES as PROBOARDS
from .smf.body import BODY_RULES as SMF
from .vanilla import BODY_RULES as VANILLA
from .vbulletin.body import BODY_RULES as VBULLETIN
from .woltlab.body import BODY_RULES as WOLTLAB
from .wpforo import BODY_RULES as WPFORO
from .xenforo.body import BODY_RULES as XENFORO
from .xmb import BODY_RULES as XMB

BODY_RULES: dict[str, BodyRules] = {
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


def body_rules_of(engine: str) -> BodyRules:
    """The forms of an engine by the name of its importer; those of all engines for a name that is not known."""
    return BODY_RULES.get(engine, EVERY)


def _all_at_once() -> BodyRules:
    """What any engine writes. Where two claim a class, the first of FORMS has it."""
    known = list(reversed(BODY_RULES.values()))
    return BodyRules(
        boilerplate=" ".join(forms.boilerplate for forms in known),
        quotes={name: quotation for forms in known for name, quotation in forms.quotes.items()},
        code=" ".join(forms.code for forms in known),
        spoilers={name: places for forms in known for name, places in forms.spoilers.items()},
        handlers={name: handler for forms in known for name, handler in forms.handlers.items()},
        post=re.compile("|".join(f"(?:{pattern})" for pattern in dict.fromkeys(forms.post.pattern for forms in known))),
    )


EVERY = _all_at_once()
