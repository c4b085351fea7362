"""Blocks -> Markdown and HTML -> blocks: readable cases in markup/*.md, and properties held against cmark-gfm itself."""

from __future__ import annotations

import html
import re
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from stillboard.content.header import check_body
from stillboard.gfm import MISSING
from stillboard.markup.addresses import absolute, resolver
from stillboard.markup.blocks import (
    Block,
    Break,
    CodeBlock,
    CodeSpan,
    Heading,
    Image,
    Inline,
    Items,
    Link,
    Paragraph,
    Quote,
    Rule,
    Spoiler,
    Styled,
    Table,
    Text,
)
from stillboard.markup.escape import INVISIBLE, writable
from stillboard.markup.from_html import Dialect, from_html
from stillboard.markup.html_words import text_of
from stillboard.markup.to_markdown import to_markdown
from support.growth import assert_linear

FIXTURES = Path(__file__).parent
PAGE = "https://forum.lanternside.example/threads/rewiring-the-lamp-room.412/"
DIALECT = Dialect(address=resolver(PAGE))


def fixtures(name: str) -> list[tuple[str, str, str]]:
    """The cases of a file: a title, a line with a dot, the input, a dot, what comes out, a dot."""
    text = (FIXTURES / name).read_text(encoding="utf-8")
    return re.findall(r"^([^\n]+)\n\.\n(.*?)\n\.\n(.*?)\n\.$", text, re.MULTILINE | re.DOTALL)


def test_every_case_of_the_fixtures_is_read() -> None:
    for name in ("from_html.md", "words.md"):
        dots = re.findall(r"^\.$", (FIXTURES / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert 3 * len(fixtures(name)) == len(dots)


def read(source: str) -> str:
    body = LexborHTMLParser(f"<body>{source}").body
    assert body is not None
    return to_markdown(from_html(body, DIALECT))


def shown(markdown: str) -> LexborHTMLParser:
    return LexborHTMLParser(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))


@pytest.mark.parametrize(("title", "source", "wanted"), fixtures("from_html.md"), ids=lambda value: value[:40])
def test_html_becomes_markdown(title: str, source: str, wanted: str) -> None:
    assert read(source) == wanted, title


@pytest.mark.parametrize(("title", "source", "wanted"), fixtures("words.md"), ids=lambda value: value[:40])
def test_words_stay_words(title: str, source: str, wanted: str) -> None:
    """Words that look like Markdown come out as written, with no more backslashes than that takes."""
    inlines: list[Inline] = []
    for line in source.split("\n"):
        inlines += [Break(), Text(line)] if inlines else [Text(line)]
    written = to_markdown([Paragraph(tuple(inlines))])
    assert written == wanted, title
    body = shown(written).body
    assert body is not None
    assert " ".join(text_of(body).split()) == " ".join(source.split())
    assert [node.tag for node in body.css("*") if node.tag not in {"body", "p", "br", "a"}] == []


# --- properties -------------------------------------------------------------------------------------------------------

AWKWARD = (
    *"*_~`[]()<>!#+-=|\\&;:.@^'\"/?",
    *"a b c 1 é 灯 و \u00a0 \u200b - > # 1. 2) ** __ ~~ ``` --- === - +".split(" "),
    *"http://a.example/b_c_ www.a.example/ &amp; &#35; <b> </b>".split(" "),
    *(" ", "  ", "\t", "\n", "https://lamp.example/x?y=z&copy", "[x](y)", "![", "](", "]:", "[^1]:", "- [ ] ", "me@lamp.example"),
)
texts = st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=8).map("".join)
addresses = st.sampled_from(
    [
        "https://lamp.example/",
        "https://lamp.example/a_b_(c)",
        "https://x.example/a b(",
        "https://x.example/?a=1&lt;b",
        "https://x.example/*a*",
        MISSING,
    ]
)
leaves = st.one_of(texts.map(Text), texts.map(Text), st.just(Break()), texts.map(CodeSpan), st.builds(Image, addresses, texts))


