"""What stands inside attached files: those that hold the name are listed, and the kinds that were not looked into wholly."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from stillboard.dumps import attachment_path
from stillboard.model import Attachment, Member
from stillboard.takedown import inside, lines, take_down
from stillboard.takedown.inside import Needles, looked_into
from support.scripted import FORUM, THREAD, Dumps, known
from support.taken import OLD, PELL, by_pell

NAME = "Marlowe Quint"
NEEDLES = Needles([NAME], ["mq77@…"])
RUNS = "<w:p><w:r><w:t>By Mar</w:t></w:r><w:r><w:t>lowe Quint</w:t></w:r></w:p><w:p><w:t>Lamps</w:t></w:p>"


def zipped(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


FILES = {
    "notes.txt": (b"Written by marlowe_quint.", "its text", ""),
    "old.txt": (NAME.encode("utf-16"), "its text", ""),
    "latin.txt": ("Für Marlowe Quint".encode("latin-1"), "its text", ""),
    "data.json": (b'{"author": "MarloweQuint"}', "its text", ""),
    "page.html": (b"<p>Mar<b class='x'>lowe</b> <i>Quint</i></p>", "its text", ""),
    "mail.txt": (b"From: mq77@lamps.example\n\nHello.", "its text", ""),
    "letter.eml": (b"From: x\nContent-Transfer-Encoding: base64\n\nTWFybG93ZQ==\n", "", "mail with encoded parts"),
    "free.txt": (b"Marlowe went. Quint stayed.", "", ""),
    "doc.docx": (zipped(word__document_dot_xml=RUNS), "word/document.xml", ""),
    "sheet.ods": (zipped(meta_dot_xml="<dc:creator>Marlowe Quint</dc:creator>", a_dot_png=b"x"), "meta.xml", "packed file"),
    "named.zip": (zipped(marlowe_quint_dot_txt="Lamps."), "the name of marlowe_quint.txt", ""),
    "cut.docx": (zipped(word__document_dot_xml=RUNS)[:-30], "", "damaged or locked packed file"),
    "plan.pdf": (b"%PDF-1.4\n<< /Author (Marlowe Quint) >>\nstream\xff", "its bytes", "PDF"),
    "other.pdf": (b"%PDF-1.4\n\xfe\xff" + NAME.encode("utf-16-be"), "its bytes", "PDF"),
    "a.png": (b"\x89PNG\r\n\x1a\n\0\0\0\x14tEXtAuthor\0MARLOWE QUINT\0", "its bytes", "picture"),
    "b.jpg": (b"\xff\xd8\xff\xe0\0\0", "", "picture"),
    "x.bin": (b"\0\1\2MarloweQuint\0", "its bytes", "file of another kind"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_it_holds_and_what_was_not_read(name):
    data, where, unread = FILES[name]
    found = looked_into(data, name, NEEDLES)
    assert (found.where, found.unread) == (where, unread)


def test_a_short_name_is_looked_for_in_texts_alone():
    assert looked_into(b"Thanks, Jo!", "a.txt", Needles(["Jo"])).where == "its text"
    assert looked_into(b"\0jo\0", "a.bin", Needles(["Jo"])).where == ""


def test_what_is_packed_is_read_up_to_a_bound(monkeypatch):
    monkeypatch.setattr(inside, "LARGEST", 1000)
    found = looked_into(zipped(a_dot_xml="x" * 2000, b_dot_xml=NAME), "a.docx", NEEDLES)
    assert (found.where, found.unread) == ("", "packed file")


def test_the_account_lists_files_that_hold_the_name_and_shared_ones(dumps: Dumps):
    picture = Attachment("face.png", hashlib.sha256(b"\x89PNG face").hexdigest(), lambda: b"\x89PNG face")
    note = Attachment("note.txt", hashlib.sha256(FILES["notes.txt"][0]).hexdigest(), lambda: FILES["notes.txt"][0])
    plain = Attachment("plain.txt", hashlib.sha256(b"Lamps.").hexdigest(), lambda: b"Lamps.")
    avatar = attachment_path(picture)
    quint = Member(NAME, member_id="5", address=f"{OLD}members/5/", avatar=avatar)
    pell = Member("Pell", member_id="6", address=PELL.address, avatar=avatar)
    shown = f"[a]({attachment_path(note)}) [b]({attachment_path(plain)})"
    dumps.convert(
        dumps.add("a.html", FORUM, THREAD, quint, pell, known(1, author=NAME), by_pell(2, f"Mine: {shown}"), picture, note, plain)
    )
    account = take_down(dumps.root, NAME)
    assert account.inside == [f"{attachment_path(note).removeprefix('/content/')}: its text"]
    assert account.shared == [avatar.removeprefix("/content/")]
    assert account.unread == ["picture"]
    said = "\n".join(lines(account))
    assert "Attached files that hold the name; they stay until you take them away: 1" in said
    assert "not all could be looked into: picture: 1" in said
    assert account.exit_code == 0
