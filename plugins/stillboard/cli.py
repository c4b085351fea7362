"""The command `stillboard`, run such that whatever stops it is one line and an exit code. errors.py lists the codes."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Sequence

_BROKEN_PIPE = 141  # as shells have it for a program that ends by SIGPIPE
_NOT_LOADED = (ImportError, OSError, MemoryError, EOFError)  # as EOFError comes a compiled file that is cut
_FAILED = 6  # as BuildError has it, which may be what cannot be loaded
_STOPPED = "stopped; every file is whole, convert again to go on"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns its exit code. A user's mistake is one line on stderr, a bug keeps its traceback."""
    try:
        from . import commands, stopping  # here: what cannot be loaded must be a line too
        from .errors import Terminated  # for the same reason
    except _NOT_LOADED as error:
        _complain(f"a part of this program cannot be loaded ({str(error) or 'no memory'}); try again, then install it again")
        return _FAILED
    except KeyboardInterrupt:  # nothing watches for signals yet
        _complain(_STOPPED)
        return 128 + signal.SIGINT
    asked = sys.argv[1:] if arguments is None else arguments
    before = {} if "serve" in asked[:1] else stopping.watch(error=Terminated)  # `serve` ends others' programs with it
    try:
        code = _code(commands.run, arguments)
    except KeyboardInterrupt as request:
        _complain(_STOPPED)
        code = 128 + (request.number if isinstance(request, Terminated) else signal.SIGINT)
    finally:
        stopping.unwatch(before)
    return _close_output(code)


def _code(run: Callable[[Sequence[str] | None], int], arguments: Sequence[str] | None) -> int:
    from .errors import StillboardError  # for the same reason

    try:
        return run(arguments)
    except StillboardError as error:
        _complain(str(error))
        return error.exitcode
    except BrokenPipeError:
        _let_go_of_output()
        return _BROKEN_PIPE
    except OSError as error:
        where = error.filename or "standard output"
        todo = "choose another --content" if error.filename else "give it room, or another place"
        _complain(f"{where}: {error.strerror or error}; {todo}")
        return _FAILED
    except ImportError as error:
        _complain(f"a part of this program cannot be loaded ({error}); try again, then install it again")
        return _FAILED
    except MemoryError:
        _complain("more memory is needed than there is; convert fewer dumps at once")
        return _FAILED


def _complain(words: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # there is nobody to complain to
        print(f"stillboard: {words}", file=sys.stderr, flush=True)


def _close_output(code: int) -> int:
    """Make sure that all that was printed has arrived, and say so if it has not."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_output()
        return code or _BROKEN_PIPE
    except OSError as error:
        _complain(f"standard output: {error.strerror or error}; give it room, or another place")
        _let_go_of_output()
        return code or _FAILED
    except ValueError:  # it is closed
        pass
    return code


def _let_go_of_output() -> None:
    """Print no more: Python would complain at its end about what cannot be written."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = sys.__stdout__ = None  # type: ignore[misc]
