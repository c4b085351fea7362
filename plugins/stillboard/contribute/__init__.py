"""What `stillboard contribute` does: a dump becomes a branch that can be asked for, in commits that a person can read.

The dump is converted on a branch of its own; what came of it is committed, some 250 posts at a time, and the text of the request
says what it brings. Nothing is pushed anywhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import checks
from ..convert import Options, convert
from ..convert.report import Report
from ..errors import UsageError
from ..ids import digest, slugify
from ..importers import all_importers
from . import review
from .git import Git

__all__ = ["Contribution", "contribute", "reviewed"]

_FILE = re.compile(r"/content/(attachments/[0-9a-f]{2}/[0-9a-f]{64}-[a-z0-9.-]{1,80})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What was prepared."""

    branch: str  # "" if there was nothing to bring
    commits: int
    text: str  # of the request, in Markdown
    report: Report  # of the conversion
    findings: int  # of `stillboard check`


def reviewed(base: Path, proposed: Path) -> str:
    """What one folder of an archive's files brings to another, in Markdown."""
    for folder in (base, proposed):
        if not folder.is_dir():
            raise UsageError("no such folder", where=str(folder), todo="name content/ as it is, and as it is to be")
    change = review.between(base, proposed)
    return "\n".join(review.lines(proposed, change, checks.run(proposed))) + "\n"


def contribute(
    dumps: Sequence[Path], content: Path, options: Options, branch: str = "", say: Callable[[str], object] = str
) -> Contribution:
    """Convert dumps on a branch of their own, and commit what came of it. `say` is called with how far it is.

    UsageError if content/ is in no git repository, or holds changes that nobody committed; then nothing was touched.
    """
    git = Git(content)
    if git.changes(content):
        todo = "commit or stash them first: `git status` shows them"
        raise UsageError("holds changes that nobody has committed", where=str(content), todo=todo)
    if git.ask("diff", "--cached", "--name-only").strip():
        raise UsageError("something is staged for a commit", where=str(git.root), todo="commit it first, or `git reset`")
    name = branch or _branch(dumps)
    if git.has_branch(name):
        raise UsageError(f"there is a branch {name} already", where="--branch", todo="name another one")
    way_back = (git.branch(),) if git.branch() else ("--detach", git.ask("rev-parse", "HEAD").strip())
    git.ask("switch", "--quiet", "--create", name)
    try:
        report = convert(dumps, content, all_importers(), options)
        change = _change(git, content)
    finally:
        if not git.changes(content):  # nothing came of it
            git.ask("switch", "--quiet", *way_back)
            git.ask("branch", "--quiet", "--delete", "--force", name)
    if not change.all:
        return Contribution("", 0, "", report, 0)
    findings = checks.run(content)
    text = "\n".join(review.lines(content, change, findings, _notes(report))) + "\n"
    commits = _commit(git, content, change, say)
    return Contribution(name, commits, text, report, sum(not one.is_hint for one in findings))


def _branch(dumps: Sequence[Path]) -> str:
    """A name for the branch: what the dump is called, and what tells it from others."""
    return (
        f"threads/{slugify(dumps[0].stem, 'dump')[:40].strip('-')}-{digest(*(str(dump.resolve()) for dump in dumps), length=6)}"
    )


def _change(git: Git, content: Path) -> review.Change:
    """What a conversion did to content/."""
    above = content.resolve().relative_to(git.root.resolve()).as_posix()
    change = review.Change()
    for path, state in sorted(git.changes(content).items()):
        inside = path if above == "." else path.removeprefix(f"{above}/")
        (change.new if state == "??" else change.gone if "D" in state else change.changed).append(inside)
    return change


def _notes(report: Report) -> Iterator[str]:
    failed = [failure.text for failure in report.errors]
    if failed or report.not_read:
        yield "**Not everything of the dump could be read**"
        yield ""
        yield from (f"* {review.words(one)}" for one in [*failed, *report.not_read][: review.SHOWN])
        yield ""
    yield "Where the dump came from, when it was made and with what: *say it here*."
    yield ""
    yield "I may publish these threads, and left out what is private or unlawful: *say it here*."


def _commit(git: Git, content: Path, change: review.Change, say: Callable[[str], object]) -> int:
    """Commit what changed: what threads share first, then the threads, each with the files that its posts show."""
    above = content.resolve().relative_to(git.root.resolve()).as_posix()
    prefix = "" if above == "." else f"{above}/"
    left = set(change.all)
    number = 0
    shared = [path for path in change.all if path.startswith(("forums/", "boards/", "members/"))]
    todo = [(shared, "Name forums, boards and members"), *_commits(content, change)]
    for paths, message in (*todo, (change.all, "Add what else came of it")):
        chosen = [path for path in dict.fromkeys(paths) if path in left]
        if chosen:
            left.difference_update(chosen)
            git.commit([f"{prefix}{path}" for path in chosen], message)
            number += 1
            say(f"{number} commits")
    return number


def _commits(content: Path, change: review.Change) -> Iterator[tuple[list[str], str]]:
    """The files of each commit, with its message: as many threads as have few posts together, or a part of a long one."""
    pieces: list[tuple[str, list[str]]] = []  # folder of a thread -> posts
    for folder, posts in itertools.groupby(change.posts(), key=lambda path: path.rpartition("/")[0]):
        mine = list(posts)
        pieces += [(folder, mine[n : n + review.MOST_POSTS]) for n in range(0, len(mine), review.MOST_POSTS)]
    batch: list[tuple[str, list[str]]] = []
    for piece in pieces:
        if batch and sum(len(posts) for _, posts in batch) + len(piece[1]) > review.MOST_POSTS:
            yield _together(content, batch)
            batch = []
        batch.append(piece)
    if batch:
        yield _together(content, batch)


def _together(content: Path, batch: Sequence[tuple[str, list[str]]]) -> tuple[list[str], str]:
    paths: list[str] = []
    for folder, posts in batch:
        shown = (name for path in posts for name in _FILE.findall((content / path).read_text("utf-8")))
        paths += (f"{folder}/thread.md", f"{folder}/captures.txt", *posts, *shown)
    count = sum(len(posts) for _, posts in batch)
    title = batch[0][0].rpartition("/")[2].rpartition(".")[0].replace("-", " ")
    more = f" and {len(batch) - 1} more" if len(batch) > 1 else ""
    return paths, f"Add {title}{more}: {count} post{'' if count == 1 else 's'}"
