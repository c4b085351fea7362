"""E-mail addresses in what people wrote, masked: an archive that machines read must not hand them out.

`pell@lanternside.example` becomes `pell@…`. What is masked, and what is not:

* plain addresses, `<a@b.c>`, `mailto:` and `xmpp:` links (the words stay, the link goes), and those in code, since an address
  in code is an address; Jabber ids look the same and go the same way
* `john (at) b.c`, `john[at]b[dot]c`, `john at b dot c` everywhere; `john at b.c` only where it can be nothing else: between
  angle brackets (mail archives write so), after `From:` or "mail", or with a name such as `j.doe`. "Look at b.c" stays
* in an address of the web a name and a password before the host are always dropped, a parameter that holds an e-mail address
  is dropped, and a path stays as it is: it names a place there, and a list's archive has its address in it
* not `git@b.c:org/repo` and other logins for ssh, a shell's prompt (`pell@b.c:~$`), `@name`, `@name:b.c` (Matrix) and
  `@name@b.c` (the fediverse), versions (`pkg@1.2.rc`), pictures for fine screens (`lamp@2x.png`)
"""

from __future__ import annotations

import re

from ..markup.addresses import without_userinfo

MASK = "@…"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.){{1,8}}(?:xn--[\w-]{{2,59}}|[^\W\d_]{{2,24}})(?![\w@])")
_SPOKEN_DOMAIN = re.compile(
    rf"({_LABEL})(?:(?: ?[(\[{{] ?(?:dot|punkt|point|punto) ?[)\]}}] ?| dot )({_LABEL})){{1,6}}(?![\w@])", re.IGNORECASE
)
_AT = re.compile(r" ?[(\[{] ?(?:at|@|arroba|ät) ?[)\]}] ?| at (?=[^\W_])", re.IGNORECASE)
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-~'\\=")
_LONGEST = 64  # characters before the @: RFC 5321, 4.5.3.1.1
_VERSION = re.compile(r"[\^~]?v?\d+\.\d|[1-4](?:\.\d)?x\.")
_LOGIN = re.compile(r":[~/]")
_REPOSITORY = re.compile(r":[\w~][\w.~-]{0,100}/")
_MAIL_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\(<?(?:mailto|xmpp):[^()<>\s]{0,1000}>?(?: \"[^\"\n]{0,300}\")?\)", re.IGNORECASE)
_MAIL_AUTOLINK = re.compile(r"\\?<(?:mailto:|xmpp:)?([^\s<>@]{1,64}@[^\s<>@?]{1,255}?)(?:\?[^\s<>]{0,500})?\\?>", re.IGNORECASE)
_SCHEME = re.compile(r"\b(?:mailto|xmpp):(?=[^\s:/@]{1,64}@)", re.IGNORECASE)
_WEB = re.compile(r"(\b[a-zA-Z][a-zA-Z0-9+.-]{1,15}://[^\s<>\"`)]{1,2000})")
_PARAMETER = re.compile(r"([?&;])[\w.%\[\]-]{1,60}=[^&;#\s@]{1,64}(?:@|%40)[\w.-]{1,255}(?=[&;#]|$)(?:&amp;|[&;])?")
_INTRODUCED = re.compile(
    r"(?:from|to|cc|e?-?mail(?: me| address)?(?: is)?) ?: ?[\"']?$|\be?-?mail (?:me |address )?$", re.IGNORECASE
)


def masked(text: str, *, keep_emails: bool = False) -> str:
    """A text (Markdown, or one line) without its e-mail addresses; `keep_emails` leaves all but names in web addresses."""
    if "@" not in text and "%40" not in text and (keep_emails or not _AT.search(text)):
        return text
    if not keep_emails and "@" in text:
        text = _MAIL_LINK.sub(r"\1", text)
        text = _SCHEME.sub("", _MAIL_AUTOLINK.sub(_bare, text))
    parts = _WEB.split(text) if "://" in text else [text]
    parts[1::2] = [_address(part, keep_emails=keep_emails) for part in parts[1::2]]
    if not keep_emails:
        parts[::2] = [_words(part) for part in parts[::2]]
    return "".join(parts)


def _bare(match: re.Match[str]) -> str:
    return match[1] if _DOMAIN.fullmatch(match[1].partition("@")[2]) else match[0]


def _address(address: str, *, keep_emails: bool) -> str:
    address = without_userinfo(address)
    if keep_emails or "?" not in address or not ("@" in address or "%40" in address):
        return address
    kept = _PARAMETER.sub(r"\1", address)
    return re.sub(r"(?<![?&;])[?&;]++(?=#|$)", "", kept) if kept != address else address


def _words(text: str) -> str:
    """Words outside addresses of the web."""
    if "@" in text:
        text = _plain(text)
    if " at " in text or "(" in text or "[" in text or "{" in text or " AT " in text:
        text = _spoken(text)
    return text


def _plain(text: str) -> str:
    out, done = [], 0
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at + 1)
        start = _local(text, at, done) if domain else at
        if domain and start < at and not _is_other(text, start, at, domain.end()):
            out += [text[done:at], MASK]
            done = domain.end()
        at = text.find("@", max(at + 1, done))
    return "".join((*out, text[done:])) if out else text


def _local(text: str, end: int, least: int) -> int:
    """Where the part of an address before its @, which ends at `end`, begins."""
    start = end
    least = max(least, end - _LONGEST)
    while start > least and (text[start - 1] in _LOCAL or (text[start - 1].isalnum() and not text[start - 1].isascii())):
        start -= 1
    while start < end and text[start] in "\\'=~-.":
        start += 1
    return start


def _is_other(text: str, start: int, at: int, end: int) -> bool:
    """True for a login, a version or a handle."""
    if text[start - 1 : start] in ("@", "/") or _VERSION.match(text, at + 1):
        return True
    return bool(_LOGIN.match(text, end)) or (text[start:at] in ("git", "hg", "svn", "ssh") or bool(_REPOSITORY.match(text, end)))


def _spoken(text: str) -> str:
    out, done = [], 0
    for match in _AT.finditer(text):
        if match.start() < done:
            continue
        bare = match[0].strip().isalpha()
        domain = _SPOKEN_DOMAIN.match(text, match.end())
        if domain is None:
            domain = _DOMAIN.match(text, match.end())
            if domain is None or (bare and not _surely(text, done, match, domain)):
                continue
        start = _local(text, match.start(), done)
        if start == match.start():
            continue
        out += [text[done : match.start()], MASK]
        done = domain.end()
    return "".join((*out, text[done:])) if out else text


def _surely(text: str, done: int, at: re.Match[str], domain: re.Match[str]) -> bool:
    """True if "x at b.c" is an address, and not a place where something is."""
    start = _local(text, at.start(), done)
    local = text[start : at.start()]
    if text[start - 1 : start] == "<" and text[domain.end() : domain.end() + 1] == ">":
        return True
    return bool(re.search(r"[._\d]", local[1:-1])) or bool(_INTRODUCED.search(text[max(0, start - 30) : start]))
