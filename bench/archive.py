"""Archives as the benchmark needs them: threads with their posts, written and read in the form of content/README.md.

It knows as much of that form as the benchmark's corpora use, and does not import the plugin, whose speed is measured.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PLAIN = re.compile(r"[^\W\d_][\w./-]*(?: [\w./-]+)*")  # what needs no quotes in a header


@dataclass(frozen=True, slots=True)
class Post:
    """A post."""

    id: str
    number: int  # along its thread, from 1
    author: str  # empty: not known
    date: str  # as ISO 8601 has it, in UTC; empty: not known
    body: str  # Markdown


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread, its posts in order."""

    name: str  # of its folder: slug.id
    title: str
    board: str  # the board's title
    posts: tuple[Post, ...]


def write(folder: Path, forum: str, address: str, boards: Iterable[str], threads: Iterable[Thread]) -> None:
    """Write an archive of one forum into a folder, which is made. `address`: where the forum was, without a slash at the end."""
    home = slug(forum)
    _write(folder / "forums" / f"{home}.md", {"Title": _quoted(forum), "Address": f"{address}/"})
    for order, board in enumerate(boards, 1):
        name = f"{slug(board)}.{order}"
        head = {"Title": _quoted(board), "Order": str(order), "Address": f"{address}/forums/{name}/"}
        _write(folder / "boards" / home / f"{name}.md", head)
    for thread in threads:
        identity = thread.name.rpartition(".")[2]
        own = folder / "threads" / home / str(int(identity) // 1000 * 1000) / thread.name
        head = {"Title": _quoted(thread.title), "Thread-id": identity, "Board": _quoted(thread.board)}
        _write(own / "thread.md", {**head, "Address": f"{address}/threads/{thread.name}/"})
        for post in thread.posts:
            head = {"Author": _quoted(post.author), "Date": post.date, "Date-source": "markup", "Number": str(post.number)}
            _write(own / f"{post.id}.md", head, post.body)


def slug(title: str) -> str:
    """A title as a part of a file's name."""
    return re.sub(r"\W+", "-", title.lower()).strip("-") or "untitled"


def _quoted(value: str) -> str:
    return value if not value or _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _write(path: Path, head: dict[str, str], body: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["---", *(f"{key}: {value}" for key, value in head.items() if value), "---", *(["", body] if body else [""])]
    path.write_bytes("\n".join(lines).encode())


def read(folder: Path) -> Iterator[Thread]:
    """The threads of an archive, in the order of their folders' names."""
    for own in sorted((folder / "threads").glob("*/*/*/")):
        head, _ = _parts(own / "thread.md")
        found = [_post(path) for path in own.glob("*.md") if path.name != "thread.md"]
        posts = tuple(sorted(found, key=lambda post: (post.number, post.date, post.id)))
        if posts:
            yield Thread(own.name, head.get("Title", own.name), head.get("Board", "").rpartition(" / ")[2], posts)


def _post(path: Path) -> Post:
    head, body = _parts(path)
    return Post(path.stem, int(head.get("Number", "0")), head.get("Author", ""), head.get("Date", ""), body)


def _parts(path: Path) -> tuple[dict[str, str], str]:
    """The header's keys (of several of a name the last), and the body."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    pairs = (line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return {key: json.loads(value) if value.startswith('"') else value for key, value in pairs}, body.lstrip("\n")


def copied(source: Path, folder: Path) -> None:
    """Put an archive that somebody else made into a folder.

    It has the form of content/, or is `BOARD/THREAD/NUMBER.md` with a header of `Key: value` lines that ends at a blank one,
    which is rewritten into that form. Anything else is a ValueError.
    """
    if (source / "threads").is_dir():
        shutil.copytree(source, folder)
        return
    homes = sorted(source.glob("*/*/"))
    threads = [_numbered(home, count) for count, home in enumerate(homes, 1) if any(home.glob("*.md"))]
    if not threads:
        raise ValueError(f"{source} holds no threads: neither threads/FORUM/THOUSAND/THREAD/POST.md nor BOARD/THREAD/NUMBER.md")
    write(folder, "Forum", "https://forum.example", sorted({thread.board for thread in threads}), threads)


def _numbered(home: Path, count: int) -> Thread:
    """The thread of a folder whose files are named by their numbers."""
    posts, title = [], home.name
    for path in sorted(home.glob("*.md"), key=lambda path: int(path.stem)):
        head, _, body = path.read_text("utf-8").partition("\n\n")
        keys = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        title = re.sub(r" #\d+$", "", keys.get("Title", title))
        date = keys.get("Date", "").replace(" ", "T")
        post = keys.get("Post", f"{count}-{path.stem}")
        posts.append(Post(post, int(path.stem), keys.get("Author", ""), f"{date}Z" if date else "", body))
    return Thread(f"{slug(title)[:60]}.{count}", title, home.parent.name, tuple(posts))
