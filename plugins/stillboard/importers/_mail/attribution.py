"""Whom the lines before a quotation in a mail name: "On 1 June 2016, Ann wrote:", "Am 01.06.2016 schrieb Ann:", and the heads
that mailers put over a mail that is answered or forwarded below. In many languages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...ids import clean_name
from .._phrases import QUOTED_FROM, WROTE, WROTE_FIRST, pattern_of
from .header import name_and_address

MAX_LINES = 4  # that one attribution takes
_LONGEST = 400  # characters
_NAME = 80
# "… Ann VERB:" and "… VERB Ann:" as mailers' translations have them.
_AFTER = f"{pattern_of(WROTE)}|said"
_BEFORE = pattern_of(WROTE_FIRST)
_QUOTING = f"{pattern_of(QUOTED_FROM)}|mensaje citado por|citando|cytowanie|selon"
_VERB_LAST = re.compile(
    rf"(?P<head>.{{1,300}}?)[,;]?\s+(?:{_AFTER})(?:\s(?:the following|folgendes|le|on|am|den|at|um|in message|in "
    rf"news)\b.{{0,120}})?\s?[:：]?",
    re.IGNORECASE,
)
_CJK = re.compile(r"(?P<head>.{1,300}?)\s?(?:写道|寫道|さんは書きました|のメール|wrote)\s?[:：]", re.IGNORECASE)
_VERB_FIRST = re.compile(rf".{{0,200}}?\b(?:{_BEFORE})\s+(?P<name>\S.{{0,{_NAME}}}?)\s?[:：]", re.IGNORECASE)
_QUOTED = re.compile(rf"(?:{_QUOTING})\s+(?P<name>\S.{{0,{_NAME}}}?)\s?[:：]", re.IGNORECASE)
_BRACKETED = re.compile(rf"(?:\* )?(?P<name>[^\d\[\]]{{1,{_NAME}}}) \[[^\[\]]{{0,10}}\d[^\[\]]{{3,40}}\]:")
# Yahoo Groups writes "--- In lamps@yahoogroups.com, Ann <ann@…> wrote:", of which the addresses are gone.
_ARTICLE = re.compile(r"-{1,3} in,\s|in (?:article|message|news)\b[^,]{0,200},\s", re.IGNORECASE)
_ADDRESSES = re.compile(
    r"\s?(?:<[^<>]{0,200}>|\[(?:mailto:|SMTP:)?[^\[\]\s]{1,200}\]|\([^()\s]{1,100}(?:@| at )[^()]{1,100}\)"
    r"|(?<![\w.])[\w.+-]{1,80}@[\w.-]{1,200}"
    r"|(?<![\w.])[\w.+-]{1,80} at [\w-]{1,60}(?:\.[\w-]{1,60}){1,5})"
)
# What ends with the last thing that belongs to a date: digits, am or pm, a zone, a weekday, "Uhr".
_DATE_END = re.compile(
    r".*(?:\d(?:\s?[ap]\.?m\.?\b)?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\buhr\b|\bг\.|年|月|日)"
    r"(?:\s?(?:\(?(?-i:[A-Z]{1,3}[SD]?T|UTC|GMT|UT)\b\)?|\(?(?:GMT|UTC)[+-][\d:]{1,5}\)?|[+-]\d{4}))?(?:\s(?:um|at|в"
    r"|kl\.?|tarihinde|schrieb))?[\s,;:)\]]*",
    re.IGNORECASE | re.DOTALL,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d[./-]\d\d[./-]\d\d(?!\d)")
# What may stand before a name where no date does. Articles of dates ("am", "le", "den") are left: Le Roux, den Boer.
_LEAD = re.compile(
    r"(?:(?:\*|-{1,3}|>|on|at|in article|in message|thus spake|yesterday|today|and|then|but),?\s+)+", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"(?:^|\s)(?:i|you|he|she|we|they|it|who|someone|ich|er|sie|je|il|elle|on|yo|él|и|я|he also|also|previously|once)$",
    re.IGNORECASE,
)


def attributed(lines: list[str]) -> str:
    """The name in an attribution that some lines are, altogether; "" if they are none."""
    said = " ".join(" ".join(lines).split())
    if not said or len(said) > _LONGEST:
        return ""
    if not said.endswith((":", "：")) and not _YEAR.search(said):
        return ""
    bare = " ".join(_ADDRESSES.sub(" ", said).split()).replace(" :", ":").replace(" ,", ",")
    match = _QUOTED.fullmatch(bare) or _BRACKETED.fullmatch(bare)
    if match:
        return _name(match["name"])
    bare = _ARTICLE.sub("", bare)
    addressed = bare != said
    for pattern in (_VERB_LAST, _CJK):
        match = pattern.fullmatch(bare)
        if match and (name := _name(_undated(match["head"]))):
            return name
    match = _VERB_FIRST.fullmatch(bare)
    if match:
        return _name(match["name"])
    if addressed and bare.endswith(":") and _YEAR.search(bare):  # "2015-03-02 10:20 GMT+02:00 Ann <ann@x.example>:"
        return _name(_undated(bare[:-1]))
    return ""


def _undated(head: str) -> str:
    """The name behind the date, if there is a date; "" where nothing stands behind it."""
    match = _DATE_END.match(head)
    return head[match.end() :].strip(" ,;:") if match and re.search(r"\d", match[0]) else head


def _name(said: str) -> str:
    """A name, if it can be one: a few words with letters in them."""
    said = clean_name(said)
    said = said[match.end() :] if (match := _LEAD.match(said)) else said
    said = said.strip(" ,;:\"'“”„«»*_<>()")
    said = re.sub(r"(?<!\s)\s++(?:via|über)\s+\S.{0,60}$", "", said)
    fits = 0 < len(said) <= _NAME and len(said.split()) <= 6 and any(map(str.isalpha, said))
    return said if fits and not _NO_NAME.search(said) and not re.search(r"\w{4}\.\s|[!?]\s|https?:", said) else ""


_FROM = (
    "from|von|de|da|van|od|från|fra|lähettäjä|kimden|от|от кого|feladó|expéditeur|remitente|mittente|afzender"
    "|発信者|差出人|发件人|寄件者|보낸사람|보낸 사람|από|מאת|من"
)
_OTHERS = (
    "sent|to|cc|bcc|subject|date|reply-to|gesendet|an|betreff|datum|envoyé|à|objet|date d'envoi|enviado|enviada"
    "|enviado el|para|asunto|assunto|"
    "fecha|data|inviato|a|oggetto|verzonden|aan|onderwerp|wysłano|do|temat|data|skickat|till|ämne|sendt|til|emne"
    "|lähetetty|vastaanottaja|"
    "aihe|отправлено|кому|тема|дата|копия|tarih|kime|konu|gönderilme|elküldve|címzett|tárgy|日時|宛先|件名|发送时间|收件人|主题|日期"
    "|importance|wichtigkeit|priority|organization|newsgroups|message-id|in-reply-to"
)
_FIELD = re.compile(
    rf"\s{{0,4}}[*_]{{0,2}}(?P<key>{_FROM}|{_OTHERS})[*_]{{0,2}}\s?[:：][*_]{{0,2}}\s?(?P<value>.{{0,500}})", re.IGNORECASE
)
_FROM_FIELD = re.compile(rf"\s{{0,4}}[*_]{{0,2}}(?:{_FROM})[*_]{{0,2}}\s?[:：]", re.IGNORECASE)
_IS_FROM = re.compile(rf"(?:{_FROM})", re.IGNORECASE)
_IS_SUBJECT = re.compile(
    "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|тема|konu|tárgy|件名|主题", re.IGNORECASE
)
_MARK = re.compile(
    r"\s*+(?:[-_=*]{3,}+\s*+(?:\S.{0,60}?\s*+[-_=*]{2,}+)?|begin forwarded message\s?:?|anfang der weitergeleiteten "
    r"nachricht\s?:?|début du message réexpédié\s?:?|inicio del mensaje reenviado\s?:?|inizio messaggio inoltrato\s?:?)\s*+",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    "forward|fwd|weitergeleit|réexpéd|transféré|reenviad|encaminhad|inoltrat|doorgestuurd|vidarebef|videresend"
    "|przekaz|пересыл|转发|轉寄",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a mail that stands below in full."""

    start: int  # its first line: the mark above it, if there is one
    stop: int  # the line after it
    name: str  # of the mail's author; may be empty
    subject: str  # of a forwarded mail; else empty


