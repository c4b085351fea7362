"""The command line: exit codes, one line for a mistake, help that says enough, and streams that break."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from stillboard import checks, cli, commands, importers
from support import builds
from support.builds import PATIENCE
from support.paths import PROJECT
from support.scripted import FOLDER, FORUM, THREAD, Dumps, known


@pytest.fixture
def dumps(tmp_path, monkeypatch) -> Dumps:
    made = Dumps(tmp_path)
    monkeypatch.setattr(importers, "NAMES", (made.importer.name,))
    monkeypatch.setattr(importers, "all_importers", lambda: (made.importer,))
    monkeypatch.chdir(tmp_path)
    return made


def run(capsys, *arguments: object) -> tuple[int, str, str]:
    code = cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def command(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stillboard", *arguments],
        cwd=PROJECT / "plugins",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
        **options,
    )


def test_convert_writes_into_content_and_says_what_it_did(dumps, capsys):
    dump = dumps.add("a.html", FORUM, THREAD, known(1), known(2))
    code, out, err = run(capsys, "convert", dump)
    assert (code, err) == (0, "")
    assert "2 new" in out
    assert (dumps.root / FOLDER / "9001.md").is_file()
    code, out, _ = run(capsys, "convert", dump)
    assert code == 0
    assert out.startswith("Nothing to do")


def test_json_is_one_object_with_the_keys_that_are_promised(dumps, capsys):
    code, out, _ = run(capsys, "convert", "--json", "--dry-run", dumps.add("a.html", FORUM, THREAD, known(1)))
    shown = json.loads(out)
    assert (code, shown["posts"]["new"], shown["files"]) == (0, 1, {"written": 4, "dry_run": True})
    documented = (PROJECT / "plugins/stillboard/convert/report.py").read_text(encoding="utf-8").split('"""')[1]
    assert all(key in documented for key in shown)


def test_options_reach_the_conversion(dumps, capsys):
    dump = dumps.add("a.html", FORUM, THREAD, *[known(n, page=n) for n in (1, 2, 3)])
    place = dumps.folder / "elsewhere"
    arguments = ["--content", place, "--pages", "2-3", "--board", "Outer / Inner", "--captured", "2020-05-11T22:12:00+02:00"]
    code, out, _ = run(capsys, "convert", dump, *arguments, "--from", "scripted", "--url", "https://x.example/")
    assert code == 0
    assert "1 not on the pages asked for" in out
    thread = (place / FOLDER / "thread.md").read_text()
    assert "Board: Outer\nBoard: Inner\n" in thread
    assert "2020-05-11T20:12:00Z" in thread


