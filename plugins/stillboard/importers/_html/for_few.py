"""Pages that one member alone reads, or the staff: private messages, inboxes, notifications, control panels, lists of reports.

They are built as threads are, by every engine, and are nobody else's to publish: so they are known before any importer reads
them. What an engine says of the page as a whole decides (`dumps/page_kinds`). Else the page is known by where it says that it is
(its own address, the line of links above it, the forms around its messages, links that answer them), and on pages of no known
engine by a title that is the name of such pages alone. A thread may speak of them in its title and its posts, and readers who
are logged in have links to theirs at the top of every page: neither counts.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from ...dumps import Capture
from ...dumps.page_kinds import THREAD, Kind, NotAThread
from ...errors import DumpError
from ...markup.html_words import words_of
from .._phrases import INBOXES, MAILBOXES, PRIVATE_PAGES, STAFF_PAGES, languages
from .dom import ancestors, attribute, following
from .parsed import look

PRIVATE, STAFF = NotAThread.PRIVATE, NotAThread.STAFF

OWN = dict.fromkeys(languages(PRIVATE_PAGES), PRIVATE) | dict.fromkeys(languages(STAFF_PAGES), STAFF)
"""What such pages are called, in small letters, and nothing else is."""
MAILBOX = frozenset(languages(MAILBOXES))
"""What they are called, and threads may be."""
_SHARED = MAILBOX | frozenset(languages(INBOXES))
# Addresses of such pages: scripts, what is asked of a script, folders.
_PRIVATE = re.compile(
    r"(?:^|/)(?:private|privmsga?|u2u|pm|pms|usercp|pmread|pm_(?:view|read|show)|privateread|privatesend)\.(?:php|asp|aspx|cgi)\b"
    r"|(?:^|/)ucp\.php\?(?:[^#]*[&;])?i=|[?&;]action=(?:pm|im|imshow|imoutbox)(?:[;&#]|$)|[?&;]act=(?:msg|usercp)\b|[?&;]module=(?:messaging|messenger|pm)\b"
    r"|[?&;]do=pm\b|(?:^|/)(?:messenger|privatemessages?|private-messages?|direct-messages|messagecenter|privatenotes)(?:[/?#]|$)"
    r"|(?:^|/)messages?/(?:inbox|messages|sent|unread)(?:[/?#]|$)|(?:^|/)(?:account/)?(?:notifications|alerts)/?(?:[?#]|$)"
    r"|(?:^|/)conversations/(?:[^/?#]*\.\d+(?:/|$)|messages/|$)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:^|/)(?:modcp|mcp|moderation)\.php\b|(?:^|/)modcp(?:[/?#]|$)|[?&;]action=moderate(?:[;&#]|$)|(?:^|/)(?:mod(?:eration|erator)?-?"
    r"(?:log|queue)|approval-queue)(?:[/?#]|$)",
    re.IGNORECASE,
)
_THREAD = re.compile(r"(?:topic|thread|discussion|(?:^|/)t/|[?&;/]tid[=-]?\d)", re.IGNORECASE)
# What only the pages of threads lead to: answers to the thread, its neighbours, a copy to print.
_OF_A_THREAD = re.compile(
    r"""(?:href|action)=["']?[^"'<>]{0,300}?(?:newreply\.php|printthread\.php|posting\.php\?mode=(?:reply|quote)|action=post;(?:[^"'<>]{0,60};)?topic="""
    r"""|action=printpage|view=(?:next|previous)\b|goto=next|method=reply|post\.php\?tid=|/add-reply)""",
    re.IGNORECASE,
)
# What only a message leads to: its answers and copies. Links to send somebody one are under every post.
_OF_A_MESSAGE = re.compile(
    r"[?&;]pmid=\d|(?:^|/)privmsga?\.php\?(?:[^#]*[&;])?mode=(?:reply|quote|edit)\b|[?&;]action=pm;(?:[^#]*;)?(?:pmsg|quote)\b"
    r"|(?:^|/)ucp\.php\?(?:[^#]*[&;])?action=(?:reply|quote|forward|delete)\b",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"crumb|navbit|linktree|navigate_section|crust|pathway", re.IGNORECASE)
_STEP = re.compile(r"(?:[›»>→/]|::)$")
_ENDS = re.compile(r" (?:[-–—|·•:»›«/]|::) ")
# A board that a page stands in, by its number or by a script's name; nobody's messages stand in one.
_BOARD = re.compile(
    r"(?:viewforum|forumdisplay|showforum|viewboard)\b|(?:^|/)(?:forums?|boards?|categor(?:y|ies)|sections?|f|c)/(?:[^?#/]{0,80}[^\w?#])?\d"
    r"|[?&;](?:f|fid|forum|board|forumid|boardid|forum_id|frm_id)=\d",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[\[(]\d{1,6}[\])]")
_MAX_NAME = 60  # characters of a name of such pages
_MAX_ADDRESS = 500  # characters; what it leads to stands at its beginning
_FEW = 60  # links above the posts that are looked at for the way to the page
_HEADINGS = 3


def for_few(capture: Capture, said: Kind, *, known: bool) -> NotAThread | None:
    """PRIVATE or STAFF for an HTML page that is one member's or the staff's; None for any other capture. Never raises.

    `said`: what the page says of itself as a whole, by `dumps.page_kinds.said_of`; `known`: an engine's importer accepts it,
    whose threads may have any title.
    """
    if said in (PRIVATE, STAFF):
        return NotAThread(said)
    try:
        if said == THREAD or not capture.head.lstrip("\ufeff \t\r\n").startswith("<"):
            return None
        root = look(capture)
    except DumpError:
        return None
    if root is None:
        return None
    page = _Page(root, capture.address, is_thread=_OF_A_THREAD.search(capture.text) is not None)
    found = page.by_address() or page.by_crumbs() or page.by_forms() or page.by_answers() or page.by_panel()
    return found or (None if known else page.by_title())


class _Page:
    """A page, and what speaks for a thread on it."""

    def __init__(self, root: LexborNode, address: str, *, is_thread: bool) -> None:
        self.root = root
        own = [attribute(root.css_first('link[rel="canonical"]'), "href")]
        own += [attribute(root.css_first('meta[property="og:url"]'), "content"), address]
        self.addresses = [one for one in own if one]
        self.is_thread = is_thread or any(map(is_of_thread, self.addresses))

    def by_address(self) -> NotAThread | None:
        """By where it says that it stood."""
        return next((kind for one in self.addresses if (kind := led_to(one))), None)

    def by_crumbs(self) -> NotAThread | None:
        """By the links that lead down to it from the front page."""
        for link in self.root.css("a[href]")[:_FEW]:  # a trail stands above what the page is about
            kind = led_to(attribute(link, "href"))
            name = name_of(words_of(link))
            if not kind and name not in OWN:
                continue
            if _is_crumb(link):
                return kind or OWN[name]
            if kind and not self.is_thread and _is_step(link):
                return kind
        return None

    def by_forms(self) -> NotAThread | None:
        """By the forms that messages stand in, or are answered in."""
        if self.is_thread:
            return None
        forms = [led_to(attribute(form, "action")) for form in self.root.css('form[method="post" i]')[:_FEW]]
        return PRIVATE if PRIVATE in forms else None  # that of the staff is on threads that they read

    def by_panel(self) -> NotAThread | None:
        """By phpBB's panel of the reader's own, whose login page has the same class."""
        panel = self.root.css_first("body.section-ucp #cp-main, body.section-ucp .ucp-main, body.section-ucp .postbody")
        return PRIVATE if panel is not None else None

    def by_answers(self) -> NotAThread | None:
        """By links that answer a message."""
        if self.is_thread:
            return None
        found = any(_OF_A_MESSAGE.search(attribute(link, "href")[:_MAX_ADDRESS]) for link in self.root.css("a[href]"))
        return PRIVATE if found else None

    def by_title(self) -> NotAThread | None:
        """By a title or a heading that is the name of such pages and nothing else."""
        if self.is_thread:
            return None
        found = self._by_names()
        return None if found is PRIVATE and self._stands_in_board() else found

    def _by_names(self) -> NotAThread | None:
        parts = [name_of(part) for part in _ENDS.split(self._title())]
        headings = [name_of(words_of(heading)) for heading in self.root.css("h1, h2")[:_HEADINGS]]
        if found := next((OWN[one] for one in (*parts, *headings) if one in OWN), None):
            return found
        if any(one in _SHARED for one in (*parts[:1], *headings[:1])) or not MAILBOX.isdisjoint(parts[1:-1]):
            return PRIVATE
        named = (part.partition(":") for part in parts)  # what the software says before the heading is no part of it
        return next((OWN[what] for what, _, title in named if what in OWN and title.strip() in headings), None)

    def _stands_in_board(self) -> bool:
        """Whether the way to the page leads through a board."""
        links = self.root.css("a[href]")[:_FEW]
        return any(is_of_board(attribute(one, "href")) and (_is_crumb(one) or _is_step(one)) for one in links)

    def _title(self) -> str:
        title = self.root.css_first("head title")
        return " ".join((title.text() or "").split()) if title is not None else ""


def is_of_thread(address: str) -> bool:
    """Whether an address says that it is a thread's."""
    return bool(_THREAD.search(address))


