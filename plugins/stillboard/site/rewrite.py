"""Between the Markdown renderer and the sanitiser: links into the archive, attachments, pictures, code, headings, and the classes
of what the site itself says in a body, which nobody else's have.

One pass over the tags that matter, linear in the HTML. Whatever it writes goes through the sanitiser afterwards.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .. import addresses
from ..gfm import HIDDEN, MISSING, REMOVED
from . import sanitize
from .code import Code
from .endings import IMAGES
from .formulas import formula
from .headings import Outline
from .languages import message, spoken
from .pictures import SMALL
from .urls import Target, attachment_file

# No part but a quoted value crosses a <, so that each is looked at a few times at most however many are left open. What only
# looks like one of these tags becomes text: whatever link, picture or class reaches the sanitiser was written here.
_TAGS = re.compile(
    r"<(?:blockquote>\n<p><strong>(?P<name>[^<]{1,400})</strong>(?: <a href=\"(?P<quoted>[^\"<>]*)\">wrote</a>| wrote):</p>"
    r"|a href=\"(?P<address>[^\"<>]*)\">"  # as renderers write nearly all links
    r"|(?P<marked>p|div|small|span)(?:\s++[a-z-]++(?:=(?:\"[^\"]*+\"|'[^']*+'))?+)++\s*+/?+>"  # as HTML should be
    r"|(?=/?(?:a|img|image|h[1-6]|pre|table|input)[\s/>]|(?:p|div|small|span)[\s/])(?:"
    r"(?P<close>/)?(?P<tag>[a-z]+[1-6]?)(?P<rest>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>"
    r"|(?P<stray>/?[a-z]+[1-6]?)))",
    re.I | re.ASCII,
)
_CODE = re.compile(r"<code(?: class=\"language-(?P<lang>[^\"<>]*)\")?>", re.I)
_CODE_END = "</code></pre>"
_ATTRIBUTES = re.compile(
    r"(?:^|[\s/\"'])(href|src|alt|lang|type|checked)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+)))?", re.I
)
# What a link may hold without showing anything to press. A tag that a < cuts short is looked at once, as above.
_UNSEEN = re.compile(
    rf"(?:\s|&nbsp;|<(?:{'|'.join(sorted(sanitize.DROPPED))})\b[^<>]*+>[^<]*+|<(?!(?:img|image)\b)[^<>]*+>)*+", re.I
)
# By their classes the site says what it has to say of a body: who is quoted, what was taken out. No author writes them.
_MARKED = frozenset({"p", "div", "small", "span"})
UNARCHIVED = "-"
SHOWN = "shown:"  # before a picture's address: what of it a page shows
_LOCAL = re.compile(r"/content/attachments/([0-9a-f]{2}/[0-9a-f]{64}-[a-z0-9.-]{1,80})", re.ASCII)


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What the links of a page depend on."""

    resolve: Callable[[str], Target | None]  # an old address -> a place in the archive
    is_ours: Callable[[str], bool]  # whether an address belongs to a forum that the archive holds
    link: Callable[[Target], str]  # a place in the archive -> its address, seen from the page
    refer: Callable[[str], object] = str  # called with each file of content/attachments/ that is linked (`ab/<sha256>-name.ext`)
    looked_up: dict[str, str] = field(default_factory=dict)  # each other address, and where it led
    say: Callable[..., str] = spoken("en").say  # words of the site's own
    picture: Callable[[str], tuple[str, int, int]] = lambda file: (attachment_file(file), 0, 0)  # as Pictures.shown

    def html(self, words: str, /, **parts: str) -> str:
        """Words of the site's own as HTML. `parts`: HTML."""
        return html.escape(self.say(words), quote=False) % parts

    def lead(self, address: str) -> str:
        """Where an old address leads: an address here, UNARCHIVED for one of an archived forum, or "" for a foreign one.

        A file's /content/attachments/… leads to where it is published, and is noted: only what is linked is published. With SHOWN
        before it, it leads to what of that picture a page shows, width and height behind it where they are known.
        """
        if address.startswith(SHOWN):
            return self._shown(address[len(SHOWN) :])
        if file := _LOCAL.fullmatch(address):
            self.refer(file[1])
            return self.link(Target(attachment_file(file[1])))
        target = self.resolve(address)
        led = self.link(target) if target else UNARCHIVED if self.is_ours(address) else ""
        self.looked_up[address] = led
        return led

    def _shown(self, address: str) -> str:
        match = _LOCAL.fullmatch(address)
        file, width, height = self.picture(match[1]) if match else ("", 0, 0)
        if match and file and file != attachment_file(match[1]):
            self.refer(f"{SMALL}{match[1]}")
        led = self.link(Target(file)) if file else ""
        return f"{led} {width} {height}" if width else led


class _Link(NamedTuple):
    """A link that is open."""

    ending: str  # what closes it
    is_file: bool  # whether it is shown as a file
    address: str
    start: int  # how many pieces were written before what it holds


