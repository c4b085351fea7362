"""P027: a member's Same-as names another member, and two members name one another once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..model import Member
from ._finding import Check, Fault
from ._overview import Overview
from ._walk import Part


@dataclass(frozen=True, slots=True)
class Claim:
    """What a member's file says of others."""

    path: str  # relative to content/
    line: int
    own: str  # as others would name it: <forum>/<file name without .md>
    other: str


def _claims(part: Part) -> Iterator[Claim]:
    if part.top != "members":
        return
    forum = PurePosixPath(part.path).name
    for file in part.files:
        if isinstance(file.record, Member):
            own = f"{forum}/{PurePosixPath(file.path).stem}"
            for other in file.record.same_as:
                yield Claim(file.path, file.line_of("Same-as"), own, other)


def _faults(part: Part, overview: Overview) -> Iterator[Fault]:
    for claim in _claims(part):
        if claim.own == claim.other:
            yield Fault(claim.path, claim.line, "the member is the same as themself; name another one")
        elif not overview.has_file(f"members/{claim.other}.md"):
            text = f"there is no members/{claim.other[:150]}.md; Same-as is <forum>/<file name> without .md"
            yield Fault(claim.path, claim.line, text)


def _note(part: Part, _: Overview) -> tuple[Claim, ...] | None:
    return tuple(_claims(part)) or None


def _across(notes: Sequence[tuple[Claim, ...]]) -> Iterator[Fault]:
    """Every claim that closes a circle: what it says follows from those before it."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while one in above:
            above[one] = above.get(above[one], above[one])  # halve the way for whoever goes it next
            one = above[one]
        return one

    for claim in (claim for note in notes for claim in note):
        mine, other = top(claim.own), top(claim.other)
        if claim.own == claim.other:
            continue
        if mine == other:
            yield Fault(claim.path, claim.line, f"that it is {claim.other[:150]} follows from other files; say it once")
        else:
            above[mine] = other


CHECK = Check(
    "P027", "A member's Same-as is another member's file, and none follows from others.", _faults, note=_note, across=_across
)
