"""The work of one run on the machines of a Dask cluster, which all see the same files under the same paths.

A worker of the cluster hands each chunk to a process of its own: there the work runs in a main thread, as on one machine, and
what takes too long can be stopped in the same way, so that the same bytes come out. Dask gives the chunks of a worker that dies
to another. The cluster must run the same program: nothing is compared.
"""

from __future__ import annotations

import atexit
import hashlib
import logging
import pickle
import re
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, BinaryIO

from .errors import SettingsError, WorkerError

SCHEME = "dask://"
ADDRESS = re.compile(r"dask://[A-Za-z0-9.\[\]:-]+:[0-9]{1,5}")
RETRIES = 3  # times that a chunk is given to another worker when its own dies
# Why Dask cancels what needs something that died with the last worker that held it: see its scheduler.py.
_LOST = ("lost dependencies", "already forgotten", "unknown")
_LENGTH = struct.Struct(">Q")
_START = "import sys; sys.path[:] = {path!r}; from stillboard.workers import serve; serve()"
_children: dict[tuple[bytes, int], _Child] = {}  # in a worker of the cluster, by what a run shares and the thread that asks


class Cluster(Executor):
    """What `concurrent.futures` calls an executor, on a cluster."""

    def __init__(self, address: str, shared: object, where: str) -> None:
        """`address`: dask://host:port of the scheduler; `where` people wrote it. SettingsError if it cannot be reached, or Dask
        is not installed.
        """
        try:
            # Late: it is an extra, and slow to load.
            from distributed import Client
        except ImportError as error:
            raise SettingsError("Dask is not installed", where=where, todo='pip install "stillboard[distributed]"') from error
        for name in ("distributed.client", "distributed.batched"):  # what they cannot do is raised too
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            make: Any = Client
            self._client = make(f"tcp://{address.removeprefix(SCHEME)}", timeout=10, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SettingsError(f"no scheduler answers at {address}", where=where, todo="is it running?") from error
        self.count = sum(self._client.nthreads().values())
        if not self.count:
            self._client.close()
            raise SettingsError(f"{address} has no workers", where=where, todo="start some: dask worker HOST:PORT")
        packed = pickle.dumps(shared)
        self._digest = hashlib.blake2b(packed, digest_size=16).digest()
        self._shared = self._client.scatter(packed, broadcast=True, hash=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Any:
        """Let `fn(*args)` be done in the process of one of the workers."""
        task = pickle.dumps((fn, args))
        try:
            future = self._client.submit(_handed_on, self._digest, self._shared, task, pure=False, retries=RETRIES)
        except (OSError, RuntimeError) as error:  # as the client of a scheduler that is gone does
            raise _gone() from error
        return _Result(future)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; what was asked of it and not done is forgotten."""
        self._client.close()


class _Result:
    """What will come of a chunk."""

    def __init__(self, future: Any) -> None:
        self._future = future

    def result(self) -> Any:
        """Wait for it. BrokenProcessPool if the cluster has given it up: workers die of it, or what it needs died with one.
        WorkerError if there is no cluster any more.
        """
        from distributed.scheduler import KilledWorker  # as above

        try:
            is_done, value = pickle.loads(self._future.result())  # noqa: S301 - the cluster runs this very program
        except KilledWorker as error:
            raise BrokenProcessPool(str(error)) from error
        except (CancelledError, OSError) as error:
            if getattr(error, "reason", "") in _LOST:  # the last worker that held what all tasks share has died
                raise BrokenProcessPool(str(error)) from error
            raise _gone() from error
        if not is_done:
            raise value
        return value


def _gone() -> WorkerError:
    return WorkerError("the scheduler of the cluster is gone", todo="start it, and run this again")


def _handed_on(digest: bytes, shared: bytes, task: bytes) -> bytes:
    """In a worker of the cluster: what its process makes of a task."""
    key = (digest, threading.get_ident())
    if key not in _children:
        for other in [each for each in _children if each[0] != digest]:  # of an earlier run
            _children.pop(other).end()
        _children[key] = _Child(shared)
    try:
        return _children[key].asked(task)
    except (OSError, EOFError) as error:
        _children.pop(key).end()
        raise WorkerError("the process of a worker of the cluster died", todo="is there enough memory?") from error


class _Child:
    """A process that does one task after the other."""

    def __init__(self, shared: bytes) -> None:
        command = [sys.executable, "-c", _START.format(path=sys.path)]
        process: Any = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
        self._process, self._source, self._target = process, process.stdout, process.stdin
        atexit.register(self.end)
        sent(self._target, shared)

    def asked(self, task: bytes) -> bytes:
        """What it gives for a task."""
        sent(self._target, task)
        return received(self._source)

    def end(self) -> None:
        """Let it go."""
        self._process.kill()
        self._process.wait()


def sent(stream: BinaryIO, data: bytes) -> None:
    """Write bytes such that `received` reads the same at the other end."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def received(stream: BinaryIO) -> bytes:
    """The next bytes that were `sent`. EOFError if there are none, or not all of them."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
