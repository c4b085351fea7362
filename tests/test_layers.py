"""The plugin's shape, read from its syntax trees: who may import whom, how long a file may be, what it may be called."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PLUGIN = PROJECT / "plugins" / "stillboard"
LONGEST = 400  # lines

# A room is a module or a folder directly under the plugin. It may import from the rooms of the lines above its own.
CONVERSION = {
    "convert",
    "batches",
    "clean",
    "filing",
    "gaps",
    "lineup",
    "keepers",
    "marks",
    "matching",
    "merge",
    "privacy",
    "shelf",
    "staging",
    "report",
    "assets",
}
LAYERS = (
    {"model", "errors", "names"},
    {"header", "values", "postfile", "markup", "charset"},
    {"content", "saved"},
    {"capture"},
    {"containers"},
    {"dumps", "importers", "site", "checks"},
    {*CONVERSION, "outputs", "staging", "scaffold"},
    {"plugin", "cli"},
    {"__init__", "__main__"},
)
# Rooms of one line that may import from one another all the same, in this direction.
BESIDE = {
    "names": {"errors"},
    "postfile": {"header", "values"},
    "importers": {"dumps"},
    **dict.fromkeys(CONVERSION, CONVERSION),  # a whole, in files; it must go in no circle, like all else
}
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
STANDARD_LIBRARY_ONLY = {"model", "errors"}
VAGUE = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "tools", "core"}


@dataclass(frozen=True)
class Import:
    """One import: of an own module ("names", "site.urls"; "" for the package itself), or of a foreign one."""

    line: int
    target: str
    own: bool
    top: bool  # at the top of the file?
    explained: bool  # has it a comment beside or above it?


@dataclass(frozen=True)
class Module:
    """One file of the plugin."""

    name: str  # "names", "site.urls"
    room: str
    path: Path
    text: str
    tree: ast.Module

    def imports(self) -> Iterator[Import]:
        lines = self.text.splitlines()
        top = set(self.tree.body)
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            explained = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].lstrip().startswith("#")
            for own, target in self._targets(node):
                yield Import(node.lineno, target, own, node in top, explained)

    def _targets(self, node: ast.Import | ast.ImportFrom) -> Iterator[tuple[bool, str]]:
        if isinstance(node, ast.Import):
            yield from ((False, alias.name) for alias in node.names)
        elif not node.level:
            yield False, node.module or ""
        else:
            package = self.name.split(".") if self.path.name == "__init__.py" else self.name.split(".")[:-1]
            package = [part for part in package if part != "__init__"]
            base = package[: len(package) - (node.level - 1)]
            if node.module:
                found = ".".join([*base, node.module])
                submodules = [f"{found}.{alias.name}" for alias in node.names]
                yield from ((True, name if name in NAMES else found) for name in submodules)
            else:
                # What is no module is the package's own, such as __version__, and a package is loaded before its modules.
                names = [".".join([*base, alias.name]) for alias in node.names]
                yield from ((True, name) for name in names if name in NAMES)


def _name(path: Path) -> str:
    parts = path.relative_to(PLUGIN).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


FILES = sorted(PLUGIN.rglob("*.py"))
NAMES = {_name(path) for path in FILES}
MODULES = [
    Module(_name(path), _name(path).split(".")[0], path, text, ast.parse(text))
    for path in FILES
    for text in [path.read_text("utf-8")]
]
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def room(target: str) -> str:
    return target.partition(".")[0] or "__init__"


def test_the_plugin_was_found():
    assert {"model", "errors", "names", "postfile"} <= NAMES


@each_module
def test_its_room_has_a_layer(module):
    assert module.room in RANK, f"say in LAYERS where {module.room} belongs"


@each_module
def test_it_imports_only_from_below(module):
    for found in module.imports():
        if not found.own or room(found.target) == module.room:
            continue
        target = room(found.target)
        below = RANK[target] < RANK[module.room]
        assert below or target in BESIDE.get(module.room, ()), f"{module.path.name}:{found.line} imports {found.target}"


def test_imports_go_in_no_circle():
    graph = {module.name: {found.target for found in module.imports() if found.own} for module in MODULES}
    graph["__init__"] = set()  # it imports .plugin when Pelican asks, not when it is imported
    tuple(graphlib.TopologicalSorter(graph).static_order())


@each_module
def test_own_imports_are_relative(module):
    assert not [found.line for found in module.imports() if not found.own and found.target.split(".")[0] == "stillboard"]


@each_module
def test_late_imports_are_foreign_and_say_why(module):
    for found in module.imports():
        if not found.top:
            where = f"{module.path.name}:{found.line}"
            assert not found.own or module.name == "__init__", f"{where}: an own module is imported late"
            assert found.explained, f"{where}: say in a comment why this import is late"


@each_module
def test_nothing_is_imported_for_type_checking_alone(module):
    names = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}
    assert "TYPE_CHECKING" not in names


@each_module
def test_only_the_plugin_imports_pelican(module):
    pelican = [found.line for found in module.imports() if not found.own and found.target.split(".")[0] == "pelican"]
    assert not pelican or module.name == "plugin"


@pytest.mark.parametrize("module", [m for m in MODULES if m.name in STANDARD_LIBRARY_ONLY], ids=lambda module: module.name)
def test_the_bottom_needs_the_standard_library_alone(module):
    for found in module.imports():
        assert not found.own
        assert found.target.split(".")[0] in {*sys.stdlib_module_names, "__future__"}


@each_module
def test_it_opens_by_saying_what_it_is_for(module):
    docstring = ast.get_docstring(module.tree) or ""
    first = docstring.split("\n\n")[0]
    assert len(first) > 10, f"{module.path.name} has no docstring"
    assert docstring.rstrip()[-1] in ".:?)`|" or "\n" in docstring, "its first sentence ends"


@each_module
def test_it_has_a_name_of_the_field(module):
    words = {word for part in module.name.split(".") for word in part.strip("_").split("_")}
    assert not words & VAGUE
    defined = [n.name for n in ast.walk(module.tree) if isinstance(n, ast.ClassDef)]
    assert not [name for name in defined if name.lower().endswith(("manager", "helper", "handler", "utils"))]


def written_files() -> list[Path]:
    folders = [(PROJECT / "plugins", ".py"), (PROJECT / "theme", ".html"), (PROJECT / "tests", ".py")]
    found = [path for folder, ending in folders for path in folder.rglob(f"*{ending}")]
    samples = [PROJECT / "tests" / name for name in ("importers", "checks", "site", "site_invalid")]
    return sorted(path for path in found if not any(path.is_relative_to(sample) for sample in samples))


@pytest.mark.parametrize("path", written_files(), ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_file_is_long(path):
    length = len(path.read_text("utf-8").splitlines())
    assert length <= LONGEST, f"{length} lines: a second idea lives in it"


ALONE = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [m for m in sys.modules if m == "stillboard" or m.startswith("stillboard.")]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except Exception as error:
        print(f"{name}: {error!r}")
"""


def test_each_module_can_be_imported_alone():
    """No module works only because another was imported before it. Importing an importer imports them all: one is enough."""
    alone = [m.name for m in MODULES if m.name != "__main__" and not m.name.startswith("importers.")]
    names = ["stillboard" if name == "__init__" else f"stillboard.{name}" for name in (*alone, "importers.text")]
    run = subprocess.run(
        [sys.executable, "-c", ALONE, *names], cwd=PROJECT / "plugins", capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.returncode) == ("", 0), run.stdout + run.stderr
