"""The only module that knows Pelican: one generator for the forum, and a Pelican whose failed builds change nothing.

`pelicanconf.py` sets `PELICAN_CLASS = Archive`. Pelican itself writes into the output folder as it goes, stops
nowhere for a file it could not read, and under --autoreload repeats a failing build without a pause; `Archive`
builds aside and puts the result in place only if nothing went wrong.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sys
import traceback
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any, Self

import jinja2
from markupsafe import Markup
from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.contents import Page as OwnPage
from pelican.generators import Generator, PelicanTemplateNotFound, StaticGenerator
from pelican.server import ComplexHTTPRequestHandler
from pelican.writers import FileOverwriteFailedError

from .content import own_pages, tree
from .errors import BuildError, ContentError, SettingsError, StillboardError, ThemeError
from .outputs import all_outputs
from .site import cache, config, library, pelicans
from .site.files import Copied, Page, Text
from .site.headings import levelled
from .site.pages import TEMPLATES, Frame
from .site.site import Site
from .site.staging import Staging

logger = logging.getLogger(__name__)
SHOWN = 3  # errors of Pelican's that one message names
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "undefined": jinja2.StrictUndefined}
"""How the forum's templates are read: they escape what they print unless site/sanitize.py made it, and know no misspelt name."""
MARKDOWN = own_pages.MARKDOWN
_NEEDED = {*TEMPLATES.values(), "base.html", "page.html"}


class ForumGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Pelican's generator for everything under content/ that is a forum's."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, **more: Any) -> None:
        """Take the forum's theme where the site has another one, whose templates then stay as they are."""
        if "STILLBOARD_STAGING" not in settings:
            todo = "write `from stillboard.settings import PELICAN_CLASS` into the settings"
            raise SettingsError("not the class that puts a forum in place", where="PELICAN_CLASS", todo=todo)
        if settings.get("FORUM_THEME"):
            theme = settings["FORUM_THEME"]
            settings = {**settings, "JINJA_ENVIRONMENT": JINJA_ENVIRONMENT, "THEME_TEMPLATES_OVERRIDES": []}
        super().__init__(context, settings, path, theme, **more)
        self.config = config.read(self.settings)
        cache.check_untracked(self.config.cache)
        self.looked = self._look_at_own_pages()

    def _look_at_own_pages(self) -> pelicans.Looked:
        """Look at them here: Pelican makes all generators before any of them reads a file."""
        if self.config.trusts_pages:
            return pelicans.Looked()
        of = self.settings
        pages, news = (self.get_files(of[f"{kind}_PATHS"], of[f"{kind}_EXCLUDES"]) for kind in ("PAGE", "ARTICLE"))
        return pelicans.check(self.config.content, pages, news, of["MARKDOWN"])

    def generate_context(self) -> None:
        """Read content/, before any page is written."""
        self._check_theme()
        self.library = library.load(self.config.content, self.config.posts_per_page)
        style = Path(self.theme, "static", "forum.css")
        self.style = hashlib.sha256(style.read_bytes()).hexdigest()[:8] if style.is_file() else ""
        self.context["frame_for"] = self._frame_for

    def _check_theme(self) -> None:
        if not self.env.autoescape or self.env.undefined is not jinja2.StrictUndefined:
            todo = '{"autoescape": True, "undefined": jinja2.StrictUndefined}'
            raise SettingsError("user text would not be escaped", where="JINJA_ENVIRONMENT", todo=f"set it to {todo}")
        folder = Path(self.theme, "templates")
        overrides = [Path(path) for path in self.settings["THEME_TEMPLATES_OVERRIDES"]]
        for name in sorted(_NEEDED):
            if not any((place / name).is_file() for place in (*overrides, folder)):
                raise ThemeError("there is no such template", where=str(folder / name), todo="theme/README.md lists them")

        for file in sorted(folder.rglob("*.html")):
            try:
                file.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                raise ThemeError("not UTF-8", where=str(file), todo="save it as UTF-8") from error

    def _site(self) -> Site:
        own = [(str(Markup(page.title).striptags()), page.save_as) for page in self.context.get("pages", [])]  # noqa: S704 - the maintainers' own titles
        return Site(self.config, self.library, sorted(own, key=lambda page: page[1]), self.style)

    def _frame_for(self, site_url: str) -> Frame:
        """The frame of one of Pelican's own pages, from the SITEURL that Pelican gives that page."""
        root = f"{site_url}/" if self.config.relative else self.site.urls.root("")
        return self.site.frame(root)

    def generate_output(self, writer: Any) -> None:
        """Make every file. Runs after Pelican's own pages are written."""
        staging = self.settings["STILLBOARD_STAGING"]
        if self.settings.get("FORUM_THEME"):  # Pelican copies those of THEME alone
            static = Path(self.theme, "static")
            for file in sorted(file for file in static.rglob("*") if file.is_file()):
                staging.copy(f"theme/{file.relative_to(static).as_posix()}", file)
        counts = {output.name: 0 for output in all_outputs()}
        for output in all_outputs():
            for item in output.build(self.site):
                counts[output.name] += 1
                match item:
                    case Page():
                        self._write(staging, item)
                    case Text():
                        staging.write(item.file, item.data)
                    case Copied():
                        staging.copy(item.file, item.source)
        for fault in self.site.faults:
            logger.warning("%s", fault)
        posts = sum(thread.count for forum in self.library.forums for thread in forum.threads)
        threads = sum(len(forum.threads) for forum in self.library.forums)
        logger.info("Forum: %d posts in %d threads; %s", posts, threads, ", ".join(f"{n} {c}" for n, c in counts.items()))

    def refresh_metadata_intersite_links(self) -> None:
        """Called when all contexts are done: Pelican's own pages are known now."""
        pelicans.check_places(self.context)
        self.site = self._site()
        self.site.faults += self.looked.left_out

    def _write(self, staging: Staging, page: Page) -> None:
        template = self.env.get_template(TEMPLATES[type(page.record)])
        html = template.render(page=page.record, frame=self.site.frame(self.site.urls.root(page.file)))
        path = staging.write(page.file, html.encode("utf-8"))
        if signals.content_written.receivers:
            signals.content_written.send(str(path), context={**self.context, "page": page.record})


