"""What a page shows to a forum's staff alone is not published: deleted and unapproved posts, IP addresses, warnings, notes."""

from __future__ import annotations

import json

import pytest

from stillboard.convert import Options, convert
from stillboard.dumps import Capture
from stillboard.errors import NoThread
from stillboard.importers import all_importers
from stillboard.importers._printed_ip import without_printed_ip
from stillboard.markup import left_out
from stillboard.model import Post, State
from support.engine_variants import VARIANTS

READERS = {importer.name: importer for importer in all_importers()}
IP = "203.0.113.77"
D, H = State.DELETED, State.HIDDEN

# How each engine's templates show such a post to those who may see it: what stands in the stock post, and what in its place.
STAFF = [
    ("xenforo-2", '<article class="message-body">', '<div class="messageNotice messageNotice--deleted">X</div>', D),
    ("xenforo-2", '<article class="message-body">', '<div class="messageNotice messageNotice--moderated">X</div>', H),
    ("xenforo-2", "message message--post", "message message--post message--deleted", D),
    ("xenforo-cards", '"MessageCard" id', '"MessageCard MessageCard--deleted" id', D),
    ("xenforo-1", 'class="message"', 'class="message deleted"', D),
    ("xenforo-1", "<article>", '<ul class="messageNotices"><li class="deletedNotice">X</li></ul>', D),
    ("xenforo-1", "<article>", '<ul class="messageNotices"><li class="moderatedNotice">X</li></ul>', H),
    ("smf-2.1", '"windowbg" id', '"windowbg approvebg" id', H),
    ("smf-2.0", '"windowbg"', '"approvebg"', H),
    ("smf-2.0", '"xx.gif"', '"https://smf.lanternside.example/Themes/default/images/post/recycled.gif"', D),
    ("smf-1.1", '"windowbg"', '"approvebg"', H),
    ("smf-elkarte", '"windowbg"', '"approvebg"', H),
    ("mybb-1.8", "post classic ", "post classic unapproved_post ", H),
    ("mybb-1.8", "post classic ", "post classic deleted_post ", D),
    ("mybb-1.6", "trow1 post_author", "trow_shaded post_author", H),
    ("mybb-1.6", "trow1 post_author", "trow_deleted post_author", D),
    ("invision-4", "ipsComment_parent", "ipsComment_parent ipsModerated", H),
    ("invision-5", "ipsEntry--post", "ipsEntry--post ipsModerated", H),
    ("invision-3", "hentry clear", "hentry moderated clear", H),
    ("invision-3", "<div class='post_wrap'>", "<p id='postsDelete_1'>X</p>", D),
    ("invision-2", "<td class='post2'>", "<td class='post2shaded'>", H),
    ("woltlab-5", "wbbPost message ", "wbbPost message messageDeleted ", D),
    ("woltlab-5", "wbbPost message ", "wbbPost message messageDisabled ", H),
    ("woltlab-4", "wbbPost message ", "wbbPost message messageDisabled ", H),
    ("vbulletin-3-legacy", "post_old.gif", "trashcan.gif", D),
    ("vbulletin-3-legacy", "post_old.gif", "images/statusicon/post_deleted.gif", D),
    ("vbulletin-3-legacy", "post_old.gif", "images/misc/moderated.gif", H),
    ("vbulletin-4-legacy", "postcontainer old", "postcontainer deleted", D),
    ("vbulletin-4-legacy", '<div class="postbody">', '<img src="images/misc/moderated.png" alt="">', H),
    ("phpbb-3.3", "post has-profile", "post deleted has-profile", D),
    ("phpbb-3.3", '<div class="content">', '<p class="post-notice unapproved">X</p>', H),
    ("bbpress-2", "reply type-reply hentry", "reply type-reply status-spam hentry", H),
    ("bbpress-2", "reply type-reply hentry", "reply type-reply status-trash hentry", D),
    ("wpforo-threaded", '<div class="wpf-content">', '<span class="wpf-mod-message">X</span>', H),
    ("vanilla-2.1", "Item ItemComment", "Item ItemComment Deleted", D),
    ("nodebb-harmony", 'component="post" class=""', 'component="post" class="deleted"', D),
    ("nodebb-persona", 'component="post" class=""', 'component="post" class="deleted"', D),
    ("flarum-app", "CommentPost Post", "CommentPost Post Post--hidden", D),
    ("flarum-app", "CommentPost Post", "CommentPost Post Post--unapproved", H),
    ("discoursehtml-app", "topic-post clearfix", "topic-post clearfix deleted", D),
    ("proboards-5", "item post", "item post deleted", D),
    ("reddit-2016", "noncollapsed   comment", "noncollapsed  spam comment", H),
    ("hackernews-2024", '<span id="unv_', "<!-- -->[dead] ", H),
    ("drupal-6", "comment comment-published", "comment comment-unpublished", H),
    ("drupal-9", "comment js-comment", "comment js-comment comment--unpublished", H),
    ("kunena-blue-eagle", '"kmsg"', '"kmsg kunapproved"', H),
    ("kunena-blue-eagle", '"kmsg"', '"kmsg kdeleted"', D),
    ("kunena-crypsis", "message-published", "message-unapproved", H),
    ("kunena-crypsis", "message-published", "message-deleted", D),
    ("phorum-emerald", '<div class="message-body">', '<div class="message-body"><div class="warning">X</div>', H),
    ("discuz-x", '<div class="t_fsz">', '<div class="locked">Notice: <em>only for the staff</em></div>', H),
    ("discuz-7", '<div class="t_msgfontfix">', '<div class="locked">Notice: <em>only for the staff</em></div>', H),
    ("discuz-6", '<div id="postmessage_', '<div class="notice">Notice: <em>only for the staff</em></div>', H),
    ("snitz-3.4", "Posted&nbsp;-&nbsp;2024/05/02&nbsp;:&nbsp; 10:00:00", "NOT MODERATED!!!", H),
    ("simplepress-6", "class='spPostContent'>", "class='spPostContent'><div class='spMessage'>X</div>", H),
]
# FluxBB, PunBB, XMB, Something Awful, uCoz, YaBB and JForum have no state between shown and gone, nor Slash, whose lowest
# scores anyone may read; nor has Burning Board 2 a mark of it. What awaits approval in XMB has a page of its own. Of Lithium
# it is not known.
WITHOUT = {"fluxbb", "xmb", "somethingawful", "ucoz", "yabb", "jforum", "slash", "lithium"}


