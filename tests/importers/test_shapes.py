"""Shapes of pages that forums in the wild have besides the stock templates: mirrors, other tongues, what guests may not see."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture, attachment_path
from stillboard.importers import all_importers
from stillboard.importers._html.attribution import quoted_name
from stillboard.importers._html.page import Page, scripted
from stillboard.importers._html.post import editor
from stillboard.importers.generic import IMPORTER as GENERIC
from stillboard.model import Board, Forum, Item, Member, Post, Thread, When
from support.engine_variants import VARIANTS

READERS = {importer.name: importer for importer in all_importers()}


def made(name: str, *, names: tuple[str, ...] = ("Marlow", "Pell"), body: str = "salt", swaps: dict[str, str]) -> list[Item]:
    """What is read of a page of an engine's stock markup, after some replacements, all of which must change something."""
    variant = VARIANTS[name]
    page = variant.page([variant.post(author, n, f"{body} {n}") for n, author in enumerate(names, 1)])
    for old, new in swaps.items():
        assert old in page
        page = page.replace(old, new)
    return list(READERS[variant.importer].posts(Capture("page.html", page.encode)))


def all_of(found: list[Item], kind: type[Item]) -> list[Item]:
    return [item for item in found if isinstance(item, kind)]


def one(found: list[Item], kind: type[Item]) -> Item:
    (item,) = all_of(found, kind)
    return item


MIRROR = (
    "<!-- Mirrored from lanternside.example/board/viewtopic.php?t=7 by HTTrack Website Copier/3.x [XR&CO'2014],"
    " Sat, 20 Sep 2025 03:33:31 GMT --><head>"
)
CRUMBS = '<div class="navlinks"><a href="index.html">Index</a> <a href="viewforum31e6.html?f=4">Lamps</a></div>'
LINK = '<a href="viewtopic4a57-2.php?p=9#p9">there</a>'


def test_a_mirror_names_the_scripts_of_a_forum_as_the_forum_does():
    names = {
        "<head>": MIRROR,
        '<link rel="canonical" href="https://forum.lanternside.example/board/viewtopic.php?t=7">': "",
        '<div id="page-body"': CRUMBS + '<div id="page-body"',
        "./memberlist.php?": "memberlistf667.html?",
        "./viewtopic.php?p": "viewtopic1151.php?p",
        "./viewtopic.php?t": "viewtopicd8f0.html?t",
    }
    found = made("phpbb-3.3", names=("Marlow",), body=f"salt {LINK}", swaps=names)
    root = "http://lanternside.example/board/"
    assert one(found, Thread).addresses == (f"{root}viewtopic.php?t=7",)
    assert one(found, Board) == Board("Lamps", board_id="4", addresses=(f"{root}viewforum.php?f=4",))
    assert one(found, Member).address == f"{root}memberlist.php?mode=viewprofile&u=51"
    assert f"({root}viewtopic.php?p=9#p9)" in one(found, Post).body


@pytest.mark.parametrize(
    ("href", "address", "undone"),
    [
        ("viewtopic4bca.html?t=7", "http://h.example/viewtopic.php?t=1", "viewtopic.php?t=7"),
        ("../b/showthreadf00d-2.php?t=7", "http://h.example/showthread.php?t=1", "../b/showthread.php?t=7"),
        ("viewtopic4bca.html", "http://h.example/viewtopic.php?t=1", "viewtopic4bca.html"),  # without a query nothing was added
        ("https://h.example/page2004.php?a", "http://h.example/viewtopic.php?t=1", "https://h.example/page2004.php?a"),
        ("thread4bca.html?x", "http://h.example/threads/lamps.7/", "thread4bca.html?x"),  # a page that no script wrote
    ],
)
def test_what_a_mirror_added_to_a_name(href, address, undone):
    assert scripted(f'<a href="{href}">{href}</a>', address) == f'<a href="{undone}">{href}</a>'


def test_who_has_a_day_of_joining_is_a_member_where_profiles_are_not_shown():
    swaps = {
        '<a href="./memberlist.php?mode=viewprofile&amp;u=51" class="username">Marlow</a>': '<b class="username">Marlow</b>',
        '<a href="./memberlist.php?mode=viewprofile&amp;u=52" class="username">Pell</a>': '<b class="username">Pell</b>',
        '<dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id=1&amp;sr=posts">12</a></dd>': (
            '<dd class="profile-posts"><strong>Posts:</strong> 12</dd>'
            '<dd class="profile-joined"><strong>Зарегистрирован:</strong> 4 May 2020, 10:00</dd>'
        ),
        '<dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id=2&amp;sr=posts">12</a></dd>': "",
    }
    found = made("phpbb-3.3", swaps=swaps)
    member = one(found, Member)  # Pell is a guest
    assert (member.name, member.member_id, member.joined) == ("Marlow", "", When("2020-05-04T10:00"))
    assert [count.number for count in member.counts] == ["12"]


