"""How Invision's pages say what they are, if they are no threads."""

from __future__ import annotations

from ...dumps.page_kinds import THREAD, NotAThread, PageKinds

PAGE_KINDS = PageKinds(
    modules={
        ("forums", "topic"): THREAD,
        ("forums", "index"): NotAThread.LIST,
        ("forums", "forums"): NotAThread.LIST,
        ("messaging", "messenger"): NotAThread.PRIVATE,
        ("system", "notifications"): NotAThread.PRIVATE,
        ("system", "settings"): NotAThread.PRIVATE,
        ("modcp", "modcp"): NotAThread.STAFF,
        ("system", "login"): NotAThread.LOGIN,
        ("system", "register"): NotAThread.OTHER,
        ("members", "profile"): NotAThread.MEMBER,
        ("search", "search"): NotAThread.SEARCH,
        ("discover", "streams"): NotAThread.NEWS,
        ("discover", "popular"): NotAThread.NEWS,
    },
    post_ids=(r"elcomment_\d",),
    post_attributes=(r"""data-commentid=["']?\d""",),
    part_ids={
        "elError": NotAThread.ERROR,
    },
)
