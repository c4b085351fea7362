"""The files under content/attachments/ that a page refers to, under names that no browser runs and without what photos tell."""

from __future__ import annotations

import contextlib
import functools
import mmap
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ..content import tree
from ..site import photos
from ..site.files import Copied, File, Text
from ..site.pictures import ATTACHMENTS
from ..site.site import Site
from ..site.urls import attachment_file
from ._base import Output

_NAME = re.compile(r"[0-9a-f]{64}-[a-z0-9-]{1,64}(?:\.[a-z0-9]{1,10})?", re.ASCII)  # as convert/attachments.py names them


def build(site: Site) -> Iterator[File]:
    """Every attachment that the pages made before this refer to."""
    left_out = 0
    avatars = {author.record.avatar for forum in site.library.forums for author in forum.authors.values() if author.record}
    with contextlib.ExitStack() as until_copied:
        # Made when it is needed first: a run that is killed would leave it, and few archives have films that large.
        spare = functools.cache(lambda: Path(until_copied.enter_context(tempfile.TemporaryDirectory(prefix="stillboard-"))))
        for folder in tree.entries(site.config.content / "attachments", folders=True):
            for entry in tree.entries(folder.path, folders=False):
                name = f"{folder.name}/{entry.name}"
                if not _NAME.fullmatch(entry.name) or entry.name[:2] != folder.name:
                    site.faults.append(f"{entry.path!a}: not published: its name is not <sha256>-<name>")
                elif name not in site.referred:
                    left_out += f"{ATTACHMENTS}{name}" not in avatars  # of these there are small copies, or none is shown
                else:
                    yield from _published(site, name, Path(entry.path), spare)
    if left_out:
        files = "1 file is" if left_out == 1 else f"{left_out} files are"
        todo = "`stillboard check` names them"
        site.faults.append(f"content/attachments: {files} not published, since no page refers to them; {todo}")


def _published(site: Site, name: str, source: Path, spare: Callable[[], Path]) -> Iterator[File]:
    """A file as it is served; nothing for a photo that cannot be cleaned, which is a fault. `spare`: a folder for copies."""
    file = attachment_file(name)
    if site.config.photo_metadata:
        yield Copied(file, source)
        return
    try:
        yield _cleaned(file, source, spare)
    except photos.Broken as error:
        todo = "put a sound picture there, or set FORUM_PHOTO_METADATA = True to publish such files as they are"
        site.faults.append(f"{str(source)!a}: not published, since it may say where or by whom it was taken ({error}); {todo}")


def _cleaned(file: str, source: Path, spare: Callable[[], Path]) -> File:
    """A file without what photos tell. Broken if it is a photo that cannot be cleaned."""
    ending = source.suffix[1:]
    with source.open("rb") as stream:
        beginning = stream.read(16)
        if not photos.concerns(beginning, ending):
            return Copied(file, source)
        data = beginning + stream.read(photos.MAX_SIZE)
    if len(data) > photos.MAX_SIZE:
        return Copied(file, _large(source, beginning, ending, spare))
    clean = photos.cleaned(data, ending)
    return Copied(file, source) if clean == data else Text(file, clean)


def _large(source: Path, beginning: bytes, ending: str, spare: Callable[[], Path]) -> Path:
    """A copy of a film that is too large for the memory, cleaned. Broken for a picture of that size."""
    wipe = photos.in_place(beginning, ending)
    if wipe is None:
        raise photos.Broken(f"a picture larger than {photos.MAX_SIZE >> 20} MB")
    copy = spare() / "film"
    shutil.copyfile(source, copy)
    with copy.open("r+b") as stream, mmap.mmap(stream.fileno(), 0) as data:
        wipe(data)
    return copy


OUTPUT = Output("attachments", "The archive's own copies of files and pictures.", build)
