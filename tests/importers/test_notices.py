"""Notices that stand among the words of a post: "This post has been deleted by …" where others have what they wrote."""

from __future__ import annotations

import json

import pytest

from stillboard.convert import Options, convert
from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.importers._says_gone import is_notice_of_discourse, says_gone
from stillboard.model import Post, Remark, State
from support.engine_variants import VARIANTS
from support.topics import items, post, topic

READERS = {importer.name: importer for importer in all_importers()}
D, H = State.DELETED, State.HIDDEN

# Discuz' archive of plain text has no elements for it, and Flarum's JSON another way to say it.
IN_PLACE = [name for name in VARIANTS if name not in {"discuz-archiver", "flarum-payload"}]
SENTENCES = ("This post has been deleted by its author.", "Dieser Beitrag wurde von einem Moderator gelöscht.")


def _with(variant, inside):
    """The posts of a page in which `inside` stands where the second of three has its words, and its remarks."""
    place = "QUAGGAS"
    written = variant.post("Wren", 2, place).replace(place, inside)
    page = variant.page([variant.post("Marlow", 1, "salt"), written, variant.post("Pell", 3, "oil")])
    items = list(READERS[variant.importer].posts(Capture("page.html", page.encode)))
    return [item for item in items if isinstance(item, Post)], [item.text for item in items if isinstance(item, Remark)]


@pytest.mark.parametrize("said", SENTENCES)
@pytest.mark.parametrize("name", IN_PLACE)
def test_a_notice_among_words_is_known_by_what_its_element_is_called(name, said):
    posts, remarks = _with(VARIANTS[name], f'<div class="post-deleted">{said} Reason: PRIVATE</div>')
    assert [(post.state, post.body) for post in posts] == [(None, "salt"), (D, ""), (None, "oil")]
    assert any("only the staff can read it" in remark for remark in remarks)
    assert not any("PRIVATE" in remark or "nothing but" in remark for remark in remarks)


@pytest.mark.parametrize("name", IN_PLACE)
def test_whoever_says_nothing_but_that_a_post_was_deleted_is_read_and_named(name):
    for said in (SENTENCES[0], f"<em>{SENTENCES[1]}</em>"):
        posts, remarks = _with(VARIANTS[name], said)
        assert [post.state for post in posts] == [None, None, None]
        assert SENTENCES[said != SENTENCES[0]] in posts[1].body
        assert any("a post says nothing but" in remark for remark in remarks)


@pytest.mark.parametrize(
    ("inside", "state", "is_named"),
    [
        ('This post was deleted by <a href="./memberlist.php?mode=viewprofile&amp;u=2">Admin</a>: PRIVATE', D, False),
        ('This post was deleted by <a href="./memberlist.php?mode=viewprofile&amp;u=2">@Admin</a>.', None, True),
        ('This post was deleted by <a href="https://x.example/">Admin</a>.', None, True),
        ('<blockquote class="notice">This post has been deleted.</blockquote>', None, True),
        ('Why? <div class="notice">This post has been deleted.</div> He said nothing bad there.', None, False),
        ("The lamp was removed from the tower on Monday.", None, False),
        ("My plan is awaiting approval.", None, False),
        ('<div class="notice">This post is awaiting approval.</div>', H, False),
        (
            "This post was deleted by mistake when the forum moved, so here it is again: the wick of the third lamp is worn.",
            None,
            False,
        ),
    ],
)
def test_what_makes_a_notice_of_a_sentence(inside, state, is_named):
    posts, remarks = _with(VARIANTS["phpbb-3.3"], inside)
    assert [post.state for post in posts] == [None, state, None]
    assert any("nothing but" in remark for remark in remarks) == is_named
    assert "PRIVATE" not in repr((posts, remarks))


def test_a_name_that_all_bodies_have_says_nothing():
    variant = VARIANTS["phpbb-3.3"]
    page = variant.page([variant.post("Marlow", 1, "salt"), variant.post("Wren", 2, SENTENCES[0])])
    page = page.replace('class="content"', 'class="content removed"')
    assert page.count("content removed") == 2
    posts = [one for one in READERS["phpbb"].posts(Capture("page.html", page.encode)) if isinstance(one, Post)]
    assert [post.state for post in posts] == [None, None]


def test_each_such_sentence_is_named_on_one_line():
    variant = VARIANTS["phpbb-3.3"]
    said = ("This post has been deleted.<br />Ask Keeper.", "This message was removed.")
    page = variant.page([variant.post("Marlow", 1, "salt"), variant.post("Wren", 2, said[0]), variant.post("Pell", 3, said[1])])
    items = READERS["phpbb"].posts(Capture("page.html", page.encode))
    [remark] = [item.text for item in items if isinstance(item, Remark) and "nothing but" in item.text]
    assert remark.startswith("2 posts say nothing but “This post has been deleted. Ask Keeper.” or “This message was removed.”: ")


TAKEN_BACK = (
    "(post deleted by author)",
    "(post withdrawn by author, will be automatically deleted in 24 hours unless flagged)",
    "(topic deleted by author)",
)


@pytest.mark.parametrize("said", TAKEN_BACK)
@pytest.mark.parametrize("name", [name for name in IN_PLACE if name.startswith("discoursehtml")])
def test_discourses_own_notice_on_a_page_is_no_word(name, said):
    posts, _ = _with(VARIANTS[name], f"<p>{said}</p>")
    assert [(post.state, post.body) for post in posts] == [(None, "salt"), (D, ""), (None, "oil")]


@pytest.mark.parametrize("said", TAKEN_BACK)
def test_discourses_own_notice_in_its_json_is_no_word(said):
    found = [one for one in items(topic(post(1), post(2, cooked=f"<p>{said}</p>"))) if isinstance(one, Post)]
    assert [(one.state, bool(one.body)) for one in found] == [(None, True), (D, False)]


@pytest.mark.parametrize(
    "said", ["[deleted]", "[removed]", "Deleted.", "*post deleted*", "Removed by moderator", "(gelöscht)", TAKEN_BACK[0]]
)
def test_a_post_that_says_only_that_it_was_deleted_is_kept_and_counted(said, tmp_path):
    lines = [
        {"type": "forum", "title": "Lanternside", "address": "https://forum.lanternside.example/", "format": "markdown"},
        {"type": "thread", "id": 1, "title": "Lamps"},
        {"type": "post", "id": 1, "thread": 1, "author": "Wren", "body": said},
        {"type": "post", "id": 2, "thread": 1, "author": "Pell", "body": "salt"},
    ]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    [remark] = [one.text for one in report.remarks if "say" in one.text]
    assert remark.startswith("1 post says only that it was deleted (“")
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "content").rglob("1.md"))
    assert "State:" not in written
    assert said.strip("*[]()") in written


@pytest.mark.parametrize(
    "said", ["I deleted it.", "Deleted the old wick, thanks", "removed by the tide", "salt", "It was removed", "erased me"]
)
def test_what_says_more_is_no_notice(said):
    assert not says_gone(said)
    assert not is_notice_of_discourse(said)
