"""How Vanilla's pages say what they are, if they are no threads."""

from __future__ import annotations

from ...dumps.page_kinds import THREAD, NotAThread, PageKinds

PAGE_KINDS = PageKinds(
    ids={  # <application>_<controller>_<method>
        "vanilla_discussion_": THREAD,
        "vanilla_discussions_": NotAThread.LIST,
        "vanilla_categories_": NotAThread.LIST,
        "dashboard_entry_": NotAThread.LOGIN,
        "conversations_": NotAThread.PRIVATE,
        "dashboard_profile_notifications": NotAThread.PRIVATE,
        "dashboard_log_": NotAThread.STAFF,
        "dashboard_profile_": NotAThread.MEMBER,
        "dashboard_home_permission": NotAThread.LOGIN,
        "dashboard_home_unauthorized": NotAThread.LOGIN,
        "dashboard_home_": NotAThread.ERROR,
        "dashboard_search_": NotAThread.SEARCH,
        "vanilla_search_": NotAThread.SEARCH,
        "dashboard_activity_": NotAThread.NEWS,
    },
    post_ids=(r"comment_\d", r"discussion_\d"),
)
