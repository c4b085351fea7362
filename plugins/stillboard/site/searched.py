"""The files of the search index, which `stillboard search` puts into the finished site: a build leaves them as they are.

They stand in the list of the site's own files, so that they go when search is switched off.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable

from . import on_disk, twins
from .inventory import read_manifest
from .staging import PROOF, SEARCH, Staging

FOLDER = "search/data/"
_LATER = "search finds what is new after `stillboard search {}` (`make html` and `make publish` run it)"


def keep(staging: Staging, *, is_on: bool, say: Callable[[str], object]) -> None:
    """Let the index be part of the site that is built, if the site has a search. Says so where it is older than the pages."""
    if PROOF in staging.before and on_disk.is_file(staging.output / PROOF):
        staging.keep(PROOF)  # `stillboard seal` makes it anew
        staging.afterwards.append(functools.partial(_forget_gone, staging))
    if not is_on:
        return
    for file in sorted(staging.before):
        if file.startswith(FOLDER) and on_disk.is_file(staging.output / file):
            staging.keep(file)
    staging.afterwards.append(functools.partial(_tell, staging, say))


def _forget_gone(staging: Staging) -> None:
    """Take the files that the site no longer has out of its checksums: what a page was called may have to go with it."""
    path = staging.output / PROOF
    try:
        said = json.loads(path.read_bytes())
        listed = {kind: dict(said[kind]) for kind in ("files", "posts")}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return  # nobody sealed this, and `stillboard verify` says so
    now = set(read_manifest(staging.output) or ())
    left = {kind: {file: one for file, one in known.items() if file in now} for kind, known in listed.items()}
    if left != listed:
        data = json.dumps({**said, **left}, ensure_ascii=False, separators=(",", ":")) + "\n"
        twins.drop(staging.output, (PROOF,))
        on_disk.put(path, data.encode())


def _tell(staging: Staging, say: Callable[[str], object]) -> None:
    if os.environ.get("STILLBOARD_THEN") == "search":
        return  # it is made right after this
    try:
        made = os.stat(staging.output / SEARCH).st_mtime_ns
    except OSError:
        made = -1
    files = (staging.output / file for file in read_manifest(staging.output) or ())
    if any(file.suffix == ".html" and _changed(file) > made for file in files):
        say(_LATER.format(os.path.relpath(staging.output)))


def _changed(file: os.PathLike[str]) -> int:
    try:
        return os.stat(file).st_mtime_ns
    except OSError:
        return 0
