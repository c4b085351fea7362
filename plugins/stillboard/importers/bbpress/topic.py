"""Posts on pages of bbPress whose themes give their contents no class: bbPress's classes of a post, or the topic's place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from ...markup.html_words import words_of
from .._html.dates import is_date
from .._html.dom import ancestors, attribute, following, has_class, previous_element
from .._html.page_facts import PageFacts
from .._html.said import said_in
from .._html.thread_page import ForumPage

_BY_CLASS = "[class*='bbp-parent-topic-'], [class*='bbp-parent-forum-'].type-topic, .reply.type-reply, .topic.type-topic"
ASIDE = ".bbp-breadcrumb, .bbp-pagination, .bbp-template-notice, form, nav"
_SHORTEST = 3  # letters of a post
MAX_LINKS = 20  # of a topic, that may lead to its author
MAX_SMALL = 60  # elements of a topic that may show its date
MAX_DATE = 80  # characters of one
MAX_BEFORE = 12  # nodes above the first reply that may be its topic
_LEAD = 6  # levels above the first reply at which a topic is looked for that a theme shows in a way of its own
_PAGE = 60  # elements in one another


def with_others(page: ForumPage, found: list[LexborNode]) -> list[LexborNode]:
    """Along with the posts that have no content by its class, but bbPress's classes of a post; a topic that has not even
    these stands above its replies.
    """
    held = {mem_id for node in found for mem_id in (node.mem_id, *ids_around(node))}
    known = {node.mem_id for node in found}
    others = {node.mem_id: node for node in page.page.root.css(_BY_CLASS)}
    more = [
        node
        for node in others.values()
        if node.mem_id not in held and known.isdisjoint(ids_around(node)) and others.keys().isdisjoint(ids_around(node))
    ]
    more = [node for node in more if len(words_of(node)) >= _SHORTEST and node.tag != "body" and not is_aside(node)]
    if more:
        places = {node.mem_id: n for n, node in enumerate(page.page.root.css("*"))}
        found = sorted((*found, *more), key=lambda node: places[node.mem_id])
    lead = _lead_before(page, found[0]) if found and page.number == 1 and not _has_lead(page, found) else None
    return [lead, *found] if lead is not None else found


def _has_lead(page: ForumPage, found: Sequence[LexborNode]) -> bool:
    """Whether one of the posts is the topic, by its class or its id."""
    said = (
        f"{attribute(node, 'class')} {attribute(node, 'id')} {attribute(inner, 'class')}"
        for post in found
        for node in (post, post.parent, previous_element(post))
        for inner in (post.css_first("[class*='bbp-topic-content'], .type-topic, [id^='post-']"),)
    )
    thread = re.compile(rf"(?:type-topic|bbp-topic-content|bbp-lead-topic|\bpost-{page.thread_id or '0'}(?!\d))")
    return any(thread.search(words) for words in said)


def _lead_before(page: ForumPage, reply: LexborNode) -> LexborNode | None:
    """What stands above the first reply and has a date, a member's link, and words of its own."""
    for above in (reply, *ancestors(reply, _LEAD)):
        if above.tag in {"body", "html"}:
            return None
        for other in itertools.islice(following(above, forward=False), MAX_BEFORE):
            if other.is_element_node and _is_lead(page, other):
                return other
    return None


def _is_lead(page: ForumPage, node: LexborNode) -> bool:
    if is_aside(node) or member_link(page.facts, node) is None:
        return False
    date = shown_date(node, page.page.lang)
    return date is not None and said_in(node, (date,)) is not None


def member_link(page: PageFacts, node: LexborNode) -> LexborNode | None:
    """The first link with words that leads to a member; None if there is none."""
    links = (link for link in node.css("a[href]")[:MAX_LINKS] if words_of(link))
    member = page.layout.addresses.member
    return next((link for link in links if member.search(page.link(link) or attribute(link, "href"))), None)


def shown_date(node: LexborNode, lang: str) -> LexborNode | None:
    """The smallest of the elements that show a date, of equal ones the first."""
    small = (one for one in node.css("time, span, small, li, a, div, p")[:MAX_SMALL] if len(words_of(one)) <= MAX_DATE)
    return min((one for one in small if is_date(one, lang)), key=lambda one: len(words_of(one)), default=None)


def is_aside(node: LexborNode) -> bool:
    """Whether an element holds ways, notices or forms, and hardly anything besides."""
    if node.tag in {"form", "nav"} or has_class(node, "bbp-breadcrumb", "bbp-pagination"):
        return True
    aside = sum(len(words_of(one)) for one in node.css(ASIDE)[:5])
    return bool(aside) and len(words_of(node)) - aside < _SHORTEST


def ids_around(node: LexborNode) -> list[int]:
    """The elements around one, up to a page's usual depth."""
    return [above.mem_id for above in ancestors(node, _PAGE)]