class Rewriter:
    """One body's way through `rewrite`; `used` holds the old addresses it looked up, each with where it led, for the cache."""

    def __init__(self, context: LinkContext, top: int) -> None:
        """`context`: what the links of the page depend on; `top`: the level of the body's outermost headings."""
        self.context = context
        self.used: dict[str, str] = {}
        self._out: list[str] = []
        self._links: list[_Link] = []  # those that are open
        self._seen = 0  # how many pieces there were when one was written that can be seen; counted inside of links
        self._headings = Outline(top)
        self._tables = 0  # how many are open
        self._blocks = Code()
        self._code_ends = True  # whether the end of a code block may follow further on

    def rewrite(self, source: str) -> str:
        """The HTML with everything in its place."""
        position = 0
        while match := _TAGS.search(source, position):
            self._put(source[position : match.start()])
            position = self._step(source, match)
        self._out.append(source[position:])
        return "".join(self._out)

    def _step(self, source: str, match: re.Match[str]) -> int:
        if match["address"] is not None:
            self._out.append(self._link(html.unescape(match["address"]), source[match.end() : match.end() + 1]))
        elif match["name"] is not None:
            self._attribution(match["name"], match["quoted"])
        elif match["marked"] is not None:
            self._put(f"<{match['marked']}>")
        elif match["stray"] is not None:
            self._stray(match["stray"].lower())
        elif match["tag"].lower() == "pre" and not match["close"]:
            return self._code(source, match)
        else:
            self._put(self._tag(match, source[match.end() : match.end() + 1]))
        return match.end()

    def _put(self, piece: str) -> None:
        self._out.append(piece)
        if self._links and piece and not _UNSEEN.fullmatch(piece):
            self._seen = len(self._out)

    def _tag(self, match: re.Match[str], first: str) -> str:
        tag, closing = match["tag"].lower(), bool(match["close"])
        if tag == "a":
            return self._link_end() if closing else self._link(_attributes(match["rest"]).get("href", ""), first)
        if tag == "table":
            self._tables += not closing
            return self._table_end() if closing else '<div class="scroller" tabindex="0"><table>'
        if tag in ("img", "image", "input"):  # HTML's parsers make the first of the second
            return "" if closing else (_tick if tag == "input" else self._image)(_attributes(match["rest"]))
        if tag == "pre":
            return "</pre>"
        if tag in _MARKED:
            return f"<{tag}>"
        level = self._headings.end() if closing else self._headings.start(int(tag[1]))
        return f"<{'/' if closing else ''}h{level}>" if level else ""

    def _stray(self, name: str) -> None:
        """Something like a tag that only some readers would take for one."""
        self._put(f"{self._link_end() if name == '/a' else ''}&lt;{name}")

    def place(self, address: str) -> str:
        """The address in the archive for an old address, or ""."""
        return self._lead(address).removeprefix(UNARCHIVED)

    def _lead(self, address: str) -> str:
        if address not in self.used:
            self.used[address] = self.context.lead(address)
        return self.used[address]

    def _attribution(self, name: str, quoted: str | None) -> None:
        opening = more = ""
        if quoted:
            address = html.unescape(quoted)
            lead = self._lead(address)
            if lead == UNARCHIVED:
                words = self.context.html(message("(this post is not in the archive)"))
                more = f' <small class="unarchived">{words}</small>'
            elif lead:
                opening = f'<a class="jump" href="{html.escape(lead)}">'
            elif sanitize.is_outside(address):
                opening = f'<a rel="{sanitize.REL}" href="{html.escape(address)}">'
        who = f"<strong><bdi>{name}</bdi></strong>"
        link, end = (opening, "</a>") if opening else ("", "")
        said = self.context.html(message("%(name)s %(link)swrote%(end)s:"), name=who, link=link, end=end)
        self._put(f'<blockquote>\n<p class="attribution">{said}{more}</p>')

    def _led_out(self, address: str) -> str:
        """What the forum's own way out led to: its server, which asked or counted first, answers nobody."""
        if "?" not in address or self._lead(address) != UNARCHIVED:
            return address
        target = addresses.led_out(address)
        return target if sanitize.is_outside(target) else address

    def _link(self, address: str, first: str) -> str:
        address = self._led_out(address)
        opening, ending = self._opening(address, first)
        self._links.append(_Link(ending, 'class="attachment' in opening, address, len(self._out)))
        return opening

    def _opening(self, address: str, first: str) -> tuple[str, str]:
        if address == MISSING:
            return '<span class="attachment missing">', f" {self._not_here()}</span>"
        if address in {REMOVED, HIDDEN}:
            reason = message("taken out of this archive") if address == REMOVED else message("not shown to guests of the forum")
            words = self.context.html(reason)
            return '<span class="removed">', f" <small>{words}</small></span>"
        if file := _LOCAL.fullmatch(address):
            return f'<a class="attachment" href="{self._attachment(file[0])}">', "</a>"
        kind = ' class="mention"' if first == "@" else ""
        if place := self.place(address):
            return f'<a{kind} href="{html.escape(place)}">', "</a>"
        if not sanitize.is_outside(address):
            return "<span>", "</span>"
        if self._lead(address) == UNARCHIVED and addresses.is_file(address):
            opening = f'<a class="attachment missing" rel="{sanitize.REL}" href="{html.escape(address)}">'
            return opening, f" {self._not_here()}</a>"
        return f'<a{kind} rel="{sanitize.REL}" href="{html.escape(address)}">', "</a>"

    def _not_here(self) -> str:
        words = self.context.html(message("not in this archive"))
        return f"<small>{words}</small>"

    def _link_end(self) -> str:
        """What closes a link. One that shows nothing could not be seen, and would have no name: it shows its address."""
        if not self._links:
            return ""
        link = self._links.pop()
        if link.ending != "</a>" or self._seen > link.start:
            return link.ending
        self._seen = len(self._out) + 1
        file = _LOCAL.fullmatch(link.address)
        return html.escape(file[1][68:] if file else link.address) + link.ending

    def _in_file(self) -> bool:
        """Whether the link that is open is shown as a file: what is inside is not shown as one again."""
        return bool(self._links) and self._links[-1].is_file

    def _table_end(self) -> str:
        if not self._tables:
            return ""  # its </div> would end something else
        self._tables -= 1
        return "</table></div>"

    def _attachment(self, address: str) -> str:
        return html.escape(self._lead(address))

    def _image(self, attributes: dict[str, str]) -> str:
        address = attributes.get("src", "")
        words = html.escape(attributes.get("alt", ""))
        image = words or html.escape(self.context.say(message("Image")))
        if file := _LOCAL.fullmatch(address):
            published = self._attachment(file[0])
            is_picture = published.rpartition(".")[2] in IMAGES
            if is_picture and (shown := self._lead(f"{SHOWN}{file[0]}")):
                source, *sizes = html.escape(shown).split(" ")
                size = "".join(f' {name}="{pixels}"' for name, pixels in zip(("width", "height"), sizes, strict=False))
                tag = f'<img src="{source}" alt="{image}"{size}>'
                return tag if self._links else f'<a class="image" href="{published}">{tag}</a>'
            named = words or self.context.html(message("file"))
            return words if self._links else f'<a class="attachment" href="{published}">{named}</a>'
        if address == MISSING and self._in_file():
            return image
        if address == MISSING:
            return f'<span class="attachment missing">{image} {self._not_here()}</span>'
        return self._remote(address, words) if sanitize.is_outside(address) else words

    def _remote(self, address: str, words: str) -> str:
        """A picture elsewhere: it is named, not loaded. One of a formula that its address holds is that formula."""
        if said := formula(address):
            code = f"<code>{html.escape(said)}</code>"
            return code if self._links else f'<a rel="{sanitize.REL}" href="{html.escape(address)}">{code}</a>'
        name, where = _described(address)
        if where:
            said = self.context.html(message("image at %(place)s"), place=html.escape(where))
        else:
            said = self.context.html(message("image at an unreadable address"))
        named = words or html.escape(name) or self.context.html(message("image"))
        label = f"{named} <small>{said}</small>"
        if self._in_file():
            return label
        if self._links:  # inside a link already
            return f'<span class="attachment">{label}</span>'
        return f'<a class="attachment remote" rel="{sanitize.REL}" href="{html.escape(address)}">{label}</a>'

    def _code(self, source: str, match: re.Match[str]) -> int:
        """Highlight `<pre><code class="language-x">…</code></pre>` as the renderer writes it; anything else stays."""
        inner = _CODE.match(source, match.end())
        end = source.find(_CODE_END, match.end()) if inner and self._code_ends else -1
        if inner is None or end < 0:
            self._code_ends = self._code_ends and inner is None  # looked for once in vain: there is none further on
            self._out.append("<pre>")
            return match.end()
        lang = _attributes(match["rest"]).get("lang", "") or html.unescape(inner["lang"] or "")
        self._put(self._blocks.block(html.unescape(source[inner.end() : end]), lang.split(" ")[0]))
        return end + len(_CODE_END)


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag that matter here; the first of a name counts, as in browsers."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTES.finditer(text):
        found.setdefault(match[1].lower(), html.unescape(match[2] or match[3] or match[4] or ""))
    return found


def _tick(attributes: dict[str, str]) -> str:
    """A box of a task list, as a character; another input is nothing."""
    if attributes.get("type") != "checkbox":
        return ""
    return "☑" if "checked" in attributes else "☐"


def _described(address: str) -> tuple[str, str]:
    """The file name and the host of an address, for people; empty where there is none."""
    try:
        parts = urlsplit(address)
        return unquote(parts.path.rpartition("/")[2])[:80], parts.hostname or ""
    except ValueError:  # http://[half an IPv6 address
        return "", ""
