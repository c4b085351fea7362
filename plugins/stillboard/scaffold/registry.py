"""The tuples of names in the folders' __init__.py, read and changed by the syntax tree: comments and line breaks stay."""

from __future__ import annotations

import ast
from pathlib import Path

from ..errors import UsageError


def names(registry: Path) -> list[str]:
    """The names in a registry, in its order. UsageError if it has no tuple NAMES."""
    return [str(item.value) for item in _items(registry, registry.read_text(encoding="utf-8"))]


def listed(registry: Path, name: str, *, first: bool = False, sort: bool = False) -> str:
    """The registry's text with a name more: as the `first`, in its place in a tuple that is `sort`ed, else as the last."""
    text = registry.read_text(encoding="utf-8")
    items = _items(registry, text)
    at = 0 if first else len(items)
    if sort:
        at = next((n for n, item in enumerate(items) if str(item.value) > name), len(items))
    lines = text.encode().splitlines(keepends=True)  # the tree counts bytes
    near = items[min(at, len(items) - 1)]
    line = lines[near.lineno - 1]
    before = line[: near.col_offset]
    separator = b",\n" + before if not before.strip() else b", "  # a name on a line of its own, or among others
    quoted = f'"{name}"'.encode()
    if at < len(items):
        lines[near.lineno - 1] = before + quoted + separator + line[near.col_offset :]
    else:
        end = near.end_col_offset or 0
        lines[near.lineno - 1] = line[:end] + separator + quoted + line[end:]
    return b"".join(lines).decode()


def _items(registry: Path, text: str) -> list[ast.Constant]:
    for node in ast.parse(text).body:
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and target.id == "NAMES" and isinstance(node, ast.AnnAssign):
            items = node.value.elts if isinstance(node.value, ast.Tuple) else []
            constants = [item for item in items if isinstance(item, ast.Constant)]
            if constants and len(constants) == len(items):
                return constants
    raise UsageError("has no tuple NAMES of names", where=str(registry), todo="add the line by hand")
