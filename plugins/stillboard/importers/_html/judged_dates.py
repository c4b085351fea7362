"""Whether what an engine's table takes for the posts' dates can be that: not what members, edits and visits are dated with."""

from __future__ import annotations

from collections.abc import Sequence

from ...markup.html_words import words_of
from .dom import attribute, previous_element
from .order_of_dates import Dated, Order, order_of
from .page_tree import before_date, is_of_other
from .post import ForumPost

LABEL = 40  # characters of what stands before a date
LEAST = 2  # posts with the day of joining for a date, which make it no date


def judge(posts: Sequence[ForumPost]) -> list[str]:
    """Take away dates that are no posts' dates; what must be said of that."""
    said: list[str] = []
    shown = [post for post in posts if post.counts and post.place_of_date is None]
    others = [post for post in shown if _is_of_another_thing(post)]
    for post in others:
        post.dateless = True
    if others:
        said.append(f"{len(others)} dates that are of joining, editing or visiting, not of a post, were left out")
    dated = [(post, when) for post in shown if not post.dateless and (when := post.date_found()[0])]
    untimed = [(post, when) for post, when in dated if "T" not in when.text]  # nobody is said to have joined at an hour
    joined = [post for post, when in untimed if (since := post.joined()) and since.text[:10] == when.text[:10]]
    if len(joined) >= LEAST and len(joined) * 2 > len(dated):
        for post, _ in dated:
            post.dateless = True
        said.append("the dates next to its posts are those on which their members joined: they were left out")
        return said
    order = order_of([Dated(when, _said(post), post.author) for post, when in dated])
    if order is Order.MEMBERS:
        for post, _ in dated:
            post.dateless = True
    if order is not Order.KEPT:
        said.append(order.value)
    return said


def _is_of_another_thing(post: ForumPost) -> bool:
    """Whether a label, in the date's element or before it, says so."""
    node = post.date_node()
    before = previous_element(node) if node is not None else None
    label = words_of(before) if before is not None and before.tag in {"dt", "th", "b", "strong", "label"} else ""
    said = (words.replace(post.author or " ", "", 1) for words in (words_of(node), post.date_said()))
    # Without the author's name: Edith has edited nothing.
    return any(len(words) <= LABEL and is_of_other(words) for words in (label, *map(before_date, said)))


def _said(post: ForumPost) -> str:
    when = post.date_found()[0]
    node = post.date_node()
    timed = "T" in when.text if when else False
    return "0:00" if timed else attribute(node, "datetime", "title") or words_of(node)
