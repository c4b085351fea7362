"""Whom an address names, by id or by name: pages about a member, lists of what they wrote, messages to them, their pictures."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

from .places_of_members import ANYWHERE, IDS, NAMES, OF_ENGINE, PARAMETERS
from .reading import LONGEST

_MOST = 50  # parameters that are looked at
_ID = re.compile(r"0*([0-9]{1,18})(?:[-_.][^/?&;]*)?", re.ASCII)  # engines ignore the words beside an id
_IN_KEY = re.compile(r"address_list\[u\]\[([0-9]{1,18})\]", re.ASCII)  # phpBB's, of messages
_SOUGHT = re.compile(r"(?:^|\s)(?:@|(?:user|author|from|by|posted_by):)(\S{1,80})", re.IGNORECASE)  # in words to search for
_PICTURE = re.compile(
    r"(?:^|/)[a-z_-]*(?:avatars?|userpics?|userphotos?|profilepics?)/(?:[^/?]+/)*([^/?]{1,80})\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(&amp;|[&;])?((?:(?!&amp;)[^&;])+)")  # a parameter, and the sign before it


def named_in(address: str, engine: str = "") -> Iterator[str]:
    """The names in an address, each as it is: in its parameters, also what stands between their commas; in the places that hold
    one in the forum's engine, as `engine_of` gives it; and the name of a picture among members' pictures. Never raises.
    """
    request = _request(address)
    for key, value in _pairs(address):
        yield from _names(key, value, request, engine)
    found = dict.fromkeys(unquote_plus(match["name"]) for match in _matches(request, engine) if match["name"])
    yield from found
    if not found and (picture := _PICTURE.search(request.partition("?")[0])) and not picture[1].isdecimal():
        yield unquote(picture[1])


def ids_in(address: str, engine: str = "") -> Iterator[str]:
    """The ids of members in an address, as the forum has them, wherever in it one means a member and nothing else: in parameters
    that hold one in any engine, and in the places of the forum's engine, as `engine_of` gives it. Never raises.
    """
    request = _request(address)
    for key, value in _pairs(address):
        yield from _ids(key, value, request, engine)
    yield from _ids_of(request, engine)


def without_members(address: str, engine: str, is_theirs: Callable[[str, str], bool]) -> str:
    """An address without the parameters that name members of whom `is_theirs` says so, given a name, or "" and an id."""
    request = _request(address)
    before, sign, query = address.partition("?")
    query, mark, fragment = query.partition("#")
    kept = ""
    for piece in _PIECE.finditer(query) if request and sign else ():
        pairs = _pairs(f"?{piece[2]}")
        names = (name for key, value in pairs for name in _names(key, value, request, engine))
        ids = (one for key, value in pairs for one in _ids(key, value, request, engine))
        if not any(is_theirs(name, "") for name in names) and not any(is_theirs("", one) for one in ids):
            kept += (piece[1] if kept else "") + piece[2]
    return f"{before}{'?' * bool(kept)}{kept}{mark}{fragment}"


def _names(key: str, value: str, request: str, engine: str) -> Iterator[str]:
    """The names in a parameter."""
    if key in NAMES or _is_of(request, engine, key, "NAME"):
        yield value
        if "," in value:
            yield from (name for part in value.split(",") if (name := part.strip()))
    elif key in ("q", "search", "keywords"):
        yield from (match[1] for match in _SOUGHT.finditer(value))


def _ids(key: str, value: str, request: str, engine: str) -> Iterator[str]:
    """The ids of members in a parameter."""
    if match := _IN_KEY.fullmatch(key):
        yield match[1]
    elif key in IDS or _is_of(request, engine, key, "ID"):
        yield from (match[1] for part in value.split(",") if (match := _ID.fullmatch(part.strip())))
    elif _is_of(request, engine, key, "PATH"):
        yield from _ids_of(f"/{value}", engine)


def _ids_of(request: str, engine: str) -> Iterator[str]:
    """The ids in places of a path."""
    for match in _matches(request, engine):
        if found := match["id"] or (match["cut"] or "").replace("/", ""):
            yield found.lstrip("0") or "0"


def _is_of(request: str, engine: str, key: str, kind: str) -> bool:
    """Whether a parameter is one of an engine's further ones."""
    page, _, query = request.partition("?")
    page = page.rstrip("/").rpartition("/")[2]
    return any(
        key == name and kind == what and (not on or re.fullmatch(on, page, re.I)) and (not asked or re.search(asked, query, re.I))
        for on, asked, name, what in PARAMETERS.get(engine, ())
    )


def _pairs(address: str) -> list[tuple[str, str]]:
    """The parameters, their names in small letters and without the sign of a list."""
    try:
        query = urlsplit(address).query[:LONGEST]
        # Older software sets semicolons between parameters.
        pairs = parse_qsl(query.replace("&amp;", "&").replace(";", "&"), max_num_fields=_MOST)
    except ValueError:
        return []
    return [(key.lower().removesuffix("[]"), value) for key, value in pairs]


def _request(address: str) -> str:
    """The path, with what follows its question mark; "" where there is none, or one too long to be looked at."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    request = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.replace("&amp;", "&") if len(request) <= LONGEST else ""


def _matches(request: str, engine: str) -> Iterator[re.Match[str]]:
    for place in (*_compiled(""), *_compiled(engine)) if request else ():
        if match := place.search(request):
            yield match


@functools.cache
def _compiled(engine: str) -> tuple[re.Pattern[str], ...]:
    """The places of an engine; of "" those of any."""
    return tuple(map(_expression, OF_ENGINE.get(engine, ()) if engine else ANYWHERE))


def _expression(place: str) -> re.Pattern[str]:
    # A place holds an id, also one that is cut, or a name: what it does not hold is a group that nothing fits.
    named = re.sub(r"(?<!USER_)ID", "(?P<id>[0-9]{1,18})", place).replace("NAME", "(?P<name>[^/?&;#]{1,80}?)")
    groups = "".join(f"(?P<{name}>(?!))?" for name in ("id", "name", "cut") if f"(?P<{name}>" not in named)
    return re.compile(rf"(?:^|[/?;]){groups}(?:{named})/?(?=$|[?&;#])", re.IGNORECASE | re.ASCII)
