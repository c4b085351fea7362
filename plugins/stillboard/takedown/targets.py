"""What a command line names: a post, a thread or a member of the archive, by file, by address (old or new), or by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .. import addresses
from ..content import tree
from ..content.takedown import MEMBER, POST, THREAD, Takedown
from ..convert import spelling
from ..convert.known_again import name_key
from ..convert.persons import former
from ..convert.taken_down import Takedowns
from ..errors import StillboardError, UsageError
from ..ids import stem_of, thousand
from ..model import Forum, Member, Thread

# The addresses of this site, to their end: of any other it must not be guessed how much of it they mean.
_SITE = re.compile(
    r"(?:^|/)(?P<kind>threads|members)/(?P<slug>[a-z0-9-]{1,64})\.(?P<id>[a-z0-9-]{1,64})"
    r"(?:/(?:page-\d{1,7}(?:\.html)?|index\.html)?)?(?:#post-(?P<post>[a-z0-9-]{1,64}))?$",
    re.ASCII,
)
_NEAR = 5  # names that are offered where what was said is none


@dataclass(slots=True)
class Target:
    """What is to be taken out."""

    of: str  # post, thread, member
    forum: Forum
    folder: str = ""  # of the thread, as the system names it
    post: str = ""  # the stem
    thread: Thread | None = None
    member: Member | None = None
    member_file: str = ""
    names: list[str] = field(default_factory=list)  # all that the member was called
    ids: list[str] = field(default_factory=list)
    shared: frozenset[str] = frozenset()  # keys of those of the names that others have too
    parts: frozenset[str] = frozenset()  # of the names: words that nobody else's name has
    record: Takedown | None = None  # of an earlier takedown of the same, which goes on
    is_record: bool = False  # whether its record was named, so that it goes on as it was

    @property
    def thread_id(self) -> str:
        """The stem of the thread."""
        if self.folder:
            return self.folder.rpartition(".")[2]
        return self.record.thread if self.record else ""

    @property
    def words(self) -> str:
        """What it is, for people."""
        if self.record and not (self.names or self.folder):
            return f"what takedowns/{self.forum.id}/{self.record.id}.md is of"
        if self.of == MEMBER:
            return f"the member {self.names[0]} of {self.forum.title}"
        # Its own file may be gone, or faulty: a run that was cut short has begun to take the folder away.
        slug, _, own = self.folder.replace("\\", "/").rpartition("/")[2].rpartition(".")
        title = self.thread.title if self.thread else f"{own} ({slug}) of {self.forum.title}"
        return f"the thread {title}" if self.of == THREAD else f"the post {self.post} of the thread {title}"


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody calls what is to go: its file, its address, a name; and of several of that name, the id of which is meant.

    `every_title`: with each post that opened a thread its title goes, also where it is no words of the post.
    """

    name: str
    member_id: str = ""
    every_title: bool = False


def find(root: Path, said: Called, takedowns: Takedowns) -> Target:
    """What is named. UsageError if nothing is, or more than one; ContentError for a faulty file on the way."""
    forums = list(tree.forums(root))
    if said.member_id:
        found = _by_path(root, said.name, forums)
        if found and found.of != MEMBER:
            what = f"this is a {found.of}: --id says which member is meant, where several are called so"
            raise UsageError(what, where=said.name, todo="leave out --id")
        if found and said.member_id in found.ids:
            return _continued(found, takedowns)
        return _continued(_by_id(root, said.name, forums, said.member_id, takedowns), takedowns)
    return _continued(_found(root, said.name, forums, takedowns), takedowns)


def _found(root: Path, said: str, forums: Sequence[Forum], takedowns: Takedowns) -> Target:
    found = _by_path(root, said, forums)
    if found is None and ("/" in said or "#" in said):
        raise UsageError("no post, thread or member of this archive is there", where=said, todo="name its file in content/")
    return found or _by_name(root, said, forums, takedowns)


def _by_path(root: Path, said: str, forums: Sequence[Forum]) -> Target | None:
    """What a file or an address names; None: it is neither, or nothing is there."""
    found = _by_file(root, said, forums)
    if found is None and ("/" in said or "#" in said):
        found = _by_site(root, said, forums) or _by_old_address(root, said, forums)
    return found


