"""The statements of a dump, one after the other: which tables it creates, and the rows of those that are wanted.

What the dumpers of MySQL and MariaDB, phpMyAdmin, Adminer, HeidiSQL, Sequel, pg_dump and sqlite3 write. A dump is bytes: strings
are in any encoding, and hold whatever people wrote, also SQL. Statements of other tables are passed over, in one search each.
What names a wanted table and is not understood is counted, with its line: nothing is passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from . import grammar
from .changing import LOOKED_AT, Changing
from .characters import ESCAPING, charset_of
from .counted import LONGEST, Counted
from .faults import Faults
from .naming import Names
from .rows import Lines, Plan, assigned, form_of_lines
from .wanted import Found, Key, Row, Table, Tables
from .window import LARGEST, Window, skip_string

_HEAD = 64 * 1024  # bytes in which the beginning of a statement ends
_NAME_ENDS = 300  # bytes in which a statement has named its table
_CREATED = 1024 * 1024  # bytes that a CREATE TABLE may have
_IGNORED = b"999999"  # of which version no server ever is
_OF_ALL = frozenset(b"SET USE PRAGMA BEGIN START LOCK UNLOCK COMMIT END ROLLBACK ABORT".split())


class Statements:
    """A dump of SQL, being read once."""

    def __init__(
        self,
        stream: BinaryIO,
        wanted: Mapping[Key, Table],
        tell: Callable[[int], object] = int,
        tables: Tables | None = None,
    ) -> None:
        """`wanted` are the tables whose rows `rows` gives; `tables`, what is known of them by an earlier reading."""
        self._window = Window(stream, tell)
        self._wanted = wanted
        self._plans: dict[tuple[Key, tuple[str, ...]], Plan] = {}
        self.tables: Tables = {} if tables is None else tables
        self.names = Names(self.tables)
        self.faults = Faults()
        self.charset = ""
        self.updates = 0
        self.backslashes = True
        self._inside = ""  # the table of the statement being read
        self._due: dict[bytes, str] = {}  # what dumpers write at the end of what they have begun
        self._changing = Changing(self._window, wanted, self.names, self.faults)
        self._counted = Counted(self.names, self.faults)

    def rows(self) -> Iterator[tuple[Key, Row | None]]:
        """The rows of the wanted tables in the dump's order; None: the rows of the table so far are gone. Meanwhile `tables`
        gathers all of them.
        """
        window = self._window
        while self._next():
            word = grammar.WORD.match(window.data, window.at)
            kind = word[0].upper() if word else b""
            if kind in {b"INSERT", b"REPLACE"}:
                yield from self._insert(kind)
            elif kind == b"COPY":
                yield from self._copy()
            elif kind in {b"CREATE", b"DROP", b"TRUNCATE", b"DELETE"}:
                yield from self._emptied(kind)
            else:
                self._other(kind)
        self._finish()

    def _finish(self) -> None:
        """What can be said of the dump where all of it was met."""
        window = self._window
        self._counted.compare(self._wanted, ((key, plan.met) for (key, _), plan in self._plans.items()))
        if window.broken:
            self.faults.broken = self.faults.broken or self._inside or "none"
        for key in self._wanted:
            if key in self.tables:
                self.tables[key].replacing = self.faults.replacing.get(key[1], "")
        if any(found.is_created for found in self.tables.values()):
            self.faults.strangers = [key[1] for key in self.names.with_rows if not self.tables[key].is_created]
        self.faults.due = ", ".join(self._due.values())
        if self.faults.broken or self._due:
            self.faults.unfinished = self.names.unfinished()

    @property
    def broken(self) -> Exception | None:
        """Why the stream itself ended early, if it did."""
        return self._window.broken

    def _next(self) -> bool:
        """Go to the next statement. False at the end."""
        window = self._window
        while True:
            window.ahead(_HEAD)
            match = grammar.BLANKS.match(window.data, window.at)
            window.at = match.end() if match else window.at
            if not window.length:
                if window.more():
                    continue
                return False
            if window.length < _HEAD and not window.ended:
                continue
            if window.data.startswith(b"*/", window.at):  # behind what MySQL runs in a comment
                window.at += 2
            elif (comment := grammar.COMMENT.match(window.data, window.at)) is None:
                return True
            else:
                self._comment(comment[0])

    def _comment(self, kind: bytes) -> None:
        window = self._window
        run = grammar.RUN.match(window.data, window.at)
        if kind != b"/*":
            said = window.data[window.at : window.at + LONGEST]
            if match := grammar.DUMP_BEGINS.match(said):
                self._due[b"dump"] = f"-- {'Dump completed' if match[1] else 'PostgreSQL database dump complete'}"
            elif grammar.DUMP_ENDS.match(said):
                self._due.pop(b"dump", None)
            else:
                self._counted.note(said)
            window.skip_line()
        elif run and run[1] != _IGNORED:
            window.at = run.end()
        elif not window.skip_to(b"*/"):
            self.faults.broken = self.faults.broken or self._inside or "none"

    def _note(self, said: bytes) -> None:
        """What a statement says of the whole dump."""
        if match := grammar.CHARSET.search(said) or grammar.ENCODING.search(said):
            charset = match[1].decode("ascii", "replace").lower()
            if charset_of(charset) in ESCAPING:
                self._window.as_utf8(charset_of(charset))
                charset = "utf8"
            elif self._window.is_made_utf8 and charset != "default":
                self._window.as_it_is()
            self.charset = self.charset or charset
        if grammar.WITHOUT_BACKSLASHES.search(said):
            self.backslashes = False
        if grammar.OF_OTHERS.match(said):
            self.backslashes = bool(grammar.OLD_STRINGS.match(said))

    def _other(self, kind: bytes) -> None:
        window = self._window
        data, at = window.data, window.at
        if grammar.OF_PSQL.match(data, at):
            window.skip_line()
        elif said := grammar.SAID.match(data, at):
            self.faults.said.append(said[0].decode("utf-8", "replace"))
            window.skip_line()
        elif kind == b"DELIMITER" and (match := grammar.DELIMITER.match(data, at)):
            window.at = match.end()
            self._procedures(match[1])
        elif kind == b"ALTER" and (match := grammar.ALTER.match(data, at)):
            self._altered(match)
        else:
            self._changing.harmless(kind, backslashes=self.backslashes)
            if kind in _OF_ALL:
                self._of_all(kind, data[at : at + 1000].partition(b";")[0] + b";")
            elif kind == b"UPDATE" and (match := grammar.UPDATE.match(data, at)):
                self.updates += 1
                self._changing.refuse("changing", match[1])
            elif kind == b"RENAME" and (match := grammar.RENAME.match(data, at)):
                for name in re.split(rb"\s+TO\s+|,", match[1], flags=re.IGNORECASE):
                    self._changing.refuse("changing", name)
            elif kind not in grammar.HARMLESS:
                self._unknown(kind)
            self._pass_over()

    def _of_all(self, kind: bytes, said: bytes) -> None:
        """A statement about the whole dump, or one that begins what another ends."""
        if kind == b"USE" and (match := grammar.USE.match(said)):
            self.names.database = grammar.plain_name(match[1])
        elif kind in {b"UNLOCK", b"COMMIT", b"END", b"ROLLBACK", b"ABORT"}:
            self._due.pop(b"LOCK" if kind == b"UNLOCK" else b"BEGIN", None)
        else:
            self._note(said)
        if kind in {b"COMMIT", b"END", b"ROLLBACK", b"ABORT", b"BEGIN", b"START"}:
            self._changing.transaction(kind)
        if kind == b"LOCK":
            self._due[kind] = "UNLOCK TABLES"
        elif kind in {b"BEGIN", b"START"}:
            self._due[b"BEGIN"] = "COMMIT"

    def _unknown(self, kind: bytes, size: int = LOOKED_AT) -> None:
        self._changing.unknown(kind, size, backslashes=self.backslashes)

    def _procedures(self, mark: bytes) -> None:
        """Pass over what stands between DELIMITER ;; and DELIMITER ; again: triggers and procedures, of which nothing is run."""
        window = self._window
        if mark == b";":
            window.skip_line()
            return
        while (back := grammar.BACK.search(window.data, window.at)) is None:
            window.at = max(window.at, window.data.rfind(b"\n") + 1)
            if not window.more():
                window.at = len(window.data)
                self.faults.broken = "none"
                return
        self._changing.procedures(window.data[window.at : back.start()], mark)
        window.at = back.end()

    def _altered(self, match: re.Match[bytes]) -> None:
        window = self._window
        whole = grammar.passed(backslashes=self.backslashes).match(window.data, window.at)
        said = window.data[match.end() : whole.end() if whole else match.end()]
        if grammar.CHANGES_TABLE.search(re.sub(rb"'[^']*'|\([^()]*\)", b"", said)):
            self._changing.refuse("changing", match[1])
        elif key := grammar.PRIMARY.search(said):
            found = self.tables.get(self.names.key(match[1]))
            if found is not None:
                found.primary = tuple(name.lower() for name in grammar.names(key[1]))
        self._pass_over()

    def _emptied(self, kind: bytes) -> Iterator[tuple[Key, Row | None]]:
        """Statements after which a table holds nothing, or what is wanted of it is not known."""
        window = self._window
        data, at = window.data, window.at
        gone: list[Key] = []
        if kind == b"CREATE" and (match := grammar.CREATE.match(data, at)):
            key = self._create(match)
            gone = [] if match[1] else [key]
        elif kind == b"CREATE" and grammar.TRIGGER.match(data, at):
            self._pass_trigger()
        else:
            if kind == b"DELETE" and (match := grammar.DELETE.match(data, at)):
                if match[2] is None:
                    self._changing.deleted(match, backslashes=self.backslashes)
                else:
                    gone = [self.names.key(match[1])]
            elif kind in {b"DROP", b"TRUNCATE"} and (match := getattr(grammar, kind.decode()).match(data, at)):
                gone = [self.names.key(one) for one in grammar.each_name(match[1])]
            elif kind not in grammar.HARMLESS:
                self._unknown(kind)
            self._pass_over()
        for key in gone:
            if key in self._wanted and key in self.tables and self.tables[key].rows:
                self.tables[key].rows = 0
                self._changing.touched(key)
                yield key, None

    def _pass_trigger(self) -> None:
        """Go behind a trigger of sqlite3's dumps, whose statements end as those around it do."""
        window = self._window
        self._pass_over()
        while self._next() and not re.compile(rb"END\b", re.IGNORECASE).match(window.data, window.at):
            self._pass_over()
        self._pass_over()

    def _create(self, match: re.Match[bytes]) -> Key:
        window = self._window
        key = self.names.created(match[2])
        self._inside = key[1]
        start = match.end() - window.at
        window.ahead(_CREATED)
        begin = window.at
        end = grammar.passed(backslashes=self.backslashes).match(window.data, begin)
        stop = end.end() if end else begin
        body = window.data[begin + start : stop]
        found = self.tables.setdefault(key, Found())
        found.is_created = True
        if like := grammar.LIKE.match(body):
            other = self.tables.get(self.names.key(like[1]), Found())
            found.columns, found.primary = other.columns or found.columns, other.primary
        elif body[:1] == b"(":
            columns, primary = grammar.created_columns(body[1:], backslashes=self.backslashes)
            found.columns, found.primary = columns or found.columns, tuple(primary) or found.primary
        if self._wanted.get(key) and re.search(rb"(?:\A|\)|\s)(?:AS\s*\(?\s*)?SELECT\s", body[-_HEAD:], re.IGNORECASE):
            self.faults.count("unread", key[1], window)
        declared = grammar.TABLE_CHARSET.search(body[body.rfind(b")") :])
        found.charset = declared[1].decode("ascii", "replace").lower() if declared else found.charset
        self._pass_over()
        return key

    def _pass_over(self) -> None:
        """Go behind the semicolon that ends the statement."""
        window = self._window
        expression = grammar.passed(backslashes=self.backslashes)
        while True:
            match = expression.match(window.data, window.at)
            before, window.at = window.at, match.end() if match else window.at
            rest = window.data[window.at : window.at + 2]
            if rest[:1] == b";":
                window.at += 1
                self._inside = ""
                return
            if rest[:1] in (b"'", b'"', b"`"):
                window.at += 1
                skip_string(window, rest[:1], backslashes=self.backslashes and rest[:1] != b"`")
            elif rest == b"/*" and window.length > LARGEST:
                window.skip_to(b"*/")
            elif not window.more():
                if window.data[before:].strip() or self._inside:
                    self.faults.broken = self.faults.broken or self._inside or "none"
                window.at = len(window.data)
                return

    def _insert(self, kind: bytes) -> Iterator[tuple[Key, Row | None]]:
        window = self._window
        match = grammar.INTO.match(window.data, window.at)
        if match is None:
            self._unknown(kind)
            self._pass_over()
            return
        key = self.names.key(match[1])
        values = grammar.VALUES.match(window.data, match.end())
        listed = tuple(name.lower() for name in grammar.names(values[1])) if values and values[1] else None
        found = self.tables.setdefault(key, Found())
        if found.columns is None and listed:
            found.columns = list(listed)
        if (
            values is not None or found.is_created or grammar.ASSIGNED.match(window.data, match.end())
        ):  # else it may be the half of a name
            self._inside = key[1]
            self.names.filled(key)
        if key not in self._wanted:
            if values is None:
                self._unknown(kind, _NAME_ENDS)
            self._pass_over()
            return
        self._changing.touched(key)
        if kind == b"REPLACE" or re.match(rb"INSERT\s+OR\s+REPLACE\b", match[0], re.IGNORECASE):
            self.faults.replacing.setdefault(key[1], "REPLACE")
        if values is None:
            yield from self._assigned(key, match.end())
        elif (plan := self._plan(key, listed)) is None:
            self.faults.count("unnamed", key[1], window)
            self._pass_over()
        else:
            window.at = values.end()
            for row in plan.rows(self._pass_over):
                found.rows += 1
                yield key, row
        self._inside = ""

    def _assigned(self, key: Key, at: int) -> Iterator[tuple[Key, Row | None]]:
        """The row of INSERT … SET a=1, b=2."""
        window = self._window
        columns, values, behind = assigned(window, at, backslashes=self.backslashes)
        plan = self._plan(key, tuple(columns)) if columns else None
        if plan is None:
            self.faults.count("unread", key[1], window)
        elif (row := plan.assigned(values)) is not None:
            if behind != b";":
                self.faults.replacing[key[1]] = "UPDATE"
            self.tables[key].rows += 1
            yield key, row
        self._pass_over()

    def _plan(self, key: Key, listed: tuple[str, ...] | None) -> Plan | None:
        """How the rows of a statement are read; a table that is created again may have other columns than before."""
        columns = listed or tuple(self.tables[key].columns or ())
        if not columns:
            return None
        if (key, columns) not in self._plans:
            self._plans[key, columns] = Plan(
                self._wanted[key], columns, key[1], self._window, self.faults, backslashes=self.backslashes
            )
        return self._plans[key, columns]

    def _copy(self) -> Iterator[tuple[Key, Row | None]]:
        window = self._window
        match = grammar.COPY.match(window.data, window.at)
        if match is None:
            self._unknown(b"COPY")
            self._pass_over()
            return
        key = self.names.key(match[1])
        found = self.tables.setdefault(key, Found())
        if b"stdin" not in match[3].lower():  # of a file on the server, or into one
            if match[3][:1] in b"Ff":
                self._changing.refuse("unread", match[1])
            self._pass_over()
            return
        columns = [name.lower() for name in grammar.names(match[2])] if match[2] else found.columns
        found.columns = found.columns or columns
        self._inside = key[1]
        self.names.filled(key)
        table = self._wanted.get(key)
        form = form_of_lines(match[4])
        if table is not None and (form is None or not columns):
            self.faults.count("unnamed" if form else "unread", key[1], window)
        window.at = match.end()
        if table is None or form is None or not columns:
            if window.data[window.at : window.at + 2] != b"\\." and not window.skip_to(b"\n\\."):
                self.faults.broken = key[1]
            window.skip_line()
            self._inside = ""
            return
        self._changing.touched(key)
        for row in Lines(table, columns, key[1], window, self.faults).rows(*form):
            found.rows += 1
            yield key, row
        self._inside = ""
