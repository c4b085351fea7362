"""Rendered posts between builds: one SQLite file under Pelican's CACHE_PATH. Deleting it changes nothing but time.

A row is good only while every old address in the post still leads to the same place in the archive. No pickle: the
file may come from anywhere, so what is read is checked like any input, and anything odd counts as not there. A file that git
tracks ends the build; one that came another way says for which folder on which disk it was made, and is not believed elsewhere;
and whatever comes out must have the one form that the sanitiser writes.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from ..content.tracked import tracked
from ..errors import BuildError
from .render import VERSION, Rendered
from .sanitised import is_sanitised

NAME = "stillboard.sqlite3"
_TABLE = "CREATE TABLE IF NOT EXISTS posts (key BLOB PRIMARY KEY, html TEXT, used TEXT, fault TEXT, seal BLOB) WITHOUT ROWID"


def key(body: str, renderer: str, root: str, versions: str = VERSION) -> bytes:
    """What a rendered post depends on besides its links."""
    return hashlib.blake2b(f"{versions}\0{renderer}\0{root}\0{body}".encode(), digest_size=20).digest()


class Cache:
    """A store of rendered posts. Failures of the file are never failures of the build."""

    def __init__(self, folder: Path | None) -> None:
        """`folder`: where the file lies; None: nothing is kept. BuildError if git tracks what lies there."""
        if folder:
            check_untracked(folder)
        self.fault = ""  # why it was not used, or not to the end
        self._path = folder / NAME if folder else None
        self._connection = self._opened(self._path) if self._path else None
        self._place = self._place_of(folder) if self._connection and folder else b""
        self._used: list[bytes] = []

    def _opened(self, path: Path) -> sqlite3.Connection | None:
        for _ in range(2):
            connection = None
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(path, timeout=5, isolation_level="DEFERRED")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(_TABLE)
                connection.execute("SELECT key, html, used, fault, seal FROM posts LIMIT 1").fetchall()
            except (sqlite3.Error, OSError) as error:
                if connection:
                    connection.close()
                self._note(error)
                if _is_busy(error):
                    return None  # another build has it
                _remove(path)  # not a database, or another version's: start anew
            else:
                return connection
        return None

    def _place_of(self, folder: Path) -> bytes:
        """What names a folder on this machine, and no copy of it: a key for the seals, which no clone or archive brings along."""
        try:
            status = folder.stat()
        except OSError as error:
            self._give_up(error)
            return b""
        return hashlib.blake2b(f"{status.st_dev}:{status.st_ino}".encode(), digest_size=32).digest()

    def _note(self, error: Exception) -> None:
        """The first reason is the one to tell; a new file in place of a damaged one costs time all the same."""
        self.fault = self.fault or f"{self._path}: the cache could not be used ({error}); the build took longer, and is complete"

    def get(self, row_key: bytes, lead: Callable[[str], str]) -> Rendered | None:
        """A rendered post, if its links still lead where they led; `lead` gives where an old address leads now."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT html, used, fault, seal FROM posts WHERE key = ?", (row_key,)).fetchone()
            if row is None or not hmac.compare_digest(_seal(row_key, row[0], row[1], row[2], self._place), row[3]):
                return None
            if not is_sanitised(row[0]):
                return None
            used = dict(json.loads(row[1]))
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return None
        except (ValueError, TypeError, AttributeError):  # no such types were put here
            return None
        if any(lead(address) != led for address, led in used.items()):
            return None
        self._used.append(row_key)
        return Rendered(Markup(row[0]), used, row[2])  # noqa: S704 - is_sanitised: nothing that sanitize.clean removes is in it

    def put(self, row_key: bytes, rendered: Rendered) -> None:
        """Keep a rendered post."""
        if self._connection is None:
            return
        used = json.dumps(rendered.used, ensure_ascii=False)
        row = (row_key, str(rendered.html), used, rendered.fault)
        try:
            self._connection.execute("REPLACE INTO posts VALUES (?, ?, ?, ?, ?)", (*row, _seal(*row, place=self._place)))
        except sqlite3.Error as error:
            self._give_up(error)
        self._used.append(row_key)

    def close(self, *, complete: bool = True) -> None:
        """Write what was put; after a `complete` build, drop rows that it did not use. A damaged file is removed."""
        if self._connection is None:
            return
        try:
            if complete:
                self._drop_unused(self._connection)
            self._connection.commit()
            self._connection.close()
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Do without the file from here on, and remove it if it is damaged and not only held by another build."""
        if self._connection:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        self._note(error)
        if self._path and not _is_busy(error):
            _remove(self._path)

    def _drop_unused(self, connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
        connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((row_key,) for row_key in self._used))
        connection.execute("DELETE FROM posts WHERE key NOT IN (SELECT key FROM used)")


def check_untracked(folder: Path) -> None:
    """BuildError if git tracks a file of a cache folder: it came with a clone, and was not made on this machine."""
    if names := tracked(folder):
        where = str(folder.parent / names[0])
        todo = f"`git rm --cached {names[0]}`, delete the folder, and ignore it"
        raise BuildError(
            "git tracks the cache, so that anybody's pull request could change what posts say", where=where, todo=todo
        )


def _seal(row_key: bytes, html: str, used: str, fault: str, place: bytes = b"") -> bytes:
    """A keyed hash of a whole row: a damaged row has another, and one that was made for another place."""
    whole = b"\0".join((row_key, html.encode(), used.encode(), fault.encode()))
    return hashlib.blake2b(whole, digest_size=16, key=place).digest()


def _is_busy(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY  # the low byte is the primary code


def _remove(path: Path) -> None:
    """Remove the file, and what SQLite keeps next to it."""
    for part in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + part).unlink()
