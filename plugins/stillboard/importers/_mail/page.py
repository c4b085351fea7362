"""What pages of mail archives share: a mail on a page of its own, as a thread with one post; the archive joins them by id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborNode

from ...dumps.capture import Capture
from ...dumps.companions import attachment_path
from ...errors import Drift
from ...gfm import drop_controls, unescaped
from ...ids import one_line
from ...markup.blocks import Block, Image, Inline, Link, Text
from ...markup.from_html import Dialect, Reader
from ...markup.html_words import text_of, words_of
from ...markup.to_markdown import to_markdown
from ...model import Attachment, DateSource, Item, Member, Origin, Post, Remark, Source, Thread, When
from .._html.fragments import blocks_in, parsed
from .boilerplate import without_signature
from .html import named
from .lists import MailingList
from .post import listed
from .text import read
from .threads import bare_subject, message_id

# Elements that archives put into the words of a plain mail; any other shows that the mail was written in HTML.
_PLAIN = frozenset("pre p br a i b em strong tt span font u hr html body head".split())
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,20})\b")
_ANY_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"<p\b[^<>]{0,200}>", re.IGNORECASE)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_HIDDEN = re.compile(r"hidden|-at_symbol-|suppressed|\.invalid$|x{4,}|\.\.\.")


@dataclass(slots=True)
class PageMessage:
    """A mail as a page shows it. What the page does not say is empty."""

    subject: str
    name: str
    address: str  # the author's
    when: When | None
    source: DateSource | None
    body: str  # HTML
    id: str = ""  # without its brackets
    answers: str = ""  # the id of the mail that it answers
    root: str = ""  # that of its thread's first mail
    lists: MailingList | None = None
    attached: tuple[str, ...] = ()  # addresses of files
    prefixes: frozenset[str] = field(default_factory=frozenset)


def items(capture: Capture, mail: PageMessage, importer: str) -> Iterator[Item]:
    """The page's forum, thread, member and post. Drift if it shows no words."""
    found = mail.lists or MailingList("Mailing list")
    prefixes = mail.prefixes | {found.key, found.key.removesuffix("-list"), found.key.removesuffix("-l")}
    subject, _ = bare_subject(mail.subject, frozenset(prefixes))
    blocks, signature, files = _body(capture, mail)
    if not blocks:
        raise Drift("a mail's page without a word", where=capture.name, todo="save the page again")
    yield found.forum
    if mail.lists:
        yield found.board
    root = mail.root or f"subject:{subject.casefold()}"
    source = Source(capture.name, capture.sha256, importer, capture.captured)
    boards = (found.name,) if mail.lists else ()
    yield Thread(subject or "Untitled", thread_id=found.hidden(message_id(root)), boards=boards, sources=(source,))
    author_id = found.hidden(mail.address) if mail.address and not _HIDDEN.search(mail.address) else ""
    if author_id or (mail.name and signature):
        yield Member(mail.name or mail.address, member_id=author_id, signature=signature)
    yield from files
    yield Post(
        to_markdown(blocks),
        author=mail.name or mail.address,
        author_id=author_id,
        date=mail.when,
        date_source=mail.source if mail.when else None,
        address=capture.address if capture.address.startswith("http") else "",
        original_id=found.hidden(message_id(mail.id)) if mail.id else "",
        reply_to=found.hidden(message_id(mail.answers)) if mail.answers else "",
        sources=(Origin(capture.name, 1),),
    )
    if not mail.root:
        yield Remark(capture.name, "the page does not say which thread it belongs to: it was put with those of its subject")


def between(page: str, start: str, *ends: str) -> str:
    """The HTML between two marks; to the page's end where the second is missing; "" if the first is."""
    _, found, rest = page.partition(start)
    if not found:
        return ""
    stops = [at for end in ends if (at := rest.find(end)) >= 0]
    return rest[: min(stops)] if stops else rest


def nearby(capture: Capture, relative: str) -> bytes:
    """The bytes of a page beside this one; empty if the dump does not hold it."""
    address = urljoin(capture.address, relative) if capture.addressed else unquote(relative)
    return (capture.next_to(address) if address else None) or b""


def plain_id(said: str) -> str:
    """A message id as the mail had it, from an archive that hides its @."""
    bare = unescaped(said).strip().strip("<>")
    return re.sub(r"_at_|-AT_SYMBOL-|(?<!\s)\s++at\s++", "@", bare, count=1) if "@" not in bare else bare


def _body(capture: Capture, mail: PageMessage) -> tuple[list[Block], str, list[Attachment]]:
    """The blocks of the mail, its signature, and its files."""
    files: dict[str, Attachment] = {}

    def file(address: str) -> str:
        found = None if ":" in address.partition("/")[0] else capture.attachment(unquote(address))
        if found:
            files[address] = found
        return attachment_path(found) if found else ""

    tags = {tag.lower() for tag in _TAG.findall(mail.body)}
    if tags <= _PLAIN:
        made = read(_text(mail.body, pre="pre" in tags))
        blocks, signature = made.blocks, made.signature
        lines: list[Inline] = [Link(one.address, (Text(one.name),)) for one in made.scrubbed]
    else:
        blocks, signature = _from_html(mail.body, capture, file)
        lines = []
    lines += [line for address in mail.attached if (line := _attached(address, capture, file))]
    return [*blocks, *listed(lines)], signature, list(files.values())


def _text(body: str, *, pre: bool) -> str:
    """The plain text of a mail. Without <pre> its line ends are <br> and <p>, those of the source mean nothing."""
    if not pre:
        body = _PARAGRAPH.sub("<br><br>", " ".join(body.split("\n")))
    node = parsed(drop_controls(body))
    text = text_of(node) if node is not None else unescaped(_ANY_TAG.sub("", body))
    if pre:
        return text.strip("\n")
    return "\n".join("-- " if line.strip() == "--" else line.strip(" ") for line in text.split("\n"))


def _from_html(body: str, capture: Capture, file: Callable[[str], str]) -> tuple[list[Block], str]:
    signatures: list[str] = []

    def pre(node: LexborNode, _: Reader) -> tuple[Block, ...]:
        lines, signature = without_signature(text_of(node).strip("\n").split("\n"))
        signatures.extend([signature] if signature else [])
        return tuple(read("\n".join(lines)).blocks)

    def address(said: str) -> str:
        found = urljoin(capture.address, said)
        return found if found.startswith(("http://", "https://", "ftp://")) else ""

    dialect = Dialect(by_tag={"pre": pre}, address=address, file=file)
    return named(blocks_in(body, dialect)), next(iter(signatures), "")


def _attached(address: str, capture: Capture, file: Callable[[str], str]) -> Inline | None:
    name = one_line(unquote(address).rstrip("/").rpartition("/")[2]) or "file"
    path = file(address)
    if path:
        return Image(path, name) if path.endswith(_PICTURES) else Link(path, (Text(name),))
    found = urljoin(capture.address, address)
    return Link(found if found.startswith("http") else "#missing", (Text(name),))


def words(node: LexborNode | None) -> str:
    """The words of an element on one line, with entities that were written twice read twice."""
    return unescaped(words_of(node))
