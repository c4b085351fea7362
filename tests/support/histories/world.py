"""A history of an archive, step by step: each step is a name and a few numbers, and any of them can be left out."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stillboard.content.records import loads
from stillboard.convert import Options, convert
from stillboard.convert.report import Report, lines
from stillboard.errors import StillboardError
from stillboard.ids import natural
from stillboard.importers import all_importers
from stillboard.model import Post, When

from .forms import Dump, Request, capture
from .judge import Filed, Judge, Violation, differing, tree
from .settled import Held
from .truth import TrueThread

Step = tuple[str, *tuple[int | str | bool, ...]]
TITLES = ("Lamp talk", "Lamp talk, continued")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole history."""

    engine: str = "xenforo"
    sticky: bool = False  # the thread's first post stands on top of each page
    is_dated: bool = False  # it is known when a dump was saved
    has_cache: bool = False  # conversions are remembered, as the command line does it
    same_names: bool = False  # page 1 is called the same in each year


class World:
    """A forum's thread, the dumps made of it, and the archive they are converted into."""

    def __init__(self, folder: Path, setting: Setting) -> None:
        self.folder, self.setting = folder, setting
        self.root = folder / "content"
        self.thread = TrueThread()
        self.held = Held(self.thread)
        self.judge = Judge(self.root, self.thread, self.held)
        self.waiting: list[Dump] = []
        self.done: list[Dump] = []
        self.days: dict[bytes, dt.datetime | None] = {}  # what was said of a dump's day when it was converted
        self.made = 0
        self.log: list[str] = []
        self.has_edits = False

    @property
    def sort(self) -> str:
        """A: every capture has ids. B: one has none, but nobody edited. C: the others."""
        if all(dump.has_ids for dump in self.held.dumps):
            return "A"
        return "C" if self.has_edits else "B"

    def step(self, step: Step) -> list[Violation]:
        """Take a step; what is wrong after it."""
        name, *args = step
        found: list[Violation] | None = getattr(self, f"do_{name}")(*args)
        return found or []

    # -- the forum

    def do_write(self, author: int, kind: str, seed: int) -> None:
        self.thread.write(author, kind, seed)

    def do_edit(self, index: int, how: str) -> None:
        self.thread.edit(index, how)

    def do_delete(self, index: int) -> None:
        self.thread.delete(index)

    def do_retitle(self, which: int) -> None:
        self.thread.titles.append(TITLES[which % len(TITLES)])

    # -- captures

    def do_capture(self, form: str, *options: int | bool) -> None:
        """`options`: those of Request behind the form."""
        self.made += 1
        request = Request(form, *options)
        name = f"{form}-p{request.page}" if self.setting.same_names else f"{form}-{self.made}"
        made = capture(self.thread, name, request, self.setting.engine, sticky=self.setting.sticky)
        if made:
            self.waiting.append(made)

    # -- conversions

    def do_convert(self, seed: int, count: int, in_one: bool) -> list[Violation]:
        """Convert some of the waiting dumps, in some order; `in_one`: all in one run, as a folder."""
        chosen = list(self.waiting)
        if seed:
            random.Random(seed).shuffle(chosen)  # noqa: S311 - any order will do
        chosen = chosen[: count or None]
        self.waiting = [dump for dump in self.waiting if dump not in chosen]
        found: list[Violation] = []
        for group in [chosen] if in_one else [[dump] for dump in chosen]:
            if group:
                found += self._convert(group, as_folder=seed % 2 == 0)
        return found

    def do_again(self, index: int, renamed: bool) -> list[Violation]:
        """Convert a dump that was converted before."""
        if not self.done:
            return []
        dump = self.done[-1 - index % len(self.done)]
        return self._same(dump, "renamed-again" if renamed else "again", renamed=renamed)

    def _same(self, dump: Dump, kind: str, *, renamed: bool = False) -> list[Violation]:
        before = tree(self.root)
        name = f"copy-of-{dump.name}" if renamed else dump.name
        report, errors = self._run([self._put(dump, "again", name)], self.days[dump.data])
        self._say(f"convert {name} again", report)
        changed = differing(before, tree(self.root))
        if report is None:
            return errors
        if not changed:  # then all the rest is as it was
            return self.judge.account(report, [dump])
        return [Violation(kind, f"{name} again wrote {', '.join(changed)}"), *self.judge.judge(report, [dump])]

    def _convert(self, dumps: Sequence[Dump], *, as_folder: bool) -> list[Violation]:
        if as_folder and not self.setting.same_names:  # a folder's files are read in the order of their names
            dumps = sorted(dumps, key=lambda dump: natural(dump.name))
        for dump in dumps:
            self.held.add(dump)
            self.done.append(dump)
        folder = f"run-{len(self.done)}"
        paths = [
            self._put(dump, f"{folder}/{n}" if self.setting.same_names else folder, dump.name) for n, dump in enumerate(dumps)
        ]
        if len(paths) > 1 and as_folder:
            paths = [self.folder / "dumps" / folder]
        days = {dump.captured for dump in dumps}
        day = days.pop() if self.setting.is_dated and len(days) == 1 else None
        self.days |= dict.fromkeys((dump.data for dump in dumps), day)
        if day:
            self.judge.days |= dict.fromkeys((dump.data for dump in dumps), f"{day:%Y-%m-%dT%H:%M:%S}")
        report, errors = self._run(paths, day)
        self._say(f"convert {' '.join(dump.name for dump in dumps)}{' as a folder' if as_folder else ''}", report)
        if report is None:
            return errors
        found = self.judge.judge(report, list(dumps))
        for dump in dumps:
            found += self._same(dump, "again")
        return found

    def _put(self, dump: Dump, folder: str, name: str) -> Path:
        path = self.folder / "dumps" / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dump.data)
        return path

    def _run(self, paths: Sequence[Path], day: dt.datetime | None) -> tuple[Report | None, list[Violation]]:
        captured = When.instant(day) if day else None
        options = Options(captured=captured, cache=self.folder / "cache" if self.setting.has_cache else None)
        try:
            return convert(paths, self.root, all_importers(), options), []
        except StillboardError as error:
            return None, [Violation("exit", str(error))]

    def _say(self, what: str, report: Report | None) -> None:
        self.log += [f"$ {what}", *(f"    {line}" for line in (lines(report) if report else ()))]

    def do_permuted(self, seed: int) -> list[Violation]:
        """Convert everything into another archive, in another order: of captures with ids the same posts must come."""
        dumps = [dump for dump in self.done if dump.has_ids]
        other = World(self.folder / f"permuted-{seed}", dataclasses.replace(self.setting, has_cache=False))
        other.thread, other.held = self.thread, Held(self.thread)
        other.judge = Judge(other.root, self.thread, other.held)
        found = []
        for dump in random.Random(seed).sample(dumps, len(dumps)):  # noqa: S311 - any order will do
            found += other._convert([dump], as_folder=False)
        if len(dumps) == len(self.done) and not found:
            mine, others = self.judge.said(), other.judge.said()
            differ = [key for key in mine.keys() | others.keys() if mine.get(key) != others.get(key)]
            found += [
                Violation("permuted", f"post {key}: {mine.get(key)} / {others.get(key)}")
                for key in differ
                if key not in self.judge.theirs
            ]
        return found

    # -- people

    def do_people(self, index: int, how: str) -> None:
        """A person edits a file: `remove`, `rewrite`, `note`, `author`, `date`, or `thread`, the thread's own."""
        if how == "thread":
            self._note_at_thread(index)
            return
        files = [filed for filed in self.judge.read() if filed.path not in self.judge.edited]
        if not files:
            return
        filed = files[index % len(files)]
        head, _, body = filed.text.partition("\n---\n")
        if how == "remove":
            head, body = f"{head}\nState: removed", ""
        elif how == "rewrite":
            body = "\nRedacted at the author's wish.\n"
        elif how == "note":
            body = f"{body}\nNote of the archive: he got it sold.\n"
        elif how == "author":
            head = re.sub(r"^Author: .*$", "Author: Wren Okafor", head, flags=re.MULTILINE)
        else:
            head = re.sub(r"^(Date|Date-source|Not-before|Not-after): .*\n", "", head, flags=re.MULTILINE)
            head = head.replace("---\n", "---\nDate: 2015-03\nDate-source: text\n", 1)
        text = f"{head}\n---\n{body}"
        loads(Post, text, filed.path)
        (self.root / filed.path).write_text(text, encoding="utf-8")
        self.has_edits = True
        self.judge.edited[filed.path] = (text, filed.keys)
        if how in ("remove", "rewrite"):
            self._take_out(filed)
        elif how in ("author", "date"):
            self.judge.corrected |= filed.keys
        self.log.append(f"$ {how} {filed.path}")

    def _take_out(self, filed: Filed) -> None:
        """What captures showed of a post may not come back; nobody can have taken out what was never there."""
        elsewhere = {word for one in self.judge.read() if one.path != filed.path for word in one.own.split()}
        for key in filed.keys:
            for token in {text.token for text in self.held.texts(key)} - elsewhere - {""}:
                self.judge.gone.setdefault(token, set()).add(key)

    def _note_at_thread(self, index: int) -> None:
        heads = sorted(self.root.glob("threads/*/*/*/thread.md"))
        if heads:
            path = heads[index % len(heads)]
            text = path.read_text(encoding="utf-8").rstrip("\n") + "\n\nA note of the archive.\n"
            path.write_text(text, encoding="utf-8")
            self.has_edits = True
            self.judge.edited[path.relative_to(self.root).as_posix()] = (text, set())
            self.log.append(f"$ note at {path.relative_to(self.root)}")


def play(steps: Iterable[Step], folder: Path, setting: Setting) -> tuple[World, list[Violation]]:
    """Take all steps, until something is wrong."""
    world = World(folder, setting)
    for step in steps:
        found = world.step(step)
        if found:
            return world, found
    return world, []
