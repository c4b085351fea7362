"""Where old addresses of the forums lead, for hosts that match no query: the ids in files of a few KB, which theme/static/old.js
asks for on 404.html and wherever an address has a query or an id of an old form.

`old/index.json` has the forms of addresses and the forums, each with the starts of its files; a file has the ids of a range.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from ..addresses import forms, reading
from ..addresses.forms import PER_PAGE
from ..site.depends import digest
from ..site.files import File, Text
from ..site.landing import Landing, Landings, landings, renamed
from ..site.site import Site
from ..site.urls import OLD
from . import _shards
from ._base import Part, in_parts

_PER_PAGE = 20
_LIGHT = 25  # posts that are as much work as a post of a page


def parts(site: Site) -> Iterator[Part]:
    """All of it in one go: it is made anew only if a thread, a post, a board or a member has come, gone or moved."""
    if not site.config.old_addresses:
        return
    threads = [thread for forum in site.library.forums for thread in forum.threads]
    made_of = digest("addresses", site.depends.surroundings, site.depends.places(site.library))
    yield Part("addresses", made_of, functools.partial(bool), sum(one.count for one in threads) // _LIGHT + 1)


def make(site: Site, _: bool) -> Iterator[File]:
    """Its files, those of each forum first."""
    forums = []
    for forum in site.library.forums:
        found = landings(forum, site.places, site.config.posts_per_page)
        about = {
            "id": forum.record.id,
            "path": forum.record.path,
            "engine": found.engine,
            "per": PER_PAGE.get(found.engine, _PER_PAGE),
            "roots": [address for address in forum.record.addresses if address.startswith(("http://", "https://"))],
            "renamed": renamed(forum),
        }
        for kind, files in _files(site, found):
            starts = []
            for start, text in files:
                starts.append(start)
                yield Text(f"{OLD}/{forum.record.id}/{kind}-{start}.json", text)
            about[kind] = "".join(map(_shards.number, _gaps(starts)))
        forums.append(about)
    of = site.config
    index = {
        "thread": of.thread_path,
        "member": of.member_path,
        "board": of.board_path,
        "page": site.urls.page,
        "kinds": forms.KINDS,
        "parts": [forms.PARTS["ID"], forms.PARTS["N"], reading.BEFORE, reading.BEHIND],
        "fragment": _for_scripts(rf"^(?P<word>{forms.FRAGMENTS})?(?P<post>[0-9]{{1,18}})$"),
        "bare": sorted(forms.BARE),
        "forms": _forms(),
        "forums": forums,
    }
    yield Text(f"{OLD}/index.json", _json(index))


def _gaps(numbers: Sequence[int]) -> Iterator[int]:
    return (after - before for before, after in itertools.pairwise((0, *numbers)))


def _files(site: Site, found: Landings) -> Iterator[tuple[str, Iterable[tuple[int, str]]]]:
    yield "posts", _shards.posts(found.posts, found.threads)
    threads = sorted(found.threads, key=lambda thread: thread.key)
    usual = PER_PAGE.get(found.engine, _PER_PAGE)
    yield "threads", _shards.rows([(thread.key, _row(thread, usual)) for thread in threads])
    for kind, every in (("members", found.members), ("boards", found.boards)):
        yield (
            kind,
            _shards.rows([(own, _rest([slug, "" if identity == str(own) else identity])) for own, slug, identity in every]),
        )
    files = [(own, led if isinstance(led, int) else site.urls.link(led, "")) for own, led in found.files]
    yield "files", _shards.rows([(own, _rest([led])) for own, led in files])
    targets = {text: led if isinstance(led, int) else site.urls.link(led, "") for text, led in found.exact.items()}
    exact = sorted((_hash(text), text, led) for text, led in ((unquote(one), led) for one, led in targets.items()))
    yield "exact", _shards.rows([(value, _rest([text, led])) for value, text, led in exact])


def _row(thread: Landing, usual: int) -> str:
    row: list[object] = [
        thread.slug,
        _shards.pages(thread.pages),
        thread.per if thread.per != usual else 0,
        thread.id if thread.id != str(thread.key) else "",
        thread.ours,
        thread.firsts or 0,
    ]
    return _rest(row)


def _rest(row: list[object]) -> str:
    """The rest of a row behind its key, without what is nothing at its end."""
    while not row[-1]:
        row.pop()
    return f",{_json(row)[1:]}"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _hash(text: str) -> int:
    """FNV-1a of 32 bits."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def _for_scripts(pattern: str) -> str:
    return re.sub(r"\(\?P<", "(?<", pattern)


@functools.cache
def _forms() -> dict[str, list[list[object]]]:
    """The forms of all engines, as scripts have them: path, parameters, what is asked for, whether it is its engine's alone."""
    found: dict[str, list[list[object]]] = {}
    for engine, every in forms.FORMS.items():
        found[engine] = []
        for form in every:
            query = {
                name: value if value.isalpha() else _for_scripts(reading.written_out(value)) for name, value in form.query.items()
            }
            row: list[object] = [_for_scripts(reading.written_out(form.path)), query, form.asked, int(form.own)]
            while not row[-1]:
                row.pop()
            found[engine].append(row)
    return found


OUTPUT = in_parts("addresses", "Where old addresses lead: `old/`.", parts, make, of_library=True)
