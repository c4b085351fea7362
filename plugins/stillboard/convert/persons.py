"""Who was taken down, known again by id, profile or name; and who merely is called so.

A name proves little: two can have it, or one after the other. So an id decides where there is one, and a name that others have
too (it stands in the record as `called`) is nobody's for certain.
"""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from .. import addresses
from ..content.takedown import MEMBER, Takedown
from ..model import Member, Post
from . import spelling
from .known_again import mark, name_key
from .merging import address_key
from .quotations import plain

NOBODY = "…"  # in the place of a name
NAME, CALLED, ID, ADDRESS, AUTHOR = "name", "called", "id", "address", "author"
MAIL = "mail"  # what stands before the @ of an e-mail address of theirs
SAID = "said"  # a value of a header that named them when they were taken down: a person has seen it
LONGEST = 5  # words of a name that is looked for in what people wrote
_LENGTH = "words"  # how many a name has: so that not all of a post must be tried
_SPELLED = "spelled"  # a form of a name, by which it is found in whatever spelling
_SPELLED_LENGTH = "spelled words"
_KNOWS_IDS = ("knows", "ids")  # of a record whose member has an id: then other ids are others'
_BETWEEN = re.compile(r"(, | and | & |; )")
_DATED = re.compile(r"^\d{4}(?:-\d\d){0,2} ")
_MARKS = re.compile(r"([\\`*_\[\]<>&#!|~])")
_WRITTEN = re.compile(r"[-_+.]+|%20")  # between the words of a name in an address
# What follows a name in a mention where it may only be the beginning of a longer one that nobody knows: "Marlow Jones".
_LONGER = re.compile(r" (?:(?:&|&amp;) )?(?P<next>\w{2,})")


def escaped(name: str) -> str:
    """A name as Markdown."""
    return _MARKS.sub(r"\\\1", name)


def former(name: str) -> str:
    """A former name, without the date until which it was one."""
    return _DATED.sub("", name)


def marks_of(names: Sequence[str], shared: Iterable[str], ids: Sequence[str], address: str, salt: str) -> Iterator[str]:
    """What a member is known by. `shared`: keys of names that others have too."""
    common = set(shared)
    for key in map(name_key, names):
        yield mark(salt, CALLED if key in common else NAME, key)
        yield mark(salt, _LENGTH, str(len(key.split())))
    for form in sorted({form for name in names for form in spelling.forms(name)}):
        yield mark(salt, _SPELLED, form)
        yield mark(salt, _SPELLED_LENGTH, str(len(form.split(" "))))
    yield from (mark(salt, ID, one) for one in ids)
    if ids:
        yield mark(salt, *_KNOWS_IDS)
    if address:
        yield mark(salt, ADDRESS, address_key(address))


