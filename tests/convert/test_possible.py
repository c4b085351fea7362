"""Another history of the forum proves that nothing in the captures tells two posts apart; where they tell, there is none."""

from __future__ import annotations

import pytest

from support.histories.draw import history, outcome
from support.histories.forms import Dump, Request, capture
from support.histories.possible import is_possible
from support.histories.truth import TrueThread


def thread_of(*kinds: str) -> TrueThread:
    """Posts of one author each, by turns; all of the same seed, so that short ones say the same."""
    thread = TrueThread()
    for n, kind in enumerate(kinds):
        thread.write(n % 2, kind, 5)
    return thread


def export(thread: TrueThread, *, ids: bool = False, first: int = 0, count: int = 99, numbers: bool = False) -> Dump:
    wanted = Request("jsonl", ids=ids, numbers=numbers, dates=False, first=first, count=count)
    made = capture(thread, f"export-{first}-{count}-{len(thread.posts)}", wanted, "xenforo", sticky=False)
    assert made
    return made


def is_other(thread: TrueThread, dumps: list[Dump], which: int, key: int) -> bool:
    """True if what one of the dumps shows as this post may be another one."""
    return is_possible(thread, dumps, lambda n, one: ("other", one.key) if (n, one.key) == (which, key) else one.key, {})


@pytest.mark.parametrize("seed", range(12))
def test_what_happened_is_possible(seed):
    world, found = outcome(history(seed))
    assert not found
    days = {n: f"{dump.captured:%Y-%m-%dT%H:%M:%S}" for n, dump in enumerate(world.held.dumps) if world.days[dump.data]}
    assert is_possible(world.thread, world.held.dumps, lambda _, one: one.key, days)


def test_what_stands_between_the_same_two_is_the_same():
    thread = thread_of("long", "short", "long")
    before = export(thread)
    thread.write(0, "long", 1)
    assert not is_other(thread, [before, export(thread, ids=True)], 1, 1)


def test_what_stands_alone_may_be_another_post():
    thread = thread_of("long", "short", "long")
    assert is_other(thread, [export(thread, first=1, count=1), export(thread)], 0, 1)
    assert is_other(thread, [export(thread, first=1, count=1), export(thread, ids=True)], 0, 1)


def test_an_id_says_that_it_is_the_same():
    thread = thread_of("long", "short", "long")
    assert not is_other(thread, [export(thread, first=1, count=1, ids=True), export(thread, ids=True)], 0, 1)


def test_of_two_that_say_the_same_an_earlier_capture_may_show_either():
    """With what stands behind it: that went before the second of them was written, and somebody wrote the same once more."""
    thread = TrueThread()
    for author, kind in ((2, "long"), (0, "long"), (1, "long"), (1, "again")):
        thread.write(author, kind, 0)
    whole = export(thread, numbers=True)
    thread.posts[2].deleted = True
    thread.write(2, "short", 1)
    dumps = [whole, export(thread, first=1, count=3), export(thread, ids=True)]
    assert is_possible(thread, dumps, lambda n, one: {3: 2, 4: "gone"}.get(one.key, one.key) if n == 1 else one.key, {})
    assert not is_possible(thread, dumps, lambda n, one: {3: 2}.get(one.key, one.key) if n == 1 else one.key, {})


def test_numbers_count_what_stood_before():
    thread = thread_of("long", "short", "short", "short")
    whole = export(thread, numbers=True)
    assert is_other(thread, [whole, export(thread, first=3, count=1)], 1, 3)
    thread.delete(1)
    later = export(thread, numbers=True)
    assert not is_possible(thread, [whole, later], lambda _, one: one.key if one.key != 2 else 1, {})


def test_two_posts_of_one_capture_are_two():
    thread = thread_of("short", "long", "short")
    assert not is_possible(thread, [export(thread)], lambda _, one: one.key % 2, {})
