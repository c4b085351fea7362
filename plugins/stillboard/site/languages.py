"""The languages that the site speaks: a catalogue of messages each, and how dates and numbers are written.

A catalogue is locale/<language>.po, named as Babel names the language (`pt_BR`); docs/languages.md says how to add one. English
needs none: messages are written in it. Only the interface is translated; what lies in content/ stays as people wrote it.
"""

from __future__ import annotations

import functools
import gettext
import hashlib
import io
import re
from pathlib import Path

from .formats import ENGLISH, Formats, of_babel

FOLDER = Path(__file__).resolve().parents[1] / "locale"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,6}", re.ASCII)
# Those written from right to left, and the scripts of others that may be.
_ARABIC = "apc ar ary arz azb bal bgn bqi brh ckb fa glk khw ks lrc luz mzn pnb ps sd sdh skr trw ug ur"
_RIGHT_TO_LEFT = frozenset(f"{_ARABIC} arc dv he iw nqo rhg syr yi".split())
_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())


def is_tag(text: str) -> bool:
    """Whether a text is a language tag (BCP 47), such as `de-AT`; with `_` it is one too."""
    return bool(_TAG.fullmatch(text))


@functools.lru_cache(maxsize=1024)
def direction(tag: str) -> str:
    """`rtl` or `ltr` for a language tag; `auto` where the tag is none."""
    if not is_tag(tag):
        return "auto"
    language, *further = re.split("[-_]", tag.lower())
    scripts = [part for part in further if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


class Language:
    """What the site speaks: `spoken` gives it."""

    def __init__(self, asked: str, tag: str, source: bytes, formats: Formats, fault: str = "") -> None:
        """`asked`: what the settings say; `source`: the catalogue; empty: English. `fault`: why it is not what was asked for."""
        self.asked = asked
        self.tag = tag
        self.direction = direction(tag)
        self.formats = formats
        self.fault = fault
        self.catalogue = _read(source) if source else gettext.NullTranslations()
        self.digest = hashlib.blake2b(tag.encode() + b"\0" + source, digest_size=16).digest()

    def __reduce__(self) -> tuple[object, ...]:
        """Another process reads the catalogue itself."""
        return spoken, (self.asked,)

    def say(self, words: str, /, **parts: object) -> str:
        """Words of the interface in this language. `parts`: what stands at each `%(name)s` of theirs."""
        said = self.catalogue.gettext(words)
        return said % parts if parts else said

    def say_many(self, one: str, many: str, number: int, /, **parts: object) -> str:
        """Words of the interface that depend on a number, which `%(n)s` in them shows."""
        return self.catalogue.ngettext(one, many, number) % {"n": self.formats.number(number), **parts}


def message(words: str) -> str:
    """Words that `Language.say` says later: where `make messages` meets this call, it takes them into the catalogues."""
    return words


@functools.lru_cache(maxsize=32)
def spoken(asked: str) -> Language:
    """The language that a tag asks for: `de-AT` has the words of `de` and its own dates. English, with a fault, where there is no
    catalogue.
    """
    if is_tag(asked):
        parts = asked.replace("_", "-").split("-")
        tag = "-".join([parts[0].lower(), *parts[1:]])
        there = {file.stem.replace("_", "-").lower(): file for file in FOLDER.glob("*.po")}
        for end in range(len(parts), 0, -1):
            known = "-".join(parts[:end]).lower()
            if known == "en":
                return Language(asked, tag, b"", ENGLISH if tag in ("en", "en-US") else of_babel(tag))
            if file := there.get(known):
                return Language(asked, tag, file.read_bytes(), of_babel(tag))
    languages = ", ".join(sorted(["en", *(file.stem.replace("_", "-") for file in FOLDER.glob("*.po"))]))
    fault = f"the site's own words are in English: there is no catalogue for {asked!r} (there are {languages}; docs/languages.md)"
    return Language(asked, "en", b"", ENGLISH, fault)


def _read(source: bytes) -> gettext.GNUTranslations:
    """A catalogue. Messages that wait for a translator's look (fuzzy) are not in it."""
    from babel.messages.mofile import write_mo  # here: an English site needs none of it
    from babel.messages.pofile import read_po  # the same

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source)))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@functools.cache
def opengraph(tag: str) -> str:
    """A language's tag as OpenGraph has it, with a country: en-GB -> en_GB, de -> de_DE."""
    language, *more = tag.split("-")
    if regions := [part.upper() for part in more if len(part) == 2]:
        return f"{language}_{regions[0]}"
    if language == "en":
        return "en_US"
    from babel.core import get_global  # here: an English site needs none of it

    known = get_global("likely_subtags")
    *_, region = (known.get(tag.replace("-", "_")) or known.get(language) or language).split("_")
    return f"{language}_{region}" if region.isupper() else language
