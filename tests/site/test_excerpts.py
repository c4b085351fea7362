"""How a post begins, as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.site import excerpts
from stillboard.site.excerpts import LENGTH, excerpt
from support.growth import assert_linear, assert_within


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("The lamp is lit.", "The lamp is lit."),
        ("> **Pell** [wrote](https://x.example/1):\n>\n> Is it?\n\nYes.", "Yes."),
        ("> only a quote", ""),
        ("**Bold** and *thin* and ~~gone~~ and `dim`", "Bold and thin and gone and dim"),
        ("snake_case and 2 * 3", "snake_case and 2 * 3"),
        ("[the log](https://harbour.example/log) ![lens](https://x.example/a.png)", "the log lens"),
        ("[lamp.jpg](#missing)", "lamp.jpg"),
        ("```python\nprint(1)\n```\n\nSee above.", "See above."),
        ("# Title\n\n- wick\n- oil\n\n1. one", "Title wick oil one"),
        ("a<br>b <b>c</b>", "a b c"),
        ("1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        (r"\*not bold\* \[x\]", "*not bold* [x]"),
        ("one\\\ntwo\nthree", "one two three"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("one\n\n---\n\ntwo", "one two"),
        ("Seen it?\n\n<details><summary>The end</summary>\n\nThe keeper did it.\n\n</details>\n\nYes.", "Seen it? Yes."),
        ("<details><summary>The end</summary>\n\n" + "The keeper did it. " * 200, ""),
        ("one <!-- a note\nto oneself --> two <!-- three", "one two <!-- three"),
        ("one <script>\nlet two = 2\n</script> three", "one three"),
        ("one <STYLE type='x'>b { color: red }</style><template><p>two</p></template> three", "one three"),
        ("one <svg><title>two</title></svg> three <script>four", "one three four"),
        ("use `<template>` and `</template>` here", "use and here"),
        ("مرحبا بالجميع", "مرحبا بالجميع"),
        ("", ""),
    ],
)
def test_excerpt(body: str, shown: str) -> None:
    assert excerpt(body) == shown


def test_long_text_is_cut_between_words() -> None:
    shown = excerpt("lantern " * 100)
    assert shown.endswith("lantern…")
    assert len(shown) <= LENGTH + 1
    assert excerpt("灯" * 500) == "灯" * LENGTH + "…"


@given(st.text(alphabet="ab >`~-*_|[]()<>#\\&;\n.1", max_size=300))
def test_never_raises_and_never_grows(body: str) -> None:
    shown = excerpt(body)
    assert len(shown) <= LENGTH + 1
    assert "\n" not in shown


@pytest.mark.parametrize(
    "unit",
    [
        "```x\n",
        "|",
        "- ",
        "[x](",
        "<a ",
        "> ",
        "\\",
        "&amp;",
        "|-",
        "* ",
        "[",
        "`",
        "\n",
        "~~~\n",
        "<b",
        "_",
        "<!--",
        "<details>\n",
        "<svg>",
    ],
)
def test_no_flood_takes_long(unit: str) -> None:
    assert_within(0.25, lambda: excerpt(unit * 100_000 + "x"))


PIECES = (
    "the wick smokes |\n|\n\n|> |> quoted words here\n|> **Pell** wrote:\n>\n|```|~~~\n|---\n|***\n|[|](|)|] |![|<b |>|</b>"
    "|<!-- |-->|\n<details>|</details>|\\"
)
BODY = st.lists(
    st.sampled_from([*PIECES.split("|"), "&amp;", "&", "# ", "- ", "1. ", "**", "*", "_", "~~", "`", "|", ":|", "灯", "灯。 "]),
    max_size=60,
)


def assert_the_whole_says_so_too(body: str, length: int) -> None:
    quick = excerpt(body, length)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(excerpts, "_beginning", lambda text, size: "")
        assert quick == excerpt(body, length)


@given(BODY.map("".join), st.sampled_from([LENGTH, 20]))
def test_a_beginning_says_what_the_whole_says(body: str, length: int) -> None:
    assert_the_whole_says_so_too(body, length)


@pytest.mark.parametrize(
    "body",
    [
        "```\nthe wick smokes and smokes again\n```\nlit",
        "~~~\nthe wick smokes and smokes again\n~~~\nlit",
        "the [wick smokes and smokes again](x) lit",
        "[](the wick smokes [and smokes again](x) lit",
        '[the <i title="]"> oldest wick smokes and smokes](x) lit',
        "the <i title=wick and then more> and more words to come",
        "one two **three** lights\n- \n",
        "one two **three** lights\n# \n",
    ],
)
def test_a_beginning_ends_where_nothing_is_open(body: str) -> None:
    assert_the_whole_says_so_too(body, 20)


def test_a_beginning_is_enough_for_most() -> None:
    quote = "> **Pell** wrote:\n>\n> " + "Trim it. " * 40 + "\n\n"
    assert len(excerpts._beginning(quote + "the wick smokes [again](https://x.example/) " * 20, 200)) < 250
    assert excerpts._beginning("the wick [smokes " * 20, 200) == ""
    assert excerpts._beginning("the wick smokes", 200) == ""


REFERENCES = (
    "See [the lamp][1], [it][], [that] and ![this][The Lamp].\n\n[1]: /a 'A b'\n[it]: <https://y.a>\n[that]: /z\n[the lamp]: /y"
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('See [the lamp](https://x.example/a "A title") and more', "See the lamp and more"),
        ("See [the lamp](https://x.example/a 'A title') and more", "See the lamp and more"),
        ('See ![the lamp]( /a.png (A title) ) and [it](</b c> "d").', "See the lamp and it."),
        ("[a [b] c](https://x.example/a_(b)) [![lamp](/i.png)](/x) lit", "a [b] c lamp lit"),
        (
            REFERENCES,
            "See the lamp, it, that and this.",
        ),
        ("[1]: https://x.example/a\n\nOnly words", "Only words"),
        ("lamps[0][1] and [x] and [y][z]", "lamps[0][1] and [x] and [y][z]"),
        ("lamps\\[0\\](1) lit", "lamps[0](1) lit"),
    ],
)
def test_a_link_is_its_words_in_whatever_form(body: str, words: str) -> None:
    assert excerpt(body) == words
    assert_the_whole_says_so_too(body, 20)


@pytest.mark.parametrize("part", ["[", "[a](", '[a](b "', "[a]: b\n", "[a][", "[[a]", "![", "[a](<", "[a](b(", "\\["])
def test_links_take_no_time(part: str) -> None:
    assert_linear(lambda n: excerpt(part * n + "\n[a]: b"), 20_000)
