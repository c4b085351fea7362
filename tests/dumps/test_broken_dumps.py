"""Dumps that are broken: read as far as they go, filed once, and fit for the archive's own checks."""

from __future__ import annotations

import gc
import weakref

import pytest

from support.engines import invision, mybb, phpbb, xenforo
from support.growth import assert_linear, assert_within
from support.scripted import FORUM, THREAD, Dumps, known, post
from stillboard import checks, model
from stillboard.content.header import MAX_BODY
from stillboard.convert.cleaning import cleaned
from stillboard.convert.report import Outcome
from stillboard.dumps import Capture
from stillboard.errors import DumpError
from stillboard.importers import all_importers
from stillboard.importers._html import page as _html
from stillboard.markup.html_tree import MAX_DEPTH, is_deep
from stillboard.importers._html.page import closed
from stillboard.markup.blocks import Block, Items, Paragraph, Styled, Text
from stillboard.gfm import unescaped
from stillboard.markup.from_bbcode import BBCodeContext, from_bbcode
from stillboard.markup.to_markdown import to_markdown
from stillboard.model import Board, CapturedPage, Count, Post, Thread

VARIANT = xenforo.VARIANTS["2"]
READERS = {importer.name: importer for importer in all_importers()}


@pytest.fixture
def dumps(tmp_path) -> Dumps:
    return Dumps(tmp_path)


def read(html: str) -> list[object]:
    return list(READERS["xenforo"].posts(Capture("page.html", html.encode)))


@pytest.mark.parametrize("variant", [VARIANT, mybb.VARIANTS["1.8"], invision.VARIANTS["4"], phpbb.VARIANTS["forumotion2"]])
def test_a_post_inside_the_words_of_another_is_read_once_under_its_own_author(variant):
    inner = variant.post("Pell", 2, "inner words")
    page = variant.page([variant.post("Marlow", 1, f"before <div>{inner}</div> after"), variant.post("Wren", 3, "third")])
    items = list(READERS[variant.importer].posts(Capture("page.html", page.encode)))
    posts = [item for item in items if isinstance(item, Post)]
    assert [(one.original_id, one.author) for one in posts] == [("1", "Marlow"), ("2", "Pell"), ("3", "Wren")]
    assert [one.body.count("inner words") for one in posts] == [0, 1, 0]
    assert "before" in posts[0].body
    assert "after" in posts[0].body


def test_posts_in_posts_take_no_more_time():
    def run(n: int) -> None:
        posts = "".join(VARIANT.post("Pell", 2, "x") for _ in range(n))
        read(VARIANT.page([VARIANT.post("Marlow", 1, "<div>" * 50 + posts)]))

    assert_linear(run, 40, doublings=1)


@pytest.mark.parametrize("body", ["+1", "Nobody knows."])
def test_the_same_bytes_give_the_same_posts_however_short(dumps, body):
    dump = dumps.add("a.html", FORUM, THREAD, *[post(n, body=body, place=None, author="Pell") for n in range(1, 13)])
    assert dumps.convert(dump).posts == {Outcome.NEW: 12}
    report = dumps.convert(dump)
    assert report.posts == {Outcome.UNCHANGED: 12}
    assert report.written == 0


def test_the_same_name_is_not_enough_to_be_the_same_posts(dumps):
    first = dumps.add("one/a.html", FORUM, THREAD, post(1, body="+1", place=None))
    other = dumps.add("two/a.html", FORUM, THREAD, post(1, body="+1", place=None))
    dumps.convert(first)
    assert dumps.convert(other).posts == {Outcome.NEW: 1}


def test_a_thread_without_a_title_is_filed_and_read_again(dumps):
    dump = dumps.add("a.html", FORUM, Board("\u202e"), Thread("\u202e", thread_id="7"), known(1))
    assert dumps.convert(dump).exit_code == 0
    assert checks.run(dumps.root) == []
    assert dumps.convert(dump).posts == {Outcome.UNCHANGED: 1}


def test_boards_in_a_circle_are_cut_open(dumps):
    boards = [Board("Workshop", board_id="3", parents=("Workshop",) * depth) for depth in range(3)]
    dumps.convert(dumps.add("a.html", FORUM, *boards, THREAD, known(1)))
    assert [finding for finding in checks.run(dumps.root) if finding.code == "P010"] == []


