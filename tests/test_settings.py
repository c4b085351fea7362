"""stillboard.settings: the one table that the repository's settings, and every archive's, start from."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from stillboard import settings
from stillboard.site import config
from support.paths import PLUGIN, PROJECT


def names(file: Path) -> set[str]:
    """The settings that a file sets itself."""
    tree = ast.parse(file.read_text(encoding="utf-8").replace("@title_python@", '""'))
    targets = [target for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


@pytest.mark.parametrize("file", [PROJECT / "pelicanconf.py", PLUGIN / "archive/files/pelicanconf.py.template"])
def test_an_archive_says_only_what_is_its_own(file: Path) -> None:
    assert {"SITENAME", "TIMEZONE", "DEFAULT_LANG"} <= names(file)
    assert names(file) <= {"SITENAME", "TIMEZONE", "DEFAULT_LANG", "PLUGIN_PATHS"}


def test_they_are_settings_that_a_site_can_be_built_with(tmp_path: Path) -> None:
    table = {name: value for name, value in vars(settings).items() if name.isupper()}
    read = config.read({**table, "SITENAME": "Lanternside", "RELATIVE_URLS": False})
    assert (read.content, read.cache, read.lang) == (Path("content"), Path("cache"), "en")


def test_the_theme_of_a_clone_is_the_one_at_its_top() -> None:
    assert Path(settings.THEME) == PROJECT / "theme"


def loaded(module: str) -> set[str]:
    """The modules that importing one loads, in a Python of its own."""
    code = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT / "plugins", capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout))


def test_a_build_loads_nothing_that_converts() -> None:
    parts = {name.split(".")[1] for name in loaded("stillboard.settings") if name.startswith("stillboard.")}
    assert not parts & {"importers", "convert", "dumps", "archive", "cli"}


def test_commands_do_without_pelican() -> None:
    assert not {name for name in loaded("stillboard.cli") if name.split(".")[0] == "pelican"}
