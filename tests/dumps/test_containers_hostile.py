"""Containers that are broken, enormous or made to do harm: what they hold before that is read, and the rest is one clear line."""

from __future__ import annotations

import functools
import gzip
import io
import lzma
import re
import struct
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.archives import ADDRESS, ROOT, SAMPLE, everywhere, http, mhtml, record, tarred, warc, zipped, zstd
from support.growth import assert_linear, assert_within
from stillboard.convert import Options, convert
from stillboard.dumps import captures
from stillboard.dumps.capture import Capture
from stillboard.dumps.containers import _bounds, all_containers, unfolded
from stillboard.errors import DumpError
from stillboard.importers import all_importers

PAGE = b"<html><body>lamps</body></html>"
MB = 1 << 20


def contents(name: str, data: bytes) -> tuple[list[bytes], str]:
    """What can be read of a container, and the errors, in lines."""
    found, errors = [], []
    for one in unfolded(Capture(name, lambda: data), alone=True):
        try:
            found.append(one.data)
        except DumpError as error:
            errors.append(str(error))
    return found, "\n".join(errors)


def pages(number: int) -> dict[str, bytes]:
    return {f"p{n}.html": b"<html>%d" % n + bytes(range(256)) * 20 for n in range(number)}


def test_an_archive_that_is_cut_off_gives_what_it_held_before():
    files = pages(10)
    for name, data in [("a.tar", tarred(files)), ("a.tar.gz", tarred(files, "gz")), ("a.tar.xz", tarred(files, "xz"))]:
        found, error = contents(name, data[: len(data) * 6 // 10] if name == "a.tar" else data[:-300])
        assert error.count("ends in the middle") >= 1, name
        assert f"{name}: ends in the middle" in error
        assert found == list(files.values())[: len(found)]
        assert len(found) >= (5 if name == "a.tar" else 0)
    whole = warc([record(f"{ROOT}{n}", http(page)) for n, page in enumerate(files.values())])
    found, error = contents("a.warc", whole[: len(whole) // 2])
    assert 3 <= len(found) <= 6
    assert "a.warc: ends in the middle; what it holds before that was read" in error
    packed = warc([record(f"{ROOT}{n}", http(page)) for n, page in enumerate(files.values())], packed=True)
    found, error = contents("a.warc.gz", packed[: len(packed) // 2])
    assert 3 <= len(found) <= 6
    assert "a.warc.gz: ends in the middle" in error


def test_a_zip_archive_without_the_list_at_its_end():
    files = pages(6)
    out = io.BytesIO()
    out.seekable = lambda: False  # then sizes follow the members
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in files.items():
            archive.writestr(name, page)
    stored = zipped(files, packing=zipfile.ZIP_STORED)
    for data in (zipped(files), out.getvalue(), stored):
        found, error = contents("a.zip", data[: len(data) * 7 // 10])
        assert found == list(files.values())[: len(found)]
        assert 3 <= len(found) <= 5
        assert error.startswith("a.zip: the list of its files, at its end, is missing or damaged")
    bomb = zipped({"a.html": bytes(12 * MB)})
    assert "100 times" in contents("a.zip", bomb[: bomb.index(b"PK\1\2")])[1]


def test_a_packed_file_that_is_cut_off():
    for name, data in everywhere(SAMPLE.read_bytes()).items():
        if name.startswith("page.html."):
            found, error = contents(name, data[: len(data) // 2])
            assert not found
            assert "ends in the middle" in error, name


def test_damaged_bytes_are_found():
    data = bytearray(zipped(pages(3)))
    data[data.index(b"p1.html") + 40] ^= 0xFF
    found, error = contents("a.zip", bytes(data))
    assert len(found) == 2
    assert "a.zip: p1.html: is damaged" in error
    stored = zipped(pages(3), packing=zipfile.ZIP_STORED).replace(b"<html>1", b"<html>7")
    found, error = contents("a.zip", stored)
    assert len(found) == 2
    assert "Bad CRC-32 for file 'p1.html'" in error
    packed = bytearray(gzip.compress(PAGE))
    packed[-8] ^= 1
    assert "CRC check failed" in contents("a.html.gz", bytes(packed))[1]
    records = [record(f"{ROOT}{n}", http(page)) for n, page in enumerate(pages(4).values())]
    packed = bytearray(warc(records, packed=True))
    packed[len(packed) // 2 :] = bytes(len(packed) - len(packed) // 2)
    found, error = contents("a.warc.gz", bytes(packed))
    assert len(found) >= 1
    assert "a.warc.gz: is damaged" in error


def test_encrypted_members_are_named_and_the_others_read():
    data = bytearray(zipped({"a.html": PAGE, "b.html": PAGE, "c.html": PAGE}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.index(b"b.html", 0 if place == 6 else data.index(b"PK\1\2"))
        at = data.rindex(mark, 0, at)
        data[at + place] |= 1
    found, error = contents("a.zip", bytes(data))
    assert found == [PAGE, PAGE]
    assert error == "a.zip: 1 encrypted, such as b.html; unpack it with its password and give the folder"


@functools.cache
def bombs() -> dict[str, bytes]:
    zeros = bytes(12 * MB)
    member = zipped({"a.html": zeros})
    two = [record(ADDRESS, http(zeros)), record(f"{ROOT}x", http(zeros))]
    return {
        "a.zip": member,
        "a.html.gz": gzip.compress(zeros),
        "a.html.xz": lzma.compress(zeros, preset=0),
        "a.tar.gz": gzip.compress(tarred({"a.html": zeros})),
        "a.warc.gz": warc(two, packed=True),
        "b.warc.gz": gzip.compress(warc(two)),
        "a.zip.gz": gzip.compress(b"PK\3\4" + zeros),
    }


@pytest.mark.parametrize("name", ["a.zip", "a.html.gz", "a.html.xz", "a.tar.gz", "a.warc.gz", "b.warc.gz", "a.zip.gz"])
def test_what_grows_out_of_all_proportion_is_refused(name):
    found, error = contents(name, bombs()[name])
    assert sum(map(len, found)) < 12 * MB
    assert "grows to more than 100 times its size" in error


def test_members_that_overlap_are_a_bomb():
    """One deflated kernel, named by many members."""
    kernel = zipped({"a.html": bytes(4 * MB)})
    directory = kernel.index(b"PK\1\2")
    entry = kernel[directory : kernel.index(b"PK\5\6")]
    many = 500
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, many, many, len(entry) * many, directory, 0)
    found, error = contents("a.zip", kernel[:directory] + entry * many + end)
    assert not found
    assert "100 times" in error


def test_containers_in_one_another_have_an_end():
    data = PAGE
    for _ in range(_bounds.MAX_DEPTH):
        data = gzip.compress(data)
    assert contents("a", data) == ([PAGE], "")
    found, error = contents("a", gzip.compress(data))
    assert not found
    assert "too many containers in one another" in error


def test_a_zip_archive_that_holds_itself():
    """The first bytes of a member are those of the archive: depth ends it."""
    data = zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": PAGE})})})})})
    assert "too many containers" in contents("a.zip", data)[1]


def test_more_members_than_memory_has_room_for(monkeypatch):
    monkeypatch.setattr("stillboard.dumps.containers.zip_.MAX_MEMBERS", 5)
    monkeypatch.setattr("stillboard.dumps.containers.tar.MAX_MEMBERS", 5)
    assert "more than 5 files" in contents("a.zip", zipped(pages(7)))[1]
    found, error = contents("a.tar", tarred(pages(7)))
    assert len(found) == 6
    assert "more than 5 files in it; what it holds before that was read" in error
    huge = bytearray(zipped(pages(1)))
    struct.pack_into("<L", huge, huge.rindex(b"PK\5\6") + 12, 0x7FFF_FFFF)
    assert "files in it" in contents("a.zip", bytes(huge))[1]


def test_a_header_that_asks_for_all_memory():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("first.html"))
        long = tarfile.TarInfo("././@LongLink")
        long.type, long.size = tarfile.GNUTYPE_LONGNAME, 3 * MB
        archive.addfile(long, io.BytesIO(bytes(3 * MB)))
    found, error = contents("a.tar", out.getvalue())
    assert found == [b""]
    assert "header larger than 1 MB" in error
    line = contents("a.warc", b"WARC/1.0\r\nA: " + b"a" * MB)[1]
    assert "is damaged (Maximum header length exceeded.)" in line


def test_xz_that_asks_for_all_memory():
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 29}]
    found, error = contents("a.html.xz", lzma.compress(PAGE, filters=filters))
    assert not found
    assert "is damaged (Memory usage limit exceeded)" in error


def test_tens_of_thousands_of_members_take_seconds(tmp_path):
    names = {f"t/{n // 100}/page-{n}.html": PAGE.ljust(120) for n in range(30_000)}
    path = tmp_path / "many.tar"
    path.write_bytes(tarred(names))

    def run() -> None:
        assert sum(1 for _ in captures(path)) == 30_000

    assert_within(10, run)


def test_a_large_file_of_records_is_streamed(tmp_path):
    line = b'{"post": "%08d", "body": "' + b"lamps and wicks " * 60 + b'"}\n'
    with (
        zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("posts.jsonl", "w", force_zip64=True) as member,
    ):
        for n in range(200):
            member.write(b"".join(line % (m * 7919 % 10**8) for m in range(n * 1000, n * 1000 + 1000)))
    size, count = 0, 0
    tracemalloc.start()
    try:
        (one,) = captures(tmp_path / "a.zip")
        assert one.head.startswith('{"post"')
        for record_line in one.lines():
            size += len(record_line)
            count += 1
        assert len(one.sha256) == 64
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 200_000
    assert size > 190_000_000
    assert peak < 8 * MB, f"{peak / MB:.1f} MB"
    with pytest.raises(DumpError, match="larger than 64 MB"):
        _ = one.data


def test_a_broken_archive_holds_up_nothing_else(tmp_path):
    dump = tmp_path / "dump"
    dump.mkdir()
    (dump / "1.zip").write_bytes(b"PK\3\4 nothing")
    (dump / "2.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    (dump / "3.zip").write_bytes(zipped({"page.html": SAMPLE.read_bytes()}))
    (dump / "4.warc").write_bytes(b"WARC/1.0\r\nnothing")
    (dump / "5.zip").write_bytes(zipped({}))
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert report.exit_code == 3
    lines = [failure.text for failure in report.errors]
    assert len(lines) == 4, lines
    assert "1.zip: is damaged (File is not a zip file); get it again" in lines[0]
    assert "2.7z: 7z, which is not read; unpack it and give the folder" in lines[1]
    assert "4.warc: " in lines[2]
    assert "5.zip: an empty archive" in lines[3]
    assert report.posts.total() > 0
    assert not report.not_read


def test_what_cannot_be_read_is_an_error_whoever_is_asked(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\3\4 nothing")
    report = convert([tmp_path / "a.zip"], tmp_path / "content", (), Options())
    assert [failure.text for failure in report.errors] == [
        "a.zip: is damaged (File is not a zip file); get it again, or unpack it and give the folder"
    ]


def test_mails_made_to_take_long():
    head = b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    part = b"--b\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    assert_within(5, lambda: contents("a.mht", head + part * 100_000 + b"--b\r\nContent-Type: text/html\r\n\r\nx"))
    assert_within(5, lambda: contents("a.mht", head + (b"--b\r\n" + b"a: b\r\n" * 20) * 20_000))


def test_no_importer_stumbles_over_a_large_file():
    """Whichever importer takes it, none may fail for its size when it is asked."""
    kinds = {"a.jsonl": b'{"a": 1}\n', "a.mbox": b"From a@b.example\nSubject: x\n\nwords\n", "a.html": b"<p>lamps\n"}
    for name, line in kinds.items():
        data = line * (65 * MB // len(line))
        capture = Capture(name, stream=functools.partial(io.BytesIO, data))
        for importer in all_importers():
            assert importer.accepts(capture) in (True, False), (name, importer.name)
        assert len(capture.beginning) == 64 * 1024
        assert len(capture.markup) == (65 * MB // len(line) * len(line) if name == "a.html" else 64 * 1024)
        with pytest.raises(DumpError, match="larger than 64 MB"):
            _ = capture.data


@pytest.mark.parametrize("name", ["a.warc", "a.zip", "a.tar", "a.mht"])
def test_the_time_grows_with_the_members_and_no_faster(name):
    make = {
        "a.warc": lambda n: warc(record(f"{ROOT}{k}", http(PAGE)) for k in range(n)),
        "a.zip": lambda n: zipped({f"p{k}.html": PAGE for k in range(n)}, packing=zipfile.ZIP_STORED),
        "a.tar": lambda n: tarred({f"p{k}.html": PAGE for k in range(n)}),
        "a.mht": lambda n: mhtml(b"<html><frameset>", {f"{ROOT}{k}": PAGE for k in range(n)}).replace(b"image/png", b"text/html"),
    }[name]
    made = {500 << n: make(500 << n) for n in range(3)} | {62: make(62)}
    assert_linear(lambda n: contents(name, made[n]), 500, grows=False)


@functools.cache
def packings() -> list[tuple[str, bytes]]:
    more = {"pictures.mhtml": mhtml(PAGE, {f"{ROOT}a.png": b"x"}), "files.zip": zipped(pages(2)), "files.tar": tarred(pages(2))}
    return list({**everywhere(PAGE), **more}.items())


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_container_is_read_or_refused_but_never_crashes(data):
    name, whole = data.draw(st.sampled_from(packings()))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    contents(name, whole[:start] + data.draw(st.binary(max_size=12)) + whole[end:])


@given(
    data=st.binary(max_size=100)
    | st.sampled_from([b"PK\3\4", b"\x1f\x8b\x08", b"WARC/", b"BZh91AY&SY", b"MIME-Version: 1"]).flatmap(
        lambda mark: st.binary(max_size=60).map(lambda rest: mark + rest)
    )
)
def test_opening_never_crashes(data):
    for name in ("a.html", "a.tar", "a.mht", "a.wacz", ""):
        one = Capture(name, lambda: data)
        for container in all_containers():
            assert container.opens(one) in (True, False)
        contents(name, data)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "a.rar: rar, which is not read; unpack it and give the folder"),
        ("a.zst", zstd(PAGE), "a.zst: zstd, which is not read"),
        ("a.warc.zst", zstd(record(ROOT, http(PAGE)) * 3), "a.warc.zst: packed by zstd as one piece"),
        ("a.arc.gz", gzip.compress(b"filedesc://a.arc 0.0.0.0 2020", mtime=0), "a.arc: ARC, which is not read"),
        ("a.warc", warc([]), "a.warc: holds no page, among 1 records"),
        ("a.mht", b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=b\n\n--b--\n", "a.mht: holds no page"),
        ("a.wacz", zipped({"datapackage.json": b"{}"}), "a.wacz: no WARC file under archive/"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_read_says_why(name, data, error):
    assert error in contents(name, data)[1]


def test_an_unreadable_file_is_one_line(tmp_path: Path):
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    (one,) = captures(path)
    assert one.beginning == PAGE
    (again,) = [Capture("a.html", stream=(tmp_path / "gone.html").open)]
    with pytest.raises(DumpError, match="No such file"):
        _ = again.data


@pytest.mark.parametrize("kind", ["a.zip", "a.tar", "a.warc"])
def test_a_great_many_files_that_hold_nothing_are_refused(kind, monkeypatch):
    monkeypatch.setattr(_bounds, "MANY", 20)
    files = {f"{n}.html": b"<html>" for n in range(30)}
    made = {
        "a.zip": lambda: zipped(files),
        "a.tar": lambda: tarred(files),
        "a.warc": lambda: warc([record(f"{ROOT}{n}", http(page)) for n, page in enumerate(files.values())]),
    }
    found, error = contents(kind, made[kind]())
    assert found == []
    assert re.search(r"3\d files in it, which hold", error)  # a WARC has a record about itself
    assert error.endswith("if they are pages all the same, unpack it and give the folder")
    files = {name: b"<html>" + bytes(200) for name in files}
    assert len(contents(kind, made[kind]())[0]) == 30
