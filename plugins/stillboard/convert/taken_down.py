"""What was taken out of the archive, kept out: what a capture brings goes through the records of takedowns before it is filed.

A post of somebody who was taken down becomes a tombstone, or stays under a pseudonym; quotations of what was taken out give way
to a note, in whoever's post they come; names go from mentions, reactions and marks of edits; files that went do not come back.
The command that takes down puts the files of the archive through the same rules, so that a later conversion finds nothing to do.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from .. import addresses
from ..content import tree
from ..content.takedown import MEMBER, THREAD, Passages, Takedown
from ..dumps import attachment_path
from ..gfm import MISSING, REMOVED
from ..ids import clean_name, stem_of
from ..model import Member, Post, State, Thread
from . import fingerprint, quotations
from .merging import address_key, titles_of, unquoted, words
from .quotations import Quotation
from .reading import CapturedThread

NOTE = f"[…]({REMOVED})"  # in the place of a quotation; the site says it in words
NOBODY = "…"  # in the place of a name
RUN = 5  # words of which a passage is known
NEAR = 11  # digits of 16 in which two captures of one text agree at least
LONGEST = 4  # words of a name that is looked for in what people wrote
_FILE = re.compile(r"/content/attachments/[0-9a-f]{2}/([0-9a-f]{64})-")
_BETWEEN = re.compile(r"(, | and | & |; )")
_DATED = re.compile(r"^\d{4}(?:-\d\d){0,2} ")
_MARKS = re.compile(r"([\\`*_\[\]<>&#!|~])")


def mark(salt: str, kind: str, *said: str) -> str:
    """What something is known by and does not say: `<salt>-<16 hex>`. `kind` keeps a name from an id of the same letters."""
    text = "\0".join((kind, *said)).encode("utf-8", "surrogatepass")
    return f"{salt}-{hashlib.blake2b(text, key=salt.encode(), digest_size=8).hexdigest()}"


def name_key(name: str) -> str:
    """What two spellings of a name share."""
    return clean_name(name).casefold()


def runs(said: Sequence[str], salt: str) -> Iterator[tuple[int, str]]:
    """The hashes of all runs of words: by which one is chosen or not, and 6 hex digits."""
    for n in range(len(said) - RUN + 1):
        made = hashlib.blake2b(" ".join(said[n : n + RUN]).encode(), key=salt.encode(), digest_size=7).digest()
        yield int.from_bytes(made[:4]), made[4:].hex()


def tombstone(post: Post, known: str) -> Post:
    """What stays of a post that is taken out: where it stood, its anchor, and what conversions know it again by.

    `known`: the fingerprint of its words.
    """
    return dataclasses.replace(
        post,
        body="",
        author="",
        author_id="",
        title="",
        edited=None,
        edited_by="",
        edit_reason="",
        reactions="",
        lang="",
        state=State.REMOVED,
        differs=(),
        fingerprint=post.fingerprint or known,
    )


class Takedowns:
    """All that was taken out of an archive."""

    def __init__(self, root: Path) -> None:
        """Read the records. ContentError if one is faulty: else what it keeps out would come back."""
        self.records: dict[str, list[Takedown]] = {}
        for folder in tree.entries(root / "takedowns", folders=True):
            files = tree.takedown_files(root, folder.name)
            self.records[folder.name] = [tree.read(Takedown, entry.path) for entry in files]
        self._rules: dict[str, Rules] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return any(self.records.values())

    def has_file(self, sha256: str) -> bool:
        """Whether a file went with something that was taken out, of whichever forum."""
        files = (one for records in self.records.values() for record in records for one in record.files)
        return any(mark(one.partition("-")[0], "file", sha256) == one for one in files)

    def rules(self, forum: str, hosts: Iterable[str]) -> Rules:
        """What a forum's captures go by. `hosts`: where the forum stood."""
        if forum not in self._rules:
            others = [one for stem, records in self.records.items() if stem != forum for one in records]
            self._rules[forum] = Rules(self.records.get(forum, []), others, hosts)
        return self._rules[forum]


