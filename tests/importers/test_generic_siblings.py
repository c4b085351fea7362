"""Posts of pages of no known engine that have no date, no author or no words beside those that have: none is lost."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.errors import Drift
from stillboard.importers.generic import IMPORTER
from stillboard.model import Item, Post

POST = '<div class="post" id="m{n}"><div class="author">{who}</div><div class="date">{when}</div>'
POST += '<div class="message">{said}</div></div>'
ROW = '<tr class="post"><td class="author">{who}</td><td class="cell"><i class="date">{when}</i>'
ROW += '<p class="message">{said}</p></td></tr>'
DATED = [
    ("Wren", "2014-06-01 10:00", "The wick is far too long for it."),
    ("Pell", "2014-06-02 11:00", "Trim it by a finger, as they say."),
    ("Marlow", "2014-06-03 12:00", "Mine burned well after that."),
]
UNDATED = ("Tide", "", "Nobody knows when this was said.")


def items(posts: list[tuple[str, str, str]], form: str = POST) -> list[Item | str]:
    rows = "".join(form.format(n=n, who=who, when=when, said=said) for n, (who, when, said) in enumerate(posts, 1))
    rows = f"<table>{rows}</table>" if form == ROW else rows
    page = f"<!DOCTYPE html><html lang=en><head><title>Wicks</title></head><body><h1>Wicks</h1>{rows}</body></html>"
    found: list[Item | str] = []
    try:
        found += IMPORTER.posts(Capture("page.html", page.encode))
    except Drift as error:
        found.append(str(error))
    return found


def read(posts: list[tuple[str, str, str]], form: str = POST) -> list[tuple[str, str, str]]:
    found = [item for item in items(posts, form) if isinstance(item, Post)]
    return [(post.author, post.date.text[:10] if post.date else "", post.body.strip()) for post in found]


def days(posts: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return [(who, when[:10] if when[:4].isdecimal() else "", said) for who, when, said in posts]


@pytest.mark.parametrize("form", [POST, ROW])
@pytest.mark.parametrize("when", ["", "Monday 10:00", "just now", "once"])
@pytest.mark.parametrize("at", range(4))
def test_a_post_without_a_date_that_can_be_read_is_a_post(form, when, at):
    posts = [*DATED[:at], (UNDATED[0], when, UNDATED[2]), *DATED[at:]]
    assert read(posts, form) == days(posts)


def test_addresses_of_mail_are_names_where_the_page_calls_them_authors():
    posts = [(f'<a href="mailto:{who}@quay.example">{who}@quay.example</a>', when, said) for who, when, said in DATED]
    assert [who for who, _, _ in read(posts)] == [f"{who}@quay.example" for who, _, _ in DATED]


@pytest.mark.parametrize("written", ["{n} มิถุนายน 2557 10:00", "{n} มิ.ย. 2557 10:00", "{n}/6/2557 10:00", "2557-06-0{n} 10:00"])
def test_dates_of_buddhist_years_are_dates(written):
    posts = [(who, written.format(n=n), said) for n, (who, _, said) in enumerate(DATED, 1)]
    assert [who for who, _, _ in read(posts)] == [who for who, _, _ in DATED]
    if "/" not in written:  # nothing tells here whether the day comes first
        assert read(posts) == days(DATED)


def test_two_dated_posts_are_enough_to_know_a_third():
    posts = [UNDATED, *DATED[:2]]
    assert read(posts) == days(posts)


@pytest.mark.parametrize("first", [("", "2014-05-30 09:00", "A guest began it all"), ("Tide", "2014-05-30 09:00", "")])
def test_no_post_has_the_date_of_the_one_before(first):
    posts = [first, (DATED[0][0], DATED[0][1], "It will not burn today."), *DATED[1:]]
    assert read(posts) == [post for post in days(posts) if post[2]]


def test_rows_of_one_record_are_no_posts():
    row = '<tr class="row"><td class="author">{who}</td><td class="two">{when}</td></tr>'
    row += '<tr class="row"><td class="author">x</td><td class="two">{said}</td></tr>'
    page = "<table>{}</table>".format("".join(row.format(who=who, when=when, said=said) for who, when, said in DATED))
    found = IMPORTER.posts(Capture("page.html", f"<html><body><h1>Wicks</h1>{page}</body></html>".encode))
    assert [post.author for post in found if isinstance(post, Post)] == [who for who, _, _ in DATED]


@pytest.mark.parametrize(
    "posts",
    [
        [
            ("Wren", "2014-06-01 10:00", "same here"),
            ("Wren", "2014-06-01 10:00", "same here"),
            ("Pell", "2014-06-01 10:02", "hm"),
        ],
        [
            ("Wren", "2014-06-01 10:00", "same here"),
            ("Wren", "2014-06-01 10:00", "same here"),
            ("", "2014-06-02 10:02", "nobody's"),
        ],
        [(who, when, "+1") for who, when, _ in DATED],
        [(who, when, "") for who, when, _ in DATED],
    ],
)
def test_no_post_says_its_own_date_or_name(posts):
    found = items(posts)
    bodies = [item.body.strip() for item in found if isinstance(item, Post)]
    assert bodies == [said for _, _, said in posts] or (not bodies and isinstance(found[-1], str))


def test_what_is_built_like_the_posts_and_is_read_as_none_is_an_error():
    found = items([UNDATED, *DATED[:2], ("Tide", "", "And nobody knows of this one.")])
    assert len([item for item in found if isinstance(item, Post)]) == 4 or "Nobody knows" in str(found[-1])
    assert "Nobody knows" in str(found)


def test_the_words_of_a_post_that_stand_in_no_element_are_read():
    bare = '<div class="post"><div class="author"></div><div class="date"></div><div class="message"></div>Lost words.</div>'
    page = bare + "".join(POST.format(n=n, who=who, when=when, said=said) for n, (who, when, said) in enumerate(DATED, 1))
    found = IMPORTER.posts(Capture("page.html", f"<html><body><h1>Wicks</h1>{page}</body></html>".encode))
    assert next(item for item in found if isinstance(item, Post)).body.strip() == "Lost words."
