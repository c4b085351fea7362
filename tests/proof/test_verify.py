"""What `stillboard verify` finds in a copy of a site, and that it finds nothing in the site itself."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from stillboard.errors import BuildError, UsageError
from stillboard.model import CapturedPage, DateSource, Forum, Post, Source, State, Thread, When
from stillboard.proof.sealing import seal
from stillboard.proof.verifying import lines, verify
from stillboard.site import on_disk
from stillboard.site.inventory import JOURNAL
from stillboard.site.staging import PROOF
from support.builds import put, stillboard
from support.inprocess import build
from support.lanternside import FORUM, OLD

PAGE = "threads/wick.7/index.html"
SHA = "5f" * 32


@pytest.fixture(scope="module")
def sealed(tmp_path_factory) -> Path:
    """A site of a thread with two pages and of one with a page missing."""
    folder = tmp_path_factory.mktemp("sealed")
    content = folder / "content"
    put(content, Forum("Lanternside Forum", id=FORUM, addresses=(OLD,), engine="XenForo 2"), FORUM)
    when = When("2024-02-01T09:00:00Z")
    for identity, first in (("7", 1), ("8", 41)):
        thread = Thread(
            f"Thread {identity}",
            id=identity,
            slug="wick",
            addresses=(f"{OLD}threads/wick.{identity}/",),
            posts_per_page=20,
            pages=(CapturedPage(3 if first > 1 else 1, when, "a.html"),),
            sources=(Source("a.html", SHA, "xenforo", when),),
        )
        put(content, thread, FORUM)
        for n in range(first, first + 25):
            gone = {"state": State.DELETED} if n == 3 else {"body": f"Trimming the lamps again, number {n}."}
            dated = {"date": When("2021-03-04"), "date_source": DateSource.TEXT} if n % 2 else {}
            put(content, Post(id=f"{identity}{n:02}", author="Pell", number=n, **gone, **dated), FORUM, thread)
    assert build(folder, content).error == ""
    seal(folder / "output", str, str)
    return folder / "output"


@pytest.fixture
def copy(sealed, tmp_path) -> Path:
    return Path(shutil.copytree(sealed, tmp_path / "copy", ignore=shutil.ignore_patterns(".stillboard*")))


def findings(folder: Path) -> list[str]:
    return verify(folder).findings


def change(folder: Path, old: str, new: str, file: str = PAGE) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_differs_in_the_site_and_in_a_copy(sealed, copy):
    for folder in (sealed, copy):
        verdict = verify(folder)
        assert (verdict.findings, verdict.exit_code) == ([], 0)
        assert (verdict.threads, verdict.pages, verdict.posts) == (2, 4, 50)
        assert verdict.proof == hashlib.sha256((sealed / "checksums.json").read_bytes()).hexdigest()
    assert [*lines(verdict)][-1] == "Nothing differs."


def test_a_changed_word_is_found_in_its_post(copy):
    change(copy, "number 7.", "number 9.")
    assert findings(copy) == [f"{PAGE}#post-707: the post's words, author or date are not what they were"]


def test_a_removed_post_is_named(copy):
    text = (copy / PAGE).read_text("utf-8")
    start = text.index('<article class="post" data-find="post-705"')
    end = text.index("</article>", start) + len("</article>")
    (copy / PAGE).write_text(text[:start] + text[end:], "utf-8")
    assert findings(copy) == [
        f"{PAGE}#post-705: the post is missing",
        "provenance.json: says 50 posts; there are 49",
    ]


def test_a_post_that_nobody_archived_is_named(copy):
    change(copy, 'data-find="post-705"', 'data-find="post-999"')
    assert findings(copy) == [f"{PAGE}#post-705: the post is missing", f"{PAGE}#post-999: the post is not of this site"]


def test_what_changes_besides_posts_is_named(copy):
    change(copy, "<title>", "<title>Another ")
    assert findings(copy) == [f"{PAGE}: is not what it was, but for what the posts say themselves"]
    change(copy, "Lanternside", "Elsewhere", "index.html")
    assert "index.html: is not what it was" in findings(copy)


def test_files_that_are_missing_or_foreign_are_named(copy):
    (copy / "theme" / "forum.js").unlink()
    (copy / "threads" / "wick.7" / "page-2.html").unlink()
    (copy / "more.html").write_text("more")
    assert sorted(findings(copy)) == [
        "more.html: is not of this site",
        "provenance.json: says 4 pages; there are 3",
        "provenance.json: says 50 posts; there are 45",
        "theme/forum.js: is missing",
        "threads/wick.7/page-2.html: is missing",
    ]


def test_without_checksums_posts_are_counted_all_the_same(copy):
    (copy / "checksums.json").unlink()
    assert findings(copy) == []
    assert "There is no checksums.json" in next(lines(verify(copy)))
    (copy / "checksums.json").write_text("{")
    faulty, counted, *_ = lines(verify(copy))
    assert faulty == "checksums.json: is not what `stillboard seal` writes"
    assert "checksums.json cannot be gone by" in counted
    (copy / "checksums.json").unlink()
    change(copy, 'data-find="post-705"', 'data-find="post-999"')
    (copy / "threads" / "wick.7" / "page-2.html").unlink()
    assert findings(copy)[:3] == [
        f"{PAGE}#post-705: the post is missing",
        f"{PAGE}#post-999: the post is not of this site",
        "threads/wick.7: page 2 is missing",
    ]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"counts": 3}', '{"counts": {}, "forums": [{"threads": 3}]}', "[" * 100_000])
def test_what_is_no_provenance_is_said(copy, text):
    (copy / "provenance.json").write_text(text)
    with pytest.raises(UsageError):
        verify(copy)
    with pytest.raises(UsageError):
        verify(copy / "threads")


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "a/../../b", "a\\..\\b", ""])
def test_nothing_outside_of_the_folder_is_looked_at(copy, path):
    (copy.parent / "secret").write_text("x")
    said = json.loads((copy / "checksums.json").read_text("utf-8"))
    said["files"] = {path: "0" * 64}
    (copy / "checksums.json").write_text(json.dumps(said))
    assert any("no file of a site" in finding for finding in findings(copy))


def test_provenance_says_what_the_site_was_made_of(sealed):
    said = json.loads((sealed / "provenance.json").read_text("utf-8"))
    assert said["counts"] == {"forums": 1, "threads": 2, "pages": 4, "posts": 50, "members": 1}
    assert said["dates"] == {"none": 24, "text": 26}
    assert said["missing"]["threads_without_some_pages"] == 1
    assert said["missing"]["posts_without_text"] == 1
    (forum,) = said["forums"]
    assert forum["captures"] == [
        {"sha256": SHA, "name": "a.html", "importer": "xenforo", "threads": 2, "captured": "2024-02-01T09:00:00Z"}
    ]
    threads = {thread["folder"]: thread for thread in forum["threads"]}
    assert threads["threads/wick.7"]["pages"]["2"] == "721 722 723 724 725"
    assert threads["threads/wick.8"]["missing_pages"] == "1-2"
    assert threads["threads/wick.8"]["original"] == f"{OLD}threads/wick.8/"


def test_a_build_after_the_seal_keeps_the_checksums_and_a_seal_says_them_anew(sealed, tmp_path):
    folder = tmp_path / "again"
    shutil.copytree(sealed.parent, folder)
    before = (folder / "output" / "checksums.json").read_bytes()
    post = next(folder.glob("content/threads/*/*/wick.7/701.md"))
    post.write_text(post.read_text("utf-8").replace("again", "at last"), "utf-8")
    assert build(folder, folder / "content").error == ""
    assert f"{PAGE}#post-701: the post's words, author or date are not what they were" in findings(folder / "output")
    seal(folder / "output", str, str)
    assert findings(folder / "output") == []
    assert (folder / "output" / "checksums.json").read_bytes() != before


def test_a_build_takes_the_names_of_pages_that_are_gone_out_of_the_checksums(sealed, tmp_path):
    folder = tmp_path / "again"
    shutil.copytree(sealed.parent, folder)
    shutil.rmtree(next(folder.glob("content/threads/*/*/wick.8")))
    assert build(folder, folder / "content").error == ""
    said = json.loads((folder / "output" / "checksums.json").read_bytes())
    gone = {kind: [file for file in said[kind] if not (folder / "output" / file).is_file()] for kind in ("files", "posts")}
    assert gone == {"files": [], "posts": []}
    assert "wick.8" not in json.dumps(said)
    assert PAGE in said["posts"]


def test_what_no_build_has_made_is_not_sealed(tmp_path):
    with pytest.raises(UsageError, match="no site"):
        seal(tmp_path, str, str)


def test_a_seal_that_was_cut_short_is_finished_by_the_next(sealed, tmp_path, monkeypatch):
    output = Path(shutil.copytree(sealed, tmp_path / "output"))
    whole = (output / PROOF).read_bytes()
    (output / PROOF).unlink()
    with monkeypatch.context() as patch:
        patch.setattr(on_disk, "move", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "broken", "x")))
        with pytest.raises(BuildError, match="broken"):
            seal(output, str, str)
    assert (output / JOURNAL).exists()
    seal(output, str, str)
    assert ((output / PROOF).read_bytes(), (output / JOURNAL).exists()) == (whole, False)


def test_whatever_changes_in_a_copy_is_found(copy):
    """Each file of the site missing, longer, with one byte changed, with another one's bytes, or a folder."""
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    unnoticed = []
    for n, path in enumerate(files):
        data, other = path.read_bytes(), files[n - 1].read_bytes()
        middle = len(data) // 2
        for fault in (data + b"\n", data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :], other, None, "folder"):
            path.unlink()
            if isinstance(fault, bytes):
                path.write_bytes(fault)
            elif fault == "folder":
                path.mkdir()
            name = path.relative_to(copy).as_posix()
            try:
                found = "\n".join(findings(copy))
            except UsageError as error:
                found = str(error)
            # Without checksums nothing can be compared, which is said; of themselves they prove nothing but by their own sha256.
            is_of_proof = name == PROOF and fault in (None, data + b"\n")
            is_for_hosts = name == "_headers" and not isinstance(fault, bytes)  # which hand it out to nobody
            if not (found or is_of_proof or is_for_hosts):
                unnoticed.append((name, str(fault)[:20]))
            if path.is_dir():
                path.rmdir()
            path.write_bytes(data)
    assert unnoticed == []
    assert findings(copy) == []


@pytest.mark.parametrize("name", [".stillboardx.html", ".stillboard-more/index.html", ".well-known/x", "threads/.stillboard"])
def test_what_is_hidden_and_foreign_is_named(copy, name):
    (copy / name).parent.mkdir(parents=True, exist_ok=True)
    (copy / name).write_text("somebody's own")
    assert findings(copy) == [f"{name}: is not of this site"]


@pytest.mark.skipif(os.name == "nt", reason="its files have no such names")
def test_names_that_a_terminal_would_obey_are_shown_as_what_they_are(copy, tmp_path):
    for name in (b"a\x1b[2J.html", b"b\nNothing differs.", b"c\xff.html"):
        (copy / os.fsdecode(name)).write_text("x")
    done = stillboard(tmp_path, "verify", "copy")
    assert done.code == 1
    assert done.text.splitlines()[:3] == [
        "a\\x1b[2J.html: is not of this site",
        "b\\nNothing differs.: is not of this site",
        "c\\udcff.html: is not of this site",
    ]


@pytest.mark.skipif(os.name == "nt", reason="it has no pipes among files")
def test_a_pipe_is_not_waited_for(copy):
    os.mkfifo(copy / "index.html.gz")
    assert findings(copy) == ["index.html.gz: is not of this site"]
