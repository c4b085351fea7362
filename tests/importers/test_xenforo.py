"""XenForo pages: every word of every body once, in order, under its author; boilerplate never; drift loudly."""

from __future__ import annotations

import csv
import html
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.dumps import Capture, captures
from stillboard.errors import Drift
from stillboard.importers.xenforo import IMPORTER
from stillboard.model import Attachment, Board, DateSource, Forum, Item, Member, Place, Post, Skipped, State, Thread, When
from support.paths import PROJECT

SAMPLES = Path(__file__).parent / "xenforo"
DUMP = PROJECT / "dumps" / "forum-pages"
CAPTURES = os.environ.get("STILLBOARD_CAPTURES", "")
ADDRESS = "https://forum.lanternside.example/threads/lamps.7/"


def items(page: str | bytes) -> list[Item]:
    data = page.encode() if isinstance(page, str) else page
    capture = Capture("page.html", lambda: data)
    assert IMPORTER.accepts(capture)
    return list(IMPORTER.posts(capture))


def sample(name: str) -> list[Item]:
    return items((SAMPLES / name / "dump.html").read_bytes())


def posts_of(found: list[Item]) -> list[Post]:
    return [item for item in found if isinstance(item, Post)]


POST2 = """
<article class="message message--post js-post" data-author="{author}" data-content="post-{n}" id="js-post-{n}">
<div class="message-cell message-cell--user"><h4 class="message-name">
<a href="/members/x.{n}/" class="username" data-user-id="{n}">{author}</a></h4></div>
<header class="message-attribution"><a class="message-attribution-main" href="/threads/lamps.7/post-{n}">
<time class="u-dt" datetime="2024-05-0{n}T10:00:00+0100"></time></a>
<div class="message-attribution-opposite"><a href="/threads/lamps.7/post-{n}">#{n}</a></div></header>
<article class="message-body"><div class="bbWrapper">{body}</div><div class="js-selectToQuoteEnd">&nbsp;</div></article>
<footer class="message-footer">Like Reply</footer></article>"""
PAGE2 = """<html id="XF" lang="en"><head><link rel="canonical" href="{address}"></head>
<body><h1 class="p-title-value">Lamps</h1>{posts}</body></html>"""
QUOTE2 = """<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="Ann" data-source="post: 3">
<div class="bbCodeBlock-title"><a href="/goto/post?id=3">Ann said:</a></div><div class="bbCodeBlock-content">
<div class="bbCodeBlock-expandContent">{}</div><div class="bbCodeBlock-expandLink"><a>Click to expand...</a></div></div>
</blockquote>"""
POST1 = """
<li id="post-{n}" class="message" data-author="{author}"><div class="messageUserInfo"><h3 class="userText">
<a href="members/x.{n}/" class="username">{author}</a></h3></div><div class="messageInfo"><div class="messageContent"><article>
<blockquote class="messageText">{body}<div class="messageTextEndMarker">&nbsp;</div></blockquote></article></div>
<div class="messageMeta"><a href="threads/lamps.7/#post-{n}" class="datePermalink">
<span class="DateTime" title="May {n}, 2018 at 1:20 PM"></span></a><a class="postNumber" href="#">#{n}</a></div></div></li>"""
PAGE1 = """<html id="XenForo" lang="en-US"><head><base href="https://forum.lanternside.example/">
<link rel="canonical" href="{address}"></head><body><div class="titleBar"><h1>Lamps</h1></div>
<ol id="messageList">{posts}</ol></body></html>"""
QUOTE1 = """<div class="bbCodeBlock bbCodeQuote" data-author="Ann"><aside><div class="attribution type">Ann said:
<a href="goto/post?id=3#post-3" class="AttributionLink">↑</a></div><blockquote class="quoteContainer"><div class="quote">{}</div>
<div class="quoteExpand">Click to expand...</div></blockquote></aside></div>"""
CARD = """<html id="XF" lang="en"><link rel="canonical" href="https://a.example/threads/lamps.7/">
<h1 class="MessageCard__thread-title">Lamps</h1><div class="MessageCard" id="js-post-5">
<div class="MessageCard__user-info"><a class="MessageCard__user-info__name" href="/members/ann.4/">Ann</a></div>
<a class="MessageCard__date-created" href="/threads/lamps.7/post-5"><time datetime="2024-05-01T10:00:00+0000">May 1</time></a>
<div class="MessageCard__content" data-post-id="5"><div class="bbWrapper">Hello</div></div></div></html>"""
SPOILER = """<div class="bbCodeSpoiler"><div class="bbCodeSpoiler-content"><div class="bbCodeBlock bbCodeBlock--spoiler">
<div class="bbCodeBlock-content">{}</div></div></div></div>"""


