"""The spellings of a name: what a handle, an address, a sign that nobody sees or a mark of Markdown makes of it, read as one.

Whoever looks for a name in what people wrote - a takedown, each conversion after it - goes by this, so that what one of them
lists the other does not pass over. It is for people to look at, so it rather finds too much: accents count for nothing. But what
is short must stand alone: `Jo` is no part of `jolly`, nor of `jo_march`, and two short words in one are a word of their own.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from urllib.parse import unquote

from ..ids import slugify

LONGEST = 40  # words, or letters of a script that has no blanks, of a name that is looked for
_LONG = 6  # letters that are hardly a word by chance, run together from several
_NUMBERED = 8  # letters of a word behind which digits do not make another name of it: marlowequint77
PART = 4  # letters of each part of a name like MarloweQuint that is looked for in two words, and of a part that is no initials
_INITIALS = 5
_MAIL_KEY = 3  # letters before the @ that are hardly anybody else's: me@…
_SHOWN = 3  # letters of a name by which somebody may be known: Mar for Marlowe
_SLUG = 3  # letters of a name in an address that is looked for
_SIGNS = 3  # letters that a name needs which is looked for without its signs: C++ is not C
# Scripts without blanks between words: each of their letters is read as a word, so that a name is found inside a sentence.
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# A word, or what keeps two words from being one name: "Salt, Pepper".
_TOKEN = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+|[,;:!?|、。]+")
_BREAK = re.compile(r"[,;:!?|、。]")
_OUTER_LINE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")  # emphasis, and no part of a handle
_IN_PATHS = re.compile(r"attachments/[0-9a-f]{2}/[0-9a-f]{64}-")
_MARKED = re.compile(r"[*~`\\<&%]")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10} ?/?>|<!--[\s-]*-->")
_EMPHASIS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*+|~~|`+")
_CAPITAL = re.compile(r"(?P<at>@?)(?P<word>[^\W\d_]{4,40})")
_BETWEEN = re.compile(r"[\W_]+")
_DIGITS = "0123456789"
_NEAR = 0.85  # of two names that may be one, mistyped
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_TIMES = 3  # that an address may be escaped: one in another's parameter is so twice
# NFKC makes three full stops of an ellipsis. Logins for ssh and addresses of the fediverse are no worse to look at.
_MAIL = re.compile(r"[\w.%+-]{1,64} ?@ ?(?:\.\.\.|[\w-]{1,63}\.[\w-])")
_PLAIN_MAIL = re.compile(r"[\w.%+-]{1,64}@(?:…|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
_KANA_MARKS = "\u3099\u309a"
_NOTHING = "\u115f\u1160\u3164\uffa0"  # letters that show nothing
_APOSTROPHES = str.maketrans(dict.fromkeys("ʹʻʼʽˈꞌ", "'"))  # letters that are typed in its place
_MARKS = 3  # pieces more than words that a name may be in where marks stand within it: Mar**lo**we
_PLURAL = 4  # letters of a name that is looked for with an s behind it, too: a genitive without its apostrophe
# Letters of other scripts that look like Latin ones, capital and small; of small ones only those that look so in most type.
_LOOKS_LIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјкорсухһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοινρυκχտօսհոցɑɡɩıℓ",
    "ABESIJKMHOPCTYXaesijkopcyxhdqwvABEZHIKMNOPTYXaoivpukxsouhnqagiil",
)
# Letters with a stroke or a tail, small capitals and the like, which no form of Unicode takes apart; by their names.
_NAMED_LETTER = re.compile(r"(?:.* )?LATIN (?:CAPITAL |SMALL )?LETTER (?:SMALL CAPITAL )?([A-Z])(?: WITH [ A-Z]*)?")
_LETTERS = (range(0xC0, 0x2B0), range(0x1D00, 0x1DC0), range(0x2C60, 0x2C80), range(0xA720, 0xA800), range(0x1F150, 0x1F18A))
_LOOKS_LIKE |= {
    code: ord(named[1] if "CAPITAL LETTER" in named[0] else named[1].lower())
    for code in (code for codes in _LETTERS for code in codes if code not in _LOOKS_LIKE)
    if unicodedata.normalize("NFKD", chr(code)) == chr(code)
    and (named := _NAMED_LETTER.fullmatch(unicodedata.name(chr(code), "")))
}
_OTHER_LOOKS = re.compile(rf"[{''.join(map(chr, _LOOKS_LIKE))}]|[^\W\d_][01][^\W\d_]|[a-z]I[a-z]")
_IN_WORDS = (
    (re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_])"), "o"),
    (re.compile(r"(?<=[^\W\d_])1(?=[^\W\d_])"), "l"),
    (re.compile(r"(?<=[a-z])I(?=[a-z])"), "l"),
)
# A link, whose words may go on in the word beside it, and a tag that says more than its name.
_LINK_OR_TAG = re.compile(r"!?\[([^\[\]\n]{0,200})\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,99}\])|<[^<>\n]{1,500}>")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:([ .*_-])[^\W\d_])(?:\1[^\W\d_]){1,38}(?![^\W_])")  # M a r l o w
_TIED = re.compile(r"(?<![^\W_])[^\W_]{1,60}(?:[-_.'’‐‑·\\\[\]()+~*\"]{1,3}[^\W_]{1,60})+")  # Mar-low
_BROKEN = re.compile(r"(?<![^\W_])([^\W_]{1,60})([-‐\\]?) {0,2}\n[ \t>]{0,20}([^\W_]{1,60})")  # Mar-, and low in the next line
_SCRIPTS = (
    "A-Za-zªºÀ-ʯᴀ-ᶿḀ-ỿⱠ-Ɀ꜠-ꟿ",
    "\u0370-\u03ff\u1f00-\u1fff",
    "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "\u0590-\u05ff",
    "\u0600-\u06ff\u0750-\u077f",
    "\u1100-\u11ff\uac00-\ud7af",
)
_SCRIPTS_MEET = re.compile(
    "|".join(rf"(?<=[{one}])(?=[^\W\d_{one}])|(?<=[^\W\d_{one}])(?=[{one}])" for one in _SCRIPTS)
)  # where a word goes on in letters of another script: an ending or an article, glued to a name


def folded(text: str) -> str:
    """A text without what makes no other name of one: case, width, accents, characters that show nothing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold())
    return unicodedata.normalize("NFKC", "".join(filter(_is_shown, apart)))


