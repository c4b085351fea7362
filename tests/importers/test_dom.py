"""The ways through a page's tree, and the shapes of what a card says."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillboard.importers._html import dom, looked_up
from stillboard.importers._html.card import pairs_in, title_in
from stillboard.importers._html.layout import After, Before, Lines
from stillboard.markup.html_words import text_of


def page(html: str) -> LexborNode:
    body = LexborHTMLParser(html).body
    assert body is not None
    return body


def one(root: LexborNode, selector: str) -> LexborNode:
    found = root.css_first(selector)
    assert found is not None
    return found


def test_the_nearest_element_above_is_found_and_no_further_than_asked():
    root = page("<section id=a><section id=b><p><i>x</i></p></section></section>")
    inner = one(root, "i")
    found = dom.ancestor(inner, dom.of_tag("section"))
    assert found is not None
    assert found.id == "b"
    assert dom.ancestor(inner, dom.of_tag("section"), 1) is None
    assert [above.tag for above in dom.ancestors(inner, 2)] == ["p", "section"]
    assert dom.ancestor(None, dom.of_tag("section")) is None


def test_what_lies_in_another_of_the_kind_belongs_to_that():
    root = page("<blockquote id=a><cite id=own></cite><blockquote><cite id=other></cite></blockquote></blockquote>")
    outer = one(root, "#a")
    assert dom.belongs_to(one(root, "#own"), outer, dom.of_tag("blockquote"))
    assert not dom.belongs_to(one(root, "#other"), outer, dom.of_tag("blockquote"))
    assert not dom.belongs_to(outer, one(root, "#own"), dom.of_tag("blockquote"))


@pytest.mark.parametrize(
    ("between", "found"), [(" <!-- x --> ", True), ("<br>", True), ("words", False)], ids=["blanks", "line break", "words"]
)
def test_a_sibling_is_next_where_nothing_that_shows_stands_between(between, found):
    root = page(f"<div><b>1</b>{between}<i>2</i></div>")
    assert (dom.sibling(one(root, "b"), forward=True) is not None) is found
    assert (dom.sibling(one(root, "i"), forward=False) is not None) is found


def test_a_line_break_may_be_a_sibling_too():
    root = page("<div><b>1</b><br><i>2</i></div>")
    found = dom.sibling(one(root, "b"), forward=True, across=frozenset())
    assert found is not None
    assert found.tag == "br"


def test_elements_after_one_end_at_the_next_of_its_kind_and_at_the_most():
    root = page("<div><b></b> x <i></i><u></u><i></i><b></b><s></s></div>")
    start = one(root, "b")
    assert [node.tag for node in dom.next_elements(start, 9, dom.of_tag("b"))] == ["i", "u", "i"]
    assert [node.tag for node in dom.next_elements(start, 2, dom.of_tag("b"))] == ["i", "u"]
    following, before = dom.next_element(start), dom.previous_element(one(root, "s"))
    assert following is not None
    assert following.tag == "i"
    assert before is not None
    assert before.tag == "b"


def test_own_words_and_the_first_that_shows():
    node = one(page("<div> <!-- x --> 3 May <a>#7</a> 2010 </div>"), "div")
    assert dom.own_words(node) == "3 May 2010"
    solid = dom.first_solid(node)
    assert solid is not None
    assert solid.is_text_node
    assert dom.first_solid(one(page("<p> <!-- x --> </p>"), "p")) is None


CARDS = {
    "list": ("<dl><dt>Posts</dt><dd>12</dd><dt title='Since'></dt><dd>May</dd></dl>", "dl", [("Posts", "12"), ("Since", "May")]),
    "words": ("<p>Posts: 12</p><p>From: Oslo</p>", "p", [("Posts", "12"), ("From", "Oslo")]),
    "lines": ("Warden<br>Posts: 12<br>From: Oslo", Lines(), [("Posts", "12"), ("From", "Oslo")]),
    "lines of": ("<i>A: 1</i><b>Posts: 12</b>", Lines((".none", "b")), [("Posts", "12")]),
    "after": ("<p><b>Posts:</b> 12</p>", After("p", "b"), [("Posts", "12")]),
    "before": ("<p>Posts: <b>12</b></p><p>From: Oslo</p>", Before("p", "b"), [("Posts", "12"), ("From", "Oslo")]),
    "none": ("<p>Posts: 12</p>", "", []),
}


@pytest.mark.parametrize(("html", "shape", "pairs"), CARDS.values(), ids=CARDS)
def test_the_pairs_of_a_card(html, shape, pairs):
    assert pairs_in(one(page(f"<div>{html}</div>"), "div"), shape) == pairs


def test_the_title_of_a_card_is_its_first_line_that_is_no_pair():
    card = one(page("<div>Posts: 12<br> Warden <br>Elder</div>"), "div")
    assert title_in(card, Lines()) == "Warden"
    assert title_in(card, ("u",)) == ""


def test_what_a_post_shows_is_looked_for_once(monkeypatch):
    asked = []

    def counted(node, *selectors):
        asked.append(selectors)
        return dom.first(node, *selectors)

    monkeypatch.setattr(looked_up, "first", counted)
    post = looked_up.LookedUp(one(page("<div><b>Ann</b> <i>May</i></div>"), "div"))
    assert [post.text("b"), post.text("b"), post.text("u", "i"), post.text("i")] == ["Ann", "Ann", "May", "May"]
    assert post.first("u") is None
    assert post.first("u") is None
    assert asked == [("b",), ("u", "i"), ("i",), ("u",)]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a\xa0 b</p>", "a  b"),
        ("<p>a<!-- b --></p>", "a"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p hidden>a</p>", "a"),
        ("<p></p>", ""),
        ("<p><u hidden>a</u></p>", ""),
    ],
)
def test_the_words_of_an_element_are_the_same_whatever_else_it_holds(html, words):
    assert text_of(one(page(html), "p")) == words
    assert text_of(one(page(f"<div>{html}<i></i></div>"), "p")) == words


@pytest.mark.parametrize("tag", ["script", "style", "title", "textarea", "button"])
def test_an_element_of_what_nobody_wrote_has_no_words(tag):
    assert text_of(one(page(f"<div><{tag}>a</{tag}></div>"), tag)) == ""
