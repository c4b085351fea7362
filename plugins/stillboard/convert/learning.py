"""What a capture tells of what was taken down before: other names of a member, and posts that the archive never held.

It goes into the record, so that quotations of them are known in whatever comes after. What was filed before may hold them: then
the takedown must be run once more, and the report says so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ..content.takedown import Takedown
from ..ids import stem_of
from ..model import Post
from . import fingerprint
from .known_again import name_key, passages_of, together
from .merging import unquoted, words
from .persons import marks_of
from .quotations import unquoted as own_words
from .reading import CapturedThread
from .taken_down import Rules, Takedowns


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

    `known`: the thread's posts, of which one at the same place of the capture, or of the same words, says it; `salted`: the salt
    of their fingerprints.
    """
    shown = {record.shown_as for record in rules.own if record.shown_as}
    theirs = [post for post in known if post.author in shown]
    by_source = {source: post.author for post in theirs for source in post.sources}
    by_words = {one: post.author for post in theirs for one in (post.fingerprint, *post.other_words) if one}
    if not theirs:
        return list(posts)

    def named(post: Post) -> Post:
        if post.author_id or not rules.persons.may_be(post.author):
            return post
        said = by_words.get(fingerprint.of(fingerprint.key(post.body), salted), post.author)
        return dataclasses.replace(post, author=next((by_source[one] for one in post.sources if one in by_source), said))

    return list(map(named, posts))


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
