"""What takes too long is given up and reported; what was read before stays, and the others go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from stillboard.convert import Options, convert
from stillboard.convert.clock import Clock
from stillboard.convert.report import Outcome
from stillboard.errors import DumpError
from stillboard.importers._importer import Importer
from stillboard.model import Forum, Item, Post, Thread
from stillboard.site import stopwatch

pytestmark = pytest.mark.skipif(not stopwatch.is_there(), reason="the system has no alarms")


def _items(capture) -> Iterator[Item]:
    yield Forum("Lanternside", addresses=("https://lanternside.example/",))
    for n in (1, 2):
        yield Thread(f"Wicks {n}", thread_id=f"{n}")
        yield Post(body=f"words {n}", author="Pell", original_id=f"{n}")
    if b"slow" in capture.data:
        re.match("(a|aa)+$", "a" * 60 + "b")  # hours, inside one call


SLOW = Importer("slow", "A format of tests.", lambda capture: capture.data.startswith(b"x"), _items)


def test_a_search_that_would_take_hours_is_given_up_and_the_others_go_on(tmp_path):
    for name, data in (("1.txt", b"x slow"), ("2.txt", b"x")):
        (tmp_path / name).write_bytes(data)
    report = convert([tmp_path / "1.txt", tmp_path / "2.txt"], tmp_path / "content", [SLOW], Options(timeout=1))
    (line,) = [error.text for error in report.errors]
    assert "1.txt" in line
    assert "took longer than 1 s to read; give it more time with --timeout SECONDS" in line
    assert report.exit_code != 0
    assert report.balanced
    assert report.posts[Outcome.NEW] == 2
    assert len(list((tmp_path / "content").glob("threads/*/*/*/[12].md"))) == 2


def test_steps_that_take_no_time_are_all_there():
    with Clock(1) as clock:
        assert list(clock.each(range(1000), "x")) == list(range(1000))
        with pytest.raises(DumpError, match="is damaged"):
            list(clock.each(_broken(), "x"))
    with Clock(0) as clock:
        assert clock.step("x", lambda: 7) == 7


def _broken() -> Iterator[int]:
    yield 1
    raise DumpError("is damaged")
