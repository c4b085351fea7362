"""Pelican without this project's plugin: the same forum as articles of its own, and its command."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from .archive import Post, Thread

SITE = Path(__file__).resolve().parent / "pelican_site"
POSTS_PER_PAGE = 20


def command(output: Path) -> list[str]:
    """What builds the site from its folder."""
    return [sys.executable, "-m", "pelican", "--settings", "pelicanconf.py", "--output", str(output), "--fatal", "errors"]


def prepare(folder: Path, threads: Iterable[Thread], theme: Path) -> None:
    """Write the site's source into a folder, which is made. `theme`: our stylesheet and the like, which the site takes along."""
    shutil.copytree(SITE, folder)
    shutil.copytree(theme, folder / "static")
    for thread in threads:
        own = folder / "content" / thread.name
        own.mkdir(parents=True)
        for post in thread.posts:
            head = _post(thread, post) | (_opening(thread) if post is thread.posts[0] else {})
            lines = [f"{key}: {value}" for key, value in head.items()]
            (own / f"{post.id}.md").write_text("\n".join([*lines, "", post.body]), encoding="utf-8")


def _post(thread: Thread, post: Post) -> dict[str, str]:
    return {
        "Title": thread.title,
        "Date": post.date or "1970-01-01",  # an article without one ends the build
        "Author": _one(post.author) or "unknown",
        "Category": thread.name,
        "Slug": post.id,
        "Board": thread.board,
        "Number": str(post.number),
    }


def _opening(thread: Thread) -> dict[str, str]:
    """What the lists of threads say of one."""
    last = thread.posts[-1]
    return {
        "Tags": f"{_one(thread.board)}, All threads",
        "Posts": str(len(thread.posts)),
        "Pages": str((len(thread.posts) - 1) // POSTS_PER_PAGE + 1),
        "Last_post": last.id,
        "Last_date": last.date[:10],
        "Last_author": last.author,
    }


def _one(name: str) -> str:
    """A name that Pelican does not take for a list of names."""
    return name.replace(",", " ").replace(";", " ")
