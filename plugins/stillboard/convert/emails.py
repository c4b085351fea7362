"""E-mail addresses in what people wrote, masked: an archive that machines read must not hand them out.

`pell@lanternside.example` becomes `pell@…`. What is masked, and what is not:

* plain addresses, `"a b"@b.c`, `<a@b.c>`, `mailto:` and `xmpp:` links (the words stay, the link goes), and those in code, since
  an address in code is an address; Jabber ids look the same and go the same way
* those that were to be hidden from machines: `a&#64;b.c`, `a**@**b.c`, `a＠b．c`, `a%40b.c`, `a%2540b.c`, with marks or
  characters that nobody sees inside, `a@[b.c](…)`, `a @ b.c`, `a--at--b.c`; and those that a line's end or a blank of another
  kind broke at the @, or a line's end at the dot before `com`
* `john (at) b.c`, `john[at]b[dot]c`, `john at b dot c` everywhere; `john at b.c` only where it can be nothing else: between
  angle brackets (mail archives write so), after `From:` or "mail", or with a name such as `j.doe`. "Look at b.c" stays
* `smtp://a@b.c` and addresses of other servers for mail and chat; in an address of the web a name and a password before the
  host are always dropped, a parameter that holds an e-mail address is dropped, and one in a path or behind the # is masked. The
  address of a mailing list stays in the path of its own archive (`/list/lamps@b.c/`), for it names a place there
* not `git@b.c:org/repo` and other logins for ssh, a shell's prompt (`pell@b.c:~$`), `@name`, `@name:b.c` (Matrix) and
  `@name@b.c` (the fediverse), versions (`pkg@1.2.rc`, `C++ @ 3.5`), files (`lamp@2x.png`, `lamp@dark.svg`)
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from html import unescape

from ..addresses import host
from ..addresses.credentials import without_userinfo
from ..addresses.disguised import has_signs, undisguised, undisguised_address, undisguised_words

MASK = "@…"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_NO_TLD = r"(?!(?:js|css|mjs|png|jpe?g|gif|webp|svg|html?|php\d?|json|xml|txt|pdf|t?gz|whl|exe|dll|conf|cfg|ini|log)(?![\w]))"
_DOMAIN = re.compile(
    rf"(?:(?:{_LABEL}\\?\.){{1,8}}{_NO_TLD}(?:xn--[\w-]{{2,59}}|[^\W\d_]{{2,24}})(?!_{{0,3}}[^\W_]|@)|\[\d{{1,3}}(?:\.\d{{1,3}}){{3}}\])"
)
_OPEN, _CLOSE = r"(?:\\?[(\[{<]|&lt;) ?", r" ?(?:\\?[)\]}>]|&gt;)"
_BRACKETED_DOT = rf" ?{_OPEN}(?:\.|dot|punkt|point|punto|ponto|punt|kropka|точка){_CLOSE} ?"
_SPOKEN_DOMAIN = re.compile(rf"{_LABEL}(?:(?:{_BRACKETED_DOT}| dot | \. ){_LABEL}){{1,6}}(?![\w@])", re.IGNORECASE)
_BRACKETED_DOMAIN = re.compile(
    rf"{_LABEL}(?:\.{_LABEL}){{0,4}}{_BRACKETED_DOT}{_LABEL}(?:(?:{_BRACKETED_DOT}|\.){_LABEL}){{0,4}}(?![\w@])", re.IGNORECASE
)
_SPOKEN_TLD = re.compile(
    r"(?:com|net|org|edu|gov|mil|int|info|biz|name|example|test|invalid|local|dev|app|io|[a-z]{2} dot [a-z]{2}"
    r"|(?!(?:in|is|it|at|no|be|to|me|so|us|my|by|am|as|do|if|on|or|we|he|of|an)\b)[a-z]{2})",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|an?|this|that|which|what|every|each|one|any|no|my|your|his|her|its|our|their|low|high) ", re.IGNORECASE
)
_AT = re.compile(
    rf" ?{_OPEN}(?:at|@|arroba|arobase|ät|æt|małpa|kukac|собака){_CLOSE} ?| at (?=[^\W_])| ?@ (?=[^\W_])|--at--", re.IGNORECASE
)
# An "at" between words is one of an address only before a name with a dot, in small letters: of most texts that is the end of it.
_BEFORE_DOMAIN = re.compile(rf"at (?<=[ ]at )[^\W_][\w-]{{0,62}}(?:\\?\.(?=[^\W_])|{_BRACKETED_DOT}| dot | \. )")
# In small letters; one for each bracket, since Python looks for one sign many times as fast as for several.
_IN_BRACKETS = tuple(
    (bracket, re.compile(rf"{re.escape(bracket)} ?(?:at|@|arroba|arobase|ät|æt|małpa|kukac|собака) ?[\\)\]}}>&]"))
    for bracket in "([{<;"
)
# Letters as numbers, which pages and their readers show as letters.
_CODED = re.compile(r"(?:&#(?:\d{2,3}|x[0-9a-f]{2});|[\w.@+-]){5,}", re.IGNORECASE)
_HANDLE = re.compile(rf"(?<![\w@/.])@([\w.-]{{1,64}}@{_DOMAIN.pattern})")  # of the fediverse, with an address as its link
# What only hides an address: characters that show nothing, entities, emphasis, tags; and other signs for @ and the dot.
_NOTHING = (
    r"(?:[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]|&(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak);"
    r"|&#0{0,4}(?:173|820[3-7]|8288|65279);|&#x0{0,4}(?:ad|200[b-f]|2060|feff);|<!--[^<>]{0,60}-->|</?[a-z]{1,10}>|\*{1,3}|~~|\\)"
)
_VARIANT_AT = r"(?:[@＠﹫]|&(?:#0{0,4}64|#x0{0,4}40|commat);?|%(?:25){0,3}40)"
_VARIANT_DOT = r"(?:[.．。｡﹒\u2024]|&(?:#0{0,4}46|#x0{0,4}2e|period);?)"
_BLANKS = r"\t \u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
_GAP = rf"[{_BLANKS}]{{0,3}}(?:\n[> ]{{0,12}})?[{_BLANKS}]{{0,3}}"
_GAPPED = re.compile(rf"{_VARIANT_AT}[\n{_BLANKS}]", re.IGNORECASE)
_APART = re.compile(rf"(?<=[\w+])({_GAP}){_VARIANT_AT}({_GAP})(?={_DOMAIN.pattern})", re.IGNORECASE)
_DOT_AT_END = re.compile(
    r"(?<=[\w+]@)([\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.)[> ]?\n[> ]{0,12}"
    r"(?=(?:com|net|org|edu|gov|mil|info|biz|example|invalid|eu|uk|de|fr|nl|pl|ru|jp|se)(?![\w@-]))"
)
_PIECE = rf"[^\W_](?:{_NOTHING}{{0,2}}[\w-]){{0,62}}"
_VARIANT = re.compile(
    rf"( ?){_NOTHING}{{0,6}}{_VARIANT_AT}{_NOTHING}{{0,6}}( ?)"
    rf"({_PIECE}(?:{_NOTHING}{{0,6}}{_VARIANT_DOT}{_NOTHING}{{0,6}}{_PIECE}){{1,8}})",
    re.IGNORECASE,
)
_NOTHINGS = re.compile(_NOTHING, re.IGNORECASE)
_DOTS = re.compile(_VARIANT_DOT, re.IGNORECASE)
_ODD = re.compile(
    r"[＠﹫．。｡﹒\u2024\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]|&[#a-zA-Z]|%(?:25){0,3}40|\*@|~@|[>\\]@|@[\w.-]{0,63}[*~<\\]"
)
_SPOKEN = (" at ", " AT ", "(", "[", "{", "<", "&lt;", "@ ", "--at--")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-~'\\=")
_LONGEST = 64  # characters before the @: RFC 5321, 4.5.3.1.1
_VERSION = re.compile(r"[\^~]?v?\d+\.\d|[1-4](?:\.\d)?x\.")
# Domains of digits that have mailboxes have three and more: 163.com, 126.com, 189.cn.
_PRICE = re.compile(r"\d{1,2}\.[^\W\d_]{2,24}|\d+\.(?!(?:com|net|org|cn)(?!\w))[^\W\d_]{2,24}", re.IGNORECASE)
_LOGIN = re.compile(r":[~/]")
_REPOSITORY = re.compile(r":[\w~][\w.~-]{0,100}/")
_MAIL_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\(<?(?:mailto|xmpp):[^()<>\s]{0,1000}>?(?: \"[^\"\n]{0,300}\")?\)", re.IGNORECASE)
_MAIL_AUTOLINK = re.compile(r"\\?<(?:mailto:|xmpp:)?([^\s<>@]{1,64}@[^\s<>@?]{1,255}?)(?:\?[^\s<>]{0,500})?\\?>", re.IGNORECASE)
_LINKED_NAME = re.compile(rf"([^\W_]\]\(<?[^()<>\s]{{0,1000}}>?\))@{_DOMAIN.pattern}")
_LINKED_DOMAIN = re.compile(rf"(?<=[\w+-])@\[{_DOMAIN.pattern}\]\(<?[^()<>\s]{{0,1000}}>?\)")
_SCHEME = re.compile(r"\b(?:mailto|xmpp):(?=[^\s:/@]{1,64}@)", re.IGNORECASE)
_WEB = re.compile(r"(\b[a-zA-Z][a-zA-Z0-9+.-]{1,15}://[^\s<>\"`)]{1,2000})")
_PARAMETER = re.compile(r"([?&;])[\w.%\[\]-]{1,60}=[^&;#\s@]{1,64}(?:@|%(?:25){0,3}40)[\w.-]{1,255}(?=[&;#]|$)(?:&amp;|[&;])?")
_OWN_ARCHIVE = re.compile(r"/list/[^/@?#\s]{1,64}@([\w.-]{1,255})(?=[/?#]|$)")
_AUTHORITY = re.compile(r"[^:]*://[^/?#]*")
_MAIL_SERVER = re.compile(r"(?:smtps?|submissions?|imaps?|pop3?s?|mailto|xmpps?|jabber|sips?|im|acct|ldaps?)://", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"(?:from|to|cc|e?-?mail(?: me| address)?(?: is)?) ?: ?[\"']?$|\be?-?mail (?:me |address )?$", re.IGNORECASE
)


def masked(text: str, *, keep_emails: bool = False) -> str:
    """A text (Markdown, or one line) without its e-mail addresses; `keep_emails` leaves all but names in web addresses."""
    if not keep_emails:
        text = _plain_to_see(text)
    if not _has_sign(text) and (keep_emails or not _is_spoken(text)):
        return text
    handles = frozenset(_HANDLE.findall(text)) if "@" in text else frozenset()
    if not keep_emails:
        if "&#" in text:
            text = _CODED.sub(_decoded, text)
        text = _unbroken(text)
        if _ODD.search(text):
            text = _VARIANT.sub(lambda match: _plainly(match, handles), text)
        if "@" in text:
            text = _MAIL_LINK.sub(r"\1", text)
            text = _SCHEME.sub("", _MAIL_AUTOLINK.sub(_bare, text))
            if "](" in text:  # a part of it is a link
                text = _LINKED_DOMAIN.sub(MASK, _LINKED_NAME.sub(rf"\1{MASK}", text))
    parts = _WEB.split(text) if "://" in text else [text]
    parts[1::2] = [_address(part, handles, keep_emails=keep_emails) for part in parts[1::2]]
    if not keep_emails:
        parts[::2] = [_words(part) for part in parts[::2]]
    return "".join(parts)


def _plain_to_see(text: str) -> str:
    """A text with its e-mail addresses as such, where they were written so that machines do not see them."""
    text = undisguised(text)
    if not has_signs(text):
        return text
    if "://" not in text:
        return undisguised_words(text)
    parts = _WEB.split(text)
    parts[::2] = map(undisguised_words, parts[::2])
    parts[1::2] = map(undisguised_address, parts[1::2])
    return "".join(parts)


def _has_sign(text: str) -> bool:
    """Whether there may be an @, in whichever spelling. Python looks for one sign many times as fast as for several."""
    return (
        "@" in text
        or ("%" in text and ("%40" in text or "2540" in text))
        or ("&" in text and ("&#" in text or "&commat" in text))
        or ("--" in text and "--at--" in text)
        or (not text.isascii() and ("＠" in text or "﹫" in text))
    )


def _is_spoken(text: str) -> bool:
    """Whether there may be an "at" of an address, in words or in brackets."""
    low = text.lower()
    if " at " in low and (len(low) != len(text) or _BEFORE_DOMAIN.search(low)):  # few letters are two in small ones
        return True
    if "@ " in low or ("--" in low and "--at--" in low):
        return True
    for bracket, spoken in _IN_BRACKETS:  # noqa: SIM110 - each value of each post is asked, and any() takes three times as long
        if bracket in low and spoken.search(low):
            return True
    return False


def _decoded(match: re.Match[str]) -> str:
    """Letters that were written as numbers, if they are an e-mail address."""
    text = unescape(match[0]) if "&" in match[0] else match[0]
    return text if "@" in text and _plain(text) != text else match[0]


def _plainly(match: re.Match[str], handles: AbstractSet[str]) -> str:
    """An address that was to be hidden from machines as it would be without that; anything else as it is."""
    if handles and any(match.string[: match.start()].endswith(handle.partition("@")[0]) for handle in handles):
        return match[0]
    domain = _DOTS.sub(".", _NOTHINGS.sub("", match[3]))
    is_mention = match[1] and not match[2]
    if is_mention or not _DOMAIN.match(domain) or match.string[match.start() - 1 : match.start()] in ("", " ", "\n", "@"):
        return match[0]
    return f"@{domain}"


def _unbroken(text: str) -> str:
    """A text in which a line's end or blanks break no address."""
    if _GAPPED.search(text):
        text = _APART.sub(_together, text)
    return _DOT_AT_END.sub(r"\1", text) if ".\n" in text and "@" in text else text


