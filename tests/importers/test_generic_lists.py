"""Pages of no known engine that list things with names and dates are no threads; threads that look like them are."""

from __future__ import annotations

import datetime as dt

import pytest

from stillboard.dumps import Capture
from stillboard.errors import StillboardError
from stillboard.importers.generic import IMPORTER
from stillboard.model import Post

WHO = ["Wren Okafor", "Marlow", "tidewatch", "Pell", "Quint", "Sedge"]
TITLES = [
    "Brass lamp smokes",
    "Which oil for winter?",
    "Wick trimmer wanted",
    "Lens cleaning",
    "Salt on the mirror",
    "Keeper's log",
]
SAID = [
    "I have had the lamp running for three nights and it is smoking again whatever I do",
    "We tried colza and then paraffin, and the second one was far better in the frost",
    "Has anybody a spare trimmer from the old works, the one with the brass handle?",
    "Use spirits and a soft cloth, never paper, since it scratches the prisms",
    "It came in with the storm and I cannot get it off without harming the silver",
    "Every night is written down, but the ink of the older ones is fading fast",
]
DAYS = [dt.datetime(2019, 3, 2 + 3 * n, 10 + n, 5 * n) for n in range(6)]
NAME = '<a href="/users/{n}">{who}</a>'
# What a row of each shows; {who}: the author, {title} and {said}: of a thing, {when}: its date, {n}: its number.
LISTS = {
    "cards of members": ("Members", f"<div><h3>{NAME}</h3><p>{{said}}</p><time>{{when}}</time></div>"),
    "files in a table": (
        "Downloads",
        f"""<table><tr><td><a href="/dl/{{n}}.zip">lamp-{{title}}.zip</a><br><small>{{said}}</small></td><td>{NAME}</td>
        <td>{{when}}</td><td>{{n}}3 KB</td></tr></table>""",
    ),
    "files": ("Old files", f'<div><h3><a href="/files/{{n}}">{{title}}</a></h3><p>{{said}}</p><p>by {NAME}, {{when}}</p></div>'),
    "comments": ("Latest comments", '<div><b>{who}</b> <i>{when}</i><p>{said}</p><a href="/story/{n}">{title}</a></div>'),
    "comments elsewhere": (
        "Harbour",
        '<li id="comment-{n}">{who} on <a href="/2019/{n}/#comment-4{n}">{title}</a> <i>{when}</i><p>{said}</p></li>',
    ),
    "boards": (
        "Harbour Board",
        f"""<div><h3><a href="/forum/{{n}}">{{title}}</a></h3><div class="desc">{{said}}</div><div>Last:
        <a href="/topic/3{{n}}">Re: {{title}}</a> by {NAME}, <time>{{when}}</time></div></div>""",
    ),
    "a member's posts": (
        "Marlow - Profile",
        '<li><a href="/topic/{n}?p=9{n}#p9{n}">{title}</a><blockquote>{said}</blockquote><span>{when}</span></li>',
    ),
    "found": ("Search results", f'<div><a href="/topic/{{n}}">{{title}}</a><p>{{said}}</p>{NAME} <span>{{when}}</span></div>'),
    "events": ("Events", f'<div><h3><a href="/event/{{n}}">{{title}}</a></h3><time>{{when}}</time><p>{{said}}</p>{NAME}</div>'),
    "articles": (
        "Harbour blog",
        """<article><h2><a href="/2019/{n}/">{title}</a></h2><span class="author">{who}</span> <time>{when}</time>
        <div class="entry"><p>{said}</p></div></article>""",
    ),
    "news": (
        "News",
        '<div><h3>{title}</h3><p>{said}</p><div>{when} | {who} | <a href="/news/{n}#comments">{n} comments</a></div></div>',
    ),
    "reviews": ("Brass lamp", "<div><i>{n} out of 5 stars</i> <b class='who'>{who}</b> <span>{when}</span><p>{said}</p></div>"),
    "threads": ("Lamps", f'<div><a href="/topic/{{n}}">{{title}}</a><p>{{said}}</p>{NAME} <time>{{when}}</time></div>'),
    "answers": ("Questions", "<div><h3>{title}?</h3><p>{said}</p><small>Updated {when} by {who}</small></div>"),
    "deeds": (
        "Moderation log",
        f'<table><tr><td>{{when}}</td><td>{NAME}</td><td>Moved <a href="/t/{{n}}">{{title}}</a>: {{said}}</td></tr></table>',
    ),
}
EITHER_WAY = LISTS.keys() - {"comments", "deeds"}
# The same of threads: the page's title names the thread, its posts lead to themselves or to what is their authors'.
HEAD = '<b class="who">{who}</b> <i>{when}</i>'
THREADS = {
    "titles of their own": f'<div class="post"><h4><a href="/msg/{{n}}">{{title}}</a></h4>{HEAD}<div>{{said}}</div></div>',
    "all by a member": f'<div>{HEAD}<div>{{said}}</div><a href="/find?q={{n}}">All words by {{who}}</a></div>',
    "pages of members": f'<div>{HEAD}<div>{{said}}</div><a href="http://site{{n}}.example/">My {{title}}</a></div>',
    "pictures": f'<div>{HEAD}<div>{{said}}</div><a href="/files/{{n}}/lamp{{n}}.jpg">lamp{{n}}.jpg</a></div>',
    "comments on a post": f'<div>{HEAD}<div>{{said}}</div><a href="#c{{n}}">{{n}} comments</a></div>',
    "numbers of posts": f'<div>{HEAD} <a href="/one/?p=9{{n}}">Post #{{n}}</a><u>11{{n}}</u><div>{{said}}</div></div>',
    "addresses that are none": f'<div>{HEAD}<div>{{said}}</div><a href="http://[x/{{n}}#c">My lamp</a></div>',
    "links to themselves": f'<div>{HEAD} <a href="/post/{{n}}">Link to this</a><div>{{said}}</div></div>',
}
ROWS = {"falling": range(5, -1, -1), "rising": range(6)}