def page_of(page: str, post: str, posts: list[tuple[str, str]], address: str = ADDRESS) -> str:
    """A bare page of posts (author, HTML)."""
    filled = [post.format(n=n, author=html.escape(author), body=body) for n, (author, body) in enumerate(posts, 1)]
    return page.format(address=address, posts="".join(filled))


word = st.text(st.sampled_from("abcXYZ019éß灯و"), min_size=1, max_size=6)
SHAPES = [
    "{}",
    "<b>{}</b>",
    "<i>{}</i>",
    "{}<br>",
    "<br><br>{}",
    "<ul><li>{}</li></ul>",
    "<span style='color: red'>{}</span>",
    "<div>{}</div>",
    '<a href="https://lamp.example/">{}</a>',
    '<pre class="bbCodeCode" data-lang="c"><code>{}</code></pre>',
    "<code>{}</code>",
    "<h3>{}</h3>",
    "<table><tr><td>{}</td><td></td></tr></table>",
    SPOILER,
    "QUOTE",
]
piece = st.tuples(st.sampled_from(SHAPES), st.lists(word, min_size=1, max_size=4).map(" ".join))
bodies = st.lists(st.tuples(word, st.lists(piece, min_size=1, max_size=5)), min_size=1, max_size=5)


def plain(markdown: str) -> list[str]:
    """The words of a body, without what the forms of quotes and spoilers add."""
    text = re.sub(
        r"\*\*Ann\*\* \[wrote\]\([^)]*\):|</?(?:details|summary)>|Spoiler|```c?|\]\(https://lamp\.example/\)", " ", markdown
    )
    return re.findall(r"[^\W_]+", text.replace("---", " "))


@pytest.mark.parametrize(
    ("page", "post", "quote"), [(PAGE2, POST2, QUOTE2), (PAGE1, POST1, QUOTE1)], ids=["xenforo2", "xenforo1"]
)
@settings(max_examples=60, deadline=None)
@given(posts=bodies)
def test_every_word_once_in_order_under_its_author(page, post, quote, posts):
    written = [
        (author, " ".join((quote if shape == "QUOTE" else shape).format(words) for shape, words in parts))
        for author, parts in posts
    ]
    found = posts_of(items(page_of(page, post, written)))
    assert [post.author for post in found] == [author for author, _ in posts]
    assert [post.number for post in found] == list(range(1, len(posts) + 1))
    for one, (_, parts) in zip(found, posts, strict=True):
        assert plain(one.body) == " ".join(words for _, words in parts).split(), one.body


def test_the_sample_dump():
    found = [item for capture in captures(DUMP) for item in IMPORTER.posts(capture)]
    posts = posts_of(found)
    assert len(posts) == 31
    assert all(post.author and post.date and post.date_source is DateSource.MARKUP and post.body for post in posts)
    assert {"9001", "9031"} <= {post.original_id for post in posts}
    lamp_room = sorted(post.number or 0 for post in posts if "/rewiring-the-lamp-room.412/" in post.address)
    assert lamp_room == list(range(1, 28))
    assert next(post for post in posts if post.author == "Deleted member 41").author_id == ""
    first = next(item for item in found if isinstance(item, Thread) and item.posts_per_page)
    assert (first.thread_id, first.slug, first.prefix, first.posts_per_page, first.page_count) == (
        "412",
        "rewiring-the-lamp-room",
        "Project",
        20,
        2,
    )
    assert [board.title for board in found if isinstance(board, Board)][:2] == ["Workshop", "Lamps and lenses"]
    assert {item.name for item in found if isinstance(item, Attachment)} == {"lamp.png", "board-sketch.pdf"}
    assert not any(re.search(r"Click to expand|Share:|Similar threads|JavaScript", post.body) for post in posts)