def _together(match: re.Match[str]) -> str:
    """The @ of an address that blanks or a line's end broke there; that of a mention, and one that nothing broke, as it is."""
    domain = _DOMAIN.match(match.string, match.end())
    is_price = domain and _is_price(match.string, match.start(), domain)
    return "@" if match[2] and not is_price else match[0]


def _is_price(text: str, end: int, domain: re.Match[str]) -> bool:
    """True for a number at another ("100 @ 3.com pounds"), where the first ends at `end`: no host for mail is called so."""
    start = _local(text, end, 0)
    return text[start:end].isdecimal() and _PRICE.fullmatch(domain[0]) is not None


def _bare(match: re.Match[str]) -> str:
    return match[1] if _DOMAIN.fullmatch(match[1].partition("@")[2]) else match[0]


def _address(address: str, handles: AbstractSet[str], *, keep_emails: bool) -> str:
    address = without_userinfo(address)
    if handles and any(handle in address.replace("%40", "@") for handle in handles):
        return address
    if keep_emails or not ("@" in address or "--at--" in address):
        return address
    if "?" in address:
        kept = _PARAMETER.sub(r"\1", address)
        address = re.sub(r"(?<![?&;])[?&;]++(?=#|$)", "", kept) if kept != address else address
    own = _OWN_ARCHIVE.search(address)
    head = own if own and f".{host(address)}".endswith(f".{own[1].lower()}") else _AUTHORITY.match(address)
    place = head.end() if head and not _MAIL_SERVER.match(address) else 0
    return address[:place] + _words(address[place:])