def posts(title: str, row: str, order: str, who: list[str] = WHO) -> list[Post]:
    rows = [
        row.format(n=n + 1, who=who[n], title=TITLES[n], said=SAID[n], when=f"{DAYS[n]:%b %d, %Y %I:%M %p}") for n in ROWS[order]
    ]
    page = f'<html lang="en"><head><title>{title}</title></head><body><h1>Harbour Board</h1>{"".join(rows)}</body></html>'
    try:
        return [item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    except StillboardError:
        return []


@pytest.mark.parametrize(
    ("name", "order"), [(name, order) for name in LISTS for order in ROWS if order == "falling" or name in EITHER_WAY]
)
def test_what_lists_things_is_no_thread(name, order):
    assert not posts(*LISTS[name], order)


@pytest.mark.parametrize("order", ROWS)
@pytest.mark.parametrize("row", THREADS.values(), ids=list(THREADS))
def test_a_thread_that_looks_like_a_list_is_read(row, order):
    found = posts(f"{TITLES[0]} - News - Harbour Board", row, order)
    assert [post.author for post in found] == [WHO[n] for n in ROWS[order]]
    assert all(said in post.body for said, post in zip([SAID[n] for n in ROWS[order]], found, strict=True))


@pytest.mark.parametrize("order", ROWS)
def test_what_belongs_to_the_authors_makes_no_list(order):
    who = ["Marlow", *WHO[1:5], "Marlow"]
    place = dict(zip(dict.fromkeys(who), TITLES, strict=False))
    row = '<div><b class="who">{who}</b> <a href="/place/{who}">{place}</a> <i>{when}</i><div>{said}</div></div>'
    rows = [row.replace("{place}", place[who[n]]) for n in range(6)]
    html = [rows[n].format(who=who[n], said=SAID[n], when=f"{DAYS[n]:%b %d, %Y %I:%M %p}") for n in ROWS[order]]
    page = f"<html><head><title>Soot - Harbour</title></head><body>{''.join(html)}</body></html>"
    found = [item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    assert [post.author for post in found] == [who[n] for n in ROWS[order]]


BY = '<b class="author">{who}</b> <i>{when}</i>'
# What stands above them, too.
ABOVE = {
    "said to a member": ("Marlow - Harbour", "<h1>Marlow</h1><h2>Visitor messages (6)</h2>", f"<div>{BY}<p>{{said}}</p></div>"),
    "thoughts of buyers": ("Brass lamp - Shop", "<h2>Customer reviews</h2>", f"<div>{BY}<span>★★★★☆</span><p>{{said}}</p></div>"),
    "what one did": (
        "Marlow - what is new - Harbour",
        "<h1>Marlow</h1>",
        '<div><b class="author">Marlow</b> <i>{when}</i> in <a href="/topic/{n}">{title}</a><p>{said}</p></div>',
    ),
    "versions": ("Changelog - Tool", "<h1>Changelog</h1>", f"<div><h2>v1.{{n}}</h2>{BY}<p>{{said}}</p></div>"),
    "pictures": ("Gallery - Harbour", "", f'<div><img src="/p/{{n}}.jpg">{BY}<p>{{said}}</p></div>'),
    "for sale": ("For sale", "", f'<div><h3><a href="/ad/{{n}}">{{title}}</a></h3><p>{{said}}</p>{BY}</div>'),
    "numbered titles": (
        "Harbour",
        "",
        f'<div><h2><a href="/p{{n}}/">Entry {{n}}</a></h2>{BY}<p>{{said}}</p><a href="/p{{n}}/#c">3 Comments</a></div>',
    ),
    "feedback": ("Feedback profile", "", f"<div><p>{{said}}</p><span>Buyer: {NAME}</span> <i>{{when}}</i></div>"),
}
# Threads that look like them.
BELOW = {
    "comments": (f"{TITLES[0]} - Harbour", "<h2>Comments</h2>", f"<div>{BY}<p>{{said}}</p></div>"),
    "about such messages": (
        "Visitor messages are gone - Help - Harbour",
        "<h1>Visitor messages are gone</h1>",
        f"<div>{BY}<p>{{said}}</p></div>",
    ),
    "ranks in stars": (
        "Reviews - Lamps - Harbour",
        "<h1>Lamp reviews wanted</h1>",
        f"<div>{BY}<span>★★★</span><p>{{said}}</p></div>",
    ),
    "by one alone": (
        "My log - Harbour",
        "<h1>My log</h1>",
        '<div><b class="author">Marlow</b> <i>{when}</i><p>{said}</p><a href="/post/{n}">#{n}</a></div>',
    ),
    "a board of versions": ("Changelog - Tool - Harbour", "<h1>Changelog</h1>", f"<div>{BY}<p>{{said}}</p></div>"),
    "pictures of authors": ("Gallery - Harbour", "", f'<div><img class="avatar" src="/a/{{n}}.jpg">{BY}<p>{{said}}</p></div>'),
    "sold": ("For sale - Harbour", "", f"<div>{BY}<p>{{said}}</p></div>"),
    "numbers of posts": ("Soot - Harbour", "", f'<div>{BY}<h3><a href="/t/{{n}}">Post {{n}}</a></h3><p>{{said}}</p></div>'),
}


def read(title: str, above: str, row: str, order: str) -> list[Post]:
    rows = "".join(
        row.format(n=n + 1, who=WHO[n], title=TITLES[n], said=SAID[n], when=f"{DAYS[n]:%b %d, %Y %I:%M %p}") for n in ROWS[order]
    )
    page = f'<html lang="en"><head><title>{title}</title></head><body>{above}<section>{rows}</section></body></html>'
    try:
        return [item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    except StillboardError:
        return []


@pytest.mark.parametrize("order", ROWS)
@pytest.mark.parametrize("name", ABOVE)
def test_what_is_said_of_a_member_or_a_thing_is_no_thread(name, order):
    assert not read(*ABOVE[name], order)


@pytest.mark.parametrize("name", BELOW)
def test_threads_like_them_are_read(name):
    found = read(*BELOW[name], "rising")
    assert [said in post.body for said, post in zip(SAID, found, strict=True)] == [True] * 6
