"""`stillboard init`: what it writes, what it refuses, and what it leaves when it fails."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from stillboard import archive
from stillboard.archive import _pinning
from stillboard.cli import main
from stillboard.errors import BuildError
from support.builds import Run, run, tree
from support.paths import PROJECT

WHEEL = b"what a wheel would be"


@pytest.fixture(autouse=True)
def _wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wheel is built here: test_wheel.py does that."""
    monkeypatch.setattr(_pinning._wheels, "built", lambda clone: ("stillboard-9-py3-none-any.whl", WHEEL))


@pytest.fixture
def made(tmp_path: Path) -> Path:
    archive.create(tmp_path / "my archive", 'Wicks & "Lamps" *1958* \\ <b>')
    return tmp_path / "my archive"


def test_it_has_all_that_an_archive_needs(made: Path) -> None:
    assert set(tree(made)) == {
        ".gitattributes",
        ".github/dependabot.yml",
        ".github/workflows/check.yml",
        ".github/workflows/pages.yml",
        ".github/workflows/request.yml",
        ".gitignore",
        "CONTRIBUTING.md",
        "Makefile",
        "README.md",
        "content/README.md",
        "content/pages/about.md",
        "docs/databases.md",
        "docs/export.md",
        "docs/hosts.md",
        "docs/jsonl.md",
        "docs/provenance.md",
        "docs/saving-a-forum.md",
        "docs/scale.md",
        "docs/search.md",
        "docs/takedown.md",
        "dumps/README.md",
        "pelicanconf.py",
        "publishconf.py",
        "requirements.txt",
        "tasks.bat",
        "tasks.py",
        "tool/stillboard-9-py3-none-any.whl",
    }
    assert (made / "content/README.md").read_bytes() == (PROJECT / "content/README.md").read_bytes()


def test_the_title_is_what_was_asked_for_whatever_its_signs(made: Path) -> None:
    values = {}
    for node in ast.parse((made / "pelicanconf.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            values[node.targets[0].id] = ast.literal_eval(node.value)
    assert values["SITENAME"] == 'Wicks & "Lamps" *1958* \\ <b>'
    assert (made / "README.md").read_text(encoding="utf-8").startswith('# Wicks \\& "Lamps" \\*1958\\* \\\\ \\<b\\>\n')


def test_a_tool_that_is_not_installed_is_one_line(made: Path, tmp_path: Path) -> None:
    (tmp_path / "stillboard.py").write_text("raise ImportError('No module named nh3')", encoding="utf-8")
    done = run([sys.executable, "-m", "pelican", "--listen"], made, PYTHONPATH=str(tmp_path))
    assert done.code == 1
    assert done.text == "stillboard cannot be loaded (No module named nh3): run `make setup` (or `python tasks.py setup`)\n"


def test_nothing_is_left_to_fill_in_and_nothing_is_invented(made: Path) -> None:
    for name, data in tree(made).items():
        if not name.startswith(("tool/", "docs/", "content/README")):
            text = data.decode("utf-8")
            assert not re.search(r"@title|Lanternside|made up", text), name


def test_links_between_its_documents_lead_somewhere(made: Path) -> None:
    for document in made.rglob("*.md"):
        text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.S)
        links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`\n]*`", "", text))
        local = [link for link in links if not re.match(r"[a-z]+:|/", link)]
        assert [link for link in local if not (document.parent / link).exists()] == [], document


def test_git_keeps_the_archive_and_ignores_dumps(made: Path) -> None:
    (made / "dumps" / "thread.html").write_text("<p>")
    (made / "output").mkdir()
    (made / "output" / "index.html").write_text("<p>")
    subprocess.run(["git", "init", "--quiet"], cwd=made, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "-z"], cwd=made, check=True, capture_output=True, text=True
    ).stdout
    assert set(listed.split("\0")) - {""} == set(tree(made)) - {"dumps/thread.html", "output/index.html"} - {
        name for name in tree(made) if name.startswith(".git/")
    }


