"""Builds next to the site: all of it is put in place, or nothing."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from stillboard.errors import BuildError
from stillboard.site import inventory
from stillboard.site.inventory import JOURNAL, MANIFEST
from stillboard.site.staging import Staging
from support.staged import NEW, SITE, build, failing, names, site, tree


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    assert build(output, SITE) == (4, 0, 0)
    return output


def test_a_site_is_put_in_place_and_nothing_stays_next_to_it(output: Path) -> None:
    assert site(output) == SITE
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_what_did_not_change_is_not_touched(output: Path) -> None:
    def stamps() -> dict[str, tuple[int, int]]:
        return {name: ((stat := (output / name).stat()).st_mtime_ns, stat.st_ino) for name in tree(output)}

    before = stamps()
    assert build(output, SITE) == (0, 4, 0)
    assert stamps() == before
    assert build(output, {**SITE, "index.html": "new"}) == (1, 3, 0)
    assert {name for name, stamp in stamps().items() if stamp != before[name]} == {"index.html"}


def test_a_copy_is_not_touched_either(output: Path, tmp_path: Path) -> None:
    (tmp_path / "lamp.png").write_bytes(b"\x89PNG")
    for counts in ((1, 0, 4), (0, 1, 0)):
        staging = Staging(output)
        staging.copy("attachments/ab/lamp.png", tmp_path / "lamp.png")
        assert staging.promote() == counts


def test_stale_files_go_and_strangers_stay(output: Path) -> None:
    (output / "CNAME").write_text("archive.example")
    (output / "threads/a.1/notes.txt").write_text("mine")
    assert build(output, {"index.html": "home"}) == (0, 1, 3)
    assert site(output) == {"index.html": "home", "CNAME": "archive.example", "threads/a.1/notes.txt": "mine"}
    assert not (output / "theme").exists()


def test_a_list_that_names_files_outside_removes_none_of_them(output: Path) -> None:
    outside = output.parent / "mine.txt"
    outside.write_text("mine")
    for name in ("../mine.txt", str(outside), "threads/../../mine.txt"):
        (output / MANIFEST).write_bytes(inventory.manifest([*(inventory.read_manifest(output) or ()), name]))
    build(output, {"index.html": "home"})
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
@pytest.mark.parametrize("damage", [b"\xff\xfe", b"", b"index.html", b"a\0b\n"])
@pytest.mark.skipif(os.name == "nt", reason="runs the command of a shell")
def test_a_list_that_cannot_be_read_is_an_error_and_not_none(tmp_path: Path, name: str, damage: bytes) -> None:
    """What the error says is typed as it stands, and the next build removes nothing that it does not know."""
    output = tmp_path / "my site's" / "output"
    build(output, SITE)
    (output / "CNAME").write_text("archive.example")
    (output / name).write_bytes(damage)
    with pytest.raises(BuildError, match="pages that are gone could stay published") as error:
        build(output, {"index.html": "home"})
    assert {file: (output / file).read_text() for file in SITE} == SITE
    assert names(output.parent) == ["output"]
    subprocess.run(["sh", "-c", str(error.value).split("`")[1]], check=True)
    said: list[str] = []
    assert build(output, {"index.html": "new home"}, said) == (1, 0, 0)
    assert site(output) == {**SITE, "CNAME": "archive.example", "index.html": "new home"}
    assert len(said) == 1
    assert "CNAME and 3 more stay, since no list of an earlier build names them" in said[0]


def test_a_list_that_was_cut_off_is_an_error_and_not_a_shorter_one(output: Path) -> None:
    whole = (output / MANIFEST).read_bytes()
    for left in range(1, len(whole)):  # also where a line ends
        (output / MANIFEST).write_bytes(whole[:left])
        with pytest.raises(BuildError, match="pages that are gone could stay published"):
            build(output, {"index.html": "home"})
    (output / MANIFEST).write_bytes(whole)
    (output / JOURNAL).write_bytes(_without_end(inventory.journal(["a.html", "b.html"], inventory.BUILD)))
    with pytest.raises(BuildError, match="its end is not that of such a list"):
        build(output, {"index.html": "home"})
    assert site(output).items() >= SITE.items()


def _without_end(data: bytes) -> bytes:
    return data[: data.rindex(b"# sha256")]


@pytest.mark.parametrize(
    "changed",
    [
        _without_end,
        lambda data: _without_end(data).partition(b"\n")[2],
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"index.html\n", b"", 1),
        lambda data: data.replace(b"threads/a.1/page-2.html\n", b"threads/a.1/index.html\n"),
        lambda data: data + b"CNAME\n",
        lambda data: data.replace(b"index.html\n", b"index.html\nCNAME\n", 1),
        lambda data: data.upper(),
        lambda data: data + data,
        lambda data: data.replace(b"\n", b"\n\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data + b"\n",
        lambda data: data[: data.index(b"\n") + 1] + data[data.rindex(b"# sha256") :],
    ],
)
@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
def test_a_list_that_is_not_as_it_was_written_is_an_error(output: Path, name: str, changed: Callable[[bytes], bytes]) -> None:
    """Removed pages would stay published, or files go that no build made."""
    (output / "CNAME").write_text("archive.example")
    (output / JOURNAL).write_bytes(inventory.journal(SITE, inventory.BUILD))
    (output / name).write_bytes(changed((output / name).read_bytes()))
    with pytest.raises(BuildError, match="pages that are gone could stay published") as error:
        build(output, {"index.html": "home"})
    assert str(error.value).count("`") == 2
    assert {file: (output / file).read_text() for file in SITE} == SITE
    assert (output / "CNAME").exists()


def test_a_copy_that_only_the_last_build_made_is_none(output: Path, tmp_path: Path) -> None:
    """Pelican does not say that it could not list the theme's files: those of the last site would go, and nobody would know."""
    source = tmp_path / "forum.css"
    source.write_text("css")
    staging = Staging(output)
    assert not staging.has_copy("theme/forum.css", source)
    staging.copy("theme/forum.css", source)
    assert staging.has_copy("theme/forum.css", source)
    staging.discard()


