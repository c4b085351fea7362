"""The Makefile and its set-up script: what they promise, and how they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import browsers
from support.paths import PROJECT

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


# Without the marks of a make that runs these tests, which would make the inner one talk of folders.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}


def make(*arguments: str) -> str:
    """What make would run (-n), or prints."""
    run = subprocess.run(["make", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return run.stdout


def test_help_is_what_make_alone_prints():
    assert make() == make("help")
    assert "\n  html " in make()


@pytest.mark.parametrize("command", ["html", "devserver", "publish"])
def test_every_build_stops_at_errors(command):
    assert "--fatal errors" in make("-n", command)


def test_pelicans_variables_are_heard():
    planned = make("-n", "devserver", "PORT=8123", "SERVER=::1", "OUTPUTDIR=a b", "CONFFILE=other.py", "DEBUG=1", "RELATIVE=1")
    for part in ('--port "8123"', '--bind "::1"', '--output "a b"', '--settings "other.py"', " -D", " --relative-urls"):
        assert part in planned


def test_clean_leaves_content_alone():
    assert make("-n", "clean").split() == ["rm", "-rf", '"output"', "cache"]


def html(folder: Path, stillboard: str, pelican: str) -> subprocess.CompletedProcess[str]:
    """Run `make html` with other commands in the places of both programs, and one dump."""
    (folder / ".ci").mkdir()
    (folder / ".ci" / "setup").write_text("")
    shutil.copy(PROJECT / "Makefile", folder)
    (folder / "dumps").mkdir()
    (folder / "dumps" / "a thread.html").write_text("")
    (folder / "dumps" / "README.md").write_text("")
    programs = [f"STILLBOARD={stillboard}", f"PELICAN={pelican}"]
    return subprocess.run(["make", "html", *programs], cwd=folder, capture_output=True, text=True, check=False, env=ENVIRONMENT)


def test_html_converts_each_dump_and_builds(tmp_path):
    run = html(tmp_path, "printf [%s]", "echo pelican")
    assert run.stdout.startswith("[convert][--content][content][dumps/a thread.html]pelican content --output output")
    assert run.returncode == 0


def test_a_dump_that_cannot_be_read_holds_up_nothing_else(tmp_path):
    run = html(tmp_path, "false", "echo pelican")
    assert run.stdout.startswith("pelican content")
    assert "without a part of dumps/" in run.stderr
    assert run.returncode != 0


def test_a_build_that_fails_is_a_failure(tmp_path):
    run = html(tmp_path, "true", "false")
    assert run.returncode != 0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder, with blanks in its name, that has what the set-up script needs."""
    folder = tmp_path / "my archive"
    (folder / ".ci").mkdir(parents=True)
    shutil.copy(PROJECT / ".ci" / "setup", folder / ".ci" / "setup")
    (folder / "requirements.lock").write_text("# nothing\n")
    (folder / "pyproject.toml").write_text("")
    return folder


def setup(folder: Path, pythons: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONS": pythons}
    return subprocess.run(
        ["sh", ".ci/setup", "requirements.lock"], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_an_old_python_is_refused_in_one_line(copy, tmp_path):
    run = setup(copy, script(tmp_path / "old", "exit 1"))
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer" in run.stderr


def test_a_python_without_venv_says_what_to_install(copy, tmp_path):
    run = setup(copy, script(tmp_path / "bare", 'case "$2" in *venv*) exit 1 ;; esac'))
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "python3-venv" in run.stderr


def installed(folder: Path) -> None:
    """Leave what a finished set-up leaves."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (folder / ".venv" / "home").write_text(f"{folder}\n")
    wanted = [f"{folder}\n", (folder / "requirements.lock").read_text(), (folder / "pyproject.toml").read_text()]
    (folder / ".venv" / "installed-requirements.lock").write_text("".join(wanted))


def test_a_second_run_does_nothing(copy):
    installed(copy)
    run = setup(copy, "no-such-python")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_a_folder_that_was_copied_gets_its_own_environment(copy, tmp_path):
    installed(copy)
    moved = copy.rename(tmp_path / "elsewhere")
    run = setup(moved, "no-such-python")
    assert (run.returncode, "found none" in run.stderr) == (1, True)


def test_a_changed_lock_is_installed(copy, tmp_path):
    installed(copy)
    (copy / ".venv" / "bin" / "python").unlink()
    script(copy / ".venv" / "bin" / "python", f'[ "$1" = -c ] || echo "$@" >> "{tmp_path}/asked"')
    (copy / "requirements.lock").write_text("# something\n")
    assert setup(copy, "no-such-python").stdout == "Installing requirements.lock ...\n"
    asked = (tmp_path / "asked").read_text()
    assert "--require-hashes --requirement requirements.lock" in asked
    assert "--no-build-isolation --editable ." in asked
    assert setup(copy, "no-such-python").stdout == ""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder for programs, with the few that .ci/browser needs, and an apt-get that writes down what it is asked for."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "grep"):
        (programs / name).symlink_to(str(shutil.which(name)))
    script(programs / "id", "echo 0")
    script(programs / "sleep", "exit 0")
    script(programs / "apt-get", f'echo "$@" >> "{tmp_path}/asked"; : > "{tmp_path}/installed"')
    driver = tmp_path / ".venv/lib/python3.11/site-packages/playwright/driver"
    driver.mkdir(parents=True)
    # What the loader says, until something is installed.
    lacks = "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file"
    script(driver / "node", f'[ -e "{tmp_path}/installed" ] || {{ echo "{lacks}" >&2; exit 127; }}')
    return programs


def browser(programs: Path, ci: str = "") -> subprocess.CompletedProcess[str]:
    """Run .ci/browser where there are only these programs."""
    environment = {"PATH": str(programs), "CI": ci}
    command = ["sh", str(PROJECT / ".ci" / "browser")]
    return subprocess.run(command, cwd=programs.parent, capture_output=True, text=True, check=False, env=environment)


def test_a_library_that_the_browsers_driver_lacks_is_installed_and_named(machine, tmp_path):
    script(machine / "chromium", "")
    run = browser(machine)
    assert (run.returncode, run.stdout, run.stderr) == (0, "Installing for the browser tests: libatomic1 ...\n", "")
    assert "libatomic1" in (tmp_path / "asked").read_text()
    assert "chromium" not in (tmp_path / "asked").read_text()
    assert browser(machine).stdout == ""


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_a_user_who_may_install_nothing_is_shown_what_is_missing(machine, tmp_path, ci, code):
    script(machine / "id", "echo 1000")
    run = browser(machine, ci)
    assert run.returncode == code
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert " chromium libatomic1" in run.stderr
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize(
    ("driver", "words"),
    [("echo 'libatomic.so.1: no such file' >&2; exit 127", "libatomic.so.1: no such file"), ("exit 7", "code 7")],
)
def test_a_driver_that_does_not_start_is_one_line(tmp_path, monkeypatch, driver, words):
    made = script(tmp_path / "node", driver)
    monkeypatch.setattr(browsers, "chromium", lambda: "/usr/bin/chromium")
    monkeypatch.setattr("playwright._impl._driver.compute_driver_executable", lambda: (made, "cli.js"))
    reason = browsers.no_browser.__wrapped__()
    assert reason.startswith("Playwright's driver does not start: ")
    assert words in reason
    assert "\n" not in reason
