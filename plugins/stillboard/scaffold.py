"""`stillboard new importer NAME`: the module, the line in the tuple, and the sample folder of a new importer."""

from __future__ import annotations

import re
from pathlib import Path

from .errors import UsageError

_PACKAGE = Path(__file__).parent / "importers"

_MODULE = '''"""{name}: say here which forum software writes this format, and where its facts are documented."""

from __future__ import annotations

from collections.abc import Iterator

from ...dumps import Capture
from ...errors import Drift
from ...model import Item
from ._base import Importer


def _accepts(capture: Capture) -> bool:
    return "{name}" in capture.head


def _posts(capture: Capture) -> Iterator[Item]:
    """Yield the Forum, its Boards, a Thread, then its Members and Posts in order."""
    raise Drift("this importer reads nothing yet", where=capture.name, todo="write importers/{name}.py")
    yield


IMPORTER = Importer(name="{name}", summary="Say in one sentence what {name} reads.", accepts=_accepts, posts=_posts)
'''

_SAMPLE = """Put the smallest {name} dump here that shows a quote, a link, code, a picture and a post without an author.
Write it anew: no real person's words. Then run

    UPDATE=1 pytest tests/test_importers.py

and read what it wrote to expected/ before you commit it.
"""


def new_importer(name: str, package: Path = _PACKAGE) -> list[Path]:
    """Write the three; returns the files made or changed. UsageError if the name is taken or no module's name."""
    if not re.fullmatch(r"[a-z][a-z0-9]{1,30}", name, re.ASCII):
        raise UsageError(f"{name!r} cannot be an importer's name", todo="use a short lower-case word, such as phpbb")
    module, registry = package / f"{name}.py", package / "__init__.py"
    samples = _samples(package) / name
    if module.exists() or samples.exists():
        raise UsageError(f"{name} exists already", where=str(module if module.exists() else samples), todo="choose another name")
    text = _registered(registry.read_text(encoding="utf-8"), name)
    module.write_text(_MODULE.format(name=name), encoding="utf-8", newline="\n")
    registry.write_text(text, encoding="utf-8", newline="\n")
    note = samples / "README.md"
    note.parent.mkdir(parents=True)
    note.write_text(_SAMPLE.format(name=name), encoding="utf-8", newline="\n")
    return [module, registry, note]


def _samples(package: Path) -> Path:
    for folder in package.parents:
        if (folder / "tests" / "importers").is_dir():
            return folder / "tests" / "importers"
    raise UsageError("there is no tests/importers folder", where=str(package), todo="run this in a clone of the repository")


def _registered(text: str, name: str) -> str:
    """The registry with the new name first in its tuple: the specific before the general."""
    listed = re.search(r"^NAMES: [^=]*= \(\n", text, re.MULTILINE)
    if not listed:
        raise UsageError("its tuple was not found", where="importers/__init__.py", todo="add the line by hand")
    return text[: listed.end()] + f'    "{name}",\n' + text[listed.end() :]
