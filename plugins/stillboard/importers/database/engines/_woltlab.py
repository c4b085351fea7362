"""What guests may read of WoltLab's boards, by the rights of their two groups, and bodies of posts as its programs store them."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ....markup import gates
from ..boards import above, nearest, unknown_around
from ..engine import Answer, Right

KIN_PREFIX = (r"^wbb(\d{1,4})_(?:\d{1,4}_)?$", r"wcf\1_")
"""wbb1_board stands beside wcf1_user, and wbb1_1_board of Burning Board 3 too."""
GUESTS = "1, 2"  # the kinds of groups that guests are in: everybody, and guests
THEIRS = f"COALESCE(g.grouptype IN ({GUESTS}), 1)"
"""Of rights that are joined to groups (g), in SQL: what is said of a group that is not in the dump may be said of the guests'."""
SIGNATURES = (
    "NOT EXISTS (SELECT 1 FROM option s WHERE s.optionname = 'module_user_signature' AND COALESCE(s.optionvalue, '') <> '1')"
)
"""Whether signatures are shown at all, in SQL."""
READING = ("canViewBoard", "canEnterBoard", "canReadThread")
FILES = "canDownloadAttachment"
OPTIONS = frozenset(f"user.board.{one}" for one in (*READING, FILES)) | {"user.like.canViewLike"}

_BOARD, _CATEGORY = 0, 1  # what `boardType` says; all else only leads elsewhere


@dataclass(frozen=True, slots=True)
class BoardRow:
    """What a board says of itself."""

    parent: int | None
    kind: object
    invisible: object
    private: object


def kinds_doubt(groups: Iterable[tuple[object, object]]) -> str:
    """Why nobody knows which groups (id, kind) guests are in, in words; "" if there is exactly one of each of the two kinds."""
    found: dict[object, list[object]] = {}
    for own, kind in groups:
        found.setdefault(kind, []).append(own)
    for kind, name in ((1, "everybody"), (2, "guests")):
        own = found.get(kind, [])
        if len(own) != 1 or not isinstance(own[0], int) or own[0] <= 0:
            return f"it has {len(own)} groups of {name} (groupType {kind}) with a number of their own, and not one"
    return ""


def said_by(
    rows: Iterable[tuple[bool, int, int, Iterable[tuple[str, bool]]]],
) -> Said:
    """What rows say (whether the group is the guests' own; group, board, rights), by right. What a group that is not in the dump
    must not, guests must not: it may have been theirs; what it may, nobody gains by.
    """
    said: dict[str, dict[int, dict[int, bool]]] = {}
    for is_theirs, group, board, rights in rows:
        for name, may in rights:
            if is_theirs or not may:
                boards = said.setdefault(name, {}).setdefault(group, {})
                boards[board] = boards.get(board, True) and may
    return said


# Of each right, and each of the guests' groups, what boards say.
Said = Mapping[str, Mapping[int, Mapping[int, bool]]]


def rights_of(boards: Mapping[int, BoardRow], said: Said, general: Mapping[str, bool | None]) -> Mapping[str, Right]:
    """Each group's row for the board, or for the nearest around it that has one, else what the groups may in general (`general`;
    None: never, whatever boards say). Where the groups' rows differ, the one that denies holds.
    """
    parents = {own: one.parent for own, one in boards.items()}

    def granted(board: int, right: str) -> bool:
        if general.get(right) is None:
            return False
        found = [nearest(board, parents, rows) for rows in said.get(right, {}).values()]
        known = [one for one in found if one is not None]
        return all(known) if known else bool(general[right])

    rights: dict[str, Right] = {}
    for own, board in boards.items():
        around = list(above(own, parents))
        unknown = unknown_around(own, parents, None, 0)
        lacking = [right for right in READING if not granted(own, right)]
        seen = not unknown and all(granted(one, "canViewBoard") and boards[one].invisible == 0 for one in around)
        if unknown:
            why = unknown
        elif board.kind == _CATEGORY:
            why = "it is a category, and holds no threads"
        elif board.kind != _BOARD:
            why = "it only leads elsewhere"
        elif lacking:
            why = f"guests lack {', '.join(lacking)}"
        elif not seen:
            why = "guests do not see it, or a board around it, among the boards (canViewBoard, isInvisible)"
        elif any(boards[one].private != 0 for one in around):
            why = "it, or a board around it, shows people their own threads alone (isPrivate)"
        else:
            why = ""
        rights[str(own)] = Right(
            public=not why, why=why or "guests may enter it and read its threads", named=seen, files=granted(own, FILES)
        )
    return rights


def in_general(rows: Iterable[tuple[str, object, object]]) -> dict[str, bool | None]:
    """What the guests' groups may, by their options (name, value, whether the group is known to be theirs): what one of them may
    they may, but never what one must not, or one that is not in the dump.
    """
    found: dict[str, set[str]] = {}
    for name, value, is_theirs in rows:
        if not is_theirs and str(value).strip() in {"0", "1", ""}:
            continue
        found.setdefault(str(name).rpartition(".")[2], set()).add(str(value).strip())
    return {name: None if values - {"0", "1", ""} else "1" in values for name, values in found.items()}


