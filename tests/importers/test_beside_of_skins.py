"""What skins show beside posts and what must not be taken for something else."""

from __future__ import annotations

import pytest

from stillboard.dumps import Capture
from stillboard.importers import named
from stillboard.model import Board, Item, Post

VANILLA = """<!DOCTYPE html><html><head><title>Winding - Lanternside</title>
<link rel="canonical" href="http://lanternside.example/discussion/7/winding/p1"></head>
<body id="vanilla_discussion_index" class="Vanilla Discussion Index"><div class="Tabs HeadingTabs DiscussionTabs"><ul>
<li><a href="/discussions" class="TabLink">All</a></li></ul>
<div class="SubTab"><a href="/categories/clocks">Clocks</a></div></div>
<h2>Winding</h2><ul class="MessageList Discussion">{}</ul></body></html>"""
COMMENT = """<li class="Item ItemComment" id="Comment_{n}"><div class="Comment"><div class="Meta"><span class="Author">
<a title="{who}" href="/profile/{n}/{who}"><img src="/uploads/face{n}.jpg" alt="{who}"></a><a href="/profile/{n}/{who}">{who}</a>
</span><span class="DateCreated"><a href="/discussion/comment/{n}#Comment_{n}" class="Permalink">March 1{n} 2011</a></span></div>
<div class="Message">Eighty turns of the crank, said number {n}.{more}</div></div></li>"""
KHOROS = """<!DOCTYPE html><html><head><title>Winding - Lanternside</title>
<link href="https://lanternside.example/t5/Clocks/Winding/td-p/50" rel="canonical"></head>
<body class="ForumTopicPage lia-body" id="lia-body"><div class="linear-message-list">{}</div></body></html>"""
MESSAGE = """<div class="lia-panel-message" data-lia-message-uid="{n}"><div class="MessageView lia-quilt-forum-message">
<span class="UserName"><a class="lia-user-name-link" href="/t5/user/viewprofilepage/user-id/{n}"><span>{who}</span></a></span>
<div class="lia-message-post-date"><span class="DateTime"><span class="local-date">03-2{n}-2021</span>
<span class="local-time">09:15 AM</span></span>{edit}</div>
<div class="lia-message-body-content"><p>Eighty turns of the crank, said number {n}.</p></div></div></div>"""
EDIT = (
    ' - edited <span class="DateTime"><span class="local-date">03-25-2021</span> <span class="local-time">10:00 AM</span></span>'
)
PEOPLE = ("Marlow", "Wren", "Pell")
MEMBERS_OWN = (
    """<!DOCTYPE html><html><head><title>Winding - Lanternside</title></head><body><h1>Winding</h1><ul>{}</ul></body></html>"""
)
RECORD = """<li class="entry" id="p{id}"><a class="by" href="/people/{who}">{who}</a> <time datetime="2020-02-0{n}">then</time>
<div class="said">Eighty turns of the crank, said number {n}, and the weights are up again. {more}</div></li>"""


def items_of(importer: str, page: str) -> list[Item]:
    capture = Capture("page.html", page.encode)
    assert named(importer).accepts(capture)
    return list(named(importer).posts(capture))


def posts_of(importer: str, page: str) -> list[Post]:
    return [item for item in items_of(importer, page) if isinstance(item, Post)]


def test_the_picture_of_an_author_is_no_file_of_the_post():
    file = ' <a href="/uploads/editor/crank.pdf">crank.pdf</a>'
    comments = [COMMENT.format(n=n, who=who, more=file if n == 2 else "") for n, who in enumerate(PEOPLE, 1)]
    posts = posts_of("vanilla", VANILLA.format("".join(comments)))
    assert ["/profile/" in post.body for post in posts] == [False, False, False]
    assert ["crank.pdf" in post.body for post in posts] == [False, True, False]


def test_the_boards_of_old_vanilla_stand_in_its_tabs():
    comments = [COMMENT.format(n=n, who=who, more="") for n, who in enumerate(PEOPLE, 1)]
    boards = [item.title for item in items_of("vanilla", VANILLA.format("".join(comments))) if isinstance(item, Board)]
    assert boards == ["Clocks"]


def test_the_date_of_a_post_is_not_that_of_its_edit():
    page = KHOROS.format("".join(MESSAGE.format(n=n, who=who, edit=EDIT if n == 1 else "") for n, who in enumerate(PEOPLE, 1)))
    first = posts_of("lithium", page)[0]
    assert first.date is not None
    assert first.edited is None or first.edited.text.startswith("2021-03-25")


@pytest.mark.parametrize(
    ("more", "edited"),
    [
        ('<span class="note">[Edited 3 February 2020]</span>', "2020-02-03"),
        ('<div class="note">Last edited by Wren on 3 February 2020</div>', "2020-02-03"),
        ('<div class="note">Edited 3 February 2020: eighty-one, for I counted again in the cold</div>', ""),
        ("Edited 3 February 2020", ""),
        ('<blockquote><span class="note">[Edited 3 February 2020]</span></blockquote>', ""),
    ],
)
def test_a_notice_of_an_edit_is_taken_out_only_if_it_is_one_as_a_whole(more, edited):
    records = [RECORD.format(id=40 + n, n=n, who=who, more=more if n == 2 else "") for n, who in enumerate(PEOPLE, 1)]
    post = posts_of("generic", MEMBERS_OWN.format("".join(records)))[1]
    assert (post.edited.text[:10] if post.edited else "") == edited
    assert ("February" in post.body) is not bool(edited)


def test_what_counts_the_posts_of_a_page_is_no_id_on_the_next():
    records = "".join(RECORD.format(id=n, n=n, who=who, more="") for n, who in enumerate(PEOPLE, 1))
    assert [post.original_id for post in posts_of("generic", MEMBERS_OWN.format(records))] == ["1", "2", "3"]
    second = MEMBERS_OWN.format(records).replace("<title>Winding", "<title>Winding - Page 2")
    assert [post.original_id for post in posts_of("generic", second)] == ["", "", ""]
    named_besides = "".join(
        RECORD.format(id=n, n=n, who=who, more=f'<a name="msg_{90 + n}"></a>') for n, who in enumerate(PEOPLE, 1)
    )
    second = MEMBERS_OWN.format(named_besides).replace("<title>Winding", "<title>Winding - Page 2")
    assert [post.original_id for post in posts_of("generic", second)] == ["91", "92", "93"]
