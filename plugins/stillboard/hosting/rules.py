"""Old addresses as rules of a server: expressions that take a key out of an address, and a table of where the keys lead.

A key is a forum's place, a letter and ids: `0p99` (post), `0t12` (thread), `0t12/2` (its page), `0t12+40` (its page behind 40
posts), `0t12.7` (its seventh post), `0m5` (member), `0b3` (board), `0f7` (file, which leads
to its post). What leads nowhere goes to the host's 404.html, which looks
further and says what is not archived. So does what takes arithmetic, and so do ids and places with signs that mean something to a
server: a forum's ids are whatever a dump says.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .. import addresses
from ..addresses.forms import FORMS, Form, names_members
from ..addresses.reading import BEHIND, value_of, written_out
from ..site import gone, packed
from ..site.landing import NUMBERED, Landing, Landings, called, landings, parts_of, renamed
from ..site.site import Site
from ..site.urls import Target

# What a key is made of, in the order in which an address of a form is asked for them: the first that fits counts.
_KINDS = (
    ("p", ("post",), "p{post}"),
    ("f", ("file",), "f{file}"),
    ("", ("thread", "page", "per"), ""),  # needs arithmetic
    ("t", ("thread", "number"), "t{thread}.{number}"),
    ("t", ("thread", "start"), "t{thread}+{start}"),
    ("t", ("thread", "page"), "t{thread}/{page}"),
    ("t", ("thread", "maybe"), "t{thread}/{maybe}"),
    ("t", ("thread",), "t{thread}"),
    ("m", ("member",), "m{member}"),
    ("b", ("board",), "b{board}"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression for the path of a request with what follows its question mark, and the key, with {1} for its first group."""

    pattern: str
    key: str


@dataclass(slots=True)
class Table:
    """Where keys lead. Addresses are paths from the host's root on."""

    rules: list[Rule] = field(default_factory=list)
    posts: dict[str, str] = field(default_factory=dict)  # a post's key -> the key of its page
    places: dict[str, str] = field(default_factory=dict)  # the key of a page, member or board -> its address
    numbers: dict[str, str] = field(default_factory=dict)  # the key of a post by its number -> its key
    gone: list[str] = field(default_factory=list)  # expressions for the paths of threads that were taken down


def table(site: Site) -> Table:
    """All old addresses of a site's forums."""
    own = Rule(f"^{re.escape(site.config.base)}/search/(?:[?].*)?$", "")  # a page of the site's, whose questions are its own
    found = Table([own], gone=gone.paths(site))
    forums = list(enumerate(site.library.forums))
    # A forum's own folder first; without it, the one that has none comes first.
    for n, forum in sorted(forums, key=lambda pair: (-len(pair[1].record.path), pair[0])):
        of = landings(forum, site.places, site.config.posts_per_page)
        _add(found, site, n, of)
        if forum.record.path:
            found.rules += rules(f"{site.config.base}/{forum.record.path}/", n, of.engine, renamed(forum))
    for n, forum in forums:
        engine = addresses.engine_of(forum.record.engine)
        found.rules += rules(f"{site.config.base}/", n, engine, renamed(forum))
    found.rules = list({rule.pattern: rule for rule in reversed(found.rules)}.values())[::-1]  # the first of a pattern counts
    found.posts = {key: page for key, page in found.posts.items() if _KEY.fullmatch(key) and _KEY.fullmatch(page)}
    found.places = {key: place for key, place in found.places.items() if _KEY.fullmatch(key) and _PLACE.fullmatch(place)}
    found.numbers = {key: post for key, post in found.numbers.items() if _KEY.fullmatch(key) and _KEY.fullmatch(post)}
    return found


# No blank, quotation mark, $, {, backslash or semicolon: with one, an id would be a line of a server's configuration.
_KEY = re.compile(r"[0-9]+[pftsmb][\w.~+/%@,:=-]{1,300}")
_PLACE = re.compile(r"(?:/[\w.~+%@,:=!*()&-]+)*/?(?:#[\w-]+)?")  # a path of this host: never two slashes in a row


def rules(prefix: str, forum: int, engine: str, ways: Mapping[str, str]) -> Iterator[Rule]:
    """The rules for addresses that begin with `prefix`, by the forms of the forum's engine; of any, if it is not known.

    `ways`: what the forum calls folders, and what its engine does.
    """
    every = FORMS.get(engine) or tuple(form for forms in FORMS.values() for form in forms if not form.own)
    for way, usual in ways.items():
        called = f"(?:{re.escape(way)}|{usual})/"
        every = tuple(
            dataclasses.replace(form, path=form.path.replace(f"{usual}/", called, 1))
            if form.path.startswith(f"{usual}/")
            else form
            for form in every
        )
    found = [rule for form in every for kind in _KINDS for rule in _of_form(form, kind[1], kind[2])]
    for rule in found:
        pattern = f"^{re.escape(prefix)}(?:[^?]*/|[^?]*[?](?:p=)?(?:[^?&;=]*/)?)?{rule.pattern}"
        yield Rule(pattern, f"{forum}{rule.key}" if rule.key else "")


_NAME = re.compile(r"(?![0-9]+$)[A-Za-z0-9_.-]{1,80}", re.ASCII)  # a member's name that is the same in any address
_GROUP = re.compile(r"\(\?P<(\w+)>")