def is_of_board(address: str) -> bool:
    """Whether an address says that it is a board's, by a number or a script's name."""
    return bool(_BOARD.search(address[:_MAX_ADDRESS]))


def led_to(address: str) -> NotAThread | None:
    """Whose page an address is of by its script or its folder; None for anybody's."""
    address = address[:_MAX_ADDRESS]
    return PRIVATE if _PRIVATE.search(address) else STAFF if _STAFF.search(address) else None


def name_of(words: str) -> str:
    """Words as names are compared; "" for more words than a name has."""
    return " ".join(_COUNTED.sub(" ", words).split()).strip(" :.…").casefold() if len(words) <= _MAX_NAME else ""


def _is_crumb(link: LexborNode) -> bool:
    around: Iterable[LexborNode] = (link, *ancestors(link, 5))
    return any(_CRUMBS.search(f"{attribute(one, 'class')} {attribute(one, 'id')}") for one in around if one.tag != "body")


def _is_step(link: LexborNode) -> bool:
    """Whether a sign that leads down stands before the link, and another link before that."""
    for node in (link, *ancestors(link, 1)):
        said = (
            (other.text_content or "").strip() if other.is_text_node else words_of(other)
            for other in following(node, forward=False)
        )
        if before := next(filter(None, itertools.islice(said, _FEW)), ""):
            return _STEP.search(before) is not None
    return False
