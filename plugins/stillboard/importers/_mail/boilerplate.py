"""What programs add to mails, and no reader misses: footers of lists, marks of scrubbed attachments, armour of signatures.

And the signature that a person adds to each of theirs: it belongs to the member.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .attribution import attributed, head_at

_STROKES = frozenset("_=~#*-")  # what rulers are made of
_FOOTER = re.compile(
    r"mailing[ -]?list|mailman|listinfo|un-?subscri|subscribed to|list-?archive|liste de diffusion|se désabonner"
    r"|désinscri|abmelden|abbestellen|mailingliste|"
    r"lista de correo|darse de baja|cancelar (?:su|la) suscripci|lista de discuss|cancelar a (?:sua )?(?:inscri"
    r"|assinatura)|disiscri|cancellar[es]|mailinglijst|"
    r"uitschrijven|avregistrera|framelde|wypis|отпис|рассылк|yahoo! groups|groups\.yahoo|googlegroups|google groups"
    r"|sf\.net email|sourceforge|"
    r"majordomo|listserv|メーリングリスト|邮件列表|mailto:[\w.-]{1,80}-(?:request|unsubscribe)|posting guide|to unsubscribe|list "
    r"info|web archive",
    re.IGNORECASE,
)
_FOOTER_LINES = 14
_GROUPS = re.compile(r"\s*+(?:--?~-|~-|-~-)[-~]{20,}+\s*+")
_NEXT_PART = re.compile(
    r"-{10,} (?:next part|n\S{1,12}ste[rs]? Teil|pr\S{1,3}ximo trozo|section suivante|prossima parte|volgend deel"
    r"|следующая часть|nästa del|n\S{1,3}sledující část) -{10,}",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:[^\W\d_]{2,12}|URL) ?: ?<?(https?://[^\s<>]{1,1900})>?", re.IGNORECASE)
_PART_NAME = re.compile(r"(?:Name|Nom|Nombre|Nome|Naam|Dateiname|Filename|Имя|Datei)(?: ?): (.{1,200})", re.IGNORECASE)
_SIGNED = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----\s*")
_SIGNATURE = re.compile(r"-----BEGIN PGP SIGNATURE-----\s*")
_SIGNATURE_END = re.compile(r"-----END PGP SIGNATURE-----\s*")
_SIGNATURE_LINES = 15  # more than that is no signature
_VERSION = re.compile(r"\d{1,3}(?:\.\w{1,20}){1,6}")  # git's own


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """An attachment that the list's archive keeps elsewhere."""

    name: str
    address: str


def unarmoured(lines: list[str]) -> list[str]:
    """The lines of a signed mail without what OpenPGP put around them (RFC 9580, 7)."""
    if not any(line.startswith("-----BEGIN PGP SIGN") for line in lines):
        return lines
    out: list[str] = []
    i, signed = 0, False
    while i < len(lines):
        if _SIGNED.fullmatch(lines[i]):
            signed, i = True, i + 1
            while i < len(lines) and re.fullmatch(r"(?:Hash|Charset|NotDashEscaped): .{0,200}", lines[i].strip()):
                i += 1
        elif _SIGNATURE.fullmatch(lines[i]) and (end := _armour_end(lines, i)):
            i = end
            signed = False
        else:
            out.append(lines[i][2:] if signed and lines[i].startswith("- ") else lines[i])
            i += 1
    return out


def _armour_end(lines: list[str], i: int) -> int:
    """The line after a signature that begins at line `i`; 0 if it does not end soon."""
    return next((n + 1 for n in range(i, min(len(lines), i + 60)) if _SIGNATURE_END.fullmatch(lines[n])), 0)


def scrubbed(lines: list[str]) -> tuple[list[str], list[Scrubbed]]:
    """The lines without the marks that Mailman leaves where it took attachments out, and what these say.

    Source of the form: Mailman/Handlers/Scrubber.py. A part in HTML is the twin of what is there in plain.
    """
    if not any(line.startswith("-----") and _NEXT_PART.match(line) for line in lines):
        return lines, []
    out: list[str] = []
    found: list[Scrubbed] = []
    i = 0
    while i < len(lines):
        if not _NEXT_PART.match(lines[i]):
            out.append(lines[i])
            i += 1
            continue
        stop = i + 1
        while stop < len(lines) and stop < i + 12 and lines[stop].strip() and not lines[stop].startswith((">", "-----")):
            stop += 1
        said = lines[i + 1 : stop]
        address = next((match[1] for line in said if (match := _URL.match(line))), "")
        if not address:  # the next part's words themselves
            out.append("")
            i += 1
            continue
        name = next((match[1].strip() for line in said if (match := _PART_NAME.match(line))), "")
        name = name if name.lower() not in ("", "not available") else address.rpartition("/")[2]
        if not address.lower().endswith((".html", ".htm", ".sig", ".pgp", ".p7s", ".asc")) and not name.lower().endswith(
            (".asc", ".p7s")
        ):
            found.append(Scrubbed(name, address))
        i = stop
    return out, found