def head_at(lines: list[str], i: int) -> Head | None:
    """The head that begins at line `i` with a mark ("-----Original Message-----") or with its From line; None for none."""
    start = i
    line = lines[i]
    if not line or len(line) > _LONGEST:
        return None
    ruled = line.lstrip()[:1] in {"-", "_", "=", "*"} or line[:1] in {"B", "A", "D", "I"}  # the mark's first letters
    marked = ruled and len(line) < 120 and bool(_MARK.fullmatch(line)) and bool(line.strip())
    if not marked and not _FROM_FIELD.match(line):
        return None
    if marked:
        i += 1
        while i < len(lines) and not lines[i].strip() and i < start + 3:
            i += 1
    first = i
    found: dict[str, str] = {}
    while i < len(lines) and i < first + 12:
        match = _FIELD.fullmatch(lines[i])
        if match:
            found.setdefault(match["key"].lower(), match["value"])
        elif not found or not lines[i].strip() or not lines[i][:1].isspace():
            break
        i += 1
    author = next((value for key, value in found.items() if _IS_FROM.fullmatch(key)), None)
    titled = bool(re.search(r"[^\W\d_]{4}", lines[start])) if marked else False
    if author is None or len(found) < (2 if titled else 3):
        return None
    name, address = name_and_address(author)
    subject = (
        next((value for key, value in found.items() if _IS_SUBJECT.fullmatch(key)), "")
        if marked and _FORWARDED.search(lines[start])
        else ""
    )
    return Head(start, i, name or ("" if address else clean_name(author.strip(" *"))) or address, subject.strip())
