"""The contract: which files lie under content/, which keys each has, and what a value must look like.

`dumps` writes a file's text, `loads` reads one, `examine` reads one with all its faults, `check` says beforehand whether a record
can be written, and `path` says where it lies. The converter writes these files, checks and site read them, and people edit them:
they are all that the two sides know of each other. Every id, name and value is judged here, whoever wrote it.
content/README.md explains the same keys for people; a test compares the two.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar

from . import header, takedown, values
from .boards import MAX_BOARDS
from .takedown import Takedown
from ..errors import ContentError, Unsafe
from ..model import WRITTEN, AuthorKind, Board, DateSource, Forum, Member, Place, Post, State, Thread, When
from ..ids import check_stem, is_stem, slugify, stem_of, thousand

Record = Forum | Board | Thread | Member | Post | Takedown
R = TypeVar("R", Forum, Board, Thread, Member, Post, Takedown)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a header: the field it stands for, and how its value is written and read (ValueError if it cannot be)."""

    name: str
    field: str
    write: Callable[[Any], str] = str
    read: Callable[[str], Any] = str
    many: bool = False
    hint: str = ""  # what a value must look like, for errors


def _when(name: str, field: str) -> Key:
    return Key(name, field, lambda when: when.text, When.read, hint="2020-09-30, 2018-01-12T12:15 or …T12:15:00Z")


def _number(name: str, field: str) -> Key:
    return Key(name, field, str, values.natural, hint="a whole number")


_ADDRESS = Key("Address", "address")
_ADDRESSES = Key("Address", "addresses", many=True)
_WRITTEN = Key("Written", "written")
_LANG = Key("Lang", "lang", hint="a language tag such as en or ar")

