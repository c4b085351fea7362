"""Where vBulletin 3, 4, 5 and 6, and vBulletin's lo-fi archive, put the parts of a thread page.

From the stock templates postbit, postbit_legacy, postbit_deleted, SHOWTHREAD and archive.
"""

from __future__ import annotations

import re

from .._html.layout import After, Layout
from .addresses import QUOTED

_NEVER = re.compile(r"(?!)")  # _vbulletin_addresses reads the addresses of threads
_MEMBER = re.compile(
    r"member\.php\?(?:[^#]*?[&;])?u(?:serid)?=(\d{1,12})|member\.php[/?](\d{1,12})|/members?/(\d{1,12})(?!\d)"
    r"|/members?/[^/?#]*?-(\d{1,12})(?:\.html|/)?$|(?:^|/)(\d{1,12})-[^/?#]*\.html|[/-]u(\d{1,12})(?:\.html|/|$)"
)
_BOARD = re.compile(
    r"forumdisplay\.php\?(?:[^#]*?[&;])?f(?:orumid)?=(\d{1,10})|forumdisplay\.php[/?](\d{1,10})|/forums?/(\d{1,10})(?!\d)"
    r"|/f(?:orum)?-?(\d{1,10})(?:[/.-]|$)|[/-](\d{1,10})/$|/(\d{1,10})-[^/]*/?$"
)
_POST_ADDRESS = "{root}showthread.php?p={id}#post{id}"

VBULLETIN4 = Layout(
    engine="vBulletin 4",
    thread=_NEVER,
    member=_MEMBER,
    board=_BOARD,
    quoted=QUOTED,
    post_address=_POST_ADDRESS,
    posts='li[id^="post_"], li.postbitdeleted, li.postbitignored',
    post=re.compile(r"post_?(?:message_)?(\d{1,15})"),
    id_attributes=("id", "name"),
    id_places=("a[name^='post']", '[id^="post_message_"]'),
    author=(
        ".username_container .username",
        ".xsaid a",
        ".userinfo .username",
        ".username",
        ".userinfo > .popupmenu > a",
        "a[href*='member']",
    ),
    user_title=(".usertitle",),
    pairs="dl.userinfo_extra, dl.userstats, dl.user_rep, .userinfo_extra dl, .userinfo dl",
    date=(".postdate .date", ".posthead .date", ".datetime", ".date", ".postdate"),
    permalink=("a.postcounter", ".nodecontrols a"),
    number=("a.postcounter", "a.iepostcounter", ".nodecontrols a", ".nodecontrols"),
    subject=("h2.title", "h2.posttitle", ".postrow h2", ".title"),
    body=(
        '[id^="post_message_"] .postcontent',
        '[id^="post_message_"]',
        "blockquote.postcontent.restore",
        ".postcontent",
        "blockquote.restore",
    ),
    attachments=".attachments",
    edited=(".lastedited", ".editedby"),
    signature=(".signaturecontainer", ".signature"),
    reactions=('[id^="post_thanks_box_"] .postcontent', ".dbtech_thanks_statistics", '[id^="post_thanks_box_"]', ".vbseo_liked"),
    tombstones=".postbitdeleted, .deletereason, .deletedby",
    title=(".threadtitle", "#pagetitle h1", ".pagetitle h1"),
    prefix=".prefix",
    crumbs=("#breadcrumb", ".breadcrumb", "ul.navbits"),
    crumb=".navbit a",
    tags='#tag_list_cell a[href*="tag="], #tag_list_cell a[href*="tags/"]',
    locked="#thread_closed, .newcontent_textcontrol.closed, img[src*='threadclosed']",
    pagination=("#pagination_top form.pagination", ".pagination_top form", "form.pagination", ".pagination"),
    current=(".pagination .selected", ".pagination span.current"),
    poll=".pollresultsblock, #pollinfo",
    question=(".polltitle",),
    options="#pollresults li.blockrow, .pollresultsblock .blockbody > ul > li, #polloptions li",
    option_text=("p", "label"),
    option_votes=(".numvotes",),
)

