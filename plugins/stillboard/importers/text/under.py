"""What stands under the words of copied posts: the forum's own lines, signatures, and under the last post the page's foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .words import plain

_TIMES = 3  # that an author ends a post alike before it is a signature
_MOST = 0.6  # of the posts: what stands at so many is the forum's


def trimmed(bodies: Sequence[list[str]], names: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Take off what stands under the posts, and under the last one the page's foot: the foot, and the lines that end posts.

    A line that no language's words tell must end most posts, of several authors, and be all of none.
    """
    ends: list[str] = []
    for _ in range(4):
        lasts = [_last(body, name) for body, name in zip(bodies[:-1], names[:-1], strict=True)]
        times = Counter(line for line in lasts if line and len(line) <= 40)
        line, many = times.most_common(1)[0] if times else ("", 0)
        ended = [n for n, last in enumerate(lasts) if line and last == line]
        several = len({names[n] for n in ended}) > 1 and all(sum(bool(x.strip()) for x in bodies[n]) > 1 for n in ended)
        if not (plain(line) in _ENDS or (many > 1 and several and many >= _MOST * len(lasts))):
            break
        ends.append(line)
        for n in ended:
            while bodies[n] and not bodies[n].pop().strip():
                pass
    learned = {plain(line) for line in ends if "\N{BULLET}" in line}  # such as "Ann is offline": nobody writes that
    for body, name in zip(bodies[:-1], names[:-1], strict=True):
        stop = next((j for j in range(max(len(body) - 12, 1), len(body)) if plain(_without(body[j], name)) in learned), None)
        if stop is not None:
            del body[stop:]
    last, name = bodies[-1], names[-1]
    known = set(ends) or {line.strip() for line in last if line[:1].isupper() and plain(line) in _ENDS}
    stop = next((j for j, line in enumerate(last) if j and _without(line, name) in known), None)
    foot = last[stop:] if stop is not None else []
    del last[len(last) - len(foot) :]
    return foot, tuple(ends) or ((_without(foot[0], name),) if foot else ())


def is_known_end(line: str) -> bool:
    """Whether it is a line under posts that the engines themselves have."""
    return plain(line) in _ENDS


def _without(line: str, name: str) -> str:
    return line.strip().replace(name, "\N{BULLET}") if name else line.strip()


def _last(body: Sequence[str], name: str) -> str:
    return next((_without(line, name) for line in reversed(body) if line.strip()), "")


_ENDS = frozenset(
    "top|nach oben|haut|arriba|inicio|su|omhoog|góra|na górę|topo|вернуться к началу|offline|online|reply with quote"
    "|mit zitat antworten|répondre en citant|responder con cita|quote|• is offline".split("|")
)
_RULE = re.compile(r"_{10,}")


def signatures(bodies: Sequence[list[str]], names: Sequence[str]) -> list[tuple[str, ...]]:
    """Take signatures out of the posts: what stands under vBulletin's line, else the lines that end all posts of an author."""
    below: list[tuple[str, ...]] = [()] * len(bodies)
    for name in dict.fromkeys(names):
        own = [n for n, one in enumerate(names) if one == name]
        for n in own:
            rule = next((j for j in range(len(bodies[n]) - 1, -1, -1) if _RULE.fullmatch(bodies[n][j].strip())), None)
            if rule is not None:
                below[n] = tuple(bodies[n][rule + 1 :])
                del bodies[n][rule:]
        if name and len(own) >= _TIMES and not any(below[n] for n in own):
            many = _alike_at_end([bodies[n] for n in own])
            for n in own if many else ():
                below[n] = tuple(bodies[n][-many:])
                del bodies[n][-many:]
    return below


def _alike_at_end(bodies: Sequence[list[str]]) -> int:
    """How many lines all of them end in alike; something must be left of each."""
    for body in bodies:
        while body and not body[-1].strip():
            body.pop()
    many = 0
    while all(len(body) > many + 1 for body in bodies) and len({body[-many - 1].strip() for body in bodies}) == 1:
        many += 1
    left = all(any(line.strip() for line in body[: len(body) - many]) for body in bodies)
    return many if left else 0
