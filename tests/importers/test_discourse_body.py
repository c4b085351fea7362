"""Discourse bodies: every word once, in order, under its author; its own elements; time that grows with the size."""

from __future__ import annotations

import html

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from stillboard.importers._discourse.raw import as_html
from stillboard.markup.smilies import character
from stillboard.model import Post, Thread
from support.growth import assert_linear
from support.topics import body, items, post, posts, topic

# --- every word of every body, once, in order, under its author

HARD = [
    "*",
    "__init__",
    "1.",
    "#",
    "-",
    "<b>",
    "&amp;",
    "a|b",
    "`x`",
    "[y](z)",
    "C:\\dir",
    "~~",
    "!",
    "+1",
    ">",
    "ورد",
    "灯台守",
    "@all",
]
hard_words = st.lists(st.one_of(st.sampled_from(HARD), st.from_regex(r"[a-z]{1,6}", fullmatch=True)), min_size=1, max_size=6)
plain_words = st.lists(st.from_regex(r"[a-z]{2,6}[0-9]?", fullmatch=True), min_size=1, max_size=6)
Piece = tuple[str, list[str]]  # the source, and the words a reader should see


def paragraph(words: list[str]) -> Piece:
    return f"<p>{html.escape(' '.join(words))}</p>", words


def code(words: list[str]) -> Piece:
    return f'<pre><code class="lang-bash">{html.escape(chr(10).join(words))}\n</code></pre>', words


def bullets(words: list[str]) -> Piece:
    return f"<ul>{''.join(f'<li>{html.escape(word)}</li>' for word in words)}</ul>", words


def quotation(inner: list[Piece]) -> Piece:
    source = "".join(part for part, _ in inner)
    words = [word for _, more in inner for word in more]
    aside = '<aside class="quote" data-username="wren" data-post="1" data-topic="9"><div class="title">wren:</div>'
    return f"{aside}<blockquote>{source}</blockquote></aside>", ["wren", "wrote:", *words]


def folded(inner: list[Piece]) -> Piece:
    source = "".join(part for part, _ in inner)
    return f"<details><summary>more</summary>{source}</details>", ["more", *(word for _, more in inner for word in more)]


cooked = st.lists(
    st.recursive(
        st.one_of(hard_words.map(paragraph), hard_words.map(code), hard_words.map(bullets)),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(quotation), st.lists(inner, min_size=1, max_size=3).map(folded)
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=4,
).map(lambda parts: ("".join(source for source, _ in parts), [word for _, words in parts for word in words]))


def raw_piece(kind: str, words: list[str]) -> Piece:
    line = " ".join(words)
    match kind:
        case "quote":
            return f'[quote="Wren O, post:1, topic:9, username:wren"]\n{line}\n[/quote]', ["wren", "wrote:", *words]
        case "details":
            return f'[details="more"]\n{line}\n[/details]', ["more", *words]
        case "code":
            return f'```\n[quote="x"] {line}\n```', ['[quote="x"]', *words]
        case "spoiler":
            return f"[spoiler]{line}[/spoiler]", ["Spoiler", *words]
        case _:
            return line, words


raw = st.lists(
    st.tuples(st.sampled_from(["quote", "details", "code", "spoiler", "plain"]), plain_words).map(lambda made: raw_piece(*made)),
    min_size=1,
    max_size=5,
).map(lambda parts: ("\n\n".join(source for source, _ in parts), [word for _, words in parts for word in words]))


def shown(markdown: str) -> list[str]:
    """The words that a reader of the page sees."""
    page = LexborHTMLParser(github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))
    assert page.body is not None
    for node in page.body.css("p, li, summary, pre, blockquote, td, br"):
        node.insert_before(" ")
        node.insert_after(" ")
    return page.body.text().split()


@settings(max_examples=120, deadline=None)
@given(
    bodies=st.lists(
        st.tuples(st.sampled_from(["pell", "wren", "ورد"]), st.sampled_from(["cooked", "raw"]), cooked, raw),
        min_size=1,
        max_size=5,
    )
)
def test_every_word_once_in_order_under_its_author(bodies: list[tuple[str, str, Piece, Piece]]) -> None:
    members, expected = [], []
    for number, (author, kind, made_cooked, made_raw) in enumerate(bodies, 1):
        source, words = made_cooked if kind == "cooked" else made_raw
        facts = post(number, username=author) | {kind: source}
        if kind == "raw":
            del facts["cooked"]
        members.append(facts)
        expected.append((author, words))
    assert [(one.author, shown(one.body)) for one in posts(topic(*members))] == expected


