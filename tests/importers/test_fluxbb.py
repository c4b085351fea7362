"""FluxBB and PunBB pages, and those of XMB: what their addresses and headings say."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers import fluxbb, xmb
from stillboard.model import Item, Member, Post, Thread, When
from support.engines.fluxbb import VARIANTS
from support.engines.xmb import VARIANTS as XMB


def items(page: str, address: str = "", importer=fluxbb.IMPORTER) -> list[Item]:
    capture = Capture("page.html", page.replace('rel="canonical"', 'rel="prefetch"').encode, address=address)
    assert importer.accepts(capture)
    return list(importer.posts(capture))


def made(variant: str, *bodies: str) -> str:
    each = VARIANTS[variant]
    return each.page([each.post("Marlow", n, body) for n, body in enumerate(bodies, 1)])


def thread_of(found: list[Item]) -> Thread:
    return next(item for item in found if isinstance(item, Thread))


PLACES = [
    ("viewtopic.php?id=58&p=3", "viewtopic.php?id=58", 3),
    ("viewtopic.php?id=58", "viewtopic.php?id=58", 1),
    ("topic58.html", "topic58.html", 1),
    ("topic/58/", "topic/58/", 1),
    ("topic/58/a-horn-at-night/page/2/", "topic/58/a-horn-at-night/", 2),
    ("topic-58-a-horn-at-night-page-4.html", "topic-58-a-horn-at-night.html", 4),
]


@pytest.mark.parametrize(("place", "own", "page"), PLACES)
def test_addresses_say_the_thread_and_the_page(place, own, page):
    found = thread_of(
        items(
            made("punbb1.4", "salt").replace('<strong class="first-item">1</strong>', ""), f"https://lanternside.example/{place}"
        )
    )
    assert found.thread_id == "58"
    assert found.addresses == (f"https://lanternside.example/{own}",)
    assert [captured.number for captured in found.pages] == [page]


def test_a_page_of_no_known_address_still_says_the_ids():
    found = thread_of(items(made("fluxbb", "salt")))
    assert (found.thread_id, found.title, found.boards, found.addresses) == ("7", "Lamps", ("Workshop",), ())


def test_an_edit_names_who_and_when():
    post = next(item for item in items(made("fluxbb", "salt")) if isinstance(item, Post))
    assert (post.edited, post.edited_by, post.body) == (When("2024-05-10T09:00:00"), "Pell", "salt")


def test_a_board_and_a_search_are_no_threads():
    for page in (
        '<div id="vf" class="blocktable">',
        '<div class="blockpost searchposts rowodd"><div class="postmsg">x</div></div>',
    ):
        assert not fluxbb.IMPORTER.accepts(Capture("page.html", f"<html><body>{page}</body></html>".encode))


def test_xmb_takes_the_order_of_day_and_month_from_all_dates_of_the_page():
    each = XMB["1.9.11"]
    page = each.page([each.post("Marlow", 3, "salt")])
    post = next(item for item in items(page, importer=xmb.IMPORTER) if isinstance(item, Post))
    assert post.date == When("2024-05-03T10:00")
    other = items(page.replace("24-6-2006", "6-24-2006").replace("3-5-2024", "3-5-2024"), importer=xmb.IMPORTER)
    assert next(item for item in other if isinstance(item, Post)).date == When("2024-03-05T10:00")


def test_xmb_knows_its_members_by_name():
    each = XMB["1.9.11"]
    found = items(
        each.page([each.post("Marlow", 3, "salt")]), "https://lanternside.example/talk/viewthread.php?tid=7&page=2", xmb.IMPORTER
    )
    member = next(item for item in found if isinstance(item, Member))
    assert (member.name, member.member_id, member.title, member.signature) == ("Marlow", "", "Keeper", "Mind the step.")
    assert thread_of(found).addresses == ("https://lanternside.example/talk/viewthread.php?tid=7",)
