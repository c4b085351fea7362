"""The posts of a captured thread put among those of the archive: each is new, unchanged, improved, or left as people made it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Sequence

from ..content import records
from ..errors import StillboardError
from ..ids import digest, stem_of
from ..model import KnownPost, Origin, OtherText, Place, Post, Reason, Remark, Skipped, State, Thread
from ..order import page_of
from . import disagreements, fingerprint, merging, mistaken, renumbering, telling, tombstones
from .elsewhere import Held, held_by_words, in_turn, left_as
from .likeness import instant
from .matching import Matching
from .open_file import OpenFile
from .removed import Removed
from .report import Outcome, Report
from .settling import settle
from .threads import OpenThread

_TEXTS = 20  # of a post besides its body, that are known again
_LAST = 10**7  # a post that stands further in its capture has no place
_TOP = Place(1, 1)


class PostFiling:
    """One capture of a thread, whose posts are to be filed."""

    def __init__(self, thread: OpenThread, captured: Thread, before: set[str], report: Report, removed: Removed) -> None:
        """`before`: the names of the posts' files that came from the same capture; those of now are added to it.

        `removed`: what people took out anywhere in the forum.
        """
        self.thread, self.captured, self.before, self.report = thread, captured, before, report
        self.removed = removed
        self._files = {file.record.id: file for file in thread.posts}
        self.new: list[OpenFile[Post]] = []  # the files that were made
        self._matched: set[str] = set()  # names of files that are spoken for
        self._last_number: Counter[str] = Counter()  # how far names of one place are counted
        self._bare: list[OpenFile[Post]] | None = None  # removed files that say nothing else, once they are asked for
        self._known_posts: dict[KnownPost, None] = {}  # what files cannot say of the posts that they hold
        self._once: list[Post] = []
        self._filed_as: dict[int, OpenFile[Post]] = {}  # by the place of a post among these
        self._has_more = False  # whether more is known of a file now
        self._settled = {post.id: post for post in thread.as_read()}  # as it was before

    def file(self, posts: Sequence[Post], *, again: bool, parts: Sequence[OpenThread] = ()) -> list[OpenFile[Post]]:
        """File the posts, each of the forum's ids once; returns their files in the capture's order.

        `again`: these very bytes were read before. A post that cannot be filed is reported, and the others go on. `parts`: other
        threads that hold posts of this one, which stay there.
        """
        once = _once(posts, self.report)
        known = list(self.thread.posts)
        taken = [i for i, file in enumerate(known) if file.record.id in self.before] if self.before else []
        matching = Matching(self.thread.post_records(), once, taken, self.thread.edited(), self.thread.shown())
        found = matching.found(again=again)
        held = self._held_before(once, parts) if again else {}
        found = [None if n in held else i for n, i in enumerate(found)]
        elsewhere = [(part, Matching(part.post_records(), once, (), part.edited(), part.shown())) for part in parts]
        by_words = held_by_words([n for n, i in enumerate(found) if i is None and n not in held], elsewhere)
        held |= in_turn(by_words, elsewhere, matching, self._noted_elsewhere())
        files = {n: f"{identity}/{file.record.id}" for n, (identity, file) in held.items()}
        more = matching.next_to_held(files, self._noted_elsewhere())
        found = [more.get(n) if i is None and n not in held else i for n, i in enumerate(found)]
        self._matched = {known[i].record.id for i in found if i is not None} | self.before
        other_filings = {part.head.record.id: PostFiling(part, self.captured, set(), self.report, self.removed) for part in parts}
        filed: dict[int, OpenFile[Post]] = {}
        for n, (post, i) in enumerate(zip(once, found, strict=True)):
            self.report.read(post)
            try:
                if n in held:
                    identity, other = held[n]
                    bare = dataclasses.replace(post, sources=())  # which its thread does not name
                    outcome = left_as(other) if again else other_filings[identity].update(other, bare, post)
                    self._count(other, outcome)
                    self._note(f"{identity}/{other.record.id}", other.record, post, post.sources)
                    continue
                file = known[i] if i is not None else self._taken_out(post) if again else None
                file = file or self._taken_down(post)
                if file is None and self._was_removed_elsewhere(post):
                    continue
                filed[n] = self._filed(post, file)
            except StillboardError as error:
                self.report.posts[Outcome.FAILED] += 1
                self.report.fail(error, str(post.sources[0]))
        self.thread.add(self.new)
        if not again:
            self._note_known_posts()
            for part in parts:  # whose posts the capture may show one after the other
                shown = [held[n][1] for n in matching.turn if n in held and held[n][0] == part.head.record.id]
                if shown:
                    settle(part, shown, ())
        self._settle([filed[n] for n in matching.turn if n in filed], is_edited=not again and bool(self.thread.edited()))
        self._once, self._filed_as = once, filed
        self.report.unsure += telling.doubted(self.thread, filed, matching, self.thread, known)
        self.report.unsure += telling.taken(self.thread, matching, known, once, filed, again=again)
        made = {file.record.id for file in self.new} if elsewhere else set()
        new = {n: file for n, file in filed.items() if file.record.id in made}
        for part, there in elsewhere:
            self.report.unsure += telling.doubted(self.thread, new, there, part, part.posts)
            its = {n: file for n, (identity, file) in held.items() if identity == part.head.record.id}
            self.report.unsure += telling.taken(part, there, part.posts, once, {} if again else its, again=again)
        return list(filed.values())

    def _held_before(self, once: Sequence[Post], parts: Sequence[OpenThread]) -> Held:
        """The files of other threads in which these posts were when this capture was read before, if they are there still."""
        noted = self._noted_elsewhere()
        if not noted:
            return {}
        files = {f"{part.head.record.id}/{file.record.id}": (part.head.record.id, file) for part in parts for file in part.posts}
        said = ((n, noted.get(source, "")) for n, post in enumerate(once) for source in post.sources)
        return {n: files[name] for n, name in said if name in files}

    def _noted_elsewhere(self) -> dict[Origin, str]:
        """The files of other threads in which posts of earlier captures are."""
        return {known.source: known.file for known in self.thread.head.record.known_posts if "/" in known.file}

    def _note(self, file: str, known: Post, post: Post, sources: Sequence[Origin]) -> None:
        """Note that a file, which holds the known post, holds this one of a capture."""
        original_id = post.original_id if len(post.original_id.split()) == 1 else ""
        date, words = None, ""
        if file == known.id:  # what another thread's file holds is known by that thread
            date = instant(post) if instant(post) != known.date else None
            words = self._fingerprint(post.body)
            words = "" if words in (known.fingerprint, *known.other_words) else words
        self._known_posts |= dict.fromkeys(KnownPost(file, original_id, source, date, words) for source in sources)

    def _fingerprint(self, body: str) -> str:
        return fingerprint.of(fingerprint.key(body), self.thread.salt)

    def _note_known_posts(self) -> None:
        """Note in the thread's own file where posts of this capture are, of which their files do not say it."""
        head = self.thread.head
        known = dict.fromkeys((*head.record.known_posts, *self._known_posts))
        if len(known) > len(head.record.known_posts):
            head.record = dataclasses.replace(head.record, known_posts=tuple(known))
            self.thread.note_known_posts()

    def compare(self, others: Sequence[OpenThread]) -> None:
        """Report which new posts may be posts of other threads, which may be the same thread."""
        made = {file.record.id for file in self.new}
        new = {n: file for n, file in self._filed_as.items() if file.record.id in made}
        for other in others:
            matching = Matching(other.post_records(), self._once, (), other.edited(), other.shown())
            matching.found()
            self.report.unsure += telling.doubted(self.thread, new, matching, other, other.posts)
            self.report.unsure += telling.said_too(self.thread, new, matching, other)

    def _taken_out(self, post: Post) -> OpenFile[Post] | None:
        """The file with nothing but `State: removed` that is named after a post's place, of a capture that was read before."""
        if self._bare is None:
            self._bare = [f for f in self.thread.posts if f.record.state is State.REMOVED and not f.record.sources]
        first = self._first_name(post)
        for file in self._bare:
            stem = file.record.id
            if (stem == first or stem.startswith(f"{first}-")) and stem not in self._matched:
                self._matched.add(stem)
                return file
        return None

    def _taken_down(self, post: Post) -> OpenFile[Post] | None:
        """The tombstone at the place of a post that was taken down, and whose words, edited since, do not say which it is."""
        if post.state is not State.REMOVED or post.original_id:
            return None
        first = self._first_name(post)
        for file in self.thread.posts:
            known = file.record
            is_there = known.id == first or (post.place is not None and known.place == post.place)
            if is_there and known.state is State.REMOVED and known.id not in self._matched:
                self._matched.add(known.id)
                return file
        return None

    def _was_removed_elsewhere(self, post: Post) -> bool:
        """True for a post that people took out of another thread; it is counted, and named."""
        path = self.removed.find(post, self.thread.folder)
        for error in self.removed.faults:
            self.report.fail(error, str(self.thread.folder))
        self.removed.faults.clear()
        if path is None:
            return False
        self.report.posts[Outcome.REMOVED] += 1
        self.report.unsure.append(Remark(str(post.sources[0]), f"left out, since it was removed as {path}"))
        return True

    def _filed(self, post: Post, file: OpenFile[Post] | None) -> OpenFile[Post]:
        """A post's file, made if it is new. Unsafe if a value must not be written."""
        records.check(post)
        if file is None:
            stem = self._name(post)
            is_out = post.state is State.REMOVED
            filed = tombstones.tombstone(post, self._fingerprint(post.body)) if is_out else post
            file = self._files[stem] = OpenFile(dataclasses.replace(filed, id=stem))
            self.new.append(file)
            self._count(file, Outcome.REMOVED if is_out else Outcome.NEW)
            self.before.add(stem)
            return file
        if file.record.id in self.before:
            _skip_second(post, self.report)
            self.update(file, dataclasses.replace(post, sources=()))
        else:
            old = file.record
            self._count(file, self.update(file, post))
            self._has_more |= old != file.record and not file.edited
        self.before.add(file.record.id)
        return file

    def _count(self, file: OpenFile[Post], outcome: Outcome) -> None:
        self.report.posts[outcome] += 1
        if outcome in (Outcome.NEW, Outcome.IMPROVED, Outcome.MERGED):
            file.counted.append(outcome)  # until it is written

    def _name(self, post: Post) -> str:
        """The file name for a post that the archive does not hold."""
        if post.original_id:
            stem = stem_of(post.original_id)
            own = records.own_id(Post(id=stem))
            if stem not in self._files and stem != "thread" and own in (post.original_id, ""):
                return stem
            stem = f"m-{digest(post.original_id, length=16)}"
            return stem if stem not in self._files else self._numbered(stem)
        return self._numbered(self._first_name(post))

    def _first_name(self, post: Post) -> str:
        """The name of a post without an id: its place."""
        nth = post.sources[0].nth or 0
        return f"p{post.place or Place(page_of(post, self.captured), nth if nth < _LAST else 0)}"

    def _numbered(self, first: str) -> str:
        number = self._last_number[first] or 1
        stem = first if number == 1 else f"{first}-{number}"
        while stem in self._files:
            number += 1
            stem = f"{first}-{number}"
        self._last_number[first] = number
        return stem

    def update(self, file: OpenFile[Post], post: Post, shown: Post | None = None) -> Outcome:
        """Put what a capture says of a post in its file. `shown`: the post with its sources, where the file names none."""
        named = ", ".join(map(str, (shown or post).sources))
        if file.edited:
            further = [source for source in post.sources if source not in file.record.sources]
            self._note(file.record.id, file.record, post, further)
            words = [self._fingerprint(post.body)] if further else []
            words = [one for one in words if one not in ("", file.record.fingerprint, *file.record.other_words)]
            file.record = dataclasses.replace(
                file.record, sources=(*file.record.sources, *further), other_words=(*file.record.other_words, *words)
            )
        old = file.record
        if old.state is State.REMOVED:
            return Outcome.REMOVED
        if post.state is State.REMOVED:
            return self._take_out(file, post)
        merged, others = self._merged(old, post)
        other = post.body if merged.body == old.body else old.body
        lacking = other != merged.body and merging.lacks(merged.body, other)
        if file.edited:
            merged = dataclasses.replace(merged, other_words=old.other_words)
            if changed := file.differing(merged) or ("body" if lacking else ""):
                text = f"would change in {changed} ({named})"
                self.report.left_alone.append(Remark(self._where(old), text))
            return Outcome.LEFT_ALONE
        if others or lacking:
            named = ", ".join(str(one.source) for one in others) or named
            text = f"the other text is {digest(other, length=16)} ({named})"
            self.report.differences.append(Remark(self._where(old), text))
        if merged == old:
            return Outcome.UNCHANGED
        records.check(merged)
        file.record = merged
        return Outcome.MERGED if dataclasses.replace(merged, sources=old.sources) == old else Outcome.IMPROVED

    def _take_out(self, file: OpenFile[Post], post: Post) -> Outcome:
        """Make a tombstone of a post that a capture shows to be one that was taken down, unless the file says otherwise."""
        where, sources = self._where(file.record), ", ".join(map(str, post.sources))
        if file.edited or file.record.author:
            text = f"is of what was taken down, as a capture has it, and not, as its file has it: look at it ({sources})"
            self.report.unsure.append(Remark(where, text))
            return Outcome.LEFT_ALONE if file.edited else Outcome.UNCHANGED
        read = tuple(dict.fromkeys((*file.record.sources, *post.sources)))
        known = self._fingerprint(file.record.body or post.body)
        file.record = tombstones.tombstone(dataclasses.replace(file.record, sources=read), known)
        return Outcome.REMOVED

    def _where(self, post: Post) -> str:
        return f"{self.thread.folder}/{post.id}.md"

    def _merged(self, old: Post, post: Post) -> tuple[Post, tuple[OtherText, ...]]:
        """A post as it is now that this capture of it is known, and the texts that lost."""
        merged, head = merging.post(old, post), self.thread.head.record
        is_top = old.place and post.place and old.place != post.place and _TOP in (old.place, post.place)
        others = (file.record for file in self.thread.posts)
        if is_top and not merging.is_known(old, post) and renumbering.opens_each_page(merged, head, others):
            merged = dataclasses.replace(merged, place=_TOP, number=old.number or post.number)
        said = {fingerprint.key(body): body for body in (old.body, post.body) if body}
        said.pop(fingerprint.key(merged.body), None)
        words = dict.fromkeys((*old.other_words, *map(self._fingerprint, said.values())))
        if len(words) <= _TEXTS:
            merged = dataclasses.replace(merged, other_words=tuple(words))
        texts = disagreements.other_texts(old, post, merged.body, head.sources)
        return (dataclasses.replace(merged, differs=(*merged.differs, *texts)), texts) if texts else (merged, ())

    def _settle(self, shown: Sequence[OpenFile[Post]], *, is_edited: bool) -> None:
        """Put the posts in order again, now that a further capture counts them. `shown`: its posts, in its order.

        `is_edited`: people edited posts of the thread, so that its order may be another without anything new.
        """
        if self.new or self._has_more or is_edited:
            pages = {page.source for page in (*self.captured.pages, *self.thread.head.record.pages)}
            self._tell_apart(pages)
            settle(self.thread, shown, pages, self._settled)
            self.report.unsure += telling.misplaced(self.thread, pages)

    def _tell_apart(self, pages: Collection[str]) -> None:
        """Give back to a post what was taken for another one that says the same, until this capture told the two apart."""
        for _ in range(_TEXTS):  # of one that is put right more may follow
            posts, edited = self.thread.as_read(), self.thread.edited()
            before = [self._settled.get(post.id) for post in posts]
            one = next(mistaken.mistaken(posts, before, pages, edited), None)
            found = [one] if one else next(mistaken.crossed(posts, before, pages, edited), ())
            for source, i, j in found:
                mine, other = self.thread.posts[i], self.thread.posts[j]
                mine.record, other.record = mistaken.moved(mine.record, other.record, source)
                text = f"was taken for {self._where(posts[i])}, and is {self._where(posts[j])}, as the order of the posts says"
                self.report.remarks.append(Remark(str(source), text))
            if not found:
                return


