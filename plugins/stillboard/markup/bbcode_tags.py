"""What the tags of BBCode become: HTML elements, whose handlers know what forum engines mean by them.

The tags are those of phpBB, vBulletin, XenForo, SMF, MyBB and Invision (each engine's own BBCode help, and what its database
holds). Colours, sizes and alignment go, what stands in them stays.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ..gfm import MISSING, unescaped
from .blocks import Block, CodeBlock, Image, Inline, Link, Quote, Spoiler, Text
from .embeds import embedded
from .html_reader import Dialect, Handler, Reader
from .html_words import read_text

_Converted = Iterable[Block | Inline] | None
Address = Callable[[str], str]

VERBATIM = frozenset("code php html sql xml css java javascript cpp python plain noparse nobbc pre icode tt codebox".split())
"""What stands in these is not read for tags."""
WORDS = frozenset("url iurl ftp flash time img email attach attachment youtube media video audio mp3 vimeo".split())
"""What stands in these, if they have no value of their own, is an address or an id, not words."""
BLOCKS = frozenset(
    "quote spoiler ispoiler list ul ol li table tr td th indent float center left right justify align h1 h2 h3 h4 h5 h6".split()
)
INLINE = frozenset(
    "b i u s strike del em strong sub sup color colour size font face highlight mark bg background url email user mention post "
    "thread topic member acronym abbr anchor shadow glow move small big blur me o r ltr rtl quoteme iurl ftp bdo black blue green"
    " red white".split()
)
LEAVES = frozenset({"hr", "br", "*"})
_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "s": "s", "strike": "s", "del": "s", "sub": "sub", "sup": "sup"}
_PLACES = {"table": "table", "tr": "tr", "td": "td", "th": "th", **{f"h{n}": f"h{n}" for n in range(1, 7)}}
_KEPT = 8  # dialects
_YOUTUBE = re.compile(r"[\w-]{11}(?::\d{1,6})?", re.ASCII)  # with the second at which XenForo begins
_SITE = re.compile(r"[a-z][a-z0-9_]{1,30}", re.ASCII)
_ADDRESS = re.compile(r"(?:[a-z]{1,9}:)?//|/|\.{1,2}/|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:[/:?#]|$)", re.IGNORECASE)
_MESSAGE = re.compile(r"msg(\d{1,15})")
_PAIR = re.compile(
    r"""([a-z_]{1,20})\s{0,3}[=:]\s{0,3}("[^"]{0,500}"|'[^']{0,500}'|&quot;[^&]{0,500}&quot;|[^\s,\]]{1,500})""", re.IGNORECASE
)
_LATER = re.compile(r"\s(?:post_id|pid|msg_id|time|dateline|date|user_id|link)\s{0,3}=")
_WITH_ID = re.compile(r"([^;]{1,200});(\d{1,15})")
_QUOTED = re.compile(r"""\s*(?:"([^"]{1,200})"|'([^']{1,200})'|&quot;(.{1,200}?)&quot;)""")


@dataclass(frozen=True, slots=True)
class BBCodeContext:
    """What the words of a post refer to, and where it comes from."""

    address: Address = str
    """From an address in the post to an absolute one; "" if it must not be followed."""
    post_address: Address = lambda _: ""
    """From a post's id to its address, or ""."""
    member_address: Address = lambda _: ""
    """From a member's id to the address of the profile, or ""."""
    attachment: Callable[[str], tuple[str, str]] = lambda _: ("", "")
    """From an attachment's id or name to the address of the file and its name; "" and "" if neither is known."""
    escaped: bool = False
    """True if the text holds HTML's entities and line breaks, as phpBB and SMF store it."""
    smilies: Mapping[str, str] = field(default_factory=dict)
    """The character that a smilie's code shows, by the forum's own table of smilies."""
    typed: re.Pattern[str] | None = None
    """Finds these codes where people typed them, if the engine shows them so. None: it has marked them in the text."""


