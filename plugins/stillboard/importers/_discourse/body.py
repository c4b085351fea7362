"""A Discourse post's body: `cooked` (or `raw`, made into the same HTML) with Discourse's own elements, as Markdown.

Discourse's HTML is what its pretty-text engine writes (app/assets/javascripts/pretty-text and its plugins): quotes are
`aside.quote[data-username][data-post][data-topic]`, previews of links `aside.onebox`, pictures `a.lightbox`.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ...gfm import MISSING, drop_controls
from ...ids import clean_name
from ...markup.addresses import resolver
from ...markup.blocks import Block, Image, Inline, Link, Paragraph, Quote, Spoiler, Text
from ...markup.from_html import Dialect, Handler, Reader, drop
from ...markup.html_elements import TAGS
from ...markup.html_words import words_of
from ...markup.to_markdown import to_markdown
from .._html.attribution import quoted_name
from .._html.fragments import blocks_in, parsed
from .._records.facts import Facts
from .emoji import labelled
from .json import topic_address
from .polls import Poll, poll_blocks
from .raw import Links, as_html

_WORD = re.compile(r"\w+")
_Converted = Iterable[Block | Inline] | None


@dataclass(frozen=True, slots=True)
class BodyContext:
    """What a post's body needs to know of its topic: for whole addresses, and for its polls."""

    base: str  # the forum's address, or ""
    slug: str
    topic_id: str
    polls: Mapping[tuple[str, str], Poll]  # by the post's id and the poll's name
    thread_poll: tuple[str, str] | None  # the poll that the thread shows, so that the body need not


def post_body(facts: Facts, context: BodyContext) -> str:
    """The body of a post as Markdown; "" if there is none.

    The author's own Markdown is taken where it says the same, in words and addresses, as what the forum made of it. It does
    not where the forum added something that the dump has nowhere else, such as the title of a page that is linked to.
    """
    dialect = dialect_of(context, facts.identity("id"))
    cooked, raw = facts.text("cooked"), drop_controls(facts.text("raw"))
    if not cooked:
        return to_markdown(blocks_in(as_html(raw), dialect))
    blocks = blocks_in(cooked, dialect)
    own_blocks = blocks_in(as_html(raw, links_in(cooked)), dialect) if raw.strip() else blocks
    made = to_markdown(blocks)
    if own_blocks == blocks:  # as nearly always; writing Markdown takes longer than this
        return made
    own = to_markdown(own_blocks)
    return own if _says_the_same(own, made) else made


def _says_the_same(own: str, made: str) -> bool:
    return own == made or Counter(_WORD.findall(own)) == Counter(_WORD.findall(made))


def links_in(cooked: str) -> Links:
    """Where the uploads and mentions of a body lead to, which only its HTML says."""
    uploads: dict[str, str] = {}
    mentions: dict[str, str] = {}
    body = parsed(cooked) if "data-base62-sha1" in cooked or "mention" in cooked else None
    if body is None:
        return Links(uploads, mentions)
    for image in body.css("img[data-base62-sha1]"):
        parent = image.parent
        large = parent.attributes.get("href") if parent is not None and parent.tag == "a" else ""
        source = large or image.attributes.get("data-orig-src") or image.attributes.get("src") or ""
        uploads[image.attributes.get("data-base62-sha1") or ""] = source
    for link in body.css("a[href].mention, a[href].mention-group"):
        mentions[words_of(link).casefold()] = link.attributes.get("href") or ""
    return Links(uploads, mentions)


def dialect_of(context: BodyContext, post: str) -> Dialect:
    """How the body of a post is read, by its id."""
    address = _addresses(context.base)
    by_class: dict[str, Handler] = {
        **_BY_CLASS,
        "quote": functools.partial(_quote, context=context),
        "poll": functools.partial(_poll, context=context, post=post),
    }
    return Dialect(by_class, {"img": _image, "a": _link}, address)


@functools.lru_cache(maxsize=8)
def _addresses(base: str) -> Callable[[str], str]:
    """Whole addresses; an upload's short name is an address of the forum (`/uploads/short-url/…`)."""
    resolve = resolver(base)

    def address(found: str) -> str:
        if found.startswith("upload://"):
            return resolve(f"/uploads/short-url/{found.removeprefix('upload://')}")
        if found.startswith("//") and not base:
            return resolve(f"https:{found}")
        return "" if found.startswith("#") else resolve(found)

    return address


