"""What an output makes: the site's files, in three kinds. Each names its `file`, relative to the output folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import When
from .pages import PageRecord


@dataclass(frozen=True, slots=True)
class Page:
    """A page: a record that the theme's template for its class shows."""

    file: str
    record: PageRecord
    changed: When | None = None  # when the newest of what it shows was written or edited; None: not known


@dataclass(frozen=True, slots=True)
class Text:
    """A file whose bytes the output makes itself, such as a feed, a sitemap or an index. A str is written as UTF-8."""

    file: str
    text: str | bytes

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text if isinstance(self.text, bytes) else self.text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of content/ that is published as it is."""

    file: str
    source: Path


File = Page | Text | Copied


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One of Pelican's own pages, or a piece of news."""

    title: str
    file: str
    url: str = ""  # relative to the site's address; empty: not for search engines
    changed: str = ""  # when it was written or changed, as far as its header says so: an instant or a day, as sitemaps have it
    in_bar: bool = False  # whether the bar on top leads to it
