"""What the theme may use: one frozen record per kind of page, and the parts they are made of.

This is the theme's contract. A template gets `frame` (what surrounds every page) and `page` (one of the classes named
*Page), and nothing else; theme/README.md lists the same fields, and a test compares templates, list and classes.
Text is plain and is escaped by the template; only fields of type Markup are HTML, made by site/sanitize.py.
Addresses are complete: a template never joins paths. An empty string, an empty tuple or None means: not known.
"""

from __future__ import annotations

from .about import About, Feed
from .frame import Frame
from .lists import BoardPage, BoardRow, ForumPage, ForumRow, ForumView, HomePage, TagRow, TagsPage, ThreadRow, ThreadsPage
from .members import MemberGroup, MemberPage, MemberPost, MemberRow, MembersPage, SameMember, StartedThread
from .months import MonthPage, MonthRow, YearPage, YearsPage, YearView
from .overview import OverviewPage, Plot, PlotRow, SourceView
from .shared import Card, Choice, LastPost, Link, Moment, Number, PageLink, Pager, Picture
from .single import MissingPage, RedirectPage, SearchPage
from .threads import LostPage, PollAnswer, PostView, Provenance, ThreadPage

__all__ = [
    "TEMPLATES",
    "About",
    "BoardPage",
    "BoardRow",
    "Card",
    "Choice",
    "Feed",
    "ForumPage",
    "ForumRow",
    "ForumView",
    "Frame",
    "HomePage",
    "LastPost",
    "Link",
    "LostPage",
    "MemberGroup",
    "MemberPage",
    "MemberPost",
    "MemberRow",
    "MembersPage",
    "MissingPage",
    "Moment",
    "MonthPage",
    "MonthRow",
    "Number",
    "OverviewPage",
    "PageLink",
    "PageRecord",
    "Pager",
    "Picture",
    "Plot",
    "PlotRow",
    "PollAnswer",
    "PostView",
    "Provenance",
    "RedirectPage",
    "SameMember",
    "SearchPage",
    "SourceView",
    "StartedThread",
    "TagRow",
    "TagsPage",
    "ThreadPage",
    "ThreadRow",
    "ThreadsPage",
    "YearPage",
    "YearView",
    "YearsPage",
]

PageRecord = (
    HomePage
    | ForumPage
    | BoardPage
    | ThreadPage
    | MemberPage
    | MembersPage
    | ThreadsPage
    | TagsPage
    | OverviewPage
    | YearsPage
    | YearPage
    | MonthPage
    | RedirectPage
    | MissingPage
    | SearchPage
)

TEMPLATES: dict[type[PageRecord], str] = {
    HomePage: "home.html",
    ForumPage: "forum.html",
    BoardPage: "board.html",
    ThreadPage: "thread.html",
    MemberPage: "member.html",
    MembersPage: "members.html",
    ThreadsPage: "threads.html",
    TagsPage: "tags.html",
    OverviewPage: "overview.html",
    YearsPage: "years.html",
    YearPage: "year.html",
    MonthPage: "month.html",
    RedirectPage: "redirect.html",
    MissingPage: "missing.html",
    SearchPage: "search.html",
}
"""Which template shows which page."""