VBULLETIN3 = Layout(
    engine="vBulletin 3",
    thread=_NEVER,
    member=_MEMBER,
    board=_BOARD,
    quoted=QUOTED,
    post_address=_POST_ADDRESS,
    posts='[id^="edit"], [id^="post"]',
    post=re.compile(r"(?:post|edit|post_message_|td_post_|postmenu_)(\d{1,15})"),
    id_attributes=("id", "name"),
    id_places=("a[name^='post']", '[id^="post_message_"]', '[id^="td_post_"]'),
    author=(
        ".bigusername",
        '[id^="postmenu_"] a[href*="member"]',
        '[id^="postmenu_"] a[href]:not([href^="#"])',
        '[id^="postmenu_"]',
        '[itemprop="author"]',
        ".username",
        '.alt2 > a[href*="member"]',
    ),
    pairs=".smallfont > div, .smallfont > fieldset > div, .smallfont > dl, dl.user_info",
    date=('[itemprop="dateCreated"]', '[itemprop="datePublished"]', ".postdate"),
    permalink=("a[href*='#post']",),
    number=('a[id^="postcount"]',),
    subject=(
        '[itemprop="alternativeHeadline"]',
        '[id^="td_post_"] > .smallfont:first-of-type > strong',
        '[id^="td_post_"] .smallfont > strong',
    ),
    body=('[id^="post_message_"]', '[id^="td_post_"]', ".vb_postbit", "td.alt1"),
    attachments="fieldset",
    edited=(".smallfont > em", ".postbit_edit", ".lastedited"),
    signature=(".signature", ".vb_signature"),
    reactions=('[id^="post_thanks_box_"] .alt1', '[id^="post_groan_box_"]', '[id^="post_thanks_box_"]'),
    tombstones="img[src*='trashcan'], .deleted",
    title=(
        "h1.threadtitle",
        ".threadtitle",
        "td.navbar strong",
        ".navbar strong",
        '[class*="breadcrumb"] strong',
        ".navbits strong",
    ),
    prefix=".prefix",
    crumbs=(
        "td:has(> span.navbar a)",
        "div:has(> span.navbar a)",
        ".navbits",
        '[class*="breadcrumb"]',
        '[id*="breadcrumb"]',
        "#navbar",
    ),
    crumb="a",
    tags='#tag_list_cell a[href*="tag="], #tag_list_cell a[href*="tags/"]',
    locked="img[src*='threadclosed']",
    pagination=(".pagenav", ".pagination"),
    current=(".pagenav td.alt2 > span > strong, .pagenav td.alt2 > strong", ".pagenav strong", ".pagenav .current"),
)

VBULLETIN5 = Layout(
    engine="vBulletin 5",
    thread=_NEVER,
    member=re.compile(r"/members?/(?:[^/?#]*[?&]u(?:serid)?=)?(\d{1,12})(?!\d)"),
    board=re.compile(r"/(\d{1,10})-[^/]*/?$"),
    quoted=re.compile(r"(?:[?&;]p=|#post|/node/)(\d{1,15})(?!\d)"),
    post_address="{thread}#post{id}",
    posts="li.b-post, li.b-comment, .conversation-list > li.list-item",
    post=re.compile(r"(?:post|comment)?-?(\d{1,15})"),
    id_attributes=("data-node-id", "id", "name"),
    id_places=("a.anchor[id^='post']", "a[id^='post']", "a[name^='post']"),
    author=(".author a", ".author [itemprop='name']", ".author strong", ".author", ".b-comment__author", "a.username"),
    card=(".b-userinfo", ".userinfo", ".list-item-header"),
    user_title=(".usertitle",),
    pairs=After(".b-userinfo__additional-info, .userinfo-extra-fields li, .post-count-info li, .userinfo dl", "label"),
    date=(
        ".b-post__timestamp time",
        "time[itemprop='dateCreated']",
        ".post-date time",
        "time",
        ".b-post__timestamp",
        ".post-date",
    ),
    permalink=("a.b-post__count", "a.post-count", "a.js-show-post-link", ".b-comment a[href*='#']"),
    number=("a.b-post__count", "a.post-count", ".b-post__count"),
    subject=(".b-post__title", "h2.post-title"),
    body=(
        ".js-post__content-text",
        ".post-content-text",
        ".js-comment__content",
        ".b-comment__body",
        ".b-comment__content",
        ".comment-text",
        ".b-post__content .restore",
    ),
    attachments=".b-post-attachments, .post-attachments, .b-post__attachments",
    edited=(".b-post__edit", ".post-edit"),
    signature=(".post-signature", ".b-post__signature"),
    reactions=(".b-post__footer .reactions__topic-reactions-container", ".reactions__topic-reactions-container"),
    tombstones=".b-post--deleted, .b-post__deleted-message, .b-post-notice, .deleted-message",
    title=("h1.main-title", "h1.js-main-title", ".page-title-widget h1"),
    prefix=".js-topic-prefix, .topic-prefix",
    crumbs=("nav.breadcrumb-container, .breadcrumb-container", "#breadcrumbs", ".breadcrumbs-wrapper", ".breadcrumbs"),
    crumb=".crumb a",
    tags=".js-content-tag a",
    locked=".b-icon__topic-closed, .js-topic-status--closed, .conversation-status--closed",
    pagination=("form.pagenav-form .pagenav", ".pagenav-form", ".pagenav"),
    current=(".js-pagenav-button.b-button--primary",),
    poll=".b-poll, .poll-container, .js-poll__container, .poll",
    question=(".poll-question", ".b-poll__question", "h4", "h3"),
    options=".poll-result-item, .pollresults-data tr, .poll-options li, .b-poll__option",
    option_text=(".poll-option-text", ".option-text", "label", "td"),
    option_votes=(".poll-option-votes", ".vote-count", ".votes", "td:nth-of-type(3)"),
)

ARCHIVE = Layout(
    engine="vBulletin",
    thread=_NEVER,
    member=_MEMBER,
    board=re.compile(r"/f-(\d{1,10})(?:-p-\d+)?\.html"),
    quoted=QUOTED,
    posts="div.post:has(.posttext)",
    post=re.compile(r"post_?(\d{1,15})"),
    author=(".posttop .username", ".username"),
    date=(".posttop .date", ".date"),
    body=(".posttext",),
    title=("p.largefont a", ".pda + p a", "#navbar + p a"),
    crumbs=("#navbar",),
    pagination=("#pagenumbers",),
    current=("#pagenumbers b + b, #pagenumbers > b:not(:first-child)",),
)
