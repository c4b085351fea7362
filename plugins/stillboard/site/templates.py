"""The theme's templates, which turn pages into HTML in whichever process."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

import jinja2

from ..errors import ThemeError
from .files import Page
from .pages import TEMPLATES, Frame


class Templates:
    """The templates of one theme."""

    def __init__(self, set_up: Callable[[], jinja2.Environment], environment: jinja2.Environment | None = None) -> None:
        """`set_up` gives the environment as Pelican has it, with what the site's settings add; `environment`: what it has given.

        Where a process is no copy of another it sets up its own.
        """
        self._set_up = set_up
        self._environment = environment
        self._by_name: dict[str, jinja2.Template] = {}

    def __getstate__(self) -> dict[str, Any]:
        """What another process gets."""
        return {"_set_up": self._set_up, "_environment": None, "_by_name": {}}

    def html(self, page: Page, frame: Frame) -> bytes:
        """A page in its frame. ThemeError for a mistake in a template."""
        name = TEMPLATES[type(page.record)]
        try:
            template = self._by_name.get(name)
            if template is None:
                self._environment = self._environment or self._set_up()
                template = self._by_name[name] = self._environment.get_template(name)
            return template.render(page=page.record, frame=frame).encode("utf-8")
        except jinja2.TemplateError as error:
            raise explained(error) from error


def explained(error: jinja2.TemplateError) -> ThemeError:
    """A mistake in a template, with file and line."""
    if isinstance(error, jinja2.TemplateNotFound):
        return ThemeError("there is no such template", where=str(error), todo="theme/README.md lists them")
    if isinstance(error, jinja2.TemplateSyntaxError):
        where = f"{error.filename or error.name}:{error.lineno}"
        return ThemeError(error.message or "syntax error", where=where, todo="fix the template")
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "theme"
    return ThemeError(str(error), where=where, todo="theme/README.md lists what a template may use")
