"""Pages that one member or the staff alone may read become no threads, and threads that speak of them stay threads."""

from __future__ import annotations

import json

import pytest

from stillboard.convert import Options, convert
from stillboard.dumps import Capture
from stillboard.dumps.page_kinds import NotAThread, said_of
from stillboard.importers import all_importers
from stillboard.importers._html.for_few import for_few
from stillboard.importers._phrases import INBOXES, MAILBOXES, PRIVATE_PAGES, STAFF_PAGES, languages
from support.engine_variants import VARIANTS

READERS = {importer.name: importer for importer in all_importers()}
KINDS = [importer.page_kinds for importer in all_importers()]
PRIVATE, STAFF = NotAThread.PRIVATE, NotAThread.STAFF


def kind(html: str, address: str = "") -> NotAThread | None:
    capture = Capture("page.html", html.encode, address=address)
    chosen = next((one for one in all_importers() if one.accepts(capture)), None)
    return for_few(capture, said_of(capture, KINDS), known=chosen is not None and not chosen.fallback)


def posts(title: str = "Wicks") -> str:
    """Messages as software of no name shows them."""
    message = (
        '<div class="msg"><a class="user" href="/u/{0}">Ann{0}</a> <time>2015-01-0{0} 10:00</time><p>Trim wick {0}.</p></div>'
    )
    return f"<h1>{title}</h1>{''.join(message.format(nth) for nth in range(1, 6))}"


def page(body: str = "", *, title: str = "Wicks - Lanternside", head: str = "", html: str = "", attributes: str = "") -> str:
    return (
        f"<!DOCTYPE html><html {html}><head><title>{title}</title>{head}</head><body {attributes}>{body or posts()}</body></html>"
    )


def of(variant: str, *changes: tuple[str, str]) -> str:
    """A page of an engine's own markup, changed."""
    made = VARIANTS[variant]
    html = made.page([made.post("Wren", 1, "Trim the wick."), made.post("Pell", 2, "Then light it.")])
    for old, new in changes:
        assert old in html
        html = html.replace(old, new, 1)
    return html


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="https://lanternside.example/{address}">'


def crumbs(*links: str, around: str = 'nav class="breadcrumb"') -> str:
    inside = " ".join(links)
    return f"<{around}>{inside}</{around.split(maxsplit=1)[0]}>"


