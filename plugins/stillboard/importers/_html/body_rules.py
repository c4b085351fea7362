"""The rules by which forum engines write what HTML lacks: quotations, code, spoilers; and their boilerplate.

An engine gives its own as data (`BodyRules`); `dialect` makes from them what markup/from_html reads by.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ...markup.blocks import Block, CodeBlock, Inline, Quote, Spoiler
from ...markup.from_html import Dialect, Handler, Reader, drop
from ...markup.html_elements import language
from ...markup.html_words import elements, read_text, read_words, text_of, words_of
from .attribution import quoted_name
from .dom import ancestors, attribute, belongs_to, first, has_class, sibling

Converted = Iterable[Block | Inline] | None
Address = Callable[[str], str]
_NEVER = re.compile(r"(?!)")
_LINES = ("p", "div", "b", "strong", "em", "i", "span", "small", "cite", "h4", "h5", "h6")  # elements that may hold such a line
NEAR = 6  # levels between a button and what it unfolds
MAX_TITLE = 200  # characters of a spoiler's


@dataclass(frozen=True, slots=True)
class Quotation:
    """How an engine writes a quotation."""

    heads: tuple[str, ...] = ()
    """Selectors of the heading; it must be the quotation's own, not that of one inside it."""
    bodies: tuple[str, ...] = ()
    """Selectors of what is quoted; without one it is all but the heading."""
    names: tuple[str, ...] = ()
    """Attributes that hold the name."""
    posts: tuple[str, ...] = ()
    """Attributes, of the quotation or of a link in its heading, that hold the post's id, or its address."""
    named: tuple[str, ...] = ("cite", "strong", "b")
    """Elements of the heading that may hold the name alone; else its words are read."""
    leads: bool = False
    """Whether the heading's link leads to what is quoted even where that is no post."""
    other: str = ""
    """What else stands in the heading with the name: a date."""
    after: str = ""
    """The sign in the heading that the name follows; without it the heading names nobody."""
    above: str = ""
    """The class of a heading that stands before the quotation, not in it."""


@dataclass(frozen=True, slots=True)
class BodyRules:
    """The rules of one engine's bodies, by class names."""

    boilerplate: str = ""
    """What nobody wrote, or what is read elsewhere (signatures, notices of edits, attached files)."""
    quotes: Mapping[str, Quotation] = field(default_factory=dict)
    """By the class of the quotation; "blockquote" stands for any block quote without a class that is listed."""
    code: str = ""
    spoilers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By class: the selectors of the title and of what is folded ("" for none, for all)."""
    handlers: Mapping[str, Handler] = field(default_factory=dict)
    """By class: what an engine does in no other's way."""
    tags: Mapping[str, Handler] = field(default_factory=dict)
    post: re.Pattern[str] = _NEVER
    """The post's id (group 1) in an attribute or an address of a quotation."""
    over: Callable[[str], str] | None = None
    """The name that a line over a block quote gives its author, "" if it is no such line; None where no line is one."""


def together(engines: Iterable[BodyRules]) -> BodyRules:
    """What any of some engines writes, in one. Where two claim a class, the first has it; what they do to tags is left out."""
    last_first = [*engines][::-1]
    patterns = dict.fromkeys(rules.post.pattern for rules in last_first)
    return BodyRules(
        boilerplate=" ".join(rules.boilerplate for rules in last_first),
        quotes={name: quotation for rules in last_first for name, quotation in rules.quotes.items()},
        code=" ".join(rules.code for rules in last_first),
        spoilers={name: places for rules in last_first for name, places in rules.spoilers.items()},
        handlers={name: handler for rules in last_first for name, handler in rules.handlers.items()},
        post=re.compile("|".join(f"(?:{pattern})" for pattern in patterns)),
    )


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What a body's words refer to."""

    address: Callable[[str], str] = str
    """From an address on the page to an absolute one; "" if it must not be followed."""
    file: Callable[[str], str] = lambda _: ""
    """From an address on the page to the path of a file that the dump holds, or ""."""
    post_address: Callable[[str], str] = lambda _: ""
    """From a post's id to its address, or ""."""
    authors: Mapping[str, str] = field(default_factory=dict)
    """The names of the page's posts by their ids."""


