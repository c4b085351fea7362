"""Pages that a site put into tables or boxes of its own, as Joomla 1.5 and portals did: they say the same."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from stillboard.dumps import Capture
from stillboard.importers import all_importers
from stillboard.model import Attachment, Item, Thread
from support.engine_variants import VARIANTS

AROUND = {
    "a table": ("<table width='100%' border='0'><tbody><tr><td>", "</td></tr></tbody></table>"),
    "a table with a column before": ("<table><tr><td>Menu</td><td>", "</td></tr></table>"),
    "tables in one another": ("<table><tr><td>Menu</td><td><table><tr><td>", "</td></tr></table></td></tr></table>"),
    "boxes": ("<div class='outer'><div>", "</div></div>"),
}
SAMPLES = {str(path.parent.relative_to(Path(__file__).parent)): path for path in Path(__file__).parent.glob("*/*/dump.html")}
BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)


def said(html: bytes) -> list[Item]:
    """What a page says, but for where it lies and the files that it shows."""
    capture = Capture("page.html", lambda: html)
    importer = next(one for one in all_importers() if one.accepts(capture))
    items = (item for item in importer.posts(capture) if not isinstance(item, Attachment))
    return [dataclasses.replace(item, sources=()) if isinstance(item, Thread) else item for item in items]


def put_into(html: bytes, before: str, behind: str) -> bytes:
    start = BODY.search(html)
    end = html.lower().rfind(b"</body>")
    assert start is not None
    return b"".join((html[: start.end()], before.encode(), html[start.end() : end], behind.encode(), html[end:]))


def assert_same(html: bytes) -> None:
    plain = said(html)
    assert plain
    for around, (before, behind) in AROUND.items():
        assert said(put_into(html, before, behind)) == plain, around


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))
def test_the_stock_page_of_each_engine(variant):
    assert_same(variant.page([variant.post(f"Wren {n}", n, f"The bell rang {n} times.") for n in (1, 2, 3)]).encode())


@pytest.mark.parametrize("path", SAMPLES.values(), ids=list(SAMPLES))
def test_the_samples_of_each_engine(path):
    html = path.read_bytes()
    if BODY.search(html) and b"</body>" in html.lower():  # one without is an engine's print form, around which no site stands
        assert_same(html)
