"""Which files of a dump a page may take along: those of its own folder of files, and in a mirror those of the mirror.

A page says itself which files it shows, and somebody else may have made it: what happens to lie next to it on a person's disk is
not its own. All paths here are inside the dump, with / between their parts.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ..addresses.credentials import without
from ..addresses.disguised import undisguised, undisguised_words
from ..ids import attachment_name
from ..model import Attachment

# What browsers and word processors put behind a page's name for the folder of its files, in their languages.
_WORDS = (
    "files|file|filer|fil|dateien|fichiers|archivos|ficheiros|arquivos|bestanden|bestande|tiedostot|pliki|soubory|subory|súbory|elemei"
    "|fajlok|fájlok|datoteke|dosyalar|failid|failai|faili|bylos|fails|fajlovi|fitxategiak|fitxers|fisiere|fișiere|skrar|skrár"
    "|файлы|файли|файлове|датотеке|αρχεια|αρχεία|קבצים|ملفات|文件|檔案|ファイル|파일"
)
_FOLDER = re.compile(rf"(.+)(?:[_-](?:{_WORDS})|\.files)", re.IGNORECASE)
# A name of the web as the folder of a mirror has it, perhaps with a port. `my.backup` and `thread.files` are none.
_HOST = re.compile(
    r"(?:[a-z0-9_-]{1,63}\.){1,10}(?:[a-z]{2}|com|org|net|edu|gov|mil|int|info|biz|name|pro|coop|museum|mobi|asia|cat|app|dev|page|site"
    r"|online|blog|forum|wiki|club|xyz|top|tech|live|world|community|cloud|space|games|zone|social|chat|fun|example|test|onion"
    r"|xn--[a-z0-9-]{1,59})(?:[:+_]\d{1,5})?",
    re.IGNORECASE | re.ASCII,
)
_PACKED = (".gz", ".xz")  # endings that look like those of countries
# Other dumps, and what holds people's data: no page of a mirror brings these along.
_DUMPS = re.compile(
    r"\.(?:[xsd]?html?|xht|mht|mhtml|xml|json|jsonl|ndjson|mbox|mbx|eml|warc|wacz"
    r"|sql|sqlite3?|db|mdb|kdbx|key|pem|pst|ost)(?:\.\w{1,4})?$",
    re.IGNORECASE,
)
_WEB_ARCHIVE = "web.archive.org"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is, and where it was."""

    path: str  # in the dump
    address: str = ""  # absolute, if known
    root: str = ""  # the name of the folder that is the dump


class PortableFiles:
    """What reads the files next to a capture, and can be given to another process along with it."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        self.asked: set[str] = set()  # relative paths

    def __call__(self, relative: str) -> bytes | None:
        """Here there are none: whoever has them looks afterwards at what was asked for."""
        self.asked.add(relative)
        return None

    def copy(self) -> PortableFiles:
        """The same, of which nothing was asked yet."""
        return PortableFiles()

    def note(self, asked: set[str]) -> bool:
        """Take over what a copy was asked for; False if that copy could not know what there is."""
        return not asked


def inside(page: str, relative: str) -> str:
    """The path in the dump that a page's relative address leads to; "" for what leads out of it, or elsewhere to another file."""
    if re.search(r"[\x00-\x1f\x7f]", relative) or any(part != part.rstrip(" .") for part in _names(relative)):
        return ""  # Windows leaves blanks and dots at the end out
    first, last = relative.partition("/")[0], relative.rpartition("/")[2]
    return "" if ":" in first or ":" in last else _joined(page, relative)  # a drive, or one of several streams of a file


def inside_oddly(page: str, relative: str) -> str:
    """The same for a name that not every system can have, which only some can find there: with control characters, a colon, a
    blank or a dot at its end. "" also for names of nothing but blanks and dots.
    """
    first, slash, _ = relative.partition("/")
    if "\0" in relative or any(not part.strip(" .") for part in _names(relative)) or ":" in first or not slash:
        return ""
    return _joined(page, relative)


def _names(relative: str) -> list[str]:
    return [part for part in relative.split("/") if part not in (".", "..", "")]


def _joined(page: str, relative: str) -> str:
    if not relative or len(relative) > 1000 or "\\" in relative or relative.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), relative))
    return "" if path in (".", "..") or path.startswith("../") or path == page else path


