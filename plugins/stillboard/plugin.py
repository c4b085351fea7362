"""What Pelican calls: one generator for the forum, and a Pelican whose failed builds change nothing.

`pelicanconf.py` sets `PELICAN_CLASS = Archive`. Pelican itself writes into the output folder as it goes, stops
nowhere for a file it could not read, and under --autoreload repeats a failing build without a pause; `Archive`
builds aside and puts the result in place only if nothing went wrong.
"""

from __future__ import annotations

import contextlib
import fnmatch
import functools
import hashlib
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from types import FrameType
from typing import Any

import jinja2
from pelican import Pelican, log, signals
from pelican.contents import Article, Content
from pelican.contents import Page as OwnPage
from pelican.generators import Generator, PelicanTemplateNotFound, StaticGenerator
from pelican.urlwrappers import Category
from pelican.writers import FileOverwriteFailedError

from . import pelican_log, pelican_replaced, progress, stopping
from .building import Building, Makers
from .content import own_pages, tree
from .errors import BuildError, ContentError, SettingsError, StillboardError, ThemeError
from .outputs import all_outputs
from .pelican_log import Errors, Fatal, say
from .site import config, index, library, on_disk, pelicans, printing, searched, templates, versions
from .site.endings import ATTACHMENT
from .site.files import Page
from .site.headings import levelled
from .site.index import Index
from .site.languages import Language, spoken
from .site.pages import Frame
from .site.preparing import Preparing
from .site.site import Site
from .site.staging import Staging
from .site.templates import Templates
from .site.words import Words, speak
from .workers import Workers, seldom_collecting

