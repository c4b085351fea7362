"""Pages of no known engine in the looks of old and small software: every word, the post's own date, and what a page of one post
says.
"""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.errors import StillboardError
from stillboard.importers.generic import IMPORTER
from stillboard.model import Post, Thread

WHO = ["Wren", "Quint", "Wren", "Sedge", "Quint", "Pell"]
SAID = [
    "The flame is low.<br><br>What is it?",
    "Trim the wick.",
    "+1",
    "Soot in the burner.",
    "Mine too.<br>All winter.",
    "Thanks!",
]


def page(rows: str, above: str = "", title: str = "Low flame - Pier Club") -> Capture:
    return Capture("page.html", f'<html lang="en"><head><title>{title}</title></head><body>{above}{rows}</body></html>'.encode)


def posts(rows: str, above: str = "") -> list[Post]:
    return [item for item in IMPORTER.posts(page(rows, above)) if isinstance(item, Post)]


def rows_of(row: str, many: int = 6) -> str:
    return "".join(row.format(n=n, d=11 + n, who=WHO[n], said=SAID[n]) for n in range(many))


def words(said: str) -> list[str]:
    return said.replace("<br>", " ").replace("\\\n", " ").split()


def test_an_element_that_is_named_as_the_last_one_is_no_signature():
    """What stands under each post is the same in all of an author's and called as their words are."""
    row = """<tr><td><b>{who}</b><br>Keeper</td><td>
    <font size="1">posted 2009-03-{d} 21:1{n} <a href="p?{n}">Profile</a></font><hr>
    <font size="2">{said}</font><br><br><hr><font size="1">Posts: 12 | From: {who}ford | IP: Logged</font></td></tr>"""
    found = posts(f"<table>{rows_of(row)}</table>")
    assert [words(post.body) for post in found] == [words(said) for said in SAID]


@pytest.mark.parametrize("label", ["Last login", "Joined", "Registered"])
def test_a_date_behind_a_label_in_the_same_element_is_not_the_posts(label):
    row = f"""<table class="outer"><tr><th><div class="user"><a href="/user/{{n}}">{{who}}</a></div></th></tr><tr><td>
    <div class="stat"><b>{label} :</b><br>2012/05/0{{n}} 10:11<br><b>Posts :</b> 12</div></td><td><div class="text">{{said}}</div>
    <div class="ip">Posted on: 2009/03/{{d}} 21:1{{n}}</div></td></tr></table>"""
    assert [post.date.text if post.date else "" for post in posts(rows_of(row))] == [
        f"2009-03-{11 + n}T21:1{n}" for n in range(6)
    ]


def test_a_day_and_its_time_in_elements_behind_a_number_are_one_date():
    row = """<table><tr><td><div><a href="#p{n}">#90{n}</a> -
    <span class="d">03/{d}/09</span> <span class="t">09:1{n} PM</span></div>
    <b><a href="/user/{who}">{who}</a></b></td><td><div class="post-content">{said}</div></td></tr></table>"""
    assert [post.date.text if post.date else "" for post in posts(rows_of(row))] == [
        f"2009-03-{11 + n}T21:1{n}" for n in range(6)
    ]


def test_an_opening_post_in_a_way_of_its_own_has_all_of_its_paragraphs():
    opening = """<div class="entry"><h2>Low flame</h2><b class="user"><a href="/user/1">Wren</a></b> <i>2009-03-02 10:00</i>
    <div class="all"><p>The flame is low however long I turn the wick, and the glass is as black as coal by midnight.</p>
    <p>What is it?</p></div></div>"""
    row = (
        '<div class="comment"><b class="user">{who}</b> <i>2009-03-{d} 21:1{n}</i><div class="t"><p>{said} Long.</p></div></div>'
    )
    found = posts(f'{opening}<div id="comments">{rows_of(row)}</div>')
    assert len(found) == 7
    assert "midnight" in found[0].body
    assert "What is it?" in found[0].body


def test_who_stands_in_an_address_element_is_the_author():
    row = "<section><header><address>{who}</address><time>2009-03-{d} 21:1{n}</time></header><p>{said} At length.</p></section>"
    assert [post.author for post in posts(rows_of(row))] == WHO


def test_a_way_may_be_a_list_that_ends_with_the_title():
    way = '<ul id="nav"><li><a href="/">Pier Club</a></li><li><a href="/b/3">Lamps</a></li><li>Low flame</li></ul>'
    row = '<div class="post"><b class="user">{who}</b> <i>2009-03-{d} 21:1{n}</i><div class="t">{said} At length.</div></div>'
    threads = [item for item in IMPORTER.posts(page(rows_of(row), way)) if isinstance(item, Thread)]
    assert [thread.boards[-1] for thread in threads] == ["Lamps"]


def test_a_page_with_one_date_says_that_this_is_too_few():
    row = '<div class="post"><b class="user">{who}</b> <i>2009-03-{d} 21:1{n}</i><div class="t">{said} At length.</div></div>'
    with pytest.raises(StillboardError, match=r"too few of its places have dates \(1\)"):
        posts(rows_of(row, 1))
    with pytest.raises(StillboardError, match="is it a thread"):
        posts("<p>Nothing at all</p>")
