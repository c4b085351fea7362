"""The plugin's shape, read from its syntax trees: who may import whom, how long a file may be, what it may be called."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from support.paths import PROJECT

PLUGIN = PROJECT / "plugins" / "stillboard"
LONGEST = 400  # lines

# A part is a module or a folder directly under the plugin. The data goes one way, through the parts in the order of this table:
# dumps, importers, content, convert make files; checks, site and outputs read them. Each part may import from those it names.
PLAIN = {"model", "errors", "ids"}  # what everything else speaks with
FACTS = {*PLAIN, "addresses", "order", "gfm"}
MAKES_SITES = {"content", "site", "outputs", "building"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "stopping": set(),
    "ids": {"errors"},
    "addresses": PLAIN,
    "order": PLAIN,
    "gfm": PLAIN,
    "weight": PLAIN,
    "markup": FACTS,
    "dumps": FACTS,
    "importers": {*FACTS, "markup", "dumps"},
    "content": FACTS,
    "cluster": {"errors"},
    "workers": {"errors", "cluster", "stopping"},
    "convert": {*FACTS, "markup", "dumps", "importers", "content", "stopping", "workers", "weight"},
    "takedown": {*FACTS, "content", "convert", "stopping"},
    "checks": {*FACTS, "content", "workers"},
    "contribute": {*FACTS, "content", "convert", "importers", "checks"},
    "site": {*FACTS, "content", "workers"},
    "outputs": {*FACTS, "content", "site", "hosting"},
    "search": {*PLAIN, "site"},
    "hosting": {*FACTS, "site"},
    "export": {*PLAIN, "site"},
    "proof": {*PLAIN, "site", "search"},
    "building": {*FACTS, "site", "outputs", "workers"},
    "scaffold": PLAIN,
    "server": PLAIN,
    "progress": set(),
    "pelican_log": {"errors"},
    "pelican_replaced": {"errors", "site"},
    "plugin": {*FACTS, *MAKES_SITES, "workers", "progress", "stopping", "pelican_log", "pelican_replaced"},
    "settings": {"plugin", "stopping"},
    "archive": PLAIN,
    "site_commands": {*PLAIN, "site", "hosting", "progress"},
    "keeping": {"contribute", "convert", "errors", "export", "progress", "proof", "takedown"},
    "commands": {
        *PLAIN,
        "hosting",
        "site_commands",
        "importers",
        "convert",
        "checks",
        "keeping",
        "workers",
        "archive",
        "progress",
        "scaffold",
        "search",
        "server",
        "__init__",
    },
    "cli": {"errors", "commands", "stopping"},
    "__init__": {"plugin"},
    "__main__": {"cli"},
}
STANDARD_LIBRARY_ONLY = {"model", "errors"}
VAGUE = {"util", "utils", "helper", "helpers", "manager", "common", "misc", "tools", "core"}


@dataclass(frozen=True)
class Import:
    """One import: of an own module ("names", "site.urls"; "" for the package itself), or of a foreign one."""

    line: int
    target: str
    own: bool
    top: bool  # whether it stands at the top of the file
    explained: bool  # whether a comment stands on its line or above it


@dataclass(frozen=True)
class Module:
    """One file of the plugin."""

    name: str  # "names", "site.urls"
    part: str
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


def part(target: str) -> str:
    return target.partition(".")[0] or "__init__"


def importer_of(name: str) -> str:
    """The importer that a module belongs to; "" if several share it, or it is none of an importer."""
    match = re.match(r"importers\.([a-z]\w*)", name)
    return match[1] if match else ""


def test_the_plugin_was_found():
    assert {"model", "errors", "ids", "content.records"} <= NAMES


def test_every_part_has_its_place():
    assert {module.part for module in MODULES} == set(MAY_IMPORT)


def test_the_data_goes_one_way():
    """A part imports from itself and from those that MAY_IMPORT names."""
    assert not [
        f"{module.name}:{found.line} imports {found.target}"
        for module in MODULES
        for found in module.imports()
        if found.own and part(found.target) not in {module.part, *MAY_IMPORT.get(module.part, ())}
    ]


def test_no_importer_imports_another():
    """What several share lies in a module or folder of importers/ whose name begins with "_"."""
    assert not [
        f"{module.name}:{found.line} imports {found.target}"
        for module in MODULES
        for found in module.imports()
        if module.part == "importers" and (other := importer_of(found.target)) and other != importer_of(module.name)
    ]


def test_imports_go_in_no_circle():
    graph = {module.name: {found.target for found in module.imports() if found.own} for module in MODULES}
    graph["__init__"] = set()  # it imports .plugin when Pelican asks, not when it is imported
    tuple(graphlib.TopologicalSorter(graph).static_order())


def test_own_imports_are_relative():
    assert not [
        f"{module.name}:{found.line}"
        for module in MODULES
        for found in module.imports()
        if not found.own and found.target.split(".")[0] == "stillboard"
    ]


def test_late_imports_are_foreign_and_say_why():
    late = [(module, found) for module in MODULES for found in module.imports() if not found.top]
    assert not [
        f"{module.name}:{found.line}"
        for module, found in late
        if found.own and module.name not in ("__init__", "cli", "settings")
    ]
    unexplained = [f"{module.name}:{found.line}" for module, found in late if not found.explained]
    assert not unexplained, "say in a comment why these imports are late"


def test_nothing_is_imported_for_type_checking_alone():
    assert not [module.name for module in MODULES if "TYPE_CHECKING" in module.text]


def test_only_the_plugin_imports_pelican():
    assert {
        module.name
        for module in MODULES
        for found in module.imports()
        if not found.own and found.target.split(".")[0] == "pelican"
    } == {"plugin", "pelican_replaced"}


def test_the_bottom_needs_the_standard_library_alone():
    bottom = [found for module in MODULES if module.name in STANDARD_LIBRARY_ONLY for found in module.imports()]
    assert {found.target.split(".")[0] for found in bottom} <= {*sys.stdlib_module_names, "__future__"}


def test_every_module_opens_by_saying_what_it_is_for():
    def says(module):
        docstring = ast.get_docstring(module.tree) or ""
        ends = docstring.rstrip()[-1:] in tuple(".:?)`|") or "\n" in docstring
        return len(docstring.split("\n\n")[0]) > 10 and ends

    assert not [module.name for module in MODULES if not says(module)]


def test_a_folder_says_where_to_begin_with_modules_that_it_has():
    begins = {
        (module.path.parent, name)
        for module in MODULES
        if module.path.name == "__init__.py"
        for sentence in re.findall(r"Begin with (.*?)\.", ast.get_docstring(module.tree) or "", re.DOTALL)
        for name in re.findall(r"`(\w+)`", sentence)
    }
    assert begins
    assert not [
        f"{folder.name}: {name}" for folder, name in begins if not ((folder / f"{name}.py").is_file() or (folder / name).is_dir())
    ]


def test_every_name_is_of_the_field():
    words = {word for module in MODULES for part in module.name.split(".") for word in part.strip("_").split("_")}
    assert not words & VAGUE
    classes = [node.name for module in MODULES for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    assert not [name for name in classes if name.lower().endswith(("manager", "helper", "handler", "utils"))]


def test_no_file_is_long():
    """A second idea lives in a file of more lines."""
    folders = [(PLUGIN, ".py"), (PROJECT / "theme", ".html"), (PROJECT / "tests", ".py")]
    files = [path for folder, ending in folders for path in folder.rglob(f"*{ending}") if "dump" not in path.name]
    lengths = {path.relative_to(PROJECT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in files}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


# An importer is imported without the others, but not without what all share: that would be most of the time.
ALONE = """
import importlib, re, sys
for name in sys.argv[1:]:
    gone = "stillboard.importers.[a-z]" if re.match("stillboard.importers.[a-z]", name) else "stillboard"
    for loaded in [m for m in sys.modules if re.match(gone, m)]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except Exception as error:
        print(f"{name}: {error!r}")
"""


def test_each_module_can_be_imported_alone():
    """No module works only because another was imported before it. An importer's folder is imported with its first module."""
    alone = [m.name for m in MODULES if m.name != "__main__" and not m.name.startswith("importers.")]
    alone += sorted({".".join(m.name.split(".")[:2]) for m in MODULES if m.name.startswith("importers.")})
    names = ["stillboard" if name == "__init__" else f"stillboard.{name}" for name in alone]
    run = subprocess.run(
        [sys.executable, "-c", ALONE, *names], cwd=PROJECT / "plugins", capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.returncode) == ("", 0), run.stdout + run.stderr