logger = logging.getLogger(__name__)
JINJA_ENVIRONMENT = printing.ENVIRONMENT
AS_IT_WAS = "the site was left as it was"
HALF_NEW = "the site is half new, and the next build finishes it"
IN_PLACE = "the new site is in place"
MARKDOWN = own_pages.MARKDOWN


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
        context["OUTPUT_PATH"] = str(settings["STILLBOARD_STAGING"].path)  # plugins look there for what was written
        self.config = config.read(self.settings)
        index.check_untracked(self.config.cache)
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
        folder = Path(self.theme, "templates")
        templates.check(self.env, folder, map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"]))
        self.workers = Workers(self.config.workers, cluster=self.config.cluster)
        staging: Staging = self.settings["STILLBOARD_STAGING"]
        self.index = staging.kept_open(Index(self.config.cache if self.config.use_cache else None))
        say, prepare = self.settings["STILLBOARD_SAY"], Preparing(self.env, folder)
        self.library = library.load(self.config.content, self.config.posts_per_page, self.index, self.workers, say, prepare)
        members = sum(len(forum.authors) for forum in self.library.forums)
        posts = sum(thread.count for forum in self.library.forums for thread in forum.threads)
        threads = sum(len(forum.threads) for forum in self.library.forums)
        staging.holds = f"{threads:,} threads, {posts:,} posts, {members:,} members"
        loaded = [Path(self.theme, "static", name) for name in ("forum.css", "first.js", "forum.js", "old.js")]
        there = b"".join(file.read_bytes() for file in loaded if on_disk.is_file(file))
        self.style = hashlib.sha256(there).hexdigest()[:8] if there else ""
        if fault := spoken(self.config.lang).fault:
            logger.warning("%s", fault)
        self.context["frame_for"] = self._frame_for
        # Pelican never forgets its own pages, which know this context: the library must not be in it when the build is over.
        staging.kept_open(contextlib.ExitStack()).callback(self.context.pop, "frame_for", None)

    def _site(self) -> Site:
        own = pelicans.published(self.context, self.settings)
        return Site(self.config, self.library, own, self.style, self._made_with())

    def _made_with(self) -> list[bytes]:
        """Digests of what makes pages out of records."""
        added = any(self.settings[name] for name in ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS"))
        adding = (signals.initialized, signals.generator_init, signals.all_generators_finalized)  # where plugins add such things
        if added or any(signal.receivers for signal in adding):  # code that nobody can compare with that of the last build
            return [os.urandom(16)]
        return [versions.code(), templates.digest_of(self.env, self.settings["JINJA_ENVIRONMENT"])]

    def _frame_for(self, site_url: str) -> Frame:
        """The frame of one of Pelican's own pages, from the SITEURL that Pelican gives that page."""
        root = f"{site_url}/" if self.config.relative else self.site.urls.root("")
        return self.site.frame(root)

    def generate_output(self, writer: Any) -> None:
        """Make every file. Runs after Pelican's own pages are written."""
        staging = self.settings["STILLBOARD_STAGING"]
        searched.keep(staging, is_on=self.config.search != "off", say=say)
        if self.settings.get("FORUM_THEME"):  # Pelican copies those of THEME alone
            static = Path(self.theme, "static")
            for file in on_disk.files_below(static):
                staging.copy(f"theme/{file}", static / file)
        tell = self._tell if signals.content_written.receivers else None
        set_up = functools.partial(_environment, _portable(self.settings), self.path, self.theme, self.site.language)
        alone = all(name.endswith("stillboard") for name in self.settings["PLUGINS"])
        makers = Makers(self.site, all_outputs(), Templates(set_up if alone else None, self.env), staging.path, tell)
        building = Building(makers, self.index, staging, self.workers, self.settings["STILLBOARD_SAY"])
        building.make()
        staging.afterwards.append(building.settle)
        if self.index.fault:
            self.site.faults.append(self.index.fault)
        for fault in self.site.faults:
            logger.warning("%s", fault)
        counts = (f"{building.counts[output.name]} {output.name}" for output in makers.outputs)
        logger.info("Forum: %s; files: %s", staging.holds, ", ".join(counts))

    def refresh_metadata_intersite_links(self) -> None:
        """Called when all contexts are done: Pelican's own pages are known now."""
        pelicans.check_places(self.context)
        self.site = self._site()
        self.site.faults += self.looked.left_out
        self.site.referred |= {path.removeprefix("attachments/") for path in self.looked.attachments}
        if self.config.trusts_pages:  # these were not looked at
            for own in self.context["generated_content"].values():
                self.site.referred.update(ATTACHMENT.findall(str(getattr(own, "_content", "") or "")))

    def _tell(self, path: Path, page: Page) -> None:
        """Tell other plugins of a page that was written, in the way in which Pelican tells of its own."""
        written = pelicans.written(self.site, page, self.settings)
        signals.content_written.send(str(path), context={**self.context, "page": written})


def _portable(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings without what belongs to this run alone."""
    return {name: value for name, value in settings.items() if not name.startswith("STILLBOARD_")}


def _environment(settings: dict[str, Any], path: str, theme: str, language: Language) -> jinja2.Environment:
    """The environment of templates as Pelican sets it up, in the site's language."""
    environment: jinja2.Environment = Generator({}, settings, path, theme, "").env
    speak(environment, language)
    return environment


def _speaking(kind: Callable[..., Generator], language: Language, *given: Any, **named: Any) -> Generator:
    """A generator whose templates say their words in the site's language, if they are the forum's."""
    generator = kind(*given, **named)
    if Words.identifier in generator.env.extensions:
        speak(generator.env, language)
    return generator


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
        stopping.watch(_is_idle, under="pelican")
        config.read(settings)
        _check_output(Path(settings["PATH"]).resolve(), Path(settings["OUTPUT_PATH"]).resolve())
        self._runs, self._first, self._site_is = 0, "", AS_IT_WAS
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Load the plugins. Pelican logs one that fails and goes on without it; here that ends the run."""
        pelican_replaced.replace_loading()
        with Errors() as errors, contextlib.suppress(Fatal):
            _translated(super().init_plugins)
        if errors.messages:
            raise BuildError(f"a plugin cannot be loaded: {errors}", where="PLUGINS", todo="install it, or take it out")
        if not any(name.endswith("stillboard") for name in self.settings["PLUGINS"]):
            raise SettingsError("stillboard is not among them", where="PLUGINS", todo='use PLUGINS = ["stillboard"]')

    def _get_generator_classes(self) -> list[Callable[..., Generator]]:
        """What makes Pelican's generators and those of plugins, none of which writes outside the folder of the build."""
        language = spoken(config.read(self.settings).lang)
        kinds = (ContainedStatic if each is StaticGenerator else each for each in super()._get_generator_classes())
        return [functools.partial(_speaking, kind, language) for kind in kinds]

    def _get_writer(self) -> Any:
        return pelicans.contain_writer(super()._get_writer())

    def run(self) -> None:
        """One build. After the first, which only --autoreload asks for, a failure is logged and waits for the next change.

        Stopped after a signal: Pelican would take Ctrl-C for success.
        """
        self._runs += 1
        self._site_is = AS_IT_WAS
        before = stopping.watch(_is_idle)
        try:
            try:
                self._build()
            finally:
                stopping.check()  # it counts for more than what failed, perhaps because of it
        except stopping.Stopped:
            say(f"stopped; {self._site_is}")
            raise
        except (StillboardError, OSError) as error:
            failure = error if isinstance(error, StillboardError) else self._explained(error)
            if self._runs == 1:
                self._first = str(failure)
                raise failure from error
            if self._runs > 2 or str(failure) != self._first:  # --autoreload repeats a first build that failed, at once
                say(failure)
        finally:
            stopping.unwatch(before)

    def _build(self) -> None:
        for link in tree.links(Path(self.settings["PATH"])):
            raise ContentError("a symbolic link, which could lead anywhere", where=link, todo="put the file itself there")
        began = time.monotonic()
        staging = Staging(Path(self.settings["OUTPUT_PATH"]), say)
        self._site_is = HALF_NEW if staging.cut_short else AS_IT_WAS
        self.output_path = str(staging.path)
        self.settings["STILLBOARD_STAGING"] = staging
        try:
            with progress.shown() as show, seldom_collecting():
                self.settings["STILLBOARD_SAY"] = show
                self._make(staging)
            stopping.check()
            with stopping.held():
                written, same, removed = self._put_in_place(staging)
        except FileOverwriteFailedError as error:
            file = str(error).partition('"')[2].partition('"')[0]
            where = os.path.relpath(file, staging.path)
            raise BuildError("two pages want this file", where=where, todo="give one of them another address") from error
        except OSError as error:
            error.filename = staging.shown(error.filename or staging.output)
            raise
        finally:
            with stopping.held():
                staging.discard()
            self.settings.pop("STILLBOARD_STAGING", None)
            self.settings.pop("STILLBOARD_SAY", None)
        files = f"{written} files written, {same} left as they were, {removed} removed"
        print(f"Site: {files}; {staging.holds}; {time.monotonic() - began:.1f} s.")  # noqa: T201

    def _make(self, staging: Staging) -> None:
        """Make every file of the site. Pelican goes on where it should not: what it has logged ends the build all the same."""
        try:
            with Errors() as errors:
                _translated(super().run)
        except Fatal as error:
            raise BuildError(str(errors) or "a warning ended it", todo=f"fix it; {self._site_is}") from error
        if errors.messages:
            raise BuildError(str(errors), todo=f"fix it; {self._site_is}")
        self._check_theme_is_whole(staging)

    def _check_theme_is_whole(self, staging: Staging) -> None:
        """BuildError if Pelican has not copied a file of the theme: it only warns of that, or does not."""
        ignored = self.settings["IGNORE_FILES"]
        for folder in (Path(self.theme, path) for path in self.settings["THEME_STATIC_PATHS"]):
            for file in on_disk.files_below(folder, hidden=False) if on_disk.is_folder(folder) else ():  # `simple` has none
                if any(fnmatch.fnmatch(part, pattern) for part in PurePosixPath(file).parts for pattern in ignored):
                    continue
                if not staging.has_copy(os.path.normpath(f"{self.settings['THEME_STATIC_DIR']}/{file}"), folder / file):
                    raise BuildError("could not be copied into the site", where=str(folder / file), todo="build again")

    def _put_in_place(self, staging: Staging) -> tuple[int, int, int]:
        try:
            return staging.promote()
        finally:
            if staging.is_half_new or staging.is_in_place:
                self._site_is = HALF_NEW if staging.is_half_new else IN_PLACE

    def _explained(self, error: OSError) -> BuildError:
        """What the system refuses, as one line."""
        where = str(error.filename or self.settings["OUTPUT_PATH"])
        return BuildError(error.strerror or str(error), where=where, todo=f"{on_disk.advice(error)}; {self._site_is}")


def _is_idle(frame: FrameType | None) -> bool:
    """True while Pelican only serves the site, or waits for a change: there Ctrl-C is how one leaves."""
    while frame:
        if frame.f_code is Archive.run.__code__:
            return False
        if frame.f_globals.get("__name__") in ("pelican", "pelican.utils"):
            if frame.f_code.co_name in ("listen", "wait_for_changes"):
                return True
            if frame.f_code.co_name == "main":  # with both, other processes do the work
                asked = frame.f_locals.get("args")
                return bool(asked and asked.listen and asked.autoreload)
        frame = frame.f_back
    return False


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
        raise Fatal(str(error)) from error
    except PelicanTemplateNotFound as error:
        raise ThemeError(str(error), todo="theme/README.md lists the templates") from error
    except Exception as error:
        if not templates.is_mistake(error):
            raise
        raise templates.explained(error) from error


def _generators(_: Pelican) -> type[Generator]:
    return ForumGenerator


def _take_over(own: Content) -> None:
    """Make one of Pelican's own pages or news safe, or at least set its headings below the h1 that the template gives it."""
    if not isinstance(own, OwnPage | Article):
        return
    if isinstance(own, Article) and not hasattr(own, "category"):  # Pelican gives none where it makes no pages of them, and
        own.category = Category(own.settings["DEFAULT_CATEGORY"], own.settings)  # then fails on a draft
    if not own.settings.get("FORUM_TRUST_PAGES"):
        pelicans.take_over(own)
    elif own._content:  # noqa: SLF001 - the HTML before Pelican resolves its links
        own._content = levelled(own._content, 2)  # noqa: SLF001


def register() -> None:
    """What Pelican calls to load the plugin."""
    # Nothing moves on the terminal but our own words: Pelican's are drawn by a thread, and processes are forked meanwhile.
    log.console.status = lambda *_, **__: contextlib.nullcontext()
    pelican_replaced.replace()
    signals.get_generators.connect(_generators)
    signals.content_object_init.connect(_take_over)


pelican_log.quieten()  # as early as this: Pelican can stop while it reads the settings
