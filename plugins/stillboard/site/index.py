"""What is kept between builds: one SQLite file under Pelican's CACHE_PATH, with a row a thread and a row a part of the site.

Deleting it changes nothing but time. A build writes into it as it goes, and asks it for what it has put there itself; whatever it
does not give is read or made anew. No pickle: the file may come from anywhere. One that git tracks ends the build; one that came
another way says for which folder on which disk it was made, and is not believed elsewhere; what a damaged row held counts as not
there.

Machines that build in turn, as those of a forge do, may believe one another's: where the environment has the secret
STILLBOARD_CACHE_KEY, each row is sealed with that in the place of the folder. Nobody can make a row without it, and a row of an
earlier build is no danger: it says what it was made of, as it does where it never left.
"""

from __future__ import annotations

import contextlib
import enum
import hashlib
import hmac
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from ..content.tracked import tracked
from ..errors import BuildError, SettingsError
from . import versions

NAME = "stillboard.sqlite3"
SECRET = "STILLBOARD_CACHE_KEY"  # noqa: S105 - of the environment: never of a file that is committed
_LEAST = 32  # signs
_TABLE = "CREATE TABLE IF NOT EXISTS rows (kind TEXT, key TEXT, value BLOB, seal BLOB, PRIMARY KEY (kind, key))"
_LOOK = "SELECT kind, key, value, seal FROM rows LIMIT 1"
_ALONE = ""  # SQLite's name for a file that no other sees, and that goes when it is closed


class Kind(enum.StrEnum):
    """What a row holds."""

    FACTS = "facts"  # of a thread: the signature of its folder, and what the rest of the site knows of it
    WHOLE = "whole"  # of a thread: what its pages show, but for the bodies
    BODIES = "bodies"  # of a stretch of a thread's pages: the HTML of the posts
    PART = "part"  # of the site: what it was made of, and its files
    OUTPUT = "output"  # which parts it had: same_library.py reads it


def bodies_of(place: str, begin: int) -> str:
    """The key of the row with the bodies of a stretch of pages. `place`: of the thread; `begin`: of the first page in it."""
    return f"{place}/{begin}" if begin else place


