"""docs/: architecture.md against the folders, adding-an-engine.md against the engine it shows, README.md against the rest."""

from __future__ import annotations

import re

import pytest

from support.paths import PLUGIN, PROJECT

DOCS = PROJECT / "docs"
ARCHITECTURE = (DOCS / "architecture.md").read_text("utf-8")
ENGINE = (DOCS / "adding-an-engine.md").read_text("utf-8")
GROWING = ("importers", "outputs", "checks", "dumps/containers")


def rows(head: str) -> list[str]:
    """The first cells of the table headed so."""
    lines = ARCHITECTURE.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {head} |")) + 2
    end = next(n for n in range(start, len(lines) + 1) if not "".join(lines[n : n + 1]).startswith("|"))
    return [line.split("|")[1].strip().strip("`") for line in lines[start:end]]


def modules(folder: str) -> set[str]:
    """The modules and the packages in a folder of the plugin, as the document names them."""
    found = [path for path in (PLUGIN / folder).iterdir() if path.name != "__pycache__"]
    return {f"{path.name}/" if path.is_dir() else path.name for path in found if path.is_dir() or path.suffix == ".py"}


def test_every_part_is_there_and_no_other():
    named = rows("part")
    assert sorted(named) == sorted(modules(""))


def test_every_part_stands_below_those_it_imports():
    from test_layers import MAY_IMPORT  # the table of the layers

    named = [row.removesuffix("/").removesuffix(".py") for row in rows("part")]
    wrong = [
        (part, other)
        for part, others in MAY_IMPORT.items()
        for other in others
        if other != "__init__" and named.index(other) > named.index(part) and part != "__init__"
    ]
    assert not wrong


@pytest.mark.parametrize("folder", GROWING)
def test_what_is_shared_by_several_is_named(folder):
    shared = {f"{folder}/{name}" for name in modules(folder) if name.startswith("_") and name != "__init__.py"}
    named = {row for row in rows("shared") if row.rpartition("/")[0].startswith(folder) and row.count("/") >= 1}
    named = {row for row in named if re.fullmatch(rf"{folder}/_\w+(?:\.py|/)", row)}
    assert named == shared


@pytest.mark.parametrize("folder", GROWING)
def test_what_is_not_shared_stands_in_the_registry(folder):
    text = (PLUGIN / folder / "__init__.py").read_text("utf-8")
    names = set(re.findall(r'"(\w+)"', text.partition("NAMES: tuple")[2].partition(")\n")[0]))
    own = {name.removesuffix("/").removesuffix(".py") for name in modules(folder) if not name.startswith("_")}
    # Where dumps begin; what a folder of mail and one of a database's tables hold.
    not_listed = {"folder", "maildir", "table_files"} if folder == "dumps/containers" else set()
    assert own - not_listed == names - not_listed


def test_every_path_in_the_documents_exists():
    roots = (PLUGIN, PROJECT)
    for text in (ARCHITECTURE, ENGINE):
        for path in re.findall(r"`((?:[a-z_-]+/)+(?:[a-z_0-9-]+\.[a-z]+)?)`", text):
            assert any((root / path).exists() for root in roots) or path == "output/", path


def test_the_usual_changes_are_there():
    assert len(rows("change")) == 16


def test_the_index_names_every_document():
    index = (DOCS / "README.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    assert linked == {path.name for path in DOCS.glob("*.md")} - {"README.md"}


def test_excerpts_are_what_the_engine_has():
    """Each excerpt's lines stand in the file in this order; … stands for what is left out."""
    shown = re.findall(r"<!-- from (\S+) -->\n```\w+\n(.*?)```", ENGINE, re.S)
    assert len(shown) >= 4
    for name, excerpt in shown:
        text = (PROJECT / name).read_text("utf-8")
        at = 0
        for part in re.split(r"^\s*…\n", excerpt, flags=re.M):
            found = text.find(part.strip("\n"), at)
            assert found >= 0, (name, part)
            at = found + len(part.strip("\n"))
