"""What in an address is its visitor's alone goes, in whichever text the address stands; what names something stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard import addresses
from stillboard.addresses import credentials
from stillboard.addresses.credentials import without
from support.growth import assert_linear

HEX = "00112233445566778899aabbccddeeff"
X = "https://x.example"

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.Zk3fQ9aaZk3fQ9aa"

TAKEN = [
    # At the end of code, in a table, in emphasis.
    *(
        (f"{before}{X}/{path}/{token}{after}", f"{before}{X}/{path}/…{after}")
        for path, token in (
            ("reset-password", "Zk3fQ9aaZk3fQ9"),
            ("u/activate-account", HEX),
            ("login/magic-link", "q7w8e9r0t1y2u3"),
        )
        for before, after in (("`", "`"), ("|", "|"), ("**", "**"), ("'", "'"), ("", "!"), ("", ":"))
    ),
    (f"`{X}/session/{HEX}`", f"`{X}`"),
    (f"`{X}/a;jsessionid=9C1F00AA` and `b`", f"`{X}/a` and `b`"),
    # A session without a name, and a secret that a blank or a line's end parted from its name.
    (f"{X}/forum/index.php?{HEX} b", f"{X}/forum/index.php b"),
    (f"`index.php?topic=7.0;{HEX}`", "`index.php?topic=7.0`"),
    (f"viewtopic.php?{HEX}&t=7#p9", "viewtopic.php?t=7#p9"),
    (f"{X}/reset?t=7&token= Zk3fQ9aaZk3f.", f"{X}/reset?t=7."),
    (f"{X}/reset?token=\n{HEX}\nand", f"{X}/reset\nand"),
    # What a login has signed, wherever it stands, and what it hands out.
    (f"{X}/a/{JWT}", f"{X}/a/…"),
    (f"{X}/a#{JWT}", f"{X}/a#…"),
    (f"{X}/cb?code=Zk3fQ9aaZk3fQ9aaZk&state=00aa11bb22&t=7", f"{X}/cb?t=7"),
    (f"{X}/cb?t=7&state=00aa11bb22&code=Zk3fQ9aaZk3fQ9aaZk", f"{X}/cb?t=7"),
    (f"{X}/in?SAMLResponse=PHNhbWw%2BZk3&t=7", f"{X}/in?t=7"),
    (f"{X}/in?ticket=ST-12-Zk3fQ9aaZk3f&t=7", f"{X}/in?t=7"),
    (f"{X}/announce?passkey={HEX}&t=7", f"{X}/announce?t=7"),
    (f"{X}/feed?rsskey={HEX}&t=7", f"{X}/feed?t=7"),
    (f"{X}/in?signed_request=Zk3f.eyJ1&t=7", f"{X}/in?t=7"),
    (f"{X}/f?hmac={HEX}&t=7", f"{X}/f?t=7"),
    (f"{X}/in?a=7&t={HEX}aabbccdd", f"{X}/in?a=7"),
    # Names of parameters that a browser reads, though they are written otherwise.
    (f"{X}/viewtopic.php?t=7&%73id={HEX}", f"{X}/viewtopic.php?t=7"),
    (f"{X}/in?user%5Bpassword%5D=PW&t=7", f"{X}/in?t=7"),
    (f"{X}/in?bbsessionhash={HEX}&t=7", f"{X}/in?t=7"),
    # Invitations, hooks and bots.
    (f"{X}/invites/6Qv2Dk1xjS.", f"{X}/invites/…."),
    ("https://hooks.slack.com/services/T0AA/B0BB/Zk3fQ9aaZk3f", "https://hooks.slack.com/services/…"),
    ("https://api.telegram.org/bot123456:AAZk3fQ9aaZk3fQ9aaZk3f/getMe", "https://api.telegram.org/bot…/getMe"),
    # Sessions, first, last, in the middle; in Markdown, HTML, code, and at the end of a sentence.
    (f"[a]({X}/viewtopic.php?t=7&sid={HEX}) b", f"[a]({X}/viewtopic.php?t=7) b"),
    (f"{X}/viewtopic.php?sid={HEX}&t=7#p9", f"{X}/viewtopic.php?t=7#p9"),
    (f"{X}/viewtopic.php?t=7&sid={HEX}&start=20, and", f"{X}/viewtopic.php?t=7&start=20, and"),
    (f'<a href="{X}/?t=7&amp;sid={HEX}&amp;start=20">', f'<a href="{X}/?t=7&amp;start=20">'),
    (f"See {X}/?s={HEX}.", f"See {X}/."),
    (f"`GET /index.php?PHPSESSID=ab12cd34&topic=7.0 HTTP/1.1` {X}", f"`GET /index.php?topic=7.0 HTTP/1.1` {X}"),
    (f"{X}/index.php?topic=7.0;sesc={HEX};x=1", f"{X}/index.php?topic=7.0;x=1"),
    (f"{X}/index.php/PHPSESSID,{HEX}/topic,7.0.html", f"{X}/index.php/topic,7.0.html"),
    (f"{X}/showthread.php/s={HEX}/t=7", f"{X}/showthread.php/t=7"),
    (f"{X}/viewtopic-t-7-sid-{HEX}.html", f"{X}/viewtopic-t-7.html"),
    (f"{X}/a;jsessionid=AB12.node1?t=7", f"{X}/a?t=7"),
    (f"{X}/shop.php?osCsid=ab12&zenid=cd34&id=7", f"{X}/shop.php?id=7"),
    (f"{X}/x?ASPSESSIONIDQQRSTUVW=ABC&id=7", f"{X}/x?id=7"),
    (f"viewtopic.php?t=7&sid={HEX}", "viewtopic.php?t=7"),
    ("Cookie: PHPSESSID=ab12cd34ef;", "Cookie: PHPSESSID=…;"),
    (f"phpbb3_x_sid={HEX}", "phpbb3_x_sid=…"),
    # Encoded inside another address, once and twice.
    (f"{X}/go?url=https%3A%2F%2Fy.example%2F%3Fsid%3D{HEX}%26t%3D7", f"{X}/go?url=https%3A%2F%2Fy.example%2F%3Ft%3D7"),
    (f"{X}/go?url=https%253A%252F%252Fy.example%252F%253Fsid%253D{HEX}", f"{X}/go?url=https%253A%252F%252Fy.example%252F"),
    # What proves that a form was its reader's.
    (f"{X}/posts/9/like?_xfToken=12%2Cab", f"{X}/posts/9/like"),
    (f"{X}/login.php?do=logout&logouthash=1-ab&securitytoken=1-cd", f"{X}/login.php?do=logout"),
    (f"{X}/member.php?action=logout&my_post_key=ab", f"{X}/member.php?action=logout"),
    (rf"{X}/x?my\_post\_key=ab\_cd&t=7", rf"{X}/x?t=7"),
    # Letters: a reset, an activation, an invitation, the end of a subscription.
    (f"{X}/lost-password/pell.7/confirm?c=Zk3fQ9aa", f"{X}/lost-password/pell.7/confirm"),
    (f"{X}/member.php?action=activate&uid=7&code=hGdTsKwQ", f"{X}/member.php?action=activate&uid=7"),
    (f"{X}/ucp.php?mode=activate&u=7&k=Q1W2E3R4", f"{X}/ucp.php?mode=activate&u=7"),
    (f"{X}/index.php?action=reminder;sa=setpassword;u=7;code=ab12cd34ef", f"{X}/index.php?action=reminder;sa=setpassword;u=7"),
    (f"{X}/login.php?a=pwd&u=7&i=123456789", f"{X}/login.php?a=pwd&u=7"),
    (f"{X}/wp-login.php?action=rp&key=Zk3fQ9aaZk3f&login=pell", f"{X}/wp-login.php?action=rp&login=pell"),
    (f"{X}/users/password-reset/{HEX}", f"{X}/users/password-reset/…"),
    (f"{X}/user/reset/7/1591186682/Zk3fQ9aa-Zk3fQ9aa_Zk3f", f"{X}/user/reset/7/1591186682/…"),
    (f"{X}/email/unsubscribe/{HEX}{HEX}.", f"{X}/email/unsubscribe/…."),
    (f"{X}/?password=PW&token=T", f"{X}/"),
    (f"{X}/feed?access_token=ab12&token=ab12cd34", f"{X}/feed"),
    (f"{X}/back#access_token=ab12&token_type=bearer", f"{X}/back#token_type=bearer"),
    (f"{X}/back?t=7#access_token=ab12", f"{X}/back?t=7"),
    (f"{X}/v1?api_key=abc&q=wicks", f"{X}/v1?q=wicks"),
    (f"{X}/m.png?X-Amz-Signature=ab&X-Amz-Credential=a%2Fb&w=7", f"{X}/m.png?w=7"),
    (f"{X}/m.png?sv=2020&sig=ab12cd34ef56gh78%3D", f"{X}/m.png?sv=2020"),
    # Names and passwords before a host.
    ("https://pell:lamp@x.example/ ftp://pell@x.example/", f"{X}/ ftp://x.example/"),
    (r"https\://pell:lamp@x.example/", r"https\://x.example/"),
    ("mysql://root:lamp@db.example/x", "mysql://db.example/x"),
    # Whose browser it was.
    (f"{X}/modcp.php?ip=8.8.4.4&t=7", f"{X}/modcp.php?t=7"),
]
KEPT = [
    # A host's name and people's words are no letter, though such a word is in them.
    "https://www.resetlamps.example/members/silverwick20.476/",
    f"{X}/verify/lamp-image-2021-04-checksum",
    f"{X}/unsubscribe/how-to-leave-2021-lists/",
    f"{X}/leaving?to=https%3A%2F%2Fpics.y.example%2Fsmile%402x.png",
    f"{X}/search.php?s=wicks",
    f"{X}/?sid=12&s=1&session=3&t=123",
    f"{X}/x?token=ab",
    f"{X}/x?pageToken=CAUQAAabcdefgh",
    f"{X}/spreadsheets/ccc?key=0AvyZ12345678901234567890abcdefghij",
    f"{X}/paste.php?{HEX} {X}/lamp.png?{HEX}",
    f"{X}/search?token= and q= Zk3fQ9aaZk3f",
    f"{X}/search?t=7&q= Zk3fQ9aaZk3f",
    f"{X}/docs?key=value&code=7&hash=abc",
    f"{X}/commit?id={HEX}",
    f"{X}/support?ticket=12345&t=77",
    f"{X}/shops?state=california&code=94110",
    f"{X}/eyJx/words.eyJy",
    f"{X}/a?nonce=word",
    f"{X}/file?md5={HEX}",
    f"{X}/product?code=AB12CD34",
    f"{X}/threads/how-to-reset-a-clock.12/",
    f"{X}/threads/password-reset-does-not-work.1234567/page-2",
    f"{X}/threads/confirm-the-date-12-05.77/#post-12",
    f"{X}/?ip=192.168.1.1 http://8.8.4.4/?t=7",
    "if (a&password==b) return x?y:z;",
    "mysql -u root --password=lamp",
    "password=lamp; sid=12",
    "a&b=c;d?e=f",
    "ssh://git@code.example/lamps git@code.example:lamps.git",
    f"{X}/@pell?a=b@c",
    "meet at 5? or=6",
    f"{X}/?q=session+id&x=password",
]


@pytest.mark.parametrize(("text", "left"), TAKEN)
def test_it_goes_and_the_rest_stays(text, left):
    clean, found = without(text)
    assert clean == left
    assert found
    assert without(clean) == (clean, 0)


@pytest.mark.parametrize("text", KEPT)
def test_what_names_something_stays(text):
    assert without(text) == (text, 0)


PARTS = [
    "?",
    "&",
    "&amp;",
    ";",
    "=",
    "#",
    "sid=",
    f"sid={HEX}",
    "token=abcdefgh",
    "t=7",
    "%3F",
    "%26",
    "x",
    " ",
    "/",
    "reset/",
    "@",
]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map(lambda parts: "https://x.example/" + "".join(parts)))
def test_once_is_enough(text):
    clean, _ = without(text)
    assert not re.search(rf"(?<!\w)sid={HEX}(?!\w)", clean)
    assert without(clean)[0] == clean


def test_an_address_is_the_same_with_a_session_and_without():
    assert addresses.plain(f"http://www.x.example/viewtopic.php?sid={HEX}&t=7") == addresses.plain(f"{X}/viewtopic.php?t=7")


HOSTILE = [
    "=",
    "?a=",
    "&sid=",
    "https://a@",
    "https://a:b",
    "/reset/",
    ";jsessionid=",
    "%3Fsid%3D",
    "\\",
    "sid_",
    "?sid=0 ",
    "/(S(",
    f"&sid={HEX}",
    "a:b@",
    "reset-",
    "index.php?",
    "index.php;a",
    "?a= 1a",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text_takes_no_time(part):
    assert_linear(lambda n: without("https://x.example/?" + part * n + "="), 30_000)


RUNS = sorted(
    {run for text, _ in TAKEN for run in text.split()}
    | {f"{X}/search?ip={ip}" for ip in ("8.8.8.8", "10.0.0.1", "01.2.3.4", "::2", "2a00:1450::1", "999.1.1.1", "12345", "[::2]")}
)


@given(st.sampled_from(RUNS), st.randoms(use_true_random=False))
def test_an_address_is_the_same_whether_another_with_other_digits_was_asked_about(run, random):
    other = "".join(random.choice("0123456789") if sign in "0123456789" else sign for sign in run)
    assert credentials._of_short(other) == credentials._cleaned(other)


@given(st.text(alphabet="019afFtsid=&?/.#-:_[]()\\,~ikp", max_size=60))
def test_any_run_of_signs_is_the_same_remembered_or_not(run):
    assert credentials._of_short(run) == credentials._cleaned(run)


def test_addresses_that_differ_in_digits_are_asked_about_once():
    credentials._remembered.cache_clear()
    for post in range(100, 999):
        assert without(f"{X}/viewtopic.php?p={post}#p{post}")[1] == 0
    assert credentials._remembered.cache_info().misses == 1
