"""The registries of importers, outputs, checks and containers hold names, and load what is asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from stillboard import checks, importers, outputs
from stillboard.dumps import containers
from stillboard.errors import UsageError
from support.paths import PROJECT

REGISTRIES = {"importers": importers, "outputs": outputs, "checks": checks, "dumps.containers": containers}


def loaded(code: str) -> set[str]:
    """The plugin's modules that a fresh interpreter has loaded after running some code, without the plugin's name."""
    show = "print(*(name.removeprefix('stillboard.') for name in sys.modules if name.startswith('stillboard.')))"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{show}"],
        cwd=PROJECT / "plugins",
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def entries(names: set[str]) -> set[str]:
    """The modules among some that a registry lists, or that lie in a folder that it lists."""
    return {
        name
        for package, registry in REGISTRIES.items()
        for listed in registry.NAMES
        for name in names
        if f"{name}.".startswith(f"{package}.{listed}.")
    }


def test_what_is_imported_loads_nothing_that_a_registry_lists():
    """Nor does it take a module to know the names."""
    modules = (
        "model",
        "importers",
        "outputs",
        "checks",
        "dumps",
        "convert",
        "convert.report",
        "content.records",
        "cli",
        "plugin",
    )
    imports = "; ".join(f"import stillboard.{module}" for module in modules)
    found = loaded(f"{imports}; assert 'xenforo' in stillboard.importers.NAMES")
    assert set(modules) <= found
    assert not entries(found)


def test_one_importer_is_loaded_alone():
    found = entries(loaded("from stillboard.importers import named; assert named('xenforo').name == 'xenforo'"))
    assert {name.split(".")[1] for name in found} == {"xenforo"}


def test_all_are_loaded_when_all_are_asked_for():
    found = loaded("from stillboard.importers import all_importers; all_importers()")
    assert {f"importers.{name}" for name in importers.NAMES} <= found


@pytest.mark.parametrize("package", REGISTRIES)
def test_no_name_stands_twice(package):
    names = REGISTRIES[package].NAMES
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", importers.NAMES)
def test_an_importer_has_the_name_of_its_module(name):
    assert importers.named(name).name == name
    assert importers.named(name) is importlib.import_module(f"stillboard.importers.{name}").IMPORTER


@pytest.mark.parametrize("name", outputs.NAMES)
def test_an_output_has_the_name_of_its_module(name):
    assert importlib.import_module(f"stillboard.outputs.{name}").OUTPUT.name == name


@pytest.mark.parametrize("name", checks.NAMES)
def test_a_check_has_the_code_that_its_module_begins_with(name):
    check = importlib.import_module(f"stillboard.checks.{name}").CHECK
    assert check.code.lower() == name.partition("_")[0]


def test_all_come_in_the_order_of_their_names():
    assert [importer.name for importer in importers.all_importers()] == list(importers.NAMES)
    assert [output.name for output in outputs.all_outputs()] == list(outputs.NAMES)
    assert [check.code for check in checks.all_checks()] == sorted(check.code for check in checks.all_checks())


@pytest.mark.parametrize("name", ["", "xenfor", "_html", "os", ".xenforo", "xenforo.page"])
def test_a_name_that_is_not_listed_loads_nothing(name):
    with pytest.raises(UsageError, match="no importer is called"):
        importers.named(name)


def test_the_forms_of_bodies_come_with_the_engine_or_of_all_at_once():
    assert importers.body_rules_of("xenforo") is importers.named("xenforo").body_rules
    every = importers.any_body_rules()
    assert importers.body_rules_of("oldboard") is importers.body_rules_of("generic") is every
    for importer in importers.all_importers():
        if importer.body_rules:
            assert set(importer.body_rules.boilerplate.split()) <= set(every.boilerplate.split())
            assert importer.body_rules.quotes.keys() <= every.quotes.keys()
