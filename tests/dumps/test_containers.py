"""Containers: the same posts come out of a page, whatever it is packed in; what is beside a page, and what is no page."""

from __future__ import annotations

import functools
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from support.archives import ADDRESS, DATE, PICTURE, ROOT, SAMPLE, everywhere, http, mhtml, record, tarred, wacz, warc, zipped
from stillboard.convert import Options, convert
from stillboard.dumps import captures
from stillboard.dumps.capture import Capture
from stillboard.errors import DumpError
from stillboard.importers import all_importers
from stillboard.model import When

PAGE = b"<html><body>lamps</body></html>"


def held(folder: Path, name: str, data: bytes) -> list[Capture]:
    (folder / name).write_bytes(data)
    return list(captures(folder / name))


def names(folder: Path, name: str, data: bytes) -> list[str]:
    return [one.name for one in held(folder, name, data)]


def archive_of(dump: Path, root: Path) -> dict[str, list[str]]:
    """The files that come of a dump, without the lines that name the dump."""
    report = convert([dump], root, all_importers(), Options(captured=When(DATE)))
    assert report.exit_code == 0, report.errors
    return {
        path.relative_to(root).as_posix(): [
            line for line in path.read_text("utf-8").split("\n") if not line.startswith(("Source:", "Page:", "Written:"))
        ]
        for path in sorted(root.rglob("*.md"))
    }


@functools.cache
def packings() -> dict[str, bytes]:
    return everywhere(SAMPLE.read_bytes())


@pytest.mark.parametrize("name", list(everywhere(b"")))
def test_the_same_posts_come_out_of_every_container(name, tmp_path):
    (tmp_path / "page.html").write_bytes(SAMPLE.read_bytes())
    (tmp_path / name).write_bytes(packings()[name])
    assert archive_of(tmp_path / name, tmp_path / "a") == archive_of(tmp_path / "page.html", tmp_path / "b")
    (one,) = captures(tmp_path / name)
    assert one.text == SAMPLE.read_text("utf-8")


def test_what_is_mixed_in_a_folder_is_all_read(tmp_path):
    for name, data in everywhere(PAGE).items():
        (tmp_path / name).write_bytes(data)
    found = [one.name for one in captures(tmp_path)]
    assert len(found) == len(everywhere(PAGE))
    assert {"dump.zip/page.html", "dump.tar.gz/page.html", "page.mhtml", f"dump.warc/{ADDRESS[8:]}"} <= set(found)
    assert "nested.zip/a/dump.warc.gz/" + ADDRESS[8:] in found
    assert "dump.wacz/archive/data.warc.gz/" + ADDRESS[8:] in found


def test_members_come_in_natural_order_without_companions(tmp_path):
    files = ["page-10.html", "page-2.html", "page_files/ad.html", "page.html", "logo.png", ".git/x.html", "__MACOSX/._page.html"]
    content = dict.fromkeys(files, PAGE)
    expected = ["page.html", "page-2.html", "page-10.html"]
    assert names(tmp_path, "a.zip", zipped(content)) == expected
    assert names(tmp_path, "a.tar", tarred(content)) == expected


@pytest.mark.parametrize("name", ["dump.zip", "dump.tar.gz"])
def test_files_beside_a_page_in_an_archive(name, tmp_path):
    files = {"a/page.html": PAGE, "a/page_files/lamp 1.png": PICTURE, "b.png": PICTURE, "secret.txt": b"x"}
    (tmp_path / "outside.txt").write_text("x")
    page = held(tmp_path, name, zipped(files) if name.endswith("zip") else tarred(files, "gz"))[0]
    found = page.attachment("page_files/lamp 1.png")
    assert (found.name, found.read()) == ("lamp 1.png", PICTURE)
    assert page.attachment("../b.png") is None
    assert "own folder" in page.refused["b.png"]
    for hostile in (
        "../../outside.txt",
        "../../../etc/passwd",
        "/etc/passwd",
        "page.html",
        "",
        ".",
        "..",
        "a\0b",
        "..\\b.png",
        "x" * 5000,
    ):
        assert page.attachment(hostile) is None, hostile


def test_names_in_a_zip_archive_lead_nowhere(tmp_path):
    hostile = ["../up.html", "/etc/abs.html", "C:\\win\\back.html", "a//b/./c.html", "\x1b[31mred.html", "Léuchte.html"]
    found = names(tmp_path, "a.zip", zipped(dict.fromkeys(hostile, PAGE)))
    assert sorted(found) == sorted(["up.html", "etc/abs.html", "win/back.html", "a/b/c.html", "[31mred.html", "Léuchte.html"])


