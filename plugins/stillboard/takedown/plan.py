"""What a takedown changes: every file of the archive is read once and put through the rules that conversions go by."""

from __future__ import annotations

import dataclasses
import functools
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..content import records, tree
from ..content.disk import NewFile, digest
from ..content.moves import read_bytes
from ..content.redone import redone
from ..content.takedown import MEMBER, THREAD, Takedown
from ..convert import fingerprint, spelling, untitled
from ..convert.inlines import naming_addresses
from ..convert.known_again import Words, name_key
from ..convert.members import named
from ..convert.merging import same_title, titles_of, words
from ..convert.open_file import OpenFile, opened
from ..convert.quotations import Quotation, plain, quotations, unquoted
from ..convert.taken_down import Rules, Takedowns
from ..convert.tombstones import tombstone
from ..errors import StillboardError
from ..model import Forum, Member, Post, State
from . import recording, titles
from .account import Account
from .inside import Inside, Needles, looked_into, too_large
from .looking import Looking
from .targets import Target

# As bodies name it, and as the archive's own pages do.
_FILE = re.compile(r"(?:/content|\{static\})/(attachments/[0-9a-f]{2}/([0-9a-f]{64})-[a-z0-9.-]{1,80})", re.ASCII)
_PEOPLES = ("pages", "news")  # what maintainers wrote themselves


@dataclass(slots=True)
class Plan:
    """What is to be written and taken away, in the order in which it is done."""

    record: Takedown
    forum: str
    folders: dict[PurePosixPath, list[NewFile]] = field(default_factory=dict)  # threads' files that change
    files: list[NewFile] = field(default_factory=list)  # others that change, or are new
    renames: dict[PurePosixPath, str] = field(default_factory=dict)  # folders of threads without a title, and their new names
    gone: list[tuple[PurePosixPath, dict[str, str]]] = field(default_factory=list)  # what goes, with the digests of its files


