"""Where the forum had a file that a post shows from the archive: every importer that knows it says so."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stillboard import addresses
from stillboard.convert import Options, convert
from stillboard.dumps import Capture
from stillboard.importers import all_importers, named
from stillboard.importers._html.attachments import forums_own
from stillboard.importers._html.fragments import parsed
from stillboard.importers.database.uploads import Uploads
from stillboard.model import Attachment, Post
from support import old_addresses
from support.databases import mysqldump
from support.databases.cases import CASES, url_of
from support.old_addresses import FILE

ROOT = "https://forum.lanternside.example/"
SHOWN = "![lamp](/content/attachments/ab/00-lamp.jpg)"
PAGE = """<html id="XF" lang="en"><head><link rel="canonical" href="{root}threads/lamps.7/"></head>
<body><h1 class="p-title-value">Lamps</h1>
<article class="message message--post js-post" data-author="Ann" data-content="post-1" id="js-post-1">
<div class="message-cell message-cell--user"><h4 class="message-name">
<a href="/members/ann.1/" class="username" data-user-id="1">Ann</a></h4></div>
<header class="message-attribution"><a class="message-attribution-main" href="/threads/lamps.7/post-1">
<time class="u-dt" datetime="2024-05-01T10:00:00+0100"></time></a></header>
<article class="message-body"><div class="bbWrapper">See below. <img src="https://pictures.example/1.png"></div></article>
<section class="message-attachments"><ul class="attachmentList">
<li class="file attachment"><a class="file-preview" href="{root}attachments/lamp-jpg.77/"><img src="lamps_files/lamp.jpg"></a>
<div class="file-info"><a class="file-name" href="{root}attachments/lamp-jpg.77/?hash=ab">lamp.jpg</a></div></li>
<li class="file attachment"><a class="file-name" href="{root}attachments/notes-pdf.78/">notes.pdf</a></li></ul></section>
</article></body></html>"""


@pytest.mark.parametrize(("engine", "form"), [(engine, form) for engine, form, kind in old_addresses.table() if kind == FILE])
def test_whatever_form_the_address_of_a_file_has(engine, form):
    address = old_addresses.root(engine) + form.removeprefix("./").replace("&amp;", "&")
    node = parsed(
        f'<p><a href="{address.replace("&", "&amp;")}"><img src="a_files/lamp.jpg"></a> <a href="/threads/1/">x</a></p>'
    )
    assert forums_own([node], lambda one: one if "://" in one else "", SHOWN) == (address,)
    assert addresses.read(address, addresses.engine_of(engine)).file == "77"
    assert forums_own([node], lambda one: one, "The file is not here.") == ()
    assert forums_own([node], lambda one: one if "://" in one else "", f"{SHOWN} [file]({address})") == ()  # the words have it


def test_a_saved_page_says_where_its_files_were(tmp_path: Path):
    dump = tmp_path / "dumps" / "lamps.html"
    (dump.parent / "lamps_files").mkdir(parents=True)
    dump.write_text(PAGE.format(root=ROOT), encoding="utf-8")
    (dump.parent / "lamps_files" / "lamp.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 99)
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert report.exit_code == 0
    (path,) = (tmp_path / "content").glob("threads/**/1.md")
    text = path.read_text(encoding="utf-8")
    assert f"\nFile: {ROOT}attachments/lamp-jpg.77/\n" in text
    assert text.count("\nFile: ") == 1
    assert "notes-pdf.78" in text  # as a link
    assert not convert([dump], tmp_path / "content", all_importers(), Options(again=True)).written


@pytest.mark.parametrize("case", [case for case in CASES if case.startswith(("phpbb-3", "vbulletin", "xenforo", "mybb", "smf"))])
def test_a_database_says_where_its_files_were(case, monkeypatch):
    def found(uploads: Uploads, uploaded: object, shown: str):
        yield Attachment(shown, hashlib.sha256(shown.encode()).hexdigest(), lambda: b"")

    monkeypatch.setattr(Uploads, "_found", found)
    data = mysqldump(CASES[case][0]())
    capture = Capture("forum.sql", lambda: data, address=url_of(case))
    files = [address for item in named("database").posts(capture) if isinstance(item, Post) for address in item.files]
    assert files
    engine = addresses.engine_of(case.partition("-")[0])
    assert all((read := addresses.read(address, engine)) and read.file for address in files), files
