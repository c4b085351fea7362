"""The pictures of a page's authors, as far as the dump holds them: of each member one, and none that stands for nobody."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from selectolax.lexbor import LexborNode

from ...model import Attachment, Member
from .dom import ancestors, attribute
from .post import ForumPost

Who = TypeVar("Who", bound=Hashable)
_LOOKED = 3  # posts of a member in which a picture is looked for
_LEVELS = 12  # between a picture and the post
# Pictures of forums and services for whoever has none, by their addresses and by the names of their files. A name that is a
# hash is one of Gravatar: it is made of the member's e-mail address.
_SERVICES = re.compile(r"gravatar|letter_avatar|vanillicon|ui-avatars\.|identicon|dicebear|robohash", re.IGNORECASE)
_NOBODYS = re.compile(
    r"(?:.*[_-])?(?:defaults?|no[_-]?(?:avatar|photo|picture|image|pic)|blank|spacer|clear|pixel|transparent|placeholder|mystery)"
    r"(?:[_-].*|\d*|icon|avatar)?|avatar_(?:(?:fe)?male_)?[sml]|[0-9a-f]{32}|[0-9a-f]{64}",
    re.IGNORECASE,
)


def avatars_of(posts: Mapping[Who, Sequence[ForumPost]]) -> dict[Who, str]:
    """The picture of each member, by their posts on the page, as a path in the archive; those who have none are left out.

    What most members of the page show, two of them at least, is the forum's picture for those without one.
    """
    found = {who: picture for who, some in posts.items() if (picture := _picture(some))}
    shared = Counter(picture.sha256 for picture in found.values())
    own = {who: picture for who, picture in found.items() if (many := shared[picture.sha256]) == 1 or 2 * many < len(found)}
    return {who: posts[who][0].page.keep(picture) for who, picture in own.items()}


def with_avatars(members: Iterable[Member], posts: Iterable[ForumPost]) -> Iterator[Member]:
    """Members whom something else on the page describes, with the pictures that their posts show, by their names."""
    shown: dict[str, list[ForumPost]] = {}
    for post in posts:
        if post.author:
            shown.setdefault(post.author.casefold(), []).append(post)
    avatars = avatars_of(shown)
    for member in members:
        yield dataclasses.replace(member, avatar=avatars.get(member.name.casefold(), ""))


def _picture(posts: Sequence[ForumPost]) -> Attachment | None:
    """The first picture of a member's that the dump holds."""
    for post in posts[:_LOOKED]:
        for address in _addresses(post):
            if picture := post.page.picture(address):
                return picture
    return None


def _addresses(post: ForumPost) -> Iterator[str]:
    """Where the picture lies, as the page says it: scripts that load it late leave its address in another attribute."""
    image = _image(post)
    for name in ("src", "data-src"):
        address = attribute(image, name)
        if address and (address.startswith("data:") or not _is_nobodys(address)):
            yield address


def _image(post: ForumPost) -> LexborNode | None:
    """The element that shows the author's picture: what they wrote may hold others that look like it."""
    body = post.body() if post.layout.avatar else None
    for selector in post.layout.avatar:
        for image in post.node.css(selector):
            if image.tag == "img" and not (
                body is not None and any(up.mem_id == body.mem_id for up in ancestors(image, _LEVELS))
            ):
                return image
    return None


def _is_nobodys(address: str) -> bool:
    name = re.split(r"[?#]", address, maxsplit=1)[0].rpartition("/")[2]
    return bool(_SERVICES.search(address[:500]) or _NOBODYS.fullmatch(name.rpartition(".")[0][:200] or name[:200]))
