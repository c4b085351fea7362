"""Where XenForo 1, XenForo 2 and the MessageCard skin of XenForo 2 put the parts of a thread page."""

from __future__ import annotations

import re

from ...addresses import engines
from .._html.layout import Layout

_POST = re.compile(r"(?:[a-z]{1,4}-)?(?:post-)?(\d{1,18})")  # js-post-7; an add-on of XenForo 1 has fc-post-7
_LINKS2 = (
    ".message-attribution a[href], .message-attribution-opposite > li, .message-attribution-opposite, "
    ".message-attribution-main a[href], a.MessageCard__date-created, a.MessageCard__post-position, "
    '.message-cell--user a[href*="post"]'
)
_LINKS1 = "a.postNumber, a.hashPermalink, a.datePermalink, .messageMeta a.item"

XENFORO2 = Layout(
    engine="XenForo 2",
    addresses=engines.XENFORO,
    here=(".message-attribution-main a[href]", ".message-attribution a[href]", "a.MessageCard__date-created"),
    post=_POST,
    id_attributes=("data-content", "id", "data-lb-id", "data-post-id"),
    pagination=(".pageNav", ".pageNavSimple-el--current"),
    current=(".pageNav-page--current",),
    forum_name=(".boardTitle", ".p-header-logo"),
    repeated="sticky-container",
    posts='article.message[data-content^="post-"], article.message--post, div.message--post, div.MessageCard',
    author=(
        ".message-name .username",
        ".message-userDetails .username",
        ".MessageCard__user-info__name a",
        ".MessageCard__user-info__name",
        ".message-cell--user .username",
    ),
    card=(".message-user", ".MessageCard__user-info", ".message-cell--user"),
    user_title=(".userTitle:not(:has(time))", ".MessageCard__user-info__title"),
    badges=".userBanner strong",
    guest='.message-name [data-user-id="0"], .message-userDetails [data-user-id="0"]',
    pairs="dl.pairs",
    date=(
        ".message-attribution-main time",
        ".MessageCard__date-created time",
        ".message-attribution time",
        '.message-cell--user a[href*="post"] time',  # some skins have it in place of the member's title
    ),
    permalink=(_LINKS2,),
    number=(_LINKS2,),
    avatar=(".message-avatar img", ".message-cell--user .avatar img", ".MessageCard__avatar img"),
    body=(
        ".message-body .bbWrapper",
        ".message-userContent .bbWrapper",
        ".MessageCard__content .bbWrapper",
        ".message-body",
        ".MessageCard__content",
    ),
    attachments=".message-attachments",
    edited=(".message-lastEdit", ".MessageCard__edit-info"),
    signature=(".message-signature .bbWrapper", ".message-signature"),
    reactions=(".reactionsBar-link", ".reactionsBar-reactors", ".reactionsBar"),
    tombstones=".messageNotice--deleted, .messageNotice--ignored, .messageNotice--moderated, .message-cell--closer",
    deleted=".messageNotice--deleted, .message--deleted, .MessageCard--deleted, .message.is-deleted, .message-deletedNotice",
    unapproved=".messageNotice--moderated, .message--moderated, .MessageCard--moderated, .message.is-moderated",
    thread_deleted=".blockStatus-message--deleted, .blockStatus-message--moderated",
    title=("h1.p-title-value", "h1.MessageCard__thread-title", 'h1[qid="page-header"]', ".thread-title-container h1"),
    prefix=".label",
    crumbs=("ul.p-breadcrumbs", ".breadcrumbs"),
    crumb="a",
    tags=".js-tagList a, a.tagItem",
    locked=".blockStatus-message--locked",
    sticky=".blockStatus-message--sticky",
    poll='[data-xf-init~="poll-block"], .block--poll',
    question=("h2.block-header", ".block-header"),
    options=".pollResult, .block-row.pollResult, ul.listPlain.inputChoices > li",
    option_text=(".pollResult-response", ".iconic-label", "label"),
    option_votes=(".pollResult-votes",),
)

XENFORO1 = Layout(
    engine="XenForo 1",
    addresses=engines.XENFORO,
    here=("a.datePermalink", "#pageDescription > a[href]:last-child"),
    post=_POST,
    id_attributes=("id", "data-content"),
    repeated="sticky-container",
    pagination=(".PageNav",),
    current=(".PageNav a.currentPage",),
    forum_name=(".boardTitle",),
    posts='li.message[id*="post-"], li.messageSimple.placeholder[id^="post-"]',
    author=("h3.userText .username", ".messageUserBlock .username", ".messageMeta .username", ".placeholderContent .username"),
    card=(".messageUserInfo",),
    user_title=(".userTitle",),
    badges=".userBanner strong",
    pairs="dl.pairsJustified, dl.pairsInline",
    date=(".datePermalink .DateTime", ".messageMeta .DateTime", ".messageDetails .DateTime"),
    permalink=(_LINKS1,),
    number=(_LINKS1,),
    avatar=(".messageUserInfo .avatarHolder img", ".messageUserInfo .avatar img"),
    body=(".messageContent .messageText", "blockquote.messageText"),
    attachments=".attachedFiles",
    edited=(".editDate",),
    signature=(".signature .ugc", ".signature"),
    reactions=(".likesSummary .LikeText", ".likesSummary", ".dark_postrating_outputlist"),
    tombstones=".deletedMessage, .messageNotices .deleted, .ignoredNotice, .placeholder",
    deleted=".message.deleted, .messageNotices .deletedNotice, .deletedMessage",
    unapproved=".message.moderated, .messageNotices .moderatedNotice",
    thread_deleted=".threadAlerts .deletedAlert, .threadAlerts .moderatedAlert",
    title=(".titleBar h1",),
    prefix=".prefix",
    crumbs=(".breadcrumb .crumbs", ".breadcrumb"),
    crumb=".crust a.crumb",
    tags=".tagBlock a.tag, .tagList a.tag",
    locked=".threadAlerts .icon.lockedAlert, .lockedAlert",
    sticky=".stickyAlert",
    poll=".PollContainer",
    question=(".questionText", ".question"),
    options=".pollResult, .pollOption, .pollOptions li",
    option_text=(".optionText", "h3", "label"),
    option_votes=(".votes", ".count"),
)