def dialect(rules: BodyRules, context: LinkContext, excluded: AbstractSet[int] = frozenset()) -> Dialect:
    """How the bodies of an engine are read; `excluded`: the elements (`mem_id`) in them that are read elsewhere."""
    by_class: dict[str, Handler] = {
        **dict.fromkeys(rules.boilerplate.split(), drop),
        **dict.fromkeys(rules.code.split(), _code),
        **{name: functools.partial(_spoiler, places=places) for name, places in rules.spoilers.items()},
    }
    by_tag: dict[str, Handler] = {}
    for name in rules.quotes:
        handler = functools.partial(_quote, kind=name, rules=rules, context=context)
        (by_tag if name == "blockquote" else by_class)[name] = handler
        if above := rules.quotes[name].above:
            by_class.setdefault(above, functools.partial(_heading, rules=rules))
    if rules.over:
        by_tag |= dict.fromkeys(_LINES, functools.partial(_line_over, rules=rules))
    return Dialect({**by_class, **rules.handlers}, {**by_tag, **rules.tags}, context.address, context.file, excluded)


def own(node: LexborNode, selectors: Iterable[str], kind: str = "blockquote") -> LexborNode | None:
    """The first element found that belongs to `node` itself, not to another of its kind (a class, or a tag) inside it."""
    for selector in selectors:
        found = node.css_first(selector)
        if found is not None and belongs_to(found, node, lambda one: one.tag == kind or has_class(one, kind)):
            return found
    return None


def _quote(node: LexborNode, reader: Reader, kind: str, rules: BodyRules, context: LinkContext) -> Converted:
    quotation = rules.quotes[kind]
    head = own(node, quotation.heads, kind) or _above(node, quotation)
    body = own(node, quotation.bodies, kind)
    head = head or heading_beside(node, body) or _over(node, rules)
    return (quote_of(node, head, body, reader, quotation, rules, context),)


def _over(node: LexborNode, rules: BodyRules) -> LexborNode | None:
    """The line over a block quote that names its author."""
    before = sibling(node, forward=False) if rules.over and node.tag == "blockquote" else None
    named = before is not None and before.tag in _LINES and rules.over is not None and rules.over(words_of(before))
    return before if named else None


def _line_over(node: LexborNode, _: Reader, rules: BodyRules) -> Converted:
    """Such a line is read with the quotation below it; any other is what somebody wrote."""
    after = sibling(node, forward=True)
    if after is None or after.tag != "blockquote" or any(name in rules.handlers for name in attribute(after, "class").split()):
        return None
    return () if (found := _over(after, rules)) is not None and found.mem_id == node.mem_id else None


def heading_beside(node: LexborNode, body: LexborNode | None) -> LexborNode | None:
    """The heading of a quotation that has it in no place that is known: what has words, and stands before what is quoted."""
    around = {body.mem_id} if body is not None else set()
    for above in ancestors(body) if body is not None else ():
        if above.mem_id == node.mem_id:
            break
        around.add(above.mem_id)
    for part in elements(node) if body is not None else ():
        if part.mem_id in around:
            return None
        if words_of(part):
            return part
    return None


def _above(node: LexborNode, quotation: Quotation) -> LexborNode | None:
    """The heading that stands before a quotation."""
    before = sibling(node, forward=False) if quotation.above else None
    return before if has_class(before, quotation.above) else None


def _heading(node: LexborNode, _: Reader, rules: BodyRules) -> Converted:
    """A heading before a quotation is read with it; without one it is what somebody wrote."""
    after = sibling(node, forward=True)
    if after is None:
        return None
    names = (*attribute(after, "class").split(), after.tag or "")
    return () if any(name in rules.quotes and rules.quotes[name].above for name in names) else None


