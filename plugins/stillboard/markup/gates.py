"""Parts of a post that its forum showed to some readers alone, as its author asked: [hide], [members], [groups=…], [reply].

A database holds them in the open, and no guest saw them. No engine has such tags itself, and each add-on has others, so they are
known by their names; a name alone is none: only what has an end is a part. Where it is not clear how far one goes, it goes far.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ..gfm import HIDDEN

MARK = "\U0010f7b3"
"""Stands in a text where such a part was. Nobody writes this character; `said` makes of it what the archive's files say."""
_SAID = f"[…]({HIDDEN})"
_TAG = re.compile(r"\[(?P<end>/?)(?P<name>[a-z][a-z0-9_-]{0,30})(?P<value>(?:[=\s:][^\[\]]{0,400})?)\]", re.IGNORECASE)
# What most posts have none of; each begins with what can be looked for fast.
_ENDS = re.compile(r"\[/([A-Za-z][A-Za-z0-9_-]{0,30})[\s:\]]")
_BEGINS = re.compile(r"\[([A-Za-z][A-Za-z0-9_-]{0,30})[=\s:\]]")
_QUOTE = re.compile(r"\[(?P<end>/?)quote(?:[=\s:][^\[\]]{0,400})?\]", re.IGNORECASE)
_ELEMENT_ENDS = re.compile(r"</([A-Za-z][A-Za-z0-9_-]{0,30})\s?>")
_ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[a-z][\w:.-]{0,60})(?P<attributes>(?:\s[^<>]{0,8000})?)>", re.IGNORECASE)
_CODE = re.compile(
    r"\[(?P<tag>code|php|noparse|nobbc|plain|icode|pre)(?:[=\s:][^\[\]]{0,400})?\]|<CODE(?:\s[^<>]{0,400})?>", re.IGNORECASE
)
"""What follows it, up to its end, is shown as it is."""
_WRAP = re.compile(r"""\bdata-wrap\s{0,3}=\s{0,3}["']?([a-z][a-z0-9_-]{0,30})""", re.IGNORECASE)
_NAMES = frozenset(
    "reply like likes group groups usergroup usergroups private posts postcount thanks thank thankyou lock locked secret login"
    " register registered reg users premium vip paid pay credits points staff modonly adminonly moderators admins mods club"
    " trophies reaction reactions react subscriber subscribers donator donators donor donors supporter supporters s2if"
    " days except exceptids userids buy charge likereply likeit msg nolog regonly replytosee visible moderator admin team"
    " gruppe gruppen privat membres miembros membri leden".split()
)
_WITHIN = re.compile(
    r"hid(?:e|den)|versteck|mitglied|geheim|unsichtbar|ocult|verborgen|nascost|ukryt|guest|member.|logged|loggedin|log-?in|regist|private|restrict|protect|showto|unlock|premium|[_-]only"
    r"|^(?:pmpro|swpm|wpmem|mepr|rcp|arm)[_-]",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_WRITTEN = re.compile(
    r"(?:\[|&(?:#0{0,4}91|#x0{0,4}5b|lsqb|lbrack);)(?P<inner>/?[^\[\]&<>\n]{1,80})(?:\]|&(?:#0{0,4}93|#x0{0,4}5d|rsqb|rbrack);)",
    re.I,
)
_AT_ALL = re.compile(
    r"[&\u00ad\u200b-\u200f\u2060-\u2064\ufeff](?:(?<!&)|(?:#0{0,4}9[13]|#x0{0,4}5[bd]|[lr]sqb|[lr]brack);)", re.I
)
_PLAIN = re.compile(r"\s.+|[^\w-]")  # what is no part of a value
# Elements that show something without words between them.
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@functools.lru_cache(maxsize=4096)
def keeps(name: str) -> bool:
    """Whether a tag of that name is one for some readers alone. What is for guests they were shown."""
    return name.lower() in _NAMES or (bool(_WITHIN.search(name)) and name.lower() not in {"guest", "guests"})


def without(text: str, *, elements: bool = False, closes: bool = False) -> tuple[str, str]:
    """A text without what guests were not shown, MARK in its places; and that, "" if there is nothing. `elements`: the text is
    HTML or XML, whose elements stay balanced, and may be such parts themselves. `closes`: the forum closes what has no end, with
    the quotation or the text around it; so it is where the name is clear: [paid] may be a word in brackets.
    """
    return _without(text, elements, closes)


@functools.lru_cache(maxsize=1)  # whoever looks at a post's files asks before whoever makes its body
def _without(text: str, elements: bool, closes: bool) -> tuple[str, str]:
    if ("&" in text or not text.isascii()) and _AT_ALL.search(text):
        text = _WRITTEN.sub(functools.partial(_plainly, elements=elements), text)
    if not (
        (closes and any(_WITHIN.search(one) for one in _BEGINS.findall(text)))
        or ("[/" in text and any(keeps(one) or one in {"wrap", "WRAP"} for one in _ENDS.findall(text)))
        or (elements and ("data-wrap" in text or ("</" in text and any(map(keeps, _ELEMENT_ENDS.findall(text))))))
    ):
        return text, ""
    hidden: list[str] = []
    if elements:
        text = _cut(text, _parts(_of_elements(text)), hidden, elements=elements)
    halves = list(_of_tags(text))
    if not elements or text.startswith(("<r>", "<t>")):  # in HTML it is no code: shortcodes are looked for everywhere
        halves = _outside_code(text, halves)
    text = _cut(text, _parts(halves, _block_ends(text) if closes else None), hidden, elements=elements)
    return text, "\n".join(hidden)


def _plainly(match: re.Match[str], *, elements: bool) -> str:
    """A tag for some readers alone as people type it, if it is one with characters in it that nobody sees, or with entities."""
    if "&" in match[0] and not elements:
        return match[0]
    made = f"[{_UNSEEN.sub('', match['inner'])}]"
    tag = _TAG.fullmatch(made)
    return made if tag and keeps(tag["name"]) else match[0]


def said(markdown: str) -> str:
    """Markdown in which a link that leads nowhere stands for each part that is not there."""
    return markdown.replace(MARK, _SAID) if MARK in markdown else markdown


def names(hidden: str, key: str) -> bool:
    """Whether what was hidden names something, such as a file by its id."""
    return bool(key and re.search(rf"(?<!\w){re.escape(key)}(?!\w)", hidden))


def shows(seen: str, key: str) -> bool:
    """Whether what is left shows a file: a number counts only where a file's stands."""
    if not key.isdecimal():
        return names(seen, key)
    return bool(re.search(rf"""(?:attach[^\[\]<>\n]{{0,200}}[\]=\s"]|index="){re.escape(key)}(?!\w)""", seen, re.IGNORECASE))


_Half = tuple[int, int, str, bool]  # where a tag stands, its family, whether it ends one


def _of_tags(text: str) -> Iterator[_Half]:
    for match in _TAG.finditer(text):
        name = match["name"]
        # Discourse's [wrap=members] says behind its name what it is; its end does not.
        if keeps(name) or (name.lower() == "wrap" and (match["end"] or keeps(_PLAIN.sub("", match["value"])))):
            yield match.start(), match.end(), _family(name), bool(match["end"])


def _outside_code(text: str, halves: list[_Half]) -> list[_Half]:
    """Without those that code shows as words: such as begin and end within one piece of code, and such as have no end at all."""
    spans = _code(text) if halves else []
    last_end = {family: start for start, _, family, ends in halves if ends}
    kept: list[_Half] = []
    at = 0
    for n, (start, stop) in enumerate(spans):
        until = spans[n + 1][0] if n + 1 < len(spans) else len(text) + 1
        while at < len(halves) and halves[at][0] < start:
            kept.append(halves[at])
            at += 1
        opened: dict[str, list[int]] = {}
        inside: list[_Half | None] = []
        while at < len(halves) and halves[at][0] < stop:
            half = halves[at]
            inside.append(half)
            if not half[3]:
                opened.setdefault(half[2], []).append(len(inside) - 1)
            elif opened.get(half[2]):
                inside[opened[half[2]].pop()] = inside[-1] = None
            at += 1
        kept += [half for half in inside if half and (half[3] or last_end.get(half[2], -1) >= stop)]
        while at < len(halves) and halves[at][0] < until:
            kept.append(halves[at])
            at += 1
    return kept if spans else halves


def _code(text: str) -> list[tuple[int, int]]:
    """From where to where each piece of code goes that has an end."""
    spans: list[tuple[int, int]] = []
    lower = text.lower()
    endless: set[str] = set()
    at = 0
    while begin := _CODE.search(text, at):
        name = begin["tag"].lower() if begin["tag"] else "<"
        stop = -1 if name in endless else lower.find("</code>" if name == "<" else f"[/{name}", begin.end())
        if stop < 0:
            endless.add(name)
            at = begin.end()
        else:
            spans.append((begin.end(), stop))
            at = stop + 1
    return spans


def _family(name: str) -> str:
    """[groups=…] may end in [/group], [hide-posts=10] in [/hide]."""
    return re.split(r"[\d_-]", name.lower())[0].removesuffix("s") or name.lower()


def _of_elements(text: str) -> Iterator[_Half]:
    """Elements that are such a part: by their names, or by what they wrap. A wrapped one is a family with others of its name."""
    wraps: list[tuple[str, int]] = []  # those that are open, each with how many of its name are open in it
    for match in _ELEMENT.finditer(text):
        name, end, attributes = match["name"].lower(), bool(match["end"]), match["attributes"]
        if attributes.endswith("/") or name in _VOID:
            continue
        if wraps and name == wraps[-1][0]:
            depth = wraps[-1][1] + (-1 if end else 1)
            if depth:
                wraps[-1] = (name, depth)
            else:
                wraps.pop()
                yield match.start(), match.end(), f"<{name} {len(wraps)}", True
        elif keeps(name):
            yield match.start(), match.end(), f"<{name}", end
        if not end and (wrap := _WRAP.search(attributes)) and keeps(wrap[1]) and not (wraps and name == wraps[-1][0]):
            yield match.start(), match.end(), f"<{name} {len(wraps)}", False
            wraps.append((name, 1))


def _block_ends(text: str) -> Callable[[int], int]:
    """Where the block ends that a tag is in: the innermost quotation that has an end, or the text. 0: its name may be a word."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for match in _QUOTE.finditer(text):
        if not match["end"]:
            opened.append(match.start())
        elif opened:
            ends[opened.pop()] = match.start()
    within = [len(text)]
    places, blocks = [0], [len(text)]
    for match in _QUOTE.finditer(text):
        if match.start() in ends:
            within.append(ends[match.start()])
        elif match.start() == within[-1]:
            within.pop()
        places.append(match.start())
        blocks.append(within[-1])

    def end(place: int) -> int:
        tag = _BEGINS.match(text, place)
        return blocks[bisect.bisect_right(places, place) - 1] if tag and _WITHIN.search(tag[1]) else 0

    return end


def _parts(halves: Iterable[_Half], block_end: Callable[[int], int] | None = None) -> list[tuple[int, int]]:
    """From where to where each part goes: from the first beginning to the end that leaves none of its family open, or else to the
    last one that there is, or that of its block where the forum closes what is open.
    """
    opened: dict[str, tuple[int, int, int, int]] = {}  # by family: its beginning, how many are open, the last end, its block's
    found: list[tuple[int, int]] = []
    for start, stop, family, ends in halves:
        if not ends:
            began, depth, last, block = opened.get(family, (start, 0, 0, 0))
            opened[family] = (began, depth + 1, last, max(block, block_end(start)) if block_end else 0)
        elif family in opened:
            began, depth, _, block = opened.pop(family)
            if depth > 1:
                opened[family] = (began, depth - 1, stop, block)
            else:
                found.append((began, stop))
    found += [(began, max(last, block)) for began, _, last, block in opened.values() if max(last, block)]
    return found


def _cut(text: str, parts: list[tuple[int, int]], hidden: list[str], *, elements: bool) -> str:
    made: list[str] = []
    at = 0
    for start, stop in sorted(parts):
        if stop <= at:
            continue
        if start >= at:
            made += (text[at:start], MARK)
        part = text[max(start, at) : stop]
        hidden.append(part)
        if elements:
            made.append(_balanced(part))
        at = stop
    return "".join([*made, text[at:]])


def _balanced(part: str) -> str:
    """The elements of a part that begin or end outside of it, without what they say."""
    opened: list[str] = []
    within: Counter[str] = Counter()  # how many of a name are open
    ended: list[str] = []
    for match in _ELEMENT.finditer(part):
        name = match["name"]
        if match["attributes"].endswith("/") or name.lower() in _VOID:
            continue
        if not match["end"]:
            opened.append(name)
            within[name] += 1
        elif within[name]:
            while (inner := opened.pop()) != name:
                within[inner] -= 1
            within[name] -= 1
        else:
            ended.append(name)
    return "".join([*(f"</{name}>" for name in ended), *(f"<{name}>" for name in opened)])
