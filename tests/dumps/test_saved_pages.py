"""Pages as tools save them (Wayback Machine, HTTrack, SingleFile): the forum's own addresses, the time, the pictures."""

from __future__ import annotations

import base64

import pytest

from stillboard.dumps import Capture
from stillboard.importers.xenforo import IMPORTER
from stillboard.dumps.saved_by import archived
from stillboard.model import Attachment, Forum, Item, Post, Remark, Skipped, Thread, When

STAMP = "20190301123456"
WAYBACK = f"https://web.archive.org/web/{STAMP}"
PICTURE = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2).decode()
SPACER = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
POST = """<article class="message message--post js-post" data-author="Pell" data-content="post-{n}" id="js-post-{n}">
<div class="message-cell--user"><h4 class="message-name">
<a class="username" href="{root}members/pell.104/{end}">Pell</a></h4></div>
<header class="message-attribution"><a class="message-attribution-main" href="{link}">
<time class="u-dt" datetime="2019-02-03T10:00:00+0000"></time></a>
<div class="message-attribution-opposite"><a href="{link}">#{n}</a></div></header>
<article class="message-body"><div class="bbWrapper">{body}</div></article></article>"""


def items(page: str) -> list[Item]:
    capture = Capture("index.html", page.encode)
    assert IMPORTER.accepts(capture)
    return list(IMPORTER.posts(capture))


def one(found: list[Item], kind: type[Item]) -> Item:
    (item,) = (item for item in found if isinstance(item, kind))
    return item


def wayback(body: str, *, canonical: bool = True) -> str:
    link = f"/web/{STAMP}/https://forum.lanternside.example/threads/lamps.7/page-2#post-22"
    post = POST.format(n=22, root=f"/web/{STAMP}/https://forum.lanternside.example/", end="", link=link, body=body)
    link = (
        f'<link rel="canonical" href="{WAYBACK}/https://forum.lanternside.example/threads/lamps.7/page-2">' if canonical else ""
    )
    return f"""<html id="XF" lang="en"><head><script>__wm.init("https://web.archive.org/web");
__wm.wombat("https://forum.lanternside.example/threads/lamps.7/page-2","{STAMP}","https://web.archive.org/","web");</script>
{link}</head><body><h1 class="p-title-value">Lamps</h1>{post}</body></html>"""


@pytest.mark.parametrize("canonical", [True, False])
def test_a_page_of_the_wayback_machine(canonical):
    found = items(wayback("Hi", canonical=canonical))
    assert one(found, Forum).addresses == ("https://forum.lanternside.example/",)
    thread = one(found, Thread)
    assert (thread.thread_id, thread.slug, thread.addresses) == (
        "7",
        "lamps",
        ("https://forum.lanternside.example/threads/lamps.7/",),
    )
    assert (thread.pages[0].number, thread.pages[0].captured) == (2, When("2019-03-01T12:34:56Z"))
    post = one(found, Post)
    assert (post.author_id, post.address) == ("104", "https://forum.lanternside.example/threads/lamps.7/page-2#post-22")


def test_what_the_author_linked_in_the_wayback_machine_stays():
    body = (
        f'<a href="{WAYBACK}/https://lamp.example/a">a</a> <a href="https://web.archive.org/web/2005/http://lamp.example/b">b</a>'
        f' <img class="bbImage" alt="c" src="/web/{STAMP}im_/https://lamp.example/c.png">'
    )
    assert one(items(wayback(body)), Post).body == (
        "[a](https://lamp.example/a) [b](https://web.archive.org/web/2005/http://lamp.example/b) ![c](https://lamp.example/c.png)"
    )


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        (f"{WAYBACK}im_/http:/lamp.example/c.png", (STAMP, "http://lamp.example/c.png")),
        (f"/web/{STAMP}/https://lamp.example/?a=b#c", (STAMP, "https://lamp.example/?a=b#c")),
        ("https://lamp.example/web/2019/https://x.example/", ("", "https://lamp.example/web/2019/https://x.example/")),
        ("https://web.archive.org/web/2019/javascript:x", ("", "https://web.archive.org/web/2019/javascript:x")),
        ("", ("", "")),
    ],
)
def test_addresses_in_the_wayback_machine(address, parts):
    assert archived(address) == parts


MIRRORED = (
    "<!-- Mirrored from forum.lanternside.example/threads/lamps.7/ by HTTrack Website Copier/3.x [XR&CO'2014],"
    " Sat, 20 Sep 2025 03:33:31 GMT -->"
)
MIRROR = """<!DOCTYPE html><html id="XF" lang="en" data-template="thread_view">
{mirrored}
<head><link rel="canonical" href="index.html">{head}</head>
<body><h1 class="p-title-value">Lamps</h1>{post}</body></html>"""