def _words(text: str) -> str:
    """Words outside addresses of the web."""
    if "@" in text:
        text = _plain(text)
    if any(sign in text for sign in _SPOKEN) and _is_spoken(text):
        text = _spoken(text)
    return text


def _plain(text: str) -> str:
    out, done = [], 0
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at + 1) or _BRACKETED_DOMAIN.match(text, at + 1)
        start = _local(text, at, done) if domain else at
        if domain and (start < at or _is_quoted(text, at)) and not _is_other(text, start, at, domain.end()):
            out += [text[done:at], MASK]
            done = domain.end()
        at = text.find("@", max(at + 1, done))
    return "".join((*out, text[done:])) if out else text


def _is_quoted(text: str, end: int) -> bool:
    """Whether a name in quotation marks ends there, which may hold blanks: "pell the elder"@b.c."""
    return text[end - 1 : end] == '"' and text.find('"', max(0, end - _LONGEST), end - 1) >= 0


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
    if text[start - 1 : start] == "@" or _VERSION.match(text, at + 1):
        return True
    if text[start:at].isdecimal() and _PRICE.fullmatch(text, at + 1, end):
        return True
    return bool(_LOGIN.match(text, end)) or (text[start:at] in ("git", "hg", "svn", "ssh") or bool(_REPOSITORY.match(text, end)))


