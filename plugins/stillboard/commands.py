"""The commands of `stillboard`: each is parsed, called, and prints; errors.py lists the exit codes."""

from __future__ import annotations

import argparse
import codecs
import contextlib
import difflib
import json
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__, archive, checks, importers, keeping, progress, scaffold, server, site_commands
from .convert import Options, convert
from .convert.report import Report, as_json, lines
from .errors import ContentError, UsageError
from .hosting.limits import LIMITS
from .ids import clean_name
from .model import When
from .search.index import index
from .workers import Workers, names_cluster

CONTENT = Path("content")
CACHE = "cache"
OUTPUT = Path("output")
TIMEOUT = 300  # seconds
MAX_WORKERS = 512
SHOWN_ERRORS = 200  # lines on stderr


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; returns its exit code. StillboardError for what a person can put right."""
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console that cannot show a name
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


class _Parser(argparse.ArgumentParser):
    """argparse whose errors are ours: one line, exit code 2, and the nearest name."""

    def error(self, message: str) -> None:  # type: ignore[override]
        near = re.search(r"invalid choice: '([^']*)' \(choose from (.*)\)", message)
        todo = f"see {self.prog} --help"
        if near and (found := difflib.get_close_matches(near[1], re.findall(r"[a-z]+", near[2]), 1)):
            todo = f"did you mean {found[0]}?"
        raise UsageError(message, todo=todo)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="stillboard", description="Turn dumps of forum threads into Markdown posts.")
    parser.add_argument("--version", action="version", version=f"stillboard {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")

    _add_convert(commands.add_parser("convert", help="turn dumps into post files", description=_CONVERT))
    listing = command("list", "list the formats that are read, and the checks")
    listing.set_defaults(run=_list)
    check = command("check", "find faults in the files under content/; exit code 1 if there are any")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="only these files or folders")
    _add_content(check)
    check.add_argument(
        "--workers",
        type=_workers,
        default=0,
        metavar="NUMBER",
        help="processes that read files (default: 0, as many as there are processors)",
    )
    check.add_argument(
        "--host",
        choices=tuple(LIMITS),
        metavar="NAME",
        help=f"look at a built site instead (PATH; without one, output): does {', '.join(LIMITS)} take it?",
    )
    check.set_defaults(run=_check)
    _add_init(command("init", "start an archive of your own: a folder that builds, checks, serves and publishes"))
    serve = command("serve", "show a built site on this machine, as static hosts do; Ctrl-C stops it")
    serve.add_argument("folder", nargs="?", type=Path, default=OUTPUT, metavar="FOLDER", help="the built site (default: output)")
    serve.add_argument("--bind", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default: 127.0.0.1, only here)")
    serve.add_argument("--port", type=int, default=8000, metavar="NUMBER", help="the port (default: 8000)")
    serve.add_argument(
        "--along",
        nargs=argparse.REMAINDER,
        default=(),
        metavar="COMMAND",
        help="last: runs meanwhile, as pelican --autoreload does",
    )
    serve.set_defaults(run=lambda options: server.serve(options.folder, options.bind, options.port, options.along))
    search = command("search", "make the search index of a built site; the site's pages stay as they are")
    search.add_argument("folder", nargs="?", type=Path, default=OUTPUT, metavar="FOLDER", help="the built site (default: output)")
    search.set_defaults(run=_search)
    site_commands.add(command, CONTENT, OUTPUT)
    keeping.add(command, _add_content)
    keeping.add_contribute(command, _add_convert, _asked)
    _add_new(command("new", "start an importer, an output or a check: its module, its line in the registry, its samples"))
    return parser


_CONVERT = """Turn dumps into post files under content/. Every post of a dump is filed, merged with what is there, or reported
with a reason. Converting again writes nothing. What people edited is left alone."""


def _add_convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dumps", nargs="+", type=Path, metavar="DUMP", help="a file, an archive (zip, tar, WARC …), or a folder")
    parser.add_argument("--from", dest="importer", default="", metavar="NAME", help="read as this format (see: stillboard list)")
    _add_content(parser)
    parser.add_argument(
        "--captured", type=_when, metavar="WHEN", help="when the dumps were saved: 2020-05-11, or 2020-05-11T22:12+02:00"
    )
    parser.add_argument(
        "--url", default="", type=_url, metavar="ADDRESS", help="the address of the page or forum, if the dump does not say"
    )
    parser.add_argument(
        "--board",
        default=[],
        type=_boards,
        action="append",
        metavar="NAME",
        help="the board of threads that name none: 'Outer / Inner'; of a database: the id of a board to be read in any case",
    )
    _add_database(parser)
    order = parser.add_mutually_exclusive_group()
    order.add_argument(
        "--dayfirst", action="store_true", default=None, help="read 02-03-2018 as 2 March where the dump does not say"
    )
    order.add_argument("--monthfirst", action="store_false", dest="dayfirst", help="read it as 3 February")
    parser.add_argument("--keep-emails", action="store_true", help="leave e-mail addresses in posts as they are")
    parser.add_argument("--pages", type=_pages, metavar="1-10", help="only these pages of each thread")
    parser.add_argument(
        "--timeout",
        type=_seconds,
        default=TIMEOUT,
        metavar="SECONDS",
        help=f"give up a page, or a file's next thread, that takes longer to read than this (default: {TIMEOUT}; 0: never)",
    )
    parser.add_argument(
        "--workers",
        type=_workers,
        default=0,
        metavar="NUMBER",
        help="how many processes read the dumps (default: 0, as many as there are processors); the result is the same",
    )
    parser.add_argument(
        "--executor",
        type=_executor,
        default="",
        metavar="ADDRESS",
        help="dask://host:port: a Dask cluster reads the dumps (docs/scale.md); the result is the same",
    )
    parser.add_argument("--again", action="store_true", help="convert dumps too that are unchanged since they were converted")
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        help="where conversions are remembered (default: the folder cache next to the archive)",
    )
    parser.add_argument(
        "--wait",
        type=_seconds,
        default=60.0,
        metavar="SECONDS",
        help="how long to wait for another run that writes into the archive (default: 60)",
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only report")
    parser.add_argument("--json", action="store_true", help="the report as one JSON object")
    parser.set_defaults(run=_convert)


def _add_database(parser: argparse.ArgumentParser) -> None:
    """What only databases need: docs/databases.md."""
    parser.add_argument("--database", default="", metavar="NAME", help="which database, of a dump of several")
    parser.add_argument("--prefix", metavar="PREFIX", help="the prefix of the forum's tables, of a database with several forums")
    parser.add_argument("--files", type=Path, metavar="DIR", help="the folder of the forum's uploads, beside its database")
    parser.add_argument(
        "--encoding", default="", type=_encoding, metavar="NAME", help="how to read what in a database is no UTF-8: cp1251"
    )


def _add_new(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(metavar="KIND", required=True, parser_class=_Parser)
    importer = kinds.add_parser("importer", help="a format of dumps", description="Start an importer of pages, with two of them.")
    importer.add_argument("name", metavar="NAME", help="a short lower-case word, such as phpbb")
    importer.set_defaults(run=_new, make=lambda options: scaffold.new_importer(options.name))
    output = kinds.add_parser("output", help="a kind of files of the site", description="Start an output, with an archive.")
    output.add_argument("name", metavar="NAME", help="a short lower-case word, such as members")
    output.set_defaults(run=_new, make=lambda options: scaffold.new_output(options.name))
    check = kinds.add_parser("check", help="a rule for content/", description="Start a check, with what it must find.")
    check.add_argument("code", metavar="CODE", help="P and three digits, such as P042")
    check.add_argument("name", metavar="NAME", help="lower-case words, such as raw_html")
    check.set_defaults(run=_new, make=lambda options: scaffold.new_check(options.code, options.name))


def _add_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    parser.add_argument("--title", default="", metavar="TITLE", help="what the archive is called (default: as the folder is)")
    parser.add_argument("--upgrade", action="store_true", help="only put this version of stillboard into an archive that exists")
    parser.set_defaults(run=_init)


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--content", type=Path, default=CONTENT, metavar="DIR", help="the archive (default: content)")


def _when(text: str) -> When:
    found = When.iso(text)
    if found and found.is_instant:
        return found
    try:
        return When(text)
    except ValueError as error:
        raise UsageError(f"--captured cannot be {text!r}", todo="write 2020-05-11, or 2020-05-11T22:12+02:00") from error


def _seconds(text: str) -> float:
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise UsageError(f"{text!r} is no time", todo="write whole seconds, such as 600, or 0")
    return float(text)


def _workers(text: str) -> int:
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or int(text) > MAX_WORKERS:
        raise UsageError(
            f"--workers cannot be {text!r}", todo=f"write a whole number up to {MAX_WORKERS}, or 0 for all processors"
        )
    return int(text)


def _executor(text: str) -> str:
    if text and not names_cluster(text):
        raise UsageError(f"--executor cannot be {text!r}", todo="write the scheduler's address: dask://scheduler.example:8786")
    return text


def _url(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise UsageError(f"--url cannot be {text!r}", todo="write a whole address: https://forum.example/")
    return text


def _boards(text: str) -> tuple[str, ...]:
    boards = tuple(name for name in (clean_name(part) for part in text.split(" / ")) if name)
    if not boards:
        raise UsageError("--board is empty", todo="write 'Outer / Inner'")
    return boards


def _pages(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", text, re.ASCII)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last:
        raise UsageError(f"--pages cannot be {text!r}", todo="write 3, or 1-10")
    return first, last


def _encoding(text: str) -> str:
    try:
        return codecs.lookup(text).name if text else ""  # which argparse asks for its default, too
    except (LookupError, ValueError):
        raise UsageError(
            f"--encoding cannot be {text!r}", todo="write cp1251, iso-8859-2, or another that Python knows"
        ) from None


def _convert(options: argparse.Namespace) -> int:
    if options.importer and options.importer not in importers.NAMES:
        near = difflib.get_close_matches(options.importer, importers.NAMES, 1)
        todo = f"did you mean {near[0]}?" if near else f"there are {', '.join(importers.NAMES)}"
        raise UsageError(f"no importer is called {options.importer!r}", todo=todo)
    with contextlib.nullcontext(str) if options.json else progress.shown() as say:
        report = _converted(options, say)
    if options.json:
        print(json.dumps(as_json(report), ensure_ascii=False, indent=2))
    else:
        print(*lines(report), sep="\n")
    for failure in report.errors[:SHOWN_ERRORS]:
        _note(failure.text)
    if len(report.errors) > SHOWN_ERRORS:
        _note(f"and {len(report.errors) - SHOWN_ERRORS} more errors (--json lists them all)")
    if report.stopped:
        _note("stopped; every file is whole, convert again to go on")
    return report.exit_code


def _note(words: str) -> None:
    with contextlib.suppress(OSError):  # the report has said it
        print(f"stillboard: {words}", file=sys.stderr)


def _converted(options: argparse.Namespace, say: Callable[[str], object]) -> Report:
    return convert(options.dumps, options.content, importers.all_importers(), _asked(options, say))


def _asked(options: argparse.Namespace, say: Callable[[str], object]) -> Options:
    return Options(
        importer=options.importer,
        captured=options.captured,
        url=options.url,
        boards=options.board[-1] if options.board else (),
        open_boards=tuple(" / ".join(titles) for titles in options.board),
        database=options.database,
        prefix=options.prefix,
        files=options.files,
        encoding=options.encoding,
        pages=options.pages,
        dayfirst=options.dayfirst,
        keep_emails=options.keep_emails,
        dry_run=options.dry_run,
        cache=options.cache or options.content.absolute().parent / CACHE,
        timeout=options.timeout,
        workers=options.workers,
        executor=options.executor,
        again=options.again,
        progress=say,
        wait=options.wait,
        say=_note,
    )


def _list(_: argparse.Namespace) -> int:
    print("Formats (stillboard convert --from NAME):")
    wide = max(map(len, importers.NAMES)) + 1
    for importer in importers.all_importers():
        print(f"  {importer.name:<{wide}}{importer.summary}")
    print("Checks (stillboard check):")
    for check in checks.all_checks():
        print(f"  {check.code:<{wide}}{check.summary}")
    return 0


def _check(options: argparse.Namespace) -> int:
    if options.host:
        if len(options.paths) > 1:
            raise UsageError("--host looks at one site", where=str(options.paths[1]), todo="name one folder")
        return site_commands.check_host(options.paths[0] if options.paths else OUTPUT, options.host)
    try:
        with progress.shown() as say:
            workers = Workers(options.workers, option="--workers")
            findings = checks.run(options.content, options.paths, say, workers)
    except OSError as error:
        todo = "look at its permissions and at the disk, then check again"
        where = str(error.filename or options.content)
        raise ContentError(f"cannot be read ({error.strerror or error})", where=where, todo=todo) from error
    for finding in findings:
        print(finding)
    hints = sum(finding.is_hint for finding in findings)
    count = len(findings) - hints
    more = f", {hints} hint{'' if hints == 1 else 's'}" if hints else ""
    print(f"{count} finding{'' if count == 1 else 's'}{more}", file=sys.stderr)
    return int(bool(count))


def _search(options: argparse.Namespace) -> int:
    with progress.shown() as say:
        outcome = index(options.folder, say, _note)
    print(f"Search: {outcome.words}.")
    return 0


_NEXT = """Next:
  cd {folder}
  put saved threads into dumps/ (docs/saving-a-forum.md says how to get them), then
  make html serve       (without make: python tasks.py html serve; on Windows: tasks html serve)
  say in content/pages/about.md what this is, and keep it all with git init
README.md has the rest: how to publish, and how others add threads."""


def _init(options: argparse.Namespace) -> int:
    if options.upgrade:
        if options.title:
            raise UsageError("--upgrade leaves the title as it is", where="--title", todo="write SITENAME in pelicanconf.py")
        print(f"{options.folder}: requirements.txt names {archive.upgrade(options.folder).words} now.")
        return 0
    pinned = archive.create(options.folder, options.title)
    print(f"{options.folder} is an archive; its requirements.txt names {pinned.words}.")
    print(_NEXT.format(folder=shlex.quote(str(options.folder))))
    return 0


def _new(options: argparse.Namespace) -> int:
    made: scaffold.NewFiles = options.make(options)
    print(*made.files, sep="\n")
    print("Next:", *made.next_steps, sep="\n  ")
    return 0
