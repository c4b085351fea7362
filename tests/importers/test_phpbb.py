"""phpBB pages: which pages are threads, what their addresses say, whose signature is cut, and what only moderators see."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from stillboard.dumps import Capture
from stillboard.errors import PartLeft
from stillboard.importers.phpbb import IMPORTER
from stillboard.model import Forum, Item, Member, Post, Remark, State, Thread, When
from support.engines.phpbb import VARIANTS

SAMPLES = Path(__file__).parent / "phpbb"


def capture(page: str, address: str = "") -> Capture:
    return Capture("page.html", page.encode, address=address, captured=When("2024-06-01T12:00:00Z"))


def items(page: str, address: str = "") -> list[Item]:
    found = capture(page, address)
    assert IMPORTER.accepts(found)
    return list(IMPORTER.posts(found))


def posts_of(found: list[Item]) -> list[Post]:
    return [item for item in found if isinstance(item, Post)]


def only(found: list[Item], kind: type) -> Item:
    matching = [item for item in found if isinstance(item, kind)]
    assert len(matching) == 1
    return matching[0]


def made(variant: str, *bodies: str) -> str:
    each = VARIANTS[variant]
    return each.page([each.post("Marlow", n, body) for n, body in enumerate(bodies, 1)])


def unaddressed(variant: str, *bodies: str) -> str:
    return made(variant, *bodies).replace('rel="canonical"', 'rel="prefetch"')


PLACES = [  # where a page stood; its thread's id and address, the forum's address
    ("viewtopic.php?f=3&t=412&start=30", "412", "viewtopic.php?t=412", ""),
    ("viewtopic.php?t=412&postdays=0&postorder=asc&start=15", "412", "viewtopic.php?t=412", ""),
    ("forum/workshop-f3/oil-and-wicks-t412-30.html", "412", "forum/workshop-f3/oil-and-wicks-t412.html", "forum/"),
    ("topic412.html", "412", "topic412.html", ""),
    ("ftopic412-15.html", "412", "ftopic412.html", ""),
    (
        "groups/lanternside/oil-and-wicks-t412-s20.html",
        "412",
        "groups/lanternside/oil-and-wicks-t412.html",
        "groups/lanternside/",
    ),
]


@pytest.mark.parametrize(("place", "thread", "own", "root"), PLACES)
def test_addresses_say_the_thread_and_the_forum(place, thread, own, root):
    found = items(unaddressed("3.3", "salt"), f"https://lanternside.example/{place}")
    assert only(found, Thread).thread_id == thread
    assert only(found, Thread).addresses == (f"https://lanternside.example/{own}",)
    assert only(found, Forum).addresses == (f"https://lanternside.example/{root}",)


def test_a_page_asked_for_by_a_post_shows_its_thread_by_its_links():
    found = items(unaddressed("3.3", "salt"), "https://lanternside.example/board/viewtopic.php?p=1#p1")
    assert only(found, Thread).addresses == ("https://lanternside.example/board/viewtopic.php?t=7",)
    assert posts_of(found)[0].address == "https://lanternside.example/board/viewtopic.php?p=1#p1"


def test_a_page_of_no_known_address_still_says_the_ids():
    found = items(made("2", "salt"))
    thread = only(found, Thread)
    assert (thread.thread_id, thread.addresses, thread.boards) == ("7", (), ("Workshop",))
    assert [post.author_id for post in posts_of(found)] == ["1"]


@pytest.mark.parametrize(
    ("place", "own"),
    [("t7-lamps", "t7-lamps"), ("t7p25-lamps", "t7-lamps"), ("t7-lamps.htm", "t7-lamps.htm"), ("t7-lamps?q=1", "t7-lamps")],
)
def test_addresses_of_forumotion(place, own):
    found = items(unaddressed("forumotion", "salt"), f"https://lanternside.example/{place}")
    assert only(found, Thread).addresses == (f"https://lanternside.example/{own}",)


NO_THREADS = {
    "search results": '<body id="phpbb"><div class="search post bg1"><dl class="postprofile"><dt class="author">by Ann</dt></dl>'
    '<div class="postbody"><h3><a href="./viewtopic.php?p=3#p3">x</a></h3><div class="content">x</div></div></div>',
    "a private message": '<body id="phpbb"><div id="post-3" class="post pm"><dl class="postprofile" id="profile3"></dl>'
    '<div class="postbody"><div class="content">x</div></div></div>',
    "a board": '<body id="phpbb" class="section-viewforum"><ul class="topiclist topics"><li class="row">x</li></ul>',
    "a review while one answers": '<body id="phpbb"><div id="pr3" class="post bg1"><div class="postbody">x',
}


@pytest.mark.parametrize("page", NO_THREADS.values(), ids=NO_THREADS)
def test_other_pages_of_the_forum_are_no_threads(page):
    assert not IMPORTER.accepts(capture(f"<html><head></head>{page}</body></html>"))


@pytest.mark.parametrize("variant", ["subsilver2", "2"])
def test_dates_in_numbers_take_their_order_from_the_page(variant):
    page = made(variant, "salt", "oil").replace("Wed May 01, 2024 10:00 am", "03/05/2024, 10:00")
    page = page.replace("Wed May 02, 2024 10:00 am", "21/05/2024, 10:00")
    assert [post.date for post in posts_of(items(page))] == [When("2024-05-03T10:00"), When("2024-05-21T10:00")]


def test_a_line_cuts_the_signature_of_a_member_off_and_nothing_of_a_guest():
    page = made("2", "salt<br>_________________<br>oil")
    found = items(page)
    assert posts_of(found)[0].body.split() == ["salt\\", r"\_" * 17 + "\\", "oil"]
    assert only(found, Member).signature == "Mind the step."
    guest = posts_of(items(page.replace("profile.php?mode=viewprofile", "search.php?author")))[0]
    assert "Mind the step." in guest.body


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ('class="post has-profile', 'class="post deleted has-profile', State.DELETED),
        ('<div class="content">', '<p class="post-notice unapproved">Wait</p><div class="content">', State.HIDDEN),
    ],
)
def test_what_only_moderators_see_is_not_published(old, new, state):
    post = posts_of(items(made("3.3", "salt").replace(old, new)))[0]
    assert (post.state, post.body, post.author) == (state, "", "Marlow")


def test_a_post_of_somebody_ignored_is_read_where_the_page_has_it():
    page = made("3.3", "salt").replace(
        '<div id="post_content1">', '<div class="ignore">Ann</div><div id="post_content1" style="display: none;">'
    )
    assert posts_of(items(page))[0].body == "salt"


def test_an_advertisement_in_the_guise_of_a_post_is_none():
    found = posts_of(items(made("forumotion", "salt")))
    assert [(post.original_id, post.author) for post in found] == [("1", "Marlow")]


def test_the_notice_of_a_bump_is_no_edit():
    bump = '<div class="notice"><br /><br />Bumped by Pell on Sat Mar 02, 2024 11:00 am.</div></div>'
    page = made("3.3", "salt").replace("salt</div>", f"salt</div>{bump[:-6]}")
    assert posts_of(items(page))[0].edited is None


def remarks_of(found: list[Item]) -> list[str]:
    return [item.text for item in found if isinstance(item, Remark)]


def renamed(page: str, *numbers: int) -> str:
    """The page of a skin that calls some of its posts otherwise."""
    for n in numbers:
        page = re.sub(rf'(id="p{n}" class=")post ', r"\1reply ", page)
    return page


@pytest.mark.parametrize("variant", ["3.3", "3.0"])
def test_posts_that_a_skin_calls_otherwise_than_the_first_are_read(variant):
    found = items(renamed(made(variant, "salt and oil", "wick and lamp", "brass and glass"), 2, 3))
    assert [post.original_id for post in posts_of(found)] == ["1", "2", "3"]
    assert [post.body.strip() for post in posts_of(found)] == ["salt and oil", "wick and lamp", "brass and glass"]
    said = "2 of its posts are in an element that this skin calls otherwise than those of phpBB 3: div.reply"
    assert any(said in remark for remark in remarks_of(found))


def test_a_post_called_otherwise_stands_where_the_page_shows_it():
    found = items(renamed(made("3.3", "salt and oil", "wick and lamp", "brass and glass"), 1))
    assert [post.original_id for post in posts_of(found)] == ["1", "2", "3"]
    assert [post.place.nth for post in posts_of(found) if post.place] == [1, 2, 3]


@pytest.mark.parametrize("box", ['<div class="similar">{}</div>', "<div hidden>{}</div>", "<blockquote>{}</blockquote>"])
def test_what_a_page_shows_aside_is_no_post_of_it(box):
    aside = renamed(VARIANTS["3.3"].post("Pell", 9, "a post of another thread"), 9)
    page = made("3.3", "salt and oil").replace("</body>", f"{box.format(aside)}</body>")
    assert [post.original_id for post in posts_of(items(page))] == ["1"]


def test_a_copy_of_a_post_is_not_read_again():
    copy = renamed(VARIANTS["3.3"].post("Marlow", 1, "salt and oil"), 1)
    page = made("3.3", "salt and oil", "wick and lamp").replace("</div></body>", f"{copy}</div></body>")
    assert [post.original_id for post in posts_of(items(page))] == ["1", "2"]


def polled(page: str) -> str:
    options = "".join(
        f'<dl><dt>{said}</dt><dd class="resultbar"><div>{n}</div></dd></dl>' for n, said in enumerate(("Colza", "Whale"), 3)
    )
    box = f"""<form method="post" action="./viewtopic.php?t=7"><div class="panel"><div class="inner"><div class="content">
