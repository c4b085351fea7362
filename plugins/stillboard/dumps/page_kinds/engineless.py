"""The pages that belong to no forum engine: of web servers and WordPress, checks of the browser, feeds, site maps, robots.txt."""

from __future__ import annotations

import re

from .kinds import NotAThread, PageKinds

# WordPress holds forums of several engines; its own pages say what they are.
PAGE_KINDS = PageKinds(
    ids={"error-page": NotAThread.ERROR},
    classes={
        "search-results": NotAThread.SEARCH,
        "error404": NotAThread.ERROR,
        "login-action-login": NotAThread.LOGIN,
    },
    post_ids=(r"reply_\d",),
    post_words=("discussionforumposting",),
    post_attributes=(r"""data-(?:post-id|messageid)=["']?\d""",),
    part_ids={"cf-error-details": NotAThread.ERROR},  # Cloudflare's
)
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
MAPS = (b"<urlset", b"<sitemapindex")
FEEDS = (b"<rss", b"<feed", b"<rdf:rdf")
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
