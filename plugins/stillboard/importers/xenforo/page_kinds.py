"""How XenForo's pages say what they are, if they are no threads."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...dumps.page_kinds import THREAD, Kind, NotAThread, PageKinds, longest

_HTML = re.compile(rb"<html\b[^<>]{0,4000}>", re.IGNORECASE)
_XENFORO_1 = re.compile(rb"""\sid\s?=\s?["']?XenForo["'\s>]""")
_CONTENT = re.compile(rb"""<div id="content" class="([^"<>]{1,100})""")
# XenForo 2's data-template, and the class of #content in XenForo 1. "thread_view_type_question" is a thread.
_TEMPLATES: Mapping[str, Kind] = {
    "thread": THREAD,
    "conversation": NotAThread.PRIVATE,
    "account": NotAThread.PRIVATE,
    "report": NotAThread.STAFF,
    "approval_queue": NotAThread.STAFF,
    "moderation_queue": NotAThread.STAFF,
    "moderator_log": NotAThread.STAFF,
    "warning": NotAThread.STAFF,
    "forum": NotAThread.LIST,
    "category": NotAThread.LIST,
    "node_list": NotAThread.LIST,
    "login": NotAThread.LOGIN,
    "error": NotAThread.ERROR,
    "search": NotAThread.SEARCH,
    "member": NotAThread.MEMBER,
    "whats_new": NotAThread.NEWS,
    "latest_activity": NotAThread.NEWS,
    "news_feed": NotAThread.NEWS,
    "find_threads": NotAThread.NEWS,
    "find_new": NotAThread.NEWS,
    "recent_activity": NotAThread.NEWS,
    "attachment": NotAThread.FILE,
    "xfmg_media_view": NotAThread.FILE,
    "register": NotAThread.OTHER,
    "help": NotAThread.OTHER,
    "contact": NotAThread.OTHER,
    "lost_password": NotAThread.OTHER,
    "online": NotAThread.OTHER,
    "tag_view": NotAThread.LIST,
}


def _content_of_xenforo_1(page: bytes) -> Kind:
    html = _HTML.search(page)
    content = _CONTENT.search(page, html.end()) if html and _XENFORO_1.search(html[0]) else None
    return longest(_TEMPLATES, content[1].decode("ascii", "replace")) if content else ""


PAGE_KINDS = PageKinds(
    templates=_TEMPLATES,
    says=_content_of_xenforo_1,
    post_ids=(r"post-\d",),
    post_words=("message--post",),
    post_attributes=(r"""data-content=["']post-""",),
    parts={r"""data-template=["']login["']""": NotAThread.LOGIN},
)
