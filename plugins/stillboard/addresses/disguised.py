"""E-mail addresses that were written so that machines do not see them, with their @ and dots in the place of what stood there.

Only what is surely one: a sign or a word in brackets of any script between two names; in marks (`_AT_`, `-at-`, `|at|`) or in
capitals where the dots are written so too; an @ in the form of a program, of a mail's text or of HTML escaped twice. Each mark
may have the backslash before it that Markdown writes. What is left as it stands: `look_at_me.example`, `look-at-home.example`,
`look *at* b.example`, `width=40px`, `f(a)`, `'keeper'@'b.example'`, which databases write.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, unquote

# Characters that nobody sees; kept apart from blanks, of which there are a few at most.
_UNSEEN = r"[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
_GAP = rf"(?:[ \u00a0]|{_UNSEEN}){{0,3}}"
_OPEN = (
    r"(?:\\?[(\[{<]|[«‹⟨⟦⟪〈《「『【〔（［｛＜❨❲❴]|\\?&(?:amp;){0,3}(?:lt|lpar|lsqb|lbrack|lcub|#0?40|#91|#123|#60|#x28|#x5b);)"
)
_CLOSE = (
    r"(?:\\?[)\]}>]|[»›⟩⟧⟫〉》」』】〕）］｝＞❩❳❵]|\\?&(?:amp;){0,3}(?:gt|rpar|rsqb|rbrack|rcub|#41|#93|#125|#62|#x29|#x5d);)"
)
_SAYS_AT = r"(?:at(?:[ -]?sign)?|@|arroba|arobase|ät|æt|małpa|kukac|собака|klammeraffe|snabel-?a|chiocciola|apenstaartje)"
_SAYS_DOT = r"(?:\.|dot|punkt|point|punto|ponto|punt|kropka|точка)"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_TLD = (
    r"(?:com|net|org|edu|gov|mil|int|info|biz|name|io|dev|app|example|test|invalid|eu|uk|de|at|ch|fr|nl|be|pl|ru|ua|cz|sk|hu|it|es|pt|se"
    r"|no|dk|fi|br|jp|cn|in|au|nz|ca|us)"
)
_LAST = re.compile(_TLD, re.IGNORECASE)
# Names of files go on behind an address.
_FILE = r"(?:txt|pdf|png|jpe?g|gif|webp|svg|bmp|tiff?|zip|7z|rar|t?gz|docx?|odt|rtf|xlsx?|csv|html?|eml|msg|vcf|mp[34]|wav|log)"
_END = rf"(?![^\W_]|\\?[_-][^\W_]|@|\.(?!(?i:{_FILE})(?![\w.]))[^\W_])"
_BRACKETED_AT = rf"{_GAP}{_OPEN}{_GAP}{_SAYS_AT}{_GAP}{_CLOSE}{_GAP}"
_BRACKETED_DOT = rf"{_GAP}{_OPEN}{_GAP}{_SAYS_DOT}{_GAP}{_CLOSE}{_GAP}"
_ANY_DOT = rf"(?:{_BRACKETED_DOT}|\\?\.)"
_SIDE = r"(?P<side>(?:\\[_*~|=/\"'`-]){0,2})"  # marks around the brackets
_IN_BRACKETS = re.compile(
    rf"(?<=[\w+])(?:{_UNSEEN}{{0,3}}){_SIDE}{_BRACKETED_AT}(?P=side)(?:\\?[_-])?(?P<domain>{_LABEL}(?:{_ANY_DOT}{_LABEL}){{1,6}}){_END}",
    re.IGNORECASE,
)
_TWO_DIGITS = re.compile(r"\d{1,2}\.[^\W\d_]{2,24}")
_DOTS_IN_BRACKETS = re.compile(_BRACKETED_DOT, re.IGNORECASE)
# Between marks of one kind, the dots as well; with a blank around each, or none. No label holds its mark, which would let one
# text be taken apart in many ways.
_PART = r"(?:[^\W_]|(?!(?P=mark))-){1,63}+"
_MARKS = r"[_|*~=/\"'`!#^:-]"
_MARK_AGAIN = r"\\?(?P=mark)(?:\\?(?P=mark))?"
_IN_MARKS = re.compile(
    rf"(?<=[^\W_])(?P<blank> ?)\\?(?P<mark>{_MARKS})(?:\\?(?P=mark))?(?:at|@){_MARK_AGAIN}(?P=blank)"
    rf"(?P<domain>{_PART}(?:(?P=blank){_MARK_AGAIN}dot{_MARK_AGAIN}(?P=blank){_PART}){{1,7}}){_END}",
    re.IGNORECASE,
)
_DOTS_IN_MARKS = re.compile(rf" ?\\?({_MARKS})(?:\\?\1)?dot\\?\1(?:\\?\1)? ?", re.IGNORECASE)
_PLAIN_DOTS = rf"(?P<domain>(?:{_LABEL}\.){{1,6}}{_TLD}){_END}"
_BESIDE_DOTS = re.compile(  # `_AT_` in capitals between small letters, or a mark that is nothing else there
    r"(?<=[a-z0-9])(?:(?:\\?_){1,2}AT(?:\\?_){1,2}|-AT-|\\?(?P<mark>[|*~#^])(?:at|AT)\\?(?P=mark)"
    rf"| (?P<dash>--?)(?:at|AT)(?P=dash) | \\?[|]at\\?[|] ){_PLAIN_DOTS}"
)
_SIGN_IN_MARKS = re.compile(rf"(?<=[a-z0-9])\\?(?P<mark>[_|~#^`\"'-])@\\?(?P=mark){_PLAIN_DOTS}")
_IN_CAPITALS = re.compile(
    rf"(?<=[a-z0-9])(?P<dot>\.?)AT(?P=dot)(?P<domain>(?:[a-z0-9-]{{1,63}}(?P=dot)DOT(?P=dot)){{1,6}}{_TLD}){_END}"
)
_FOREIGN = re.compile(rf"(?<=[^\W_]) ät (?P<domain>(?:{_LABEL}(?: punkt |\.)){{1,4}}{_TLD}){_END}", re.IGNORECASE)
# The dots of one whose @ stands as it is.
_WORDED_DOTS = re.compile(rf"(?<=[\w+])@(?P<domain>(?:{_LABEL}(?: dot | punkt )){{1,4}}{_TLD}){_END}", re.IGNORECASE)
# Or stands between blanks, before an ending that is no word of a sentence.
_PARTED_DOTS = re.compile(
    rf"(?<=[\w+])@(?P<domain>(?:{_LABEL}(?: \. |\.)){{1,4}}"
    r"(?:com|net|org|edu|gov|mil|info|biz|example|invalid|eu|uk|de|fr|nl|pl|ru|jp|se))" + _END
)
_WORDS_OF_DOTS = re.compile(r" (?:dot|punkt) |\.?DOT\.?")
_WORDS_OF_DOTS_ANY = re.compile(r" (?:dot|punkt) ", re.IGNORECASE)
# An @ as programs, mails and HTML in HTML write it.
_ESCAPED = re.compile(
    rf"(?<=[\w+])(?:\\{{1,2}}(?:x40|u0040|u\{{40\}}|100)|\\?&(?:amp;){{1,4}}(?:#0{{0,4}}64|#x0{{0,4}}40|commat);)"
    rf"(?P<domain>{_LABEL}(?:\.{_LABEL}){{1,8}}){_END}",
    re.IGNORECASE,
)
_BLANKS = re.compile(
    rf"(?<=[\w+])(?:&(?:amp;)?(?:nbsp|#160|#xa0);){{1,3}}@(?:&(?:amp;)?(?:nbsp|#160|#xa0);){{0,3}}(?P<domain>{_LABEL}\.)"
)
_QUOTED_PRINTABLE = re.compile(rf"(?<=[a-z0-9][a-z0-9])=40(?P<domain>(?=[a-z]){_LABEL}(?:\.{_LABEL}){{0,4}}\.{_TLD}){_END}")
# Both begin with letters, which Python looks for many times as fast as for a set of them.
_MARKED = re.compile(rf"at(?<={_MARKS}at)\\?{_MARKS}")
_MARKED_SIGN = re.compile(rf"@(?<={_MARKS}@)\\?{_MARKS}")
# Of addresses of the web: what may hide one there, and what parts them.
_IN_ADDRESS = re.compile(r"at(?<=[\W_89BDbd]at)[%+*|~_-]|AT(?<=[\W_89BDbd]AT)[%+*|~_-]")
_PARTS = re.compile(r"([/?&;#=])")
_SLUG = re.compile(r"(?!.*_AT_)[\w.-]*")
_NAME = re.compile(r"[\w.+%-]*")
_ENDS = r"[\\&)\]}>»›⟩⟧⟫〉》」』】〕）］｝＞❩❳❵]"
# One for each bracket, since Python looks for one sign many times as fast as for several.
_AT_IN_THEM = tuple(
    (bracket, re.compile(rf"{re.escape(bracket)}{_GAP}{_SAYS_AT}{_GAP}{_ENDS}", re.IGNORECASE)) for bracket in "([{<;"
)
_AT_IN_OTHERS = re.compile(rf"[«‹⟨⟦⟪〈《「『【〔（［｛＜❨❲❴]{_GAP}{_SAYS_AT}{_GAP}{_ENDS}", re.IGNORECASE)


def undisguised(text: str) -> str:
    """A text, addresses of the web in it too, with what brackets and escapes hide written as an e-mail address is."""
    if _has_at_in_brackets(text):
        text = _IN_BRACKETS.sub(_plainly_if_no_price, text)
    if ("40" in text and ("x40" in text or "u0040" in text or "{40}" in text)) or "\\100" in text or "&amp;" in text:
        text = _ESCAPED.sub(r"@\g<domain>", text)
    return _BLANKS.sub(r"@\g<domain>", text) if ";@" in text else text


def _has_at_in_brackets(text: str) -> bool:
    for bracket, said in _AT_IN_THEM:  # each value of each post is asked: any() takes three times as long
        if bracket in text and said.search(text):
            return True
    return not text.isascii() and bool(_AT_IN_OTHERS.search(text))


def has_signs(text: str) -> bool:
    """Whether `undisguised_words` or `undisguised_address` may find anything in a text or in a part of it."""
    low = text.lower()
    return (
        bool(_MARKED.search(low))
        or ("AT" in text and "DOT" in text)
        or " ät " in low
        or ("@" in text and (" dot " in low or " punkt " in low or " . " in low or bool(_MARKED_SIGN.search(text))))
        or "=40" in text
        or bool(_IN_ADDRESS.search(text))
    )


def undisguised_words(text: str) -> str:
    """The same of words outside addresses of the web, where marks and words for @ and the dot stand too."""
    low = text.lower()
    has_sign = "@" in text
    if _MARKED.search(low) or (has_sign and _MARKED_SIGN.search(text)):
        text = _BESIDE_DOTS.sub(r"@\g<domain>", _IN_MARKS.sub(_plainly_if_spoken, text))
        text = _SIGN_IN_MARKS.sub(_plainly_if_unquoted, text)
    if "AT" in text and "DOT" in text:
        text = _IN_CAPITALS.sub(_plainly, text)
    if " ät " in low:
        text = _FOREIGN.sub(_plainly, text)
    if has_sign and (" dot " in low or " punkt " in low):
        text = _WORDED_DOTS.sub(_plainly, text)
    if has_sign and " . " in low:
        text = _PARTED_DOTS.sub(lambda match: match[0].replace(" . ", "."), text)
    return _QUOTED_PRINTABLE.sub(r"@\g<domain>", text) if "=40" in text else text


def undisguised_address(address: str) -> str:
    """An address of the web with the e-mail addresses in its parts written as such, where blanks or marks hide them that no
    slug has: `?q=pell%20-at-%20b%20-dot-%20com`, `/pell*at*b.example`. What else is encoded stays so.
    """
    if not _IN_ADDRESS.search(address):
        return address
    head, slashes, rest = address.partition("://")
    parts = _PARTS.split(rest)
    parts[1:] = map(_part_undisguised, parts[1:])  # the host is none
    return head + slashes + "".join(parts)


def _part_undisguised(part: str) -> str:
    if _SLUG.fullmatch(part):
        return part
    said = unquote(part.replace("+", " "))
    found = said if "://" in said else undisguised_words(undisguised(said))
    return part if found == said else quote(found, safe="@")


def _plainly_if_no_price(match: re.Match[str]) -> str:
    """The same, but for a number at another: "100 (at) 3.com"."""
    is_price = match.string[match.start() - 1].isdecimal() and _TWO_DIGITS.fullmatch(match["domain"])
    return match[0] if is_price else _plainly(match)


def _plainly_if_unquoted(match: re.Match[str]) -> str:
    """The same, but for `'keeper'@'b.example'`: the account of a database."""
    before = match.string[max(0, match.start() - 64) : match.start()]
    opening = before.rfind(match["mark"]) if match["mark"] in "\"'`" else -1
    return match[0] if opening >= 0 and _NAME.fullmatch(before, opening + 1) else f"@{match['domain']}"


def _plainly_if_spoken(match: re.Match[str]) -> str:
    found = _plainly(match)
    return found if _LAST.fullmatch(found.rpartition(".")[2]) else match[0]


def _plainly(match: re.Match[str]) -> str:
    domain = _DOTS_IN_MARKS.sub(".", _DOTS_IN_BRACKETS.sub(".", unescape(match["domain"])))
    return "@" + _WORDS_OF_DOTS_ANY.sub(".", _WORDS_OF_DOTS.sub(".", domain))
