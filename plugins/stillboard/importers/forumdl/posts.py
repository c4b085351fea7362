"""One post of forum-dl's lines: its facts are the same for all engines, its body is the engine's own HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from ... import addresses
from ...dumps import attachment_path
from ...gfm import unescaped
from ...ids import clean_name
from ...markup.addresses import absolute, resolver
from ...markup.blocks import Block, Link, Text
from ...markup.html_words import text_of
from ...markup.to_markdown import to_markdown
from ...model import Attachment, Post, Skipped
from .. import body_rules_of
from .._discourse.body import BodyContext
from .._discourse.json import Topic, slug_of
from .._discourse.polls import poll_of_thread, polls_of
from .._discourse.post import post_of as discourse_post
from .._html.attachments import local
from .._html.body_rules import LinkContext, dialect
from .._html.fragments import blocks_in, parsed, words_in
from .._mail.post import listed
from .._mail.text import read
from .._records.dates import Dates
from .._records.facts import Facts
from .._records.withheld import withheld
from .lines import Line, Sorted

_MAIL = frozenset({"pipermail", "hypermail", "hyperkitty", "mailman"})  # bodies are text with line ends
_IMPORTERS = {"simplemachines": "smf"}


@dataclass(slots=True)
class Thread:
    """The thread that posts stand in."""

    lines: Sorted
    extractor: str
    base: str  # the forum's address, or ""
    dates: Dates
    shown: dict[str, Attachment] = field(default_factory=dict)  # the files of the post read last, by their paths
    files: dict[str, None] = field(default_factory=dict)  # and where the forum had them
    signature: str = ""  # under the mail read last


def post_of(line: Line, thread: Thread) -> Post | Skipped:
    """The post."""
    thread.shown, thread.files, thread.signature = {}, {}, ""
    item = line.item
    data = item.data.get("data")
    if isinstance(data, dict) and ("cooked" in data or "post_number" in data):
        return _of_discourse(Facts(data, item.where, item.faults), line, thread)
    state = withheld(item) or (withheld(Facts(data, item.where, item.faults)) if isinstance(data, dict) else None)
    body = "" if state else to_markdown((*_body(line, thread), *_files(line, thread)))
    date, source = thread.dates.read(str(item.data.get("creation_time") or _time(item)))
    return Post(
        body=body,
        author=clean_name(words_in(item.text("author"))),
        date=date,
        date_source=source,
        address=_address(line, thread.base),
        files=tuple(thread.files),
        original_id=line.subpath[-1] if line.subpath else "",
        reply_to=line.subpath[-2] if len(line.subpath) > 1 else "",
        state=state,
        sources=(item.origin,),
    )


def _time(item: Facts) -> str:
    """Hacker News' own JSON has Unix time."""
    said = item.record("data").data.get("time")
    return str(said) if isinstance(said, int) and not isinstance(said, bool) else ""


def _address(line: Line, base: str) -> str:
    """The post's own address: forum-dl gives some posts that of their page alone, which is no address of theirs."""
    address = absolute(line.item.text("url"), base)
    own = line.subpath[-1] if line.subpath else ""
    return address if own and own in address else ""


def _of_discourse(data: Facts, line: Line, thread: Thread) -> Post | Skipped:
    """Discourse's own JSON of the post says more than forum-dl's keys."""
    topic = Topic(Facts({}), ((1, data),))
    context = BodyContext(
        thread.base, slug_of(topic), data.identity("topic_id") or line.path[-1], polls_of(topic), poll_of_thread(topic)
    )
    return discourse_post(data, line.item.origin, context, {})


def _body(line: Line, thread: Thread) -> tuple[Block, ...]:
    said = line.item.text("content")
    if thread.extractor in _MAIL:
        body = parsed(said)
        found = read(text_of(body) if body is not None else unescaped(said))
        thread.signature = found.signature
        files = [(absolute(one.address, thread.base), one.name) for one in found.scrubbed]
        return (*found.blocks, *listed(Link(address, (Text(name),)) if address else Text(name) for address, name in files))
    resolve = resolver(thread.base)
    context = LinkContext(address=resolve, file=lambda address: _path(resolve(address), thread))
    return blocks_in(said, dialect(body_rules_of(_IMPORTERS.get(thread.extractor, thread.extractor)), context))


def _path(address: str, thread: Thread) -> str:
    """The path in the archive of a file, by its address; "" if forum-dl did not keep it."""
    found = thread.lines.file(address) if address else None
    if found is None:
        return ""
    path = attachment_path(found)
    thread.shown[path] = found
    if addresses.names_file(address):
        thread.files[address] = None
    return path


def _files(line: Line, thread: Thread) -> tuple[Block, ...]:
    """The files of a post that its body does not show."""
    inside = set(thread.shown)
    paths = [path for address in thread.lines.files_under(line) if (path := _path(address, thread)) and path not in inside]
    return tuple(listed(local(path, thread.shown[path].name) for path in paths))