def _is_shown(char: str) -> bool:
    if char < "\x7f":
        return True
    kind = unicodedata.category(char)
    return not (kind == "Cf" or (kind[0] == "M" and char not in _KANA_MARKS) or char in _NOTHING)


def _unmarked(line: str) -> str:
    """A line without Markdown's marks, entities and escapes of addresses: as people read it."""
    for _ in range(_TIMES):
        if _ESCAPED.search(line):
            line = unquote(line, errors="replace")
    if "&" in line:
        line = html.unescape(line)
    return _EMPHASIS.sub("", _TAG.sub("", line))


def _looks(text: str) -> str:
    """A text with Latin letters in the place of all that look like them."""
    text = text.translate(_LOOKS_LIKE)
    for sign, letter in _IN_WORDS:
        text = sign.sub(letter, text)
    return text


def _readings(text: str) -> list[str]:
    """A text as it is and as people may read it, where that is another, each with the same lines.

    Without Markdown's marks, without links and tags, as it looks, without signs or the ends of lines within words, and with
    letters of different scripts apart.
    """
    found = [text]
    if _MARKED.search(text):
        found.append("\n".join(map(_unmarked, text.split("\n"))))
    plain = [found[-1]]
    if _LINK_OR_TAG.search(plain[0]):
        plain.append(_LINK_OR_TAG.sub(r"\1", plain[0]))
    for one in plain:
        found += (one, _TIED.sub(_run_together, _SPACED.sub(_run_together, one)), _BROKEN.sub(_unbroken, one))
        if _OTHER_LOOKS.search(one):
            found.append(_looks(one))
        if not one.isascii():
            found.append(_SCRIPTS_MEET.sub(" ", folded(one)))
    return list(dict.fromkeys(found))


def _run_together(match: re.Match[str]) -> str:
    run = _BETWEEN.sub("", match[0])
    return run if len(run) >= _LONG else match[0]


def _unbroken(match: re.Match[str]) -> str:
    """Both halves in the first line; few letters only where a sign says that they are halves."""
    run = match[1] + match[3]
    return f"{run}\n" if match[2] or len(run) >= _LONG else match[0]


def _words(text: str) -> list[str]:
    """The words of a text, and the signs that keep two of them apart."""
    return _TOKEN.findall(folded(text).replace("_", " "))


def forms(name: str) -> frozenset[str]:
    """The words by which a name is found in a text, however it is spelled there; none for a name that is all signs."""
    plain = html.unescape(name)
    found = {form for one in {name, plain, _looks(plain)} for form in _forms(one)}
    slug = slugify(name)
    return frozenset(found | (_forms(slug) if len(slug) >= _SLUG and found else set()))


def _forms(name: str) -> set[str]:
    said = _words(name)
    run = "".join(said)
    if len(run) < 2 or (len(run) < _SIGNS and re.search(r"[^\w\s.'’-]", folded(name))) or len(said) > LONGEST:
        return set()
    found = {" ".join(said)}
    if len(run) >= _LONG and not _BREAK.search(run):
        found.add(run)
    apart = words(name)
    if len(apart) > len(said) and all(len(one) >= PART for one in apart):
        found.add(" ".join(apart))
        said = apart
    if len(said) > 1 and len(run) >= _LONG and not _BREAK.search(run):  # turned round: Quint, Marlowe
        found.update(f"{said[-1]}{between}{' '.join(said[:-1])}" for between in (" ", " , "))
    return found | {f"{form}s" for form in found if len(run) >= _PLURAL and form[-1] not in "s" + _DIGITS and form[-1].isascii()}


