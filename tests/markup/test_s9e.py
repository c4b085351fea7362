"""Posts of s9e that are cut off, or have addresses that must not be followed. Words stay, and what is missing is counted."""

from __future__ import annotations

import dataclasses

import pytest

from stillboard.markup import left_out
from stillboard.markup.addresses import absolute
from stillboard.markup.bbcode_tags import BBCodeContext
from stillboard.markup.from_s9e import from_s9e
from stillboard.markup.to_markdown import to_markdown

CONTEXT = dataclasses.replace(BBCodeContext(), address=lambda address: absolute(address, "https://forum.example/"))


def read(text: str) -> tuple[str, int]:
    """The Markdown, and how often the end was missing."""
    account = left_out.begin()
    return to_markdown(from_s9e(text, CONTEXT)), account.cut_off


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<r>words", "words"),
        ("<t>words", "words"),
        ("<r>", ""),
        ("<r>a <B><s>[b]</s>bold", "a **bold**"),
        ("<r>a <B><s>[b]</s>bold<e>[/b]</e></B> words", "a **bold** words"),
        ("<r>words <i>more", "words more"),
        ("<r>words <s>[b]more", "words [b]more"),
        ("<r>words <s>[b]more <I>and more", "words [b]more *and more*"),
        ('<r>words <QUOTE author="Pell"><s>[quote]</s>quoted', "words\n\n> **Pell** wrote:\n>\n> quoted"),
        ('<r>words <URL url="https://x', r'words \<URL url="https://x'),
        ("<r>words</r", r"words\</r"),
        ('<r>words <CODE lang="c"><s>[code]</s>int x;', "words\n\n```c\nint x;\n```"),
        ("<r>words<E>:)", "words🙂"),
    ],
)
def test_a_post_that_is_cut_off_is_read_as_far_as_it_goes_and_counted(text: str, words: str) -> None:
    assert read(text) == (words, 1)


@pytest.mark.parametrize(
    "text", ["<r>words</r>", "<t>words</t>\n", "<r/>", "<t />", "<r><B><s>[b]</s>words<e>[/b]</e></B></r>", "<r></r>"]
)
def test_a_whole_post_is_none(text: str) -> None:
    assert read(text)[1] == 0


def test_a_mark_that_never_ends_takes_no_words() -> None:
    assert read("<r>x<s>[b]y</r>") == ("x[b]y", 0)
    assert read("<r>x<s>[b]<br/></s>y</r>") == ("xy", 0)
    assert read("<r>x<e>[/b]<B>y</B></r>") == (r"x[/b\]**y**", 0)


@pytest.mark.parametrize("by_html", [False, True])
@pytest.mark.parametrize(
    ("element", "words"),
    [
        ('<IMG src="javascript:alert(1)">the lamp</IMG>', "the lamp"),
        ('<IMG src="javascript:alert(1)"><s>[img]</s>the lamp<e>[/img]</e></IMG>', "the lamp"),
        ('<IMG src="data:text/html,x">a &lt;b&gt; c</IMG>', r"a \<b> c"),
        ('<IMG src="javascript:alert(1)"/>', "javascript:alert(1)"),
        ('<IMG src="https://x.example/a.png">the lamp</IMG>', "![](https://x.example/a.png)"),
    ],
)
def test_the_words_of_a_picture_that_must_not_be_shown_stay(element: str, words: str, by_html: bool) -> None:
    other = "<H1>Head</H1>" if by_html else ""
    found = read(f"<r>{other}a {element} z</r>")[0]
    assert found.removeprefix("# Head\n\n") == f"a {words} z"
