"""The state of one matching of a capture's posts with the archive's, and what two posts have in common in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..ids import digest
from ..model import Place, Post, State
from ..order import ordered
from . import fingerprint, lines
from .changed import SOME, Changed
from .fingerprint import is_long
from .likeness import begins, both_have_ids, compatible, other_page, same_author, same_spot, share_runs, side_by_side

NEAR = 9  # posts at one spot, or of the same words, that are looked at: more are no help


class Pairing:
    """Pairs found so far, in both directions: i is a post of the archive, j one of the capture."""

    def __init__(
        self,
        old: Sequence[Post],
        new: Sequence[Post],
        taken: Collection[int] = (),
        edited: Collection[int] = (),
        pages: Mapping[str, int] | None = None,
    ) -> None:
        """As `match`. Exports list posts in any order: they are compared in the one that they say themselves.

        `pages`: which page of the thread each capture is, as far as it is one.
        """
        self.pages = pages or {}
        places = {id(post): n for n, post in enumerate(new)}
        self.old, self.new = old, ordered(new)
        self.turn = [places[id(post)] for post in self.new]  # where each stands in the capture
        self.taken, self.edited = frozenset(taken), frozenset(edited)
        self.loose = {i for i, post in enumerate(old) if i in self.edited or post.state is State.REMOVED}
        self.of_new: dict[int, int] = {}
        self.of_old: dict[int, int] = {}
        self.guessed: set[int] = set()  # posts of the capture, by place there, that only likeness says to be what was taken out
        self.new_keys = [fingerprint.key(post.body) for post in self.new]
        self.changed = Changed(old, self.loose, self.new_keys)
        self.old_keys = [self.changed.said(i) if i in self.loose else fingerprint.key(post.body) for i, post in enumerate(old)]
        self.behind, self.before = lines.neighbours(lines.unbroken(lines.captured(old), old))

    def _pair(self, i: int, j: int) -> None:
        self.of_new[j], self.of_old[i] = i, j

    def _open(self, i: int, j: int) -> bool:
        """True if neither is spoken for."""
        if not (0 <= i < len(self.old) and 0 <= j < len(self.new)):
            return False
        return i not in self.of_old and i not in self.taken and j not in self.of_new

    def _free(self, i: int, j: int) -> bool:
        return self._open(i, j) and self._compatible(i, j)

    def _compatible(self, i: int, j: int) -> bool:
        old, new = self.old[i], self.new[j]
        if compatible(old, new):
            return True
        # People may have corrected author and date, but not of what they took out.
        may_be_corrected = i in self.edited and old.state is not State.REMOVED
        return may_be_corrected and self._says_at_length(i, j) and not both_have_ids(old, new)

    def _says_at_length(self, i: int, j: int) -> bool:
        """True if two posts have so many words in common that nobody but their one author wrote them."""
        if not (is_long(self.old_keys[i]) and is_long(self.new_keys[j])):
            return False
        return self._same_words(i, j) or share_runs(self.old_keys[i], self.new_keys[j])

    def _same_spot(self, i: int, j: int) -> bool:
        """True if both stand at the same number or place: by what is known of the two, or where a capture showed the old one."""
        return same_spot(self.old[i], self.new[j]) or self._was_shown_there(i, j)

    def _was_shown_there(self, i: int, j: int) -> bool:
        """True if a capture showed an old post at the place or number of the new one, though its file may say another now."""
        place, number = self.new[j].place, self.new[j].number
        for source in self.old[i].sources:
            page = self.pages.get(source.capture)
            if page and source.nth and (place == Place(page, source.nth) or (page == 1 and number == source.nth)):
                return True
        return False

    def _other_page(self, i: int, j: int) -> bool:
        """True if the two stand on other pages, and no capture showed the old one on the page of the new one."""
        old, place = self.old[i], self.new[j].place
        if place is None or not other_page(old, self.new[j]):
            return False
        return all(self.pages.get(source.capture) != place.page for source in old.sources)

    def _same_words(self, i: int, j: int) -> bool:
        return bool(self.old_keys[i]) and self.old_keys[i] == self.new_keys[j]

    def _says(self, i: int, j: int) -> bool:
        """True if an old post says what a new one says, or if one of its other texts does, which was not kept."""
        if self._same_words(i, j):
            return True
        return bool(self.old[i].differs) and digest(self.new[j].body, length=16) in {one.digest for one in self.old[i].differs}

    def next_to(self, i: int, step: int) -> list[int]:
        """The old posts next to one, in any capture, or by what they say of their places in the thread."""
        shown = (self.behind if step > 0 else self.before).get(i, [])
        next_one = [i + step] if 0 <= i + step < len(self.old) and side_by_side(self.old[i], self.old[i + step]) else []
        return [*next_one, *shown[:NEAR]]

    def _both_next_to(self, i: int, j: int, step: int) -> list[tuple[int, int]]:
        """The posts next to an old one, each with the post next to a new one, unless one was left out before that."""
        b = j + step
        if not (0 <= b < len(self.new) and side_by_side(self.new[j], self.new[b], unknown=True)):
            return []
        return [(a, b) for a in self.next_to(i, step)]

    def _neighbours_agree(self, i: int, j: int) -> bool:
        """True if a neighbour is known to be the same, or says the same at length: "+1" next to them proves nothing."""
        for step in (-1, 1):
            for a, b in self._both_next_to(i, j, step):
                if self.of_new.get(b) == a:
                    return True
                if is_long(self.old_keys[a]) and self._same_words(a, b) and self._free(a, b):
                    return True
        return False

    def is_taken_out(self, i: int) -> bool:
        """True if people took words out, many of them, that this capture has again: wherever it has them."""
        return i in self.loose and is_long(self.old_keys[i]) and self.old_keys[i] != fingerprint.key(self.old[i].body)

    def _is_placed(self, i: int, j: int) -> bool:
        """True if both sides say where in the thread a post stands: only then can the two contradict each other."""
        return all(post.number or post.place for post in (self.old[i], self.new[j]))

    def is_alike(self, i: int, j: int) -> bool:
        """True if an old and a new post, which stand at one place, say nearly the same; of a changed one, what it said before."""
        old, new = self.old[i], self.new[j]
        if i in self.loose and self.changed.is_like(i, j):
            return True
        if not (old.body and new.body):
            return old.state is not State.REMOVED and bool(old.author and new.author)
        return share_runs(self.old_keys[i], self.new_keys[j])

    def _begins_alike(self, i: int, j: int) -> bool:
        return same_author(self.old[i], self.new[j]) and begins(self.old_keys[i], self.new_keys[j])

    def _may_have_said(self, i: int, j: int) -> bool:
        """True unless the fingerprint of what people changed says that it was something else."""
        digits = self.changed.agreeing(i, j)
        return not self.old[i].fingerprint or bool(digits and digits >= SOME) or self.is_alike(i, j)
