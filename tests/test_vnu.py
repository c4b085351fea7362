"""Every page is HTML as its standard has it: the Nu validator (vnu) finds no error in any.

It is a program in Java. `.ci/run` puts it where this looks; where Java or it is missing, these tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support import lanternside
from support.builds import PATIENCE, stillboard
from support.hostile import fields
from support.hostile.payload import payloads
from support.inprocess import build
from support.paths import PROJECT

JAR = PROJECT / ".venv" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
CAPTURES = os.environ.get("STILLBOARD_CAPTURES", "")
MISSING = "" if shutil.which("java") and JAR.is_file() else f"NO VNU: java, or {JAR.relative_to(PROJECT)}, is missing (.ci/run)"
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
    done = build(folder, content, SITEURL="https://archive.example", FORUM_SIGNATURES=True, **more)
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
    fields.fill(tmp_path / "content", payloads())
    assert errors(made(tmp_path, tmp_path / "content")) == []


@pytest.mark.skipif(not CAPTURES, reason="STILLBOARD_CAPTURES names no folder of real captures")
def test_pages_of_real_captures(tmp_path: Path) -> None:
    stillboard(tmp_path, "convert", CAPTURES, "--content", "content", "--cache", "cache")  # some are broken on purpose
    output = made(tmp_path, tmp_path / "content")
    assert len(list(output.rglob("*.html"))) > 100
    assert errors(output) == []
