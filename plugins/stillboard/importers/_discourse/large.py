"""Discourse's JSON in files too large to be held whole: an export of one enormous topic, or of a whole forum."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from ...dumps import Capture
from .._records.facts import Facts
from .._records.json_stream import JsonStream
from .json import Json, Placed, Topic, known_ids, topic_facts

LARGE = 32 * 1024 * 1024  # bytes; what is smaller is read whole
_HELD = 2000  # posts of a topic that are held; those of a larger one are read anew each time they are asked for


def is_large(capture: Capture) -> bool:
    """Whether the capture is larger than LARGE."""
    if len(capture.beginning) < 64 * 1024:
        return False
    left = LARGE
    with capture.open() as stream:
        while left >= 0 and (block := stream.read(min(left + 1, 1 << 20))):
            left -= len(block)
    return left < 0


class _Stored(Collection[Placed]):
    """The posts of one topic, which stay in the file."""

    def __init__(self, read: Callable[[], Iterator[Json]], first: int, size: int) -> None:
        self._read, self._first, self._size = read, first, size

    def __iter__(self) -> Iterator[Placed]:
        return enumerate(map(Facts, self._read()), self._first)

    def __len__(self) -> int:
        return self._size

    def __contains__(self, post: object) -> bool:
        return any(post == own for own in self)


def large_topics(capture: Capture) -> Iterator[Topic]:
    """The topics of a file, each as soon as it is read. Posts that stand alone are put together as long as they follow one
    another. DumpError if it is no JSON.
    """
    place = 1
    loose: list[Placed] = []
    with capture.open() as stream:
        source = JsonStream(stream, capture.name)
        for nth, document in enumerate(_documents(source)):
            found = _Document(capture, source, nth, place)
            if not document:
                source.value()  # a bare number or the like
                continue
            found.read()
            if found.facts.get("post_number") is not None:
                if loose and (len(loose) >= _HELD or loose[-1][1].data.get("topic_id") != found.facts.get("topic_id")):
                    yield _run(loose)
                    loose = []
                loose.append((place, Facts(found.facts)))
                place += 1
            elif found.seen_posts:
                yield found.topic()
                place += found.count
    if loose:
        yield _run(loose)


def _run(posts: list[Placed]) -> Topic:
    return Topic(topic_facts(posts[0][1]), tuple(posts))


def _documents(source: JsonStream) -> Iterator[bool]:
    """Stops at each document of the stream, or at each member of a list at its top, and yields whether it is an object."""
    while following := source.peek():
        if following == "[":
            for _ in source.elements():
                yield source.peek() == "{"
        else:
            yield following == "{"


class _Document:
    """One object that may be a topic: its facts, and its posts if they are few."""

    def __init__(self, capture: Capture, source: JsonStream, nth: int, first: int) -> None:
        self.capture, self.source, self.nth, self.first = capture, source, nth, first
        self.facts: dict[str, Any] = {}
        self.held: list[Json] = []
        self.count = 0
        self.seen_posts = False

    def read(self) -> None:
        for key in self.source.members():
            following = self.source.peek()
            if key == "post_stream" and following == "{":
                self.facts[key] = {}
                for inner in self.source.members():
                    if inner == "posts" and self.source.peek() == "[":
                        self._posts()
                    else:
                        self.facts[key][inner] = self.source.value()
            elif key == "latest_posts" and following == "[":
                self._posts()
            else:
                self.facts[key] = self.source.value()

    def _posts(self) -> None:
        self.seen_posts = True
        for _ in self.source.elements():
            post = self.source.value()
            if isinstance(post, dict):
                self.count += 1
                if self.count <= _HELD:
                    self.held.append(post)

    def topic(self) -> Topic:
        facts = Facts(self.facts)
        ids = known_ids(facts.record("post_stream"))
        if self.count == len(self.held):
            return Topic(facts, tuple(enumerate(map(Facts, self.held), self.first)), ids)
        return Topic(facts, _Stored(self._again, self.first, self.count), ids)

    def _again(self) -> Iterator[Json]:
        """The posts, from the file."""
        with self.capture.open() as stream:
            source = JsonStream(stream, self.capture.name)
            for nth, _ in enumerate(_documents(source)):
                if nth < self.nth:
                    source.value()
                    continue
                yield from _posts_of(source)
                return


def _posts_of(source: JsonStream) -> Iterator[Json]:
    for key in source.members():
        if key == "post_stream" and source.peek() == "{":
            for inner in source.members():
                if inner == "posts" and source.peek() == "[":
                    yield from _elements(source)
                    return
                source.value()
        elif key == "latest_posts" and source.peek() == "[":
            yield from _elements(source)
            return
        else:
            source.value()


def _elements(source: JsonStream) -> Iterator[Json]:
    for _ in source.elements():
        if isinstance(post := source.value(), dict):
            yield post
