"""The poll of a vBulletin 3 page, known by the bars of its results or by its form alone."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import elements, words_of
from ...model import PollOption
from .._html.dom import ancestor, first, of_tag
from .._html.page import Page, count

_MOST = 12  # elements around a bar


def old_poll(page: Page) -> tuple[str, tuple[PollOption, ...]]:
    """The poll's question and answers, with votes where they are shown; empty if there is none."""
    bar = page.first('img[src*="polls/bar"]', 'label[for*="optionnumber"]')
    table = ancestor(bar, of_tag("table"), _MOST)
    while table is not None and (head := table.css_first(".tcat")) is None:
        table = ancestor(table, of_tag("table"), _MOST)
    if bar is None or table is None or head is None:
        return "", ()
    question = clean_name(words_of(first(head, "span:not(.smallfont)")) or words_of(head).partition(":")[2])
    options = _results(table) if bar.tag == "img" else _choices(table)
    return (question, options) if question and options else ("", ())


def _results(table: LexborNode) -> tuple[PollOption, ...]:
    """The rows with a bar: the answer, the bar, the votes, the share."""
    found: list[PollOption] = []
    for row in table.css("tr"):
        cells = [cell for cell in elements(row) if cell.tag == "td"]
        if len(cells) > 2 and row.css_first('img[src*="polls/bar"]') is not None and (words := clean_name(words_of(cells[0]))):
            found.append(PollOption(words, count(words_of(cells[2]))))
    return tuple(found)


def _choices(table: LexborNode) -> tuple[PollOption, ...]:
    labels = table.css('label[for*="optionnumber"]')
    return tuple(PollOption(words) for label in labels if (words := clean_name(words_of(label))))
