"""Old addresses of every engine and what they name; addresses in posts, freed of what is nobody else's business."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard import addresses
from stillboard.addresses import ForumAddress, engines, other_engines
from stillboard.markup.addresses import absolute
from support.growth import assert_linear

KNOWN = [
    # XenForo
    ("threads/wick-trimming.12/", ForumAddress(thread="12")),
    ("threads/12/", ForumAddress(thread="12")),
    ("threads/wick-trimming.12", ForumAddress(thread="12")),
    ("threads/v1.5-lamps.12/page-3", ForumAddress(thread="12", page=3)),
    ("threads/wick-trimming.12/page-3#post-99", ForumAddress(post="99", thread="12", page=3)),
    ("threads/wick-trimming.12/post-99", ForumAddress(post="99", thread="12")),
    ("threads/wick-trimming.12/latest", ForumAddress(thread="12")),
    ("threads/wick-trimming.12/unread?new=1", ForumAddress(thread="12")),
    ("threads/灯台.12/", ForumAddress(thread="12")),
    ("threads/%E7%81%AF.12/", ForumAddress(thread="12")),
    ("posts/99/", ForumAddress(post="99")),
    ("posts/99", ForumAddress(post="99")),
    ("goto/post?id=99", ForumAddress(post="99")),
    ("goto/post?id=99#post-99", ForumAddress(post="99")),
    ("index.php?threads/wick-trimming.12/", ForumAddress(thread="12")),
    ("index.php?threads/wick-trimming.12/page-2#post-99", ForumAddress(post="99", thread="12", page=2)),
    ("index.php?posts/99/", ForumAddress(post="99")),
    ("index.php?goto/post&id=99", ForumAddress(post="99")),
    ("community/threads/wick-trimming.12/", ForumAddress(thread="12")),
    ("members/wren-okafor.5/", ForumAddress(member="5")),
    ("members/wren-okafor.5/about", ForumAddress(member="5")),
    ("index.php?members/wren-okafor.5/", ForumAddress(member="5")),
    ("forums/lamps.3/", ForumAddress(board="3")),
    ("forums/lamps.3/page-2", ForumAddress(board="3")),
    # vBulletin 3
    ("showthread.php?t=12", ForumAddress(thread="12")),
    ("showthread.php?t=12&page=4", ForumAddress(thread="12", page=4)),
    ("showthread.php?p=99", ForumAddress(post="99")),
    ("showthread.php?p=99#post99", ForumAddress(post="99")),
    ("showthread.php?t=12&page=4#post99", ForumAddress(post="99", thread="12", page=4)),
    ("showthread.php?s=0123abcd&t=12", ForumAddress(thread="12")),
    ("showthread.php?s=0123abcd&amp;p=99", ForumAddress(post="99")),
    ("showpost.php?p=99&postcount=3", ForumAddress(post="99")),
    ("member.php?u=5", ForumAddress(member="5")),
    ("forumdisplay.php?f=3", ForumAddress(board="3")),
    # vBulletin 4
    ("showthread.php?12-Wick-trimming", ForumAddress(thread="12")),
    ("showthread.php?12-Wick-trimming/page2", ForumAddress(thread="12", page=2)),
    ("showthread.php?12-Wick-trimming&p=99&viewfull=1#post99", ForumAddress(post="99", thread="12")),
    ("showthread.php/12-Wick-trimming", ForumAddress(thread="12")),
    ("threads/12-Wick-trimming", ForumAddress(thread="12")),
    ("threads/12-Wick-trimming/page2", ForumAddress(thread="12", page=2)),
    ("threads/12-Wick-trimming?p=99&viewfull=1", ForumAddress(post="99", thread="12")),
    ("member.php?5-Wren-Okafor", ForumAddress(member="5")),
    ("members/5-Wren-Okafor", ForumAddress(member="5")),
    ("forumdisplay.php?3-Lamps", ForumAddress(board="3")),
    ("forums/3-Lamps", ForumAddress(board="3")),
    # phpBB
    ("viewtopic.php?t=12", ForumAddress(thread="12")),
    ("viewtopic.php?f=3&t=12", ForumAddress(thread="12")),
    ("viewtopic.php?t=12&f=3", ForumAddress(thread="12")),
    ("viewtopic.php?f=3&amp;t=12&amp;start=20", ForumAddress(thread="12", start=20)),
    ("viewtopic.php?p=99", ForumAddress(post="99")),
    ("viewtopic.php?p=99#p99", ForumAddress(post="99")),
    ("viewtopic.php?f=3&t=12&p=99#p99", ForumAddress(post="99", thread="12")),
    ("viewtopic.php?f=3&t=12#p99", ForumAddress(post="99", thread="12")),
    ("viewforum.php?f=3", ForumAddress(board="3")),
    ("memberlist.php?mode=viewprofile&u=5", ForumAddress(member="5")),
    ("memberlist.php?u=5&mode=viewprofile", ForumAddress(member="5")),
    # SMF
    ("index.php?topic=12.0", ForumAddress(thread="12")),
    ("index.php?topic=12.15", ForumAddress(thread="12", start=15)),
    ("index.php?topic=12.msg99#msg99", ForumAddress(post="99", thread="12")),
    ("index.php?topic=12.msg99", ForumAddress(post="99", thread="12")),
    ("index.php?PHPSESSID=0ab&topic=12.0", ForumAddress(thread="12")),
    ("index.php/topic,12.0.html", ForumAddress(thread="12")),
    ("index.php/topic,12.msg99.html#msg99", ForumAddress(post="99", thread="12")),
    ("index.php?board=3.0", ForumAddress(board="3")),
    ("index.php?action=profile;u=5", ForumAddress(member="5")),
    # MyBB
    ("showthread.php?tid=12", ForumAddress(thread="12")),
    ("showthread.php?tid=12&page=2", ForumAddress(thread="12", page=2)),
    ("showthread.php?tid=12&pid=99#pid99", ForumAddress(post="99", thread="12")),
    ("thread-12.html", ForumAddress(thread="12")),
    ("thread-12-page-2.html", ForumAddress(thread="12", page=2)),
    ("thread-12-post-99.html#pid99", ForumAddress(post="99", thread="12")),
    ("user-5.html", ForumAddress(member="5")),
    ("member.php?action=profile&uid=5", ForumAddress(member="5")),
    ("forumdisplay.php?fid=3", ForumAddress(board="3")),
    ("forum-3.html", ForumAddress(board="3")),
    # Invision
    ("topic/12-wick-trimming/", ForumAddress(thread="12")),
    ("topic/12-wick-trimming/page/2/", ForumAddress(thread="12", page=2)),
    ("topic/12-wick-trimming/?do=findComment&comment=99", ForumAddress(post="99", thread="12")),
    ("topic/12-wick-trimming/?page=2#comment-99", ForumAddress(post="99", thread="12", page=2)),
    ("index.php?/topic/12-wick-trimming/", ForumAddress(thread="12")),
    ("index.php?showtopic=12", ForumAddress(thread="12")),
    ("index.php?showtopic=12&view=findpost&p=99", ForumAddress(post="99", thread="12")),
    ("profile/5-wren/", ForumAddress(member="5")),
    ("forum/3-lamps/", ForumAddress(board="3")),
    # Discourse
    ("t/wick-trimming/12", ForumAddress(thread="12")),
    ("t/wick-trimming/12/3", ForumAddress(thread="12", number=3)),
    ("t/12", ForumAddress(thread="12")),
    ("t/12/3", ForumAddress(thread="12", number=3)),
    ("t/-/12/3", ForumAddress(thread="12", number=3)),
    ("t/wick-trimming/12/3?u=pell", ForumAddress(thread="12", number=3)),
    ("p/99", ForumAddress(post="99")),
    ("c/lamps/5", ForumAddress(board="5")),
    ("c/lamps/argand/7", ForumAddress(board="7")),
    ("u/wren_okafor", ForumAddress(member="wren_okafor")),
    ("u/%C3%8Dris/summary", ForumAddress(member="Íris")),
    ("users/pell/activity", ForumAddress(member="pell")),
    # Hacker News, old Reddit, Drupal, uCoz
    ("item?id=99", ForumAddress(post="99")),
    ("r/lamps/comments/1abcd/which_oil/", ForumAddress(thread="1abcd")),
    ("r/lamps/comments/1abcd/which_oil/k2x/", ForumAddress(thread="1abcd", post="k2x")),
    ("comment/99#comment-99", ForumAddress(post="99")),
    ("forum/3", ForumAddress(board="3")),
    # FluxBB, PunBB, phpBB 2, XMB, Something Awful
    ("viewtopic.php?id=12", ForumAddress(thread="12")),
    ("viewtopic.php?pid=99#p99", ForumAddress(post="99")),
    ("viewforum.php?id=3", ForumAddress(board="3")),
    ("profile.php?id=5", ForumAddress(member="5")),
    ("profile.php?mode=viewprofile&u=5", ForumAddress(member="5")),
    ("viewthread.php?tid=12&page=2", ForumAddress(thread="12", page=2)),
    ("viewthread.php?tid=12&page=2#pid99", ForumAddress(post="99", thread="12", page=2)),
    ("showthread.php?threadid=12&perpage=40#post99", ForumAddress(post="99", thread="12")),
    # SMF 2.1, ProBoards, NodeBB, WoltLab
    ("index.php?msg=99", ForumAddress(post="99")),
    ("thread/12/wick-trimming", ForumAddress(thread="12")),
    ("post/99/thread", ForumAddress(post="99")),
    ("board/3/lamps", ForumAddress(board="3")),
    ("topic/12/wick-trimming/3", ForumAddress(thread="12", number=3)),
    ("category/3/lamps", ForumAddress(board="3")),
    ("post/99", ForumAddress(post="99")),
    ("thread/12-wick-trimming/?postID=99#post99", ForumAddress(post="99", thread="12")),
    ("index.php/Thread/12-wick-trimming/", ForumAddress(thread="12")),
    ("user/5-wren/", ForumAddress(member="5")),
    ("index.php?page=Thread&postID=99", ForumAddress(post="99")),
    # Vanilla, Flarum
    ("discussion/12/wick-trimming/p2", ForumAddress(thread="12", page=2)),
    ("discussion/12/p2", ForumAddress(thread="12", page=2)),
    ("discussion/comment/99/#Comment_99", ForumAddress(post="99")),
    ("d/12-wick-trimming/3", ForumAddress(thread="12", number=3)),
    # phpBB with rewritten addresses, Forumotion
    ("wick-trimming-t12-15.html", ForumAddress(thread="12", start=15)),
    ("topic12.html", ForumAddress(thread="12")),
    ("post99.html#p99", ForumAddress(post="99")),
    ("t12p25-wick-trimming#99", ForumAddress(post="99", thread="12", start=25)),
    ("u5", ForumAddress(member="5")),
    ("f3-lamps", ForumAddress(board="3")),
]
NOTHING = [
    "",
    "threads/",
    "threads/wick.12/what/else",
    "threads/wick.x/",
    "posts/",
    "posts/abc/",
    "viewtopic.php",
    "viewtopic.php?t=",
    "viewtopic.php?t=abc",
    "viewtopic.php?t=-1",
    "viewtopic.php?t=" + "9" * 30,
    "showthread.php?goto=newpost",
    "showthread.php?page=2",
    "index.php",
    "index.php?topic=x",
    "index.php?action=help",
    "t/",
    "t/slug",
    "search?q=threads/wick.12/",
    "media/12/",
    "u/",
    "threads/" + "a" * 2000 + ".12/",
    "?" + "a=b&" * 1000,
    "help/terms/",
]


@pytest.mark.parametrize(("address", "named"), KNOWN)
@pytest.mark.parametrize("root", ["https://forum.lanternside.example/", "http://x.example:8080/board/"])
def test_known(root: str, address: str, named: ForumAddress) -> None:
    assert addresses.read(root + address) == named


@pytest.mark.parametrize("address", NOTHING)
def test_nothing(address: str) -> None:
    assert addresses.read(f"https://forum.lanternside.example/{address}") is None


@pytest.mark.parametrize(
    "address", ["http://[half", "mailto:pell@x.example", "#missing", "javascript:x", "//", "\x00", "http://\ufdfa.example:99999/"]
)
def test_what_is_no_address(address: str) -> None:
    assert addresses.read(address) is None
    assert isinstance(addresses.host(address), str)
    assert addresses.folder(address)
    assert isinstance(addresses.plain(address), str)


ANY = st.one_of(st.text(), st.text(alphabet="htps:/.?&=#;%[]@-,12abpt", max_size=60).map("https://x.example/".__add__))


@given(ANY)
def test_never_raises(address: str) -> None:
    for read in (addresses.read, addresses.host, addresses.folder, addresses.plain):
        read(address)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://forum.lanternside.example/x", "forum.lanternside.example"),
        ("HTTP://WWW.Forum.Lanternside.EXAMPLE:8080", "forum.lanternside.example"),
        ("https://pell:x@forum.lanternside.example/", "forum.lanternside.example"),
        ("https://forum.lanternside.example@evil.example/", "evil.example"),
        ("/threads/wick.12/", ""),
    ],
)
def test_host(address: str, host: str) -> None:
    assert addresses.host(address) == host


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://x.example", "/"),
        ("https://x.example/", "/"),
        ("https://x.example/a/b", "/a/"),
        ("https://x.example/a/index.php?t=1/2", "/a/"),
        ("x", "/"),
    ],
)
def test_folder(address: str, folder: str) -> None:
    assert addresses.folder(address) == folder


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("https://x.example/search.php?author=Ada+B&x=1", ["Ada B"]),
        ("https://x.example/search/search?c[users]=Ada%20B", ["Ada B"]),
        ("https://x.example/index.php?action=pm;sa=send;to=Ada", ["Ada"]),
        ("https://x.example/conversations/add?to=Ada,+Bo", ["Ada, Bo", "Ada", "Bo"]),
        ("https://x.example/memberlist.php?mode=viewprofile&amp;un=Ada", ["Ada"]),
        ("https://x.example/search.php?keywords=Ada", []),
        ("https://x.example/author=Ada", []),
        (f"https://x.example/?{'a=1&' * 60}author=Ada", []),
        ("http://[::1?author=Ada", []),
    ],
)
def test_names_in_parameters(address: str, names: list[str]) -> None:
    assert list(addresses.named_in(address)) == names


def test_plain() -> None:
    same = ["https://www.x.example/a/", "http://X.example:80/a", "https://x.example/a#"]
    assert {addresses.plain(address) for address in same} == {"x.example/a"}
    assert addresses.plain("https://x.example/a?b=c#d") == "x.example/a?b=c#d"
    assert addresses.plain("https://x.example/A") != addresses.plain("https://x.example/a")


HEX = "0123456789abcdef0123456789abcdef"
TOKENS = [  # a visitor's session, in the words of every engine, and what is left
    (f"viewtopic.php?t=12&sid={HEX}", "viewtopic.php?t=12"),
    (f"viewtopic.php?sid={HEX}&t=12#p9", "viewtopic.php?t=12#p9"),
    (f"showthread.php?s={HEX}&amp;t=12", "showthread.php?t=12"),
    ("index.php?PHPSESSID=ab12&topic=12.0", "index.php?topic=12.0"),
    (f"index.php?topic=12.0;sesc={HEX}", "index.php?topic=12.0"),
    (f"index.php?action=reporttm;topic=12.0;a1b2c3d={HEX}", "index.php?action=reporttm;topic=12.0"),
    ("view.jsp;jsessionid=AB12.node1?t=12", "view.jsp?t=12"),
    ("view.jsp?jsessionid=AB12&t=12", "view.jsp?t=12"),
    ("view.cfm?CFID=12&CFTOKEN=34&t=12", "view.cfm?t=12"),
    ("(S(abcdefghijklmnopqrstuvwx))/view.aspx?t=12", "view.aspx?t=12"),
    ("posts/9/like?_xfToken=12%2Cab", "posts/9/like"),
    (f"misc/style?x=1&t=1591186682,{HEX}", "misc/style?x=1"),
    ("login.php?do=logout&logouthash=12-ab&securitytoken=guest", "login.php?do=logout"),
    ("member.php?action=logout&logoutkey=ab&my_post_key=cd", "member.php?action=logout"),
    ("topic/12-wicks/?do=getNewComment&csrfKey=ab12", "topic/12-wicks/?do=getNewComment"),
    ("x?csrf_token=1&csrftoken=2&_csrf=3&authenticity_token=4&sesskey=5&TransientKey=6&_wpnonce=7&a=8", "x?a=8"),
    ("x?b=2&fbclid=IwAR12&a=1", "x?b=2&a=1"),
]
NO_TOKENS = [
    "search.php?s=lamps",
    "x?sid=12&s=1",
    "x?t=12",
    "x?hash=abcd",
    "x?token=ab",
    "x?b=2&a=1&&c",
    "x;y=1",
    "wick_(lamp)",
    "x?",
]


@pytest.mark.parametrize(("address", "left"), TOKENS)
def test_a_session_is_no_part_of_an_address(address: str, left: str) -> None:
    assert absolute(address, "https://x.example/board/") == f"https://x.example/board/{left}"


@pytest.mark.parametrize("address", NO_TOKENS)
def test_what_is_no_session_stays(address: str) -> None:
    assert absolute(f"https://x.example/{address}", "") == f"https://x.example/{address}"


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("https://pell:secret@x.example/a", "https://x.example/a"),
        ("https://pell@x.example:81/a@b", "https://x.example:81/a@b"),
        ("ftp://anonymous@x.example/", "ftp://x.example/"),
        ("https://x.example/@pell?a=b@c", "https://x.example/@pell?a=b@c"),
        ("mailto:pell@x.example", "mailto:pell@x.example"),
    ],
)
def test_no_password_is_part_of_an_address(address: str, left: str) -> None:
    assert absolute(address, "") == left


@pytest.mark.parametrize("part", ["&sid=", "?a", ";jsessionid=", "/(S(", "http://a@", "&t=1"])
def test_hostile_addresses_take_no_time(part: str) -> None:
    assert_linear(lambda n: [absolute("https://x.example/?" + part * (1900 // len(part)), "") for _ in range(n)], 50)


_NAMED = {**vars(engines), **vars(other_engines)}
ROWS = {name: row for name, row in _NAMED.items() if isinstance(row, engines.Engine) and not name.startswith("_")}
each_row = pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
ROOT = "https://forum.example/"


def test_every_importer_of_pages_has_a_row_and_rows_have_names_of_importers():
    assert {row.name for row in ROWS.values()} == {row.name for row in engines.ENGINES}
    assert len({row.name for row in engines.ENGINES}) == len(engines.ENGINES)


@each_row
def test_what_a_row_writes_it_reads(row):
    thread = row.thread_address.format(root=ROOT, id=12, slug="wick-trimming") or f"{ROOT}threads/wick-trimming.12/"
    if row.thread_address:
        match = row.thread.match(thread)
        assert (match["root"], match["id"]) == (ROOT, "12")
    if row.post_address:
        post = row.post_address.format(root=ROOT, id=99, thread=thread, thread_id=12)
        assert row.post.search(post)[1] == "99"


@pytest.mark.parametrize("row", ["MYBB", "SMF", "XMB", "SOMETHING_AWFUL", "BURNING_BOARD_3"])
def test_a_thread_s_own_address_is_read_without_knowing_the_engine(row):
    assert addresses.read(ROWS[row].thread_address.format(root=ROOT, id=12)) == ForumAddress(thread="12")


PAGES = [
    ("xenforo", "threads/wick-trimming.12/", "threads/wick-trimming.12/page-3"),
    ("xenforo", "index.php?threads/wick-trimming.12/", "index.php?threads/wick-trimming.12/page-3"),
    ("phpbb", "viewtopic.php?f=2&t=12", "viewtopic.php?f=2&t=12&start=40"),
    ("vbulletin", "showthread.php?t=12", "showthread.php?t=12&page=3"),
    ("vbulletin", "showthread.php?12-wick-trimming", "showthread.php?12-wick-trimming/page3"),
    ("vbulletin", "threads/12-wick-trimming", "threads/12-wick-trimming/page3"),
    ("mybb", "showthread.php?tid=12", "showthread.php?tid=12&page=3"),
    ("mybb", "thread-12.html", "thread-12-page-3.html"),
    ("smf", "index.php?topic=12.0", "index.php?topic=12.40"),
    ("fluxbb", "viewtopic.php?id=12", "viewtopic.php?id=12&p=3"),
    ("xmb", "viewthread.php?tid=12", "viewthread.php?tid=12&page=3"),
    ("invision", "topic/12-wick-trimming/", "topic/12-wick-trimming/?page=3"),
    ("invision", "index.php?showtopic=12", "index.php?showtopic=12&st=40"),
    ("discourse", "t/wick-trimming/12", "t/wick-trimming/12?page=3"),
    ("nodebb", "topic/12/wick-trimming", "topic/12/wick-trimming?page=3"),
    ("flarum", "d/12-wick-trimming", "d/12-wick-trimming?page=3"),
    ("vanilla", "discussion/12/wick-trimming", "discussion/12/wick-trimming/p3"),
    ("woltlab", "thread/12-wick-trimming/", "thread/12-wick-trimming/?pageNo=3"),
]


@pytest.mark.parametrize(("engine", "thread", "page"), PAGES)
def test_the_address_of_a_further_page(engine: str, thread: str, page: str) -> None:
    assert addresses.page_of(f"{ROOT}{thread}", engine, 3, 20) == f"{ROOT}{page}"
    assert addresses.page_of(f"{ROOT}{thread}", engine, 1, 20) == f"{ROOT}{thread}"


def test_the_address_of_a_page_that_cannot_be_told() -> None:
    """Of an engine that is not known, where posts a page are needed and not known, and of what is no thread."""
    assert addresses.page_of(f"{ROOT}threads/wick-trimming.12/", "", 3, 20) == ""
    assert addresses.page_of(f"{ROOT}viewtopic.php?t=12", "phpbb", 3, 0) == ""
    assert addresses.page_of(f"{ROOT}members/wick.12/", "xenforo", 3, 20) == ""
    assert addresses.page_of("http://[x/threads/wick.12/", "xenforo", 3, 20) == ""
    assert addresses.page_of("", "xenforo", 3, 20) == ""


@given(st.sampled_from([engine for engine, _, _ in PAGES]), st.text(max_size=60), st.integers(1, 10**7), st.integers(0, 10**4))
def test_the_address_of_a_page_never_raises(engine: str, end: str, number: int, per_page: int) -> None:
    assert isinstance(addresses.page_of(f"{ROOT}{end}", engine, number, per_page), str)
