"""Pictures of the archive as pages show them: how large they are, so that nothing moves while they load, and a smaller copy of
those that are wider than a page and heavy, with the whole one a click away. Pillow reads and draws them; what a file claims to
be is bounded before it is drawn. The same bytes become the same bytes.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import warnings
from collections.abc import Callable
from pathlib import Path

from ..content import tree
from ..errors import SettingsError
from . import on_disk
from .endings import IMAGES
from .urls import attachment_file

WIDTH = 1024  # pixels of a smaller copy: what a phone's screen has, and more than the column of a page
HEAVY = 96 * 1024  # bytes above which a picture gets one
MAX_PIXELS = 64_000_000  # of a picture that is shown in a page; a larger one is a file to fetch
MAX_LOGO = 1_000_000  # pixels of the picture beside the site's name: every page loads it
SMALL = "small/"  # where copies lie, in attachments/
SIDE = 96  # pixels of the longer side of a member's picture: twice what pages show, for fine screens
LEAST = 8  # pixels of its shorter side: what is smaller holds a place
MAX_PORTRAIT = 4 * 1024 * 1024  # bytes of the file that it is drawn from
ATTACHMENTS = "/content/attachments/"  # how the archive names its files
PORTRAITS = "portraits/"  # where they lie, in attachments/
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
_DRAWN = {
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "webp": "WEBP",
    "avif": "AVIF",
}  # endings of pictures that are made smaller
_SMALLER = ("webp", "avif")  # formats that FORUM_THUMBNAILS can name
_TURNED = range(5, 9)  # orientations of Exif that lie on their side
_OPTIONS: dict[str, dict[str, object]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "WEBP": {"quality": 80, "method": 4},
    # One thread: what several make may differ from run to run, and pictures are drawn in several processes as it is.
    "AVIF": {"quality": 65, "speed": 6, "max_threads": 1},
}


class Pictures:
    """The pictures under content/attachments/."""

    def __init__(self, content: Path, copies: str) -> None:
        """`copies`: what FORUM_THUMBNAILS says: same, webp, avif or off. SettingsError where Pillow cannot draw that."""
        if copies in _SMALLER and not can_draw(copies):
            todo = "install a Pillow that can (`pip install --force-reinstall pillow`), or set another format"
            raise SettingsError(f"the Pillow that is installed writes no {copies.upper()}", where="FORUM_THUMBNAILS", todo=todo)
        self._folder = os.fspath(content / "attachments")
        self._copies = copies
        self._known: dict[str, tuple[str, int, int]] = {}
        self._portraits: dict[str, tuple[str, int, int]] = {}
        self.looked_at: dict[str, int] = {}  # what pages were told of, with their bytes

    def shown(self, file: str) -> tuple[str, int, int]:
        """What a page shows of `ab/<sha256>-name.png`: a file of the site, and the picture's size in pixels.

        (file, 0, 0): nobody knows. ("", 0, 0): it is too large to be shown in a page.
        """
        size = self.looked_at[file] = self.bytes_of(file)
        if file not in self._known:
            self._known[file] = self._looked_at(file, size)
        return self._known[file]

    def bytes_of(self, file: str) -> int:
        """How many bytes a file has; -1 if there is none. Its name says which bytes these are. ContentError if nobody knows: a
        page would say that it is not in the archive.
        """
        path = f"{self._folder}/{file}"
        try:
            found = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return -1
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:  # no file is called so
                return -1
            raise tree.unreadable(error, path) from error
        return found.st_size if stat.S_ISREG(found.st_mode) else -1

    def path(self, file: str) -> Path:
        """Where a file lies."""
        return Path(self._folder, file)

    def _looked_at(self, file: str, size: int) -> tuple[str, int, int]:
        whole = attachment_file(file)
        ending = file.rpartition(".")[2]
        if size < 0 or ending not in IMAGES:
            return whole, 0, 0
        found = measured(self.path(file))
        if found is None:
            return whole, 0, 0
        width, height, moves = found
        if width * height > MAX_PIXELS:
            return "", 0, 0
        has_copy = self._copies != "off" and width > WIDTH and size > HEAVY and ending in _DRAWN and not moves
        return self.copy_of(file) if has_copy else whole, width, height

    def portrait(self, file: str) -> tuple[str, int, int]:
        """The small copy of a member's picture, and its size in pixels; ("", 0, 0) for what is no picture to show."""
        size = self.looked_at[file] = self.bytes_of(file)
        if file not in self._portraits:
            self._portraits[file] = self._portrait(file, size)
        return self._portraits[file]

    def _portrait(self, file: str, size: int) -> tuple[str, int, int]:
        found = measured(self.path(file)) if 0 < size <= MAX_PORTRAIT else None
        if found is None or min(found[:2]) < LEAST or found[0] * found[1] > MAX_PIXELS // 4:
            return "", 0, 0
        return self.portrait_of(file), *fitting(*found[:2])

    def portrait_of(self, file: str) -> str:
        """Where the small copy of a member's picture is published."""
        stem, _, ending = attachment_file(f"{PORTRAITS}{file}").rpartition(".")
        drawn = self._copies if self._copies in _SMALLER else ending if ending in ("jpg", "jpeg") else "png"
        return f"{stem}.{drawn}"

    def copy_of(self, file: str) -> str:
        """Where the smaller copy of a picture is published."""
        whole = attachment_file(f"{SMALL}{file}")
        return f"{whole.rpartition('.')[0]}.{self._copies}" if self._copies in _SMALLER else whole


