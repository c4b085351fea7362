"""Discourse's JSON that is too large to be held: it gives what a small file gives, piece by piece."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillboard.dumps.capture import Capture
from stillboard.errors import DumpError
from stillboard.importers._discourse import large as _discourse_large
from stillboard.importers._records import json_stream as _json_stream
from stillboard.importers._records.json_stream import JsonStream
from stillboard.importers.discourse import IMPORTER
from stillboard.model import Item, Post, Remark
from support.topics import capture, post, topic

POLL = {"name": "poll", "options": [{"id": "a", "html": "Yes", "votes": 2}]}


@pytest.fixture(name="_large")
def large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything beyond 64 KB is large, and a topic of more than seven posts."""
    monkeypatch.setattr(_discourse_large, "LARGE", 64 * 1024)
    monkeypatch.setattr(_discourse_large, "_HELD", 7)
    monkeypatch.setattr(_json_stream, "_BLOCK", 1000)
    return iter(())


def documents() -> list[object]:
    words = "<p>" + "lamp " * 300 + "</p>"
    many = [post(n, cooked=words, id=n) for n in range(1, 40)]
    few = [post(n, id=1000 + n, topic_id=10, cooked=words) for n in range(1, 5)]
    one = topic(*many, chunk_size=20)
    one["post_stream"]["posts"][0]["polls"] = [POLL]
    one["post_stream"]["stream"] = [*range(1, 41)]
    return [one, topic(*few, id=10, title="Bells", slug="bells")]


@pytest.mark.usefixtures("_large")
def test_a_large_file_gives_what_a_small_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    for document in (documents()[0], documents()):
        found = list(IMPORTER.posts(capture(document, address="https://talk.lanternside.example/")))
        with monkeypatch.context() as small:
            small.setattr(_discourse_large, "LARGE", 1 << 30)
            assert found == list(IMPORTER.posts(capture(document, address="https://talk.lanternside.example/")))
        assert "1 of the topic's 40 posts are not in this file: ids 40" in [one.text for one in found if isinstance(one, Remark)]


@pytest.mark.usefixtures("_large")
def test_lines_of_topics_and_lone_posts_are_read_too() -> None:
    lines = "\n".join(json.dumps(one) for one in documents()).encode()
    alone = json.dumps([one for document in documents() for one in document["post_stream"]["posts"]]).encode()
    for data in (lines, alone):
        assert sum(isinstance(item, Post) for item in IMPORTER.posts(capture(data))) == 43


@pytest.mark.usefixtures("_large")
def test_what_is_broken_in_the_middle_gives_what_came_before() -> None:
    data = json.dumps(documents()).encode()
    found: list[Item] = []
    with pytest.raises(DumpError, match=r"dump.json:1: broken JSON"):
        found.extend(IMPORTER.posts(capture(data[:-5])))
    assert sum(isinstance(item, Post) for item in found) == 39


def test_memory_does_not_follow_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_discourse_large, "LARGE", 1 << 20)
    monkeypatch.setattr(_discourse_large, "_HELD", 100)
    words = "<p>" + "lamp " * 800 + "</p>"
    head, tail = b'{"post_stream": {"posts": [', b']}, "id": 9, "title": "Gulls", "slug": "gulls"}'

    class LargeDump(io.RawIOBase):
        """A file that is made as it is read."""

        def __init__(self) -> None:
            self.parts = self._parts()
            self.rest = b""

        def _parts(self) -> Iterator[bytes]:
            yield head
            for n in range(1, 1_501):
                yield (b", " if n > 1 else b"") + json.dumps(post(n, id=n, cooked=words)).encode()
            yield tail

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            while len(self.rest) < size and (part := next(self.parts, b"")):
                self.rest += part
            block, self.rest = self.rest[:size], self.rest[size:]
            return block

    dump = Capture("dump.json", stream=LargeDump)  # type: ignore[arg-type]
    tracemalloc.start()
    assert sum(isinstance(item, Post) for item in IMPORTER.posts(dump)) == 1_500
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024  # of 6 MB


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(value=VALUES, size=st.integers(1, 7), indent=st.sampled_from([None, 1]))
def test_the_stream_reads_what_json_reads(value: object, size: int, indent: int | None) -> None:
    text = json.dumps([value, {"a": value}], indent=indent, ensure_ascii=size % 2 == 0)

    class Slow(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            return super().read(size)

    stream = JsonStream(Slow(text.encode("utf-8", "surrogatepass") if size % 2 == 0 else text.encode("utf-8", "replace")), "x")
    found: list[object] = []
    for nth, _ in enumerate(stream.elements()):
        if nth:
            found.extend(stream.value() for key in stream.members() if key == "a")
        else:
            found.append(stream.value())
    assert found == json.loads(text.encode("utf-8", "replace") if size % 2 else text)[:1] * 2


@pytest.mark.parametrize("text", ["{", "[1,", '{"a" 1}', "[1 2]", '{"a": tru}', '["x', "[" * 100_000, "{1: 2}", ""])
def test_what_is_no_json_is_refused_with_its_line(text: str) -> None:
    stream = JsonStream(io.BytesIO(b"\n\n" + text.encode()), "dump.json")
    places = stream.members() if text.startswith("{") else stream.elements()
    with pytest.raises(DumpError, match=r"dump.json:3: broken JSON"):
        [stream.value() for _ in places]


def test_a_fault_early_in_a_large_file_is_found_early() -> None:
    class Endless(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1) -> bytes:
            Endless.reads += 1
            return (b'{"a": tru, ' if Endless.reads == 1 else b"") + b" " * (size or 1)

    stream = JsonStream(Endless(), "dump.json")
    with pytest.raises(DumpError):
        list(pairwise(stream.value() for _ in stream.members()))
    assert Endless.reads < 4
