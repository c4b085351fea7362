"""What every process that makes pages will need (templates, lexers, forms of addresses), made ready in the one they copy.

That one has nothing else to do while others read; each of them would take the same time for it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import jinja2

from ..addresses import reading
from . import templates
from .code import lexer_of

LEXERS = 30  # that are made ready: forums write in few languages, and posts can name very many


class Preparing:
    """Gets ready what is not yet, each time that it is called."""

    def __init__(self, environment: jinja2.Environment, folder: Path) -> None:
        """`folder`: with the theme's templates, which `environment` reads."""
        self._environment = environment
        self._folder: Path | None = folder
        self._known: set[str] = set()

    def __call__(self, languages: Iterable[str]) -> None:
        """`languages`: of code, as far as they are known."""
        if self._folder:
            templates.load(self._environment, self._folder)
            reading.every()
            self._folder = None
        for language in languages:
            if language not in self._known and len(self._known) < LEXERS:
                self._known.add(language)
                lexer_of(language)