class Persons:
    """The members that some takedowns know."""

    def __init__(self, own: Sequence[Takedown], akin: Sequence[Takedown], salts: Sequence[str], engine: str = "") -> None:
        """`own`: of this forum. `akin`: of a forum of the same title, where ids alone prove nothing. `engine`: the forum's, as
        `addresses.engine_of` gives it.
        """
        self._engine = engine
        self._salts = salts
        self._own = {one: record for record in own if record.of == MEMBER for one in record.known_by}
        self._akin = {one: record for record in akin if record.of == MEMBER for one in record.known_by}
        self._found: dict[tuple[str, str, str], Takedown | None] = {}
        kinds = ((salt, f"{kind}\0".encode()) for salt in salts for kind in (NAME, CALLED))
        self._begun = [(salt, hashlib.blake2b(begin, key=salt.encode(), digest_size=8)) for salt, begin in kinds]
        spelled = ((salt, f"{_SPELLED}\0".encode()) for salt in salts)
        self._spelled = [(salt, hashlib.blake2b(begin, key=salt.encode(), digest_size=8)) for salt, begin in spelled]
        self.others: set[str] = set()  # keys of the names of those who were not taken down

    def learn(self, record: Takedown, *, is_own: bool) -> None:
        """Know more of a takedown: of this forum, or of one of the same title."""
        if record.of == MEMBER:
            (self._own if is_own else self._akin).update((one, record) for one in record.known_by)
        self._found.clear()
        self.__dict__.pop("lengths", None)
        self.__dict__.pop("spelled_lengths", None)

    def _marked(self, known: dict[str, Takedown], kind: str, value: str) -> Takedown | None:
        found = (known.get(mark(salt, kind, value)) for salt in self._salts) if value and known else ()
        return next((one for one in found if one), None)

    def find(self, name: str, member_id: str = "", address: str = "") -> Takedown | None:
        """The takedown of somebody, by id, profile or name; None: nobody took them down, or nobody knows."""
        asked = (name, member_id, address)
        if asked not in self._found:
            self._found[asked] = self._find(name_key(name), member_id, address_key(address) if address else "")
        return self._found[asked]

    def _find(self, key: str, member_id: str, address: str) -> Takedown | None:
        if found := self._marked(self._own, ID, member_id) or self._marked(self._own, ADDRESS, address):
            return found
        found = self._marked(self._own, NAME, key)
        if found and not self._marked(self._own, CALLED, key) and not (member_id and self._knows_ids(found)):
            return found
        return self._find_akin(key, member_id)

    def _find_akin(self, key: str, member_id: str) -> Takedown | None:
        found, called = self._marked(self._akin, NAME, key), self._marked(self._akin, CALLED, key)
        if member_id and (by_id := self._marked(self._akin, ID, member_id)):
            return by_id if by_id in (found, called) else None
        return found if found and not called and not (member_id and self._knows_ids(found)) else None

    def _knows_ids(self, record: Takedown) -> bool:
        return any(mark(salt, *_KNOWS_IDS) in record.known_by for salt in self._salts)

    def by_id(self, member_id: str) -> Takedown | None:
        """The takedown of this forum's member with this id."""
        return self._marked(self._own, ID, member_id)

    def has_name(self, name: str) -> bool:
        """Whether somebody who was taken down is called so, be it they or another who is meant."""
        return self.has_key(name_key(name))

    def has_key(self, key: str) -> bool:
        """The same, for the key of a name: it is asked for all words of a post."""
        return self._has_one(self._begun, key)

    def has_spelled(self, form: str) -> bool:
        """Whether a form of a name, as `spelling` makes them, is that of somebody who was taken down."""
        return self._has_one(self._spelled, form)

    def _has_one(self, begins: Sequence[tuple[str, hashlib.blake2b]], said: str) -> bool:
        text = said.encode("utf-8", "surrogatepass")
        for salt, begun in begins:
            made = begun.copy()
            made.update(text)
            known = f"{salt}-{made.hexdigest()}"
            if known in self._own or known in self._akin:
                return True
        return False

    @cached_property
    def lengths(self) -> list[int]:
        """How many words names of those who were taken down have; none where there are none."""
        every = range(1, LONGEST + 1)
        said = {salt: {n for n in range(1, 10 * LONGEST) if self._has(mark(salt, _LENGTH, str(n)))} for salt in self._salts}
        known = set().union(*said.values())
        records = {id(one): one for one in (*self._own.values(), *self._akin.values())}.values()
        is_said = all(any(mark(salt, _LENGTH, str(n)) in one.known_by for salt in self._salts for n in known) for one in records)
        return sorted(known) if is_said else list(every)

    @cached_property
    def spelled_lengths(self) -> list[int]:
        """How many words the forms of these names have; none where no record knows any, as those of before do not."""
        every = range(1, spelling.LONGEST + 1)
        return [n for n in every if any(self._has(mark(salt, _SPELLED_LENGTH, str(n))) for salt in self._salts)]

    def _has(self, marked: str) -> bool:
        return marked in self._own or marked in self._akin

    @property
    def has_members(self) -> bool:
        """Whether any member was taken down."""
        return bool(self._own or self._akin)

    def is_shared(self, name: str) -> bool:
        """Whether others are known to be called so too."""
        return bool(self._marked(self._own, CALLED, name_key(name)))

    def may_be(self, name: str, member_id: str = "") -> bool:
        """Whether somebody may be one who was taken down, and nobody knows."""
        return bool(name) and self.has_name(name) and self.find(name, member_id) is None

    def leads_to(self, address: str) -> Takedown | None:
        """The takedown of the member that an address of the forum names: their page, what is about them, their picture."""
        if not self.has_members:
            return None
        named = addresses.read(address, self._engine)
        member = named.member if named else ""
        ids = (one for one in addresses.ids_in(address, self._engine) if one != member)
        if found := self.find("", member, address) or next((who for one in ids if (who := self.find("", one))), None):
            return found
        names = ([] if member.isdecimal() else [member], addresses.named_in(address, self._engine))
        return next((who for name in itertools.chain(*names) if (who := self._addressed(name))), None)

    def _addressed(self, name: str) -> Takedown | None:
        """The takedown of somebody by a name as addresses write it, with other signs between its words."""
        if not name or (found := self.find(name)) or name_key(name) in self.others:
            return found if name else None
        return self.find(said) if (said := _WRITTEN.sub(" ", name).strip()) and said != name else None

    def unnamed_address(self, address: str) -> str:
        """The address of a thread or a post without parameters that name somebody: who shared it, whose posts alone it shows."""
        named = addresses.read(address, self._engine) if self.has_members and "?" in address else None
        if named is None or not (named.thread or named.post) or not self.leads_to(address):
            return address
        bare = addresses.without_members(
            address, self._engine, lambda name, one: bool(self._addressed(name) or self.find("", one))
        )
        left = addresses.read(bare, self._engine)
        return bare if left and (left.thread, left.post) == (named.thread, named.post) else address

    def linked(self, said: str, address: str, image: str) -> str | None:
        """What stands in the place of a link or a picture, as Markdown; None: it stays. `said`: its words; `image`: "!" or ""."""
        who, name = self.leads_to(address), plain(said)
        at = "@" if name.startswith("@") else ""
        if who is None and (image or name == "wrote"):
            return None
        named = addresses.read(address, self._engine)
        if who is None and at and not (named and named.member.isdecimal()):
            who = self.find(name[1:])
        if who is None:
            return None
        is_name = at or self.has_name(name)
        return f"{at}{escaped(who.shown_as) or NOBODY}" if is_name else said  # else to their page, in somebody's words

    def meet(self, members: Iterable[Member], posts: Iterable[Post] = ()) -> None:
        """Remember those who have names of their own."""
        for member in members:
            if not self.find(member.name, member.member_id, member.address):
                self.others.update(name_key(former(name)) for name in (member.name, *member.names))
        for post in posts:
            if post.author and not self.find(post.author, post.author_id):
                self.others.add(name_key(post.author))

    def shown(self, name: str) -> str | None:
        """What stands in the place of a name; None: the name itself."""
        found = self.find(name) if name else None
        return found.shown_as or NOBODY if found else None

    def mentioned(self, name: str, rest: str) -> str | None:
        """What stands in the place of a name that somebody mentions, as Markdown; None: it is no such name, "": it stays.

        `rest`: what follows it.
        """
        shown = self.shown(name)
        if shown is None:
            return "" if name_key(name) in self.others else None
        follows = _LONGER.match(rest)
        return "" if follows and follows["next"][0].isupper() else escaped(shown)

    def reactions(self, said: str) -> str:
        """Who reacted, without those who were taken down."""
        parts, out = _BETWEEN.split(said), []
        first = 0
        while first < len(parts):  # names stand at even places; one may itself hold what stands between names
            longest = min(len(parts), first + 2 * LONGEST)
            for end in range(longest - (longest - first + 1) % 2, first, -2):
                name = "".join(parts[first:end])
                shown = self.shown(name)
                if shown is not None or name_key(name) in self.others:
                    shown = name if shown is None else shown
                    break
            else:
                shown, end = parts[first], first + 1
            out += [shown, *parts[end : end + 1]]
            first = end + 1
        return "".join(out)

    def member(self, member: Member) -> Member:
        """A member without a former name of somebody who was taken down."""
        names = tuple(name for name in member.names if not self.has_name(former(name)))
        return dataclasses.replace(member, names=names)
