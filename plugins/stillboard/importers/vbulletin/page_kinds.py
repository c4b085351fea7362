"""How vBulletin's pages say what they are, if they are no threads."""

from __future__ import annotations

import re

from ...dumps.page_kinds import Kind, NotAThread, PageKinds

# The message in place of a page, in vBulletin 4 and 3; a login form that would help stands in it.
_MESSAGE = re.compile(rb"""class=["'](?:standard_error|panelsurround)["']""", re.IGNORECASE)
_LOGIN = re.compile(rb"""login\.php\?[^"'<>]{0,200}do=login""", re.IGNORECASE)


def _message(page: bytes) -> Kind:
    message = _MESSAGE.search(page)
    if not message:
        return ""
    return NotAThread.LOGIN if _LOGIN.search(page, message.end()) else NotAThread.ERROR


PAGE_KINDS = PageKinds(
    post_ids=(r"post_?\d", r"post_message_\d", r"td_post_\d"),
    post_words=("<post_message",),
    part_ids={
        "threadlist": NotAThread.LIST,
        "forumbits": NotAThread.LIST,
        "threadbits_forum_": NotAThread.LIST,
        "view_profile": NotAThread.MEMBER,
    },
    parts={r"""id=["']collapseobj_forumbit_""": NotAThread.LIST},
    messages=_message,
)