def test_the_number_before_the_author_in_phpbb_and_a_name_that_looks_like_one():
    number = '<p class="author"><span class="tally"><a href="./viewtopic.php?p=1#p1">#41</a></span><a class="unread" href="#p'
    swaps = {'<p class="author"><a class="unread" href="./viewtopic.php?p=1#p': number}
    found = made("phpbb-3.3", names=("Marlow", "Lamp #9"), swaps=swaps)
    assert [(post.author, post.number) for post in all_of(found, Post)] == [("Marlow", 41), ("Lamp #9", None)]


def test_a_page_that_says_where_it_stood_by_its_base_alone():
    found = made(
        "xenforo-1", swaps={'<link rel="canonical" href="': '<base href="https://forum.lanternside.example/"><link href="'}
    )
    assert one(found, Thread).thread_id
    assert one(found, Forum).addresses == ("https://forum.lanternside.example/",)


def test_ids_of_a_page_that_stood_nobody_knows_where():
    head = '<h1 class="threadtitle"><a href="showthread.php?t=12&amp;s=00c0ffee00c0ffee00c0ffee00c0ffee">Lamps</a></h1>'
    way = (
        '<div class="breadcrumb"><span class="navbit"><a href="forum.php?s=00c0ffee00c0ffee00c0ffee00c0ffee">Boards</a></span>'
        '<span class="navbit"><a href="forumdisplay.php?f=4">Oil</a></span></div>'
    )
    variant = VARIANTS["vbulletin-4"]
    posts = "".join([variant.post("Marlow", 1, "salt")]).replace("https://forum.lanternside.example/", "")
    page = (
        f'<html><head><title>Lamps</title></head><body id="vbulletin_html">{way}{head}<ol id="posts">{posts}</ol></body></html>'
    )
    found = list(READERS["vbulletin"].posts(Capture("page.html", page.encode)))
    assert (one(found, Thread).thread_id, one(found, Thread).addresses) == ("12", ())
    assert one(found, Board) == Board("Oil", board_id="4")


WAYS = {
    "smf-2.0": (
        '<div class="navigate_section"><ul><li><a href="https://smf.lanternside.example/index.php">Lanternside</a></li>'
        '<li><a href="https://smf.lanternside.example/index.php?board=4.0">Oil</a> ('
        '<a href="https://smf.lanternside.example/index.php?action=profile;u=3">Wren Okafor</a>)</li></ul></div>'
    ),
    "mybb-1.8": (
        '<div class="navigation"><a href="https://mybb.lanternside.example/index.php">Lanternside</a>'
        '<a href="forumdisplay.php?fid=4">Oil</a></div>'
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_neither_moderators_nor_the_front_page_are_boards(name):
    variant = VARIANTS[name]
    page = variant.page([variant.post("Marlow", 1, "salt")]).replace('rel="canonical"', 'rel="none"')
    end = page.index(">", page.index("<body")) + 1
    page = page[:end] + WAYS[name] + page[end:]
    found = list(READERS[variant.importer].posts(Capture("page.html", page.encode)))
    assert [board.title for board in all_of(found, Board)] == ["Oil"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Cytat: Wren Okafor w Maj 12, 2009, 09:00:00", "Wren Okafor"),
        ("Quote from: Wren w Okafor on May 12, 2009, 09:00:00 AM", "Wren w Okafor"),
        ("12.05.2019 в 09:00, Wren Okafor сказал:", "Wren Okafor"),
        ("Op 12-5-2019 om 09:00 zei Wren Okafor:", "Wren Okafor"),
        ("På 2019-05-12 vid 09:00, Wren Okafor skrev:", "Wren Okafor"),
        ("há 5 horas, Wren Okafor disse:", "Wren Okafor"),
        ("Wren Okafor написав(ла):", "Wren Okafor"),
    ],
)
def test_whom_the_heading_of_a_quotation_names(heading, name):
    assert quoted_name(heading) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Editado por Wren Okafor en 05/04/2009 a las 11:00", "Wren Okafor"),
        ("Última edición por Pell; 05/04/2009 a las 11:00", "Pell"),
        ("Последнее редактирование: 12 Май 2009, 11:00:00 от Pell", "Pell"),
        ("Last edited by Wren on the Rock on Wednesday, September 12, 2009", "Wren on the Rock"),
        ("Zuletzt geändert von Pell am Mi 12. Mai 2021, 11:00", "Pell"),
    ],
)
def test_who_edited(words, name):
    assert editor(words)[0] == name


