"""The archive that takedowns are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.scripted import FORUM, THREAD, Dumps, known, on_pages, sentence
from support.taken import MEMBER, OLD, PELL, QUOTE, by_pell


@pytest.fixture
def dumps(tmp_path: Path) -> Dumps:
    return Dumps(tmp_path)


@pytest.fixture
def archive(dumps: Dumps) -> Dumps:
    """A thread in which Marlow writes, and others name, quote and answer him in every way there is."""
    dumps.add(
        "a.html",
        FORUM,
        on_pages(THREAD, 1),
        MEMBER,
        PELL,
        known(1, reactions="Pell and 2 others", title="My lamps"),
        by_pell(
            2,
            f"{QUOTE}\n\nYes, [@Marlow]({OLD}members/marlow.5/) and @marlow, he is right.",
            reactions="Marlow, Wren and 3 others",
        ),
        by_pell(3, f"> **Wren** wrote:\n>\n> > **Marlow** wrote:\n> >\n> > {sentence(1)[:30]}\n>\n> No.\n\nOh."),
        by_pell(4, f"> {sentence(1)}\n\nNobody is named here.", edited_by="Marlow"),
        by_pell(5, f"[his page]({OLD}members/marlow.5/) and {OLD}members/marlow.5/about say more. Thanks, Marlow."),
        by_pell(6, "> **Marlowe** wrote:\n>\n> I am somebody else.\n\nQuite."),
        known(7),
    )
    dumps.convert(dumps.folder / "dumps" / "a.html")
    return dumps