def _spoken(text: str) -> str:
    out, done = [], 0
    for match in _AT.finditer(text):
        if match.start() < done:
            continue
        bare = match[0].strip().isalpha()
        domain = _SPOKEN_DOMAIN.match(text, match.end())
        if domain is None or (bare and not _is_spelt(domain[0])):
            domain = _DOMAIN.match(text, match.end())
            if domain is None or (bare and not _surely(text, done, match, domain)) or _is_price(text, match.start(), domain):
                continue
        start = _local(text, match.start(), done)
        if start == match.start():
            continue
        out += [text[done : match.start()], MASK]
        done = domain.end()
    return "".join((*out, text[done:])) if out else text


def _is_spelt(domain: str) -> bool:
    """False for words that happen to be so: "look at the dot on the map"."""
    before, _, last = domain.rpartition(" dot ")
    return not before or not (_DETERMINER.match(domain) or _SPOKEN_TLD.fullmatch(last) is None)


def _surely(text: str, done: int, at: re.Match[str], domain: re.Match[str]) -> bool:
    """True if "x at b.c" is an address, and not a place where something is."""
    start = _local(text, at.start(), done)
    local = text[start : at.start()]
    if text[start - 1 : start] == "<" and text[domain.end() : domain.end() + 1] == ">":
        return True
    return bool(re.search(r"[._\d]", local[1:-1])) or bool(_INTRODUCED.search(text[max(0, start - 30) : start]))
