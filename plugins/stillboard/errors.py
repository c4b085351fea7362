"""What can go wrong, as one tree: the class decides the exit code, the message says what, where and what to do next.

    StillboardError        70  (never raised itself)
    ├── UsageError          2  the command line or a setting is wrong
    │   └── SettingsError   2
    ├── DumpError           3  a dump cannot be read
    │   ├── UnknownFormat   3  no importer knows it
    │   ├── Unreadable      3  the system does not let it be read, for now at least
    │   └── Drift           3  it looks like a thread, but the importer finds no post in it
    │       ├── PartLeft    1  it finds some of the posts; others that the page shows it cannot read
    │       └── NoThread    3  it is known to hold no thread: a list of boards, a member's page
    ├── ContentError        4  a file under content/ is not what it should be
    │   ├── Unsafe          4  an id, a name or a value that must not be written
    │   ├── Changed         4  a file was saved by somebody while it was to be written
    │   └── Busy            4  another run is writing into the archive
    ├── ThemeError          5  a template is missing or wrong
    ├── BuildError          6  the site could not be made or put in place
    └── WorkerError         6  processes that work for a run keep dying

Code 1 is kept for findings (of `stillboard check`) and for a conversion that left something unaccounted for.
A bug is none of these: it keeps its traceback.
"""

from __future__ import annotations

from typing import Any


class Terminated(KeyboardInterrupt):
    """The process was asked to end by a signal: Ctrl-C is one. No error: whoever asked knows."""

    def __init__(self, number: int) -> None:
        """`number`: the signal's."""
        super().__init__()
        self.number = number


class TimeUp(BaseException):
    """The time of a step is up. It comes at any moment, is nobody's to swallow, and becomes a DumpError where the step began."""


class StillboardError(Exception):
    """A failure with a cause outside this program. One line: what, where, what to do next."""

    exitcode = 70  # Pelican reads this attribute too, and exits with it

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        """Keep the three parts; `where` is a path, `path:line` or a setting's name, and may be empty like `todo`."""
        self.what = what
        self.where = where
        self.todo = todo
        message = f"{where}: {what}" if where else what
        super().__init__(f"{message}; {todo}" if todo else message)

    def __reduce__(self) -> tuple[Any, ...]:
        """Its parts are kept on the way from one process to another."""
        return _again, (type(self), self.what, self.where, self.todo)


def _again(kind: type[StillboardError], what: str, where: str, todo: str) -> StillboardError:
    return kind(what, where=where, todo=todo)


class UsageError(StillboardError):
    """The command line asks for something impossible."""

    exitcode = 2


class SettingsError(UsageError):
    """A FORUM_* setting has an unknown name or an unusable value."""


class DumpError(StillboardError):
    """A dump, or one file in it, cannot be read."""

    exitcode = 3


class UnknownFormat(DumpError):
    """No importer recognises a dump."""


class Unreadable(DumpError):
    """The system refuses to read a dump, or a file that comes with it: nobody knows what it holds."""


class Drift(DumpError):
    """A page looks like a thread, yet no post (or no author) was found: the importer is out of date."""


class PartLeft(Drift):
    """A page whose posts were read but for some that it shows in a way that the importer does not know."""

    exitcode = 1  # as for all that a conversion leaves unaccounted for


class NoPosts(Drift):
    """A page of software that nobody knows, on which nothing looks like posts: perhaps a thread, more likely none."""


class NoThread(Drift):
    """A page or file that is known to hold no thread, such as a member's page; `what` says what it is."""


class ContentError(StillboardError):
    """A file under content/ breaks the format's rules."""

    exitcode = 4


class Unsafe(ContentError):
    """An id, a name, a path or a value that must not reach the disk."""


class Changed(ContentError):
    """A file is not what it was when it was read: somebody saved it, or took it away, while a conversion ran."""


class Busy(ContentError):
    """Another run is writing into the archive."""


class ThemeError(StillboardError):
    """A template is missing, or uses what a page does not have."""

    exitcode = 5


class BuildError(StillboardError):
    """The site could not be made, or not be put in its place."""

    exitcode = 6


class WorkerError(StillboardError):
    """Processes that work for a run end before their work does."""

    exitcode = 6
