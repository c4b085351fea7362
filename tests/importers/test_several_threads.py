"""Pages that show posts of several threads, as search results do: they are no thread; and numbers that are ids."""

from __future__ import annotations

import pytest

from stillboard.addresses.engines import PHPBB_NUKE
from stillboard.dumps import Capture
from stillboard.errors import NoThread
from stillboard.importers import all_importers
from stillboard.model import Post

IP_BOARD = """<div class="post_block hentry clear" id="post_id_{post}"><a id="entry{post}"></a><div class="post_wrap">
<h3><span class="post_id"><a href="http://ferry.example/index.php?showtopic={thread}&amp;view=findpost&amp;p={post}"
rel="bookmark" title="Link to post #{post}">#{post}</a></span> <span class="author vcard"><a class="url fn"
href="http://ferry.example/user/{n}-member/">Keeper {n}</a></span></h3>
<div class="post_body"><p class="posted_info">Posted
<abbr class="published" title="2011-07-1{n}T23:12:52+00:00">some day</abbr></p>
<div class="post entry-content"><p>The ferry bell was rung {n} times in the fog.</p></div></div></div></div>"""
SMF = """<div class="windowbg core_posts"><div class="content"><div class="topic_details"><div class="counter">{n}</div>
<h5><a href="http://ferry.example/index.php?board=3.0">Fog</a> /
<a href="http://ferry.example/index.php?topic={thread}.msg{post}#msg{post}">The bell</a></h5><span class="smalltext">by <strong><a
href="http://ferry.example/index.php?action=profile;u={n}" title="View the profile">Keeper {n}</a></strong> on
<em>March 0{n}, 2009, 10:12:44 AM</em></span></div>
<div class="list_posts">The ferry bell was rung {n} times in the fog of that night.</div></div></div>"""
PAGE = "<html><head><title>The bell - Ferry forum</title></head><body><h1>The bell</h1>{posts}</body></html>"


def read(form: str, threads: list[int], posts: list[int], page: str = PAGE) -> list[Post]:
    each = (form.format(thread=thread, post=post, n=n) for n, (thread, post) in enumerate(zip(threads, posts, strict=True), 1))
    capture = Capture("page.html", page.format(posts="".join(each)).encode)
    importer = next(one for one in all_importers() if one.accepts(capture))
    return [item for item in importer.posts(capture) if isinstance(item, Post)]


@pytest.mark.parametrize("form", [IP_BOARD, SMF], ids=["an engine's table", "the structure"])
def test_posts_of_several_threads_are_search_results(form):
    with pytest.raises(NoThread, match="search results"):
        read(form, [501, 502, 503, 504], [71, 82, 93, 104])


@pytest.mark.parametrize("form", [IP_BOARD, SMF], ids=["an engine's table", "the structure"])
def test_posts_of_one_thread_are_a_thread(form):
    assert len(read(form, [501, 501, 501, 501], [71, 82, 93, 104])) == 4


def test_a_post_that_was_moved_here_makes_no_search_results():
    assert len(read(IP_BOARD, [501, 501, 501, 501, 77], [71, 82, 93, 104, 120])) == 5


def test_an_id_that_is_shown_as_a_number_is_no_number():
    assert [post.number for post in read(IP_BOARD, [501, 501, 501], [71, 82, 93])] == [None, None, None]
    assert [post.original_id for post in read(IP_BOARD, [501, 501, 501], [71, 82, 93])] == ["71", "82", "93"]


def test_ids_that_follow_one_another_are_no_numbers_either():
    assert [post.number for post in read(IP_BOARD, [501, 501, 501], [71, 72, 73])] == [None, None, None]


@pytest.mark.parametrize("query", ["file=viewtopic&t=77&start=15", "t=77&file=viewtopic&start=15"])
def test_an_address_of_php_nuke_names_its_thread_in_any_order(query):
    match = PHPBB_NUKE.thread.match(f"http://sluice.example/modules.php?name=Forums&{query}")
    assert match is not None
    assert (match["id"], match["start"]) == ("77", "15")
    assert match["base"] == f"http://sluice.example/modules.php?name=Forums&{query.removesuffix('&start=15')}"
    assert PHPBB_NUKE.thread.match("http://sluice.example/modules.php?name=Forums&t=77&file=viewtopics") is None


def test_numbers_along_a_thread_stay_though_they_are_its_posts_ids():
    assert [post.number for post in read(IP_BOARD, [1, 1, 1], [1, 2, 3])] == [1, 2, 3]


PLAIN = """<div class="entry" id="e{post}"><div class="who"><a class="nick" href="/people/{n}">Keeper {n}</a>{card}</div>
<div class="when">Written on {n} March 2006, 21:40</div>{note}<div class="saying"><p>The ferry bell was rung {n} times in the fog,
and nobody on the far side could say afterwards which of the two boats had answered first.</p></div>{signature}</div>"""
LEADS = '<a href="http://ferry.example/index.php?topic=60{n}.0">The fog of {n} March</a>'


@pytest.mark.parametrize(
    "besides",
    [
        {"signature": f'<div class="signature">{LEADS}</div>'},
        {"card": f'<div class="usercard"><h6>Latest</h6>{LEADS}</div>'},
        {"note": f"<p>Split from {LEADS}</p>"},
    ],
    ids=["signatures", "cards", "notes"],
)
def test_links_to_other_threads_beside_posts_make_no_search_results(besides):
    form = PLAIN
    for place in ("signature", "card", "note"):
        form = form.replace(f"{{{place}}}", besides.get(place, ""))
    assert len(read(form, [501, 501, 501, 501], [71, 82, 93, 104])) == 4


def test_a_page_that_leads_to_other_pages_of_a_thread_is_that_thread():
    page = PAGE.replace("</h1>", '</h1><a href="http://ferry.example/index.php?showtopic=501&amp;st=20">2</a>')
    assert len(read(IP_BOARD, [501, 501, 77, 78], [71, 82, 93, 104], page)) == 4
    with pytest.raises(NoThread, match="search results"):
        read(IP_BOARD, [501, 501, 77, 78], [71, 82, 93, 104])
