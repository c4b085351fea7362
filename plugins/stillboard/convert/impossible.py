"""Dates that no post can have, whichever format they come from: after the capture was made, or before there were forums."""

from __future__ import annotations

import dataclasses
import datetime as dt

from ..model import Post, When

EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
SKEW = dt.timedelta(days=1)  # that a clock may be wrong by


class Impossible:
    """The account of such dates in one capture."""

    def __init__(self, captured: When | None) -> None:
        self._latest = captured.bounds()[1] + SKEW if captured else None
        self.late = self.early = 0

    def without(self, post: Post) -> Post:
        """The post without a date that it cannot have: none is better than a wrong one."""
        if post.edited is not None and self._is_late(post.edited):
            post = dataclasses.replace(post, edited=None)
        if post.date is None:
            return post
        if self._is_late(post.date):
            self.late += 1
        elif post.date.bounds()[1] < EARLIEST:
            self.early += 1
        else:
            return post
        return dataclasses.replace(post, date=None, date_source=None)

    def _is_late(self, when: When) -> bool:
        return self._latest is not None and when.bounds()[0] > self._latest

    def said(self) -> list[str]:
        """What a report says of them."""
        found = ((self.late, "after the capture was made"), (self.early, "before there were forums"))
        return [f"{n} date{'s' if n > 1 else ''} left out that would be {what}" for n, what in found if n]
