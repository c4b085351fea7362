"""`provenance.json`: what the site was made of, in numbers that whoever has a copy can count again (`stillboard verify`).

Which dumps, by the sha256 of their bytes, read by what and saved when; how many threads and posts; how the dates are known; what
is missing; and for each thread its posts, by their anchors. Its keys stay: docs/provenance.md lists them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ..site import packed
from ..site.archived import ArchivedForum, ListedThread
from ..site.depends import digest
from ..site.files import File, Text
from ..site.finished import PROVENANCE
from ..site.paging import missing_pages
from ..site.site import Site
from ._base import Part, in_parts
from ._lists import count

FORMAT = 1


def parts(site: Site) -> Iterator[Part]:
    """The one file; none where the settings do not ask for it, or there is no thread."""
    if site.config.provenance and site.has_threads:
        yield Part("provenance", digest("provenance", site.depends.surroundings, *_shown(site)), bytes)


def _shown(site: Site) -> Iterator[bytes | str]:
    """All that the file says, but for what every page depends on."""
    for forum in site.library.forums:
        yield str(len(forum.authors))
        for thread in forum.threads:
            record = thread.record
            yield thread.spots
            said = (record.id, record.slug, record.addresses, record.page_count, thread.numbers, thread.count, thread.is_partial)
            yield repr((said, thread.captures, thread.doubts, thread.dates))


def make(site: Site, _: bytes) -> Iterator[File]:
    """The file."""
    yield Text(PROVENANCE, json.dumps(_archive(site), ensure_ascii=False, separators=(",", ":")) + "\n")


def _archive(site: Site) -> dict[str, Any]:
    forums = site.library.forums
    threads = [thread for forum in forums for thread in forum.threads]
    return {
        "format": FORMAT,
        "title": site.config.title,
        "address": site.config.site_url,
        "counts": {
            "forums": len(forums),
            "threads": len(threads),
            "pages": sum(len(thread.numbers) for thread in threads),
            "posts": count(threads),
            "members": sum(len(forum.authors) for forum in forums),
        },
        "dates": _dates(threads),
        "missing": _missing(threads),
        "forums": [_forum(site, forum) for forum in forums],
    }


def _dates(threads: Iterable[ListedThread]) -> dict[str, int]:
    known: Counter[str] = Counter()
    for thread in threads:
        known.update(dict(thread.dates))
    return dict(sorted(known.items()))


def _missing(threads: Iterable[ListedThread]) -> dict[str, int]:
    """What is not there, or not certain."""
    found = [thread for thread in threads if thread.doubts]
    doubts = [thread.doubts for thread in found if thread.doubts]
    return {
        "threads_without_some_pages": sum(thread.is_partial for thread in found),
        "posts_without_text": sum(one.tombstones for one in doubts),
        "posts_without_author": sum(one.nameless for one in doubts),
        "posts_with_another_text": sum(one.differing for one in doubts),
        "posts_that_a_later_capture_lacks": sum(one.missing for one in doubts),
    }


def _forum(site: Site, forum: ArchivedForum) -> dict[str, Any]:
    return {
        "title": forum.record.title,
        "addresses": list(forum.record.addresses),
        "engine": forum.record.engine,
        "captures": _captures(forum.threads),
        "threads": [_thread(site, thread) for thread in forum.threads],
    }


def _captures(threads: Iterable[ListedThread]) -> list[dict[str, Any]]:
    """Each capture once, by its bytes."""
    names: dict[str, dict[str, Any]] = {}
    for thread in threads:
        for one in thread.captures:
            known = names.setdefault(one.digest, {"sha256": one.digest, "name": one.name, "importer": one.importer, "threads": 0})
            known["threads"] += 1
            if one.captured:
                known["captured"] = one.captured
    return [names[digest] for digest in sorted(names)]


def _thread(site: Site, thread: ListedThread) -> dict[str, Any]:
    said: dict[str, Any] = {
        "folder": site.places.thread(thread).file.rpartition("/")[0],
        "pages": {str(number): " ".join(spot.id for spot in spots) for number, spots in packed.spots(thread.spots)},
    }
    if thread.record.addresses:
        said["original"] = thread.record.addresses[0]
    if gaps := missing_pages(thread.record, thread.numbers):
        said["missing_pages"] = ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in gaps)
    return said


OUTPUT = in_parts(
    "provenance", "What the site was made of, to be counted again: `provenance.json`.", parts, make, of_library=True
)
