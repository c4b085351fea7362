"""Every forum whose database is made for the tests: the name of its sample, its tables, and how the sample's dump is written."""

from __future__ import annotations

import functools
from collections.abc import Callable

from . import (
    Made,
    adminer,
    bbpress,
    discourse,
    flarum,
    fluxbb,
    heidi,
    invision,
    mybb,
    mysqldump,
    pg_dump,
    pg_inserts,
    phpbb2,
    phpbb3,
    phpmyadmin,
    sequel,
    smf,
    vanilla,
    vbulletin,
    vbulletin5,
    woltlab,
    wpforo,
    xenforo,
)

CASES: dict[str, tuple[Callable[[], Made], Callable[[Made], bytes]]] = {
    "phpbb-3-3": (phpbb3.made, mysqldump),
    "phpbb-3-0": (functools.partial(phpbb3.made, version="3.0.14"), phpmyadmin),
    "phpbb-2": (phpbb2.made, mysqldump),
    "fluxbb": (fluxbb.made, phpmyadmin),
    "punbb": (functools.partial(fluxbb.made, punbb=True), adminer),
    "mybb-1-8": (mybb.made, mysqldump),
    "mybb-1-6": (functools.partial(mybb.made, version="1.6"), heidi),
    "smf-1-1": (smf.made_old, mysqldump),
    "smf-2-0": (smf.made, phpmyadmin),
    "smf-2-1": (functools.partial(smf.made, version="2.1"), sequel),
    "vbulletin-3": (vbulletin.made, mysqldump),
    "vbulletin-4": (functools.partial(vbulletin.made, version=4), phpmyadmin),
    "vbulletin-5": (vbulletin5.made, mysqldump),
    "vbulletin-6": (functools.partial(vbulletin5.made, version=6), phpmyadmin),
    "xenforo-1": (functools.partial(xenforo.made, version=1), phpmyadmin),
    "xenforo-2": (xenforo.made, mysqldump),
    "invision-4": (invision.made, mysqldump),
    "ip-board-3": (invision.made_old, phpmyadmin),
    "woltlab-6": (woltlab.made, mysqldump),
    "woltlab-4": (functools.partial(woltlab.made, version=4), phpmyadmin),
    "burning-board-3": (woltlab.made_old, heidi),
    "bbpress": (bbpress.made, mysqldump),
    "bbpress-moved": (functools.partial(bbpress.made, root="talk"), adminer),
    "wpforo-1": (wpforo.made, mysqldump),
    "wpforo-2": (functools.partial(wpforo.made, version=2), phpmyadmin),
    "flarum": (flarum.made, phpmyadmin),
    "flarum-bare": (flarum.made_bare, pg_dump),
    "vanilla": (vanilla.made, sequel),
    "vanilla-rich": (functools.partial(vanilla.made, rich=True), mysqldump),
    "discourse": (discourse.made, pg_dump),
    "discourse-groups": (functools.partial(discourse.made, restricted=True), pg_inserts),
}

URL = "https://lanternside.example/"  # of forums whose databases do not say it
WITHOUT_ADDRESS = ("flarum", "vanilla", "discourse")


def url_of(case: str) -> str:
    """The address that a person must name with --url; "" if the database says it."""
    return URL if case.startswith(WITHOUT_ADDRESS) else ""
