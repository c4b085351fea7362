"""What is kept in memory only to save work has a bound in bytes, whatever the posts are like."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from stillboard.convert import fingerprint
from stillboard.model import Post
from stillboard.weight import Remembered, Weights


@dataclass
class Some:
    """Posts of a thread."""

    posts: list[Post] = field(default_factory=list)

    def post_records(self) -> list[Post]:
        """All of them."""
        return self.posts


@pytest.mark.parametrize("letter", ["a", "é", "я", "\U0001f600"])
@pytest.mark.parametrize("long", [10, 1000, 50_000])
def test_what_is_remembered_has_a_bound_in_bytes(letter: str, long: int) -> None:
    made: list[str] = []
    remembered = Remembered[str](lambda key: made.append(key) or key.upper(), 1_000_000)
    for n in range(400):
        key = f"{n} {letter * long}"
        assert remembered(key) == key.upper()
        assert remembered(key) == key.upper()
        assert remembered.size <= 1_600_000  # and what was asked for last
    assert len(made) == 400


def test_what_is_asked_for_again_and_again_stays() -> None:
    made: list[str] = []
    remembered = Remembered[str](lambda key: made.append(key) or key, 20_000)
    for n in range(1000):
        remembered("often")
        remembered(f"once {n}")
    assert made.count("often") == 1


def test_the_words_of_posts_are_remembered_within_bounds() -> None:
    for n in range(300):
        body = f"\U0001f600 {n} " + "lamp wick \U0001f600" * 20_000
        fingerprint.of(fingerprint.key(body), "salt")
    assert fingerprint._keys.size < 40 * 1024 * 1024
    assert fingerprint._prints.size < 40 * 1024 * 1024


def test_the_sum_of_threads_is_that_of_those_that_are_there() -> None:
    weights = Weights()
    threads = {name: Some([Post(name * 1000)]) for name in "abc"}
    for name in threads:
        weights.touch(name)
    weights.weigh(threads)
    assert weights.posts == 3
    before = weights.size
    assert 3000 <= before < 4000
    threads["b"].posts += [Post("ы" * 1000), Post("")]
    weights.touch("b")
    weights.weigh(threads)
    assert weights.posts == 5
    assert before + 2000 <= weights.size < before + 2500
    del threads["a"], threads["b"]
    weights.let_go("a")
    weights.touch("b")
    weights.let_go("b")
    weights.weigh(threads)
    assert (weights.posts, weights.size) == (1, before // 3)
