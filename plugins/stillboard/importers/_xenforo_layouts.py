"""Where XenForo 1, XenForo 2 and the MessageCard skin of XenForo 2 put the parts of a thread page, as CSS selectors."""

from __future__ import annotations

from dataclasses import dataclass

Selectors = tuple[str, ...]  # tried in order


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a thread page. Those of a post are looked for inside the post."""

    engine: str
    posts: str
    """All posts, in the page's order."""
    author: Selectors
    """The author's name, a link for a member."""
    card: Selectors
    """What the page says of the author beside the post."""
    user_title: Selectors
    banners: str
    pairs: str
    """The dl elements of the card: Joined, Messages …"""
    date: Selectors
    permalinks: str
    """The links of which one shows the number (#19) and one leads to the post."""
    body: Selectors
    attachments: str
    edited: Selectors
    signature: Selectors
    reactions: Selectors
    tombstones: str
    """What stands in place of a post that is not shown."""
    title: Selectors
    prefix: str
    """The labels inside the title."""
    crumbs: Selectors
    """The breadcrumb; the first one found counts."""
    crumb: str
    tags: str
    locked: str
    sticky: str
    poll: str
    question: Selectors
    options: str
    option_text: Selectors
    option_votes: Selectors


XENFORO2 = Layout(
    engine="XenForo 2",
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
    banners=".userBanner strong",
    pairs="dl.pairs",
    date=(
        ".message-attribution-main time",
        ".MessageCard__date-created time",
        ".message-attribution time",
        '.message-cell--user a[href*="post"] time',  # some skins have it in place of the member's title
    ),
    permalinks=".message-attribution a[href], .message-attribution-opposite > li, .message-attribution-opposite, "
    ".message-attribution-main a[href], a.MessageCard__date-created, a.MessageCard__post-position, "
    '.message-cell--user a[href*="post"]',
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
    posts='li.message[id*="post-"], li.messageSimple.placeholder[id^="post-"]',
    author=("h3.userText .username", ".messageUserBlock .username", ".messageMeta .username", ".placeholderContent .username"),
    card=(".messageUserInfo",),
    user_title=(".userTitle",),
    banners=".userBanner strong",
    pairs="dl.pairsJustified, dl.pairsInline",
    date=(".datePermalink .DateTime", ".messageMeta .DateTime", ".messageDetails .DateTime"),
    permalinks="a.postNumber, a.hashPermalink, a.datePermalink, .messageMeta a.item",
    body=(".messageContent .messageText", "blockquote.messageText"),
    attachments=".attachedFiles",
    edited=(".editDate",),
    signature=(".signature .ugc", ".signature"),
    reactions=(".likesSummary .LikeText", ".likesSummary", ".dark_postrating_outputlist"),
    tombstones=".deletedMessage, .messageNotices .deleted, .ignoredNotice, .placeholder",
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