def _continued(target: Target, takedowns: Takedowns) -> Target:
    """The target, with the earlier takedown of the same member: by id or name, or by the pseudonym that it gave them."""
    if target.of != MEMBER:
        return target
    known = takedowns.records.get(target.forum.id, [])
    if known and target.record is None:
        persons = takedowns.rules(target.forum).persons
        called = {name_key(name) for name in target.names}
        found = [one for one in map(persons.by_id, target.ids) if one]
        found += [one for one in known if one.of == MEMBER and name_key(one.shown_as or "") in called]
        found += [one for name in target.names if (one := persons.find(name, *target.ids[:1]))]
        target.record = next(iter(found), None)
    if target.record and target.record.shown_as:
        target.names.append(target.record.shown_as)
    return target


def _by_id(root: Path, said: str, forums: Sequence[Forum], member_id: str, takedowns: Takedowns) -> Target:
    """The member of a name and an id."""
    found: list[Target] = []
    for forum in forums:
        found += _members(root, forum, lambda one: member_id == one.member_id and _is_called(one, said))
    if target := _only(found, said):
        return target
    for forum in forums:  # their file is gone
        if takedowns and (record := takedowns.rules(forum).persons.by_id(member_id)):
            return Target(MEMBER, forum, names=[said], ids=[member_id], record=record)
        for thread in tree.thread_folders(root, forum.id):
            posts = (tree.read_post(file.path) for file in tree.post_files(thread.path))
            if any(post.author_id == member_id and name_key(post.author) == name_key(said) for post in posts):
                return Target(MEMBER, forum, names=[said], ids=[member_id])
    raise UsageError(f"nobody of the id {member_id} is called so", where=said, todo="look at their file in content/members/")


def _is_called(member: Member, said: str) -> bool:
    return name_key(said) in {name_key(former(name)) for name in (member.name, *member.names)}


def _by_file(root: Path, said: str, forums: Sequence[Forum]) -> Target | None:
    for path in (Path(said), root / said):
        try:
            inside = path.resolve().relative_to(root.resolve())
        except (ValueError, OSError):
            continue
        if not path.exists():
            continue
        match inside.parts:
            case ("threads", forum, _, folder, *rest):
                stem = rest[0].removesuffix(".md") if rest else "thread"
                place = str(root.joinpath(*inside.parts[:3], folder))
                return _in_thread(_forum(forums, forum), place, "" if stem == "thread" else stem)
            case ("members", forum, name):
                return _member(_forum(forums, forum), str(root / inside), name)
            case ("takedowns", forum, name):
                return _once_more(root, _forum(forums, forum), tree.read(Takedown, root / inside))
    return None


def _once_more(root: Path, forum: Forum, record: Takedown) -> Target:
    """What a record is of: it may know more than when it was made."""
    post = record.posts[0].partition("/")[2] if record.of == POST and record.posts else ""
    folders = (entry.path for entry in tree.thread_folders(root, forum.id) if entry.name.rpartition(".")[2] == record.thread)
    return Target(record.of, forum, next(folders, "") if record.thread else "", post, record=record, is_record=True)


def _forum(forums: Sequence[Forum], stem: str) -> Forum:
    for forum in forums:
        if forum.id == stem:
            return forum
    raise UsageError(f"there is no forum {stem}", where=f"forums/{stem}.md", todo="`stillboard check` says more")


def _in_thread(forum: Forum, folder: str, post: str) -> Target:
    try:
        thread = tree.read_thread(folder)
    except StillboardError:
        if not post:
            raise
        thread = None
    if post and not Path(folder, f"{post}.md").is_file():
        raise UsageError("no such post", where=f"{folder}/{post}.md", todo="look at the name of its file")
    return Target(POST if post else THREAD, forum, folder, post, thread)


def _member(forum: Forum, path: str, name: str) -> Target:
    member = tree.read(Member, path)
    names = dict.fromkeys((member.name, *map(former, member.names)))
    identity = member.member_id or ("" if name.removesuffix(".md").rpartition(".")[2].startswith(("n-", "m-")) else member.id)
    return Target(MEMBER, forum, member=member, member_file=path, names=list(names), ids=[identity] if identity else [])


def _by_site(root: Path, said: str, forums: Sequence[Forum]) -> Target | None:
    match = _SITE.search(said)
    if match is None:
        return None
    stem = f"{match['slug']}.{match['id']}"
    found: list[Target] = []
    for forum in forums:
        if match["kind"] == "members" and (path := root / "members" / forum.id / f"{stem}.md").is_file():
            found.append(_member(forum, str(path), path.name))
        gathered = root / "threads" / forum.id / thousand(match["id"])
        # The id decides, as on the site: a thread whose title went had another address.
        folders = [one.path for one in tree.entries(gathered, folders=True) if one.name.rpartition(".")[2] == match["id"]]
        found += [_in_thread(forum, one, match["post"] or "") for one in folders if match["kind"] == "threads"]
    return _only(found, said)


