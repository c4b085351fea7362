"""Discourse's `/raw/ID?page=N`: a topic as plain text, a hundred posts a page, each the Markdown that its author wrote.

A post begins with `name | 2020-01-31 12:00:00 UTC | #7` and ends with a line of hyphens (posts_controller.rb, markdown_num).
The time there is that of the post's last change, so the post itself was written no later: it is kept as a bound, not as the date.
The text says neither the topic's title nor its address: the topic's number stands in the capture's address or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..dumps import Capture
from ..errors import Drift
from ..ids import clean_name
from ..model import DateSource, Forum, Item, Origin, Post, Reason, Remark, Skipped, Source, Thread, When
from ._discourse.body import BodyContext, post_body
from ._discourse.json import base_of, topic_address
from ._importer import Importer
from ._records.facts import Facts

_HEAD = re.compile(
    r"(?P<name>[^\s|][^|\n]{0,80}?) \| (?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC) \| #(?P<number>\d{1,7})", re.ASCII
)
_END = "-------------------------"
_ADDRESS = re.compile(r"/raw/(\d{1,12})(?:/\d{1,7})?(?:$|[?#])")
_NAME = re.compile(r"(?:^|[^\d])(\d{1,12})(?=[^\d]|$)")


def _accepts(capture: Capture) -> bool:
    lines = capture.head.lstrip("\ufeff\n\r ").split("\n", 2)
    return len(lines) > 1 and bool(_HEAD.fullmatch(lines[0].rstrip())) and not lines[1].strip()


def _items(capture: Capture) -> Iterator[Item]:
    posts = list(_posts(capture.text))
    if not posts:
        raise Drift("Discourse's raw text without a post", where=capture.name, todo="is it the answer of /raw/ID?")
    base, topic = _where(capture)
    yield Forum(urlsplit(base).netloc or "Discourse", addresses=(base,) if base else (), engine="Discourse")
    address = topic_address(base, "", topic)
    yield Thread(
        title=f"Topic {topic}".strip(),
        thread_id=topic,
        addresses=(address,) if address else (),
        sources=(Source(capture.name, capture.sha256, "discourseraw", capture.captured),),
    )
    if not address:
        lacking = "the topic's number" if not topic else "the forum's address"
        yield Remark(capture.name, f"the dump does not say {lacking}; name it with --url https://…/raw/{topic or 'NUMBER'}")
    context = BodyContext(base, "", topic, {}, None)
    seen: set[int] = set()
    for nth, (match, words) in enumerate(posts, 1):
        yield _post(match, words, context, Origin(capture.name, nth), seen)


def _posts(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The heads of the posts with what follows each. A head counts only at the beginning and after a line of hyphens, and if
    its number goes on: the same words may stand in a post.
    """
    head: re.Match[str] | None = None
    lines: list[str] = []
    ended = True
    for line in text.split("\n"):
        match = _HEAD.fullmatch(line.rstrip()) if ended else None
        if match and (head is None or int(match["number"]) >= int(head["number"])):
            if head:
                yield head, _without_end(lines)
            head, lines = match, []
        elif head:
            lines.append(line)
        ended = line.strip() == _END or (ended and not line.strip())
    if head:
        yield head, _without_end(lines)


def _without_end(lines: list[str]) -> str:
    """The text of a post, without the hyphens that part it from the next: they stand after a blank line."""
    text = "\n".join(lines).strip("\n ")
    return text.removesuffix(_END).rstrip() if text == _END or text.endswith(f"\n{_END}") else text


def _post(match: re.Match[str], words: str, context: BodyContext, origin: Origin, seen: set[int]) -> Post | Skipped:
    number = int(match["number"])
    if number in seen:
        return Skipped(Reason.DUPLICATE, origin, f"#{number}")
    seen.add(number)
    body = post_body(Facts({"raw": words}), context)
    if not body:
        return Skipped(Reason.EMPTY, origin, match["name"])
    changed: When | None = When.iso(match["when"])
    return Post(
        body=body,
        author=clean_name(match["name"]),
        date_source=DateSource.BETWEEN if changed else None,
        not_after=changed,
        number=number or None,
        address=topic_address(context.base, "", context.topic_id, number) if number else "",
        sources=(origin,),
    )


def _where(capture: Capture) -> tuple[str, str]:
    """The forum's address and the topic's number, as far as the capture's address or name says them."""
    match = _ADDRESS.search(capture.address)
    base = base_of(capture.address) if capture.address else ""
    if match:
        return base, match[1]
    numbers = _NAME.findall(capture.name.rpartition("/")[2].partition("page")[0])
    return base, numbers[0] if len(numbers) == 1 else ""


IMPORTER = Importer("discourseraw", "Discourse topics as plain text, the answer of /raw/ID.", _accepts, _items)
