"""Every page is HTML as its standard has it: the Nu validator (vnu) finds no error in any.

It is a program in Java. `.ci/run` puts it where this looks; where Java or it is missing, these tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from stillboard.site import render, sanitize
from stillboard.site.rewrite import LinkContext
from support import extremes, lanternside
from support.builds import PATIENCE, stillboard
from support.hostile import fields
from support.hostile.payload import payloads
from support.inprocess import build
from support.paths import PROJECT

JAR = PROJECT / ".venv" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
CAPTURES = os.environ.get("STILLBOARD_CAPTURES", "")
MISSING = "" if shutil.which("java") and JAR.is_file() else f"NO VNU: java, or {JAR.relative_to(PROJECT)}, is missing (.ci/run)"
SOUP = [
    *(f"<{tag}>" for tag in sorted(sanitize.TAGS) for _ in range(2)),
    *(f"</{tag}>" for tag in sorted(sanitize.TAGS)),
    *(
        '<a href="https://x.example/">',
        '<td colspan="2">',
        '<td rowspan="3">',
        "<form>",
        "<button>",
        "<caption>",
        "<figure>",
        "<select>",
    ),
    *("text", " ", "\n\n", "- x\n", "\n> q\n", "**b**", "&nbsp;", "\n```\ncode\n```\n", "# h\n", "\n|a|b|\n|-|-|\n|c|d|\n"),
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


def errors(*places: Path) -> list[str]:
    """What is wrong with the pages of some folders: each message once for each of a few pages."""
    command = ["java", "-jar", JAR, "--errors-only", "--skip-non-html", "--format", "json", *places]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    found = json.loads(done.stderr)["messages"]
    assert bool(done.returncode) == bool(found), done.stderr
    return [f"{one['url'].rpartition('output/')[2]}:{one.get('lastLine')}: {one['message']}" for one in found][:20]


def made(folder: Path, content: Path, **more: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    done = build(folder, content, SITEURL="https://archive.example", **{"FORUM_SIGNATURES": True, **more})
    assert not done.error, done.error
    return folder / "output"


def test_it_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a>x<p id=a>y", "utf-8")
    assert [error for error in errors(tmp_path) if "Duplicate ID" in error]


def test_pages_of_the_sample_and_of_all_that_a_page_can_show(tmp_path: Path) -> None:
    lanternside.whole(tmp_path / "content")
    links = {"FORUM_LICENSE": "https://licence.example/by", "FORUM_CONTACT": "mailto:keeper@archive.example"}
    sites = [made(tmp_path / "sample", PROJECT / "content"), made(tmp_path / "whole", tmp_path / "content", **links)]
    sites.append(made(tmp_path / "local", tmp_path / "content", RELATIVE_URLS=True, DEFAULT_LANG="ar"))
    assert errors(*sites) == []


def test_pages_of_hostile_content(tmp_path: Path) -> None:
    fields.fill(tmp_path / "fields" / "content", payloads())
    extremes.fill(tmp_path / "extremes" / "content")
    sites = [made(tmp_path / "fields", tmp_path / "fields" / "content")]
    sites.append(made(tmp_path / "extremes", tmp_path / "extremes" / "content", **extremes.SETTINGS))
    assert errors(*sites) == []


def test_tags_in_any_order(tmp_path: Path) -> None:
    """What people wrote is nested as it may be, whatever they wrote."""
    random = Random(10)  # noqa: S311 - for a test
    for n in range(300):
        body = "".join(random.choice(SOUP) for _ in range(random.randint(2, 25)))
        shown = render.post(body, LinkContext(lambda _: None, lambda _: False, str))
        page = f"<!doctype html><html lang=en><title>x</title><h1>x</h1><h2>x</h2><div>{shown.html}</div></html>"
        (tmp_path / f"{n}.html").write_text(page, "utf-8")
    assert errors(tmp_path) == []


@pytest.mark.skipif(not CAPTURES, reason="STILLBOARD_CAPTURES names no folder of real captures")
def test_pages_of_real_captures(tmp_path: Path) -> None:
    stillboard(tmp_path, "convert", CAPTURES, "--content", "content", "--cache", "cache")  # some are broken on purpose
    output = made(tmp_path, tmp_path / "content")
    assert len(list(output.rglob("*.html"))) > 100
    assert errors(output) == []
