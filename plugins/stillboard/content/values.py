"""How a header's values are written and read, where they are more than words. Readers raise ValueError for what they cannot
read; lists of several words are parted by semicolons, and facts that belong together stand in one value, parted by blanks.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from dataclasses import fields

from ..ids import is_stem
from ..model import Absence, CapturedPage, Count, KnownPost, Origin, OtherText, Place, PollOption, Source, Text, When

LIST = "; "  # between the parts of a value that holds several
LONGEST_ID = 500  # characters
STATES = ("sticky", "locked", "moved")
_WORDS = r"[0-9a-f]{8}-(?:[0-9a-f]{3}|[0-9a-f]{16})"
_KNOWN_FACTS = re.compile(rf"(?P<when>-|\d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z) (?P<words>-|{_WORDS}) ", re.ASCII)
_PICTURE = re.compile(
    r"/content/attachments/([0-9a-f]{2})/\1[0-9a-f]{62}-[a-z0-9][a-z0-9-]{0,63}\.(?:png|jpe?g|gif|webp|avif)", re.ASCII
)
_WEB = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_ORIGIN = re.compile(r"(.*)#(0|[1-9]\d{0,14})", re.ASCII)


def natural(text: str) -> int:
    """A whole number of at most 15 digits."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 15):
        raise ValueError(text)
    return int(text)


def joined(values: tuple[str, ...]) -> str:
    """Several words as one value."""
    return LIST.join(value.replace(";", ",") for value in values)


def parts(text: str) -> tuple[str, ...]:
    """The words of such a value."""
    return tuple(part for part in (piece.strip() for piece in text.split(";")) if part)


def identity(text: str) -> str:
    """A forum's own id."""
    if len(text) > LONGEST_ID:
        raise ValueError(text)
    return text


def member(text: str) -> str:
    """A member of the archive: `<forum>/<slug>.<id>`, their file without its ending."""
    forum, slash, name = text.partition("/")
    slug, dot, own = name.rpartition(".")
    if not (slash and dot and all(map(is_stem, (forum, slug, own)))):
        raise ValueError(text)
    return text


def is_address(text: str) -> bool:
    """Whether an address is one of the web: http or https, and a host."""
    return bool(_WEB.match(text))


def picture(text: str) -> str:
    """A picture of the archive, as bodies name it: `/content/attachments/<2 hex>/<sha256>-<name>`."""
    if not _PICTURE.fullmatch(text):
        raise ValueError(text)
    return text


def place(text: str) -> Place:
    """A place: `<page>-<post on it>`."""
    match = re.fullmatch(r"(\d{1,7})-(\d{1,7})", text, re.ASCII)
    if not match:
        raise ValueError(text)
    return Place(int(match[1]), int(match[2]))


def origin(text: str) -> Origin:
    """Where something was read from: `<capture>#<n>`.

    People write other things too. Whatever does not end in # and a number as the converter writes it (no leading zero)
    is taken whole for the name of a capture, so that it is written again as it was.
    """
    match = _ORIGIN.fullmatch(text)
    return Origin(match[1], int(match[2])) if match else Origin(text)


def fingerprint(text: str) -> str:
    """What a post's words come to: `<salt>-<digits>`."""
    if not re.fullmatch(_WORDS, text):
        raise ValueError(text)
    return text


def state(text: str) -> str:
    """A thread's state."""
    if text not in STATES:
        raise ValueError(text)
    return text


def when(text: str) -> When | None:
    """A date, or None for -."""
    return None if text == "-" else When(text)


def when_text(known: When | None) -> str:
    """A date, or - for None."""
    return known.text if known else "-"


def write_page(page: CapturedPage) -> str:
    """`<number> <when or -> <source>`."""
    return f"{page.number} {when_text(page.captured)} {page.source}"


def read_page(text: str) -> CapturedPage:
    """The page that such a value names."""
    number, captured, source = text.split(" ", 2)
    return CapturedPage(natural(number), when(captured), source)


def write_source(source: Source) -> str:
    """`<importer> <sha256> <captured or -> <file name>`."""
    return f"{source.importer} {source.sha256} {when_text(source.captured)} {source.name}"


def read_source(text: str) -> Source:
    """The source that such a value names."""
    importer, sha256, captured, name = text.split(" ", 3)
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError(text)
    return Source(name, sha256, importer, when(captured))


def write_known(known: KnownPost) -> str:
    """`<file> <post's id or -> [<instant or -> <fingerprint or -> ]<capture>#<n>`.

    The file of another thread has that one's id and a slash before it.
    """
    source = str(known.source)
    has_facts = known.date or known.words or _KNOWN_FACTS.match(source)
    facts = f"{when_text(known.date)} {known.words or '-'} " if has_facts else ""
    return f"{known.file} {known.original_id or '-'} {facts}{source}"


def read_known(text: str) -> KnownPost:
    """The file, and the post of a capture, that such a value names."""
    file, original_id, source = text.split(" ", 2)
    if file.count("/") > 1 or not all(map(is_stem, file.split("/"))):
        raise ValueError(text)
    post = "" if original_id == "-" else identity(original_id)
    facts = _KNOWN_FACTS.match(source)
    if facts is None:
        return KnownPost(file, post, origin(source))
    return KnownPost(file, post, origin(source[facts.end() :]), when(facts["when"]), facts["words"].removeprefix("-"))


def write_absence(absence: Absence) -> str:
    """`<when> <capture>`."""
    return f"{absence.captured.text} {absence.source}"


def read_absence(text: str) -> Absence:
    """The absence that such a value says."""
    captured, source = text.split(" ", 1)
    return Absence(When(captured), source)


def write_other(other: OtherText) -> str:
    """`<16 hex> <when or -> <capture>#<n>`."""
    return f"{other.digest} {when_text(other.captured)} {other.source}"


def read_other(text: str) -> OtherText:
    """The other text that such a value names."""
    digest, captured, source = text.split(" ", 2)
    if not re.fullmatch(r"[0-9a-f]{16}", digest):
        raise ValueError(text)
    return OtherText(digest, when(captured), origin(source))


def write_count(count: Count) -> str:
    """`<number> <as of or -> <what>`."""
    return f"{count.number} {when_text(count.as_of)} {count.what}"


def read_count(text: str) -> Count:
    """The number that such a value says."""
    number, as_of, what = text.split(" ", 2)
    if not re.fullmatch(r"-?\d+(?:/-?\d+)*", number, re.ASCII):
        raise ValueError(text)
    return Count(what, number, when(as_of))


def write_option(option: PollOption) -> str:
    """`<votes or -> <answer>`."""
    return f"{'-' if option.votes is None else option.votes} {option.text}"


def read_option(text: str) -> PollOption:
    """The answer that such a value names."""
    votes, words = text.split(" ", 1)
    return PollOption(words, None if votes == "-" else natural(votes))


def texts_of(record: type) -> Mapping[str, Text]:
    """What the text in each field of a kind of record is; fields that hold none (numbers, dates, other records) are left out."""
    hints = typing.get_type_hints(record, include_extras=True)
    return {one.name: kind for one in fields(record) if (kind := _text_in(hints[one.name]))}


def _text_in(hint: object) -> Text | None:
    """The kind of text that an annotation such as `Name` or `tuple[Name, ...]` speaks of; None if it is about something else."""
    if isinstance(hint, Text):
        return hint
    return next((kind for part in typing.get_args(hint) if (kind := _text_in(part))), None)
