"""What people hold, as captures: one capture is one page, file or record that an importer reads whole.

A dump is a file, or a folder whose files are read in natural order. Nothing is fetched and nothing is unpacked.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from .errors import DumpError
from .markup.addresses import archived
from .model import Attachment, When
from .names import attachment_name, natural, one_line

MAX_CAPTURE = 64 * 1024 * 1024  # bytes
MAX_NEARBY = 32 * 1024 * 1024
# Files that saved pages bring along. They are looked up by the page that shows them, never read as dumps.
COMPANIONS = frozenset(
    ".png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .css .js .mjs .map .woff .woff2 .ttf .otf .eot "
    ".mp4 .webm .mp3 .ogg .pdf .md".split()
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_SAVED_FROM = re.compile(r"<!--(?: saved from url=\(\d+\)|\s*Page saved with SingleFile\s+url: )(https?://[^\s<>]{1,2000})")
_SAVED_WHEN = re.compile(
    r"<!--\s*Page saved with SingleFile\s[^<>]{0,3000}?saved date: \w{3} (\w{3} \d\d \d{4} [\d:]{8} GMT[+-]\d{4})"
)
# What the Wayback Machine writes into a page's head, and HTTrack before or after it.
_WAYBACK = re.compile(r"__wm\.wombat\(\"(https?://[^\"\s<>]{1,2000})\",\"(\d{14})\"")
_MIRRORED = re.compile(
    r"<!-- Mirrored from ([\w.:-]{1,255}/[^\s<>]{0,2000}) by HTTrack Website Copier/[^<>]{1,80}?"
    r", \w{3}, (\d\d \w{3} \d{4} [\d:]{8}) GMT -->"
)
_BEGINNING = 16 * 1024  # bytes among which saving tools say where a page comes from
# What browsers call the folder of a page's files: the page's name, and a word in their language (page_files, Seite-Dateien).
_COMPANION_FOLDER = re.compile(r"(.+)[_-][^\W\d_]+")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Capture:
    """One page, file or record of a dump."""

    def __init__(
        self,
        name: str,
        read: Callable[[], bytes],
        *,
        captured: When | None = None,
        address: str = "",
        nearby: Callable[[str], bytes | None] = lambda _: None,
    ) -> None:
        """`name`: path inside the dump with /; `captured`: when it was saved; `address`: of the page, if known.

        `nearby` reads a file beside it, by relative path.
        """
        self.name = name
        self._captured = captured
        self._address = address
        self._read = read
        self._nearby = nearby

    @functools.cached_property
    def data(self) -> bytes:
        """The bytes. DumpError if they cannot be read or are too many."""
        try:
            data = self._read()
        except OSError as error:
            raise DumpError(f"cannot be read ({error.strerror})", where=self.name) from error
        if len(data) > MAX_CAPTURE:
            raise DumpError(f"larger than {MAX_CAPTURE >> 20} MB", where=self.name, todo="cut it into pages")
        return data

    @functools.cached_property
    def captured(self) -> When | None:
        """When it was saved: as the caller says, else as the tool that saved it wrote into it. None: nobody says."""
        return self._captured or _saved_when(self._beginning)

    @functools.cached_property
    def address(self) -> str:
        """The page's address: as the caller says, else as the tool that saved it wrote into it; else empty."""
        return self._address or _saved_from(self._beginning) or self._mirrored_from()

    @functools.cached_property
    def sha256(self) -> str:
        """64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()

    @functools.cached_property
    def head(self) -> str:
        """The beginning of the text (4 KB of bytes), for telling formats apart; never raises for its content."""
        return self.data[:4096].decode(self.encoding, "replace")

    @functools.cached_property
    def mirrored(self) -> bool:
        """Did HTTrack save it? Then its links name files of a mirror: other/index.html."""
        return bool(_MIRRORED.search(self._beginning))

    @functools.cached_property
    def _beginning(self) -> str:
        return self.data[:_BEGINNING].decode(self.encoding, "replace")

    def _mirrored_from(self) -> str:
        """HTTrack leaves the scheme out: it is https if the page names its host so."""
        match = _MIRRORED.search(self._beginning)
        if not match:
            return ""
        secure = f"https://{match[1].partition('/')[0]}".encode() in self.data
        return f"{'https' if secure else 'http'}://{match[1]}"

    @functools.cached_property
    def encoding(self) -> str:
        """The encoding: a byte order mark's, else UTF-8 if the bytes are that, else what the page declares, else windows-1252.

        That last one is what browsers assume: https://encoding.spec.whatwg.org/
        """
        for mark, name in _BOMS:
            if self.data.startswith(mark):
                return name
        try:
            self.data.decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError:
            pass
        if match := _CHARSET.search(self.data[:4096]):
            name = match[1].decode("ascii").lower()
            name = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "iso-8859-9": "windows-1254"}.get(name, name)
            try:
                "".encode(name)
                return name
            except LookupError:
                pass
        return "windows-1252"

    @functools.cached_property
    def text(self) -> str:
        """The text: line ends as LF, no byte order mark, no NUL; what is no text becomes U+FFFD."""
        text = self.data.decode(self.encoding, "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")

    @functools.cached_property
    def is_cut(self) -> bool:
        """Is it the beginning of a saved page whose end is missing?"""
        page = self.head.lstrip().startswith("<") and "<html" in self.head.lower()  # a JSON text may speak of <html>
        return page and not re.search(r"</(?:html|body)\s*>", self.text[-20_000:], re.IGNORECASE)

    def attachment(self, relative: str, name: str = "") -> Attachment | None:
        """The file of the dump that a page names by a relative path, or None."""
        data = self._nearby(relative)
        if data is None:
            return None
        name = one_line(name or relative.rpartition("/")[2]) or "file"
        return Attachment(name, hashlib.sha256(data).hexdigest(), lambda: data)


def _saved_from(head: str) -> str:
    """The address in a browser's `<!-- saved from url=(0031)https://… -->`, in SingleFile's `url: https://…`, or in what the
    Wayback Machine writes; always the original one.
    """
    match = _SAVED_FROM.search(head) or _WAYBACK.search(head)
    return archived(match[1])[1] if match else ""


def _saved_when(head: str) -> When | None:
    """When the Wayback Machine took a page; else HTTrack's time, or SingleFile's `saved date: Tue May 12 2020 00:12:07
    GMT+0200 (…)`, the form of JavaScript's Date.
    """
    saved = _SAVED_FROM.search(head)
    wayback, mirrored, single = _WAYBACK.search(head), _MIRRORED.search(head), _SAVED_WHEN.search(head)
    if stamp := wayback[2] if wayback else archived(saved[1])[0] if saved else "":
        return _instant(stamp + "+0000", "%Y%m%d%H%M%S%z")
    if mirrored:
        return _instant(mirrored[2] + "+0000", "%d %b %Y %H:%M:%S%z")
    return _instant(single[1], "%b %d %Y %H:%M:%S GMT%z") if single else None


def _instant(said: str, form: str) -> When | None:
    try:
        return When.instant(dt.datetime.strptime(said, form))  # noqa: DTZ007 - every form ends in %z
    except ValueError:
        return None


def attachment_path(attachment: Attachment) -> str:
    """Where an attachment's file lies and how a post's body names it: /content/attachments/<2 hex>/<sha256>-<name>."""
    return f"/content/attachments/{attachment.sha256[:2]}/{attachment.sha256}-{attachment_name(attachment.name)}"


def captures(dump: Path, *, captured: When | None = None, address: str = "") -> Iterator[Capture]:
    """The captures of a file or a folder, in natural order of their names: page 2 before page 10. DumpError if there is none."""
    if dump.is_dir():
        files = list(_files(dump))
        if not files:
            raise DumpError("an empty folder", where=str(dump), todo="put the saved pages into it")
        root = dump
    elif dump.is_file():
        files, root = [dump], dump.parent
    else:
        raise DumpError("no such file or folder", where=str(dump), todo="check the path")
    for file in sorted(files, key=lambda file: _order(file.relative_to(root))):
        name = one_line(file.relative_to(root).as_posix())
        yield Capture(name, file.read_bytes, captured=captured, address=address, nearby=_beside(file, root))


def _files(root: Path) -> Iterator[Path]:
    """The files of a folder that can be dumps: neither hidden, nor links, nor what saved pages bring along."""
    for folder, folders, names in os.walk(root):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".htm", ".html"))}
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_companion(name, pages)]
        for name in names:
            file = Path(folder, name)
            if not name.startswith(".") and file.suffix.lower() not in COMPANIONS and not file.is_symlink():
                yield file


def _is_companion(folder: str, pages: set[str]) -> bool:
    match = _COMPANION_FOLDER.fullmatch(folder)
    return bool(match and match[1] in pages) or (folder.endswith(".files") and folder.removesuffix(".files") in pages)


def _order(file: Path) -> tuple[object, object]:
    """Natural order, the ending last: thread.html comes before thread-page-2.html."""
    return natural(file.with_suffix("").as_posix()), natural(file.as_posix())


def _beside(file: Path, root: Path) -> Callable[[str], bytes | None]:
    """Look up a file by its path relative to `file`, never outside `root`, never through a link."""

    def nearby(relative: str) -> bytes | None:
        if not relative or len(relative) > 1000 or "\0" in relative or "\\" in relative:
            return None
        try:
            target = (file.parent / relative).resolve()
            base = root.resolve()
            if not target.is_relative_to(base) or target == file.resolve() or not target.is_file():
                return None
            if target != base / target.relative_to(base) or target.stat().st_size > MAX_NEARBY:
                return None
            return target.read_bytes()
        except (OSError, ValueError):
            return None

    return nearby
