"""The line with a title over each post of a page of no known engine: no part of what was said, and no words are lost by it."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.errors import StillboardError
from stillboard.importers.generic import IMPORTER
from stillboard.model import Post

AUTHORS = ["Marlow", "Wren Okafor", "Marlow", "Pell"]
SAID = ["The lamp smokes.<br>What shall I do?", "Trim the wick, then look for soot.", "Thanks!", "A new gallery cured mine."]
TITLE = "Lamp smokes badly"
QUOTE = '<a href="quote.php?p={n}">Quote</a>'
CELL = """<table><tr><td><b><a href="profile.php?id={n}">{who}</a></b><br>Joined: 2001</td><td>{line}<span>{said}</span></td></tr>
<tr><td>2020-02-0{n} 10:0{n}</td><td></td></tr></table>"""
LINES = {
    "a table": "<table><tr><td><small><b>{title}</b></small></td><td>" + QUOTE + "</td></tr></table><hr>",
    "a box": '<div class="top"><b>{title}</b> ' + QUOTE + "</div>",
    "a heading": "<h4>{title}</h4>",
    "bold type": "<b>{title}</b><br>",
}


def posts(line: str, titles: list[str], said: list[str] | None = None) -> list[Post]:
    cells = [
        CELL.format(who=who, n=n + 1, said=(said or SAID)[n], line=line.format(title=title, n=n + 1) if title else "")
        for n, (who, title) in enumerate(zip(AUTHORS, titles, strict=False))
    ]
    page = f"<!DOCTYPE html><html><head><title>Harbour - {TITLE}</title></head><body>{''.join(cells)}</body></html>"
    return [item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]


def bodies(found: list[Post]) -> list[str]:
    return [" ".join(post.body.replace("\\\n", " ").split()) for post in found]


PLAIN = [said.replace("<br>", " ") for said in SAID]


@pytest.mark.parametrize("line", LINES.values(), ids=list(LINES))
@pytest.mark.parametrize("many", [2, 4])
def test_the_title_over_each_post_is_in_no_body(line, many):
    found = posts(line, [TITLE, *[f"Re: {TITLE}"] * 3][:many])
    assert bodies(found) == PLAIN[:many]
    assert not any(post.title for post in found)


@pytest.mark.parametrize("line", [LINES["a table"], LINES["a box"], LINES["a heading"]])
def test_another_title_is_that_of_its_post(line):
    found = posts(line, [TITLE, f"Re: {TITLE}", "Soot, and what to do", f"Re: {TITLE}"])
    assert bodies(found) == PLAIN
    assert [post.title for post in found] == ["", "", "Soot, and what to do", ""]


def test_what_members_begin_with_stays_where_it_is():
    said = [f"<b>{word}</b> {rest}" for word, rest in zip(["Oil!", "No,", "Oil!", "Oil!"], PLAIN, strict=True)]
    assert all("**" in post.body for post in posts(LINES["a box"], [TITLE] * 4, said))
    found = posts(LINES["bold type"], [TITLE, TITLE, "Danger, soot!", TITLE])
    assert bodies(found) == [*PLAIN[:2], "**Danger, soot!** Thanks!", PLAIN[3]]


def test_a_post_that_says_nothing_but_the_title_says_it():
    found = posts(LINES["a heading"], [TITLE, "", TITLE, TITLE], [SAID[0], TITLE, SAID[2], SAID[3]])
    assert bodies(found) == [PLAIN[0], TITLE, PLAIN[2], PLAIN[3]]


def test_lines_over_posts_of_a_few_words_are_not_taken_for_the_posts():
    said = ["+1", "Same.", "Thanks", "+1"]
    found = posts('<div id="post{n}">' + LINES["a box"] + "</div>", [TITLE, *[f"Re: {TITLE}"] * 3], said)
    assert not found or bodies(found) == said


@pytest.mark.parametrize("body", ['<div class="{}">', "<div>", '<div class="text">', '<section class="inner">'])
def test_posts_of_a_few_words_are_read_whatever_their_bodies_are_called(body):
    said = ["+1", "Same.", "Thanks", "Not here"]
    row = '<li id="post-{n}"><a href="/people/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i>{body}{said}</div></li>'
    rows = [row.format(who=AUTHORS[n], n=n + 1, body=body, said=said[n]) for n in range(4)]
    page = f"<html><head><title>{TITLE}</title></head><body><ul>{''.join(rows)}</ul></body></html>".replace("</div>", "")
    found = [item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    assert [(post.author, post.body) for post in found] == list(zip(AUTHORS, said, strict=True))


def test_the_rank_of_each_member_is_no_post():
    row = '<li id="post-{n}"><a href="/people/{n}">{who}</a> <i>2020-02-0{n} 10:0{n}</i><div>{rank}</div></li>'
    ranks = {"Marlow": "Keeper", "Wren Okafor": "Guest", "Pell": "Cook"}
    rows = [row.format(who=who, n=n, rank=ranks[who]) for n, who in enumerate(AUTHORS, 1)]
    page = f"<html><head><title>{TITLE}</title></head><body><ul>{''.join(rows)}</ul></body></html>"
    with pytest.raises(StillboardError):
        list(IMPORTER.posts(Capture("page.html", page.encode)))