class Planning:
    """One takedown, worked out. Nothing is written."""

    def __init__(self, root: Path, target: Target, takedowns: Takedowns, account: Account, tick: Callable[[str], object]) -> None:
        """`tick` is called with how far it is, often."""
        self.root, self.target, self.takedowns, self.account, self._tick = root, target, takedowns, account, tick
        self._kept: dict[str, str] = {}  # attachments that something still shows, relative to content/, with their hashes
        self._lost: dict[str, str] = {}  # those of what goes, with the hashes in their names
        self._out: set[str] = set()  # the posts that go: <thread's id>/<post's id>
        self._looking = Looking(account)
        self._titles: tuple[str, ...] = ()  # of the thread that goes, and the names of who wrote in it, in small letters
        self._before = takedowns.rules(target.forum).persons  # as they were known before
        self._untitled: list[str] = []  # the titles of threads that go with the posts that opened them
        self._waiting: set[str] = set()  # the files of posts that stay until their threads can be read
        self._names = set(map(name_key, target.names))
        self._shown_as = ""  # the pseudonym
        self._needles = Needles([])

    def plan(self, shown_as: str, reason: str, *, every_title: bool = False) -> Plan:
        """Everything that is to be done. `every_title`: with each post that opened a thread its title goes, whatever it is."""
        target, salt = self.target, recording.salt_of(self.takedowns)
        self._shown_as = shown_as
        going = [] if shown_as else list(self._going())
        record = recording.made(target, going, salt, shown_as, reason)
        known = self.takedowns.records.get(target.forum.id, [])
        before = target.record or next((one for one in known if one.id == record.id), None)
        record = self._without_titles(recording.joined(before, record), salt, every=every_title)
        self.takedowns.put(target.forum.id, record, before)
        self._out = {f"{thread}/{post.id}" for thread, post in going}
        mails = spelling.mails(f"{target.member.signature}\n{target.member.body}") if target.member else []
        self._needles = Needles([name for name in target.names if name != shown_as], mails)
        # Whose address stands in what they wrote themselves nobody knows: it is looked for, too.
        keys = set[str]().union(*map(spelling.mail_keys, (*mails, *(unquoted(post.body) for _, post in going))))
        self._looking.begin(
            target.names, (unquoted(post.body) for _, post in going), shown_as, mails, target.parts, keys, self._untitled
        )
        authors = {post.author for _, post in going if post.author} if target.of != MEMBER else ()
        self._titles = (*(titles_of(target.thread) if target.of == THREAD and target.thread else ()), *map(name_key, authors))
        known_words = Words((post.body for _, post in going), authors, {thread for thread, _ in going})
        plan, met = Plan(record, target.forum.id), dict[Quotation, None]()
        for forum in tree.forums(self.root):
            rules = self.takedowns.rules(forum)
            # One of the same title may be this one at another address, where its posts, and so quotations of them, stand too.
            is_akin = forum.id == target.forum.id or same_title(forum.title, target.forum.title)
            rules.words = known_words if is_akin else None
            rules.is_filed = True
            self._looking.is_elsewhere = forum.id != target.forum.id
            self._forum(forum, rules, plan)
            met |= rules.met
        self._looking.is_elsewhere = False
        self._rest()
        self._looking.finish()
        known_by = (*recording.said(self._looking.values, salt), *recording.mails(keys, salt))
        facts = dataclasses.replace(record, known_by=known_by, quoted=recording.quoted(met, salt))
        record = recording.joined(record, facts)
        there = (self._inside(entry.path).as_posix() for entry in self._files())
        # A run that was cut short has left them, and its posts say nothing any more.
        self._lost |= {path: recording.sha256_in(path) for path in there if recording.is_gone(path, record.files)}
        plan.record = dataclasses.replace(record, files=recording.files(record.files, self._lost, self._kept, salt))
        plan.gone = [*self._attachments(), *plan.gone]
        return plan

    def _going(self) -> Iterator[tuple[str, Post]]:
        """The posts that are to go, with their threads' ids, as they are now."""
        target = self.target
        if target.of != MEMBER:
            for place in ([target.folder] if target.folder else []) + self._copies:
                for post in self._posts(place):
                    if target.of == THREAD or post.id == target.post:
                        yield target.thread_id, post
            return
        for folder in tree.thread_folders(self.root, target.forum.id):
            self._tick(f"Takedown: {folder.name} read")
            for post in self._posts(folder.path):
                if self._is_theirs(post):
                    yield folder.name.rpartition(".")[2], post

    @functools.cached_property
    def _copies(self) -> list[str]:
        """The folders of the thread that goes in forums of the same title, which are this one at another address."""
        target, found = self.target, []
        if target.of != THREAD or target.thread is None:
            return []
        akin = (one for one in tree.forums(self.root) if one.id != target.forum.id and same_title(one.title, target.forum.title))
        for folder in (folder for forum in akin for folder in tree.thread_folders(self.root, forum.id)):
            if folder.name.rpartition(".")[2] == target.thread_id:
                try:
                    titles = titles_of(tree.read_thread(folder.path))
                except StillboardError as error:
                    self.account.errors.append(error)
                    continue
                if not set(titles).isdisjoint(titles_of(target.thread)):
                    found.append(folder.path)
        return found

    def _without_titles(self, record: Takedown, salt: str, *, every: bool) -> Takedown:
        """The record, which knows too which threads lose their titles."""
        if self.target.of == THREAD:
            return record  # it goes
        marks: list[str] = []
        for thread, gone in titles.going(self.root, self.target.forum.id, record.posts, self._posts, self._unlearnt, every=every):
            marks += untitled.marks(salt, thread, gone)
            self._untitled += (*gone, thread.slug.replace("-", " "))
        return dataclasses.replace(record, known_by=tuple(dict.fromkeys((*record.known_by, *marks))))

    def _unlearnt(self, error: StillboardError, path: str) -> None:
        """Leave a post as it is of which is not known what else goes with it: it is asked when the command is run again."""
        self._say(error)
        self._waiting.add(os.path.normpath(path))

    def _is_theirs(self, post: Post) -> bool:
        """Whether the member who is taken down wrote a post: an id decides, and a name that nobody else has."""
        target = self.target
        if target.record and self._before.find(post.author, post.author_id) is target.record:
            return True
        if post.author_id and (target.ids or target.record):
            return post.author_id in target.ids
        key = name_key(post.author)
        return bool(key) and key in self._names and key not in target.shared

    def _forum(self, forum: Forum, rules: Rules, plan: Plan) -> None:
        for folder in tree.thread_folders(self.root, forum.id):
            self._tick(f"Takedown: {folder.name} looked at")
            is_it = self.target.of == THREAD and self.target.folder and os.path.samefile(folder.path, self.target.folder)
            if is_it or folder.path in self._copies:
                self._whole(folder.path, plan)
                continue
            self._thread(forum, folder.path, rules, plan)
        for entry in tree.member_files(self.root, forum.id):
            self._member(forum, entry.path, rules, plan)
        shown_as = plan.record.shown_as
        is_shown = forum.id == self.target.forum.id or any(f"threads/{forum.id}/" in one for one in self.account.renamed)
        if shown_as and is_shown:
            member = named(Member(shown_as))
            path = records.path(member, forum.id)
            if not (self.root / path).exists():
                plan.files.append(NewFile(path, records.dumps(member, sealed=True).encode()))

    def _thread(self, forum: Forum, folder: str, rules: Rules, plan: Plan) -> None:
        inside = self._inside(folder)
        rules.begin(functools.partial(self._posts, folder))
        gone, heads = titles.heads(folder, inside, rules, self._say)
        if name := titles.new_name(rules, inside):
            plan.renames[inside] = name
        if heads or name:
            self.account.titles.append(f"{inside}{f' (then {name})' if name else ''}")
        self._looking.named((inside.with_name(name) if name else inside).as_posix())
        files = [self._post(forum, entry.path, rules, gone) for entry in tree.post_files(folder)]
        if changed := [file for file in (*files, *heads) if file]:
            plan.folders[inside] = changed
        for name in ("thread.md", records.CAPTURES):
            if tree.is_there(head := os.path.join(folder, name)):
                self._text(head, rules, next((one.data.decode() for one in heads if one.path.name == name), None))

    def _whole(self, folder: str, plan: Plan) -> None:
        """A thread goes with all its files."""
        found = {}
        for entry in tree.entries(folder, folders=False):
            data = tree.read_data(entry.path)
            found[entry.name] = digest(data)
            self._lost |= dict(_FILE.findall(data.decode("utf-8", "replace")))
        plan.gone.append((self._inside(folder), found))
        self.account.files.append(self._inside(folder).as_posix())

    def _post(self, forum: Forum, path: str, rules: Rules, gone: titles.Gone) -> NewFile | None:
        """The file of a post, if it changes. `gone`: what goes with its thread's title."""
        inside = self._inside(path)
        faulty = {os.path.normpath(error.where) for error in self.account.errors}
        if os.path.normpath(path) in faulty | self._waiting:
            return None  # what was not learnt from it before it is emptied can never be learnt again
        try:
            data = tree.read_data(path)
            file = opened(Post, path, data)
            rules.unlinked.clear()
            record = gone.without(self._changed(file, inside, rules, forum.id))
            text = data.decode()
            if record != file.record:
                text = _text(text, file, record)
        except StillboardError as error:
            self._say(error)
            return None
        before, after = dict(_FILE.findall(file.record.body)), dict(_FILE.findall(record.body))
        self._lost |= {place: sha256 for place, sha256 in before.items() if place not in after}
        self._kept.update(after)
        is_theirs = bool(self._shown_as) and self._shown_as in (record.author, *(one.name for one in quotations(record.body)))
        self._looking.at(inside.as_posix(), text, is_anothers=self._is_anothers(record.author_id), is_theirs=is_theirs)
        self._looking.said(inside.as_posix(), text, self._doubtful(record, rules))
        self._looking.said(inside.as_posix(), text, naming_addresses(text, rules.names))
        return NewFile(inside, text.encode(), file.seen) if record != file.record else None

    def _doubtful(self, post: Post, rules: Rules) -> Iterator[str]:
        """Words of a post that stays which may repeat what goes: of links that led there, and of quotations of few words."""
        for said in rules.unlinked:
            key = name_key(plain(said))
            if any(re.search(rf"(?<!\w){re.escape(title)}(?!\w)", key) for title in self._titles):
                yield said
        for quoted in quotations(post.body) if rules.words else ():
            if rules.words and rules.words.may_be_quoted(quoted.name, words(quoted.words)):
                yield quoted.words

    def _changed(self, file: OpenFile[Post], inside: PurePosixPath, rules: Rules, forum: str) -> Post:
        """A post as it is to be; the account says what became of it."""
        post, where = file.record, inside.as_posix()
        thread = inside.parent.name.rpartition(".")[2]
        is_out = f"{thread}/{post.id}" in self._out and forum == self.target.forum.id
        if post.state is State.REMOVED and not is_out and not rules.persons.find(post.author, post.author_id):
            return post
        new = rules.post(post, thread)
        salted = fingerprint.salt(forum, thread)
        if is_out or new.state is State.REMOVED:
            own = fingerprint.of(fingerprint.key(post.body), salted)
            further = [own] if own and post.fingerprint not in ("", own) else []
            words_of = tuple(dict.fromkeys((*post.other_words, *further)))
            made = tombstone(dataclasses.replace(post, other_words=words_of), own)
            if made != post:
                self.account.posts.append(where)
            return made
        if new == post:
            return post
        (self.account.renamed if new.author != post.author else self.account.quoting).append(where)
        if file.edited:
            self.account.edited.append(where)
            return new
        return dataclasses.replace(new, fingerprint=fingerprint.of(fingerprint.key(new.body), salted))

    def _member(self, forum: Forum, path: str, rules: Rules, plan: Plan) -> None:
        inside = self._inside(path)
        try:
            data = tree.read_data(path)
            file = opened(Member, path, data)
        except StillboardError as error:
            self.account.errors.append(error)
            return
        member = file.record
        if rules.persons.find(member.name, member.member_id, member.address) and member.name != plan.record.shown_as:
            plan.gone.append((inside, {inside.name: file.seen}))
            self.account.files.append(inside.as_posix())
            self._lost |= dict(_FILE.findall(member.avatar))
            return
        gone = self.target.member
        name = f"{self.target.forum.id}/{gone.slug}.{gone.id}" if gone and self.target.of == MEMBER else ""
        new = dataclasses.replace(rules.member(member), same_as=tuple(one for one in member.same_as if one != name))
        text = data.decode()
        if new != member:
            text = redone(text, member, new) if file.edited else records.dumps(new, sealed=True)
            plan.files.append(NewFile(inside, text.encode(), file.seen))
            self.account.quoting.append(inside.as_posix())
        self._kept.update(dict(_FILE.findall(text)))
        # Of a namesake it is known who they are; who spells the name otherwise may be the same one.
        is_anothers = self._is_anothers(member.member_id) and name_key(member.name) in self._names
        self._looking.at(inside.as_posix(), text, is_anothers=is_anothers)
        self._looking.said(inside.as_posix(), text, naming_addresses(text, rules.names))

    def _is_anothers(self, member_id: str) -> bool:
        """Whether an id says that somebody is not the member who is taken down."""
        return bool(member_id and self.target.ids) and member_id not in self.target.ids

    def _text(self, path: str, rules: Rules, text: str | None = None) -> None:
        """Look at a file that stays as it is, or is to have this text."""
        try:
            text = tree.read_text(path) if text is None else text
        except StillboardError as error:
            self.account.errors.append(error)
            return
        self._kept.update(dict(_FILE.findall(text)))
        inside = self._inside(path).as_posix()
        self._looking.at(inside, text)
        self._looking.said(inside, text, naming_addresses(text, rules.names))

    def _rest(self) -> None:
        """Look at the forums, the boards, and what maintainers wrote themselves."""
        for top in ("forums", "boards", *_PEOPLES):
            for folder, folders, names in os.walk(self.root / top, onerror=self._unlisted):
                folders[:] = sorted(one for one in folders if not one.startswith("."))
                for name in sorted(names):
                    if name.endswith(".md") and not os.path.islink(path := os.path.join(folder, name)):
                        self._text(path, self.takedowns.rules(self.target.forum))

    def _files(self) -> Iterator[tree.Entry]:
        for group in tree.entries(self.root / "attachments", folders=True):
            yield from tree.entries(group.path, folders=False)

    @functools.cached_property
    def _theirs(self) -> frozenset[str]:
        """The hashes of the files of what goes, when all is known that goes."""
        return frozenset(self._lost.values())

    def _attachments(self) -> Iterator[tuple[PurePosixPath, dict[str, str]]]:
        """The files that only what goes has shown."""
        for entry in self._files():
            inside = self._inside(entry.path)
            if inside.as_posix() in self._kept:
                self._looking.named(inside.as_posix())
                self._look_into(entry.path, inside)
            elif inside.as_posix() in self._lost:
                self.account.files.append(inside.as_posix())
                yield inside, {entry.name: digest(read_bytes(entry.path))}

    def _look_into(self, path: str, inside: PurePosixPath) -> None:
        """Look at what a file that stays holds, and whether it is theirs too."""
        if recording.sha256_in(inside.as_posix()) in self._theirs:
            self.account.shared.append(inside.as_posix())
        if not self._needles:
            return
        self._tick(f"Takedown: {inside.name} looked into")
        try:
            found = Inside(unread=too_large(os.stat(path).st_size))
            found = found if found.unread else looked_into(read_bytes(path), inside.name, self._needles)
        except OSError:
            found = Inside(unread="file that could not be read")
        if found.where:
            self.account.inside.append(f"{inside.as_posix()}: {found.where}")
        if found.unread:
            self.account.unread.append(found.unread)

    def _posts(self, folder: str) -> Iterator[Post]:
        """The posts of a thread that can be read. Others are said: what could not be read now may be readable a moment later."""
        for entry in tree.post_files(folder):
            try:
                yield tree.read_post(entry.path)
            except StillboardError as error:
                self._say(error)

    def _say(self, error: StillboardError) -> None:
        """Note what is wrong with a file, once however often it is read."""
        if str(error) not in map(str, self.account.errors):
            self.account.errors.append(error)

    def _unlisted(self, error: OSError) -> None:
        """Note a folder that cannot be listed, so that what it shows may go unseen; one that is not there shows nothing."""
        if not isinstance(error, FileNotFoundError):
            self.account.errors.append(tree.unreadable(error, error.filename))

    def _inside(self, path: str) -> PurePosixPath:
        return PurePosixPath(Path(path).relative_to(self.root).as_posix())


def _text(before: str, file: OpenFile[Post], record: Post) -> str:
    """The text of a post's file as it is to be. What people edited keeps all else, and the ends of its lines."""
    if record.state is not State.REMOVED:
        return redone(before, file.record, record) if file.edited else records.dumps(record, sealed=True)
    text = records.dumps(record)
    return text.replace("\n", "\r\n") if "\r\n" in before else text