def styled(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    return st.builds(Styled, st.sampled_from(["**", "*", "~~"]), st.lists(inner, max_size=3).map(tuple))


in_links = st.recursive(leaves, styled, max_leaves=4)
links = st.one_of(
    st.builds(Link, addresses, st.lists(in_links, max_size=3).map(tuple)),
    addresses.map(lambda address: Link(address, (Text(address),))),
)
inlines_ = st.recursive(st.one_of(leaves, leaves, links), styled, max_leaves=8)
rows = st.lists(inlines_, max_size=5).map(tuple)
flat_blocks = st.one_of(
    st.builds(Paragraph, rows),
    st.builds(Paragraph, rows),
    st.builds(Heading, st.integers(1, 6), rows),
    st.builds(CodeBlock, texts, st.sampled_from(["", "python", "c++", "x y`"])),
    st.just(Rule()),
    st.builds(
        Table, st.lists(st.lists(rows, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple), st.booleans()
    ),
)
blocks_ = st.recursive(
    flat_blocks,
    lambda inner: st.one_of(
        st.builds(
            Quote, st.lists(inner, max_size=3).map(tuple), st.one_of(st.just(""), texts), st.one_of(st.just(""), addresses)
        ),
        st.builds(
            Items,
            st.lists(st.lists(inner, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple),
            st.sampled_from([None, 1, 7]),
        ),
        st.builds(Spoiler, st.lists(inner, max_size=3).map(tuple), texts),
    ),
    max_leaves=6,
)
trees = st.lists(blocks_, max_size=4)


def letters(text: str) -> str:
    """What of a text a reader sees, without blanks."""
    return "".join(text.split()).translate(dict.fromkeys(map(ord, INVISIBLE)))


def words_in(blocks: list[Block] | tuple[Block, ...]) -> str:
    """Everything a reader should see, in order, without blanks."""
    return "".join(map(words_of_block, blocks))


def words_of_block(block: Block) -> str:
    match block:
        case Paragraph(inlines) | Heading(inlines=inlines):
            return words_of_inlines(inlines)
        case CodeBlock(text=text):
            return letters(text)
        case Quote(blocks=inner, name=name, address=address):
            said = f"{letters(name)}wrote:" if letters(name) else "source" if address else ""  # a name that nobody sees is none
            return said + words_in(inner)
        case Items(items=items):
            return "".join(map(words_in, items))
        case Table(rows=table):
            return "".join(words_of_inlines(cell) for row in table for cell in row)
        case Spoiler(blocks=inner, title=title):
            return (letters(title) or "Spoiler") + words_in(inner)
        case _:
            return ""


def words_of_inlines(inlines: tuple[Inline, ...]) -> str:
    out = ""
    for inline in inlines:
        match inline:
            case Text(text) | CodeSpan(text):
                out += letters(text)
            case Styled(_, inner):
                out += words_of_inlines(inner)
            case Link(address, inner):
                out += words_of_inlines(inner) or (letters(address) if not pictures(inner) else "")
            case _:
                pass
    return out


def pictures(inlines: tuple[Inline, ...]) -> bool:
    return any(isinstance(i, Image) or (isinstance(i, Styled | Link) and pictures(i.inlines)) for i in inlines)


def links_of(node: LexborHTMLParser) -> list[str]:
    return [link.attributes.get("href") or "" for link in node.css("a[href]")]


@settings(max_examples=150, deadline=None)
@given(trees)
def test_every_word_in_order_once(tree: list[Block]) -> None:
    written = to_markdown(tree)
    body = shown(written).body
    assert letters(text_of(body) if body is not None else "") == words_in(tree), written
    assert written == check_body(written, "")  # may be written to a content file


@settings(max_examples=120, deadline=None)
@given(texts, st.sampled_from(["", "python"]), st.integers(0, 2))
def test_code_is_kept_to_the_letter(text: str, lang: str, depth: int) -> None:
    block: Block = CodeBlock(text, lang)
    for _ in range(depth):
        block = Quote((Items(((Paragraph((Text("x"),)), block),)),))
    code = shown(to_markdown([block])).css_first("pre code")
    assert code is not None
    assert code.text() == text.removesuffix("\n") + "\n"


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30), texts)
def test_links_lead_where_they_led(path: str, words: str) -> None:
    address = f"https://lamp.example/{path}"
    found = links_of(shown(to_markdown([Paragraph((Text("x "), Link(address, (Text(words),)), Text(" y")))])))
    assert [percent(link) for link in found] == [percent(address)]


def percent(address: str) -> str:
    """An address with everything but letters, digits and the commonest signs encoded, once."""
    from urllib.parse import quote, unquote_to_bytes

    return quote(
        unquote_to_bytes(
            address.encode().replace(b"%", b"%25") if "%" in address and not re.search("%[0-9A-F]{2}", address) else address
        )
    )


UNSEEN = (Text("\u200b"),)
UNSEEN_ITEM = (Paragraph(UNSEEN),)


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        (Heading(1, UNSEEN), ""),
        (Paragraph((Text(" \u200b\ufeff "), Break(), Text("\u2060"))), ""),
        (Items((UNSEEN_ITEM, (Paragraph((Text("a"),)),))), "- a"),
        (Table(((UNSEEN, (Text("b"),)), (UNSEEN, UNSEEN)), head=False), "|  |  |\n| --- | --- |\n|  | b |\n|  |  |"),
        (Paragraph((Text("a"), Styled("**", UNSEEN), Text("b"))), "ab"),
        (Paragraph((Link("https://lamp.example/1", UNSEEN),)), "https://lamp.example/1"),
        (Paragraph((Text("a\u200bb"),)), "a\u200bb"),
        (Heading(2, (Text("a"), Text("\u200b"))), "## a"),
    ],
)
def test_words_that_show_nothing_are_none(block: Block, wanted: str) -> None:
    assert to_markdown([block]) == wanted


