"""What Pelican does by itself with pages and news, closed: they come by pull request, as posts do.

Pelican obeys what a page's header says of addresses and templates, publishes every file of the disk that a page names, and shows
a page's HTML as it is. Here its objects are taken as they come (this module does not import it): files are looked at before it
reads them, pages are made safe when all links are known, and no file is written outside the folder that a build is made in.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from ..content import own_pages, tree
from ..errors import BuildError, ContentError
from . import instants, sanitize
from .files import OwnPage, Page
from .own_pages import Surroundings, shown
from .pages import PageRecord
from .site import Site
from .urls import short

SHOWN = 5  # faults that one error message names
OWN = "stillboard_own_pages"  # where the pages that were taken over stand in Pelican's context
# What hosts obey, or show where something is missing: no page may lie there.
_HOSTS = frozenset({"cname", "web.config", "robots.txt", "404.html", "sw.js", "index.html"})


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at all pages and news found, where none of it had to be corrected."""

    attachments: frozenset[str] = frozenset()  # that they lead to, relative to content/
    left_out: tuple[str, ...] = ()  # HTML of theirs that is not shown, each with its file and line


def check(content: Path, pages: Iterable[str], news: Iterable[str], markdown: dict[str, Any]) -> Looked:
    """Look at every page and all news, before Pelican reads them.

    Paths are relative to content/; `markdown` is Pelican's MARKDOWN. ContentError that names the first faults, with their
    lines, after all files were looked at.
    """
    kinds = {Path(path).as_posix(): False for path in pages} | {Path(path).as_posix(): True for path in news}
    faults: list[str] = []
    left_out: list[str] = []
    linked: set[str] = set()
    has_file = functools.partial(_has_file, content, frozenset(kinds))
    for name, is_news in sorted(kinds.items()):
        path = PurePosixPath(name)
        if path.suffix not in own_pages.ENDINGS:
            continue  # a reader that the archive's maintainers added: its HTML is made safe all the same
        try:
            text = tree.read_text(content / path)
        except ContentError as error:
            faults.append(str(error))
            continue
        looked = own_pages.look(text, path, has_file, is_news=is_news, settings=markdown)
        faults += [f"{content / path}:{problem.line}: {problem.text}" for problem in looked.problems]
        left_out += [f"{content / path}:{problem.line}: {problem.text}" for problem in looked.left_out]
        linked |= looked.attachments
    if faults:
        more = f" (and {len(faults) - SHOWN} more)" if len(faults) > SHOWN else ""
        raise ContentError("; ".join(faults[:SHOWN]) + more)
    return Looked(frozenset(linked), tuple(left_out))


def _has_file(content: Path, own: frozenset[str], path: str) -> bool:
    """Whether a page may lead there: another page, or an attachment."""
    place = content / path
    return path in own or (path.startswith("attachments/") and place.is_file() and not place.is_symlink())


def take_over(own: Any) -> None:
    """Make a page or a piece of news ours, right after Pelican has made it: what it shows is safe, and it publishes no file."""
    own.get_static_links = set
    own._update_content = functools.partial(_html, own)
    pelicans_summary = own.get_summary
    own.get_summary = lambda root: str(sanitize.clean_page(pelicans_summary(root)))
    if hasattr(own, "title"):
        own.title = own.metadata["title"] = sanitize.clean_title(str(own.title))
    own._context.setdefault(OWN, []).append(own)


def _html(own: Any, source: str, root: str) -> str:
    """A page's HTML with its links in place. `root`: what leads to the site's root, as Pelican has it."""
    if not source:
        return source
    content = Path(own.settings["PATH"])
    known: Mapping[str, Any] = own._context.get("generated_content", {})

    def address(path: str) -> str:
        page = known.get(path)
        return "" if page is None else str(page.save_as if own.settings["RELATIVE_URLS"] else page.url)

    folder = PurePosixPath(own.get_relative_source_path() or "").parent  # a plugin's page has no file
    home = str(own.settings["INDEX_SAVE_AS"]) if own.settings["RELATIVE_URLS"] else ""
    start = urlsplit(root).path.rstrip("/")  # as on the forum's pages: what has a host before it is elsewhere
    around = Surroundings(folder, start, home, address, functools.partial(_has_file, content, frozenset()))
    return str(shown(source, around))


