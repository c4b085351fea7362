"""Kunena: bodies that are paragraphs, names before quotations, lists that are no topics, topics without a canonical address."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.dumps.page_kinds import NotAThread, kind_of
from stillboard.errors import NoThread
from stillboard.importers import all_importers
from stillboard.importers.kunena import IMPORTER
from stillboard.model import Item, Post, Thread
from support.engine_variants import VARIANTS

CRYPSIS = VARIANTS["kunena-crypsis"]
INNER = [
    "<ul><li>flat</li></ul>",
    "<blockquote>flat</blockquote>",
    "<pre>flat</pre>",
    "<table><tr><td>flat</td></tr></table>",
    "<div>flat</div>",
    "<h2>flat</h2>",
]


def bodies(*posts: str) -> list[str]:
    page = CRYPSIS.page([CRYPSIS.post(f"Wren {n}", n, body) for n, body in enumerate(posts, 1)])
    ends = "</div></div></div>\n</div></div>"
    page = page.replace('<div class="kmsg">', '<p class="kmsg">').replace(ends, ends.replace("</div>", "</p>", 1))
    capture = Capture("page.html", page.encode)
    assert IMPORTER.accepts(capture)
    return [item.body for item in IMPORTER.posts(capture) if isinstance(item, Post)]


@pytest.mark.parametrize("inner", INNER)
def test_what_a_browser_puts_outside_of_a_paragraph_stays_in_the_body(inner):
    first, second = bodies(f"The wick is {inner} and <b>new</b>.", "No.")
    assert first.startswith("The wick is")
    assert "flat" in first
    assert "and **new**." in first
    assert second == "No."


def test_a_paragraph_takes_nothing_in_that_stands_behind_its_end():
    first, second = bodies("The wick.", "No.")
    assert (first, second) == ("The wick.", "No.")


def test_the_name_before_a_quotation_is_its_name():
    first, _ = bodies("<b>Marlow wrote:</b><blockquote>Trim it.</blockquote>I did.", "No.")
    assert first == "> **Marlow** wrote:\n>\n> Trim it.\n\nI did."


def test_bold_words_before_a_quotation_that_name_nobody_stay():
    first, _ = bodies("<b>Listen:</b><blockquote>Trim it.</blockquote>I did.", "No.")
    assert first == "**Listen:**\n\n> Trim it.\n\nI did."


def items(page: str) -> list[Item]:
    capture = Capture("page.html", page.encode)
    assert IMPORTER.accepts(capture)
    return [*IMPORTER.posts(capture)]


def crypsis(topics: list[int | None], *, base: str = "", first: int = 1201, body: str = "It smokes.") -> str:
    """A page of posts, each with a link to it in its topic, or to its place on the page."""
    posts = "".join(
        f"""<div class="row-fluid message"><div class="span2"><ul class="profilebox"><li><strong><a class="kwho-user"
        href="/forum/user/{n}-keeper">Keeper {n}</a></strong></li></ul></div><div class="span10"><small><span class="kdate"
        title="{n - first + 1:02} Mar 2013 14:22">2 years ago</span> <a id="{n}"
        href="{f"/forum/lamps/{topic}-oil" if topic else ""}#{n}">#{n}</a></small><div class="kmessage"><p
        class="kmsg">{body}</p></div></div></div>"""
        for n, topic in enumerate(topics, first)
    )
    head = f'<base href="{base}">' if base else ""
    return f'<html><head>{head}<title>A wick</title></head><body><div id="kunena"><h1>A wick</h1>{posts}</div></body></html>'


TOPIC = "https://pier.example/forum/lamps/15-a-wick"


def test_a_body_with_end_tags_of_paragraphs_is_whole():
    page = crypsis([None, None], base=TOPIC, body="One.</p><p>Two.</p><pre>three</pre><p>Four.")
    assert [item.body for item in items(page) if isinstance(item, Post)] == ["One.\n\nTwo.\n\n```\nthree\n```\n\nFour."] * 2


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (crypsis([70, 71, 72, 73], base="https://pier.example/forum/"), "search results"),
        (crypsis([70, 71, 72, 73]), "search results"),
        (crypsis([15, 15], base="https://pier.example/forum/search"), "search results"),
        (crypsis([15, 15], base="https://pier.example/forum/recent/posts"), "what is new"),
        (crypsis([15, 15], base="https://pier.example/index.php?option=com_kunena&func=latest"), "what is new"),
        (crypsis([15, 15], base="https://pier.example/forum/user/60-marlow"), "member"),
    ],
)
def test_a_list_of_posts_is_no_topic(page, kind):
    with pytest.raises(NoThread, match=kind):
        items(page)


@pytest.mark.parametrize("mark", ['class="kblock ksearchresult"', 'id="kunena_search_results" class="row-fluid"'])
def test_results_of_a_search_say_so(mark):
    page = CRYPSIS.page([CRYPSIS.post("Wren", 1, "It smokes.")])
    said = '<div class="kmsg">&lt;div class="kblock ksearchresult"&gt;'
    kinds = [importer.page_kinds for importer in all_importers()]
    assert kind_of(Capture("page.html", page.replace('<div class="kmsg">', said).encode), kinds) is None
    page = page.replace("<body>", f"<body><div {mark}></div>")
    assert kind_of(Capture("page.html", page.encode), kinds) is NotAThread.SEARCH


@pytest.mark.parametrize(
    "page",
    [
        crypsis([None, None], base=TOPIC),
        crypsis([15, 15], base="https://pier.example/"),
        crypsis([15, 15]),
        crypsis([15] * 9 + [70], base="https://pier.example/"),  # one was moved
    ],
    ids=["base", "posts", "posts of nowhere", "a moved post"],
)
def test_a_page_without_a_canonical_address_is_of_its_topic(page):
    assert [item.thread_id for item in items(page) if isinstance(item, Thread)] == ["15"]


def test_pages_without_a_canonical_address_are_the_pages_of_their_topic():
    page = crypsis([None, None], base=f"{TOPIC}?start=2", first=1203)
    (thread,) = (item for item in items(page) if isinstance(item, Thread))
    assert thread.addresses == (TOPIC,)
    assert [one.number for one in thread.pages] == [2]


@pytest.mark.parametrize("start", ["", "?start=2"])
def test_ids_that_follow_one_another_are_no_numbers(start):
    page = crypsis([None, None], base=TOPIC + start)
    assert [item.number for item in items(page) if isinstance(item, Post)] == [None, None]


def test_numbers_along_a_topic_are_numbers():
    page = crypsis([None, None], base=TOPIC, first=1)
    assert [item.number for item in items(page) if isinstance(item, Post)] == [1, 2]


BLUE = """<div class="kblock kpollbox"><div class="kheader"><h2><span>Poll: Which wick?</span></h2></div><table
id="kpoll"><tr><td><div class="kpolldesc"><table><tr><td class="{0}-option">Flat</td><td class="{0}-bar"><img></td><td
class="{0}-number">3</td>
<td class="{0}-percent">75%</td></tr><tr><td
class="{0}-option">Round</td><td></td>
<td class="{0}-number">No vote</td><td>0%</td></tr>
<tr><td colspan="4">Number of voters: <b>3</b></td></tr></table></div></td></tr></table></div>"""
CRYPSIS_POLL = """<h2>Poll: Which wick?</h2><div class="collapse in" id="poll-results"><table><tr><td>Flat</td><td
class="span8"><div class="progress"><div class="bar"></div></div></td><td>3</td><td>75%</td></tr><tr><td>Round</td><td
class="span8"><div
class="progress"></div></td><td>No vote</td><td>0%</td></tr><tfoot><tr><td colspan="4">Number of voters <b>3</b></td></tr></tfoot>
</table></div>"""


@pytest.mark.parametrize("poll", [BLUE.format("kpoll"), BLUE.format("kcol"), CRYPSIS_POLL])
def test_a_poll_with_its_votes(poll):
    page = crypsis([None, None], base=TOPIC).replace("</h1>", f"</h1>{poll}")
    (thread,) = (item for item in items(page) if isinstance(item, Thread))
    assert thread.poll == "Which wick?"
    assert [(one.text, one.votes) for one in thread.poll_options] == [("Flat", 3), ("Round", None)]


def test_a_poll_to_vote_in():
    form = '<form id="kpoll-form-vote"><ul><li><input class="kpoll-boxvote" type="radio"> Flat</li>' + "\n<li><input "
    form += 'class="kpoll-boxvote" type="radio"> Round</li></ul></form>'
    poll = f'<div class="kblock kpollbox"><div class="kheader"><h2>Poll: Which wick?</h2></div>{form}</div>'
    page = crypsis([None, None], base=TOPIC).replace("</h1>", f"</h1>{poll}")
    (thread,) = (item for item in items(page) if isinstance(item, Thread))
    assert [(one.text, one.votes) for one in thread.poll_options] == [("Flat", None), ("Round", None)]
