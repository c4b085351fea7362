"""Threads whose posts hang on other posts: Hacker News' comments and Stack Exchange's, as a plain row of posts."""

from __future__ import annotations

from html import escape
from typing import Any

from ...model import Origin
from .._records.facts import Facts

REPLY = "stillboard:reply_to"  # added to a post: the id of the one it hangs on


def flattened(facts: Facts, engine: str, name: str) -> list[Facts]:
    """The posts of a thread, in the order in which its page shows them."""
    if engine == "hackernews":
        rows = _hacker_news(facts)
    else:
        rows = []
        for post in facts.records("posts"):
            rows.append(dict(post.data))
            comments = post.records("comments")  # they are counted apart from the posts
            rows.extend({**one.data, "id": f"comment-{one.identity('id')}", REPLY: post.data.get("id")} for one in comments)
    return [Facts(row, str(Origin(name, n)), facts.faults, n) for n, row in enumerate(rows, 1)]


def _hacker_news(facts: Facts) -> list[dict[str, Any]]:
    """The submission, with what it links to, and the comments, each of which says how deep it stands."""
    opening = {key: facts.data.get(key) for key in ("id", "date", "user", "score")}
    link, words = facts.text("link"), facts.text("text")
    shown = (
        f'<p><a href="{link}">{escape(facts.text("title"))}</a></p>'
        if link and '"' not in link and link != facts.text("url")
        else ""
    )
    rows = [{**opening, "text": f"{shown}{words}"}]
    above: list[Any] = []
    for comment in facts.records("comments"):
        level = comment.number("lvl") or 0
        del above[level:]
        rows.append({**comment.data, REPLY: above[-1] if above else facts.data.get("id")})
        above.append(comment.data.get("id"))
    return rows
