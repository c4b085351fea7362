"""What the documents say against what the code does: tables, commands, options, versions, links."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import stillboard
from stillboard.importers import all_importers
from stillboard.site.config import SETTINGS
from support.paths import PROJECT

README = (PROJECT / "README.md").read_text("utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")
DOCUMENTS = [
    PROJECT / name
    for name in (
        "README.md",
        "CHANGELOG.md",
        "content/README.md",
        "bench/README.md",
        "docs/README.md",
        "docs/adding-an-engine.md",
        "docs/architecture.md",
        "docs/databases.md",
        "docs/export.md",
        "docs/hosts.md",
        "docs/jsonl.md",
        "docs/languages.md",
        "docs/pelican.md",
        "docs/provenance.md",
        "docs/saving-a-forum.md",
        "docs/scale.md",
        "docs/search.md",
        "docs/takedown.md",
        "dumps/README.md",
        "theme/README.md",
        ".github/CONTRIBUTING.md",
        ".github/SECURITY.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
    )
]
COMMANDS = (
    "convert",
    "init",
    "list",
    "check",
    "new",
    "search",
    "serve",
    "takedown",
    "seal",
    "verify",
    "links",
    "manifest",
    "diff",
    "precompress",
    "export",
    "contribute",
    "review",
)


def table(head: str) -> list[list[str]]:
    """The rows of README's table whose first column is headed so, cell by cell."""
    lines = README.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@functools.cache
def help_of(*command: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "stillboard", *command, "--help"],
        cwd=PROJECT / "plugins",
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "200", "PATH": "/usr/bin:/bin", "NO_COLOR": "1"},
    )
    return run.stdout


def targets() -> dict[str, str]:
    """The Makefile's public targets: those that `make help` lists."""
    return dict(re.findall(r"^([a-z-]+):.*?## (.+)$", MAKEFILE, re.M))


def test_readme_lists_the_importers():
    assert table("`--from`") == [[f"`{importer.name}`", importer.summary] for importer in all_importers()]


def test_readme_lists_the_settings():
    expected = [[f"`{setting.name}`", f"`{setting.default!r}`", setting.help] for setting in SETTINGS]
    assert table("setting") == expected


def test_readme_lists_the_make_commands():
    named = [re.findall(r"`make ([a-z-]+)`", row[0])[0] for row in table("command")]
    assert sorted(named) == sorted(targets())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_each_make_command_in_a_document_exists(document):
    text = document.read_text("utf-8")
    code = re.findall(r"`([^`\n]+)`|^(make [^#\n]+)", text, re.M)
    words = [word for pair in code for part in pair if part.startswith("make ") for word in part.partition("&&")[0].split()[1:]]
    commands = [word for word in words if re.fullmatch(r"[a-z][a-z-]*", word)]
    assert not set(commands) - set(targets())


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_and_option_is_documented(command):
    assert f"stillboard {command}" in README
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", help_of(command))) - {"--help"}
    missing = [option for option in sorted(options) if option not in README]
    assert not missing


def test_there_is_no_further_command():
    assert sorted(re.findall(r"^    ([a-z]+)(?: +\S|$)", help_of(), re.M)) == sorted(COMMANDS)


def test_each_option_in_readme_exists():
    documented = {option for row in table("option") for option in re.findall(r"--[a-z-]+", row[0])}
    assert documented == set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", help_of("convert"))) - {"--help"}


def test_the_version_is_one():
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    newest = re.search(r"^## \[([^\]]+)\]", (PROJECT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest
    assert (stillboard.__version__, newest[1]) == (version, version)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_links_between_documents_lead_somewhere(document):
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.S)  # examples name files that are not there
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`\n]*`", "", text))
    local = [target for target in targets if not re.match(r"[a-z]+:|/", target)]
    assert not [target for target in local if not (document.parent / target).exists()]


def test_each_exit_code_is_documented():
    from stillboard import errors

    classes = [item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, errors.StillboardError)]
    codes = {cls.exitcode for cls in classes if cls is not errors.StillboardError}
    assert {int(row[0]) for row in table("exit code")} == codes | {0, 1}


def test_dependencies_are_the_locked_ones():
    """Every direct dependency stands in the lock, with hashes, and both locks agree."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    direct = {re.split(r"[\[<>=]", name)[0] for name in project["project"]["dependencies"]}
    runtime, development = (locked(PROJECT / name) for name in ("requirements.lock", "requirements-dev.lock"))
    assert direct <= set(runtime)
    assert runtime.items() <= development.items()
    tools = {re.split(r"[\[<>=]", name)[0].lower() for name in project["dependency-groups"]["dev"]}
    assert tools <= set(development)


def locked(path: Path) -> dict[str, str]:
    """Name and version of each requirement; all must carry a hash."""
    text = path.read_text("utf-8")
    requirements = re.findall(r"^([a-z0-9-]+)==(\S+)(.*(?:\n    --hash=.*)+)", text, re.M)
    assert len(requirements) == len(re.findall(r"^\w", text, re.M))
    return {name: version for name, version, _ in requirements}


def test_actions_are_pinned_and_pull_requests_get_no_secrets():
    for workflow in sorted((PROJECT / ".github" / "workflows").glob("*.yml")):
        text = workflow.read_text("utf-8")
        uses = re.findall(r"uses: (\S+)", text)
        assert [use for use in uses if not re.fullmatch(r"[\w-]+/[\w-]+(?:/[\w-]+)?@[0-9a-f]{40}", use)] == []
        without_comments = re.sub(r"#.*", "", text)
        assert "pull_request_target" not in without_comments
        secrets = set(re.findall(r"secrets\.(\w+)", without_comments))
        assert secrets <= ({"STILLBOARD_CACHE_KEY"} if "pull_request" not in without_comments else set())
        assert "permissions:\n  contents: read\n" in text


@pytest.mark.parametrize("folder", [".github", "plugins/stillboard/archive/files/dot-github"])
def test_only_a_build_of_main_that_has_the_secret_takes_and_leaves_a_cache(folder):
    workflows = {path.name: path.read_text("utf-8") for path in (PROJECT / folder / "workflows").glob("*.yml")}
    assert [name for name, text in workflows.items() if "actions/cache" in text] == ["pages.yml"]
    text = workflows["pages.yml"]
    assert re.search(r"^on:\n  push:\n    branches: \[main\]\n  workflow_dispatch:\n\n", text, re.M)
    assert "SHARED: ${{ secrets.STILLBOARD_CACHE_KEY != '' && github.ref == 'refs/heads/main' }}" in text
    steps = re.findall(r"^      - (?:.+\n)(?:        .+\n)*", text, re.M)
    caching = [step for step in steps if "actions/cache" in step]
    assert len(caching) == 2
    assert all(step.startswith("      - if: env.SHARED == 'true'\n") for step in caching)
    assert all("path: cache/stillboard.sqlite3\n" in step for step in caching)
    assert [("check publish" in step) for step in steps if "secrets." in step] == [True], "no step of others sees it"
