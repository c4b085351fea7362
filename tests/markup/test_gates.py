"""Parts of posts that forums showed to some readers alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillboard.markup.gates import MARK, keeps, names, said, shows, without
from support.growth import assert_linear

HERE = f"a {MARK} c"


@pytest.mark.parametrize(
    "text",
    [
        "a [hide]b[/hide] c",
        "a [HIDE=25]b[/HIDE] c",
        "a [hide=25]b[/hide:1a2b3c4d] c",
        "a [hidden:1a2b3c4d]b[/hidden:1a2b3c4d] c",
        "a [groups=1,2]b[/groups] c",
        "a [members]b[/members] c",
        "a [membersonly]b[/membersonly] c",
        "a [private=Ann]b[/private] c",
        "a [spoiler-to-guests]b[/spoiler-to-guests] c",
        "a [reply]b[/reply] c",
        "a [like]b[/like] c",
        "a [likes=5]b[/likes] c",
        "a [hideto=3]b[/hideto] c",
        "a [hide-posts=10]b[/hide-posts] c",
        "a [HIDE-THANKS]b[/HIDE] c",
        "a [showtogroups=6,7]b[/showtogroups] c",
        "a [um_loggedin]b[/um_loggedin] c",
        "a [wrap=members]b[/wrap] c",
        "a [wrap=staff-only class=x]b[/wrap] c",
        "a [s2If current_user_can(access_s2member_level1)]b[/s2If] c",
        "a [mepr-show rules='3']b[/mepr-show] c",
        "a [hide]b[hide]b[/hide]b[/hide] c",
        "a [hide]b [hide] b[/hide] c",  # where it began, however many began
        "a [hide]b[groups=2]b[/hide]b[/groups] c",
        "a [EXCEPT=3]b[/EXCEPT] c",
        "a [EXCEPTIDS=3,4]b[/EXCEPTIDS] c",
        "a [userids=3,4]b[/userids] c",
        "a [buy=5]b[/buy] c",
        "a [charge=5]b[/charge] c",
        "a [LIKEREPLY]b[/LIKEREPLY] c",
        "a [likeit]b[/likeit] c",
        "a [msg=10]b[/msg] c",
        "a [nolog]b[/nolog] c",
        "a [regonly]b[/regonly] c",
        "a [replytosee]b[/replytosee] c",
        "a [visible=3]b[/visible] c",
        "a [moderator]b[/moderator] c",
        "a [admin]b[/admin] c",
        "a [team]b[/team] c",
    ],
)
def test_what_has_an_end_is_a_part(text: str) -> None:
    seen, hidden = without(text)
    assert seen == HERE
    assert "b" in hidden


@pytest.mark.parametrize(
    "text",
    [
        "a [hide] b",
        "a [wrap=box]b[/wrap]",
        "a [/hide] b",
        "[b]a[/b] [member=12]Ann[/member] [user=3]Ann[/user] [post=7]it[/post] [mod=Ann]closed[/mod]",
        "[spoiler=the end]a[/spoiler] [quote=hide]a[/quote] [url=https://x.example/hide]a[/url]",
        "[list][*]a[/list] [sub]2[/sub] [tr][td]a[/td][/tr]",
        "<p>a</p>",
        "[guest]a[/guest] [GUESTS]a[/GUESTS] [user]Ann[/user]",
    ],
)
def test_all_else_is_as_it_was(text: str) -> None:
    assert without(text) == (text, "")
    assert without(text, elements=True) == (text, "")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a [hide]b", f"a {MARK}"),
        ("a [hide]b [b]b[/b] b", f"a {MARK}"),
        ("a [quote=x]a [hide]b[/quote] c", f"a [quote=x]a {MARK}[/quote] c"),
        ("a [quote]a [hide]b [quote]b[/quote] b[/quote] c", f"a [quote]a {MARK}[/quote] c"),
        ("a [quote]a [hide]b[/quote] c [hide]b", f"a [quote]a {MARK}"),
        ("a [hide]b [quote]b[/quote] b", f"a {MARK}"),
        ("a [hide]b[/quote] b", f"a {MARK}"),
        ("a [hide]b [hide]b[/hide] b", f"a {MARK}"),
        ("a [hide]b[/hide] c", HERE),
        ("a [hide=b", "a [hide=b"),
        ("a [members]b", f"a {MARK}"),
        ("a [paid] c [member=3]", "a [paid] c [member=3]"),
        ("a [/hide] c", "a [/hide] c"),
    ],
)
def test_some_forums_close_what_has_no_end(text: str, seen: str) -> None:
    assert without(text, closes=True)[0] == seen


def test_elements_stay_balanced() -> None:
    assert without("<p>a [hide]</p><p><b>b</b><img src=b>", elements=True)[0] == "<p>a [hide]</p><p><b>b</b><img src=b>"
    seen, hidden = without('<p>a [hide]</p><p class="b"><b>b</b><img src="b.png"></p><div>[/hide] c</div>', elements=True)
    assert seen == f"<p>a {MARK}</p><div> c</div>"
    assert "b.png" in hidden
    assert without("<r><HIDE><s>[hide]</s>b <B>b</B><e>[/hide]</e></HIDE> c</r>", elements=True)[0] == f"<r>{MARK} c</r>"
    wrapped = '<div class="d-wrap" data-wrap="members-only"><div>b</div> b</div> c <div data-wrap="box">d</div>'
    assert without(wrapped, elements=True)[0] == f'{MARK} c <div data-wrap="box">d</div>'


def test_a_gap_is_said() -> None:
    assert said(without("a [hide]b[/hide]")[0]) == "a […](#hidden)"
    assert said("a") == "a"


def test_files_are_known_by_where_their_numbers_stand() -> None:
    assert names("[attach]55[/attach]", "55")
    assert not names("[attach]155[/attach]", "55")
    assert shows("[ATTACH=full]55[/ATTACH]", "55")
    assert shows("[attachment=55]", "55")
    assert shows('<ATTACHMENT filename="x" index="55">', "55")
    assert not shows("55 mm", "55")
    assert shows("(/uploads/a.png)", "/uploads/a.png")


@given(st.text(st.sampled_from("ab [/]hide<>=p\n"), max_size=80))
def test_nothing_is_made_up(text: str) -> None:
    for elements in (False, True):
        seen, hidden = without(text, elements=elements)
        assert (MARK in seen) == bool(hidden)
        if not hidden:
            assert seen == text
        if not elements:
            assert len(seen.replace(MARK, "")) + len(hidden) >= len(text)


@given(st.text(st.sampled_from("b "), min_size=1, max_size=9), st.sampled_from(["hide", "groups", "reply", "login", "members"]))
def test_no_word_of_a_part_is_left(inner: str, name: str) -> None:
    assert keeps(name)
    assert "b" not in without(f"a [{name}=1]{inner}[/{name}] c")[0]


@pytest.mark.parametrize(
    "text",
    [
        "so: [code][hide]b[/hide][/code] c",
        "so: [code=bb]\n[hide=25]b[/hide:1a2b][hide]d[/hide]\n[/code]",
        "so: [code:1a2b3c4d][members]b[/members][/code:1a2b3c4d]",
        "so: [noparse][hide][/noparse] and [php][groups=1] [/groups][/php]",
        "so: [CODE][HIDE]b[/HIDE][/CODE]",
        '<r>so: <CODE lang="bb"><s>[code]</s>[hide]b[/hide]<e>[/code]</e></CODE></r>',
    ],
)
def test_what_code_shows_is_no_part(text: str) -> None:
    assert without(text, elements=text.startswith("<"), closes=True) == (text, "")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a [hide]b [code]d[/code] b[/hide] c", HERE),
        ("a [hide]b [code][hide]d[/hide][/code] b[/hide] c", HERE),
        ("a [hide]b [code][/hide][/code] b[/hide] c", f"a {MARK}[/code] b[/hide] c"),  # where one end is code, and none is known
        ("a [code][hide][/code]b[/hide] c", f"a [code]{MARK} c"),  # who knows what the forum made of it
        ("a [code][hide]b[/hide] c", f"a [code]{MARK} c"),  # no end: no code
    ],
)
def test_code_does_not_open_what_was_kept(text: str, seen: str) -> None:
    assert without(text)[0] == seen


def test_code_in_html_is_none_to_shortcodes() -> None:
    assert "b" not in without("<pre>a [members]b[/members] c</pre>", elements=True)[0]


def test_many_pieces_of_code_cost_no_square() -> None:
    assert_linear(lambda n: without("[code][hide]b[/hide]" * n + "[php][hide]"), 2000)
    assert_linear(lambda n: without("[code][hide]b[/hide][/code]" * n), 2000)
    assert_linear(lambda n: without("[code][hide][/code]" * n + "[hide]b[/hide]"), 2000)