def _of_form(form: Form, wanted: tuple[str, ...], key: str) -> Iterator[Rule]:
    """The rules of one form for one kind of key: one for each order in which its parameters can stand."""
    in_path = _GROUP.findall(form.path)
    in_query = {name: _GROUP.findall(_grouped(form.query[name])) for name in form.query}
    missing = [name for name in wanted if name not in in_path]
    chosen: list[str] = []
    for name in missing:
        parameters = [parameter for parameter, names in in_query.items() if name in names and parameter not in chosen]
        if not parameters and not any(name in in_query[parameter] for parameter in chosen):
            return
        chosen += parameters[:1] if not any(name in in_query[parameter] for parameter in chosen) else []
    for several in itertools.product(*(_same(form, parameter, in_query) for parameter in chosen)):
        for order in itertools.permutations((*several, *(["asked"] if form.asked else ()))):
            yield _ordered(form, order, wanted, key)


def _same(form: Form, parameter: str, in_query: dict[str, list[str]]) -> list[str]:
    """The parameters of a form that say the same as one of them."""
    return [other for other in form.query if in_query[other] == in_query[parameter]]


def _grouped(value: str) -> str:
    return f"(?P<{value}>)" if value.isalpha() else value


def _ordered(form: Form, order: Iterable[str], wanted: tuple[str, ...], key: str) -> Rule:
    names = _GROUP.findall(form.path)
    pattern = written_out(form.path)
    parts = []
    for parameter in order:
        if parameter == "asked":
            parts.append(re.escape(form.asked))
            continue
        value = form.query[parameter]
        names += _GROUP.findall(_grouped(value))
        parts.append(f"{parameter}={value_of(value)}")
    between = "(?:[&;].*)?[&;]"
    pattern += f"/?[?&;](?:.*[&;])?{between.join(parts)}(?:[&;#/].*)?$" if parts else BEHIND
    groups = itertools.count(1)
    numbered = {name: f"{{{next(groups)}}}" for name in names}
    return Rule(_plain(pattern), key.format(**{name: numbered[name] for name in wanted}) if key else "")


def _plain(pattern: str) -> str:
    """With numbered groups in the place of named ones, and none around what follows the question mark."""
    return re.sub(r"\(\?P<\w+>", "(", pattern).replace("(.*)", ".*")


def _add(found: Table, site: Site, n: int, of: Landings) -> None:
    """Where the keys of one forum lead."""
    path = of.forum.record.path

    def link(target: Target) -> str:
        return f"{site.config.base}/{site.urls.link(target, '')}"

    for thread, landing in zip(of.forum.threads, of.threads, strict=True):
        pages = {page: link(site.places.thread(thread, page)) for page in landing.pages}
        found.places.update(_of_thread(n, landing, pages))
        if (own := thread.record.thread_id) and own != str(landing.key):  # an id that is no number
            found.places[f"{n}t{own}"] = pages[landing.pages[0]]
        for _, spots in packed.spots(thread.spots) if of.engine in NUMBERED else ():
            numbered = [spot for spot in reversed(spots) if spot.number and spot.own]
            found.numbers.update((f"{n}t{landing.key}.{spot.number}", f"{n}p{spot.own[0]}") for spot in numbered)
    for post in of.posts:
        own_id, place, page = parts_of(post)
        found.posts[f"{n}p{own_id}"] = _page_key(n, of.threads[place], page)
    for name, target in of.exact.items():
        if name.startswith("p/") and isinstance(target, Target):
            found.places[f"{n}p{name[2:]}"] = link(target)
    members = [(str(own), slug, identity) for own, slug, identity in of.members]
    if names_members(of.engine):
        members += [(name, one.slug, one.id) for name, one in called(of.forum).items() if _NAME.fullmatch(name)]
    found.places.update((f"{n}m{own}", link(Target(site.urls.member(path, slug, identity)))) for own, slug, identity in members)
    found.places.update((f"{n}f{file}", link(led)) for file, led in of.files if isinstance(led, Target))
    found.numbers.update((f"{n}f{file}", f"{n}p{led}") for file, led in of.files if not isinstance(led, Target))
    boards = ((own, Target(site.urls.board(path, slug, identity))) for own, slug, identity in of.boards)
    found.places.update((f"{n}b{own}", link(target)) for own, target in boards)


def _of_thread(n: int, landing: Landing, pages: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """The keys of a thread and of its pages, those of the forum's and of the site's."""
    key = f"{n}t{landing.key}"
    yield key, pages[landing.pages[0]]
    for page, where in pages.items():
        yield _page_key(n, landing, page), where
        if not landing.ours:
            yield f"{key}+{(page - 1) * landing.per}", where
    for old in range(1, landing.pages[-1] * landing.ours // landing.per + 2) if landing.ours else ():
        if (page := landing.page(old, 0)) in pages:
            yield f"{key}/{old}", pages[page]
            yield f"{key}+{(old - 1) * landing.per}", pages[page]


def _page_key(n: int, landing: Landing, page: int) -> str:
    """The key of a page of the site's: the same as of the forum's page, where these are the same."""
    return f"{n}{'s' if landing.ours else 't'}{landing.key}/{page}"
