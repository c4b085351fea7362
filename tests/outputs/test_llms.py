"""`llms.txt`: only where it is asked for, with addresses that are there, and words that Markdown takes for nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from stillboard.gfm import to_html
from stillboard.model import Board, Forum, Post, Thread, When
from support import lanternside
from support.builds import put
from support.inprocess import build
from support.serving import file_of

SITE = "https://archive.example/lamps"
HOSTILE = "Lamp](https://evil.example/) <b> # not a heading `x` *y*"


def links(text: str) -> list[str]:
    return re.findall(r"\]\((.*?)\)", text)


def test_it_is_written_only_where_it_is_asked_for(tmp_path: Path) -> None:
    lanternside.whole(tmp_path / "content")
    for more in ({"SITEURL": SITE}, {"FORUM_LLMS": True}):
        assert not build(tmp_path, tmp_path / "content", **more).error
        assert not (tmp_path / "output" / "llms.txt").exists()


def test_all_that_it_names_is_there(tmp_path: Path) -> None:
    lanternside.whole(tmp_path / "content")
    assert not build(tmp_path, tmp_path / "content", SITEURL=SITE, FORUM_LLMS=True, FORUM_DOWNLOADS=("text", "json")).error
    output = tmp_path / "output"
    text = (output / "llms.txt").read_text("utf-8")
    assert text.startswith("# Lanternside archive\n\n> ")
    named = links(text)
    assert [one for one in named if not one.startswith(SITE) or not file_of(output, one.removeprefix(SITE))] == []
    assert {f"{SITE}/forums/", f"{SITE}/forums/workshop.2/", f"{SITE}/overview/", f"{SITE}/sitemap.xml"} <= set(named)
    feeds = {f"{SITE}/{file.relative_to(output).as_posix()}" for file in [*output.rglob("*.atom"), *output.glob("feed*.json")]}
    assert {one for one in named if one.endswith((".atom", ".json"))} == feeds
    assert re.findall("^- `(.*)`$", text, re.M) == ["thread.txt", "thread.json"]


def test_what_people_wrote_stays_words(tmp_path: Path) -> None:
    content = tmp_path / "content"
    put(content, Forum("Lamps", id="lamps"), "lamps")
    put(content, Board(HOSTILE, id="x.1"), "lamps")
    thread = Thread("Wicks", id="7", slug="t", boards=(HOSTILE,))
    put(content, thread, "lamps")
    put(content, Post("Light.", id="1", number=1, author="Pell", date=When("2014-03-04T10:00Z")), "lamps", thread)
    assert not build(tmp_path, content, SITEURL=SITE, FORUM_LLMS=True, FORUM_TYPOGRIFY=False).error
    text = (tmp_path / "output" / "llms.txt").read_text("utf-8")
    shown = to_html(text)
    assert set(re.findall('href="([^"]*)"', shown)) <= set(links(text)) - {"https://evil.example/"}
    assert shown.count("<h1") == 1
    assert "&lt;b&gt; # not a heading" in shown
    assert "<code>x</code>" not in shown
