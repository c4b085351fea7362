"""What went stays out of quotations, too, where its author stays under a pseudonym; and so do posts that come without ids."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.model import Member, Post
from stillboard.takedown import Called, take_down
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known, on_pages, post, sentence
from support.taken import MEMBER, OLD, PELL, by_pell
from support.taken_world import MOVED, TakenWorld, folder_of

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


@pytest.mark.parametrize("length", [5, 20])
@pytest.mark.parametrize(("who", "index"), [("marlow", 0), ("namesake", 1)])
@pytest.mark.parametrize("steps", ["", "post", "post moved"])
def test_an_edited_post_of_one_of_two_of_a_name_comes_under_the_pseudonym_without_ids(tmp_path, length, who, index, steps):
    world = TakenWorld(tmp_path)
    for one in ("marlow", "namesake", "pell"):
        world.write(one, 1, length, (), "")
    world.capture(1)
    world.take("member", index, "A keeper")
    if "post" in steps:
        world.take("post", 1 - index)
    if "moved" in steps:
        world.capture(1, forum=MOVED)
    world.capture(1, has_ids=False, edited=index + 1)
    assert [*world.problems()] == []
    own = world.posts[index + 1].own
    shown = [one for name, one in world.dumps.posts().items() if name.startswith(folder_of(1)) and own in one.body]
    assert [one.author for one in shown] == ["A keeper"]


def test_what_two_of_a_name_say_alike_gets_no_pseudonym_and_is_remarked(dumps):
    mine = sentence(1)
    other = Member("Marlow", member_id="25", address=f"{OLD}members/marlow.25/")
    dumps.convert(
        dumps.add(
            "a.html", FORUM, on_pages(THREAD, 1), MEMBER, other, known(1, body=mine), known(2, author_id="25", body=f"{mine} So.")
        )
    )
    take_down(dumps.root, Called("Marlow", "5"), shown_as="A keeper")
    report = dumps.convert(dumps.add("b.html", FORUM, on_pages(THREAD, 2), post(12, body=f"{mine} So it was.")))
    assert any("may be they" in remark.text for remark in report.remarks)


def test_a_title_that_names_who_was_taken_down_is_listed_whenever_the_name_is_asked(dumps):
    thread = dataclasses.replace(on_pages(THREAD, 1), title="Thanks to Marlow")
    dumps.convert(dumps.add("a.html", FORUM, thread, MEMBER, PELL, known(1), by_pell(2, "Words.")))
    take_down(dumps.root, "Marlow")
    (head,) = [name for name in dumps.files() if name.endswith("/thread.md")]
    dumps.convert(dumps.add("b.html", FORUM, thread, PELL, by_pell(3, "More words.")))
    for _ in range(2):
        assert head in {place.path for place in take_down(dumps.root, "Marlow", dry_run=True).look}