@settings(max_examples=200, deadline=None)
@given(trees)
@example([Heading(1, (Text("\u200b"),))])
@example([Items(((Heading(1, (Text("\u200b"),)),),)), Paragraph((Styled("*", (Text("\u200b a"),)),))])
def test_what_is_written_reads_back(tree: list[Block]) -> None:
    """Markdown -> HTML by cmark-gfm -> blocks -> Markdown shows the same words again."""
    body = shown(to_markdown(tree)).body
    again = shown(read(body.html or "") if body is not None else "").body
    assert letters(text_of(again) if again is not None else "") == letters(text_of(body) if body is not None else "")


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        ([Quote((Paragraph((Text("a"),)),), "Wren", "https://x.example/1")], "> **Wren** [wrote](https://x.example/1):\n>\n> a"),
        ([Quote((Paragraph((Text("a"),)),), "Wren")], "> **Wren** wrote:\n>\n> a"),
        ([Quote((Paragraph((Text("a"),)),), "", "https://x.example/1")], "> [source](https://x.example/1)\n>\n> a"),
        # A line break's backslash must not become part of an address.
        ([Paragraph((Text("https://x.example/1"), Break(), Text("a")))], "https://x.example/1 \\\na"),
        (
            [Paragraph((Link("https://x.example/1", (Text("https://x.example/1"),)), Break(), Text("a")))],
            "https://x.example/1 \\\na",
        ),
        ([Spoiler((Paragraph((Text("a"),)),), "<x>")], "<details><summary>&lt;x&gt;</summary>\n\na\n\n</details>"),
        ([Spoiler((Paragraph((Text("a"),)),), "\u200b")], "<details><summary>Spoiler</summary>\n\na\n\n</details>"),
        ([Paragraph((Link(MISSING, (Text("lamp.png"),)),))], "[lamp.png](#missing)"),
        ([Items(((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),)), 3)], "3. a\n4. b"),
        ([Items(((Paragraph((Text("a"),)),),)), Items(((Paragraph((Text("b"),)),),))], "- a\n\n* b"),
        (
            [Table((((Text("a|b"),), (Text("c"),)), ((Text("d"), Break(), Text("e")),)))],
            "| a\\|b | c |\n| --- | --- |\n| d<br>e |  |",
        ),
        ([CodeBlock("```\nx\n```", "Python")], "````python\n```\nx\n```\n````"),
        ([Paragraph((Text(" a "), Break(), Text(" b "), Break()))], "a\\\nb"),
        ([Paragraph((Styled("**", (Text("a"),)), Styled("*", (Text("b"),))))], "**a**b"),
    ],
)
def test_forms(blocks: list[Block], wanted: str) -> None:
    assert to_markdown(blocks) == wanted


