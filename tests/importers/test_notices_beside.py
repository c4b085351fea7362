"""A notice of a deletion that stands where a page says who the author is: the post was deleted, and the notice is no rank."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.model import Item, Member, Post, State
from support.engine_variants import VARIANTS

READERS = {importer.name: importer for importer in all_importers()}
WHO = '<a class="bigusername" href="member.php?u=33">Wren</a>'
SAYS = "This message has been deleted by Keeper. Reason: PRIVATE words"
LINKED = 'This message has been deleted by <a href="member.php?u=1">Keeper</a>.'


def read(importer: str, page: str) -> list[Item]:
    return list(READERS[importer].posts(Capture("page.html", page.encode)))


@pytest.mark.parametrize(
    "cell",
    [
        f'{WHO} <span class="smallfont">{SAYS}</span>',
        f'<div>{WHO}</div> <span class="smallfont">{SAYS}</span>',
        f'<div>{WHO}</div><div class="smallfont">{SAYS}</div>',
        f'{WHO}<div class="smallfont">{LINKED}<br />Reason: PRIVATE words</div>',
        f'<div id="postmenu_2">{WHO}</div><div class="smallfont">{LINKED}</div><div class="smallfont">PRIVATE words</div>',
        f'{WHO}<div class="smallfont">Junior Member</div><div class="smallfont">{SAYS}</div>',
        f"{WHO} {SAYS}",
        f"{WHO}<br /><em>Diese Nachricht wurde von Keeper gelöscht. Grund: PRIVATE words</em>".replace("em>", "span>"),
    ],
)
def test_a_notice_in_the_cell_of_the_name_in_vbulletin_3(cell):
    variant = VARIANTS["vbulletin-3-legacy"]
    head = '<tr><td class="thead"><a name="post2"></a> 03-06-2009, 01:00 AM</td></tr>'
    gone = f'<table class="tborder" id="post2">{head}<tr><td class="alt2">{cell}</td></tr></table>'
    items = read("vbulletin", variant.page([variant.post("Marlow", 1, "salt"), gone, variant.post("Pell", 3, "oil")]))
    posts = [item for item in items if isinstance(item, Post)]
    assert [(post.original_id, post.author, post.state, post.body) for post in posts][1] == ("2", "Wren", State.DELETED, "")
    assert [post.body for post in posts] == ["salt", "", "oil"]
    assert "PRIVATE" not in repr(items)


@pytest.mark.parametrize(("said", "title"), [(SAYS, ""), ("Awaiting approval", "Awaiting approval"), ("Keeper", "Keeper")])
@pytest.mark.parametrize(
    ("name", "rank"),
    [("fluxbb-fluxbb", "<strong>Member</"), ("vbulletin-5", 'le">Lamplighter</'), ("vbulletin-6", 'le">Lamplighter</')],
)
def test_a_notice_is_no_rank(name, rank, said, title):
    variant = VARIANTS[name]
    before, found, rest = variant.post("Wren", 1, "salt").partition(rank)
    assert found
    page = variant.page([f"{before}{rank.partition('>')[0]}>{said}</{rest}", variant.post("Pell", 2, "oil")])
    items = read(variant.importer, page)
    assert next(item.title for item in items if isinstance(item, Member)) == title
    assert next(item.body for item in items if isinstance(item, Post)) == "salt"


def test_a_notice_is_no_signature():
    variant = VARIANTS["fluxbb-fluxbb"]
    page = variant.page([variant.post("Wren", 1, "salt").replace("Mind the step.", SAYS), variant.post("Pell", 2, "oil")])
    items = read("fluxbb", page)
    assert [item.signature for item in items if isinstance(item, Member)] == ["", "Mind the step."]
