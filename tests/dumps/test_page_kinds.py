"""Pages that hold no thread are told from threads, whatever a thread speaks of."""

from __future__ import annotations
from support.paths import DUMPS

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.growth import assert_linear
from stillboard.dumps.capture import Capture
from stillboard.dumps.page_kinds import NotAThread, PageKinds, kind_of
from stillboard.importers import all_importers

SAMPLES = [
    path
    for case in sorted(DUMPS.glob("*/*/"))
    for path in (*case.glob("dump.*"), *case.glob("dump/**/*"))
    if path.suffix in (".html", ".htm", ".json", ".txt")
]
ENGINES = [importer.page_kinds for importer in all_importers()]
POST = '<article class="message message--post" data-content="post-7">Trim the wick.</article>'


def page(body: str, *, html: str = "", attributes: str = "", title: str = "Lanternside") -> bytes:
    return f"<!DOCTYPE html><html {html}><head><title>{title}</title></head><body {attributes}>{body}</body></html>".encode()


def kind(data: bytes, name: str = "page.html") -> NotAThread | None:
    return kind_of(Capture(name, lambda: data), ENGINES)


LOGIN, CHALLENGE, ERROR, LIST = NotAThread.LOGIN, NotAThread.CHALLENGE, NotAThread.ERROR, NotAThread.LIST
PAGES = [
    ("XenForo 2 login", page("", html='id="XF" data-template="login"'), LOGIN),
    ("XenForo 2 error", page("", html='id="XF" data-template="error"'), ERROR),
    ("XenForo 2 board", page(POST, html='id="XF" data-template="forum_view_type_question"'), LIST),
    ("XenForo 2 front page", page("", html='id="XF" data-template="forum_list"'), LIST),
    ("XenForo 2 search", page("", html="id=XF data-template=search_results"), NotAThread.SEARCH),
    ("XenForo 2 member", page(POST, html='id="XF" data-template="member_view"'), NotAThread.MEMBER),
    ("XenForo 2 news", page("", html='id="XF" data-template="whats_new_posts"'), NotAThread.NEWS),
    ("XenForo 2 register", page("", html='id="XF" data-template="register_form"'), NotAThread.OTHER),
    ("XenForo 1 login", page('<div id="content" class="login">', html='id="XenForo"'), LOGIN),
    ("XenForo 1 error", page('<div id="content" class="error_with_login">', html='id="XenForo"'), ERROR),
    ("XenForo 1 board", page('<div id="content" class="forum_view">', html='id="XenForo"'), LIST),
    ("phpBB board", page("", attributes='id="phpbb" class="nojs section-viewforum ltr"'), LIST),
    ("phpBB login", page("", attributes='id="phpbb" class="nojs section-ucp ltr"'), LOGIN),
    ("phpBB search for posts", page('<div class="postbody">x</div>', attributes='class="section-search"'), NotAThread.SEARCH),
    (
        "phpBB thread for members only",
        page('<form action="./ucp.php?mode=login" method="post" id="login">', attributes='id="phpbb" class="section-viewtopic"'),
        LOGIN,
    ),
    ("phpBB no such thread", page('<div class="panel" id="message">', attributes='class="section-viewtopic ltr"'), ERROR),
    ("phpBB out of order", page("", attributes='id="errorpage"', title="General Error"), ERROR),
    ("phpBB subsilver board", page('<a class="topictitle" href="viewtopic.php?t=7">Wicks</a>'), LIST),
    ("phpBB 2 front page", page("<style>.postbody {color: #000}</style>" + '<a class="forumlink" href="viewforum.php?f=1">A</a>'), LIST),
    ("vBulletin 4 login", page('<div class="standard_error"><form action="login.php?s=&amp;do=login">'), LOGIN),
    ("vBulletin 4 error", page('<form action="login.php?do=login"></form><div class="standard_error">No.</div>'), ERROR),
    ("vBulletin 3 login", page('<div class="panelsurround"><form action="login.php?do=login">'), LOGIN),
    ("vBulletin 4 board", page('<ol id="threadlist">'), LIST),
    ("MyBB login", page('<input name="action" value="do_login">' * 2 + '<input name="quick_login">'), LOGIN),
    ("MyBB board", page('<tr class="inline_row"><td id="tid_7">'), LIST),
    ("SMF login", page('<form id="frmLogin">', attributes='class="action_messageindex"'), LOGIN),
    ("SMF 2.1 login", page("", attributes='id="chrome" class="action_login"'), LOGIN),
    ("SMF error", page('<div id="fatal_error">'), ERROR),
    ("SMF board", page('<div id="messageindex">'), LIST),
    ("SMF news", page("", attributes='class="action_recent"'), NotAThread.NEWS),
    ("Invision login", page("", attributes="data-pageModule='system' data-pageController='login'"), LOGIN),
    ("Invision board", page("", attributes='data-pagemodule="forums" data-pagecontroller="forums"'), LIST),
    ("Invision error", page("<section id='elError'>", attributes="data-pageModule='forums' data-pageController='topic'"), ERROR),
    ("Discourse login", page('<div class="login-page container">'), LOGIN),
    ("Discourse list", page('<table class="topic-list">'), LIST),
    ("Discourse not found", page('<div class="page-not-found">'), ERROR),
    ("Discourse not logged in", b'{"errors":["No."],"error_type":"not_logged_in"}', LOGIN),
    ("Discourse no such topic", b'{"errors":["No."],"error_type": "not_found"}', ERROR),
    ("NodeBB forbidden", page("", attributes='class="page-topic template-topic page-status-403"'), LOGIN),
    ("NodeBB board", page("", attributes='class="page-category template-category"'), LIST),
    ("Vanilla login", page("", attributes='id="dashboard_entry_signin"'), LOGIN),
    ("Vanilla missing", page("", attributes='id="dashboard_home_filenotfound"'), ERROR),
    ("Vanilla board", page("", attributes='id="vanilla_discussions_index"'), LIST),
    ("bbPress board", page("", attributes='class="bbpress forum-archive"'), LIST),
    ("bbPress missing", page("", attributes='class="error404 wp-theme"'), ERROR),
    ("WordPress login", page("", attributes='class="login no-js login-action-login wp-core-ui"'), LOGIN),
    ("FluxBB login", page('<div id="punlogin" class="pun">'), LOGIN),
    ("FluxBB message", page('<div id="punviewtopic"><div id="msg" class="block">'), ERROR),
    ("FluxBB board", page('<div id="punviewforum" class="pun">'), LIST),
    ("WoltLab board", page("", attributes='id="tpl_wbb_boardList" data-template="boardList"'), LIST),
    ("WoltLab forbidden", page("", attributes='id="tpl_wcf_permissionDenied" data-template="permissionDenied"'), LOGIN),
    ("Cloudflare", page("<script>window._cf_chl_opt={}</script>", title="Just a moment..."), CHALLENGE),
    ("Cloudflare, old", page('<form id="challenge-form">', title="Attention Required!"), CHALLENGE),
    ("Cloudflare error", page('<div id="cf-error-details">', title="lanternside.example | 522: Connection timed out"), ERROR),
    ("DDoS-Guard", page('<script src="/.well-known/ddos-guard/js-challenge/index.js">'), CHALLENGE),
    ("Incapsula", page('<iframe id="main-iframe" src="/_Incapsula_Resource?x=1">'), CHALLENGE),
    ("Anubis", page('<script id="anubis_challenge" type="application/json">{}</script>'), CHALLENGE),
    ("nginx", page("<center><h1>404 Not Found</h1></center>", title="404 Not Found"), ERROR),
    ("Apache", page("<h1>Forbidden</h1>", title="403 Forbidden"), LOGIN),
    ("a server down", page("", title="503 Service Temporarily Unavailable"), ERROR),
    ("Wayback Machine", page('<div id="error">', title="Internet Archive Wayback Machine"), ERROR),
    ("RSS", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', NotAThread.FEED),
    ("Atom", b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom"/>', NotAThread.FEED),
    ("site map", b"<?xml version='1.0'?><!-- made by lamps --><urlset></urlset>", NotAThread.MAP),
    ("robots.txt", b"# Lanternside\nUser-agent: *\nDisallow: /search\n", NotAThread.ROBOTS),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0", NotAThread.FILE),
]


@pytest.mark.parametrize(("data", "expected"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_pages_without_a_thread_are_named(data, expected):
    assert kind(data) is expected
    assert expected.todo
    assert expected.value


def test_in_utf_16_too():
    data = page("", html='id="XF" data-template="login"').decode().encode("utf-16")
    assert kind(data) is LOGIN


THREADS = {
    "a thread about checks": page(POST + "<p>Just a moment... _cf_chl_opt, id=&quot;elError&quot;</p>", title="404 Not Found"),
    "a script that Cloudflare adds everywhere": page('<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
    "a login box on a thread": page(POST + '<input name="action" value="do_login"><input name="quick_login">'),
    "a thread in code": page(POST + "<pre>&lt;body class=&quot;error404&quot;&gt;</pre>"),
    "a title": page("<p>What now?</p>", title="404 lamps in a lighthouse"),
    "a database": page("<p>What now?</p>", title="My database error"),
    "an unknown page": page("<p>Once there was a lamp.</p>"),
    "XenForo": page(POST, html='data-template="thread_view_type_article"'),
    "phpBB": page('<div id="p7" class="post">', attributes='class="section-viewtopic"'),
    "SMF": page('<div id="msg_7">', attributes='class="action_messageindex board_3"') + b'<div id="messageindex">',
    "vBulletin": page('<div id="post_message_7">') + b'<div class="panelsurround">',
    "Phorum 3": page('<table><tr><td class="PhorumTableHeader">Lamps</td></tr></table><font class="PhorumMessage">Author: A</font>'),
    "an Atom feed's friend": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>x</body></html>',
    "JSON": b'{"post_stream":{"posts":[]}}',
    "text": b"Marlow\nUser-agent: none, he said.\n",
    "nothing": b"",
}


@pytest.mark.parametrize("data", THREADS.values(), ids=THREADS.keys())
def test_all_else_is_left_to_the_importers(data):
    assert kind(data) is None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: "/".join(path.parts[-3:]))
def test_the_samples_are_threads(path):
    assert kind(path.read_bytes(), path.name) is None


def test_what_an_engine_says_is_known_of_that_engine_alone():
    login = page("", html='id="XF" data-template="login"')
    assert kind_of(Capture("page.html", lambda: login), []) is None
    assert kind_of(Capture("page.html", lambda: login), [PageKinds(templates={"log": LIST})]) is LIST


def test_the_first_of_two_engines_counts():
    engines = [PageKinds(classes={"room": LIST}), PageKinds(classes={"room": ERROR})]
    board = page("", attributes='class="room"')
    assert kind_of(Capture("page.html", lambda: board), engines) is LIST
    assert kind_of(Capture("page.html", lambda: board), engines[::-1]) is ERROR


@pytest.mark.parametrize("table", ["templates", "ids", "modules", "classes", "part_ids", "part_classes", "parts", "json_errors"])
def test_no_two_engines_disagree(table):
    said: dict[object, set[str]] = {}
    for engine in ENGINES:
        for key, what in getattr(engine, table).items():
            said.setdefault(key, set()).add(what)
    assert not {key: kinds for key, kinds in said.items() if len(kinds) > 1}


def test_the_tables_are_written_in_the_case_that_they_are_looked_up_in():
    for engine in ENGINES:
        keys = [*engine.templates, *engine.ids, *engine.classes, *(word for pair in engine.modules for word in pair)]
        html = [*engine.post_ids, *engine.post_words, *engine.post_attributes, *engine.parts]
        assert not [words for words in (*keys, *html) if words != words.lower()]


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data):
    found = kind(data)
    assert found is None or isinstance(found, NotAThread)


@pytest.mark.parametrize(
    "part",
    [
        b"<html ",
        b"<body x=",
        b"<title>",
        b'id="post',
        b"<div id=msg ",
        b"<iframe ",
        b'action="ucp.php?',
        b'<html id="XenForo"><div id="content" ',
        b'class="standard_error" login.php?',
        b'value="do_login"',
    ],
)
def test_hostile_pages_take_no_time(part):
    assert_linear(lambda n: kind(b"<" + part * n), 20_000)
