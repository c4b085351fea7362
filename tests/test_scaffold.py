"""`stillboard new`: in a copy of the repository, what it writes is imported, used, and held to the contract of its kind."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stillboard.errors import UsageError
from stillboard.scaffold import registry
from support.paths import PROJECT

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("a clone")
    for name in ("plugins", "tests"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis", "browser"))
    shutil.copy(PROJECT / "pyproject.toml", folder)
    return folder


def python(clone: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(clone / "plugins"), "PYTHONDONTWRITEBYTECODE": "1", **more}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=clone,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=280,
    )


def new(clone: Path, *arguments: str) -> list[str]:
    """The files that the command names, relative to the clone."""
    done = python(clone, "-m", "stillboard", "new", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    files, _, steps = done.stdout.partition("\nNext:\n")
    assert steps
    return [Path(line).relative_to(clone).as_posix() for line in files.splitlines()]


def contract(clone: Path, file: str, words: str, **environment: str) -> str:
    """The last line of what pytest says of the tests that have these words."""
    arguments = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", words, f"tests/{file}"]
    done = python(clone, *arguments, **{"UPDATE": "", **environment})
    assert done.returncode == 0, done.stdout
    return done.stdout.splitlines()[-1]


def test_a_new_importer_reads_its_samples_and_keeps_the_contract(clone, tmp_path):
    assert new(clone, "importer", "oldboard") == [
        "plugins/stillboard/importers/oldboard.py",
        "plugins/stillboard/importers/__init__.py",
        "tests/importers/oldboard",
    ]
    loaded = python(clone, "-c", "from stillboard import importers as i; print(i.named('oldboard').name, *i.NAMES)")
    assert loaded.stdout.split()[:3] == ["oldboard", "oldboard", "discourse"]
    dump = clone / "tests/importers/oldboard/first-page/dump.html"
    done = python(clone, "-m", "stillboard", "convert", str(dump), "--content", str(tmp_path / "content"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 new" in done.stdout
    opening = next((tmp_path / "content").rglob("501.md")).read_text("utf-8")
    assert "Author: Wren Okafor\n" in opening
    assert "[manual](https://lamps.example/manual)" in opening
    answer = next((tmp_path / "content").rglob("502.md")).read_text("utf-8")
    assert "> **Wren Okafor** [wrote](https://forum.lanternside.example/thread/31-winding-the-clock#post-501):\n" in answer
    edited = (clone / "tests/importers/oldboard/last-page/expected/threads/lanternside/0/winding-the-clock.31/541.md").read_text(
        "utf-8"
    )
    assert "Edited: 2021-03-10\n" in edited
    assert edited.endswith("---\n\nIt stopped again.\n")
    said = contract(clone, "importers/test_samples.py", "oldboard or agree or summaries")
    assert "10 passed" in said
    assert "skipped" not in said


def test_a_new_output_makes_its_file(clone):
    assert new(clone, "output", "threadlist") == [
        "plugins/stillboard/outputs/threadlist.py",
        "plugins/stillboard/outputs/__init__.py",
        "tests/outputs/threadlist",
    ]
    loaded = python(clone, "-c", "from stillboard import outputs; print(outputs.all_outputs()[-1].name)")
    assert loaded.stdout == "threadlist\n"
    contract(clone, "outputs/test_outputs.py", "test_outline", UPDATE="1")
    assert "threadlist.txt" in (clone / "tests/outputs/threadlist/expected.txt").read_text("utf-8")
    assert "passed" in contract(clone, "outputs/test_outputs.py", "threadlist or every_case")


def test_a_new_check_finds_what_its_sample_holds(clone):
    assert new(clone, "check", "P042", "old_words") == [
        "plugins/stillboard/checks/p042_old_words.py",
        "plugins/stillboard/checks/__init__.py",
        "tests/checks/P042",
    ]
    found = (clone / "tests/checks/P042/findings.txt").read_text("utf-8").splitlines()
    assert [line.partition(" ")[0].rpartition("/")[2] for line in found] == ["79.md:5:"]
    assert " P042 " in found[0]
    assert "3 passed" in contract(clone, "checks/test_checks.py", "P042 or agree or good_tree_gives_none")


def test_what_was_written_is_as_the_formatter_has_it(clone):
    new(clone, "importer", "plainboard")
    new(clone, "check", "P043", "plain_words")
    done = python(clone, "-m", "ruff", "check", "plugins")
    assert done.returncode == 0, done.stdout
    done = python(clone, "-m", "ruff", "format", "--check", "plugins")
    assert done.returncode == 0, done.stdout


MISTAKES = [
    (["importer", "phpbb"], "exists already"),
    (["importer", "class"], "lower-case word"),
    (["importer", "../x"], "lower-case word"),
    (["output", "members"], "exists already"),
    (["output", "_base"], "lower-case word"),
    (["check", "P001", "more"], "exists already; use the next free one, P0"),
    (["check", "X1", "more"], "cannot be a check's code"),
    (["check", "P900", "More"], "lower-case words"),
]


@pytest.mark.parametrize(("arguments", "words"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_mistake_writes_nothing(clone, arguments, words):
    before = {path for path in clone.rglob("*") if "__pycache__" not in path.parts}
    done = python(clone, "-m", "stillboard", "new", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert {path for path in clone.rglob("*") if "__pycache__" not in path.parts} == before


def test_without_a_clone_it_says_so(tmp_path):
    shutil.copytree(PROJECT / "plugins", tmp_path / "site-packages", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site-packages")}
    command = [sys.executable, "-m", "stillboard", "new", "importer", "oldboard"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=50)
    assert done.returncode == 2
    assert "run this in a clone" in done.stderr


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ('NAMES: tuple[str, ...] = ("b", "d")\n', {}, ["b", "d", "c"]),
        ('NAMES: tuple[str, ...] = ("b", "d")\n', {"first": True}, ["c", "b", "d"]),
        ('NAMES: tuple[str, ...] = ("b", "d")\n', {"sort": True}, ["b", "c", "d"]),
        ('NAMES: tuple[str, ...] = (\n    "b",  # “one”\n    # of two\n    "d",\n)\n', {}, ["b", "d", "c"]),
        ('NAMES: tuple[str, ...] = (\n    "b",  # “one”\n    # of two\n    "d",\n)\n', {"first": True}, ["c", "b", "d"]),
        ('NAMES: tuple[str, ...] = (\n    "b",  # “one”\n    # of two\n    "d",\n)\n', {"sort": True}, ["b", "c", "d"]),
        ('“x”: int = 1\nNAMES: tuple[str, ...] = ("é", "b",)\n'.replace("“x”", "x"), {}, ["é", "b", "c"]),
    ],
)
def test_a_name_goes_into_a_tuple_of_any_form(tmp_path, text, options, expected):
    file = tmp_path / "__init__.py"
    file.write_text(text, encoding="utf-8")
    changed = registry.listed(file, "c", **options)
    ast.parse(changed)
    file.write_text(changed, encoding="utf-8")
    assert registry.names(file) == expected
    assert all(line in changed.splitlines() for line in text.splitlines() if line.lstrip().startswith(("#", '"')))


def test_a_registry_without_names_is_refused(tmp_path):
    file = tmp_path / "__init__.py"
    for text in ("", "NAMES: tuple[str, ...] = tuple()\n", "NAMES: tuple[str, ...] = (x, y)\n"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match="no tuple NAMES"):
            registry.listed(file, "c")
