"""Backslashes where GitHub-flavoured Markdown would read words as markup, and nowhere else.

The rules are those of CommonMark 0.31 and of the GFM specification 0.29 as cmark-gfm carries them out.
"""

from __future__ import annotations

import re

# What header.check_body refuses: C0 and C1 controls, line and paragraph separators, surrogates, noncharacters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_MANY_BLANKS = re.compile("  +")
_BLANKS = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
# Signs that show nothing by themselves; those that join letters (U+200C, U+200D) are no such.
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_URL = r"(?P<url>(?<![A-Za-z])(?:https?|ftp)://[\w.-]+[^ \t\n<]*|(?<![^ \t\n*_~(])www\.[\w-]+\.[^ \t\n<]*)"
_RUNS = frozenset("*_~")  # of these several mean something together
_SIGNS = r"[\\`<&\[\]*_~](?:(?<=\*)\*+|(?<=_)_+|(?<=~)~+)?"
_SPECIAL = re.compile(rf"{_URL}|{_SIGNS}", re.IGNORECASE)
_SPECIAL_ALONE = re.compile(_SIGNS)  # where there is no address: Python looks for signs alone many times as fast
# What may need a backslash, part an address, or be no blank where it looks like one. Most of what people write has none of it.
_NOT_PLAIN = re.compile(
    rf"[\\`<&\[\]*_~=@%/|\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    rf"\ud800-\udfff\ufffe\uffff{INVISIBLE}]"
)
# Signs that are none, and blanks that look like none.
_UNUSUAL = re.compile(
    rf"[\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufffe\uffff{INVISIBLE}]"
)
# The same of text in ASCII, in a tenth of the time: the signs in which nothing is wrong.
_USUAL_BYTES = bytes((10, *range(32, 127)))
_NO_CONTROLS = bytes((9, 10, *range(32, 128)))
_PLAIN_BYTES = bytes(one for one in _USUAL_BYTES if not _NOT_PLAIN.match(chr(one)))
_MARKS_BYTES = b"\\`<&[]*_~"
_MARKS = re.compile(r"[\\`<&\[\]*_~]")
# An address that stands between the brackets of a link as it is, if no entity is in it.
_AS_IT_IS = re.compile(r"[A-Za-z0-9!#$%&'*+,./:;=?@^_{}~-]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,40});", re.IGNORECASE)
_PLAIN_ADDRESS = re.compile(
    r"(?:https?|ftp)://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)
_STARTS = re.compile(r"((?<=www)\.|:(?=//))", re.IGNORECASE)  # what makes an address of the words around it
MAX_STARTS = 20  # in one word; more are broken up all at once, since the rest of each is looked at again
_ENDS_LINK = re.compile(r"[?!.,:*_~'\"]$")
_LINE_START = re.compile(r"(?P<before>)(?:#{1,6}|[-+*])(?=\s|$)|(?P<digits>\d{1,9})[.)](?=\s|$)|>|=+$|([-_*])(?:[ ]*\3){2,}$")


def writable(text: str) -> str:
    """The text without what no content file may hold."""
    return _UNWRITABLE.sub("", text)


def one_blank(text: str) -> str:
    """The text with every run of blanks and line ends as one blank, as browsers show it."""
    if text.isascii() and text.isprintable():
        return _MANY_BLANKS.sub(" ", text) if "  " in text else text
    return _BLANKS.sub(" ", writable(text))


def is_seen(text: str) -> bool:
    """Whether a text shows anything: neither blanks nor signs without a shape do."""
    return bool(text.strip(f"{INVISIBLE} \t\n\r\x0b\x0c\x85\xa0\u2028\u2029"))


def is_plain(text: str) -> bool:
    """Whether words hold no address and need no backslash, but where a line begins; blanks are as they come."""
    if text.encode().translate(None, _PLAIN_BYTES) if text.isascii() else _NOT_PLAIN.search(text):
        return False
    small = text.lower()
    return not ("www." in small or "sid," in small or "sid-" in small)


def has_controls(text: str) -> bool:
    """Whether a text has signs that HTML's parser takes for something else, or not at all."""
    if text.isascii():
        return bool(text.encode().translate(None, _NO_CONTROLS))
    return _CONTROL.search(text) is not None


def is_usual(text: str) -> bool:
    """Whether words hold no address that may become a link, no sign that shows nothing and no blank but the usual one."""
    if "://" in text or "www." in text.lower():
        return False
    return not (text.encode().translate(None, _USUAL_BYTES) if text.isascii() else _UNUSUAL.search(text))


def has_marks(text: str) -> bool:
    """Whether words in which no address stands have any sign that may need a backslash."""
    if text.isascii():
        return len(text.encode().translate(None, _MARKS_BYTES)) < len(text)
    return bool(_MARKS.search(text))


def is_bare(address: str) -> bool:
    """True if the address becomes a link to itself, whole, where it stands bare between blanks."""
    return bool(_PLAIN_ADDRESS.fullmatch(address)) and trimmed(address) == address and not _ENTITY.search(address)


def trimmed(address: str) -> str:
    """What GFM takes of a bare address: not the punctuation that ends a sentence, nor a bracket without its partner."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if _ENDS_LINK.match(last):
            end -= 1
        elif last == ")" and surplus > 0:
            end, surplus = end - 1, surplus - 1
        elif last == ";":
            start = address.rfind("&", 0, end)
            end = start if start >= 0 and address[start + 1 : end - 1].isalnum() else end - 1
            surplus = address.count(")", 0, end) - address.count("(", 0, end)
        else:
            break
    return address[:end]


def words(
    text: str,
    *,
    link: bool = False,
    first: bool = True,
    last: bool = True,
    struck: bool = False,
    brackets: bool = False,
    urls: bool = True,
) -> str:
    """Escape a run of words.

    `link`: inside a link's words; `first`: a line's beginning, a blank or an emphasis mark stands before it;
    `last`: nothing but a line's end follows (else some markup does); `struck`: the paragraph strikes words out;
    `brackets`: it has a bare address, which no open bracket may precede; `urls`: such an address may become a link here.
    """

    def escaped(match: re.Match[str]) -> str:
        if match.lastgroup == "url":
            return _address(match, link=link, last=last, plain=urls and (first or match.start() > 0 or match[0][0] not in "wW"))
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if match[0][0] in _RUNS:
            return match[0] if _harmless(match[0], before, after, struck) else "\\" + "\\".join(match[0])
        matters = _matters(match, after, link=link or (brackets and match[0] == "["), last=last)
        return "\\" + match[0] if matters else match[0]

    if "://" in text or "www." in text.lower():
        done = _SPECIAL.sub(escaped, text)
    else:
        done = _SPECIAL_ALONE.sub(escaped, text) if has_marks(text) else text
    return "\\" + done if link and done.startswith("^") else done  # "[^" begins a footnote


def _harmless(run: str, before: str, after: str, struck: bool) -> bool:
    """True if the run of * _ or ~ can open and close nothing where it stands. An end of the text counts as markup."""
    if before.isspace() and after.isspace():
        return True
    if run[0] == "_":
        return before.isalnum() and after.isalnum()
    return run == "~" and not struck and (not before or before.isspace()) and after.isalnum()


def _matters(match: re.Match[str], after: str, *, link: bool, last: bool) -> bool:
    edge = not after and not last
    match match[0]:
        case "\\":
            follows = _SPECIAL.match(match.string, match.end())  # an address may get < > around it
            return not after or after in PUNCTUATION or bool(follows and follows["url"])
        case "`":
            return True
        case "<":
            return edge or after.isalpha() or after in {"/", "!", "?"}
        case "&":
            return bool(_ENTITY.match(match.string, match.start()))
        case "[":
            return link
        case _:
            return link or edge or after in {"(", "[", ":"}


def _address(match: re.Match[str], *, link: bool, last: bool, plain: bool) -> str:
    """A bare address: as it stands where cmark-gfm will make it a link, in <> where markup follows, else broken up."""
    url = match[0]
    if len(starts := _STARTS.split(url)) > 2 * MAX_STARTS:
        return "".join(
            f"\\{part}" if n % 2 else words(part, link=link, last=False, brackets=True) for n, part in enumerate(starts)
        )
    kept = trimmed(url)
    ends = (match.end() == len(match.string) and not last) or match.string[match.end() : match.end() + 1] == "<"
    host = kept.partition("//")[2] if "://" in kept else kept
    host = re.split(r"[^\w.-]", host, maxsplit=1)[0]
    rest = words(url[len(kept) :], last=not ends, brackets=True, urls=False)
    free = bool(kept) and plain and not link
    # cmark-gfm takes all up to the next blank, then gives back what ends a sentence: that must need no backslash.
    if free and "_" not in host and host.strip(".-") and kept + rest == url and not (ends or _ENTITY.search(url)):
        return url
    if free and is_bare(kept):
        return f"<{kept}>{rest}"
    cut = url.index(":") if "://" in url[:9] else 3
    return (
        words(url[:cut], urls=False)
        + "\\"
        + url[cut]
        + words(url[cut + 1 :], link=link, last=not ends, brackets=True, urls=False)
    )


def line(text: str) -> str:
    """A finished line of a paragraph, so that its beginning starts no heading, list, quote, rule or table."""
    match = _LINE_START.match(text)
    if match:
        at = len(match["digits"] or "")
        return f"{text[:at]}\\{text[at:]}"
    if text[:1] in {"|", ":", "-"} and "-" in text and not text.strip("|:- "):
        return "\\" + text
    return text


def destination(address: str) -> str:
    """An address as the target of a link: blanks, controls and delimiters percent-encoded, <> around odd brackets."""
    if _AS_IT_IS.fullmatch(address) and not ("&" in address and _ENTITY.search(address)):
        return address
    encoded = "".join(_percent(c) if c <= " " or c in '<>"\\`|\x7f' or c.isspace() else c for c in writable(address))
    encoded = _ENTITY.sub(lambda match: "\\" + match[0], encoded)
    return f"<{encoded}>" if not encoded or not _balanced(encoded) else encoded


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


def _balanced(text: str) -> bool:
    depth = 0
    for c in text:
        depth += (c == "(") - (c == ")")
        if depth < 0 or depth > 30:
            return False
    return depth == 0


def code(text: str) -> str:
    """A code span: its fence longer than any run of backticks inside."""
    text = one_blank(text)
    if not text.strip(" "):
        return ""
    fence = "`" * (longest_run(text, "`") + 1 if "`" in text else 1)
    padded = text[0] == "`" or text[-1] == "`" or (text[0] == " " and text[-1] == " ")
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"


def longest_run(text: str, character: str) -> int:
    """The length of the longest run of a character."""
    return max((len(run) for run in re.findall(re.escape(character) + "+", text)), default=0)
