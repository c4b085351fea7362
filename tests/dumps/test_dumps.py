"""Dumps: which files become captures, in which order and encoding, what they say of themselves, what lies beside them."""

from __future__ import annotations

import hashlib
import io
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.dumps import Capture, attachment_path, captures
from stillboard.dumps import capture as captured_page
from stillboard.errors import DumpError
from stillboard.model import Attachment, When


def capture(data: bytes, **known) -> Capture:
    return Capture("page.html", lambda: data, **known)


def test_pages_come_in_the_order_people_count_and_companions_do_not_come(tmp_path):
    pages = ["page.html", "page-1.html", "page-2.html", "page-10.html", "show.php?t=5&page=2", "show.php?t=5&page=10"]
    for name in (*reversed(pages), ".hidden.html", "logo.png", "README.md", "sub/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    for name in ("page-2_files/ad.html", "page-10-Dateien/frame.htm", "page-1.files/x.html", ".git/x.html", "page-1_2/kept.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x")
    (tmp_path / "link.html").symlink_to(tmp_path / "page-1.html")
    found = [one.name for one in captures(tmp_path)]
    assert sorted(found) == sorted([*pages, "page-1_2/kept.html", "sub/a.txt"])
    assert [name for name in found if "/" not in name] == pages


def test_a_file_is_one_capture_and_nothing_is_an_error(tmp_path):
    (tmp_path / "a.html").write_text("x")
    assert [one.name for one in captures(tmp_path / "a.html")] == ["a.html"]
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "nowhere"):
        with pytest.raises(DumpError):
            list(captures(path))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffورد\r\nx\ry\0".encode(), "ورد\nx\ny"),
        ("灯台".encode("utf-16"), "灯台"),
        (b'<meta charset="iso-8859-1">\x93M\xfcll\x94', '<meta charset="iso-8859-1">“Müll”'),
        ('<meta charset="windows-1251">Маяк'.encode("cp1251"), '<meta charset="windows-1251">Маяк'),
        (b'<meta charset="klingon">\xe9', '<meta charset="klingon">é'),
        (b"\x81", "\ufffd"),
        ("<html>灯台".encode("utf-16-le"), "<html>灯台"),
        ("<html>灯台".encode("utf-16-be"), "<html>灯台"),
        ("灯台".encode("utf-32"), "灯台"),
        ('<meta charset="iso-2022-jp">灯台'.encode("iso2022_jp"), '<meta charset="iso-2022-jp">灯台'),
        ('<meta charset="gb2312">燈塔'.encode("gbk"), '<meta charset="gb2312">燈塔'),
        ('<?xml version="1.0" encoding="Shift_JIS"?>①'.encode("cp932"), '<?xml version="1.0" encoding="Shift_JIS"?>①'),
        (b'<meta charset="punycode">\xe9', '<meta charset="punycode">é'),
        (b'<meta charset="utf-16">\xe9', '<meta charset="utf-16">é'),
    ],
)
def test_encodings(data, text):
    assert capture(data).text == text


@pytest.mark.parametrize("label", ["iso-8859-5", "windows-1251", "KOI8-R", "cp866", "x-mac-cyrillic", "IBM866", "Windows-1251 "])
def test_the_charset_that_came_along_wins_over_the_page(label):
    python = {"x-mac-cyrillic": "mac-cyrillic", "IBM866": "cp866", "Windows-1251 ": "cp1251"}.get(label, label)
    page = '<meta charset="iso-8859-7">Маяк'.encode(python)
    assert capture(page, declared=label).text.endswith("Маяк")
    assert capture("Маяк".encode(), declared=label).text == "Маяк"


@pytest.mark.parametrize("label", ["utf-8", "utf-16", "rot13", "hex", "idna", "unicode_escape", "", "x" * 40, "none"])
def test_a_charset_that_cannot_be_is_not_believed(label):
    assert capture(b"\xc0\xe1", declared=label).text == "Àá"


def test_marks_are_found_in_a_page_in_utf16():
    page = '<html id="XF">' + "é" * 50_000
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        one = capture(page.encode(encoding))
        assert one.beginning.startswith(b'<html id="XF">'), encoding
        assert one.markup == page.encode()
        assert one.head.startswith("<html")
    assert capture(page.encode("utf-16")[2:], declared="UTF-16LE").markup == page.encode()


def test_lines_are_streamed_and_bounded(monkeypatch):
    one = capture(b"a\nbb\r\n\nc")
    assert list(one.lines()) == [b"a\n", b"bb\r\n", b"\n", b"c"]
    monkeypatch.setattr(captured_page, "MAX_CAPTURE", 10)
    assert list(capture(b"123456789\n" * 9).lines()) == [b"123456789\n"] * 9
    with pytest.raises(DumpError, match="a line larger"):
        list(capture(b"1234567890\n").lines())