def _quote(node: LexborNode, reader: Reader, *, context: BodyContext) -> _Converted:
    """A quotation, or the preview of another topic: that has no username, and its title is a link."""
    inner = next((child for child in node.iter() if child.tag == "blockquote"), None)
    if node.tag != "aside" or inner is None:
        return None
    facts = node.attributes
    topic, number = facts.get("data-topic") or "", facts.get("data-post") or ""
    title = node.css_first("div.title")
    link = next((a for a in title.css("a") if words_of(a)), None) if title is not None else None
    address = reader.address(link.attributes.get("href")) if link is not None else ""
    if not address and topic.isdecimal() and number.isdecimal():
        slug = context.slug if topic == context.topic_id else ""
        address = topic_address(context.base, slug, topic, int(number[:9]))
    blocks = reader.blocks(inner)
    name = clean_name(facts.get("data-username") or "")
    if not name and link is not None:
        heading = Link(address, (Text(words_of(link)),)) if address else Text(words_of(link))
        return (Quote((Paragraph((heading,)), *blocks)),)
    return (Quote(blocks, name or clean_name(quoted_name(words_of(title))), address),)


def _onebox(node: LexborNode, reader: Reader) -> _Converted:
    """The preview of a link: the link with its title. What else it shows are the other site's words."""
    if node.tag == "a":
        return None
    links = [a for a in node.css("a") if a.attributes.get("href")]
    address = reader.address(node.attributes.get("data-onebox-src")) or next(
        (found for found in (reader.address(a.attributes.get("href")) for a in links) if found), ""
    )
    heading = node.css_first("h3") or node.css_first("h4")
    title = words_of(heading) or next((words_of(a) for a in links if words_of(a)), "") or address
    if not title:
        return None
    return (Paragraph((Link(address, (Text(title),)) if address else Text(title),)),)


def _lightbox(node: LexborNode, reader: Reader) -> _Converted:
    """A picture that opens large: the large one, named as the small one is."""
    image = node.css_first("img")
    if node.tag != "a" or image is None:
        return None
    name = image.attributes.get("alt") or node.attributes.get("title") or ""
    return (_picture(reader.address(node.attributes.get("href")), name, node.attributes.get("href") or ""),)


def _picture(address: str, name: str, source: str) -> Inline:
    if address:
        return Image(address, name)
    return Link(MISSING, (Text(name or source.rpartition("/")[2] or "image"),))


def _image(node: LexborNode, reader: Reader) -> _Converted:
    facts = node.attributes
    classes = (facts.get("class") or "").split()
    if "emoji" in classes:
        return (Text(labelled(facts.get("title") or facts.get("alt") or "") or facts.get("alt") or ""),)
    if "avatar" in classes or "site-icon" in classes:
        return ()
    source = facts.get("data-orig-src") or facts.get("src") or ""
    if source.startswith("data:") or not source:
        return TAGS["img"](node, reader)
    name = (facts.get("alt") or facts.get("title") or "").partition("|")[0]
    if reader.address(source) and not source.startswith("upload:"):
        return TAGS["img"](node, reader)
    return (_picture(reader.address(source), name, source),)


def _link(node: LexborNode, reader: Reader) -> _Converted:
    """An upload keeps its name where its address is not known; the anchors of headings say nothing."""
    facts = node.attributes
    source = facts.get("href") or ""
    classes = (facts.get("class") or "").split()
    if source.startswith("upload:") or "attachment" in classes:
        name = words_of(node).removesuffix("|attachment") or source.rpartition("/")[2]
        return (Link(reader.address(source) or MISSING, (Text(name),)),)
    return () if "anchor" in classes and not words_of(node) else TAGS["a"](node, reader)


def _spoiler(node: LexborNode, reader: Reader) -> _Converted:
    return (Spoiler(reader.blocks(node)),)


def _video(node: LexborNode, reader: Reader) -> _Converted:
    """A video that would load on a click: a link with its title."""
    facts = node.attributes
    link = node.css_first("a")
    address = reader.address(link.attributes.get("href") if link is not None else facts.get("data-video-src"))
    title = facts.get("data-video-title") or facts.get("data-youtube-title") or address
    if not address and facts.get("data-youtube-id"):
        address = reader.address(f"https://www.youtube.com/watch?v={facts['data-youtube-id']}")
    return (Paragraph((Link(address, (Text(title or address),)),)),) if address else None


def _poll(node: LexborNode, _: Reader, *, context: BodyContext, post: str) -> _Converted:
    key = post, node.attributes.get("data-poll-name") or ""
    return () if key == context.thread_poll else poll_blocks(node, context.polls.get(key))


_BY_CLASS: dict[str, Handler] = {
    "onebox": _onebox,
    "lightbox": _lightbox,
    "spoiler": _spoiler,
    "spoiled": _spoiler,
    "lazyYT": _video,
    "lazy-video-container": _video,
    "video-placeholder-container": _video,
    "clicks": drop,
    "quote-controls": drop,
}
