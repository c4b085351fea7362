"""Whom a quotation's heading names: "Ann wrote:", "Quote from: Ann on June 1", "Originally Posted by Ann", in many languages."""

from __future__ import annotations

import re

from .._phrases import QUOTED_FROM, SAID, WROTE, WROTE_FIRST, pattern_of

# "Name verb:" and "verb Name", with what only engines' own language packs say.
_AFTER = f"{pattern_of(WROTE, SAID)}|posted|sagte|meinte|nickli üyeden alıntı"
_BEFORE = (
    f"{pattern_of(QUOTED_FROM)}|"
    "originally posted by|originally written by|quoted from|posted by|quote by|quote|quotation|zitat|"
    "ursprünglich von|ursprünglich geschrieben von|original von|citation de|envoyé par|posté par|citation|"
    "message de|cita de|cita|iniciado por|escrito por|originariamente inviato da|originalmente scritto da|"
    "citação de|postado originalmente por|citat fra|citat av|ursprungligen postat av|oprindeligt indsendt af|"
    "oprindeligt skrevet af|opprinnelig postet av|citaat van|oorspronkelijk geplaatst door|zamieszczone przez|"
    "lainaus käyttäjältä|alkuperäinen kirjoittaja|цитата от|цитата|сообщение от|citace od|citováno z|původně odeslal|idézet|"
    "alıntı yapılan|alıntı|παράθεση από|trích dẫn|gửi bởi|引用自|引用|citat|zitiert|quote:"
)
_MOMENT = (
    r"(?:(?:on|am|le|el|il|em|op|på|den|dnia|в|w dniu)\s.{0,12}\d.{0,40}?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s.{0,40}?"
    r"|(?:vor|il y a|hace|há)\s.{1,30}?|\d.{0,30}?\s(?:ago|fa|temu|назад))"
)
# Invision's: "On 11/12/2013 at 4:05 PM, Ann said:", "Am 12.11.2013 um 16:05 schrieb Ann:".
_DATED = re.compile(
    rf"{_MOMENT}(?:,\s(?P<name>\S.{{0,80}}?)\s(?:{_AFTER})"
    rf"|,?\s(?:{pattern_of(WROTE_FIRST)}|ha scritto|zei)\s(?P<other>\S.{{0,80}}?))\s*:?",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    rf"(?:{_BEFORE})(?:(?=[\s:：\"“„«])|(?<=[\u3000-\uffff]))\s*+[:：]?\s*+[\"“„«]?(?P<name>\S.{{0,80}}?)[\"”“»]?\s*+[:：]?",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    rf"[\"“„«]?(?P<name>\S.{{0,80}}?)[\"”“»]?[,;]?\s*+(?:{_AFTER})(?:\s.{{0,60}})?\s*+[:：]?\s*+[↑⬆»>]?", re.IGNORECASE
)
# What may follow the name: a date after a word or a mark, or an arrow that leads to the post.
_TAIL = re.compile(
    r"\s*(?:[↑⬆].*|[:：]|\s(?:on|am|um|le|el|il|em|op|dnia|w dniu|på|dne|dňa|στις|pe|от|в|den|·|•|»|@|—|-|at)\s+(?=.{0,12}\d).*"
    r"|\sw\s+(?:[^\W\d]{3,12}\s)?\d.*"
    r"|,\s+(?=.{0,30}\d).*|\s\(\d.*\)|\d{1,2}[./]\d{1,2}[./]\d{2,4}.*)\s*$",
    re.IGNORECASE,
)
# MyBB's archive mode: "(12-10-2012, 08:19 PM)Ann Wrote: [ -> ]".
_AROUND = re.compile(r"^\([^()]{0,30}\d[^()]{0,40}\)\s?|\s?\[\s?->\s?\]$")
_ONLY = re.compile(rf"(?:{_BEFORE}|{_AFTER}|code|quote|spoiler)\s*[:：]?", re.IGNORECASE)
MAX_HEADING = 200  # characters; a longer text heads no quotation


def says_who_wrote(words: str) -> bool:
    """Whether some words say that somebody wrote something, and nothing else: "Ann wrote:"."""
    return len(words) <= MAX_HEADING and bool(_NAME_BEFORE.fullmatch(words) or _DATED.fullmatch(words))


def quoted_name(words: str) -> str:
    """The name in the heading of a quotation; "" if it names nobody. `words` is in one line."""
    words = words.strip()
    if not words or len(words) > MAX_HEADING:
        return ""
    words = _AROUND.sub("", words)
    if not words or _ONLY.fullmatch(words):
        return ""
    if match := _DATED.fullmatch(words):
        return match["name"] or match["other"]
    words = _TAIL.sub("", words).strip() if "↑" in words else words
    match = _NAME_AFTER.fullmatch(words) or _NAME_BEFORE.fullmatch(words)
    name = match["name"] if match else words
    shorter = _TAIL.sub("", name)
    while shorter != name:
        name, shorter = shorter, _TAIL.sub("", shorter)
    return name.strip(' :："“”„«»,;↑')