def test_what_a_card_says_of_a_member():
    marlow = next(item for item in sample("xf2") if isinstance(item, Member) and item.name == "Marlow")
    assert (marlow.member_id, marlow.title, marlow.badges) == ("1", "Administrator", ("Staff member",))
    assert marlow.joined is not None
    assert marlow.joined.text == "2014-02-03"
    assert [(count.what, count.number) for count in marlow.counts] == [("Messages", "8412"), ("Reaction score", "3950")]
    assert "Ask before you drill" in marlow.signature


def test_a_poll_has_its_votes_and_a_locked_thread_says_so():
    thread = next(item for item in sample("xf2") if isinstance(item, Thread))
    assert (thread.poll, [(o.text, o.votes) for o in thread.poll_options]) == ("Which wick?", [("38 mm", 3), ("40 mm", 9)])
    assert thread.states == ("locked",)


def test_awkward_things():
    found = sample("xf2-awkward")
    posts = {post.original_id: post for post in posts_of(found)}
    assert not [item for item in found if isinstance(item, Skipped)]
    assert (posts["5000"].place, posts["5000"].number) == (Place(1, 1), 1)  # the thread's first post, which page 3 repeats
    assert posts["6004"].state is State.DELETED
    assert (posts["6004"].author, posts["6004"].author_id) == ("Pell", "")
    assert posts["6004"].date is None  # the notice gives the date of the deletion, not the post's
    everything = "\n".join(post.body for post in posts.values())
    assert not re.search(r"javascript:|<script|onclick|secret|Buy lamps|not mine", everything)
    assert "../" not in "".join(item.name for item in found if isinstance(item, Attachment))


def test_a_german_page_of_xenforo_1():
    found = sample("xf1")
    forum = next(item for item in found if isinstance(item, Forum))
    assert (forum.title, forum.addresses, forum.engine, forum.lang) == (
        "Lanternside Funk",
        ("https://funk.lanternside.example/board/",),
        "XenForo 1",
        "de-DE",
    )
    posts = posts_of(found)
    assert [(post.date.text if post.date else "", post.date_source) for post in posts] == [
        ("2020-04-10T07:38", DateSource.TEXT),
        ("2021-03-02T18:05", DateSource.TEXT),
        ("2021-03-03T19:33:20Z", DateSource.MARKUP),
        ("2021-12-31T23:59", DateSource.TEXT),
    ]
    assert not any(re.search("Klicke|Zuletzt|gefällt|Zitat von", post.body) for post in posts)


@pytest.mark.parametrize(
    ("address", "identity", "slug", "root"),
    [
        ("https://a.example/threads/lamps.7/page-3", "7", "lamps", "https://a.example/"),
        ("https://a.example/threads/7/", "7", "", "https://a.example/"),
        ("https://a.example/board/index.php?threads/lamps.7/page-3", "7", "lamps", "https://a.example/board/"),
        ("https://a.example/t/lamps.7/", "7", "lamps", "https://a.example/"),
        ("https://a.example/community/threads/gl%C3%BCh-lampe.7/", "7", "gl%C3%BCh-lampe", "https://a.example/community/"),
    ],
)
def test_addresses_of_threads(address, identity, slug, root):
    found = items(page_of(PAGE2, POST2, [("Ann", "x")], address))
    thread = next(item for item in found if isinstance(item, Thread))
    forum = next(item for item in found if isinstance(item, Forum))
    assert (thread.thread_id, thread.slug, forum.addresses) == (identity, slug, (root,))
    assert "page-" not in thread.addresses[0]


def test_the_message_card_skin():
    (post,) = posts_of(items(CARD))
    assert (post.author, post.author_id, post.original_id, post.body) == ("Ann", "4", "5", "Hello")
    assert post.date is not None
    assert post.date.text == "2024-05-01T10:00:00Z"


@pytest.mark.parametrize(
    ("page", "post", "engine"),
    [(PAGE2, POST2, "XenForo 2"), (PAGE1, POST1.replace("messageText", "messageText SelectQuoteContainer"), "XenForo 1")],
)
def test_a_page_whose_html_element_was_written_anew(page, post, engine):
    found = items(page_of(re.sub(r"<html [^>]*>", "<html>", page), post, [("Ann", "x"), ("Bob", "y")]))
    assert next(item for item in found if isinstance(item, Forum)).engine == engine
    assert [(one.author, one.body) for one in posts_of(found)] == [("Ann", "x"), ("Bob", "y")]


