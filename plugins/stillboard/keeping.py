"""The commands that keep an archive: what must go, and what proves a copy. `commands` adds them to the command line."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from . import contribute, progress, takedown
from .convert import Options
from .export import offline, wacz, zim
from .proof import sealing, verifying

OUTPUT = Path("output")
Command = Callable[[str, str], argparse.ArgumentParser]


def add(command: Command, add_content: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add them. `command` makes the parser of one, by its name and summary."""
    parser = command("takedown", "take a post, a thread or a member out of the archive for good, also where others quote it")
    parser.add_argument("target", metavar="POST|THREAD|MEMBER", help="its file, its address (here or on the forum), or a name")
    parser.add_argument(
        "--id", default="", metavar="ID", help="which member is meant, where several are called so: the forum's id"
    )
    parser.add_argument("--pseudonym", metavar="NAME", help="a member's posts stay, under this name")
    parser.add_argument(
        "--titles",
        action="store_true",
        help="with a post that opened a thread its title goes, also one that is no words of the post",
    )
    parser.add_argument("--reason", default="", metavar="WORDS", help="is kept in the record, which is published with content/")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only say what would be done")
    parser.add_argument(
        "--wait", type=int, default=60, metavar="SECONDS", help="how long to wait for another run in the archive (default: 60)"
    )
    add_content(parser)
    parser.set_defaults(run=_takedown)

    parser = command("export", "make one file of a built site, for others to keep")
    _add_folder(parser)
    kinds = parser.add_mutually_exclusive_group(required=True)
    kinds.add_argument("--offline", type=Path, metavar="FILE.zip", help="a zip that reads from disk (build with RELATIVE=1)")
    kinds.add_argument("--wacz", type=Path, metavar="FILE.wacz", help="a web archive, in which old addresses lead to the site's")
    kinds.add_argument("--zim", type=Path, metavar="FILE.zim", help="a file for Kiwix (build with RELATIVE=1; needs libzim)")
    parser.set_defaults(run=_export)
    parser = command("seal", "put checksums of a built site into it, so that every copy can be verified")
    _add_folder(parser)
    parser.set_defaults(run=_seal)
    parser = command("verify", "count a built or copied site again, and name what differs; exit code 1 if anything does")
    _add_folder(parser)
    parser.set_defaults(run=_verify)


def add_contribute(
    command: Command,
    add_convert: Callable[[argparse.ArgumentParser], None],
    asked: Callable[[argparse.Namespace, Callable[[str], object]], Options],
) -> None:
    """Add those that bring threads to somebody else's archive. `asked`: the options of a conversion."""
    parser = command(
        "contribute", "convert dumps on a branch of their own, commit what came of them, and write the request's text"
    )
    add_convert(parser)
    parser.add_argument(
        "--branch", default="", metavar="NAME", help="what the branch is called (default: made of the dump's name)"
    )
    parser.add_argument(
        "--text", type=Path, metavar="FILE", help="where the text goes (default: request.md in the folder of caches)"
    )
    parser.set_defaults(run=lambda options: _contribute(options, asked))
    parser = command("review", "say in Markdown what one content/ brings to another: for a comment, or a reviewer")
    parser.add_argument("base", type=Path, metavar="BASE", help="content/ as it is")
    parser.add_argument("proposed", type=Path, metavar="PROPOSED", help="content/ as it is to be")
    parser.add_argument("--text", type=Path, metavar="FILE", help="write it there, and not on the screen")
    parser.set_defaults(run=_review)


def _contribute(options: argparse.Namespace, asked: Callable[[argparse.Namespace, Callable[[str], object]], Options]) -> int:
    with progress.shown() as say:
        done = contribute.contribute(options.dumps, options.content, asked(options, say), options.branch, say)
    for failure in done.report.errors:
        note(failure.text)
    if not done.branch:
        print("Nothing to bring: all that could be read is in the archive already.")
        return done.report.exit_code
    text = options.text or (options.cache or options.content.absolute().parent / "cache") / "request.md"
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_text(done.text, encoding="utf-8")
    print(done.text)
    print(f"Branch {done.branch}: {done.commits} commits. The text above is in {text}.")
    print(f"Look at the site, then: git push --set-upstream origin {done.branch}, and open the request with that text.")
    return done.report.exit_code or int(bool(done.findings))


def _review(options: argparse.Namespace) -> int:
    text = contribute.reviewed(options.base, options.proposed)
    if options.text:
        options.text.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=OUTPUT, metavar="OUTPUT", help="the site (default: output)")


def _export(options: argparse.Namespace) -> int:
    with progress.shown() as say:
        if options.offline:
            done = f"{offline.pack(options.folder, options.offline, say):,} files in {options.offline}"
        elif options.zim:
            done = f"{zim.pack(options.folder, options.zim, say):,} files in {options.zim}"
        else:
            written = wacz.pack(options.folder, options.wacz, say)
            done = f"{written.files:,} files and {written.old:,} old addresses in {options.wacz}"
    print(f"Export: {done}.")
    return 0


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
            takedown.Called(options.target, options.id, every_title=options.titles),
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