_NAMED = re.compile(r"\[url(?:=(?P<to>[^\[\]]{1,500}))?\].{1,200}?\[/url\]", re.IGNORECASE)
_TAGS = re.compile(r"\[/?(?:url|b|i|u|s|color|size|font|user|mention|member|email)(?:=[^\[\]]{0,500})?\]", re.IGNORECASE)


def opened(name: str, value: str) -> str:
    """The HTML that begins a tag."""
    if name in _MARKS:
        return f"<{_MARKS[name]}>"
    if name in _PLACES:
        return f"<{_PLACES[name]}>"
    if name == "quote":
        who, post = quoted(value)
        return f'<aside class="bb-quote" data-name="{html.escape(who)}" data-post="{html.escape(post)}">'
    if name in {"spoiler", "ispoiler"}:
        return f'<aside class="bb-spoiler" data-title="{html.escape(plain(value))}">'
    if name in {"list", "ul", "ol"}:
        kind = "ol" if name == "ol" or (name == "list" and value[:1] not in {"", "c", "d", "s"}) else "ul"
        return f'<{kind} class="bb-list">'
    if name == "li":
        return "<li>"
    if name in {"url", "iurl", "ftp", "email", "user", "mention", "member", "post"}:
        return f'<span class="bb-{name}" data-to="{html.escape(plain(value))}">'
    who = f"* {html.escape(plain(value))} " if name == "me" and plain(value) else ""  # SMF's: who does what the words say
    return "<div>" if name in BLOCKS else f"<span>{who}"


def closed(name: str, value: str) -> str:
    """The HTML that ends it."""
    if name in _MARKS or name in _PLACES:
        return f"</{_MARKS.get(name) or _PLACES[name]}>"
    if name in {"quote", "spoiler", "ispoiler"}:
        return "</aside>"
    if name in {"list", "ul", "ol"}:
        return "</ol>" if opened(name, value).startswith("<ol") else "</ul>"
    if name == "li":
        return "</li>"
    return "</div>" if name in BLOCKS else "</span>"


def verbatim(name: str, value: str, inner: str) -> str:
    """The HTML of a tag whose content is not read for tags."""
    if name in {"plain", "noparse", "nobbc"}:
        return html.escape(inner).replace("\n", "<br>")
    if name in {"icode", "tt"}:
        return f"<code>{html.escape(inner)}</code>"
    if name == "time":
        return html.escape(_moment(inner.strip()))
    if name == "flash":
        value = ""  # its width and height
    if name in WORDS:
        return f'<span class="bb-{name}" data-to="{html.escape(inner.strip())}" data-of="{html.escape(plain(value))}"></span>'
    language = plain(value) if name in {"code", "codebox"} else "" if name == "pre" else name
    return f'<pre class="bb-code" data-lang="{html.escape(language.lower())}">\n{html.escape(inner)}</pre>'


def _moment(said: str) -> str:
    """What SMF's [time] shows: the moment of Unix seconds; all else as it stands."""
    try:
        found = dt.datetime.fromtimestamp(int(said), dt.UTC) if said.isascii() and said.isdecimal() else None
    except (ValueError, OverflowError, OSError):
        found = None
    return f"{found:%Y-%m-%d %H:%M} UTC" if found else said


def shown_as(source: str, said: str) -> str:
    """The HTML of a picture, and of what is `said` in its place."""
    return f'<span class="bb-img" data-to="{html.escape(source.strip())}" data-said="{html.escape(said)}"></span>'


