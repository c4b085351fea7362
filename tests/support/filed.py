"""Small archives, filed from records, and the site of each."""

from __future__ import annotations

from pathlib import Path

from stillboard.content import records
from stillboard.model import Forum, Post, Thread
from stillboard.site import config, library
from stillboard.site.site import Site

BASE = {"CACHE_PATH": "no-cache", "SITENAME": "Lanternside archive", "FORUM_CACHE": False}


def written(content: Path, *filed: records.Record, forum: str = "lamps") -> None:
    """File forums, boards, members, and threads without posts."""
    for record in filed:
        path = content / records.path(record, record.id if isinstance(record, Forum) else forum)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(records.dumps(record), "utf-8")


def thread(content: Path, forum: str, identity: str, *line: str, posts: int = 1, title: str = "", **header: object) -> None:
    """File a thread in the boards of `line`, with posts by Pell."""
    record = Thread(title or f"Lamp {identity}", id=identity, slug="lamp", thread_id=identity, boards=line, **header)  # type: ignore[arg-type]
    written(content, record, forum=forum)
    for n in range(1, posts + 1):
        post = Post("Words.", id=str(n), author="Pell", number=n)
        (content / records.path(post, forum, record)).write_text(records.dumps(post), "utf-8")


def site(content: Path, **more: object) -> Site:
    """The site of an archive, under Pelican's settings and these."""
    found = config.read({**BASE, "PATH": str(content), **more})
    return Site(found, library.load(found.content, found.posts_per_page))
