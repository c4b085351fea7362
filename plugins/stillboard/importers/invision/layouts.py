"""Where IP.Board 1 and 2, IP.Board 3, and the Invision Community Suite 4 and 5 put the parts of a topic's page."""

from __future__ import annotations

import re

from ...addresses import engines
from .._html.layout import Layout

_POST = re.compile(r"(?:elComment_|post_id_|entry|(?:find)?comment-|post-(?:main-)?|pid_?)?(\d{1,18})(?:_wrap)?", re.IGNORECASE)

INVISION4 = Layout(
    engine="Invision Community",
    addresses=engines.INVISION,
    posts='article[id^="elComment_"]',
    post=_POST,
    id_attributes=("id", "data-commentid"),
    id_places=("[data-commentid]", '[id^="comment-"]'),
    author=(
        ".cAuthorPane_author a",
        ".ipsEntry__username a",
        ".cAuthorPane_author strong",
        ".cAuthorPane_author",
        ".ipsEntry__username",
        ".ipsComment_author .ipsUsername",
        ".ipsComment_author h3",
        ".ipsUsername",
    ),
    card=("aside.cAuthorPane", "aside.ipsEntry__author-column", ".ipsComment_author", ".cAuthorPane", ".ipsEntry__header"),
    user_title=("[data-role=rank-title]", ".cAuthorPane_info > li.ipsType_break:not([data-role])", "[data-i-el=rank-title]"),
    badges="[data-role=group], .ipsEntry__group",
    date=(
        ".ipsComment_meta time",
        ".ipsEntry__date time",
        ".ipsEntry__header time",
        ".cAuthorPane_content time",
        ".ipsComment_header time",
    ),
    number=(".ipsComment_meta a", ".ipsEntry__meta a", ".ipsComment_header a"),
    permalink=(
        '.ipsComment_meta a[href*="omment"]:not([href*="report"])',
        '.cAuthorPane_content a[href*="omment"]',
        '.ipsEntry__meta a[href*="omment"]',
        '.ipsEntry__header a[href*="omment"]',
    ),
    body=("[data-role=commentContent]", ".cPost_contentWrap .ipsType_richText", ".ipsEntry__post .ipsRichText"),
    edited=("[data-role=commentContent] [data-excludequote]", ".ipsEdited"),
    signature=("[data-role=memberSignature]", ".ipsEntry__signature"),
    title=("h1.ipsType_pageTitle", ".ipsPageHeader__title h1", "header.ipsPageHeader h1", ".ipsPageHeader h1"),
    prefix=".ipsTag_prefix, .ipsTags__tag--prefix, .ipsBadge--prefix",
    crumbs=(
        ".ipsBreadcrumb_top [data-role=breadcrumbList]",
        "[data-role=breadcrumbList]",
        ".ipsBreadcrumb__list",
        ".ipsBreadcrumb > ul",
    ),
    tags=".ipsPageHeader .ipsTag:not(.ipsTag_prefix), .ipsPageHeader .ipsTags__tag:not(.ipsTags__tag--prefix)",
    locked="h1 .fa-lock, .ipsPageHeader .ipsBadge .fa-lock, .ipsPageHeader .ipsBadges .fa-lock, .cTopic .ipsMessage .fa-lock",
    sticky="h1 .fa-thumb-tack, h1 .fa-thumbtack, .ipsPageHeader .fa-thumb-tack, .ipsPageHeader .ipsBadges .fa-thumbtack",
    pagination=(".ipsPagination",),
    current=(".ipsPagination_active", ".ipsPagination__active"),
    forum_name=("#elSiteTitle", ".ipsLogo__name"),
    poll='[data-controller="core.front.core.poll"], .ipsPoll, .cPoll',
    question=("h2 .ipsContained", ".ipsPoll__title", "h2", "h3"),
)

INVISION3 = Layout(
    engine="IP.Board 3",
    addresses=engines.IP_BOARD_3,
    posts='.post_block[id^="post_id_"], .post_block.hentry:has(.entry-content)',
    post=_POST,
    id_places=('a[id^="entry"]', 'a[name^="entry"]'),
    author=(".author.vcard a", ".author.vcard", "h3.guest", ".post_username a", ".post_username", "h3 a.url.fn", "h3.row2"),
    card=(".author_info",),
    user_title=(".member_title",),
    badges=".group_title",
    date=(".posted_info abbr", "abbr.published", ".posted_info", ".post_date"),
    number=(".post_id a", ".post_id"),
    permalink=(".post_id a[href]",),
    body=(".entry-content", ".post_body .post"),
    attachments="#attach_wrap, .attach_wrap",
    edited=("p.edit", ".entry-content > .edit"),
    edit_reason=(".reason",),
    signature=(".signature",),
    reactions=(".ipsLikeBar_info", ".like_strip .ipsLikeBar_info"),
    tombstones='[id^="postsDelete_"], .post_ignore',
    title=("h1.ipsType_pagetitle", "h1[itemprop=name]", ".main_topic_title", ".topic_title h1"),
    prefix=".ipsBadge",
    crumbs=("#secondary_navigation ol.breadcrumb", "ol.breadcrumb.top", "ol.breadcrumb", "#breadcrumb", ".breadcrumb"),
    tags=".topic_tags .ipsTag, .ipsTags .ipsTag, a.ipsTag",
    locked=".topic_buttons .closed, .topic_buttons .locked, .topic_buttons .important",
    pagination=(".pagination.top", ".pagination", ".topic_controls .pages"),
    current=(".pagination li.active", ".pages .active"),
    forum_name=("#logo h1", ".branding .title", "ol.breadcrumb > li:first-child a"),
    poll=".general_box.poll, .poll",
    question=("h3",),
)

INVISION2 = Layout(
    engine="IP.Board 2",
    addresses=engines.IP_BOARD_2,
    posts="table:has(> tbody > tr > td > .postcolor)",
    post=_POST,
    id_attributes=("name", "id"),
    id_places=('a[name^="entry"]', '[id^="post-main-"]', ".postcolor[id]"),
    author=(".normalname a", ".normalname", ".unreg"),
    card=("td.post1 .postdetails", "td.post2 .postdetails", "td[class^=post] .postdetails"),
    date=("tr:first-child .postdetails",),
    number=(".postdetails a[onclick]", "tr:first-child a[onclick]"),
    body=(".postcolor",),
    edited=("span.edit:has(b)", ".edit"),
    signature=(".signature",),
    title=(".maintitle b", ".maintitle td b", ".maintitle"),
    crumbs=("#navstrip", ".navstrip"),
    crumb='a:not([href*="act=idx"])',
    forum_name=("#navstrip a", ".navstrip a"),
    pagination=(".pagelink-wrap", "td:has(> .pagecurrent)", "div:has(> .pagecurrent)", "td:has(> .pagelink)"),
    current=(".pagecurrent",),
)