def test_every_engine_that_hides_posts_is_here():
    assert {name.partition("-")[0] for name, *_ in STAFF} | WITHOUT == {name.partition("-")[0] for name in VARIANTS}


@pytest.mark.parametrize(("name", "old", "new", "state"), STAFF, ids=lambda value: str(value)[:40])
def test_what_only_the_staff_reads_is_a_tombstone(name, old, new, state):
    variant = VARIANTS[name]
    shown = variant.post("Marlow", 1, "salt and oil")
    withheld = variant.post("Wren", 2, "PRIVATE words")
    assert old in withheld
    new = new if new.startswith(old[:1]) and not old.startswith("<") else new + old if old.startswith("<") else new
    page = variant.page([shown, withheld.replace(old, new, 1), variant.post("Pell", 3, "brass <b>lamps</b>")])
    importer = READERS[variant.importer]
    items = list(importer.posts(Capture("page.html", page.encode)))
    posts = [item for item in items if isinstance(item, Post)]
    assert [post.state for post in posts] == [None, state, None]
    assert [post.body for post in posts] == ["salt and oil", "", "brass **lamps**"]
    assert "PRIVATE" not in repr(items)


def test_a_sign_in_a_body_says_nothing_of_its_post():
    variant = VARIANTS["vbulletin-4-legacy"]
    body = 'look <img src="https://lamps.example/trashcan.gif" alt="bin"> <span class="deletedby">there</span>'
    page = variant.page([variant.post("Marlow", 1, body), variant.post("Wren", 2, "x")])
    posts = [item for item in READERS["vbulletin"].posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    assert [post.state for post in posts] == [None, None]
    assert "there" in posts[0].body


PENDING = (
    "Attachments awaiting approval&nbsp;[<a href='x'>Approve All</a>]",
    "Attachments Pending Approval",
    "Dateianhänge, die auf Freischaltung warten",
    "Fichiers joints en attente d'approbation",
    "Archivos adjuntos pendientes de aprobación",
    "Allegati in attesa di approvazione",
    "Вложения, ожидающие одобрения",
)
FILES = "<fieldset class='fieldset'><legend>{}</legend><a href='{}'>{}</a> (3 kB)</fieldset>"
# Behind what the files of a post stand, what is around them, and the address of one.
ATTACHED = [
    ("vbulletin-3-legacy", "<!-- / message -->", "<div>{}</div>", "attachment.php?attachmentid=66&amp;d=1"),
    ("vbulletin-4-legacy", "</blockquote></div>", "<div class='attachments'>{}</div>", "attachment.php?attachmentid=66&amp;d=1"),
    ("smf-2.0", "words</div>", "<div class='attachments smalltext'>{}</div>", "index.php?action=dlattach;topic=3.0;attach=66"),
    ("smf-2.1", "words</div>", "<div class='attachments'>{}</div>", "index.php?action=dlattach;topic=3.0;attach=66"),
    ("mybb-1.8", "words", "<fieldset>{}</fieldset>", "attachment.php?aid=66"),
    ("phpbb-3.3", "words</div>", "<dl class='attachbox'><dd>{}</dd></dl>", "download/file.php?id=66"),
]


@pytest.mark.parametrize("label", PENDING)
@pytest.mark.parametrize(("name", "before", "around", "address"), ATTACHED, ids=lambda value: str(value)[:20])
def test_files_that_await_approval_are_left_out_and_counted(name, before, around, address, label):
    variant = VARIANTS[name]
    post = variant.post("Wren", 2, "words")
    assert before in post
    boxes = around.format(FILES.format(label, address, "PRIVATE.doc") + FILES.format("Attached Files", f"{address}7", "lamp.doc"))
    page = variant.page([variant.post("Marlow", 1, "salt"), post.replace(before, before + boxes, 1)])
    account = left_out.begin()
    items = list(READERS[variant.importer].posts(Capture("page.html", page.encode)))
    assert "PRIVATE" not in repr(items)
    assert "lamp.doc" in repr(items)
    assert account.awaiting_files == 1


def test_files_with_a_link_to_approve_them_await_that_in_every_language():
    variant = VARIANTS["smf-2.1"]
    approve = "<a href='index.php?action=attachapprove;sa=approve;aid=66'>Wolumo</a>"
    box = FILES.format("Nonesuch", "index.php?action=dlattach;topic=3.0;attach=66", "PRIVATE.doc").replace(
        "</a>", f"</a> {approve}"
    )
    post = variant.post("Wren", 2, "words").replace("words</div>", f"words</div><div class='attachments'>{box}</div>", 1)
    account = left_out.begin()
    items = list(READERS["smf"].posts(Capture("page.html", variant.page([post]).encode)))
    assert ("PRIVATE" in repr(items), account.awaiting_files) == (False, 1)


NOTICE = '<div>{} <a href="member.php?u=1">Admin</a>. <div>Reason: PRIVATE words</div></div>'
DELETED = ("This message has been deleted by", "Dieser Beitrag wurde gelöscht von", "Ce message a été supprimé par")
# Where others have what they wrote, in an element of its own: cut out, what is around it holds the notice.
BODIES = [
    ("vbulletin-3-legacy", '<!-- message --><div id="post_message_2">X</div>\n<!-- / message -->'),
    ("vbulletin-3", '<div id="post_message_2">X</div>'),
    ("vbulletin-4-legacy", '<blockquote class="postcontent restore ">X</blockquote>'),
    ("vbulletin-4", '<blockquote class="postcontent restore">X</blockquote>'),
    ("xenforo-2", '<div class="bbWrapper">X</div>'),
    ("xenforo-cards", '<div class="bbWrapper">X</div>'),
    ("smf-2.1", '<div class="inner" data-msgid="2" id="msg_2">X</div>'),
    ("smf-2.0", '<div class="inner" id="msg_2">X</div>'),
    ("woltlab-5", '<div class="messageText">X</div>'),
    ("woltlab-3", '<div id="postText2">X</div>'),
]


@pytest.mark.parametrize("said", DELETED)
@pytest.mark.parametrize(("name", "body"), BODIES, ids=lambda value: str(value)[:40])
def test_a_notice_in_place_of_a_body_is_no_word_of_the_author(name, body, said):
    variant = VARIANTS[name]
    removed = variant.post("Wren", 2, "X")
    assert body in removed
    removed = removed.replace(body, NOTICE.format(said))
    page = variant.page([variant.post("Marlow", 1, "salt"), removed, variant.post("Pell", 3, "oil")])
    items = list(READERS[variant.importer].posts(Capture("page.html", page.encode)))
    posts = [item for item in items if isinstance(item, Post)]
    assert [(post.state, post.body) for post in posts] == [(None, "salt"), (D, ""), (None, "oil")]
    assert "PRIVATE" not in repr(items)


@pytest.mark.parametrize("name", [name for name, _ in BODIES])
def test_who_writes_like_such_a_notice_is_read(name):
    variant = VARIANTS[name]
    said = f"{DELETED[0]} its author."
    page = variant.page([variant.post("Marlow", 1, "salt"), variant.post("Wren", 2, said)])
    posts = [one for one in READERS[variant.importer].posts(Capture("page.html", page.encode)) if isinstance(one, Post)]
    assert [(post.state, post.body) for post in posts] == [(None, "salt"), (None, said)]


def test_a_lone_notice_of_vbulletin_3_leads_to_whoever_deleted_the_post():
    variant = VARIANTS["vbulletin-3-legacy"]
    whole = variant.post("Wren", 2, "X")
    start, end = whole.index("<!-- message -->"), whole.index("<!-- sig -->")
    for inside, state in ((NOTICE.format(DELETED[0]), D), ("This message has been deleted, says a friend", None)):
        page = variant.page([whole[:start] + inside + whole[end:]])
        post = next(one for one in READERS["vbulletin"].posts(Capture("p.html", page.encode)) if isinstance(one, Post))
        assert (post.state, bool(post.body)) == (state, state is None)


def test_posts_that_a_reader_ignores_are_public():
    variant = VARIANTS["xenforo-2"]
    ignored = variant.post("Wren", 1, "words").replace(
        '<article class="message-body">',
        '<div class="messageNotice messageNotice--ignored">X</div><article class="message-body">',
    )
    posts = [one for one in READERS["xenforo"].posts(Capture("p.html", variant.page([ignored]).encode)) if isinstance(one, Post)]
    assert [(post.state, post.body) for post in posts] == [(None, "words")]


def test_what_smf_folds_away_of_ignored_posts_is_public():
    variant = VARIANTS["smf-2.1"]
    ignored = variant.post("Wren", 2, "words").replace(' id="msg_2">', ' id="msg_2" style="display:none;">')
    prompt = '<div class="ignored" id="msg_2_ignored_prompt">You are ignoring this user. <a href="#">Show me the post.</a></div>'
    page = variant.page(
        [variant.post("Marlow", 1, "salt"), ignored.replace('<div class="postinfo">', prompt + '<div class="postinfo">')]
    )
    posts = [one for one in READERS["smf"].posts(Capture("p.html", page.encode)) if isinstance(one, Post)]
    assert [(post.state, post.body) for post in posts] == [(None, "salt"), (None, "words")]


def test_a_thread_that_was_deleted_is_not_read():
    variant = VARIANTS["xenforo-2"]
    page = variant.page([variant.post("Wren", 1, "words")])
    page = page.replace("<body>", '<body><dd class="blockStatus-message blockStatus-message--deleted">Removed</dd>')
    with pytest.raises(NoThread, match="only the forum's staff"):
        list(READERS["xenforo"].posts(Capture("p.html", page.encode)))


@pytest.mark.parametrize(
    "sign",
    [
        "<table><tr><td class='nav'><a href='index.php'>Talk</a> &raquo; <a href='quarantine.php'>Held</a></td></tr></table>",
        "<form action='?action=approvereply&amp;pid=8' method='post'><input type='submit' value='Yes' /></form>",
    ],
)
def test_what_awaits_approval_in_xmb_is_not_read(tmp_path, sign):
    name = next(name for name in VARIANTS if VARIANTS[name].importer == "xmb")
    page = VARIANTS[name].page([VARIANTS[name].post("Wren", 1, "PRIVATE words"), VARIANTS[name].post("Pell", 2, "more of them")])
    assert list(READERS["xmb"].posts(Capture("p.html", page.encode)))
    (tmp_path / "p.html").write_text(page.replace("<body>", f"<body>{sign}", 1), "utf-8")
    assert sign in (tmp_path / "p.html").read_text("utf-8")
    report = convert([tmp_path / "p.html"], tmp_path / "content", all_importers(), Options())
    assert not report.posts
    assert "only the forum's staff" in report.errors[0].text


GUESTBOOK = """<!DOCTYPE html><html><head><title>Lamps</title></head><body><h1>Lamps</h1>{}</body></html>"""
ENTRY = """<article class="comment {0}"><span class="author">{1}</span><time datetime="2024-05-0{2}T10:00:00Z">May</time>
<div class="text"><p>{3}</p></div></article>"""


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        ("comment-unpublished", H),
        ("comment--unpublished", H),
        ("is-deleted", D),
        ("pending", H),
        ("status-trash", D),
        ("messageDeleted", D),
        ("messageDisabled", H),
        ("Post--hidden", H),
    ],
)
def test_unknown_software_says_so_in_a_class(mark, state):
    words = "the wick was trimmed at dusk and the glass was clean"
    entries = [ENTRY.format(mark if n == 2 else "even", f"Pell{n}", n, f"{words} {n}") for n in range(1, 6)]
    capture = Capture("p.html", GUESTBOOK.format("".join(entries)).encode)
    posts = [item for item in READERS["generic"].posts(capture) if isinstance(item, Post)]
    assert [post.state for post in posts] == [None, state, None, None, None]
    assert posts[1].body == ""


