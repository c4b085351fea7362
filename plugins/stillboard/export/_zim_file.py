"""A ZIM as libzim writes it, which is an extra: it is imported when there is something to write."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ._zim_entry import Entry

_SIGN = 48  # pixels on a side


class Libzim:
    """The library."""

    def __init__(self) -> None:
        """UsageError if it is not installed."""
        try:
            # Late: it is an extra.
            from libzim import writer
        except ImportError as error:
            if (error.name or "").partition(".")[0] != "libzim":
                raise
            raise UsageError("libzim is not installed", where="--zim", todo='pip install "stillboard[zim]"') from error
        self._writer: Any = writer
        self._item = _item(writer)

    def write(
        self, path: Path, main: str, entries: Iterable[Entry], about: Mapping[str, str], date: Callable[[], str], sign: bytes
    ) -> None:
        """Write a ZIM. `date` is asked for after the entries. RuntimeError for all that libzim cannot do."""
        with _quiet():
            # One worker: with several, entries would stand in another order each time.
            creator = self._writer.Creator(path).config_indexing(True, about["Language"]).config_nbworkers(1)
            creator.set_mainpath(main)
            with creator:
                for entry in entries:
                    creator.add_item(self._item(entry))
                for name, words in {**about, "Date": date()}.items():
                    creator.add_metadata(name, words)
                creator.add_illustration(_SIGN, sign)


def _item(writer: Any) -> Any:
    """The class of an entry, as libzim asks for it."""

    class Given(writer.Item):  # type: ignore[misc] # known only where it is installed
        """What libzim calls while it writes."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self._entry = entry

        def get_path(self) -> str:
            return self._entry.path

        def get_title(self) -> str:
            return self._entry.title

        def get_mimetype(self) -> str:
            return self._entry.kind

        def get_contentprovider(self) -> Any:
            content = self._entry.content
            return writer.StringProvider(content) if isinstance(content, bytes) else writer.FileProvider(content)

        def get_hints(self) -> dict[Any, bool]:
            return {writer.Hint.FRONT_ARTICLE: self._entry.is_page, writer.Hint.COMPRESS: not self._entry.is_packed}

    return Given


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what libzim prints of its steps away from what a command prints; its errors are raised."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