def published(context: Mapping[str, Any], settings: Mapping[str, Any]) -> list[OwnPage]:
    """The pages and news that readers and search engines are to find, by their files."""
    # Pelican gives a page the date of its file if it is told to: that is the day of a checkout, as a rule.
    has_dates = settings.get("DEFAULT_DATE") != "fs"
    found: dict[str, OwnPage] = {}
    for kind in ("pages", "articles"):
        for page in context.get(kind, ()):
            for own in (page, *page.translations):
                if own.save_as:
                    title = str(Markup(own.title).striptags())  # noqa: S704 - the maintainers' own titles
                    changed = _changed(own) if has_dates else ""
                    in_bar = kind == "pages" and own is page
                    found.setdefault(own.save_as, OwnPage(title, own.save_as, str(own.url), changed, in_bar))
    return [found[file] for file in sorted(found)]


def _changed(own: Any) -> str:
    when = getattr(own, "modified", None) or getattr(own, "date", None)
    if when is None:
        return ""
    has_time = when.tzinfo and (when.hour or when.minute or when.second)
    return str(when.isoformat(timespec="seconds")) if has_time else f"{when:%Y-%m-%d}"


class Named(NamedTuple):
    """An author or a category, as plugins know them."""

    name: str


@dataclass(frozen=True, slots=True)
class Written:
    """One of the forum's pages, with what other plugins read of a page of Pelican's: sitemap, seo."""

    url: str  # relative to the site's address
    save_as: str
    title: str
    status: str  # published; hidden: not for search engines
    date: dt.datetime | None  # when what it shows was last written or edited; aware
    record: PageRecord
    settings: Mapping[str, Any]  # Pelican's
    lang: str
    metadata: Mapping[str, Any]
    translations: tuple[()] = ()
    author: Named = Named("")  # plugins ask for their names alone; a page of a forum has many of the one, and boards
    category: Named = Named("")


def written(site: Site, page: Page, settings: Mapping[str, Any]) -> Written:
    """A page of the forum as other plugins are told of it."""
    title = page.record.about.title
    return Written(
        url=short(page.file),
        save_as=page.file,
        title=title,
        status="published" if page.record.canonical == site.urls.canonical(page.file) != "" else "hidden",
        date=instants.moment(page.changed),
        record=page.record,
        settings=settings,
        lang=site.config.lang,
        metadata={"title": title, "description": page.record.about.description},
    )


def check_places(context: Mapping[str, Any]) -> None:
    """Look at where all pages are to stand, when all are known. ContentError for one outside the site, or where hosts look."""
    for own in context.get(OWN, ()):
        own.refresh_metadata_intersite_links()  # Pelican forgets some translations
        file = str(own.save_as)
        if file and (not is_inside(file) or _is_a_hosts(file)):
            where = own.get_relative_source_path()
            raise ContentError(f"{file!a} is no place for a page", where=where, todo="give it another title or Slug")


def is_inside(file: str) -> bool:
    """Whether a file that is named so, relative to a folder, lies in that folder on every system."""
    parts = re.split(r"[/\\]", file)
    return not (file.startswith(("/", "\\")) or "\0" in file or ":" in parts[0]) and ".." not in parts


def _is_a_hosts(file: str) -> bool:
    parts = file.lower().split("/")
    return any(part.startswith((".", "_")) or not part for part in parts) or (len(parts) == 1 and parts[0] in _HOSTS)


def contain_writer(writer: Any) -> Any:
    """Pelican's writer, which from here on writes into its own folder alone: its own test takes `../output-x` for inside."""
    root = os.path.join(os.path.abspath(writer.output_path), "")
    write_file, write_feed, open_file = writer.write_file, writer.write_feed, writer._open_w

    def file(name: Any, *args: Any, **more: Any) -> Any:
        check_inside(str(name or ""))
        return write_file(name, *args, **more)

    def feed(elements: Any, context: Any, path: str | None = None, *args: Any, **more: Any) -> Any:
        check_inside(path or "")
        return write_feed(elements, context, path, *args, **more)

    def opened(filename: str, *args: Any, **more: Any) -> Any:
        if not os.path.abspath(filename).startswith(root):
            raise _outside(filename)
        return open_file(filename, *args, **more)

    writer.write_file, writer.write_feed, writer._open_w = file, feed, opened
    return writer


def check_inside(file: str) -> None:
    """BuildError if a file of the site, relative to its folder, would be written outside of it."""
    if not is_inside(file):
        raise _outside(file)


def _outside(file: str) -> BuildError:
    return BuildError("would be written outside the site", where=ascii(file), todo="give it an address inside")
