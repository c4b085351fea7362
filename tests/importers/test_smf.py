"""Simple Machines Forum, MyBB and ProBoards: which pages are theirs, their addresses, and what only they show."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from stillboard.dumps import Capture, captures
from stillboard.importers import all_importers
from stillboard.importers.mybb import LAYOUT as MYBB
from stillboard.importers.proboards import LAYOUT as PROBOARDS
from stillboard.importers.smf import IMPORTER
from stillboard.importers.smf.layouts import SMF2
from stillboard.model import Item, Post, Thread
from support.engines import Variant, mybb, proboards, smf

CAPTURES = os.environ.get("STILLBOARD_CAPTURES", "")
HOST = "https://smf.lanternside.example/"
READERS = {importer.name: importer for importer in all_importers()}
VARIANTS = {
    f"{name}-{key}": variant
    for name, module in (("smf", smf), ("mybb", mybb), ("proboards", proboards))
    for key, variant in module.VARIANTS.items()
}


def items(page: str, reader: str = "smf") -> list[Item]:
    return list(READERS[reader].posts(Capture("page.html", page.encode)))


def posts(page: str, reader: str = "smf") -> list[Post]:
    return [item for item in items(page, reader) if isinstance(item, Post)]


@pytest.mark.parametrize(
    ("layout", "address", "thread", "further"),
    [
        (SMF2, f"{HOST}index.php?topic=7.0", "7", {"start": "0"}),
        (SMF2, f"{HOST}forum/index.php?topic=7.40", "7", {"start": "40", "root": f"{HOST}forum/"}),
        (SMF2, f"{HOST}index.php?topic=7.msg99#msg99", "7", {"start": None}),
        (SMF2, f"{HOST}index.php?PHPSESSID=ab12;topic=7.20;wap2", "7", {"start": "20"}),
        (SMF2, f"{HOST}index.php/topic,7.20.html", "7", {"start": "20"}),
        (SMF2, f"{HOST}lamps-and-oil-t7.20.html", "7", {"start": "20", "slug": "lamps-and-oil"}),
        (MYBB, f"{HOST}showthread.php?tid=7&page=3", "7", {"page": "3"}),
        (MYBB, f"{HOST}showthread.php?tid=7&pid=99#pid99", "7", {"page": None}),
        (MYBB, f"{HOST}thread-7-page-3.html", "7", {"page": "3"}),
        (MYBB, f"{HOST}thread-7-post-99.html", "7", {"page": None}),
        (PROBOARDS, f"{HOST}thread/7/lamps?page=3", "7", {"page": "3", "slug": "lamps"}),
        (PROBOARDS, f"{HOST}thread/7", "7", {"page": None}),
    ],
)
def test_addresses_of_threads(layout, address, thread, further):
    match = layout.addresses.thread.match(address.partition("#")[0])
    assert match
    assert match["id"] == thread
    assert {name: match[name] for name in further} == further


@pytest.mark.parametrize(
    ("reader", "page"),
    [
        ("smf", '<html><form id="quickModForm"><table class="table_grid">the list of topics</table></form></html>'),
        ("smf", "about quickModForm and postarea"),
        ("mybb", '<html><div class="post_body">MyBB\'s own site</div></html>'),
        ("mybb", '<html><div class="post_author">a blog, with a post_body</div></html>'),
        ("proboards", '<html><div class="mini-profile">a member</div></html>'),
    ],
)
def test_other_pages_are_left_to_others(reader, page):
    assert not READERS[reader].accepts(Capture("page.html", page.encode))


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))
def test_a_quotation_has_its_name_and_leads_to_its_post(variant: Variant):
    page = variant.page([variant.post("Pell", 1, variant.quote("Wren Okafor", 3, "salt") + "oil")])
    (post,) = posts(page, variant.importer)
    first, *_, last = post.body.splitlines()
    assert first.startswith("> **Wren Okafor** [wrote](https://")
    assert "3" in first.partition("(")[2]
    assert last == "oil"


def test_smf_counts_replies_and_not_posts():
    variant = smf.VARIANTS["2.0"]
    page = variant.page([variant.post("Pell", n, "salt") for n in (1, 2, 3)])
    assert [post.number for post in posts(page)] == [1, 2, 3]
    later = (
        page.replace("topic=7.0", "topic=7.20")
        .replace("Reply #", "Reply #4")
        .replace(
            "<form",
            '<div class="pagesection"><div class="pagelinks"><a href="?topic=7.0">1</a> <strong>2</strong></div></div><form',
        )
    )
    assert [post.number for post in posts(later)] == [None, 42, 43]


def test_a_subject_with_a_number_is_no_number_of_a_post():
    variant = smf.VARIANTS["2.1"]
    page = (
        variant.page([variant.post("Pell", 2, "salt")])
        .replace('title="Reply"', 'title="Lamp #88"')
        .replace("Re: Lamps", "Lamp #88")
    )
    (post,) = posts(page.replace("#1</span>", "</span>"))
    assert post.number == 1


def test_a_page_of_smf_that_says_nowhere_where_it_stood_has_its_own_links():
    variant = smf.VARIANTS["1.1"]
    (thread,) = [item for item in items(variant.page([variant.post("Pell", 1, "salt")])) if isinstance(item, Thread)]
    assert (thread.title, thread.views) == ("Lamps", 120)
    assert thread.addresses == (f"{HOST}index.php?topic=7.0",)
    assert thread.boards == ("Workshop",)


def test_a_quotation_that_names_nobody_names_nobody_in_any_language():
    variant = smf.VARIANTS["2.0"]
    head = '<div class="quoteheader"><div class="topslice_quote">Citar</div></div>'
    quote = f'{head}<blockquote class="bbc_standard_quote">salt</blockquote>'
    (post,) = posts(variant.page([variant.post("Pell", 1, quote)]))
    assert post.body == "> salt"


def captured() -> list[dict[str, str]]:
    table = Path(CAPTURES, "expected.tsv")
    if not CAPTURES or not table.is_file():
        return []
    with table.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["platform"] == "smf"]


@pytest.mark.skipif(not captured(), reason="STILLBOARD_CAPTURES names no folder with expected.tsv")
def test_real_pages():
    for row in captured():
        (capture,) = captures(Path(CAPTURES, row["file"]))
        assert IMPORTER.accepts(capture), row["file"]
        found = [item for item in IMPORTER.posts(capture) if isinstance(item, Post)]
        assert len(found) == int(row["posts"]), row["file"]
        assert [found[0].author, found[-1].author] == [row["first_author"], row["last_author"]], row["file"]
