"""How SMF's pages say what they are, if they are no threads."""

from __future__ import annotations

from ...dumps.page_kinds import NotAThread, PageKinds

PAGE_KINDS = PageKinds(
    classes={  # of SMF 2.1: action_<action>; threads and boards have action_messageindex or action_display
        "action_login": NotAThread.LOGIN,
        "action_login2": NotAThread.LOGIN,
        "action_register": NotAThread.OTHER,
        "action_signup": NotAThread.OTHER,
        "action_pm": NotAThread.PRIVATE,
        "action_moderate": NotAThread.STAFF,
        "action_search": NotAThread.SEARCH,
        "action_search2": NotAThread.SEARCH,
        "action_profile": NotAThread.MEMBER,
        "action_mlist": NotAThread.MEMBER,
        "action_recent": NotAThread.NEWS,
        "action_unread": NotAThread.NEWS,
        "action_who": NotAThread.OTHER,
        "action_help": NotAThread.OTHER,
    },
    post_ids=(r"msg_?\d",),
    part_ids={
        "frmLogin": NotAThread.LOGIN,
        "fatal_error": NotAThread.ERROR,
        "boardindex": NotAThread.LIST,
        "boardindex_table": NotAThread.LIST,
        "messageindex": NotAThread.LIST,
        "boardstats_img": NotAThread.LIST,
    },
)
