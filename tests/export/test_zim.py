"""A site as a ZIM: libzim opens it, all links lead to entries, nothing comes from outside, and the bytes are always the same."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
import time
from pathlib import Path

import pytest

from stillboard import cli
from stillboard.errors import BuildError, UsageError
from stillboard.export import _zim_ids, zim
from stillboard.export._languages import three_letters
from support.inprocess import build
from support.linkcheck import broken

HAS_LIBZIM = importlib.util.find_spec("libzim") is not None
wants_libzim = pytest.mark.skipif(
    not HAS_LIBZIM and os.environ.get("CI") != "true", reason="libzim is NOT INSTALLED, so no ZIM is written: make setup-dev"
)
THREAD = "threads/rewiring-the-lamp-room.412"


@pytest.fixture(scope="module")
def output(content) -> Path:
    assert build(content.parent, content, RELATIVE_URLS=True).error == ""
    return content.parent / "output"


@pytest.fixture(scope="module")
def packed(output) -> Path:
    folder = output.parent / "packed"
    folder.mkdir()
    zim.pack(output, folder / "lamps.zim")
    assert [path.name for path in folder.iterdir()] == ["lamps.zim"]
    return folder / "lamps.zim"


@pytest.fixture(scope="module")
def archive(packed):
    from libzim.reader import Archive

    return Archive(packed)


@pytest.fixture(scope="module")
def entries(archive) -> dict[str, bytes]:
    found = (archive._get_entry_by_id(number) for number in range(archive.entry_count))
    return {entry.path: bytes(entry.get_item().content) for entry in found if not entry.is_redirect}


@wants_libzim
def test_it_is_whole_and_says_what_it_is(archive):
    assert archive.check()
    assert archive.main_entry.get_item().path == "index.html"
    said = {key: archive.get_metadata(key) for key in archive.metadata_keys}
    assert said["Title"] == said["Publisher"] == b"Lanternside archive"
    assert said["Creator"] == b"Lanternside Forum"
    assert said["Language"] == b"eng"
    assert said["Name"] == b"lamps"
    assert said["Date"] == b"2024-04-09"  # of the newest post: no capture of these says when it was made
    assert 0 < len(said["Description"].decode()) <= 80
    assert b"text/html=" in said["Counter"]
    sign = bytes(archive.get_illustration_item(48).content)
    assert sign.startswith(b"\x89PNG")
    assert int.from_bytes(sign[16:20]) == int.from_bytes(sign[20:24]) == 48


@wants_libzim
def test_every_file_is_in_it_and_every_link_leads_to_one(output, entries, tmp_path):
    for path, data in entries.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        if not path.endswith(".html"):
            assert data == (output / path).read_bytes()
    assert f"{THREAD}/page-2.html" in entries
    assert any(path.startswith("attachments/") for path in entries)
    assert not [path for path in entries if path.startswith((".", "_"))]
    assert broken(tmp_path, from_disk=True) == []


@wants_libzim
def test_pages_load_nothing_from_outside_and_may_load_what_is_inside_wherever_it_is_read(entries):
    for path, data in entries.items():
        if not path.endswith(".html"):
            continue
        text = data.decode()
        policies = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert len(policies) == 1
        assert "http" not in policies[0]
        assert "*" not in policies[0]
        assert policies[0].startswith("default-src 'none'; ")
        for source in re.findall(r"(?:script|style|img|media|connect)-src ([^;]*)", policies[0]):
            assert source.startswith("'self' zim: blob:")
        assert not re.search(r'<(?:img|script|source|iframe)\b[^>]*\bsrc="(?:https?:)?//', text)
        assert not re.search(r'<link\b[^>]*\brel="(?:stylesheet|icon|preload)"[^>]*\bhref="(?:https?:)?//', text)


@wants_libzim
def test_only_the_policy_of_a_page_is_changed(output, entries):
    was = (output / THREAD / "index.html").read_bytes()
    now = entries[f"{THREAD}/index.html"]
    assert now != was
    assert now.replace(b"'self' zim: blob:", b"'self'") == was


@wants_libzim
def test_readers_find_threads_by_words_and_by_titles(archive):
    from libzim.search import Query, Searcher
    from libzim.suggestion import SuggestionSearcher

    found = Searcher(archive).search(Query().set_query("ball race"))
    assert f"{THREAD}/index.html" in list(found.getResults(0, 5))
    assert f"{THREAD}/index.html" in list(SuggestionSearcher(archive).suggest("rewiring").getResults(0, 5))


@wants_libzim
def test_the_same_site_gives_the_same_bytes_at_another_time_and_place(packed, output, tmp_path):
    shutil.copytree(output, tmp_path / "copy", copy_function=shutil.copy)
    time.sleep(1.1)  # libzim's own ids are made of the time
    (tmp_path / "again").mkdir()
    zim.pack(tmp_path / "copy", tmp_path / "again" / "lamps.zim")
    assert (tmp_path / "again" / "lamps.zim").read_bytes() == packed.read_bytes()
    page = tmp_path / "copy" / THREAD / "index.html"
    page.write_text(page.read_text("utf-8").replace("ball race", "ball rail"), "utf-8")
    zim.pack(tmp_path / "copy", tmp_path / "lamps.zim")
    other = (tmp_path / "lamps.zim").read_bytes()
    assert other[8:24] != packed.read_bytes()[8:24]


@wants_libzim
def test_an_attachment_that_is_like_an_index_is_left_as_it_is(output, tmp_path):
    shutil.copytree(output, tmp_path / "copy")
    data = _zim_ids._INDEX + b"\x04n" + bytes(range(200))
    (tmp_path / "copy" / "attachments" / "index.zip").write_bytes(data)
    zim.pack(tmp_path / "copy", tmp_path / "a.zim")
    from libzim.reader import Archive

    archive = Archive(tmp_path / "a.zim")
    assert archive.check()
    assert bytes(archive.get_entry_by_path("attachments/index.zip").get_item().content) == data


@wants_libzim
def test_the_date_is_that_of_the_latest_capture_where_one_is_known(output, tmp_path):
    shutil.copytree(output, tmp_path / "copy")
    said = tmp_path / "copy" / "provenance.json"
    text = said.read_text("utf-8")
    said.write_text(text.replace('"captures":[{', '"captures":[{"captured":"2024-06-01T10:00:00Z",', 1), "utf-8")
    zim.pack(tmp_path / "copy", tmp_path / "a.zim")
    from libzim.reader import Archive

    assert Archive(tmp_path / "a.zim").get_metadata("Date") == b"2024-06-01"


@wants_libzim
def test_the_command_prints_its_own_line_alone(output, tmp_path, capfd):
    assert cli.main(["export", str(output), "--zim", str(tmp_path / "a.zim")]) == 0
    out = capfd.readouterr().out
    assert re.fullmatch(r"Export: \d+ files in .*a\.zim\.\n", out)


@wants_libzim
def test_what_cannot_be_packed_is_said_and_leaves_nothing(content, output, tmp_path, monkeypatch):
    (tmp_path / "a.zim").write_text("mine")
    with pytest.raises(UsageError, match="there already"):
        zim.pack(output, tmp_path / "a.zim")
    with pytest.raises(UsageError, match="no site"):
        zim.pack(tmp_path, tmp_path / "b.zim")
    with pytest.raises(BuildError, match="No such file"):
        zim.pack(output, tmp_path / "none" / "b.zim")
    assert build(tmp_path / "c", content, SITEURL="https://archive.example").error == ""
    with pytest.raises(UsageError, match="RELATIVE=1"):
        zim.pack(tmp_path / "c" / "output", tmp_path / "b.zim")

    def failing(*_: object) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(_zim_ids, "set_ids", failing)
    with pytest.raises(BuildError, match="no room"):
        zim.pack(output, tmp_path / "b.zim")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zim", "c"]


def test_without_libzim_one_line_says_how_to_get_it(output, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "libzim", None)
    assert cli.main(["export", str(output), "--zim", str(tmp_path / "a.zim")]) == 2
    error = capsys.readouterr().err
    assert 'pip install "stillboard[zim]"' in error
    assert len(error.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_titles_and_descriptions_are_no_longer_than_readers_show():
    assert zim._cut("Lamps", 30) == "Lamps"
    cut = zim._cut("Threads of the old forum, of which there were many", 30)
    assert cut == "Threads of the old forum, of…"
    assert len(zim._cut("x" * 99, 30)) == 30
    assert len(zim._cut("ab " * 30, 30)) <= 30


@pytest.mark.parametrize(
    ("language", "three"),
    [("en", "eng"), ("de-AT", "deu"), ("zh_Hant", "zho"), ("nds", "nds"), ("", "und"), ("xx", "und"), ("Klingon", "und")],
)
def test_languages_have_three_letters(language, three):
    assert three_letters(language) == three