@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
def test_a_folder_in_the_place_of_a_list_is_moved_by_a_person(output: Path, name: str) -> None:
    (output / name).unlink(missing_ok=True)
    (output / name).mkdir()
    with pytest.raises(BuildError, match="move it elsewhere"):
        build(output, {"index.html": "home"})
    assert site(output) == SITE


def test_a_list_that_is_a_link_is_not_followed(output: Path) -> None:
    (output / MANIFEST).rename(output.parent / "list")
    (output / MANIFEST).symlink_to(output.parent / "list")
    with pytest.raises(BuildError, match="could stay published"):
        build(output, {"index.html": "home"})


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.EMFILE])
def test_a_list_that_the_system_refuses_is_an_error(output: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    opened = os.open

    def failing(path: str | Path, *flags: int, **more: int) -> int:
        if str(path).endswith(MANIFEST):
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, *flags, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", failing)
        with pytest.raises(BuildError, match=re.escape(os.strerror(number))):
            build(output, {"index.html": "home"})
    build(output, {"index.html": "home"})
    assert site(output) == {"index.html": "home"}


def test_without_a_list_what_stays_is_said(output: Path) -> None:
    (output / MANIFEST).unlink()
    (output / ".git").mkdir()
    (output / ".git/config").write_text("a repository's own")
    said: list[str] = []
    build(output, {"index.html": "home"}, said)
    assert len(said) == 1
    assert "theme/forum.css and 2 more stay" in said[0]
    build(output, {"index.html": "home"}, said)
    assert len(said) == 1


def test_a_page_becomes_a_folder_and_back(output: Path) -> None:
    build(output, {"about": "page"})
    build(output, {"about/index.html": "folder", "about/more.html": "x"})
    assert site(output) == {"about/index.html": "folder", "about/more.html": "x"}
    build(output, {"about": "page"})
    assert site(output) == {"about": "page"}


@pytest.mark.parametrize(("stranger", "page"), [("about", "about/index.html"), ("about/mine.txt", "about")])
def test_a_strangers_file_in_the_way_ends_the_build_before_anything_is_touched(output: Path, stranger: str, page: str) -> None:
    (output / stranger).parent.mkdir(exist_ok=True)
    (output / stranger).write_text("mine")
    before = tree(output)
    with pytest.raises(BuildError, match="no build made it"):
        build(output, {page: "x", "new.html": "y"})
    assert tree(output) == before


def test_two_pages_cannot_want_one_file(output: Path) -> None:
    for name, text in (("new.html", "x"), ("index.html", "home")):  # a new file, and one that stays as it is
        staging = Staging(output)
        staging.write(name, text.encode())
        with pytest.raises(BuildError, match="two pages want this file"):
            staging.write(name, b"other")
        staging.discard()
    assert site(output) == SITE


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_write_that_fails_leaves_the_site_as_it_was(output: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    before = tree(output)
    failing(monkeypatch, Path, "write_bytes", at)
    with pytest.raises(OSError, match="No space left"):
        build(output, NEW)
    assert tree(output) == before
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_an_output_folder_that_is_a_link(output: Path) -> None:
    link = output.parent / "elsewhere" / "site"
    link.parent.mkdir()
    link.symlink_to(output)
    assert build(link, NEW) == (3, 1, 2)
    assert site(output) == NEW
    assert link.is_symlink()
    assert names(link.parent) == ["site"]


@pytest.mark.parametrize("link", ["index.html", "z.html"])
def test_a_link_in_the_place_of_a_page_is_replaced_and_not_followed(output: Path, link: str) -> None:
    outside = output.parent / "mine.txt"
    outside.write_text("mine")
    (output / link).unlink(missing_ok=True)
    (output / link).symlink_to(outside)
    build(output, NEW)
    assert outside.read_text() == "mine"
    assert site(output) == NEW


@pytest.mark.parametrize("folder", ["new", "gone"])
def test_a_link_in_the_place_of_a_folder_ends_the_build(output: Path, folder: str) -> None:
    outside = output.parent / "outside"
    outside.mkdir()
    (outside / "a.html").write_text("theirs")
    (output / folder).symlink_to(outside, target_is_directory=True)
    (output / MANIFEST).write_bytes(inventory.manifest(["gone/a.html"]))
    with pytest.raises(BuildError, match="a link stands where a folder of the site is to be"):
        build(output, {"index.html": "new home", "new/a.html": "ours"})
    assert (outside / "a.html").read_text() == "theirs"
    assert (output / "index.html").read_text() == "home"


def test_an_empty_folder_in_the_place_of_a_page_goes_and_one_in_that_of_a_stale_page_stays(output: Path) -> None:
    (output / "z.html" / "empty").mkdir(parents=True)
    (output / "theme/forum.css").unlink()
    (output / "theme/forum.css").mkdir()
    build(output, NEW)
    assert {**site(output)} == NEW
    assert (output / "theme/forum.css").is_dir()


def test_a_page_cannot_lie_below_a_page(output: Path) -> None:
    before = tree(output)
    with pytest.raises(BuildError, match=r"index\.html: a page wants this name, and others lie below it"):
        build(output, {"index.html": "home", "index.html/more.html": "more"})  # the first stays as it is
    assert tree(output) == before


def test_names_that_differ_in_their_capitals_where_the_file_system_does_not(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "exists", lambda _: True)  # so it answers for the name with other capitals
    assert build(output, {"Index.html": "home"})[0] == 1  # hosts tell it apart: it gets its new name
    assert list(site(output)) == ["Index.html"]
    with pytest.raises(BuildError, match="two pages want this file"):
        build(output, {"Index.html": "home", "index.HTML": "other"})


def test_an_output_that_cannot_be_made_is_a_build_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BuildError, match="choose another OUTPUT_PATH"):
        Staging(tmp_path / "file" / "output")
