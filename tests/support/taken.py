"""What the tests of takedowns share: somebody who asks to go, and somebody who quotes them."""

from __future__ import annotations

from stillboard.model import Member, Post
from support.scripted import known, sentence

OLD = "https://forum.lanternside.example/"
MEMBER = Member("Marlow", member_id="5", address=f"{OLD}members/marlow.5/", signature="Keep the light.")
PELL = Member("Pell", member_id="6", address=f"{OLD}members/pell.6/")
QUOTE = f"> **Marlow** [wrote]({OLD}posts/9001/):\n>\n> {sentence(1)}"


def by_pell(n: int, body: str, **fields: object) -> Post:
    return known(n, author="Pell", author_id="6", body=body, **fields)
