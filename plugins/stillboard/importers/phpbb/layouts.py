"""Where phpBB 3 (prosilver, subsilver2, the print view), phpBB 2 (subSilver) and Forumotion put the parts of a thread's page.

From their own templates: viewtopic_body.html, viewtopic_print.html, viewtopic_body.tpl, and those that Forumotion shows.
"""

from __future__ import annotations

import dataclasses
import re

from .._html.layout import After, Layout, Lines

_ROOT = r"(?P<root>https?://[^/?#]+/(?:[^/?#]+/){0,8}?)"
_FOLDER = r"(?:[^/?#]{1,200}-v?f\d{1,9}(?:-\d{1,9})?/)?"  # that of the board, with phpBB SEO
# viewtopic.php?f=1&t=2&start=15; phpBB SEO's board-f1/title-t2-15.html and topic2.html, phpBB 2's ftopic2-15.html, Tapatalk's
# title-t2-s15.html.
_THREAD = re.compile(
    rf"{_ROOT}{_FOLDER}"
    r"(?:(?P<script>viewtopic\.php\?(?:[^#]{0,300}?[&;])?t=)|f?topic-?|(?P<slug>[^/?#]{1,200}?)-v?t)(?P<id>\d{1,15})(?!\d)"
    r"(?:(?:[^#]{0,300}?[&;]start=|-s?)(?P<start>\d{1,9}))?(?:-\d{1,2}-(?:asc|desc))?(?:\.html?|[&;?/][^#]*)?$"
)
_MEMBER = re.compile(r"(?:[?&;]u=|/member|-u|/user)(\d{1,15})(?!\w)")
_BOARD = re.compile(r"(?:viewforum\.php\?(?:[^#]{0,300}?[&;])?f=|-v?f|/forum-?|index\.php\?c=)(\d{1,15})(?!\w)")
QUOTED = re.compile(r"(?:[?&;]p=|#p?|/post)(\d{1,15})(?!\w)")
_POST = re.compile(r"(?:p|profile|post_content)(\d{1,15})")
# The ways that lead to the list of the boards, and others next to the way to the thread.
CRUMBS = (".breadcrumbs", "#nav-breadcrumbs", ".navlinks", "p.breadcrumbs", "#navstrip", ".pathname-box", "td span.nav:has(a)")

PROSILVER = Layout(
    engine="phpBB 3",
    thread=_THREAD,
    member=_MEMBER,
    board=_BOARD,
    quoted=QUOTED,
    # A page asked for by a post (viewtopic.php?p=3) does not name its thread, but its title and its forms lead there.
    here=("h2 a[href*='t=']", "#page-header p a[href*='t=']", "a.maintitle[href*='t=']", "form#viewtopic"),
    offset=re.compile(r"(?:[?&;]start=|-t\d{1,15}-s?|/t\d{1,15}p)(\d{1,9})(?!\d)"),
    post_address="{root}viewtopic.php?p={id}#p{id}",
    posts='.post[id^="p"]',
    post=_POST,
    id_places=('a[id^="p"]', '[id^="post_content"]', '[id^="profile"]'),
    author=(
        '.postprofile [class^="username"]',
        '.author [class^="username"]',
        ".author strong",
        ".postprofile dt strong",
        ".postprofile dt a:not(:has(img))",
        ".post-author a",
        ".post-author",
        ".author-name",
        '[class^="username"]',
        ".ignore strong",
    ),
    card=(".postprofile", '[id^="profile"]'),
    user_title=(".profile-rank", ".postprofile > dd:first-of-type:not(:has(strong)):not(:has(ul))"),
    pairs=After(".postprofile dd:has(> strong)", "strong"),
    numbered=re.compile(r"#\s?(\d{1,9})(?!\w)"),  # which only extensions and Tapatalk show
    date=(".author time", ".date strong", "p.author", ".author", ".post-date", ".postdate", ".post-info time"),
    number=(
        ".icon_post_target",
        ".post-number",
        ".post-number a",
        ".postcount",
        ".author > span:first-child > a",
        ".author a span",
        ".post-info li",
    ),
    permalink=("p.author a", ".author a", "h3 a"),
    subject=(".postbody > h3", '[id^="post_content"] > h3', ".postbody > div > h3", ".post > h3"),
    body=(
        '[id^="post_content"] .content',
        ".postbody .content",
        ".content",
        ".postbody .post-content",
        ".post-text",
        ".postcontent",
    ),
    attachments=".attachbox",
    edited=(".notice",),
    edit_reason=("em",),
    signature=(".signature", ".post-signature", '[id^="sig"]'),
    reactions=('[id^="list_thanks"]', ".post-reactions", ".thanks-list"),
    tombstones=".post_deleted_msg, .ignore",
    title=(".topic-title a", ".topic-title", "#page-body h2 a", "h2 a[href*='viewtopic']", "#page-header h2"),
    crumbs=CRUMBS,
    locked=".topic-actions .locked-icon, .action-bar .locked-icon, .action-bar > a .fa-lock, .action-bar .buttons .fa-lock",
    pagination=(".pagination", ".page-number"),
    current=(".pagination li.active span", ".pagination li.active"),
    forum_name=("#site-description h1", ".site-description h1", "#page-header h1"),
    poll="form:has(fieldset.polls), .panel:has(fieldset.polls)",
    question=(".poll-title", ".content > h2", "h2", "h3"),
    options="fieldset.polls dl:not(.poll_total_votes)",
    option_text=("dt",),
    option_votes=(".resultbar:not(.hidden) div",),
)

