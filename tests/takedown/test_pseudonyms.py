"""What went stays out of quotations, too, where its author stays under a pseudonym."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.model import Post
from stillboard.takedown import take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, sentence
from support.taken import MEMBER, PELL, by_pell

TOLD = "the storm of that winter was heavier than all that we had seen before it came over the rocks at noon"


def body(dumps: Dumps, n: int) -> str:
    return dumps.posts()[f"{FOLDER}/{9000 + n}.md"].body


@pytest.mark.parametrize("is_post_first", [True, False])
@pytest.mark.parametrize("name", ["a.html", "again.html", "without its ids.html"])
def test_quotations_of_a_post_that_went_stay_out_under_a_pseudonym(dumps, is_post_first, name):
    quoting = f"> **Marlow** wrote:\n>\n> {TOLD}\n\nSo it is."
    other = f"> **Marlow** wrote:\n>\n> {sentence(3)}\n\nAnd this stays."
    items = on_pages(THREAD, 1), known(1, body=TOLD), by_pell(2, quoting), known(3), by_pell(4, other)
    dumps.add("a.html", FORUM, items[0], MEMBER, PELL, *items[1:])
    dumps.convert(dumps.folder / "dumps" / "a.html")
    steps = [(f"{FOLDER}/9001.md", None), ("Marlow", "A keeper")]
    for said, shown_as in steps if is_post_first else steps[::-1]:
        take_down(dumps.root, said, shown_as=shown_as)
    left = body(dumps, 2)
    assert left == "> […](#removed)\n\nSo it is."
    if name != "a.html":
        without = {"original_id": "", "author_id": ""} if name.startswith("without") else {}
        dumps.add(name, FORUM, *(dataclasses.replace(one, **without) if isinstance(one, Post) else one for one in items))
    dumps.convert(dumps.folder / "dumps" / name, again=True)
    assert (body(dumps, 2), body(dumps, 1)) == (left, "")
    assert sentence(3) in body(dumps, 4)
    assert "**A keeper**" in body(dumps, 4)