class Index:
    """Rows by their kind and key. Failures of the file are never failures of the build."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where the file lies; None: nothing is kept. BuildError if git tracks what lies there; SettingsError if the
        environment's secret is too short to be one.
        """
        secret = shared_secret()
        if folder:
            check_untracked(folder)
        self.fault = ""  # why it was not used, or not to the end
        self._path = folder / NAME if folder else None
        self._place = b""
        self._connection = self._opened(self._path) if self._path else None
        if self._connection is None:
            self._connection = _alone()
            self._path = None
        elif folder:
            self._place = _shared_place(secret) if secret else self._place_of(folder)
        self.is_shared = bool(secret)  # whether another machine may have put rows here

    def _opened(self, path: Path) -> sqlite3.Connection | None:
        for _ in range(2):
            connection = None
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.is_symlink():
                    path.unlink()  # it could lead to a file of somebody else's
                connection = sqlite3.connect(path, timeout=5, isolation_level="DEFERRED")
                connection.execute("PRAGMA journal_mode = MEMORY")  # a build that is killed may spoil it: then it is made anew
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute("PRAGMA secure_delete = ON")  # what was taken down is not to be found in the file
                connection.execute(_TABLE)
                connection.execute(_LOOK).fetchall()
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
        """What names a folder on this machine, and no copy of it: a key for the seals, which no clone or archive brings along.

        It names the program too: another one may read the same files otherwise.
        """
        try:
            status = folder.stat()
        except OSError as error:
            self._give_up(error)
            return b""
        place = f"{status.st_dev}:{status.st_ino}:".encode() + versions.code()
        return hashlib.blake2b(place, digest_size=32).digest()

    def _note(self, error: Exception) -> None:
        """The first reason is the one to tell; a new file in place of a damaged one costs time all the same."""
        self.fault = self.fault or f"{self._path}: the cache could not be used ({error}); the build took longer, and is complete"

    def get(self, kind: Kind, key: str) -> bytes | None:
        """What a row holds; None if there is none that this program has put here."""
        rows = self._asked("SELECT value, seal FROM rows WHERE kind = ? AND key = ?", (kind.value, key))
        return rows[0][0] if rows and self._is_sealed(kind.value, key, *rows[0]) else None

    def get_all(self, kind: Kind, keys: Sequence[str]) -> dict[str, bytes]:
        """What those rows hold that are there, by their keys, in one go. `keys`: no more than some hundreds."""
        marks = ", ".join("?" * len(keys))
        rows = self._asked(f"SELECT key, value, seal FROM rows WHERE kind = ? AND key IN ({marks})", (kind.value, *keys))  # noqa: S608
        return {key: value for key, value, seal in rows if self._is_sealed(kind.value, key, value, seal)}

    def put(self, kind: Kind, key: str, value: bytes) -> None:
        """Keep a row, in the place of what was there."""
        seal = _seal(self._place, kind.value, key, value)
        self._asked("REPLACE INTO rows VALUES (?, ?, ?, ?)", (kind.value, key, value, seal))

    def keep_only(self, kind: Kind, keys: set[str]) -> None:
        """Drop the rows of a kind that are not named."""
        there = {row[0] for row in self._asked("SELECT key FROM rows WHERE kind = ?", (kind.value,))}
        for key in there - keys:
            self._asked("DELETE FROM rows WHERE kind = ? AND key = ?", (kind.value, key))

    def commit(self) -> None:
        """Let what was put stay, whatever comes later."""
        if self._connection is not None:
            try:
                self._connection.commit()
            except sqlite3.Error as error:
                self._give_up(error)

    def __enter__(self) -> Self:
        """Nothing to do: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it. What was put stays good, also after a failure."""
        self.commit()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __getstate__(self) -> dict[str, Any]:
        """In another process it is closed: what that one needs it is given."""
        return {"fault": "", "is_shared": False, "_path": None, "_place": b"", "_connection": None}

    def _asked(self, command: str, values: tuple[object, ...]) -> list[Any]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(command, values).fetchall()
        except UnicodeEncodeError:  # a name that is no text: nothing is kept of it, and whoever reads it says what is wrong
            return []
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _is_sealed(self, kind: str, key: object, value: object, seal: object) -> bool:
        if not (isinstance(key, str) and isinstance(value, bytes) and isinstance(seal, bytes)):
            return False
        return hmac.compare_digest(_seal(self._place, kind, key, value), seal)

    def _give_up(self, error: Exception) -> None:
        """Do without the file from here on, and remove it if it is damaged and not only held by another build."""
        if self._connection:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        if self._path is not None:
            self._note(error)
            if not _is_busy(error):
                _remove(self._path)
            self._path = None
            self._connection = _alone()
        else:
            self._connection = None


def shared_secret() -> bytes:
    """What the environment has to seal rows with, for other machines that have it too; b"" if nothing. SettingsError if it is so
    short that it could be guessed.
    """
    said = os.environ.get(SECRET, "").strip()
    if said and len(said) < _LEAST:
        todo = "make one with `openssl rand -hex 32`, and keep it as a secret of the forge"
        raise SettingsError(f"a secret needs {_LEAST} signs or more, and this has {len(said)}", where=SECRET, todo=todo)
    return said.encode("utf-8", "surrogateescape")


def _shared_place(secret: bytes) -> bytes:
    """The key for seals that other machines know: of the secret, and of the program."""
    key = hashlib.blake2b(secret, digest_size=32, person=b"stillboard-cache").digest()
    return hashlib.blake2b(versions.code(), digest_size=32, key=key).digest()


def check_untracked(folder: Path) -> None:
    """BuildError if git tracks a file of a cache folder: it came with a clone, and was not made on this machine."""
    if names := tracked(folder):
        where = str(folder.parent / names[0])
        todo = f"`git rm --cached {names[0]}`, delete the folder, and ignore it"
        raise BuildError(
            "git tracks the cache, so that anybody's pull request could change what posts say", where=where, todo=todo
        )


def _alone() -> sqlite3.Connection | None:
    try:
        connection = sqlite3.connect(_ALONE, isolation_level="DEFERRED")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
    except sqlite3.Error:
        return None
    return connection


def _seal(place: bytes, kind: str, key: str, value: bytes) -> bytes:
    """A keyed hash of a whole row: a damaged row has another, and one that was made for another place."""
    made = hashlib.blake2b(f"{kind}\0{key}\0".encode("utf-8", "surrogateescape"), digest_size=16, key=place)
    made.update(value)
    return made.digest()


def _is_busy(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY  # the low byte is the primary code


def _remove(path: Path) -> None:
    """Remove the file, and what SQLite keeps next to it."""
    for part in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + part).unlink()