def words(name: str) -> list[str]:
    """The words of a name, of MarloweQuint both."""
    humps = re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", "\0", name)
    return _words("".join(_apart(humps.split("\0"))))


def parts(name: str) -> frozenset[str]:
    """The words of a name of several by which alone somebody may be called: Marlowe, of Marlowe Quint."""
    said = words(name)
    return frozenset(one for one in said if len(said) > 1 and len(one) > 1 and not one.isdecimal())


def initials(name: str) -> str:
    """The first letters of the words of a name of several, in small letters; "" where there are none that have two cases."""
    said = [one for one in words(name) if not _BREAK.match(one)]
    return (
        "".join(one[0] for one in said)
        if 1 < len(said) <= _INITIALS and all(one[0].isupper() for one in map(str.title, said))
        else ""
    )


def shortened(names: Iterable[str]) -> re.Pattern[str] | None:
    """What may be a name and is told from a word: M. Q., M. Quint, Marlowe Q.; Pell2, @pell2, Mar low. None: nothing."""
    names = list(names)
    found = {one for name in names for one in _numbered_or_parted(name)}
    for said in (words(name) for name in names if initials(name)):
        last = said[-1].title()
        found.add(r"\. ?".join(one[0].upper() for one in said) + r"\.")
        found.add(rf"{said[0][0].upper()}\. ?{re.escape(last)}(?!\w)")
        found.add(rf"{re.escape(' '.join(said[:-1]).title())} {last[0]}\.")
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(found))})") if found else None


def _numbered_or_parted(name: str) -> Iterator[str]:
    """A name of one short word with digits behind it, which may be another's, or with a blank inside, which may be two words."""
    if not name.isalpha() or _BREAK.search(name) or len(name) < PART:
        return
    first, rest = re.escape(name[0].upper()), name[1:]
    if len(name) < _NUMBERED:
        yield rf"(?:{first}|(?<=@)(?i:{first}))(?i:{rest})\d{{1,4}}(?!\w)"
    for n in range(1, len(rest) - 1) if len(name) > PART else ():
        yield rf"{first}(?i:{rest[:n]}[ \u00a0]{rest[n:]})(?!\w)"


def part_in(line: str, parts_of: Collection[str]) -> tuple[int, int]:
    """From where to where a line has a part of a name alone, as a name is written: with a capital letter, or mentioned."""
    for match in _CAPITAL.finditer(line) if parts_of else ():
        said = folded(match["word"])
        if (
            (match["at"] or match["word"][0].isupper())
            and len(said) >= PART
            and (said in parts_of or said.removesuffix("s") in parts_of)
        ):
            return match.span("word")
    return 0, 0


def are_near(one: str, other: str) -> bool:
    """Whether two names may be one, spelled otherwise or mistyped."""
    first, second = (_BETWEEN.sub("", folded(_looks(name))) for name in (one, other))
    if not (first and second):
        return False
    return bool(forms(one) & forms(other)) or SequenceMatcher(None, first, second).ratio() >= _NEAR


def _apart(letters: Sequence[str]) -> Iterator[str]:
    """The pieces with a blank before each capital letter that follows a small one."""
    for before, piece in zip(("", *letters), letters, strict=False):
        yield f" {piece}" if before[-1:].islower() and piece[:1].isupper() else piece


def letters(names: Iterable[str]) -> frozenset[str]:
    """The letters in a row of what names' forms are, for `may_name`."""
    return frozenset(_BETWEEN.sub("", form) for name in names for form in forms(name))


def may_name(text: str, letters_of: Collection[str]) -> bool:
    """Whether a text has the letters of a name in a row, whatever stands between them: else it names nobody of these.

    `letters_of`: what `letters` makes of the names.
    """
    readings = _readings(_IN_PATHS.sub(" ", text))
    return any(one in said for said in (_BETWEEN.sub("", folded(reading)) for reading in readings) for one in letters_of)


def lines_naming(lines: Sequence[str], lengths: Collection[int], is_known: Callable[[str], bool]) -> list[int]:
    """The lines, from 0, in which a name begins; one may go on in the next, but not beyond an empty one.

    `lengths`: how many words the names that are looked for have. `is_known`: whether a form is that of one of them.
    """
    found: set[int] = set()
    known: dict[str, bool] = {}
    for first, last in _parts(lines) if lengths else ():
        said = [_IN_PATHS.sub(" ", line) for line in lines[first:last]]
        read = {tuple(part.words): part for part in (_Part(one.split("\n")) for one in _readings("\n".join(said)))}
        for part in read.values():
            for form, n, length in part.forms(lengths):
                if form not in known:
                    known[form] = is_known(form)
                if known[form] and not (len(form) < _LONG and part.is_tied(n, n + length)):
                    found.add(first + part.line_of(n))
    return sorted(found)