class Rules:
    """The takedowns that a forum's posts go by: its own, and those of other forums as far as they know words and files."""

    def __init__(self, own: Sequence[Takedown], others: Sequence[Takedown], hosts: Iterable[str]) -> None:
        """`hosts`: where the forum stood; with none, every address may be one of its own."""
        self.own, self.all = own, (*own, *others)
        self.hosts = frozenset(hosts)
        self.known = {one: record for record in own for one in record.known_by}
        self._named = frozenset(one for record in self.all for one in record.known_by)
        self.quoted = {one for record in self.all for one in record.quoted}
        self.files = {one for record in self.all for one in record.files}
        self.salts = sorted({one.partition("-")[0] for one in (*self.known, *self.quoted, *self.files, *self._words)})
        self.posts: dict[str, set[str]] = defaultdict(set)  # the posts that are out, by their stems: the ids of their threads
        for record in own:
            for one in record.posts:
                thread, _, post = one.partition("/")
                self.posts[post].add(thread)
        self.threads = {record.thread: record for record in own if record.of == THREAD}
        self.texts = ""  # the words of what is being taken out, a line each: while they are still known
        self.authors: frozenset[str] = frozenset()  # whose they are: keys of names
        self.met: dict[Quotation, None] = {}  # the quotations that were found to be of what was taken out
        self._people: dict[tuple[str, str, str], Takedown | None] = {}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(one for record in self.all for one in record.words if fingerprint.is_of_long(one))

    @cached_property
    def _bands(self) -> dict[tuple[str, int, str], list[str]]:
        found: dict[tuple[str, int, str], list[str]] = defaultdict(list)
        for one in sorted(self._words):
            salt, _, digits = one.partition("-")
            for n in range(0, len(digits), 2):
                found[salt, n, digits[n : n + 2]].append(one)
        return found

    @cached_property
    def _passages(self) -> dict[tuple[str, int], set[str]]:
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for record in self.all:
            for one in record.passages:
                found[one.salt, one.one_in].update(one.hashes)
        return found

    def person(self, name: str, member_id: str = "", address: str = "") -> Takedown | None:
        """The takedown of somebody, by name, id or profile; None: nobody took them down."""
        asked = (name, member_id, address)
        if asked not in self._people:
            said = (("name", name_key(name)), ("id", member_id), ("address", address_key(address)))
            marks = (mark(salt, kind, value) for salt in self.salts for kind, value in said if value)
            found = (self.known.get(one) for one in marks)
            self._people[asked] = next((one for one in found if one and one.of == MEMBER), None)
        return self._people[asked]

    def _is_marked(self, among: Iterable[str], kind: str, *said: str) -> bool:
        return any(mark(salt, kind, *said) in among for salt in self.salts)

    def has_file(self, sha256: str) -> bool:
        """Whether a file went with something that was taken out."""
        return bool(self.files) and self._is_marked(self.files, "file", sha256)

    def is_out(self, body: str) -> bool:
        """Whether a text is that of a post that was taken out, as far as its words are enough to tell."""
        if not self._words:
            return False
        said = fingerprint.key(unquoted(body))
        if not fingerprint.is_long(said):
            return False
        for salt in self.salts:
            made = fingerprint.of(said, salt)
            if made in self._words:
                return True
            digits = made.partition("-")[2]
            near = {one for n in range(0, len(digits), 2) for one in self._bands.get((salt, n, digits[n : n + 2]), ())}
            if any(fingerprint.agreeing(made, one) >= NEAR for one in near):
                return True
        return False

    def thread_out(self, thread: Thread, posts: Sequence[Post]) -> bool:
        """Whether a captured thread is one that was taken out."""
        if not self.threads:
            return False
        if thread.thread_id and stem_of(thread.thread_id) in self.threads:
            return True
        if any(self._is_marked(self.known, "thread", address_key(one)) for one in thread.addresses):
            return True
        titles = {mark(salt, "title", title) for salt in self.salts for title in titles_of(thread)} & self.known.keys()
        may_be = any(not thread.thread_id or self.known[one].thread.startswith("t-") for one in titles)
        return may_be and any(self.is_out(post.body) for post in posts)

    def leads_out(self, address: str) -> bool:
        """Whether an address names a post or a thread that was taken out."""
        if not address or not (self.posts or self.threads) or not self._is_ours(address):
            return False
        named = addresses.read(address)
        if named is None:
            return False
        if named.thread and stem_of(named.thread) in self.threads:
            return True
        if self._is_marked(self.known, "post", addresses.plain(address)):
            return True
        threads = self.posts.get(stem_of(named.post), ()) if named.post else ()
        return bool(threads) and (not named.thread or stem_of(named.thread) in threads or all("-" in one for one in threads))

    def _is_ours(self, address: str) -> bool:
        return not self.hosts or addresses.host(address) in self.hosts or not addresses.host(address)

    def _leads_to(self, address: str) -> Takedown | None:
        """The takedown of the member that an address names."""
        if not self._is_ours(address):
            return None
        named = addresses.read(address)
        return self.person("", named.member if named else "", address)

    def quotes_out(self, quoted: Quotation) -> bool:
        """Whether a quotation is of what was taken out."""
        is_out = self._quotes_out(quoted)
        if is_out:
            self.met[quoted] = None
        return is_out

    def _quotes_out(self, quoted: Quotation) -> bool:
        if self.leads_out(quoted.address):
            return True
        who = self.person(quoted.name) if quoted.name else None
        if who is not None:
            return not who.shown_as
        said = " ".join(words(quoted.words))
        if not said:
            return False
        if self._is_marked(self.quoted, "quote", name_key(quoted.name), said):
            return True
        if self.texts and said.count(" ") > 1 and f" {said}" in self.texts:
            return not quoted.name or name_key(quoted.name) in self.authors
        return self.is_out(quoted.words) or self._is_of_passages(quoted)

    def _is_of_passages(self, quoted: Quotation) -> bool:
        said = words(quoted.words)
        for (salt, one_in), known in self._passages.items():
            chosen = [digits for number, digits in runs(said, salt) if number % one_in == 0]
            found = sum(digits in known for digits in chosen)
            if not found or found * 2 < len(chosen):
                continue
            if found > 1 or not quoted.name or mark(salt, "author", name_key(quoted.name)) in self.known:
                return True
        return False

    def body(self, body: str) -> str:
        """A body without what was taken out: quotations, mentions, links to members' pages, files."""
        body = quotations.changed(body, lambda quoted: NOTE if self.quotes_out(quoted) else None, self._renamed)
        body = quotations.linked(body, self._linked)
        body = quotations.bare(body, lambda address: self._goes(address))
        return quotations.mentioned(body, self._mentioned)

    def _goes(self, address: str) -> bool:
        return bool(self._leads_to(address)) or self._is_of_thread(address)

    def _is_of_thread(self, address: str) -> bool:
        named = addresses.read(address) if self.threads and self._is_ours(address) else None
        return bool(named and named.thread and stem_of(named.thread) in self.threads)

    def _shown(self, name: str) -> str | None:
        who = self.person(name)
        return who.shown_as or NOBODY if who else None

    def _mentioned(self, name: str) -> str | None:
        shown = self._shown(name)
        return None if shown is None else _escaped(shown)

    def _renamed(self, quoted: Quotation) -> str:
        shown = self._shown(quoted.name)
        return quoted.shown if shown is None else _escaped(shown)

    def _linked(self, image: str, said: str, address: str) -> str | None:
        if match := _FILE.match(address):
            return f"{image}[{NOBODY}]({MISSING})" if self.has_file(match[1]) else None
        if self._is_of_thread(address):
            return NOTE
        who = self._leads_to(address) or self.person(quotations.plain(said).removeprefix("@")) if said != "wrote" else None
        if who is None:
            return None
        at = "@" if said.startswith("@") else ""
        own = self._shown(quotations.plain(said).removeprefix("@"))
        if own is None and not at and self._leads_to(address):
            return said  # a link to their page, in somebody's words
        return at + (_escaped(who.shown_as) or NOBODY)

    def reactions(self, said: str) -> str:
        """Who reacted, without those who were taken down."""
        parts, out = _BETWEEN.split(said), []
        first = 0
        while first < len(parts):  # names stand at even places; one may itself hold what stands between names
            longest = min(len(parts), first + 2 * LONGEST)
            for end in range(longest - (longest - first + 1) % 2, first, -2):
                if (shown := self._shown("".join(parts[first:end]))) is not None:
                    break
            else:
                shown, end = parts[first], first + 1
            out += [shown, *parts[end : end + 1]]
            first = end + 1
        return "".join(out)

    def post(self, post: Post) -> Post:
        """A post without what was taken out. One that must go itself has State.REMOVED, and its words, to be matched by."""
        who = self.person(post.author, post.author_id) if post.author or post.author_id else None
        if (who and not who.shown_as) or self._has_out(post):
            return dataclasses.replace(post, state=State.REMOVED, author="", author_id="", title="", reactions="", edited_by="")
        author, own_id = (who.shown_as, "") if who else (post.author, post.author_id)
        editor = self._shown(post.edited_by) if post.edited_by else None
        return dataclasses.replace(
            post,
            author=author,
            author_id=own_id,
            edited_by=post.edited_by if editor is None else editor.removesuffix(NOBODY),
            reactions=self.reactions(post.reactions) if post.reactions else "",
            body=self.body(post.body),
        )

    def _has_out(self, post: Post) -> bool:
        if post.original_id and stem_of(post.original_id) in self.posts:
            return True
        # Somebody else may say the same; who was taken down is known by name in other forums too, if the words are the same.
        marks = (("author", name_key(post.author)), ("name", name_key(post.author)))
        may_be = not post.author or any(self._is_marked(self._named, *one) for one in marks)
        return may_be and self.is_out(post.body)

    def names(self, text: str) -> bool:
        """Whether the name of somebody who was taken down stands in a text."""
        if not any(record.of == MEMBER for record in self.own):
            return False
        said = re.findall(r"[\w.-]+", text)
        parts = (" ".join(said[n : n + length]) for length in range(1, LONGEST + 1) for n in range(len(said) - length + 1))
        return any(self.person(part) or self.person(part.strip(".-_")) for part in parts)

    def captured(self, captured: CapturedThread) -> bool:
        """Take out of a captured thread what is not to come back; False if nothing of it is."""
        if self.thread_out(captured.thread, captured.posts):
            captured.attachments = []
            return False
        before = "\n".join((*(post.body for post in captured.posts), *(member.avatar for member in captured.members)))
        captured.posts = [self.post(post) for post in captured.posts]
        captured.members = [one for one in captured.members if not self.person(one.name, one.member_id, one.address)]
        shown = [post.body for post in captured.posts if post.state is not State.REMOVED]
        after = "\n".join((*shown, *(member.avatar for member in captured.members)))
        captured.members = [self.member(one) for one in captured.members]
        paths = [(one, attachment_path(one)) for one in captured.attachments]
        captured.attachments = [
            one for one, path in paths if not self.has_file(one.sha256) and (path in after or path not in before)
        ]
        return True

    def member(self, member: Member) -> Member:
        """A member without a picture that was taken out, and without a former name of somebody who was."""
        match = _FILE.match(member.avatar)
        avatar = "" if match and self.has_file(match[1]) else member.avatar
        names = tuple(name for name in member.names if not self.person(_DATED.sub("", name)))
        return dataclasses.replace(member, avatar=avatar, names=names)


def _escaped(name: str) -> str:
    return _MARKS.sub(r"\\\1", name)


def passages_of(bodies: Iterable[str], salt: str, most: int = 20_000, line: int = 400) -> tuple[Passages, ...]:
    """The hashes by which pieces of texts are known again: of every fourth run of words, or of fewer where there are many."""
    found = {made for body in bodies for made in runs(words(body), salt)}
    one_in = 4
    while sum(number % one_in == 0 for number, _ in found) > most:
        one_in *= 2
    chosen = sorted({digits for number, digits in found if number % one_in == 0})
    return tuple(Passages(one_in, salt, tuple(chosen[n : n + line])) for n in range(0, len(chosen), line))
