"""Tags become addresses: whatever they are called, no two share a file, on no disk, and none leads out of its folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stillboard.ids import is_stem
from stillboard.model import Forum
from stillboard.outputs import tags, threads
from stillboard.site import pages
from support.filed import site, thread, written

NAMES = (
    "wiring", "junction boxes", "junction-boxes", "Junction_boxes", "c", "c++", "c#", "C/C++", "../etc/passwd", "..", ".", "/",
    "con", "NUL", "aux.html", "prefix", "page-2", "page 2", "index", "index.html", "💡", "🕯️", "灯台", "燈台", "ламп", "é", "e",
    "ß", "ss", "İ", "i", "lamp" * 75, "lamp" * 75 + "s", "a" * 61, "<script>", "%2e%2e", "a;b"[:1], "\u202egnp", "t-1", "x.t-1",
)  # fmt: skip


def made(content: Path) -> dict[str, object]:
    return {item.file: item.record for item in tags.OUTPUT.build(site(content))}


def test_no_two_tags_share_an_address(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"))
    for identity in ("1", "2"):
        thread(tmp_path, "lamps", identity, tags=NAMES, prefix="Solved")
    files = made(tmp_path)
    headings = {record.heading for record in files.values() if isinstance(record, pages.ThreadsPage)}
    assert headings >= {*NAMES, "Solved"} - {"ß"}  # which is ss, where case does not count
    assert len({file.casefold() for file in files}) == len(files) == len(headings) + 1
    for file in files:
        folder, *rest = file.split("/")
        assert (folder, rest[-1]) == ("tags", "index.html")
        assert len(rest) <= 3
        assert all(is_stem(part) for name in rest[:-1] for part in name.split(".")), file
    shorts = {re.sub(r"(/index)?[.]html$", "", file) for file in files}
    assert len(shorts) == len(files)


def test_spellings_of_one_tag_are_one_list_under_the_commonest(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"))
    for identity, name in enumerate(("Wiring", "wiring", "wiring", "WIRING", "\uff57iring"), 1):
        thread(tmp_path, "lamps", str(identity), tags=(name, "WirinG") if identity == 1 else (name,))
    files = made(tmp_path)
    assert set(files) == {"tags/index.html", "tags/wiring/index.html"}
    page = files["tags/wiring/index.html"]
    assert page.heading == "wiring"
    assert len(page.threads) == 5


@pytest.mark.parametrize("many", [1, 2])
def test_a_tag_of_one_thread_alone_has_no_page(tmp_path: Path, many: int) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"))
    for n in range(1, many + 1):
        thread(tmp_path, "lamps", str(n), tags=("wiring",), prefix="Solved")
    made_site = site(tmp_path)
    assert bool(made_site.frame("/").tags) == bool(made(tmp_path)) == (many > 1)
    page = next(item.record for item in threads.OUTPUT.build(made_site))
    assert [link.address for link in page.tags] == (["/tags/wiring/"] if many > 1 else [""])
    assert page.prefix.address == ("/tags/prefix/solved/" if many > 1 else "")


def test_the_list_says_how_many_more_there_are(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"))
    thread(tmp_path, "lamps", "1", tags=("wiring", "oil", "wicks"))
    thread(tmp_path, "lamps", "2", tags=("wiring",), prefix="Solved")
    page = made(tmp_path)["tags/index.html"]
    assert [(row.title, row.threads) for row in page.tags] == [("wiring", 2)]
    assert (page.prefixes, page.single) == ((), 3)
