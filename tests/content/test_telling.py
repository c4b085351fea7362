"""Which attachments people are told of, since they may say who made them."""

from __future__ import annotations

import io
import zipfile

import pytest

from stillboard.content.telling import telling


def packed(name: str, data: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "ending", "kind"),
    [
        (b"%PDF-1.7\n", "pdf", "PDF"),
        (b"\n\n<!-- x -->\n%PDF-1.4", "txt", "PDF"),
        (b"", "pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bin", "office document"),
        (packed("[Content_Types].xml"), "zip", "office document"),
        (packed("mimetype", b"application/vnd.oasis.opendocument.text"), "zip", "office document"),
        (packed("docProps/core.xml"), "", "office document"),
        (packed("wick.txt"), "zip", ""),
        (b"{\\rtf1", "txt", "office document"),
        (b"%!PS-Adobe-3.0", "ps", "PostScript file"),
        (b"ID3\x03", "bin", "recording"),
        (b"\xff\xfb\x90", "mp3", "recording"),
        (b"OggS", "", "recording"),
        (b"RIFF\x24\0\0\0WAVE", "wav", "recording"),
        (b"RIFF\x24\0\0\0WEBP", "webp", ""),  # a picture, which is cleaned
        (b"\x1a\x45\xdf\xa3", "mkv", "film or recording"),
        (b"plain words of %PDF- and of OggS", "txt", ""),
        (b"\x89PNG\r\n\x1a\n", "png", ""),
        (b"", "", ""),
    ],
)
def test_a_file_by_its_bytes_or_its_name(data: bytes, ending: str, kind: str) -> None:
    assert telling(data, ending) == kind
