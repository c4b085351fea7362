"""`checksums.json`: the sha256 of every file of a finished site, and of each post on a page what its words come to.

With the first a copy can be compared byte for byte; with the second the post is named in which something differs. It names no
time and no machine: the same site has the same checksums.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..errors import BuildError, UsageError
from ..search import pages
from ..search.pages import FoundPost
from ..site import on_disk
from ..site.finished import no_site
from ..site.inventory import MANIFEST
from ..site.staging import PROOF, Staging

FORMAT = 1


def seal(output: Path, say: Callable[[str], object], tell: Callable[[str], object]) -> str:
    """Put the checksums of a built site into it; returns what was done, in words. UsageError where no build has been.

    `say` is called with how far it is, `tell` with what a person should know.
    """
    if not on_disk.is_file(output / MANIFEST):
        raise no_site(output)
    staging = Staging(output, tell, "`stillboard seal`")
    try:
        staging.check_whole("seal it")
        data = _checksums(staging, say)
        staging.write(PROOF, data)
        staging.promote()
    except OSError as error:
        where = staging.shown(error.filename or output)
        raise BuildError(f"cannot be sealed ({error.strerror or error})", where=where, todo=on_disk.advice(error)) from error
    finally:
        staging.discard()
    return f"{len(json.loads(data)['files']):,} files; the sha256 of {PROOF} is {hashlib.sha256(data).hexdigest()}"


def _checksums(staging: Staging, say: Callable[[str], object]) -> bytes:
    before = read(staging.output / PROOF) or {"files": {}, "posts": {}}
    files: dict[str, str] = {}
    posts: dict[str, dict[str, str]] = {}
    for number, file in enumerate(sorted(staging.before - {PROOF})):
        if number % 500 == 0:
            say(f"{number:,} files sealed")
        data = (staging.output / file).read_bytes()
        staging.keep(file)
        files[file] = hashlib.sha256(data).hexdigest()
        if before["files"].get(file) == files[file]:
            found = before["posts"].get(file, {})
        else:
            found = {post.anchor: words_of(post) for post in posts_of(file, data)}
        if found:
            posts[file] = found
    said = {"format": FORMAT, "files": files, "posts": posts}
    return (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def posts_of(file: str, data: bytes) -> Iterator[FoundPost]:
    """The posts that a page of a thread shows; none for any other file."""
    if file.endswith(".html") and b'data-find="thread"' in data:
        page = pages.read(file, data.decode("utf-8", "replace"), "/")
        if page and page.kind == "thread":
            yield from page.posts


def words_of(post: FoundPost) -> str:
    """What a post's words, its author and its date come to: 8 hex digits."""
    said = f"{post.author}\0{post.date}\0{post.text}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def read(path: Path) -> dict[str, Any] | None:
    """The checksums of a site; None if there are none, or they are not of this kind. UsageError if they cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return None
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror or error})", where=str(path), todo=on_disk.advice(error)) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return None
    files, posts = found.get("files"), found.get("posts")
    if not isinstance(files, dict) or not isinstance(posts, dict) or not all(isinstance(one, dict) for one in posts.values()):
        return None
    return found
