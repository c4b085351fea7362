"""Few words of what was taken down, in a capture that came later: a post under another id, and quotations of it.

Many words are known wherever they come again (`taken_down`). Few are somebody else's as easily, and their tombstone has no more
of them than three digits: so they count in their own thread alone, beside the author's name, and together with what else a
capture tells - the second in which the post was written, or the posts on both sides of it. Where nothing decides, both are named.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..content import records
from ..model import Origin, Post, State
from . import fingerprint, quotations
from .known_again import LONG
from .likeness import dates_differ, opens_thread
from .merging import words
from .quotations import Quotation
from .taken_down import NOTE, Rules
from .tombstones import removed

_SECOND = len("2020-05-11T22:12:07")


@dataclass(slots=True)
class FewWords:
    """A capture's posts, without what is known by few words; and what a person must look at."""

    posts: list[Post]
    doubts: dict[Origin, list[str]] = field(default_factory=lambda: defaultdict(list))  # by the post's place in the capture

    def of(self, post: Post) -> Iterator[str]:
        """What is to be looked at in a post that was filed, a sentence each."""
        for source in post.sources:
            yield from self.doubts.get(source, ())


def without_few_words(
    rules: Rules, posts: Sequence[Post], known: Sequence[Post], salted: str, folder: str, *, is_elsewhere: bool = False
) -> FewWords:
    """A capture's posts, put beside the tombstones of their thread, which `rules` look at.

    `known`: the thread's posts, in its order; `salted`: the salt of their fingerprints; `folder`: where their files are.
    `is_elsewhere`: it is another thread of the same title, which may be the same one: then nothing is decided.
    """
    gone: dict[str, list[Post]] = defaultdict(list)
    for post in known:
        if post.state is State.REMOVED and rules.is_out_here(post.id):
            for one in dict.fromkeys((post.fingerprint, *post.other_words)):
                if one:
                    gone[one].append(post)
    found = FewWords(list(posts))
    if gone:
        looking = _Looking(rules, posts, known, salted, folder, gone, found, is_elsewhere=is_elsewhere)
        found.posts = [looking.looked_at(n) for n in range(len(posts))]
    return found


class _Looking:
    """One capture being looked at."""

    def __init__(
        self,
        rules: Rules,
        posts: Sequence[Post],
        known: Sequence[Post],
        salted: str,
        folder: str,
        gone: dict[str, list[Post]],
        found: FewWords,
        *,
        is_elsewhere: bool,
    ) -> None:
        self._is_elsewhere = is_elsewhere
        self._rules, self._posts, self._salted, self._folder = rules, posts, salted, folder
        self._gone, self._found = gone, found
        self._shown = {one for post in posts for one in _ids(post)}  # the ids that the capture shows
        self._ids = {one for post in known for one in _ids(post)}
        # What the same capture brought before is no witness of what stood around a post.
        around = [post for post in known if post.state is State.REMOVED or not self._shown.intersection(_ids(post))]
        self._around = {post.id: (_at(around, n - 1), _at(around, n + 1)) for n, post in enumerate(around)}
        self._staying = {self._print(post.body): post for post in known if post.state is None and post.body}

    def _print(self, body: str) -> str:
        return fingerprint.of(fingerprint.key(body), self._salted)

    def looked_at(self, n: int) -> Post:
        """The n-th post as it is to be."""
        post = self._posts[n]
        if post.state is State.REMOVED or not post.body:
            return post
        if self._is_elsewhere or (post.original_id and not self._ids.intersection(_ids(post))):
            for old in self._gone.get(self._print(post.body), ()):
                if dates_differ(old, post) or self._shown.intersection(_ids(old)) or not self._rules.may_be_by_author(post):
                    continue  # the capture shows both, or they were written at different times
                if not self._is_elsewhere and self._is_same(old, n):
                    own = old.original_id or records.own_id(old)
                    return dataclasses.replace(removed(post), original_id=own or post.original_id)
                self._doubt(post, f"has all words of what was taken down as {self._path(old)}: look at it")
        return self._without_quotations(post)

    def _is_same(self, old: Post, n: int) -> bool:
        """Whether the second, or the posts on both sides, as far as the capture goes, say that two are one."""
        post = self._posts[n]
        if old.date and old.date == post.date and len(old.date.text) >= _SECOND:
            return True
        before, after = self._around.get(old.id, (None, None))
        sides = ((before, _at(self._posts, n - 1)), (after, _at(self._posts, n + 1)))
        same = [bool(one and other and one.body and self._print(one.body) == self._print(other.body)) for one, other in sides]
        if fingerprint.is_long(fingerprint.key(post.body)):  # then one side is enough
            return any(same)
        # Where a capture begins or ends with it, nothing stands on that side that could speak against it.
        begins = n == 0 or (opens_thread(old) and opens_thread(post))
        return any(same) and (same[0] or begins) and (same[1] or n + 1 == len(self._posts))

    def _without_quotations(self, post: Post) -> Post:
        if ">" not in post.body:
            return post
        body = quotations.changed(post.body, lambda quoted: self._decided(post, quoted), lambda quoted: quoted.shown)
        return post if body == post.body else dataclasses.replace(post, body=body)

    def _decided(self, post: Post, quoted: Quotation) -> str | None:
        """A note in the place of a quotation that names the author of what it has all words of."""
        said = words(quoted.words)
        if not 0 < len(said) < LONG or (quoted.name and not self._rules.may_be_theirs(quoted.name)):
            return None
        made = fingerprint.of(" ".join(said), self._salted)
        old = next(iter(self._gone.get(made, ())), None)
        if old is None:
            return None
        stays = self._staying.get(made)
        if quoted.name and stays is None and not self._is_elsewhere:
            return NOTE
        of = f"{self._path(old)}, or else {self._path(stays)}, which stays" if stays else self._path(old)
        first = next((n for n, line in enumerate(post.body.split("\n"), 1) if quoted.words.split("\n")[0] in line), 1)
        self._doubt(post, f"may quote what was taken down as {of}, in line {first} of its words: look at it")
        return None

    def _doubt(self, post: Post, text: str) -> None:
        for source in post.sources[:1]:
            self._found.doubts[source].append(text)

    def _path(self, post: Post) -> str:
        return f"{self._folder}/{post.id}.md"


def _ids(post: Post) -> Iterable[str]:
    return {one for one in (post.original_id, records.own_id(post) if post.id else "", *post.also) if one}


def _at(posts: Sequence[Post], n: int) -> Post | None:
    return posts[n] if 0 <= n < len(posts) else None
