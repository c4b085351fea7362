"""`stillboard new`: what a new importer, output or check begins with: its module, its line in the registry, its samples.

The texts lie in `files/`, with the new name in place of `@name@`. What they make works: the importer reads its samples, the
output makes its file, the check finds what its sample holds.
"""

from __future__ import annotations

import keyword
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import UsageError
from .registry import listed, names

FILES = Path(__file__).parent / "files"
PROJECT = Path(__file__).resolve().parents[3]  # the clone, if the package lies in one


@dataclass(slots=True)
class NewFiles:
    """What a command wrote, and what to do next."""

    files: list[Path] = field(default_factory=list)  # written or changed; of a folder only the folder
    next_steps: tuple[str, ...] = ()


def new_importer(name: str, project: Path = PROJECT) -> NewFiles:
    """An importer of HTML pages that reads the two pages it brings along. UsageError if the name is taken or unusable."""
    package, samples = _folder(project, "importers"), _folder(project, "importers", tests=True) / name
    _must_be_free(name, package, samples)
    made = NewFiles()
    _register(made, package, name, first=True)
    _write(made, "importer.py", package / f"{name}.py", name=name)
    made.files.append(samples)
    _write(None, "drift.json", samples / "drift.json", name=name)
    for case in ("first-page", "last-page"):
        _write(None, f"{case}.html", samples / case / "dump.html", name=name)
        _run(project, "convert", str(samples / case / "dump.html"), "--content", str(samples / case / "expected"))
    made.next_steps = (
        f"put the software's markup into {name}/*/dump.html, with words of your own, and its selectors into {name}.py",
        "UPDATE=1 .venv/bin/pytest tests/importers/test_samples.py writes expected/ anew: read it before you commit it",
        "add the row of README.md's table of formats; docs/adding-an-engine.md has the rest",
    )
    return made


def new_output(name: str, project: Path = PROJECT) -> NewFiles:
    """An output that makes a text file, and a small archive for it. UsageError if the name is taken or unusable."""
    package, samples = _folder(project, "outputs"), _folder(project, "outputs", tests=True) / name
    _must_be_free(name, package, samples)
    made = NewFiles()
    _register(made, package, name)
    _write(made, "output.py", package / f"{name}.py", name=name)
    made.files.append(samples)
    shutil.copytree(_existing(samples.parent / "no-authors" / "content"), samples / "content")
    made.next_steps = (
        f"put what the output is about into {samples.name}/content",
        "UPDATE=1 .venv/bin/pytest tests/outputs writes its expected.txt, and adds the new files to that of every archive",
        "for pages by a template: a record in site/pages/, a file in theme/templates, a line in theme/README.md",
    )
    return made


def new_check(code: str, name: str, project: Path = PROJECT) -> NewFiles:
    """A check that finds the fault in the sample it brings along. UsageError if code or name is taken or unusable."""
    package, samples = _folder(project, "checks"), _folder(project, "checks", tests=True) / code
    if not re.fullmatch(r"P\d{3}", code, re.ASCII):
        raise UsageError(f"{code!r} cannot be a check's code", todo=f"use the next free one, {_next_code(package)}")
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name, re.ASCII):
        raise UsageError(f"{name!r} cannot be a check's name", todo="use lower-case words, such as raw_html")
    taken = [one for one in names(package / "__init__.py") if one.startswith(f"{code.lower()}_")]
    if taken or samples.exists():
        raise UsageError(f"{code} exists already", todo=f"use the next free one, {_next_code(package)}")
    module = f"{code.lower()}_{name}"
    made = NewFiles()
    _register(made, package, module, sort=True)
    _write(made, "check.py", package / f"{module}.py", name=name, code=code)
    made.files.append(samples)
    shutil.copytree(_existing(samples.parent / "good" / "content"), samples / "content")
    thread = min((samples / "content" / "threads").rglob("thread.md")).parent
    _write(None, "faulty-post.md", thread / "79.md", name=name)
    found = _run(samples, "check", "--content", "content", package=package)
    (samples / "findings.txt").write_text(found, encoding="utf-8", newline="\n")
    made.next_steps = (
        f"say the rule in {module}.py, and break it in tests/checks/{code}/content",
        "findings.txt lists what the check must find there: .venv/bin/pytest tests/checks compares it",
    )
    return made


def _folder(project: Path, name: str, *, tests: bool = False) -> Path:
    folder = project / "tests" / name if tests else project / "plugins" / "stillboard" / name
    if not folder.is_dir():
        raise UsageError("there is no such folder", where=str(folder), todo="run this in a clone of the repository")
    return folder


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UsageError("is not there", where=str(path), todo="run this in a clone of the repository")
    return path


def _must_be_free(name: str, package: Path, samples: Path) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]{1,30}", name, re.ASCII) or keyword.iskeyword(name):
        raise UsageError(f"{name!r} cannot be a name", todo="use a short lower-case word, such as phpbb")
    for path in (package / f"{name}.py", package / name, samples):
        if path.exists():
            raise UsageError(f"{name} exists already", where=str(path), todo="choose another name")


def _next_code(package: Path) -> str:
    used = [int(one[1:4]) for one in names(package / "__init__.py") if re.match(r"p\d{3}_", one)]
    return f"P{max(used, default=0) + 1:03}"


def _register(made: NewFiles, package: Path, name: str, *, first: bool = False, sort: bool = False) -> None:
    registry = package / "__init__.py"
    text = listed(registry, name, first=first, sort=sort)
    registry.write_text(text, encoding="utf-8", newline="\n")
    made.files.append(registry)


def _write(made: NewFiles | None, template: str, path: Path, **words: str) -> None:
    text = (FILES / f"{template}.template").read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    if made:
        made.files.insert(0, path)


def _run(folder: Path, *arguments: str, package: Path | None = None) -> str:
    """What a command of the new code prints. It runs on its own: this process has loaded the registry as it was."""
    plugins = (package or folder / "plugins" / "stillboard" / "importers").parents[1]
    environment = {**os.environ, "PYTHONPATH": str(plugins), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "stillboard", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode > 1:
        raise UsageError(f"the new module does not work: {done.stderr.strip()}", todo="see what it says")
    return done.stdout
