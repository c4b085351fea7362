"""The words that posts show beside their bodies and that reach no field: those that other posts, or other authors, have not.

What a page shows with most of its posts alike is the page's, and so are its buttons; what is said of the author in the card is
looked at only where the layout finds nothing there.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from ...ids import clean_name
from ...markup.html_words import words_of
from .beside import Beside, named
from .dom import ancestors
from .page_tree import YEAR, is_of_other, name_of

LEAST = 3  # letters of a piece
MAX_LINK = 40  # letters of a link that does something: answer, report
MOST = 0.5  # of the posts, that have the same words if they are the page's
EXAMPLES = 3
LEVELS = 6  # around a piece, in which the name of an element says that it is a tool
_TOOLS = re.compile(
    r"toolbar|action|share|social|advert|\bads?\b|banner|breadcrumb|pagina|footer|menu|dropdown|tooltip|button|control|options"
    r"|online|avatar|sr-only|visually-?hidden|screen-reader",
    re.IGNORECASE,
)
_BUTTONS = frozenset({"a", "button", "label", "th", "dt", "summary"})
_STARTER = re.compile(
    r"(?:thread |topic |original )?(?:starter|author|poster)|op|themenersteller|threadstarter|\d+ repl(?:y|ies)"
    r"|.{1,40} is (?:off|on)line",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
Piece = tuple[LexborNode, str]


def said_of_unread(shown: Sequence[Beside], title: str) -> Iterator[str]:
    """As a report says it."""
    if len(shown) < 2:  # nothing shows what the page has with each post
        return
    with_cards = not _is_known(shown)
    places: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    bodies: list[str] = []
    for n, own in enumerate(_own(shown)):
        pieces = list(_unread(shown[n], own, title, with_cards)) if own else []
        read = _read(shown[n]) if pieces else ""
        if pieces and not bodies:
            bodies = [words_of(one.body) for one in shown]
        for node, said in pieces:
            again = len(said) > LEAST * 3 and any(said in body for body in bodies)  # what is answered, on top of the answer
            if clean_name(said).casefold() not in read and not again:
                places[_called(node)][n].append(said)
    if places:
        posts = {n for of in places.values() for n in of}
        few = ", ".join(f"“{next(iter(of.values()))[0][:40]}” ({place})" for place, of in [*places.items()][:EXAMPLES])
        where = f"beside {len(posts)} of {len(shown)} posts" if len(posts) < len(shown) else "beside its posts"
        yield f"words {where} reach no field: {few}"


def _own(shown: Sequence[Beside]) -> list[list[Piece]]:
    """Of each post the texts that most others have not, or that all have which one author wrote, and no other post."""
    keys = [[_key(piece) for piece in one.texts] for one in shown]
    having: dict[tuple[str, str], set[int]] = defaultdict(set)
    for n, of in enumerate(keys):
        for key in of:
            having[key].add(n)
    few = max(1, MOST * len(shown))
    wanted = {
        key
        for key, of in having.items()
        if len(of) <= few or (len(of) < len(shown) and len({shown[n].post.author for n in of}) == 1)
    }
    return [
        [piece for piece, key in zip(one.texts, of, strict=True) if key in wanted] for one, of in zip(shown, keys, strict=True)
    ]


def _read(one: Beside) -> str:
    """What was read of the author and the post, as far as it is no date."""
    post = one.post
    lines = (f"{what} {said}" for what, said in post.lines())
    member = post.shown_member
    signature = member.signature if member is not None else words_of(post.signature_node())
    return clean_name(
        " | ".join((post.user_title(), *post.badges(), *lines, *post.edit_shown()[1:], post.reactions(), signature))
    ).casefold()


def _is_known(shown: Sequence[Beside]) -> bool:
    """Whether the layout finds what cards say: titles, and lines."""
    posts = [one.post for one in shown if one.post.author]
    has_titles = not posts[0].layout.user_title or any(post.user_title() for post in posts) if posts else True
    return has_titles and (not posts or not posts[0].layout.pairs or any(post.lines() for post in posts))


def _unread(one: Beside, own: Sequence[Piece], title: str, with_cards: bool) -> Iterator[Piece]:
    post = one.post
    known = {node.mem_id for node in (post.user, post.date_node(), post.place_of_edit) if node is not None}
    known |= {post.place_of_date[0].mem_id} if post.place_of_date else set()
    fields = {post.author.casefold(), post.title().casefold(), post.date_said().casefold()}
    for node, said in own:
        words = clean_name(said).casefold()
        if sum(map(str.isalpha, said)) < LEAST or said.endswith(":") or words in fields or (title and title.casefold() in words):
            continue
        if node.parent is not None and node.parent.tag in _BUTTONS and len(said) <= MAX_LINK:
            continue
        if is_of_other(said) or _STARTER.fullmatch(said) or YEAR.search(said):
            continue
        way = [*ancestors(node, LEVELS)]
        if any(above.mem_id in known or _is_tool(name_of(above)) for above in way if above.mem_id not in one.around):
            continue
        if not with_cards and one.in_card(node):
            continue
        yield node, said


@functools.lru_cache(maxsize=4096)
def _is_tool(name: str) -> bool:
    return bool(_TOOLS.search(name))


def _key(piece: Piece) -> tuple[str, str]:
    return name_of(piece[0].parent) if piece[0].parent is not None else "", _DIGITS.sub("0", piece[1])


def _called(node: LexborNode) -> str:
    return named(node.parent) or "the post"
