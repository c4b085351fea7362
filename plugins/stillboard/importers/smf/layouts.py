"""Where Simple Machines Forum 1, 2 and 3, and ElkArte, put the parts of a topic's page."""

from __future__ import annotations

import dataclasses
import re

from ...addresses import engines
from .._html.layout import Layout, Lines

_POST = re.compile(r"(?:msg_?|subject_|post_subject_|modified_|info_|bar_)(\d{1,18})(?:_\w{1,20})?")

SMF2 = Layout(
    engine="SMF 2",
    addresses=engines.SMF,
    here=("#quickModForm", 'form[name="quickModForm"]', '#forumposts a[href*="topic="]'),
    posts=":has(> .postarea), :has(> .postarea2)",
    post=_POST,
    id_attributes=("id", "name"),
    id_places=('.inner[id^="msg_"]', '[id^="msg_"]', '[id^="subject_"]', '[id^="post_subject_"]'),
    author=(
        '.poster h4 a[href*="profile"][href*="u="]',
        ".poster h4 a[href]",
        ".poster h4",
        ".poster .name",
        '.poster a[href*="profile"]',
        ".poster li:first-child",
    ),
    card=(".poster",),
    user_title=(".poster li.title", ".poster li.postgroup"),
    badges="li.membergroup",
    pairs="li.postcount, li.custom, li.karma",
    date=(".postinfo a.smalltext", ".keyinfo time", ".keyinfo .smalltext", ".keyinfo [id^=info_]", ".keyinfo h5 + div"),
    number=(".message_number",),
    permalink=(".keyinfo a[href]",),
    subject=('[id^="subject_"]', ".keyinfo h5", '[id^="post_subject_"]'),
    avatar=(".poster li.avatar img", ".poster img.avatar"),
    body=(".inner", ".messageContent", ".post"),
    attachments=".attachments",
    edited=(".modified",),
    edit_reason=(".modified .reason",),
    signature=(".signature",),
    reactions=(".like_count", ".likes_button", ".like_button", ".unlike_button"),
    tombstones='[id$="_ignored_prompt"]',
    deleted='img[src*="post/recycled"], .messageicon .i-recycled, .icon-recycled',
    unapproved=".approvebg, .approvebg2, .approve_post, .unapproved_post, .unapproved",
    title=(
        "#top_subject",
        "#display_head h2",
        ".display_title",
        "#forumposts h3.catbg",
        "h2.category_header",
        "#forumposts .catbg",
    ),
    crumbs=(".navigate_section", "#linktree", "#breadcrumb", ".breadcrumb", ".linktree"),
    crumb="li a, a.nav",
    locked="#display_head .lock, .display_title .lock, .topic_icons .lock, .category_header .i-locked, .catbg .i-locked",
    sticky="#display_head .sticky, .display_title .sticky, h2.category_header .i-sticky, .catbg .topicicon.i-sticky",
    pagination=(".pagelinks", ".pagesection .nav", ".pagelinks ul", ".pagesection"),
    current=(".pagelinks .current_page", ".pagelinks strong", ".pagesection strong", ".current_page"),
    forum_name=(".forumtitle a", ".forumtitle", "#top_section h1 a"),
    poll="#poll, #poll_options",
    question=("#pollquestion", ".catbg", ".category_header", "h4"),
)

SMF1 = dataclasses.replace(
    SMF2,
    engine="SMF 1",
    posts="table:has(> tbody > tr > td > .post)",
    id_places=('[id^="subject_"]', '.post[id^="msg_"]', '[id^="modified_"]', 'a[name^="msg"]'),
    author=('td:first-child > b > a[href*="profile"]', "td:first-child > b"),
    card=("td:first-child",),
    user_title=Lines((".smalltext",)),
    pairs=Lines((".smalltext",)),
    badges="",
    date=('[id^="subject_"] + .smalltext', "td .smalltext:has(b)"),
    permalink=('a[href*="msg"]',),
    subject=('[id^="subject_"]',),
    avatar=("td:first-child img.avatar", 'td:first-child img[src*="type=avatar"]'),
    body=('.post[id^="msg_"]', ".post"),
    attachments="",
    edited=('[id^="modified_"]', '[id^="subject_"] + .smalltext > span'),
    title=("#top_subject",),
    crumbs=("#linktree", ".nav", ".navigate_section"),
    crumb="a.nav",
    pagination=("td.middletext:has(> a.navPages)", "td.middletext", ".middletext"),
    current=(".middletext > b",),
    poll="#poll, form:has(#pollquestion)",
)
