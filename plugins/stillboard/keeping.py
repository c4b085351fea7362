"""The commands that keep an archive: what must go, and what proves a copy. `commands` adds them to the command line."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from . import progress, takedown
from .proof import sealing, verifying

OUTPUT = Path("output")
Command = Callable[[str, str], argparse.ArgumentParser]


def add(command: Command, add_content: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add them. `command` makes the parser of one, by its name and summary."""
    parser = command("takedown", "take a post, a thread or a member out of the archive for good, also where others quote it")
    parser.add_argument("target", metavar="POST|THREAD|MEMBER", help="its file, its address (here or on the forum), or a name")
    parser.add_argument("--pseudonym", default="", metavar="NAME", help="a member's posts stay, under this name")
    parser.add_argument("--reason", default="", metavar="WORDS", help="is kept in the record, which is published with content/")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only say what would be done")
    parser.add_argument(
        "--wait", type=int, default=60, metavar="SECONDS", help="how long to wait for another run in the archive (default: 60)"
    )
    add_content(parser)
    parser.set_defaults(run=_takedown)

    parser = command("seal", "put checksums of a built site into it, so that every copy can be verified")
    _add_folder(parser)
    parser.set_defaults(run=_seal)
    parser = command("verify", "count a built or copied site again, and name what differs; exit code 1 if anything does")
    _add_folder(parser)
    parser.set_defaults(run=_verify)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=OUTPUT, metavar="OUTPUT", help="the site (default: output)")


def _seal(options: argparse.Namespace) -> int:
    with progress.shown() as say:
        done = sealing.seal(options.folder, say, note)
    print(f"Sealed: {done}.")
    return 0


def _verify(options: argparse.Namespace) -> int:
    with progress.shown() as say:
        verdict = verifying.verify(options.folder, say)
    print(*verifying.lines(verdict), sep="\n")
    return verdict.exit_code


def _takedown(options: argparse.Namespace) -> int:
    with progress.shown() as say:
        account = takedown.take_down(
            options.content,
            options.target,
            shown_as=options.pseudonym,
            reason=options.reason,
            dry_run=options.dry_run,
            wait=float(options.wait),
            say=note,
            tick=say,
        )
    print(*takedown.lines(account), sep="\n")
    for error in account.errors:
        note(str(error))
    return account.exit_code


def note(words: str) -> None:
    """Say something besides the account."""
    with contextlib.suppress(OSError):  # the account has said it
        print(f"stillboard: {words}", file=sys.stderr)
