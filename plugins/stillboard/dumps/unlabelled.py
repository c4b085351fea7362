"""Pages whose bytes contradict the encoding that they say, or say none: which one the bytes themselves show.

Browsers take windows-1252 then. Text in it has few letters beyond ASCII, one among many others; where words are made of nothing
else, they are in another script, and each script's old encodings are tried. An encoding is believed only if the letters come
as often as that script's languages have them, and clearly more so than in any other; else nothing is said.
"""

from __future__ import annotations

import codecs
import re

_LOOKED_AT = 256 * 1024  # bytes
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_HIGH = re.compile(rb"[\x80-\xff]")
_ENOUGH, _SEVERAL = 12, 6  # letters, and different ones
_SOME = 3  # words
_LEAST, _CLEARLY = 0.4, 0.08  # of the letters that are among a script's most frequent ones; and more than with any other encoding
# The most frequent letters, small where a script has small ones: an encoding that swaps capitals and small letters shows itself.
_CYRILLIC, _GREEK = frozenset("оеаинтсрвлкмдпі"), frozenset("αοιετσνηυρπκμς")
_HEBREW, _ARABIC, _THAI = frozenset("יוהלאמרתבשנ"), frozenset("ايلمنرتوبةسد"), frozenset("านรอกเงมยลวดท่้")
_ONE_BYTE = {
    "cp1251": _CYRILLIC,
    "koi8-r": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
    "cp1253": _GREEK,
    "cp1255": _HEBREW,
    "cp1256": _ARABIC,
    "cp874": _THAI,
}
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30fa]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_BEYOND = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"  # what the further bytes of a letter in UTF-8 are in windows-1252
# Both begin with a set of signs, which Python looks for first: most of a text is none of them.
_REST = f"(?:(?<=[Â-ß]){_BEYOND}|(?<=[à-ï]){_BEYOND}{{2}}|(?<=[ð-ô]){_BEYOND}{{3}})"
_TWICE = re.compile(f"[Â-ô]{_REST}(?:[Â-ô]{_REST})*")
_LETTERS = re.compile(r"[^\W\d_]+")
_STRANGE = re.compile(r"[À-ÖØ-öø-ÿ](?<![^\W\d_].)[À-ÖØ-öø-ÿ]{2,}+(?![^\W\d_])", re.DOTALL)  # words of nothing else
_LOST = re.compile(r"(?<!\S)\?{3,40}(?=[\s,.!]+\?{2,40}(?:\s|$))")


def shown_by(data: bytes) -> str:
    """Python's name for the encoding that the words show if they cannot be in windows-1252; "" if they can, or show none."""
    words = [word for word in _WORD.findall(_TAG.sub(b" ", data[:_LOOKED_AT])) if _HIGH.search(word)]
    high = sum(len(_HIGH.findall(word)) for word in words)
    if high < _ENOUGH or high < 0.6 * sum(map(len, words)):
        return ""
    if name := _of_two_bytes(data[:_LOOKED_AT]):
        return name
    text = b" ".join(words)
    ranked = sorted(((_fit(text, name, letters), name) for name, letters in _ONE_BYTE.items()), reverse=True)
    (best, name), (second, _) = ranked[:2]
    found = text.decode(name, "replace")
    several = sum(sign in found for sign in _ONE_BYTE[name]) >= _SEVERAL  # lines drawn of signs are few different ones
    return name if several and best >= _LEAST and best - second >= _CLEARLY else ""


def is_garbled(text: str) -> bool:
    """Whether some words were read in another encoding than they were written in, before or while the page was saved: UTF-8 as
    windows-1252 ("FÃ¼ÃŸe"), another script as Latin letters, or letters that became question marks. A few such words prove nothing.
    """
    if text.isascii():
        return "???" in text and len(_LOST.findall(text)) >= _SOME
    if sum(map(_is_utf8, _TWICE.findall(text))) >= _SOME or text.count("\ufffd") >= _SOME:
        return True
    strange = len(_STRANGE.findall(text))
    return strange >= _SOME and 2 * strange > len(_LETTERS.findall(text))


def _is_utf8(signs: str) -> bool:
    try:
        data = b"".join(sign.encode("latin-1") if sign < "\u0100" else sign.encode("cp1252") for sign in signs)
        return bool(data.decode("utf-8"))
    except UnicodeError:
        return False


def _fit(text: bytes, name: str, letters: frozenset[str]) -> float:
    """The part of the letters that are among the most frequent ones."""
    found = [sign for sign in text.decode(name, "replace") if sign > "\x7f" and (sign.isalpha() or sign in letters or sign == "\ufffd")]
    return sum(sign in letters for sign in found) / max(len(found), 1)


def _of_two_bytes(data: bytes) -> str:
    """The encoding of Japanese, Korean or Chinese text."""
    for name in ("euc_jp", "cp932"):
        text = _strictly(data, name)
        kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
        if kana >= _ENOUGH // 2 and kana >= 0.2 * (kana + han) and kana + han >= 0.7 * _beyond(text):
            return name
    korean = _strictly(data, "cp949")
    frequent = sum("가" <= sign <= "힣" and _in_ks(sign) for sign in korean)
    if frequent >= _ENOUGH // 2 and frequent >= 0.7 * _beyond(korean):
        return "cp949"
    for name, first, last in (("gb18030", 0xB0, 0xD7), ("big5hkscs", 0xA4, 0xC6)):
        text = _strictly(data, name)
        signs = _HAN.findall(text)
        frequent = sum(first <= sign.encode(name)[0] <= last for sign in signs)  # each standard's more frequent signs stand there
        if len(signs) >= _ENOUGH // 2 and frequent >= 0.8 * len(signs) and len(signs) >= 0.7 * _beyond(text):
            return name
    return ""


def _in_ks(sign: str) -> bool:
    """Whether a syllable is one of the 2,350 that Korean needs (KS X 1001)."""
    try:
        return len(sign.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def _beyond(text: str) -> int:
    """How many signs are beyond ASCII and no mere marks."""
    return sum(sign > "\u2fff" and sign not in "、。，．・：；？！「」（）　" or "\x80" <= sign <= "\u2000" for sign in text)


def _strictly(data: bytes, name: str) -> str:
    """The text, if all of it is in that encoding, but for an end that is cut; else ""."""
    try:
        return codecs.getincrementaldecoder(name)().decode(data)
    except UnicodeDecodeError:
        return ""