# Bodies.

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>woltlab-[a-z][\w.-]{0,60}|pre|img)(?P<facts>(?:\s(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)?)>",
    re.IGNORECASE,
)
_FACT = re.compile(r"""([a-z-]{1,40})\s{0,3}=\s{0,3}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_HIDDEN = ("[hiddenpart]", "[/hiddenpart]")
"""Around what only some readers were shown, whatever its add-on calls it: a name of its own, which nobody ends within it."""
_SHOWN = {"b": "b", "i": "i", "u": "u", "s": "s", "sub": "sub", "sup": "sup", "tt": "code", "kbd": "kbd"}
_AROUND = {"size": "span", "color": "span", "font": "span", "align": "div", "indent": "div"}
_MARKER = "woltlab-metacode-marker"
_LAID_OUT = frozenset({"woltlab-size", "woltlab-color", _MARKER})
_KNOWN = frozenset({"attach", "user", "spoiler", "quote", "media", *_SHOWN, *_AROUND})
_QUOTE = re.compile(
    r"""\[quote=(?P<mark>['"]?)(?P<name>(?:\\.|(?!(?P=mark)[,\]])[^\[\]\n\\]){0,200})(?P=mark),(?P<link>[^\[\]\n]{0,500})\]""",
    re.I,
)
_POST = re.compile(r"(?:postID=|#post)(\d{1,15})", re.IGNORECASE)
_ATTACHED = re.compile(r"\[attach=['\"]?(\d{1,15})['\"]?(?:,[^\[\]\n]{0,80})?\](?:\s{0,5}\[/attach\])?", re.IGNORECASE)
_ATTACHED_BARE = re.compile(r"\[attach\](\d{1,15})\[/attach\]", re.IGNORECASE)
_CODE = re.compile(r"\[(code|php|java|css|html|xml|tpl|js|c|mysql|sql)=([^\[\]\n]{0,60})\]", re.IGNORECASE)
_OTHER_CODE = re.compile(r"\[(/?)(tpl|js|c|mysql)(?==|\])", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z][\w+#-]{0,19}")
_NUMBER = re.compile(r"[1-9]\d{0,14}")


def body(said: str, post: Answer) -> str:
    """HTML, with elements of WoltLab's own, or BBCode: as the rest of the program knows them."""
    return from_elements(said) if str(post.get("format")) == "html" else from_codes(said)


def from_codes(said: str) -> str:
    """BBCode whose values are parted by commas, as that of other engines."""
    if "[" not in said:
        return said
    said = _QUOTE.sub(_quotation, said)
    said = _ATTACHED.sub(r"[attach]\1[/attach]", said)
    said = _CODE.sub(_code, said)
    return _OTHER_CODE.sub(
        lambda match: f"[{match[1]}code" + ("" if match[1] else f"={_LANGUAGES.get(match[2].lower(), match[2].lower())}"), said
    )


_LANGUAGES = {"mysql": "sql", "tpl": "smarty", "js": "javascript"}


def _quotation(match: re.Match[str]) -> str:
    name = re.sub(r"\\(.)", r"\1", match["name"]).replace('"', "'")
    post = _POST.search(match["link"])
    return f'[quote="{name}"' + (f" post_id={post[1]}]" if post else "]")


def _code(match: re.Match[str]) -> str:
    """[code=5], [code=php,5], [code='file.php',5]: only words of a language count."""
    name = match[1].lower()
    said = next((part for part in re.split(r"[,'\"\s]+", match[2]) if _LANGUAGE.fullmatch(part)), "")
    language = said if name == "code" else _LANGUAGES.get(name, name)
    return f"[code={language}]" if language and name in {"code", *_LANGUAGES, "c"} else f"[{name}]"


def from_elements(said: str) -> str:
    """HTML with the elements that pages have for those that only the database knows."""
    if "<" not in said:
        return said
    made: list[str] = []
    at = 0
    marked: set[str] = set()  # hidden parts whose end is a marker to come
    waiting: list[tuple[str, str]] = []  # elements that are begun, with what ends each
    for match in _TAG.finditer(said):
        made.append(said[at : match.start()])
        at = match.end()
        name = match["name"].lower()
        if name in {"pre", "img"}:
            made.append(_plain(name, match))
        elif match["end"]:
            made.append(_ended(name, waiting))
        else:
            facts = _facts(match["facts"])
            begin, end = _BEGINNINGS.get(name, _named(name))(facts, said[at : at + 2] == "</")
            if name == _MARKER:
                begin = _marked(facts, marked)
            made.append(begin)
            waiting.append((name, end))
    made.append(said[at:])
    made += [end for _, end in reversed(waiting)]
    made += [_HIDDEN[1]] * len(marked)
    return _ATTACHED_BARE.sub(lambda match: _file(match[1]), _ATTACHED.sub(r"[attach]\1[/attach]", "".join(made)))


def _ended(name: str, waiting: list[tuple[str, str]]) -> str:
    """What ends an element, and those in it that have no end of their own."""
    if not any(one == name for one, _ in waiting):
        return ""
    ends = []
    while waiting:
        one, end = waiting.pop()
        ends.append(end)
        if one == name:
            break
    return "".join(ends)


def _facts(said: str) -> dict[str, str]:
    return {name.lower(): html.unescape(one or two or three) for name, one, two, three in _FACT.findall(said)}


def _plain(name: str, match: re.Match[str]) -> str:
    """Code, with its language where pages have it, and pictures that are attached files."""
    facts = _facts(match["facts"]) if not match["end"] else {}
    language, own = facts.get("data-highlighter", ""), facts.get("data-attachment-id", "")
    if name == "pre" and _LANGUAGE.fullmatch(language):
        return f'<pre data-lang="{html.escape(language)}">'
    return _file(own) if name == "img" and _NUMBER.fullmatch(own) else match[0]


def _file(own: str) -> str:
    """The place of an attached file."""
    return f'<span class="bb-attach" data-to="{html.escape(own)}"></span>'


Facts = Mapping[str, str]
_Ends = tuple[str, str]


def _of_none(_: Facts, __: bool) -> _Ends:
    return "", ""


def _of_hidden(_: Facts, __: bool) -> _Ends:
    return _HIDDEN


def _named(name: str) -> Callable[[Facts, bool], _Ends]:
    """What becomes of an element that is not known."""
    return _of_hidden if name not in _LAID_OUT and _is_hidden(name.removeprefix("woltlab-")) else _of_none


def _is_hidden(name: str) -> bool:
    """Whether a tag is for some readers alone, by its name or a part of it; one without a name may be."""
    return not name.strip() or gates.keeps(name) or any(gates.keeps(part) for part in re.split(r"[\W\d_]+", name) if part)


def _marked(facts: Facts, marked: set[str]) -> str:
    """What a marker becomes, which stands where a part begins or ends."""
    own, name = facts.get("data-uuid", ""), facts.get("data-name", "").lower()
    if own in marked and (not name or own):
        marked.discard(own)
        return _HIDDEN[1]
    if not name or name in _KNOWN or not _is_hidden(name):
        return ""
    marked.add(own)
    return _HIDDEN[0]


def _quote(facts: Facts, _: bool) -> _Ends:
    author, link = html.escape(facts.get("data-author", "")), html.escape(facts.get("data-link", ""))
    return f'<blockquote class="quoteBox" data-author="{author}" data-link="{link}">', "</blockquote>"


def _spoiler(facts: Facts, _: bool) -> _Ends:
    return _labelled(facts.get("data-label", ""))


def _labelled(label: str) -> _Ends:
    button = f'<span data-has-custom-label="true">{html.escape(label)}</span>' if label.strip() else ""
    return f'<div class="spoilerBox">{button}<div class="spoilerBoxContent">', "</div></div>"


def _mention(facts: Facts, empty: bool) -> _Ends:
    return _member(facts.get("data-user-id", ""), facts.get("data-username", "") if empty else "")


def _member(own: str, name: str = "") -> _Ends:
    if not _NUMBER.fullmatch(own):
        return f"@{html.escape(name)}", ""
    return f'<a href="index.php?user/{own}/">@{html.escape(name)}', "</a>"


def _metacode(facts: Facts, empty: bool) -> _Ends:
    """A tag of BBCode, its values as JSON in base64. One that is not known is shown as people typed it."""
    name, values = facts.get("data-name", "").lower(), _values(facts.get("data-attributes", ""))
    first = values[0] if values else ""
    if name == "attach" and _NUMBER.fullmatch(first):
        return _file(first), ""
    if name == "user":
        return _member(first)
    if name == "spoiler":
        return _labelled(first)
    if name == "quote":
        return _quote({"data-author": first, "data-link": values[1] if len(values) > 1 else ""}, empty)
    if name == "media":
        shown = html.escape(first)
        return (f'<a href="{shown}">{shown}</a>' if first and empty else "", "")
    if tag := _SHOWN.get(name) or _AROUND.get(name):
        return f"<{tag}>", f"</{tag}>"
    if _is_hidden(name):
        return _HIDDEN
    typed = "=" + ",".join(f"'{one}'" for one in values) if values else ""
    return html.escape(f"[{name}{typed}]", quote=False), html.escape(f"[/{name}]", quote=False)


def _values(said: str) -> list[str]:
    try:
        found = json.loads(base64.b64decode(said, validate=True))
    except (ValueError, RecursionError):
        return []
    return [str(one) for one in found if isinstance(one, str | int)] if isinstance(found, list) else []


_BEGINNINGS: Mapping[str, Callable[[Facts, bool], _Ends]] = {
    "woltlab-quote": _quote,
    "woltlab-spoiler": _spoiler,
    "woltlab-mention": _mention,
    "woltlab-metacode": _metacode,
}