def plain(value: str) -> str:
    """A tag's value without the quotation marks around it."""
    value = unescaped(value).strip().removeprefix("=").strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def quoted(value: str) -> tuple[str, str]:
    """The name and the post's id in the value of a quotation.

    The engines write it so:
    phpBB `="Ann" post_id=12 time=… user_id=3`, XenForo `="Ann, post: 12, member: 3"`, vBulletin `=Ann;12`,
    SMF ` author=Ann link=topic=7.msg12#msg12 date=…`, MyBB `="Ann" pid='12' dateline='…'`, Invision ` name='Ann' post='12'`.
    """
    value = value.strip()
    if not value.startswith("="):
        if author := re.match(r"author\s?=\s?(.{1,200}?)(?=\s(?:link|date)\s?=|$)", value, re.IGNORECASE):
            message = _MESSAGE.search(value)
            return plain(author[1]), message[1] if message else ""
        facts = _facts(value)
        return plain(facts.get("name", "")), _number(facts)
    value = value[1:]
    match = _QUOTED.match(value)
    if match:
        name = next(group for group in match.groups() if group)
        facts = _facts(value[match.end() :])
        if ", post: " in name or ", member: " in name:  # XenForo keeps all of it in the quotation marks
            name, _, rest = name.partition(", ")
            facts |= _facts(rest)
        elif after := _WITH_ID.fullmatch(name):  # Vanilla's, with vBulletin's ids in quotation marks
            return unescaped(after[1]).strip(), after[2]
        return unescaped(name).strip(), _number(facts)
    if later := _LATER.search(value):  # a name without quotation marks and facts after it
        return unescaped(value[: later.start()]).strip(), _number(_facts(value[later.start() :]))
    name, _, post = value.partition(";")
    return unescaped(name).strip(), post.strip() if post.strip().isdecimal() else ""


def _facts(value: str) -> dict[str, str]:
    return {key.lower(): unescaped(said).strip("\"'") for key, said in _PAIR.findall(value[:2000])}


def _number(facts: dict[str, str]) -> str:
    said = next((facts[key] for key in ("post_id", "pid", "post", "msg_id") if facts.get(key)), "")
    return said if said.isdecimal() and said.isascii() else ""


def quotation(name: str, post: str, blocks: tuple[Block, ...], context: BBCodeContext) -> Quote:
    """A quotation of somebody's post."""
    named = _NAMED.fullmatch(name)  # [quote="[url=https://…]The rules[/url]"]
    address = context.post_address(post) or (context.address(_whole(plain(named["to"]))) if named and named["to"] else "")
    return Quote(blocks, _TAGS.sub("", name).strip(), address)


_dialects: dict[int, tuple[BBCodeContext, Dialect]] = {}  # of the contexts used last, by their identity


def dialect(context: BBCodeContext) -> Dialect:
    """How the elements that `opened` and `verbatim` make are read. Posts have one context, so it is made once."""
    known = _dialects.get(id(context))
    if known is None or known[0] is not context:
        if len(_dialects) >= _KEPT:
            _dialects.clear()
        known = _dialects[id(context)] = (context, _dialect(context))
    return known[1]


def _dialect(context: BBCodeContext) -> Dialect:

    def quote(node: LexborNode, reader: Reader) -> _Converted:
        name, post = (node.attributes.get(key) or "" for key in ("data-name", "data-post"))
        return (quotation(name, post, reader.blocks(node), context),)

    def spoiler(node: LexborNode, reader: Reader) -> _Converted:
        return (Spoiler(reader.blocks(node), node.attributes.get("data-title") or ""),)

    def code(node: LexborNode, _: Reader) -> _Converted:
        language = node.attributes.get("data-lang") or ""
        text = read_text(node).removeprefix("\n").strip("\n")
        return (CodeBlock(text, language if re.fullmatch(r"[a-z0-9+#._-]{1,30}", language) else ""),)

    def linked(address: str) -> Callable[[LexborNode, Reader], _Converted]:
        def link(node: LexborNode, reader: Reader) -> _Converted:
            return linked_to(address, node.attributes.get("data-to") or "", reader.inlines(node), context)

        return link

    return Dialect(
        {
            "bb-quote": quote,
            "bb-spoiler": spoiler,
            "bb-code": code,
            "bb-img": lambda node, _: image(
                node.attributes.get("data-to") or "", context, node.attributes.get("data-said") or ""
            ),
            "bb-attach": attached_in(context),
            "bb-attachment": attached_in(context),
            **{f"bb-{name}": linked(name) for name in ("url", "iurl", "ftp", "email", "user", "mention", "member", "post")},
            **{f"bb-{name}": _media(context) for name in ("youtube", "media", "video", "audio", "mp3", "vimeo", "flash")},
        },
        {},
        context.address,
    )