def test_a_thread_whose_posts_cannot_be_written_leaves_no_folder(dumps):
    dump = dumps.add("a.html", FORUM, THREAD, known(1, body="salt " * (MAX_BODY // 4)))
    report = dumps.convert(dump)
    assert report.posts == {Outcome.FAILED: 1}
    assert "a body of" in report.errors[0].text
    assert report.threads == {}
    assert not (dumps.root / "threads").exists()
    assert checks.run(dumps.root) == []


@pytest.mark.parametrize("name", [" ", "\u2028", "a#1", "#1", "x" * 200 + "#007.html"])
def test_a_dump_may_be_called_anything(dumps, name):
    dump = dumps.add(name, FORUM, THREAD, known(1), known(2))
    assert dumps.convert(dump).posts == {Outcome.NEW: 2}
    before = dumps.files()
    assert dumps.convert(dump).posts == {Outcome.UNCHANGED: 2}
    assert dumps.files() == before
    assert checks.run(dumps.root) == []


def test_a_wild_number_or_id_costs_no_post():
    wild = cleaned(
        Post("Lit.", number=-5, original_id="1" * 501, author_id="7" * 501, reply_to="#3", place=model.Place(10**7, 1))
    )
    assert wild == Post("Lit.", reply_to="#3")
    tags = tuple(f"tag {n:04}" for n in range(900))
    thread = cleaned(Thread("Lamps", views=10**15, page_count=-1, pages=(CapturedPage(-1, None, "a"),), tags=tags))
    assert (thread.views, thread.page_count, thread.pages) == (None, None, ())
    assert thread.tags == tags[: len(thread.tags)]
    assert 300 < len(thread.tags) < 500
    assert cleaned(Count("Points", "-3")) == Count("Points", "-3")


def test_lists_in_lists_stay_within_what_the_site_shows(dumps):
    block: Block = Paragraph((Styled("**", (Styled("*", (Styled("~~", (Text("bottom"),)),)),)),))
    for _ in range(80):
        block = Items(((Paragraph((Text("x"),)), block),))
    dumps.convert(dumps.add("a.html", FORUM, THREAD, known(1, body=to_markdown([block]))))
    assert [finding.code for finding in checks.run(dumps.root)] == []


@pytest.mark.parametrize("body", [r"\<br>\<div dir=ltr> as words", r"\<details>\<b>"])
def test_escaped_tags_are_no_html(dumps, body):
    dumps.convert(dumps.add("a.html", FORUM, THREAD, known(1, body=body)))
    assert checks.run(dumps.root) == []
    dumps.convert(dumps.add("b.html", FORUM, THREAD, known(2, body=r"\\<b>real</b>")))
    assert [finding.code for finding in checks.run(dumps.root)] == ["P018"]


@pytest.mark.parametrize("opening", ["<div>", "<DIV>", "</p></p><div>", "<ul><li>", "<b><i>"])
def test_a_page_without_bottom_is_refused_in_no_time(opening):
    page = VARIANT.page([VARIANT.post("Marlow", 1, opening * 90_000)])
    with pytest.raises(DumpError, match="deep in one another"):
        read(page)
    assert_within(1, lambda: is_deep(page, MAX_DEPTH))


def test_many_elements_beside_one_another_are_not_deep():
    assert not is_deep("<div><p>a<br></div>" * 20_000, 100)
    assert not is_deep("<div></div></div>" * 20_000, 100)


def test_a_page_of_too_many_tags_is_refused(monkeypatch):
    page = VARIANT.page([VARIANT.post("Marlow", 1, "<br>" * 500)])
    assert read(page)
    monkeypatch.setattr(_html, "MAX_TAGS", 500)
    with pytest.raises(DumpError, match="more than 500 tags"):
        read(page)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<br/><img src="a"/><span class="i"/>x', '<br/><img src="a"/><span class="i"></span>x'),
        ("<a href=/lamps/>x</a><br/>", "<a href=/lamps/>x</a><br/>"),
        ("/><i/>", "/><i></i>"),
        ("<path d='1'/><spanner/>", "<path d='1'/><spanner/>"),
    ],
)
def test_empty_elements_of_xml_are_closed(html, wanted):
    assert closed(html) == wanted


@pytest.mark.parametrize("part", ["/>", "<br/>", "<span ", '<span a="/>', "< />"])
def test_closing_them_is_linear(part):
    assert_linear(lambda n: closed(part * n), 20_000, doublings=1)


def test_a_page_that_was_read_is_given_back(monkeypatch):
    kept: list[weakref.ref[_html.Page]] = []
    init = _html.Page.__init__

    def watched(self: _html.Page, capture: Capture) -> None:
        kept.append(weakref.ref(self))
        init(self, capture)

    monkeypatch.setattr(_html.Page, "__init__", watched)
    gc.disable()
    try:
        assert read(VARIANT.page([VARIANT.post("Marlow", 1, "x")]))
        assert [page() for page in kept] == [None]
    finally:
        gc.enable()


def test_a_breadcrumb_without_end_takes_no_more_time():
    base = mybb.VARIANTS["1.8"]
    page = base.page([base.post("Marlow", 1, "x")])
    link = '<a href="https://mybb.lanternside.example/forumdisplay.php?fid=3">Workshop</a>'
    assert link in page

    def run(n: int) -> None:
        html = page.replace(link, link * n).encode()
        list(READERS["mybb"].posts(Capture("page.html", lambda: html)))

    assert_linear(run, 6000, doublings=1)


@pytest.mark.parametrize("text", ["&#" + "1" * 5000 + ";", "&#" + "0" * 5000 + "65", "x" * 2000 + "&#" + "9" * 4301])
def test_an_entity_of_any_length_is_a_character(text):
    assert "\ufffd" in unescaped(text)
    assert unescaped("a &amp; &#65; &copy;") == "a & A ©"
    assert "\ufffd" in to_markdown(from_bbcode(f"[url={text}]{text}[/url]", BBCodeContext(escaped=True)))
