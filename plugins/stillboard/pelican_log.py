"""What Pelican logs, turned into what a person wants to read: one line for what ended the run, and no traceback for a mistake."""

from __future__ import annotations

import contextlib
import logging
import sys
from typing import Self

from .errors import BuildError, SettingsError, StillboardError

SHOWN = 3  # errors of Pelican's that one message names


class Fatal(Exception):
    """What Pelican raises, as a RuntimeError, where an error (or a warning) is logged under --fatal."""


class Errors(logging.Handler):
    """Keeps what is logged as an error while it is in force, instead of showing it: it becomes one line in the end.

    A warning of a file that could not be read or copied is an error too: Pelican goes on without it.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's words, if it is an error's."""
        reason = sys.exc_info()[1]  # Pelican logs that a file cannot be read, and hides why
        if record.levelno >= logging.ERROR or isinstance(reason, OSError):
            self.messages.append(f"{record.getMessage()} ({reason})" if reason else record.getMessage())

    def __str__(self) -> str:
        more = f" (and {len(self.messages) - SHOWN} more)" if len(self.messages) > SHOWN else ""
        return " ".join("; ".join(self.messages[:SHOWN]).split()) + more

    def __enter__(self) -> Self:
        root = logging.getLogger()
        for shown in root.handlers:
            shown.addFilter(_is_no_error)
        root.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        root = logging.getLogger()
        root.removeHandler(self)
        for shown in root.handlers:
            shown.removeFilter(_is_no_error)


def _is_no_error(record: logging.LogRecord) -> bool:
    return record.levelno < logging.ERROR and not isinstance(sys.exc_info()[1], OSError)


def say(words: object) -> None:
    """Show a line. Pelican's log would break it at the width of the window, inside paths too."""
    with contextlib.suppress(OSError, ValueError):  # nobody reads it any more
        print(f"stillboard: {words}", file=sys.stderr, flush=True)  # noqa: T201


_PELICANS = {
    "You need to specify a path containing the content": SettingsError(
        "there is no such folder", where="PATH", todo="name the folder with forums/ and threads/ in it"
    ),
    "Could not find the theme": SettingsError(
        "there is no such folder", where="THEME", todo="name the folder with templates/ in it"
    ),
}
"""Mistakes that Pelican finds while it reads the settings, before there is an Archive; by how its words begin."""


def _is_news(record: logging.LogRecord) -> bool:
    """Pelican logs whatever ends a run, with a traceback; a person's mistake is shown on one line instead."""
    error = record.exc_info[1] if isinstance(record.exc_info, tuple) else sys.exc_info()[1]
    if isinstance(error, StillboardError) and str(error) in record.getMessage():
        say(error)
        return False
    for words, ours in _PELICANS.items():
        if error is not None and str(error).startswith(words):
            say(ours)
            error.exitcode = ours.exitcode  # type: ignore[attr-defined]  # Pelican reads it from whatever ended the run
            return False
    if isinstance(error, OSError) and record.levelno == logging.CRITICAL:
        say(f"{error.filename or 'the settings'}: {error.strerror or error}; look at it and run this again")
        error.exitcode = BuildError.exitcode  # type: ignore[attr-defined]  # as above
        return False
    return True


def quieten() -> None:
    """Let Pelican's log show what ended a run as a person wants to read it."""
    pelican_logger = logging.getLogger("pelican")
    if _is_news not in pelican_logger.filters:
        pelican_logger.addFilter(_is_news)
