"""vBulletin pages: addresses of any make, what the stock templates do not name, and whose pages they are."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from stillboard.addresses import engines
from stillboard.dumps import Capture, captures
from stillboard.importers.vbulletin import IMPORTER
from stillboard.importers.vbulletin.addresses import thread_of
from stillboard.model import Item, Post, Skipped, State, Thread
from support.engines.vbulletin import legacy3, legacy4, page3, page4, quote3

CAPTURES = os.environ.get("STILLBOARD_CAPTURES", "")
HOST = "https://forum.lanternside.example/"


def items(page: str) -> list[Item]:
    capture = Capture("page.html", page.encode)
    assert IMPORTER.accepts(capture)
    return list(IMPORTER.posts(capture))


def thread(page: str) -> Thread:
    return next(item for item in items(page) if isinstance(item, Thread))


@pytest.mark.parametrize(
    ("way", "shown", "identity", "own", "page"),
    [
        ("showthread.php?t=12", 0, "12", "showthread.php?t=12", 0),
        ("forum/showthread.php?s=abc&t=12&page=3", 3, "12", "forum/showthread.php?t=12", 3),
        ("showthread.php?threadid=12&pagenumber=2", 2, "12", "showthread.php?t=12", 2),
        ("showthread.php/12-Oil-lamps/page2", 2, "12", "showthread.php/12-Oil-lamps", 2),
        ("showthread.php?12-Oil-lamps/page2&p=99", 2, "12", "showthread.php?12-Oil-lamps", 2),
        ("threads/12-Oil-lamps/page4?p=9#post9", 4, "12", "threads/12-Oil-lamps", 4),
        ("archive/index.php/t-12-p-2.html", 0, "12", "", 2),
        ("lenses/12-oil-lamps.html", 1, "12", "lenses/12-oil-lamps.html", 0),
        ("lenses/12-oil-lamps-3.html", 3, "12", "lenses/12-oil-lamps.html", 3),
        ("lenses/12-lamps-of-1862.html", 1, "12", "lenses/12-lamps-of-1862.html", 0),
        ("t12-oil-lamps.html", 1, "12", "t12-oil-lamps.html", 0),
        ("f5/oil-lamps-12.html", 1, "12", "f5/oil-lamps-12.html", 0),
        ("f5/oil-lamps-12-2.html", 2, "12", "f5/oil-lamps-12.html", 2),
        ("f5/oil-lamps-12/index2.html", 2, "12", "f5/oil-lamps-12/", 2),
        ("forum/workshop/lenses/12-oil-lamps/page2", 0, "12", "forum/workshop/lenses/12-oil-lamps", 2),
    ],
)
def test_addresses_of_threads(way, shown, identity, own, page):
    place = thread_of(HOST + way, shown)
    assert place is not None
    assert (place.id, place.own.removeprefix(HOST), place.page) == (identity, own, page)


@pytest.mark.parametrize(
    "way", ["", "showthread.php?p=7", "lenses/oil-lamps-post7.html", "members/12-pell.html", "index.php", "12-a.png"]
)
def test_addresses_of_other_things(way):
    assert thread_of(HOST + way) is None


@pytest.mark.parametrize(
    "address",
    [
        "showthread.php?p=7#post7",
        "showthread.php?t=5&postid=7",
        "7-post3.html",
        "a/lamps-post7.html",
        "a/12-x?p=7#post7",
        "node/7",
    ],
)
def test_addresses_of_posts(address):
    match = engines.VBULLETIN.post.search(HOST + address)
    assert match is not None
    assert match[1] == "7"


def test_the_title_s_digits_are_no_page():
    page = page4([legacy4("Marlow", 1, "x")]).replace("showthread.php?12-Salt-on-the-gallery-glass", "lenses/12-lamps-of-7.html")
    found = thread(page)
    assert [captured.number for captured in found.pages] == [1]
    assert found.addresses == (f"{HOST}lenses/12-lamps-of-7.html", f"{HOST}showthread.php?t=12")


def test_a_message_that_broken_html_put_behind_its_element():
    broken = legacy3("Marlow", 1, "before</div>after<p>and <b>more</b></p><div>end")
    (post,) = (item for item in items(page3([broken])) if isinstance(item, Post))
    assert post.body.split() == ["before", "after", "and", "**more**", "end"]


def test_a_message_without_an_element_of_its_own():
    bare = legacy3("Marlow", 1, "salt on the glass").replace('<div id="post_message_1">', "").replace("glass</div>", "glass")
    (post,) = (item for item in items(page3([bare])) if isinstance(item, Post))
    assert post.body == "salt on the glass"


def test_the_signature_stays_out_of_the_body_and_with_the_member():
    found = items(page3([legacy3("Marlow", 1, "salt")]))
    assert [item.body for item in found if isinstance(item, Post)] == ["salt"]
    assert [getattr(item, "signature", None) for item in found if type(item).__name__ == "Member"] == ["Trim the wick first"]


def test_an_advertisement_among_the_posts_is_reported():
    box = '<div class="userinfo"><span class="username">Buy oil</span></div>'
    ad = f'<li class="postbitlegacy postcontainer" id="post_2">{box}</li>'
    found = items(page4([legacy4("Marlow", 1, "salt"), ad]))
    assert [item.author for item in found if isinstance(item, Post)] == ["Marlow"]
    assert [item.text for item in found if isinstance(item, Skipped)] == ["Buy oil"]


def test_a_poll_of_vbulletin_3():
    rows = "".join(
        f'<tr><td class="alt1">{name}</td><td class="alt2"><img src="images/polls/bar2-l.gif" /></td>'
        f'<td class="alt1"><strong>{votes}</strong></td><td class="alt2">50%</td></tr>'
        for name, votes in (("Colza", 4), ("Paraffin", 1))
    )
    head = '<tr><td class="tcat" colspan="4">View Poll Results: <span>Which oil?</span></td></tr>'
    poll = f'<table class="tborder">{head}{rows}</table>'
    found = thread(page3([legacy3("Marlow", 1, "salt")]).replace('<div id="posts">', f'{poll}<div id="posts">'))
    assert (found.poll, [(option.text, option.votes) for option in found.poll_options]) == (
        "Which oil?",
        [("Colza", 4), ("Paraffin", 1)],
    )


def test_states_of_posts_that_are_not_shown():
    page = Path(__file__).parent / "vbulletin" / "vb3" / "dump.html"
    states = [item.state for item in items(page.read_text(encoding="utf-8")) if isinstance(item, Post)]
    assert states == [None, State.DELETED, State.HIDDEN, None]


def test_what_an_add_on_hid_from_guests_is_a_gap():
    part = quote3("Wren", 1, "the key is 77").replace("Quote:", "Hidden Content:")
    assert "Hidden Content:" in part
    (post,) = [item for item in items(page3([legacy3("Ann", 1, f"Before.{part}After.")])) if isinstance(item, Post)]
    assert post.body == "Before.\n\n[…](#hidden)\n\nAfter."


def test_a_page_that_does_not_say_where_it_stood_shows_it_by_whole_links():
    page = page3([legacy3("Ann", 1, "salt")])
    page = (
        re.sub(r'<link rel="canonical"[^>]*>', "", page)
        .replace('href="', 'href="https://t.example/talk/')
        .replace("/talk/#", "/#")
    )
    found = items(page)
    said = next(item for item in found if isinstance(item, Thread))
    assert (said.thread_id, said.addresses) == ("12", ("https://t.example/talk/showthread.php?t=12",))
    assert said.boards == ("Lenses",)


def test_a_nested_quote_keeps_its_names():
    body = quote3("Pell", 1, quote3("Wren Okafor", 2, "oil") + "wick") + "flame"
    (post,) = (item for item in items(page3([legacy3("Marlow", 3, body)])) if isinstance(item, Post))
    inner = f"> > **Wren Okafor** [wrote]({HOST}showthread.php?p=2#post2):\n> >\n> > oil\n>\n> wick\n\nflame"
    assert post.body.endswith(inner)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "words about post_message_1 and postbit",
        '<html id="vbulletin_html"><body><ol id="threads"><li class="threadbit">Salt</li></ol></body></html>',
        '<html><head><meta name="generator" content="vBulletin 3.8.7" /></head><body><td id="f3">Lenses</td></html>',
        '<html id="vbulletin_html"><body><li class="postbit postbit-lite" id="vmessage9">a visitor\'s message</li></body>',
        '<html><body><li class="b-post js-post"><div class="js-post__content-text">a search result</div></li></body>',
        '<html><body><div id="post_content"><div class="post-body">a blog about post_message_</div></div></body></html>',
    ],
)
def test_other_pages_are_left_to_others(page):
    assert not IMPORTER.accepts(Capture("page.html", page.encode))


def captured() -> list[dict[str, str]]:
    table = Path(CAPTURES, "expected.tsv")
    if not CAPTURES or not table.is_file():
        return []
    with table.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["platform"].startswith("vbulletin")]


@pytest.mark.skipif(not captured(), reason="STILLBOARD_CAPTURES names no folder with expected.tsv")
def test_real_pages():
    for row in captured():
        (capture,) = captures(Path(CAPTURES, row["file"]))
        assert IMPORTER.accepts(capture), row["file"]
        posts = [item for item in IMPORTER.posts(capture) if isinstance(item, Post)]
        assert len(posts) == int(row["posts"]), row["file"]
        assert [posts[0].author, posts[-1].author] == [row["first_author"], row["last_author"]], row["file"]
        assert all(post.date for post in posts), row["file"]
