"""Builds that have to fail: one line that says what, where and what to do, the right exit code, and the site as it was."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from support.builds import build, pelican, settings, tree
from support.lanternside import small
from support.paths import PROJECT

CASES = sorted(folder for folder in Path(__file__).with_name("invalid").iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """A folder with content, a theme and a good build."""
    folder = tmp_path_factory.mktemp("good")
    small(folder / "content")
    shutil.copytree(PROJECT / "theme", folder / "theme")
    build(folder, folder / "content", THEME=str(folder / "theme"))
    return folder


def read(case: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"remove": [], "link": [], "bytes": [], "says": []}
    for line in (case / "case.txt").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        found.setdefault(key, []).append(value)
    return found


def arrange(case: Path, folder: Path, facts: dict[str, list[str]]) -> Path:
    """Lay a case over the sample; its settings file."""
    names = ("case.txt", "conf.py")
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=lambda at, _: names if Path(at) == case else ())
    for file in facts["remove"]:
        (folder / file).unlink()
    for file, digits in (value.split(" ") for value in facts["bytes"]):
        (folder / file).write_bytes(bytes.fromhex(digits))
    for link, target in (value.split(" -> ") for value in facts["link"]):
        (folder / link).symlink_to(target)
    extra = (case / "conf.py").read_text(encoding="utf-8") if (case / "conf.py").exists() else ""
    return settings(folder, folder / "content", THEME=str(folder / "theme"), extra=extra)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_build_that_fails_says_why_and_changes_nothing(case, good, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(good, folder)
    facts = read(case)
    conf = arrange(case, folder, facts)
    before = tree(folder / "output")
    done = pelican(conf)
    lines = [line for line in done.text.splitlines() if line.startswith("stillboard: ")]
    assert len(lines) == 1, done.text
    for pattern in facts["says"]:
        assert re.search(pattern, lines[0]), lines[0]
    assert "; " in lines[0], f"it says nothing of what to do: {lines[0]}"
    assert done.code == int(facts["code"][0]), done.text
    assert not re.search(r"Traceback|CRITICAL|ERROR", done.text), done.text
    assert tree(folder / "output") == before
    assert not [path.name for path in folder.iterdir() if "-building-" in path.name]


def test_the_sample_itself_builds_without_a_word(good):
    done = pelican(good / "conf.py")
    assert done.code == 0
    said = [line for line in re.findall(r"stillboard: (.*)", done.text) if not line.startswith("search finds what is new after ")]
    assert said == []
    assert "WARNING" not in done.text