def places(said: str, lengths: Collection[int], is_known: Callable[[str], bool]) -> list[tuple[int, int]]:
    """From where to where names stand in one line, the shortest that say it, in order; none that only escapes of an address show.

    `lengths` and `is_known`: as `lines_naming` has them.
    """
    if not lines_naming([said], lengths, is_known):
        return []
    tokens = [match.span() for match in _TOKEN.finditer(said.replace("_", " "))]
    found: list[tuple[int, int]] = []
    for many in range(1, max(lengths) + _MARKS + 1):
        for n in range(len(tokens) - many + 1):
            start, end = tokens[n][0], tokens[n + many - 1][1]
            if any(start < last and first < end for first, last in found):
                continue
            is_tied = "_" in (said[start - 1 : start], said[end : end + 1])
            known = [form for form in _said(said[start:end]) if is_known(form)]
            if any(not (len(form) < _LONG and is_tied) for form in known):
                found.append((start, end))
    return sorted(found)


def _said(piece: str) -> frozenset[str]:
    """The forms of what may be a name, with marks and with a number behind it."""
    plain = _unmarked(piece)
    numbered = plain.rstrip(_DIGITS)
    return forms(plain) | (forms(numbered) if numbered != plain and len(numbered) >= _NUMBERED else frozenset())


class _Part:
    """The words of some lines that follow on each other."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Read them."""
        self._lines = lines
        made = [_OUTER_LINE.sub(" ", folded(line)) for line in lines]
        self._read = "\n".join(made)
        self.words = _TOKEN.findall(self._read.replace("_", " "))

    def forms(self, lengths: Collection[int]) -> Iterator[tuple[str, int, int]]:
        """So many words in a row, the first one's place among all, and how many they are."""
        words = self.words
        for length in lengths:
            if length > 1:
                yield from ((" ".join(words[n : n + length]), n, length) for n in range(len(words) - length + 1))
                continue
            for n, word in enumerate(words):
                yield word, n, 1
                if word[-1] in _DIGITS and len(numbered := word.rstrip(_DIGITS)) >= _NUMBERED:
                    yield numbered, n, 1

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return [match.span() for match in _TOKEN.finditer(self._read.replace("_", " "))]

    def is_tied(self, first: int, end: int) -> bool:
        """Whether some words are part of a longer one: `jo_march`."""
        before, behind = self._places[first][0], self._places[end - 1][1]
        return "_" in (self._read[before - 1 : before], self._read[behind : behind + 1])

    def line_of(self, n: int) -> int:
        """In which of the lines a word stands."""
        return self._read.count("\n", 0, self._places[n][0])


def shared(one: str, other: str) -> str:
    """What of a name another one shows too, be it the whole of it; "": nothing that a reader would know it by."""
    first, second = ([word for word in _words(name) if not _BREAK.match(word)] for name in (one, other))
    runs = "".join(first), "".join(second)
    if min(map(len, runs)) >= _SHOWN and (runs[0] in runs[1] or runs[1] in runs[0]):
        return min(runs, key=len)
    return next((word for word in first if word in second and (len(word) >= PART or 1 in (len(first), len(second)))), "")


def beginning(line: str, form: str) -> tuple[int, int]:
    """From where to where a line has the letters of a form, as far as a person can see them in a row; (0, 0): it has not."""
    match = re.search(r"[\W_]*".join(map(re.escape, form.replace(" ", ""))), line, re.IGNORECASE)
    return match.span() if match else (0, 0)


def holds_mail(line: str) -> bool:
    """Whether somebody's e-mail address stands in a line, in full or as conversions mask it."""
    return "@" in folded(line) and bool(_MAIL.search(folded(_unmarked(line))))


def mails(text: str) -> list[str]:
    """The e-mail addresses of a text, as they stand there."""
    return _PLAIN_MAIL.findall(text) if "@" in text else []


def mail_keys(text: str) -> set[str]:
    """By what the e-mail addresses of a text are known: what stands before the @, since conversions mask the rest."""
    return {
        key
        for one in (mails(_unmarked(text)) if "@" in text or "%40" in text or "&" in text else ())
        if len(key := one.partition("@")[0].casefold()) >= _MAIL_KEY
    }


def _parts(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, from line to line."""
    first = 0
    for n, line in enumerate((*lines, "")):
        if not line.strip(" \t\r>"):
            if first < n:
                yield first, n
            first = n + 1
