"""Each check finds exactly what its sample folder lists, nothing in a good tree, and never falls over what it reads."""

from __future__ import annotations

import errno
import os
import pkgutil
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillboard import checks
from stillboard.content import records
from stillboard.errors import ContentError, UsageError
from stillboard.model import DateSource, Place, Post, When
from support.growth import assert_linear
from support.paths import PROJECT

SAMPLES = Path(__file__).parent
CODES = [check.code for check in checks.all_checks()]
THREAD = "threads/lanternside/0/a-wick-that-will-not-rise.7"


def findings(folder: Path, *paths: str) -> list[str]:
    """What `run` says of the tree `folder/content`, with paths that start with content/."""
    found = checks.run(folder / "content", [folder / "content" / path for path in paths])
    return [str(finding).removeprefix(f"{folder.as_posix()}/") for finding in found]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the good tree, to spoil."""
    shutil.copytree(SAMPLES / "good", tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.parametrize("code", CODES)
def test_sample_gives_exactly_its_findings(code: str) -> None:
    if code == "P021" and not (PROJECT / ".git").exists():
        pytest.skip("the tests do not lie in a repository; tests/content/test_tracked.py makes some")
    expected = (SAMPLES / code / "findings.txt").read_text(encoding="utf-8").splitlines()
    assert findings(SAMPLES / code) == expected
    assert any(f": {code} " in line for line in expected)


def test_good_tree_gives_none() -> None:
    assert findings(SAMPLES / "good") == []


def test_modules_samples_and_tuple_agree() -> None:
    modules = {name for _, name, _ in pkgutil.iter_modules(checks.__path__) if not name.startswith("_")}
    assert {name.partition("_")[0].upper() for name in modules} == set(CODES)
    assert {folder.name for folder in SAMPLES.iterdir() if folder.is_dir() and folder.name != "__pycache__"} == {*CODES, "good"}
    assert sorted(set(CODES)) == CODES
    assert all(check.summary.endswith(".") for check in checks.all_checks())


def test_links_are_findings_and_are_not_followed(good: Path) -> None:
    outside = good / "outside.md"
    outside.write_text("---\nTitel: x\n---\n", encoding="utf-8")
    (good / "content" / THREAD / "79.md").symlink_to(outside)
    (good / "content" / "threads" / "elsewhere").symlink_to(good)
    found = findings(good)
    assert [line.partition(" ")[0] for line in found] == ["content/threads/elsewhere:1:", f"content/{THREAD}/79.md:1:"]
    assert all("P002 a symbolic link" in line for line in found)


def test_names_that_some_systems_refuse(good: Path) -> None:
    folder = good / "content" / THREAD
    for name in ("con.md", "ab.md", "AB.md"):
        (folder / name).write_text("---\nAuthor: Pell\n---\n\nHello.\n", encoding="utf-8")
    found = [line for line in findings(good) if " P005 " in line]
    assert [line.partition(" P005 ")[0] for line in found] == [f"content/{THREAD}/{n}.md:1:" for n in ("AB", "ab", "con")]
    assert "cannot distinguish it from AB.md" in found[1]


def test_a_name_that_is_no_text(good: Path) -> None:
    (good / "content" / THREAD / "x\udcff\x1b[31m.md").write_bytes(b"---\nAuthor: Pell\n---\n\nHello.\n")
    found = findings(good)
    assert found
    assert all("\x1b" not in line and line.encode() for line in found)


def test_a_huge_body(good: Path) -> None:
    (good / "content" / THREAD / "79.md").write_text("---\nAuthor: Pell\n---\n\n" + "word " * 200_010, encoding="utf-8")
    assert [line[:90].partition(" P017 ")[2][:18] for line in findings(good)] == ["the body has 10000"]


def test_paths_narrow_the_run(good: Path) -> None:
    (good / "content" / THREAD / "79.md").write_text("---\nAuthr: Pell\n---\n\nHello.\n", encoding="utf-8")
    (good / "content" / "forums" / "x.md").write_text("---\nTitel: X\n---\n", encoding="utf-8")
    assert [line.partition(" ")[0] for line in findings(good, f"{THREAD}/79.md")] == [f"content/{THREAD}/79.md:2:"]
    assert [line.partition(" ")[0] for line in findings(good, "threads")] == [f"content/{THREAD}/79.md:2:"]
    assert {line.partition(":")[0] for line in findings(good, "forums", THREAD)} == {
        f"content/{THREAD}/79.md",
        "content/forums/x.md",
    }


def test_paths_must_lie_in_content(good: Path) -> None:
    for path in (good / "content" / "nowhere", good):
        with pytest.raises(UsageError):
            checks.run(good / "content", [path])
    with pytest.raises(UsageError):
        checks.run(good / "nowhere")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([f"{THREAD}/thread.md", f"{THREAD}/71.md", "forums/lanternside.md", "boards/lanternside/x.1.md"]),
    data=st.one_of(
        st.binary(max_size=300),
        st.text(
            alphabet=st.sampled_from(list('---\n:"<>`*_[]() Title Date Number 0129 State removed\x00\u202e')), max_size=300
        ).map(lambda text: f"---\n{text}".encode()),
    ),
)
def test_never_falls_over_a_file(good: Path, name: str, data: bytes) -> None:
    target = good / "content" / name
    before = target.read_bytes() if target.exists() else None
    target.write_bytes(data)
    try:
        for line in findings(good):
            assert line.isprintable()
            assert line.startswith("content/")
    finally:
        target.write_bytes(before) if before is not None else target.unlink()


@pytest.mark.parametrize("piece", ["<", "<a", "`", "> ", "[", "*a ", "</", "<!--", "\n- ", "/content/attachments/"])
def test_time_is_about_linear(good: Path, piece: str) -> None:
    def run(size: int) -> None:
        (good / "content" / THREAD / "79.md").write_text("---\nAuthor: Pell\n---\n\n" + piece * size, encoding="utf-8")
        findings(good)

    assert_linear(run, 10_000)


def test_what_conversions_write_has_no_finding() -> None:
    archives = sorted((SAMPLES.parent / "importers").glob("*/*/expected"))
    assert archives
    found = [finding for archive in archives for finding in checks.run(archive)]
    assert [str(finding) for finding in found if finding.code != "P028"] == []  # dumps bring documents along


@pytest.mark.parametrize("source", ["markup", "text", "upload-name"])
def test_dates_that_a_dump_gives_in_another_order(good: Path, source: str) -> None:
    """A forum that shows an answer below what it answers has its posts out of the order of their dates: nobody's mistake."""
    folder = good / "content" / THREAD
    for file in folder.glob("[0-9]*.md"):
        file.unlink()
    for nth, day in ((1, 28), (2, 20)):
        when = When(f"2020-07-{day}")
        post = Post("Lit.", id=f"9{nth}", place=Place(1, nth), date=when, date_source=DateSource(source))
        (folder / f"9{nth}.md").write_text(records.dumps(post, sealed=True), encoding="utf-8")
    assert not any(" P012 " in line for line in findings(good))
    file = folder / "92.md"
    file.write_text(file.read_text("utf-8").replace("Lit.", "Lit again."), encoding="utf-8")  # a person's edit may be the mistake
    assert sum(" P012 " in line for line in findings(good)) == 1


