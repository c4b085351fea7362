"""What the notice of an edit says: by whom and why."""

from __future__ import annotations

import re

from ...ids import clean_name

_EDITOR = re.compile(
    r"\b(?:by|von|par|por|da|door|przez|od|av|af|от|ред\.|отредактировал|пользователем)[: ] ?(?P<name>.{1,60}?)\s{0,9}"
    r"(?:[:,;»]|\s(?:on|at|am|um|le|el|en|il|em|op|den|dnia|в|-|–|—)\s(?=.{0,30}\d)|\s(?:-|–|—)\s|\s(?=\(?\d{1,4}[./-]\d)|$)",
    re.IGNORECASE,
)
REASON = re.compile(
    r"(?:reason|grund|raison|razón|motivo|motivazione|reden|powód|причина|syy|orsak|årsag|důvod)\s*: ?(.{1,300})", re.I
)


def editor(words: str) -> tuple[str, str]:
    """The name in the notice of an edit ("Edited by Ann, 12 January"), and the other words; "" and all of them if it has none."""
    match = _EDITOR.search(words)
    return (clean_name(match["name"]), f"{words[: match.start()]} {words[match.end('name') :]}") if match else ("", words)
