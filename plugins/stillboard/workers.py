"""Work in several processes, in an order that depends on nothing but the work.

What is to be done comes in chunks. Each is given to whichever process is free, and its result comes out in the turn of the
chunks, so that what is made is the same with any number of processes. Few chunks are done here: processes take longer to start.
"""

from __future__ import annotations

import collections
import contextlib
import functools
import gc
import itertools
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from . import stopping
from .cluster import ADDRESS, Cluster, received, sent
from .errors import WorkerError

C = TypeVar("C")
R = TypeVar("R")
AHEAD = 3  # chunks that are handed out for each process before the first of them is needed
BREAKS = 3  # times that processes may die before the run is given up
SELDOM = 50_000  # objects that such a process makes between two looks for circles among them; chunks leave hardly any
_LOOK = 1.0  # seconds between two looks of a process whether the one it works for is still there
_LISTEN = 0.2  # seconds after which a signal is heard while others work
_shared: Any = None  # in a process that works for another: what all its chunks have in common
_works_for_another = False


class Workers:
    """A number of processes, which start when there is enough to do."""

    def __init__(
        self,
        count: int = 0,
        few: int = 2,
        *,
        cluster: str = "",
        option: str = "FORUM_WORKERS =",
        cluster_option: str = "FORUM_EXECUTOR",
    ) -> None:
        """`count`: how many processes, 0: as many as there are processors; `few`: chunks that are not worth starting any;
        `option`: what people write before their number.

        `cluster`: dask://host:port, which people write after `cluster_option`; then the processes are those of a Dask cluster
        (cluster.py), however many it has.
        """
        self.count = count or available()
        self._few = few
        self._cluster = cluster
        self._option = option
        self._cluster_option = cluster_option

    @property
    def is_alone(self) -> bool:
        """Whether there are no others: all work is done here, when its turn comes."""
        return self.count == 1 and not self._cluster

    def each(
        self,
        work: Callable[[Any, Any], R],
        shared: object,
        chunks: Iterable[C],
        task: Callable[[C], Any] = lambda chunk: chunk,
        meanwhile: Callable[[], object] = bool,
    ) -> Generator[tuple[C, R | None]]:
        """Each chunk with what `work(shared, task(chunk))` gives, in their order; with None where `task` gives None.

        `meanwhile` is called whenever this process would only wait for others.

        `work` must be a function of a module, its results and tasks must be picklable. WorkerError if processes keep dying;
        whatever `work` raises is raised here. Close it, unless it comes to its end: then the processes end at once.
        """
        line = iter(chunks)
        first: list[tuple[C, Any]] = []
        todo = 0
        while todo <= self._few or self.is_alone:
            chunk = next(line, _END)
            if chunk is _END:
                break
            first.append((chunk, task(chunk)))
            todo += first[-1][1] is not None
            if self.is_alone:
                yield from _here(work, shared, first)
                first = []
        if todo <= self._few:
            yield from _here(work, shared, first)
            return
        further = ((chunk, task(chunk)) for chunk in line)
        whole = itertools.chain(first, further)
        if self._cluster:
            join = functools.partial(_joined, self._cluster, shared, self._cluster_option)
            yield from _Pool(join, work, self._option, meanwhile).each(whole)
        elif _has_locks() and (_can_fork() or _is_portable(shared)):
            yield from _Pool(lambda: (_started(self.count, shared), self.count), work, self._option, meanwhile).each(whole)
        else:  # such as a setting that is a function without a name
            yield from _here(work, shared, whole)


_END: Any = object()


def names_cluster(text: str) -> bool:
    """Whether a text is the address of a cluster: dask://host:port."""
    return bool(ADDRESS.fullmatch(text))


def available() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _has_locks() -> bool:
    """Whether processes can wait for one another here: some systems, and boxes without shared memory, have nothing for it."""
    try:
        _context().Lock()
    except (ImportError, OSError):
        return False
    return True