<h2 class="poll-title">Best oil?</h2><p class="author">Poll ended at Mon Mar 11, 2019 10:00 am</p>
<fieldset class="polls">{options}<dl class="poll_total_votes"><dt>&nbsp;</dt><dd>Total votes: 7</dd></dl></fieldset>
</div></div></div></form>"""
    return page.replace('<div id="p1"', f'{box}<div id="p1"', 1)


def test_a_poll_that_was_read_is_no_place_without_a_post():
    found = items(polled(made("3.3", "salt and oil")))
    assert only(found, Thread).poll == "Best oil?"
    assert not remarks_of(found)


def test_words_in_no_post_are_said_next_to_a_poll():
    lost = '<div class="lost"><div class="content">words that no post of the page has</div></div>'
    found = items(polled(made("3.3", "salt and oil")).replace("</body>", f"{lost}</body>"))
    assert [remark for remark in remarks_of(found) if "in no post" in remark and "words that no post" in remark]


def test_posts_that_cannot_be_read_are_an_error_after_those_that_can():
    page = made("3.3", "salt and oil", "words that nobody is to lose")
    page = re.sub(r'id="p2" class="post ', 'class="reply ', page).replace('id="post_content2"', "").replace('id="profile2"', "")
    with pytest.raises(PartLeft, match="in no post where those of phpBB 3 have their words: “words that nobody is to lose”"):
        items(page)
    reading = iter(IMPORTER.posts(capture(page)))
    assert [post.original_id for post in itertools.islice((item for item in reading if isinstance(item, Post)), 1)] == ["1"]


def test_what_is_around_all_posts_is_no_place_without_one():
    page = made("3.3", "salt and oil").replace('<div id="page-body"', '<div class="content"><div id="page-body"')
    assert not remarks_of(items(page))


def test_an_advertisement_with_the_number_0_is_no_post_and_no_place_without_one():
    page = made("3.3", "salt and oil").replace("</div></body>", '<div id="p0" class="advert">{}</div></div></body>', 1)
    found = items(page.format('<span class="username">Sponsor</span><div class="content">buy our lamps and oil today</div>'))
    assert [post.original_id for post in posts_of(found)] == ["1"]
    assert not remarks_of(found)


PLAIN = """<br><table width="100%"><tr><td><span class="name"><a name="{n}"></a></span>
<span class="postdetails">#{n}:&nbsp;<b>{subject}</b> Author:&nbsp;<b>{author}</b>,&nbsp;</span>
<a href="viewtopic.php?p={n}#{n}"><img src="icon_minipost.gif" alt="Post"></a>
<span class="postdetails">Posted: Mon Mar 0{n}, 2009 10:12 am</span><br><br>
<span class="postbody">{body}</span><span class="gensmall">{edited}</span></td></tr></table>"""


def test_a_style_with_the_head_of_a_post_in_the_cell_of_its_body():
    cut = 'Mind the step.</span><table><tr><td class="quote">The lamp smokes.</td></tr></table><span class="postbody">I did.'
    rows = (
        PLAIN.format(n=n, subject="Re: The lamp" if n > 1 else "The lamp", author=author, body=body, edited=edited)
        for n, author, body, edited in (
            (1, "Marlow", "The lamp smokes.", ""),
            (2, "Wren", cut, "Last edited by Wren on Mon Mar 02, 2009 11:05 am; edited 1 time in total"),
            (3, "Marlow", "Trim it, then.", ""),
        )
    )
    page = f"""<html><head><title>Pier :: View topic - The lamp</title></head><body>
<a class="maintitle" href="viewtopic.php?t=12">The lamp</a>{"".join(rows)}</body></html>"""
    found = [item for item in IMPORTER.posts(Capture("page.html", page.encode)) if isinstance(item, Post)]
    assert [post.author for post in found] == ["Marlow", "Wren", "Marlow"]
    assert [post.date.text for post in found if post.date] == [f"2009-03-0{n}T10:12" for n in (1, 2, 3)]
    assert found[1].body == "Mind the step.\n\n> The lamp smokes.\n\nI did."
    assert found[1].edited_by == "Wren"
