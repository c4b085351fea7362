"""Which attachments may say who made them, when and with what, and are published as they are.

Photos and films are cleaned when a site is built. Documents and recordings keep such things in many places, some of them inside
what a reader is to see (comments, tracked changes, the tags of a song), so nothing is taken out of them: people are told.
"""

from __future__ import annotations

import re

HEAD = 4096  # bytes of a file that `telling` looks at

_BY_BYTES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb".{0,1020}%PDF-\d", re.DOTALL), "PDF"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "office document"),
    (re.compile(rb"PK\x03\x04.{26,300}?(?:\[Content_Types\]\.xml|_rels/|docProps/|mimetypeapplication/)", re.DOTALL), "office document"),
    (re.compile(rb"\{\\rtf"), "office document"),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "PostScript file"),
    (re.compile(rb"AT&TFORM"), "scanned document"),
    (re.compile(rb"ID3|fLaC|OggS|RIFF.{4}WAVE|FORM.{4}AIF|MAC |wvpk|\.snd", re.DOTALL), "recording"),
    (re.compile(rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11|\x1a\x45\xdf\xa3|RIFF.{4}AVI |FLV\x01", re.DOTALL), "film or recording"),
)
_BY_ENDING = {
    **dict.fromkeys("pdf".split(), "PDF"),
    **dict.fromkeys(
        "doc docx docm dot dotx xls xlsx xlsm xlt xltx ppt pptx pptm pps ppsx odt ods odp odg odf ott rtf pages numbers key vsd vsdx"
        " pub epub mobi azw azw3 wpd wps one mpp".split(),
        "office document",
    ),
    **dict.fromkeys("ps eps ai".split(), "PostScript file"),
    **dict.fromkeys("djvu djv".split(), "scanned document"),
    **dict.fromkeys("mp3 mp2 flac ogg oga opus wav aif aiff ape wv wma aac mka".split(), "recording"),
    **dict.fromkeys("avi wmv asf mkv webm flv ogv mpg mpeg".split(), "film or recording"),
}


def telling(beginning: bytes, ending: str) -> str:
    """What kind of file it is that may say who made it; "" for others. `beginning`: its first `HEAD` bytes; `ending`: lower case."""
    return next((kind for magic, kind in _BY_BYTES if magic.match(beginning)), _BY_ENDING.get(ending, ""))


def warning(kind: str) -> str:
    """What people are told of a file of that kind."""
    return f"this {kind} may say who made it, when and with what, and is published as it is: look at its properties"
