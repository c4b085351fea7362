"""What of Pelican's own functions is replaced by others of the same name: those that fail in silence, or take too long."""

from __future__ import annotations

import contextlib
import importlib
import logging
import pkgutil
import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from types import ModuleType
from typing import Any

from pelican import plugins as installed
from pelican import readers
from pelican.generators import Generator
from pelican.plugins import _utils as loading
from pelican.server import ComplexHTTPRequestHandler

from .errors import BuildError
from .site import on_disk

logger = logging.getLogger(__name__)
_answer_get = ComplexHTTPRequestHandler.do_GET


def _answer(handler: ComplexHTTPRequestHandler) -> None:
    """Answer a request to `pelican --listen`: Pelican closes the connection where nothing lies, hosts send 404.html."""
    _answer_get(handler)
    if handler.path is None:  # Pelican has found no file, and sent nothing
        shown = Path(handler.base_path, "404.html")
        data = b"404: no such page"
        with contextlib.suppress(OSError):
            data = shown.read_bytes()
        handler.send_response(HTTPStatus.NOT_FOUND)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)


_listed_files = Generator.get_files


def _files(generator: Generator, paths: list[str] | str, *asked: Any, **more: Any) -> set[str]:
    """The files that a generator is to read. Pelican takes a folder that it cannot list for an empty one: it must be able to."""
    files: set[str] = _listed_files(generator, paths, *asked, **more)
    for root in (Path(generator.path, path) for path in ([paths] if isinstance(paths, str) else paths)):
        if on_disk.is_folder(root):
            for _ in on_disk.files_below(root):  # OSError if one cannot be listed
                pass
    if missed := files ^ _listed_files(generator, paths, *asked, **more):
        where = str(Path(generator.path, min(missed)))
        raise BuildError("its folder could not be listed for a moment, or changes", where=where, todo="build again")
    return files


class _Installed(Mapping[str, ModuleType]):
    """The plugins that are installed as Pelican's, by their names.

    Pelican imports all of them, whichever a site uses; here one is imported when it is asked for.
    """

    def __init__(self, package: ModuleType | None = None) -> None:
        """`package`: the one that they are parts of."""
        package = package or installed
        found = pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        self._names = dict.fromkeys(name for _, name, is_package in found if is_package)

    def __getitem__(self, name: str) -> ModuleType:
        if name not in self._names:
            raise KeyError(name)
        return importlib.import_module(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _find_empty_alt(content: str, path: str) -> None:
    """Warn of pictures whose alt is empty, as Pelican's function of this name does, whose time grows with the cube of a page."""
    empty = [tag for tag in re.findall(r"<img\b[^<>]*>", content) if re.search(r"\balt=(?:\"\"|'')", tag)]
    if empty:
        logger.warning("%s: %d pictures without a word about them: write one between the [ and ] of ![]", path, len(empty))


def replace_loading() -> None:
    """Put in place what loads plugins: before Pelican loads some."""
    loading.get_namespace_plugins = _Installed


def replace() -> None:
    """Put the others in place; once is enough."""
    readers.find_empty_alt = _find_empty_alt
    Generator.get_files = _files
    ComplexHTTPRequestHandler.do_GET = _answer
