"""How posts of other engines look in a text that a person copied: the line with the date, and on which side the card stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...addresses import engines
from ...addresses._engine import Engine
from .._phrases import SINCE

_BY = "by|von|par|por|de|di|da|door|przez|av|af|от|автор|від|tarafından|kirjoittaja|írta|napsal|od|a|autor"  # before a name
_ZONE = 120  # characters of the longest line with a date


@dataclass(frozen=True, slots=True)
class Mark:
    """The line or lines that show a post's date."""

    at: int
    stop: int  # the line after them
    date: str
    author: str = ""  # where they name it
    number: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """How an engine's posts look in such a text."""

    engine: str
    addresses: Engine
    mark: Callable[[Sequence[str], int], Mark | None]
    above: bool  # whether the author's card stands over the mark, not under it
    carded: bool  # whether posts have cards
    like: re.Pattern[str]  # what else may be a mark, though nobody can read it


def _by_name(lines: Sequence[str], i: int) -> Mark | None:
    """PhpBB 3: "Post by Ann » Sat Mar 02, 2024 9:14 am"."""
    match = _PHPBB.fullmatch(lines[i].strip()) if " » " in lines[i] and len(lines[i]) <= _ZONE else None
    return Mark(i, i + 1, match["date"], match["name"]) if match else None


def _posted(lines: Sequence[str], i: int) -> Mark | None:
    """PhpBB's subsilver2: the name, then "Post subject: Re: Lamps Posted: Wed Jun 11, 2014 11:28 am"."""
    match = _SUBSILVER.fullmatch(lines[i].strip()) if lines[i].count(":") > 1 and len(lines[i]) < 400 else None
    above = next((j for j in range(i - 1, max(i - 3, -1), -1) if lines[j].strip()), None)
    if match is None or above is None:
        return None
    return Mark(above, i + 1, match["date"], lines[above].strip(), subject=match["subject"].strip())


def _numbered(lines: Sequence[str], i: int) -> Mark | None:
    """VBulletin 3 and 4: "04-09-2005, 06:46 PM #11", "post #2 of 23 (permalink) Old 04-26-2015, 01:55 PM"."""
    line = " ".join(lines[i].split())
    match = (_VBULLETIN.fullmatch(line) or _PERMALINK.fullmatch(line)) if "#" in line and len(line) <= _ZONE else None
    return Mark(i, i + 1, match["date"], number=int(match["number"])) if match else None


def _counted(lines: Sequence[str], i: int) -> Mark | None:
    """FluxBB and PunBB: "#26 2019-09-29 10:46:47"."""
    match = _FLUXBB.fullmatch(lines[i].strip()) if lines[i].startswith("#") and len(lines[i]) <= _ZONE else None
    return Mark(i, i + 1, match["date"], number=int(match["number"])) if match else None


def _printed(lines: Sequence[str], i: int) -> Mark | None:
    """Discourse, printed or without scripts: "wren_okafor (Wren Okafor) May 3, 2024, 7:33pm 2"."""
    match = _DISCOURSE.fullmatch(lines[i].strip()) if len(lines[i]) <= 2 * _ZONE else None
    return Mark(i, i + 1, match["date"], match["name"], int(match["number"])) if match else None


_PHPBB = re.compile(rf"(?:\S.{{0,30}}?)??(?:{_BY}):? (?P<name>\S.{{0,60}}?) » (?P<date>.{{6,60}})", re.IGNORECASE)
_SUBSILVER = re.compile(
    r"[^:]{3,24}: (?P<subject>.{0,255}?)[^\W\d_a-zà-þа-я][^\s:]{2,13}(?: le| am)?: (?P<date>[^:]{6,40}:\d\d.{0,20})"
)
_VBULLETIN = re.compile(r"(?:\D{1,20} )?(?P<date>\S.{5,50}?) ?#(?P<number>\d{1,7})")
_PERMALINK = re.compile(
    r"\S+ #(?P<number>\d{1,7}) \S+ \d{1,7} .{0,20}?(?P<date>\d\S*, ?\d{1,2}[:.h]\d\d(?: ?[AP]M)?)(?: \D{4,30})?", re.IGNORECASE
)
_FLUXBB = re.compile(r"#(?P<number>\d{1,7}) (?P<date>\d{4}-\d\d-\d\d \d\S{3,10}|[^\W\d]{3,12} \d\d:\d\d:\d\d)")
_DISCOURSE = re.compile(
    r"(?P<name>[\w.-]{1,60})(?: \([^()]{1,80}\))? (?P<date>[A-Z][a-z]{2,8} \d{1,2}, \d{4}, \d{1,2}:\d\d[ap]m) (?P<number>\d{1,6})"
)
CARDS = re.compile(rf"(?:registered\b|{'|'.join(map(re.escape, SINCE))})", re.IGNORECASE)  # what a card's label begins with
_NEVER = re.compile(r"(?!)(?P<date>)")
_ARROW = re.compile(r".* » (?P<date>[^»]{6,60})")
_NUMBERED = re.compile(r".* (?P<date>[A-Z][a-z]{2,8} \d{1,2}, \d{4}, \d{1,2}:\d\d[ap]m) \d{1,6}")
FORMS = (
    Form("phpBB 3", engines.PHPBB, _by_name, above=True, carded=True, like=_ARROW),
    Form("phpBB 3", engines.PHPBB, _posted, above=False, carded=True, like=_NEVER),
    Form("vBulletin", engines.VBULLETIN, _numbered, above=False, carded=True, like=_NEVER),
    Form("FluxBB", engines.FLUXBB, _counted, above=False, carded=True, like=_NEVER),
    Form("Discourse", engines.DISCOURSE, _printed, above=False, carded=False, like=_NUMBERED),
)