def test_its_python_passes_the_projects_own_rules(made: Path) -> None:
    """But for what only the tool's own code has to have: types, and prints that a command may do."""
    ignored = "ANN,D,T201,S603,INP001,F403,ERA001,UP031,I001,S606"
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--config", str(PROJECT / "pyproject.toml")]
    checked = subprocess.run([*command, "--extend-ignore", ignored, "."], cwd=made, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_its_workflows_are_pinned_have_no_secret_and_test_content_alone(made: Path) -> None:
    workflows = sorted((made / ".github" / "workflows").glob("*.yml"))
    assert len(workflows) == 3
    project = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / ".github/workflows").glob("*.yml"))
    for workflow in workflows:
        text = workflow.read_text(encoding="utf-8")
        uses = [use.replace("/restore@", "@").replace("/save@", "@") for use in re.findall(r"uses: (\S+ # \S+)", text)]
        assert uses
        assert [
            use for use in uses if not re.match(r"[\w-]+/[\w-]+@[0-9a-f]{40} ", use) or use.partition("@")[2] not in project
        ] == []
        without_comments = re.sub(r"#.*", "", text)
        assert not re.search(r"pull_request_target|secrets\.(?!STILLBOARD_CACHE_KEY\b)|pytest", without_comments)
        assert not ("secrets." in text and "pull_request" in without_comments)
        assert "permissions:\n  contents: read\n" in text
        commands = {
            "request.yml": [
                "git -C proposed worktree add --detach ../asked HEAD^1",
                "python tasks.py request PROPOSED=../proposed/content",
                "|",
            ]
        }
        run = re.findall(r"run: (?!rm -rf (?:asked/)?output/\.stillboard\* )(.+)", text)
        assert run == commands.get(workflow.name, ["python tasks.py check publish"])


def test_a_request_for_threads_is_looked_at_by_the_code_that_is_asked(made: Path) -> None:
    text = (made / ".github" / "workflows" / "request.yml").read_text(encoding="utf-8")
    assert re.search(r'^on:\n  pull_request:\n    paths: \["content/\*\*"\]\n\n', text, re.M)
    steps = re.findall(r"^      - (?:.+\n)(?:        .*\n)*", text, re.M)
    running = [step for step in steps if "python " in step]
    assert [("working-directory: asked" in step) for step in running] == [True]
    assert "secrets" not in re.sub(r"#.*", "", text)
    assert "write" not in re.sub(r"#.*", "", text)
    check = (made / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    assert 'paths-ignore: ["content/**"]' in check


def test_every_command_is_in_the_makefile(made: Path) -> None:
    targets = re.search(r"\.PHONY: (.*)", (made / "Makefile").read_text(encoding="utf-8"))
    listed = subprocess.run(
        [sys.executable, "tasks.py", "help"], cwd=made, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert targets
    assert [line.split()[0] for line in listed] == targets[1].split()[1:]
    assert all(re.fullmatch(r"[a-z]+ +\S.*", line) for line in listed)


def test_an_unknown_command_is_an_error_and_runs_nothing(made: Path) -> None:
    assert run([sys.executable, "tasks.py", "clean", "publsih"], made).code == 2
    assert not (made / ".venv").exists()


@pytest.mark.skipif(os.name == "nt", reason="makes links")
def test_its_environment_is_made_anew_when_the_pin_changes_and_only_then(made: Path) -> None:
    """pip would not replace a wheel by another one of the same version."""
    python, requirements = made / ".venv/bin/python", made / "requirements.txt"
    requirements.write_text("# nothing\n", encoding="utf-8")
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (made / ".venv/installed").write_text(f"{made.resolve()}\n# nothing\n", encoding="utf-8")
    command = [sys.executable, "tasks.py", "setup"]
    assert run(command, made) == Run(0, "")
    left_over = made / ".venv/of the version before"
    left_over.touch()
    requirements.write_text("# nothing else\n", encoding="utf-8")
    subprocess.run(command, cwd=made, capture_output=True, check=True, timeout=200)
    assert not left_over.exists()
    assert (made / ".venv/installed").read_text(encoding="utf-8").endswith("# nothing else\n")


@pytest.mark.parametrize("there", ["empty folder", "fresh clone"])
def test_an_empty_folder_will_do(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    if there == "fresh clone":
        (folder / ".git").mkdir()
    assert main(["init", str(folder), "--title", "Here"]) == 0
    assert (folder / "pelicanconf.py").is_file()


def test_without_a_title_it_is_called_as_its_folder(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "lamps")]) == 0
    assert 'SITENAME = "lamps"' in (tmp_path / "lamps" / "pelicanconf.py").read_text(encoding="utf-8")


def _file(path: Path) -> None:
    path.write_text("mine")


def _full(path: Path) -> None:
    path.mkdir()
    (path / "mine").write_text("mine")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("prepare", "arguments", "words"),
    [
        (_file, ["init", "x"], "x: a file of this name is there already; name a new folder"),
        (_full, ["init", "x"], "x: the folder is not empty (mine); name a new one"),
        (_dangling, ["init", "x"], "x: a file of this name is there already; name a new folder"),
        (lambda path: None, ["init", "x/y"], "x: there is no such folder; make it first, or name another"),
        (_file, ["init", "x/y"], "x: there is no such folder; make it first, or name another"),
        (lambda path: None, ["init", "x", "--title", "\u200b "], 'the title is empty; write --title "The name of your archive"'),
        (_full, ["init", "x", "--upgrade"], "x: no archive: pelicanconf.py or requirements.txt is missing; name the folder"),
        (lambda path: None, ["init"], "the following arguments are required: FOLDER"),
    ],
)
def test_what_it_refuses_it_says_in_one_line_and_leaves_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], prepare, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    prepare(tmp_path / "x")
    before = tree(tmp_path)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("stillboard: ")
    assert words in said
    assert said.count("\n") == 1
    assert tree(tmp_path) == before