def _by_old_address(root: Path, said: str, forums: Sequence[Forum]) -> Target | None:
    named, host = addresses.read(said), addresses.host(said)
    if named is None:
        return None
    found: list[Target] = []
    for forum in forums:
        if host not in {addresses.host(one) for one in forum.addresses}:
            continue
        if named.member:
            found += _members(root, forum, lambda one: _is_at(one, named.member))
        elif named.post or named.thread:
            found += _posts(root, forum, named)
    return _only(found, said)


def _is_at(member: Member, said: str) -> bool:
    """Whether a member is the one whom an address names: by id, or by a name that is no number."""
    return member.member_id == said or (not said.isdecimal() and name_key(member.name) == name_key(said))


def _posts(root: Path, forum: Forum, named: addresses.ForumAddress) -> Iterator[Target]:
    for entry in tree.thread_folders(root, forum.id):
        own = entry.name.rpartition(".")[2]
        if named.thread and own != stem_of(named.thread):
            continue
        if not (named.post or named.number):
            yield _in_thread(forum, entry.path, "")
            continue
        for file in tree.post_files(entry.path):
            stem = file.name.removesuffix(".md")
            if named.post and stem == stem_of(named.post):
                yield _in_thread(forum, entry.path, stem)
            elif named.thread:
                post = tree.read_post(file.path)
                if named.post in (post.original_id or "-", *post.also) or (named.number and post.number == named.number):
                    yield _in_thread(forum, entry.path, stem)


def _members(root: Path, forum: Forum, is_it: Callable[[Member], bool]) -> list[Target]:
    found = []
    for entry in tree.member_files(root, forum.id):
        if is_it(tree.read(Member, entry.path)):
            found.append(_member(forum, entry.path, entry.name))
    return found


def _by_name(root: Path, said: str, forums: Sequence[Forum], takedowns: Takedowns) -> Target:
    wanted = name_key(said)
    found: list[Target] = []
    for forum in forums:
        found += _members(root, forum, lambda one: _is_called(one, said))
    if target := _only(found, said):
        return target
    for forum in forums:  # their file is gone: a takedown that was cut short goes on, or one that gave a pseudonym
        if takedowns and (record := takedowns.rules(forum).persons.find(said)):
            return Target(MEMBER, forum, names=[said], record=record)
    for forum in forums:  # people took their file away, or it was never made
        for thread in tree.thread_folders(root, forum.id):
            if any(name_key(tree.read_post(file.path).author) == wanted for file in tree.post_files(thread.path)):
                return Target(MEMBER, forum, names=[said])
    todo = "name a file in content/, an address of the site or of the forum, or a member as their posts do"
    if near := _near(root, said, forums):
        todo = f"perhaps this is meant, which must be said as it is written here: {', '.join(near)}"
    raise UsageError("nobody and nothing in this archive is called so", where=said, todo=todo)


def _near(root: Path, said: str, forums: Sequence[Forum]) -> list[str]:
    """The names that may be meant by one that nobody has, with the files of those who have one."""
    names: dict[str, str] = {}
    for forum in forums:
        for thread in tree.thread_folders(root, forum.id):
            names |= dict.fromkeys((tree.read_post(file.path).author for file in tree.post_files(thread.path)), "")
    for forum in forums:
        for entry in tree.member_files(root, forum.id):
            member = tree.read(Member, entry.path)
            names |= dict.fromkeys((member.name, *map(former, member.names)), f"members/{forum.id}/{entry.name}")
    found = sorted(name for name in names if name and spelling.are_near(name, said))[:_NEAR]
    return [f"{name!r} ({names[name]})" if names[name] else repr(name) for name in found]


def _only(found: Sequence[Target], said: str) -> Target | None:
    if len(found) > 1:
        named = ", ".join(sorted(one.member_file or one.folder for one in found))
        ids = sorted({identity for one in found for identity in one.ids})
        by_id = f", or say which with --id: {', '.join(ids)}" if len(ids) == len(found) else ""
        raise UsageError("several are called so", where=said, todo=f"name one of their files: {named}{by_id}")
    return found[0] if found else None


def is_taken(name: str, root: Path, forum: str) -> bool:
    """Whether a member of a forum is, or was, called so."""
    return any(_is_called(one, name) for one in tree.members(root, forum))
