"""Databases whose tables lie in files of their own: what `mysqldump --tab` and mydumper write into a folder.

They become one dump in SQL: of mydumper, its files one after the other; of `--tab`, the statements of each `.sql` and the rows of
the `.txt` beside it, in which a backslash says what follows it, as LOAD DATA reads them
(https://dev.mysql.com/doc/refman/8.4/en/load-data.html). What is missing or ends in the middle is an error, not an empty table.
How many rows mydumper counted, and what shows that rows are lost, stands behind a table's rows in comments (`-- Table files: …`):
whoever reads the rows can compare.
"""

from __future__ import annotations

import bz2
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, cast

from ...errors import DumpError
from ...ids import natural
from ._bounds import BROKEN, bounded, explain
from ._numbers import Numbers

File = tuple[str, int, Callable[[], BinaryIO]]  # path, bytes, opener
_BLOCK = 256 * 1024  # bytes
_LONGEST = 64 * 1024 * 1024  # bytes of one row
_HEAD = 64 * 1024  # bytes in which a file says what it is
_FEW = 2  # definitions of tables
_ROWS = 500  # in one statement
_ABOUT = re.compile(r"metadata(?:\.partial)?|.+-(?:metadata|checksum|schema-create-checksum)")
# mydumper's files, the table (and the database before it) in each name: its definition, or rows of it.
_SCHEMA = re.compile(r"(?P<database>[^/]{1,200}?)\.(?P<table>[^/]{1,200})-schema\.sql(?P<packed>\.(?:gz|bz2|zst))?")
_OTHERS = re.compile(r".{1,400}-schema-(?:create|view|triggers|post|sequence)\.sql(?:\.(?:gz|bz2|zst))?")
_DATA = re.compile(r"(?P<table>[^/]{1,400}?)(?:\.\d{5,10}){0,3}\.(?P<kind>sql|dat|csv)(?P<packed>\.(?:gz|bz2|zst))?")
_CREATED = re.compile(r"(?P<database>.{1,200})-schema-create\.sql(?:\.(?:gz|bz2|zst))?")
_NUMBER = re.compile(r"\.(\d{5,10})(?=\.)")
_SECTION = re.compile(
    rb"^\[(?:`([^\n]{1,400}?)`\.`([^\n]{1,400}?)`|\"([^\n]{1,400}?)\"\.\"([^\n]{1,400}?)\"|[^\n]{0,900})\][ \t\r]*$"
    rb"|^rows[ \t]*=[ \t]*(?P<rows>\d{1,18})[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
_COUNT = re.compile(rb"\s*(\d{1,18})\s*")
_FILLS = re.compile(rb"\b(?:INSERT|REPLACE)\b", re.IGNORECASE)
_DUMPER = re.compile(rb"-- (?:MySQL|MariaDB) dump |/\*!\d{5} SET @OLD_CHARACTER_SET_CLIENT=")  # its comments may be left out
_VIEW = re.compile(rb"[Ss]tructure for view|CREATE\s+(?:ALGORITHM|DEFINER|VIEW)", re.IGNORECASE)
_TABLE = re.compile(rb"CREATE TABLE (?:IF NOT EXISTS )?(`(?:[^`]|``){1,200}`|\"(?:[^\"]|\"\"){1,200}\")")
_ROW = re.compile(rb"(?:[^\\\n]++|\\.)*+\n", re.DOTALL)
_FIELD = re.compile(rb"((?:[^\\\t\n]++|\\.)*+)[\t\n]", re.DOTALL)
_SIGN = re.compile(rb"\\(.)|'", re.DOTALL)
_UNCOUNTED = (
    b"nothing in a folder of mysqldump --tab says how many rows a table had: a .txt that is empty or lacks its last rows looks whole"
)
_AGAIN = "dump it again, or bring the file"


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The files of one dump."""

    name: str
    size: int  # bytes of all
    pieces: Callable[[], Iterator[bytes]]

    def open(self) -> BinaryIO:
        """The dump as SQL."""
        return cast("BinaryIO", io.BufferedReader(_Stream(self.pieces()), _BLOCK))


class _Stream(io.RawIOBase):
    """Pieces of bytes, one after the other."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(cast("bytearray", buffer))
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(self._rest), len(target))
        target[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def gathered(files: Iterable[File]) -> tuple[list[TableFiles], list[File]]:
    """The dumps of that kind among the files, and all other files."""
    folders: dict[str, list[File]] = defaultdict(list)
    for file in files:
        folders[file[0].rpartition("/")[0]].append(file)
    found: list[TableFiles] = []
    others: list[File] = []
    for folder, listed in folders.items():
        names = {file[0].rpartition("/")[2]: file for file in listed}
        ours = _of_mydumper(names) or _of_tab(names)
        if ours is None:
            others += listed
            continue
        pieces, taken = ours
        size = sum(file[1] for name, file in names.items() if name in taken)
        found.append(TableFiles(f"{folder or 'tables'}.sql", size, pieces))
        others += [file for name, file in names.items() if name not in taken]
    return found, others


_Found = tuple[Callable[[], Iterator[bytes]], set[str]]


# mydumper.


def _of_mydumper(names: dict[str, File]) -> _Found | None:
    about = [name for name in names if name in {"metadata", "metadata.partial"}]
    schemas = {name: match for name in names if (match := _SCHEMA.fullmatch(name))}
    if not about and (len(schemas) < _FEW or not any(_CREATED.fullmatch(name) for name in names)):
        return None  # only together with it, or by many names, is it sure what it is
    if not schemas:
        return None
    tables = {f"{match['database']}.{match['table']}": name for name, match in schemas.items()}
    data: dict[str, list[str]] = defaultdict(list)
    for name in names:
        match = _DATA.fullmatch(name)
        if match and name not in schemas and match["table"] in tables:
            data[match["table"]].append(name)
    views = {name.partition("-schema-view.sql")[0] for name in names if "-schema-view.sql" in name}
    rest = {name for name in names if _ABOUT.fullmatch(name) or _OTHERS.fullmatch(name)}
    taken = {*schemas, *rest, *(name for listed in data.values() for name in listed)}

    def pieces() -> Iterator[bytes]:
        if not about:
            raise DumpError("a folder of mydumper without its file metadata", where=min(schemas), todo=_AGAIN)
        said = b"".join(block for name in about for block in _whole(name, names[name]))
        finished = b"Finished dump at" in said and "metadata.partial" not in about  # else it may be cut
        counts, databases = _counted(said, names)
        for table, (rows, where) in counts.items():
            if rows and not data.get(table):
                raise DumpError(f"has {rows} rows in the table {table}, and no file of them", where=where, todo=_AGAIN)
        for name in names.keys() - taken:
            match = _DATA.fullmatch(name)
            if match and (_NUMBER.search(name) or any(match["table"].startswith(f"{one}.") for one in databases)):
                raise DumpError("rows of a table whose -schema.sql is not there", where=name, todo=_AGAIN)
        yield b"-- MySQL dump of mydumper\n"
        for table in sorted(tables, key=natural):
            yield _use(_database(table, databases))
            yield from _whole(tables[table], names[tables[table]])
        lost = {table: f"{table}.{gap} is not there" for table, gap in _gaps(data).items()}
        for table in sorted(tables, key=natural):
            yield _use(_database(table, databases))
            for name in sorted(data.get(table, ()), key=natural):
                if not name.removesuffix(".gz").removesuffix(".bz2").removesuffix(".zst").endswith(".sql"):
                    todo = "dump it again without --load-data and --csv"
                    raise DumpError("rows that mydumper wrote as LOAD DATA reads them, which is not read", where=name, todo=todo)
                is_filled = False
                for block in _whole(name, names[name]):
                    is_filled = is_filled or bool(_FILLS.search(block))  # in the first block: no row stands before it
                    yield block
                if not is_filled:
                    lost.setdefault(table, f"{name} holds no row")
            begun = _TABLE.search(_head(names[tables[table]]))
            called = begun[1] if begun else _quoted_name(table.removeprefix(f"{_database(table, databases)}."))
            if table in counts:  # which says more than gaps: mydumper takes files away in which no row came, and leaves numbers out
                yield b"\n-- Table files: %d rows of %s\n" % (counts[table][0], called)
            elif table in lost or not (finished or table in views):
                why = lost.get(table, "mydumper did not finish")
                yield b"\n-- Table files: lost, of %s: %s\n" % (called, why.encode()[:500])
            elif table not in views and not data.get(table):  # as of a table that was empty, or whose only file is lost
                word, doubt = Numbers(_head(names[tables[table]])).doubt
                why = doubt or "nothing says how many rows it had (no file of them is there)"
                yield b"\n-- Table files: %s, of %s: %s\n" % (word or b"unsure", called, why.encode())
        if unknown := len(tables.keys() - counts.keys() - views):
            yield b"\n-- Table files: note: nothing says how many rows %d of its tables had: a lost file may not show\n" % unknown
        if finished:
            yield b"\n-- Dump completed\n"

    return pieces, taken


def _quoted_name(name: str) -> bytes:
    return b"`" + name.encode().replace(b"`", b"``") + b"`"


def _use(database: str) -> bytes:
    return b"\nUSE " + _quoted_name(database) + b";\n"


def _database(table: str, known: Iterable[str]) -> str:
    """The database that begins a table's name in files: a name may have dots in it."""
    return max((one for one in known if table.startswith(f"{one}.")), key=len, default=table.partition(".")[0])


def _counted(said: bytes, names: Mapping[str, File]) -> tuple[dict[str, tuple[int, str]], set[str]]:
    """How many rows each table had and which file says so, and the databases that are named. Newer versions note it in `metadata`,
    older ones in a file for each table.
    """
    counts: dict[str, tuple[int, str]] = {}
    databases = {match["database"] for name in names if (match := _CREATED.fullmatch(name))}
    for name in names:
        if name.endswith("-metadata"):
            if not (count := _COUNT.fullmatch(b"".join(_whole(name, names[name])))):
                raise DumpError("holds no number of rows", where=name, todo=_AGAIN)
            counts[name.removesuffix("-metadata")] = int(count[1]), name
    table = ""
    for section in _SECTION.finditer(said):
        if section["rows"] is None:
            parts = [one.decode(errors="replace") for one in section.groups()[:4] if one is not None]
            table = ".".join(parts)
            databases.update(parts[:1])
        elif table:
            counts[table] = int(section["rows"]), "metadata"
    return counts, databases


def _gaps(data: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Of each table whose files' numbers leave one out, the first that is not there. They begin with 0, or all with 1."""
    numbers = {
        table: {tuple(map(int, _NUMBER.findall(name[len(table) :]))) for name in listed} for table, listed in data.items()
    }
    begin: dict[int, int] = defaultdict(lambda: 1)
    for one in (one for listed in numbers.values() for one in listed):
        for level, number in enumerate(one):
            begin[level] = min(begin[level], number)
    gaps: dict[str, str] = {}
    for table, listed in numbers.items():
        inside: dict[tuple[int, ...], set[int]] = defaultdict(set)
        for one in listed:
            for level, number in enumerate(one):
                inside[one[:level]].add(number)
        for before, there in inside.items():
            if before in listed or begin[len(before)]:
                there.add(0)  # there is none, or the file without a number is the first
            if gap := [number for number, own in enumerate(sorted(there)) if number != own][:1]:
                gaps.setdefault(table, ".".join(f"{number:05}" for number in (*before, *gap)))
    return gaps


# mysqldump --tab.


def _of_tab(names: dict[str, File]) -> _Found | None:
    """A folder with rows beside a definition: all definitions in it are of the dump."""
    stems = [name.removesuffix(".sql") for name in names if name.endswith(".sql")]
    if not any(f"{stem}.txt" in names for stem in stems):
        return None
    heads = {stem: _head(names[f"{stem}.sql"]) for stem in stems}
    ours = [stem for stem in stems if _DUMPER.search(heads[stem][:2000])]
    if not any(f"{stem}.txt" in names and _TABLE.search(heads[stem]) for stem in ours):
        return None

    def pieces() -> Iterator[bytes]:
        for stem in sorted(ours, key=natural):
            yield from _whole(f"{stem}.sql", names[f"{stem}.sql"])
            yield b"\n"
            table = _TABLE.search(heads[stem])
            if f"{stem}.txt" in names and table:
                numbers = Numbers(heads[stem])
                yield from _statements(table[1], f"{stem}.txt", names[f"{stem}.txt"], numbers)
                word, why = numbers.doubt
                if word:
                    yield b"\n-- Table files: %s, of %s: %s\n" % (word, table[1], why.encode())
            elif table and not _VIEW.search(heads[stem]):
                raise DumpError(f"the rows of {stem}.sql are not there", where=f"{stem}.txt", todo=_AGAIN)
        yield b"\n-- Table files: note: %s\n" % _UNCOUNTED

    return pieces, {f"{stem}{ending}" for stem in ours for ending in (".sql", ".txt")}


def _statements(table: bytes, name: str, file: File, numbers: Numbers) -> Iterator[bytes]:
    """The rows of a file as statements; `numbers` sees each."""
    begin = b"INSERT INTO " + table + b" VALUES\n"
    rows: list[bytes] = []
    for row in _rows(name, file):
        numbers.see(row)
        rows.append(_values(row))
        if len(rows) == _ROWS:
            yield begin + b",\n".join(rows) + b";\n"
            rows.clear()
    if rows:
        yield begin + b",\n".join(rows) + b";\n"


def _rows(name: str, file: File) -> Iterator[bytes]:
    """The rows, each with the line break that ends it. DumpError if the last one has none."""
    rest = b""
    for block in _whole(name, file):
        rest += block
        at = 0
        while match := _ROW.match(rest, at):
            yield match[0]
            at = match.end()
        rest = rest[at:]
        if len(rest) > _LONGEST:
            raise DumpError(f"a row of more than {_LONGEST >> 20} MB", where=name, todo=_AGAIN)
    if rest:
        raise DumpError("ends in the middle of a row", where=name, todo=_AGAIN)


def _values(row: bytes) -> bytes:
    if b"\\" not in row:
        fields = row[:-1].replace(b"'", b"''").split(b"\t")
        return b"('" + b"','".join(fields) + b"')"
    fields = [b"NULL" if field == b"\\N" else b"'" + _SIGN.sub(_quoted, field) + b"'" for field in _FIELD.findall(row)]
    return b"(" + b",".join(fields) + b")"


def _quoted(match: re.Match[bytes]) -> bytes:
    """A sign of a field inside a string of SQL, where a backslash before % and _ would stay."""
    escaped: bytes | None = match[1]
    if escaped is None:
        return b"''"
    return escaped if escaped in (b"%", b"_") else match[0]


# Their bytes.


def _head(file: File) -> bytes:
    """How a file begins; nothing of one that cannot be read, which is said when it is read."""
    try:
        with _opened(file[0], file) as stream:
            return stream.read(_HEAD)
    except (DumpError, *BROKEN):
        return b""


def _whole(name: str, file: File) -> Iterator[bytes]:
    """All of a file. DumpError if it cannot be read whole."""
    try:
        with _opened(name, file) as stream:
            while block := stream.read(_BLOCK):
                yield block
    except BROKEN as error:
        raise explain(error, name) from error


def _opened(name: str, file: File) -> BinaryIO:
    if name.endswith(".zst"):
        raise DumpError("zstd, which is not read", where=name, todo="unpack the files of the folder (zstd -d *.zst)")
    source = file[2]()
    if name.endswith(".gz"):
        return bounded(cast("BinaryIO", gzip.GzipFile(fileobj=source)), name, source.tell, source)
    if name.endswith(".bz2"):
        return bounded(cast("BinaryIO", bz2.BZ2File(source)), name, source.tell, source)
    return source
