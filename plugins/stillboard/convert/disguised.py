"""E-mail addresses that were written so that machines do not see them, with their @ and dots in the place of what stood there.

Only what is surely one: a sign or a word in brackets of any script between two names; in marks (`_AT_`, `-at-`, `|at|`) or in
capitals where the dots are written so too; an @ in the form of a program, of a mail's text or of HTML escaped twice. What is left
as it stands: `look_at_me.example`, `look-at-home.example`, `look *at* b.example`, `width=40px`, `f(a)`.
"""

from __future__ import annotations

import re
from html import unescape

# Characters that nobody sees; kept apart from blanks, of which there are a few at most.
_UNSEEN = r"[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
_GAP = rf"(?:[ \u00a0]|{_UNSEEN}){{0,3}}"
_OPEN = r"(?:\\?[(\[{<]|[«‹⟨⟦⟪〈《「『【〔（［｛＜❨❲❴]|&(?:amp;){0,3}(?:lt|lpar|lsqb|lbrack|lcub|#0?40|#91|#123|#60|#x28|#x5b);)"
_CLOSE = r"(?:\\?[)\]}>]|[»›⟩⟧⟫〉》」』】〕）］｝＞❩❳❵]|&(?:amp;){0,3}(?:gt|rpar|rsqb|rbrack|rcub|#41|#93|#125|#62|#x29|#x5d);)"
_SAYS_AT = r"(?:at|@|arroba|arobase|ät|æt|małpa|kukac|собака|klammeraffe|snabel-?a|chiocciola|apenstaartje)"
_SAYS_DOT = r"(?:\.|dot|punkt|point|punto|ponto|punt|kropka|точка)"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_TLD = (
    r"(?:com|net|org|edu|gov|mil|int|info|biz|name|io|dev|app|example|test|invalid|eu|uk|de|at|ch|fr|nl|be|pl|ru|ua|cz|sk|hu|it|es|pt|se"
    r"|no|dk|fi|br|jp|cn|in|au|nz|ca|us)"
)
_LAST = re.compile(_TLD, re.IGNORECASE)
_END = r"(?![^\W_]|[_-][^\W_]|@|\.[^\W_])"
_BRACKETED_AT = rf"{_GAP}{_OPEN}{_GAP}{_SAYS_AT}{_GAP}{_CLOSE}{_GAP}"
_BRACKETED_DOT = rf"{_GAP}{_OPEN}{_GAP}{_SAYS_DOT}{_GAP}{_CLOSE}{_GAP}"
_ANY_DOT = rf"(?:{_BRACKETED_DOT}|\.)"
_IN_BRACKETS = re.compile(
    rf"(?<=[\w+])(?:{_UNSEEN}{{0,3}})(?P<at>{_BRACKETED_AT}[_-]?)(?P<domain>{_LABEL}(?:{_ANY_DOT}{_LABEL}){{1,6}}){_END}",
    re.IGNORECASE,
)
_DOTS_IN_BRACKETS = re.compile(_BRACKETED_DOT, re.IGNORECASE)
# Between marks of one kind, the dots as well; with a blank around each, or none. No label holds its mark, which would let one
# text be taken apart in many ways.
_PART = r"(?:[^\W_]|(?!(?P=mark))-){1,63}+"
_IN_MARKS = re.compile(
    r"(?<=[^\W_])(?P<blank> ?)(?P<mark>[_|*~=/\"'-])at(?P=mark)(?P=blank)"
    rf"(?P<domain>{_PART}(?:(?P=blank)(?P=mark)dot(?P=mark)(?P=blank){_PART}){{1,7}}){_END}",
    re.IGNORECASE,
)
_DOTS_IN_MARKS = re.compile(r" ?([_|*~=/\"'-])dot\1 ?", re.IGNORECASE)
_BESIDE_DOTS = re.compile(  # `_AT_` in capitals between small letters, or a mark that is nothing else there
    rf"(?<=[a-z0-9])(?:[_-]AT[_-]|[|]at[|]|[*]at[*]| -at- | [|]at[|] )(?P<domain>(?:{_LABEL}\.){{1,6}}{_TLD}){_END}"
)
_IN_CAPITALS = re.compile(rf"(?<=[a-z0-9])AT(?P<domain>(?:[a-z0-9-]{{1,63}}DOT){{1,6}}{_TLD}){_END}")
_FOREIGN = re.compile(rf"(?<=[^\W_]) ät (?P<domain>(?:{_LABEL}(?: punkt |\.)){{1,4}}{_TLD}){_END}", re.IGNORECASE)
# The dots of one whose @ stands as it is.
_WORDED_DOTS = re.compile(rf"(?<=[\w+])@(?P<domain>(?:{_LABEL}(?: dot | punkt )){{1,4}}{_TLD}){_END}", re.IGNORECASE)
_WORDS_OF_DOTS = re.compile(r" (?:dot|punkt) |DOT")
_WORDS_OF_DOTS_ANY = re.compile(r" (?:dot|punkt) ", re.IGNORECASE)
# An @ as programs, mails and HTML in HTML write it.
_ESCAPED = re.compile(
    rf"(?<=[\w+])(?:\\{{1,2}}(?:x40|u0040|u\{{40\}}|100)|&(?:amp;){{1,4}}(?:#0{{0,4}}64|#x0{{0,4}}40|commat);)"
    rf"(?P<domain>{_LABEL}(?:\.{_LABEL}){{1,8}}){_END}",
    re.IGNORECASE,
)
_BLANKS = re.compile(
    rf"(?<=[\w+])(?:&(?:amp;)?(?:nbsp|#160|#xa0);){{1,3}}@(?:&(?:amp;)?(?:nbsp|#160|#xa0);){{0,3}}(?P<domain>{_LABEL}\.)"
)
_QUOTED_PRINTABLE = re.compile(rf"(?<=[a-z0-9][a-z0-9])=40(?P<domain>(?=[a-z]){_LABEL}(?:\.{_LABEL}){{0,4}}\.{_TLD}){_END}")
_MARKED = re.compile(r"at(?<=([_|*~=/\"'-])at)\1")
_ENDS = r"[\\&)\]}>»›⟩⟧⟫〉》」』】〕）］｝＞❩❳❵]"
# One for each bracket, since Python looks for one sign many times as fast as for several.
_AT_IN_THEM = tuple(
    (bracket, re.compile(rf"{re.escape(bracket)}{_GAP}{_SAYS_AT}{_GAP}{_ENDS}", re.IGNORECASE)) for bracket in "([{<;"
)
_AT_IN_OTHERS = re.compile(rf"[«‹⟨⟦⟪〈《「『【〔（［｛＜❨❲❴]{_GAP}{_SAYS_AT}{_GAP}{_ENDS}", re.IGNORECASE)