@pytest.mark.parametrize("there", [False, True])
def test_what_cannot_be_written_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    folder = tmp_path / "x"
    if there:
        (folder / ".git").mkdir(parents=True)

    def full(path: Path, data: bytes) -> int:
        path.write_text("half", encoding="utf-8")
        if path.name.endswith("tasks.py"):
            raise OSError(28, "No space left on device", str(path))
        return len(data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BuildError, match=r"x/tasks\.py: No space left on device"):
        archive.create(folder)
    assert [path.name for path in tmp_path.rglob("*")] == (["x", ".git"] if there else [])


def test_an_upgrade_that_fails_leaves_the_pin_as_it_was(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(made)

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["init", "--upgrade", str(made)]) == BuildError.exitcode
    assert tree(made) == before


def test_requirements_without_the_heading_are_not_replaced(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody could say which lines are the archive's own."""
    (made / "requirements.txt").write_text("stillboard\npelican-sitemap\n", encoding="utf-8")
    assert main(["init", "--upgrade", str(made)]) == 2
    assert "is missing; write it above your own packages" in capsys.readouterr().err
    assert (made / "requirements.txt").read_text(encoding="utf-8") == "stillboard\npelican-sitemap\n"


def test_a_tool_that_cannot_be_pinned_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(clone: Path) -> None:
        raise BuildError("no wheel could be built")

    monkeypatch.setattr(_pinning._wheels, "built", fails)
    assert main(["init", str(tmp_path / "x")]) == BuildError.exitcode
    assert not (tmp_path / "x").exists()


def test_an_upgrade_changes_the_pin_alone(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    requirements = made / "requirements.txt"
    requirements.write_text(requirements.read_text(encoding="utf-8") + "pelican-sitemap==1.2.2\n", encoding="utf-8")
    before = tree(made)
    monkeypatch.setattr(_pinning._wheels, "built", lambda clone: ("stillboard-10-py3-none-any.whl", b"newer"))
    assert main(["init", "--upgrade", str(made)]) == 0
    after = tree(made)
    text = after.pop("requirements.txt").decode("utf-8")
    assert "./tool/stillboard-10-py3-none-any.whl" in text
    assert text.endswith("(with their --hash, if those above have one):\npelican-sitemap==1.2.2\n")
    assert after.pop("tool/stillboard-10-py3-none-any.whl") == b"newer"
    del before["requirements.txt"], before["tool/stillboard-9-py3-none-any.whl"]
    assert after == before


def test_what_only_builds_the_tool_is_not_asked_for(made: Path) -> None:
    text = (made / "requirements.txt").read_text(encoding="utf-8")
    names = set(re.findall(r"^([a-z0-9-]+)==", text, re.M))
    locked = set(re.findall(r"^([a-z0-9-]+)==", (PROJECT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    assert {"pelican", "fastwarc", "colorama", "tzdata"} <= names
    assert locked - names >= {"hatchling", "pathspec", "trove-classifiers"}
    assert names <= locked
    assert re.search(r"^colorama==\S+ ; sys_platform == 'win32' \\$", text, re.M)
