"""Smaller copies of pictures that are wider than a page, and of members' pictures: a part for each, so that several processes
draw them, once.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib.metadata import version

from ..site import photos
from ..site.depends import digest
from ..site.files import File, Text
from ..site.pictures import PORTRAITS, SMALL, portrait, smaller
from ..site.site import Site
from ._base import Part, in_parts

POSTS = 20  # about how many posts take as long as a picture


def parts(site: Site) -> Iterator[Part]:
    """A part for each picture whose copy the pages made before this show. Its name says which bytes it has."""
    drawn_by = f"pillow {version('pillow')}"
    for name in sorted(site.referred):
        if not name.startswith((SMALL, PORTRAITS)):
            continue
        kind, _, file = name.partition("/")
        if site.pictures.bytes_of(file) >= 0:
            made_of = digest("thumbnail", drawn_by, _copy_of(site, kind, file), site.config.photo_metadata)
            yield Part(f"thumbnails/{name}", made_of, functools.partial(str, name), POSTS if f"{kind}/" == SMALL else 1)


def _copy_of(site: Site, kind: str, file: str) -> str:
    return site.pictures.portrait_of(file) if f"{kind}/" == PORTRAITS else site.pictures.copy_of(file)


def make(site: Site, task: str) -> Iterator[File]:
    """The copy; where none can be drawn, or is no lighter, the picture itself under the copy's name."""
    kind, _, own = task.partition("/")
    copy = _copy_of(site, kind, own)
    with site.pictures.path(own).open("rb") as stream:
        data = stream.read(photos.MAX_SIZE + 1)
    if len(data) > photos.MAX_SIZE:
        return
    drawn = (portrait if f"{kind}/" == PORTRAITS else smaller)(data, copy.rpartition(".")[2])
    if drawn is None:
        try:
            drawn = data if site.config.photo_metadata else photos.cleaned(data, own.rpartition(".")[2])
        except photos.Broken:  # which the output that publishes the whole picture reports
            return
    yield Text(copy, drawn)


OUTPUT = in_parts("thumbnails", "Smaller copies of wide pictures, and of members' pictures.", parts, make)
