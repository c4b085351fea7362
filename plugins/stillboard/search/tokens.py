"""Words as the index has them: theme/static/search.js takes queries apart in the same way, and both must change together.

Pagefind takes words apart at blanks and knows the endings of one language. Scripts that write no blanks become pairs of
characters here, each pair a word of digits, so that no stemmer and no segmenter of a browser touches it; Arabic words lose
their vowel signs, their article and common endings. What is shown stays as it is written: a word that is shown stands for as
many words of the index as `tokens` gives for it.
"""

from __future__ import annotations

import functools
import re
import unicodedata

# Han, kana, and the scripts of Thai, Lao, Burmese and Khmer.
UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
SIGN = "ꙮ"  # begins the words that stand for pairs: a letter that nobody writes
_UNSPACED = re.compile(f"[{UNSPACED}]+")
_PARTS = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_SIGNS = re.compile("[\u0640\u064b-\u065f\u0670]")
_LETTERS = str.maketrans("أإآٱىة", "اااايه")
_BEGINNING = re.compile("^(?:وال|بال|كال|فال|ال|لل)(?=.{3})")
_ENDING = re.compile("(?<=.{3})(?:ها|ان|ات|ون|ين|يه|ه|ي)$")
# What Python or JavaScript takes for a blank, or nobody can see.
_BLANKS = re.compile(r"[\s\u0000-\u001f\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+")
_NARROW = re.compile("[\uff66-\uff9f]+")  # kana of half the width: their marks are characters of their own
SURROGATES = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """A text on one line, its words apart by one blank each."""
    text = _NARROW.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return SURROGATES.sub("\ufffd", _BLANKS.sub(" ", text)).strip()


def words(text: str) -> list[str]:
    """The words of a `plain` text as the index has them, in order."""
    if text.isascii():
        return text.split(" ") if text else []
    return [token for word in text.split(" ") if word for token in tokens(word)]


@functools.lru_cache(maxsize=65536)
def tokens(word: str) -> tuple[str, ...]:
    """What stands in the index for one word that is shown: a word at least."""
    if word.isascii():
        return (word,)
    if not _UNSPACED.search(word):
        return (_normal(word),)
    made: list[str] = []
    for part in _PARTS.findall(word):
        made += _pairs(part) if _UNSPACED.match(part) else [_normal(part)]
    return tuple(made)


def _pairs(run: str) -> list[str]:
    """A word for each character, of it and the next: to be found by two characters, or by the beginning, which is one."""
    codes = [f"{ord(_folded(letter)):07}" for letter in run]
    return [f"{SIGN}{one}{other}" for one, other in zip(codes, [*codes[1:], ""], strict=True)]


def _folded(letter: str) -> str:
    """The same character in its usual width."""
    folded = unicodedata.normalize("NFKC", letter)
    return folded if len(folded) == 1 else letter


def _normal(word: str) -> str:
    """A word without what may be written or not. Never empty."""
    word = unicodedata.normalize("NFKC", word)
    word = "".join(word.split()) or "\ufffd"
    if _ARABIC.search(word):
        bare = _SIGNS.sub("", word).translate(_LETTERS)
        bare = _ENDING.sub("", _BEGINNING.sub("", bare))
        return bare or word
    return word
