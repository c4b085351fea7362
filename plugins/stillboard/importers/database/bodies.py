"""Bodies of posts as the database has them, as Markdown: in whichever process, from what can be sent there."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from cmarkgfm.cmark import Options

from ...gfm import MISSING, to_html, unescaped
from ...markup import escape, gates
from ...markup.addresses import resolver
from ...markup.bbcode_tags import BBCodeContext, attached_in
from ...markup.blocks import Block, Break, Inline, Text
from ...markup.from_bbcode import from_bbcode
from ...markup.from_html import Dialect
from ...markup.from_s9e import is_s9e
from ...markup.from_text import from_text
from ...markup.plain_inlines import unmarked
from ...markup.smilies import of_code, of_picture
from ...markup.to_markdown import to_markdown
from .. import body_rules_of
from .._html.attachments import in_lines, linked, local, sized
from .._html.body_rules import LinkContext, dialect
from .._html.fragments import blocks_in
from .engine import Answer
from .engines import named

Told = tuple[
    str, str, tuple[tuple[str, str], ...]
]  # the engine's name, the forum's address, codes of smilies with what they show
_MOST_SMILIES = 500
_PICTURE = re.compile(r"^(?:icon_)?(?:e_)?(?=[\w-])")
# Quotations of SMF and of Burning Board 4 say both the thread and the post.
_IN_THREAD = (
    re.compile(r"topic=(\d{1,15})\.msg(\d{1,15})"),
    re.compile(r"thread/(\d{1,15})[^\s\[\]'\"<>]{0,300}?postID=(\d{1,15})", re.IGNORECASE),
)
_NUMBER = re.compile(r"[0-9]+")
_APART = re.compile(r"\n{2,}")
_BREAK = re.compile(r"<br/>\n?")
_LONGEST = 500_000  # characters; the long way has its own bounds
_ODD_BEGINNING = re.compile(r"\n(?![^\W\d_]|[\"'(\n])")  # of a line: what Markdown may mean something by, or a blank


@dataclass(frozen=True, slots=True)
class PostFile:
    """A file of a post, as its body shows it."""

    keys: tuple[str, ...]
    name: str
    path: str = ""  # in the archive; "" if it is not there
    address: str = ""  # where the forum showed it
    size: int | None = None
    comment: str = ""

    @property
    def target(self) -> str:
        """Where it leads."""
        return self.path or self.address or MISSING

    def line(self) -> Sequence[Inline]:
        """As a line under a post."""
        shown = local(self.path, self.name) if self.path else linked(self.target, self.name)
        comment = (Break(), Text(self.comment)) if self.comment else ()
        return (shown, *sized("" if self.path or self.size is None else _readable(self.size)), *comment)


class Bodies:
    """How bodies of one forum are read."""

    def __init__(self, told: Told) -> None:
        """`told` is what is known of the forum."""
        name, self.root, smilies = told
        self.engine = named(name)
        self.smilies = dict(smilies)
        self._resolve = resolver(self.root)
        self._files: Mapping[str, PostFile] = {}
        self._used: set[str] = set()
        self._threads: dict[str, str] = {}  # of the posts that a body quotes

    def post_address(self, own: str, thread: str = "") -> str:
        """The address of a post."""
        if not own:
            return ""
        thread = thread or self._threads.get(own, "")
        alone = self._filled(self.engine.post_address_alone, id=own)
        return self._filled(self.engine.post_address, id=own, thread_id=thread) or alone

    def member_address(self, own: str) -> str:
        """The address of a member."""
        return self._filled(self.engine.member_address, id=own) if own else ""

    def _filled(self, template: str, **values: str) -> str:
        if not self.root or not template or ("{thread_id}" in template and not values.get("thread_id")):
            return ""
        plain = {key: value if _NUMBER.fullmatch(value) else quote(value, safe="") for key, value in values.items()}
        return template.format(root=self.root, **plain)

    def markdown(self, post: Answer, files: Sequence[PostFile]) -> str:
        """The Markdown of a post, and the files that its body does not show."""
        if self.engine.markdown:
            open_ones = {key: gates.without(str(post.get(key) or ""), elements=key == "body")[0] for key in ("body", "raw")}
            return self._led_to(files, gates.said(self.engine.markdown({**post, **open_ones}, self.root)))
        stored, said = str(post.get("body") or ""), self.said(post)
        self._files = {key: file for file in files for key in file.keys}
        self._used = set()
        if "{thread_id}" in self.engine.post_address:
            self._threads = {post: thread for form in _IN_THREAD for thread, post in form.findall(stored)}
        said, _ = gates.without(said, elements=self.has_elements(said, post), closes=self.engine.closes_tags)
        typed = self._bbcode.typed
        is_plain = self.engine.format == "bbcode" and not post.get("format") and not (typed and typed.search(said))
        body = (plain(said) or worded(said)) if is_plain else ""
        body = gates.said(body or to_markdown(self._blocks(said, post)))
        if not files:
            return body
        under = to_markdown(in_lines(file.line() for file in files if not self._used & set(file.keys)))
        return "\n\n".join(part for part in (body, under) if part)

    def said(self, post: Answer) -> str:
        """The body of a post, in one of the formats that are known."""
        said = str(post.get("body") or "")
        return self.engine.body(said, post) if self.engine.body else said

    def has_elements(self, said: str, post: Answer) -> bool:
        """Whether a body holds elements of HTML or XML."""
        return bool(self.engine.markdown) or is_s9e(said) or str(post.get("format") or self.engine.format).lower() == "html"

    def _led_to(self, files: Sequence[PostFile], body: str) -> str:
        """A body whose addresses of files lead to those of the archive; the key of such a file is its address on the forum."""
        for file in files:
            for key in file.keys if file.path else ():
                body = body.replace(f"({self.root.rstrip('/')}{key})", f"({file.path})")
        return body

    def _blocks(self, said: str, post: Answer) -> tuple[Block, ...]:
        kind = str(post.get("format") or self.engine.format).lower()
        if post.get("plain"):
            return from_text((unescaped(said) if self.engine.escaped else said).splitlines())
        if kind == "bbcode":
            context = self._without_smilies if post.get("no_smilies") else self._bbcode
            return from_bbcode(said, context, uid=post.get("uid"))
        if kind == "html":
            return blocks_in(said, self._dialect)
        if kind == "markdown":
            return blocks_in(to_html(said, Options.CMARK_OPT_UNSAFE), self._dialect)
        return from_text(said.splitlines())

    @functools.cached_property
    def _bbcode(self) -> BBCodeContext:
        return BBCodeContext(
            self._resolve,
            self.post_address,
            self.member_address,
            self._file,
            escaped=self.engine.escaped,
            smilies=self.smilies,
            typed=_typed(self.smilies) if self.engine.typed_smilies and self.smilies else None,
        )

    @functools.cached_property
    def _without_smilies(self) -> BBCodeContext:
        return dataclasses.replace(self._bbcode, typed=None)

    @functools.cached_property
    def _dialect(self) -> Dialect:
        context = LinkContext(self._resolve, lambda _: "", self.post_address)
        made = dialect(body_rules_of(self.engine.rules or "generic"), context)
        return dataclasses.replace(made, by_class={**made.by_class, "bb-attach": attached_in(self._bbcode)})

    def _file(self, key: str) -> tuple[str, str]:
        file = self._files.get(key)
        if file is None:
            return "", ""
        self._used.update(file.keys)
        return file.target, file.name


@functools.lru_cache(maxsize=8)
def bodies_of(told: Told) -> Bodies:
    """How the bodies of a forum are read."""
    return Bodies(told)


def plain(said: str) -> str:
    """The Markdown of words without any mark-up, which is most of what people write; "" for all else. It is what `_blocks` and
    `to_markdown` come to, without their way.
    """
    if said.startswith("<t>") and said.endswith("</t>"):  # as phpBB stores what has no mark-up
        said = unescaped(_BREAK.sub("\n", said[3:-4]))
    said = said.strip("\n")
    if not escape.is_plain(said) or "  " in said or " \n" in said or said[-1:] == " " or _ODD_BEGINNING.search(f"\n{said}"):
        return ""
    return "\n\n".join(part.replace("\n", "\\\n") for part in _apart(said)) if "\n" in said else said


def _apart(said: str) -> list[str]:
    """The paragraphs of words."""
    return _APART.split(said) if "\n\n\n" in said else said.split("\n\n")


def worded(said: str) -> str:
    """The same of words with signs that Markdown may mean something by, of which each line is looked at for itself."""
    if said.startswith("<t>") and said.endswith("</t>"):
        said = _BREAK.sub("\n", said[3:-4])
        if "<" in said or "/cdn-cgi/" in said:
            return ""
        said = unescaped(said)
    elif "[" in said or "<" in said or "&" in said:  # BBCode, or what is stored of it, may mean something by them
        return ""
    said = said.strip("\n")
    if len(said) > _LONGEST or "\n " in said or " \n" in said or said[-1:] == " " or not escape.is_usual(said):
        return ""
    parts = []
    for part in _apart(said):
        rows = [unmarked(row) for row in part.split("\n")]
        if not all(rows):
            return ""
        parts.append("\n".join(map(escape.line, "\\\n".join(filter(None, rows)).split("\n"))))
    return "\n\n".join(parts)


def _typed(smilies: Mapping[str, str]) -> re.Pattern[str]:
    """What finds the codes of smilies between words."""
    codes = map(re.escape, sorted(smilies, key=len, reverse=True)[:_MOST_SMILIES])
    # What may stand before one is asked behind it: so Python looks for the signs that codes begin with, and for no other.
    found = "|".join(rf"{code}(?<![^\s\]()*.;?>]{code})" for code in codes)
    return re.compile(rf"(?:{found})(?![\w/])")


def shown_by(smilies: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """For each code of a smilie, by the forum's own table of codes and pictures, the character that it shows, if one does."""
    found: dict[str, str] = {}
    for code, picture in ((code, picture) for codes, picture in smilies for code in codes.split("\n")):
        name = _PICTURE.sub("", picture.rpartition("/")[2].partition(".")[0])
        typed = unescaped(code).strip()
        if sign := of_picture(name) or of_code(typed):
            found.setdefault(typed, sign)
    return tuple(found.items())


def _readable(size: int) -> str:
    """A size as forums print it."""
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.1f} KiB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MiB"