def refusal(page: Place, path: str, *, picture: bool, shared: AbstractSet[str] = frozenset()) -> str:
    """Why a page may not take a file along, in words; "" if it may.

    `picture`: whether the bytes are one; `shared`: names of folders next to the page whose files it may take as well.
    """
    if any(_shown(part).startswith(".") for part in path.split("/")):
        return "a hidden file"
    folder, name = posixpath.split(page.path)
    below = path[len(folder) + 1 :] if folder and path.startswith(f"{folder}/") else "" if folder else path
    first, deeper, _ = below.partition("/")
    if deeper and (first in shared or _is_own(first, name)):
        return ""
    if _DUMPS.search(path) and not picture:
        return "a dump or a page, which no page brings along"
    parts = folder.split("/") if folder else []
    if _is_in_mirror(parts, path.split("/"), page) or (picture and _is_in_site(parts, path.split("/"), page)):
        return ""
    if deeper and (other := _FOLDER.fullmatch(_plain(first))):
        return f"it lies in the folder of files of another page, {other[1]}: give this page that name again if it is the same"
    stem = name.rpartition(".")[0] or name
    return f"it lies neither in the page's own folder of files ({stem}_files) nor in a mirror that the page belongs to"


def is_saved_with(page: str, relative: str) -> bool:
    """True for what a page's relative address names in the folder that a browser made for its files, there or not: no such
    address leads anywhere on the forum.
    """
    folder, slash, _ = relative.removeprefix("./").partition("/")
    return bool(slash) and _is_browsers(folder, _names_of(page.rpartition("/")[2]))


def _is_own(folder: str, page: str) -> bool:
    """True for the folder of a page's files: page_files, Seite-Dateien, page.files; att-0012 of Hypermail's 0012.html."""
    names = _names_of(page)
    return _is_browsers(folder, names) or (folder.startswith("att-") and _plain(folder[4:]) in names)


def _names_of(page: str) -> AbstractSet[str]:
    return {_plain(page), _plain(page.rpartition(".")[0] or page)}


def _is_browsers(folder: str, names: AbstractSet[str]) -> bool:
    match = _FOLDER.fullmatch(_plain(folder))
    return bool(match and match[1] in names)


def _shown(name: str) -> str:
    """A name without the characters that some file systems do not count."""
    return "".join(letter for letter in name if unicodedata.category(letter) != "Cf")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _is_in_mirror(folder: Sequence[str], path: Sequence[str], page: Place) -> bool:
    """True for a file of a mirror, which has a folder for each host: that of the page, and next to it those of pictures.

    People and mirroring tools name these folders, so no page can pretend to lie in one: a folder called Documents is none.
    """
    host = _parts(page.address)[0]
    for number, part in enumerate(folder):
        if "." in part and (_bare(part) in (host, _WEB_ARCHIVE) if host else _is_host(part)):
            return (
                len(path) > number + 1 and path[:number] == folder[:number] and (path[number] == part or _is_host(path[number]))
            )
    return _is_host(page.root) and _bare(page.root) == host  # the mirror is the dump


def _is_in_site(folder: Sequence[str], path: Sequence[str], page: Place) -> bool:
    """True for a file of a mirror without folders for hosts, if the page stands in it where its own address says.

    That is the page's word alone: it brings along pictures, and nothing else.
    """
    where = _parts(page.address)[1]
    above = where.rpartition("/")[0] if not page.path.rpartition("/")[2].lower().startswith("index.") else where
    names = [part for part in above.split("/") if part]
    if not names or list(folder[-len(names) :]) != names:
        return False
    base = len(folder) - len(names)
    return len(path) > base + 1 and path[:base] == folder[:base]


def _is_host(name: str) -> bool:
    return bool(_HOST.fullmatch(name)) and not name.lower().endswith(_PACKED)


def _bare(host: str) -> str:
    return re.split(r"[:+]", host.lower(), maxsplit=1)[0].removeprefix("www.")


def _parts(address: str) -> tuple[str, str]:
    try:
        found = urlsplit(address)
        return _bare(found.hostname or ""), unquote(found.path)
    except ValueError:
        return "", ""


def attachment_path(attachment: Attachment) -> str:
    """Where an attachment's file lies and how a post's body names it: /content/attachments/<2 hex>/<sha256>-<name>."""
    name = undisguised_words(undisguised(without(attachment.name)[0]))
    return f"/content/attachments/{attachment.sha256[:2]}/{attachment.sha256}-{attachment_name(name)}"
