"""What pages say they are: the words of every engine for its kinds of pages, and the marks of pages that are none of a board's.

An engine says it in a class or an id of the page as a whole, which no post can write.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping


class NotAThread(enum.StrEnum):
    """What a page is instead."""

    LOGIN = "a page that asks for a login"
    CHALLENGE = "a check of the browser, not the page behind it"
    ERROR = "an error page"
    LIST = "a list of boards or threads"
    SEARCH = "search results"
    MEMBER = "a member's page or a list of members"
    NEWS = "a list of what is new"
    FILE = "a picture's or a file's own page"
    FEED = "a feed, which holds excerpts"
    MAP = "a site map"
    ROBOTS = "a robots.txt"
    OTHER = "a page of the board, but no thread"

    @property
    def todo(self) -> str:
        """What the person can do."""
        return _TODO.get(self, "leave it out; it holds no posts")


_TODO = {
    NotAThread.LOGIN: "log in with a browser and save the thread from there",
    NotAThread.CHALLENGE: "open the thread in a browser, wait until it shows, and save it again",
    NotAThread.ERROR: "save the thread again, or leave this file out",
    NotAThread.LIST: "save the threads it links to",
    NotAThread.SEARCH: "save the threads it links to",
    NotAThread.NEWS: "save the threads it links to",
    NotAThread.FEED: "save the threads it links to",
    NotAThread.MAP: "save the threads it links to",
}
THREAD = "thread"
Kind = NotAThread | str

# XenForo 2's data-template, and the class of #content in XenForo 1, both named after the template; WoltLab's data-template too.
# The longest beginning that fits counts: "thread_view_type_question" is a thread.
TEMPLATES: Mapping[str, Kind] = {
    "thread": THREAD,
    "conversation": THREAD,
    "forum": NotAThread.LIST,
    "category": NotAThread.LIST,
    "node_list": NotAThread.LIST,
    "board": NotAThread.LIST,  # WoltLab's, and boardList
    "login": NotAThread.LOGIN,
    "permissiondenied": NotAThread.LOGIN,
    "error": NotAThread.ERROR,
    "userexception": NotAThread.ERROR,
    "search": NotAThread.SEARCH,
    "member": NotAThread.MEMBER,
    "user": NotAThread.MEMBER,
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
# A class of the body (or of the html element), whole.
CLASSES: Mapping[str, Kind] = {
    # phpBB 3: section-<script>
    "section-viewtopic": THREAD,
    "section-index": NotAThread.LIST,
    "section-viewforum": NotAThread.LIST,
    "section-memberlist": NotAThread.MEMBER,
    "section-viewonline": NotAThread.OTHER,
    "section-search": NotAThread.SEARCH,
    "section-ucp": NotAThread.LOGIN,
    "section-posting": NotAThread.OTHER,
    "section-faq": NotAThread.OTHER,
    "section-mcp": NotAThread.OTHER,
    # SMF 2.1: action_<action>; threads and boards have action_messageindex or action_display
    "action_login": NotAThread.LOGIN,
    "action_login2": NotAThread.LOGIN,
    "action_register": NotAThread.OTHER,
    "action_signup": NotAThread.OTHER,
    "action_search": NotAThread.SEARCH,
    "action_search2": NotAThread.SEARCH,
    "action_profile": NotAThread.MEMBER,
    "action_mlist": NotAThread.MEMBER,
    "action_recent": NotAThread.NEWS,
    "action_unread": NotAThread.NEWS,
    "action_who": NotAThread.OTHER,
    "action_help": NotAThread.OTHER,
    # NodeBB: template-<name>
    "template-topic": THREAD,
    "page-topic": THREAD,
    "template-categories": NotAThread.LIST,
    "template-category": NotAThread.LIST,
    "page-categories": NotAThread.LIST,
    "page-category": NotAThread.LIST,
    "template-login": NotAThread.LOGIN,
    "page-login": NotAThread.LOGIN,
    "template-403": NotAThread.LOGIN,
    "page-status-403": NotAThread.LOGIN,
    "page-status-404": NotAThread.ERROR,
    "page-status-500": NotAThread.ERROR,
    "template-404": NotAThread.ERROR,
    "template-500": NotAThread.ERROR,
    "template-search": NotAThread.SEARCH,
    "template-users": NotAThread.MEMBER,
    "template-recent": NotAThread.NEWS,
    "template-unread": NotAThread.NEWS,
    "template-popular": NotAThread.NEWS,
    "template-top": NotAThread.NEWS,
    "page-user": NotAThread.MEMBER,
    # WordPress and bbPress
    "single-topic": THREAD,
    "single-forum": NotAThread.LIST,
    "forum-archive": NotAThread.LIST,
    "post-type-archive-forum": NotAThread.LIST,
    "post-type-archive-topic": NotAThread.LIST,
    "bbp-user-page": NotAThread.MEMBER,
    "search-results": NotAThread.SEARCH,
    "error404": NotAThread.ERROR,
    "login-action-login": NotAThread.LOGIN,
}
# The body's id, the longest beginning that fits: Vanilla's <application>_<controller>_<method>, WoltLab's tpl_…, servers' own.
IDS: Mapping[str, Kind] = {
    "vanilla_discussion_": THREAD,
    "vanilla_discussions_": NotAThread.LIST,
    "vanilla_categories_": NotAThread.LIST,
    "dashboard_entry_": NotAThread.LOGIN,
    "dashboard_profile_": NotAThread.MEMBER,
    "dashboard_home_permission": NotAThread.LOGIN,
    "dashboard_home_unauthorized": NotAThread.LOGIN,
    "dashboard_home_": NotAThread.ERROR,
    "dashboard_search_": NotAThread.SEARCH,
    "vanilla_search_": NotAThread.SEARCH,
    "dashboard_activity_": NotAThread.NEWS,
    "tpl_wbb_thread": THREAD,
    "tpl_wbb_board": NotAThread.LIST,
    "tpl_wcf_login": NotAThread.LOGIN,
    "tpl_wcf_permissiondenied": NotAThread.LOGIN,
    "tpl_wcf_userexception": NotAThread.ERROR,
    "tpl_wcf_error": NotAThread.ERROR,
    "tpl_wcf_user": NotAThread.MEMBER,
    "tpl_wcf_members": NotAThread.MEMBER,
    "tpl_wcf_search": NotAThread.SEARCH,
    "errorpage": NotAThread.ERROR,  # phpBB's msg_handler
    "error-page": NotAThread.ERROR,  # WordPress
}
# Invision 4 and 5: data-pagemodule and data-pagecontroller.
CONTROLLERS: Mapping[tuple[str, str], Kind] = {
    ("forums", "topic"): THREAD,
    ("forums", "index"): NotAThread.LIST,
    ("forums", "forums"): NotAThread.LIST,
    ("system", "login"): NotAThread.LOGIN,
    ("system", "register"): NotAThread.OTHER,
    ("members", "profile"): NotAThread.MEMBER,
    ("search", "search"): NotAThread.SEARCH,
    ("discover", "streams"): NotAThread.NEWS,
    ("discover", "popular"): NotAThread.NEWS,
}
# What stands only on a page between the visitor and the page.
CHALLENGES = (
    b"_cf_chl_opt",
    b"cf-browser-verification",
    b'id="challenge-form"',
    b'id="challenge-error-text"',
    b"jschl_vc",
    b"ddos-guard/js-challenge",
    b"/.well-known/ddos-guard/",
    b'id="anubis_challenge"',
    b"/.within.website/x/",
    b"sucuri_cloudproxy_js",
    b"/.well-known/sgcaptcha/",
    b"geo.captcha-delivery.com",
    b'id="px-captcha"',
    b"sec-if-cpt-container",
    b"AwsWafIntegration",
    b"slowAES.decrypt",
    b"/vddosw3data.js",
)
# Incapsula's script is on pages that it let through as well; its frame is not.
FRAMED = re.compile(rb"<iframe[^<>]{0,300}_Incapsula_Resource", re.I)
# The elements that posts stand in, of every engine.
POSTS = re.compile(
    rb"""id\s?=\s?["']?(?:post[-_]?\d|post_message_\d|p\d{1,12}["'\s>]|pid_?\d|msg_?\d|elComment_\d|Comment_\d|Discussion_\d|td_post_"""
    rb"""\d|bbp-reply-|reply_\d)|data-content=["']post-|data-(?:commentid|post-id|pid|messageid)=["']?\d|postbody|blockpost"""
    rb"""|DiscussionForumPosting|message--post|bbp-reply-content|name=["']?\d{1,12}["']?></a>|<post_message""",
    re.I,
)
# Parts that a page without posts has, of the engines that say no more about it. ~ stands for a quotation mark.
_PARTS: Mapping[NotAThread, str] = {
    NotAThread.LOGIN: """
        <div[^<>]{0,200}id=~punlogin~
        id=~frmLogin~
        action=~[^"'<>]{0,500}ucp\\.php\\?[^"'<>]{0,200}mode=login[^<>]{0,300}id=~login~
        class=~login-(?:page|required|welcome)[ "']
        data-template=~login~
    """,
    NotAThread.ERROR: """
        id=~elError~
        id=~fatal_error~
        id=~cf-error-details~
        id=~msg~\\sclass=~block~
        class=~panel~\\sid=~message~
        class=~page-not-found~
    """,
    NotAThread.LIST: """
        id=~pun(?:index|viewforum)~
        id=~boardindex(?:_table)?~
        id=~messageindex~
        id=~boardstats_img~
        id=~threadbits_forum_\\d
        id=~threadlist~
        id=~collapseobj_forumbit_
        id=~forumbits~
        class=~(?:topic-list|category-list)[ "']
        class=~(?:topictitle|forumlink|forumtitle)~
        id=~tid_\\d
    """,
    NotAThread.SEARCH: "id=~punsearch~",
    NotAThread.MEMBER: "id=~(?:punprofile|punuserlist|view_profile|memberlist)~",
}
PARTS = {
    kind: re.compile("|".join(line.strip() for line in marks.strip().splitlines()).replace("~", "[\"']").encode(), re.IGNORECASE)
    for kind, marks in _PARTS.items()
}
MYBB_LOGIN, MYBB_QUICK = re.compile(rb"""value=["']do_login["']""", re.I), re.compile(rb"""name=["']quick_login["']""", re.I)
VB_MESSAGE = re.compile(rb"""class=["'](?:standard_error|panelsurround)["']""", re.I)
VB_LOGIN = re.compile(rb"""login\.php\?[^"'<>]{0,200}do=login""", re.I)
# The pages of web servers, of databases that are down, and of the Wayback Machine, by their titles; they stand alone.
_PHRASES = (
    "access denied|authorization required|bad gateway|bad request|connection problems|database error|error|forbidden|found|gone"
    "|gateway time-?out|internal server error|moved permanently|not found|object moved|origin dns error|page not found"
    "|service temporarily unavailable|service unavailable|site offline|temporarily unavailable|too many requests|unauthorized"
    "|web server is down|web server is returning an unknown error|internet archive wayback machine|wayback machine"
)
SERVER = re.compile(
    rf"(?:(?:error |http )?(?:30[12]|4[0-5]\d|5[0-2]\d)(?:[ :|–-]{{1,3}}(?:{_PHRASES}))?|{_PHRASES})!?$", re.IGNORECASE
)
FORBIDDEN = re.compile(r"(?:error |http )?40[13]\b|forbidden$|unauthorized$", re.IGNORECASE)
JSON_ERROR = re.compile(rb'"error_type"\s{0,9}:\s{0,9}"(not_logged_in|invalid_access|not_found|rate_limit)"')
MAPS = (b"<urlset", b"<sitemapindex")
FEEDS = (b"<rss", b"<feed", b"<rdf:rdf")
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
