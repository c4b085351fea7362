"""Where one goes on from a thread: what has its board, and what has its rare words or tags; in time that follows the threads."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from stillboard.model import Board, When
from stillboard.site.archived import ArchivedPost
from stillboard.site.onward import COMMON, MOST, Onward, onward
from support.growth import assert_linear


def thread(n: int, title: str, *, board: str = "", date: str = "", tags: tuple[str, ...] = ()) -> Any:
    opening = ArchivedPost("1", date=When(date)) if date else None
    record = SimpleNamespace(title=title, tags=tags, id=str(n))
    boards = (Board(board, id=f"{board}.1"),) if board else ()
    return SimpleNamespace(record=record, boards=boards, opening=opening, newest="")


def forum(*threads: Any) -> Any:
    return SimpleNamespace(threads=list(threads))


def related(*titles: str) -> list[tuple[int, ...]]:
    return [way.related for way in onward(forum(*(thread(n, title) for n, title in enumerate(titles))))]


def test_threads_of_a_board_are_neighbours_in_the_order_of_their_start() -> None:
    ways = onward(
        forum(
            thread(1, "one", board="lamps", date="2019-05-01"),
            thread(2, "two", board="wicks", date="2019-05-02"),
            thread(3, "three", board="lamps", date="2019-04-01"),
            thread(10, "four", board="lamps", date="2019-05-01"),
            thread(4, "five"),
        )
    )
    assert ways == [Onward(previous=2, next=3), Onward(), Onward(next=0), Onward(previous=0), Onward()]


def test_threads_are_related_by_rare_words_the_rarest_first() -> None:
    titles = ("Argand burner leaks", "Cleaning an argand burner", "A burner for paraffin", "Gulls", "Fog signals at night")
    others = tuple(f"Something else {n}" for n in range(60))
    found = related(*titles, *others)
    assert found[:5] == [(1, 2), (0, 2), (0, 1), (), ()]


def test_words_that_many_threads_have_say_nothing() -> None:
    titles = [f"Burner {n:04}" for n in range(COMMON + 1)] + [f"Lens {n:05}" for n in range(COMMON)]
    found = related(*titles, *(f"x{n:06}" for n in range(400)))
    assert found[: COMMON + 1] == [()] * (COMMON + 1)
    assert {len(near) for near in found[COMMON + 1 : 2 * COMMON + 1]} == {MOST}


def test_words_of_scripts_without_blanks_are_known_by_their_letters() -> None:
    found = related("古い灯台の写真", "灯台守の日誌", "\u9727\u7b1b", *(f"x{n:06}" for n in range(60)))
    assert found[:3] == [(1,), (0,), ()]


def test_tags_relate_threads_whose_titles_share_no_word() -> None:
    ways = onward(forum(thread(1, "Oil", tags=("Wicks",)), thread(2, "Smoke", tags=("wicks",)), thread(3, "Wicks")))
    assert [way.related for way in ways] == [(1,), (0,), ()]


def test_time_follows_the_number_of_threads() -> None:
    def work(size: int) -> None:
        onward(forum(*(thread(n, f"word{n // 9} other{n // 11} same again w{n % 7}") for n in range(size))))

    assert_linear(work, 500)
