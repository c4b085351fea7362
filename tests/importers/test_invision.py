"""Invision's boards: which pages are theirs, their addresses, and what only they show."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from stillboard.dumps import Capture, captures
from stillboard.importers.invision import IMPORTER
from stillboard.importers.invision.layouts import INVISION4
from stillboard.model import Item, Post, Thread, When
from support.engines.invision import VARIANTS
from support.growth import assert_linear

CAPTURES = os.environ.get("STILLBOARD_CAPTURES", "")
HOST = "https://board.lanternside.example/"


def items(page: str) -> list[Item]:
    return list(IMPORTER.posts(Capture("page.html", page.encode)))


def posts(page: str) -> list[Post]:
    return [item for item in items(page) if isinstance(item, Post)]


@pytest.mark.parametrize(
    ("address", "root", "thread", "page", "start"),
    [
        (f"{HOST}topic/7-lamps/", HOST, "7", None, None),
        (f"{HOST}topic/7-lamps/page/3/", HOST, "7", "3", None),
        (f"{HOST}forums/topic/7-lamps/?page=3", f"{HOST}forums/", "7", "3", None),
        (f"{HOST}topic/7-lamps/page-3", HOST, "7", "3", None),
        (f"{HOST}topic/7-lamps/page__st__40", HOST, "7", None, "40"),
        (f"{HOST}topic/7-lamps/page__pid__99", HOST, "7", None, None),
        (f"{HOST}index.php?/topic/7-lamps/page__st__40__hl__oil", HOST, "7", None, "40"),
        (f"{HOST}index.php?showtopic=7&st=40", HOST, "7", None, "40"),
        (f"{HOST}index.php?s=0&showtopic=7", HOST, "7", None, None),
        (f"{HOST}ipb/index.php?act=ST&f=3&t=7&st=15", f"{HOST}ipb/", "7", None, "15"),
    ],
)
def test_addresses_of_every_generation(address, root, thread, page, start):
    match = INVISION4.addresses.thread.match(address)
    assert match
    assert (match["root"], match["id"], match["page"], match["start"]) == (root, thread, page, start)


def test_what_invision_5_says_above_a_hidden_post_keeps_its_words_out():
    variant = VARIANTS["5"]
    said = '<div class="ipsEntry__hiddenMessage">Hidden by Wren</div>'
    page = variant.page([variant.post(name, n, f"Words {n}.") for n, name in enumerate(["Marlow", "Pell"], 1)])
    start = page.rindex("<", 0, page.rindex("commentContent"))
    found = posts(page[:start] + said + page[start:])
    assert [(post.body, str(post.state or "")) for post in found] == [("Words 1.", ""), ("", "hidden")]


@pytest.mark.parametrize("address", [f"{HOST}profile/7-lamps/", f"{HOST}forum/7-lamps/", f"{HOST}topics/", HOST])
def test_other_addresses_are_no_topics(address):
    assert not INVISION4.addresses.thread.match(address)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "elComment_ commentContent forums.front.topic",
        '<html><article id="elComment_3"><div data-role="commentContent">a comment on a picture</div></article></html>',
        '<html><div class="post_block">a blog</div></html>',
        '<html><div class="postcolor">the archive of something else</div></html>',
    ],
)
def test_other_pages_are_left_to_others(page):
    assert not IMPORTER.accepts(Capture("page.html", page.encode))


@pytest.mark.parametrize("name", sorted(name for name, variant in VARIANTS.items() if variant.ids))
def test_a_quotation_has_its_name_and_leads_to_its_post(name):
    variant = VARIANTS[name]
    page = variant.page([variant.post("Pell", 1, variant.quote("Wren Okafor", 3, "salt") + "oil")])
    assert IMPORTER.accepts(Capture("page.html", page.encode))
    (post,) = posts(page)
    assert post.body.startswith("> **Wren Okafor** [wrote](https://board.lanternside.example/")
    assert "=3):" in post.body.splitlines()[0]
    assert post.body.endswith("\n\noil")


@pytest.mark.parametrize("name", ["5", "4", "3"])
def test_the_notice_of_an_edit_is_read_and_not_shown(name):
    variant = VARIANTS[name]
    (post,) = posts(variant.page([variant.post("Pell", 1, "salt")]))
    assert (post.body, post.edited_by) == ("salt", "Pell")
    assert post.edited
    assert post.edited.text.startswith("2024-05-01T1")


def test_where_no_date_is_shown_the_button_to_quote_says_it():
    variant = VARIANTS["4"]
    post = variant.post("Pell", 1, "salt").replace("<time", "<b").replace("</time", "</b")
    quote_data = 'data-quotedata="{&quot;username&quot;:&quot;Pell&quot;,&quot;timestamp&quot;:1714557600}"'
    (read,) = posts(variant.page([post.replace('data-commentid="1"', f'data-commentid="1" {quote_data}')]))
    assert read.date == When("2024-05-01T10:00:00Z")


def test_a_topic_without_an_address_keeps_its_id():
    variant = VARIANTS["4"]
    page = (
        variant.page([variant.post("Pell", 1, "salt")])
        .replace("canonical", "other")
        .replace("<div data-c", '<div data-feedid="topic-7" data-c')
    )
    (thread,) = [item for item in items(page) if isinstance(item, Thread)]
    assert (thread.thread_id, thread.addresses) == ("7", ())


def test_hostile_pages_take_no_more_time_than_they_are_long():
    variant = VARIANTS["3"]

    def of_headings(n: int) -> None:
        body = "<p class='citation'>a</p>" * n + "<div class='blockquote'>" * n
        page = variant.page([variant.post("Pell", 1, body)]).encode()
        list(IMPORTER.posts(Capture("page.html", lambda: page)))

    assert_linear(of_headings, 200, doublings=2)


def captured() -> list[dict[str, str]]:
    table = Path(CAPTURES, "expected.tsv")
    if not CAPTURES or not table.is_file():
        return []
    with table.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["platform"] == "invision4"]


@pytest.mark.skipif(not captured(), reason="STILLBOARD_CAPTURES names no folder with expected.tsv")
def test_real_pages():
    for row in captured():
        (capture,) = captures(Path(CAPTURES, row["file"]))
        assert IMPORTER.accepts(capture), row["file"]
        found = [item for item in IMPORTER.posts(capture) if isinstance(item, Post)]
        assert len(found) == int(row["posts"]), row["file"]
        assert [found[0].author, found[-1].author] == [row["first_author"], row["last_author"]], row["file"]
        assert all(post.date for post in found), row["file"]


@pytest.mark.parametrize("name", ["lofi", "printed"])
def test_a_printed_post_has_no_id_of_a_post_that_it_quotes(name):
    variant = VARIANTS[name]
    bodies = [
        (author, n, variant.quote("Ann", n + 10, "salt") + f"oil {n}") for n, author in enumerate(("Pell", "Wren", "Marlow"), 1)
    ]
    assert [post.original_id for post in posts(variant.page([variant.post(*each) for each in bodies]))] == ["", "", ""]