# --- Discourse's own elements


HERE = "https://talk.lanternside.example"
ONEBOX = (
    '<aside class="onebox"><header class="source"><a href="https://x.example/a">x.example</a></header>'
    '<article class="onebox-body"><h3><a href="https://x.example/a">Title</a></h3><p>Words of theirs</p></article></aside>'
)
LIGHTBOX = (
    '<div class="lightbox-wrapper"><a class="lightbox" href="//cdn.example/big.png" title="a.png"><img src="//cdn.example/s.png" '
    'alt="lamp"><div class="meta"><span class="filename">a.png</span></div></a></div>'
)
OLD_QUOTE = (
    '<aside class="quote" data-post="3" data-topic="9"><div class="title"><div class="quote-controls"></div>wren:</div>'
    "<blockquote><p>Old markup</p></blockquote></aside>"
)
QUOTE_FROM_ELSEWHERE = (
    '<aside class="quote" data-username="wren" data-post="3" data-topic="12">'
    '<div class="title"><a href="/t/other/12/3">Other</a></div>'
    "<blockquote><p>Elsewhere</p></blockquote></aside>"
)
VIDEO = (
    '<div class="youtube-onebox lazy-video-container" data-video-title="Horn">'
    '<a href="https://www.youtube.com/watch?v=abc"><img src="t.jpg"></a></div>'
)


@pytest.mark.parametrize(
    ("cooked", "markdown"),
    [
        ('<p><a class="mention" href="/u/wren">@wren</a> hi</p>', f"[@wren]({HERE}/u/wren) hi"),
        ('<p><img src="/e/t.png" title=":tada:" class="emoji" alt=":tada:"></p>', "🎉"),
        ('<p><img src="/e/our_gull.png" title=":our_gull:" class="emoji" alt=":our_gull:"></p>', ":our_gull:"),
        ('<p><img src="/e/icon_mrgreen.gif" title=":mrgreen:" class="emoji emoji-custom" alt=":mrgreen:"></p>', "😁"),
        (ONEBOX, "[Title](https://x.example/a)"),
        (LIGHTBOX, "![lamp](https://cdn.example/big.png)"),
        ('<p><a class="attachment" href="/uploads/1.pdf">plan.pdf</a> (3 KB)</p>', f"[plan.pdf]({HERE}/uploads/1.pdf) (3 KB)"),
        ('<h2><a name="p-1-x" class="anchor" href="#p-1-x"></a>Tanks</h2>', "## Tanks"),
        ('<pre><code class="lang-auto">x = 1\n</code></pre>', "```\nx = 1\n```"),
        (OLD_QUOTE, f"> **wren** [wrote]({HERE}/t/gulls/9/3):\n>\n> Old markup"),
        (QUOTE_FROM_ELSEWHERE, f"> **wren** [wrote]({HERE}/t/other/12/3):\n>\n> Elsewhere"),
        (VIDEO, "[Horn](https://www.youtube.com/watch?v=abc)"),
        ('<p><script>alert(1)</script><a href="javascript:alert(2)" onclick="x()">trap</a></p>', "trap"),
    ],
)
def test_cooked(cooked: str, markdown: str) -> None:
    assert body(cooked=cooked) == markdown


def test_raw_is_read_where_there_is_nothing_else() -> None:
    facts = post(raw="![lamp|690x388](upload://l4mp.png) [plan.pdf|attachment](upload://pl4n.pdf) :tada:\n`:tada:`")
    del facts["cooked"]
    here = "https://talk.lanternside.example"
    [found] = posts(topic(facts), address=here)
    assert found.body == (
        f"![lamp]({here}/uploads/short-url/l4mp.png) [plan.pdf]({here}/uploads/short-url/pl4n.pdf) 🎉\\\n`:tada:`"
    )
    [nowhere] = posts(topic(facts))
    assert nowhere.body == "[lamp](#missing) [plan.pdf](#missing) 🎉\\\n`:tada:`"