def test_the_forum_is_named_by_the_first_step_to_a_topic():
    way = '<ol class="breadcrumb top"><li><a href="/">Lantern Keepers</a></li></ol><div class="post_block'
    variant = VARIANTS["invision-3"]
    page = variant.page([variant.post("Marlow", 1, "salt")]).replace('<div class="post_block', way, 1)
    page = page.replace("<div class='post_block", way, 1).replace("og:site_name", "og:none").replace(" | ", " ")
    found = list(READERS["invision"].posts(Capture("page.html", page.encode)))
    assert one(found, Forum).title == "Lantern Keepers"


@pytest.mark.parametrize(
    "note",
    [
        'Reason: <span class="reason">damp wick</span>',
        '<span class="reason">Reason:</span> damp wick',
        'Motif: <span class="reason">damp wick</span>',
    ],
)
def test_the_reason_of_an_edit_in_vbulletin_4(note):
    edit = f'<blockquote class="postcontent lastedited">Last edited by Marlow; 05-14-2024 at 11:00 AM. {note}</blockquote></li>'
    variant = VARIANTS["vbulletin-4"]
    post = variant.post("Marlow", 1, "salt")
    page = variant.page([edit.join(post.rsplit("</li>", 1))])
    found = list(READERS["vbulletin"].posts(Capture("page.html", page.encode)))
    post = one(found, Post)
    assert (post.edited, post.edit_reason) == (When("2024-05-14T11:00"), "damp wick")


def test_the_words_next_to_the_date_in_the_markup_of_the_year_2001():
    def row(name: str, n: int, words: str) -> str:
        return (
            f"<tr><td><font size=2>&nbsp;<b>{name}</b></font><br><font size=1><b>Keeper of the outer light</b></font><br>"
            f"<font size=1>Registrato: Jun 29, 2001</font><br><font size=1>Messaggi: {n}68</font></td>"
            f"<td><font size=1>Inviato: 2002-06-1{n} 18:35<hr></font><font size=2>{words}</font><br><hr>"
            f'<a href="/edit.php?post_id={n}"><img src="edit.gif" alt="Modifica"></a></td></tr>'
        )

    words = [
        "The wick is out again, and so is the tide, as it was on each night of this week.",
        "Then trim it.",
        "With which knife, if I may ask? Mine is at sea.",
    ]
    rows = "".join(row(name, n, said) for n, (name, said) in enumerate(zip(("Marlow", "Pell", "Íris"), words, strict=True), 1))
    page = (
        f"<html><head><title>Wicks</title></head><body><table><tr><td>Autore</td><td>Wicks</td></tr>{rows}</table></body></html>"
    )
    posts = all_of(list(GENERIC.posts(Capture("page.html", page.encode))), Post)
    assert [(post.author, post.body) for post in posts] == [("Marlow", words[0]), ("Pell", words[1]), ("Íris", words[2])]


def test_the_lines_of_a_card_that_a_skin_of_vbulletin_3_frames():
    lines = "<div>Posts: 57</div><div>Join Date: May 2010</div>"
    card = f'<div class="smallfont"><fieldset><legend>資料</legend>{lines}</fieldset></div>'
    variant = VARIANTS["vbulletin-3"]
    post = variant.post("Marlow", 1, "salt")
    mark = '<div id="postmenu_1'
    assert mark in post
    page = variant.page([post.replace(mark, card + mark)])
    found = list(READERS["vbulletin"].posts(Capture("page.html", page.encode)))
    member = one(found, Member)
    assert (member.joined, [(count.what, count.number) for count in member.counts if count.what == "Posts"]) == (
        When("2010-05"),
        [("Posts", "57")],
    )


def test_the_author_above_a_post_of_nodebb_is_no_word_of_it():
    author = '<small class="post-author"><strong><a href="/user/marlow">Marlow</a></strong></small>'
    post = (
        '<li component="post" data-pid="1" data-index="0" data-uid="5" data-username="Marlow" data-timestamp="1714557600000">'
        f'<div class="content" component="post/content" itemprop="text">{author}<p>salt</p></div></li>'
    )
    page = f'<html><body><h1 component="post/header">Lamps</h1><ul component="topic" data-tid="7">{post}</ul></body></html>'
    assert one(list(READERS["nodebb"].posts(Capture("page.html", page.encode))), Post).body == "salt"


def test_of_the_same_bytes_under_two_names_a_page_hands_out_both() -> None:
    files = {f"lamp_files/{name}.gif": b"GIF89a" + bytes(40) for name in ("mine", "pells")}
    html = "".join(f'<img src="{name}">' for name in files)
    page = Page(Capture("lamp.html", f"<html><body>{html}</body></html>".encode, nearby=files.get))
    links = [page.file(name) for name in files]
    assert len(set(links)) == 2
    assert [attachment_path(one) for one in page.new_files()] == links
    assert not list(page.new_files())
