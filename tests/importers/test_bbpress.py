"""Authors in bbPress's themes that give them no class: after a word that leads to the name, with a role, in a picture's words."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers import named
from stillboard.model import Item, Post

AUTHORS = ["Wren Okafor", "Marlow", "tidewatch", "Marlow"]
OWN = """<div class="post-{id} {kind} type-{kind} user-id-{n} bbp-parent-topic-12"><div class="head">{head}</div>
<div class="bbp-{kind}-author">{author}</div><div class="bbp-{kind}-content"><p>Salt gets in, said {n} times.</p></div></div>"""
DATE = '<span class="bbp-reply-post-date">May {n}, 2020 at 10:00 am</span>'


def items(head: str, author: str, who: list[str] = AUTHORS) -> list[Item]:
    posts = [
        OWN.format(
            id=900 + n,
            n=n,
            kind="reply" if n > 1 else "topic",
            head=head.format(who=name, n=n, date=DATE.format(n=n)),
            author=author.format(who=name, n=n),
        )
        for n, name in enumerate(who, 1)
    ]
    page = f'<html lang="en"><head><title>Salt</title></head><body class="single-topic postid-12">{"".join(posts)}</body></html>'
    return list(named("bbpress").posts(Capture("page.html", page.encode)))


def authors(head: str, author: str, who: list[str] = AUTHORS) -> list[str]:
    return [item.author for item in items(head, author, who) if isinstance(item, Post)]


@pytest.mark.parametrize(
    "author",
    [
        "<div><strong>{who}</strong> <em>Participant</em></div>",
        "<span>{who} wrote:</span>",
        "By <span>{who}</span>",
        '<a href="/somebody/{n}" title="View {who}\'s page">{who}</a>',
    ],
)
def test_a_name_is_without_what_stands_around_it(author):
    assert authors("{date}", author) == AUTHORS


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("Posted by {who} on {date}", ""),
        ("{date}", '<a href="/u/{n}" title="View {who}\'s profile"><img alt="" class="avatar" src="a.png"></a>'),
        ("{date}", '<img alt="{who}" class="avatar" src="a.png"><div class="bbp-author-role">Participant</div>'),
        ("{date}", '<img alt="Photo of {who}" class="photo" src="a.png">'),
    ],
)
def test_a_name_that_no_element_has_is_found(head, author):
    assert authors(head, author) == AUTHORS


@pytest.mark.parametrize("words", ["", "avatar", "User avatar", "The lamp in the tower"])
def test_words_that_all_pictures_have_are_nobodys_name(words):
    assert authors("{date}", f'<img alt="{words}" class="avatar" src="a.png">') == ["", "", "", ""]


def test_a_name_that_ends_like_a_role_is_whole():
    assert authors("{date}", '<a href="/somebody/{n}">{who}</a>', ["By Design", "Pell wrote", "Moderator"]) == [
        "By Design",
        "Pell wrote",
        "Moderator",
    ]
