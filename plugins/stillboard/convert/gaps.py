"""What the archive does not hold, as far as what it holds shows: pages and posts of a thread, quoted posts, attached files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .. import addresses
from ..content import records, tree
from ..errors import ContentError
from ..ids import Ids
from ..model import Forum, Post, Remark, Thread
from .inlines import Link, linked
from .quotations import plain

_QUOTED = re.compile(r"\[wrote\]\(([^()\s]{1,2000})\)")
_MISSING = re.compile(r"\[((?:[^\[\]\\\n]|\\.){0,300})\]\(#missing\)")
MISSING = "](#missing)"
LONGEST_PAGE = 1000  # posts
_BY_PLACE = re.compile(r"p?\d+-\d+(?:-\d+)?|m-[0-9a-f]{16}", re.ASCII)


def ranges(numbers: Iterable[int], last: int) -> str:
    """The numbers from 1 to `last` that are not among those given, as ranges: `1-12, 14`."""
    parts = []
    expected = 1
    for number in [*sorted(n for n in numbers if n <= last), last + 1]:
        if number > expected:
            parts.append(f"{expected}-{number - 1}" if number - 1 > expected else str(expected))
        expected = max(expected, number + 1)
    return ", ".join(parts)


def missing_pages(thread: Thread) -> str:
    """The pages of a thread that no capture holds."""
    pages = {page.number for page in thread.pages}
    return ranges(pages, max((thread.page_count or 0, *pages)))


def missing_numbers(thread: Thread, posts: Sequence[Post]) -> str:
    """The posts that the count along the thread leaves room for: on the pages that were captured, if the thread has pages."""
    known = {post.number for post in posts if post.number}
    if not known or any(post.number is None for post in posts):
        return ""
    pages, last, size = {page.number for page in thread.pages}, max(known), thread.posts_per_page
    if not pages:
        return ranges(known, last)
    if not size or size > LONGEST_PAGE:
        return ""
    expected = {n for page in pages for n in range((page - 1) * size + 1, min(page * size, last) + 1)}
    missing = sorted(expected - known)
    starts = [n for n in missing if n - 1 not in expected or n - 1 in known]
    ends = [n for n in missing if n + 1 not in expected or n + 1 in known]
    return ", ".join(f"{one}-{other}" if other > one else str(one) for one, other in zip(starts, ends, strict=True))


@dataclass(slots=True)
class Quoted:
    """A post that others quote or answer."""

    where: str  # the first of them
    name: str  # of the one who is quoted
    times: int = 0


@dataclass(slots=True)
class Gaps:
    """What the posts of a run speak of and the archive may lack."""

    quoted: dict[tuple[str, str], Quoted] = field(default_factory=dict)  # by the forum's stem and its id of the post
    filed: dict[str, Ids] = field(default_factory=dict)  # the ids of the posts of the run's threads, by forum
    folders: set[str] = field(default_factory=set)
    files: list[Remark] = field(default_factory=list)

    def read(self, forum: Forum, folder: PurePosixPath, post: Post) -> None:
        """Note what a filed post speaks of."""
        where = f"{folder}/{post.id}.md"
        if MISSING in post.body:
            names = _MISSING.findall(post.body)
            self.files += [Remark(where, name or "a file without a name") for name in names]
        if addresses.is_file(post.body, everywhere=True):
            ours = {addresses.host(address) for address in forum.addresses}
            self.files += [Remark(where, said) for said in files_elsewhere(post.body, ours)]
        if "[wrote](" in post.body:
            ours = {addresses.host(address) for address in forum.addresses}
            for address in dict.fromkeys(_QUOTED.findall(post.body)):
                named = addresses.read(address, addresses.engine_of(forum.engine))
                if named and named.post and addresses.host(address) in ours:
                    self._note(forum.id, named.post, where)
        if post.reply_to and not post.reply_to.startswith("#"):
            self._note(forum.id, post.reply_to, where)

    def _note(self, forum: str, identity: str, where: str) -> None:
        if identity not in self.filed.get(forum, ()):
            self.quoted.setdefault((forum, identity), Quoted(where, "")).times += 1

    def file(self, forum: str, folder: PurePosixPath, posts: Iterable[Post]) -> None:
        """Note the posts that a thread of the archive holds."""
        self.folders.add(str(folder))
        ids = self.filed.setdefault(forum, Ids())
        for post in posts:
            known = [identity for identity in (records.forum_id(post), *post.also) if identity]
            ids.update(known)
            for identity in known if self.quoted else ():
                self.quoted.pop((forum, identity), None)  # it is there: nobody need remember who quotes it

    def not_archived(self, root: Path) -> Iterator[Remark]:
        """The quoted posts that are nowhere in the archive at `root`, in the order of their coming."""
        wanted = {key: quoted for key, quoted in self.quoted.items() if key[1] not in self.filed.get(key[0], ())}
        for forum in sorted({forum for forum, _ in wanted}):
            found = self._elsewhere(root, forum, {identity for one, identity in wanted if one == forum})
            wanted = {key: quoted for key, quoted in wanted.items() if key[0] != forum or key[1] not in found}
        for (_, identity), quoted in wanted.items():
            more = f" and {quoted.times - 1} more" if quoted.times > 1 else ""
            yield Remark(f"{quoted.where}{more}", f"post {identity}")

    def _elsewhere(self, root: Path, forum: str, wanted: set[str]) -> set[str]:
        """The ids of these that posts of other threads have: most files are named after it."""
        found = set()
        for folder in tree.thread_folders(root, forum):
            if PurePosixPath(folder.path).relative_to(PurePosixPath(root)).as_posix() in self.folders:
                continue
            for entry in tree.post_files(folder.path):
                stem = entry.name.removesuffix(".md")
                found.update({stem} & wanted if not _BY_PLACE.fullmatch(stem) else _ids(entry.path) & wanted)
        return found


def files_elsewhere(body: str, hosts: AbstractSet[str]) -> list[str]:
    """The files of a forum on these hosts that a body shows or leads to where they were, each once: by what names them."""
    found: dict[str, tuple[str, str]] = {}

    def note(link: Link) -> None:
        address = link.address
        if addresses.is_file(address) and addresses.host(address) in hosts:
            named = addresses.read(address)
            words = "" if link.image or "](" in link.words or plain(link.words) == address else plain(link.words)
            key = (named.file if named else "") or address
            one = words, address
            found[key] = min(found.get(key, one), one, key=lambda other: (not other[0], len(other[1])))  # one with a name is best

    linked(body, note, lambda _: False)
    return [f"{words} ({address})" if words else address for words, address in found.values()]


def _ids(path: str) -> set[str]:
    try:
        post = tree.read_post(path)
    except ContentError:
        return set()
    return {records.forum_id(post), *post.also}
