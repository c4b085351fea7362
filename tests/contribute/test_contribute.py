"""`stillboard contribute`: a dump becomes a branch in commits that can be read; `stillboard review`: what a change brings."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from stillboard.contribute import contribute, reviewed
from stillboard.convert import Options
from stillboard.convert.report import Outcome
from stillboard.errors import StillboardError, UsageError
from stillboard.model import Forum, Post, Thread
from support.builds import put
from support.paths import PROJECT

DUMP = PROJECT / "dumps" / "forum-pages"
FORUM = Forum("Lamps", id="lamps", addresses=("https://lamps.example/",), path="old")
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in git with a forum and nothing in it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "archive"
    put(folder / "content", Forum("Other", id="other"), "other")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for name, value in (("user.name", "Pell"), ("user.email", "pell@lamps.example"), ("commit.gpgsign", "false")):
        git(folder, "config", name, value)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Start")
    return folder


def commits(folder: Path) -> list[list[str]]:
    """The files of each commit after the first, the oldest first."""
    names = git(folder, "log", "--reverse", "--format=%H", "main..HEAD").split()
    return [git(folder, "show", "--name-only", "--format=", name).split() for name in names]


def test_a_dump_becomes_a_branch_and_a_text(archive):
    done = contribute([DUMP], archive / "content", Options(workers=1))
    assert git(archive, "branch", "--show-current").strip() == done.branch
    assert re.fullmatch(r"threads/forum-pages-[0-9a-f]{6}", done.branch)
    assert git(archive, "status", "--porcelain") == ""
    assert done.report.posts[Outcome.NEW] == 31
    assert done.text.startswith("**2 threads, 31 posts**.\n")
    assert "| 27 new | `/" in done.text
    assert "threads/rewiring-the-lamp-room.412/` |" in done.text
    assert "* dates: 31 markup" in done.text
    assert "`stillboard check` finds nothing." in done.text
    assert "*say it here*" in done.text
    shared, threads = commits(archive)
    assert {name.split("/")[1] for name in shared} == {"forums", "boards", "members"}
    assert len([name for name in threads if re.search(r"/\d+\.md$", name)]) == 31
    assert [name for name in threads if "/attachments/" in name]
    assert done.commits == 2


def test_a_commit_has_at_most_250_posts(archive, tmp_path):
    dump = tmp_path / "long.jsonl"
    rows: list[dict[str, object]] = [
        {"type": "forum", "title": "Lamps", "address": "https://lamps.example/", "format": "markdown"}
    ]
    for identity, count in (("1", 300), ("2", 20), ("3", 190), ("4", 60)):
        rows.append({"type": "thread", "id": identity, "title": f"Thread {identity}"})
        for n in range(count):
            words = f"Words {n} of {identity}."
            rows.append({"type": "post", "id": f"{identity}{n:03}", "thread": identity, "author": "Pell", "body": words})
    dump.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    done = contribute([dump], archive / "content", Options(workers=1))
    counts = [len([name for name in files if re.search(r"/\d+\.md$", name)]) for files in commits(archive)[1:]]
    assert counts == [250, 70, 250]
    assert "250 posts a request can be read, this has 570" in done.text


def test_what_is_there_already_leaves_no_branch(archive):
    contribute([DUMP], archive / "content", Options(workers=1))
    done = contribute([DUMP], archive / "content", Options(workers=1, again=True), branch="again")
    assert (done.branch, done.commits) == ("", 0)
    assert "again" not in git(archive, "branch")
    assert git(archive, "status", "--porcelain") == ""


def test_a_dump_that_cannot_be_read_leaves_all_as_it_was(archive, tmp_path):
    (tmp_path / "no.html").write_text("<p>nothing", encoding="utf-8")
    done = contribute([tmp_path / "no.html"], archive / "content", Options(workers=1))
    assert (done.branch, done.report.exit_code) == ("", 3)
    assert git(archive, "branch", "--show-current").strip() == "main"


def test_nothing_of_somebodys_own_is_committed(archive):
    (archive / "notes.txt").write_text("mine", encoding="utf-8")
    done = contribute([DUMP], archive / "content", Options(workers=1))
    assert done.branch
    assert git(archive, "status", "--porcelain") == "?? notes.txt\n"
    assert not any("notes" in name for files in commits(archive) for name in files)


def test_changes_that_nobody_committed_stop_it(archive, tmp_path):
    forum = archive / "content" / "forums" / "other.md"
    forum.write_text(forum.read_text("utf-8") + "\nMine.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="nobody has committed"):
        contribute([DUMP], archive / "content", Options(workers=1))
    git(archive, "checkout", "--quiet", ".")
    (archive / "a").write_text("x", encoding="utf-8")
    git(archive, "add", "a")
    with pytest.raises(UsageError, match="staged"):
        contribute([DUMP], archive / "content", Options(workers=1))
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(UsageError, match="no git repository"):
        contribute([DUMP], tmp_path / "elsewhere", Options(workers=1))
    with pytest.raises(UsageError, match="no such folder"):
        contribute([DUMP], tmp_path / "nowhere", Options(workers=1))


# ---- What a change brings.


def thread(content: Path, identity: str, title: str, *posts: Post) -> None:
    record = Thread(title, id=identity, slug="lamp", thread_id=identity, page_count=3)
    put(content, record, "lamps")
    for post in posts:
        put(content, post, "lamps", record)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    base, proposed = tmp_path / "base", tmp_path / "proposed"
    put(base, FORUM, "lamps")
    thread(base, "1", "A lamp", Post("One.", id="11", author="Pell"), Post("Two.", id="12", author="Pell"))
    shutil.copytree(base, proposed)
    return base, proposed


def test_what_changes_in_the_archive_is_named(two):
    base, proposed = two
    (proposed / "threads/lamps/0/lamp.1/12.md").unlink()
    thread(proposed, "1", "A lamp", Post("One, but another.", id="11", author="Pell"), Post("Three.", id="13"))
    put(proposed, Forum("New", id="new", path="new"), "new")
    (proposed / "takedowns" / "lamps").mkdir(parents=True)
    (proposed / "takedowns" / "lamps" / "post-1-9.md").write_text("---\nOf: post\n---\n", encoding="utf-8")
    text = html.unescape(reviewed(base, proposed))
    assert text.startswith("**1 thread, 2 posts**.")
    assert "| A lamp (is there already) | 1 new, 1 changed | `/old/threads/lamp.1/` |" in text
    assert "**Posts of the archive that change**\n\n* threads/lamps/0/lamp.1/11.md" in text
    assert "**Files that go**\n\n* threads/lamps/0/lamp.1/12.md" in text
    assert "what was taken out may come back**\n\n* takedowns/lamps/post-1-9.md" in text
    assert "* 1 post without an author" in text
    assert "Besides: 1 forum." in text


HOSTILE = (
    "<img src=x onerror=alert(1)> [x](javascript:1) `code` | cell @everyone #1 https://evil.example ![p](http://e.example) **b**"
)


def test_titles_and_names_are_words_and_nothing_else(two):
    base, proposed = two
    thread(proposed, "2", HOSTILE, Post("Words.", id="21", author=HOSTILE))
    (proposed / "threads/lamps/0/lamp.2/22.md").write_text(f"---\nAuthor: x\n{HOSTILE}: y\n---\n", encoding="utf-8")
    text = reviewed(base, proposed)
    for sign in ("<img", "](java", "@everyone", "https://evil", "**b**", "![p", "| cell", " #1"):
        assert sign not in text
    rows = [line for line in text.split("\n") if line.startswith("| ") and "new" in line]
    assert all(line.count("|") == 6 for line in rows)


def test_links_and_bad_files_are_findings_and_no_traceback(two):
    base, proposed = two
    (proposed / "threads/lamps/0/lamp.1/14.md").symlink_to("/etc/passwd")
    (proposed / "threads/lamps/0/lamp.1/15.md").write_bytes(b"\xff\xfe")
    text = html.unescape(reviewed(base, proposed))
    assert "root:" not in text
    assert "**Could not be read**" in text
    assert "`stillboard check`" in text
    assert "symbolic link" in text


def test_what_changes_nothing_brings_nothing(two):
    assert reviewed(*two) == "**0 threads, 0 posts**.\n\n`stillboard check` finds nothing.\n\n"


@pytest.mark.skipif(os.name == "nt", reason="its files have no such names")
@pytest.mark.parametrize(
    "name",
    [
        "--upload-pack=evil.html",
        "-rf.html",
        "x`<img src=x> @org fixes #1.html",
        "a\nb: **c** [x](javascript:1).html",
        "$(touch pwned);`touch pwned`.html",
        "\u202e.html",
        "x" * 200 + ".html",
    ],
)
def test_what_a_dump_is_called_is_no_command_and_no_markup(archive, tmp_path, name):
    dump = tmp_path / "dumps" / name
    dump.parent.mkdir()
    shutil.copy(next(DUMP.glob("*.html")), dump)
    done = contribute([dump], archive / "content", Options(workers=1))
    assert re.fullmatch(r"threads/[a-z0-9-]{1,40}-[0-9a-f]{6}", done.branch)
    assert git(archive, "branch", "--show-current").strip() == done.branch
    said = git(archive, "log", "--format=%B", "main..HEAD")
    assert re.fullmatch(r"(?:Add [a-z0-9 ]+: \d+ posts|Name forums, boards and members|\n)+", said)
    assert not re.search(r"<img|@org|#1|\*\*c|\]\(javascript|`touch|\u202e", done.text)
    assert not [path for path in tmp_path.rglob("pwned") if path.is_file()]


@pytest.mark.parametrize("branch", ["-D", "--force", "a..b", "x y", "a~1", "@{-1}", "main"])
def test_a_branch_that_cannot_be_leaves_all_as_it_was(archive, branch):
    with pytest.raises(StillboardError):
        contribute([DUMP], archive / "content", Options(workers=1), branch)
    assert git(archive, "branch", "--format=%(refname:short)").split() == ["main"]
    assert git(archive, "status", "--porcelain") == ""
