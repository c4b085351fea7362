"""What Vanilla, NodeBB, Flarum, bbPress and wpForo show that is no thread, and what only looks like their own forms."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.model import Post, Skipped
from support.engines.bbpress import VARIANTS as BBPRESS
from support.engines.nodebb import VARIANTS as NODEBB
from support.engines.woltlab import VARIANTS as WOLTLAB

NAMED = {importer.name: importer for importer in all_importers()}
LISTS = {
    "vanilla": """<body id="vanilla_discussions_index"><ul class="DataList Discussions">
<li id="Discussion_7" class="Item ItemDiscussion">
<div class="ItemContent Discussion"><a href="/discussion/7/lamps">Lamps</a></div></li></ul></body>""",
    "nodebb": """<body class="template-category"><ul component="category"><li component="category/topic" data-tid="7"></li></ul>
</body>""",
    "flarum": """<body><div id="flarum-loading"></div><script id="flarum-json-payload" type="application/json">
{"resources": [], "apiDocument": {"links": {}, "data": [{"type": "discussions", "id": "7"}]}}</script></body>""",
    "bbpress": """<body class="bbp-user-page"><div class="bbp-parent-topic-7 reply"><div class="bbp-reply-content">One.
</div></div>
<div class="bbp-parent-topic-8 reply"><div class="bbp-reply-content">Of another topic.</div></div></body>""",
    "wpforo": """<body><div id="wpforo-wrap"><div class="wpfl-1 wpforo-topic"><a href="/community/lamps/">Lamps</a></div></div>
</body>""",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_no_thread(name):
    page = f"<!DOCTYPE html><html><head></head>{LISTS[name]}</html>"
    assert not NAMED[name].accepts(Capture("page.html", page.encode))


def posts(name: str, page: str) -> list[Post | Skipped]:
    found = NAMED[name].posts(Capture("page.html", page.encode))
    return [item for item in found if isinstance(item, Post | Skipped)]


def test_what_leads_to_a_quotation_in_nodebb_is_its_heading_only_if_it_says_so():
    variant = NODEBB["harmony"]
    body = "<p>@pell try this:</p><blockquote><p>oil</p></blockquote><p>@pell said:</p><blockquote><p>salt</p></blockquote>"
    (post,) = posts("nodebb", variant.page([variant.post("Marlow", 1, body)]))
    assert isinstance(post, Post)
    assert post.body == "@pell try this:\n\n> oil\n\n> **pell** wrote:\n>\n> salt"


def test_what_a_theme_of_bbpress_shows_above_the_others_counts_among_them():
    variant = BBPRESS["theme"]
    best, *others = (variant.post("Marlow", n, f"<p>{n}</p>") for n in (2, 1, 2))
    found = posts("bbpress", variant.page([best, *others]))
    assert [item.body for item in found if isinstance(item, Post)] == ["1", "2"]
    assert [str(item.where) for item in found if isinstance(item, Skipped)] == ["page.html#1"]


TOPIC = """<body class="single-topic postid-1"><h1 class="entry-title">Lamps</h1>
<ul id="topic-1-replies" class="bbp-replies"><li>{}</li></ul>
</body>"""
ROLE = """<div class="post-{n} reply type-reply user-id-{n}" id="post-{n}"><div class="bbp-reply-author">
<a href="https://wp.example/users/m{n}/"><img src="a.png"></a><div class="bbp-reply-author-role">Participant</div></div>
<div class="bbp-reply-content entry"><div class="bbp-reply-header"><span class="bbp-reply-author-name">
<a href="https://wp.example/users/m{n}/">{name}</a></span>
<span class="bbp-reply-date"><a href="#post-{n}">May {n}, 2024 at 3:00 pm</a>
</span></div><p>Words {n}.</p></div></div>"""


def test_what_a_member_is_in_bbpress_is_no_name_and_a_head_in_the_content_no_words():
    page = TOPIC.format("".join(ROLE.format(n=n, name=name) for n, name in enumerate(["Marlow", "Pell"], 1)))
    found = [item for item in posts("bbpress", page) if isinstance(item, Post)]
    assert [(post.author, post.author_id, post.body) for post in found] == [
        ("Marlow", "1", "Words 1."),
        ("Pell", "2", "Words 2."),
    ]
    assert [post.date and post.date.text for post in found] == ["2024-05-01T15:00", "2024-05-02T15:00"]


def test_where_a_theme_of_bbpress_shows_the_role_alone_nobody_is_named():
    page = TOPIC.format("".join(ROLE.format(n=n, name=name) for n, name in enumerate(["Marlow", ""], 1)))
    assert [item.author for item in posts("bbpress", page) if isinstance(item, Post)] == ["Marlow", ""]


def test_what_a_search_of_bbpress_finds_is_no_thread():
    page = TOPIC.format(ROLE.format(n=1, name="Marlow")).replace('class="bbp-replies"', 'class="bbp-search-results"')
    assert not NAMED["bbpress"].accepts(Capture("page.html", page.encode))


def test_the_element_of_a_theme_of_bbpress_around_a_post_names_its_id():
    post = """<article id="reply-{n}" class="bbp-reply"><header class="bbp-reply-header">
<span class="bbp-reply-author">{name}</span><span class="bbp-reply-date">May {n}, 2024 at 3:00 pm</span></header>
<div class="bbp-reply-content">Words {n}.</div></article>"""
    page = TOPIC.format("".join(post.format(n=n, name=name) for n, name in enumerate(["Marlow", "Pell"], 5)))
    assert [item.original_id for item in posts("bbpress", page) if isinstance(item, Post)] == ["5", "6"]


def test_a_name_of_woltlab_that_a_skin_calls_otherwise():
    variant = WOLTLAB["5"]
    page = variant.page(
        [variant.post(name, n, "Words.").replace("username ", "") for n, name in enumerate(["Marlow", "Pell"], 1)]
    )
    found = [item for item in posts("woltlab", page) if isinstance(item, Post)]
    assert [(post.author, post.author_id) for post in found] == [("Marlow", "41"), ("Pell", "42")]
