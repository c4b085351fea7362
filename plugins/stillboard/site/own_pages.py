"""Pages of the archive's own as HTML: from what Pelican made of their Markdown to what is safe to show, when all links are known.

The order matters: bounds before anything builds a tree; then one regular form, in which links are led to where their targets are
published; the sanitiser last. Pelican's own resolving of links never runs on such a page: it would publish any file that a page
names. What a page may not name was refused before (content/own_pages.py); what slips through that leads nowhere.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from ..content.nesting import too_deep
from ..content.own_links import read_reference
from ..content.own_pages import FLOOR, GROWTH
from . import headings, sanitize
from .code import Code
from .urls import attachment_file

TOP = 2  # the level of a page's outermost headings: below the h1 that is its title
_LINK = re.compile(r'<(?P<tag>a|img)(?P<attributes>(?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
# The classes of what the site itself says. Those of Markdown's extensions, which Pelican runs, are others.
_CLASSED = re.compile(r'(<[a-z][a-z0-9]*(?: [a-z]+="[^"]*")*?) class="([^"]*)"')
_MARKS = frozenset().union(*sanitize.CLASSES.values())
_CODE = re.compile(r'<pre(?: [^<>]*)?><code(?: class="language-([^"<>]*)")?>([^<]*)</code></pre>')


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the links of one page depend on."""

    folder: PurePosixPath  # of the page, relative to content/
    root: str  # what leads to the site's root, without a last slash: "", "..", "/archive"
    home: str  # the home page's address, relative to the root
    page: Callable[[str], str]  # the address of a page, relative to the root, by its path relative to content/; "": none
    has_attachment: Callable[[str], bool]  # whether there is an attachment at a path relative to content/

    def lead(self, address: str) -> str:
        """Where a link of the page leads; "" if nowhere."""
        reference = read_reference(address, self.folder)
        if reference is None:
            return address
        if reference.what == "index":
            return f"{self.root}/{self.home}"
        if reference.what not in ("filename", "static", "attach"):
            return ""
        if reference.attachment and self.has_attachment(reference.attachment):
            return f"{self.root}/{attachment_file(reference.attachment.removeprefix('attachments/'))}"
        page = self.page(reference.page) if reference.page and reference.what == "filename" else ""
        return f"{self.root}/{page}{reference.after}" if page else ""


def shown(source: str, around: Surroundings) -> Markup:
    """The HTML of a page, safe to show; beyond all bounds, as it stands. `source`: what Pelican made of its Markdown."""
    if len(source) > GROWTH * FLOOR or too_deep(source):
        return sanitize.escaped(source)
    regular = _CLASSED.sub(_unmarked, sanitize.regular(headings.levelled(source, TOP)))
    placed = _LINK.sub(lambda match: _placed(match, around), regular)
    cleaned = sanitize.clean_page(_CODE.sub(functools.partial(_coloured, Code()), placed))
    if not headings.are_levelled(cleaned, TOP):  # the sanitiser dropped a heading with what held it
        return sanitize.clean_page(headings.levelled(cleaned, TOP))
    return cleaned


def _unmarked(match: re.Match[str]) -> str:
    """A tag without the classes by which the site says who is quoted, or what is not there."""
    kept = " ".join(name for name in match[2].split() if name not in _MARKS)
    return match[1] + (f' class="{kept}"' if kept else "")


def _placed(match: re.Match[str], around: Surroundings) -> str:
    """A link or a picture with the address that its target has in the site."""
    attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(match["attributes"])}
    name = "href" if match["tag"] == "a" else "src"
    if name in attributes:
        attributes[name] = around.lead(attributes[name])
        if sanitize.is_outside(attributes[name]):
            if name == "src":  # nothing of another site loads by itself
                words = attributes.get("alt") or attributes[name]
                return _tag(
                    "a", {"class": "attachment remote", "href": attributes[name], "rel": sanitize.REL}, html.escape(words)
                )
            attributes["rel"] = sanitize.REL
        elif not attributes[name] or (name == "src" and not sanitize.is_inside(attributes[name])):
            del attributes[name]
    if match["tag"] == "img" and "src" not in attributes:  # it leads nowhere: its words are all that is left
        return html.escape(attributes.get("alt", ""))
    return _tag(match["tag"], attributes)


def _tag(name: str, attributes: dict[str, str], inside: str = "") -> str:
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>" + (f"{inside}</{name}>" if inside else "")


def _coloured(code: Code, match: re.Match[str]) -> str:
    return code.block(html.unescape(match[2]), (match[1] or "").split(" ")[0])
