"""Servers of MariaDB and PostgreSQL, started by the tests themselves, out of Debian's packages; and their tools' dumps."""

from __future__ import annotations

import contextlib
import functools
import glob
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from support.builds import PATIENCE

MARIADB = ("mariadbd", "mariadb-install-db", "mariadb", "mariadb-dump")


def _postgres(tool: str) -> str:
    """Where a tool of PostgreSQL is; "" if it is not there."""
    return next(iter(sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{tool}"), reverse=True)), "") or shutil.which(tool) or ""


def has_mariadb() -> bool:
    return all(shutil.which(tool) or Path("/usr/sbin", tool).exists() for tool in MARIADB)


def has_postgres() -> bool:
    if not all(map(_postgres, ("initdb", "postgres", "psql", "pg_dump"))):
        return False
    with contextlib.suppress(KeyError):
        return bool(os.getuid() or pwd.getpwnam("postgres"))
    return False


class Server:
    """A server that runs; `load` gives it SQL, `dump` runs its dumper."""

    def __init__(self, client: Sequence[str], dumper: Sequence[str], socket: Path) -> None:
        self._client, self._dumper, self.socket = client, dumper, str(socket)

    def load(self, sql: bytes, *options: str) -> None:
        done = subprocess.run([*self._client, *options], input=sql, capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr[-2000:]

    def dump(self, *options: str) -> bytes:
        done = subprocess.run([*self._dumper, *options], capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout


@contextlib.contextmanager
def _running(command: Sequence[str], *, ready: Sequence[str], user: str | None = None) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user) as process:
        try:
            end = time.monotonic() + PATIENCE
            while subprocess.run(ready, capture_output=True, check=False).returncode:
                assert process.poll() is None, "the server ended"
                assert time.monotonic() < end, "the server does not answer"
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextlib.contextmanager
def mariadb(folder: Path) -> Iterator[Server]:
    """A MariaDB that listens at a socket alone."""
    data, socket = folder / "data", folder / "s"
    user = pwd.getpwuid(os.getuid()).pw_name
    common = ["--no-defaults", f"--datadir={data}", f"--user={user}"]
    subprocess.run(
        ["mariadb-install-db", *common, "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"],
        check=True, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    client = ["mariadb", "--no-defaults", f"--socket={socket}", "--user=root"]
    server = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
    fast = ["--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--innodb-buffer-pool-size=32M"]
    with _running([server, *common, f"--socket={socket}", "--skip-networking", *fast], ready=[*client, "-e", "SELECT 1"]):
        yield Server(
            [*client, "--default-character-set=utf8mb4"],
            ["mariadb-dump", "--no-defaults", f"--socket={socket}", "--user=root"],
            socket,
        )


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[Server]:
    """A PostgreSQL that listens at a socket alone. It refuses to run as root."""
    user = None if os.getuid() else "postgres"
    data = folder / "data"
    data.mkdir()
    if user:
        for path in (folder, data):
            shutil.chown(path, user)
            path.chmod(0o700)
        for path in folder.parents:
            if path.stat().st_uid == 0 and not path.stat().st_mode & 0o001:
                path.chmod(path.stat().st_mode | 0o001)
    run = functools.partial(subprocess.run, check=True, capture_output=True, timeout=PATIENCE, user=user, cwd="/")
    run([_postgres("initdb"), "-D", str(data), "-U", "forum", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
    connection = ["-h", str(folder), "-U", "forum"]
    command = [_postgres("postgres"), "-D", str(data), "-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off"]
    client = [_postgres("psql"), *connection, "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1"]
    with _running(command, ready=[*client, "-c", "SELECT 1"], user=user):
        yield Server(client, [_postgres("pg_dump"), *connection, "-d", "postgres"], folder)