KEYS: dict[type[Record], tuple[Key, ...]] = {
    Post: (
        Key("Author", "author"),
        Key("Author-id", "author_id", read=values.identity),
        Key("Author-is", "author_is", str, AuthorKind, hint=", ".join(AuthorKind)),
        _when("Date", "date"),
        Key("Date-source", "date_source", str, DateSource, hint=", ".join(DateSource)),
        _when("Not-before", "not_before"),
        _when("Not-after", "not_after"),
        _number("Number", "number"),
        Key("Place", "place", str, values.place, hint="<page>-<post on it>, such as 13-1"),
        Key("Title", "title"),
        _ADDRESS,
        Key("File", "files", many=True),
        Key("Original-id", "original_id", read=values.identity),
        Key("Also", "also", read=values.identity, many=True),
        Key("Reply-to", "reply_to", read=values.identity),
        _when("Edited", "edited"),
        Key("Edited-by", "edited_by"),
        Key("Edit-reason", "edit_reason"),
        Key("Reactions", "reactions"),
        _LANG,
        Key("State", "state", str, State, hint=", ".join(State)),
        Key("Missing-from", "missing_from", values.write_absence, values.read_absence, many=True, hint="<when> <capture>"),
        Key("Differs", "differs", values.write_other, values.read_other, many=True, hint="<16 hex> <when or -> <capture>#<n>"),
        Key("Source", "sources", str, values.origin, many=True),
        Key("Other-words", "other_words", read=values.fingerprint, many=True, hint="the converter's, as Words"),
        Key("Words", "fingerprint", read=values.fingerprint, hint="the converter's, 8 hex digits, - and 3 or 16 more"),
        _WRITTEN,
    ),
    Thread: (
        Key("Title", "title"),
        Key("Thread-id", "thread_id", read=values.identity),
        _ADDRESSES,
        Key("Board", "boards", many=True),
        Key("Prefix", "prefix"),
        Key("Titles", "titles", many=True),
        Key("Tags", "tags", values.joined, values.parts),
        Key("State", "states", str, values.state, many=True, hint=", ".join(values.STATES)),
        _number("Posts-per-page", "posts_per_page"),
        _number("Page-count", "page_count"),
        Key("Page", "pages", values.write_page, values.read_page, many=True, hint="<number> <when or -> <source>"),
        _number("Views", "views"),
        _LANG,
        Key("Poll", "poll"),
        Key("Poll-option", "poll_options", values.write_option, values.read_option, many=True, hint="<votes or -> <answer>"),
        Key(
            "Source",
            "sources",
            values.write_source,
            values.read_source,
            many=True,
            hint="<importer> <sha256> <captured or -> <file name>",
        ),
        Key("Post", "known_posts", values.write_known, values.read_known, many=True, hint="<file> <id or -> <capture>#<n>"),
        _WRITTEN,
    ),
    Forum: (
        Key("Title", "title"),
        _ADDRESSES,
        Key("Engine", "engine"),
        Key("Timezone", "timezone"),
        _LANG,
        Key("Path", "path", read=lambda text: check_stem(text), hint="a-z, 0-9 and -"),
    ),
    Board: (
        Key("Title", "title"),
        Key("Parent", "parent"),
        _number("Order", "order"),
        _ADDRESSES,
    ),
    Member: (
        Key("Name", "name"),
        Key("Names", "names", many=True),
        Key("Member-id", "member_id", read=values.identity),
        _ADDRESS,
        Key("Avatar", "avatar", read=values.picture, hint="/content/attachments/<2 hex>/<sha256>-<name>, a picture"),
        Key("Title", "title"),
        Key("Badges", "badges", values.joined, values.parts),
        _when("Joined", "joined"),
        Key("Counts", "counts", values.write_count, values.read_count, many=True, hint="<number> <as of or -> <what>"),
        Key("Signature", "signature"),
        Key("Same-as", "same_as", read=values.member, many=True, hint="<forum>/<file name without .md>"),
        _WRITTEN,
    ),
    Takedown: (
        Key("Of", "of", read=takedown.kind, hint=", ".join(takedown.KINDS)),
        Key("Thread", "thread", read=lambda text: check_stem(text), hint="a-z, 0-9 and -"),
        Key("Shown-as", "shown_as"),
        Key("Reason", "reason"),
        Key("Post", "posts", read=takedown.out, many=True, hint="<thread's id>/<post's id>"),
        Key("Known-by", "known_by", read=values.fingerprint, many=True, hint="the command's"),
        Key("Words", "words", read=values.fingerprint, many=True, hint="the command's"),
        Key("Quoted", "quoted", read=values.fingerprint, many=True, hint="the command's"),
        Key("Passages", "passages", takedown.write_passages, takedown.read_passages, many=True, hint="the command's"),
        Key("File", "files", read=values.fingerprint, many=True, hint="the command's"),
    ),
}
_BY_NAME = {kind: {key.name: key for key in keys} for kind, keys in KEYS.items()}
_WORDS = {kind: {field for field, text in values.texts_of(kind).items() if text in WRITTEN} for kind in KEYS}
_OWN_IDS = frozenset({"original_id", "thread_id", "member_id"})  # left out where the file's name says the same
_OWN_ID: dict[type[Record], str] = {Thread: "thread_id", Member: "member_id", Board: "board_id", Post: "original_id"}
_NO_OWN_ID: dict[type[Record], re.Pattern[str]] = {
    Thread: re.compile("[tm]-"),
    Member: re.compile("[nm]-"),
    Board: re.compile("[bm]-"),
    Post: re.compile(r"m-|p?\d+-\d+(?:-\d+)?$", re.ASCII),
}
_PLACED = re.compile(r"p([1-9]\d{0,6})-([1-9]\d{0,6})", re.ASCII)
_MANY = {kind: {key.name: key.many for key in keys} for kind, keys in KEYS.items()}
CAPTURES = "captures.txt"  # next to a thread.md that people edited: what that one does not say, with the same keys
REQUIRED = {Thread: "Title", Forum: "Title", Board: "Title", Member: "Name", Takedown: "Of"}