def measured(path: Path) -> tuple[int, int, bool] | None:
    """Width and height of a picture in pixels, as it stands upright, and whether it moves. None if nobody can say."""
    from PIL import Image  # only where there are pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as image:
                width, height = image.size
                return *((height, width) if _is_turned(image) else (width, height)), bool(getattr(image, "is_animated", False))
    except Image.DecompressionBombError:
        return MAX_PIXELS, MAX_PIXELS, False
    except Exception:  # noqa: BLE001 - a hostile file may raise anything in any of Pillow's readers; it is shown without a size
        return None


def can_draw(ending: str) -> bool:
    """Whether the Pillow that is installed draws pictures with this ending. `ending`: png, jpg, jpeg, webp or avif."""
    from PIL import Image  # the same

    Image.init()
    return _DRAWN[ending] in Image.SAVE


def fitting(width: int, height: int) -> tuple[int, int]:
    """The size of a member's picture: within SIDE on each side, and no larger than it was."""
    longer = max(width, height, SIDE)
    return max(1, round(width * SIDE / longer)), max(1, round(height * SIDE / longer))


def logo(content: Path, file: str) -> tuple[int, int]:
    """Width and height of the picture beside the site's name, a file of content/attachments/; 0 where there is none.

    SettingsError for a file that is no picture, or one that no browser should draw on every page.
    """
    if not file:
        return 0, 0
    path = content / "attachments" / file
    found = measured(path) if file.rpartition(".")[2] in IMAGES and on_disk.is_file(path) else None
    if found is None or not 0 < found[0] * found[1] <= MAX_LOGO:
        todo = f"name a picture of at most {MAX_LOGO:,} pixels that lies in content/attachments/"
        raise SettingsError(f"{path} cannot be shown", where="FORUM_LOGO", todo=todo)
    return found[:2]


def _is_turned(image: object) -> bool:
    """Whether a picture lies on its side. Only asked where its Exif is at hand: else Pillow would draw it first."""
    info = getattr(image, "info", {})
    return "exif" in info and image.getexif().get(0x0112, 1) in _TURNED  # type: ignore[attr-defined]


def smaller(data: bytes, ending: str) -> bytes | None:
    """A copy of a picture, WIDTH wide and upright, that says nothing but its pixels and their colour profile.

    `ending`: of the copy. None for a picture that cannot be drawn, or whose copy would be no lighter.
    """
    copy = _drawn(data, _DRAWN[ending], WIDTH, lambda width, height: (WIDTH, max(1, round(height * WIDTH / width))))
    return copy if copy and len(copy) < len(data) else None


def portrait(data: bytes, ending: str) -> bytes | None:
    """The same of a member's picture, of one that moves its first frame, as large as `fitting` says. None: it cannot be drawn."""
    return _drawn(data, _DRAWN[ending], SIDE, fitting)


def _drawn(data: bytes, kind: str, side: int, sized: Callable[[int, int], tuple[int, int]]) -> bytes | None:
    """`side`: about how large the copy will be; `sized`: from a picture's width and height to those of the copy."""
    from PIL import Image, ImageOps  # the same: only where there are pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    return None
                profile = image.info.get("icc_profile")
                image.draft("RGB", (2 * side, 2 * side))
                drawn = ImageOps.exif_transpose(image)
                has_alpha = kind != "JPEG" and ("A" in drawn.getbands() or "transparency" in drawn.info)
                plain = drawn.convert("RGBA" if has_alpha else "L" if drawn.mode in ("1", "L") else "RGB")
                copy = plain.resize(sized(*drawn.size), Image.Resampling.LANCZOS, reducing_gap=3.0)
                copy.info = {}
                out = io.BytesIO()
                copy.save(out, kind, icc_profile=profile if copy.mode == "RGB" else None, **_OPTIONS[kind])
    except Exception:  # noqa: BLE001 - the same
        return None
    return out.getvalue()
