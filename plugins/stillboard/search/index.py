"""Makes the search index of a finished site, and puts it there as a build puts pages: whole or not at all, stale files last."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import BuildError
from ..site import on_disk, versions
from ..site.finished import no_site
from ..site.inventory import MANIFEST
from ..site.searched import FOLDER
from ..site.staging import SEARCH, Staging
from ..site.urls import SEARCH as PAGE
from . import pagefind, pages, records
from .pagefind import indexed
from .pages import FoundPage, SearchSettings
from .records import Record

PAGES = 6_000
"""Pages in which something is found, of threads, members, boards, above which `auto` finds threads: each is a record of the list
that every reader loads, and up to there a first search is within 300 KB. docs/search.md says what was measured.
"""
_RESULTS = {"posts": "post", "threads": "thread"}
_NUMBER = re.compile(r"^(?:page-)?([0-9]+)?")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, for people."""

    words: str


def index(output: Path, say: Callable[[str], object], tell: Callable[[str], object]) -> Outcome:
    """Index a site. `say` is called with how far it is, `tell` with what a person should know.

    UsageError if there is no site, or Pagefind is missing; BuildError if the site is half built, or the index cannot be made.
    """
    if not on_disk.is_file(output / MANIFEST):
        raise no_site(output)
    staging = Staging(output, tell, "`stillboard search`")
    try:
        return _index(staging, say)
    except OSError as error:
        where = staging.shown(error.filename or output)
        raise BuildError(
            f"the index cannot be made ({error.strerror or error})", where=where, todo=on_disk.advice(error)
        ) from error
    finally:
        staging.discard()


def _index(staging: Staging, say: Callable[[str], object]) -> Outcome:
    staging.check_whole("make the index")
    others = sorted(file for file in staging.before if not file.startswith(FOLDER))
    settings = _settings(staging.output) if PAGE in others else None
    digest = hashlib.sha256(versions.code() + pagefind.version() + repr(settings).encode())
    found = list(_found(staging.output, others, settings, digest, say)) if settings else []
    state = staging.output / SEARCH
    old = sorted(file for file in staging.before if file.startswith(FOLDER))
    made_of = "".join(f"{line}\n" for line in (digest.hexdigest(), *old)).encode()
    is_made = not staging.cut_short and on_disk.holds(state, made_of)
    if settings and is_made and all(on_disk.is_file(staging.output / file) for file in old):
        if _is_older(state, [staging.output / file for file in others if file.endswith(".html")]):
            on_disk.put(state, made_of)  # its time says that it is as new as the pages
        return Outcome(f"the index is as it has to be, {_mode(found, settings)[1]}")
    for file in others:
        staging.keep(file)
    if settings is None:
        staging.promote()
        state.unlink(missing_ok=True)
        return Outcome("the site has no search (FORUM_SEARCH), and so no index")
    mode, why = _mode(found, settings)
    entries = list((records.of_pages if mode == "posts" else records.of_threads)(found))
    if not entries:
        raise BuildError(
            "no page says what can be found on it", where=str(staging.output), todo="theme/README.md lists the marks"
        )
    files = dict(_files(found, entries, _language(found, settings), say))
    for file, data in sorted(files.items()):
        staging.write(f"{FOLDER}{file}", data)
    staging.promote()
    made = sorted(f"{FOLDER}{file}" for file in files)
    on_disk.put(state, "".join(f"{line}\n" for line in (digest.hexdigest(), *made)).encode())
    posts = sum(len(entry.page.posts) for entry in entries)
    size = sum(map(len, files.values())) / 1e6
    return Outcome(f"{posts:,} posts on {len(entries):,} pages, {why}; {len(files):,} files, {size:,.1f} MB")


def _is_older(state: Path, files: list[Path]) -> bool:
    time = os.stat(state).st_mtime_ns
    return any(os.stat(file).st_mtime_ns > time for file in files)


def _settings(output: Path) -> SearchSettings:
    settings = pages.search_settings((output / PAGE).read_text("utf-8"))
    if settings is None:
        raise BuildError("does not say what is to be found", where=str(output / PAGE), todo="theme/README.md lists the marks")
    return settings


def _found(
    output: Path, files: list[str], settings: SearchSettings, digest: hashlib._Hash, say: Callable[[str], object]
) -> Iterator[FoundPage]:
    """What can be found on each page, those of a thread one after the other; `digest` hears of every page."""
    for number, file in enumerate(sorted((file for file in files if file.endswith(".html")), key=_order)):
        data = (output / file).read_bytes()
        digest.update(file.encode() + b"\0" + hashlib.sha256(data).digest())
        if number % 500 == 0:
            say(f"{number:,} pages read")
        if b"data-find=" in data and (page := pages.read(file, data.decode("utf-8", "replace"), settings.root)):
            yield page


def _order(file: str) -> tuple[str, int, str]:
    folder, _, name = file.rpartition("/")
    number = _NUMBER.match(name)
    return folder, int(number[1] or 0) if number else 0, name


def _mode(found: list[FoundPage], settings: SearchSettings) -> tuple[str, str]:
    """Whether search finds posts or threads, and that in words, with why."""
    if settings.mode in _RESULTS:
        mode, why = settings.mode, f'since FORUM_SEARCH is "{settings.mode}"'
    elif len(found) <= PAGES:
        mode, why = "posts", f'since they are at most {PAGES:,} (FORUM_SEARCH = "threads" sets the other)'
    else:
        mode = "threads"
        why = f'since there are more than {PAGES:,} pages (FORUM_SEARCH = "posts" sets the other)'
    return mode, f"with a result for every {_RESULTS[mode]}, {why}"


def _language(found: list[FoundPage], settings: SearchSettings) -> str:
    """The language of most posts: an archive is searched in one, whatever languages it is in."""
    count: Counter[str] = Counter()
    for page in found:
        count[(page.lang or settings.lang).partition("-")[0].lower()] += len(page.posts)
    return min(count, key=lambda lang: (-count[lang], lang), default=settings.lang)


def _files(found: list[FoundPage], entries: list[Record], lang: str, say: Callable[[str], object]) -> Iterator[tuple[str, bytes]]:
    names, bundles, lists = records.bundled(entries)
    yield from bundles.items()
    yield from indexed(entries, names, lists, lang, say)
    yield from records.choices(found).items()
