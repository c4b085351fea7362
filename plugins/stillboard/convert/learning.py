"""What a capture tells of what was taken down before: other names of a member, and posts that the archive never held.

It goes into the record, so that quotations of them are known in whatever comes after. What was filed before may hold them: then
the takedown must be run once more, and the report says so.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..content.takedown import Takedown
from ..ids import stem_of
from ..model import Post
from . import fingerprint
from .known_again import name_key, passages_of, together
from .likeness import begins, runs, same_spot, share_runs
from .merging import unquoted, words
from .persons import marks_of
from .quotations import unquoted as own_words
from .reading import CapturedThread
from .taken_down import Rules, Takedowns

_COMMON = 8  # posts with the same three words in a row: of more, it says little


def learn(takedowns: Takedowns, rules: Rules, captured: CapturedThread) -> None:
    """Learn what a captured thread tells, before it is put through the rules of its forum."""
    rules.persons.meet(captured.members, captured.posts)
    _names(takedowns, rules, captured)
    rules.here = stem_of(captured.thread.thread_id) if captured.thread.thread_id else ""
    whole = rules.thread_of(captured.thread, captured.posts)
    for post in captured.posts:
        record = whole or rules.record_of(post)
        if record and not record.shown_as and (now := _with_words(rules, record, post)) != record:
            takedowns.learn(record, now)
            whole = now if whole else None


def under_pseudonyms(rules: Rules, posts: Sequence[Post], known: Sequence[Post], salted: str) -> list[Post]:
    """A capture's posts, those under the pseudonym that a name which others have too does not say to be theirs.

    `known`: the thread's posts, of which one at the same place of the capture, of the same words, or of nearly the same, says it;
    `salted`: the salt of their fingerprints.
    """
    shown = {record.shown_as for record in rules.own if record.shown_as}
    theirs = [post for post in known if post.author in shown]
    by_source = {source: post.author for post in theirs for source in post.sources}
    by_words = {one: post.author for post in theirs for one in (post.fingerprint, *post.other_words) if one}
    if not theirs:
        return list(posts)
    edited = _Edited(
        [*theirs, *(post for post in known if rules.persons.may_be(post.author) and post.author not in shown)], salted
    )

    def named(post: Post) -> Post:
        if post.author_id or not rules.persons.may_be(post.author):
            return post
        said = by_words.get(fingerprint.of(fingerprint.key(post.body), salted)) or edited.author(post) or post.author
        return dataclasses.replace(post, author=next((by_source[one] for one in post.sources if one in by_source), said))

    return list(map(named, posts))


class _Edited:
    """Posts of a thread by runs of their words: who wrote one to which something was added, or in which something was changed."""

    def __init__(self, known: Sequence[Post], salted: str) -> None:
        self._known = known
        self._keys = [fingerprint.key(post.body) for post in known]
        self._salted = salted
        self._held: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._prints: dict[str, list[int]] = defaultdict(list)  # their files may no longer say what they said
        for n, post in enumerate(known):
            for run in runs(self._keys[n]) if fingerprint.is_long(self._keys[n]) else ():
                self._held[run].append(n)
            for one in (post.fingerprint, *post.other_words):
                if fingerprint.is_of_long(one):
                    self._prints[one].append(n)

    def author(self, post: Post) -> str:
        """Who wrote the one post, or posts, that this one is like; "" if none, or posts of several people, are."""
        said = fingerprint.key(post.body)
        # Few words prove little by themselves.
        like = {n for n, one in enumerate(self._known) if same_spot(one, post) and begins(self._keys[n], said)}
        if not fingerprint.is_long(said):
            return self._only_author(like)
        near = {n for run in runs(said) for n in self._held.get(run, ())[:_COMMON]}
        like.update(n for n in near if share_runs(self._keys[n], said))
        like.update(n for one in fingerprint.beginnings_of(said, self._salted) for n in self._prints.get(one, ()))
        return self._only_author(like)

    def _only_author(self, like: Iterable[int]) -> str:
        authors = {self._known[n].author for n in like}
        return authors.pop() if len(authors) == 1 else ""


def _names(takedowns: Takedowns, rules: Rules, captured: CapturedThread) -> None:
    """Learn what members are called elsewhere: their ids say that it is they."""
    said = ((one.name, one.member_id) for one in captured.members)
    for name, member_id in dict.fromkeys((*said, *((post.author, post.author_id) for post in captured.posts))):
        record = rules.persons.by_id(member_id) if name and member_id else None
        if record is None or name == record.shown_as or rules.persons.has_name(name):
            continue
        more = marks_of([name], rules.persons.others & {name_key(name)}, [], "", _salt(record))
        takedowns.learn(record, dataclasses.replace(record, known_by=tuple(dict.fromkeys((*record.known_by, *more)))))


def _with_words(rules: Rules, record: Takedown, post: Post) -> Takedown:
    """A record that knows the words of a post too."""
    own = own_words(post.body)
    found, chosen = rules.texts.share(words(own))
    said = fingerprint.key(unquoted(post.body))
    if found == chosen and (chosen or rules.texts.has(post.body) or not fingerprint.is_long(said)):
        return record
    more = (fingerprint.of(said, _salt(record)),) if fingerprint.is_long(said) else ()
    return dataclasses.replace(
        record,
        words=tuple(dict.fromkeys((*record.words, *more))),
        passages=together((*record.passages, *passages_of([own], _salt(record)))),
    )


def _salt(record: Takedown) -> str:
    return record.known_by[0].partition("-")[0]
