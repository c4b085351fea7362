"""What a finished page shows, and what of that is found."""

from __future__ import annotations

import pytest

from stillboard.search import pages

THREAD = """<!doctype html><html lang="en"><body>
<main data-find="thread" data-boards="1" data-forum="Lanternside" data-starter="Marlow">
<nav data-find="crumbs"><a href="/a/">Home</a><a href="/a/forums/">Lanternside</a><a href="/a/forums/w.2/">Work&amp;shop</a>
<a href="/a/t.1/" aria-current="page">T</a></nav>
<h1 data-find="title">A <b>wi</b>ck</h1><p>not this</p><ul data-find="text"><li>oil</li><li>brass</li></ul>
<article data-find="post-71"><bdi data-find="author">Marlow</bdi><a data-find="label">#1</a>
<p data-find="date">around <time datetime="2019-03-01">March 1</time></p>
<div data-find="text" lang="de">{}</div></article>
<article data-find="post-72"><p data-find="date">date not known</p></article></main></body></html>"""


def body(html: str) -> str:
    page = pages.read("threads/t.1/index.html", THREAD.format(html), "/a/")
    assert page
    return page.posts[0].text


def test_a_thread():
    page = pages.read("threads/t.1/index.html", THREAD.format("<p>one</p>"), "/a/")
    assert page
    assert (page.title, page.head, page.forum, page.starter, page.lang) == ("A wick", "oil brass", "Lanternside", "Marlow", "de")
    assert page.boards == [("forums/w.2/", "Work&shop")]
    assert [(post.anchor, post.author, post.label, post.date, post.year, post.text) for post in page.posts] == [
        ("post-71", "Marlow", "#1", "2019-03-01", "2019", "one"),
        ("post-72", "", "", "", "", ""),
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one two"),
        ("<p>o<i><b>n</b></i>e<br>two</p>", "one two"),
        ("<p>x<i>y</i></p>z", "xy z"),
        ("<ul><li>one<ul><li>two</li></ul>three</li></ul>", "one two three"),
        ("<p>a&lt;b&gt; &amp;amp;</p><!-- no --><script>no</script><template>no</template>", "a<b> &amp;"),
        ('<p>hello <img alt="smile" src="/x.png"></p>', "hello smile"),
        ("<p>one\u2003two\u00a0three\u200bfour\u00adfive</p>", "one two three four five"),
        ("<details><summary>Spoiler</summary><p>kept</p></details>", "Spoiler kept"),
    ],
)
def test_words_are_apart_where_blocks_are(html, text):
    assert body(html) == text


def test_a_quote_is_found_where_it_comes_from():
    quote = '<blockquote><p class="attribution"><bdi>Pell</bdi> {}</p><p>quoted</p>{}</blockquote><p>answer</p>'
    archived = quote.format('<a class="jump" href="/a/">wrote</a>:', "")
    gone = quote.format('wrote: <small class="unarchived">(this post is not in the archive)</small>', "")
    assert body(archived) == "answer"
    assert body(quote.format("wrote:", "")) == "answer"
    assert body("<blockquote><p>plain</p></blockquote>") == ""
    assert "quoted" in body(gone)
    # What is quoted inside is judged by itself.
    assert body(quote.format("wrote:", gone)) == "answer"
    assert "hidden" not in body(gone.replace("quoted", "quoted</p><blockquote><p>hidden</p></blockquote><p>"))


def test_deep_nesting_is_no_obstacle():
    assert body("<b>" * 500 + "deep" + "</b>" * 500) == "deep"


def test_further_pages_of_lists_say_nothing_new():
    board = '<main data-find="board"><h1 data-find="title">Workshop</h1></main>'
    first, second = (pages.read(f"forums/w.2/{name}.html", board, "/") for name in ("index", "page-2"))
    assert first
    assert (first.kind, first.title, second) == ("board", "Workshop", None)


def test_a_page_without_marks_is_not_found():
    assert pages.read("index.html", "<main><h1>Home</h1></main>", "/") is None
    assert pages.search_settings("<main></main>") is None


def test_addresses_under_relative_urls():
    page = pages.read(
        "threads/t.1/index.html", THREAD.replace('"/a/', '"../../').replace("w.2/", "w.2/index.html").format(""), "../"
    )
    assert page
    assert page.boards[0][0] == "forums/w.2/"