MISTAKES = [
    (["convert", "x", "--dayfirst", "--monthfirst"], 2, "not allowed with"),
    ([], 2, "COMMAND"),
    (["convrt"], 2, "did you mean convert?"),
    (["convert"], 2, "DUMP"),
    (["convert", "nowhere.html"], 3, "no such file"),
    (["convert", "x", "--from", "scriptd"], 2, "did you mean scripted?"),
    (["convert", "x", "--from", "zzz"], 2, "there are scripted"),
    (["convert", "x", "--captured", "yesterday"], 2, "write 2020-05-11"),
    (["convert", "x", "--captured", "2020-05-11T22:12:00.5"], 2, "write 2020-05-11"),
    (["convert", "x", "--pages", "3-1"], 2, "write 3, or 1-10"),
    (["convert", "x", "--url", "javascript:x"], 2, "whole address"),
    (["convert", "x", "--board", " / "], 2, "Outer / Inner"),
    (["check", "--content", "nowhere"], 2, "no such folder"),
    (["check", "--workers", "many"], 2, "--workers cannot be 'many'"),
    (["check", "--workers", "513"], 2, "write a whole number up to 512"),
    (["new", "importer", "../x"], 2, "lower-case"),
    (["new", "importer", "text"], 2, "exists already"),
    (["new", "board", "x"], 2, "importer"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "words"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_mistake_is_one_line_and_never_a_traceback(dumps, capsys, arguments, code, words):
    found, out, err = run(capsys, *arguments)
    assert (found, out) == (code, "")
    assert err.startswith("stillboard: ")
    assert err.count("\n") == 1
    assert words in err


@pytest.mark.parametrize(("option", "dayfirst"), [("--dayfirst", True), ("--monthfirst", False), ("--keep-emails", None)])
def test_what_a_person_knows_of_a_dump_reaches_the_conversion(dumps, capsys, monkeypatch, option, dayfirst):
    seen = []
    convert = commands.convert
    monkeypatch.setattr(commands, "convert", lambda *arguments: (seen.append(arguments[3]), convert(*arguments))[1])
    assert run(capsys, "convert", dumps.add("a.html", FORUM, THREAD, known(1)), option)[0] == 0
    assert (seen[0].dayfirst, seen[0].keep_emails) == (dayfirst, option == "--keep-emails")


def test_an_error_in_one_dump_is_on_stderr_and_in_the_exit_code(dumps, capsys):
    code, out, err = run(capsys, "convert", dumps.add("a.html", FORUM, THREAD), dumps.add("b.html", FORUM, THREAD, known(1)))
    assert code == 3
    assert "1 new" in out
    assert err.startswith("stillboard: a.html: ")


def test_list_names_every_importer_and_check(capsys):
    code, out, _ = run(capsys, "list")
    assert code == 0
    listed = dict(re.findall(r"^  (\w+) +(.+)$", out, re.MULTILINE))
    formats = {importer.name: importer.summary for importer in importers.all_importers()}
    assert listed == formats | {check.code: check.summary for check in checks.all_checks()}


def test_check_finds_nothing_in_what_convert_wrote_and_something_in_what_people_broke(dumps, capsys):
    run(capsys, "convert", dumps.add("a.html", FORUM, THREAD, known(1)))
    assert run(capsys, "check")[:2] == (0, "")
    dumps.edit(f"{FOLDER}/9001.md", lambda text: text.replace("Author:", "Authr:"))
    code, out, err = run(capsys, "check")
    assert code == 1
    assert f"{FOLDER}/9001.md:2:" in out
    assert err == "1 finding\n"


@pytest.mark.parametrize("name", ["convert", "list", "check", "new"])
def test_every_command_has_help(capsys, name):
    with pytest.raises(SystemExit) as done:
        cli.main([name, "--help"])
    assert done.value.code == 0
    assert len(capsys.readouterr().out) > 100


def test_the_module_is_the_command():
    done = command("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("stillboard ")


def test_a_reader_that_goes_away_is_no_bug():
    script = f"{sys.executable} -m stillboard list | head -c 1"
    options = {"cwd": PROJECT / "plugins", "capture_output": True, "text": True, "timeout": PATIENCE}
    done = subprocess.run(script, shell=True, check=False, **options)  # noqa: S602 - our own
    assert done.stderr == ""


def test_an_interruption_says_how_to_go_on(dumps, capsys, monkeypatch):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "convert", stop)
    code, _, err = run(capsys, "convert", dumps.add("a.html", FORUM))
    assert code == 130
    assert err.startswith("stillboard: stopped")


def test_a_bug_keeps_its_traceback(dumps, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(commands, "convert", broken)
    with pytest.raises(ZeroDivisionError):
        cli.main(["convert", str(dumps.add("a.html", FORUM))])


@pytest.mark.parametrize("part", ["errors", "stopping", "commands", "convert", "markup.escape"])
@pytest.mark.parametrize("fault", ["OSError(5, 'Input/output error')", "MemoryError", "ImportError('no such library')"])
def test_what_cannot_be_loaded_is_one_line(tmp_path, part, fault):
    """A disk that fails while the program is loaded, at whichever of its own parts."""
    fail = f"import sys\nclass Fails:\n    def find_spec(name, *_):\n        if name == 'stillboard.{part}': raise {fault}\n"
    fail += "sys.meta_path.insert(0, Fails)\nfrom stillboard.cli import main\nsys.exit(main())\n"
    (tmp_path / "dump.html").write_text("<p>A page</p>", encoding="utf-8")
    command = [sys.executable, "-c", fail, "convert", "dump.html"]
    done = builds.run(command, tmp_path)
    assert (done.code, done.text.count("\n")) == (6, 1), done.text
    assert done.text.startswith("stillboard: ")
    assert not (tmp_path / "content").exists()


def test_a_page_that_ends_in_the_middle_is_converted_and_reported(tmp_path):
    page = (PROJECT / "dumps" / "forum-pages" / "thread-418.html").read_text(encoding="utf-8")
    dump = tmp_path / "thread-418.html"
    dump.write_text(page[: page.index("</body")], encoding="utf-8")
    done = command("convert", str(dump), "--content", str(tmp_path / "content"))
    assert done.returncode == 3
    assert "the page ends in the middle" in done.stderr
    assert len(list((tmp_path / "content").rglob("threads/**/90*.md"))) == 4


def test_an_archive_that_is_no_folder_is_one_line(tmp_path):
    (tmp_path / "content").write_text("x")
    dump = str(PROJECT / "dumps" / "forum-text")
    done = command("convert", dump, "--content", str(tmp_path / "content"))
    assert (done.returncode, done.stderr.count("\n")) == (6, 1)


def test_a_member_id_of_any_length_stops_nothing(tmp_path):
    page = (PROJECT / "dumps" / "forum-pages" / "thread-418.html").read_text(encoding="utf-8")
    dump = tmp_path / "thread-418.html"
    dump.write_text(page.replace('data-user-id="104"', f'data-user-id="{"9" * 5000}"'), encoding="utf-8")
    done = command("convert", str(dump), "--content", str(tmp_path / "content"))
    assert (done.returncode, done.stderr) == (0, "")
    assert command("convert", str(dump), "--content", str(tmp_path / "content")).stdout.startswith("Nothing to do")


def test_ctrl_c_while_the_program_is_loaded_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Pressed:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "stillboard.commands":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "stillboard.commands")
    monkeypatch.delattr(sys.modules["stillboard"], "commands")
    monkeypatch.setattr(sys, "meta_path", [Pressed, *sys.meta_path])
    assert cli.main(["list"]) == 130
    assert capsys.readouterr().err == "stillboard: stopped; every file is whole, convert again to go on\n"