def test_names_that_are_utf8_without_saying_so(tmp_path):
    data = (
        zipped({"Lémpe.html": PAGE})
        .replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
        .replace(b"\x14\x00\x00\x08", b"\x14\x00\x00\x00")
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() != ["Lémpe.html"]
    assert names(tmp_path, "a.zip", data) == ["Lémpe.html"]


def test_links_and_devices_are_no_dumps_but_second_names_are(tmp_path):
    (tmp_path / "secret.html").write_bytes(PAGE)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(member := tarfile.TarInfo("page.html"))
        for name, kind, target in [
            ("l.html", tarfile.SYMTYPE, str(tmp_path / "secret.html")),
            ("d.html", tarfile.CHRTYPE, ""),
            ("f.html", tarfile.FIFOTYPE, ""),
            ("second.html", tarfile.LNKTYPE, "page.html"),
        ]:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            archive.addfile(member)
    assert names(tmp_path, "a.tar", out.getvalue()) == ["page.html", "second.html"]
    link = zipfile.ZipInfo("link.html")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, str(tmp_path / "secret.html"))
        archive.writestr("page.html", PAGE)
    assert names(tmp_path, "b.zip", out.getvalue()) == ["page.html"]


def test_a_web_archive_knows_address_time_and_charset(tmp_path):
    words = '<html><meta charset="koi8-r">Маяк</html>'.encode("cp1251")
    (one,) = held(tmp_path, "a.warc", warc([record(ADDRESS, http(words, "text/html; charset=windows-1251"))]))
    assert (one.address, one.captured, one.name) == (ADDRESS, When(DATE), ADDRESS.removeprefix("https://"))
    assert "Маяк" in one.text


def test_which_records_of_a_web_archive_are_captures(tmp_path):
    records = [
        record(f"{ROOT}p/10", http(PAGE)),
        record(f"{ROOT}p/2", http(PAGE)),
        record(f"{ROOT}t/1.json", http(b"{}", "application/json; charset=utf-8")),
        record(f"{ROOT}list", PAGE, sort="resource", kind="text/html"),
        record(f"{ROOT}2020.mbox.gz", http(gzip.compress(b"From a\n"), "application/x-gzip")),
        record(f"{ROOT}old", http(b"", status="301 Moved", more="Location: /new\r\n")),
        record(f"{ROOT}gone", http(PAGE, status="404 Not Found")),
        record(f"{ROOT}style.css", http(b"a{}", "text/css")),
        record(f"{ROOT}robots.txt", http(b"User-agent: *", "text/plain")),
        record(f"{ROOT}p/2", b"GET /p/2 HTTP/1.1\r\nHost: x\r\n\r\n", sort="request", kind="application/http; msgtype=request"),
        record("dns:forum.lanternside.example", b"x", sort="resource", kind="text/dns"),
    ]
    host = "forum.lanternside.example"
    found = names(tmp_path, "a.warc.gz", warc(records, packed=True))
    assert found == [f"{host}/2020.mbox", f"{host}/list", f"{host}/p/2", f"{host}/p/10", f"{host}/t/1.json"]


def test_a_page_captured_twice_is_two_captures(tmp_path):
    later = "2021-02-03T04:05:06.789Z"
    digest = "WARC-Payload-Digest: sha1:ABCD\r\n"
    records = [
        record(ADDRESS, http(PAGE), more=digest),
        record(ADDRESS, http(PAGE + b" "), date=later),
        record(ADDRESS, http(b""), sort="revisit", date="2022-01-01T00:00:00Z", more=digest),
    ]
    found = held(tmp_path, "a.warc", warc(records))
    assert [one.captured.text for one in found] == [DATE, "2021-02-03T04:05:06Z", "2022-01-01T00:00:00Z"]
    assert [one.data for one in found] == [PAGE, PAGE + b" ", PAGE]
    assert len({one.name for one in found}) == 3


