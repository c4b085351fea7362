"""Parts of a post that a saved page shows and its forum did not show to guests: the elements that add-ons put around them.

A page that a member saved has them in the open, or in their place a sentence that says who may read them. Either way guests were
not shown them. The elements are known by their classes, as `gates` knows the tags of a database by their names. A name that other
things have too says so only under a label that says the same: in doubt words stay.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborNode

from ..gfm import HIDDEN
from .blocks import Link, Text
from .hidden import FOLDS, hides, is_button, is_switch, nearest_before
from .html_words import elements

GAP = Link(HIDDEN, (Text("…"),))
"""Stands where such a part was, as it does in posts of databases."""
# Names that nothing else has: XenForo's add-ons, uCoz, Forumotion, phpBB.
_SURE = re.compile(
    r"\w+\.(?:bbcodeblock--hid(?:e|den)[\w-]*|hideblock--.*|messagehide(?:--.*)?|block-mhhide|uhideblock)|dl\.hidecode"
)
# Names of the tag, without what follows "--", and with "-" for "_". A few boards call their spoilers so, which have buttons.
_TAGS = frozenset(
    "bbc-hide bbc-hidden bbcode-hide bbcode-hidden bbcode-hide-content bb-code-hide hide-bbcode hidebbcode hide-bb-code hidebox "
    "hide-reply hide-thanks".split()
)
_STAFF = "(?:staff|moderators?|admins?|administrators?)"  # mods and a team may be of anything
_READERS = f"(?:members?|registered(?:-users)?|logged-?in(?:-users)?|vips?|{_STAFF})"
_FOR_SOME = re.compile(
    rf"{_READERS}-?only(?:-?(?:content|block|text|area|part|box|notes?|message|comments?))?|(?:only|visible)-(?:for|to)-{_READERS}"
    rf"|only-{_READERS}|(?:{_STAFF}-)?(?:private|internal)-(?:{_STAFF}-)?notes?"
    r"|guests?-hidden|hid(?:e|den)-from-guests?"
)
_PERHAPS = re.compile(r"hid(?:e|den)-?(?:box|block|content|text|post|message|part|area)(?:-.*)?")
_MUST = r"you (?:must|need to|have to) (?:reply|post|log ?in|register|like|thank|be (?:logged|registered|a member)).{0,80}"
_LABEL = re.compile(
    r"(?:hidden|hide)\s(?:content|text|message|post|part|information)(?:\s?[:：(].{0,80})?"
    rf"|(?:hidden|hide)\s?(?:[:：(]\s?(?:{_MUST}|(?:only|members?|registered|reply|log ?in|thanks?|\d).{{0,80}}))?[:：]?|{_MUST}"
    r"|versteckter (?:inhalt|text).{0,40}|(?:contenido|texto) oculto.{0,40}|contenu caché.{0,40}"
    r"|(?:contenuto|testo) nascosto.{0,40}"
    r"|скрыт(?:ый текст|ое содержание|ое содержимое).{0,40}|nội dung ẩn.{0,40}|gizli (?:içerik|metin).{0,40}|ukryta treść.{0,40}"
    r"|本帖[隐隱]藏的[内內]容.{0,40}|[隐隱]藏[内內]容.{0,40}",
    re.IGNORECASE,
)
_STEMS = re.compile("hid|only|visible|note", re.IGNORECASE)  # one is in every such name
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code em font i img kbd label mark q s samp small span strike strong sub sup tt u var".split()
)
_SEEN = "img, picture, video, audio, iframe, embed, object, canvas, svg, a[href]"  # what is something without words
_APART = re.compile(r"(?<!bb)code|quot|highlight|syntax", re.IGNORECASE)  # has buttons of its own: copy, select all, expand
_APART_TAGS = frozenset(("blockquote", "pre", "code"))
_MOST = 40  # elements of such a part that are looked at
_SHORT = 30  # characters before a button that say what it shows
_LEVELS = 6  # of elements around it


def labels(words: str) -> bool:
    """Whether a label says that what it stands over is hidden: engines without classes set such a part off like a quotation."""
    return bool(_LABEL.fullmatch(words.strip()))


def in_line(tag: str) -> bool:
    """Whether an element stands in a line of words; so does its gap."""
    return tag in _INLINE


def is_gated(node: LexborNode, classes: str, is_known: Callable[[str], bool], roots: AbstractSet[int] = frozenset()) -> bool:
    """Whether an element holds what guests were not shown. `is_known`: whether a class means another thing to the engine;
    `roots`: what is read as a whole (`mem_id`).
    """
    tag, names = node.tag or "", classes.lower().split()
    if tag == "fieldset" and _is_set_off(node):
        return True
    if not _STEMS.search(classes):
        return False
    plain = [name.partition("--")[0].replace("_", "-") for name in names]
    if any(_SURE.fullmatch(f"{tag}.{name}") for name in names) or (not in_line(tag) and any(map(_FOR_SOME.fullmatch, plain))):
        return _holds_something(node)
    if any(is_known(name) for name in classes.split()):
        return False
    if not _TAGS.isdisjoint(plain):
        return _holds_something(node) and not opens(node)
    perhaps = not in_line(tag) and any(map(_PERHAPS.fullmatch, plain))
    return perhaps and labels(_first_words(node)) and not opens(node) and not _is_folded(node, roots)


def _is_set_off(node: LexborNode) -> bool:
    """Whether a box is all that an add-on has around such a part: one whose legend says so, and more stands in it."""
    legend = next((one for one in _children(node) if _is_solid(one)), None)
    if legend is None or legend.tag != "legend" or not labels(_words(legend)):
        return False
    return _words(legend) != _words(node) and not opens(node)


def opens(node: LexborNode) -> bool:
    """Whether everybody can unfold a part: it has or follows a button of its own, or something in it waits to be shown."""
    before = nearest_before(node)
    if before is not None and not _is_apart(before) and is_button(before):
        return True
    around, over = _over(node)
    own = [*around, *(_of(over) if over is not None else ())]
    return any(is_switch(one.tag or "", one.attributes) for one in own) or waits(node)


def waits(node: LexborNode) -> bool:
    """Whether something in a part is hidden until it is unfolded."""
    return any(hides(one.attributes) for one in _of(node))


def _over(node: LexborNode) -> tuple[list[LexborNode], LexborNode | None]:
    """The elements around all that a part holds, and what stands in them over the rest: there its button can be."""
    around = [node]
    for _ in range(_LEVELS):
        solid = [one for one in _children(around[-1], text=True) if _is_solid(one)]
        if len(solid) == 1 and solid[0].is_element_node and not _is_apart(solid[0]):
            around.append(solid[0])
            continue
        if solid and solid[0].is_text_node and len(_words(solid[0])) <= _SHORT:
            solid = solid[1:]
        over = solid[0] if len(solid) > 1 and solid[0].is_element_node and not _is_apart(solid[0]) else None
        return around, over
    return around, None


def _is_folded(node: LexborNode, roots: AbstractSet[int]) -> bool:
    """Whether its own classes, or what it lies in, say that it is a spoiler."""
    here: LexborNode | None = node
    for level in range(_LEVELS):
        if here is None or here.mem_id in roots:
            return False
        if here.tag == "details" or FOLDS[level > 0].search(
            f"{here.attributes.get('class') or ''} {here.attributes.get('id') or ''}"
        ):
            return True
        here = here.parent
    return False


def _holds_something(node: LexborNode) -> bool:
    return bool(node.text().strip()) or node.css_first(_SEEN) is not None


def _is_solid(node: LexborNode) -> bool:
    if node.is_text_node:
        return bool(_words(node))
    return _holds_something(node) or node.tag == "img" or is_switch(node.tag or "", node.attributes)


def _first_words(node: LexborNode) -> str:
    """The words of the first thing inside an element."""
    return next(filter(None, map(_words, _children(node, text=True))), "")


def _words(node: LexborNode) -> str:
    return " ".join(((node.text_content or "") if node.is_text_node else node.text()).split())


def _is_apart(node: LexborNode) -> bool:
    """Whether it is code or a quotation."""
    return node.tag in _APART_TAGS or bool(_APART.search(node.attributes.get("class") or ""))


def _of(node: LexborNode) -> list[LexborNode]:
    """An element and those in it, but not those of code and quotations in it."""
    found: list[LexborNode] = []
    todo = [node]
    while todo and len(found) < _MOST:
        one = todo.pop()
        found.append(one)
        todo.extend(child for child in reversed(_children(one)) if not _is_apart(child))
    return found


def _children(node: LexborNode, *, text: bool = False) -> list[LexborNode]:
    """The first elements right inside another; with `text` the pieces of text between them too."""
    return list(itertools.islice(elements(node, text=text), _MOST))