def undisguised(text: str) -> str:
    """A text, addresses of the web in it too, with what brackets and escapes hide written as an e-mail address is."""
    if _has_at_in_brackets(text):
        text = _IN_BRACKETS.sub(_plainly, text)
    if ("40" in text and ("x40" in text or "u0040" in text or "{40}" in text)) or "\\100" in text or "&amp;" in text:
        text = _ESCAPED.sub(r"@\g<domain>", text)
    return _BLANKS.sub(r"@\g<domain>", text) if ";@" in text else text


def _has_at_in_brackets(text: str) -> bool:
    for bracket, said in _AT_IN_THEM:  # each value of each post is asked: any() takes three times as long
        if bracket in text and said.search(text):
            return True
    return not text.isascii() and bool(_AT_IN_OTHERS.search(text))


def has_signs_of_words(text: str) -> bool:
    """Whether `undisguised_words` may find anything in a text or in a part of it."""
    low = text.lower()
    return (
        bool(_MARKED.search(low))
        or ("AT" in text and "DOT" in text)
        or " ät " in low
        or ("@" in text and (" dot " in low or " punkt " in low))
        or "=40" in text
    )


def undisguised_words(text: str) -> str:
    """The same of words outside addresses of the web, where marks and words for @ and the dot stand too."""
    low = text.lower()
    if _MARKED.search(low):
        text = _BESIDE_DOTS.sub(r"@\g<domain>", _IN_MARKS.sub(_plainly_if_spoken, text))
    if "AT" in text and "DOT" in text:
        text = _IN_CAPITALS.sub(_plainly, text)
    if " ät " in low:
        text = _FOREIGN.sub(_plainly, text)
    if "@" in text and (" dot " in low or " punkt " in low):
        text = _WORDED_DOTS.sub(_plainly, text)
    return _QUOTED_PRINTABLE.sub(r"@\g<domain>", text) if "=40" in text else text


def _plainly_if_spoken(match: re.Match[str]) -> str:
    found = _plainly(match)
    return found if _LAST.fullmatch(found.rpartition(".")[2]) else match[0]


def _plainly(match: re.Match[str]) -> str:
    domain = _DOTS_IN_MARKS.sub(".", _DOTS_IN_BRACKETS.sub(".", unescape(match["domain"])))
    return "@" + _WORDS_OF_DOTS_ANY.sub(".", _WORDS_OF_DOTS.sub(".", domain))
