"""What must hold after each conversion of a history: nothing lost, nothing twice, order, authors, people's edits."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from stillboard import checks
from stillboard.content.records import loads
from stillboard.convert.report import Report, as_json
from stillboard.model import Origin, Post, Thread
from stillboard.order import ordered

from .forms import Dump, Sighting
from .possible import Label, is_possible
from .settled import Held
from .truth import TrueThread


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that must not be. `kind` is one word; what differs by it alone is the same fault."""

    kind: str
    text: str
    is_named: bool = False  # whether the report names what is wrong, and with what it may have been confounded

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


@dataclass(slots=True)
class Filed:
    """A post's file."""

    path: str
    text: str
    post: Post
    keys: set[int] = field(default_factory=set)

    @property
    def own(self) -> str:
        """Its body without quotations, in small letters."""
        return "\n".join(line for line in self.post.body.casefold().split("\n") if not line.startswith(">"))

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]


@dataclass(slots=True)
class Judge:
    """The archive at `root`, and what is known to be true of it."""

    root: Path
    thread: TrueThread
    held: Held
    edited: dict[str, tuple[str, set[int]]] = field(default_factory=dict)  # people's files: their text, and whose they are
    corrected: set[int] = field(default_factory=set)  # keys of posts whose author or date people changed
    gone: dict[str, set[int]] = field(default_factory=dict)  # words that people took out, and of which posts
    noted: dict[str, list[Origin]] = field(default_factory=dict)  # of the posts that files hold
    told_of: list[tuple[str, str]] = field(default_factory=list)  # where reports were unsure, and of what
    told: str = ""  # what reports said so far of files that may be of one post, and of threads that may be one
    files_before: dict[int, int] = field(default_factory=dict)  # key -> in how many files it stood
    broken_before: set[str] = field(default_factory=set)  # violations are named once
    days: dict[bytes, str] = field(default_factory=dict)  # when dumps were saved, by their bytes, as far as it was said
    undecided: dict[str, bool] = field(default_factory=dict)  # what was named, and may be so: whether another history proves it

    def read(self) -> list[Filed]:
        found = []
        self.noted = self._noted()
        for path in sorted(self.root.glob("threads/*/*/*/*.md")):
            if path.name != "thread.md":
                name = path.relative_to(self.root).as_posix()
                text = path.read_text(encoding="utf-8")
                filed = Filed(name, text, loads(Post, text, name))
                filed.keys = self._keys(filed)
                found.append(filed)
        return found

    def _keys(self, filed: Filed) -> set[int]:
        """Which true posts a file is of: by its words, else by its sources."""
        if filed.path in self.edited:
            own = self.edited[filed.path][1]
        else:
            own = self._by_sources(filed.post.sources) or self._by_words(filed)
        noted = self._by_sources(self.noted.get(filed.path.removesuffix(".md"), ())) - own
        return own | {key for key in noted if any(self.held.may_be_same(key, one) for one in own)}

    def _noted(self) -> dict[str, list[Origin]]:
        """What threads' own files say of the posts that files hold, by the path of these without its ending."""
        noted: dict[str, list[Origin]] = defaultdict(list)
        folders = {path.parent.name.rpartition(".")[2]: path.parent for path in self.root.glob("threads/*/*/*/thread.md")}
        for folder in folders.values():
            for path in (folder / "thread.md", folder / "captures.txt"):
                name = path.relative_to(self.root).as_posix()
                known = loads(Thread, path.read_text(encoding="utf-8"), name).known_posts if path.is_file() else ()
                for one in known:
                    identity, slash, stem = one.file.partition("/")
                    place = folders.get(identity) if slash else folder
                    if place:
                        noted[f"{place.relative_to(self.root).as_posix()}/{stem or one.file}"].append(one.source)
        return noted

    def _by_words(self, filed: Filed) -> set[int]:
        own = set(filed.own.split())
        return {post.key for post in self.thread.posts if own.intersection(post.tokens)}

    def _by_sources(self, sources: Iterable[Origin]) -> set[int]:
        """Nothing where captures share a name: then posts of these histories are known by their words."""
        keys = set()
        for source in sources:
            dumps = self.held.by_name.get(_dump_name(source), [])
            if len(dumps) == 1:
                keys |= {one.key for one in dumps[0].posts if one.nth == source.nth}
        return keys

    @property
    def theirs(self) -> set[int]:
        """The keys of posts that people edited."""
        return {key for _, keys in self.edited.values() for key in keys}

    def said(self) -> dict[int, tuple[str, str]]:
        """Id and author of each post. Of two texts that are equally full, the first one stays, so bodies may differ."""
        return {key: (filed.post.original_id, filed.post.author) for filed in self.read() for key in filed.keys}

    # -- after a conversion

    def judge(self, report: Report, dumps: list[Dump]) -> list[Violation]:
        """Every violation, of a run that converted these dumps; `held` has them already."""
        found = [*self.account(report, dumps), *self._people()]
        files = self.read()
        found += [*self._posts(files, report), *self._order(files), *self._checks()]
        new = [one for one in found if str(one) not in self.broken_before and one.kind != "revived-named"]
        self.broken_before |= {str(one).replace("revived-named", "revived") for one in found}  # what was named is known
        named = {one for one in new if one.is_named and not one.kind.startswith("order")}  # an order is true or it is not
        return [one for one in new if not (one in named and self._is_undecided(str(one), files))]

    def _is_undecided(self, what: str, files: list[Filed]) -> bool:
        """True if the archive, as it stands, may be the truth: another history gives the very same captures."""
        if what not in self.undecided:
            self.undecided[what] = self._is_possible(files)
        return self.undecided[what]

    def _is_possible(self, files: list[Filed]) -> bool:
        labels = self._labels(files)
        of_key: dict[int, set[str]] = defaultdict(set)
        for (n, nth), path in labels.items():
            of_key[next(one.key for one in self.held.dumps[n].posts if one.nth == nth)].add(path)

        def label_of(n: int, one: Sighting) -> Label:
            known = labels.get((n, one.nth))
            if known is None and one.is_empty and len(of_key[one.key]) == 1:
                return next(iter(of_key[one.key]))
            return known or ("in no file", one.key)

        days = {n: self.days[dump.data] for n, dump in enumerate(self.held.dumps) if dump.data in self.days}
        return is_possible(self.thread, self.held.dumps, label_of, days)

    def _labels(self, files: list[Filed]) -> dict[tuple[int, int], str]:
        """The file that says to be each post of each capture: by the capture's place among those held, and the post's count."""
        labels: dict[tuple[int, int], str] = {}
        for filed in files:
            for source in (*filed.post.sources, *self.noted.get(filed.path.removesuffix(".md"), ())):
                name = _dump_name(source)
                near = [
                    (n, one.nth)
                    for n, dump in enumerate(self.held.dumps)
                    for one in dump.posts
                    if dump.name == name and one.nth == source.nth
                    if len(self.held.by_name[name]) == 1 or one.key in filed.keys
                ]
                labels |= dict.fromkeys(near, filed.path)
        return labels

    def account(self, report: Report, dumps: list[Dump]) -> list[Violation]:
        """What is wrong with a run's exit code and sums."""
        found = []
        if report.exit_code or report.errors:
            found.append(Violation("exit", f"{report.exit_code}: {[one.text for one in report.errors]} {report.not_read}"))
        expected = 0 if len(report.unchanged) == report.dumps else sum(len(dump.posts) for dump in dumps)
        counted = report.posts.total()
        if not report.balanced or counted != expected:
            found.append(Violation("sums", f"{expected} posts shown, {report.yielded} read, {counted} accounted for"))
        return found

    def _people(self) -> list[Violation]:
        found = []
        for name, (text, _) in self.edited.items():
            path = self.root / name
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                found.append(Violation("edit-lost", name))
        return found

    def _posts(self, files: list[Filed], report: Report) -> list[Violation]:
        found: list[Violation] = []
        of_key: dict[int, list[Filed]] = defaultdict(list)
        for filed in files:
            for key in filed.keys:
                of_key[key].append(filed)
        said = as_json(report)
        self.told += json.dumps([said["unsure"], said["remarks"]])
        named = json.dumps(said) + self.told
        self.told_of += [(one["where"], one["text"]) for one in said["unsure"]]
        for filed in files:
            found += self._file(filed)
        found += self._revived(files, of_key, named)
        for key in self.held.keys:
            found += self._key(key, of_key[key], files, named)
        found += self._threads(files)
        self.files_before = {key: len(filed) for key, filed in of_key.items()}
        return found

    def _is_where_named(self, key: int, files: list[Filed]) -> bool:
        """True if the report said of each file that says to be a post, of which none is, that it was taken for it."""
        labels = self._labels(files)
        shown = [(n, one.nth) for n, dump in enumerate(self.held.dumps) for one in dump.posts if one.key == key]
        return all(place in labels and self._is_told(labels[place], key) for place in shown)

    def _are_named(self, path: str, keys: Collection[int]) -> bool:
        """True if the report said of all these posts but one that they were taken for a file."""
        return sum(not self._is_told(path, key) for key in keys) < 2

    def _is_told(self, path: str, key: int) -> bool:
        return any(
            f"{dump.name}#{one.nth}" == where.removeprefix("copy-of-") and path in text
            for where, text in self.told_of
            for dump in self.held.dumps
            for one in dump.posts
            if one.key == key
        )

    def _file(self, filed: Filed) -> list[Violation]:
        found = []
        if filed.path in self.edited:
            return []
        if not filed.keys:
            found.append(Violation("unknown", f"{filed.path} is of no post that a capture showed ({_sources(filed)})"))
            return found
        apart = self._kept_apart(filed.keys)
        if apart:
            text = f"{filed.path} is of posts {sorted(filed.keys)} ({_sources(filed)})"
            found.append(Violation("swallowed", text, is_named=self._are_named(filed.path, filed.keys)))
        texts = [text for key in filed.keys for text in self.held.texts(key)]
        shown = " ".join(filed.own.split())
        if not any(" ".join(text.words.casefold().split()) in shown and text.picture in shown for text in texts):
            found.append(Violation("words", f"{filed.path} says {shown[:80]!r} ({_sources(filed)})"))
        if filed.post.author not in {self.thread.posts[key].author for key in filed.keys}:
            found.append(Violation("author", f"{filed.path} is by {filed.post.author!r}"))
        return found

    def _revived(self, files: list[Filed], of_key: dict[int, list[Filed]], named: str) -> list[Violation]:
        """Words that people took out, in any file; where nothing settles whose they are, the report must have named the files."""
        found = []
        for filed in files:
            for token in sorted(self.gone.keys() & set(filed.own.split())):
                if not filed.keys & self.gone[token]:  # another post that says the same
                    continue
                doubtful = any(len(of_key[key]) <= self.held.by_turns(key) for key in filed.keys)
                kind = "revived-named" if doubtful and _is_named([filed, *self._theirs(filed.keys, files)], named) else "revived"
                text = f"{token}, which was taken out, is in {filed.path}"
                found.append(Violation(kind, text, is_named=self.names_both(filed, self._theirs(filed.keys, files))))
        return found

    def names_both(self, filed: Filed, others: list[Filed]) -> bool:
        """True if one line of a report names a file with another one that may be the same post, and that no capture shows too."""
        named = [f"{where} {text}" for where, text in self.told_of]
        apart = [other for other in others if not set(filed.post.sources) & set(other.post.sources)]
        return any(filed.path in line and other.path in line for line in named for other in apart)

    def _theirs(self, keys: set[int], files: list[Filed]) -> list[Filed]:
        return [filed for filed in files if filed.path in self.edited and filed.keys & keys]

    def _kept_apart(self, keys: set[int]) -> bool:
        listed = sorted(keys)
        return len(listed) > 1 and not all(any(self.held.may_be_same(a, b) for b in listed if b != a) for a in listed)

    def _key(self, key: int, files: list[Filed], everything: list[Filed], named: str) -> list[Violation]:
        post = self.thread.posts[key]
        texts = [text.words[:40] or text.picture for text in self.held.texts(key)]
        what = f"post {key} by {post.author} ({' / '.join(texts)})"
        if not files:
            return [Violation("lost", f"{what} is nowhere", is_named=self._is_where_named(key, everything))]
        own = [filed for filed in files if len(filed.keys) == 1] or files
        if len(own) <= max(1, self.files_before.get(key, 0)):
            return []
        names = ", ".join(f"{filed.path.rpartition('/')[2]} ({_sources(filed)})" for filed in own)
        doubtful, late = len(own) <= self.held.least(key), len(own) <= self.held.by_turns(key)
        folders = {filed.folder for filed in own}
        # Two threads, until a capture with the thread's id showed that they are one.
        parted = any(f"has posts of {folder}" in named for folder in folders)
        said = {text.said for text in self.held.texts(key)}
        # Where people changed an author or a date, that ties the file to no capture any more.
        if (doubtful or late or parted or key in self.corrected) and _is_named(own, named):
            return []
        if doubtful and (len(said) > 1 or not self._are_tied(own)):  # who would think of it?
            return []
        kind = "-doubtful" if doubtful else "-late" if late else "-split" if len(folders) > 1 else ""
        kind += "-edited" if any(filed.path in self.edited for filed in own) else ""
        kind += "-named" if _is_named(own, named) else ""
        return [Violation(f"twice{kind}", f"{what} is in {names}", is_named=_is_named(own, named))]

    def _are_tied(self, files: list[Filed]) -> bool:
        """True if two of the files are in one thread, or in threads of a title that any capture gives both."""
        titles: dict[str, set[str]] = {filed.folder: set() for filed in files}
        for filed in self.read():
            for source in filed.post.sources if filed.folder in titles else ():
                dumps = self.held.by_name.get(_dump_name(source), ())  # of these only one is meant
                titles[filed.folder] |= {dump.title for dump in dumps if _shows(dump, source, filed.keys)}
        shown = [title for known in titles.values() for title in known]
        return len(titles) < len(files) or len(set(shown)) < len(shown)

    def _threads(self, files: list[Filed]) -> list[Violation]:
        folders = {filed.folder for filed in files}
        shared = [
            dump.name
            for dump in self.held.dumps
            if len(self.held.by_name[dump.name]) == 1
            if len({filed.folder for filed in files if any(s.capture == dump.name for s in filed.post.sources)}) > 1
        ]
        if len(folders) > 1 and shared:
            return [Violation("split", f"{', '.join(shared)} is in {', '.join(sorted(folders))}")]
        return []

    def _order(self, files: list[Filed]) -> list[Violation]:
        found = []
        filed_once = {key for key, count in Counter(key for filed in files for key in filed.keys).items() if count == 1}
        for folder in sorted({filed.folder for filed in files}):
            inside = [filed for filed in files if filed.folder == folder]
            by_id = {filed.post.id: filed for filed in inside}
            posts = ordered([filed.post for filed in inside])
            at: dict[int, list[int]] = defaultdict(list)
            for n, post in enumerate(posts):
                for key in by_id[post.id].keys:
                    if len(by_id[post.id].keys) == 1 and key in filed_once:
                        at[key].append(n)
            found += self._pairs(at, {n: by_id[post.id].path for n, post in enumerate(posts)})
            if len(posts) != len(inside):
                found.append(Violation("order", f"{folder} shows {len(posts)} of {len(inside)} posts"))
        return found

    def _pairs(self, at: dict[int, list[int]], paths: dict[int, str]) -> list[Violation]:
        """What stands the other way round; `paths`: of a thread's files, by where they stand."""
        found = []
        for first, second, why in self.held.in_order(self.theirs):  # no conversion may put people's files elsewhere
            if len(at.get(first, ())) == len(at.get(second, ())) == 1 and at[first] > at[second]:
                kind = "order-" + why.partition(" ")[0]
                between = [paths[n] for n in range(at[second][0], at[first][0] + 1)]
                is_named = any(where in between and any(path in text for path in between) for where, text in self.told_of)
                found.append(Violation(kind, f"post {first} stands behind post {second} ({why})", is_named=is_named))
        return found

    def _checks(self) -> list[Violation]:
        """Findings of `check` on files that only the converter wrote, in threads that nobody edited."""
        touched = {name.rpartition("/")[0] for name in self.edited}
        found = []
        for finding in checks.run(self.root):
            path = finding.path.removeprefix(f"{self.root.as_posix()}/")
            if path.rpartition("/")[0] not in touched:
                found.append(Violation(f"check-{finding.code}", f"{path}:{finding.line} {finding.text}"))
        return found


def _is_named(files: list[Filed], named: str) -> bool:
    """True if the report names each of the files, or the threads that may be one."""
    folders = {filed.folder for filed in files}
    if len(folders) > 1 and any(
        f"has {what} {folder}" in named for folder in folders for what in ("the same title as", "posts of")
    ):
        return True
    return all(filed.path in named for filed in files)


def _dump_name(source: Origin) -> str:
    """The name of the dump that a source is of, whatever it was called when it was converted."""
    return source.capture.rpartition("/")[2].partition(" (")[0].removeprefix("copy-of-")


def _shows(dump: Dump, source: Origin, keys: set[int]) -> bool:
    """True if a dump, which may have its name with others, has one of these posts where a source says it."""
    return any(one.nth == source.nth and one.key in keys for one in dump.posts)


def _sources(filed: Filed) -> str:
    return " ".join(map(str, filed.post.sources))


def tree(root: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
