"""Makes the files of a site: which parts must be made anew, in whichever process, and what becomes of the others.

A part is good as it is if it is made of the same as before, if the old addresses in it lead where they led, and if its files lie
in the output folder as they were left. What the index holds of parts is written when the site is in place, so that a build that
is cut short changes nothing of it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from .addresses import host
from .errors import BuildError
from .outputs import Output, Part
from .site.depends import digest
from .site.files import Copied, File, Page
from .site.index import Index, Kind, bodies_of
from .site.made import GONE, MadeFile, MadePart, holds, is_inside, sound, stamp_of
from .site.packed import pack, unpacked
from .site.paging import stretches
from .site.same_library import SameLibrary
from .site.site import Site
from .site.staging import Staging
from .site.templates import Templates
from .workers import Workers

CHUNK = 300  # posts whose pages are made in one go
LOOKED = 400  # parts that the index is asked for in one go
_PLACES = ""  # the key of the row that says where old addresses led as a whole


Leads = dict[str, dict[str, str]]  # by the root of a page, and an old address in it: where it led


class Places(msgspec.Struct, array_like=True, frozen=True):
    """What decided where old addresses led."""

    places: bytes
    hosts: bytes


@dataclasses.dataclass(frozen=True, slots=True)
class Makers:
    """What every process needs."""

    site: Site
    outputs: Sequence[Output]
    templates: Templates
    folder: Path  # where files are written
    tell: Callable[[Path, Page], object] | None = None  # is told of each page that was written


Task = tuple[int, Any, dict[str, bytes]]  # which output, what it needs, and the files that the site has, with digests
Rows = list[tuple[Kind, str, bytes]]
_PART = msgspec.msgpack.Decoder(MadePart)
_LEADS = msgspec.msgpack.Decoder(Leads)
_PLACES_ROW = msgspec.msgpack.Decoder(Places)


def make_parts(makers: Makers, tasks: list[Task]) -> list[tuple[MadePart, Rows]]:
    """Make some parts, and write those of their files that the site does not have."""
    return [_made(makers, makers.outputs[output], task, there) for output, task, there in tasks]


def _made(makers: Makers, output: Output, task: Any, there: dict[str, bytes]) -> tuple[MadePart, Rows]:
    files = []
    for item in output.make(makers.site, task) if output.make else ():
        data = _bytes(makers, item)
        file = MadeFile(item.file, digest(data), changed=makers.site.entry(item))
        if there.get(file.file) != file.digest:
            if not is_inside(item.file):
                todo = "delete the cache and build again"
                raise BuildError("no page of the site can have this name", where=repr(item.file), todo=todo)
            target = makers.folder / file.file
            _make_folder(target.parent)
            target.write_bytes(data)
            if makers.tell and isinstance(item, Page):
                makers.tell(target, item)
        files.append(file)
    return _left(makers.site, files)


@functools.lru_cache(maxsize=1024)  # the folder of a build stays until the build is over
def _make_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)


def _bytes(makers: Makers, item: File) -> bytes:
    if isinstance(item, Page):
        return makers.templates.html(item, makers.site.frame(makers.site.urls.root(item.file)))
    return item.source.read_bytes() if isinstance(item, Copied) else item.data


def _left(site: Site, files: list[MadeFile]) -> tuple[MadePart, Rows]:
    """What making a part has left in the site, which has it no longer."""
    leads: Leads = {}
    looks_further = False
    for root, every in site.looked_up.items():
        known = {address: led for address, led in every.items() if host(address) in site.links.hosts}
        looks_further = looks_further or len(known) < len(every)
        if known:
            leads[root] = known
    made = MadePart(
        b"",
        files,
        pack(leads) if leads else b"",
        looks_further,
        sorted(site.referred),
        site.faults[:],
        dict(site.pictures.looked_at),
    )
    rows = site.rows[:]
    _clear(site)
    return made, rows


def _clear(site: Site) -> None:
    """Let what comes now be what one part leaves, and nothing else."""
    for every in site.looked_up.values():
        every.clear()
    site.referred.clear()
    site.pictures.looked_at.clear()
    site.faults.clear()
    site.rows.clear()


class Building:
    """One build of the forum's files."""

    def __init__(
        self, makers: Makers, index: Index, staging: Staging, workers: Workers, say: Callable[[str], object] = str
    ) -> None:
        """`say` is called with how far it is."""
        self._makers = makers
        self._site = makers.site
        self._index = index
        self._staging = staging
        self._workers = Workers(1) if makers.tell else workers
        self._say = say
        self._output = os.fspath(staging.output)
        self._made: dict[str, MadePart] = {}  # by name, those that are new
        self._names: set[str] = set()
        self._turns = itertools.count()
        self._same = SameLibrary(index, lambda: self._site.depends.library(self._site.library))
        self._faults: list[str] = []
        self.counts: Counter[str] = Counter()  # of files, by output

    def make(self) -> None:
        """Make every file, or see that it is there. What could not be shown as meant is in `site.faults` afterwards."""
        ready: list[int] = []
        for place, output in enumerate(self._makers.outputs):
            if output.parts:
                ready.append(place)
                continue
            self._parts(ready)
            ready = []
            self._whole(output)
        self._parts(ready)
        self._site.faults[:0] = self._faults

    def _whole(self, output: Output) -> None:
        """Make the files of an output that is not cut into parts."""
        for item in output.build(self._site):
            self.counts[output.name] += 1
            self._list(item.file, self._site.entry(item))
            if isinstance(item, Copied):
                self._staging.copy(item.file, item.source)
            else:
                path = self._staging.write(item.file, _bytes(self._makers, item), always=bool(self._makers.tell))
                if self._makers.tell and isinstance(item, Page):
                    self._makers.tell(path, item)

    def _parts(self, outputs: list[int]) -> None:
        """Make the parts of some outputs."""
        if not outputs:
            return
        referred, faults = set(self._site.referred), self._site.faults[:]
        kept: list[_Part] = []
        todo: list[_Part] = []
        for one in self._looked_at_all(outputs):
            (kept if one.is_good else todo).append(one)
        self._staging.expect()
        for one in kept:
            self._take(one, one.before or MadePart())
        if todo:
            self._site.links.hosts  # noqa: B018 - made here, so that every process has it at hand
        _clear(self._site)
        total = sum(one.part.posts for one in todo)
        done = 0
        with contextlib.closing(self._workers.each(make_parts, self._makers, _chunks(todo), _tasks)) as every:
            for chunk, results in every:
                for one, (made, rows) in zip(chunk, results or (), strict=True):
                    made.made_of = one.part.made_of
                    self._made[one.part.name] = made
                    self._take(one, made)
                    for row in rows:
                        self._index.put(*row)
                    done += one.part.posts
                self._say(f"{done:,} of about {total:,} posts and lines of lists")
        for one in sorted((*kept, *todo), key=lambda one: one.turn):
            made = self._made.get(one.part.name) or one.before or MadePart()
            referred.update(made.referred)
            self._faults += made.faults
        self._site.referred |= referred
        self._site.faults += faults

    def _looked_at_all(self, outputs: list[int]) -> Iterator[_Part]:
        for place in outputs:
            output = self._makers.outputs[place]
            parts = self._as_before(place)
            if parts is None:
                parts = []
                every = output.parts(self._site)  # type: ignore[misc]  # those that have some
                while some := list(itertools.islice(every, LOOKED)):
                    known = self._index.get_all(Kind.PART, [part.name for part in some])
                    parts += [self._looked_at(place, part, unpacked(_PART, known.get(part.name))) for part in some]
            if output.of_library:
                named = ((one.part.name, one.part.posts) for one in parts)
                self._same.note(output.name, named, (one.part.made_of for one in parts))
            yield from parts

    def _as_before(self, place: int) -> list[_Part] | None:
        """The parts of an output, looked at, where all are those of the last build and good as they are; None else."""
        output = self._makers.outputs[place]
        listed = self._same.parts(output.name) if output.of_library and not self._makers.tell else ()
        parts: list[_Part] = []
        for start in range(0, len(listed), LOOKED):
            some = listed[start : start + LOOKED]
            known = self._index.get_all(Kind.PART, [name for name, _ in some])
            for name, posts in some:
                before = unpacked(_PART, known.get(name)) or MadePart()
                one = self._looked_at(place, Part(name, before.made_of, bytes, posts), before, is_same=True)
                if not one.is_good:
                    return None
                parts.append(one)
        return parts if parts and self._same.fits(output.name, (one.part.made_of for one in parts)) else None

    def _looked_at(self, output: int, part: Part, before: MadePart | None, *, is_same: bool = False) -> _Part:
        """`before`: what the index has of it. `is_same`: the library is that of which it was made."""
        self._names.add(part.name)
        one = _Part(next(self._turns), output, part)
        one.before = sound(before)
        if one.before and not self._makers.tell:
            stamps = [file.stamp for file in one.before.files]
            one.there = {file.file: file.digest for file in one.before.files if self._lies_there(file)}
            is_whole = len(one.there) == len(one.before.files)
            is_same = is_same or (is_whole and one.before.made_of == part.made_of and self._lead_as_before(one.before))
            one.is_good = is_whole and is_same and self._are_as_before(one.before.pictures)
            if one.is_good and stamps != [file.stamp for file in one.before.files]:
                self._made[part.name] = one.before
            else:
                one.before.leads = b""  # no more is asked of them
        return one

    def _lies_there(self, file: MadeFile) -> bool:
        """Whether the site has a file as it was made. One that may only look changed is read, since a copy has other times."""
        if not self._staging.may_keep(file.file):
            return False
        path = f"{self._output}/{file.file}"
        stamp = stamp_of(path)
        if stamp != file.stamp and holds(path, file):
            file.stamp = stamp
        return stamp == file.stamp != GONE

    def _are_as_before(self, pictures: dict[str, int]) -> bool:
        """Whether pictures are still there, or still are not."""
        return all(self._site.pictures.bytes_of(file) == size for file, size in pictures.items())

    def _lead_as_before(self, part: MadePart) -> bool:
        """Whether the old addresses in a part lead where they led."""
        if not (part.leads or part.looks_further) or self._places_before.places == self._places:
            return True
        if self._places_before.hosts != self._hosts:
            return False
        if not part.leads:
            return True
        leads = unpacked(_LEADS, part.leads)
        if leads is None:
            return False
        every = ((self._site.link_context(root), known) for root, known in leads.items())
        return all(context.lead(address) == led for context, known in every for address, led in known.items())

    @functools.cached_property
    def _places(self) -> bytes:
        return self._site.depends.places(self._site.library)

    @functools.cached_property
    def _hosts(self) -> bytes:
        return digest(*sorted(self._site.links.hosts))

    @functools.cached_property
    def _places_before(self) -> Places:
        return unpacked(_PLACES_ROW, self._index.get(Kind.PART, _PLACES)) or Places(b"", b"")

    def _take(self, one: _Part, made: MadePart) -> None:
        """Let the files of a part be in the site."""
        self.counts[self._makers.outputs[one.output].name] += len(made.files)
        for file in made.files:
            self._list(file.file, file.changed)
            if one.there.get(file.file) == file.digest:
                self._staging.keep(file.file)
            else:
                self._staging.take(file.file)

    def _list(self, file: str, changed: str | None) -> None:
        if changed is not None:
            self._site.listed[file] = changed

    def settle(self) -> None:
        """Keep for the next build what was made. Call it when the site is in place."""
        for name, part in self._made.items():
            for file in part.files:
                file.stamp = stamp_of(f"{self._output}/{file.file}")
            self._index.put(Kind.PART, name, msgspec.msgpack.encode(part))
        self._same.settle()
        if not self._same.is_same and self._places_before.places != self._places:
            self._index.put(Kind.PART, _PLACES, msgspec.msgpack.encode(Places(self._places, self._hosts)))
        self._index.keep_only(Kind.PART, {_PLACES, *self._names})
        threads = {thread.packed.place: len(thread.numbers) for forum in self._site.library.forums for thread in forum.threads}
        for kind in (Kind.FACTS, Kind.WHOLE):
            self._index.keep_only(kind, set(threads))
        bodies = {bodies_of(place, begin) for place, pages in threads.items() for begin, _ in stretches(pages)}
        self._index.keep_only(Kind.BODIES, bodies)


@dataclasses.dataclass(slots=True)
class _Part:
    """A part, looked at."""

    turn: int
    output: int  # its place among the outputs
    part: Part
    before: MadePart | None = None
    there: dict[str, bytes] = dataclasses.field(default_factory=dict)  # its files that lie where they were left, with digests
    is_good: bool = False


def _chunks(parts: list[_Part]) -> Iterator[list[_Part]]:
    """The parts, some at a time; the large ones first, so that no process is left alone with one at the end."""
    chunk: list[_Part] = []
    posts = 0
    for one in sorted(parts, key=lambda one: -one.part.posts if one.part.posts > CHUNK else 0):
        chunk.append(one)
        posts += one.part.posts
        if posts >= CHUNK:
            yield chunk
            chunk, posts = [], 0
    if chunk:
        yield chunk


def _tasks(chunk: list[_Part]) -> list[Task]:
    return [(one.output, one.part.task(), one.there) for one in chunk]
