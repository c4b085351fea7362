"""The theme's templates, which turn pages into HTML in whichever process."""

from __future__ import annotations

import contextlib
import os
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import jinja2

from ..errors import SettingsError, StillboardError, ThemeError
from . import on_disk
from .depends import digest
from .files import Page
from .pages import TEMPLATES, Frame

_NEEDED = {*TEMPLATES.values(), "base.html", "page.html"}


def check(environment: jinja2.Environment, folder: Path, overrides: Iterable[Path]) -> None:
    """SettingsError if the text of strangers would not be escaped, ThemeError if a template of `folder` is missing or unreadable.

    `overrides`: folders whose templates are taken before those of `folder`.
    """
    if not environment.autoescape or environment.undefined is not jinja2.StrictUndefined:
        todo = '{"autoescape": True, "undefined": jinja2.StrictUndefined}'
        raise SettingsError("user text would not be escaped", where="JINJA_ENVIRONMENT", todo=f"set it to {todo}")
    places = (*overrides, folder)
    for name in sorted(_NEEDED):
        if not any(on_disk.is_file(place / name) for place in places):
            raise ThemeError("there is no such template", where=str(folder / name), todo="theme/README.md lists them")
    for file in (folder / name for name in _in(folder)):
        try:
            file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise ThemeError("not UTF-8", where=str(file), todo="save it as UTF-8") from error


def _in(folder: Path) -> list[str]:
    return [name for name in on_disk.files_below(folder) if name.endswith(".html")]


def load(environment: jinja2.Environment, folder: Path) -> None:
    """Have the environment compile the templates of its folder. A mistake in one is told where it is used, if it is."""
    for name in _in(folder):
        with contextlib.suppress(jinja2.TemplateError):
            environment.get_template(name)


def digest_of(environment: jinja2.Environment, made_with: Mapping[str, Any]) -> bytes:
    """What tells whether templates are those of an earlier build, and read alike. `made_with`: JINJA_ENVIRONMENT.

    Code of the settings' own, such as an extension, cannot be compared: where there is some, no digest is like another.
    """
    if not all(map(_is_known, made_with.values())):
        return os.urandom(16)
    names = sorted(environment.list_templates()) if environment.loader else []
    return digest(repr(made_with), *(part for name in names for part in (name, _source(environment, name))))


def _is_known(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(map(_is_known, value))
    if isinstance(value, type):
        return value.__module__.partition(".")[0] in ("jinja2", "stillboard")
    return value is None or isinstance(value, str | int)


def _source(environment: jinja2.Environment, name: str) -> str:
    """A template's text; "" for a file that is none, such as what an editor keeps beside it."""
    try:
        return environment.loader.get_source(environment, name)[0] if environment.loader else ""
    except (UnicodeDecodeError, jinja2.TemplateNotFound):
        return ""


class Templates:
    """The templates of one theme."""

    def __init__(self, set_up: Callable[[], jinja2.Environment] | None, environment: jinja2.Environment | None = None) -> None:
        """`set_up` gives the environment as Pelican has it, with what the site's settings add; `environment`: what it has given.

        Where a process is no copy of another it sets up its own. `set_up` is None where it could not: other plugins have added
        something perhaps, and no such process loads them.
        """
        self._set_up = set_up
        self._environment = environment
        self._by_name: dict[str, jinja2.Template] = {}

    def __getstate__(self) -> dict[str, Any]:
        """What another process gets. TypeError if it cannot set up what this one has."""
        if self._set_up is None:
            raise TypeError("what other plugins added is in this process alone")
        return {"_set_up": self._set_up, "_environment": None, "_by_name": {}}

    def html(self, page: Page, frame: Frame) -> bytes:
        """A page in its frame. ThemeError for a mistake in a template."""
        name = TEMPLATES[type(page.record)]
        try:
            template = self._by_name.get(name)
            if template is None:
                self._environment = self._environment or self._set_up()  # type: ignore[misc]  # there is one of the two
                template = self._by_name[name] = self._environment.get_template(name)
            return template.render(page=page.record, frame=frame).encode("utf-8")
        except Exception as error:
            if not is_mistake(error):
                raise
            raise explained(error) from error


def is_mistake(error: Exception) -> bool:
    """Whether a template is to blame: it is one of Jinja's errors, or what Python made of an expression that stands there."""
    return isinstance(error, jinja2.TemplateError) or bool(_place(error) and not isinstance(error, StillboardError | OSError))


def _place(error: Exception) -> str:
    """The innermost template that an error went through, with the line; "" if it went through none."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def explained(error: Exception) -> ThemeError:
    """A mistake in a template, with file and line."""
    if isinstance(error, jinja2.TemplateNotFound):
        return ThemeError("there is no such template", where=str(error), todo="theme/README.md lists them")
    if isinstance(error, jinja2.TemplateSyntaxError):
        where = f"{error.filename or error.name}:{error.lineno}"
        return ThemeError(error.message or "syntax error", where=where, todo="fix the template")
    what = str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    return ThemeError(what, where=_place(error) or "theme", todo="theme/README.md lists what a template may use")
