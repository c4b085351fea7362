"""What Vanilla, NodeBB, Flarum, bbPress and wpForo show that is no thread, and what only looks like their own forms."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.model import Post, Skipped
from support.engines.bbpress import VARIANTS as BBPRESS
from support.engines.nodebb import VARIANTS as NODEBB

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
