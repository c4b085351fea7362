"""Dumps for the tests of conversion: files that yield what a test says, and the archive that comes of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

from stillboard.content.records import loads
from stillboard.convert import Options, convert
from stillboard.convert.report import Report
from stillboard.dumps.page_kinds import NotAThread, PageKinds
from stillboard.importers._importer import Importer
from stillboard.model import CapturedPage, Forum, Item, Place, Post, Thread

FORUM = Forum("Lanternside Forum", addresses=("https://forum.lanternside.example/",), engine="XenForo 2")
TITLE_ONLY = Forum("Lanternside Forum")
THREAD = Thread(
    "Rewiring the lamp room",
    thread_id="412",
    slug="rewiring-the-lamp-room",
    addresses=("https://forum.lanternside.example/threads/rewiring-the-lamp-room.412/",),
)
FOLDER = "threads/lanternside-forum/0/rewiring-the-lamp-room.412"
WORDS = "brass lens prism mantle wick keeper gallery tower fog horn signal cable fuse relay valve dial".split()


def sentence(n: int) -> str:
    """Fourteen words that no other number's sentence has in this order."""
    return f"Number {n}: " + " ".join(WORDS[(n * k + k) % len(WORDS)] for k in range(1, 13))


class Dumps:
    """Makes dump files, each of which yields the items it was made with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "content"
        self.scripts: dict[str, list[Item]] = {}
        kinds = PageKinds(templates={"login": NotAThread.LOGIN, "forum": NotAThread.LIST})
        self.importer = Importer(
            "scripted", "Reads what a test wrote.", self.accepts, lambda c: iter(self.items(c)), page_kinds=kinds
        )

    def accepts(self, capture) -> bool:
        return capture.text in self.scripts

    def items(self, capture) -> Iterable[Item]:
        for item in self.scripts[capture.text]:
            if isinstance(item, Exception):
                raise item
            if isinstance(item, Thread):
                pages = tuple(dataclasses.replace(page, source=capture.name) for page in item.pages)
                yield dataclasses.replace(item, pages=pages)
            else:
                yield item

    def add(self, name: str, *items: Item | Exception) -> Path:
        path = self.folder / "dumps" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"script {name}"
        path.write_text(text, encoding="utf-8")
        self.scripts[text] = list(items)
        return path

    def convert(self, *dumps: Path, **options) -> Report:
        importers = options.pop("importers", [self.importer])
        return convert(dumps, self.root, importers, Options(**options))

    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def posts(self) -> dict[str, Post]:
        return {name: loads(Post, text, name) for name, text in self.files().items() if is_post(name)}

    def thread(self, folder: str = FOLDER) -> Thread:
        return loads(Thread, self.files()[f"{folder}/thread.md"], f"{folder}/thread.md")

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        path = self.root / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def is_post(name: str) -> bool:
    return name.startswith("threads/") and name.endswith(".md") and not name.endswith("/thread.md")


def post(n: int, *, page: int = 1, **fields) -> Post:
    return Post(**{"body": sentence(n), "author": "Marlow", "place": Place(page, n)} | fields)


def known(n: int, **fields) -> Post:
    return post(n, **{"original_id": str(9000 + n), "author_id": "5", "number": n} | fields)


def on_pages(thread: Thread, *numbers: int) -> Thread:
    return dataclasses.replace(thread, pages=tuple(CapturedPage(number, None, "") for number in numbers))


def unnamed(*pages: int) -> Thread:
    return on_pages(Thread("Rewiring the lamp room"), *pages)
