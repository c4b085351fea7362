"""Which files of a dump a page takes along: its own folder's and its mirror's, never what happens to lie next to it."""

from __future__ import annotations

import io
import os
import urllib.parse
import zipfile
from pathlib import Path

import pytest

from stillboard.convert import Options, convert
from stillboard.dumps import Capture, captures
from stillboard.dumps.companions import Place, inside, refusal
from stillboard.importers import all_importers

PICTURE = b"\x89PNG\r\n\x1a\n" + b"lamp" * 99
LAMPS = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Lamps - Lanternside</title>
<link rel="canonical" href="https://forum.lanternside.example/threads/lamps.7/"></head><body>
<article itemscope itemtype="https://schema.org/DiscussionForumPosting"><h1 itemprop="headline">Lamps</h1>
<span itemprop="author">Wren</span><time itemprop="datePublished" datetime="2019-04-01T10:00:00Z">1 April</time>
<div itemprop="text">Nine of them, all trimmed: WORDS, and a good deal more to come.</div></article></body></html>"""
ADDRESS = "https://forum.lanternside.example/threads/lamps.7/"


def page_of(dump: Path, name: str) -> Capture:
    return next(capture for capture in captures(dump) if capture.name == name)


def laid(folder: Path, *names: str, data: bytes = PICTURE) -> Path:
    for name in names:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"<p>a page</p>" if name.endswith(".html") else data)
    return folder


@pytest.mark.parametrize(
    ("page", "folder"),
    [
        ("thread.html", "thread_files"),
        ("thread.htm", "thread.files"),
        ("Thread 1 - Lamps.html", "Thread 1 - Lamps_files"),
        ("Faden.html", "Faden-Dateien"),
        ("fil.html", "fil_fichiers"),
        ("hilo.html", "hilo_archivos"),
        ("tema.html", "tema_arquivos"),
        ("draad.html", "draad_bestanden"),
        ("watek.html", "watek_pliki"),
        ("тема.html", "тема_файлы"),
        ("thread.html", "thread.html_files"),
        ("thread", "thread_files"),
        ("0012.html", "att-0012"),
    ],
)
def test_the_folder_of_a_page_in_every_language(page: str, folder: str, tmp_path: Path) -> None:
    laid(tmp_path, f"{folder}/lamp.png", f"{folder}/plan.pdf")
    (tmp_path / page).write_bytes(b"<p>a page</p>")
    for dump, name in ((tmp_path, page), (tmp_path / page, page)):  # the folder, and the page alone
        capture = page_of(dump, name)
        assert capture.attachment(f"{folder}/lamp.png", picture=True)
        assert capture.attachment(f"./{folder}/plan.pdf")
        assert capture.refused == {}


@pytest.mark.parametrize(
    "relative",
    [
        ".env",
        "\u200c.env",
        "thread_files/\u200d.env",
        ".ssh/id_rsa",
        "thread_files/.secret.png",
        "thread_files/../.env",
        "thread_files/../taxes.pdf",
        "taxes.pdf",
        "Documents/taxes.png",
        "lamp.png",
        "export.json",
        "other.html",
        "other_files/lamp.png",
        "Thread_Files/lamp.png",
        "thread_backup/lamp.png",
        "thread-2_files/lamp.png",
        "thread/lamp.png",
        "threadfiles/lamp.png",
        "x_thread_files/lamp.png",
    ],
)
def test_what_lies_next_to_a_page_is_not_its_own_and_is_named(relative: str, tmp_path: Path) -> None:
    names = [relative.replace("thread_files/../", ""), "thread.html", "thread_files/lamp.png"]
    dump = laid(tmp_path / "home", *names)
    for where in (dump, dump / "thread.html"):
        capture = page_of(where, "thread.html")
        assert capture.attachment(relative, address="https://evil.example/thread.html") is None
        assert list(capture.refused) == [names[0]]
        assert all(capture.refused.values())


@pytest.mark.parametrize(
    "relative",
    [
        "",
        "/etc/passwd",
        "../up.png",
        "a\0b",
        "a\\b.png",
        "C:/x.png",
        "C:x.png",
        "x.png:stream",
        "x.png.",
        "x.png ",
        "x. /y.png",
        "x" * 2000,
    ],
)
def test_addresses_that_lead_elsewhere_or_mean_another_file_lead_nowhere(relative: str) -> None:
    assert inside("thread.html", relative) == ""


def test_links_are_not_followed_and_are_named(tmp_path: Path) -> None:
    laid(tmp_path, "private/lamp.png", "a.html", "b.html", "b_files/own.png")
    (tmp_path / "a_files").symlink_to(tmp_path / "private")
    (tmp_path / "b_files" / "lamp.png").symlink_to(tmp_path / "private" / "lamp.png")
    os.link(tmp_path / "private" / "lamp.png", tmp_path / "b_files" / "hard.png")
    a, b = page_of(tmp_path, "a.html"), page_of(tmp_path / "b.html", "b.html")
    assert a.attachment("a_files/lamp.png") is None
    assert b.attachment("b_files/lamp.png") is None
    assert [*a.refused.values(), *b.refused.values()] == ["a link leads to it"] * 2
    assert b.attachment("b_files/own.png")


def test_a_picture_is_one_by_its_bytes(tmp_path: Path) -> None:
    laid(
        tmp_path,
        "thread.html",
        "thread_files/a.png",
        "thread_files/b.json",
        "thread_files/notes.txt",
        data=b'{"email": "a@b.example"}',
    )
    laid(tmp_path, "thread_files/photo.dat")
    capture = page_of(tmp_path, "thread.html")
    assert capture.attachment("thread_files/a.png") is None
    assert capture.attachment("thread_files/b.json", picture=True) is None
    assert capture.attachment("thread_files/notes.txt")
    assert capture.attachment("thread_files/photo.dat", picture=True)
    assert list(capture.refused) == ["thread_files/a.png", "thread_files/b.json"]


@pytest.mark.parametrize(
    ("page", "path", "address", "root", "taken"),
    [
        # a folder for each host: wget, HTTrack
        ("m/forum.lanternside.example/threads/lamps.7/index.html", "m/forum.lanternside.example/data/a.pdf", ADDRESS, "", True),
        ("m/forum.lanternside.example/threads/lamps.7/index.html", "m/cdn.example/a.png", ADDRESS, "", True),
        ("m/forum.lanternside.example/threads/lamps.7/index.html", "m/Documents/a.png", ADDRESS, "", False),
        ("m/forum.lanternside.example/threads/lamps.7/index.html", "m/taxes.pdf", ADDRESS, "", False),
        ("m/forum.lanternside.example/threads/lamps.7/index.html", "m/forum.lanternside.example/dump.json", ADDRESS, "", False),
        ("m/forum.lanternside.example/index.html", "m/forum.lanternside.example/data/a.pdf", "", "", True),
        ("m/www.lanternside.example/index.html", "m/www.lanternside.example/a.pdf", "http://lanternside.example/", "", True),
        ("m/backup.old/index.html", "m/backup.old/a.pdf", ADDRESS, "", False),
        ("index.html", "data/a.pdf", ADDRESS, "forum.lanternside.example", True),
        ("index.html", "data/a.pdf", ADDRESS, "Downloads", False),
        ("index.html", "data/a.pdf", "https://downloads/index.html", "Downloads", False),
        ("Documents/x.html", "Documents/a.pdf", "https://documents/x.html", "", False),
        # without hosts, where the page says itself that it stands there: pictures alone
        ("site/threads/lamps.7/index.html", "site/data/a.png", ADDRESS, "", True),
        ("site/threads/lamps.7/index.html", "site/data/a.pdf", ADDRESS, "", False),
        ("site/threads/lamps.7/index.html", "Pictures/a.png", ADDRESS, "", False),
        ("site/saved/lamps.html", "site/data/a.png", ADDRESS, "", False),
        ("thread.html", "data/a.png", "https://evil.example/thread.html", "", False),
    ],
)
def test_mirrors(page: str, path: str, address: str, root: str, taken: bool) -> None:
    reason = refusal(Place(page, address, root), path, picture=path.endswith(".png"))
    assert (reason == "") is taken


def test_the_files_of_records_lie_in_folders_of_their_own(tmp_path: Path) -> None:
    laid(tmp_path, "files/a.png", "Documents/b.png", "c.png")
    (tmp_path / "posts.jsonl").write_text("{}")
    capture = page_of(tmp_path / "posts.jsonl", "posts.jsonl")
    assert capture.attachment("files/a.png", shared=frozenset({"files"}))
    assert capture.attachment("Documents/b.png", shared=frozenset({"files"})) is None
    assert capture.attachment("c.png", shared=frozenset({"files"})) is None


THREAD = f"""<html id="XF" data-template="thread_view"><link rel="canonical" href="{ADDRESS}">
<h1 class="p-title-value">Lamps</h1>
<article class="message message--post" data-author="Pell" data-content="post-5" id="js-post-5">
<article class="message-body"><div class="bbWrapper">Look: BODY</div></article></article></html>"""
BODY = """<img src="t_files/lamp.png"> <img src=".env"> <img src="taxes.pdf" alt="t"> <img src="t_files/fake.png">
<img src="b.json"> <a href="%2e%2e/up.txt">u</a>
<a href="file:///etc/passwd">p</a> <img src="..\\..\\win.png"> <img src="t_files%2F..%2F.env">"""


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("addressed", [False, True])
def test_a_hostile_page_takes_nothing_and_the_report_names_what_it_asked_for(
    packed: bool, addressed: bool, tmp_path: Path
) -> None:
    page = THREAD.replace("BODY", BODY).replace("" if addressed else f'<link rel="canonical" href="{ADDRESS}">', "")
    files = {"t.html": page.encode(), "t_files/lamp.png": PICTURE, ".env": b"A=1", "taxes.pdf": b"%PDF", "b.json": b"{}"}
    files |= {"t_files/fake.png": b"root:x:0:0", "up.txt": b"up"}
    home = tmp_path / "home"
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    dump = home / "t.html"
    if packed:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for name, said in files.items():
                archive.writestr(name, said)
        dump = tmp_path / "a.zip"
        dump.write_bytes(data.getvalue())
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    kept = [path.name[65:] for path in (tmp_path / "content" / "attachments").rglob("*-*")]
    assert kept == ["lamp.png"]
    said = "\n".join(remark.text for remark in report.remarks)
    assert all(f"{name} was not taken along" in said for name in (".env", "taxes.pdf", "t_files/fake.png", "b.json"))
    (post,) = (path for path in (tmp_path / "content" / "threads").rglob("*.md") if path.name != "thread.md")
    body = post.read_text("utf-8")
    if addressed:
        assert f"({ADDRESS}taxes.pdf)" in body
    else:
        assert all(f"[{name}](#missing)" in body for name in ("t", "fake.png", ".env", "b.json"))


def test_a_link_to_a_file_of_the_page_takes_it_along_and_what_is_not_taken_is_named(tmp_path: Path) -> None:
    links = ("t_files/plan.pdf", "taxes.pdf", "t_files/other.html", "t_files/key", "t_files/gone.pdf")
    said = "".join(f'<a href="{one}">{one}</a> ' for one in links) + '<img src="t_files/lamp.png">'
    laid(tmp_path / "home", *links[:4])
    laid(tmp_path, "private.png")
    (tmp_path / "home" / "t_files" / "lamp.png").symlink_to(tmp_path / "private.png")
    (tmp_path / "home" / "t.html").write_text(THREAD.replace("BODY", said), "utf-8")
    report = convert([tmp_path / "home" / "t.html"], tmp_path / "content", all_importers(), Options())
    kept = [path.name[65:] for path in (tmp_path / "content" / "attachments").rglob("*-*")]
    assert kept == ["plan.pdf"]
    named = [remark.text.partition(":")[0] for remark in report.remarks if "was not taken along" in remark.text]
    assert sorted(named) == ["t_files/lamp.png was not taken along", "taxes.pdf was not taken along"]
    (post,) = (path for path in (tmp_path / "content" / "threads").rglob("*.md") if path.name != "thread.md")
    body = post.read_text("utf-8")
    assert "[t_files/plan.pdf](/content/attachments/" in body
    assert f"[taxes.pdf]({ADDRESS}taxes.pdf)" in body


def test_what_is_not_in_the_folder_of_a_page_is_named_and_has_no_address(tmp_path: Path) -> None:
    pictures = ("t_files/gone.png", "./t_files/lost%20one.png", "t_files/spacer.gif", "shown/there.png")
    said = "".join(f'<img src="{one}">' for one in pictures)
    said += '<img src="t_files/small.png" data-src="https://pics.lanternside.example/large.png"><a href="t_files/plan.pdf">plan</a>'
    (tmp_path / "t.html").write_text(THREAD.replace("BODY", said), "utf-8")
    report = convert([tmp_path / "t.html"], tmp_path / "content", all_importers(), Options())
    (post,) = (path for path in (tmp_path / "content" / "threads").rglob("*.md") if path.name != "thread.md")
    body = post.read_text("utf-8").rpartition("---\n")[2]
    assert "![gone.png](#missing)" in body and "(#missing)" in body.partition("lost")[2]
    assert f"![]({ADDRESS}shown/there.png)" in body and "![](https://pics.lanternside.example/large.png)" in body
    assert "_files/" not in body and "spacer" not in body and "plan" in body
    assert sum("gone.png" in remark.text for remark in report.missing_files) == 1


ODD = ["tab\there.png", "line\nhere.png", "end.png ", "end.png.", "a:b.png", "lamp.png.html", "lamp", "bell\x07.png", "folder./lamp.png"]


@pytest.mark.parametrize("container", ["folder", "zip"])
@pytest.mark.parametrize("name", ODD)
def test_a_picture_of_an_odd_name_is_taken_under_another(name: str, container: str, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("no such names there")
    shown = urllib.parse.quote(f"thread_files/{name}")
    page = LAMPS.replace("WORDS", f'<img src="{shown}" alt="lamp">')
    if container == "zip":
        dump = tmp_path / "dump.zip"
        with zipfile.ZipFile(dump, "w") as archive:
            archive.writestr("thread.html", page)
            archive.writestr(f"thread_files/{name}", PICTURE)
    else:
        dump = tmp_path / "dump"
        (dump / f"thread_files/{name}").parent.mkdir(parents=True)
        (dump / f"thread_files/{name}").write_bytes(PICTURE)
        (dump / "thread.html").write_text(page)
    convert([dump], tmp_path / "archive", all_importers(), Options())
    [kept] = (tmp_path / "archive/attachments").glob("*/*")
    assert kept.read_bytes() == PICTURE
    assert kept.suffix == ".png"


@pytest.mark.parametrize("name", ["tab\there.png", "end.png ", "a:b.pdf", "lamp.png.html"])
def test_what_is_no_picture_and_has_an_odd_name_is_named(name: str, tmp_path: Path) -> None:
    capture = Capture("thread.html", lambda: b"<p>a page</p>", nearby=lambda _: b"no picture")
    assert capture.attachment(f"thread_files/{name}", picture=name.endswith(".html")) is None
    assert list(capture.refused) == [f"thread_files/{name}"]


@pytest.mark.parametrize("name", ["thread_files/.. /x.png", "thread_files/. ./x.png", "c:x.png", "thread_files/\0.png", "../x.png "])
def test_an_odd_name_leads_nowhere_else(name: str) -> None:
    capture = Capture("thread.html", lambda: b"<p>a page</p>", nearby=lambda _: PICTURE)
    assert capture.attachment(name, picture=True) is None
