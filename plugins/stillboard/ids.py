"""Ids, slugs and file names: what may become part of a path, and how a name that may not is turned into one that may."""

from __future__ import annotations

import functools
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable

from unidecode import unidecode

from .errors import Unsafe

STEM = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
SLUG_LENGTH = 60
_DEVICES = {"con", "prn", "aux", "nul", "clock", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}
# Order-changing and invisible characters let one name look like another; they carry no meaning in a name.
# https://www.unicode.org/reports/tr9/ and Cf characters that are not joiners of a script.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
_TOGETHER = 256  # numbers that share one entry: ids of posts stand close to one another
_DIGITS = 18  # a longer one is kept as it is written


def digest(*parts: str, length: int = 8) -> str:
    """The first `length` hex digits of the SHA-256 of the parts (a NUL between them keeps "a","bc" from "ab","c")."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def private_id(forum: str, value: str) -> str:
    """An id made from something private, such as an e-mail address, that does not show it: 16 hex digits.

    The same value has the same id throughout a forum (`forum`: what names it for ever, such as its address), and another id
    in another forum, so that ids cannot be matched between archives. Case and outer blanks do not count. The key is no
    secret: who already has an address can test whether it is the one.
    """
    plain = unicodedata.normalize("NFC", value).strip().casefold()
    key = forum.encode("utf-8", "surrogatepass")
    return hmac.new(key, plain.encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:16]


def one_line(text: str) -> str:
    """The text as a value of a header: NFC, one line, no control character, no lone surrogate, no outer blanks."""
    if text.isascii() and text.isprintable():  # as most are: nothing of the following is in it
        return " ".join(text.split())
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(_CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).split())


def clean_name(text: str) -> str:
    """The name of a person, board or thread: one line, without characters that hide or turn round what follows."""
    return one_line(text if text.isascii() else _INVISIBLE.sub("", text))


def is_stem(stem: str) -> bool:
    """True if this may be the name of a file (without its ending) on every file system."""
    return bool(STEM.fullmatch(stem)) and stem not in _DEVICES


def check_stem(stem: str, where: str = "") -> str:
    """Return `stem`, or raise Unsafe."""
    if not is_stem(stem):
        raise Unsafe(f"{stem[:80]!r} cannot name a file", where=where, todo="use a-z, 0-9 and -, at most 64, no device name")
    return stem


def stem_of(identity: str) -> str:
    """The stem for a forum's own id: the id itself if it fits, else `m-` and 16 hex digits of its hash."""
    return identity if is_stem(identity) and not identity.startswith("m-") else f"m-{digest(identity, length=16)}"


_MAIL_DOMAIN = re.compile(r"(?<=\w)(?:[@\uff20]|%40)[\w-]{1,63}(?:[.\uff0e][\w-]{1,63}){1,8}")


def slugify(title: str, fallback: str = "") -> str:
    """A slug of at most 60 characters of [a-z0-9-]; `fallback` where the title leaves nothing (emoji, punctuation)."""
    words = re.findall(r"[a-z0-9]+", unidecode(unicodedata.normalize("NFC", title)[:400]).lower())
    slug = "-".join(words)[:SLUG_LENGTH].strip("-")
    return f"{slug}-x" if slug in _DEVICES else slug or fallback


def attachment_name(name: str) -> str:
    """A file's name as part of a path: [a-z0-9-] with at most one ending; `file` where nothing is left."""
    stem, dot, ending = name.rpartition(".")
    stem = _MAIL_DOMAIN.sub("", stem)  # of pell@lanternside.example.pdf no more is said than pell
    ending = re.sub(r"[^a-z0-9]", "", unidecode(ending).lower())[:10] if dot else ""
    stem = slugify(stem if dot else name, "file")[: SLUG_LENGTH - len(ending) - 1].strip("-")
    return f"{stem}.{ending}" if ending else stem


def thread_stem(forum: str, title: str) -> str:
    """The id of a thread that has none of its own."""
    return f"t-{digest(forum, title)}"


def member_stem(name: str) -> str:
    """The id of a member who has none of their own."""
    return f"n-{digest(unicodedata.normalize('NFC', name))}"


def thousand(identity: str) -> str:
    """The folder that gathers a thousand threads: `12000` for id 12345, the first four characters for other ids."""
    if identity.isdecimal() and identity.isascii():
        return str(int(identity) // 1000 * 1000)
    return f"{identity[:4]}-x" if identity[:4] in _DEVICES else identity[:4]


@functools.lru_cache(maxsize=8192)  # a thread's files are put in order again and again
def natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """A sort key that orders numbers inside names by value."""
    parts = re.split(r"(\d{1,18})", name)
    return tuple((0, int(part)) if n % 2 else (1, part) for n, part in enumerate(parts))


class Ids:
    """A set of ids as text. Numbers in a row need a bit each, others what a set needs."""

    def __init__(self) -> None:
        """It is empty."""
        self._words: dict[int, int] = {}
        self._others: set[str] = set()

    def __contains__(self, identity: str) -> bool:
        """Whether it has an id."""
        number = _number(identity)
        if number is None:
            return identity in self._others
        return bool(self._words.get(number // _TOGETHER, 0) >> number % _TOGETHER & 1)

    def update(self, identities: Iterable[str]) -> None:
        """Take in some ids."""
        for identity in identities:
            number = _number(identity)
            if number is None:
                self._others.add(identity)
            else:
                place = number // _TOGETHER
                self._words[place] = self._words.get(place, 0) | 1 << number % _TOGETHER


def _number(identity: str) -> int | None:
    """The number that an id is written as; None if another text would mean the same number."""
    if len(identity) <= _DIGITS and identity.isascii() and identity.isdecimal() and (identity[0] != "0" or identity == "0"):
        return int(identity)
    return None
