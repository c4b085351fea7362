"""Notices that stand where others have what they wrote: "This post has been deleted by …", in the very element of the words.

A person may write such a sentence too. So a post is one that was deleted only if something besides the sentence says so: the
class of an element around all of it, which no other post has, or who deleted it, with a link to that member. Of others it is
said that they say nothing else.
"""

from __future__ import annotations

import contextvars
import functools
import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...markup import left_out
from ...markup.html_words import words_of
from ...markup.to_markdown import to_markdown
from .._phrases import OF_WITHHELD, WITHHELD
from .beside import Beside
from .dom import ancestors, attribute

MAX_NOTICE = 200  # characters of a notice, with its reason
MAX_SENTENCE = 80  # characters of a post that is named since it says nothing else
MAX_BODY = 500  # characters of a body, with what is no word of its author's
_START = 3  # characters before it: marks of emphasis
_LEAD = 40  # characters before "awaiting approval", which name what does
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_MOST = 30  # elements of a body
_NEAR = 3  # elements around one
_NAMED = 3  # sentences that a remark has
_A_POST = re.compile(
    r"post|message|messaggio|mensaje|mensage|comment|reply|beitr|nachricht|kommentar|bericht|reactie|wiadomo|wpis|comentario|commento"
    r"|сообщени|пост\b|комментари",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:delet(?:ed|ion)?|remov(?:ed|al)|withheld|unapproved|moderated|tombstone|trash(?:ed)?|censored|notice)(?:$|[\s_-])",
    re.IGNORECASE,
)


class Notices:
    """The notices of a page that stand in the places of words."""

    def __init__(self, shown: Sequence[Beside]) -> None:
        """`shown`: the posts that have a body."""
        self._found = {one.post.node.mem_id: match for one in shown if (match := _said(one))}
        self._shown = shown

    def of(self, one: Beside) -> re.Match[str] | None:
        """The notice that a post consists of, if more than its words says that it is one."""
        match = self._found.get(one.post.node.mem_id)
        return match if match and (_names_who(one) or _names(one, match.string) - self._names_of_others) else None

    @functools.cached_property
    def _names_of_others(self) -> set[str]:
        others = (one for one in self._shown if one.post.node.mem_id not in self._found)
        return {name for one in others for name in _names(one, "")}

    def remarks(self) -> Iterator[str]:
        """What must be said of posts that say nothing but that they were deleted, and are read as their authors' words."""
        left = [
            self._found.get(one.post.node.mem_id) for one in self._shown if not (one.post.withheld or one.post.withheld_state())
        ]
        found = [one.string for one in left if one and len(one.string) <= MAX_SENTENCE and not one["hidden"]]
        said = [" ".join(words.replace("\\\n", "\n").split()) for words in found]
        if said:
            each = " or ".join(f"“{words}”" for words in list(dict.fromkeys(said))[:_NAMED])
            more = "" if len(set(said)) <= _NAMED else " or the like"
            of, they = (f"{len(said)} posts say", "these are") if len(said) > 1 else ("a post says", "that is")
            kept = f"{they} kept as the author's words; if the forum says so, write `State: deleted`"
            yield f"{of} nothing but {each}{more}: {kept}"


def _said(one: Beside) -> re.Match[str] | None:
    """The notice that a body can be by what it says."""
    words = words_of(one.body) if one.body is not None else ""
    lower = words.casefold()
    if not 0 < len(words) <= MAX_BODY or not any(stem in lower for stem in OF_WITHHELD) or not WITHHELD.search(words):
        return None
    said = _LINK.sub(r"\1", contextvars.copy_context().run(_read, one))
    match = WITHHELD.search(said) if len(said) <= MAX_NOTICE else None
    is_one = match and match.start() <= (_LEAD if match["hidden"] else _START) and _A_POST.search(said[: match.end()])
    return match if is_one else None


def _read(one: Beside) -> str:
    """What is read of a body, with nothing counted as left out: it will be read again."""
    left_out.begin()
    return to_markdown(one.post.read(one.body)[1]).strip() if one.body is not None else ""


def _names(one: Beside, said: str) -> set[str]:
    """The classes and ids of the elements around all that a body says which are called after what was done to it."""
    if one.body is None:
        return set()
    least = sum(map(str.isalnum, said))
    around = (node for node in (one.body, *one.body.css("[class], [id]")[:_MOST]))
    found = {name: node for node in around for key in ("class", "id") if _CALLED.search(name := attribute(node, key))}
    return {name for name, node in found.items() if sum(map(str.isalnum, words_of(node))) >= least and not _is_quoted(node, one)}


def _is_quoted(node: LexborNode, one: Beside) -> bool:
    return any(above.tag == "blockquote" and above.mem_id not in one.around for above in (node, *ancestors(node, _NEAR)))


def _names_who(one: Beside) -> bool:
    """Whether a link leads to a member, and is no mention, as people write them."""
    member = one.post.layout.addresses.member
    return one.body is not None and any(
        member.search(attribute(link, "href")) and not words_of(link).startswith("@") and not attribute(link, "class")
        for link in one.body.css("a[href]")[:3]
    )
