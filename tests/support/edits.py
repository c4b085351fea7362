"""A small archive, and all that people and conversions may do to it between two builds. Each edit is one function of EDITS."""

from __future__ import annotations

import dataclasses
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from stillboard.content import records
from stillboard.ids import digest, member_stem
from stillboard.model import Board, Count, DateSource, Forum, Member, Place, Post, State, Thread, When
from support.lanternside import attachment, png

T = TypeVar("T")
OLD, TALK, ODD = "https://forum.lanternside.example/", "https://talk.lanternside.example/", "https://odd.example/"
NAMES = ("Marlow", "Wren Okafor", "ورد", "Pell", "")
GONE = f"/content/attachments/00/{'0' * 64}-gone.png"
Key = tuple[str, str]  # a forum, and an id in it


class World:
    """An archive as records, and its files under `content`: `sync` makes these follow those."""

    def __init__(self, folder: Path) -> None:
        """Write the archive that everything starts with."""
        self.folder = folder
        self.content = folder / "content"
        self.forums = {"lamps": Forum("Lamps", id="lamps", addresses=(OLD,), timezone="Europe/London", body="Since 2003.")}
        self.boards: dict[Key, Board] = {}
        self.members: dict[Key, Member] = {}
        self.threads: dict[Key, Thread] = {}
        self.posts: dict[Key, dict[str, Post]] = {}
        self.pages = {"about": "What lies here was saved by hand."}
        self.files = [attachment(self.content, f"lamp-{n}.png", png(4 + n, 4)) for n in range(3)]
        self.files.append(attachment(self.content, "keeper.png", png(20, 12)))
        self.next = 100
        self._written: dict[Path, str] = {}
        for n, title in enumerate(("Workshop", "Wicks"), 1):
            parent = "workshop.1" if n == 2 else ""
            self.boards["lamps", f"{n}"] = Board(title, id=f"{title.lower()}.{n}", board_id=str(n), parent=parent)
        for n, name in enumerate(NAMES[:2], 1):
            self.members["lamps", f"{n}"] = Member(name, id=str(n), slug="member", member_id=str(n), address=f"{OLD}members/{n}/")
        for n in (1, 2, 3):
            boards = ("Workshop", "Wicks") if n == 1 else ("Workshop",)
            self.threads["lamps", str(n)] = Thread(f"Lamp {n}", id=str(n), slug="lamp", thread_id=str(n), boards=boards)
            for nth in range(1, 5):
                self.add_post(("lamps", str(n)), Post(f"Words {nth}.", author=NAMES[nth % 4], number=nth, date=_day(nth)))
        self.sync()

    def add_post(self, thread: Key, post: Post) -> None:
        """File a post under the next id."""
        self.posts.setdefault(thread, {})[str(self.next)] = dataclasses.replace(post, id=str(self.next))
        self.next += 1

    def sync(self) -> None:
        """Write what changed, and remove what is gone."""
        wanted = self._wanted()
        for path in self._written.keys() - wanted.keys():
            path.unlink()
            for folder in path.parents:
                if folder == self.content or any(folder.iterdir()):
                    break
                folder.rmdir()
        for path, text in wanted.items():
            if self._written.get(path) != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
        self._written = wanted

    def _wanted(self) -> dict[Path, str]:
        filed: list[tuple[records.Record, str, Thread | None]] = [(forum, forum.id, None) for forum in self.forums.values()]
        filed += [(board, forum, None) for (forum, _), board in self.boards.items()]
        filed += [(member, forum, None) for (forum, _), member in self.members.items()]
        for key, thread in self.threads.items():
            filed.append((thread, key[0], None))
            filed += [(post, key[0], thread) for post in self.posts[key].values()]
        pages = {self.content / "pages" / f"{name}.md": f"Title: {name.title()}\n\n{body}\n" for name, body in self.pages.items()}
        return pages | {self.content / records.path(record, *where): records.dumps(record) for record, *where in filed}

    def path_of(self, thread: Key, post: str) -> Path:
        """A post's file."""
        return self.content / records.path(self.posts[thread][post], thread[0], self.threads[thread])

    def any_post(self, rng: random.Random) -> tuple[Key, str]:
        """One of the posts."""
        return rng.choice([(key, stem) for key, posts in sorted(self.posts.items()) for stem in sorted(posts)])


