"""What posts show beside their bodies, found by what it says where no class names it: notices of edits, that a post is withheld,
profiles, numbers, what cards count.

It is looked for where no post of a page has it by its layout, for a skin calls a thing alike in all posts. What is found is
said.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import elements, words_of
from ...model import State
from .._phrases import EDITED, OF_WITHHELD, SINCE, WITHHELD
from .beside import Beside, named
from .card import Pair, pair, pairs_of
from .dom import ancestors, attribute, is_blank, nodes_in
from .instead import Notices
from .post import ForumPost

MAX_NOTICE = 300  # characters of a notice
MAX_PIECE = 200  # characters of a text that says that a post is withheld
FEW = 3  # characters before it, where it names somebody who is no author of the page
DEEP = 8  # levels of a body, at whose ends is looked
MAX_LEADING = 30  # characters before the word of an edit: "This post has been"
UP = 3  # levels from the words to the element of the whole notice
MAX_TOMBSTONES = 5
MAX_LEAD = 120  # characters in which a notice in place of a body says that it is one
_CHROME = frozenset({"a", "button", "label"})


def found_by_words(shown: Sequence[Beside]) -> Iterator[str]:
    """Give the posts of a page what their layout does not find, and say so."""
    yield from _withheld(shown)
    for what, found in (
        ("the notice of an edit", _edits(shown)),
        ("the profile of the author", _profiles(shown)),
        ("the number", _numbers(shown)),
        ("what the forum counts of the author", _cards(shown)),
    ):
        if found:
            of = f"{what} of {len(found)} of {len(shown)} posts" if len(found) < len(shown) else f"{what} of its posts"
            yield f"this skin shows {of} in a place that is not known; it was found by what it says: {found[0]}"


# Withheld posts.


def _withheld(shown: Sequence[Beside]) -> Iterator[str]:
    """Posts of which the page says, outside their bodies or in place of them, that they were deleted or await approval, as
    that of the staff does.
    """
    found = []
    notices = Notices(shown)
    best = functools.cache(lambda: min(map(_rank, shown)))
    for one in shown:
        if one.post.withheld_state():
            continue
        places = one.post.node.css(one.post.layout.tombstones)[:MAX_TOMBSTONES] if one.post.layout.tombstones else []
        said = _is_said(one.said) and WITHHELD.search(one.said.replace("\n", " "))
        pieces = (match for node, piece in one.texts if (match := _says_withheld(one, node, piece))) if said else iter(())
        stones = (
            match for node in places if not _is_in_body(node, one) and (match := WITHHELD.search(words_of(node)[:MAX_PIECE]))
        )
        instead = iter([match] if (match := _says_instead(one)) and _rank(one) > best() else [])
        itself = iter([match] if (match := notices.of(one)) else [])
        if match := next(itertools.chain(stones, pieces, instead, itself), None):
            one.post.withheld = State.HIDDEN if match["hidden"] else State.DELETED
            found.append(match[0])
    if found:
        of = f"{len(found)} of its posts" if len(found) > 1 else "one of its posts"
        yield f"the page says of {of} that only the staff can read it, and its words were left out: “{found[0]}”"
    yield from notices.remarks()


def _is_said(text: str) -> bool:
    """Whether a text has a part of the words that WITHHELD finds."""
    lower = text.casefold()
    return any(stem in lower for stem in OF_WITHHELD)


def _says_instead(one: Beside) -> re.Match[str] | None:
    """What a body says at its beginning, if that may be a notice in place of one."""
    head, length = [], 0
    for node in one.body.traverse(include_text=True) if one.body is not None else ():
        if node.is_text_node and (words := (node.text_content or "").split()):
            head += words
            length += sum(map(len, words))
            if length >= MAX_LEAD:
                break
    lead = " ".join(head)[:MAX_LEAD]
    return WITHHELD.search(lead) if _is_said(lead) else None


def _rank(one: Beside) -> int:
    """Which of the places that a layout knows for bodies a post has its own in. One that others have before it holds what people
    wrote: this is no such place where they have that.
    """
    places = one.post.layout.body
    return next((rank for rank, selector in enumerate(places) if one.post.node.css_first(selector) is not None), len(places))


def _is_in_body(node: LexborNode, one: Beside) -> bool:
    return one.body is not None and any(above.mem_id == one.body.mem_id for above in (node, *ancestors(node)))


def _says_withheld(one: Beside, node: LexborNode, said: str) -> re.Match[str] | None:
    above = node.parent
    if above is None or above.tag in _CHROME or one.in_card(node):
        return None
    whole = words_of(above) if above.mem_id not in one.around else said
    return WITHHELD.search(whole) if len(whole) <= MAX_PIECE else None


# Notices of edits.


def _edits(shown: Sequence[Beside]) -> list[str]:
    if any(any(one.post.edited()) for one in shown):
        return []
    found = []
    authors = {one.post.author for one in shown if one.post.author}
    for one in shown:
        for notice in itertools.chain(notices_beside(one), _last_in_body(one, authors)):
            one.post.place_of_edit = notice
            if any(one.post.edit_shown()[:2]) and not _shows_only_date(notice, one.post):
                found.append(named(notice))
                break
            one.post.place_of_edit = None
    return found


def _shows_only_date(notice: LexborNode, post: ForumPost) -> bool:
    """Whether the date that is read from a notice is the post's own, which stands in the same element."""
    date = post.date_node()
    inside = date is not None and any(above.mem_id == notice.mem_id for above in (date, *ancestors(date)))
    when = post.edit_shown()[0]
    return inside and when is not None and when == post.date_found()[0]


