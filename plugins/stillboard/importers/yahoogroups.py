"""Yahoo Groups, as yahoo-group-archiver saved them (https://github.com/IgnoredAmbience/yahoo-group-archiver): JSON.

`topics/1005.json` is a topic with all its messages, their bodies as HTML; `email/1005_raw.json` one message as the mail that it
was. A message in both is one post. Yahoo escaped the mails for HTML, and cut off every address behind its @.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from ..dumps import Capture
from ..errors import Drift
from ..ids import clean_name
from ..markup.blocks import Block
from ..markup.html_tree import tree
from ..markup.html_words import text_of
from ..markup.to_markdown import to_markdown
from ..model import DateSource, Forum, Item, Member, Post, Reason, Skipped, Source, Thread
from ._importer import Importer
from ._mail.header import header_of
from ._mail.html import read_html
from ._mail.lists import of_header
from ._mail.post import body_of
from ._mail.text import read
from ._mail.threads import bare_subject, prefix_of
from ._records.dates import epoch
from ._records.facts import Facts, Faults

_TOPIC = re.compile(r'"(?:topicId|msgId|prevInTopic|totalMsgInTopic)"\s*:')
_MESSAGE = re.compile(r'"(?:rawEmail|messageBody|messages)"\s*:')
_FORMATTED = "p, b, i, u, strong, em, ul, ol, table, img, font, h1, h2, h3, pre"
_FOLDERS = frozenset({"email", "topics", "messages", "raw", "dump"})


def _accepts(capture: Capture) -> bool:
    head = capture.head.lstrip("\ufeff \t\r\n")
    return head.startswith("{") and bool(_TOPIC.search(head)) and (bool(_MESSAGE.search(head)) or '"authorName"' in head)


def _items(capture: Capture) -> Iterator[Item]:
    faults = Faults(capture.name)
    try:
        said = json.loads(capture.text)
    except (ValueError, RecursionError) as error:
        raise Drift(f"no JSON: {error}", where=capture.name, todo="the file may be cut short; save it again") from error
    whole = Facts(said if isinstance(said, dict) else {}, capture.name, faults)
    messages = whole.records("messages") if whole.has("messages") else [whole]
    messages = [Facts(one.data, f"{capture.name}#{n}", faults, n) for n, one in enumerate(messages, 1)]
    if not any(one.has("rawEmail", "messageBody") for one in messages):
        raise Drift("a topic of Yahoo Groups without a message", where=capture.name, todo="is `messages` in it?")
    messages.sort(key=lambda one: one.number("msgId") or 0)
    prefixes = frozenset(filter(None, (prefix_of(_said(one, "subject")) for one in messages)))
    yield Forum(_group(capture, messages, prefixes), engine="Yahoo Groups")
    topics: dict[str, list[Facts]] = {}
    for one in messages:
        topics.setdefault(one.identity("topicId") or one.identity("msgId"), []).append(one)
    for topic, inside in topics.items():
        subject = next(filter(None, (bare_subject(_said(one, "subject"), prefixes)[0] for one in inside)), "Untitled")
        source = Source(capture.name, capture.sha256, "yahoogroups", capture.captured)
        yield Thread(subject, thread_id=topic, sources=(source,))
        for one in inside:
            yield from _post(one, subject, prefixes)
    if fault := faults.error():
        raise fault


def _said(message: Facts, key: str) -> str:
    """A text of one line, which Yahoo escaped for HTML."""
    return clean_name(html.unescape(message.text(key)))


def _group(capture: Capture, messages: Sequence[Facts], prefixes: frozenset[str]) -> str:
    """The group's name: its mails have it in their headers, else before their subjects; else the folder is called so."""
    for one in messages[:20]:
        head = html.unescape(one.text("rawEmail")[:20_000]).replace("\r\n", "\n").partition("\n\n")[0]
        if head and (found := of_header(header_of(head.encode()))):
            return found.name
    folders = [part for part in PurePosixPath(capture.name).parts[:-1] if part.casefold() not in _FOLDERS]
    return next(iter(sorted(prefixes)), "") or (clean_name(folders[-1]) if folders else "") or "Yahoo Groups"


def _shown(body: str) -> tuple[list[Block], str]:
    """A body and the signature below it. One of lines alone was a mail of plain text, whose quotations have their ">"."""
    root = tree(body).body
    if root is None:
        return [], ""
    if root.css_first(_FORMATTED) is not None:
        html = read_html(body)
        return html.blocks, html.signature
    lines = (" ".join(line.split()) for line in text_of(tree(body.replace("\n", " ")).body or root).splitlines())
    plain = read("\n".join(lines))
    return plain.blocks, plain.signature


def _post(message: Facts, title: str, prefixes: frozenset[str]) -> Iterator[Item]:
    """A message's author and post."""
    raw = html.unescape(message.text("rawEmail"))
    files: list[Item] = []
    if raw:
        head, _, rest = raw.replace("\r\n", "\n").partition("\n\n")
        body = body_of(header_of(f"{head}\n".encode("utf-8", "replace")), rest.encode("utf-8", "replace"))
        markdown, signature, files = body.markdown, body.signature, [*body.files]
    else:
        blocks, signature = _shown(message.text("messageBody"))
        markdown = to_markdown(blocks)
    if not markdown:
        yield Skipped(Reason.EMPTY, message.origin, _said(message, "msgSnippet"))
        return
    name = _said(message, "authorName") or clean_name(re.sub(r"<[^<>]*>", "", _said(message, "from"))).strip('" ')
    profile = _said(message, "profile")
    if profile or signature:
        yield Member(name or profile, member_id=profile, signature=signature)
    yield from files
    date = epoch(message.written("postDate"))
    subject, _ = bare_subject(_said(message, "subject"), prefixes)
    yield Post(
        markdown,
        author=name or profile,
        author_id=profile,
        date=date,
        date_source=DateSource.MARKUP if date else None,
        title=subject if subject.casefold() != title.casefold() else "",
        original_id=message.identity("msgId"),
        sources=(message.origin,),
    )


IMPORTER = Importer(
    name="yahoogroups",
    summary="Yahoo Groups as yahoo-group-archiver saved them: topics and mails as JSON.",
    accepts=_accepts,
    posts=_items,
)
