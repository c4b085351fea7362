"""Threads without the title that went with the post that opened them: no capture calls them by it, or by any other, again.

Whoever opens a thread writes its title, and the forum makes the address of it. So the record of the takedown knows the thread,
by a keyed hash of its id, and neither title nor address: what a capture says of both is compared with itself. Addresses that have
no such words stay; the site's own, and old ones by id, lead to the thread as before.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ..content import records
from ..ids import slugify
from ..model import Origin, Post, Source, Thread
from .known_again import mark, name_key
from .merging import is_titled, titles_of, words
from .taken_down import Rules

SLUG = "thread"  # of a thread that has no title
_TITLED = "titled"
_MANY = 3  # words that nobody else's title has in a row by chance

Said = tuple[str, ...]


def marks(salt: str, thread: Thread, titles: Iterable[str]) -> Iterator[str]:
    """What a record knows of a thread whose title went: its id, and with it each of the `titles` that went, and the folder's."""
    yield mark(salt, _TITLED, thread.id)
    yield from (mark(salt, _TITLED, thread.id, name_key(one)) for one in (*titles, thread.slug) if one != SLUG)


def is_gone(rules: Rules, stem: str, title: str) -> bool:
    """Whether a title, or the name of a folder without its id, is one that went from the thread of this id."""
    return rules.is_marked(_TITLED, stem, name_key(title))


def is_untitled(rules: Rules, thread: Thread) -> bool:
    """Whether a thread's title went, whatever it is called now. Its `id` is that of its folder."""
    if any((one := mark(salt, _TITLED, thread.id)) in rules.known and rules.known[one] in rules.own for salt in rules.salts):
        return True
    return any(is_gone(rules, thread.id, one) for one in titles_of(thread))  # the forum may have moved


def called(thread: Thread) -> frozenset[Said]:
    """The words of each title that a thread has, also as addresses have it, and of the one in its folder's name."""
    titles = [*thread.titles, thread.title] if is_titled(thread) else [*thread.titles]
    slugs = [thread.slug if thread.slug != SLUG else "", *map(slugify, titles)]
    return frozenset(filter(None, map(words, (*titles, *(one.replace("-", " ") for one in slugs)))))


def untitled(rules: Rules, thread: Thread, stem: str = "") -> Thread:
    """A thread without its titles, if they went. `stem`: the id of its folder, where the record has none."""
    identified = dataclasses.replace(thread, id=stem or thread.id)
    if not is_untitled(rules, identified):
        return thread
    said = called(thread)
    return without_title(dataclasses.replace(thread, titles=()), identified.id, said) if said else thread


def without_title(thread: Thread, stem: str, said: Collection[Said]) -> Thread:
    """A thread that has no title, and no address with the words of one. `said`: these words; `stem`: the id of its folder."""
    number = thread.thread_id or records.own_id(dataclasses.replace(thread, id=stem))
    title = f"Thread {number}" if number else "Untitled"  # as of threads of which no capture has a title
    return dataclasses.replace(without_addresses(thread, said), title=title, slug=SLUG)


def without_addresses(thread: Thread, said: Collection[Said]) -> Thread:
    """A thread that has no address with some words in a row."""
    return dataclasses.replace(thread, addresses=tuple(one for one in thread.addresses if not in_address(one, said)))


def with_no_title(post: Post, said: Collection[Said]) -> Post:
    """A post that does not repeat a title of its thread in its own ("Re: …") and in its address. `said`: the words of these."""
    own = words(post.title)
    repeats = any(own[-len(one) :] == one and (len(one) >= _MANY or len(own) <= len(one) + 1) for one in said)
    address = "" if in_address(post.address, said) else post.address
    return dataclasses.replace(post, title="" if repeats else post.title, address=address)


def new_names(sources: Iterable[Source], said: Collection[Said]) -> dict[str, str]:
    """What captures are called from now on whose files were named by the title: by the beginning of their sha256."""
    named = {one.name: one.sha256 for one in sources if in_name(one.name, said)}
    return {name: f"capture-{sha256[:8]}{PurePosixPath(name).suffix}" for name, sha256 in named.items()}


def with_new_names(thread: Thread, names: Mapping[str, str]) -> Thread:
    """A thread that calls its captures by other names. `names`: these, by those of before."""
    if not names:
        return thread
    return dataclasses.replace(
        thread,
        sources=tuple(dataclasses.replace(one, name=names.get(one.name, one.name)) for one in thread.sources),
        pages=tuple(dataclasses.replace(one, source=names.get(one.source, one.source)) for one in thread.pages),
        known_posts=tuple(dataclasses.replace(one, source=_origin(one.source, names)) for one in thread.known_posts),
    )


def post_with_new_names(post: Post, names: Mapping[str, str]) -> Post:
    """A post that calls the thread's captures by other names."""
    if not names:
        return post
    return dataclasses.replace(
        post,
        sources=tuple(_origin(one, names) for one in post.sources),
        missing_from=tuple(dataclasses.replace(one, source=names.get(one.source, one.source)) for one in post.missing_from),
        differs=tuple(dataclasses.replace(one, source=_origin(one.source, names)) for one in post.differs),
    )


def _origin(one: Origin, names: Mapping[str, str]) -> Origin:
    return dataclasses.replace(one, capture=names.get(one.capture, one.capture))


def posts_of(rules: Rules, thread: Thread, stem: str, posts: Iterable[Post]) -> list[Post]:
    """A captured thread's posts, which do not repeat its title if that went."""
    said = called(thread) if is_untitled(rules, dataclasses.replace(thread, id=stem)) else ()
    return [with_no_title(post, said) for post in posts]


def in_address(address: str, said: Collection[Said]) -> bool:
    """Whether the path or the query of an address has the words of a title in a row."""
    if not address or not said:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return True  # nobody can say where its words begin
    return in_name(f"{parts.path} {parts.query} {parts.fragment}", said)


def in_name(name: str, said: Collection[Said]) -> bool:
    """Whether the name of a file, or what is as an address is, has the words of a title in a row."""
    there = words(unquote(name).replace("_", " "))
    as_one = "".join(there)  # an apostrophe parts words in a title, and not in what a forum makes of it
    return any(holds(there, one) or (len(one) >= _MANY and "".join(one) in as_one) for one in said)


def holds(there: Said, said: Said) -> bool:
    """Whether some words stand among others in a row."""
    return any(there[n : n + len(said)] == said for n in range(len(there) - len(said) + 1))
