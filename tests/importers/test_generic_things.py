"""Pages of no known engine that show things, or what is said of one member, are no threads; threads that look so are, also where
their posts are a word or a picture each.
"""

from __future__ import annotations

import datetime as dt

import pytest

from stillboard.dumps import Capture
from stillboard.errors import NoThread, StillboardError
from stillboard.importers.generic import IMPORTER
from stillboard.model import Post, Remark, Thread

WHO = ["Wren", "Marlow", "Quint", "Pell"]
TITLES = ["Brass burner, old", "Ten glass chimneys", "Wanted: wick trimmer", "Mirror for a lamp"]
SAID = [
    "It has a dent at the foot and burns well with any oil that I tried.",
    "All of them are new and in the box, and none is cracked or scratched.",
    "The one with a brass handle, since mine broke in two last winter.",
    "It is large and heavy, and the silver came off at the lower edge.",
]
DAYS = [dt.datetime(2018, 5, 3 + 4 * n, 9 + n, 12) for n in range(4)]
BY = '<a class="by" href="/u/{who}">{who}</a> <span class="date">{when}</span>'
PLAIN_BY = '<span class="writer">{who}</span> <span class="date">{when}</span>'
# The page's title, what stands above the rows, a row.
THINGS = {
    "offers": (
        "Market - Pier Club",
        "<h1>Market</h1>",
        f'<div id="ad{{n}}"><h4><a href="/ads/{{n}}">{{title}}</a></h4>{PLAIN_BY}<p>{{said}}</p><b>4{{n}} EUR</b></div>',
    ),
    "offers in dollars": (
        "Swap shop - Pier Club",
        "<h1>Swap shop</h1>",
        f"<div><h3>{{title}}</h3><div>Price: $1,{{n}}50</div>{BY}<p>{{said}}</p></div>",
    ),
    "wishes": (
        "What we wish for - Lamp tool",
        "<h1>What we wish for</h1>",
        f"<div><span>3{{n}} votes</span><h3>{{title}}</h3>{PLAIN_BY}<p>{{said}}</p></div>",
    ),
    "wishes in bold type": (
        "What we wish for",
        "<h1>What we wish for</h1>",
        f"<div><strong>{{title}}</strong> <em>3{{n}} points</em><p>{{said}}</p>{BY}</div>",
    ),
    "reports": (
        "Open - Lamp tool",
        "<h1>Open</h1>",
        f"<div><h3>#9{{n}} {{title}}</h3>{BY}<p>{{said}}</p></div>",
    ),
    "pictures": (
        "Lamps at night - Pier Club",
        "<h1>Lamps at night</h1>",
        f'<div><a href="/photo/{{n}}"><img src="/t{{n}}.jpg" alt=""></a><p>{{said}}</p>{BY}</div>',
    ),
}
NEWEST_FIRST = {
    "updates": (
        "Lamp tool | Updates | Pier Club",
        "<h1>Lamp tool - Updates</h1>",
        '<article><h3>Update {n}</h3><a href="/u/1">Wren</a> <time>{when}</time><div>{said}</div></article>',
    ),
    "tales": ("Tales - Pier Club", "<h1>Tales</h1>", f"<div><h3>{{title}}</h3>{BY}<p>{{said}}</p></div>"),
}
OF_MEMBERS = {
    "a profile": ("Wren's profile - Pier Club", "<h1>Wren</h1>", f"<li>{BY}<div>{{said}}</div></li>"),
    "a profile in German": ("Profil von Wren - Pier Club", "<h1>Wren</h1>", f"<li>{BY}<div>{{said}}</div></li>"),
    "a wall": (
        "Wren - Pier Club",
        "<h1>Wren</h1><p>Joined: 2017 Posts: 33</p><ul><li>Profile posts</li><li>About</li></ul>",
        f"<div>{BY}<div>{{said}}</div></div>",
    ),
    "a wall with a line of facts": (
        "Wren | Pier Club",
        "<h1>Wren</h1><div>Member since 2009 | Posts 32 | Location Hull</div><a href='#'>Profile posts</a>",
        f"<div>{BY}<div>{{said}}</div></div>",
    ),
    "feedback": (
        "Feedback on Wren - Pier Club",
        "<h1>Feedback on Wren</h1>",
        f"<table><tr><td>Positive</td><td>{BY}</td><td>{{said}}</td></tr></table>",
    ),
}
THREADS = {
    "a price in each post": (
        "Lamp prices - Pier Club",
        "<h1>Lamp prices</h1>",
        f"<div>{BY}<p>{{said}}</p><b>4{{n}} EUR</b></div>",
    ),
    "titles of posts": (
        "Lamp prices - Pier Club",
        "<h1>Lamp prices</h1>",
        f"<div><h3>{{title}}</h3>{BY}<p>{{said}}</p></div>",
    ),
    "posts with votes": ("Lamp prices - Pier Club", "<h1>Lamp prices</h1>", f"<div><i>3{{n}} votes</i>{BY}<p>{{said}}</p></div>"),
    "a picture of each author": (
        "Lamp prices - Pier Club",
        "<h1>Lamp prices</h1>",
        f'<div><a href="/u/{{who}}"><img src="/t{{n}}.jpg" alt=""></a><p>{{said}}</p>{BY}</div>',
    ),
    "names in bold type": (
        "Lamp prices - Pier Club",
        "<h1>Lamp prices</h1>",
        "<div><b>{who}</b> <i>3{n} points</i> <span>{when}</span><p>{said}</p></div>",
    ),
    "numbers over posts": (
        "Lamp prices - Pier Club",
        "<h1>Lamp prices</h1>",
        f"<div><h4>#{{n}} Re: Lamp prices</h4>{BY}<p>{{said}}</p></div>",
    ),
    "about a profile": (
        "Wren's profile - Pier Club",
        "<h1>Wren's profile</h1>",
        f"<div>{BY}<p>{{said}}</p></div>",
    ),
    "a link to walls": (
        "Lamp prices - Pier Club",
        "<a href='/w'>Profile posts</a><h1>Lamp prices</h1>",
        f"<div>{BY}<p>{{said}}</p></div>",
    ),
}