def path(record: Record, forum: str, thread: Thread | None = None) -> PurePosixPath:
    """Where a filed record lies, relative to content/. `forum` is the forum's stem; a post needs its thread.

    Unsafe if a part cannot name a file.
    """
    match record:
        case Forum():
            return PurePosixPath("forums", f"{check_stem(record.id)}.md")
        case Board():
            return PurePosixPath("boards", check_stem(forum), f"{_pair(record.id)}.md")
        case Member():
            return PurePosixPath("members", check_stem(forum), f"{_pair(f'{record.slug}.{record.id}')}.md")
        case Takedown():
            return PurePosixPath("takedowns", check_stem(forum), f"{check_stem(record.id)}.md")
        case Thread():
            folder = _pair(f"{record.slug}.{record.id}")
            return PurePosixPath("threads", check_stem(forum), thousand(check_stem(record.id)), folder, "thread.md")
        case Post():
            if thread is None:
                raise TypeError("a post's path needs its thread")
            stem = check_stem(record.id)
            if stem == "thread":
                raise Unsafe("a post cannot be named thread", where=forum, todo="use its m-<hash> name")
            return path(thread, forum).with_name(f"{stem}.md")


def _pair(name: str) -> str:
    slug, dot, identity = name.rpartition(".")
    return f"{check_stem(slug)}.{check_stem(identity)}" if dot else check_stem(name)


def forum_id(post: Post) -> str:
    """The forum's own id of a filed post, or "" where only its place is known."""
    return post.original_id or own_id(post)


def check(record: Record) -> None:
    """Unsafe if the record's file cannot be written: for a value, or a body, that no content file may hold."""
    where = _where(record)
    if isinstance(record, Thread) and len(record.boards) > MAX_BOARDS:
        raise Unsafe(f"{len(record.boards)} boards in one another", where=where, todo=f"name the outermost {MAX_BOARDS}")
    for _ in _values(record, where):
        pass
    header.check_body(record.body, where)


def dumps(record: Record, *, sealed: bool = False) -> str:
    """The text of a record's file. Unsafe for a value that must not be written.

    `sealed` adds a fresh `Written`, but for forums and boards, whose files belong to the archive's maintainers.

    `original_id` and the like are left out where the file's name says the same.
    """
    where, words = _where(record), _WORDS[type(record)]
    has_seal = sealed and _WRITTEN in KEYS[type(record)]
    entries = [
        (key.name, header.quote(value, text=key.field in words))
        for key, value in _values(record, where)
        if not (sealed and key is _WRITTEN)
    ]
    body = header.check_body(record.body, where)
    text = header.compose(entries, body)
    if not has_seal:
        return text
    return header.compose([*entries, (_WRITTEN.name, header.seal(text))], body)


def _where(record: Record) -> str:
    return f"{type(record).__name__} {record.id}".strip()


def _values(record: Record, where: str) -> Iterator[tuple[Key, str]]:
    """The keys that a record's header has, each with a value as text; Unsafe for one that no header may hold."""
    for key in KEYS[type(record)]:
        value = getattr(record, key.field)
        if value in ("", None, ()) or (key.field in _OWN_IDS and value == own_id(record)):
            continue
        for one in value if key.many else (value,):
            yield key, _checked(key, one, where)


def _checked(key: Key, value: Any, where: str) -> str:
    text = header.check_value(key.write(value), f"{where}: {key.name}")
    try:
        same = key.read(text) == value
    except (ValueError, Unsafe):
        same = False
    if not text or not (same or key.read is values.parts):
        raise Unsafe(f"{key.name} cannot be {text[:80]!r}", where=where, todo=f"it must be {key.hint or 'one line'}")
    return text


def loads(kind: type[R], text: str, file: PurePosixPath | str = "") -> R:
    """Read a file's text; `file` is its path, which says id and slug. ContentError with path and line for the first fault."""
    record, problems = examine(kind, text, file)
    if problems or record is None:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise ContentError(first.text + more, where=f"{file}:{first.line}", todo="content/README.md lists the keys")
    return record


