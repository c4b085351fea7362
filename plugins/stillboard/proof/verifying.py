"""A copy of a site, counted again: what it says of itself in provenance.json and checksums.json against what is there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..site import finished, on_disk, twins
from ..site.finished import PROVENANCE, Made, is_inside
from ..site.staging import OWN_FILES, PROOF
from . import sealing


@dataclass(slots=True)
class Verdict:
    """What was counted, and what differs."""

    findings: list[str] = field(default_factory=list)  # a line each: a file or a post, and what is the matter
    threads: int = 0
    pages: int = 0
    posts: int = 0
    files: int = 0  # that were compared byte for byte
    proof: str = ""  # the sha256 of checksums.json; "" if there is none
    is_proof_faulty: bool = False  # it is there, and says nothing

    @property
    def exit_code(self) -> int:
        """1 if anything differs."""
        return int(bool(self.findings))


def verify(folder: Path, say: Callable[[str], object] = str) -> Verdict:
    """Count a site again. UsageError if it says nothing of itself."""
    said = finished.made(folder)
    verdict = Verdict()
    checksums = sealing.read(folder / PROOF)
    if checksums is None and on_disk.is_there(folder / PROOF):
        verdict.findings.append(f"{PROOF}: is not what `stillboard seal` writes")
        verdict.is_proof_faulty = True
    changed = _compare(folder, checksums, verdict, say) if checksums else set[str]()
    _count(folder, said, checksums, changed, verdict, say)
    return verdict


def _compare(folder: Path, checksums: dict[str, Any], verdict: Verdict, say: Callable[[str], object]) -> set[str]:
    """The files that are not what they were; those with posts are looked at one by one, later."""
    verdict.proof = hashlib.sha256((folder / PROOF).read_bytes()).hexdigest()
    listed: dict[str, str] = checksums["files"]
    changed: set[str] = set()
    for number, (file, wanted) in enumerate(sorted(listed.items())):
        if number % 500 == 0:
            say(f"{number:,} files compared")
        path = folder / file
        if not is_inside(file):
            verdict.findings.append(f"{PROOF}: names {file!r}, which is no file of a site")
        elif not path.is_file():
            if finished.is_served(file):
                verdict.findings.append(f"{file}: is missing")
        else:
            verdict.files += 1
            if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
                changed.add(file)
                if file not in checksums["posts"]:
                    verdict.findings.append(f"{file}: is not what it was")
    verdict.findings += _others(folder, listed)
    return changed


def _others(folder: Path, listed: dict[str, str]) -> Iterator[str]:
    """What is the matter with files that are not listed; nothing with packed twins of those that are."""
    for file in sorted(on_disk.files_below(folder)):
        if file in listed or file == PROOF or file in OWN_FILES:
            continue
        own = file.removesuffix(".gz").removesuffix(".br")
        if own == file or (own not in listed and own != PROOF) or not on_disk.is_file(folder / file):
            yield f"{file}: is not of this site"
        elif (folder / own).is_file() and not twins.holds(folder / file, (folder / own).read_bytes()):
            yield f"{file}: is not {own}, packed"


def _count(
    folder: Path,
    said: Made,
    checksums: dict[str, Any] | None,
    changed: set[str],
    verdict: Verdict,
    say: Callable[[str], object],
) -> None:
    for thread in said.threads:
        place = thread.folder
        verdict.threads += 1
        say(f"{verdict.threads:,} threads counted")
        for number, ids in thread.pages.items():
            file = _file(folder, place, number)
            if file is None:
                if checksums is None:
                    verdict.findings.append(f"{place}: page {number} is missing")
                continue
            verdict.pages += 1
            _page(folder, file, ids, checksums, changed, verdict)
    for name in ("threads", "pages", "posts"):
        counted = getattr(verdict, name)
        if counted != said.counts[name]:
            verdict.findings.append(f"{PROVENANCE}: says {said.counts[name]:,} {name}; there are {counted:,}")


def _file(folder: Path, place: str, number: str) -> str | None:
    """The file of a page of a thread."""
    names = ("index.html",) if number == "1" else (f"page-{number}.html", f"page-{number}/index.html")
    files = [f"{place}/{name}" for name in names if number.isdecimal() and is_inside(f"{place}/{name}")]
    return next((file for file in files if (folder / file).is_file()), None)


def _page(
    folder: Path, file: str, ids: tuple[str, ...], checksums: dict[str, Any] | None, changed: set[str], verdict: Verdict
) -> None:
    """Count the posts of a page, and say of each that is not what it was."""
    there = {post.anchor: sealing.words_of(post) for post in sealing.posts_of(file, (folder / file).read_bytes())}
    wanted = [f"post-{one}" for one in ids]
    verdict.posts += len(there)
    before = len(verdict.findings)
    for anchor in wanted:
        if anchor not in there:
            verdict.findings.append(f"{file}#{anchor}: the post is missing")
    for anchor in there:
        if anchor not in wanted:
            verdict.findings.append(f"{file}#{anchor}: the post is not of this site")
    known = checksums["posts"].get(file, {}) if checksums else {}
    for anchor, words in there.items():
        if anchor in known and known[anchor] != words:
            verdict.findings.append(f"{file}#{anchor}: the post's words, author or date are not what they were")
    if file in changed and len(verdict.findings) == before:
        verdict.findings.append(f"{file}: is not what it was, but for what the posts say themselves")


def lines(verdict: Verdict) -> Iterator[str]:
    """The verdict for people. What a copy calls its files is shown, and does nothing to a terminal."""
    yield from map(_printable, verdict.findings)
    counted = f"{verdict.threads:,} threads, {verdict.pages:,} pages, {verdict.posts:,} posts counted"
    if verdict.proof:
        yield f"{counted}; {verdict.files:,} files compared with {PROOF}, whose sha256 is {verdict.proof}."
    else:
        why = f"{PROOF} cannot be gone by" if verdict.is_proof_faulty else f"There is no {PROOF}"
        yield f"{counted}. {why}: only their numbers and anchors were compared (`stillboard seal` makes one)."
    number = len(verdict.findings)
    yield "Nothing differs." if not number else f"{number:,} finding{'s' if number > 1 else ''}."


def _printable(said: str) -> str:
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in said)
