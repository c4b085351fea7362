"""What was taken out of the archive, kept out: what a capture brings goes through the records of takedowns before it is filed.

A post of somebody who was taken down becomes a tombstone, or stays under a pseudonym; quotations of what was taken out give way
to a note, in whoever's post they come; names go from mentions, reactions and marks of edits; files that went do not come back.
The command that takes down puts the files of the archive through the same rules, so that a later conversion finds nothing to do.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from .. import addresses
from ..content import records, tree
from ..content.takedown import THREAD, Takedown
from ..dumps import attachment_path
from ..gfm import REMOVED
from ..ids import stem_of
from ..model import Forum, Member, Post, State, Thread
from . import inlines, quotations
from .inlines import Link
from .known_again import LONG, EachAlone, KnownAgain, Words, mark, name_key, threads_of
from .merging import address_key, same_title, titles_of, words
from .open_file import Change, OpenFile, open_file
from .persons import AUTHOR, CALLED, NAME, NOBODY, Persons, escaped
from .quotations import Quotation
from .reading import CapturedThread
from .tombstones import removed

NOTE = f"[…]({REMOVED})"  # in the place of a quotation; the site says it in words
_Records = Sequence[Takedown]
_FILE = re.compile(r"/content/attachments/[0-9a-f]{2}/([0-9a-f]{64})-")


class Takedowns:
    """All that was taken out of an archive."""

    def __init__(self, root: Path) -> None:
        """Read the records. ContentError if one is faulty: else what it keeps out would come back."""
        self.root = root
        self.records: dict[str, list[Takedown]] = {}
        self._files: dict[tuple[str, str], OpenFile[Takedown]] = {}
        for folder in tree.entries(root / "takedowns", folders=True):
            files = [open_file(Takedown, entry.path) for entry in tree.takedown_files(root, folder.name)]
            self.records[folder.name] = [file.record for file in files]
            self._files.update(((folder.name, file.record.id), file) for file in files)
        self._rules: dict[str, Rules] = {}
        self._news: dict[str, None] = {}
        self._told: set[str] = set()
        self._forums = list(tree.forums(root)) if self.records else []

    def __bool__(self) -> bool:
        """Whether there are any."""
        return any(self.records.values())

    def put(self, forum: str, record: Takedown, before: Takedown | None = None) -> None:
        """Let a record be known from now on, in the place of the one before."""
        self.records[forum] = [*(one for one in self.records.get(forum, ()) if one is not before), record]
        self._forums = list(tree.forums(self.root))
        self._rules.clear()

    def has_file(self, sha256: str) -> bool:
        """Whether a file went with something that was taken out, of whichever forum."""
        files = (one for known in self.records.values() for record in known for one in record.files)
        return any(mark(one.partition("-")[0], "file", sha256) == one for one in files)

    def rules(self, forum: Forum) -> Rules:
        """What a forum's captures go by."""
        if forum.id not in self._rules:
            akin = [one for one in self._forums if one.id != forum.id and same_title(one.title, forum.title)]
            stems = [forum.id, *(one.id for one in akin)]
            hosts = {addresses.host(address) for one in (forum, *akin) for address in one.addresses}
            rules = Rules(
                self.records.get(forum.id, []),
                [record for stem in stems[1:] for record in self.records.get(stem, ())],
                [record for stem, known in self.records.items() if stem not in stems for record in known],
                hosts,
                addresses.engine_of(forum.engine),
            )
            self._rules[forum.id] = rules
            rules.persons.meet(tree.members(self.root, forum.id))
        return self._rules[forum.id]

    def learn(self, before: Takedown, now: Takedown) -> None:
        """Know more of a takedown."""
        for forum, known in self.records.items():
            if any(one is before for one in known):
                self.records[forum] = [now if one is before else one for one in known]
                self._news[str(records.path(now, forum))] = None
        for rules in self._rules.values():
            rules.replace(before, now)

    def news(self) -> list[str]:
        """The records that know more now than when the run began, each once, by their files."""
        news = [path for path in self._news if path not in self._told]
        self._told.update(news)
        return news

    def changes(self) -> Iterator[Change]:
        """The records that know more now, to be written."""
        for forum, known in self.records.items():
            for record in known:
                file = self._files.get((forum, record.id))
                if file and record != file.record:
                    file.record, file.edited = record, False  # nobody seals these files
                    yield Change(records.path(record, forum), records.dumps(record), file)