def test_deep_trees_keep_their_words() -> None:
    block: Block = Paragraph((Text("bottom"),))
    for level in range(400):
        block = Quote((block,), f"n{level}") if level % 2 else Items(((block,),))
    written = to_markdown([block])
    assert "bottom" in written
    assert max(len(line) for line in written.split("\n")) < 400


@pytest.mark.parametrize(
    "opening", ["<blockquote>", "<div>", "<b>", "<ul><li>", "<table><tr><td>", "<details>", "<sup>", "<span><a href=x>"]
)
def test_deep_html_is_read_in_linear_time(opening: str) -> None:
    # The parser's own time grows faster than the depth, so trees are made beforehand.
    trees = {depth: LexborHTMLParser(opening * depth + "bottom <a href=/x>link</a>").body for depth in (125, 1000, 2000, 4000)}

    def run(depth: int) -> None:
        body = trees[depth]
        assert body is not None
        assert "bottom" in to_markdown(from_html(body, DIALECT))

    assert_linear(run, 1000, grows=False)


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("page-2", PAGE + "page-2"),
        ("/members/marlow.1/?s=0123456789abcdef0123456789abcdef", "https://forum.lanternside.example/members/marlow.1/"),
        ("/search?s=lamp", "https://forum.lanternside.example/search?s=lamp"),
        ("x.php?PHPSESSID=abc&t=1", PAGE + "x.php?t=1"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("http://[", ""),
        ("/proxy.php?image=https%3A%2F%2Fpics.example%2Flamp.png&hash=1", "https://pics.example/lamp.png"),
        ("/goto/link-confirmation?url=aHR0cHM6Ly9sYW1wLmV4YW1wbGUv", "https://lamp.example/"),
        ("/redirect/?to=aHR0cHM6Ly9sYW1wLmV4YW1wbGUv", "https://lamp.example/"),
        ("/proxy.php?link=javascript%3Aalert(1)", "https://forum.lanternside.example/proxy.php?link=javascript%3Aalert(1)"),
        ("#post-9001", PAGE + "#post-9001"),
    ],
)
def test_addresses(address: str, wanted: str) -> None:
    assert absolute(address, PAGE) == wanted


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_address_can_run(address: str) -> None:
    found = absolute(address, PAGE)
    assert found == "" or re.match(r"(?:https?|ftps?|mailto|tel|ircs?|xmpp|news|nntp|magnet):", found, re.IGNORECASE)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *AWKWARD,
                "<p>",
                "</p>",
                "<blockquote>",
                "</blockquote>",
                "<ul><li>",
                "</ul>",
                "<a href='javascript:x'>",
                "</a>",
                "<pre>",
            ]
        )
    )
)
def test_any_html_gives_its_words(parts: list[str]) -> None:
    body = LexborHTMLParser("".join(parts)).body
    wanted = letters(writable(text_of(body))) if body is not None else ""
    again = shown(to_markdown(from_html(body, DIALECT))).body if body is not None else None
    assert letters(text_of(again) if again is not None else "") == wanted
    assert "javascript:" not in html.unescape(again.html or "" if again is not None else "").replace(wanted, "")


@pytest.mark.parametrize(
    "part",
    [
        '<p>a</p><i style="display:none">b</i>',
        "<br>" * 9 + "<i hidden>b</i>",
        "<div><button>x</button>" + "<b>c</b>" * 40 + "</div><div><i hidden>b</i></div>",
        "<div><i hidden>b</i>",
    ],
)
def test_looking_for_what_unfolds_takes_no_time(part: str) -> None:
    def run(n: int) -> None:
        body = LexborHTMLParser(f"<body><div>{part * n}</div></body>").body
        assert body is not None
        from_html(body, DIALECT)

    assert_linear(run, 300, doublings=2)