def test_a_page_that_another_archive_holds_is_missed(tmp_path):
    records = [
        record(ADDRESS, http(b""), sort="revisit", more="WARC-Payload-Digest: sha1:ABCD\r\n"),
        record(f"{ROOT}lamp.png", http(b"", "image/png"), sort="revisit"),
        record(f"{ROOT}other/", http(PAGE)),
    ]
    good, bad = held(tmp_path, "a.warc", warc(records))
    assert good.data == PAGE
    with pytest.raises(DumpError, match="of 1 pages it only says that another archive holds them"):
        _ = bad.beginning


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n"),
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ],
    ids=["gzip", "chunked", "unchunked", "unpacked", "neither", "both"],
)
def test_a_payload_is_decoded_whatever_of_it_was_already(body, more, tmp_path):
    (one,) = held(tmp_path, "a.warc", warc([record(ADDRESS, http(body, more=more))]))
    assert one.data == PAGE


def test_a_head_with_bare_line_ends(tmp_path):
    block = http(PAGE).replace(b"\r\n", b"\n")
    (one,) = held(tmp_path, "a.warc", warc([record(ADDRESS, block)]))
    assert one.data == PAGE


@pytest.mark.parametrize("dump", ["warc", "mhtml"])
def test_pictures_are_found_by_their_address(dump, tmp_path):
    address = f"{ROOT}attachments/lamp-png.9/"
    data = {
        "warc": warc([record(ADDRESS, http(PAGE)), record(address, http(PICTURE, "image/png"))], packed=True),
        "mhtml": mhtml(PAGE, {address: PICTURE}),
    }[dump]
    (page,) = held(tmp_path, f"a.{dump}", data)
    assert page.addressed
    for named in (address, "/attachments/lamp-png.9/", "../../attachments/lamp-png.9/#x", address.replace("https", "http")):
        found = page.attachment(named)
        assert (found.name, found.read()) == ("lamp.png", PICTURE), named
    for other in ("", "lamp.png", ADDRESS, "http://[", "file:///etc/passwd", "x" * 9000, f"{address}?a=1"):
        assert page.attachment(other) is None, other


@pytest.mark.parametrize("name", ["a.warc.gz", "a.mhtml"])
def test_a_picture_that_a_post_shows_is_kept(name, tmp_path):
    body = f'Look: <img class="bbImage" alt="lamp" src="{ROOT}data/lamp.png?1"> <a href="{ADDRESS}">a</a>'
    page = (
        f'<html id="XF" data-template="thread_view"><link rel="canonical" href="{ADDRESS}"><h1 class="p-title-value">Lamps</h1>'
        '<article class="message message--post" data-author="Pell" data-content="post-5" id="js-post-5">'
        f'<article class="message-body"><div class="bbWrapper">{body}</div></article></article></html>'
    ).encode()
    pictures = {f"{ROOT}data/lamp.png?1": PICTURE, f"{ROOT}data/other.png": PICTURE + b"x"}
    records = [record(ADDRESS, http(page)), *(record(at, http(data, "image/png")) for at, data in pictures.items())]
    (tmp_path / name).write_bytes(mhtml(page, pictures) if name == "a.mhtml" else warc(records, packed=True))
    report = convert([tmp_path / name], tmp_path / "content", all_importers(), Options())
    assert (report.exit_code, report.attachments["kept"]) == (0, 1), report.errors
    (kept,) = (tmp_path / "content" / "attachments").rglob("*-lamp.png")
    assert kept.read_bytes() == PICTURE
    (post,) = (path for path in (tmp_path / "content" / "threads").rglob("*.md") if path.name != "thread.md")
    assert f"![lamp](/content/attachments/{kept.parent.name}/{kept.name})" in post.read_text("utf-8")


def test_a_mail_with_a_page_as_internet_explorer_saves_it(tmp_path):
    text = (
        "From: <Saved by Windows Internet Explorer 8>\r\nSubject: Lamps\r\nDate: Tue, 12 May 2020 00:12:07 +0200\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_NextPart_000_0000"\r\n'
        "X-MimeOLE: Produced By\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n------=_NextPart_000_0000\r\n"
        'Content-Type: text/html;\r\n\tcharset="windows-1251"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
        f'Content-Location: {ADDRESS}\r\n\r\n<html>=CC=E0=FF=EA <a=\r\n href=3D"x">\r\n'
    )
    (one,) = held(tmp_path, "page.mht", text.encode("ascii"))
    assert (one.address, one.captured) == (ADDRESS, When("2020-05-11T22:12:07Z"))
    assert one.text == '<html>Маяк <a href="x">\n'


