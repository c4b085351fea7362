"""Who is the same person, and under which letter a name stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillboard.content import records
from stillboard.errors import ContentError
from stillboard.model import Forum, Member, Post, Thread
from stillboard.outputs import members
from stillboard.site import initials, pages
from support.filed import site, thread, written


def filed(content: Path, **same: tuple[str, ...]) -> None:
    """Forums a, b and c with a member `x.1` each, who says what `same` has."""
    for forum in "abc":
        written(content, Forum(forum.upper(), id=forum, path=forum))
        written(content, Member(f"X{forum}", id="1", slug="x", same_as=same.get(forum, ())), forum=forum)
    written(content, Member("Alone", id="2", slug="y"), forum="a")


@pytest.mark.parametrize(
    "same",
    [
        {"a": ("b/x.1",), "b": ("c/x.1",)},
        {"c": ("a/x.1", "b/x.1")},
        {"a": ("b/x.1", "a/x.1", "gone/x.1", "b/x.9", "b/z.1"), "b": ("a/x.1", "c/x.1"), "c": ("a/x.1",)},
    ],
)
def test_all_files_of_a_person_name_one_another(tmp_path: Path, same: dict[str, tuple[str, ...]]) -> None:
    filed(tmp_path, **same)
    made = [item.record for item in members.OUTPUT.build(site(tmp_path)) if isinstance(item.record, pages.MemberPage)]
    others = {page.card.name: [(one.member.title, one.member.address, one.forum) for one in page.same] for page in made}
    every = [(f"X{forum}", f"/{forum}/members/x.1/", forum.upper()) for forum in "abc"]
    assert others == {one[0]: [other for other in every if other != one] for one in every} | {"Alone": []}


def test_a_person_stands_once_in_the_list_of_members(tmp_path: Path) -> None:
    """Under each of their names: with the posts of all, and where else they are."""
    filed(tmp_path, a=("b/x.1", "c/x.1"))
    written(tmp_path, Member("Xa", id="1", slug="x"), forum="b")
    for n, forum in enumerate("abc", 1):
        record = Thread("Wicks", id="7", slug="wicks", thread_id="7")
        written(tmp_path, record, forum=forum)
        for own in range(1, n + 1):
            post = Post("Words.", id=str(own), author="X", author_id="1", number=own)
            (tmp_path / records.path(post, forum, record)).write_text(records.dumps(post), "utf-8")
    lists = [item.record for item in members.OUTPUT.build(site(tmp_path)) if isinstance(item.record, pages.MembersPage)]
    rows = {row.name: row for page in lists for group in page.groups for row in group.members}
    assert sorted(rows) == ["Alone", "Xa", "Xc"]
    assert [rows[name].posts for name in sorted(rows)] == [0, 6, 6]
    assert [(one.member.title, one.forum) for one in rows["Xa"].same] == [("Xa", "B"), ("Xc", "C")]
    assert [(one.member.title, one.forum) for one in rows["Xc"].same] == [("Xa", "A"), ("Xa", "B")]


@pytest.mark.parametrize("value", ["../../etc/passwd", "a/x", "a", "/x.1", "a/x.1/y", "A/x.1", "a/con.1", "a/x."])
def test_a_reference_is_a_file_of_a_member(value: str) -> None:
    with pytest.raises(ContentError, match="Same-as"):
        records.loads(Member, f"---\nName: Pell\nSame-as: {value}\n---\n", "members/a/pell.1.md")


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Pell", "P"), ("pell", "P"), ("Éclair", "E"), ("ß", "S"), ("Ωmega", "Ω"), ("ламп", "Л"), ("ورد", "و"),
        ("灯台守", "漢"), ("ひかり", "あ"), ("ヒカリ", "ア"), ("등대", "가"), ("7 lamps", "#"), ("_pell", "#"), ("💡", "#"),
        ("", "#"), ("\u0301", "#"), ("ﬁ", "F"), ("Ａ", "A"), ("ǆ", "D"),
    ],
)  # fmt: skip
def test_the_letter_of_a_name(name: str, letter: str) -> None:
    assert initials.initial(name) == letter


def test_letters_lead_to_the_pages_where_they_begin(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"))
    for n, name in enumerate(("Ash", "~wren", "ámbar", "Pell", "灯台", "7", "Bo"), 1):
        written(tmp_path, Member(name, id=str(n), slug="x"), forum="lamps")
    made = [item for item in members.OUTPUT.build(site(tmp_path, FORUM_MEMBERS_PER_PAGE=2)) if item.file.startswith("members/")]
    lists = [item for item in made if isinstance(item.record, pages.MembersPage)]
    rows = [(group.initial, row.name) for item in lists for group in item.record.groups for row in group.members]
    assert rows == [("A", "ámbar"), ("A", "Ash"), ("B", "Bo"), ("P", "Pell"), ("漢", "灯台"), ("#", "7"), ("#", "~wren")]
    by_address = {f"/{item.file.removesuffix('index.html').removesuffix('.html')}": item.record for item in lists}
    for item in lists:
        for link in item.record.initials:
            address, _, anchor = link.address.partition("#")
            assert link.title in [group.initial for group in by_address[address].groups if group.anchor == anchor]


def test_what_a_member_started_is_theirs_newest_first(tmp_path: Path) -> None:
    written(tmp_path, Forum("Lamps", id="lamps"))
    for n in range(1, members.STARTED + 3):
        thread(tmp_path, "lamps", str(n))
    (page,) = [item.record for item in members.OUTPUT.build(site(tmp_path)) if isinstance(item.record, pages.MemberPage)]
    assert [one.thread.title for one in page.started] == [f"Lamp {n}" for n in range(12, 2, -1)]
    assert (page.more, page.first, page.last, page.plot) == (2, None, None, None)
