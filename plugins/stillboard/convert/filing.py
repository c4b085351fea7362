"""A captured thread put in its place in the archive, with its forum, boards, posts and members."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from ..content import records
from ..errors import StillboardError, Unsafe
from ..ids import thread_stem
from ..model import Forum, Remark, Source, State, Thread
from . import captures_file, merging
from .archive import Archive
from .few_words import FewWords, without_few_words
from .learning import under_pseudonyms
from .members import members_of
from .posts import PostFiling, note_absences
from .reading import CapturedThread, CaptureFacts
from .report import Outcome, Report, ThreadLine
from .taken_down import Rules
from .threads import OpenThread
from .uncertain import uncertain
from .unnamed import of_post
from .untitled import called, is_untitled, new_names, posts_of, untitled

_NAMED = 20  # threads of the same title that the report names; of more it says how many


def says_its_forum(archive: Archive, capture: CaptureFacts, captured: CapturedThread) -> bool:
    """True if a capture says which forum it is from."""
    return archive.forums.is_known(captured.forum, (*captured.thread.addresses, capture.address))


def may_be_from(forum: Forum, captured: CapturedThread) -> bool:
    """True if the engine of a captured thread does not contradict that it is from this forum."""
    engines = [one.engine.partition(" ")[0] for one in (forum, captured.forum) if one]
    return len({engine for engine in engines if engine}) < 2


def file_thread(archive: Archive, capture: CaptureFacts, captured: CapturedThread, report: Report) -> tuple[str, str]:
    """Put a captured thread, its posts and members in the archive: the forum's stem, and the thread's folder; "" for a folder if
    the thread was taken down.

    An error leaves the thread as it was, and is raised.
    """
    try:
        _check(captured, archive)
        forum = _forum(archive, capture, captured)
        is_out = not archive.take_down(forum, captured)
        rules = archive.taken_down(forum)
        for where in archive.takedowns.news():
            text = "knows more now: `stillboard takedown` of this file takes that out of what was filed before"
            report.remarks.append(Remark(where, text))
        if is_out:
            report.posts[Outcome.REMOVED] += len(captured.posts)
            return forum.id, ""
        thread, parts, again = _thread(archive, forum.id, capture, captured, report, rules)
    except StillboardError:
        report.posts[Outcome.FAILED] += len(captured.posts)
        raise
    few = _kept_out(rules, captured, thread, forum, report) if rules else FewWords(captured.posts)
    had_posts = bool(thread.posts)
    before = archive.filed_from(capture, thread)
    filing = PostFiling(thread, captured.thread, before, report, archive.removed(forum.id))
    try:
        files = filing.file(captured.posts, again=again, parts=parts)
    finally:
        archive.note_filed(thread, before)
    for file in files:
        archive.gaps.read(forum, thread.folder, file.record)
        if rules and not file.edited and file.record.state is not State.REMOVED:
            where = f"{thread.folder}/{file.record.id}.md"
            said = (*uncertain(rules, file.record, thread.head.record.id), *few.of(file.record))
            report.remarks += (Remark(where, text) for text in dict.fromkeys(said))
            file.record, with_names = of_post(rules, file.record, file.found)
            if what := file.differing(with_names):
                report.remarks.append(Remark(where, f"the name of somebody who was taken down is left out of {what}"))
    if filing.new:
        threads = archive.threads(forum.id)
        is_asked = had_posts or rules  # what was taken down may come back in a thread of the same title
        named_so = threads.namesakes(thread, captured.thread, captured.posts) if is_asked else []
        others = [other for other in named_so if other not in parts]
        filing.compare(others)
        filing.compare([other for other in threads.going_on(thread, captured.thread, captured.posts) if other not in parts])
        if rules:
            report.remarks += _few_words_elsewhere(rules, thread, filing, others)
    archive.threads(forum.id).note(capture.sha256, thread)
    note_absences(thread, sorted({page.number for page in captured.thread.pages}), report)
    _members(archive, forum.id, capture, captured, report)
    folder = str(thread.folder)
    if thread.posts:
        report.threads.setdefault(folder, ThreadLine(folder, thread.head.record.title, thread.head.found is None))
    return forum.id, folder


def _shown(rules: Rules | None, capture: CaptureFacts, report: Report) -> Callable[[Thread, str], Thread]:
    """What the archive may say of a captured thread that is in a folder of some id, after a remark on what it may not."""

    def shown(thread: Thread, stem: str) -> Thread:
        left = untitled(rules, thread, stem) if rules else thread
        if left is not thread:
            report.remarks.append(Remark(capture.name, f"the title of the thread {stem} stays out: it was taken down"))
        return left

    return shown


def _kept_out(rules: Rules, captured: CapturedThread, thread: OpenThread, forum: Forum, report: Report) -> FewWords:
    """Take out of a captured thread what only the thread's own files tell to be of what was taken out."""
    said = [post.body for post in captured.posts if rules.texts.has(post.body)]
    titled = rules.of_title(captured.thread) if said else []
    for record in titled:
        text = f"has the title and words of what was taken down by {records.path(record, forum.id)}, under another id: look at it"
        report.remarks.append(Remark(f"{thread.folder}/thread.md", text))
    for record in rules.alone.some_of(said):
        if record not in titled:
            what = f"has words of the thread that was taken down by {records.path(record, forum.id)}"
            text = f"{what}, under another title: its short posts may be of it too, look at all of it"
            report.remarks.append(Remark(f"{thread.folder}/thread.md", text))
    captured.posts = under_pseudonyms(rules, captured.posts, thread.post_records(), thread.salt)
    rules.here = thread.head.record.id
    captured.posts = posts_of(rules, captured.thread, rules.here, captured.posts)
    few = without_few_words(rules, captured.posts, thread.as_read(), thread.salt, str(thread.folder))
    captured.posts = few.posts
    return few