def notices_beside(one: Beside) -> Iterator[LexborNode]:
    """The elements beside a body that say that the post was edited, each with a number in it."""
    pieces = [node for node, said in one.texts if EDITED.search(said)] if EDITED.search(one.said) else []
    return (notice for node in pieces if (notice := _notice(node, one.around)) is not None)


def _last_in_body(one: Beside, authors: AbstractSet[str]) -> Iterator[LexborNode]:
    """The element at the end of a body, or at its start, that is a notice as a whole: of an edit by one of the page's authors.

    Whoever writes "edited" by hand names nobody and gives it no element of a class.
    """
    for forward in (True, False) if one.body is not None else ():
        for node in _at_end(one.body, forward=forward) if one.body is not None else ():
            words = words_of(node)
            match = EDITED.search(words) if len(words) <= MAX_PIECE else None
            if match is None or match.start() > MAX_LEADING or not attribute(node, "class"):
                continue
            when, name, _ = one.post.edit_of(node)
            if when and (name in authors or (name and match.start() < FEW)):
                one.post.excluded.add(node.mem_id)
                yield node
                return


def _at_end(outer: LexborNode, *, forward: bool) -> Iterator[LexborNode]:
    """The elements at the end of another, or at its start, the innermost first, as far as they are no longer than a notice."""
    here: LexborNode = outer
    for _ in range(DEEP):
        pieces = [*nodes_in(here)]
        inner = next(
            (one for one in (pieces[::-1] if forward else pieces) if not (is_blank(one) or one.tag in {"br", "hr"})), None
        )
        if inner is None or not inner.is_element_node:
            break
        here = inner
    while here.mem_id != outer.mem_id and here.parent is not None:
        yield here
        if len(words_of(here)) > MAX_PIECE:
            return
        here = here.parent


def _notice(node: LexborNode, around: AbstractSet[int]) -> LexborNode | None:
    """The smallest element around some words that has a number among its own."""
    for above in ancestors(node, UP):
        words = words_of(above)
        if above.mem_id in around or len(words) > MAX_NOTICE or above.tag == "a":
            return None
        if re.search(r"\d", words):
            return above
    return None


# Authors.


def _profiles(shown: Sequence[Beside]) -> list[str]:
    if any(one.post.author_id for one in shown):
        return []
    return [named(one.post.user) for one in shown if one.post.author and _has_profile(one)]


def _has_profile(one: Beside) -> bool:
    """Whether a link with the author's name leads to a profile; it is the post's author then."""
    post = one.post
    for node, said in one.texts:
        if said != post.author and clean_name(said) != post.author:
            continue
        link = next((above for above in ancestors(node, UP) if above.tag == "a" and above.mem_id not in one.around), None)
        if link is None or not post.layout.addresses.member.search(attribute(link, "href")):
            continue
        before, post.user = post.user, link
        post.author_id = post.find_author_id()
        if post.author_id:
            return True
        post.user = before
    return False


def _numbers(shown: Sequence[Beside]) -> list[str]:
    """Numbers that rise by one from post to post, and that are not the posts' ids, which may do so too."""
    if not shown[0].post.layout.number or any(one.post.number for one in shown):
        return []
    found = [next(((node, n) for node, said in one.texts if (n := _number(said, one.post))), None) for one in shown]
    known = [of for of in found if of is not None]
    if len(known) < len(shown) or any(other != one + 1 for (_, one), (_, other) in itertools.pairwise(known)):
        return []
    ids = [(one.post.id, str(number)) for one, (_, number) in zip(shown, known, strict=True) if one.post.id]
    if ids and known[0][1] != 1 and all(identity == number for identity, number in ids):
        return []
    for one, (_, number) in zip(shown, known, strict=True):
        one.post.number = number
    return [named(node.parent) for node, _ in known]


def _number(said: str, post: ForumPost) -> int:
    match = post.layout.numbered.search(said) if len(said) <= 20 and said[:1] == "#" else None
    return int(re.sub(r"\D", "", match[1])) if match else 0


# Cards.


def _cards(shown: Sequence[Beside]) -> list[str]:
    """Lines of cards, known by the one that says since when somebody is a member."""
    if not shown[0].post.layout.pairs or any(what and said for one in shown for what, said in one.post.pairs()):
        return []
    found = []
    for one in shown:
        label = next((node for node, said in one.texts if said.casefold().startswith(SINCE)), None)
        box = _box(label, one.around) if label is not None and one.post.author else None
        if box is not None:
            for lines in _pairs(box):
                one.post.lines_found = lines
                if one.post.joined():
                    found.append(named(box))
                    break
                one.post.lines_found = ()
    return found


def _box(label: LexborNode, around: AbstractSet[int]) -> LexborNode | None:
    """The element around the lines: that around the line with the label and its value."""
    for above in ancestors(label, UP):
        if above.mem_id in around or len(words_of(above)) > MAX_NOTICE:
            return None
        if re.search(r"\d", words_of(above)):
            outer = above.parent
            return outer if outer is not None and outer.mem_id not in around and len(words_of(outer)) <= MAX_NOTICE else above
    return None


def _pairs(box: LexborNode) -> Iterator[tuple[Pair, ...]]:
    """The lines of a card, as they may be meant."""
    if box.tag == "dl":
        yield tuple(pairs_of(box))
    yield tuple(pair(line) for line in elements(box) if line.tag != "dl" or line.css_first("dt") is not None)
    yield (pair(box),)
