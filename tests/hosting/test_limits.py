"""What hosts take, at the edge: a site at the limit fits, one above it does not."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from stillboard.hosting import limits
from stillboard.hosting.limits import LIMITS, WORDS, check
from stillboard.site.finished import is_served
from support.builds import built, stillboard

CASES = [
    (host, name, getattr(LIMITS[host], name)) for host in LIMITS for name in WORDS if getattr(LIMITS[host], name) is not None
]


def site(folder: Path, name: str, count: int) -> None:  # noqa: C901 - a case for each limit
    """A site that has so much of one thing, and little of all others."""
    folder.mkdir()
    if name == "files":
        for n in range(count):
            (folder / f"{n}.txt").touch()
    elif name in ("bytes", "largest"):
        with (folder / "large.bin").open("wb") as file:
            file.truncate(count)  # a hole: no disk is filled
    elif name == "rules":
        (folder / "_redirects").write_text("# a remark\n\n" + "".join(f"/{n} /t 301\n" for n in range(count)))
    elif name == "placeholders":
        (folder / "_redirects").write_text("/a /b 301\n" + "".join(f"/{n}/* /t 301\n" for n in range(count)))
    elif name == "rule_length":
        (folder / "_redirects").write_text("/" + "a" * (count - 8) + " /t 301\n")
    elif name == "rules_bytes":
        (folder / "_redirects").write_text("/a /b 301\n" + "#" * (count - 11) + "\n")
    elif name == "header_rules":
        (folder / "_headers").write_text("".join(f"/{n}\n  A: b\n" for n in range(count)))
    elif name == "header_length":
        (folder / "_headers").write_text("/*\n" + "  A: ".ljust(count, "b") + "\n")
    elif name == "location":
        (folder / "_hosting" / "s3").mkdir(parents=True)
        (folder / "_hosting/s3/redirects.tsv").write_text("a\t" + "/".ljust(count, "b") + "\n")
    files = [file for file, _ in limits.published(folder)]
    if not any(map(is_served, files)):
        (folder / "0.txt").touch()
        files.append("0.txt")
    built(folder, *files)


def test_every_limit_is_tried() -> None:
    assert {name for _, name, _ in CASES} == set(WORDS)


@pytest.mark.parametrize(("host", "name", "limit"), CASES)
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_at_the_edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, name: str, limit: int, more: int) -> None:
    if name == "files":  # as many files take long to make: the limit comes down
        limit = 50
        monkeypatch.setitem(LIMITS, host, dataclasses.replace(LIMITS[host], files=limit))
    site(tmp_path / "output", name, limit + more)
    found = {one.what: one for one in check(tmp_path / "output", host)}
    assert found[WORDS[name]].count == limit + more
    assert [what for what, one in found.items() if one.is_over] == ([WORDS[name]] if more > 0 else [])


def test_what_a_build_keeps_for_itself_is_not_published(tmp_path: Path) -> None:
    (tmp_path / ".stillboard-search").mkdir()
    (tmp_path / ".stillboard-search" / "a").write_text("x" * 100)
    (tmp_path / ".stillboard").write_text("x")
    (tmp_path / ".well-known").mkdir()
    (tmp_path / ".well-known" / "a").write_text("xy")
    assert list(limits.published(tmp_path)) == [(".well-known/a", 2)]


def test_the_command(tmp_path: Path) -> None:
    site(tmp_path / "output", "placeholders", 101)
    done = stillboard(tmp_path, "check", "--host", "cloudflare")
    assert done.code == 1
    assert "TOO MUCH rules of _redirects with * or :name: 101, 100 at most" in done.text
    assert stillboard(tmp_path, "check", "--host", "nginx", "output").code == 0
    assert stillboard(tmp_path, "check", "--host", "cloudflair").code == 2
    assert stillboard(tmp_path, "check", "--host", "nginx", "nowhere").code == 2
    (tmp_path / "empty").mkdir()
    assert stillboard(tmp_path, "check", "--host", "nginx", "empty").code == 2
    (tmp_path / "empty" / "own.txt").write_text("somebody's own")
    assert stillboard(tmp_path, "check", "--host", "nginx", "empty").code == 2
    assert stillboard(tmp_path, "check", "--host", "nginx", "a", "b").code == 2


def test_lines_in_another_encoding_count_too(tmp_path: Path) -> None:
    site(tmp_path / "output", "rules", 3)
    with (tmp_path / "output" / "_redirects").open("ab") as file:
        file.write("/é\x85 /t 301\n".encode("latin-1"))
    assert {one.what: one.count for one in check(tmp_path / "output", "cloudflare")}["rules of _redirects"] == 4
