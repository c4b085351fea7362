"""Which of the files of a folder or an archive are dumps, and in which order they are read."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from ..capture import Capture, NamedStream
from ...errors import DumpError, Unreadable
from ...ids import natural, one_line
from . import maildir, table_files
from ._archivebox import snapshots
from ._bounds import MAX_NEARBY, explain

# Files that saved pages bring along. They are looked up by the page that shows them, never read as dumps.
COMPANIONS = frozenset(
    ".png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .css .js .mjs .map .woff .woff2 .ttf .otf .eot "
    ".mp4 .webm .mp3 .ogg .pdf .md".split()
)
# What mirroring tools and systems leave next to the pages: wget's and HTTrack's notes, the desktop's.
_NOTES = frozenset("robots.txt hts-log.txt hts-err.txt hts-in_progress.lock cookies.txt thumbs.db desktop.ini wget-log".split())
_NOTE_FOLDERS = frozenset({"hts-cache", "__macosx"})
# HTTrack's own first page of a mirror, or of several.
_TOP_PAGE = re.compile(rb"<title>(?:Local index|List of available projects) - HTTrack", re.IGNORECASE)
# What browsers call the folder of a page's files: the page's name, and a word in their language (page_files, Seite-Dateien).
_COMPANION_FOLDER = re.compile(r"(.+)[_-][^\W\d_]+")
_DATABASE = re.compile(r"((?:.{0,400}/)?)[^/]{1,200}\.sql(?:\.(?:gz|bz2|xz))?", re.IGNORECASE | re.DOTALL)
_PAGES = (".htm", ".html", ".xhtml", ".mht")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a folder or an archive."""

    name: str  # path with /, as `tidy` leaves it
    size: int  # bytes, as far as known
    open: Callable[[], BinaryIO]
    messages: tuple[NamedStream, ...] = ()  # if it is a Maildir


def tidy(name: str) -> str:
    """A member's name as a path that leads nowhere else. It is a name only: no file is made of it."""
    parts = re.sub(r"^[A-Za-z]:(?=[/\\])", "", name).replace("\\", "/").replace("\0", " ").split("/")
    return "/".join(part for part in map(one_line, parts) if part not in ("", ".", "..")) or "file"


def dumps(entries: Iterable[Entry]) -> list[Entry]:
    """Those that can be dumps, in natural order; each Maildir, and each database of many files, as one entry."""
    listed = _without_uploads(list(entries))
    pages: dict[str, set[str]] = defaultdict(set)
    for entry in listed:
        folder, _, name = entry.name.rpartition("/")
        if name.lower().endswith(_PAGES):
            pages[folder].add(name.rpartition(".")[0])
    folders: dict[str, bool] = {"": True}
    kept = [entry for entry in listed if _can_be(entry.name, folders, pages)]
    maildirs, others = maildir.gathered((entry.name, entry.size, entry.open) for entry in kept)
    databases, others = table_files.gathered(others)
    joined = [Entry(one.name, one.size, one.open, one.messages) for one in maildirs]
    joined += [Entry(one.name, one.size, one.open) for one in databases]
    return sorted([*(Entry(*one) for one in others), *joined], key=lambda entry: order(entry.name))


def _without_uploads(entries: list[Entry]) -> list[Entry]:
    """All but the files that members uploaded, which lie next to a database, as in a backup of Discourse."""
    beside = tuple(f"{match[1]}uploads/" for entry in entries if (match := _DATABASE.fullmatch(entry.name)))
    return [entry for entry in entries if not entry.name.startswith(beside)] if beside else entries


def _can_be(path: str, folders: dict[str, bool], pages: dict[str, set[str]]) -> bool:
    folder, _, name = path.rpartition("/")
    lower = name.lower()
    if name.startswith(".") or lower in _NOTES or posixpath.splitext(lower)[1] in COMPANIONS:
        return False
    return _is_read(folder, folders, pages)


def _is_read(folder: str, known: dict[str, bool], pages: dict[str, set[str]]) -> bool:
    """True if the files of a folder are read: not those of a hidden one, nor those that belong to a page next to the folder."""
    unknown = []
    while folder not in known:
        unknown.append(folder)
        folder = folder.rpartition("/")[0]
    good = known[folder]
    for path in reversed(unknown):
        above, _, name = path.rpartition("/")
        good = known[path] = good and folder_is_read(name, pages.get(above, set()))
    return good


def folder_is_read(name: str, pages: set[str]) -> bool:
    """True if the folder can hold dumps. `pages`: the names, without their endings, of the pages that lie next to it."""
    if name.lower() in _NOTE_FOLDERS or (name.startswith(".") and not maildir.is_folder(name)):
        return False
    match = _COMPANION_FOLDER.fullmatch(name)
    return not (match and match[1] in pages) and not (name.endswith(".files") and name.removesuffix(".files") in pages)


def order(name: str) -> tuple[object, object]:
    """Natural order, the ending last: thread.html comes before thread-page-2.html."""
    return natural(PurePosixPath(name).with_suffix("").as_posix() if name else ""), natural(name)


def is_top_page(capture: Capture) -> bool:
    """True for the page that HTTrack itself puts above a mirror."""
    stem = capture.name.rpartition("/")[2].lower()
    return stem in ("index.html", "index.htm") and bool(_TOP_PAGE.search(capture.beginning))


def captures(parent: Capture, entries: list[Entry], inside: str) -> Iterator[Capture]:
    """The dumps among the entries of an archive, each with the files next to it."""
    by_name = {unicodedata.normalize("NFC", entry.name): entry for entry in entries}
    archived = snapshots(by_name, lambda name: read_entry(by_name[name]))
    for entry in dumps(entry for entry in entries if entry.name not in archived.others):
        page = archived.pages.get(entry.name)
        yield parent.member(
            inside + entry.name,
            entry.open,
            captured=page.captured if page else None,
            address=page.address if page else "",
            nearby=_files_near(entry.name, by_name),
            messages=entry.messages,
        )


def _files_near(page: str, entries: dict[str, Entry]) -> Callable[[str], bytes | None]:
    """Look up a file by its path relative to a page, among the entries only. DumpError if it is there and cannot be taken."""

    def nearby(relative: str) -> bytes | None:
        if not relative or len(relative) > 1000 or relative.startswith("/") or "\0" in relative or "\\" in relative:
            return None
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page), relative))
        entry = entries.get(unicodedata.normalize("NFC", name)) or entries.get(tidy(name))
        return read_entry(entry) if entry and name != page else None

    return nearby


def read_entry(entry: Entry) -> bytes:
    """A file that a page shows. DumpError if it is too large or damaged, Unreadable if the system refuses it."""
    try:
        with entry.open() as stream:
            data = stream.read(MAX_NEARBY + 1)
    except OSError as error:
        raise explain(error, entry.name) from error
    if len(data) > MAX_NEARBY:
        raise DumpError(f"larger than {MAX_NEARBY >> 20} MB", where=entry.name)
    return data


def broken(error: BaseException, where: str) -> Capture:
    """A capture that cannot be read, and says why."""
    cause = explain(error, where)

    def refuse() -> BinaryIO:
        raise cause

    return Capture(where, stream=refuse)
