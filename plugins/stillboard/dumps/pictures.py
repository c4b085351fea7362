"""Pictures by their bytes and by their names."""

from __future__ import annotations

import re
from urllib.parse import unquote

NAMED = re.compile(r"\.(?:png|jpe?g|jpe|jfif|gif|webp|avif|bmp|ico|heic|heif|tiff?|svg|jxl|jp2)$", re.IGNORECASE)
_PAGE = re.compile(r"\.(?:[xsd]?html?|php\d?|aspx?|jsp|cgi|pl)$", re.IGNORECASE)  # added to a picture's name by who saved it
_PICTURES = (
    (re.compile(rb"\x89PNG\r\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "webp"),
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "avif"),
)
# Pictures besides those: HEIC, JPEG XL and JPEG 2000, TIFF, BMP, icons, SVG.
_OTHER_PICTURES = re.compile(
    rb".{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)|\xff\x0a|\0\0\0\x0c(?:JXL |jP  )|II\*\0|MM\0\*"
    rb"|BM.{12}[\x0c\x28-\x7c]\0\0\0|\0\0[\1\2]\0"
    rb"|(?:\xef\xbb\xbf)?\s{0,99}<(?:\?xml[^>]{0,200}>[^<]{0,99}<)?(?:!--.{0,999}?--[^<]{0,99}<)?"
    rb"(?:!DOCTYPE svg[^>]{0,999}>[^<]{0,99}<)?svg\b",
    re.DOTALL,
)


def is_one(data: bytes) -> bool:
    """True for the bytes of a picture, whatever its name."""
    beginning = data[:4096]
    return any(magic.match(beginning) for magic, _ in _PICTURES) or bool(_OTHER_PICTURES.match(beginning))


def ending_of(data: bytes) -> str:
    """How the name of a picture that browsers show ends, by its bytes: png, jpg, gif, webp or avif; "" for anything else."""
    return next((ending for magic, ending in _PICTURES if magic.match(data)), "")


def file_name(address: str, data: bytes) -> str:
    """The last part of a file's address, with the ending of the picture that it is: `lamp.png` for `/attachments/lamp-png.9/`."""
    return named_so(unquote(re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2]), data)


def named_so(name: str, data: bytes) -> str:
    """A file's name with the ending of the picture that it is: `lamp.png` for `lamp.png.html`, `lamp.png ` and `lamp`."""
    ending = ending_of(data)
    if ending:
        name = _PAGE.sub("", name.rstrip(" ."))
    if not ending or re.search(r"\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$", name, re.IGNORECASE):
        return name
    name = re.sub(rf"[-_.]?{ending.replace('jpg', 'jpe?g')}$", "", re.sub(r"\.\d{1,12}$", "", name), flags=re.IGNORECASE)
    return f"{name or 'image'}.{ending}"
