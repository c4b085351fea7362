"""What importers of HTML pages share: a page parsed once, its language and addresses, and the files saved with it."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, cast
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborNode

from ...dumps import Capture, attachment_path, pictures
from ...dumps.companions import is_saved_with
from ...dumps.saved_by import archived
from ...errors import DumpError
from ...gfm import MISSING, unescaped
from ...markup.addresses import absolute, resolver
from ...markup.html_tree import MAX_DEPTH, MAX_TAGS, is_deep
from ...markup.html_words import words_of
from ...model import Attachment, Board
from .awaiting import take_out
from .dom import attribute, first
from .parsed import take
from .single_file import is_by_single_file, restore

_EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp|avif);base64,", re.ASCII)
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_SMALLEST = 256  # bytes of an embedded picture that somebody posted
# What a page links to that is a page or a part of one, not a file that somebody attached.
_NO_FILES = frozenset("html htm xhtml shtml php asp aspx jsp css js mjs map md".split())
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FRAGMENT = re.compile(r"%23([\w-]{1,40})\.html$", re.ASCII)
# HTTrack's file for viewtopic.php?t=7, viewtopic1a2b.html?t=7: four digits of the query's checksum. An address of the web has ://.
_SCRIPT = re.compile(r"""(="(?![a-z]{1,9}:|//)[^"<>?\s]{0,200}?[A-Za-z_])[0-9a-f]{4}(?:-\d{1,2})?\.(?:php|html?)(?=\?)""")
# An empty element as XML writes it. Only quoted attributes: in <a href=/lamps/> the slash is the address's.
_XML_NAMES = (
    "a|abbr|b|blockquote|button|center|div|dd|dl|dt|em|font|h[1-6]|i|iframe|ins|label|li|noscript|ol|p|script|section|small|span"
    "|strong|style|table|tbody|td|textarea|th|time|title|tr|u|ul"
)
_XML_NAME = re.compile(rf"<(?:{_XML_NAMES})[\s/]")
_XML_EMPTY = re.compile(
    rf"<({_XML_NAMES})"
    r"""((?:\s{1,20}[^\s"'<>/=]{1,60}(?:=(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'))?){0,20})\s{0,20}/>"""
)
_ENTITY = re.compile(
    r"&(?!(?:lt|gt|#0*(?:60|62)|#x0*3[ce]);)(?:[A-Za-z][A-Za-z0-9]{1,9}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});", re.ASCII
)
_ENDS = re.compile(r" (?:[-–—|·•:»›«/]|::) ")  # between the parts of a page's title
MAX_SHOWN = 300  # elements whose words are compared with its title
_COUNT = re.compile(r"-?\d+|-?\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+")


class Page:
    """A capture as an HTML page."""

    def __init__(self, capture: Capture) -> None:
        """Parse it. DumpError if it is no HTML at all."""
        self.capture = capture
        html = scripted(capture.text, capture.address) if capture.mirrored else capture.text
        if html.count("<") > MAX_TAGS:
            raise DumpError(f"a page of more than {MAX_TAGS} tags", where=capture.name, todo="cut it into pages")
        if is_deep(html, MAX_DEPTH):
            what = f"elements lie more than {MAX_DEPTH} deep in one another"
            raise DumpError(what, where=capture.name, todo="save the page again with a browser, which closes them")
        root = take(capture, closed(html))
        if root is None:
            raise DumpError("an empty page", where=capture.name, todo="save the page again")
        take_out(root, html)
        self.root = root
        self.by_single_file = is_by_single_file(html)
        if self.by_single_file:
            restore(root)
        self.lang = _language(root.attributes.get("lang"))
        stamp, self.address = self._address()
        base = archived(attribute(self.first("base[href]"), "href"))[1]
        self.base = absolute(base, self.address) or self.address
        self._resolve = _restorer(self.base, stamp, capture.mirrored)
        self.attachments: dict[str, Attachment] = {}  # by the address on the page; for `files` to hand out
        self._handed: set[str] = set()
        self._refused: set[str] = set()  # addresses of files that the page must not bring along

    def first(self, *selectors: str) -> LexborNode | None:
        """The first element that the first fitting selector finds."""
        return first(self.root, *selectors)

    def meta(self, name: str) -> str:
        """The content of a meta element, by its name or property."""
        return attribute(self.first(f'meta[property="{name}"]', f'meta[name="{name}"]'), "content").strip()

    def _address(self) -> tuple[str, str]:
        """The digits of the time that the Wayback Machine's addresses on the page have ("" for another page), and where the
        page stood: what it says of itself, else what the dump says.
        """
        said = (attribute(self.first('link[rel="canonical"]'), "href"), self.meta("og:url"))
        stamp, canonical = archived(said[0])
        if not stamp and self.capture.captured and self.capture.captured.is_instant:
            stamp = re.sub(r"\D", "", self.capture.captured.text)  # the same fourteen digits
        if self.capture.mirrored:  # the address in the link was rewritten, that in the meta element was not
            return "", absolute(said[1], "") or absolute(self.capture.address, "")
        found = next((found for one in (canonical, said[1]) if one and (found := absolute(one, self.capture.address))), "")
        return stamp, found or absolute(self.capture.address, "")

    def resolve(self, address: str) -> str:
        """The absolute address that one on the page leads to; "" for none, and for what the browser that saved the page named
        itself, in a folder for its files.
        """
        return "" if self._is_saved_with(address) else self._resolve(address)

    def _is_saved_with(self, address: str) -> bool:
        is_page = not (self.capture.addressed or self.capture.mirrored)
        return is_page and "/" in address and ":" not in address and is_saved_with(self.capture.name, _relative(address))

    def link(self, node: LexborNode | None) -> str:
        """The absolute address that a link leads to; "" for none."""
        href = attribute(node, "href")
        return self.resolve(href) if href else ""

    def file(self, address: str) -> str:
        """The path in the archive of a file that the dump holds, by its relative address on the page; "" if it holds none.

        MISSING for one that the page must not bring along, or that was saved with it and is not there, where its own address is
        not known.
        """
        if address in self._refused:
            return "" if self.resolve(address) else MISSING
        before = len(self.capture.refused)
        if attachment := self._file(address):
            return attachment_path(attachment)
        if len(self.capture.refused) == before and not self._is_saved_with(address):
            return ""
        self._refused.add(address)
        return "" if self.resolve(address) else MISSING

    @functools.cached_property
    def _shown(self) -> frozenset[str]:
        """The addresses of what the page shows as a picture, as they stand there."""
        return frozenset(value for image in self.root.css("img") for value in image.attributes.values() if value)

    def _file(self, address: str) -> Attachment | None:
        if address in self.attachments:
            return self.attachments[address]
        if address.startswith("data:"):
            if embedded := _embedded(address):
                self.attachments[address] = embedded
            return embedded
        if self.capture.addressed:
            return self._addressed(address)
        relative = _relative(address)
        if not relative or relative[0] in "/#" or ":" in relative.partition("/")[0]:
            return None
        _, dot, ending = relative.rpartition(".")
        is_named = dot and ending.rstrip(" .").isalnum() and ending.lower() not in _NO_FILES
        if not is_named and ("?" in address or address not in self._shown):  # a picture is one by its bytes
            return None
        attachment = self.capture.attachment(relative, address=self.address, picture=address in self._shown)
        if attachment:
            self.attachments[address] = attachment
        return attachment

    def _addressed(self, address: str) -> Attachment | None:
        """A file that the dump keeps under its address: in a web archive, or in a page saved with its files as one mail."""
        try:
            attachment = self.capture.attachment(urljoin(self.base, address), picture=address in self._shown)
        except ValueError:  # "http://[" and its like
            return None
        if attachment:
            self.attachments[address] = attachment
        return attachment

    def picture(self, address: str) -> Attachment | None:
        """A picture that browsers show and that the dump holds, by its address on the page: its name ends as its bytes are.

        It is not handed out before `keep` is called.
        """
        if address.startswith("data:"):
            return _embedded(address)
        try:
            where = urljoin(self.base, address) if self.capture.addressed else _relative(address)
        except ValueError:
            return None
        found = self.capture.attachment(where, address=self.address, picture=True)
        if found is None:
            return None
        data = cast("Callable[[], bytes]", found.read)()
        ending = pictures.ending_of(data)
        name = pictures.file_name(where, data)
        return dataclasses.replace(found, name=name if name.lower().endswith(_SHOWN) else f"{name}.{ending}") if ending else None

    def keep(self, attachment: Attachment) -> str:
        """Hand out a picture along with the page's files: its path in the archive."""
        path = attachment_path(attachment)
        self.attachments.setdefault(path, attachment)  # which is no address of the page's
        return path

    def new_files(self) -> Iterator[Attachment]:
        """The files that were asked for since the last call, each once."""
        for attachment in self.attachments.values():
            if (path := attachment_path(attachment)) not in self._handed:  # two names of the same bytes are two files
                self._handed.add(path)
                yield attachment

    @functools.cached_property
    def linked_data(self) -> tuple[dict[str, Any], ...]:
        """The page's JSON-LD objects, those inside @graph and mainEntity too."""
        found: list[dict[str, Any]] = []
        for script in self.root.css('script[type="application/ld+json"]'):
            try:
                _gather(json.loads(script.text() or ""), found)
            except (ValueError, RecursionError):
                continue
        return tuple(found)

    def described(self, *types: str) -> dict[str, Any]:
        """The first JSON-LD object of one of the types; empty if the page has none."""
        return next((item for item in self.linked_data if item.get("@type") in types), {})


def _relative(address: str) -> str:
    """The path of a file next to a page, as the page's address of it says."""
    return unquote(urldefrag(address)[0].partition("?")[0])


def _embedded(address: str) -> Attachment | None:
    """A picture that SingleFile wrote into the page itself; the small ones are placeholders of pictures."""
    match = _EMBEDDED.match(address)
    try:
        data = base64.b64decode(address[match.end() :]) if match else b""
    except binascii.Error:
        return None
    if match is None or len(data) < _SMALLEST or not pictures.is_one(data):
        return None
    name = f"image.{match[1].replace('jpeg', 'jpg')}"
    return Attachment(name, hashlib.sha256(data).hexdigest(), lambda: data)


def closed(html: str) -> str:
    """A page that was written as XML, with its empty elements (`<span class="icon"/>`) closed as HTML wants it.

    HTML takes them for open: all that follows would lie inside them.
    """
    before, end = 0, html.find("/>")
    while end >= 0:
        start = html.rfind("<", before, end)
        if start >= 0 and _XML_NAME.match(html, start):
            return _XML_EMPTY.sub(r"<\1\2></\1>", html)
        before, end = end + 2, html.find("/>", end + 2)
    return html


def scripted(html: str, address: str) -> str:
    """A page as HTTrack mirrored it, with the names that it made for a forum's scripts undone, by how that of the page ends."""
    match = re.search(r"\.(php\d?|asp|aspx|jsp|cgi|pl)(?=\?)", address)
    return _SCRIPT.sub(rf"\1.{match[1]}", html) if match else html


def _restorer(base: str, stamp: str, mirrored: bool) -> Callable[[str], str]:
    """From an address on the page to the absolute one that the forum gave it; "" if it must not be followed.

    `stamp`: the Wayback Machine's time of the page. Addresses of that time are its rewriting, any other is the author's.
    `mirrored`: HTTrack names files, `lamps.7/index.html` and `%23post-3.html`.
    """
    resolve = resolver(base)

    def restore(address: str) -> str:
        taken, original = archived(address) if stamp else ("", address)
        found = resolve(original if taken == stamp else address)
        if mirrored and "://" not in address:
            return _FRAGMENT.sub(r"#\1", found.removesuffix("index.html") if found.endswith("/index.html") else found)
        return found

    return restore


def _gather(data: object, found: list[dict[str, Any]]) -> None:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            found.append(item)
            for key in ("@graph", "mainEntity"):
                if key in item:
                    _gather(item[key], found)


def once_escaped(words: str) -> str:
    """Words whose entities were escaped twice, as old forums stored titles: "Salt &amp; oil" instead of "Salt & oil".

    < and > stay escaped: who writes of HTML means them.
    """
    return _ENTITY.sub(lambda found: unescaped(found[0]), words) if "&" in words and ";" in words else words


def count(said: str) -> int | None:
    """A whole number as a page prints it ("1.725", "12,324"); None for anything else."""
    said = said.strip()
    return int(re.sub(r"[^\d-]", "", said)) if len(said) < 20 and said.isascii() and _COUNT.fullmatch(said) else None


def boards_of(links: list[tuple[str, str]], root: str, identity: Callable[[str], str]) -> tuple[Board, ...]:
    """The boards of a breadcrumb (titles and absolute addresses, outermost first), without the ways home.

    `root` is the forum's address, `identity` finds the forum's own id of a board in its address.
    """
    boards: list[Board] = []
    for said, address in links:
        title = once_escaped(said)
        if not title or _leads_home(address, root):
            continue
        parents = tuple(board.title for board in boards)
        boards.append(Board(title, board_id=identity(address), parents=parents, addresses=(address,) if address else ()))
    return tuple(boards)


_FRONT = re.compile(r"/(?:index\.(?:php|html?|aspx?)|default\.aspx?)$", re.IGNORECASE)  # of the forum, in whichever folder


def _leads_home(address: str, root: str) -> bool:
    """Whether an address is the forum's front page, or of a site around the forum. http or https: a page may say both."""
    bare, _, fragment = address.partition("://")[2].partition("#")
    if not address or fragment:
        return False
    home = root.partition("://")[2]
    ways = {home.rstrip("/") + end for end in ("", "/forums", "/forum", "/index.php", "/community", "/categories")}
    return bare.rstrip("/") in ways or bool(_FRONT.search(bare)) or not bare.startswith(home)


def _language(said: str | None) -> str:
    said = (said or "").strip()
    return said.replace("_", "-") if _LANG.fullmatch(said) else ""


def after_title(page: Page) -> str:
    """The forum's name at the end of the page's title: `Thread | Forum`."""
    head, bar, tail = words_of_title(page).rpartition(" | ")
    return tail if bar and head else ""


def words_of_title(page: Page) -> str:
    """The words of the title element, which words_of leaves out."""
    node = first(page.root, "title")
    return " ".join((node.text() or "").split()) if node is not None else ""


def shown_title(page: Page) -> str:
    """The beginning of the page's title that the page shows by itself: without what else stands there, the board, the site."""
    whole = words_of_title(page)
    heads = [whole[: match.start()] for match in _ENDS.finditer(whole)][::-1]
    if not heads:
        return whole
    shown = {words_of(node) for node in page.root.css("h1, h2, h3, strong, b")[:MAX_SHOWN]}
    return next((head for head in heads if head in shown), whole)