class ContainedStatic(StaticGenerator):  # type: ignore[misc]  # Pelican has no types
    """Pelican's generator for files that are published as they are, which may name any place on the disk."""

    def generate_output(self, writer: Any) -> None:
        """Copy the files, if all stay in the folder that the build is made in."""
        for file in self.context["staticfiles"]:
            pelicans.check_inside(file.save_as)
        super().generate_output(writer)


class Archive(Pelican):  # type: ignore[misc]  # Pelican has no types
    """A Pelican whose output changes only when a whole build went well."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Check the FORUM_* settings before anything is read."""
        config.read(settings)
        _check_output(Path(settings["PATH"]).resolve(), Path(settings["OUTPUT_PATH"]).resolve())
        self._runs, self._first = 0, ""
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Load the plugins. Pelican logs one that fails and goes on without it; here that ends the run."""
        with _Errors() as errors, contextlib.suppress(_Fatal):
            _translated(super().init_plugins)
        if errors.messages:
            raise BuildError(f"a plugin cannot be loaded: {errors}", where="PLUGINS", todo="install it, or take it out")
        if not any(name.endswith("stillboard") for name in self.settings["PLUGINS"]):
            raise SettingsError("stillboard is not among them", where="PLUGINS", todo='use PLUGINS = ["stillboard"]')

    def _get_generator_classes(self) -> list[type[Generator]]:
        """Pelican's generators and those of plugins, none of which writes outside the folder of the build."""
        return [ContainedStatic if each is StaticGenerator else each for each in super()._get_generator_classes()]

    def _get_writer(self) -> Any:
        return pelicans.contain_writer(super()._get_writer())

    def run(self) -> None:
        """One build. After the first, which only --autoreload asks for, a failure is logged and waits for the next change."""
        self._runs += 1
        try:
            self._build()
        except StillboardError as error:
            if self._runs == 1:
                self._first = str(error)
                raise
            if self._runs > 2 or str(error) != self._first:  # --autoreload repeats a first build that failed, at once
                _say(error)

    def _build(self) -> None:
        for link in tree.links(Path(self.settings["PATH"])):
            raise ContentError("a symbolic link, which could lead anywhere", where=link, todo="put the file itself there")
        staging = Staging(Path(self.settings["OUTPUT_PATH"]))
        self.output_path = str(staging.path)
        self.settings["STILLBOARD_STAGING"] = staging
        try:
            with _Errors() as errors:
                _translated(super().run)
            if errors.messages:
                raise BuildError(str(errors), todo="fix it; the site was left as it was")
            written, same, removed = staging.promote()
        except _Fatal as error:
            raise BuildError(str(errors) or "a warning ended it", todo="fix it; the site was left as it was") from error
        except FileOverwriteFailedError as error:
            file = str(error).partition('"')[2].partition('"')[0]
            where = os.path.relpath(file, staging.path)
            raise BuildError("two pages want this file", where=where, todo="give one of them another address") from error
        except OSError as error:
            raise BuildError(error.strerror or str(error), where=str(error.filename or staging.output)) from error
        finally:
            staging.discard()
            self.settings.pop("STILLBOARD_STAGING", None)
        print(f"Site: {written} files written, {same} left as they were, {removed} removed.")  # noqa: T201


