"""The words of dates in the languages of the world, from dateparser's tables of the CLDR (https://cldr.unicode.org/).

What a word may mean is a set of small numbers, since "mar." is a Tuesday and a March in France.
"""

from __future__ import annotations

import functools
import importlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import calendars

NOTHING = 0  # a word between the parts of a date
# 1 to 12 are the months; those of other calendars are in `calendars`
MONDAY = 21  # to 27
AM, PM = 31, 32
AGO = 40
SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR = range(41, 48)
TODAY = 50  # 51 is yesterday, 52 the day before
NOW = 60
ONE = 70

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_UNITS = "second minute hour day week month year".split()
_NUMBERED = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name: MONDAY + number for number, name in enumerate(_WEEKDAYS)},
    **{name: SECOND + number for number, name in enumerate(_UNITS)},
    "am": AM,
    "pm": PM,
    "ago": AGO,
}
_DAYS_BACK = {"0 day ago": TODAY, "1 day ago": TODAY + 1, "2 day ago": TODAY + 2, "0 second ago": NOW}
# Those asked where the language is not known. All that understand a text must agree: "listopad" is a November in Poland
# and an October in Croatia.
LANGUAGES = tuple(
    (
        "en de fr es it pt nl pl ru cs sk hr sr sl uk bg sv nb da fi hu ro tr el id vi ar fa he ja ko zh ca gl eu et lv lt mk bs "
        "sq be ka hy az kk th ms hi is af"
    ).split()
)
# One language, in several tables.
_TABLES = {
    "sr": ("sr", "sr-Latn"),
    "bs": ("bs", "bs-Cyrl"),
    "zh": ("zh", "zh-Hant"),
    "uz": ("uz", "uz-Cyrl"),
    "az": ("az", "az-Cyrl"),
    "sh": ("sr", "sr-Latn", "hr"),
}
# Codes that were renamed, or that the tables have under another name.
_RENAMED = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "mo": "ro"}
# Languages of which no locale in the CLDR writes month, day, year in this order.
_DAY_FIRST = frozenset(
    (
        "ar be bg bs ca cs da de el et eu fi fr gl he hr hu hy id is it ka kk lt lv mk ms nb nl pl pt ro ru sh sk sl sq sr sv th "
        "tr uk vi"
    ).split()
)
_MONTH_FIRST = frozenset({"en-us", "es-pr", "es-pa", "es-us"})
_DAY_FIRST_TAGS = frozenset("en-au en-gb en-ie en-in en-nz".split())
# What stands between the parts of a date or before it, and means nothing else there; in any language.
_BETWEEN = """
    on at the of um uhr am den der le la el à a las alle ore ore: om o a's as às às: de del d di do da dia e
    godz godzina kl klo at в о об у ob lúc saat στις ngày năm г год года р року рік r roku rok gada г.в в.
    h m д ч the posted on post date dated sent written geschrieben verfasst erstellt am beitrag envoyé posté le publié par
    postado em publicado enviado el inviato scritto postato geplaatst op napisane napisany wysłany dnia
    добавлено отправлено опубликовано skrivet skrevet skrev lähetetty odoslané zaslal odesláno
    gönderilme tarihi tarih 投稿日時 発表於 发表于 發表於 日時
    المشاركة بتاريخ في الساعة בתאריך ב בשעה ה ที่ เวลา น เมื่อ วัน พ.ศ ค.ศ с'aiz í kl.
    ja d. g m dne ve v hod hodin óra órakor ώρα στις ob uri ora orele la u sati god godine pukul jam pkl 시각 작성일 gün թ ж
"""
# Spellings of software that the CLDR has not: phpBB's, vBulletin's and SMF's own language packs, and names before reforms.
_MORE: Mapping[str, Mapping[str, int]] = {
    "en": {"sept": 9, "tues": 22, "thur": 24, "thurs": 24},
    "de": {"jänner": 1, "jän": 1, "feber": 2, "mrz": 3, "sept": 9, "sonnabend": 26},
    "fr": {"fev": 2, "aou": 8, "juil": 7, "juill": 7, "jui": 7, "avril": 4, "sept": 9},
    "es": {"setiembre": 9, "sept": 9, "set": 9},
    "it": {"sett": 9},
    "pt": {"segunda": 21, "terça": 22, "quarta": 23, "quinta": 24, "sexta": 25, "feira": NOTHING},
    "eu": {"e": NOTHING, "ko": NOTHING, "a": NOTHING},
    "pl": {"maj": 5, "wrze": 9, "paz": 10},
    "ru": {"мая": 5, "май": 5, "сент": 9, "сен": 9, "нояб": 11, "ноя": 11, "фев": 2},
    "tr": {"şub": 2, "agu": 8},
    "el": {"μαϊ": 5, "μάι": 5, "ιαν": 1, "φεβ": 2, "μαρ": 3, "απρ": 4, "ιουν": 6, "ιουλ": 7, "αυγ": 8, "σεπ": 9, "οκτ": 10},
    "nl": {"mrt": 3, "maa": 3},
    "th": {name: number for number, name in enumerate("มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค".split(), 1)},
    "ca": {"març": 3, "mar": 3},
    "he": {f"יום {letter}'": MONDAY - 1 + number for number, letter in enumerate("בגדהוש", 1)} | {"יום א'": MONDAY + 6},
    "ar": {"كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9}
    | {"تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12},
}
# What some languages write together with a month or a weekday.
_FORMS = {"th": ("{}ที่",), "he": ("ב{}",), "eu": ("{}ren",)}
_NONE = frozenset({NOTHING})
_SAME = str.maketrans("’ʼ׳", "'''", "॰")
_RELATIVE_NUMBER = re.compile(r"\(\\d\+\+\[\.,\]\?\\d\*\+\)")


@dataclass(slots=True)
class Words:
    """The words of a language, as `plain` makes them."""

    meanings: dict[str, frozenset[int]] = field(default_factory=dict)
    longest: int = 1  # words that one entry may have
    spans: dict[str, int] = field(default_factory=dict)  # "vor#tagen": its unit

    def add(self, word: str, meaning: int) -> None:
        """Add a meaning of a word."""
        word = plain(word)
        if word and not any(char.isdigit() for char in word):
            self.meanings[word] = frozenset({meaning}) | self.meanings.get(word, frozenset())
            self.longest = min(max(self.longest, word.count(" ") + 1), 4)


def plain(word: str) -> str:
    """A word or a text in the form the tables have: NFKC, small letters, without full stops."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).translate(_SAME)
    return " ".join(word.lower().replace(".", "").replace("\u0307", "").split())


def bare(word: str) -> str:
    """A word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.replace("ı", "i")) if not unicodedata.combining(c))


