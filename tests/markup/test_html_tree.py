"""HTML as a tree, in time and memory that are in line with it."""

from __future__ import annotations

import pytest

from stillboard.content import header
from stillboard.markup import html_tree
from stillboard.markup.from_html import reader
from stillboard.markup.html_reader import MAX_TEXT, Dialect
from stillboard.markup.html_tree import reopens, tree
from stillboard.markup.to_markdown import to_markdown
from support.growth import assert_linear, assert_within


@pytest.mark.parametrize("attribute", [" a%d", "\na%d=1", ' a%d=">"', "/a%d", " a%d = '<b>'"])
def test_of_a_tag_with_thousands_of_attributes_the_first_are_kept(attribute):
    html = "<p id='x'" + "".join(attribute % n for n in range(40_000)) + ">words <b>and</b> more"
    made = []
    assert_within(1, lambda: made.append(tree(html)))
    (paragraph,) = made[0].css("p#x")
    assert len(paragraph.attributes) == html_tree.MAX_ATTRIBUTES
    assert paragraph.text() == "words and more"


@pytest.mark.parametrize("part", ["<a ", "<a b='", '<a b="<a c=', "<a <", "<a/", "<a b = "])
def test_looking_for_attributes_is_linear(part):
    assert_linear(lambda n: html_tree._MANY.sub("", part * n), 10_000)


def test_formatting_that_nobody_closes_does_not_multiply():
    html = "".join(f"<p><font size={n}>word{n}</p>" for n in range(3_000))
    assert reopens(html)
    made = tree(html)
    assert len(made.css("font")) == 0
    assert made.body is not None
    assert made.body.text().count("word") == 3_000


@pytest.mark.parametrize("hidden", ["<!--</font>-->", "<i title='></font>'>", "<td></font>", "<script></font></script>"])
def test_an_end_tag_that_is_none_closes_nothing(hidden):
    assert reopens("".join(f"<p><font size={n}>x{hidden}</p>" for n in range(3_000)))


@pytest.mark.parametrize("part", ["<p><b>x</b></p>", "<p><b>x</p>", "<td><font color=red>x<br></td>", "<a href=x>x<p>"])
def test_what_forums_write_is_left_alone(part):
    assert not reopens(part * 20_000)


def test_of_what_has_too_many_tags_or_is_too_deep_the_words_are_there(monkeypatch):
    monkeypatch.setattr(html_tree, "MAX_DEPTH", 100)
    body = tree("<div>" * 200 + "bottom").body
    assert body is not None
    assert body.text().strip() == "bottom"


def test_a_body_of_more_words_than_a_file_holds_is_refused_before_it_is_taken_apart():
    assert MAX_TEXT > header.MAX_BODY
    node = tree("<p>" + "lamp wick " * (MAX_TEXT // 10) + "oil</p>").body
    written = to_markdown(reader(Dialect()).blocks(node))
    assert len(written) > header.MAX_BODY
    assert "lamp" not in written


@pytest.mark.parametrize(
    ("html", "starts"),
    [
        ("<font size=7>lamp</font>", []),
        ('<b title="a">x</B><U>y</u>', []),
        ("<b><i>x</i></b>", ["<b"]),
        ("<b>x</i>", ["<b"]),
        ("<big>x<b>y</big>", ["<big", "<b"]),
        ('<b title="a>x</b>', ['<b title="a']),
        ("<b title='a'>x</b>", ["<b title='a'"]),
    ],
)
def test_formatting_that_ends_before_another_tag_is_open_in_none(html, starts):
    assert [match[0] for match in html_tree._FORMATTING_START.finditer(html)] == starts


@pytest.mark.parametrize("part", ["<b ", "<b>", '<b a="', "<b>x</b", '<b a="">', "<b a='>x"])
def test_looking_for_formatting_that_ends_at_once_is_linear(part):
    assert_linear(lambda n: html_tree._FORMATTING_START.findall(part * n), 10_000)
