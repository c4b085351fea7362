"""The files under content/attachments/, published under names that no browser runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..content import tree
from ..site.files import Copied, File
from ..site.site import Site
from ..site.urls import attachment_file
from ._base import Output

_NAME = re.compile(r"[0-9a-f]{64}-[a-z0-9-]{1,64}(?:\.[a-z0-9]{1,10})?", re.ASCII)  # as convert/attachments.py names them


def build(site: Site) -> Iterator[File]:
    """Every attachment."""
    for folder in tree.entries(site.config.content / "attachments", folders=True):
        for entry in tree.entries(folder.path, folders=False):
            if _NAME.fullmatch(entry.name) and entry.name[:2] == folder.name:
                yield Copied(attachment_file(f"{folder.name}/{entry.name}"), Path(entry.path))
            else:
                site.faults.append(f"{entry.path!a}: not published: its name is not <sha256>-<name>")


OUTPUT = Output("attachments", "The archive's own copies of files and pictures.", build)
