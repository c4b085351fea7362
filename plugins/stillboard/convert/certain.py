"""Which posts of a capture are certainly posts of the archive: by ids, by the very bytes that were read before, by instants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ..model import Origin, Post, State
from .fingerprint import is_long
from .likeness import authors_differ, both_have_ids, instant, instants
from .pairing import Pairing

_MINUTE = len("2020-05-11T22:12")


class Certain(Pairing):
    """The ways to find pairs that need no neighbours."""

    def _by_id(self) -> None:
        ids = {identity: i for i, post in enumerate(self.old) for identity in (*post.also, post.original_id) if identity}
        for j, post in enumerate(self.new):
            for identity in (post.original_id, *post.also):
                known = ids.get(identity)
                if known is not None and known not in self.of_old:
                    self._pair(known, j)
                    break

    def _by_source(self) -> None:
        """Pair what stands at the same place of the same bytes: it is the same, be its words what they may."""
        places: dict[Origin, list[int]] = defaultdict(list)
        for i, post in enumerate(self.old):
            for source in post.sources:
                places[source].append(i)
        for j, post in enumerate(self.new):
            known = [i for source in post.sources for i in places.get(source, ()) if self._open(i, j)]
            is_shared = any(source.capture in self.shown.shared for source in post.sources)
            known = [i for i in known if self._may_have_been(i, j) and not (is_shared and self._said_other(i, j))]
            if known:  # several, where captures of other bytes have this name too
                self._pair(max(known, key=lambda i: (self._says(i, j), self.is_alike(i, j), i in self.loose, i)), j)

    def _may_have_been(self, i: int, j: int) -> bool:
        """True unless the program reads these bytes in another way now: then an author nobody changed is another."""
        old, new = self.old[i], self.new[j]
        return not both_have_ids(old, new) and (i in self.edited or not authors_differ(old, new))

    def _said_other(self, i: int, j: int) -> bool:
        """True if a post says another thing, and was no other thing before people changed it."""
        return not (self._says(i, j) or self.is_alike(i, j) or (i in self.loose and self._may_have_said(i, j)))

    def _by_instant(self) -> None:
        """Pair what the same author wrote in the same second, if that is one post on either side.

        One that says the same as all of several was filed twice before that second was known.
        """
        olds, news = (instants(posts) for posts in (self.old, self.new))
        for moment, known in news.items():
            near = olds.get(moment, [])
            if len(known) == 1 and near and (len(near) == 1 or all(self._says(i, known[0]) for i in near)):
                i = next((i for i in near if self._open(i, known[0]) and self._compatible(i, known[0])), None)
                if i is not None:
                    self._pair(i, known[0])
        if self.shown.instants or self.edited:
            self._by_noted_instant()

    def _by_minute(self) -> None:
        """Pair what the same author said in the same minute, if that is one post on either side: clocks show no seconds."""
        olds, news = (_by_author_and_minute(*side) for side in ((self.old, self.old_keys), (self.new, self.new_keys)))
        for said, known in news.items():
            near = olds.get(said, [])
            if len(known) == len(near) == 1 and self._open(near[0], known[0]) and self._compatible(near[0], known[0]):
                self._pair(near[0], known[0])

    def _by_noted_instant(self) -> None:
        """Pair what was written in the very second in which an edited file's post was, as it says, or as a capture showed.

        Its author may be another than any capture says.
        """
        noted: dict[str, list[int]] = defaultdict(list)
        for i in sorted(self.edited):
            own = [when.text] if (when := instant(self.old[i])) else []
            for moment in dict.fromkeys((*self.shown.instants.get(self.old[i].id, ()), *own)):
                noted[moment].append(i)
        news = [(when.text, j) for j, post in enumerate(self.new) if (when := instant(post)) and when.text in noted]
        counted = Counter(text for text, _ in news)
        for text, j in news:
            known = [i for i in noted[text] if self._open(i, j) and self._may_have_been_by(i, j)]
            if len(known) == counted[text] == 1:
                self._pair(known[0], j)

    def _may_have_been_by(self, i: int, j: int) -> bool:
        """True if the ids and authors of an edited post and of a new one allow that they are one.

        Two people may write in one second: of other authors' posts, of which both say much, the words must not say otherwise.
        """
        old, new = self.old[i], self.new[j]
        if both_have_ids(old, new) or (authors_differ(old, new) and old.state is State.REMOVED):
            return False
        says_much = is_long(self.old_keys[i]) and is_long(self.new_keys[j])
        return not (authors_differ(old, new) and says_much) or self.is_alike(i, j)

    def _by_other_texts(self) -> None:
        """Pair a post with the only one of which an earlier capture had this very text, though another one is kept."""
        news, said = Counter(self.new_keys), set(self.old_keys)
        for j, key in enumerate(self.new_keys) if self.other_texts else ():
            known = self.with_text(j) if is_long(key) and news[key] == 1 and key not in said else []
            if len(known) == 1 and self._free(known[0], j):
                self._pair(known[0], j)


def _by_author_and_minute(posts: Sequence[Post], keys: Sequence[str]) -> dict[tuple[str, str, str], list[int]]:
    """The posts by their author, the minute in which they were written, and what they say, where all that is known."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for n, (post, said) in enumerate(zip(posts, keys, strict=True)):
        if post.author and said and post.date and len(post.date.text) >= _MINUTE:
            found[post.author.casefold(), post.date.text[:_MINUTE], said].append(n)
    return found
