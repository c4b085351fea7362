"""A site as one file: a zip that reads from disk, a web archive whose records, index and redirects hold what they say."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from fastwarc.warc import ArchiveIterator

from stillboard.errors import BuildError, UsageError
from stillboard.export import offline, wacz
from support.inprocess import build
from support.linkcheck import broken
from support.serving import file_of

SITE = "https://archive.example/old"
OLD = "https://forum.lanternside.example/"


@pytest.fixture(scope="module")
def output(content) -> Path:
    assert build(content.parent, content, SITEURL=SITE).error == ""
    return content.parent / "output"


def test_the_zip_reads_from_disk_and_is_always_the_same(content, tmp_path):
    assert build(tmp_path / "a", content, RELATIVE_URLS=True).error == ""
    number = offline.pack(tmp_path / "a" / "output", tmp_path / "lamps.zip")
    with zipfile.ZipFile(tmp_path / "lamps.zip") as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == number
        archive.extractall(tmp_path / "unpacked")
    folder = tmp_path / "unpacked" / "lamps"
    assert broken(folder, from_disk=True) == []
    assert not [path for path in folder.rglob("*") if path.name.startswith((".stillboard", "_headers"))]
    shutil.copytree(tmp_path / "a" / "output", tmp_path / "b")
    offline.pack(tmp_path / "b", tmp_path / "b.zip")
    (tmp_path / "again").mkdir()
    offline.pack(tmp_path / "b", tmp_path / "again" / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "again" / "b.zip").read_bytes()


def test_a_site_that_needs_a_server_makes_no_zip_that_reads_from_disk(output, tmp_path):
    with pytest.raises(UsageError, match="RELATIVE=1"):
        offline.pack(output, tmp_path / "x.zip")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def packed(output) -> Path:
    target = output.parent / "site.wacz"
    wacz.pack(output, target)
    return target


def test_the_package_says_what_is_in_it(packed):
    with zipfile.ZipFile(packed) as archive:
        package = json.loads(archive.read("datapackage.json"))
        digest = json.loads(archive.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{hashlib.sha256(archive.read('datapackage.json')).hexdigest()}"
        assert package["mainPageURL"] == f"{SITE}/"
        assert {one["path"] for one in package["resources"]} == {
            "archive/data.warc.gz",
            "indexes/index.cdx.gz",
            "pages/pages.jsonl",
        }
        for one in package["resources"]:
            data = archive.read(one["path"])
            assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in archive.infolist())
        head, *pages = map(json.loads, archive.read("pages/pages.jsonl").splitlines())
        assert head["format"] == "json-pages-1.0"
        assert any(page["url"] == f"{SITE}/threads/rewiring-the-lamp-room.412/" for page in pages)


def test_every_record_is_whole_and_where_the_index_says(packed, output):
    with zipfile.ZipFile(packed) as archive:
        warc = archive.read("archive/data.warc.gz")
        index = gzip.decompress(archive.read("indexes/index.cdx.gz")).decode().splitlines()
    found = {}
    for record in ArchiveIterator(io.BytesIO(warc), verify_digests=True):
        found[record.headers["WARC-Target-URI"]] = (record.http_headers.status_code, record.http_headers, record.reader.read())
    assert len(found) == len(index)
    assert index == sorted(index)
    for line in index:
        key, date, said = line.split(" ", 2)
        facts = json.loads(said)
        start, length = int(facts["offset"]), int(facts["length"])
        data = gzip.decompress(warc[start : start + length]).decode("utf-8", "replace")
        assert f"WARC-Target-URI: {facts['url']}\r\n" in data
        assert key.startswith(("example,archive)/", "example,lanternside,forum)/"))
        assert len(date) == 14
    assert (
        found[f"{SITE}/threads/rewiring-the-lamp-room.412/page-2"][2]
        == (output / "threads/rewiring-the-lamp-room.412/page-2.html").read_bytes()
    )


def led_by(packed: Path) -> dict[str, str]:
    """Where the addresses lead that are redirects."""
    with zipfile.ZipFile(packed) as archive:
        warc = archive.read("archive/data.warc.gz")
    led = {}
    for record in ArchiveIterator(io.BytesIO(warc)):
        if record.http_headers.status_code == 301:
            led[record.headers["WARC-Target-URI"]] = record.http_headers["Location"]
    return led


def test_old_addresses_lead_to_posts_of_the_site(packed, output):
    led = led_by(packed)
    thread = f"{SITE}/threads/rewiring-the-lamp-room.412"
    assert led[f"{OLD}threads/rewiring-the-lamp-room.412/"] == f"{thread}/"
    assert led[f"{OLD}threads/rewiring-the-lamp-room.412/post-9031"] == f"{thread}/page-2#post-9031"
    assert len(led) > 30
    for where in led.values():
        address, anchor = urldefrag(where)
        file = file_of(output, address.removeprefix(SITE))
        assert file is not None
        assert not anchor or f'id="{anchor}"' in file.read_text("utf-8")


def test_old_addresses_of_the_front_page_boards_and_members_lead_to_theirs(packed, output):
    led = led_by(packed)
    assert led[OLD] == f"{SITE}/"
    assert led[f"{OLD}members/marlow.1/"] == f"{SITE}/members/marlow.1/"
    assert any(address.startswith(f"{OLD}forums/") and where.startswith(f"{SITE}/forums/") for address, where in led.items())


def test_a_site_that_took_the_forum_s_place_leads_nowhere_from_its_own_pages(content, tmp_path):
    assert build(tmp_path, content, SITEURL=OLD.rstrip("/")).error == ""
    wacz.pack(tmp_path / "output", tmp_path / "site.wacz")
    led = led_by(tmp_path / "site.wacz")
    thread = f"{OLD}threads/rewiring-the-lamp-room.412/"
    assert led[f"{thread}post-9031"] == f"{thread}page-2#post-9031"
    assert not {OLD, thread, f"{OLD}members/marlow.1/"} & led.keys()


def test_the_same_site_gives_the_same_bytes(packed, output, tmp_path):
    wacz.pack(output, tmp_path / "again.wacz")
    assert (tmp_path / "again.wacz").read_bytes() == packed.read_bytes()


def test_what_cannot_be_packed_is_said_and_leaves_nothing(output, tmp_path, content, monkeypatch):
    (tmp_path / "a.wacz").write_text("mine")
    with pytest.raises(UsageError, match="there already"):
        wacz.pack(output, tmp_path / "a.wacz")
    with pytest.raises(UsageError, match="no site"):
        offline.pack(tmp_path, tmp_path / "b.zip")
    with pytest.raises(UsageError, match="is not there"):
        wacz.pack(tmp_path, tmp_path / "b.wacz")
    assert build(tmp_path / "c", content).error == ""
    with pytest.raises(UsageError, match="does not say where it is"):
        wacz.pack(tmp_path / "c" / "output", tmp_path / "b.wacz")

    shutil.copytree(output, tmp_path / "d")
    said = (output / "provenance.json").read_text("utf-8").replace(SITE, "http://[::1", 1)
    (tmp_path / "d" / "provenance.json").write_text(said, "utf-8")
    with pytest.raises(UsageError, match="is no address"):
        wacz.pack(tmp_path / "d", tmp_path / "b.wacz")
    shutil.rmtree(tmp_path / "d")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "open", full)
    with pytest.raises(BuildError, match="No space"):
        wacz.pack(output, tmp_path / "b.wacz")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wacz", "c"]
