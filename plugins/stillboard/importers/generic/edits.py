"""Notices of edits in and beside the posts of a page that no engine's table describes, known by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.beside import Beside
from .._html.by_words import notices_beside
from .._html.dom import ancestors
from .._html.post import ForumPost
from .._phrases import EDITED

MAX_NOTICE = 200  # characters
MAX_PIECES = 300  # elements of a body that may be one
FEW = 3  # characters before the word: a bracket
_PLACES = "div[class], span[class], p[class], em[class], i[class], small[class], font[class]"
_ENDS = re.compile(r"(?:\d|\b[ap]\.?\s?m\.?|[\])»”\"])\W{0,3}$", re.IGNORECASE)  # of a notice: behind it nobody says more
_QUOTED = re.compile(r"quot|cite|code|spoiler|bb[-_]?code", re.IGNORECASE)


def find_edits(posts: Sequence[ForumPost]) -> None:
    """Let each post know the notice of its last edit.

    One in the body is no part of what was said: whoever writes "edited" by hand gives it no element of a class.
    """
    for post in posts:
        notice = next(_in_body(post), None)
        if notice is not None:
            post.excluded.add(notice.mem_id)
            post.place_of_edit = notice
            continue
        for notice in notices_beside(Beside(post)):
            if post.edit_of(notice)[0] and not _holds_date(notice, post):
                post.place_of_edit = notice
                break


def _holds_date(notice: LexborNode, post: ForumPost) -> bool:
    """Whether the only date in an element is the post's own: then it is its head, with a word beside it that it was edited."""
    shown = post.date_node() or (post.place_of_date[0] if post.place_of_date else None)
    inside = shown is not None and any(above.mem_id == notice.mem_id for above in (shown, *ancestors(shown)))
    return inside and post.edit_of(notice)[0] == post.date_found()[0]


def _in_body(post: ForumPost) -> Iterator[LexborNode]:
    body = post.body()
    for node in reversed(body.css(_PLACES)[:MAX_PIECES]) if body is not None else ():  # the innermost first
        words = words_of(node) if node.mem_id != (body.mem_id if body is not None else 0) else ""
        match = EDITED.search(words) if 0 < len(words) <= MAX_NOTICE else None
        if match is None or match.start() > FEW or _is_quoted(node, body):
            continue
        when, name, _ = post.edit_of(node)
        if when and (_ENDS.search(words) or (name and words.rstrip(" .").endswith(name))):
            yield node


def _is_quoted(node: LexborNode, body: LexborNode | None) -> bool:
    for above in (node, *ancestors(node)):
        if body is not None and above.mem_id == body.mem_id:
            return False
        if above.tag in {"blockquote", "pre", "code"} or _QUOTED.search(above.attributes.get("class") or ""):
            return True
    return False