COOKED = (
    '<aside class="quote" data-username="wren" data-post="1" data-topic="9"><div class="title">wren:</div>'
    "<blockquote><p>Which wick?</p></blockquote></aside>"
    '<p><a class="mention" href="/u/wren">@wren</a> the <em>flat</em> one '
    '<img src="/e/fire.png" title=":fire:" class="emoji"></p>'
    '<div class="lightbox-wrapper"><a class="lightbox" href="https://cdn.example/big.jpeg"><img src="https://cdn.example/s.jpeg" '
    'alt="wick" data-base62-sha1="aBcD12"></a></div><p>a<br>\nb</p><pre><code>x = 1\n</code></pre>'
)
RAW = (
    '[quote="wren, post:1, topic:9"]\nWhich wick?\n[/quote]\n\n@wren the *flat* one :fire:\n\n'
    "![wick|690x388](upload://aBcD12.jpeg)\n\na\nb\n\n```PLACE\nx = 1\n```"
)


def test_the_authors_own_markdown_is_taken_where_nothing_is_lost_by_it() -> None:
    made = body(cooked=COOKED)
    assert f"[@wren]({HERE}/u/wren)" in made
    assert "![wick](https://cdn.example/big.jpeg)" in made
    assert body(cooked=COOKED, raw=RAW.replace("PLACE", "")) == made
    heading = "<h2>Oil</h2><p>Colza   lamp</p>"
    assert body(cooked=heading, raw="**Oil**\n\nColza lamp") == "**Oil**\n\nColza lamp"  # the author's, not the forum's


@pytest.mark.parametrize(
    "raw",
    [
        "![wick](upload://other.png)",
        "See :unknown_gull:",
        "Only a part",
        "[date=2024-05-01 timezone=Europe/Lisbon]",
        "",
        " ",
        5,
    ],
)
def test_what_the_forum_made_is_taken_where_raw_would_lose_or_add_something(raw: object) -> None:
    cooked = f'<p>Only a part of <a href="{HERE}/t/other/12">the other topic</a></p>'
    assert body(cooked=cooked, raw=raw) == f"Only a part of [the other topic]({HERE}/t/other/12)"


def test_the_opening_poll_is_the_threads_and_another_stays_in_its_post() -> None:
    poll = {
        "name": "poll",
        "title": "Which?",
        "options": [{"id": "a", "html": "this &amp; that", "votes": 2}, {"id": "b", "html": "none"}],
    }
    lis = '<li data-poll-option-id="a">this &amp; that</li><li data-poll-option-id="b">none</li>'
    div = f'<p>Vote.</p><div class="poll" data-poll-name="poll"><ul>{lis}</ul></div>'
    found = items(topic(post(1, cooked=div, polls=[poll]), post(2, cooked=div, polls=[poll])))
    [thread] = [item for item in found if isinstance(item, Thread)]
    assert (thread.poll, [(o.text, o.votes) for o in thread.poll_options]) == ("Which?", [("this & that", 2), ("none", None)])
    assert [item.body for item in found if isinstance(item, Post)] == [
        "Vote.",
        "Vote.\n\n**Which?**\n\n- this & that (2 votes)\n- none",
    ]


@pytest.mark.parametrize("piece", ["<aside class=quote><blockquote>", "<div>", ":a", "> ", "`", "https://a/t/"])
@pytest.mark.parametrize("key", ["cooked", "raw"])
def test_time_is_about_linear(piece: str, key: str) -> None:
    assert_linear(lambda size: items(topic(post() | {"cooked": "", key: piece * size})), 5_000)


@pytest.mark.parametrize("piece", ["[quote]", "[/quote]", "[spoiler]x[/spoiler]", "[details="])
def test_time_of_tags_in_raw_is_about_linear(piece: str) -> None:
    assert_linear(lambda size: as_html(piece * size), 5_000)


def test_emoji_are_characters_or_nothing() -> None:
    assert [character(name) for name in ("tada", "fire", "+1", "a", "latin_small_letter_a", "our_own")] == [
        "🎉",
        "🔥",
        "👍",
        "",
        "",
        "",
    ]
