"""The order inside convert/: data goes one way inside it, too, as its docstring draws it."""

from __future__ import annotations

import ast
from pathlib import Path

import stillboard.convert

ROOM = Path(stillboard.convert.__file__).parent
ROWS = [
    line.strip().split(", ")
    for line in ast.get_docstring(ast.parse((ROOM / "__init__.py").read_text())).splitlines()
    if line.startswith("    ")
]


def imported(name: str) -> set[str]:
    """The modules of convert/ that one of them imports."""
    tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
    near = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 1]
    return {name for node in near for name in ([node.module] if node.module else [alias.name for alias in node.names])}


def test_the_rows_hold_every_module() -> None:
    listed = sorted(name for row in ROWS for name in row)
    assert listed == sorted(path.stem for path in ROOM.glob("*.py") if path.stem != "__init__")


def test_no_module_imports_from_its_own_row_or_one_below() -> None:
    above: set[str] = set()
    for row in ROWS:
        for name in row:
            assert imported(name) <= above, name
        above |= set(row)


def test_every_module_that_could_stand_higher_does() -> None:
    for n, row in enumerate(ROWS[1:]):
        assert all(imported(name) & set(ROWS[n]) for name in row), row
