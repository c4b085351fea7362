"""What forumscraper's posts say of their authors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...ids import clean_name
from ...markup.addresses import absolute
from ...model import Count, Member
from .._html.fragments import signature_in, words_in
from .._html.page import count
from .._phrases import GUEST, SINCE
from .._records.dates import Dates
from .._records.facts import Facts

_ID = re.compile(
    r"(?:/(?:members?|users?|profile|u)/|member\.php[?/](?:u=)?|[?&;]u=|members/[^/?#]{1,200}\.)(\d{1,15})(?!\d)|/members/[^/?#]{1,200}\.(\d{1,15})"
)
_HANDLE = re.compile(r"/user\?id=([\w-]{1,60})$")
_PAIR = re.compile(r"([^:：]{1,60})[:：]\s*(\S.*)")
_TAIL = re.compile(r"</div>\s{0,9}(\d[\d,. ]{0,11})$")
_CARD = ("user_extras", "user_extra", "userinfo", "custom")
_NO_FACTS = frozenset({"stars", "profile", "gender", "blurb", "im", "email", "icons", "contact", "site"})
_IDS = ("user_id", "userid")
_LINKS = ("user_link",)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a post, as far as it says."""

    name: str
    id: str
    address: str
    facts: Facts  # what the scraper says of them


def author_of(post: Facts) -> Author:
    """The author: of plain fields, or of an object (vBulletin's, Hacker News' and Stack Exchange's)."""
    for key in ("user", "author"):
        if post.holds(key, dict):
            inner = post.record(key)
            link = absolute(inner.text("link", *_LINKS), "")
            return Author(clean_name(words_in(inner.text("name"))), inner.identity(*_IDS) or _id_in(link), link, inner)
    link = absolute(post.text(*_LINKS), "")
    name = clean_name(words_in(post.text("user")))
    return Author(name, post.identity(*_IDS) or _id_in(link), link, post)


def _id_in(address: str) -> str:
    match = _ID.search(address) or _HANDLE.search(address)
    return next((group for group in match.groups() if group and group.strip("0")), "") if match else ""


def is_guest(author: Author, member: Member | None) -> bool:
    """Whether the forum's word for a guest stands where a member's title or group would."""
    said = (_text(author.facts, key) for key in ("user_title", "title", "rank_title", "rank", "group"))
    groups = (said for key, said in _pairs(author.facts) if key in {"Rank", "title", "postgroup", "membergroup"})
    return member is None and any(one.strip(" *().").casefold() in GUEST for one in (author.name, *said, *groups))


def member_of(author: Author, signature: str, dates: Dates) -> Member | None:
    """The author as a member; None for a guest."""
    facts = author.facts
    pairs = list(_pairs(facts))
    xmb = [words_in(facts.text(key)) for key in ("posts", "registered") if facts.has("registered")]
    joined = next((when for key, said in pairs if _says_joined(key) and (when := dates.when(said))), None)
    joined = joined or next((when for said in xmb if said and (when := dates.when(said))), None)
    counts = [Count(key, number, dates.captured) for key, said in pairs if key and (number := _numbers(said))]
    # XMB's card in its newer form has one line more, and each value stands under the key of the line before.
    xmb += [match[1] for match in (_TAIL.search(facts.text("avatar").rstrip()),) if match and xmb]
    counts += [Count("Posts", number, dates.captured) for said in xmb if (number := _numbers(said))][:1]
    if not author.name or not (author.id or counts or joined):
        return None
    title = next((title for key in ("user_title", "title", "rank_title", "rank") if (title := _text(facts, key))), "")
    title = title or next((said for key, said in pairs if key in {"Rank", "title", "postgroup"}), "")
    badges = [words_in(one) for key in ("user_banners", "badges") for one in facts.texts(key)]
    badges += [_text(facts, key) for key in ("user_banner", "group")]
    badges += [said for key, said in pairs if key == "membergroup"]
    return Member(
        name=author.name,
        member_id=author.id,
        address=author.address,
        title=clean_name(title.strip(" *")),
        badges=tuple(dict.fromkeys(name for badge in badges if (name := clean_name(badge)) and name != title)),
        joined=joined,
        counts=tuple(counts),
        signature=signature_in(signature),
    )


def _text(facts: Facts, key: str) -> str:
    """A line of the card; vBulletin's rank is a number of stars."""
    return words_in(facts.text(key)) if facts.holds(key, str) else ""


def _pairs(facts: Facts) -> Iterator[tuple[str, str]]:
    """The card's lines as names and values."""
    for key, name in (("posts", "Posts"), ("reputation_badge", "Reputation"), ("reputation", "Reputation")):
        if not facts.has("registered") and (count := facts.written(key)):
            yield name, count
    for key in _CARD:
        value = facts.data.get(key)
        if isinstance(value, dict):  # XenForo 2
            lines: list[object] = [one.data for one in facts.record(key).records("pairs")]
        else:
            lines = facts.values(key)
        for number, line in enumerate(lines):
            yield from _pair(line, facts, key, number)


def _pair(line: object, facts: Facts, key: str, number: int) -> Iterator[tuple[str, str]]:
    if isinstance(line, dict):
        one = Facts(line, facts.where, facts.faults)
        name, said = clean_name(words_in(one.text("key", "name"))), words_in(one.text("value"))
        if name in _NO_FACTS:
            return
        inner = _PAIR.fullmatch(said) if name in {"postcount", "karma", "posts"} else None  # SMF: "Posts: 12" in li.postcount
        yield (clean_name(inner[1]), inner[2]) if inner else (name.rstrip(" :："), said)
    elif isinstance(line, str):  # SMF 1: a line of the card each, the title first
        said = words_in(line)
        inner = _PAIR.fullmatch(said)
        if inner:
            yield clean_name(inner[1]), inner[2]
        elif number == 0 and said and "<" not in line:
            yield "Rank", said
    elif line is not None:
        facts.faults.add(facts.where, f"a line of {key!r} is neither an object nor a text")


def _says_joined(key: str) -> bool:
    return any(word in key.casefold() for word in SINCE)


def _numbers(said: str) -> str:
    """A number, or several joined by /, in plain digits; "" for anything else."""
    parts = [count(part) for part in said.split("/")]
    return "/".join(map(str, parts)) if len(parts) < 5 and None not in parts else ""