@pytest.mark.parametrize("folder", ["", "forums", THREAD])
def test_a_folder_that_cannot_be_listed_is_never_empty(good: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    listed = os.scandir

    def failing(path: str | Path) -> object:
        if Path(path) == good / "content" / folder and len(calls) >= (not folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        calls.append(path)
        return listed(path)

    calls: list[str | Path] = []
    monkeypatch.setattr(os, "scandir", failing)
    if folder == "forums":  # nothing can be said without it
        with pytest.raises(ContentError, match="Permission denied"):
            findings(good)
    else:
        assert [line for line in findings(good) if " P001 this folder cannot be listed (Permission denied)" in line]


def test_an_attachment_that_nobody_can_look_at_is_not_missing(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = os.lstat

    def failing(path: str | Path) -> os.stat_result:
        if "attachments" in str(path):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return looked(path)

    monkeypatch.setattr(os, "lstat", failing)
    with pytest.raises(ContentError, match="Input/output error"):
        findings(good)


def test_what_a_killed_run_left_is_no_finding(good: Path) -> None:
    (good / "content" / THREAD / ".stillboard-3k2j1h0g").write_text("half a po", encoding="utf-8")
    (good / "content" / ".stillboard-convert").mkdir()
    assert findings(good) == []
    (good / "content" / THREAD / ".stillboard").write_text("x", encoding="utf-8")
    assert [line.partition(" a hidden")[0] for line in findings(good)] == [f"content/{THREAD}/.stillboard:1: P002"]