SCRAPED = [
    ({"message_state": "deleted"}, D),
    ({"message_state": "moderated"}, H),
    ({"post_visibility": 2}, D),
    ({"post_visibility": "0"}, H),
    ({"visible": 0}, H),
    ({"visible": -1}, D),
    ({"approved": 0}, H),
    ({"deleted_at": "2024-05-01T10:00:00Z"}, D),
    ({"is_deleted": True}, D),
    ({"isHidden": "true"}, H),
    ({"status": "spam"}, H),
    ({"message_state": "visible", "post_visibility": 1, "visible": 1, "approved": True, "hidden": 0, "deleted_at": None}, None),
    ({"status": "publish"}, None),
]


@pytest.mark.parametrize(("facts", "state"), SCRAPED)
def test_json_says_it_in_keys_of_its_own(facts, state):
    head = {"generator": "forum-dl", "version": "0.3.0", "extractor": "xenforo", "download_time": "2024-05-09T10:00:00Z"}
    post = {
        "path": ["3", "7"],
        "subpath": ["1"],
        "url": "https://x.example/posts/1/",
        "author": "Wren",
        "content": "PRIVATE words",
    }
    post |= {"creation_time": "2024-05-01T10:00:00Z", "ip": IP, "ip_address": IP, "data": {"poster_ip": IP}}
    line = json.dumps({**head, "type": "post", "item": {**post, **facts}})
    other = json.dumps({**head, "type": "post", "item": {**post, "subpath": ["2"], "content": "salt"}})
    items = list(READERS["forumdl"].posts(Capture("p.jsonl", f"{line}\n{other}\n".encode)))
    found = next(item for item in items if isinstance(item, Post))
    assert (found.state, found.body) == (state, "" if state else "PRIVATE words")
    assert IP not in repr(items)


