"""Stillboard turns dumps of forum threads into Markdown posts, and the posts into a static forum: a Pelican plugin."""

from __future__ import annotations

__version__ = "0.1.0"


def register() -> None:
    """Connect the forum to Pelican's signals; Pelican calls this when it loads the plugin."""
    from .plugin import register as connect  # late: only a site needs Pelican, `python -m stillboard` does not

    connect()
