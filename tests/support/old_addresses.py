"""Old addresses of every engine, as they stand in links of twenty years, and what each of them means in `forums`."""

from __future__ import annotations

from pathlib import Path

from stillboard.model import Board, Forum, Member, Post, Thread, When
from support.builds import put

POST, PAGE, THREAD, MEMBER, BOARD, FILE = "post", "page", "thread", "member", "board", "file"


def _read() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            found[line[1:-1]] = []
        elif line and not line.startswith("#"):
            kind, _, form = line.partition(" ")
            found[next(reversed(found))].append((form, kind))
    return found


FORMS = _read()
"""By engine: addresses from the forum's own on, each with the kind of what it means."""
LANDS = {
    POST: "threads/wick-trimming.12/page-2#post-99",
    PAGE: "threads/wick-trimming.12/page-2",
    THREAD: "threads/wick-trimming.12/",
    MEMBER: "members/wren.5/",
    BOARD: "forums/lamps.3/",
    FILE: "threads/wick-trimming.12/page-2#post-99",
}


def path(engine: str) -> str:
    """The Path of an engine's forum: the first has none."""
    return "" if engine == next(iter(FORMS)) else engine.lower().replace(" ", "-")


def root(engine: str) -> str:
    """The address that an engine's forum had."""
    return f"https://{engine.lower().replace(' ', '-')}.example/board/"


def table() -> list[tuple[str, str, str]]:
    """All of them: engine, address from the forum's own on, what it means."""
    return [(engine, form, kind) for engine, forms in FORMS.items() for form, kind in forms]


def file_of(engine: str) -> tuple[str, ...]:
    """Where an engine's forum had the file of post 99; none for an engine that gives files no ids."""
    return next(((f"{root(engine)}{form}",) for form, kind in FORMS[engine] if kind == FILE), ())


def forums(content: Path, engines: tuple[str, ...] = tuple(FORMS)) -> None:
    """A forum of each engine, with a thread of 25 posts, one of which page 3 alone is archived, a member and a board."""
    for engine in engines:
        name = path(engine) or "first"
        put(content, Forum(f"Lamps on {engine}", id=name, addresses=(root(engine),), engine=engine, path=path(engine)), name)
        put(content, Board("Lamps", id="lamps.3", board_id="3"), name)
        put(content, Member("Wren", id="5", slug="wren", member_id="5"), name)
        slugged = (f"{root(engine)}forums/topic/wick-trimming/",) if engine == "bbPress" else ()
        put(content, Member("Ada Bee", id="6", slug="ada-bee", member_id="6"), name)
        thread = Thread(
            "Wick trimming",
            id="12",
            slug="wick-trimming",
            thread_id="12",
            boards=("Lamps",),
            posts_per_page=10,
            addresses=slugged,
        )
        put(content, thread, name)
        for n in range(1, 26):
            post = Post(
                f"Turn {n}. " + "Trim it. " * 40,
                id=str(80 + n),
                author="Wren",
                author_id="5",
                number=n,
                date=When(f"2019-03-{n:02}"),
                files=file_of(engine) if n == 19 else (),
            )
            put(content, post, name, thread)
        late = Thread(
            "Fog signals", id="13", slug="fog-signals", thread_id="13", boards=("Lamps",), posts_per_page=10, page_count=3
        )
        put(content, late, name)
        put(content, Post("Heard at four miles.", id="300", author="Wren", author_id="5", number=21), name, late)