def _target(name: str, value: str, context: BBCodeContext) -> str:
    if name == "email":
        return context.address(value if value.lower().startswith("mailto:") else f"mailto:{value}") if "@" in value else ""
    if name in {"user", "mention", "member"}:
        return context.member_address(value)
    if name == "iurl" and value.startswith("#"):
        return ""  # to an [anchor] of the same page
    if name == "ftp" and value and "://" not in value:
        value = f"ftp://{value}"
    return context.post_address(value) if name == "post" else context.address(_whole(value))


def _whole(address: str) -> str:
    """`www.example.org` is an address of the web in every engine."""
    return f"http://{address}" if address.lower().startswith("www.") else address


def linked_to(name: str, to: str, inlines: tuple[Inline, ...], context: BBCodeContext) -> tuple[Inline, ...]:
    """The words of a tag as a link, if what it leads to may be followed; without words what it leads to: [url]address[/url]."""
    address = _target(name, to, context)
    if not inlines:
        inlines = (Text(to),) if to else ()
    if any(isinstance(inline, Image) for inline in inlines) and len(inlines) == 1:
        return inlines
    return (Link(address, inlines),) if address and inlines else inlines


def image(source: str, context: BBCodeContext, said: str = "") -> tuple[Inline, ...]:
    """A picture; where its address must not be followed, what was `said` in its place, else the address as words."""
    address = context.address(_whole(source))
    words = said or source
    return (Image(address, ""),) if address else (Text(words),) if words else ()


def attached_in(context: BBCodeContext) -> Handler:
    """The handler of places of attached files: elements with the id of one in `data-to`."""
    return lambda node, _: _attached(node, context)


def _attached(node: LexborNode, context: BBCodeContext) -> _Converted:
    """XenForo and vBulletin write the id, MyBB `[attachment=12]`, phpBB `[attachment=0]name[/attachment]`."""
    said, of = node.attributes.get("data-to") or "", node.attributes.get("data-of") or ""
    for key in (said, of):
        address, name = context.attachment(key) if key else ("", "")
        if address:
            pictures = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
            return (Image(address, name),) if address.lower().endswith(pictures) else (Link(address, (Text(name or key),)),)
    shown = said or of
    return (Link(MISSING, (Text(f"attachment {shown}" if shown.isdecimal() else shown or "attachment"),)),)


def _media(context: BBCodeContext) -> Callable[[LexborNode, Reader], _Converted]:
    def media(node: LexborNode, _: Reader) -> _Converted:
        said, of = node.attributes.get("data-to") or "", (node.attributes.get("data-of") or "").lower()
        kind, key = of.partition(";")[::2]
        youtube = "youtube" in (node.attributes.get("class") or "") or kind == "youtube"
        if youtube and (_YOUTUBE.fullmatch(said) or _YOUTUBE.fullmatch(key)):
            value = (node.attributes.get("data-of") or "").partition(";")[2]
            said = f"https://www.youtube.com/watch?v={(said if _YOUTUBE.fullmatch(said) else value)[:11]}"
        elif said.isdecimal() and "vimeo" in f"{kind} {node.attributes.get('class')}":
            said = f"https://vimeo.com/{said}"
        elif _SITE.fullmatch(kind) and not _ADDRESS.match(said):
            return (Text(f"{kind} {said}".strip()),)  # what the site calls it, and no address of the forum's
        address = context.address(_whole(said))
        if not address:
            return (Text(f"{kind} {said}".strip()),) if said else ()
        page, name = embedded(address)
        return (Link(page, (Text(name or page),)),)

    return media