def note_absences(thread: OpenThread, pages: Sequence[int], report: Report) -> None:
    """Note at posts of these pages that a later capture lacks them: the one that was just filed, or one filed before it."""
    for i, absence in disagreements.absences(thread.head.record, thread.post_records(), pages):
        file = thread.posts[i]
        if file.edited or not disagreements.may_note(file.record, absence):
            continue
        found = sorted((*file.record.missing_from, absence), key=lambda one: (one.captured.text, one.source))
        file.record = dataclasses.replace(file.record, missing_from=tuple(found))
        where = f"{thread.folder}/{file.record.id}.md"
        report.absent.append(Remark(where, f"not in {absence.source} of {absence.captured.text}"))


def _once(posts: Sequence[Post], report: Report) -> list[Post]:
    """The posts, each of the forum's ids once: some skins repeat a post on a page."""
    seen: dict[str, int] = {}
    once: list[Post] = []
    for post in posts:
        at = seen.setdefault(post.original_id, len(once)) if post.original_id else len(once)
        if at == len(once):
            once.append(post)
            continue
        _skip_second(post, report)
        if merging.lacks(once[at].body, post.body) and merging.lacks(post.body, once[at].body):
            text = f"post {post.original_id} stands twice with different words; one was kept"
            report.remarks.append(Remark(str(post.sources[0]), text))
        once[at] = dataclasses.replace(merging.post(once[at], post), sources=once[at].sources)
    return once


def _skip_second(post: Post, report: Report) -> None:
    report.skip(Skipped(Reason.DUPLICATE, post.sources[0], f"post {post.original_id} stands twice"))