def examine(kind: type[R], text: str, file: PurePosixPath | str = "") -> tuple[R | None, list[header.Problem]]:
    """Read a file's text and list every fault. The record is None only if the file has no header at all."""
    keys = _BY_NAME[kind]
    parsed = header.parse(text, _MANY[kind])
    problems = list(parsed.problems)
    values: dict[str, Any] = {}
    for entry in parsed.entries:
        key: Key = keys[entry.key]
        try:
            value = key.read(entry.value)
        except (ValueError, Unsafe):
            problems.append(header.Problem(entry.line, f"{key.name} cannot be {entry.value[:60]!r}: {key.hint}"))
            continue
        values[key.field] = (*values.get(key.field, ()), value) if key.many else value
    if not parsed.entries and problems:
        return None, problems
    if kind is Thread and len(values.get("boards", ())) > MAX_BOARDS:
        line = [entry.line for entry in parsed.entries if entry.key == "Board"][MAX_BOARDS]
        problems.append(header.Problem(line, f"more than {MAX_BOARDS} boards in one another"))
        values["boards"] = values["boards"][:MAX_BOARDS]
    required = REQUIRED.get(kind)
    if required and keys[required].field not in values:
        problems.append(header.Problem(1, f"{required} is missing"))
        values[keys[required].field] = ""
    values["body"] = parsed.body
    values.update(_named(kind, str(file)))
    field = _OWN_ID.get(kind)
    if field and not values.get(field) and (own := _own_id(kind, values.get("id", ""))):
        values[field] = own  # what the file's name says already
    if kind is Post and values.get("state") is State.REMOVED and not values.keys() & {"number", "place"}:
        values["place"] = _named_place(values.get("id", ""))  # else it would stand behind all others, and could not be known again
    return kind(**values), sorted(problems, key=lambda problem: problem.line)


def _named(kind: type[Record], file: str) -> dict[str, Any]:
    """What a file's name says: its id, and its slug."""
    folder, _, name = file.rpartition("/")
    stem = folder.rpartition("/")[2] if kind is Thread else name.removesuffix(".md")
    if not name or kind not in (Thread, Member):
        return {"id": stem} if name else {}
    slug, _, identity = stem.rpartition(".")
    return {"slug": slug, "id": identity}


def _named_place(stem: str) -> Place | None:
    """The place that the name of a post's file says: `p13-1`; None for another name."""
    match = _PLACED.fullmatch(stem)
    return Place(int(match[1]), int(match[2])) if match else None


def is_words(kind: type[Record], key: Key) -> bool:
    """True for a key whose values people wrote: such a value must not read like a number, a date or true and false."""
    return key.field in _WORDS[kind]


def own_id(record: Record) -> str:
    """The forum's own id that a file's name says by itself; empty if the name is only a place or a hash."""
    return _own_id(type(record), record.id)


def _own_id(kind: type[Record], stem: str) -> str:
    if kind is Board:
        _, dot, stem = stem.rpartition(".")
        return "" if not dot or _NO_OWN_ID[kind].match(stem) else stem
    return "" if kind in (Forum, Takedown) or _NO_OWN_ID[kind].match(stem) else stem


def is_edited(text: str) -> bool:
    """True if people changed a file since the converter wrote it. A file without `Written` is theirs from the start."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = re.search(r"^Written: ([0-9a-f]{8})$", text.partition("\n---\n")[0], re.MULTILINE)
    return not match or match[1] != header.seal(text)


def filed_thread(thread: Thread, fallback: str) -> Thread:
    """Give a thread its folder's name: slug from its own address or its title, id from the forum or `fallback`."""
    identity = stem_of(thread.thread_id) if thread.thread_id else fallback
    slug = thread.slug if is_stem(thread.slug) and len(thread.slug) <= 60 else slugify(thread.title, "thread")
    return dataclasses.replace(thread, id=identity, slug=slug)