SUBSILVER2 = dataclasses.replace(
    PROSILVER,
    posts="table.tablebg:has(.postauthor), table.tablebg:has(td[colspan='2'] > a[name^='p'])",
    id_attributes=("name", "id"),
    id_places=('a[name^="p"]:not([name="unread"])',),
    author=(".postauthor", "td[colspan='2'] > strong"),
    card=("td.profile",),
    user_title=("td.postdetails",),
    pairs="",
    date=(),
    number=(),
    permalink=('a[href*="viewtopic"]',),
    subject=(),
    body=("div.postbody", ".postbody"),
    attachments="",
    edited=(),
    edit_reason=(),
    signature=(),
    tombstones="td[colspan='2'] > a[name^='p']",
    title=("#pageheader h2 a", "a.titles", "h2 a"),
    locked='img[src*="topic_locked"]',
    pagination=("td.gensmall:has(a[href*='start='])", "td.nav:has(strong)"),
    current=(),
    forum_name=("#logodesc h1",),
    poll="",
)

SUBSILVER = dataclasses.replace(
    SUBSILVER2,
    engine="phpBB 2",
    post_address="{root}viewtopic.php?p={id}#{id}",
    posts="tr:has(> td > span.name > a[name])",
    post=re.compile(r"p?(\d{1,15})"),
    id_places=("span.name a[name]",),
    author=("span.name b", "span.name strong", "span.name"),
    card=("span.postdetails",),
    user_title=Lines(),
    permalink=('a[href*="viewtopic"]', 'a[href*="#"]'),
    body=("td:has(> span.postbody)", ".postbody"),
    tombstones="",
    title=("a.maintitle", "a.cattitle", ".maintitle"),
    locked='img[src*="reply-locked"], img[src*="reply_locked"]',
    pagination=("span.gensmall:has(> b > a)", "span.nav:has(> b)", "span.nav:has(a[href*='start='])"),
    forum_name=("span.maintitle",),
)

# https://host/t7-slug, /t7p25-slug, and once /board-f1/slug-t7.htm
_TOPIC = re.compile(
    rf"(?P<root>https?://[^/?#]+/){_FOLDER}(?:[^/?#]{{1,200}}?-)?t(?P<id>\d{{1,15}})"
    r"(?:p(?P<start>\d{1,9})|[np](?=-)|-\d{1,9}(?=\.htm))?(?:-(?P<slug>[^/?#.]*))?(?:\.html?)?(?:\?[^#]*)?$"
)
FORUMOTION = dataclasses.replace(
    PROSILVER,
    engine="Forumotion",
    thread=_TOPIC,
    here=('.postbody-head h3 a[href*="/t"]', ".post h2 a[href*='/t']", ".post h3 a"),
    member=re.compile(r"(?:^|//[^/]{1,200})/u(\d{1,15})(?!\w)"),
    board=re.compile(r"/([fc]\d{1,9})-|-([fc]\d{1,9})/?$"),
    quoted=re.compile(r"#(?:p)?(\d{1,15})(?!\w)"),
    post_address="{thread}#{id}",
    posts=".post",
    post=re.compile(r"p?(\d{1,15})"),
    id_attributes=("id", "name"),
    id_places=('[id^="p"].posthead', "a[name]", "[id]"),
    author=(
        ".post-author-name a",
        ".post-author-name",
        ".postprofile-name a",
        ".postprofile-name",
        ".author a[href*='/u']",
        ".author strong",
        "span.name a[href]",
        "span.name strong",
        ".username a",
        ".username",
        ".postprofile-head .popmenubutton strong",
        ".postprofile-head .popmenubutton a",
        ".postprofile dt strong",
    ),
    card=(".post-author-details", ".postprofile-info", ".poster-profile", ".user-info", ".postprofile-details", ".postprofile"),
    user_title=(".post-author-title", ".postprofile-rank", ".user-basic-info"),
    pairs=".label",
    date=(".topic-date", ".post-date", ".author", ".posthead h2"),
    number=(".post-info li", ".posthead h2 strong"),
    permalink=("h3 a", "h2 a"),
    subject=(".post-header h2 a", ".postbody-head h3", "h2.topic-title", ".posthead h2 a"),
    body=(
        ".post-content",
        ".content > div:not(.vote)",
        ".entry-content > div:not(.vote) > div:first-child",
        ".post-entry > div:not(.vote)",
        "div.postbody > div:first-child",
        ".content",
        ".entry-content",
        ".postbody",
    ),
    edited=(".edited-message", ".entry-content > p", "td > span.gensmall"),
    signature=(".signature_div", ".sig-content", ".post-signature", '[id^="sig"]'),
    reactions=(".fa_like_list",),
    tombstones="",
    title=(
        "h1.page-title",
        ".maintitle h1",
        ".maintitle h3",
        "h1.topic-title",
        ".topic-title",
        "h1 a",
        "h1",
        ".cattitle",
        "h2 a",
    ),
    crumbs=(
        "#navstrip",
        ".pathname-box",
        "#pun-crumbs",
        ".pun-crumbs",
        ".sub-header-path",
        ".nav-path",
        "td span.nav:has(a)",
        ".nav",
    ),
    locked='img.i_reply[src*="lock"], .i_icon_locked, .ion-locked',
    pagination=(".pagination", ".paging"),
    current=(),
    forum_name=("#navstrip .begin", "#site-title", "#site-description h1"),
)
