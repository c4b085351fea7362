"""A mirror of a forum, judged as a whole: pages without posts are counted, unless they are most of what could be threads."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.convert import convert
from stillboard.convert.report import BLANK, Report, as_json, lines
from stillboard.importers import all_importers

THREAD = """<html lang="en"><head><title>Lamps {n} - Lanternside</title></head><body><h1>Lamps {n}</h1>{posts}</body></html>"""
POST = """<div class="post" id="post{id}"><b class="author"><a href="/user/{who}">{who}</a></b>
<i class="when">2019-03-0{day} 10:15</i>
<p class="text">The lamp burns low, says {who}, and its wick is as it was on day {day}.</p></div>"""
BLANK_PAGE = "<html><head><title>Help {n}</title></head><body><h1>Help</h1><p>How to trim a wick, in general.</p></body></html>"


def mirror(folder: Path, threads: int, blank: int) -> Report:
    folder.mkdir()
    for n in range(threads):
        posts = "".join(POST.format(id=10 * n + day, who=who, day=day) for day, who in enumerate(("Marlow", "Pell", "Wren"), 1))
        (folder / f"thread{n}.html").write_text(THREAD.format(n=n, posts=posts), encoding="utf-8")
    for n in range(blank):
        (folder / f"page{n}.html").write_text(BLANK_PAGE.format(n=n), encoding="utf-8")
    return convert([folder], folder.parent / "content", all_importers())


def test_pages_without_posts_among_threads_are_counted_and_named(tmp_path):
    report = mirror(tmp_path / "mirror", 4, 3)
    assert report.exit_code == 0
    assert not report.errors
    assert [one.kind for one in report.not_threads] == [BLANK] * 3
    shown = "\n".join(lines(report))
    assert "mirror/page0.html" in shown
    assert f"3 × {BLANK}" in shown


def test_a_mirror_that_gives_next_to_nothing_says_so_first(tmp_path):
    report = mirror(tmp_path / "mirror", 1, 9)
    assert report.exit_code == 3
    assert len(report.errors) == 9
    assert "9 of its 10 pages that could be threads gave no posts" in next(iter(lines(report)))
    assert as_json(report)["poor"] == report.poor


@pytest.mark.parametrize("blank", [1, 2])
def test_pages_without_posts_alone_are_errors(tmp_path, blank):
    report = mirror(tmp_path / "mirror", 0, blank)
    assert report.exit_code == 3
    assert len(report.errors) == blank
