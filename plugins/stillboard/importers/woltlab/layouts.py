"""Where Burning Board 2 to 4 and WoltLab Suite put the parts of a thread page: from their templates and those of WCF."""

from __future__ import annotations

import re

from .._html.layout import Layout, Lines

_MEMBER = re.compile(r"(?:user/|userID=|userid=)(\d{1,12})(?!\d)", re.IGNORECASE)
_BOARD = re.compile(r"(?:board/|boardID=|boardid=|forum/)(\d{1,10})(?!\d)", re.IGNORECASE)
QUOTED = re.compile(r"(?:[?&;]postID=|#post|/post/)(\d{1,15})(?!\d)", re.IGNORECASE)
_POST = re.compile(r"(?:post|postRow|postText|message)?(\d{1,15})")
_ROOT = r"(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,6}?)"

SUITE = Layout(
    engine="WoltLab Suite",
    # thread/12-lamps/?pageNo=2, index.php?thread/12-lamps/&pageNo=2, index.php/Thread/12-Lamps/
    thread=re.compile(
        rf"{_ROOT}(?P<way>(?:index\.php[/?])?(?:[Tt]hreads?|[\w-]{{0,20}}-thread)/)(?P<id>\d{{1,15}})(?:-(?P<slug>[^/?#&]*))?"
        r"(?:/?$|/?[?&].*?(?:pageNo=(?P<page>\d{1,7}).*)?$|/.*$)"
    ),
    member=_MEMBER,
    board=_BOARD,
    quoted=QUOTED,
    post_address="{thread}?postID={id}#post{id}",
    posts="article.wbbPost, article.message[data-post-id]",
    post=_POST,
    id_attributes=("data-post-id", "data-object-id", "id"),
    author=(
        ".messageAuthorContainer .username",
        ".messageAuthor .username",
        ".messageHeadline .username",
        ".messageHeaderAuthor .username",
        ".username",
    ),
    card=(".messageSidebar",),
    user_title=(".userTitle",),
    pairs=".userCredits dl, .messageSidebar dl",
    date=(
        ".messagePublicationTime time",
        ".messagePublicationTime woltlab-core-date-time",
        ".permalink time",
        ".messageHeader time",
        "woltlab-core-date-time",
        "time",
    ),
    number=(".messageQuickOptions a", ".messageNumber", ".messageHeader a.button"),
    permalink=(".messageQuickOptions a", "a.permalink", "a.messagePublicationTime"),
    subject=(".messageTitle", ".messageHeadline h1", ".messageHeadline h2"),
    body=(".messageText", ".messageBody"),
    attachments=".attachmentThumbnailList, .attachmentFileList, .messageAttachmentList",
    edited=(".wbbPostEditNote", ".messageFooterNote:has(time)", ".messageFooterNote:has(woltlab-core-date-time)"),
    signature=(".messageSignature > div", ".messageSignature"),
    reactions=(".reactionSummaryList", ".likesSummary", "woltlab-core-reaction-summary"),
    tombstones=".wbbPostDeleted, .messageDeleted, .messageCollapsed",
    title=("h1.contentTitle", ".contentHeaderTitle h1", ".boxHeadline h1", ".contentHeader h1"),
    prefix=".badge.label",
    crumbs=("nav.breadcrumbs", ".breadcrumbs"),
    crumb="li a",
    tags=".tagList a",
    locked='.jsIconClosed, .wbbThreadIsClosed, [data-is-closed="1"]',
    sticky='.jsIconSticky, [data-is-sticky="1"]',
    pagination=("nav.pagination", ".pageNavigation"),
    current=(".pagination .active span:not(.invisible)", ".pageNavigation .active span", ".pagination .active"),
    poll=".pollContainer",
    question=(".pollContainer h2", "h2", "legend"),
    options=".pollResultItem, .pollResultList > li, .pollOptionRow, .pollOptionList li",
    option_text=(".pollResultItemCaption", ".optionName", ".caption", "label"),
    option_votes=(".pollResultItemCount", ".votes", ".absoluteVotes", ".pollVotes"),
)

BOARD3 = Layout(
    engine="Burning Board 3",
    thread=re.compile(
        rf"{_ROOT}(?:index\.php\?(?:[^#]*?&)?page=Thread(?:[^#]*?&)?threadID=(?P<id>\d{{1,15}})(?:[^#]*?&pageNo=(?P<page>\d{{1,7}}))?.*)$"
    ),
    thread_address="{root}index.php?page=Thread&threadID={id}",
    member=_MEMBER,
    board=_BOARD,
    quoted=QUOTED,
    post_address="{root}index.php?page=Thread&postID={id}#post{id}",
    posts='div[id^="postRow"]',
    post=_POST,
    id_places=('a[id^="post"]', '[id^="postText"]'),
    author=(".messageAuthor .userName a", ".messageAuthor .userName", ".userName a", ".userName"),
    card=(".messageSidebar",),
    user_title=(".userTitle",),
    pairs=".userCredits p, .userCredits dl",
    date=(".messageHeader .containerContent .light", ".messageHeader .light", ".messageHeader .smallFont"),
    number=(".messageNumber", ".messageCount a"),
    permalink=(".messageNumber", ".messageCount a"),
    subject=(".messageTitle", '[id^="postTopic"]'),
    body=('[id^="postText"]', ".messageBody"),
    attachments='fieldset[class^="attachment"], .attachments, .attachmentFile',
    edited=(".editNote",),
    signature=(".signature",),
    tombstones=".messageMinimized, .deleted",
    title=(".mainHeadline h2", ".mainHeadline h1"),
    prefix=".prefix",
    crumbs=("ul.breadCrumbs", ".breadCrumbs"),
    crumb="li a",
    tags=".tagList a, .tags a",
    locked="img[src*='threadClosedL'], img[src*='Closed']",
    pagination=(".pageNavigation",),
    current=(".pageNavigation .active span", ".pageNavigation .active"),
    poll=".poll",
    question=("h3", "h4", "legend"),
    options=".pollOptions li, .pollResult, tr, .pollOption",
    option_text=("label", ".pollOptionText", "td"),
    option_votes=(".pollVotes", ".votes", "td:last-child"),
)

BOARD2 = Layout(
    engine="Burning Board 2",
    thread=re.compile(rf"{_ROOT}(?:thread\.php\?(?:[^#]*?&)?threadid=(?P<id>\d{{1,15}})(?:[^#]*?&page=(?P<page>\d{{1,7}}))?.*)$"),
    thread_address="{root}thread.php?threadid={id}",
    member=_MEMBER,
    board=_BOARD,
    quoted=QUOTED,
    post_address="{root}thread.php?postid={id}#post{id}",
    posts='a[id^="post"][name^="post"], a[name^="post"]',
    post=_POST,
    id_attributes=("id", "name"),
    id_places=('a[name^="post"]',),
    card=("td",),
    pairs=Lines(),
    author=('.normalfont b a[href*="profile"]', ".normalfont b", "b"),
    date=(".smallfont:has(> .time)", "td:has(> .time)"),
    body=(".threadline",),
    title=(".tablecat b", ".smallfont > b:last-child"),
    prefix=".prefix",
    crumbs=(".tablea .smallfont > b:first-child", ".tablea .smallfont"),
    crumb="a",
    locked="img[src*='closed']",
    pagination=('.smallfont:has(> a[href*="page="])', ".smallfont:has(> b > a[href*='page='])"),
)