def test_a_quotation_of_another_thing_than_a_post():
    quote = QUOTE2.replace("post: 3", "profile-post: 3").replace("/goto/post?id=3", "/goto/profile-post?id=3")
    (post,) = posts_of(items(page_of(PAGE2, POST2, [("Bob", quote.format("Hi"))])))
    assert post.body == "> **Ann** [wrote](https://forum.lanternside.example/goto/profile-post?id=3):\n>\n> Hi"


def test_a_date_that_only_the_captions_of_pictures_have():
    bare = re.sub(r"<time.*?</time>", "", POST2).replace(
        '<article class="message-body">', '<article class="message-body" data-lb-caption-desc="Ann · Mar 16, 2023 at 11:15 PM">'
    )
    (post,) = posts_of(items(page_of(PAGE2, bare, [("Ann", "x")])))
    assert (post.date, post.date_source) == (When("2023-03-16T23:15"), DateSource.TEXT)


def test_the_title_where_no_heading_of_xenforo_is():
    page = page_of(PAGE2.replace('<h1 class="p-title-value">Lamps', "<h1>The forum"), POST2, [("Ann", "x")])
    named = page.replace("</head>", '<meta property="og:title" content="Lamps"></head>')
    titles = [item.title for text in (named, page) for item in items(text) if isinstance(item, Thread)]
    assert titles == ["Lamps", "The forum"]


def test_what_the_author_filled_in_beside_the_text_stands_with_it():
    fields = (
        '<div class="message-fields message-fields--{}"><dl class="pairs pairs--customField"><dt>{}</dt><dd>{}</dd></dl></div>'
    )
    before = fields.format("before", "Wick", "flat, 1962")
    after = fields.format("after", "Oil", "<ul><li>whale</li><li>rape</li></ul>")
    first, second = page_of(PAGE2, POST2, [("Ann", "See above."), ("Ben", "Seen.")]), '<article class="message-body">'
    page = first.replace(second, before + second, 1).replace("<footer", f"{after}<footer", 1)
    bodies = [post.body for post in posts_of(items(page))]
    assert bodies == ["**Wick:** flat, 1962\n\nSee above.\n\n**Oil:**\n\n- whale\n- rape", "Seen."]


def test_a_part_for_some_readers_alone_is_a_gap():
    hidden = '<div class="bbCodeBlock bbCodeBlock--hide bbCodeBlock--visible"><div class="bbCodeBlock-content">key 77</div></div>'
    page = page_of(PAGE2, POST2, [("Ann", f"Before.{hidden}After."), ("Ben", "Thanks.")])
    assert posts_of(items(page))[0].body == "Before.\n\n[…](#hidden)\n\nAfter."


def test_a_thread_page_without_posts_is_drift():
    with pytest.raises(Drift):
        items('<html id="XF" data-template="thread_view"><h1>Lamps</h1></html>')


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"plain text about message--post",
        b'<html id="XF" data-template="forum_view"></html>',
        b'<html id="XF" data-template="login"><form></form></html>',
        b'<html><body id="phpbb"><div class="post">message--post</div></html>',
        b'{"html": "<html id=XF data-template=thread_view>"',
        b"how the classes bbWrapper and message--post are used",
        b'<html><body><div class="bbWrapper">a feed of XenForo</div></body></html>',
    ],
)
def test_other_pages_are_left_to_others(page):
    assert not IMPORTER.accepts(Capture("page.html", lambda: page))


def captured() -> list[dict[str, str]]:
    table = Path(CAPTURES, "expected.tsv")
    if not CAPTURES or not table.is_file():
        return []
    with table.open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["platform"] in {"xenforo1", "xenforo2"}]


@pytest.mark.skipif(not captured(), reason="STILLBOARD_CAPTURES names no folder with expected.tsv")
def test_real_pages():
    for row in captured():
        (capture,) = captures(Path(CAPTURES, row["file"]))
        assert IMPORTER.accepts(capture), row["file"]
        posts = posts_of(list(IMPORTER.posts(capture)))
        assert len(posts) == int(row["posts"]), row["file"]
        assert [posts[0].author, posts[-1].author] == [row["first_author"], row["last_author"]], row["file"]
        assert all(post.date for post in posts), row["file"]
