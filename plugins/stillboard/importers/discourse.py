"""Discourse: topics as its JSON API gives them: `/t/ID.json` (also with `print=true`), `/t/ID/posts.json`, `/posts.json`,
`/posts/ID.json`, and lists of such.

Bodies are read from `raw`, the author's own Markdown, if nothing is lost by it; else from `cooked`, the HTML that the forum made
of it: quotes, uploads and mentions have their addresses only there. The JSON does not say the
forum's address or title: see `base_address`; a forum without a known address is called "Discourse" until --url names it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ..dumps import Capture
from ..dumps.page_kinds import NotAThread, PageKinds
from ..errors import Drift
from ..model import Source
from ._discourse.items import pieces_of
from ._discourse.json import Category, Topic, base_address, categories, looks_like_discourse, read
from ._discourse.large import is_large, large_topics
from ._importer import Importer
from ._later import Piece, whole


def _pieces(capture: Capture) -> Iterator[Piece]:
    large = is_large(capture)
    topics = large_topics(capture) if large else iter(read(capture))
    first = list(itertools.islice(topics, 1)) if large else list(topics)
    if not any(topic.posts for topic in first):
        raise Drift("Discourse's JSON without a post", where=capture.name, todo="is post_stream.posts in it?")
    base = base_address(capture.address, first, capture.beginning.decode("utf-8", "replace") if large else capture.text)
    known = categories(first)
    source = Source(capture.name, capture.sha256, "discourse", capture.captured)
    yield from pieces_of(itertools.chain(first, _naming(topics, known)), source, base, known)


def _naming(topics: Iterator[Topic], known: dict[str, Category]) -> Iterator[Topic]:
    """The further topics of a large dump; the categories that they name become known with them."""
    for topic in topics:
        known |= categories([topic])
        yield topic


PAGE_KINDS = PageKinds(
    json_errors={
        "not_logged_in": NotAThread.LOGIN,
        "invalid_access": NotAThread.LOGIN,
        "not_found": NotAThread.ERROR,
        "rate_limit": NotAThread.ERROR,
    },
)
IMPORTER = Importer(
    "discourse",
    "Discourse topics as its JSON API gives them.",
    looks_like_discourse,
    whole(_pieces),
    pieces=_pieces,
    names_authors=True,
    page_kinds=PAGE_KINDS,
)
