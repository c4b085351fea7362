"""A forum of any number of posts, made up: the same bytes on every machine. `python -m bench.corpus POSTS FOLDER` writes one.

Its shape is that of large forums: most threads are short and a few very long, few members write most posts, two of five posts
quote an earlier one, and one of ten is in another script.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from . import archive
from .archive import Post, Thread
from .bodies import Bodies, Dice
from .vocabulary import ENGLISH, FIRST_NAMES, LAST_NAMES

FORUM = "Harbour"
ADDRESS = "https://harbour.example"
BOARDS = tuple(f"{name.capitalize()} board" for name in FIRST_NAMES[:12])
FIRST_DAY = dt.datetime(2004, 1, 1, tzinfo=dt.UTC)
SECONDS = 17 * 365 * 86_400  # in which threads begin
LONGEST = 6_000  # posts of a thread
REMEMBERED = 30  # earlier posts of a thread that may be quoted


def write(folder: Path, posts: int, seed: int = 1) -> None:
    """Write an archive of `posts` posts into a folder, which is made."""
    archive.write(folder, FORUM, ADDRESS, BOARDS, threads(posts, seed))


def threads(posts: int, seed: int = 1) -> Iterator[Thread]:
    """All threads, one by one."""
    dice = Dice(seed)
    bodies = Bodies(dice)
    members = _members(posts)
    first = 1
    for number, size in enumerate(sizes(dice, posts), 1):
        board = BOARDS[int(len(BOARDS) * dice.roll() ** 1.6)]
        title = " ".join(dice.pick(ENGLISH) for _ in range(dice.between(3, 7))).capitalize()
        name = f"{'-'.join(title.lower().split()[:4])}.{number}"
        yield Thread(name, title, board, tuple(_posts(dice, bodies, members, range(first, first + size))))
        first += size


def sizes(dice: Dice, posts: int) -> list[int]:
    """How many posts each thread has: a heavy tail, and from 10,000 posts on a few giants."""
    found = [min(LONGEST, posts // part) for part in (10, 20, 40)] if posts >= 10_000 else []
    left = posts - sum(found)
    while left > 0:
        size = int(3 * (1 - dice.roll()) ** (-1 / 1.05)) if dice.roll() > 0.08 else 1
        found.append(max(1, min(size, LONGEST, left, max(30, posts // 8))))
        left -= found[-1]
    order = sorted(range(len(found)), key=[dice.roll() for _ in found].__getitem__)
    return [found[n] for n in order]


def _members(posts: int) -> list[str]:
    count = max(20, int(posts**0.75 / 2))
    return [f"{FIRST_NAMES[n % 18]}-{LAST_NAMES[n // 18 % 16]}-{n}" for n in range(count)]


def _posts(dice: Dice, bodies: Bodies, members: list[str], ids: range) -> Iterator[Post]:
    """The posts of one thread."""
    moment = FIRST_DAY + dt.timedelta(seconds=dice.below(SECONDS))
    earlier: list[tuple[str, str, str]] = []
    for number, identity in enumerate(ids, 1):
        moment += dt.timedelta(seconds=60 + int(dice.roll() ** 4 * 400_000))
        author = members[int(len(members) * dice.roll() ** 2.2)]
        body, sentence = bodies.body((lambda: dice.pick(earlier)) if earlier else None)
        yield Post(str(identity), number, author, f"{moment:%Y-%m-%dT%H:%M:%SZ}", body)
        quotable = (author, f"{ADDRESS}/posts/{identity}/", sentence)
        if len(earlier) < REMEMBERED:
            earlier.append(quotable)
        else:
            earlier[dice.below(REMEMBERED)] = quotable


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