class Rules:
    """The takedowns that a forum's posts go by."""

    def __init__(self, own: _Records, akin: _Records, others: _Records, hosts: Iterable[str] = (), engine: str = "") -> None:
        """`own`: of this forum. `akin`: of forums of the same title, which may be this one at another address. `others`: of all
        others, as far as they know words and files. `hosts`: where the forum stood; with none, every address may be its own.
        `engine`: the forum's, as `addresses.engine_of` gives it.
        """
        self.own, self.akin = list(own), list(akin)
        every = [*own, *akin, *others]
        self.hosts = frozenset(hosts)
        self.texts = KnownAgain(every)
        self.salts = self.texts.salts
        self.persons = Persons(own, akin, self.salts, engine)
        self.known = {one: record for record in (*akin, *own) for one in record.known_by}
        self._named = frozenset(one for record in every for one in record.known_by)
        self._quoted = {one for record in every for one in record.quoted}
        self._files = {one for record in every for one in record.files}
        self._own_posts, self._akin_posts = threads_of(own), threads_of(akin)
        self.pseudonyms = frozenset(record.shown_as for record in own if record.shown_as)
        self.threads = {record.thread: record for record in own if record.of == THREAD}
        self.alone = EachAlone(self.threads.values())
        self.here = ""  # the id of the thread that is looked at
        self.words: Words | None = None  # of what is being taken out, while they are still known
        self._posts: Callable[[], Iterable[Post]] = tuple
        self._staying: set[str] | None = None  # the words of those of them that stay, once they are asked for
        self.is_filed = False  # the posts are those of the archive, where what others show stays
        self.without_files: set[str] = set()  # bodies of the capture from which links to files went
        self.renamed: dict[str, str] = {}  # bodies of the capture that show files by other names: as they were
        self.unlinked: dict[str, None] = {}  # the words of others' links into threads that are gone, as Markdown
        self.met: dict[Quotation, None] = {}  # the quotations that were found to be of what was taken out

    def is_marked(self, kind: str, *said: str) -> bool:
        """Whether this forum's takedowns know something."""
        return any(mark(salt, kind, *said) in self.known for salt in self.salts)

    def has_file(self, sha256: str) -> bool:
        """Whether a file went with something that was taken out."""
        return bool(self._files) and not self.is_filed and any(mark(salt, "file", sha256) in self._files for salt in self.salts)

    # Posts and threads.

    def thread_of(self, thread: Thread, posts: Sequence[Post]) -> Takedown | None:
        """The takedown of a captured thread; None: it was not taken out as a whole."""
        if thread.thread_id and (found := self.threads.get(stem_of(thread.thread_id))):
            return found
        for marked in (("thread", address_key(one)) for one in thread.addresses):
            if found := next((self.known[one] for salt in self.salts if (one := mark(salt, *marked)) in self.known), None):
                return found
        for record in self.of_title(thread):
            if record in self.akin and thread.thread_id and record.thread == stem_of(thread.thread_id):
                return record
            if (not thread.thread_id or record.thread.startswith("t-")) and any(self.texts.has_nearly(one.body) for one in posts):
                return record
            if self.texts.has_most(one.body for one in posts):  # whatever its id is now
                return record
        bodies = [post.body for post in posts]  # of one thread, whatever its title is now
        return self.alone.most_of(bodies) if self.texts.has_most(bodies) else None

    def of_title(self, thread: Thread) -> list[Takedown]:
        """The takedowns of threads that were called as a captured one is."""
        titles = {mark(salt, "title", title) for salt in self.salts for title in titles_of(thread)} & self.known.keys()
        return [self.known[one] for one in sorted(titles)]

    def leads_out(self, address: str) -> bool:
        """Whether an address names a post or a thread that was taken out."""
        if not address or not self._is_ours(address):
            return False
        named = addresses.read(address)
        if named is None:
            return False
        if named.thread and stem_of(named.thread) in self.threads:
            return True
        if self.is_marked("post", addresses.plain(address)):
            return True
        threads = self._own_posts.get(stem_of(named.post), ()) if named.post else ()
        return bool(threads) and (not named.thread or stem_of(named.thread) in threads or all("-" in one for one in threads))

    def _is_ours(self, address: str) -> bool:
        return not self.hosts or addresses.host(address) in self.hosts or not addresses.host(address)

    def _leads_into_thread(self, address: str) -> bool:
        """Whether an address leads into a thread that is gone, with all its posts."""
        if not self.threads or not self._is_ours(address):
            return False
        named = addresses.read(address)
        if named is None:
            return False
        if named.thread:
            return stem_of(named.thread) in self.threads
        return bool(named.post) and bool(self._own_posts.get(stem_of(named.post), set()) & self.threads.keys())

    def has_out_here(self) -> bool:
        """Whether posts of the thread that is looked at were taken out."""
        return any(self.here in threads for threads in self._own_posts.values())

    def is_out_here(self, stem: str) -> bool:
        """Whether a post of the thread that is looked at, by the stem of its file, was taken out."""
        return self.here in self._own_posts.get(stem, ())

    def may_be_by_author(self, post: Post) -> bool:
        """Whether a post may be by the author of one that was taken out: of the same name, or of none."""
        return not post.author or self._may_be_by_them(post)

    def is_out(self, post: Post) -> bool:
        """Whether a post is one that was taken out, or of somebody who was."""
        who = self.persons.find(post.author, post.author_id) if post.author or post.author_id else None
        return bool(who and not who.shown_as) or self._has_out(post)

    def record_of(self, post: Post) -> Takedown | None:
        """The takedown of this forum that a post is out by: its author's, its thread's, or its own."""
        who = self.persons.find(post.author, post.author_id) if post.author or post.author_id else None
        if who or not self._has_out(post):
            return who
        stem = stem_of(post.original_id) if post.original_id else ""
        return next((one for one in self.own if any(known.endswith(f"/{stem}") for known in one.posts)), None) if stem else None

    def _has_out(self, post: Post) -> bool:
        is_named = bool(post.author) and self._may_be_by_them(post)
        stem = stem_of(post.original_id) if post.original_id else ""
        if stem and is_named and self.here in self._akin_posts.get(stem, ()):
            return True  # the forum has moved
        says_so = (is_named or not post.author) and self.texts.has(post.body)
        if stem in self._own_posts:
            return not self.here or self.here in self._own_posts[stem] or is_named or says_so
        # Somebody else may say the same, and somebody may say it twice. Who was taken down is known by name in other forums too.
        return says_so and not (stem and is_named and self._has_ids and self.is_marked(AUTHOR, name_key(post.author)))

    @functools.cached_property
    def _has_ids(self) -> bool:
        """Whether the forum's own ids of its posts that are out are known."""
        return any(records.own_id(Post(id=stem)) for stem in self._own_posts)

    def _may_be_by_them(self, post: Post) -> bool:
        """Whether somebody of this name was taken down, in whichever forum, and no id says that it is another."""
        key = name_key(post.author)
        if self.persons.has_name(post.author):
            return not post.author_id or self.persons.find(post.author, post.author_id) is not None
        return any(mark(salt, kind, key) in self._named for salt in self.salts for kind in (AUTHOR, NAME, CALLED))

    # Quotations.

    def quotes_out(self, quoted: Quotation) -> bool:
        """Whether a quotation is of what was taken out."""
        is_out = self._quotes_out(quoted)
        if is_out:
            self.met[quoted] = None
        return is_out

    def _quotes_out(self, quoted: Quotation) -> bool:
        if self.leads_out(quoted.address):
            return True
        who = self.persons.find(quoted.name) if quoted.name else None
        if who is not None and not who.shown_as:
            return True
        said = words(quoted.words)
        # Of somebody who stays under a pseudonym, single posts may have gone, before or since.
        named = [name_key(one) for one in (quoted.name, who.shown_as if who else "") if one]
        may_be = any(self.is_marked(AUTHOR, one) for one in named) or (who is None and self.persons.has_name(quoted.name))
        if not said or (quoted.name and not may_be):
            return False  # whoever is named said it, be it the same
        if not quoted.name and " ".join(said) in self._said_by_others():
            return False  # it is theirs as well, and their post stays
        marks = (mark(salt, "quote", one, " ".join(said)) for salt in self.salts for one in named or [""])
        is_known = self.words is not None and self.words.has_quoted(quoted.name, said, self.here)
        if is_known or any(one in self._quoted for one in marks):
            return True
        found, chosen = self.texts.share(said)
        return len(said) >= LONG and found * 2 >= chosen > 0 and (found > 1 or chosen == 1)

    def begin(self, posts: Callable[[], Iterable[Post]]) -> None:
        """Say which posts the thread has that is looked at next; they are asked for if they count."""
        self._posts, self._staying = posts, None

    def _said_by_others(self) -> set[str]:
        """All words of each of these posts that stays."""
        if self._staying is None:
            stay = (post for post in self._posts() if post.body and post.state is None and not self.is_out(post))
            self._staying = {" ".join(words(quotations.unquoted(post.body))) for post in stay}
        return self._staying

    def may_be_theirs(self, name: str) -> bool:
        """Whether words of somebody of this name may be among what was taken out."""
        return self.is_marked(AUTHOR, name_key(name)) or self.persons.has_name(name)

    # What people wrote.

    def body(self, body: str) -> str:
        """A body without what was taken out: quotations, mentions, links to members' pages, files."""
        body = quotations.changed(body, lambda quoted: NOTE if self.quotes_out(quoted) else None, self._renamed)
        has_file = any(map(self.has_file, _FILE.findall(body)))
        body = inlines.mentioned(self._unlinked(body), self.persons.mentioned)
        if has_file:
            self.without_files.add(body)
        return body

    def _unlinked(self, body: str) -> str:
        """Words without links to those who are out, and to files and threads that are."""
        body = inlines.readdressed(body, lambda one: self.persons.unnamed_address(one) if self._is_ours(one) else one)
        return inlines.bare(inlines.linked(body, self._linked, self._goes), self._goes)

    def _goes(self, address: str) -> bool:
        return self._leads_into_thread(address) or self.names(address)

    def names(self, address: str) -> bool:
        """Whether an address of the forum names a member who was taken down."""
        return self._is_ours(address) and self.persons.leads_to(address) is not None

    def _renamed(self, quoted: Quotation) -> str:
        shown = self.persons.shown(quoted.name)
        return quoted.shown if shown is None else escaped(shown)

    def _linked(self, link: Link) -> str | None:
        if match := _FILE.match(link.address):
            return NOTE if self.has_file(match[1]) else None
        if self._leads_into_thread(link.address):
            if link.words.strip():
                self.unlinked[link.words] = None
            return link.words.strip() or NOTE
        if not self._is_ours(link.address):
            return None  # what is elsewhere is no page of theirs, whatever it is called
        left = self.persons.linked(link.words, link.address, link.image)
        return left.strip() or NOTE if link.image and left is not None else left

    # Records.

    def post(self, post: Post, thread: str) -> Post:
        """A post without what was taken out. One that must go itself has State.REMOVED, and its words, to be matched by.

        `thread`: the id of its thread.
        """
        self.here = thread
        if self.is_out(post):
            return removed(post)
        who = self.persons.find(post.author, post.author_id) if post.author or post.author_id else None
        author, own_id = (who.shown_as, "") if who else (post.author, post.author_id)
        editor = self.persons.shown(post.edited_by)
        body = self.body(post.body)
        return dataclasses.replace(
            post,
            author=author,
            author_id=own_id,
            edited_by=post.edited_by if editor is None else editor.removesuffix(NOBODY),
            reactions=self.persons.reactions(post.reactions) if post.reactions else "",
            files=() if body in self.without_files else post.files,  # which of them named the one that went nobody knows
            body=body,
        )

    def captured(self, captured: CapturedThread) -> bool:
        """Take out of a captured thread what is not to come back; False if nothing of it is."""
        if self.thread_of(captured.thread, captured.posts):
            captured.attachments = []
            return False
        for known in (self.without_files, self.renamed, self.unlinked):
            known.clear()
        thread = stem_of(captured.thread.thread_id) if captured.thread.thread_id else ""
        before = "\n".join((*(post.body for post in captured.posts), *(member.avatar for member in captured.members)))
        self.begin(functools.partial(tuple, tuple(captured.posts)))
        captured.posts = [self.post(post, thread) for post in captured.posts]
        captured.members = [one for one in captured.members if not self.persons.find(one.name, one.member_id, one.address)]
        shown = [post.body for post in captured.posts if post.state is not State.REMOVED]
        after = "\n".join((*shown, *(member.avatar for member in captured.members)))
        captured.members = [self.member(one) for one in captured.members]
        paths = [(one, attachment_path(one)) for one in captured.attachments]
        captured.attachments = [
            one for one, path in paths if not self.has_file(one.sha256) and (path in after or path not in before)
        ]
        return True

    def replace(self, before: Takedown, now: Takedown) -> None:
        """Know more of a takedown, be it of this forum or not."""
        for records_of in (self.own, self.akin):
            for n, one in enumerate(records_of):
                if one is before:
                    records_of[n] = now
                    self.known.update((marked, now) for marked in now.known_by)
                    self.persons.learn(now, is_own=records_of is self.own)
        if self.threads.get(now.thread) is before:
            self.threads[now.thread] = now
            self.alone = EachAlone(self.threads.values())
        self.texts.learn(now)

    def member(self, member: Member) -> Member:
        """A member without a picture that was taken out, and without a former name of, or links to, somebody who was."""
        match = _FILE.match(member.avatar)
        avatar = "" if match and self.has_file(match[1]) else member.avatar
        return dataclasses.replace(self.persons.member(member), avatar=avatar, signature=self._unlinked(member.signature))