@pytest.mark.parametrize(
    ("head", "root"),
    [
        ('<link rel="icon" href="https://forum.lanternside.example/icon.png">', "https://forum.lanternside.example/"),
        (
            '<meta property="og:url" content="https://forum.lanternside.example/threads/lamps.7/">',
            "https://forum.lanternside.example/",
        ),
        ("", "http://forum.lanternside.example/"),
    ],
)
def test_a_mirror_of_httrack(head, root):
    frame = f'<div class="bbImageWrapper" data-src="{root}attachments/lamp-png.9/">'
    body = (
        f'<a href="../wicks.8/index.html">wicks</a> {frame}<img class="bbImage" alt="lamp.png" data-url=""'
        ' src="../../attachments/lamp-png.9/index.html"></div> <a href="https://x.example/a/index.html">x</a>'
    )
    post = POST.format(n=1, root="../../", end="index.html", link="%23post-1.html", body=body)
    found = items(MIRROR.format(mirrored=MIRRORED, head=head, post=post))
    thread, written = one(found, Thread), one(found, Post)
    assert (thread.thread_id, thread.addresses) == ("7", (f"{root}threads/lamps.7/",))
    assert thread.pages[0].captured == When("2025-09-20T03:33:31Z")
    assert (written.author_id, written.address) == ("104", f"{root}threads/lamps.7/#post-1")
    assert f"[wicks]({root}threads/wicks.8/)" in written.body
    assert f"![lamp.png]({root}attachments/lamp-png.9/)" in written.body
    assert "https://x.example/a/index.html" in written.body  # nobody mirrored that


def test_pictures_inside_a_single_file():
    body = f'Look: <img class=bbImage alt=lamp src="data:image/png;base64,{PICTURE}"><img class=bbImage alt=gone src="{SPACER}">'
    page = (
        "<html id=XF lang=en data-template=thread_view><!--\n Page saved with SingleFile \n url: "
        "https://forum.lanternside.example/threads/lamps.7/ \n saved date: Tue May 12 2020 00:12:07 GMT+0200 (CEST)\n-->"
        f"<h1 class=p-title-value>Lamps</h1>{POST.format(n=1, root='/', end='', link='/posts/1/', body=body)}"
    )
    found = items(page)
    picture, post = one(found, Attachment), one(found, Post)
    assert picture.read() == base64.b64decode(PICTURE)
    assert post.body == (f"Look: ![lamp](/content/attachments/{picture.sha256[:2]}/{picture.sha256}-image.png)gone")
    assert post.address == "https://forum.lanternside.example/posts/1/"


def test_a_broken_picture_is_no_file():
    page = wayback('<img class="bbImage" alt="torn" src="data:image/png;base64,' + "A" * 4001 + '">')
    assert one(items(page), Post).body == "torn"


def test_a_post_shown_twice_counts_once_where_its_number_is():
    best = POST.format(n=3, root="/", end="", link="", body="the answer").replace("#3", "")
    posts = [POST.format(n=n, root="/", end="", link=f"/posts/{n}/", body=f"words {n}") for n in (1, 2, 3)]
    found = items(f'<html id="XF"><h1 class="p-title-value">Lamps</h1>{posts[0]}{best}{posts[1]}{posts[2]}</html>')
    written = [item for item in found if isinstance(item, Post)]
    assert [(post.number, str(post.place), post.body) for post in written] == [(n, f"1-{n}", f"words {n}") for n in (1, 2, 3)]
    assert "shows twice" in one(found, Skipped).text


DRAWING = "data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"48\" height=\"48\"><rect fill-opacity=\"0\"/></svg>"


def single_file(body: str, style: str = "") -> str:
    post = POST.format(n=22, root="https://forum.lanternside.example/", end="", link="https://forum.lanternside.example/x", body=body)
    said = "Page saved with SingleFile \n url: https://forum.lanternside.example/threads/lamps.7/ \n"
    return f"<html id=XF lang=en><!--\n {said}--><style>{style}</style><body><h1 class=p-title-value>Lamps</h1>{post}"


def test_a_picture_that_single_file_keeps_in_the_style_sheet():
    style = f':root{{--sf-img-1: url("data:image/png;base64,{PICTURE}")}}'
    body = f"<img src='{DRAWING}' alt=lamp style=\"background-image:var(--sf-img-1)!important\">"
    found = items(single_file(f"{body}<br>{body}", style))
    file = one(found, Attachment)
    assert one(found, Post).body.count(f"![lamp](/content/attachments/{file.sha256[:2]}/{file.sha256}-image.png)") == 2


def test_a_picture_that_single_file_could_not_keep_is_missing_and_a_smilie_is_its_code():
    body = f"<img src=data:, alt=lamp.png> <img src='{DRAWING}' alt> <img src=data:, alt=':)'> <img src=data:, alt=;D>"
    assert one(items(single_file(body)), Post).body == "![lamp.png](#missing) ![](#missing) :) ;D"


def test_a_frame_that_single_file_keeps_leads_to_its_page():
    inside = "<html><link rel=canonical href=https://www.youtube.com/watch?v=dQw4w9WgXcQ>"
    assert "](https://www.youtube.com/watch?v=dQw4w9WgXcQ)" in one(
        items(single_file(f'Look<iframe title="The lamp" srcdoc="{inside}"></iframe>')), Post
    ).body
    assert "[The lamp](#missing)" in one(items(single_file('Look<iframe title="The lamp"></iframe>')), Post).body


def test_what_single_file_left_out_of_a_post_is_said():
    emptied = "Look <div class=bbCodeSpoiler-content style=display:none></div>"
    (said,) = (item.text for item in items(single_file(emptied)) if isinstance(item, Remark))
    assert "left out what the page had hidden in 1 of its posts" in said
    assert not [item for item in items(single_file("Look <div style=display:block>x</div>")) if isinstance(item, Remark)]