def test_telling_formats_apart_reads_the_beginning_only():
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            buffer[:] = (b"words \n" * len(buffer))[: len(buffer)]
            return len(buffer)

    one = Capture("endless.txt", stream=lambda: io.BufferedReader(Endless()))
    assert one.head.startswith("words")
    assert (len(one.beginning), len(one.markup)) == (65536, 65536)
    assert (one.captured, one.address, one.mirrored, one.is_cut) == (None, "", False, False)
    assert next(one.lines()) == b"words \n"


@given(data=st.binary(max_size=300))
def test_any_bytes_have_a_head_and_a_text(data):
    one = capture(data)
    assert "\0" not in one.text
    assert isinstance(one.head, str)
    assert one.sha256 == hashlib.sha256(data).hexdigest()


SINGLE_FILE = b"""<!DOCTYPE html> <html><!--
 Page saved with SingleFile
 url: https://forum.lanternside.example/threads/x.1/
 saved date: Tue May 12 2020 00:12:07 GMT+0200 (Central European Summer Time)
-->"""


def test_a_page_says_when_and_whence_it_was_saved():
    one = capture(SINGLE_FILE)
    assert one.captured == When("2020-05-11T22:12:07Z")
    assert one.address == "https://forum.lanternside.example/threads/x.1/"
    browser = capture(b"<!DOCTYPE html>\n<!-- saved from url=(0042)https://forum.lanternside.example/ -->\n")
    assert (browser.captured, browser.address) == (None, "https://forum.lanternside.example/")
    told = capture(SINGLE_FILE, captured=When("2021"), address="https://other.example/")
    assert (told.captured, told.address) == (When("2021"), "https://other.example/")


@pytest.mark.parametrize("text", ["", "saved date: Tue May 12 2020", "<!-- saved from url=(9)javascript:x -->"])
def test_what_a_page_does_not_say_stays_unknown(text):
    one = capture(text.encode())
    assert (one.captured, one.address) == (None, "")
    broken = SINGLE_FILE.replace(b"May 12", b"Xyz 99")
    assert capture(broken).captured is None


def test_files_beside_a_page_are_found_and_no_others(tmp_path):
    dump = tmp_path / "dump"
    (dump / "page_files").mkdir(parents=True)
    (dump / "page.html").write_text("x")
    lamp = b"\x89PNG\r\n\x1a\nlamp"
    (dump / "page_files" / "lamp 1.png").write_bytes(lamp)
    (tmp_path / "secret.txt").write_text("secret")
    (dump / "page_files" / "link.png").symlink_to(tmp_path / "secret.txt")
    (page,) = captures(dump)
    found = page.attachment("page_files/lamp 1.png")
    assert found is not None
    assert (found.name, found.read(), found.sha256) == ("lamp 1.png", lamp, hashlib.sha256(lamp).hexdigest())
    assert attachment_path(found) == f"/content/attachments/{found.sha256[:2]}/{found.sha256}-lamp-1.png"
    hostile = [
        "../secret.txt",
        "/etc/passwd",
        "page_files/link.png",
        "page.html",
        "",
        "page_files",
        "a\0b",
        "..\\secret.txt",
        "x" * 5000,
    ]
    for relative in hostile:
        assert page.attachment(relative) is None, relative


@pytest.mark.parametrize(
    "name",
    [
        "pell@b.example.txt",
        "pell_AT_b_DOT_example.txt",
        "pell\u27e8at\u27e9b.example.txt",
        "pell -at- b -dot- com.txt",
        "pell*at*b.example.txt",
        "pell=40b.example.txt",
        "pell&#40;at&#41;b.example.txt",
        "pell&amp;#64;b.example.txt",
    ],
)
def test_the_path_of_a_file_has_no_e_mail_address_in_whichever_guise(name):
    found = Attachment(name, "0" * 64, bytes)
    assert attachment_path(found) == f"/content/attachments/00/{'0' * 64}-pell.txt"


def test_what_is_too_large_is_not_read_on(monkeypatch):
    monkeypatch.setattr(captured_page, "MAX_CAPTURE", 10)
    with pytest.raises(DumpError, match="larger than"):
        _ = capture(b"x" * 11).data


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("<!doctype html><html><body>x</body></html>", False),
        ("\n<HTML><body>x", True),
        ("<!-- saved --><html>" + "x" * 9000 + "</BODY >", False),
        ('{"raw": "write <html> first"}', False),
        ("Lamps | Lanternside\n\n<html> is a tag", False),
    ],
)
def test_a_page_without_its_end_is_known(text, cut):
    assert Capture("a", text.encode).is_cut is cut


def test_a_capture_that_was_read_is_let_go(tmp_path):
    for n in range(4):
        (tmp_path / f"{n}.json").write_bytes(b"[" + b" " * 1000 + b"]")
    alive = []
    for found in captures(tmp_path):
        assert not any(known() for known in alive), "a folder of a thousand exports would fill the memory"
        assert found.data
        alive.append(weakref.ref(found))
        del found
    assert len(alive) == 4
