"""Bodies of JSON Lines: of four formats to Markdown, with the forum's own addresses and the files of the dump."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from cmarkgfm.cmark import Options

from ...dumps import attachment_path
from ...gfm import to_html
from ...markup import gates
from ...markup.addresses import absolute, resolver
from ...markup.blocks import Inline
from ...markup.from_bbcode import BBCodeContext, from_bbcode
from ...markup.from_html import Dialect
from ...markup.from_s9e import is_s9e
from ...markup.from_text import from_text
from ...markup.to_markdown import to_markdown
from ...model import Attachment
from .. import body_rules_of
from .._html.attachments import local
from .._html.body_rules import LinkContext, dialect
from .._html.fragments import blocks_in
from .._mail.post import listed
from .._records.facts import Facts
from .lines import FORMATS

_ESCAPING = ("phpbb", "smf", "simple machines")  # engines whose databases hold text as HTML
_REFERENCE = re.compile(r"(?<=\]\()attachment:([\w.~-]{1,200})(?=\))")
_HTML = re.compile(r"<(?!/?(?:details|summary|br)\b|https?://)[A-Za-z/!?]")  # which post files do without
_ENGINES = {"simple machines": "smf", "ipb": "invision", "ips": "invision"}


Told = tuple[str, str, str, str, str]  # what a file says of its bodies, in the order of the fields of Bodies


@dataclass
class Bodies:
    """How bodies of one file are read: what its line `forum` says of that, and its files."""

    engine: str = ""
    base: str = ""  # the forum's address
    format: str = "markdown"
    post_template: str = ""  # with {id} in it
    member_template: str = ""
    find: Callable[[str], Attachment | None] = lambda _: None
    """The file of an attachment's id."""
    where: Callable[[str], str] = lambda _: ""
    """The address on the forum of an attachment's id."""
    files: dict[str, None] = field(default_factory=dict)  # where the forum had the files of the post read last
    shown: dict[str, Attachment] = field(default_factory=dict)  # the files of the post read last, by their paths
    hidden: str = ""  # what of it guests were not shown

    def post_address(self, post: str) -> str:
        """The address of a post by its id; "" if the file does not say how these look."""
        return _filled(self.post_template, post)

    def member_address(self, member: str) -> str:
        """The address of a member by the id."""
        return _filled(self.member_template, member)

    def body(self, facts: Facts) -> str:
        """The Markdown of a post: its body, and the attachments that the body does not show."""
        said, kind = facts.text("body"), facts.text("format") or self.format
        if kind not in FORMATS:
            facts.faults.add(facts.where, f"no format is called {kind!r}; there are {', '.join(FORMATS)}")
        self.shown, self.files, self.hidden = {}, {}, ""
        body = self._markdown(said, kind)
        inside = set(self.shown)
        lines = [line for own in facts.values("attachments") if (line := self._line(own, facts, inside))]
        under = to_markdown(listed(lines))
        return "\n\n".join(part for part in (body, under) if part)

    def _markdown(self, said: str, kind: str) -> str:
        if kind == "markdown":
            own = _REFERENCE.sub(lambda match: self.path(match[1]) or "#missing", said)
            return to_markdown(blocks_in(to_html(own, Options.CMARK_OPT_UNSAFE), self._dialect)) if _HTML.search(own) else own
        if kind == "html":
            said, self.hidden = gates.without(said, elements=True)
            return gates.said(to_markdown(blocks_in(said, self._dialect)))
        if kind == "bbcode":
            said, self.hidden = gates.without(said, elements=is_s9e(said))
            return gates.said(to_markdown(from_bbcode(said, self._bbcode_context)))
        return to_markdown(from_text(said.splitlines()))

    def path(self, own: str) -> str:
        """The path in the archive of an attachment, by its id; "" if the dump does not hold it."""
        found = self.find(own)
        if found is None:
            return ""
        path = attachment_path(found)
        self.shown[path] = found
        if address := self.where(own):
            self.files[address] = None
        return path

    def _line(self, own: object, facts: Facts, inside: set[str]) -> Inline | None:
        if not isinstance(own, int | str) or isinstance(own, bool):
            facts.faults.add(facts.where, "an attachment's id is neither a number nor a text")
            return None
        found = self.find(str(own))
        if gates.names(self.hidden, str(own)) and (found is None or attachment_path(found) not in inside):
            return None
        if found is None:
            facts.faults.add(facts.where, f"no attachment has the id {str(own)[:60]!r}, or its file is not there")
            return None
        path = self.path(str(own))
        if path in inside:
            return None
        return local(path, found.name)

    @functools.cached_property
    def _resolve(self) -> Callable[[str], str]:
        return resolver(self.base)

    def _address(self, address: str) -> str:
        return self.path(address.removeprefix("attachment:")) if address.startswith("attachment:") else self._resolve(address)

    @functools.cached_property
    def _dialect(self) -> Dialect:
        engine = self.engine.casefold()
        name = next((known for start, known in _ENGINES.items() if engine.startswith(start)), engine.partition(" ")[0])
        return dialect(body_rules_of(name), LinkContext(self._address, self._file, self.post_address))

    @functools.cached_property
    def _bbcode_context(self) -> BBCodeContext:
        escaped = self.engine.casefold().startswith(_ESCAPING)
        return BBCodeContext(self._address, self.post_address, self.member_address, self._attachment, escaped=escaped)

    def _attachment(self, own: str) -> tuple[str, str]:
        path = self.path(own)
        return (path, self.shown[path].name) if path else ("", "")

    def _file(self, address: str) -> str:
        return self.path(address.removeprefix("attachment:")) if address.startswith("attachment:") else ""


def told_of(bodies: Bodies) -> Told:
    """What is known of bodies, but for the files of posts."""
    return bodies.engine, bodies.base, bodies.format, bodies.post_template, bodies.member_template


@functools.lru_cache(maxsize=8)
def bodies_told(told: Told) -> Bodies:
    """How bodies are read of a file that brings no files of posts along."""
    return Bodies(*told)


def _filled(template: str, own: str) -> str:
    """An address template with an id in it."""
    return absolute(template.replace("{id}", quote(own, safe="")), "") if own and "{id}" in template else ""
