"""One file per dump format. To add one: write `<name>.py` with an `IMPORTER`, add it to the tuple below (the specific
before the general: the first that accepts a capture reads it), and give it a sample folder under tests/importers/<name>/.
"""

from __future__ import annotations

from . import discourse, text, xenforo
from ._base import Importer

IMPORTERS: tuple[Importer, ...] = (discourse.IMPORTER, xenforo.IMPORTER, text.IMPORTER)