def test_frames_of_a_mail_are_pages_and_other_frames_are_not(tmp_path):
    def saved(page: bytes) -> bytes:
        return mhtml(page, {f"{ROOT}frame.html": PAGE}).replace(b"image/png", b"text/html")

    assert len(held(tmp_path, "a.mht", saved(b"<html><iframe src=frame.html></html>"))) == 1
    assert [one.name for one in held(tmp_path, "b.mht", saved(b"<html><frameset><frame></html>"))] == ["b.mht", "b.mht#1"]


def test_frames_of_a_mail_have_their_own_addresses(tmp_path):
    frame = "https://www.youtube.com/embed/dQw4w9WgXcQ?a=1&b=2"
    page = b'<html><iframe src="cid:frame-2@mhtml.blink"></iframe><iframe src="cid:frame-3@mhtml.blink"></iframe><img src="cid:x">'
    saved = mhtml(page, {frame: PAGE}).replace(b"image/png\r\n", b"text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\n")
    (one,) = held(tmp_path, "a.mhtml", saved)
    assert '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?a=1&amp;b=2">' in one.text
    assert 'src="cid:frame-3@mhtml.blink"' in one.text  # which is not in it
    assert 'src="cid:x"' in one.text


def test_a_mail_is_no_saved_page(tmp_path):
    sender = b"From: Pell <pell@lanternside.example>\nSubject: x\n"
    mail = sender + b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    (one,) = held(tmp_path, "a.eml", mail)
    assert one.data == mail


def test_what_mirroring_tools_leave_is_no_dump(tmp_path):
    top = b"<html><title>Local index - HTTrack Website Copier</title></html>"
    files = {
        "index.html": top,
        "hts-log.txt": b"x",
        "hts-cache/new.txt": b"x",
        "lanternside.example/index.html": PAGE,
        "lanternside.example/robots.txt": b"x",
        "lanternside.example/fade.gif": b"x",
        "cookies.txt": b"x",
    }
    for name, data in files.items():
        path = tmp_path / "mirror" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert [one.name for one in captures(tmp_path / "mirror")] == ["lanternside.example/index.html"]
    assert names(tmp_path, "mirror.zip", zipped(files)) == ["lanternside.example/index.html"]


def test_a_page_with_the_heads_it_was_sent_with(tmp_path):
    words = "<html>Öl</html>".encode("latin-1")
    moved = b"HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n"
    body = (
        moved
        + b"HTTP/2 200\r\ncontent-type: text/html; charset=ISO-8859-1\r\ndate: Tue, 12 May 2020 00:12:07 GMT\r\n\r\n"
        + words
    )
    (one,) = held(tmp_path, "page.html", body)
    assert (one.text, one.captured) == ("<html>Öl</html>", When("2020-05-12T00:12:07Z"))


def test_a_maildir_is_one_capture_with_its_messages_as_they_are(tmp_path):
    folder = tmp_path / "list"
    for path, text in {
        "cur/1580000010.M1.host:2,S": "From: b\r\n\r\nFrom here\r\n>From there\r\n",
        "new/1580000002.M1.host": "From: a\n\nfirst\n\n",
        "tmp/1580000003.M1.host": "From: half\n",
        ".Archive/cur/1580000004.x.host:2,": "From: c\n\nx\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, newline="")
    found = {one.name: one for one in captures(folder)}
    assert sorted(found) == [".Archive.mbox", "Maildir.mbox", "tmp/1580000003.M1.host"]
    assert {name: one.is_maildir for name, one in found.items() if not one.is_maildir} == {"tmp/1580000003.M1.host": False}
    first, second = found["Maildir.mbox"].messages()
    assert (first.name, first.data) == ("new/1580000002.M1.host", b"From: a\n\nfirst\n\n")
    assert second.data == b"From: b\r\n\r\nFrom here\r\n>From there\r\n"
    assert found["Maildir.mbox"].data == first.data + second.data


def test_two_web_archives_in_one(tmp_path):
    archives = {f"{n}.warc.gz": warc([record(f"{ROOT}{n}", http(PAGE))], packed=True) for n in (10, 9)}
    assert [one.address for one in held(tmp_path, "a.wacz", wacz(archives))] == [f"{ROOT}9", f"{ROOT}10"]
    assert [one.address for one in held(tmp_path, "renamed.zip", wacz(archives))] == [f"{ROOT}9", f"{ROOT}10"]