Edit = Callable[[World, random.Random], object]
EDITS: list[Edit] = []


def edit(function: Edit) -> Edit:
    EDITS.append(function)
    return function


def _day(n: int) -> When:
    return When(f"2019-03-{n % 28 + 1:02}T1{n % 10}:00:00Z")


def _replace(rng: random.Random, of: dict[Key, T], **changes: object) -> None:
    if of:
        key = rng.choice(sorted(of))
        of[key] = dataclasses.replace(of[key], **changes)  # type: ignore[type-var]


def _words(world: World, rng: random.Random) -> str:
    """A body that names something that may be there, may have moved, or may come."""
    post, small = rng.randint(100, world.next + 2), rng.randint(1, 6)
    root = rng.choice((OLD, OLD, TALK, ""))
    return rng.choice(
        (
            f"Words {rng.randint(1, 9)}.",
            f"See [that]({root}posts/{post}/).",
            f"> **Pell** [wrote]({OLD}posts/{post}/):\n>\n> Words.\n\nYes.",
            f"See [it]({OLD}threads/lamp.{small}/) and [there]({root}threads/lamp.{small}/page-2).",
            f"[@Pell]({root}members/{small}/) and [a board]({root}forums/wicks.{small}/)",
            f"See [odd things]({ODD}{rng.randint(1, 4)}) and [more](https://elsewhere.example/{small}).",
            f"![A lamp]({rng.choice(world.files)})",
            f"[A lamp]({rng.choice(world.files)}) at {OLD}attachments/{small}.png ![x]({OLD}data/{small}.png)",
            f"```python\nprint({small})\n```",
            "# A heading\n\n<b>bold</b> " + "x" * 300,
            "<div>" * 300,
            f"See [radio]({TALK}t/radio/{small}/{rng.randint(1, 4)}).",
        )
    )


@edit
def other_words(world: World, rng: random.Random) -> None:
    thread, stem = world.any_post(rng)
    world.posts[thread][stem] = dataclasses.replace(world.posts[thread][stem], body=_words(world, rng))


@edit
def same_size_and_time(world: World, rng: random.Random) -> None:
    """A change that only the time of the change in the file's own entry tells."""
    thread, stem = world.any_post(rng)
    for body in ("Words a.", "Words b."):
        world.posts[thread][stem] = dataclasses.replace(world.posts[thread][stem], body=body)
        path = world.path_of(thread, stem)
        before = path.stat()
        world.sync()
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@edit
def reply(world: World, rng: random.Random) -> None:
    thread = rng.choice(sorted(world.threads)) if world.threads else None
    if thread:
        count = len(world.posts[thread])
        answered = rng.choice(("", f"#{rng.randint(1, 5)}", str(rng.randint(100, world.next + 1))))
        number = count + 1 if rng.random() < 0.8 else None
        post = Post(_words(world, rng), author=rng.choice(NAMES), number=number, date=_day(rng.randint(1, 27)), reply_to=answered)
        world.add_post(thread, post)