def _check_output(source: Path, output: Path) -> None:
    if output == source or output in source.parents or source in output.parents:
        raise SettingsError(
            f"{output} holds content/ or lies in it", where="OUTPUT_PATH", todo="give the site a folder of its own"
        )


def _translated(run: Callable[[], None]) -> None:
    """Run a build; mistakes in templates become a ThemeError that names file and line."""
    try:
        run()
    except RuntimeError as error:
        if "Warning or error encountered" not in str(error):
            raise
        raise _Fatal(str(error)) from error
    except PelicanTemplateNotFound as error:
        raise ThemeError(str(error), todo="theme/README.md lists the templates") from error
    except jinja2.TemplateNotFound as error:
        raise ThemeError("there is no such template", where=str(error), todo="theme/README.md lists them") from error
    except jinja2.TemplateSyntaxError as error:
        where = f"{error.filename or error.name}:{error.lineno}"
        raise ThemeError(error.message or "syntax error", where=where, todo="fix the template") from error
    except jinja2.TemplateError as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".html")]
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "theme"
        raise ThemeError(str(error), where=where, todo="theme/README.md lists what a template may use") from error


class _Fatal(Exception):
    """What Pelican raises, as a RuntimeError, where an error (or a warning) is logged under --fatal."""


class _Errors(logging.Handler):
    """Keeps what is logged as an error while it is in force, instead of showing it: it becomes one line in the end."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        reason = sys.exc_info()[1]  # Pelican logs that a file cannot be read, and hides why
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
    return record.levelno < logging.ERROR


def _say(error: BaseException) -> None:
    """Show a person's mistake on one line. Pelican's log would break it at the width of the window, inside paths too."""
    print(f"stillboard: {error}", file=sys.stderr, flush=True)  # noqa: T201


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
        _say(error)
        return False
    for words, ours in _PELICANS.items():
        if error is not None and str(error).startswith(words):
            _say(ours)
            error.exitcode = ours.exitcode  # type: ignore[attr-defined]  # Pelican reads it from whatever ended the run
            return False
    return True


def _quieten() -> None:
    pelican_logger = logging.getLogger("pelican")
    if _is_news not in pelican_logger.filters:
        pelican_logger.addFilter(_is_news)


_answer_get = ComplexHTTPRequestHandler.do_GET


def _answer(handler: ComplexHTTPRequestHandler) -> None:
    """Answer a request to `pelican --listen`: Pelican closes the connection where nothing lies, hosts send 404.html."""
    _answer_get(handler)
    if handler.path is None:  # Pelican has found no file, and sent nothing
        shown = Path(handler.base_path, "404.html")
        data = shown.read_bytes() if shown.is_file() else b"404: no such page"
        handler.send_response(HTTPStatus.NOT_FOUND)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)


def _generators(_: Pelican) -> type[Generator]:
    return ForumGenerator


def _take_over(own: Content) -> None:
    """Make one of Pelican's own pages or news safe, or at least set its headings below the h1 that the template gives it."""
    if not isinstance(own, OwnPage | Article):
        return
    if not own.settings.get("FORUM_TRUST_PAGES"):
        pelicans.take_over(own)
    elif own._content:  # noqa: SLF001 - the HTML before Pelican resolves its links
        own._content = levelled(own._content, 2)  # noqa: SLF001


def register() -> None:
    """What Pelican calls to load the plugin."""
    signals.get_generators.connect(_generators)
    signals.content_object_init.connect(_take_over)
    ComplexHTTPRequestHandler.do_GET = _answer


_quieten()  # as early as this: Pelican can stop while it reads the settings
