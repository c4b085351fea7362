"""What stands inside attached files: which of them hold the name, or the e-mail address, of somebody who is taken down.

Texts are read as bodies are, in whatever spelling. In zipped documents (office files, books) the members that are texts are read
too; of anything else the bytes, as UTF-8 and as UTF-16. What is packed in a way of its own - streams of a PDF, the pixels of a
picture, archives in archives - is not looked into, and the account says of how many files that is so.
"""

from __future__ import annotations

import codecs
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..content.telling import telling
from ..convert import spelling

LARGEST = 64 << 20  # bytes of a file, and of all that is read out of one that is packed
_MEMBERS = 2000  # of a packed file that are looked at
_HEAD = 4096
_SHORTEST = 5  # letters of a name that is not in any bytes by chance
_BLOCK = re.compile(
    r"</?(?:\w{1,20}:)?(?:p|br|div|li|tr|td|th|h[1-6]|tab|title|body|table|section)\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_TEXTS = (".xml", ".rels", ".html", ".xhtml", ".htm", ".txt", ".json", ".opf", ".ncx", ".md", ".csv", ".svg", ".eml")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# How files begin whose words are packed, and what they are called.
_PACKED = (
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0", "old office document"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"RIFF", "picture or recording"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
)
_ENCODED = (b"base64", b"quoted-printable")  # parts of mails


@dataclass(frozen=True, slots=True)
class Inside:
    """What was found in a file."""

    where: str = ""  # "" if nothing; else where in it, in words
    unread: str = ""  # what kind of file it is of which not all was looked into; "" if all was


class Needles:
    """What is looked for."""

    def __init__(self, names: Collection[str], mails: Iterable[str] = ()) -> None:
        """`mails`: e-mail addresses, in full or as the archive masks them."""
        self._forms = frozenset(form for name in names for form in spelling.forms(name))
        self._lengths = frozenset(len(form.split(" ")) for form in self._forms)
        self._letters = spelling.letters(names)
        self._mails = [spelling.folded(mail.partition("…")[0]) for mail in mails]
        said = {*names, *(name.replace(" ", "") for name in names), *(mail.partition("…")[0] for mail in mails)}
        self._bytes = {
            one.encode(encoding, "replace").lower()
            for word in said
            if len(word) >= _SHORTEST
            for one in (word, word.lower())
            for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        }

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._forms or self._bytes)

    def in_text(self, text: str) -> bool:
        """Whether a text names them."""
        if any(mail in spelling.folded(text) for mail in self._mails):
            return True
        # In mark-up a name may be cut in two, and one word ends where the next element begins.
        words = _TAG.sub("", _BLOCK.sub(" ", text)) if "<" in text else text
        every = (text, words, _TAG.sub(" ", text)) if "<" in text else (text,)
        if not any(spelling.may_name(one, self._letters) for one in every):
            return False
        return any(spelling.lines_naming(one.split("\n"), self._lengths, self._forms.__contains__) for one in every)

    def in_bytes(self, data: bytes) -> bool:
        """Whether some bytes hold the name as it is, but for the case of its letters."""
        low = data.lower()
        return any(one in low for one in self._bytes)


def looked_into(data: bytes, name: str, needles: Needles) -> Inside:
    """What a file of this name holds."""
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, needles)
    packed = next((kind for begins, kind in _PACKED if data.startswith(begins)), "")
    if not packed and (text := _text(data)) is not None:
        unread = "mail with encoded parts" if any(one in data.lower() for one in _ENCODED) else ""
        return Inside("its text" if needles.in_text(text) else "", unread)
    kind = packed or telling(data[:_HEAD], name.rpartition(".")[2]) or "file of another kind"
    return Inside("its bytes" if needles.in_bytes(data) else "", kind)


def _text(data: bytes) -> str | None:
    """The bytes as text; None if they are none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        beginning = data[:_HEAD]
        is_text = sum(byte < 9 or 13 < byte < 32 for byte in beginning) == 0
        return data.decode("latin-1") if is_text else None


def _in_zip(data: bytes, needles: Needles) -> Inside:
    where, unread, left = "", "", LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unread = "packed file" if len(members) > _MEMBERS else ""
            for member in members[:_MEMBERS]:
                if needles.in_text(member.filename):
                    where = where or f"the name of {member.filename}"
                if not member.filename.lower().endswith(_TEXTS):
                    unread = unread or ("" if member.is_dir() else "packed file")
                    continue
                with archive.open(member) as opened:
                    inner = opened.read(left + 1)
                if len(inner) > left:
                    unread = "packed file"
                    break
                left -= len(inner)
                if not where and _is_in(inner, needles):
                    where = member.filename
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        unread = "damaged or locked packed file"
        where = where or ("its bytes" if needles.in_bytes(data) else "")
    return Inside(where, unread)


def _is_in(data: bytes, needles: Needles) -> bool:
    text = _text(data)
    return needles.in_bytes(data) if text is None else needles.in_text(text)


def too_large(size: int) -> str:
    """The kind of a file of so many bytes that is not read at all; "" for one that is."""
    return f"file of more than {LARGEST >> 20} MB" if size > LARGEST else ""


def kinds(found: Iterable[str]) -> Iterator[str]:
    """How many files there are of each kind, in words."""
    counted: dict[str, int] = {}
    for kind in found:
        counted[kind] = counted.get(kind, 0) + 1
    yield from (f"{kind}: {many}" for kind, many in sorted(counted.items()))
