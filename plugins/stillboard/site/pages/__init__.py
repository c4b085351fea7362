"""What the theme may use: one frozen record per kind of page, and the parts they are made of.

This is the theme's contract. A template gets `frame` (what surrounds every page) and `page` (one of the classes named
*Page), and nothing else; theme/README.md lists the same fields, and a test compares templates, list and classes.
Text is plain and is escaped by the template; only fields of type Markup are HTML, made by site/sanitize.py.
Addresses are complete: a template never joins paths. An empty string, an empty tuple or None means: not known.
"""

from __future__ import annotations

from .about import About, Feed
from .frame import Frame
from .lists import BoardPage, BoardRow, ForumView, HomePage, ThreadRow
from .members import MemberPage, MemberPost, MemberRow, MembersPage
from .shared import Card, LastPost, Link, Moment, Number, PageLink, Pager
from .single import MissingPage, RedirectPage
from .threads import PollAnswer, PostView, Provenance, ThreadPage

__all__ = [
    "TEMPLATES",
    "About",
    "BoardPage",
    "BoardRow",
    "Card",
    "Feed",
    "ForumView",
    "Frame",
    "HomePage",
    "LastPost",
    "Link",
    "MemberPage",
    "MemberPost",
    "MemberRow",
    "MembersPage",
    "MissingPage",
    "Moment",
    "Number",
    "PageLink",
    "PageRecord",
    "Pager",
    "PollAnswer",
    "PostView",
    "Provenance",
    "RedirectPage",
    "ThreadPage",
    "ThreadRow",
]

PageRecord = HomePage | BoardPage | ThreadPage | MemberPage | MembersPage | RedirectPage | MissingPage

TEMPLATES: dict[type[PageRecord], str] = {
    HomePage: "home.html",
    BoardPage: "board.html",
    ThreadPage: "thread.html",
    MemberPage: "member.html",
    MembersPage: "members.html",
    RedirectPage: "redirect.html",
    MissingPage: "missing.html",
}
"""Which template shows which page."""