def read(title: str, above: str, row: str, *, falling: bool = False) -> list[object]:
    rows = [
        row.format(n=n + 1, who=WHO[n], title=TITLES[n], said=SAID[n], when=f"{DAYS[n]:%d %B %Y %H:%M}")
        for n in (range(3, -1, -1) if falling else range(4))
    ]
    page = f'<html lang="en"><head><title>{title}</title></head><body>{above}<section>{"".join(rows)}</section></body></html>'
    return list(IMPORTER.posts(Capture("page.html", page.encode)))


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("page", [*THINGS.values(), *OF_MEMBERS.values()], ids=[*THINGS, *OF_MEMBERS])
def test_what_shows_things_or_is_said_of_a_member_is_no_thread(page, falling):
    with pytest.raises(NoThread):
        read(*page, falling=falling)


@pytest.mark.parametrize("page", NEWEST_FIRST.values(), ids=[*NEWEST_FIRST])
def test_things_of_which_the_newest_is_first_are_no_thread(page):
    with pytest.raises(NoThread):
        read(*page, falling=True)


@pytest.mark.parametrize("page", THREADS.values(), ids=[*THREADS])
def test_threads_that_look_so_are_read(page):
    posts = [item for item in read(*page) if isinstance(item, Post)]
    assert [(post.author, said in post.body) for post, said in zip(posts, SAID, strict=True)] == [(who, True) for who in WHO]


LINES = ['<h3 class="t">{title}</h3>', '<h4><a href="/msg/{n}">{title}</a></h4>', '<div class="subject">{title}</div>']


@pytest.mark.parametrize("line", LINES)
def test_a_heading_beside_what_was_said_is_the_posts_title(line):
    items = read(f"{TITLES[0]} - Pier Club", "<h1>Pier Club</h1>", f"<div>{line}{BY}<div class='body'>{{said}}</div></div>")
    posts = [item for item in items if isinstance(item, Post)]
    assert [post.title for post in posts] in (TITLES, ["", *TITLES[1:]])  # the first has the thread's


@pytest.mark.parametrize("line", ['<h4 class="rank">{title}</h4>', '<div class="user-title">{title}</div>', "<h5>Keeper</h5>"])
def test_what_is_said_of_the_author_is_no_title_of_a_post(line):
    posts = [
        item
        for item in read("Lamps - Pier Club", "<h1>Lamps</h1>", f"<div>{line}{BY}<p>{{said}}</p></div>")
        if isinstance(item, Post)
    ]
    assert [post.title for post in posts] == [""] * 4


SHORT = """<div class="{called}" id="m{n}"><div class="who"><a href="/user/{who}">{who}</a></div><div class="when">{when}</div>
<div class="text">{words}</div></div>"""
PICTURE = '<img src="https://pics.example/{n}.jpg" alt="">'


def of_few_words(words: list[str], called: str) -> list[object]:
    rows = [
        SHORT.format(n=n, who=WHO[n], when=f"{DAYS[n]:%d %B %Y %H:%M}", words=words[n].format(n=n), called=called)
        for n in range(4)
    ]
    page = f"<html><head><title>Is it lit? - Pier Club</title></head><body><h1>Is it lit?</h1>{''.join(rows)}</body></html>"
    return list(IMPORTER.posts(Capture("page.html", page.encode)))


@pytest.mark.parametrize("called", ["msg", "post-row", "forum_message odd"])
@pytest.mark.parametrize(
    "words", [["Is it?", "Yes", "No", "Maybe"], ["Show yours", PICTURE, PICTURE, "Nice"]], ids=["words", "pictures"]
)
def test_posts_of_few_words_that_are_called_posts_are_read(words, called):
    posts = [item for item in of_few_words(words, called) if isinstance(item, Post)]
    assert [(post.author, post.original_id) for post in posts] == [(who, str(n)) for n, who in enumerate(WHO)]
    assert [bool(post.body) for post in posts] == [True] * 4


def test_rows_of_few_words_that_are_called_nothing_are_refused():
    with pytest.raises(StillboardError):
        of_few_words(["Oslo", "Bergen", "Lund", "Oslo"], "row")


ROW = "<div><b class='author'>{who}</b> <i>{when}</i><p>{said}</p></div>"


@pytest.mark.parametrize(
    ("named", "above", "below"),
    [
        ("Pier Club: Message board", '<h1>Message board</h1><h2><a href="/b/4">Oil</a></h2><div>Subject: Dull brass</div>', ""),
        (
            "Pier Club",
            '<a href="/">Home</a> &gt; <a href="/b/4">Oil</a>',
            '<form><input name="subject" value="Re: Dull brass"></form>',
        ),
        ("Dull brass - Pier Forum - Page 1", '<h1>Pier Forum</h1><a href="/b/4">Oil</a>', ""),
        ("Pier Club", "<h1>Pier Club</h1><div><b>Betreff:</b> Dull brass</div>", ""),
    ],
)
def test_a_title_that_is_told_in_so_many_words_is_taken(named, above, below):
    items = read(named, above, ROW + below)
    assert [item.title for item in items if isinstance(item, Thread)] == ["Dull brass"]


def test_another_heading_over_the_posts_makes_a_title_doubtful():
    items = read("Oil - Pier Club", "<h1>Dull brass</h1>", ROW)
    assert any("title may be another" in item.text for item in items if isinstance(item, Remark))