def _can_fork() -> bool:
    """Whether copies of this process are safe: a thread could hold something that no copy would ever release."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> multiprocessing.context.BaseContext:
    """How processes are started: as copies of this one where that is safe, since these start at once, and share its memory."""
    return multiprocessing.get_context("fork" if _can_fork() else "spawn")


def _is_portable(thing: object) -> bool:
    """Whether a process that is no copy of this one can be given something."""
    try:
        pickle.dumps(thing)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


def _here(work: Callable[[Any, Any], R], shared: object, line: Iterable[tuple[C, Any]]) -> Iterator[tuple[C, R | None]]:
    for chunk, task in line:
        yield chunk, None if task is None else work(shared, task)


class _Pool:
    """The processes of one run."""

    def __init__(
        self,
        start: Callable[[], tuple[Executor, int]],
        work: Callable[[Any, Any], Any],
        option: str,
        meanwhile: Callable[[], object],
    ) -> None:
        self._start = start
        self._meanwhile = meanwhile
        self._option = option
        self._work = work
        self._breaks = 0
        self._others = set(multiprocessing.active_children())
        self._processes: set[multiprocessing.process.BaseProcess] = set()
        self._executor: Executor | None = None
        self._ahead = 0

    def each(self, line: Iterable[tuple[C, Any]]) -> Iterator[tuple[C, Any]]:
        """See Workers.each."""
        waiting: collections.deque[tuple[C, Any, Any]] = collections.deque()
        done = False
        try:
            for chunk, task in line:
                waiting.append((chunk, task, self._handed_out(task)))
                while waiting and (len(waiting) > self._ahead or waiting[0][2] is None):
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
            done = True
        finally:
            self._end(at_once=not done)

    def _handed_out(self, task: Any) -> Any:
        if task is None:
            return None
        for _ in range(BREAKS):
            if self._executor is None:
                self._executor, count = self._start()
                self._ahead = count * AHEAD
            try:
                with stopping.held():  # a process that is just starting has the handlers of this one
                    future = self._executor.submit(_done, self._work, task)
                    self._processes |= set(multiprocessing.active_children()) - self._others
                stopping.check()
                return future
            except BrokenProcessPool as error:
                self._broken(error)
            except OSError as error:
                what = f"processes for this run cannot be started ({error.strerror or error})"
                raise WorkerError(what, todo=f"{self._option} 1 needs none") from error
        raise AssertionError

    def _first(self, waiting: collections.deque[tuple[C, Any, Any]]) -> tuple[C, Any]:
        if waiting[0][2]:
            self._meanwhile()
        while True:
            chunk, _, future = waiting[0]
            self._wait_for(future)
            try:
                result = future.result() if future else None
            except BrokenProcessPool as error:  # one has died, and all that was handed out is lost
                self._broken(error)
                again = [(chunk, task, self._handed_out(task)) for chunk, task, _ in waiting]
                waiting.clear()
                waiting.extend(again)
                continue
            waiting.popleft()
            return chunk, result

    def _wait_for(self, future: Any) -> None:
        """Wait for a result of this machine's processes.

        A signal is heard between two looks: raised in the middle of one, it could leave the result's lock taken, and the thread
        that has to set the result would wait for it for ever. If one of the processes has died, the others go too: it may have
        died in the middle of a result, and that thread waits for the rest of it.
        """
        is_there = not isinstance(future, Future)
        while not is_there:
            with stopping.held():
                is_there = bool(wait((future,), timeout=_LISTEN).done)
                if not is_there and any(process.exitcode is not None for process in self._processes):
                    self._kill()
            stopping.check()

    def _broken(self, error: BrokenProcessPool) -> None:
        self._end(at_once=True)
        self._breaks += 1
        if self._breaks >= BREAKS:
            todo = f"is there enough memory? {self._option} 1 needs the least"
            raise WorkerError("processes that work for this run keep dying", todo=todo) from error

    def _end(self, *, at_once: bool) -> None:
        """Let the processes go. `at_once`: nobody waits for what they do. Call it again if a second signal cut it short."""
        if self._executor is None:
            return
        with stopping.held():
            if at_once:
                self._kill()
            self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = None
        self._processes.clear()
        gc.unfreeze()

    def _kill(self) -> None:
        """End the processes, whatever they do. The executor's thread may be in the middle of a result that one of them wrote: it
        would wait for the rest for ever if this process could still write it.
        """
        for process in self._processes | (set(multiprocessing.active_children()) - self._others):
            process.kill()
        written = _end_of(self._executor, "_result_queue", "_writer")
        if written is not None:
            with contextlib.suppress(OSError):
                written.close()  # nobody else does
        if sys.version_info < (3, 11, 5):  # likewise for what tasks are read from (gh-94777); later versions close it themselves
            _let_go(_end_of(self._executor, "_call_queue", "_reader"))


def _end_of(executor: Executor | None, queue: str, end: str) -> Any:
    return getattr(getattr(executor, queue, None), end, None)


def _let_go(end: Any) -> None:
    """Let nothing be read from this end of a pipe any more, so that whoever writes into it hears of that, and leave it open: a
    thread of the executor's closes it, and would wait for ever if it was closed in that moment.
    """
    if end is None or sys.platform == "win32":
        return
    nothing = os.open(os.devnull, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # it is closed
            os.dup2(nothing, end.fileno(), inheritable=False)
    finally:
        os.close(nothing)


def _started(count: int, shared: object) -> ProcessPoolExecutor:
    """Processes that have `shared` at hand. Copies of this one where that is safe: they start at once, and share its memory."""
    context = multiprocessing.get_context("fork" if _can_fork() else "spawn")
    gc.freeze()  # what is there now is not looked at again, in no process: it would be copied
    return ProcessPoolExecutor(count, context, _begin, (shared, os.getpid()))


def _joined(address: str, shared: object, option: str) -> tuple[Executor, int]:
    """A cluster, and how many processes it has."""
    cluster = Cluster(address, shared, option)
    return cluster, cluster.count


@contextlib.contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for circles of objects as seldom as those processes do: a build makes very many records, and hardly any circles."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def share(shared: object) -> None:
    """Let `shared` be what all chunks have in common, in a process that works for another."""
    global _shared, _works_for_another
    _shared, _works_for_another = shared, True


def works_for_another() -> bool:
    """Whether this process does the work of another, on this machine or in a cluster."""
    return _works_for_another


def _begin(shared: object, master: int) -> None:
    """The start of a process that works for another: a signal to all is for that one to answer, and it ends with that one."""
    share(shared)
    gc.set_threshold(SELDOM)
    for name in ("SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    threading.Thread(target=_follow, args=(master,), daemon=True).start()


def _follow(master: int) -> None:
    while os.getppid() == master:
        time.sleep(_LOOK)
    os._exit(1)


def _done(work: Callable[[Any, Any], R], task: Any) -> R:
    try:
        return work(_shared, task)
    except Exception as error:
        if _arrives(error):
            raise
        told = f"{type(error).__name__}: {error}"
    raise RuntimeError(told)  # as much of it as can be told elsewhere; it itself may not even go along as the cause


def _arrives(error: Exception) -> bool:
    """Whether an error is itself after its way to another process: one that could not be read there would look like a death."""
    try:
        return type(pickle.loads(pickle.dumps(error))) is type(error)  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever its class may do
        return False


def serve() -> None:
    """The life of a process that works for a worker of a cluster: what all tasks share, then tasks until there are no more."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever prints would be taken for an answer
    share(pickle.loads(received(source)))  # noqa: S301 - from the worker that started this process
    while True:
        try:
            task = received(source)
        except EOFError:
            return
        function, values = pickle.loads(task)  # noqa: S301 - likewise
        try:
            answer = pickle.dumps((True, function(*values)))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            answer = pickle.dumps((False, error))
        sent(target, answer)
