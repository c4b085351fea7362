"""Each check finds exactly what its sample folder lists, nothing in a good tree, and never falls over what it reads."""

from __future__ import annotations

import pkgutil
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillboard import checks
from stillboard.content import records
from stillboard.errors import UsageError
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
    assert [str(finding) for archive in archives for finding in checks.run(archive)] == []


@pytest.mark.parametrize(
    ("source", "answers", "found"),
    [("markup", "", 0), ("markup", "71", 0), ("text", "", 1), ("text", "71", 0), ("upload-name", "71", 1)],
)
def test_dates_that_a_dump_gives_in_another_order(good: Path, source: str, answers: str, found: int) -> None:
    """A forum that shows an answer below what it answers has its posts out of the order of their dates: nobody's mistake."""
    folder = good / "content" / THREAD
    for file in folder.glob("[0-9]*.md"):
        file.unlink()
    for nth, day, reply in ((1, 28, answers), (2, 20, "")):
        when = When(f"2020-07-{day}")
        post = Post("Lit.", id=f"9{nth}", place=Place(1, nth), date=when, date_source=DateSource(source), reply_to=reply)
        (folder / f"9{nth}.md").write_text(records.dumps(post, sealed=True), encoding="utf-8")
    assert sum(" P012 " in line for line in findings(good)) == found
    file = folder / "92.md"
    file.write_text(file.read_text("utf-8").replace("Lit.", "Lit again."), encoding="utf-8")  # a person's edit may be the mistake
    assert sum(" P012 " in line for line in findings(good)) == 1
