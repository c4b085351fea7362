"""How far a long run is: nothing for short runs, plain lines where there is no terminal, nothing that drives one."""

from __future__ import annotations

import io

from stillboard import progress


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(stream: io.StringIO, moments: list[float]) -> str:
    clock = Clock()
    with progress.shown(stream, clock) as say:
        for moment in moments:
            clock.now = 100 + moment
            say(f"at [b]{moment}[/b]")
    return stream.getvalue()


def test_a_short_run_says_nothing():
    for stream in (io.StringIO(), Terminal()):
        assert "at" not in said(stream, [0, 0.5, 0.9])


def test_elsewhere_a_line_comes_now_and_then():
    moments = [n / 2 for n in range(80)]
    assert said(io.StringIO(), moments).splitlines() == [f"at [b]{n}[/b]" for n in (15.0, 30.0)]


def test_a_terminal_shows_the_words_as_they_are():
    assert "at [b]5[/b]" in said(Terminal(), [5])
