"""Names of those who were taken down, left out of what a capture brings besides the words of posts: titles, tags, prefixes,
polls, signatures, names of files.

What stands there is no sentence of which a person has to judge, as in a post: it names a thread in every list. But a name may be
a word like any other ("Lamp"), so it is left out where nothing else can be meant: it is of several words, written as no word is
(`tidewatch77`, `MarlowQuint`, `@lamp`), all that is said there (a tag, an option of a poll), or in words that were listed at the
takedown, so that a person has seen them. What the archive has stays as it is; whoever edited a file does not meet the name again.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..dumps import attachment_path
from ..ids import slugify
from ..model import Attachment, Member, PollOption, Post, Thread
from . import spelling
from .merging import words
from .persons import NOBODY, SAID
from .reading import CapturedThread
from .taken_down import Rules

_HANDLE = re.compile(r"[\d_]|[^\W\d_A-Z][A-Z]")  # in what is written as no word is
_NO_NAME = "file"  # of an attachment


def unnamed(rules: Rules, said: str) -> str:
    """A value with a sign in the place of each name that can be nothing else."""
    persons = rules.persons
    if not said or not persons.has_members:
        return said
    found = spelling.places(said, persons.spelled_lengths, persons.has_spelled)
    if not found:
        return said
    is_listed = rules.is_marked(SAID, " ".join(words(said)))
    is_of_several = 1 not in persons.lengths
    left, at = "", 0
    for start, end in found:
        name = said[start:end]
        is_all = not re.search(r"\w", said[:start] + said[end:])
        is_sure = (
            is_listed or is_all or is_of_several or len(words(name)) > 1 or said[:start].endswith("@") or _HANDLE.search(name)
        )
        left += said[at:start] + (NOBODY if is_sure else name)
        at = end
    return left + said[at:]


def called(rules: Rules, captured: CapturedThread, root: Path) -> None:
    """Let a captured thread be found by a title without names too, and have no name in that of its folder or of a new file.

    `root`: of the archive, whose files keep their names.
    """
    thread = captured.thread
    titles = [one for title in (thread.title, *thread.titles) if (one := unnamed(rules, title)) != title]
    bare = unnamed(rules, thread.slug.replace("-", " "))
    slug = thread.slug if bare == thread.slug.replace("-", " ") else slugify(bare, "thread")
    captured.thread = dataclasses.replace(thread, slug=slug, titles=tuple(dict.fromkeys((*thread.titles, *titles))))
    moved = {path: attachment_path(new) for one, path, new in _files(rules, captured.attachments, root)}
    if moved:
        captured.attachments = [_renamed(one) if attachment_path(one) in moved else one for one in captured.attachments]
        every = re.compile("|".join(map(re.escape, moved)))

        def renamed(text: str) -> str:
            return every.sub(lambda match: moved[match[0]], text)

        rules.renamed.update({renamed(post.body): post.body for post in captured.posts if every.search(post.body)})
        captured.posts = [dataclasses.replace(post, body=renamed(post.body)) for post in captured.posts]
        captured.members = [dataclasses.replace(one, avatar=renamed(one.avatar)) for one in captured.members]


def _files(rules: Rules, found: Iterable[Attachment], root: Path) -> Iterable[tuple[Attachment, str, Attachment]]:
    """The files of which the name names somebody, their places, and what they are to be."""
    for one in found:
        path = attachment_path(one)
        name = path.rpartition("/")[2].partition("-")[2].rpartition(".")[0].replace("-", " ")
        if unnamed(rules, name) != name and not (root / path.removeprefix("/content/")).exists():
            yield one, path, _renamed(one)


def _renamed(one: Attachment) -> Attachment:
    return dataclasses.replace(one, name=f"{_NO_NAME}.{one.name.rpartition('.')[2]}" if "." in one.name else _NO_NAME)


def of_post(rules: Rules, post: Post, found: Post | None) -> tuple[Post, Post]:
    """A post as it is to be, and as it would be with the names that it has not met before, for the remark.

    `found`: as the archive has it.
    """
    title = _without(rules, post.title, found.title if found else "")
    return dataclasses.replace(post, title=title[0]), dataclasses.replace(post, title=title[1])


def of_member(rules: Rules, member: Member, found: Member | None) -> tuple[Member, Member]:
    """The same for a member's title and signature."""
    title = _without(rules, member.title, found.title if found else "")
    signature = _without(rules, member.signature, found.signature if found else "")
    clean, shown = (dataclasses.replace(member, title=title[n], signature=signature[n]) for n in range(2))
    return clean, shown


def of_thread(rules: Rules, thread: Thread, found: Thread | None) -> tuple[Thread, Thread]:
    """The same for a thread's titles, prefix, tags and poll."""
    before = found or Thread("")
    title = _without(rules, thread.title, before.title)
    prefix = _without(rules, thread.prefix, before.prefix)
    poll = _without(rules, thread.poll, before.poll)
    titles = _each(rules, thread.titles, before.titles)
    tags = _each(rules, thread.tags, before.tags)
    options = _each(rules, [one.text for one in thread.poll_options], [one.text for one in before.poll_options])
    own = {thread.title, unnamed(rules, thread.title)}.difference(before.titles)
    clean, shown = (
        dataclasses.replace(
            thread,
            title=title[n],
            titles=tuple(dict.fromkeys(one for one, new in zip(titles[n], titles[0], strict=True) if new not in own)),
            prefix=prefix[n],
            tags=tuple(dict.fromkeys(tags[n])),
            poll=poll[n],
            poll_options=tuple(map(_option, thread.poll_options, options[n])),
        )
        for n in range(2)
    )
    return clean, shown


def _without(rules: Rules, said: str, before: str) -> tuple[str, str]:
    new = said if said == before else unnamed(rules, said)
    return new, new if new == before else said


def _option(option: PollOption, text: str) -> PollOption:
    return dataclasses.replace(option, text=text)


def _each(rules: Rules, said: Sequence[str], before: Sequence[str]) -> tuple[list[str], list[str]]:
    """Some values without names, and with those that are new."""
    clean = [one if one in before else unnamed(rules, one) for one in said]
    return clean, [new if new in before else one for new, one in zip(clean, said, strict=True)]