def without_footers(lines: list[str]) -> list[str]:
    """The lines without the footers that lists add: a ruler, and a few lines that speak of the list."""
    gone: set[int] = set()
    i = 0
    while i < len(lines):
        stop = _footer_end(lines, i) if _is_ruler(lines[i]) else i
        gone.update(range(i, stop))
        i = max(stop, i + 1)
    return [line for n, line in enumerate(lines) if n not in gone] if gone else lines


def _is_ruler(line: str) -> bool:
    plain = line and line[0] in "_-=~#* " and len(line) < 200
    return bool(plain) and (_is_ruled(line) or bool(_GROUPS.fullmatch(line)))


def _is_ruled(line: str) -> bool:
    """Whether a line is three strokes or more, twenty strokes and blanks, or the mark of a signature."""
    said = line.strip()
    if said in ("-", "--") or (len(said) >= 3 and _STROKES.issuperset(said)):
        return True
    wide = line.strip("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
    return len(wide) >= 20 and _STROKES.issuperset(wide.replace(" ", ""))


def _footer_end(lines: list[str], i: int) -> int:
    """The line after a footer that begins with the ruler at line `i`; `i` if it is none.

    It goes to the end of the lines, to a ruler, a quotation or a mark of another part, and all of it speaks of the list.
    """
    stop = last = i + 1
    speaks = False
    while stop < len(lines) and stop <= i + _FOOTER_LINES:
        line = lines[stop]
        if line.startswith((">", "-----")) and not _is_ruler(line):
            break
        if _is_ruler(line):
            if speaks:
                return stop + 1 if _closes(lines, stop) else stop
            if stop > i + 1:
                break
        elif _FOOTER.search(line[:300]):
            speaks = True
            last = stop + 1
        elif not line.strip() and speaks and not any(_FOOTER.search(after[:300]) for after in lines[stop : stop + 5]):
            return stop
        stop += 1
    if not speaks:
        return i
    rest = [line for line in lines[last:stop] if line.strip()]
    return stop if len(rest) <= 3 and stop <= i + _FOOTER_LINES else last


def _closes(lines: list[str], i: int) -> bool:
    """Whether the ruler is the footer's own lower one."""
    return not any(_FOOTER.search(line[:300]) for line in lines[i + 1 : i + 1 + _FOOTER_LINES])


def without_signature(lines: list[str]) -> tuple[list[str], str]:
    """The lines without the author's signature, and the signature, in one line.

    It begins with "-- " (RFC 3676, 4.3) and ends with the mail, or where a quotation of another begins.
    """
    marks = [n for n, line in enumerate(lines) if line in ("-- ", "--", "-- \xa0")]
    for mark in reversed(marks[-3:]):
        stop = mark + 1
        while stop < len(lines) and not _quotes(lines, stop):
            stop += 1
        body = [" ".join(line.split()) for line in lines[mark + 1 : stop]]
        said = [line for line in body if line.strip(" _-=*~#")]
        if len(said) <= (_SIGNATURE_LINES if lines[mark] != "--" else _SIGNATURE_LINES // 2):
            kept = "" if len(said) == 1 and _VERSION.fullmatch(said[0]) else " · ".join(said)[:1000]
            return lines[:mark] + lines[stop:], kept
    return lines, ""


def _quotes(lines: list[str], i: int) -> bool:
    """Whether a quotation, or what leads to one, begins at line `i`."""
    line = lines[i]
    if line.startswith(">") or head_at(lines, i):
        return True
    near = not line.strip() and any(after.startswith(">") for after in lines[i + 1 : i + 6])
    return near and any(attributed(lines[i + 1 : i + 1 + n]) for n in (1, 2, 3) if i + n < len(lines))