def _few_words_elsewhere(rules: Rules, thread: OpenThread, filing: PostFiling, others: Iterable[OpenThread]) -> Iterator[Remark]:
    """What in a thread's new posts may be of what was taken out of others that may be the same thread."""
    new = [file.record for file in filing.new if not file.edited]
    for other in others:
        rules.here = other.head.record.id
        few = without_few_words(rules, new, other.as_read(), other.salt, str(other.folder), is_elsewhere=True)
        yield from (Remark(f"{thread.folder}/{post.id}.md", text) for post in new for text in few.of(post))


def _check(captured: CapturedThread, archive: Archive) -> None:
    """Unsafe for what must not be written, before anything is changed."""
    found: list[records.Record] = [captured.thread, *([captured.forum] if captured.forum else [])]
    for record in found:
        records.check(record)
    archive.forums.check_boards(captured.boards)


def _forum(archive: Archive, capture: CaptureFacts, captured: CapturedThread) -> Forum:
    forum = archive.forums.forum(captured.forum, (*captured.thread.addresses, capture.address))
    if forum.addresses:
        archive.addressed[forum.id] = None
    return forum


def _thread(
    archive: Archive,
    forum: str,
    capture: CaptureFacts,
    captured: CapturedThread,
    report: Report,
    rules: Rules | None,
) -> tuple[OpenThread, list[OpenThread], bool]:
    """The thread as it is now that this capture of it is known, the threads that hold other posts of it, and whether the
    capture's bytes were read before.
    """
    threads, shown = archive.threads(forum), _shown(rules, capture, report)
    thread, others = threads.find(captured.thread, captured.posts, capture.sha256)
    archive.forums.add_boards(forum, captured.boards, captured.thread.boards)
    if thread is None:
        for identity in others[:_NAMED]:
            text = f"has the same title as {threads.folder(identity)}, but no post in common with it: kept as a thread of its own"
            report.remarks.append(Remark(capture.name, text))
        if (more := len(others) - _NAMED) > 0:
            report.remarks.append(Remark(capture.name, f"has the same title as {more} more, and no post in common with them"))
        filed_as = records.filed_thread(captured.thread, thread_stem(forum, captured.thread.title)).id
        captured.rename_capture(capture.name, _own_name(rules, filed_as, capture, captured.thread))
        return threads.create(captured.thread, lambda filed: shown(filed, filed.id)), [], False
    for identity in others[:_NAMED]:
        text = f"taken for more pages of {thread.folder}, but may be of {threads.folder(identity)}: no post in common says"
        report.unsure.append(Remark(capture.name, text))
    own = _own_name(rules, thread.head.record.id, capture, captured.thread)
    again = _call_by_known_name(thread.head.record, capture, captured, own)
    parts = threads.parts(thread, captured.thread, captured.posts)
    for other in parts:
        report.remarks.append(Remark(capture.name, _has_posts_of(other)))
    head = thread.head
    merged = merging.thread(head.record, shown(captured.thread, head.record.id))
    if again:  # it was called so when it was read first: then people call it otherwise since
        merged = dataclasses.replace(merged, titles=head.record.titles)
    records.check(merged)  # two values that fit may make one that is too long
    if head.edited and merged != head.record:
        noted = captures_file.joined(head.record, merged)
        text = f"thread.md would change in {head.differing(merged)}"
        text += f"; {records.CAPTURES} has it" if noted == merged else ""
        report.left_alone.append(Remark(str(thread.folder), text))
        merged = noted
    is_called_otherwise = not set(merging.titles_of(merged)) <= set(merging.titles_of(head.record))
    head.record = merged
    threads.index(head.record)
    for other in threads.parts(thread, merged, thread.post_records()) if is_called_otherwise else ():
        if other not in parts:  # until now nothing said that the two may be one
            report.remarks.append(Remark(str(thread.folder), _has_posts_of(other)))
    known = {part.head.record.id for part in parts}
    held = threads.holding(thread, captured.posts) if again else []
    return thread, [*parts, *(part for part in held if part.head.record.id not in known)], again


def _has_posts_of(other: OpenThread) -> str:
    text = f"has posts of {other.folder}, which seems to be the same thread: they stay there"
    is_edited = other.edited() or other.head.edited
    return text if is_edited else f"{text}; to make it one, remove that folder, and convert its dumps again"


def _own_name(rules: Rules | None, stem: str, capture: CaptureFacts, thread: Thread) -> str:
    """What a capture is called in the folder of this id: its name, unless that has the words of a title that went."""
    if rules is None or not is_untitled(rules, dataclasses.replace(thread, id=stem)):
        return capture.name
    named = new_names([Source(capture.name, capture.sha256, "")], called(thread))
    return named.get(capture.name, capture.name)


def _call_by_known_name(known: Thread, capture: CaptureFacts, captured: CapturedThread, own: str) -> bool:
    """Call these very bytes by the name under which they were read before, and other bytes of that name by another.

    `known`: the archive's thread; `own`: what the capture is called in it. True if it was read from these bytes.
    """
    before = next((source.name for source in known.sources if source.sha256 == capture.sha256), None)
    if before is not None:
        name = before  # "" where a file's name was blank
    else:
        name, number = own, 1
        taken = {source.name for source in known.sources}
        while name in taken:
            number += 1
            name = f"{own} ({number})"
    if name != capture.name:
        captured.rename_capture(capture.name, name)
    return before is not None


def _members(archive: Archive, forum: str, capture: CaptureFacts, captured: CapturedThread, report: Report) -> None:
    for member in members_of(captured.members, captured.posts):
        try:
            archive.members(forum).file(member, capture.name, report)
        except Unsafe as error:
            report.fail(error, capture.name)
