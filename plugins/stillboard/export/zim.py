"""The site as a ZIM, which Kiwix reads without a network: every file at its place, so that links need nobody, and a text index.

Nothing in it says when it was made: its date is that of the latest capture, or else of the newest post, and its ids come of what
is in it.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from selectolax.lexbor import LexborHTMLParser

from ..errors import BuildError, UsageError
from ..ids import slugify
from ..model import When
from ..site import finished, on_disk
from ..site.finished import Made
from . import _zim_ids, _zip
from ._kinds import is_packed, kind
from ._languages import three_letters
from ._zim_entry import Entry
from ._zim_file import Libzim
from .offline import check_reads_anywhere

MAIN = "index.html"
_NO_PAGE = "404.html"  # of servers, for addresses that a ZIM has not
_LONG_AGO = "1980-01-01"  # where neither a capture nor a post has a date
_TITLE, _DESCRIPTION = 30, 80  # characters: more is against the rules, https://wiki.openzim.org/wiki/Metadata
# What a page lets itself load. Some readers hand out the files of a ZIM at addresses of these kinds, which 'self' need not mean.
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_READERS = b"'self' zim: blob:"


def pack(output: Path, target: Path, say: Callable[[str], object] = str) -> int:
    """Write the ZIM; how many files are in it. UsageError without libzim, and for a site whose links need a server."""
    libzim = Libzim()
    files = finished.files(output)
    check_reads_anywhere(output)
    packing = _Packing(output, finished.made(output))
    about = {"Name": slugify(target.name.removesuffix(".zim"), "site"), **packing.about()}
    with _zip.NewFile(target) as path:
        try:
            libzim.write(path, MAIN, packing.entries(files, say), about, packing.date, _sign(48))
            _zim_ids.set_ids(path, packing.digest(about))
        except RuntimeError as error:  # as libzim says all that goes wrong
            todo = "look at its disk, and make room if it is full"
            raise BuildError(f"cannot be written ({error})", where=str(target), todo=todo) from error
        finally:
            _take_away_leftovers(path)
    return len(files)


class _Packing:
    """A site on its way into a ZIM."""

    def __init__(self, output: Path, said: Made) -> None:
        self._output = output
        self._said = said
        self._contents = hashlib.sha256()
        self._captured = _captured(output, said)
        self._newest = ""  # the day of the newest post of the pages so far

    def about(self) -> dict[str, str]:
        """What a ZIM says of itself, but for its date."""
        main = LexborHTMLParser((self._output / MAIN).read_text("utf-8", "replace"))
        root, described = main.css_first("html"), main.css_first('meta[name="description"]')
        description = (described.attributes.get("content") if described else "") or self._said.title
        said = {
            "Title": _cut(self._said.title, _TITLE),
            "Description": _cut(description, _DESCRIPTION),
            "Language": three_letters((root.attributes.get("lang") if root else "") or ""),
            "Creator": ", ".join(dict.fromkeys(self._said.forums)) or self._said.title,
            "Publisher": self._said.title,
            "Scraper": "Stillboard",
        }
        return {**said, "Source": self._said.address} if self._said.address else said

    def date(self) -> str:
        """The day of the latest capture, or else of the newest post; to be asked when all entries are out."""
        return self._captured or self._newest or _LONG_AGO

    def digest(self, about: dict[str, str]) -> bytes:
        """Sixteen bytes that are the same for the same contents."""
        self._contents.update("\0".join([*about, *about.values(), self.date()]).encode())
        return self._contents.digest()[:16]

    def entries(self, files: Iterable[str], say: Callable[[str], object]) -> Iterator[Entry]:
        """Each file of the site."""
        for number, file in enumerate(files):
            if number % 500 == 0:
                say(f"{number:,} files packed")
            self._contents.update(f"\0{file}\0".encode())
            path = self._output / file
            if file.endswith(".html"):
                yield self._page(file, path.read_bytes())
                continue
            for block in on_disk.blocks(path):
                self._contents.update(block)
            yield Entry(file, "", kind(file).partition(";")[0], path, is_page=False, is_packed=is_packed(file))

    def _page(self, file: str, data: bytes) -> Entry:
        self._contents.update(data)
        tree = LexborHTMLParser(data.decode("utf-8", "replace"))
        for date in tree.css("[data-find^=post-] [data-find=date] time[datetime]"):
            self._newest = max(self._newest, (date.attributes.get("datetime") or "")[:10])
        title = tree.css_first("title")
        leads_on = tree.css_first('meta[http-equiv="refresh"]') is not None
        return Entry(
            file,
            title.text().strip() if title else file,
            "text/html",
            _POLICY.sub(lambda match: match[0].replace(b"'self'", _READERS), data, count=1),
            is_page=file != _NO_PAGE and not leads_on,
            is_packed=False,
        )


def _captured(output: Path, said: Made) -> str:
    """The day of the latest capture; "" if no capture says when it was made."""
    try:
        known = [When(date).start() for date in said.captured]
    except ValueError as error:
        where = str(output / finished.PROVENANCE)
        raise UsageError(f"has a capture of no time ({error})", where=where, todo="build the site anew") from error
    return f"{max(known):%Y-%m-%d}" if known else ""


def _cut(text: str, length: int) -> str:
    """A text no longer than that, cut between words if there is a blank to cut at."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[:length]
    return f"{(cut[: cut.rfind(' ')] if ' ' in cut else cut[: length - 1])[: length - 1].rstrip(' ,;:.')}…"


def _sign(size: int) -> bytes:
    """The sign that pages show in a browser's tab, as a PNG: the theme has it as lines on a field of 16 by 16."""
    scale = 4  # drawn larger, so that edges are smooth
    unit = size * scale / 16
    image = Image.new("RGBA", (size * scale, size * scale))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, size * scale - 1, size * scale - 1), 3 * unit, fill="#17363f")
    for height, end in ((5, 12), (8, 12), (11, 9)):
        draw.rectangle((4 * unit, (height - 0.8) * unit, end * unit, (height + 0.8) * unit), fill="#f0c36a")
    out = io.BytesIO()
    image.resize((size, size), Image.Resampling.BOX).save(out, "PNG")
    return out.getvalue()


def _take_away_leftovers(path: Path) -> None:
    """What libzim works in, beside the file, if it did not come to its end."""
    for left in path.parent.iterdir():
        if left.name.startswith(f"{path.name}.tmp") or left.name.startswith(f"{path.name}_"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