@edit
def header(world: World, rng: random.Random) -> None:
    thread, stem = world.any_post(rng)
    changes: dict[str, object] = rng.choice(
        (
            {"author": rng.choice(NAMES)},
            {"author_id": rng.choice(("", "1", "2", "3"))},
            {"date": rng.choice((None, _day(rng.randint(1, 27)), When("2018"), When("2018-12-31T20:00Z")))},
            {"date": None, "not_before": When("2019-01"), "date_source": DateSource.BETWEEN},
            {"date": None, "not_before": When("2019-01"), "not_after": When("2019-04"), "date_source": DateSource.BETWEEN},
            {"state": rng.choice((None, State.DELETED, State.HIDDEN))},
            {"number": rng.choice((None, rng.randint(1, 12)))},
            {"number": None, "place": Place(rng.randint(1, 3), rng.randint(1, 3))},
            {"title": rng.choice(("", "Re: the drum"))},
            {"address": rng.choice(("", f"{ODD}{rng.randint(1, 4)}", f"{OLD}posts/{stem}/"))},
            {"also": rng.choice(((), (str(rng.randint(90, 95)),)))},
            {"edited": rng.choice((None, When("2020-01-01"))), "edited_by": rng.choice(("", "Pell"))},
            {"reactions": rng.choice(("", "Pell and 3 others"))},
            {"reply_to": rng.choice(("", f"#{rng.randint(1, 5)}", str(rng.randint(100, world.next + 1))))},
            {"lang": rng.choice(("", "ar"))},
        )
    )
    world.posts[thread][stem] = dataclasses.replace(world.posts[thread][stem], **changes)  # type: ignore[arg-type]


@edit
def remove_post(world: World, rng: random.Random) -> None:
    thread, stem = world.any_post(rng)
    if len(world.posts[thread]) > 1:
        del world.posts[thread][stem]


@edit
def add_thread(world: World, rng: random.Random) -> None:
    forum = rng.choice(sorted(world.forums))
    key = (forum, str(rng.randint(1, 6)))
    if key not in world.threads:
        boards = rng.choice(((), ("Workshop",), ("Workshop", "Wicks"), ("Signals",), ("Signals", "Fog")))
        world.threads[key] = Thread("Lamp", id=key[1], slug="lamp", thread_id=rng.choice(("", key[1])), boards=boards)
        for _ in range(rng.randint(1, 4)):
            world.add_post(key, Post(_words(world, rng), author=rng.choice(NAMES), date=_day(rng.randint(1, 27))))


@edit
def remove_thread(world: World, rng: random.Random) -> None:
    if len(world.threads) > 1:
        key = rng.choice(sorted(world.threads))
        del world.threads[key], world.posts[key]


@edit
def change_thread(world: World, rng: random.Random) -> None:
    changes: tuple[dict[str, object], ...] = (
        {"title": f"Lamp {rng.randint(1, 9)}"},
        {"title": 'A "new" title'},
        {"slug": rng.choice(("lamp", "light"))},
        {"states": rng.choice(((), ("sticky",), ("locked", "sticky")))},
        {"boards": rng.choice(((), ("Workshop",), ("Workshop", "Wicks"), ("Signals",), ("Tools",)))},
        {"addresses": rng.choice(((), (f"{ODD}{rng.randint(1, 4)}",), (f"{OLD}threads/lamp.{rng.randint(1, 6)}/",)))},
        {"thread_id": rng.choice(("", str(rng.randint(1, 6))))},
        {"prefix": rng.choice(("", "Solved"))},
        {"views": rng.choice((None, rng.randint(1, 9999)))},
        {"posts_per_page": rng.choice((None, 2, 20))},
        {"page_count": rng.choice((None, 4))},
        {"poll": rng.choice(("", "Which oil?"))},
        {"body": _words(world, rng)},
        {"lang": rng.choice(("", "de"))},
        {"tags": rng.choice(((), ("oil",), ("OIL", "wicks"), ("oil", "c++")))},
        {"title": rng.choice(("Paraffin burner leaks", "A burner for paraffin", "Fog at night"))},
    )
    _replace(rng, world.threads, **rng.choice(changes))


@edit
def change_board(world: World, rng: random.Random) -> None:
    changes: tuple[dict[str, object], ...] = (
        {"title": rng.choice(("Workshop", "Wicks", "Tools"))},
        {"parent": rng.choice(("", "workshop.1", "wicks.2"))},
        {"order": rng.choice((None, 1, 2))},
        {"addresses": rng.choice(((), (f"{ODD}{rng.randint(1, 4)}",)))},
        {"body": _words(world, rng)},
    )
    _replace(rng, world.boards, **rng.choice(changes))