def language(tag: str) -> str:
    """The language of a BCP 47 tag, as the tables name it; "" for none."""
    code = tag.lower().replace("_", "-").partition("-")[0]
    return _RENAMED.get(code, code)


def day_first(tag: str) -> bool | None:
    """Whether the language (a BCP 47 tag) writes the day before the month in numbers; None if that is not known."""
    tag = tag.lower().replace("_", "-")
    if tag in _MONTH_FIRST:
        return False
    if tag in _DAY_FIRST_TAGS or language(tag) in _DAY_FIRST:
        return True
    return True if language(tag) == "es" else None


@functools.cache
def words(code: str) -> Words:
    """The words of a language; empty for one that the tables do not have."""
    found = Words()
    for name in _TABLES.get(code, (code,)):
        if re.fullmatch(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?", name):
            _read(_table(name), found)
    for word, meaning in _MORE.get(code, {}).items():
        found.add(word, meaning)
    for word, meaning in calendars.MONTHS.get(code, {}).items():
        found.add(word, meaning)
    for form in _FORMS.get(code, ()):
        for word, kinds in [*found.meanings.items()]:
            found.meanings.setdefault(form.format(word), kinds)
    for word in [*found.meanings]:
        found.meanings.setdefault(bare(word), found.meanings[word])
    for word in _between():
        found.meanings[word] = found.meanings.get(word, _NONE) | _NONE
    return found


@functools.cache
def _between() -> tuple[str, ...]:
    """What stands between the parts of dates, as `Words.add` takes it: one word each, without a digit."""
    plainly = Words()
    for word in _BETWEEN.split():
        plainly.add(word, NOTHING)
    return tuple(plainly.meanings)


def _table(name: str) -> dict[str, Any]:
    """A language's table; empty if there is none. ImportError if there is one that cannot be loaded: its dates would be lost."""
    from dateparser.data.languages_info import language_order  # here: the package takes long to load

    if name not in language_order:
        return {}
    table: dict[str, Any] = importlib.import_module(f"dateparser.data.date_translation_data.{name}").info
    return table


def _read(table: Mapping[str, Any], found: Words) -> None:
    for name, meaning in _NUMBERED.items():
        for word in table.get(name) or ():
            found.add(word, meaning)
    relative = table.get("relative-type") or {}
    for name, meaning in _DAYS_BACK.items():
        for word in relative.get(name, ()):
            found.add(word, meaning)
    ones = (word for rule in table.get("simplifications") or () for word, number in rule.items() if number == "1")
    for word in filter(str.isalpha, ones):
        found.add(word, ONE)
    for name, unit in _spans(table):
        found.spans[name.replace(" ", "")] = unit
        for word in name.replace("#", " ").split():
            if word not in found.meanings:
                found.add(word, AGO)


def _spans(table: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The ways to say how long ago something was, with # for the number."""
    for name, forms in (table.get("relative-type-regex") or {}).items():
        unit = name.removeprefix("\\1 ").removesuffix(" ago")
        if name.endswith(" ago") and unit in _UNITS:
            for form in forms:
                yield plain(_RELATIVE_NUMBER.sub("#", form)), _NUMBERED[unit]


def span(line: str, lang: str = "") -> int:
    """The unit of a line that says how long ago something was, with # for its number ("#日前"); 0 for any other line."""
    line = plain(line).replace(" ", "")
    return words(language(lang)).spans.get(line, 0) if lang else _all_spans().get(line, 0)


@functools.cache
def _all_spans() -> Mapping[str, int]:
    """Those of the languages that are asked where none is known; 0 where they disagree."""
    found: dict[str, int] = {}
    for code in LANGUAGES:
        for line, unit in words(code).spans.items():
            found[line] = unit if found.get(line, unit) == unit else 0
    return found


@functools.cache
def everywhere() -> Mapping[str, Mapping[str, frozenset[int]]]:
    """Of every word, what it means in each of the languages that are asked where none is known."""
    found: dict[str, dict[str, frozenset[int]]] = {}
    for code in LANGUAGES:
        for word, meanings in words(code).meanings.items():
            found.setdefault(word, {})[code] = meanings
    return found


def meanings(parts: Iterable[str], lang: str = "") -> set[tuple[frozenset[int], ...]]:
    """What a line's words may mean: one tuple for each language that understands all of them, equal ones once.

    An entry of several words gives its meaning to the first of them and nothing to the others. `lang` is asked first, and
    alone if it understands. Empty: no language does.
    """
    line = tuple(parts)
    if lang:
        known = words(language(lang))
        found = _sense(line, known.meanings, known.longest)
        if found is not None:
            return {found}
    table = everywhere()
    if any(word not in table and not _in_phrase(line, at) for at, word in enumerate(line)):
        return set()
    senses = (_sense(line, words(code).meanings, words(code).longest) for code in _candidates(line))
    return {sense for sense in senses if sense is not None}


def _candidates(line: tuple[str, ...]) -> Iterable[str]:
    """The languages that may understand a line: those that know its rarest word, unless that is part of a phrase."""
    table = everywhere()
    rarest: Mapping[str, frozenset[int]] | None = None
    for at, word in enumerate(line):
        if word in table and not _in_phrase(line, at) and (rarest is None or len(table[word]) < len(rarest)):
            rarest = table[word]
    return LANGUAGES if rarest is None else rarest


@functools.cache
def _phrases() -> frozenset[str]:
    """All words that entries of several words are made of."""
    return frozenset(part for phrase in everywhere() if " " in phrase for part in phrase.split())


def _in_phrase(line: tuple[str, ...], at: int) -> bool:
    return len(line) > 1 and line[at] in _phrases()


def _sense(line: tuple[str, ...], known: Mapping[str, frozenset[int]], longest: int) -> tuple[frozenset[int], ...] | None:
    found: list[frozenset[int]] = []
    at = 0
    while at < len(line):
        for size in range(min(longest, len(line) - at), 0, -1):
            sense = known.get(" ".join(line[at : at + size]))
            if sense is not None:
                found += [sense, *[frozenset({NOTHING})] * (size - 1)]
                at += size
                break
        else:
            return None
    return tuple(found)
