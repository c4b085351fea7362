"""Builds XenForo pages as plain text: as an extraction tool leaves them, and as a person copies them."""

from __future__ import annotations

from stillboard.dumps import Capture
from stillboard.importers.text import IMPORTER
from stillboard.model import Item, Post, When

NB = "\N{NO-BREAK SPACE}"  # the end of every body
CARD = "Member\nJoined\nMay 5, 2019\nMessages\n96\nReaction score\n140"
LONG = "The lens came down on Saturday in eleven crates, and nobody dropped one."


def capture(text: str, name: str = "dump.txt", captured: When | None = None) -> Capture:
    return Capture(name, text.encode, captured=captured)


def items(text: str, **options) -> list[Item]:
    return list(IMPORTER.posts(capture(text, **options)))


def posts(text: str, **options) -> list[Post]:
    return [item for item in items(text, **options) if isinstance(item, Post)]


def page(*bodies: str, title: str = "Lamps | Page 2 | Lanternside Forum") -> str:
    return f"{title}\n\nLamps\n" + "".join(bodies) + "Top\n"


def post(body: str, name: str = "Pell", card: str = CARD, after: str = "") -> str:
    return f"\n{name}\n\n{card}\n{body}\n{NB}\n{after}"


def bare(body: str, after: str = "") -> str:
    return f"{body}\n{NB}\n{after}"


def pasted(*parts: str) -> str:
    return (
        "Menu\nForums\nLamps\nThread starter Pell\nStart date Jan 3, 2019\n"
        + "".join(parts)
        + "You must log in or register to reply here.\nBack\nTop\n"
    )


def copied(n: int, body: str, name: str = "Pell", date: str = "Jan 3, 2019", below: str = "") -> str:
    return f"{name[0]}\n{name}\n{CARD}\n{date}\nAdd bookmark\n#{n}\n{body}\n{NB}\n{below}Like\nReply\nReport\n"
