"""The lines of an archive's file that name somebody: what a takedown lists, and what a conversion after it remarks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from .spelling import lines_naming

_SAYS_WHO: tuple[str, ...] = ("Author: ", "Name: ", "Address: ")
_SAYS_WHO_WROTE: tuple[str, ...] = ("Author: ",)  # a post's address is its thread's, which may be called as anybody
# Where a capture is named that the thread's own file names too.
_SAYS_WHENCE: tuple[str, ...] = ("Source: ", "Missing-from: ", "Differs: ")
_SAYS_WHENCE_OF_THREAD: tuple[str, ...] = ("Page: ", "Post: ", "Missing-from: ")


def unsearched(path: str, lines: Sequence[str], *, is_anothers: bool) -> frozenset[int]:
    """The lines of a file, from 0, in which nobody is looked for.

    `is_anothers`: it is known to be by, or of, somebody else, whatever they are called.
    """
    skipped = _SAYS_WHENCE_OF_THREAD if path.endswith(("/thread.md", ".txt")) else _SAYS_WHENCE
    says_who = _SAYS_WHO_WROTE if path.startswith("threads/") else _SAYS_WHO
    skipped += says_who if is_anothers else ()
    return frozenset(n for n in range(header_of(lines)) if lines[n].startswith(skipped))


def header_of(lines: Sequence[str]) -> int:
    """How many lines the header of a file has; 0: it has none."""
    return next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), 0)


def naming(
    path: str, lines: Sequence[str], lengths: Collection[int], is_known: Callable[[str], bool], *, is_anothers: bool = False
) -> list[int]:
    """The lines of a file, from 0, that name somebody.

    `path`: relative to content/. `lengths` and `is_known`: as `spelling.lines_naming` has them. `is_anothers`: as above.
    """
    skipped, end = unsearched(path, lines, is_anothers=is_anothers), header_of(lines)
    # A value of the header is by itself: no name goes on from one to the next.
    apart = [part for n in range(end) for part in ("" if n in skipped else lines[n], "")]
    found = lines_naming([*apart, *lines[end:]], lengths, is_known)
    return [n // 2 if n < 2 * end else n - end for n in found]
