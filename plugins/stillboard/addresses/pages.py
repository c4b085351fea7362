"""The address of a further page of a thread, made of the thread's own address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .reading import ForumAddress, named

# By engine, forms of a thread's own address, each with that of a page: {base} is the part of the thread's that the page's begins
# with, {page} the page's number, {start} how many posts precede it.
_FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    "xenforo": ((r"(?P<base>.*[/?]threads/[^/?&]+)/?", "{base}/page-{page}"),),
    "phpbb": ((r"(?P<base>.*viewtopic\.php\?(?:f=\d+&)?t=\d+)", "{base}&start={start}"),),
    "vbulletin": (
        (r"(?P<base>.*showthread\.php\?t=\d+)", "{base}&page={page}"),
        (r"(?P<base>.*(?:/threads/|showthread\.php[?/])\d+[^/?&=]*)/?", "{base}/page{page}"),
    ),
    "mybb": (
        (r"(?P<base>.*showthread\.php\?tid=\d+)", "{base}&page={page}"),
        (r"(?P<base>.*/thread-\d+)\.html", "{base}-page-{page}.html"),
    ),
    "smf": ((r"(?P<base>.*[?;&]topic=\d+)(?:\.0)?", "{base}.{start}"),),
    "fluxbb": ((r"(?P<base>.*viewtopic\.php\?id=\d+)", "{base}&p={page}"),),
    "xmb": ((r"(?P<base>.*viewthread\.php\?tid=\d+)", "{base}&page={page}"),),
    "invision": (
        (r"(?P<base>.*\?showtopic=\d+)", "{base}&st={start}"),
        (r"(?P<base>.*/topic/\d+[^?#]*)", "{base}?page={page}"),
    ),
    "discourse": ((r"(?P<base>.*/t/[^?#]+)", "{base}?page={page}"),),
    "nodebb": ((r"(?P<base>.*/topic/\d+[^?#]*)", "{base}?page={page}"),),
    "flarum": ((r"(?P<base>.*/d/\d+[^?#]*)", "{base}?page={page}"),),
    "vanilla": ((r"(?P<base>.*/discussion/\d+[^?#]*?)/?", "{base}/p{page}"),),
    "woltlab": ((r"(?P<base>.*/(?:index\.php\?)?thread/\d+[^?#&]*)", "{base}?pageNo={page}"),),
}


def page_of(address: str, engine: str, number: int, per_page: int) -> str:
    """The address of a page of a thread, or "" where that cannot be told.

    `address`: the thread's own; `engine`: as `engine_of` gives it; `per_page`: posts on a page of the forum, 0 if not known.
    What is made must be read as what it is meant to be, by the same table as all old addresses.
    """
    if number == 1:
        return address
    try:
        own = _read(address, engine)
    except ValueError:  # http://[half an IPv6 address
        return ""
    if own is None or not own.thread:
        return ""
    start = (number - 1) * per_page
    for form, made in _FORMS.get(engine, ()):
        match = re.fullmatch(form, address, re.ASCII)
        if match is None or ("{start}" in made and not per_page):
            continue
        page = made.format(base=match["base"], page=number, start=start)
        said = _read(page, engine)
        if said and said.thread == own.thread and (said.start == start if "{start}" in made else said.page == number):
            return page
    return ""


def _read(address: str, engine: str) -> ForumAddress | None:
    parts = urlsplit(address)
    return named(f"{parts.path}?{parts.query}" if parts.query else parts.path, parts.fragment, engine)
