"""What pages of the archive's own may say, and that it is read as Python-Markdown and Pelican read it."""

from __future__ import annotations

from pathlib import PurePosixPath

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.content import own_headers, own_pages
from stillboard.content.own_links import read_reference
from support.growth import assert_linear, assert_within

PAGE = PurePosixPath("pages/x.md")


def problems(text: str, name: str = "pages/x.md") -> list[tuple[int, str]]:
    found = own_pages.look(text, PurePosixPath(name), lambda _: True, is_news=name.startswith("news/"))
    return [(problem.line, problem.text) for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Title: About us\n\nWords.\n", "pages/about.md"),
        ("\ufeffTitle: About us\r\nSlug: about\r\n\r\nWords.\r\n", "pages/about.md"),
        ("---\ntitle: Über uns\nLANG: de\nStatus: Hidden\n---\n\nWorte.\n", "pages/ueber.md"),
        ('Title: Whose: the lamp\'s "rise" & fall\nSlug: Old_Lamps-2\n...\nWords.\n', "pages/lamps.md"),
        ("Title: News\nDate: 2026-03-14\nModified: 2026-03-14 09:30\nCategory: Lamps & glass\nTags: a, b c; d\n\nx", "news/n.md"),
        ("Title: News\nDate: 2026-03-14T09:30:00+01:00\nAuthors: Pell, Jan; tidewatch\nAuthor: Íris\n\nx", "news/n.md"),
        ("Title: News\n\nThe name has the date.\n", "news/2026-03-14-news.md"),
        ("Title: News\nStatus: draft\n\nNo date yet.\n", "news/draft.md"),
        ("Title: x\nSummary: one *two*\n    [three]({filename}y.md)\n\nWords.\n", "pages/x.md"),
        ("Title: 日本語\nSlug: 日本語\n\nx", "pages/ja.md"),
    ],
)
def test_what_pages_say(text: str, name: str) -> None:
    assert problems(text, name) == []


def test_every_fault_has_its_line() -> None:
    text = "Title: x\nSave_as: y\nLang: de\n    ../x\nTags: a, b/c\n\n[a]({static}/x)\n\n[b]({filename}x.rst)\n"
    assert [line for line, _ in problems(text)] == [2, 3, 5, 7, 9]


LINES = [
    "---",
    "...",
    "",
    " ",
    "Title: x",
    "  Slug: y",
    "Save_as : z",
    "url:",
    "    more",
    "\tmore",
    "a b: c",
    "_k: v",
    "x-y:  w ",
]


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_a_header_is_read_as_python_markdown_reads_it(lines: list[str]) -> None:
    engine = markdown.Markdown(extensions=["meta"])
    engine.convert("\n".join(lines))
    plain = engine.preprocessors["normalize_whitespace"].run("\n".join(lines).split("\n"))
    values, _ = own_headers.read(plain)
    read: dict[str, list[str]] = {}
    for value in values:
        read.setdefault(value.key, []).extend(value.lines)
    assert read == (engine.Meta if "".join(lines).strip() else {})


@pytest.mark.parametrize(
    ("value", "what", "attachment", "page"),
    [
        ("{filename}y.md", "filename", "", "pages/y.md"),
        ("{filename}/news/y.md?a#b", "filename", "", "news/y.md"),
        ("{filename}../news/y.md", "filename", "", "news/y.md"),
        ("{filename}../../y.md", "filename", "", ""),
        ("{static}/attachments/2f/x.png", "static", "", ""),
        (f"/content/attachments/2f/2f{'0' * 62}-x.png", "static", f"attachments/2f/2f{'0' * 62}-x.png", ""),
        (f"{{attach}}../attachments/2f/2f{'0' * 62}-x.png#p", "attach", f"attachments/2f/2f{'0' * 62}-x.png", ""),
        (f"{{static}}/attachments/2e/2f{'0' * 62}-x.png", "static", "", ""),
        (f"{{static}}/attachments/2f/2f{'0' * 62}-x.png/../../../y", "static", "", ""),
        (f"{{static}}/../content/attachments/2f/2f{'0' * 62}-x.png", "static", "", ""),
    ],
)
def test_a_reference_is_a_path_inside(value: str, what: str, attachment: str, page: str) -> None:
    found = read_reference(value, PAGE.parent)
    assert found
    assert (found.what, found.attachment, found.page) == (what, attachment, page)


@pytest.mark.parametrize("value", ["y.md", "https://x.example/{static}/", "#a", "", "a{static}b", "/contents/x"])
def test_an_address_is_no_reference(value: str) -> None:
    assert read_reference(value, PAGE.parent) is None


@given(st.text(alphabet=st.sampled_from(list("{}|/.\\%2e:#?ax")), max_size=30))
def test_no_reference_leads_out(rest: str) -> None:
    found = read_reference(f"{{static}}{rest}", PAGE.parent)
    for path in (found.attachment, found.page) if found else ():
        assert not path.startswith("/")
        assert ".." not in path.split("/")


BRACKETS = ["[", "![", "[a](", "[a][", "[^", "\n[^", "![a](<", "[a]((", "a[^a] ", "*[a]: b\n", "[a]: b\n", "{: a='", "{static}"]
TAGS = ["<", "<a ", "<a \n\n", "<![CDATA[ ", "<!-- ", "<?x ", "<b>", "<div>\n\n", "</b>", "<code>"]
FLOODS = [*BRACKETS, *TAGS, "~~~\n", "*", "_", "`", "> ", "- ", "1. ", "|a", "&#", "\\"]


@pytest.mark.parametrize("unit", FLOODS)
def test_a_flood_is_refused_or_read_in_time(unit: str) -> None:
    """Whatever stands in a page again and again, a look at it takes no longer than a page of words takes, times some."""
    text = "Title: x\n\n" + unit * (49_000 // len(unit))
    assert_within(4, lambda: problems(text))


def test_a_bound_names_its_line() -> None:
    assert problems("Title: x\n\n" + "word " * 20_010)[0][1].startswith("the page has 10006")
    assert problems("Title: x\n\nwords\n\n" + "[" * 4000)[0][0] == 5
    assert problems(f"Title: x\n\n*[a]: {'long ' * 400}\n")[0][0] == 3
    assert "nested too deeply" in problems("Title: x\n\n" + "<b>" * 200)[0][1]
    assert "much larger" in problems("Title: x\n\n*[a]: " + "x" * 900 + "\n\n" + "a " * 20_000)[0][1]


def test_a_long_page_of_links_and_tables_is_no_flood() -> None:
    row = "| [a](https://x.example/a) | [b](https://x.example/b) | <b>c</b> |\n"
    text = "Title: x\n\n| a | b | c |\n|---|---|---|\n" + row * 200 + "\n" + "Words with [a link](/x) and more words.\n\n" * 400
    assert problems(text) == []


def test_time_grows_with_the_page() -> None:
    words = "Words with [a link](https://x.example/), *emphasis* and `code`.\n\n"
    assert_linear(lambda count: problems("Title: x\n\n" + words * count), 200)
