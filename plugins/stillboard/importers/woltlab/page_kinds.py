"""How WoltLab's pages say what they are, if they are no threads."""

from __future__ import annotations

from ...dumps.page_kinds import THREAD, NotAThread, PageKinds

PAGE_KINDS = PageKinds(
    templates={
        "thread": THREAD,
        "board": NotAThread.LIST,  # and boardList
        "conversation": NotAThread.PRIVATE,  # and conversationList
        "notification": NotAThread.PRIVATE,
        "moderation": NotAThread.STAFF,
        "login": NotAThread.LOGIN,
        "permissiondenied": NotAThread.LOGIN,
        "error": NotAThread.ERROR,
        "userexception": NotAThread.ERROR,
        "search": NotAThread.SEARCH,
        "member": NotAThread.MEMBER,
        "user": NotAThread.MEMBER,
    },
    ids={
        "tpl_wbb_thread": THREAD,
        "tpl_wbb_board": NotAThread.LIST,
        "tpl_wcf_conversation": NotAThread.PRIVATE,
        "tpl_wcf_notification": NotAThread.PRIVATE,
        "tpl_wcf_moderation": NotAThread.STAFF,
        "tpl_wcf_login": NotAThread.LOGIN,
        "tpl_wcf_permissiondenied": NotAThread.LOGIN,
        "tpl_wcf_userexception": NotAThread.ERROR,
        "tpl_wcf_error": NotAThread.ERROR,
        "tpl_wcf_user": NotAThread.MEMBER,
        "tpl_wcf_members": NotAThread.MEMBER,
        "tpl_wcf_search": NotAThread.SEARCH,
    },
)