@edit
def add_or_remove_board(world: World, rng: random.Random) -> None:
    forum = rng.choice(sorted(world.forums))
    key = (forum, rng.choice(("1", "2", "3", f"b-{digest(forum, 'Signals')}")))
    if key in world.boards:
        del world.boards[key]
    else:
        title = "Workshop" if key[1] in ("1", "2") else "Signals"
        world.boards[key] = Board(title, id=f"{title.lower()}.{key[1]}", board_id=key[1], parent=rng.choice(("", "workshop.1")))


@edit
def change_member(world: World, rng: random.Random) -> None:
    changes: tuple[dict[str, object], ...] = (
        {"name": rng.choice(NAMES[:4])},
        {"slug": rng.choice(("member", "keeper"))},
        {"badges": rng.choice(((), ("Staff member",)))},
        {"avatar": rng.choice(("", *world.files, GONE))},
        {"title": rng.choice(("", "Keeper"))},
        {"joined": rng.choice((None, When("2011-05")))},
        {"counts": rng.choice(((), (Count("Messages", "12324", When("2021-02-03")),)))},
        {"names": rng.choice(((), ("Old Pell",)))},
        {"member_id": rng.choice(("", "1", "2", "3"))},
        {"address": rng.choice(("", f"{ODD}{rng.randint(1, 4)}"))},
        {"same_as": rng.choice(((), ("lamps/member.1",), ("talk/member.1", "lamps/member.2")))},
        {"signature": rng.choice(("", "Oil is cheap."))},
        {"body": _words(world, rng)},
    )
    _replace(rng, world.members, **rng.choice(changes))


@edit
def add_or_remove_member(world: World, rng: random.Random) -> None:
    key = (rng.choice(sorted(world.forums)), rng.choice(("1", "2", "3", member_stem("Pell"))))
    if key in world.members:
        del world.members[key]
    else:
        own = key[1] if key[1].isdecimal() else ""
        world.members[key] = Member(rng.choice(NAMES[:4]), id=key[1], slug="member", member_id=own, badges=("Guest",))


@edit
def change_forum(world: World, rng: random.Random) -> None:
    changes: tuple[dict[str, object], ...] = (
        {"title": rng.choice(("Lamps", "Lanterns"))},
        {"addresses": rng.choice(((), (OLD,), (f"{OLD}board/", OLD), (TALK,)))},
        {"timezone": rng.choice(("", "Asia/Tokyo"))},
        {"lang": rng.choice(("", "de"))},
        {"body": _words(world, rng)},
    )
    key = rng.choice(sorted(world.forums))
    world.forums[key] = dataclasses.replace(world.forums[key], **rng.choice(changes))  # type: ignore[arg-type]


@edit
def add_or_remove_forum(world: World, rng: random.Random) -> None:
    if "talk" not in world.forums:
        world.forums["talk"] = Forum("Talk", id="talk", addresses=(TALK,), engine="Discourse", path="talk")
        world.threads["talk", "1"] = Thread("Radio", id="1", slug="radio", thread_id="1", boards=("Workshop",))
        for nth in (1, 2):
            world.add_post(("talk", "1"), Post(_words(world, rng), author="Pell", number=nth, reply_to="101"))
        return
    del world.forums["talk"]
    for every in (world.boards, world.members, world.threads, world.posts):
        for key in [key for key in every if key[0] == "talk"]:
            del every[key]  # type: ignore[attr-defined]


@edit
def own_page(world: World, rng: random.Random) -> None:
    name = rng.choice(("about", "how-to"))
    if name in world.pages and rng.random() < 0.5:
        del world.pages[name]
    else:
        world.pages[name] = rng.choice(("Slowly.", f"![A lamp]({rng.choice(world.files)})", "<form>A form</form>"))


@edit
def touch(world: World, rng: random.Random) -> None:
    thread, stem = world.any_post(rng)
    world.path_of(thread, stem).touch()