def quote_of(
    node: LexborNode,
    head: LexborNode | None,
    body: LexborNode | None,
    reader: Reader,
    quotation: Quotation,
    rules: BodyRules,
    context: LinkContext,
) -> Quote:
    """A quotation from its parts: `node` as a whole, its heading and what is quoted, where it has such elements."""
    link = first(head, "a[href]")
    post = _post_id(node, head, quotation, rules)
    name = attribute(node, *quotation.names) or attribute(link, *quotation.names)
    name = name or (rules.over(words_of(head)) if rules.over and head is not None else "") or _name(head, quotation)
    name = name or context.authors.get(post, "")
    address = context.post_address(post) if post else ""
    if not address and (post or quotation.leads):
        address = reader.address(attribute(link, "href"))
    return Quote(content(node, head, body, reader), name.strip(), address)


def content(node: LexborNode, head: LexborNode | None, body: LexborNode | None, reader: Reader) -> tuple[Block, ...]:
    """What a quotation or a spoiler holds: what is in its body, else all but its heading."""
    return reader.blocks(body) if body is not None else reader.among(without(node, [head] if head is not None else []))


def _post_id(node: LexborNode, head: LexborNode | None, quotation: Quotation, rules: BodyRules) -> str:
    links = head.css("a") if head is not None else []
    said = [attribute(node, name) for name in quotation.posts]
    said += [attribute(link, name) for link in links for name in (*quotation.posts, "href")]
    for words in said:
        if words.isdecimal() and words.isascii() and len(words) < 19:
            return words
        if match := rules.post.search(words):
            return next((group for group in match.groups() if group), "")
    return ""


def _name(head: LexborNode | None, quotation: Quotation) -> str:
    if head is None:
        return ""
    words = words_of(head)
    if quotation.other:
        words = " ".join(" ".join(map(text_of, without(head, head.css(quotation.other)))).split())
    if quotation.after:
        return quoted_name(words.partition(quotation.after)[2])
    for selector in quotation.named:
        found = head.css_first(selector)
        if found is not None and (name := words_of(found)) and len(name) < len(words):
            return quoted_name(name)
    return quoted_name(words)


def without(node: LexborNode, parts: Sequence[LexborNode], excluded: AbstractSet[int] = frozenset()) -> list[LexborNode]:
    """The children of `node` without some parts; where these stand deeper, those of the elements around them, down to them.

    `excluded`: what is read elsewhere, by `mem_id`.
    """
    gone = {*excluded, *(part.mem_id for part in parts)}
    path: set[int] = set()
    for part in parts:
        for above in ancestors(part):
            if above.mem_id == node.mem_id or above.mem_id in path:
                break
            path.add(above.mem_id)
    found: list[LexborNode] = []
    todo = [*elements(node, text=True)][::-1]
    while todo:
        child = todo.pop()
        if child.mem_id in gone:
            continue
        if child.mem_id in path:
            todo.extend([*elements(child, text=True)][::-1])
        else:
            found.append(child)
    return found


def _code(node: LexborNode, _: Reader) -> Converted:
    """Code, without the title over it ("Code: Select all"), which stands outside the element that holds the lines."""
    code = node if node.tag == "pre" else first(node, "pre", "code", "textarea", ".body", ".code")
    if code is None:
        return None
    inner = code.css_first("code") if code.tag == "pre" else None
    lines = read_text(inner if inner is not None and words_of(inner) else code)
    return (CodeBlock(lines.removeprefix("\n").rstrip("\n"), language(code)),)


def _is_around(node: LexborNode, body: LexborNode | None) -> bool:
    return body is not None and any(above.mem_id == node.mem_id for above in ancestors(body, NEAR))


def _spoiler(node: LexborNode, reader: Reader, places: tuple[str, str]) -> Converted:
    head = first(node, places[0]) if places[0] else None
    body = first(node, places[1]) if places[1] else None
    if head is None and body is not None:  # what the skin has beside it is its title
        said = " ".join(" ".join(map(text_of, without(node, [body]))).split())
        title = said.rstrip(":").strip() if len(said) <= MAX_TITLE else ""
    else:
        title = read_words(head).rstrip(":").strip() if head is not None else ""
    if not title and (button := first(node, "button")) is not None and not _is_around(button, body):
        title = words_of(button).partition(":")[2].strip()
    return (Spoiler(content(node, head, body, reader), title),)