def test_a_state_that_nobody_knows_is_not_public(tmp_path):
    lines = [
        {"type": "forum", "title": "Lanternside", "address": "https://forum.lanternside.example/", "format": "text"},
        {"type": "thread", "id": 1, "title": "Lamps"},
        {"type": "post", "id": 1, "thread": 1, "author": "Wren", "state": "moderated", "body": "PRIVATE words"},
        {"type": "post", "id": 2, "thread": 1, "author": "Pell", "body": "salt"},
    ]
    dump = tmp_path / "dump.jsonl"
    dump.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert report.exit_code
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "content").rglob("*.md"))
    assert "PRIVATE" not in written
    assert "State: hidden" in written


def test_ip_addresses_next_to_posts_are_nowhere(tmp_path):
    """As a name, in a card, in a link that only the staff is shown, in a title."""
    variant = VARIANTS["fluxbb-fluxbb"]
    guest = variant.post(f"Guest ({IP})", 1, "salt and oil")
    staff = variant.post(
        "Wren", 2, 'see <a href="https://x.example/misc.php?ip=8.8.4.4&amp;t=1">this</a>; my router is 192.168.1.1'
    )
    dump = tmp_path / "page.html"
    note = f'<dd><span>IP: <a href="moderate.php?get_host=2" title="{IP}">{IP}</a></span></dd>'
    note += "<dd>Warnings: <strong>3</strong></dd></dl>"
    dump.write_text(variant.page([guest, staff.replace("</dl>", note, 1)]), encoding="utf-8")
    report = convert([dump], tmp_path / "content", all_importers(), Options())
    assert not report.exit_code
    written = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "content").rglob("*.md")))
    assert IP not in written
    assert "8.8.4.4" not in written
    assert "Warnings" not in written
    assert "https://x.example/misc.php?t=1" in written
    assert "my router is 192.168.1.1" in written
    assert "Author: Guest\n" in written


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("salt\n\nIP: 8.8.4.4", "salt"),
        ("**IP address:** 8.8.4.4\n\nsalt", "salt"),
        ("salt\\\nLogged: 8.8.4.4", "salt"),
        ("salt\n\n[IP logged: 2a00:1450:4001:800::200e]", "salt"),
        ("my router\n\nIP: 192.168.1.1", "my router\n\nIP: 192.168.1.1"),
        ("ask IP: 8.8.4.4\n\nIP: 8.8.4.4 answers", "ask IP: 8.8.4.4\n\nIP: 8.8.4.4 answers"),
        ("version 1.2.3.4", "version 1.2.3.4"),
        ("IP: 8.8.4.4", ""),
        ("salt\n\nPosted from 8.8.4.4", "salt"),
        ("salt\n\nAdresse IP : 8.8.4.4 (dns.example)", "salt"),
        ("salt\n\nIP: [8.8.4.4](https://whois.example/8.8.4.4)", "salt"),
        ("salt\n\n\\[IP: ::ffff:8.8.4.4\\]", "salt"),
        ("what answers?\n\n8.8.4.4", "what answers?\n\n8.8.4.4"),
        ("salt\n\nI moved from 8.8.4.4", "salt\n\nI moved from 8.8.4.4"),
    ],
)
def test_a_line_with_the_ip_address_is_no_word_of_the_author(body, left):
    assert without_printed_ip(body) == left
