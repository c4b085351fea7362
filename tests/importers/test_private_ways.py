"""Messages of one member on pages of no known engine are no threads, by the way that leads to them; threads of boards stay."""

from __future__ import annotations

import pytest

from stillboard.convert import Options, convert
from stillboard.dumps.page_kinds import NotAThread
from stillboard.importers import all_importers

MESSAGE = '<div class="msg" id="m{n}"><div class="who"><a href="/user/{who}">{who}</a></div>'
MESSAGE += '<div class="when">{n} March 2021, 10:12</div><div class="text">{said}</div></div>'
SAID = [("Lene", "Here is the code of the gate."), ("Cato", "I will be there at ten."), ("Lene", "Bring small notes, please.")]
NAMED = "Lamp pick-up"


def page(way: str, *, title: str = f"{NAMED} - Lamp Yard", heading: str = NAMED) -> str:
    posts = "".join(MESSAGE.format(n=n, who=who, said=said) for n, (who, said) in enumerate(SAID, 1))
    head = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title></head>"
    return f"{head}<body>{way}<h1>{heading}</h1>{posts}</body></html>"


def way(*steps: str, sign: str = "&gt;", around: str = 'div class="nav"', end: str = NAMED) -> str:
    """`steps`: an address and the words of each, or the words alone."""
    said = [f'<a href="{one[0]}">{one[1]}</a>' if one[0] else one[1] for one in (step.rpartition("|")[::2] for step in steps)]
    whole = f" {sign} ".join(["<a href='/'>Lamp Yard</a>", *said, *[end][: bool(end)]])
    return f"<{around}>{whole}</{around.split(maxsplit=1)[0]}>"


def converted(html: str, tmp_path):
    (tmp_path / "page.html").write_text(html)
    report = convert([tmp_path / "page.html"], tmp_path / "content", all_importers(), Options())
    return report, [*(tmp_path / "content").glob("threads/**/*.md")]


BREADCRUMB = 'ul class="breadcrumb"'
PRIVATE = {
    "a control panel": way("/usercp|User CP", "/pm|Private Messages"),
    "an inbox": way("/pm|Inbox"),
    "an inbox with a count": way("/x/7|Inbox (3)"),
    "an inbox by name": way("Inbox"),
    "an inbox that is no link": way("Sent items", sign="»"),
    "an inbox in the forum's folder": way("/forum/|Forum", "/forum/inbox|Inbox"),
    "messages": way("/messages|Messages"),
    "messages of a script": way("messages.php|Messages"),
    "messages that are asked for": way("index.php?page=messages|Post"),
    "messages of an account": way("/account/messages|Messages", sign="/"),
    "messages of a member": way("/user/lene|Lene", "/user/lene/messages|Messages"),
    "messages in a language": way("/de/messages|Nachrichten"),
    "a folder of messages": way("/messages|Messages", "/messages/inbox|Received"),
    "talks": way("/conversations|Conversations"),
    "a list": way("/inbox|Post", sign="", around=BREADCRUMB),
    "a list by name": way("/x|Posteingang", sign="", around=BREADCRUMB),
    "another language": way("/x|Messages privés", sign="›"),
    "another inbox": way("/x|Входящие", sign="→"),
    "its end is a link": way("/pm|Inbox", f"/pm/7|{NAMED}", end=""),
}
STAFF = {"reports": way("/staff|Staff", "/r|Reported posts"), "a panel": way("Moderation panel")}


@pytest.mark.parametrize("html", PRIVATE.values(), ids=list(PRIVATE))
def test_what_an_inbox_leads_to_is_no_thread(html, tmp_path):
    report, written = converted(page(html), tmp_path)
    assert [one.kind for one in report.not_threads] == [NotAThread.PRIVATE.value]
    assert not written


@pytest.mark.parametrize("html", STAFF.values(), ids=list(STAFF))
def test_what_the_staffs_pages_lead_to_is_no_thread(html, tmp_path):
    report, written = converted(page(html), tmp_path)
    assert [one.kind for one in report.not_threads] == [NotAThread.STAFF.value]
    assert not written


@pytest.mark.parametrize("title", [f"Private message: {NAMED} - Lamp Yard", f"{NAMED} - Inbox - Lamp Yard"])
def test_a_title_says_so_besides_what_the_heading_says(title, tmp_path):
    report, written = converted(page("", title=title), tmp_path)
    assert [one.kind for one in report.not_threads] == [NotAThread.PRIVATE.value]
    assert not written


MENU = '<div class="menu"><a href="/pm">Private Messages</a> | <a href="/inbox">Inbox</a> | <a href="/usercp">User CP</a></div>'
MENUS = '<div class="menu"><a href="/">Home</a> / <a href="/messages">Messages</a> / <a href="/members">Members</a></div>'
THREADS = {
    "a board": way("/f/2|Lamps"),
    "a menu": MENU + way("/f/2|Lamps"),
    "a menu with signs": MENUS + way("/f/2|Lamps"),
    "a menu with signs alone": MENUS,
    "a menu that ends with the site": MENUS.replace("</div>", " / Forum</div>"),
    "a board of that name": way("/f/2|Inbox"),
    "a board of that name by words": way("/board/inbox|Inbox"),
    "a board of that name by a script": way("forumdisplay.php?f=9|Private messages"),
    "a category about them": way("/c/software|Software", "/c/mailbox|Inbox"),
    "a whole forum": way("/messages|Message board"),
    "a board of a forum that is called so": way("/messages|Messages", "/messages/lamps|Lamps"),
    "talks": way("/lamps/talk|Conversations"),
    "a list of mail": way("/lists/lamps/messages|Messages"),
    "a board about inboxes": way("/x|Inboxes and outboxes"),
    "alerts": way("/harbour|Alerts"),
}


@pytest.mark.parametrize("html", THREADS.values(), ids=list(THREADS))
def test_threads_stay_threads(html, tmp_path):
    report, written = converted(page(html), tmp_path)
    assert report.not_threads == []
    assert len(written) == len(SAID) + 1


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Private messages: how? - Lamp Yard", "Private messages: how?"),
        ("Inbox: full again - Lamp Yard", "Inbox: full again"),
        (f"{NAMED} - Notifications - Lamp Yard", NAMED),
    ],
)
def test_titles_may_speak_of_them(title, heading, tmp_path):
    report, written = converted(page("", title=title, heading=heading), tmp_path)
    assert report.not_threads == []
    assert len(written) == len(SAID) + 1