HOME = '<a href="/">Lanternside</a>'
FOR_FEW = {
    "phpBB 3": (
        page('<div id="cp-main" class="ucp-main"></div>' + posts(), attributes='id="phpbb" class="nojs section-ucp"'),
        PRIVATE,
    ),
    "phpBB 3 moderators": (page(attributes='id="phpbb" class="nojs section-mcp ltr"'), STAFF),
    "phpBB 2": (page('<form method="post" action="privmsg.php?folder=inbox&amp;p=4">' + posts() + "</form>"), PRIVATE),
    "SMF 2.0": (
        page(crumbs(HOME, '<a href="index.php?action=pm">x</a>', around='div class="navigate_section"') + posts()),
        PRIVATE,
    ),
    "SMF 2.1": (page(attributes='id="chrome" class="action_pm"'), PRIVATE),
    "SMF 2.1 moderators": (page(attributes='id="chrome" class="action_moderate"'), STAFF),
    "MyBB": (
        page(crumbs(HOME, "&rsaquo;", '<a href="private.php">Post</a>', around='div class="navigation"') + posts()),
        PRIVATE,
    ),
    "MyBB moderators": (page(crumbs(HOME, '<a href="modcp.php">Mod</a>') + posts()), STAFF),
    "vBulletin 3": (page(HOME + '<span class="navbar">&gt; <a href="private.php">PMs</a></span>' + posts()), PRIVATE),
    "vBulletin 4": (page(crumbs(HOME, '<li class="navbit"><a href="private.php">x</a></li>') + posts()), PRIVATE),
    "XenForo 2": (page(html='id="XF" data-template="conversation_view"'), PRIVATE),
    "XenForo 2 alerts": (page(html='id="XF" data-template="account_alerts"'), PRIVATE),
    "XenForo 2 reports": (page(html='id="XF" data-template="report_view"'), STAFF),
    "XenForo 1": (page('<div id="content" class="conversation_view">' + posts(), html='id="XenForo"'), PRIVATE),
    "Discourse": (page(attributes='class="crawler archetype-private_message"'), PRIVATE),
    "Invision 4": (page(attributes='data-pagemodule="messaging" data-pagecontroller="messenger"'), PRIVATE),
    "Invision 4 moderators": (page(attributes='data-pagemodule="modcp" data-pagecontroller="modcp"'), STAFF),
    "WoltLab": (page(attributes='id="tpl_wcf_conversation" data-template="conversation"'), PRIVATE),
    "NodeBB": (page(attributes='class="page-user page-user-chats template-chats"'), PRIVATE),
    "Vanilla": (page(attributes='id="conversations_messages_index"'), PRIVATE),
    "canonical": (page(head=canonical("messenger/77/")), PRIVATE),
    "canonical of XenForo": (page(head=canonical("conversations/wicks.7/")), PRIVATE),
    "og:url": (page(head='<meta property="og:url" content="https://lanternside.example/direct-messages/5">'), PRIVATE),
    "a form": (page(f'<form action="/index.php?app=members&amp;module=messaging" method="post">{posts()}</form>'), PRIVATE),
    "links of vBulletin": (page(posts() + '<a href="private.php?do=newpm&amp;pmid=7">Reply</a>'), PRIVATE),
    "links of phpBB 2": (page(posts() + '<a href="privmsg.php?mode=reply&amp;p=4">Reply</a>'), PRIVATE),
    "links of phpBB 3": (page(posts() + '<a href="./ucp.php?i=pm&amp;mode=compose&amp;action=quote&amp;p=4">Quote</a>'), PRIVATE),
    "links of SMF": (page(posts() + '<a href="index.php?action=pm;sa=send;f=inbox;pmsg=5;quote;u=3">Quote</a>'), PRIVATE),
    "a trail by name": (page(crumbs(HOME, '<a href="/x/7">Private Nachrichten (2)</a>') + posts()), PRIVATE),
    "a heading": (page(posts("Inbox"), title="x"), PRIVATE),
    "a title before the site's": (page(posts("With Ann"), title="Private messages - Lanternside"), PRIVATE),
    "a title behind the site's": (page(posts("With Ann"), title="Lanternside :: Private Messages"), PRIVATE),
    "notifications": (page(posts("Notifications"), title="Notifications - Lanternside"), PRIVATE),
    "a log": (page(posts("Moderation log"), title="Moderation log - Lanternside"), STAFF),
    "reports": (page(posts("Reported posts"), title="Reported posts - Lanternside"), STAFF),
}


@pytest.mark.parametrize(("html", "expected"), FOR_FEW.values(), ids=list(FOR_FEW))
def test_pages_for_few_are_known(html, expected):
    assert kind(html) is expected
    assert expected.todo


def test_by_the_address_that_the_dump_says():
    assert kind(page(), "https://lanternside.example/private.php?do=showpm&pmid=7") is PRIVATE
    assert kind(page(), "https://lanternside.example/showthread.php?t=7") is None


WORDS = [
    *[(word, PRIVATE) for word in languages(PRIVATE_PAGES) | languages(MAILBOXES) | languages(INBOXES)],
    *[(word, STAFF) for word in languages(STAFF_PAGES)],
]


@pytest.mark.parametrize(("word", "expected"), WORDS, ids=[word for word, _ in WORDS])
def test_in_all_languages(word, expected):
    assert kind(page(posts("x"), title=f"{word.capitalize()} - Lanternside")) is expected
    assert kind(page(posts("x"), title=f"{word.capitalize()} vanish when I open them - Lanternside")) is None


@pytest.mark.parametrize("name", ["page.html", "mail.html"])
def test_nothing_of_them_is_written_whoever_is_asked_to_read_them(name, tmp_path):
    dump = tmp_path / "dump"
    dump.mkdir()
    (dump / name).write_text(of("xenforo-2", ('<html id="XF"', '<html id="XF" data-template="conversation_view"')))
    for forced in ("", "xenforo", "generic"):
        report = convert([dump], tmp_path / "content", all_importers(), Options(importer=forced))
        assert "private messages" in str(report.errors)
        assert not [*tmp_path.glob("content/threads/**/*.md")]
    (dump / "thread.html").write_text(of("xenforo-2"))
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert [one.kind for one in report.not_threads] == [PRIVATE.value]
    assert report.balanced
    assert report.exit_code == 0


def test_topics_of_discourse_that_are_messages_are_left_out(tmp_path):
    def topic(number: int, archetype: str) -> dict[str, object]:
        post = {"id": number, "post_number": 1, "username": "wren", "cooked": f"<p>wick {number}</p>", "topic_id": number}
        post |= {"created_at": "2020-01-01T10:00:00.000Z"}
        return {
            "id": number,
            "title": f"Wicks {number}",
            "archetype": archetype,
            "post_stream": {"posts": [post], "stream": [number]},
        }

    dump = tmp_path / "dump.json"
    dump.write_text(json.dumps(topic(7, "private_message")))
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert "private messages" in str(report.errors)
    assert not [*tmp_path.glob("content/threads/**/*.md")]
    dump.write_text(json.dumps([topic(7, "private_message"), topic(8, "regular")]))
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert report.balanced
    written = "".join(path.read_text() for path in tmp_path.glob("content/**/*.md"))
    assert "wick 8" in written
    assert "wick 7" not in written


# What a reader who is logged in has at the top of every page, and what the staff has around the posts.
MENU = """<div id="user-menu"><a href="/private.php">Private Messages</a> | <a href="ucp.php?i=pm&amp;folder=inbox">0 new</a>
<a href="privmsg.php?folder=inbox">Inbox</a> <a href="index.php?action=pm">My Messages</a> <a href="usercp.php">User CP</a>
<a href="/conversations/">Conversations</a> <a href="/messenger/">Messenger</a> <a href="/notifications">Notifications</a>
<a href="/modcp/">Reported content</a> <a href="mcp.php?i=main">Moderator Control Panel</a></div>
<a href="private.php?do=newpm&amp;u=7">PM</a> <a href="privmsg.php?mode=post&amp;u=7">PM</a>
<a href="index.php?action=pm;sa=send;u=7">PM</a>
<a href="ucp.php?i=pm&amp;mode=compose&amp;action=quotepost&amp;p=7">PM</a> <a href="private.php?action=send&amp;uid=7">PM</a>
<form action="mcp.php?f=2" method="post"></form><form action="moderation.php" method="post"></form>"""


@pytest.mark.parametrize("variant", VARIANTS)
def test_threads_stay_threads(variant):
    html = of(variant)
    assert kind(html) is None
    start = html.index(">", html.index("<body")) + 1 if "<body" in html else 0
    within = html[:start] + MENU + html[start:]
    assert kind(within) is None
    before, title, after = within.partition("<title>")
    for said in ("Private messages don't work - Lanternside", "Private messages - Lanternside", "Inbox - Lanternside"):
        called = before + title + said + after[after.index("</title>") if title else 0 :]
        assert kind(called) is None or not READERS[VARIANTS[variant].importer].accepts(Capture("page.html", called.encode))


IN_BOARD = '<p><a href="/">Lanternside</a> &raquo; <a href="/forum/3">Lamps</a> &raquo; </p>'


def test_the_staffs_pages_stand_in_boards_too():
    assert kind(page(IN_BOARD + posts("Reported posts"), title="Reported posts - Lanternside")) is NotAThread.STAFF


@pytest.mark.parametrize(
    "html",
    [
        page(html='id="XF" data-template="thread_view"', title="Private messages | Lanternside"),
        page(attributes='id="phpbb" class="section-viewtopic"', title="Private messages - Lanternside"),
        page(posts("Notifications"), head=canonical("topic/7-notifications"), title="Notifications - Lanternside"),
        page(posts() + '<a href="newreply.php?do=newreply&amp;p=7">Reply</a>', title="Private messages - Lanternside"),
        page(posts() + '<p>› <a href="private.php">see there</a></p><a href="newreply.php?t=7">Reply</a>'),
        page(posts("Private messages: how?"), title="Private messages: how? - Lanternside"),
        page(IN_BOARD + posts("Inbox"), title="Inbox - Lanternside"),
    ],
)
def test_threads_may_be_called_so(html):
    assert kind(html) is None
